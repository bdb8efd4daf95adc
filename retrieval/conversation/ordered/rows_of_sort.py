"""哪个乡镇最多 after one number of a table, as that question for the rows of the table that are of this sort."""

from __future__ import annotations

import re

from retrieval.conversation.things_asked import SO, spoken_of
from retrieval.readings.parts.row_sorts import sort_asked
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import RANKING
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.query import Query

_ASKED = re.compile(
    rf"{SO}(?:其中|里面|里头)?(?P<asked>哪一?个(?P<kind>[\u4e00-\u9fff]{{1,4}}?)(?:完成|做|办|修|种|建)?[得的]?最[多少高低大小])[的呢啊]*"
)
_DONE_BEFORE = re.compile(
    r"\s*(?:全年|一?共)?(?P<done>[\u4e00-\u9fff]{2})了?(?:多少|几)[家个户名项座处](?P<what>[\u4e00-\u9fff]{2,10})"
)
_DONE_MOST = re.compile(
    rf"{SO}(?:其中)?(?P<done>[\u4e00-\u9fff]{{2}})(?P<asked>最[多少]的(?P<kind>[\u4e00-\u9fff]{{1,4}})[是为]哪一?个.*)"
)
_ASKED_OTHERWISE = re.compile(r"单位|部门|机构|项目|科目|指标|局|处|科|类|款|项|月|年|季度?|时候")
"""What else is set in order, of the organisation or of its forms."""
_DIVIDED = re.compile(r"领域|方面|类别|种类|片区|行业")


def of_rows_before(question: str, last: Query, lexicon: Lexicon) -> str:
    """The follow-up with the one thing asked about before it; '' where rows that reports print are of no such sort."""
    if done := _done_most(question, last, lexicon):
        return done
    match, things = _ASKED.fullmatch(question), spoken_of(last)
    if match is None or len(things) != 1 or last.operation in RANKING or _ASKED_OTHERWISE.fullmatch(match["kind"]):
        return ""
    of_sort = _DIVIDED.fullmatch(match["kind"]) or _heads_rows(match, lexicon)
    return f"{things[0].text}{match['asked']}" if of_sort else ""


def _done_most(question: str, last: Query, lexicon: Lexicon) -> str:
    """新增最多的乡镇是哪个 after 新增了多少家四上企业, for these; '' where another thing was done."""
    before, match = _DONE_BEFORE.fullmatch(last.about), _DONE_MOST.fullmatch(question)
    if before is None or match is None or before["done"] != match["done"] or not _heads_rows(match, lexicon):
        return ""
    return f"{before['done']}{before['what']}{match['asked']}"


def _heads_rows(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether rows that reports print are of the sort that is asked for."""
    rows = (word for word, meanings in lexicon.words.items() if any(one.kind is LabelKind.ROW for one in meanings))
    return sort_asked(match["asked"], list(rows)).startswith(match["kind"])
