"""One report in two files of the library."""

from __future__ import annotations

from dataclasses import replace

from extraction.indicators import catalogue
from retrieval.composing.draft import Draft
from retrieval.composing.telling import tell_findings
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.reply import Verdict
from tests.retrieval.readings.test_candidates import FACTS
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import facts_of, finance_figures, water

QUESTION = "财政局和水务局公务接待费合计多少"


def held(file: str, reception: str) -> Facts:
    return Facts(replace(FACTS.record, file=file, sha256=file), finance_figures(file, reception), ())


def told(*reports: Facts) -> Draft:
    query, draft = read(QUESTION), Draft()
    findings: list[Finding] = [one for facts in reports for one in find(query, facts, catalogue(), 2024)]
    tell_findings(draft, query, findings)
    return draft


def test_a_report_held_twice_counts_once() -> None:
    once = told(held("甲.pdf", "1.20"), facts_of(water()))
    twice = told(held("甲.pdf", "1.20"), held("甲.xlsx", "1.20"), facts_of(water()))
    assert "合计为" in once.sentences[0] and twice.sentences == once.sentences


def test_nothing_is_summed_where_two_files_of_a_report_differ() -> None:
    draft = told(held("甲.pdf", "1.20"), held("甲.xlsx", "1.30"), facts_of(water()))
    assert "所列不同，不能计算" in draft.sentences[0]
    assert not any(figure.verdict is Verdict.COMPUTED for figure in draft.figures)
