"""What cars are bought, where a report counts those by sort whose purchase it plans or tells (购置车辆1辆，其中：其他用车1辆)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query
from retrieval.understanding.wording.cars import WHAT_BOUGHT

_BOUGHT = re.compile(r"[^。；]*购置(?:公务用)?车辆?\s*[1-9]\d*\s*辆[^。；]*用车\s*[1-9]\d*\s*辆[^。；]*[。；]?")


def tell_bought(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that counts the cars that are bought by their sort, where what cars these are is asked for."""
    if query.operation is not Operation.TEXT or WHAT_BOUGHT not in query.question:
        return []
    told = [(one, match[0]) for one in paragraphs if is_prose(one) and (match := _BOUGHT.search(one.text))]
    return [quoted(facts, one, text) for one, text in told][:1]
