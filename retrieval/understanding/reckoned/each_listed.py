"""The share of each of several things that a question lists, or why it is as it is, as one question for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import inside
from retrieval.understanding.reckoned.wholes import is_part_of, means_all_money, shared_whole, side_by_side

_EACH_SHARE = re.compile(r"(?:各自?|分别)占了?(?:到|比)?(?:多少|几成|百分之[几多]|(?:多大|多少|什么)?的?(?:比例|比重))")
_SHARE_OPEN = re.compile(r"(?:又|各自?|分别)?占了?(?:到|比)?(?:多少|几成|百分之[几多])")
_AGAIN = re.compile(r"的?呢?")
"""货物和服务呢 after 工程占多少."""
_OF_YEAR, _ALL_THAT_IS_SPENT = "本年支出合计", "总支出"
_LISTED = re.compile(r"的?(?:以?及|[和与跟、]|还有)")
_SAME_REASON = re.compile(
    r"的?(?:[增减变][\u4e00-\u9fff]{1,3})?的?原因(?:[是都]|是不是|是否)*(?:不?一样|[不相]同|一致)的?[吗么]?"
)
_EACH_REASON = re.compile(
    r"(?:那|又|都)*(?:的?原因)?(?:各自?|分别)(?:又|都)?(?:[是有]?什么|为什么|如何|怎样)(?:原因)?(?:呢|[增减变][\u4e00-\u9fff])?"
)
_COMPARED = re.compile(r"一样|[相不]同|相等|一致|[相之]?差|对不上")
_EACH = re.compile(r"^的?(?:各自?|分别|都|又)+")


def each_in_whole(query: Query) -> list[str]:
    """货物和服务各占多少 as a question for the share of each in what they are both parts of, or in the whole that is named before
    them (三公里出国、用车、接待各占多少); none for other questions.
    """
    rows = [row for row in query.rows if row.text]
    again = query.measures == (Measure.SHARE,) and rows and _AGAIN.fullmatch(query.question, rows[-1].end)
    if len(rows) < 2 or not (_EACH_SHARE.search(query.question) or (again and _lists(query.question, rows))):
        return []
    of_first = means_all_money(rows[0]) and all(is_part_of(row, rows[0]) for row in rows[1:])
    untold = rows[0].text not in query.question and rows[1].text in query.question  # 三公多少？其中接待和用车各占几成
    if len(rows) > 2 and (of_first or untold or inside(query.question, *rows[:2])):
        return [f"{'' if untold else query.question[: rows[0].start]}{row.text}占{rows[0].text}多少" for row in rows[1:]]
    keys = {key for row in rows for key in row.keys(None)[:1]}
    whole = shared_whole(keys) if len(keys) == len(rows) else ""
    whole = _ALL_THAT_IS_SPENT if whole == _OF_YEAR else whole
    named = query.question[rows[0].start : rows[0].end] == rows[0].text  # and not by a question before it
    before = query.question[: rows[0].start].removesuffix("其中") if named else ""
    return [f"{before}{row.text}占{whole}多少" for row in rows] if whole else []


def weighs_in_none(query: Query) -> bool:
    """Whether the share of several things is asked for that stand beside each other, and not in what (水费、电费占多少)."""
    rows = sorted((row for row in query.rows if row.text), key=lambda row: row.start)
    if len(rows) < 2 or not _lists(query.question, rows):
        return False
    rest = query.question[rows[-1].end :]
    asks = _SHARE_OPEN.match(rest) or _AGAIN.fullmatch(rest)
    return asks is not None and all(side_by_side(*pair) for pair in pairwise(rows))


def _lists(text: str, rows: Sequence[Mention]) -> bool:
    """Whether nothing but listing words stands between the things."""
    return all(_LISTED.fullmatch(text, before.end, after.start) for before, after in pairwise(rows))


def each_explained(query: Query) -> list[str]:
    """A question for the reason of each thing that is listed; none where one is a part of the other, or all the money."""
    rows = sorted((row for row in query.rows if row.text), key=lambda row: row.start)
    text = query.question
    alike = bool(rows) and _SAME_REASON.fullmatch(text, rows[-1].end)  # 两项的原因一样吗
    if not (alike or query.operation is Operation.REASON) or len(rows) < 2 or any(map(means_all_money, rows)):
        return []
    if _EACH_REASON.fullmatch(text):  # of those that were asked about before
        return [f"{row.text}的原因" for row in rows]
    if not _lists(text, rows) or any(is_part_of(one, other) for one in rows for other in rows if one is not other):
        return []
    rest = "的原因" if alike else _EACH.sub("", text[rows[-1].end :])
    if _COMPARED.search(rest):
        return []
    return [f"{text[: rows[0].start]}{row.text}{rest}" for row in rows]
