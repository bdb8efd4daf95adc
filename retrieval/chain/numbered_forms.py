"""Forms called by the number under which they are published (公开03表), by the name that the report's own form of it has."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.forms import form_names, forms
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.readings.facts import Facts

_NUMBERED = re.compile(r"(?<!\d)(?:公开)?0(?P<nought>[1-9])\s*号?表|公开(?P<plain>[1-9]|1[0-2])\s*号?表")


def with_forms_named(turn: Turn, held: Holdings) -> Turn:
    """The turn with such forms by their names, in the questions before it likewise; others as they are."""
    said = [*turn.history, turn.question]
    put = [_put(one, tuple(said[:at]), held) if _NUMBERED.search(one) else one for at, one in enumerate(said)]
    return replace(turn, question=put[-1], history=tuple(put[:-1])) if put != said else turn


def _put(question: str, history: tuple[str, ...], held: Holdings) -> str:
    whom = held.understand(_NUMBERED.sub("", question), history).organisations
    records = [record for record in held.records if record.organisation in whom]
    names = _in_order(held.facts_of(records[0])) if len(records) == 1 else []
    return _NUMBERED.sub(lambda match: _name_of(match, names), question)


def _name_of(match: re.Match[str], names: list[str]) -> str:
    at = int(match["nought"] or match["plain"]) - 1
    return names[at] if at < len(names) else match[0]


def _in_order(facts: Facts) -> list[str]:
    """The names of a report's forms of accounts in printed order, by which they are numbered; [] where 01 to 03 do not lead."""
    accounts = [form.id for form in forms() if form.is_accounts]
    printed = sorted((one for one in facts.figures if one.form in accounts), key=lambda one: one.table_no)
    order = list(dict.fromkeys(one.form for one in printed if one.form))
    return [form_names()[form] for form in order] if order[:3] == ["income_expenditure", "income", "expenditure"] else []
