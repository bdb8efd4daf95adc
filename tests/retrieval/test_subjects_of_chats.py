"""Chats that go on to another body, another thing or another measure: what was asked before the last subject tells no number."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

FIRST, SECOND = "云泽市档案馆", "青禾县水利局"
TEXT = """{whose}2024年度部门决算

第二部分 2024年度部门决算表

一般公共预算财政拨款基本支出决算表
部门：{whose}|单位：万元
科目编码|科目名称|决算数|科目编码|科目名称|决算数
301|工资福利支出|{staff}|302|商品和服务支出|{goods}
30101|基本工资|{wage}|30201|办公费|{office}
30103|奖金|{bonus}|30211|差旅费|{travel}
人员经费合计||{staff}|公用经费合计||{goods}

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年末，在职人员{heads}人。

三、支出决算情况说明

2024年度支出合计{all}万元，其中：基本支出{basic}万元，占80%；项目支出{projects}万元，占20%。基本支出比上年增加{more}万元，增长5.00%。

五、一般公共预算财政拨款支出决算情况说明

一般公共预算财政拨款支出年初预算为{planned}万元，支出决算为{all}万元，完成年初预算的{rate}%。

1.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为{fund_planned}万元，支出决算为{fund}万元，完成年初预算的{fund_rate}%。

八、财政拨款“三公”经费支出决算情况说明

公务用车运行维护费支出{cars}万元。公务用车保有量{kept}辆。公务接待费支出{guests}万元，国内公务接待{batches}批次，{came}人次。
""".replace("|", "\t")
_FIRST = {
    "staff": "60.00", "goods": "20.00", "wage": "40.00", "office": "12.00", "bonus": "20.00", "travel": "8.00", "heads": "9",
    "all": "100.00", "basic": "80.00", "projects": "20.00", "more": "3.81", "planned": "110.00", "rate": "90.91",
    "fund_planned": "5.00", "fund": "4.50", "fund_rate": "90.00", "cars": "2.40", "kept": "2", "guests": "0.60", "batches": "6",
    "came": "48",
}  # fmt: skip
_SECOND = {
    "staff": "120.00", "goods": "40.00", "wage": "90.00", "office": "24.00", "bonus": "30.00", "travel": "16.00", "heads": "17",
    "all": "200.00", "basic": "160.00", "projects": "40.00", "more": "7.62", "planned": "190.00", "rate": "105.26",
    "fund_planned": "8.00", "fund": "8.80", "fund_rate": "110.00", "cars": "4.80", "kept": "4", "guests": "1.50", "batches": "10",
    "came": "90",
}  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{whose}.txt": TEXT.format(whose=whose, **told) for whose, told in ((FIRST, _FIRST), (SECOND, _SECOND))}
    return library_of_texts(tmp_path_factory.mktemp("subjects"), texts)


@pytest.mark.parametrize(
    ("turns", "told", "untold"),
    [
        ((f"{FIRST}奖金多少", f"{SECOND}办公费多少", "差旅费呢", "加起来多少"), "40.00万元", "奖金"),
        ((f"{FIRST}公务接待费多少", f"{SECOND}基本工资多少", "比上年多多少"), "", "接待"),
        ((f"{FIRST}有几辆公车", f"{SECOND}办公费和差旅费哪个多", "多多少"), "8.00万元", FIRST),
        ((f"{FIRST}奖金多少", "基本支出多少，比上年多多少"), "3.81万元", "奖金"),
        ((f"{FIRST}基本支出多少，比上年多多少", f"{SECOND}呢"), "7.62万元", "3.81"),
        ((f"{FIRST}基本支出多少，比上年多多少", f"换成{SECOND}呢", f"那{FIRST}呢"), "3.81万元", "7.62"),
        ((f"{FIRST}人员经费多少", "月均呢"), "50,000元", "没有找到"),
        ((f"{FIRST}人员经费平均每月多少", f"那{SECOND}呢"), "100,000元", "50,000"),
        ((f"{FIRST}有几辆公车", "有多少人"), "9人", "2辆"),
        ((f"{FIRST}年初预算多少", "实际花了多少"), "一般公共预算财政拨款支出为100.00万元", "本年支出合计"),
        ((f"{FIRST}预算完成率多少", "实际是多少"), "100.00万元", "90.91"),
        ((f"{FIRST}住房公积金完成年初预算的百分之几", "实际花了多少"), "4.50万元", "100.00"),
        ((f"{FIRST}住房公积金多少", "花完了吗"), "少0.50万元", "没有找到"),
        ((f"{FIRST}人员经费多少", f"{SECOND}那边呢"), "120.00万元", "没有找到"),
        ((f"{FIRST}人员经费多少", "换成公用经费呢"), "20.00万元", "没有找到"),
        ((f"{FIRST}公务接待花了多少", "来了多少人", "占公用经费几成"), "3.00%", "人次"),
        ((f"{FIRST}基本支出比上年多了，上一年是多少",), "76.19万元", "没有找到"),
        (("哪家人员经费最多", "它的办公费多少", "人员经费最少的呢"), f"最低的是{FIRST}", "奖金"),
        ((f"{FIRST}养车花了多少", "一共几辆车"), "2辆", "没有找到"),
        ((f"{FIRST}支出在两家里排第几", f"{SECOND}呢"), "从高到低排第1", "排第2"),
    ],
)  # fmt: skip
def test_a_follow_up_leans_on_its_own_subject(turns: tuple[str, ...], told: str, untold: str, held: Library) -> None:
    answer = ask(turns[-1], held, history=turns[:-1])
    assert told in answer.answer and untold not in answer.answer
    assert told == "" or answer.status is Status.ANSWERED


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        ((f"{FIRST}办公费多少", f"{SECOND}办公费多少", "差多少"), "12.00万元"),
        ((f"{FIRST}办公费多少", f"{SECOND}差旅费多少", "加起来多少"), "28.00万元"),
        ((f"{FIRST}办公费多少", f"那{SECOND}的差旅费呢", "哪个多"), "差旅费16.00万元"),
        ((f"{FIRST}办公费多少", f"{SECOND}差旅费多少", "差多少"), "4.00万元"),
    ],
)  # fmt: skip
def test_what_is_set_against_each_other_stays_spoken_of(turns: tuple[str, ...], told: str, held: Library) -> None:
    assert told in ask(turns[-1], held, history=turns[:-1]).answer
