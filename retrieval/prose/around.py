"""A follow-up that asks where or of what kind (去哪里, 什么车) after a number: what is told beside that number, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.prose.quotes import Quote, quoted, sentences_of
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import HOW_MUCH, Measure, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.wording.wrapping import asks_place

_OF_WHAT_KIND = re.compile(
    r"(?:什么|哪(?:里|儿|些|种|类|方面|一?块|[个门]?科目))"
    r"(?!数|口径|页|表|处|意思|时候|情况|样|原因|报告|文件|地方(?:写|说|提)|章|节|部分|[^车人事]*(?:写|提|记)[的着到])"
)
_NAMES_ASKED = re.compile(
    r"(?:那|它们|这些)?(?:都|又|各|分别|具体)*(?:叫|是|有|包括)(?:什么|哪些|哪几[个台种])(?P<sort>[\u4e00-\u9fff]{0,4}?)(?:名字|名称)?"
)
"""分别是什么设备 after how many there are."""
_LEAST = 5
"""Characters beside a number that can tell anything of it."""
_DIFFERS = re.compile(r"[多少高低差增减]在")
"""主要多在哪 asks for the part that made a change."""


def asks_kind(own: Query) -> bool:
    """Whether a follow-up, read by itself, names nothing and asks for a place or a kind instead of a number."""
    named = own.rows or own.organisations or own.unknown or own.years.named or own.section or own.within or own.roles
    plain = own.operation is Operation.VALUE and own.measures == (Measure.AMOUNT,)
    if asks_place(own.question):
        return False
    return plain and not named and bool(_OF_WHAT_KIND.search(own.question)) and not HOW_MUCH.search(own.question)


def asks_names(own: Query, counted: Query) -> bool:
    """Whether a follow-up asks what those are that a question for one thing counted, and for no list that reports print."""
    plain = own.operation in (Operation.TEXT, Operation.VALUE) and not own.section
    words = plain and _NAMES_ASKED.fullmatch(own.question)
    return bool(words) and Measure.COUNT in counted.measures and len(counted.rows) == 1 and counted.section is None


def told_around(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The sentences that state the numbers found, each with the one after it, where these say more than the number."""
    quotes = (quote for finding in turn.findings for quote in _around(finding, held))
    return () if _DIFFERS.search(turn.question) else tuple(dict.fromkeys(quotes))[:1]


def _around(finding: Finding, held: Holdings) -> Iterator[Quote]:
    claims = [reading.claim for reading in finding.readings if reading.claim]
    for paragraph in held.paragraphs(finding.facts.record) if claims else ():
        sentences = sentences_of(paragraph.text)
        for claim in (claim for claim in claims if claim.section == paragraph.section):
            at = next((at for at, one in enumerate(sentences) if claim.quote in one and claim.sentence in paragraph.text), None)
            text = "".join(sentences[at : at + 2]) if at is not None else ""
            if len(text.partition(claim.quote)[2].strip("，。；：其中 ")) >= _LEAST:
                yield quoted(finding.facts, paragraph, text)
