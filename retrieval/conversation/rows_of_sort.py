"""哪个乡镇最多 after one number of a table, as that question for the rows of the table that are of this sort."""

from __future__ import annotations

import re

from retrieval.conversation.things_asked import SO, spoken_of
from retrieval.readings.row_sorts import sort_asked
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import RANKING
from retrieval.understanding.lexicon import Lexicon
from retrieval.understanding.query import Query

_ASKED = re.compile(
    rf"{SO}(?:其中|里面|里头)?(?P<asked>哪一?个(?P<kind>[\u4e00-\u9fff]{{1,4}}?)(?:完成|做|办|修|种|建)?[得的]?最[多少高低大小])[的呢啊]*"
)
_ASKED_OTHERWISE = re.compile(r"单位|部门|机构|项目|科目|指标|局|处|科|类|款|项|月|年|季度?|时候")
"""What else is set in order, of the organisation or of its forms."""
_DIVIDED = re.compile(r"领域|方面|类别|种类|片区|行业")


def of_rows_before(question: str, last: Query, lexicon: Lexicon) -> str:
    """The follow-up with the one thing asked about before it; '' where rows that reports print are of no such sort."""
    match, things = _ASKED.fullmatch(question), spoken_of(last)
    if match is None or len(things) != 1 or last.operation in RANKING or _ASKED_OTHERWISE.fullmatch(match["kind"]):
        return ""
    rows = (word for word, meanings in lexicon.words.items() if any(one.kind is LabelKind.ROW for one in meanings))
    of_sort = _DIVIDED.fullmatch(match["kind"]) or sort_asked(match["asked"], list(rows)).startswith(match["kind"])
    return f"{things[0].text}{match['asked']}" if of_sort else ""
