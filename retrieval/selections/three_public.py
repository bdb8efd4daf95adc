"""Which of the 三公 expenses came to more or less than their budgets (三公经费里哪项超预算了, 哪几项没花完)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extraction.numbers import Amount
from extraction.report import Role
from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.composing.compose import is_nothing
from retrieval.composing.operands import size_of
from retrieval.conversation.things_asked import SO
from retrieval.projects.goal_rows import GoalTold
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.parts.each_part import known_parts
from retrieval.readings.parts.moved_parts import move_asked
from retrieval.understanding.chosen.accounts_asked import AccountsAsked, accounts_asked
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query

_WAYS = {1: "超过预算数", -1: "少于预算数", 0: "与预算数相等"}
_WHOLE = "three_public"
_BY_HOW_MUCH = re.compile(rf"{SO}(?:都|各自?|分别)*(?:相?差|[多少高低超省剩]出?下?[花用]?)了?(?:多少|几)[钱万元]*")
"""By how much those moved that the question before it chose."""

Pair = tuple[Finding, Finding]
"""What was spent on a thing, and its budget."""


def three_against_budgets(turn: Turn, held: Holdings) -> Turn | None:
    """Those of the three that moved against their budgets as a question asks, each with both numbers; where none did, all, and
    that none did; again for a follow-up by how much. None where something else is asked, or the report prints not both numbers
    of any.
    """
    if turn.history and _BY_HOW_MUCH.fullmatch(turn.question):
        chosen = three_against_budgets(understand(turn.before, held), held)
        return replace(chosen, question=turn.question, history=turn.history) if chosen else None
    query, records = turn.asked, turn.scope.records
    of_three = [row for row in query.rows if any(key.startswith(_WHOLE) for key in row.keys(None)[:1])]
    asked = accounts_asked(query.question) if len(of_three) == len(records) == 1 else None
    if asked is None or not asked.planned or asked.way is None or asked.limits or asked.end or move_asked(query):
        return None  # which moved most is told of all their parts
    record, year = records[0]
    facts = held.facts_of(record)
    parts = known_parts(replace(query, mentions=tuple(of_three), roles=()))
    pairs = [pair for part in parts if (pair := _both(part, query, facts, held, year))]
    those = _chosen(asked, pairs)
    if not pairs:
        return None
    none = "" if those else f"“三公”经费各项中没有决算数{_WAYS[asked.way]}的"
    plain = replace(query, operation=Operation.VALUE, measures=(Measure.AMOUNT,), chosen=None, about="")
    plain = replace(plain, leftovers=(), narrowing=())
    goals = tuple(GoalTold(pair, lost=all(map(_amount, pair))) for pair in those or pairs)
    return replace(turn, query=plain, goals=goals, scope=replace(turn.scope, absent=none))


def _both(part: Mention, query: Query, facts: Facts, held: Holdings, year: int | None) -> Pair | None:
    """What was spent on one of the three, and its budget; None where either is told neither as a number nor as nothing."""
    asked = replace(query, mentions=(part,), operation=Operation.VALUE, measures=(Measure.AMOUNT,), chosen=None)
    found = [find(replace(asked, roles=(role,)), facts, held.catalogue, year)[:1] for role in (Role.FINAL, Role.BUDGET)]
    both = [one for own in found for one in own if _amount(one) or is_nothing(one)]
    return (both[0], both[1]) if len(both) == 2 and any(map(_amount, both)) else None


def _amount(finding: Finding) -> Amount | None:
    return finding.readings[0].amount if finding.readings else None


def _size(finding: Finding) -> Decimal:
    return size_of(finding).value if _amount(finding) else Decimal(0)


def _chosen(asked: AccountsAsked, pairs: list[Pair]) -> list[Pair]:
    """Those that moved the way that is asked for."""
    gaps = [(_size(spent) - _size(planned), (spent, planned)) for spent, planned in pairs]
    return [pair for gap, pair in gaps if (gap * asked.way > 0 if asked.way else gap == 0)]
