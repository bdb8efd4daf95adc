"""Follow-ups that say by a pronoun, or leave unsaid, what they ask about."""

from __future__ import annotations

import pytest

from extraction.report import Role
from retrieval.conversation.beside.goal_meant import item_named
from retrieval.conversation.follow_ups import understand
from retrieval.conversation.pointed.referents import pointed_back
from retrieval.readings.funds import for_the_money
from retrieval.readings.settled import settled
from retrieval.understanding.cues import Beyond, Measure, Operation
from retrieval.understanding.named.excluding import without_part
from retrieval.understanding.query import Query
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")


def read(question: str, *history: str) -> Query:
    return understand(question, history, spoken(), HELD)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("它比公用经费多出多少", "人员经费比公用经费多出多少"),
        ("比公用经费多多少", "人员经费比公用经费多多少"),
        ("那这个数是公用经费的几倍", "人员经费是公用经费的几倍"),
        ("它占基本支出多少", "人员经费占基本支出多少"),
        ("基本支出里占多少", "人员经费占基本支出多少"),
        ("公用经费比这个少多少", "公用经费比人员经费少多少"),
        ("刚才那个比公用经费多多少", "人员经费比公用经费多多少"),
    ],
)
def test_the_thing_asked_before_is_set_against_another(question: str, asked: str) -> None:
    query = read(question, "财政局2024年人员经费是多少")
    assert query.question == asked and query.organisations == HELD[:1] and query.years.asked == (2024,)


def test_which_way_the_money_of_a_thing_went_is_no_thing_beside_it() -> None:
    query = read("它占基本支出的比例呢", "财政局人员经费支出决算是多少")
    assert query.question == "人员经费占基本支出的比例多少"


def test_a_share_of_what_was_not_named_before_is_unclear() -> None:
    assert without_part(read("财政局它占基本支出的比例呢")).unclear


def test_a_thing_whose_name_joins_two_words_is_one_thing() -> None:
    query = read("比重大公共卫生服务多多少", "财政局2024年社会保障和就业支出是多少")
    assert query.question == "社会保障和就业支出比重大公共卫生服务多多少" and query.operation is Operation.DIFFERENCE


@pytest.mark.parametrize("question", ["比上年多多少", "比去年增加了多少", "比预算多多少"])
def test_a_change_of_the_thing_asked_before_sets_it_against_nothing_else(question: str) -> None:
    assert read(question, "财政局2024年人员经费是多少").question == question.replace("去年", "上年")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("这两项占基本支出的比例是多少", "奖金和绩效工资占基本支出的比例是多少"),
        ("两者差多少", "奖金和绩效工资差多少"),
        ("两项合计", "奖金和绩效工资加起来"),
        ("前者是后者的几倍", "奖金是绩效工资的几倍"),
    ],
)
@pytest.mark.parametrize("history", [("财政局2024年奖金和绩效工资各多少",), ("财政局2024年奖金多少", "绩效工资呢")])
def test_several_things_are_named_by_their_number(question: str, asked: str, history: tuple[str, ...]) -> None:
    assert read(question, *history).question == asked


def test_more_things_than_were_asked_for_are_unclear() -> None:
    assert read("这三项一共多少", "财政局2024年奖金和绩效工资各多少").unclear == "这三项"


def test_another_organisation_is_asked_for_the_same_share() -> None:
    query = read("那水务局呢", "财政局2024年办公费占公用经费多少")
    assert query.organisations == HELD[1:] and query.measures == (Measure.SHARE,)
    assert [mention.text for mention in query.mentions] == ["办公费", "公用经费"]


def test_an_office_that_is_not_held_is_no_kind_of_spending() -> None:
    assert read("教育局呢", "财政局2024年办公费").unknown == ("教育局",)


def test_budget_and_final_number_asked_for_in_turn_are_set_against_each_other() -> None:
    query = read("差多少", "财政局公务接待费年初预算", "实际花了多少")
    assert query.operation is Operation.DIFFERENCE and set(query.roles) == {Role.BUDGET, Role.FINAL}


def test_a_check_is_one_of_the_number_asked_before() -> None:
    query = read("跟说明文字里写的一致吗", "财政局公务接待费全年预算数是多少")
    assert query.operation is Operation.CHECK and query.budget == "全年" and query.roles == (Role.BUDGET,)


@pytest.mark.parametrize(
    ("question", "rest"),
    [("第一个问的是多少来着", ("多少来着", 1)), ("刚才第二个占比呢", ("占比呢", 0)), ("第一个呢", ("第一个呢", 0))],
)
def test_a_question_points_back_to_one_by_its_place(question: str, rest: tuple[str, int]) -> None:
    assert pointed_back(question, 2) == rest


def test_projects_asked_for_before_are_those_in_an_order() -> None:
    query = read("它里头哪个项目执行数最大", "财政局2024年有几个项目做了绩效自评")
    assert query.question == "绩效项目哪个项目执行数最大" and query.organisations == HELD[:1]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("后两项合计", "绩效工资和津贴补贴加起来"),
        ("前两项差多少", "奖金和绩效工资差多少"),
        ("三项合计多少", "奖金和绩效工资和津贴补贴加起来"),
    ],
)
def test_some_of_several_things_are_told_by_the_end_they_stand_at(question: str, asked: str) -> None:
    assert read(question, "财政局2024年奖金多少", "绩效工资呢", "津贴补贴呢").question == asked


def test_organisations_are_counted_too() -> None:
    history = ("财政局2024年水费多少", "水务局呢")
    query = read("这两家合计多少", *history)
    assert query.operation is Operation.TOTAL and query.organisations == HELD and not query.unclear
    assert read("这三家合计多少", *history).unclear == "这三家"


