"""Where a movement began: the number from which another that a question asks for rose or fell (从多少提升到多少)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.crosscheck import Reading, Verdict
from extraction.excerpts import ORIGINS
from retrieval.readings.leading import Finding

_FROM = re.compile(r"[从由](?:多少|几成|百分之(?:几|多少))")


def with_origins(question: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each after the number from which it moved where the question asks for that too."""
    asked = bool(_FROM.search(question))
    return [one for finding in findings for one in (*(_origin(finding) if asked else ()), finding)]


def _origin(finding: Finding) -> Iterator[Finding]:
    lead = finding.readings[0].claim if finding.readings else None
    own = (one for one in finding.facts.claims if lead and one.kind in ORIGINS and one.sentence == lead.sentence)
    begun = next((one for one in own if lead and one.subject == lead.subject), None)
    if begun is not None:
        name = f"{begun.subject}（原先）"
        yield Finding(finding.facts, finding.asked, (Reading.of_claim(begun),), Verdict.PROSE_ONLY, name=name)
