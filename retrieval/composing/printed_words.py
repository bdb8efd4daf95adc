"""The words under which what was found is printed: its table and labels, or the sentence that tells it."""

from __future__ import annotations

from extraction.indicators import catalogue
from extraction.report import Claim
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.listed_parts import verb_of, wholes_of


def printed_around(finding: Finding) -> list[str]:
    """The labels, headings and words under which a finding stands."""
    figure, claim, told = finding.readings[0].figure, finding.readings[0].claim, finding.readings[0].words
    indicator = catalogue().by_name(finding.name)
    words = [*indicator.words, *indicator.about] if indicator else []
    if figure is not None:
        return [figure.table, figure.row, figure.subject, figure.panel, *figure.column, *figure.section, *words]
    if claim is not None:
        return [_told_of(finding.facts, claim), claim.subject, verb_of(claim), *wholes_of(claim), *claim.section, *words]
    return [told.sentence, *told.section, *words] if told is not None else words


def _told_of(facts: Facts, claim: Claim) -> str:
    """The sentence of a claim without what it tells of others: 货物 beside the total of all purchases is no word for it."""
    text = claim.sentence
    for other in facts.claims:
        if other.sentence == claim.sentence and other.subject != claim.subject:
            text = text.replace(other.subject, "\n")
    return text
