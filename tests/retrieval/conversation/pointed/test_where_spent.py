"""Where the money went and what is asked on: its parts by their place, and what stands beside the number of an order."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

ARCHIVE, HARBOUR = "青禾县档案馆", "石州市港航中心"
_REPORT = """{who}2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表
单位：万元
收入\t\t支出\t
项目\t金额\t项目\t金额
一、一般公共预算财政拨款收入\t{total}\t一、一般公共服务支出\t{services}
\t\t八、社会保障和就业支出\t{security}
\t\t九、卫生健康支出\t{health}
本年收入合计\t{total}\t本年支出合计\t{total}
总计\t{total}\t总计\t{total}

第三部分 2024年度部门决算情况说明

五、一般公共预算财政拨款支出决算结构情况

2024年度一般公共预算财政拨款支出{total}万元，主要用于以下方面：一般公共服务（类）支出{services}万元；社会保障和就业（类）支出{security}万元；卫生健康（类）支出{health}万元。

九、“三公”经费支出决算情况说明

公务接待费支出决算为{reception}万元。国内公务接待{batches}批次、{guests}人次。公务用车购置0辆，公务用车保有量{cars}辆。年末在职人数{staff}人。
"""


def _report(who: str, **numbers: str) -> str:
    return _REPORT.format(who=who, **numbers)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("spent")
    first = _report(
        ARCHIVE, total="100.00", services="70.00", security="20.00", health="10.00", reception="0.60", batches="8", guests="51",
        cars="2", staff="12",
    )  # fmt: skip
    second = _report(
        HARBOUR, total="300.00", services="240.00", security="45.00", health="15.00", reception="0.90", batches="5", guests="40",
        cars="6", staff="30",
    )  # fmt: skip
    return library_of_texts(folder, {f"{ARCHIVE}.txt": first, f"{HARBOUR}.txt": second})


WHERE = f"{ARCHIVE}的钱主要花在哪了"
GUESTS = "哪家接待人最多"


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        ([WHERE], "最大的一块是什么", ["70.00"]),
        ([WHERE, "最大的是哪个", "占多少"], "排第二的呢", ["20.00"]),
        ([WHERE], "哪个占大头", ["70.00"]),
        ([f"{HARBOUR}支出构成"], "前两项加起来占多少", ["240.00", "45.00", "300.00", "285.00", "95.00"]),
        ([f"{HARBOUR}支出构成"], "第一大项是哪个", ["240.00"]),
        ([], GUESTS, ["51", "40"]),
        ([GUESTS], "花了多少", ["0.60"]),
        ([GUESTS], "多少批", ["8"]),
        (["哪家接待费最高"], "多少人次", ["40"]),
        (["哪家车最多"], "一共几辆", ["6", "2", "8"]),
        ([], f"{ARCHIVE}买车几辆", ["0"]),
        ([], "谁家人最多", ["30", "12"]),
        ([f"{ARCHIVE}请客花了多少"], "请了几次", ["8"]),
    ],
)
def test_what_follows_is_asked_of_the_thing_told(history: list[str], question: str, values: list[str], held: Library) -> None:
    answer = ask(question, held, history=history)
    assert answer.status is Status.ANSWERED
    assert [figure.value for figure in answer.figures] == values
