"""A report that parts the costs of its cars in prose, lists the services it bought, and tells of its projects without forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import reading
from extraction.audit import audit
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "云泽市永定桥街道办事处"
TEXT = f"""{WHO}2024年度部门决算

第二部分 2024年度部门决算表

一般公共预算财政拨款支出决算表
部门：{WHO}|单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
|合计|1000.00|600.00|400.00
201|一般公共服务支出|700.00|500.00|200.00
208|社会保障和就业支出|300.00|100.00|200.00

支出决算表
部门：{WHO}|单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
|合计|1250.00|800.00|450.00
201|一般公共服务支出|950.00|700.00|250.00
208|社会保障和就业支出|300.00|100.00|200.00

政府购买服务支出情况表
部门：{WHO}|单位：万元
项目|金额
合计|386.00
基本公共服务|260.00
社会管理性服务|86.00
技术性服务|40.00

第三部分 2024年度部门决算说明

一、一般公共预算财政拨款基本支出决算情况说明

2024年度财政拨款基本支出600.00万元，其中：

人员经费480.00万元，占基本支出的80.00%，主要包括基本工资、津贴补贴。

公用经费120.00万元，占基本支出的20.00%，主要包括办公费、电费。

二、“三公”经费财政拨款决算情况

公务用车运行维护费2024年决算数22.84万元。2024年公务用车运行维护费中，公务用车加油7.62万元，公务用车维修8.35万元，公务用车保险5.14万元，公务用车其他支出1.73万元。

三、政府采购支出情况

政府采购支出总额500.00万元，其中：政府采购货物支出60.00万元，政府采购服务支出440.00万元。货物支出授予中小企业合同金额占货物支出金额的85.37%。政府购买服务支出386.00万元。

四、预算绩效情况说明

我单位组织对2024年度整体支出开展绩效自评，共涉及资金1250.00万元，自评得分92.5分。组织对驿站运营、协管员队伍等4个项目开展绩效自评，涉及一般公共预算资金412.30万元。评价结果为“优”的项目3个，“中”的项目1个。

1.驿站运营项目：全年预算48.00万元，全年执行46.00万元，自评得分91.50分，等级为“优”。

2.协管员队伍经费项目：全年预算98.00万元，全年执行74.26万元，自评得分78.60分，等级为“中”。计划招录协管员160名，实际在岗124名，主要原因是岗位薪酬偏低。
""".replace("|", "\t")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("street") / f"{WHO}2024年度部门决算.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def held(path: Path) -> Library:
    library = Library(path.parent / "library")
    library.add(reading.read(path), path)
    return library


@pytest.mark.parametrize(
    ("history", "question", "told", "not_told"),
    [
        ((), f"{WHO}公车加油花了多少", "7.62万元", "22.84"),
        ((), f"{WHO}修车费多少", "8.35万元", "22.84"),
        ((f"{WHO}养车花了多少",), "保险花了多少", "5.14万元", "22.84"),
        ((f"{WHO}公务用车运行维护费多少",), "其中加油多少", "7.62万元", "22.84"),
        ((f"{WHO}公务用车运行维护费多少",), "其中保险费是多少", "5.14万元", "22.84"),
        ((), f"{WHO}过路费多少", "报告没有单独披露“过路费”", "7.62"),
        ((), f"{WHO}政府购买服务花了多少", "386.00万元", "440.00"),
        ((f"{WHO}政府购买服务花了多少",), "最多的是哪一类", "基本公共服务，为260.00万元", "一般公共服务支出"),
        ((f"{WHO}本年支出合计多少",), "最多的是哪一类", "一般公共服务支出，为950.00万元", "基本公共服务"),
        ((), f"{WHO}人员经费占基本支出多少", "80.00%", "不一致"),
        ((), f"{WHO}货物采购里中小企业占多少", "85.37%", "500.00"),
        ((), f"{WHO}哪个项目等级为中，为什么", "岗位薪酬偏低", "驿站运营"),
        ((), f"{WHO}整体支出绩效自评涉及多少资金", "1,250.00万元", "412.30"),
    ],
)
def test_a_part_is_told_where_the_report_parts_it(
    history: tuple[str, ...], question: str, told: str, not_told: str, held: Library
) -> None:
    answer = ask(question, held, history=history).answer
    assert told in answer and not_told not in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("其中运行维护费呢", "58.42万元"),
        ("购置费呢", "35.80万元"),
        ("其中购置多少", "35.80万元"),
        ("维修呢", "没有单独披露“公务用车维修费”"),
    ],
)
def test_a_cost_named_within_that_of_all_cars_is_its_own(tmp_path: Path, question: str, told: str) -> None:
    text = """松原县城管局2024年度部门决算

第三部分 2024年度部门决算情况说明

九、“三公”经费支出决算情况说明

公务用车购置及运行维护费支出决算为94.22万元。其中：公务用车购置费支出决算为35.80万元，公务用车运行维护费支出决算为58.42万元。
"""
    library = library_of_texts(tmp_path, {"松原县城管局.txt": text})
    assert told in ask(question, library, history=["松原县城管局公务用车购置及运行维护费多少"]).answer


def test_a_share_is_of_the_whole_that_its_section_names(path: Path) -> None:
    titles = [finding.title for finding in audit([reading.read(path)]).findings]
    assert not [title for title in titles if "占" in title or "绩效自评涉及" in title]


@pytest.mark.parametrize(
    ("parts", "values"), [("", ["2.10", "0.30"]), ("其中：公务用车运行维护费支出决算为0.20万元。", ["0.20"])]
)
def test_keeping_cars_is_told_by_the_whole_where_no_part_is_printed(tmp_path: Path, parts: str, values: list[str]) -> None:
    text = f"""松原县信访局2024年度部门决算

第三部分 2024年度部门决算情况说明

九、“三公”经费支出决算情况说明

公务用车购置及运行维护费预算为2.10万元，支出决算为0.30万元。{parts}
"""
    library = library_of_texts(tmp_path, {"松原县信访局.txt": text})
    answer = ask("那养车的预算留了多少，花了没", library, history=["松原县信访局有公车吗"])
    assert [figure.value for figure in answer.figures] == values, answer.answer
