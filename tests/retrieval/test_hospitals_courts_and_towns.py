"""Reports of a hospital, a court and a town: money of other sources, staff by posts, projects told under any title."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extraction.numbers import Amount
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import figure, original
from tests.retrieval.town import report_from

HOSPITAL, COURT, TOWN = "青川县人民医院", "岭安县人民法院", "沙井镇人民政府"
BASIC: dict[str, Any] = {"form": "basic_expenditure", "table": "一般公共预算财政拨款基本支出决算表", "panel": "", "table_no": 3}
THREE: dict[str, Any] = {"form": "three_public", "table": "财政拨款“三公”经费支出决算表", "panel": "", "table_no": 4}
WORK: dict[str, Any] = {"form": None, "table": "2024年主要临床科室业务量情况表", "table_no": 5, "panel": "", "role": None}
VILLAGES: dict[str, Any] = {"form": None, "table": "各村整治情况表", "table_no": 5, "panel": "", "role": None}
WHOLE: dict[str, Any] = {
    "form": "performance", "table": "部门整体支出绩效自评表", "table_no": 6, "panel": "", "role": None,
    "row_path": ("产出指标", "数量指标"),
}  # fmt: skip


def _spent(file: str, form: str, table: str, number: int, raw: str) -> Any:
    return figure(file, "合计", raw, ("基本支出",), form=form, table=table, table_no=number, panel="")


def _counted(file: str, row: str, column: str, number: str, unit: str, more: dict[str, Any]) -> Any:
    amount = Amount(Decimal(number), 0, unit) if number else None
    return figure(file, row, number, (column,), **{**more, "amount": amount})


def _hospital() -> Any:
    file = "医院.pdf"
    figures = (
        _spent(file, "expenditure", "支出决算表", 1, "16892.91"),
        _spent(file, "general_expenditure", "一般公共预算财政拨款支出决算表", 2, "2066.80"),
        figure(file, "人员经费合计", "2044.80", **BASIC), figure(file, "3.公务接待费", "", **THREE),
        _counted(file, "骨科", "手术台次（台）", "1625", "台", WORK),
        _counted(file, "普外科", "手术台次（台）", "1486", "台", WORK),
        _counted(file, "儿科", "手术台次（台）", "", "台", WORK),
        _counted(file, "儿科", "门诊人次（人次）", "61230", "人次", WORK),
        _counted(file, "骨科", "门诊人次（人次）", "26912", "人次", WORK),
    )  # fmt: skip
    texts = (
        ("第一部分 概况", "基本情况", "实际开放床位520张，床位使用率86.40%。"),
        ("第三部分 说明", "收入决算情况", "收入合计比上年增加30.00万元。其中：财政拨款收入减少9.00万元，主要原因是上年一次性"
         "补助不再安排；事业收入增加39.00万元，主要原因是门诊人次回升。"),
        ("第三部分 说明", "支出决算情况", "日常支出16892.91万元，包括人员经费支出7286.40万元、公用经费支出9606.51万元。"),
        ("第三部分 说明", "三公经费", "接待均由医疗收入列支，其中自有资金列支车辆运行维护费38.72万元、公务接待费1.86万元。"),
    )  # fmt: skip
    return report_from(file, HOSPITAL, figures, texts)


def _court() -> Any:
    told = (
        "其中，办案业务费项目自评得分96.35分，等级“优”；人民法庭迁建项目自评得分82.40分，等级“良”，未按期完工的原因是雨季施工受阻。"
    )
    return report_from("法院.pdf", COURT, (), (("第三部分 说明", "六、其他重要事项说明", told),))


def _town() -> Any:
    file = "镇.pdf"
    figures = (
        _counted(file, "红旗村", "改造厕所（座）", "42", "座", VILLAGES),
        _counted(file, "南畴村", "改造厕所（座）", "51", "座", VILLAGES),
        _counted(file, "其余11个村", "改造厕所（座）", "106", "座", VILLAGES),
        _counted(file, "农村公路硬化里程", "年度指标值", "10", "公里", WHOLE),
        _counted(file, "农村公路硬化里程", "全年完成值", "8", "公里", WHOLE),
        _counted(file, "农村公路硬化里程", "分值", "10", "分", WHOLE),
        _counted(file, "农村公路硬化里程", "得分", "8", "分", WHOLE),
    )  # fmt: skip
    texts = (
        ("第一部分 概况", "机构设置", "行政编制38名，在职36人；事业编制42名，在职39人。"),
        ("第一部分 概况", "主要工作", "发放救灾补助36.00万元。"),
        ("第三部分 绩效", "绩效自评", "农村公路硬化项目自评得分86.55分，厕所改造项目自评得分94.10分。"
         "农村公路硬化项目扣分原因：受台风影响。"),
    )
    return report_from(file, TOWN, figures, texts)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("three")
    library = Library(folder / "library")
    for one in (_hospital(), _court(), _town()):
        library.add(one, original(folder / one.organisation, one.file))
    return library


def test_parts_of_all_basic_expenditure_do_not_belie_those_of_state_money(held: Library) -> None:
    told = ask(f"{HOSPITAL}人员经费一共多少", held)
    assert "不一致" not in told.answer and "另有一个口径：“人员经费支出”7,286.40万元" in told.answer


@pytest.mark.parametrize("asked", ["公务接待费多少", "接待花了多少钱"])
def test_all_that_a_list_of_own_money_tells_is_own_money(asked: str, held: Library) -> None:
    told = ask(HOSPITAL + asked, held)
    assert "没有发生（表中空白）" in told.answer and "另以自有资金列支1.86万元" in told.answer


def test_a_whole_without_a_reason_is_told_by_the_part_that_went_the_same_way(held: Library) -> None:
    told = ask(f"{HOSPITAL}收入为什么增加", held)
    assert told.answer.startswith("报告没有写明总的原因；其中事业收入的原因：门诊人次回升")


def test_a_rate_after_a_number_of_things_is_no_number_of_things(held: Library) -> None:
    assert "86.40%" in ask("床位使用率呢", held, history=(f"{HOSPITAL}开放了多少张床",)).answer


def test_the_office_that_did_most_of_a_deed_and_how_many(held: Library) -> None:
    asked = f"{HOSPITAL}哪个科室手术做得最多"
    assert "骨科" in ask(asked, held).answer and "儿科" in ask(f"{HOSPITAL}哪个科室门诊最多", held).answer
    assert [one.value for one in ask("有多少台", held, history=(asked,)).figures] == ["1625"]


def test_projects_scored_under_any_title_are_put_in_order(held: Library) -> None:
    told = ask(f"{COURT}哪个项目自评得分最低，什么原因", held)
    assert {one.value for one in told.figures} == {"82.40"} and "雨季施工受阻" in told.answer


def test_staff_by_posts_is_no_conflict(held: Library) -> None:
    told = ask(f"{TOWN}在职人员一共多少人", held)
    assert sorted(one.value for one in told.figures) == ["36", "39"] and "不一致" not in told.answer


def test_what_is_left_over_is_no_village(held: Library) -> None:
    assert "南畴村" in ask(f"{TOWN}哪个村改造厕所最多", held).answer


def test_the_target_of_an_indicator_is_asked_and_no_project_of_a_like_name(held: Library) -> None:
    told = ask(f"{TOWN}农村公路硬化目标多少公里，实际多少，得了几分", held)
    assert [one.value for one in told.figures] == ["10", "8", "8"]


def test_a_budget_is_not_what_was_paid_under_a_longer_name(held: Library) -> None:
    assert ask(f"{TOWN}救灾补助年初预算是多少", held).status is Status.REFUSED


def test_why_points_were_lost_may_be_told_in_a_sentence_of_its_own(held: Library) -> None:
    told = ask(f"{TOWN}哪个项目自评得分最低，为什么", held)
    assert {one.value for one in told.figures} == {"86.55"} and "受台风影响" in told.answer
