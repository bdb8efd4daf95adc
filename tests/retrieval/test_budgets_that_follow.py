"""A budget that follows from what was spent and its difference from that: of the very thing that is asked for, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

TEXT = """青湖县柳溪镇人民政府2022年度部门决算情况说明
一、部门决算情况说明
（一）收入支出决算总体情况说明
1.总体情况。2022年度收入总计3,468.52万元，支出总计3,468.52万元。收支较上年决算数减少312.46万元，下降8.26%，主要原因是项目减少。
（二）一般公共预算财政拨款收入支出决算情况说明
1.支出情况。2022年度一般公共预算财政拨款支出3,190.77万元，较上年决算数减少123.87万元，下降3.74%。\
较年初预算数增加955.63万元，增长42.76%。主要原因是年中追加乡村振兴资金。
2.比较情况。本部门2022年度一般公共预算财政拨款支出主要用于以下几个方面：
（1）一般公共服务支出862.15万元，占27.02%，较年初预算数增加102.36万元，增长13.47%，主要原因是调资。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("follow"), {"柳溪镇.txt": TEXT})


def test_the_budget_of_the_fund_asked_for(library: Library) -> None:
    reply = ask("一般公共预算支出年初预算多少", library)
    assert "2,235.14万元" in reply.answer and "一般公共服务" not in reply.answer


@pytest.mark.parametrize("question", ["收入预算多少", "支出预算多少", "收入总预算是多少"])
def test_the_total_less_what_another_thing_rose_by_is_no_budget(library: Library, question: str) -> None:
    reply = ask(question, library)
    assert reply.status is not Status.ANSWERED or "2,512.89" not in reply.answer


REASONS = """青湖县柳溪镇人民政府2022年度部门决算情况说明
一、部门决算情况说明
（一）收入支出决算总体情况说明
1.总体情况。2022年度收入总计3,468.52万元，支出总计3,468.52万元。收支较上年决算数减少312.46万元，主要原因是环境整治项目减少。
2.收入情况。2022年度收入合计3,301.18万元，较上年决算数减少298.35万元，主要原因是上级专项资金减少。
（二）一般公共预算财政拨款支出决算情况说明
1．一般公共预算财政拨款支出3,190.77万元，较上年决算数减少123.87万元，下降3.74%。
2．社会保障与就业支出612.38万元，占一般公共预算财政拨款总支出的19.19%，较年初预算数增加186.24万元，增长43.70%，主要原因是增加临时救助。
"""


@pytest.mark.parametrize(
    "question, told",
    [
        ("收入合计为什么减少", "上级专项资金减少"),
        ("本年收入为什么减少", "上级专项资金减少"),
        ("社会保障和就业支出占一般公共预算财政拨款总支出的比例是多少", "19.19%"),
        ("社会保障和就业支出为什么比年初预算增加", "临时救助"),
    ],
)
def test_each_total_has_its_own_reason_and_each_account_its_own_share(tmp_path: Path, question: str, told: str) -> None:
    assert told in ask(question, library_of_texts(tmp_path, {"柳溪镇.txt": REASONS})).answer
