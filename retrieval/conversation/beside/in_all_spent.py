"""The share of a part of 基本支出 in all that was spent, where that was asked for before it (一共花了多少？人员经费占多少)."""

from __future__ import annotations

import re
from collections.abc import Collection

from retrieval.conversation.beside.columns import HOW_GREAT
from retrieval.conversation.things_asked import SO
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Lexicon, keys_meant
from retrieval.understanding.query import Query
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.wholes import ALL_SPENT, is_in_basic

_SHARE = re.compile(
    rf"{SO}(?:其中|里面|里头|当中)?的?(?P<part>(?!占)[\u4e00-\u9fff]{{2,12}}?)(?:部分|这块)?占(?:了|到|比)?{HOW_GREAT}"
)
_WHOLE, _WITH_BALANCE = "支出合计", "总计"


def in_all_spent(question: str, last: Query, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """The question with the whole that was asked for before it; '' where it weighs no such part, or after another question."""
    match = _SHARE.fullmatch(question)
    before = settled(last) if match else last
    plain = before.operation is Operation.VALUE and before.measures == (Measure.AMOUNT,) and len(before.organisations) == 1
    if match is None or not plain or len(before.rows) != 1 or ALL_SPENT.isdisjoint(keys_meant(before.rows)):
        return ""
    part = read(match["part"], lexicon, organisations)
    named = len(part.rows) == 1 and is_in_basic(part.rows[0]) and not (part.organisations or part.unknown or part.leftovers)
    whole = before.rows[0].text if _WITH_BALANCE in before.rows[0].text else _WHOLE  # a balance is spent on nothing
    return f"{match['part']}占{whole}多少" if named else ""
