"""Ways in which departments of several provinces word their reports, and what plain questions over them are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

COLLEGE, TOWN = "云川职业学院", "柳湾县石桥镇人民政府"
OF_COLLEGE = """云川职业学院2023年度单位决算

第三部分 2023年度单位决算情况说明

一、一般公共预算财政拨款支出决算情况说明

1.教育支出（类）职业教育（款）高等职业教育（项）。年初预算为100万元，支出决算为130万元，完成年初预算的130%。决算数与年初预算数存在差异的主要原因是年中追加实训设备购置经费。

2.教育支出（类）职业教育（款）其他职业教育支出（项）。年初预算为20万元，支出决算为25万元，完成年初预算的125%。决算数与年初预算数存在差异的主要原因是追加技能大赛经费。

二、财政拨款“三公”经费支出决算情况说明

因公出国（境）费预算为6万元，支出决算为5万元，较上年增加2万元，增长66.67%，增加的主要原因是恢复合作办学交流。全年因公出国（境）团组2个，累计5人次。

公务接待费预算为3万元，支出决算为2万元，完成预算的66.67%。外宾接待支出0万元，主要用于接待外宾0批次、0人次。共接待国内来访团组18个、来访人员142人次（不包括陪同人员）。

三、政府采购支出情况

2023年度学院政府采购支出总额40万元，其中：政府采购货物支出40万元。

四、预算绩效情况说明

（一）项目绩效自评

智慧校园项目绩效自评情况：项目自评得分为94分。存在的问题：部分设备到货延迟，造成预算执行率偏低。

实训基地项目绩效自评情况：项目自评得分为97分。

（二）单位评价情况

学院选取“实训基地”项目开展单位评价，评价得分91分，评价等级为“优”。
"""
OF_TOWN = """柳湾县石桥镇人民政府2023年度部门决算

第一部分 概况

年末编制人数小计86人，其中：行政编制38人、事业编制48人。

第二部分 2023年度部门决算表

支出决算表
单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		60.00	36.00	24.00
20101	人大事务	10.00	10.00
2010101	行政运行	10.00	10.00
20103	政府办公厅（室）及相关机构事务	50.00	26.00	24.00
2010301	行政运行	50.00	26.00	24.00

第三部分 2023年度部门决算情况说明

一、财政拨款支出决算情况说明

本部门2023年度财政拨款本年支出年初预算数为150万元，决算数为180万元，完成年初预算的120%。

二、支出决算情况说明

本部门2023年度总支出66万元，其中本年支出60万元。2023年度支出合计60万元。其中：基本支出36万元，占本年支出60%；项目支出24万元，占本年支出40%。

三、财政拨款“三公”经费支出决算情况说明

公务用车运行维护费支出年初预算数为9万元，决算数为7万元，决算数较2022年减少2万元，下降22.22%，主要原因是公务出行减少。公务接待费支出年初预算数为4万元，决算数为3万元。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("provinces")
    return library_of_texts(folder, {"college.txt": OF_COLLEGE, "town.txt": OF_TOWN})


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ((f"{COLLEGE}其他职业教育支出多少",), "25万元"),
        ((f"{COLLEGE}其他职业教育支出多少", "差异原因"), "技能大赛"),
        ((f"{COLLEGE}高等职业教育决算数与预算数存在差异的原因",), "实训设备"),
        ((f"{COLLEGE}政府采购支出总额",), "40万元"),
        ((f"{COLLEGE}接待了多少批次",), "18个"),
        ((f"{COLLEGE}出国团组几个", "多少人次", "为什么比上年增加"), "合作办学"),
        ((f"{COLLEGE}实训基地项目单位评价多少分",), "91分"),
        ((f"{COLLEGE}智慧校园项目为什么没执行完",), "到货延迟"),
        ((f"{TOWN}编制人数多少",), "86人"),
        ((f"{TOWN}财政拨款支出年初预算数",), "财政拨款支出年初预算数为150万元"),
        ((f"{TOWN}财政拨款支出完成年初预算的百分之多少",), "财政拨款本年支出完成年初预算的120%"),
        ((f"{TOWN}公务用车运行维护费比上年减少多少", "减幅"), "22.22%"),
        ((f"{TOWN}行政运行的项目支出多少",), "24.00万元"),
        ((f"{TOWN}支出总计多少",), "支出总计为66万元"),
    ],
)
def test_plain_questions(questions: tuple[str, ...], told: str, library: Library) -> None:
    *before, question = questions
    assert told in ask(question, library, history=tuple(before)).answer


def test_a_share_of_all_is_reckoned_anew_by_all_and_no_other_part(library: Library) -> None:
    assert "不一致" not in ask(f"{TOWN}项目支出占比", library).answer


def test_two_bodies_are_summed(library: Library) -> None:
    assert "合计为5万元" in ask("两家公务接待费一共多少", library).answer


def test_the_budget_of_all_grants_is_told_as_no_other(library: Library) -> None:
    assert not ask(f"{TOWN}一般公共预算财政拨款支出年初预算", library).figures
