"""Bodies that a report lists under its organisation: their money is told where prose tells it, and never the department's."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

REPORT = """云溪县卫生健康局2024年度部门决算
第一部分 云溪县卫生健康局概况
二、机构设置及决算单位构成
云溪县卫生健康局下设云溪县人民医院、云溪县松岭镇卫生院、云溪县疾病预防控制中心3个单位。急救指挥中心等2个机构不单独核算。
序号\t单位名称\t编制数\t年末实有人数
1\t云溪县卫生健康局（本级）\t20\t19
2\t云溪县人民医院\t486\t468
3\t云溪县松岭镇卫生院\t38\t36
\t合计\t544\t523
机关行政编制20名，年末实有19人。
第三部分 2024年度部门决算情况说明
二、收入决算情况说明
2024年度收入合计900.00万元，其中：事业收入500.00万元。事业收入中，县人民医院420.00万元、松岭镇卫生院80.00万元。
三、支出决算情况说明
2024年度支出合计850.00万元。公务接待费支出3.00万元。
"""


@cache
def library() -> Library:
    return library_of_texts(Path(mkdtemp()), {"云溪县卫生健康局2024.txt": REPORT})


@pytest.mark.parametrize(("question", "history"), [
    ("松岭镇卫生院2024年花了多少钱", ()),
    ("云溪县人民医院2024年支出多少", ()),
    ("云溪县卫生健康局急救指挥中心2024年支出多少", ()),
    ("云溪县卫健局疾病预防控制中心2024年公务接待费是多少", ()),
    ("它的公务接待费呢", ("云溪县人民医院2024年支出多少",)),
])  # fmt: skip
def test_a_listed_body_without_an_account_of_its_own(question: str, history: tuple[str, ...]) -> None:
    answer = ask(question, library(), history=history)
    assert answer.status is Status.REFUSED and "单独的报告" in answer.answer and not answer.figures


@pytest.mark.parametrize(("question", "told"), [
    ("云溪县人民医院2024年事业收入多少", "420.00万元"),
    ("云溪县人民医院年末多少人", "468"),
    ("云溪县卫生健康局2024年支出多少", "850.00"),
    ("云溪县卫生健康局2024年末在职多少人", "在职人数为523人（"),
])  # fmt: skip
def test_what_a_report_tells_of_a_listed_body_and_of_all_of_them(question: str, told: str) -> None:
    answer = ask(question, library())
    assert answer.status is Status.ANSWERED and told in answer.answer


def test_staff_of_all_bodies_are_not_those_of_the_seat() -> None:
    without_sum = REPORT.replace("\t合计\t544\t523\n", "")
    held = library_of_texts(Path(mkdtemp()), {"云溪县卫生健康局2024.txt": without_sum})
    assert "523人" in ask("云溪县卫生健康局2024年末在职多少人", held).answer


def test_whom_an_evaluation_was_entrusted_to_beside_the_firm_of_another_project() -> None:
    told = "窗口改造项目由云溪安和有限公司中标，合同价9万元。委托云溪信义会计师事务所对窗口培训项目开展评价，评价得分91.6分。\n"
    held = library_of_texts(Path(mkdtemp()), {"云溪县卫生健康局2024.txt": REPORT + "十、预算绩效情况说明\n" + told})
    assert "信义会计师事务所" in ask("窗口培训项目的评价委托给谁了", held).answer
