"""Why a cell is empty (水费为什么是空的): that it is, and what the text says of whoever pays instead, or that it says nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.report import State
from retrieval.chain.gathering import gather_reports
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.wording.whys import asks_why_blank

_LISTED = re.compile(r"、.*、|包括|反映|是指|指(?:单位|部门)")
"""A sentence that names a thing among many tells nothing of it."""


def why_blank(turn: Turn, held: Holdings) -> Turn | None:
    """The empty cell and the sentences that speak of its row, or the number that it does hold; None where that is not
    asked, or there is no such row.
    """
    if turn.asked.operation is not Operation.REASON or not (turn.asked.rows and asks_why_blank(turn.asked.question)):
        return None
    asked = replace(turn.asked, operation=Operation.VALUE, measures=(Measure.AMOUNT,), mentions=tuple(turn.asked.rows))
    asked = replace(asked, leftovers=(), narrowing=(), apart=())
    found = gather_reports(replace(turn, query=asked), held)
    if not found.findings or not all(finding.readings for finding in found.findings):
        return None
    told = [quote for one in found.findings if is_blank(one) for quote in _told_of(one.facts, asked, held)]
    return replace(found, quotes=tuple(told))


def is_blank(finding: Finding) -> bool:
    """Whether nothing but empty cells was found."""
    return all(reading.state is State.BLANK for reading in finding.readings)


def blank_by_another_name(gathered: Turn) -> bool:
    """Whether all that was found are empty cells that are not called as the question has them (邮电费 for 通讯费)."""
    leads = [finding.readings[0] for finding in gathered.findings if finding.readings]
    asked = "".join(mention.text for mention in gathered.asked.rows)
    return bool(leads) and all(one.state is State.BLANK and one.figure and fold(one.figure.row) not in asked for one in leads)


def _told_of(facts: Facts, query: Query, held: Holdings) -> list[Quote]:
    """The first sentence that tells something of the rows, other than what they are or what else stands with them."""
    names = [fold(mention.text) for mention in query.rows]
    for paragraph in held.paragraphs(facts.record):
        for sentence in sentences_of(paragraph.text) if is_prose(paragraph) else ():
            if all(name in fold(sentence) for name in names) and not _LISTED.search(sentence):
                return [quoted(facts, paragraph, sentence)]
    return []
