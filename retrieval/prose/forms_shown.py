"""Of which projects a report shows the form of their evaluation: the sentence that names them (甲、乙等2个项目的绩效自评表)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.query import Query

_FORM = r"(?:自评表|评价表|(?<=自评)报告|评价报告)"
_SHOW = r"(?:附|公开|公布|反映|披露|列示|展示|晒)"
_WHICH = r"(?:哪[些几一]*个?|几个|多少个?|什么)"
_ASKED = re.compile(
    rf"{_SHOW}(?:出来|出|上|在后面|在附件里?)?了?(?:的是)?(?=.*{_WHICH}).*{_FORM}|{_FORM}.*?{_SHOW}(?:出来|出|上)?了?的?[是有]?{_WHICH}"
    rf"|{_SHOW}(?:出来|出|上|有)?了?(?:绩效)?{_FORM}的?(?:项目)?都?[是有]?{_WHICH}|{_WHICH}项目.*?{_SHOW}[^，]{{0,4}}{_FORM}"
)
_SHOWN = re.compile(rf"{_SHOW}.*(?:等\s*\d+\s*个)?项目的?(?:支出)?(?:绩效)*{_FORM}")


def tell_forms_shown(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that names the projects whose forms are shown; nothing where none does or something else is asked."""
    if query.apart or not _ASKED.search(query.about):
        return []
    sentences = ((one, text) for one in paragraphs if is_prose(one) for text in sentences_of(one.text))
    return [quoted(facts, one, text) for one, text in sentences if _SHOWN.search(text)][:1]
