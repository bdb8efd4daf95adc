"""A question for an account that it does not call by its name: by the end of that, or by what its money was spent on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extraction.labels import plain_label
from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.nearest import of_account
from retrieval.chain.turn import Turn
from retrieval.prose.charged import account_spent_on, account_used_for, uses_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_ITEM = 7
"""Digits of the code of an account that is parted no further."""
_SHORTEST_END = 4
_SPENT_ON = re.compile(r"(?:主要)?用于[^。]*")
_TELLING = 2
"""So many words beside a thing tell which account is meant."""
_OF_REST = re.compile("其他|非")
"""其他教育支出 is not what is asked for as 教育支出."""
_OF_MONEY = frozenset({Measure.AMOUNT, Measure.COMPLETION})


def other_account(turn: Turn, held: Holdings) -> Query | None:
    """The question as one for an account that it names in part, describes or tells by what it was used for."""
    ways = (_longer_name, _described_account, _account_by_uses, _account_holding)
    return next(filter(None, (way(turn, held) for way in ways)), None)


def _longer_name(turn: Turn, held: Holdings) -> Query | None:
    """A question for the only account of a report whose name ends with what it names (委托业务支出 of 财政委托业务支出)."""
    query, rows, record = turn.asked, turn.asked.rows, turn.scope.sole
    if record is None or len(rows) != 1 or len(rows[0].text) < _SHORTEST_END or query.leftovers:
        return None
    names = {name for name in _accounts(held.facts_of(record)) if name.endswith(rows[0].text)}
    name = names.pop() if len(names) == 1 else ""
    return of_account(query, name) if name and fold(name) != rows[0].text else None


def _described_account(turn: Turn, held: Holdings) -> Query | None:
    """A question for the only account with a thing in its name that was spent on all that the question says of the thing
    (给中介机构那些审计、绩效评价的委托业务).
    """
    query, record = turn.asked, turn.scope.sole
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,)
    if record is None or not (plain and query.rows) or len(query.rows[-1].text) < _SHORTEST_END:
        return None
    thing = query.rows[-1].text
    said = {*query.leftovers, *(mention.text for mention in query.mentions)} - {thing}
    names = {name for name in _accounts(held.facts_of(record)) if thing in name}
    spent = [(fold(one.text), used[0]) for one in held.paragraphs(record) if (used := _SPENT_ON.search(fold(one.text)))]
    told = {name for name in names for text, used in spent if fold(name) in text and all(word in used for word in said)}
    if len(told) != 1 or len(said) < _TELLING:
        return None
    return replace(of_account(query, told.pop()), leftovers=(), narrowing=())


def _account_by_uses(turn: Turn, held: Holdings) -> Query | None:
    """A question that names but what money was spent on, as one for the only account of a report that was used for just that."""
    query, record = turn.asked, turn.scope.sole
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,)
    if record is None or not plain or query.apart:
        return None
    name = account_used_for(query, held.facts_of(record), held.paragraphs(record))
    account = of_account(query, name, "、".join(query.asked)) if name else None
    if account and fold(name) not in held.lexicon.words:  # 红十字事业一般行政管理事务 names two rows
        rows = understand(replace(turn, question=f"{record.called}{name}"), held).asked.mentions
        account = replace(account, mentions=rows or account.mentions)
    uses = uses_of(name, held.paragraphs(record))
    return replace(account, leftovers=(), narrowing=(), used_for=uses) if account else None


def _account_holding(turn: Turn, held: Holdings) -> Query | None:
    """A question that names but a part of what money was spent on (修绿道那笔钱), as one for the only account that lists it."""
    query, record = turn.asked, turn.scope.sole
    plain = query.operation in (Operation.VALUE, Operation.REASON) and _OF_MONEY.issuperset(query.measures)
    if record is None or not plain or query.apart:
        return None
    said, name, uses = account_spent_on(query, held.facts_of(record), held.paragraphs(record))
    return replace(of_account(query, name, said), leftovers=(), narrowing=(), used_for=uses) if name else None


def _accounts(facts: Facts) -> Iterator[str]:
    """The names of the accounts of a report that are parted no further, but for what is left over of one."""
    names = (plain_label(one.row) for one in facts.figures if len(one.row_code) == _ITEM)
    return (name for name in names if not _OF_REST.match(name))
