"""What a question that was read tells of itself: its own bodies, columns of one row, more than an order, or words alone."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.conversation.asked_otherwise import OTHER_UNIT
from retrieval.conversation.standing_alone import names_sum, names_whole
from retrieval.store.records import LabelKind
from retrieval.understanding.clauses import asks
from retrieval.understanding.cues import CHANGES, Measure, Operation, against_budget_in
from retrieval.understanding.named.leftovers import narrowing_in, says_little
from retrieval.understanding.named.lexicon import fold, indicators_meant
from retrieval.understanding.query import Query

_PERSONS = "人"
_IN_UNIT = re.compile(rf"{OTHER_UNIT.pattern}|(?:那|也就)?(?:是|合|等于|折合)?多少(?P<alone>万元|亿元|元)呢?")
_HOW_MUCH = re.compile(r"(?:多少|几)[亿万]?元?|(?=[？?]?$)")
_IN_OR_OUT = re.compile(r"(?:收入|支出)(?!里|中)")
_WHICH_BODY = re.compile(r"^哪[一几]?个?(?:下属|所属|二级)?(?:单位|部门|机构)")


def names_body(held: Holdings, clause: str) -> bool:
    """Whether a clause names an organisation of the library."""
    return bool(held.understand(clause).organisations)


def names_alone(held: Holdings, clause: str) -> bool:
    """Whether a clause is the name of an organisation of the library, with or without a year, or a year, and asks nothing."""
    query = held.understand(clause)
    more = query.unknown or query.mentions or query.unnamed or query.leftovers or query.chosen or query.roles or query.section
    return bool(query.organisations or query.years.named) and not (more or asks(clause))


def names_any(held: Holdings, clause: str) -> bool:
    """Whether a clause names an organisation or anything that reports print, or a part of what they tell (女职工)."""
    query = held.understand(clause)
    told = query.organisations or query.unknown or query.mentions or query.roles or query.years.named
    return bool(told or narrowing_in(query.question))


def names_thing(held: Holdings, clause: str) -> bool:
    """Whether a clause names an organisation, a year, or a thing that has a value, in more than words such as 花钱."""
    query = held.understand(clause)
    said = any(not says_little(mention.text) for mention in query.mentions)
    return bool(query.organisations or query.unknown or query.years.named or query.roles or said or narrowing_in(query.question))


def only_quotes(read: Turn) -> bool:
    """Whether an answer was told in the words of the report alone, whose numbers need not be of what they were asked of."""
    return bool(read.quotes) and not (read.goals or any(one.readings for one in read.findings))


def of_own_bodies(part: str, whole: Query) -> str:
    """A part that asks 哪个单位, of the one organisation that the text names: it asks for none of the library's."""
    own = len(whole.organisations) == 1 and _WHICH_BODY.search(part) and whole.organisations[0] not in part
    return f"{whole.organisations[0]}{part}" if own else part


def stands_alone(query: Query, first: Query) -> bool:
    """Whether a question of a text names what it asks about, or asks of the body whose staff the first of them asks for alone
    (有多少人，花了多少钱).
    """
    meant = indicators_meant(first.rows, catalogue())
    staff = bool(meant) and len(meant) == len(first.rows) and all(one.unit == _PERSONS and not one.funds for one in meant)
    of_all = not (first.leftovers or first.narrowing or first.unnamed) and (staff or not any(row.text for row in first.rows))
    column = first.rows and (first.leftovers or first.narrowing) and names_sum(query)  # 某项目年初结转多少、本年支出多少
    return query.names_own or (names_whole(query) and not column) or (of_all and (staff or _moves_all(query)))


def of_same_thing(query: Query, first: Query) -> bool:
    """Whether all that a question asks about is what the first of its text names, or the money that this costs."""
    if query.operation not in (Operation.VALUE, Operation.REASON, Operation.DIFFERENCE):
        return False
    asked = {key for row in query.rows for key in row.keys(None)[:1]}
    named = {key for row in first.rows if row.text for key in row.keys(None)[:1]}
    costs = {one.funds for one in indicators_meant(first.rows, catalogue()) if one.funds}
    return bool(asked) and asked <= named | costs and not (first.leftovers or first.narrowing)


def _moves_all(query: Query) -> bool:
    """Whether a question asks why or how all that came in or went out moved (支出为什么增加)."""
    moved = query.operation is Operation.REASON or not CHANGES.isdisjoint(query.measures)
    return moved and _IN_OR_OUT.match(query.question) is not None


def tells_columns(whole: Turn) -> bool:
    """Whether all that was found are columns of the one row that a question names first (某项目的年初结转、本年收入各多少)."""
    rows = [row.text for row in whole.asked.rows[:1] if row.text]
    told = [one.asked for one in whole.findings if one.readings]
    return len(told) == len(whole.findings) > 1 and any(all(one.startswith(row) for one in told) for row in rows)


def asks_more(query: Query, own: Query, order: Query, put: str) -> bool:
    """Whether a question after an order that was `put` so asks for more than what comes first, or than how far its two numbers
    are apart, by which it was ordered; `own` is what it asks by itself.
    """
    if order.pairing and query.operation is Operation.DIFFERENCE:
        return False
    names_other = any(row.text and row.text in query.question and row.text not in put for row in query.rows)
    names_other = names_other or own.names_own or names_whole(own)
    names_other = names_other or (query.asks_income and not order.asks_income)  # 花钱最少的是谁，收入多少
    return query.asks_own or names_other or Measure.SHARE in query.measures


def in_other_unit(turn: Turn, held: Holdings) -> Turn:
    """换算成元是多少 after what was planned for a thing, or a number of a project, as that question in that unit; other turns as
    they are.
    """
    put = turn.history[-1] if turn.history else ""
    unit = _IN_UNIT.fullmatch(fold(turn.question)) if put else None
    before = held.understand(put, turn.history[:-1]) if unit else None
    if unit is None or before is None or before.operation is not Operation.VALUE or before.measures != (Measure.AMOUNT,):
        return turn
    named = Role.BUDGET in before.roles or any(row.keys(LabelKind.SUBJECT) for row in before.rows)
    one = named and len(before.roles) < 2 and not against_budget_in(before.question)
    asked = _HOW_MUCH.sub(f"多少{next(filter(None, unit.groups()))}", put, count=1)
    return replace(turn, question=asked, history=turn.history[:-1]) if one else turn
