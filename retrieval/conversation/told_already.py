"""A follow-up that asks for what the answer before it has told already: how it was reckoned, which of them, the right number."""

from __future__ import annotations

import re

from retrieval.conversation.beside.differing import DIFFER
from retrieval.conversation.things_asked import SO, asks_which_of_them
from retrieval.understanding.cues import CALCULATION, Measure, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.wording.wrapping import asks_place

_OUGHT = re.compile(rf"{SO}(?:按(?:数字|表格|这两个数)?算?)?(?:应该|应当|正确的?(?:数|值)?|到底)(?:是|为)?(?:多少|几)")
"""应该是多少 after whether a number is right: told by the answer to that."""
_HOW_RECKONED = re.compile(
    rf"{SO}(?:这个?|那个?|它|这)?(?:数字?|结果|比例|比重|占比|百分比|平均数?|差额|合计)?(?:是|又是)?(?:怎么|如何|怎样)(?:计?算|得|推算)(?:出来?|来|出)?的?呢?"
)
"""怎么算的 after what was computed: told with its parts by the answer to that."""
_GOALS = ("指标", "目标")


def asked_again(question: str, last: Query) -> bool:
    """Whether a follow-up asks for what the answer to the question before it tells."""
    reckoned = last.operation in CALCULATION or not {Measure.SHARE, Measure.COMPLETION}.isdisjoint(last.measures)
    ought = last.operation is Operation.CHECK and (_OUGHT.fullmatch(question) or DIFFER.fullmatch(question))
    told_apart = last.operation is Operation.DIFFERENCE and DIFFER.fullmatch(question)  # 和年初比呢？多了多少
    listed = _counts_some(last) and asks_which_of_them(question)  # 满分的有几个？是哪几个
    return bool(ought or told_apart or listed or asks_place(question) or (reckoned and _HOW_RECKONED.fullmatch(question)))


def _counts_some(last: Query) -> bool:
    """Whether it was asked how many bodies, projects or goals there are of which something is true: the answer lists them."""
    counts = Measure.COUNT in last.measures and last.section is None
    missed = not {*last.narrowing, *last.leftovers}.isdisjoint(_GOALS)
    scored = Measure.POINTS in last.measures and not last.rows
    lacking = last.chosen is not None and last.chosen.counted and last.chosen.bound is None  # 有几家没有三公经费
    return lacking or scored or (counts and missed)
