"""Which reports may answer, and the reasons why none does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extraction.report import Kind
from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.store.records import ReportRecord
from retrieval.understanding.scope import Scope, scope_of
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, WATER


def record(organisation: str, year: int, kind: Kind = Kind.FINAL) -> ReportRecord:
    return ReportRecord(
        f"{organisation}{year}{kind}.pdf", f"{organisation}{year}{kind}", organisation, "", year, kind, 9, None, (), 9, ()
    )


HELD = [
    record("云泽市财政局", 2023),
    record("云泽市财政局", 2024),
    record("云泽市财政局", 2024, Kind.BUDGET),
    record("某局", 2024, Kind.TEMPLATE),
]


def test_a_question_for_words_is_open_to_the_only_organisation() -> None:
    assert scope("存在什么问题").records
    assert "没有看出" in scope("今天天气怎么样", [*HELD, record("星河市档案局", 2024)]).refusal
    assert not scope("存在什么问题", [*HELD, record("星河市档案局", 2024)]).records


def scope(question: str, held: list[ReportRecord] = HELD, files: list[str] | None = None) -> Scope:
    query = understand(question, (), spoken(), [one.organisation for one in held])
    return scope_of(query, held, files)


@pytest.mark.parametrize(
    ("question", "file", "year"),
    [
        ("财政局工会经费", "云泽市财政局2024决算.pdf", 2024),
        ("财政局2023年工会经费", "云泽市财政局2023决算.pdf", 2023),
        ("财政局2022年工会经费", "云泽市财政局2023决算.pdf", 2022),
        ("财政局部门预算里的工会经费", "云泽市财政局2024预算.pdf", 2024),
        ("财政局上年的工会经费", "云泽市财政局2023决算.pdf", 2023),
    ],
)
def test_the_report_and_the_period_to_look_for(question: str, file: str, year: int) -> None:
    assert [(one.file, wanted) for one, wanted in scope(question).records if one.kind.value in file] == [(file, year)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("财政局2019年工会经费", "2019年"),
        ("青岛市财政局工会经费", "青岛市财政局"),
        ("财政局工会经费比2020年增加多少", "2020"),
        ("财政局的钱花得值不值", "不作评价"),
    ],
)
def test_the_reason_of_a_refusal(question: str, words: str) -> None:
    assert words in scope(question).refusal and not scope(question).records


@pytest.mark.parametrize(("count", "all_of_them"), [("五家", True), ("5个单位", True), ("六份报告", True), ("四家", False)])
def test_a_sum_over_as_many_as_there_are(count: str, all_of_them: bool) -> None:
    held = [record(f"云泽市{name}局", 2024) for name in ("财政", "水利", "民政", "档案", "统计")]
    assert len(scope(f"{count}的工会经费加起来多少", [*held, HELD[3]]).records) == (5 if all_of_them else 0)


@pytest.mark.parametrize("question", ["模板那份报告里工会经费是多少", "这份模板要求写什么"])
def test_a_blank_form_is_no_report(question: str) -> None:
    assert "空白模板" in scope(question).refusal


def test_nothing_but_templates_and_other_files() -> None:
    assert "还没有报告" in scope("工会经费", HELD[3:]).refusal
    assert scope("财政局工会经费", files=["别的.pdf"]).refusal


def test_words_of_the_blank_form_are_not_taken_from_another_report() -> None:
    assert "是空白模板" in scope("部门决算模板里机关运行经费怎么定义").refusal
    assert "没有空白模板" in scope("模板里机关运行经费怎么定义", HELD[:3]).refusal
    assert not scope("财政局采购建筑模板花了多少").refusal
    assert "某局2024模板.pdf”是空白模板" in scope("某局的收入总计是多少").refusal


def test_who_of_several_has_no_report_of_the_year_is_named() -> None:
    held = [record("云泽市财政局", 2024), record("星河市档案局", 2021)]
    told = scope("财政局和档案局2024年三公经费谁多", held)
    assert len(told.records) == 1 and told.absent == "库中没有星河市档案局2024年的报告，现有2021年度"


def test_many_organisations_are_asked_back_unless_they_are_ranked() -> None:
    many = [replace(HELD[1], organisation=f"云泽市{name}局", file=f"{name}.pdf") for name in ("水务", "民政", "交通", "教育")]
    assert "4 个单位" in scope("工会经费是多少", many).clarify
    assert len(scope("哪家单位工会经费最高", many).records) == 4


def test_so_many_organisations_as_there_are_of_the_year_named_are_all_of_them() -> None:
    held = [record("云泽市水务局", 2022), record("云泽市民政局", 2022), record("云泽市教育局", 2021)]
    held = [replace(one, file=f"{one.organisation}.pdf") for one in held]
    assert len(scope("2022年两家单位工会经费合计多少", held).records) == 2
    assert len(scope("三家单位工会经费合计多少", held).records) == 3
    assert scope("四家单位工会经费合计多少", held).clarify


def test_last_year_is_that_of_the_calendar_and_never_guessed() -> None:
    last = date.today().year - 1
    own = record("云泽市财政局", last)
    assert scope("财政局去年的工会经费", [own]).records == ((own, last),)
    asked_back = scope("财政局去年的工会经费", [record("云泽市财政局", last - 1)])
    assert not asked_back.records and f"{last}年" in asked_back.clarify and f"{last - 1}年度" in asked_back.clarify
    assert scope("财政局工会经费比去年增加多少", [record("云泽市财政局", last - 1)]).records


def test_of_two_files_of_the_latest_year_numbers_are_told_of_one_and_words_of_either() -> None:
    held = [*HELD[:2], replace(HELD[1], file="另一份.pdf")]
    assert [one.file for one, _ in scope("财政局工会经费多少", held).records] == ["另一份.pdf"]
    assert [one.file for one, _ in scope("财政局为什么升级系统", held).records] == [HELD[1].file, "另一份.pdf"]


@pytest.mark.parametrize("question", ["库里有哪些报告", "有哪些单位的数据", "2024年有哪些单位的报告", "你能回答什么问题"])
def test_who_asks_which_reports_there_are_is_told(question: str, town: Library) -> None:
    answer = ask(question, town)
    assert answer.status is Status.CLARIFY and FINANCE in answer.answer and WATER in answer.answer


@pytest.mark.parametrize("question", ["财政局", "介绍一下云泽市财政局", "我想了解云泽市财政局2024年的情况", "云泽市财政局怎么样"])
def test_a_mere_name_is_asked_back_for_the_item(question: str) -> None:
    assert "财政局（2024）的哪一项" in scope(question).clarify


CITIES = ["甲", "乙", "丙", "丁", "戊", "己", "庚"]
MANY_ALIKE = [record(f"{city}石市财政局", 2024) for city in CITIES]


@pytest.mark.parametrize("question", ["财政局工会经费多少", "财政局为什么超预算", "财政局工会经费比上年增长多少"])
def test_a_common_name_of_many_is_asked_back(question: str) -> None:
    asked = scope(question, MANY_ALIKE)
    assert asked.clarify.startswith("问题里的名称可以指库中 7 个单位") and asked.unsaid == "单位"


@pytest.mark.parametrize("question", ["各财政局工会经费多少", "财政局里谁的工会经费最多", "甲石市财政局工会经费多少"])
def test_a_common_name_stands_for_all_where_they_are_meant(question: str) -> None:
    assert scope(question, MANY_ALIKE).records


def test_a_place_tells_which_of_those_with_a_common_name() -> None:
    bodies = [one.organisation for one in [*MANY_ALIKE, record("丙石市水利局", 2024)]]
    assert understand("丙石市的", ("财政局工会经费多少",), spoken(), bodies).organisations == ("丙石市财政局",)


def test_some_bodies_of_a_place_are_all_of_it() -> None:
    bodies = ["青禾区财政局", "青禾区档案局", "白沙区财政局"]
    assert set(understand("青禾区几个单位的工会经费", (), spoken(), bodies).organisations) == {"青禾区财政局", "青禾区档案局"}
