"""Whom a report tells of though it is no report of theirs: companies, and offices elsewhere."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.prose.own_parts import tell_part
from retrieval.readings.facts import Facts
from retrieval.reply import Status
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import NARRATIVE, facts_of, finance


def test_a_company_is_told_of_by_the_report_that_names_it(town: Library) -> None:
    answer = ask("云泽电信公司负责什么", town)
    assert answer.status is Status.ANSWERED and "宽带服务的供应商为云泽电信公司。" in answer.answer


@pytest.mark.parametrize("question", ["云泽电信公司2024年收入", "云泽电信公司2024年利润多少", "云泽电信公司的法人是谁"])
def test_what_no_report_tells_of_a_company_is_refused(town: Library, question: str) -> None:
    assert ask(question, town).status is Status.REFUSED


def test_the_vehicles_of_an_office_elsewhere_are_counted_by_its_own_sentence() -> None:
    texts = ((NARRATIVE, "一、国有资产", "本部门共有车辆9辆，其中驻北京办事处和驻济南办事处各有3辆其他用车。"),)
    facts: Facts = facts_of(finance(texts))
    paragraphs = finance(texts).paragraphs

    def told(question: str) -> list[str]:
        return [quote.text for quote in tell_part(read(question), facts, paragraphs)]

    assert told("财政局驻北京办事处几辆车") == ["其中驻北京办事处和驻济南办事处各有3辆其他用车"]
    assert told("财政局驻上海办事处几辆车") == told("财政局驻北京办事处几个人") == []


def test_where_an_office_stands_is_no_other_organisation() -> None:
    assert not read("财政局在北京、济南的办事处各有几辆车").unknown
