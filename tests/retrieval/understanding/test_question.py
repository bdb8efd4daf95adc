"""Questions -> queries: operation, measure, role, unit, what is left over, and what a follow-up inherits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.conversation.follow_ups import understand
from retrieval.readings.settled import settled
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.cues import DUTIES, Beyond, Measure, Operation, asks_duty
from retrieval.understanding.named.lexicon import Lexicon, Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.averages import named_as_mean
from retrieval.understanding.reckoned.wholes import as_a_whole
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局")


def read(question: str, *history: str) -> Query:
    return understand(question, history, spoken(), HELD)


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("财政局工会经费是多少", Operation.VALUE),
        ("财政局工会经费为什么增加", Operation.REASON),
        ("什么是工会经费", Operation.DEFINITION),
        ("哪个单位工会经费最高", Operation.HIGHEST),
        ("财政局和水务局谁的工会经费多", Operation.HIGHEST),
        ("财政局和水务局哪个工会经费少", Operation.LOWEST),
        ("谁的工会经费最少", Operation.LOWEST),
        ("财政局和水务局工会经费相差多少", Operation.DIFFERENCE),
        ("财政局和水务局工会经费加起来", Operation.TOTAL),
        ("财政局项目支出是基本支出的几倍", Operation.RATIO),
        ("财政局公务接待平均每人次花多少", Operation.AVERAGE),
        ("财政局工会经费表格和说明一致吗", Operation.CHECK),
        ("财政局有什么职责", Operation.TEXT),
    ],
)
def test_the_operation(question: str, operation: Operation) -> None:
    assert read(question).operation is operation


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("工会经费多少", (Measure.AMOUNT,)),
        ("工会经费增长了百分之几", (Measure.CHANGE_RATE,)),
        ("工会经费比年初预算变化了百分之几", (Measure.CHANGE_RATE,)),
        ("工会经费比上年增加多少", (Measure.CHANGE_AMOUNT,)),
        ("工会经费占比", (Measure.SHARE,)),
        ("工会经费占公用经费多少", (Measure.SHARE,)),
        ("工会经费完成年初预算的百分之几", (Measure.COMPLETION,)),
        ("信息化项目得分", (Measure.SCORE,)),
        ("故障率目标值和完成值", (Measure.TARGET, Measure.ACHIEVED)),
        ("财政局迁移了多少万条数据", (Measure.COUNT,)),
        ("财政局花了几个亿", (Measure.AMOUNT,)),
    ],
)
def test_the_measures(question: str, measures: tuple[Measure, ...]) -> None:
    assert read(question).measures == measures


def test_role_unit_and_places() -> None:
    query = read("财政局公务接待费预算数和决算数各是多少万元，保留两位小数")
    assert set(query.roles) == {Role.BUDGET, Role.FINAL} and query.unit == "万元" and query.places == 2
    assert read("财政局收入折合多少元").unit == "元" and read("财政局收入是多少").unit is None


def test_words_that_nothing_explains_are_left_over() -> None:
    assert "茅台" in "".join(read("财政局2024年喝掉了多少瓶茅台").leftovers)
    assert read("请问财政局2024年工会经费一共花了多少钱呢").leftovers == ()


@pytest.mark.parametrize(
    "question", ["财政局2024年3月工会经费", "财政局第二季度工会经费", "财政局女职工有多少人", "财政局公车烧了多少升油"]
)
def test_what_asks_for_a_part_of_what_is_told_leaves_a_word_over(question: str) -> None:
    assert read(question).leftovers


def test_the_end_of_the_year_is_no_part_of_it() -> None:
    assert read("财政局2024年12月31日公务用车保有量").leftovers == ()


def test_what_no_report_answers() -> None:
    assert read("财政局的钱花得值不值").beyond is Beyond.OPINION
    assert read("财政局明年工会经费会增加吗").beyond is Beyond.FUTURE


def test_a_follow_up_inherits_what_it_leaves_open() -> None:
    query = read("那水务局呢？", "财政局2024年工会经费比上年增加多少")
    assert query.organisations == ("青禾县水务局",) and [mention.text for mention in query.mentions] == ["工会经费"]
    assert query.measures == (Measure.CHANGE_AMOUNT,) and query.years.asked == (2024,) and query.years.inherited
    assert read("电费呢", "财政局2024年工会经费").organisations == ("云泽市财政局",)
    assert read("那青岛呢", "财政局2024年工会经费").unknown == ("青岛",)


def test_its_share_is_a_share_of_what_was_asked_about_before() -> None:
    query = read("它占总支出多少", "财政局差旅费多少")
    assert [mention.text for mention in query.mentions] == ["差旅费", "总支出"] and query.measures == (Measure.SHARE,)


def test_which_is_lowest_is_no_question_for_more() -> None:
    assert read("财政局项目得分最低的是哪个，多少分").operation is Operation.LOWEST
    assert read("财政局工会经费减去差旅费等于多少").operation is Operation.DIFFERENCE


def test_per_cent_completed_is_no_share() -> None:
    assert read("财政局差旅费完成了多少百分比").measures == (Measure.COMPLETION,)


def test_what_was_planned_and_made_are_asked_for_side_by_side() -> None:
    assert read("财政局年初预算完成了百分之几").measures == (Measure.COMPLETION,)
    assert "追加" in read("财政局工会经费追加了多少").narrowing


def test_a_filler_within_a_word_is_part_of_that_word() -> None:
    assert "场所" in read("财政局搞场所装修时办公费花了多少").leftovers
    assert read("财政局一年下来办公费花了多少").leftovers == ()


def test_a_number_that_is_put_to_the_test_is_checked() -> None:
    assert read("财政局工会经费是24.42万元吗").operation is Operation.CHECK
    vehicles = read("财政局有7辆公车吗")
    assert vehicles.operation is Operation.CHECK and vehicles.measures == (Measure.COUNT,) and vehicles.counters == ("辆",)


def test_each_of_the_staff_is_what_an_average_is_taken_over() -> None:
    query = read("财政局平均每个在职人员的人员经费是多少")
    assert query.counted == "在职人数" and [mention.text for mention in query.mentions] == ["人员经费"]


def test_what_was_left_last_year_is_what_this_year_began_with() -> None:
    query = settled(read("财政局从上一年转过来多少钱没花完的"))
    assert [mention.keys(None) for mention in query.mentions] == [("opening_balance",)] and query.years.offset == 0
    assert settled(read("财政局从上年结转了多少钱")).years.offset == 0


def test_income_alone_is_all_of_it() -> None:
    query = read("财政局收入预算是几个亿")
    column = Mention("收入", 0, 2, (Meaning(LabelKind.COLUMN, "收入"),))
    whole = as_a_whole(replace(query, mentions=(column,)))
    assert query.unit == "亿元" and whole and whole.mentions[0].keys(None)[0] == "income_of_year"
    assert as_a_whole(read("财政局工会经费是多少")) is None
    changed = as_a_whole(read("财政局比上年收入减少了多少"))
    assert changed and "total_income" in changed.mentions[0].keys(None)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("财政局有没有请过客", ["请客"]),
        ("谁的车最多", ["公务用车保有量"]),
        ("财政局有没有自己的车", ["有几辆车"]),
        ("财政局有3辆车吗", ["公车"]),
        ("财政局结余比年初多了多少", ["年末结余", "年初结余"]),
        ("财政局本年收入和支出差多少", ["本年收入", "本年支出"]),
        ("财政局政府采购里头服务类占了几成", ["政府采购服务支出", "政府采购支出总额"]),
    ],
)
def test_everyday_turns_of_phrase(question: str, named: list[str]) -> None:
    assert [mention.text for mention in read(question).mentions] == named


def test_a_part_of_the_organisation_makes_it_another_thing() -> None:
    assert read("财政局下属单位的办公费是多少").apart == ("下属单位",)
    assert read("财政局下属单位有几个").apart == ()


def test_numbers_of_the_question_narrow_nothing() -> None:
    assert read("财政局年初预算只有两千多万，最后花了多少").narrowing == ()


def test_per_cent_of_a_fall_are_no_share() -> None:
    assert read("财政局基本支出比上年降了几个百分点").measures == (Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE)


def test_all_spending_is_set_against_the_general_budget() -> None:
    query = settled(read("财政局比预算多花了多少钱"))
    assert query.roles == (Role.FINAL, Role.BUDGET) and query.mentions[0].keys(None) == ("general_budget_expenditure",)
    assert settled(read("财政局年初预算只有两千多万，最后花了多少")).operation is Operation.DIFFERENCE


def test_a_part_of_what_was_called_by_an_everyday_word() -> None:
    named = read("其中工程多少", "财政局买东西一共花了多少").mentions
    assert any("procurement_works" in mention.keys(None) for mention in named)


def test_one_thing_against_the_next_is_a_difference_of_two() -> None:
    query = settled(read("财政局年末结转比年初多了多少"))
    assert query.operation is Operation.DIFFERENCE and query.measures == (Measure.AMOUNT,)
    assert [mention.text for mention in query.mentions] == ["年末结转", "年初结转"]
    assert settled(read("财政局工会经费和差旅费比上年多了多少")).operation is Operation.VALUE


def test_an_average_over_guests_is_of_what_is_spent_on_them() -> None:
    assert settled(read("财政局平均每批客人花多少")).mentions[0].keys(None) == ("reception_final",)


def test_an_office_within_and_what_is_left_out_make_it_another_thing() -> None:
    assert read("财政局预算所的人员经费是多少").apart == ("预算所",)
    assert read("财政局服务中心的人员经费是多少").apart == ()
    assert settled(read("财政局除了人员经费花了多少")).apart == ("除了人员经费",)


def test_a_total_is_no_sum_of_totals() -> None:
    assert settled(read("财政局收入总计与支出总计各是多少")).operation is Operation.VALUE
    assert settled(read("财政局工会经费和差旅费一共多少")).operation is Operation.TOTAL
    assert [mention.keys(None)[0] for mention in read("财政局公车买了几辆").mentions] == ["vehicles_bought"]


@pytest.mark.parametrize(
    "question", ["财政局附件里列出来的公务接待费", "财政局公务接待费怎么涨得这么厉害", "财政局手上的公务接待费反推是多少"]
)
def test_degree_reckoning_and_place_narrow_nothing(question: str) -> None:
    asked = read(question)
    assert not asked.leftovers and not asked.narrowing


@pytest.mark.parametrize(
    "question", ["财政局女职工的公务接待费", "财政局食堂的公务接待费", "财政局非财政的公务接待费", "财政局挂职补贴"]
)
def test_a_qualifier_still_narrows(question: str) -> None:
    asked = read(question)
    assert asked.narrowing or asked.leftovers


def test_what_was_fixed_for_a_budget_is_no_target() -> None:
    asked = settled(read("财政局公务接待费年初预算定了多少"))
    assert asked.measures == (Measure.AMOUNT,) and asked.roles == (Role.BUDGET,)


@pytest.mark.parametrize(
    ("question", "history"),
    [("其中货物占几成", ("财政局政府采购总额",)), ("占几成", ("财政局政府采购总额", "其中货物多少"))],
)
def test_a_share_of_a_part_is_weighed_against_the_whole_before(question: str, history: tuple[str, ...]) -> None:
    asked = read(question, *history)
    assert [mention.text for mention in asked.mentions] == ["政府采购货物", "政府采购"]
    assert asked.question.startswith("政府采购货物占政府采购") and asked.measures == (Measure.SHARE,)


def test_a_share_of_a_part_is_weighed_against_all_that_no_name_was_given_to() -> None:
    asked = read("其中住房公积金占几成", "财政局预算一共多少")
    assert [mention.text for mention in asked.mentions] == ["住房公积金", "支出总计"]


def test_why_so_much_more_was_spent_asks_of_the_budget() -> None:
    assert read("怎么超了这么多", "财政局公务接待费预算多少", "实际花了多少").roles == (Role.BUDGET,)


@pytest.mark.parametrize("question", ["财政局三公经费预算和实际各多少", "财政局三公经费预算和决算各多少"])
def test_budget_and_what_was_spent_in_fact_are_two_numbers_of_one_thing(question: str) -> None:
    asked = read(question)
    assert len(asked.rows) == 1 and asked.roles == (Role.BUDGET, Role.FINAL)


def test_the_mean_score_has_a_name() -> None:
    assert read("财政局绩效自评平均得了几分").mentions[0].keys(None)[:1] == ("self_evaluation_score",)


@pytest.mark.parametrize(
    ("question", "operation", "meant"),
    [
        ("财政局进账比花掉的多出多少", Operation.DIFFERENCE, ["income_of_year", "expenditure_of_year"]),
        ("财政局支出比收入多多少", Operation.DIFFERENCE, ["expenditure_of_year", "income_of_year"]),
        ("财政局采购里没有授予中小企业的那部分是多少", Operation.DIFFERENCE, ["procurement", "sme_contracts"]),
        ("财政局采购里有多少没落到中小企业手里", Operation.DIFFERENCE, ["procurement", "sme_contracts"]),
        ("财政局采购里非小微企业拿了多少", Operation.DIFFERENCE, ["procurement", "micro_contracts"]),
        ("财政局没给小微企业的采购额", Operation.DIFFERENCE, ["procurement", "micro_contracts"]),
        ("财政局购买公务用车花了多少", Operation.VALUE, ["vehicle_purchase_final"]),
        ("财政局补贴职工买房花了多少", Operation.VALUE, ["functional_2210203"]),
    ],
)
def test_everyday_words_mean_what_they_say(question: str, operation: Operation, meant: list[str]) -> None:
    query = settled(read(question))
    assert (query.operation, [mention.keys(None)[0] for mention in query.mentions if mention.names_row]) == (operation, meant)


@pytest.mark.parametrize(
    "question", ["财政局差旅费里的机票花了多少", "财政局邮电费中快递多少钱", "财政局没有用于项目支出的钱是多少",
                 "财政局财政拨款收入比支出多多少"]
)
def test_a_mere_part_or_the_rest_is_another_thing(question: str) -> None:
    assert settled(read(question)).apart


def test_what_sentences_call_spending_is_first_the_indicator() -> None:
    printed = [Label(LabelKind.PROSE, "公务接待费支出", "公务接待费支出", frozenset({"a.pdf"}), 1)]
    (mention,) = Lexicon(catalogue(), printed).mentions("公务接待费支出")
    assert mention.meanings[0] == Meaning(None, "reception_final")


def test_storeys_are_counted_and_what_money_is_used_for_is_told_in_words() -> None:
    assert read("财政局服务中心几层").measures == (Measure.COUNT,)
    assert read("财政局信息化建设支出用于什么").operation is Operation.TEXT


def test_a_word_that_a_mention_cuts_narrows_it() -> None:
    lexicon = spoken()
    assert understand("救护车有几辆", (), lexicon, ()).narrowing == ("救护",)
    assert understand("公车有几辆", (), lexicon, ()).narrowing == ()


def test_a_year_after_a_number_is_kept_apart_by_its_blank() -> None:
    assert read("财政局12345 2022年的三公经费").years.asked == (2022,)


def test_what_was_decided_after_what_was_planned_is_of_the_same_thing() -> None:
    asked = read("决算呢？", "财政局行政运行年初预算是多少？")
    assert asked.roles == (Role.FINAL,) and not any("预算" in mention.text for mention in asked.mentions)
    assert read("财政局行政运行2023年预算执行数是多少").roles == (Role.FINAL,)


@pytest.mark.parametrize(("question", "part"), [("财政局校车有几辆", ("校车",)), ("财政局2024年会议费多少", ())])
def test_a_part_that_a_name_cuts_is_none_of_the_whole(question: str, part: tuple[str, ...]) -> None:
    assert read(question).apart == part


@pytest.mark.parametrize(
    "question",
    [
        "按在职人数平均，云泽市财政局每人工资福利多少钱",
        "云泽市财政局每个在职人员工资福利多少",
        "以年末在职人数计算，云泽市财政局每个职工工资福利是多少",
    ],
)
def test_what_each_in_service_gets_is_an_average_over_them(question: str) -> None:
    query = understand(question, (), spoken(), ["云泽市财政局"])
    assert (query.operation, query.counted) == (Operation.AVERAGE, "在职人数")


def test_an_average_over_those_employed_is_over_them_by_any_words() -> None:
    query = understand("按实有在编人数算，云泽市财政局人均人员经费是多少", (), spoken(), ["云泽市财政局"])
    assert (query.operation, query.counted) == (Operation.AVERAGE, "在职人数")
    assert [mention.text for mention in query.rows] == ["人员经费"]


def test_another_body_that_is_named_behind_is_no_office_of_the_one_before() -> None:
    found = understand("财政局和县水务热线中心的工会经费哪个多", (), spoken(), ("云泽市财政局", "青禾县水务热线中心"))
    assert found.apart == () and len(found.organisations) == 2


def test_a_whole_in_which_a_part_is_weighed_may_be_named_by_little() -> None:
    query = understand("云泽市财政局人员经费占全年支出的比重", (), spoken(), ["云泽市财政局"])
    assert [mention.text for mention in query.mentions] == ["人员经费", "全年支出"]


@pytest.mark.parametrize("question", ["几个12345热线的工会经费，从高到低排一下", "几家12345热线里谁的工会经费最多"])
def test_a_few_of_a_kind_are_no_number_that_is_asked_for(question: str) -> None:
    held = ("云泽市12345热线受理中心", "青禾县12345政务热线", "云泽市财政局")
    found = understand(question, (), spoken(), held)
    assert found.organisations == held[:2] and found.measures == (Measure.AMOUNT,)


@pytest.mark.parametrize(
    "question", ["几个单位里，谁的工会经费最高", "这几份报告中哪家的工会经费最高", "把这几个单位的工会经费从高到低排一下"]
)
def test_a_few_among_whom_one_is_asked_for_are_not_counted(question: str) -> None:
    query = understand(question, (), spoken(), ("云泽市财政局", "青禾县水务局"))
    assert (query.operation, query.measures) == (Operation.HIGHEST, (Measure.AMOUNT,))


@pytest.mark.parametrize("asked", ["是干嘛的", "主要是干嘛的", "是干什么的"])
def test_what_an_organisation_is_there_for_asks_for_its_duties(asked: str) -> None:
    assert read(f"财政局{asked}").section == DUTIES
    assert read("财政局的一把手是谁").narrowing == ("一把手",)


def test_a_mean_in_a_printed_name_asks_for_none() -> None:
    def named(name: str) -> Query:
        mention = Mention(name, 3, 3 + len(name), (Meaning(LabelKind.ROW, name),))
        query = replace(read(f"财政局{name}得几分"), mentions=(mention,))
        return named_as_mean(replace(query, operation=Operation.AVERAGE, counted="公务用车保有量"))

    assert (named("单车次平均运输成本").operation, named("单车次平均运输成本").counted) == (Operation.VALUE, None)
    assert named("人均接待费").operation is Operation.AVERAGE


@pytest.mark.parametrize("asked", ["都管些什么", "管些什么事", "管什么"])
def test_what_a_body_is_in_charge_of_asks_for_all_its_duties(asked: str) -> None:
    query = read(f"财政局{asked}")
    assert query.section == DUTIES and not asks_duty(query.question)
    assert asks_duty("财政局管审计么")


def test_projects_that_are_evaluated_are_no_wages() -> None:
    assert [one.text for one in read("财政局绩效发了多少").mentions] == ["绩效"]
    query = read("财政局绩效项目花了多少")
    assert "绩效" not in [one.text for one in query.mentions] and "绩效" not in query.asked
