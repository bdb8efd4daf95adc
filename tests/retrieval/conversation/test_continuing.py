"""Follow-ups that go on with the question before: another part's share, another column, what was left of a budget."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.beside.columns import of_row_before
from retrieval.conversation.follow_ups import understand
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import each_weighed
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")
LEXICON = Lexicon(catalogue(), [])


def read(question: str, *history: str) -> Query:
    return understand(question, history, LEXICON, HELD)


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (("财政局政府采购货物占政府采购多少",), "服务呢", "政府采购服务占政府采购多少"),
        (("财政局政府性基金支出多少",), "年底还剩多少", "政府性基金支出的年末结转和结余是多少"),
        (("财政局科技馆专项花了多少",), "年底还剩多少没用", "专项年底还剩多少没用"),
        (("财政局三公经费预算多少",), "还剩多少", "三公经费预算数和三公经费决算数差多少"),
        (("财政局总支出多少",), "年底还剩多少", "年底还剩多少"),
        (("财政局整体支出年初预算是多少",), "全年预算呢", "整体绩效自评全年预算数是多少"),
        (("财政局整体支出年初预算是多少", "全年预算呢"), "执行了多少", "整体绩效自评全年执行数是多少"),
        (("财政局整体支出年初预算是多少", "全年预算呢"), "执行率呢", "整体绩效自评执行率是多少"),
        (("财政局基本支出是多少",), "只看一般公共预算财政拨款呢", "一般公共预算财政拨款基本支出是多少"),
        (("财政局群众满意度达标了吗",), "准点率呢", "准点率达标了吗"),
        (("财政局采购服务占采购总额的比例",), "货物的比例呢", "采购货物占采购总额的比例"),
        (("财政局政府采购总额",), "工程占多少", "政府采购工程占政府采购多少"),
        (("财政局政府采购总额",), "服务采购占多少", "服务采购占政府采购多少"),
        (("财政局政府采购总额",), "其中服务各占多少", "政府采购服务占政府采购多少"),
        (("财政局面向小微企业预留多少",), "中小企业呢", "面向中小企业预留是多少"),
        (("财政局图书馆支出多少",), "项目支出占多少", "图书馆支出的项目支出占图书馆支出多少"),
        (("财政局图书馆支出多少",), "其中财政拨款多少", "图书馆支出的一般公共预算财政拨款多少"),
        (("财政局收入总计", "支出总计"), "平衡吗", "收入总计和支出总计相等吗"),
        (("财政局一般公共服务支出占比",), "住房保障呢", "住房保障占比多少"),
        (("财政局行政运行的基本支出多少",), "项目支出呢", "行政运行的项目支出呢"),
        (("财政局年末结转和结余多少",), "比年初多了多少", "年末结转和结余比年初结转和结余多了多少"),
        (("财政局奖金", "绩效工资", "哪个多"), "多多少", "奖金和绩效工资差多少"),
        (("财政局人员经费里哪一项最多",), "占多少", "人员经费里哪一项最多占人员经费多少"),
        (("财政局人员经费里哪一项最多",), "占基本支出多少", "人员经费里哪一项最多占基本支出多少"),
        (("财政局人员经费里哪项最多占比多少",), "占基本支出多少", "人员经费里哪项最多占基本支出多少"),
        (("财政局基本支出", "项目支出呢", "哪个多"), "比例多少", "基本支出和项目支出各占多少"),
        (("财政局三公经费多少", "其中公务接待呢"), "去掉公务接待还剩多少", "三公经费减去公务接待是多少"),
        (("财政局面向中小企业预留多少",), "其中小微企业", "面向小微企业预留是多少"),
        (("财政局面向中小企业预留多少",), "其中小微企业占几成", "面向小微企业预留占面向中小企业预留多少"),
        (("财政局打算买几辆车",), "现在一共有多少辆", "现在一共有多少辆车"),
        (("财政局政府采购总额", "货物占比"), "工程呢", "政府采购工程占政府采购多少"),
        (("财政局公用经费多少", "办公费呢", "电费呢"), "一共多少", "办公费和电费加起来"),
        (("财政局政府采购总额", "货物呢", "服务呢"), "加起来", "政府采购货物和政府采购服务加起来"),
        (("财政局整体绩效自评得多少分",), "评价等级是什么", "整体绩效自评评价等级是什么"),
        (("财政局基本支出年初预算是多少", "决算呢"), "两者差了多少", "基本支出年初预算数和决算数差多少"),
        (("财政局人员经费占总支出多少", "公用经费呢"), "哪个多", "人员经费和公用经费哪个多"),
        (("财政局人员经费里住房公积金占几成",), "绩效工资呢", "绩效工资占人员经费多少"),
        (("财政局年末还剩多少",), "比年初多了多少", "年末结转和结余比年初结转和结余多了多少"),
        (("财政局公务接待费预算多少",), "实际支出呢", "决算数是多少"),
        (("财政局人员经费里占比最大的是什么",), "比例是多少", "人员经费里占比最大的是什么占人员经费多少"),
        (("财政局人员经费里哪项最多占比多少",), "绩效工资呢", "绩效工资占人员经费多少"),
        (("财政局公用经费多少", "办公费呢", "电费呢"), "哪项最大", "办公费和电费哪项最大"),
        (("财政局公务接待费预算多少",), "省了多少", "公务接待费预算数和公务接待费决算数差多少"),
        (("财政局事业运行支出", "全年预算是多少"), "没用完的有多少", "事业运行支出预算数和决算数差多少"),
    ],
)
def test_a_follow_up_goes_on_with_the_question_before(history: tuple[str, ...], question: str, asked: str) -> None:
    query = read(question, *history)
    assert query.question == asked and query.organisations == HELD[:1]


@pytest.mark.parametrize("again", ["工会经费也算一下", "工会经费也这样算一下", "工会经费同样算一下"])
def test_another_thing_is_reckoned_as_the_one_before(again: str) -> None:
    query = read(again, "财政局福利费占公用经费多少")
    assert query.measures == (Measure.SHARE,) and query.rows[0].text == "工会经费"


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (("财政局人员经费多少",), "服务呢"),
        (("财政局收入总计", "人员经费"), "平衡吗"),
        (("财政局项目支出多少",), "基本支出呢"),
        (("财政局年初结转和结余多少",), "比年初多了多少"),
    ],
)
def test_other_follow_ups_stay_as_they_are(history: tuple[str, ...], question: str) -> None:
    assert read(question, *history).question == question


def test_what_was_planned_is_no_part_of_a_name() -> None:
    assert "expenditure_of_year" not in read("花了多少钱", "财政局一共几辆车").mentions[0].keys(None)[:1]


def test_a_year_without_a_report_stays_the_year_asked_for() -> None:
    assert not read("增长率", "财政局2019年收入多少").years.inherited
    assert read("增长率", "财政局2019年收入多少", "那水务局呢").years.inherited


@pytest.mark.parametrize(
    ("history", "question", "against"),
    [
        (("财政局住房公积金支出决算表里多少",), "跟收入决算表差多少", "支出决算表"),
        (("财政局住房公积金支出决算表里多少", "收入决算表里呢"), "差多少", "支出决算表"),
        (("财政局住房公积金支出决算表里多少", "收入决算表里呢"), "两个表一样吗", "支出决算表"),
        (("财政局办公费多少",), "跟收入决算表差多少", ""),
    ],
)
def test_a_difference_between_two_forms_names_both(history: tuple[str, ...], question: str, against: str) -> None:
    query = read(question, *history)
    assert query.operation is Operation.DIFFERENCE and query.within is not None and query.within.words == "收入决算表"
    assert (query.against.words if query.against else "") == against


def test_the_share_of_each_in_one_whole_is_asked_for_one_by_one() -> None:
    assert each_weighed(read("财政局水费、电费各占公用经费多少")) == ["财政局水费占公用经费多少", "财政局电费占公用经费多少"]
    assert each_weighed(read("财政局基本支出和项目支出各占多少")) == []


def test_cars_bought_are_not_those_that_are_kept() -> None:
    for question in ("财政局买了几辆公车", "财政局新购置多少台公务用车"):
        assert [mention.keys(None)[0] for mention in read(question).mentions] == ["vehicles_bought"]
    assert "vehicles_kept" in read("财政局有几辆公车").mentions[0].keys(None)


def test_a_column_asked_for_in_one_text_is_that_of_the_row_before() -> None:
    row, total = [read("财政局图书馆支出多少")], [read("财政局支出总计多少")]
    assert of_row_before("基本支出和项目支出分别多少", row) == "图书馆支出的基本支出和项目支出分别多少"
    assert of_row_before("项目支出多少", total) == "项目支出多少"
    assert of_row_before("是基本支出还是项目支出", row) == "图书馆支出的基本支出和项目支出分别是多少"
    assert of_row_before("属于基本支出还是项目支出", total) == "属于基本支出还是项目支出"


def test_after_a_part_the_next_question_is_about_the_part() -> None:
    query = read("为什么增加", "财政局三公经费预算多少", "其中出国费多少")
    assert [mention.text for mention in query.rows] == ["出国费"]


def test_how_a_number_changed_is_no_number() -> None:
    assert read("财政局车辆比上年少了几辆").measures == (Measure.CHANGE_AMOUNT,)
    assert read("财政局有几辆车").measures != (Measure.CHANGE_AMOUNT,)


def test_a_sum_of_what_nobody_named_is_unclear() -> None:
    assert read("全年合计", "财政局的职能是什么").unclear == "全年合计"
    assert read("全年合计", "财政局公用经费里女职工的多少").unclear == "全年合计"
    assert read("一共花了多少", "财政局女职工的培训费多少").narrowing == ("女",)
    assert not read("合计多少", "财政局人员经费", "公用经费呢").unclear


@pytest.mark.parametrize(
    "question",
    ["为什么只完成了年初预算的4%", "为什么才用了预算的百分之四", "怎么只执行了年初预算的不到5%", "为什么完成年初预算的4%"],
)
def test_a_rate_that_is_stated_is_of_the_thing_before(question: str) -> None:
    query = read(question, "财政局政府性基金支出多少")
    assert (query.operation, query.measures) == (Operation.REASON, (Measure.COMPLETION,))
    assert [mention.text for mention in query.mentions] == ["政府性基金支出"]


def test_another_thing_after_whether_a_budget_was_kept_is_set_against_its_own() -> None:
    kept = ("云泽市财政局公务接待费超预算了吗",)
    query = understand("那培训费呢", kept, spoken(), ["云泽市财政局"])
    assert query.question == "培训费超预算了吗"
    assert not understand("云泽市财政局城管执法超预算了吗", (), spoken(), ["云泽市财政局"]).section
    assert understand("培训费的预算呢", kept, spoken(), ["云泽市财政局"]).question != "培训费超预算了吗"
