"""What sentences count that the catalogue has no indicator for: people of a sort, batches of a kind of guests."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.readings.counted import counted
from retrieval.readings.findings import find
from retrieval.readings.wording import name_in
from tests.retrieval.made import figure
from tests.retrieval.readings.test_candidates import lexicon
from tests.retrieval.town import FINANCE, facts_of, report_from

STAFF = "核定行政编制40名、事业编制52名，实有在编人员93人（行政44人、事业49人），编外合同制人员61人，离退休人员58人。"
GUESTS = "国内接待86批次，累计1032人次，其中招商引资接待29批次，310人次，支出5.46万元。"
PAY = figure("丁.pdf", "其他工资福利支出", "388.25", row_code="30199", form="basic_expenditure", table_no=2, panel="")
TOLD = report_from("丁.pdf", FINANCE, (PAY,), (("第一部分", "机构设置", STAFF), ("第三部分", "公务接待费", GUESTS)))


def told(*questions: str) -> list[str]:
    query = understand(questions[-1], questions[:-1], lexicon(TOLD), [FINANCE])
    found = counted(query, facts_of(TOLD), 2024, find(query, facts_of(TOLD), catalogue(), 2024))
    amounts = (one.readings[0].amount for one in found if one.readings)
    return [f"{amount.value}{amount.unit}" for amount in amounts if amount]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("财政局编外人员多少",), ["61人"]),
        (("财政局编外人员花了多少钱",), ["388.25万元"]),
        (("财政局实有在编人员多少", "编外的呢"), ["61人"]),
        (("财政局实有在编人员多少", "行政的呢"), ["44人"]),
        (("财政局实有在编人员多少", "离退休呢"), ["58人"]),
    ],
)
def test_after_persons_a_word_for_people_or_money_means_people(questions: tuple[str, ...], expected: list[str]) -> None:
    assert told(*questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("财政局招商引资接待有多少人次",), ["310人次"]),
        (("财政局公务接待多少批次", "其中招商引资的有多少"), ["29批次"]),
        (("财政局公务接待多少批次", "其中招商引资的呢", "多少人次"), ["310人次"]),
        (("财政局公务接待多少批次", "其中外宾的有多少"), []),
    ],
)
def test_guests_of_a_kind_are_told_in_the_unit_asked_for(questions: tuple[str, ...], expected: list[str]) -> None:
    assert told(*questions) == expected


CARS = report_from("戊.pdf", FINANCE, (), (("第三部分", "国有资产占有情况", "截至2024年12月31日，本部门共有车辆7辆。"),))


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("财政局几辆车",), ["7辆"]),
        (("水务局有几辆车", "财政局几辆"), ["7辆"]),
        (("财政局有几辆车", "驻外办事处各有几辆"), None),
    ],
)
def test_how_many_cars_in_few_words(questions: tuple[str, ...], expected: list[str] | None) -> None:
    query = understand(questions[-1], questions[:-1], lexicon(CARS), [FINANCE, "云泽市水务局", "云泽市春山街道办事处"])
    assert bool(query.apart) is (expected is None) and query.organisations == (FINANCE,)
    found = find(query, facts_of(CARS), catalogue(), 2024)
    amounts = (one.readings[0].amount for one in found if one.readings and not query.apart)
    assert [f"{amount.value}{amount.unit}" for amount in amounts if amount] == (expected or [])


@pytest.mark.parametrize(
    ("sentence", "called"),
    [("2024年末在编职工531人，编外聘用人员214人。", "在编人数"), ("2024年末在职职工531人，离退休人员214人。", "在职人数")],
)
def test_staff_on_posts_alone_are_called_so(sentence: str, called: str) -> None:
    facts = facts_of(report_from("己.pdf", FINANCE, (), (("第一部分", "机构设置", sentence),)))
    found = find(understand("财政局有多少职工", (), lexicon(TOLD), [FINANCE]), facts, catalogue(), 2024)[0]
    assert name_in(facts, found.name, found.readings[0]) == called
