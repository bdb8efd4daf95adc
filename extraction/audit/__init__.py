"""The consistency audit (勾稽核查): rules as data over intervals, findings with proof, root causes, ledger."""

from extraction.audit.model import Audit, Finding, LedgerEntry, Operand, Result, Rule, Severity
from extraction.audit.rules import Rulebook, rulebook
from extraction.audit.run import audit

__all__ = ["Audit", "Finding", "LedgerEntry", "Operand", "Result", "Rule", "Rulebook", "Severity", "audit", "rulebook"]
