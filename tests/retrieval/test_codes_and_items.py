"""A name and its code as one thing, items of 项目支出, parts that reports tell by themselves, sums of a year and totals."""

from __future__ import annotations

import pytest

from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import cells, report_from

WHO = "云泽市职业学校"
FILE = "学校.pdf"
SPENT = (("2050302", "中等职业教育", "186.92", "58.36"), ("2080505", "机关事业单位基本养老保险缴费支出", "31.20", ""))
TEXTS = (
    ("第三部分 说明", "一、收入支出决算总体情况说明",
     "2024年度收入总计、支出总计均为325.17万元，较上年增加31.80万元，增长10.84%。"),
    ("第三部分 说明", "二、收入决算情况说明",
     "2024年度收入合计311.75万元，其中：财政拨款收入250.46万元，占80.34%；事业收入61.29万元，占19.66%。"
     "事业收入中学费50.12万元、住宿费4.74万元，其余为培训收入。"),
    ("第三部分 说明", "十、重点工作", "为3276名农民工追回工资4518.70万元；城镇新增就业5.12万人。"),
)  # fmt: skip


def _figures() -> tuple[Figure, ...]:
    spent = [
        figure(FILE, row, raw, (head,), table="支出决算表", form="expenditure", table_no=1, panel="", row_code=code)
        for code, row, basic, project in SPENT
        for head, raw in (("本年支出合计", basic if not project else "245.28"), ("基本支出", basic), ("项目支出", project))
    ]
    total = [
        figure(FILE, "合计", raw, (head,), table="支出决算表", form="expenditure", table_no=1, panel="")
        for head, raw in (("本年支出合计", "308.87"), ("基本支出", "218.12"), ("项目支出", "90.75"))
    ]
    fees = [
        figure(FILE, "合计", raw, (head,), table="收入决算表", form="income", table_no=2, panel="")
        for head, raw in (("本年收入合计", "311.75"), ("其中：教育收费", "54.86"))
    ]
    items = []
    for number, form, table, rows in (
        (3, "basic_expenditure", "一般公共预算财政拨款基本支出决算表", (("30226", "劳务费", "6.50"), ("30205", "水费", "2.14"))),
        (4, None, "一般公共预算财政拨款项目支出决算表", (("30226", "劳务费", "62.17"),)),
    ):
        for code, row, raw in rows:
            items += cells(FILE, table, form, number, {row: raw}, row_code=code, panel="", column=("金额",))
    return (*spent, *total, *fees, *items)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("codes")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, _figures(), TEXTS), original(folder / WHO, FILE))
    return library


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("中等职业教育（2050302）的基本支出和项目支出各是多少？", ["186.92", "58.36"]),
        ("中等职业教育（科目编码：2050302）项目支出多少？", ["58.36"]),
        ("中等职业教育（2050302）是多少？", ["245.28"]),
    ],
)
def test_a_code_beside_a_name_is_the_same_row(asked: str, values: list[str], held: Library) -> None:
    assert [one.value for one in ask(f"{WHO}{asked}", held).figures] == values


def test_a_code_beside_another_name_tells_nothing(held: Library) -> None:
    assert ask(f"{WHO}机关事业单位基本养老保险缴费支出（2050302）是多少", held).status is Status.REFUSED


def test_the_other_column_of_a_row_named_with_its_code(held: Library) -> None:
    before = f"{WHO}中等职业教育（2050302）的基本支出是多少"
    assert [one.value for one in ask("项目支出呢？", held, history=(before,)).figures] == ["58.36"]


@pytest.mark.parametrize(("asked", "value"), [("学费收了多少", "50.12"), ("住宿费收了多少", "4.74"), ("教育收费多少", "54.86")])
def test_what_a_report_tells_of_a_part_comes_before_the_whole(asked: str, value: str, held: Library) -> None:
    assert [one.value for one in ask(f"{WHO}{asked}", held).figures] == [value]


@pytest.mark.parametrize("before", ["一般公共预算项目支出一共多少", "项目支出是多少"])
def test_an_item_of_project_spending_is_looked_for_in_its_form(before: str, held: Library) -> None:
    told = ask("其中劳务费是多少？", held, history=(f"{WHO}{before}",))
    assert [one.value for one in told.figures] == ["62.17"]
    assert ask("其中水费是多少？", held, history=(f"{WHO}{before}",)).status is Status.REFUSED


def test_the_change_of_a_total_is_not_passed_off_as_that_of_the_year(held: Library) -> None:
    told = ask(f"{WHO}2024年支出合计比上年增加了多少", held)
    assert told.answer.startswith("报告没有披露支出合计与上年相比的增减")
    assert "没有披露" not in ask(f"{WHO}2024年支出总计比上年增加了多少", held).answer


@pytest.mark.parametrize("asked", ["为农民工追回工资多少", "追回工资多少万元"])
def test_what_was_done_for_people_is_not_their_number(asked: str, held: Library) -> None:
    assert [one.value for one in ask(f"{WHO}{asked}", held).figures] == ["4518.70"]


def test_how_many_people_were_helped_is_their_number(held: Library) -> None:
    told = ask(f"{WHO}为多少农民工追回了工资", held)
    assert [(one.value, one.unit) for one in told.figures] == [("3276", "人")]
    assert [one.value for one in ask(f"{WHO}帮农民工讨回多少工资", held).figures] == ["4518.70"]


def test_ten_thousands_of_persons_are_persons(held: Library) -> None:
    assert [one.unit for one in ask(f"{WHO}城镇新增就业多少人", held).figures] == ["万人"]


@pytest.mark.parametrize(
    "asked",
    [
        "2050305是多少", "2080511科目支出多少", "30299科目支出多少", "职业年金缴费支出是多少", "公务员工作支出是多少",
        "维修维护费是多少",
        "三公计划花多少",
    ],
)
def test_an_account_that_is_printed_nowhere_is_no_other_one(held: Library, asked: str) -> None:
    answer = ask(f"{WHO}{asked}", held)
    assert (answer.status, answer.figures) == (Status.REFUSED, ())