def test_another_part_is_weighed_with_the_same_whole() -> None:
    assert read("公用经费呢", "财政局2024年人员经费占基本支出多少").question == "公用经费占基本支出多少"


@pytest.mark.parametrize("question", ["那年初预算呢", "年初预算是多少"])
def test_a_role_alone_is_one_of_the_thing_before(question: str) -> None:
    query = read(question, "财政局2024年公务接待费多少")
    assert [mention.text for mention in query.mentions] == ["公务接待费"]
    assert (query.roles, query.budget) == ((Role.BUDGET,), "年初")


def test_both_ends_of_the_year_are_set_against_each_other() -> None:
    query = read("增加了多少", "财政局2024年年初结转和结余多少", "年末呢")
    assert query.question == "年末结转和结余比年初结转和结余多多少"


def test_a_thing_is_set_against_another_of_another_organisation() -> None:
    query = read("比水务局多多少", "财政局2024年人员经费多少")
    assert query.organisations == HELD and query.operation is Operation.DIFFERENCE


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("这一项目标值是多少", "奖金目标值是多少"),
        ("目标值是多少", "奖金目标值是多少"),
        ("扣了多少", "奖金扣了几分"),
        ("该指标的分值是多少", "奖金分值是多少"),
        ("得分是多少", "奖金得分是多少"),
        ("得分呢？", "奖金得分呢？"),
        ("得分最低的是哪个", "得分最低的是哪个"),
        ("追加了多少？", "奖金追加了多少预算"),
        ("扣了多少钱", "扣了多少钱"),
        ("公用经费目标值是多少", "公用经费目标值是多少"),
    ],
)
def test_goals_and_points_are_asked_of_the_one_thing_before(question: str, asked: str) -> None:
    assert item_named(question, [read("财政局2024年奖金得了几分")]) == asked


def test_by_how_much_of_itself_an_account_rose_is_from_the_year_before() -> None:
    assert item_named("涨了百分之几", [read("财政局2024年奖金追加了多少")]) == "涨了百分之几"


def test_the_goal_of_what_a_sentence_told_is_asked_by_its_words() -> None:
    assert item_named("年初定的目标呢", [read("财政局2024年放生了多少只青蛙")]) == "放生青蛙的目标是多少"


def test_a_goal_after_two_things_is_of_neither() -> None:
    assert item_named("目标值是多少", [read("财政局2024年奖金和绩效工资各得几分")]) == "目标值是多少"


def test_a_column_and_the_same_item_of_another_follow_the_item_before() -> None:
    assert read("里面属于项目支出的有多少", "财政局2024年行政运行支出多少").question.startswith("行政运行支出的项目支出")
    same = read("水务局同一科目是多少", "财政局的其他交通费用是多少")
    assert same.organisations == HELD[1:] and [one.text for one in same.mentions] == ["其他交通费用"]


def test_vehicles_to_be_bought_are_counted_after_what_they_cost() -> None:
    query = read("打算买几辆", "财政局2024年三公经费预算是多少", "里面买车要花多少")
    assert query.mentions[0].keys(None)[0] == "vehicles_bought_budget"
    assert read("打算买几辆", "财政局2024年公务接待费是多少").question == "打算买几辆"


def test_small_firms_named_after_among_them_are_not_all_firms() -> None:
    query = read("其中小微企业拿了多少", "财政局2024年政府采购总额是多少")
    assert query.mentions[-1].keys(None)[0] == "micro_contracts"


def test_what_was_spent_on_a_project_before_is_not_all_that_was_spent() -> None:
    query = read("它全年实际花了多少钱", "财政局的窗口保洁外包项目自评得了多少分")
    assert "expenditure_of_year" not in [key for one in query.mentions for key in one.keys(None)]
    whole = read("它全年一共花了多少钱", "财政局有几个项目")
    assert whole.mentions[-1].keys(None)[:1] == ("expenditure_of_year",)


@pytest.mark.parametrize("question", ["你看这样算管得严吗", "财政局2024年三公经费管得严不严"])
def test_how_strictly_money_is_kept_is_an_opinion(question: str) -> None:
    assert read(question, "财政局2024年三公经费花了多少").beyond is Beyond.OPINION


def averaged(*asked: str) -> Query:
    return for_the_money(settled(read(asked[-1], *asked[:-1]), asked[:-1]))


def test_money_and_no_count_is_averaged_over_those_who_travelled() -> None:
    query = averaged("财政局2024年因公出国花了多少钱", "去了几个团、多少人", "平均一人次多少")
    assert query.mentions[0].keys(None)[0] == "overseas_final"
    assert query.counted == "因公出国（境）人次" and not query.unclear


def test_vehicles_are_not_averaged_over_guests() -> None:
    assert averaged("财政局2024年公务用车保有量是多少", "平均一人次多少").unclear
    assert averaged("财政局2024年公务接待几批次", "平均每批多少人").measures == (Measure.COUNT,)


def test_what_was_not_counted_before_is_no_sum_of_what_was() -> None:
    query = read("一共多少人次", "财政局因公出国花了多少", "去了几个团")
    assert query.operation is Operation.VALUE and query.question == "多少人次"
    assert read("一共多少人", "财政局在职多少人", "水务局呢").operation is Operation.TOTAL


def test_how_two_numbers_come_to_differ_so_asks_for_a_reason() -> None:
    assert read("怎么差那么多", "财政局公务接待费预算和决算各多少").operation is Operation.REASON
