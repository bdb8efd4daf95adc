"""Rates that sentences alone tell of, by the very word that a question names (一次办好率是多少, 问题解决率提高到多少)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_ASKED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}率)(?:从多少)?(?:现在|目前|如今|原来|原先|以前|之前|起初|后来)?"
    r"(?:(?:是|为|有|达|提[高升]|上升|下降|降低)?[了到至为]*(?:多少|百分之几|几成)|呢?$)"
)
_BEFORE = re.compile(r"^(?:的|在|其|它|本|年度?|这个|那个|全年|当年)+")
_STATED = (
    r"[”\"》」]?(?:平均)?(?:为|是|达到?|由|从|提[高升][到至]|上升[到至]|保持在)[^，。；;%％\u4e00-\u9fff]{0,3}\d[\d.]*\s*[%％]"
)


def tell_rate(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that states the rate which the question names; nothing where rates of different names end with that word."""
    match = _ASKED.search(query.about.replace("\n", ""))
    if query.operation is not Operation.VALUE or query.apart or match is None:
        return []
    stated = re.compile(rf"([\u4e00-\u9fff]*{re.escape(_BEFORE.sub('', match['name']))}){_STATED}")
    told = [
        (found[1], quoted(facts, one, text))
        for one in paragraphs if is_prose(one)
        for text in sentences_of(one.text) if (found := stated.search(text.replace(" ", "")))
    ]  # fmt: skip
    return [told[0][1]] if len({name for name, _ in told}) == 1 else []
