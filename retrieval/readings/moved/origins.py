"""Where a movement began: the number from which another one rose or fell (从多少提升到多少, 提高了几个百分点)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.crosscheck import Reading, Verdict
from extraction.excerpts import ORIGINS
from extraction.report import Claim
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_MOVED = re.compile(r"(?:提[高升]|上升|增[加长]|下降|降低|减少|[升降])了?(?:几|多少)(?:个?百分点)?呢?$")
_CALLED = re.compile(r"[“\"]([^”\"]{2,})[”\"]")
_RATE = 3
"""Characters of a name that ends with 率 and may be told of by itself."""
_FROM = re.compile(r"[从由](?:多少|几成|百分之(?:几|多少))")
_AT_FIRST = re.compile(r"(?:原来|原先|原本|以前|之前|起初|当初|提[升高]前)(?:又|只|才|[是有为])*(?:多少|几成|百分之(?:几|多少))")
_NOW = re.compile(r"现在|目前|如今|眼下|后来|提[升高]后")
"""问题解决率原来多少，现在多少."""


def with_origins(question: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each after the number from which it moved where the question asks for that too, or that one alone."""
    at_first = _AT_FIRST.search(question)
    if not (at_first or _FROM.search(question)):
        return list(findings)
    alone = at_first is not None and not (_NOW.search(question) or _FROM.search(question))
    told = (([*_origin(finding)], finding) for finding in findings)
    return [one for begun, finding in told for one in (begun if alone and begun else (*begun, finding))]


def between_numbers(query: Query, facts: Facts) -> tuple[Finding, ...]:
    """The two numbers between which the thing moved of which a question asks by how much: the later one first; else nothing."""
    if query.apart or not _MOVED.search(query.question):
        return ()
    begun = [one for one in facts.claims if one.kind in ORIGINS and _is_named(one.subject, query.about)]
    pairs = {(one, later) for one in begun for later in facts.claims if _is_end(later, one)}
    if len(pairs) != 1:
        return ()
    first, later = next(iter(pairs))
    told = ((later, later.subject), (first, f"{first.subject}（原先）"))
    return tuple(Finding(facts, name, (Reading.of_claim(one),), Verdict.PROSE_ONLY, name=name) for one, name in told)


def _is_named(subject: str, about: str) -> bool:
    quoted = _CALLED.search(subject)
    name = fold(quoted[1] if quoted else subject)
    return len(name) >= _RATE and name in about


def _is_end(later: Claim, begun: Claim) -> bool:
    """Whether a number is what the thing came to that began with another one."""
    same = later.sentence == begun.sentence and later.subject == begun.subject and later.amount.unit == begun.amount.unit
    return same and later.kind not in ORIGINS


def _origin(finding: Finding) -> Iterator[Finding]:
    lead = finding.readings[0].claim if finding.readings else None
    own = (one for one in finding.facts.claims if lead and one.kind in ORIGINS and one.sentence == lead.sentence)
    begun = next((one for one in own if lead and one.subject == lead.subject), None)
    if begun is not None:
        name = f"{begun.subject}（原先）"
        yield Finding(finding.facts, finding.asked, (Reading.of_claim(begun),), Verdict.PROSE_ONLY, name=name)
