"""Follow-ups that keep what was asked before of other organisations, and drop an order for one of its parts."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.prose.quotes import tells_number
from retrieval.readings.settled import settled
from retrieval.understanding.cues import CHANGES, Measure, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.topic_cues import topic_in
from tests.retrieval.made import spoken

HELD = ("云泽市财政局", "青禾县水务局", "云泽市教育局")
SHARE = "财政局2024年人员经费占基本支出的比例"


def read(question: str, *history: str) -> Query:
    return settled(understand(question, history, spoken(), HELD), history)


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("跟水务局比，哪家更高", Operation.HIGHEST),
        ("和水务局比，哪家比例高", Operation.HIGHEST),
        ("和水务局比谁低", Operation.LOWEST),
        ("水务局的高还是它的高", Operation.HIGHEST),
        ("比水务局高多少个百分点", Operation.DIFFERENCE),
        ("跟水务局差多少", Operation.DIFFERENCE),
    ],
)
def test_organisations_are_compared_by_the_share_asked_before(question: str, operation: Operation) -> None:
    query = read(question, SHARE)
    assert (query.operation, query.measures, query.organisations) == (operation, (Measure.SHARE,), HELD[:2])
    assert [mention.text for mention in query.mentions] == ["人员经费", "基本支出"]


def test_those_that_are_named_to_choose_from_are_compared_alone() -> None:
    assert read("哪家更高，水务局还是教育局", SHARE).organisations == HELD[1:]


def test_shares_asked_for_in_turn_are_compared() -> None:
    query = read("哪家更高", SHARE, "水务局呢")
    assert (query.operation, query.measures, query.organisations) == (Operation.HIGHEST, (Measure.SHARE,), HELD[:2])


def test_rates_of_change_are_compared_by_rate() -> None:
    query = read("跟水务局比谁增长得快", "财政局2024年收入总计比上年增长百分之几")
    assert (query.operation, query.measures) == (Operation.HIGHEST, (Measure.CHANGE_RATE,))


def test_one_organisation_after_an_order_is_asked_for_its_value() -> None:
    query = read("水务局呢", "各单位里差旅费谁最高")
    assert (query.operation, query.organisations) == (Operation.VALUE, HELD[1:2])


def test_one_thing_after_an_order_of_parts_is_asked_for_its_value() -> None:
    assert read("办公费呢", "财政局2024年公用经费里哪一项最多").operation is Operation.VALUE
    assert read("那会议费呢", "各单位里差旅费谁最高").operation is Operation.HIGHEST


def test_the_other_end_of_an_order_is_asked_for_after_one_of_its_parts() -> None:
    query = read("最少的呢", "财政局三公经费哪项最多", "公务接待费呢")
    assert (query.operation, query.question) == (Operation.LOWEST, "财政局三公经费哪项最少")


def test_who_changed_most_is_asked_of_all_of_whom_the_change_was_asked() -> None:
    query = read("哪家变化更大", "财政局2024年支出比上年下降多少", "水务局呢")
    assert query.organisations == HELD[:2] and not CHANGES.isdisjoint(query.measures)


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        ("财政局办公费和差旅费加起来多少", "占公用经费的多大比例", "办公费和差旅费占公用经费的多大比例"),
        ("财政局办公费和差旅费加起来多少", "再加上劳务费呢", "办公费和差旅费再加上劳务费呢"),
        ("财政局办公费占公用经费多少", "占基本支出呢", "办公费占基本支出多少"),
        ("财政局培训费多少", "跟差旅费加起来呢", "培训费跟差旅费加起来呢"),
        ("财政局基本支出多少", "其中人员经费和公用经费合计等于它吗", "人员经费和公用经费合计等于基本支出吗"),
        ("财政局基本支出多少", "人员经费加公用经费等于它吗", "人员经费加公用经费等于基本支出吗"),
        ("财政局科学技术支出多少", "年初一分没安排，怎么会有这笔支出", "年初一分没安排怎么会有科学技术支出"),
    ],
)
def test_the_thing_before_stands_where_the_question_leaves_it_open(history: str, question: str, asked: str) -> None:
    assert read(question, history).question == asked


def test_a_sum_stands_after_its_terms() -> None:
    assert read("财政局人员经费和公用经费合计是多少").operation is Operation.TOTAL
    assert read("财政局项目支出和支出合计是多少").operation is Operation.VALUE


def test_the_points_between_two_shares_are_told(town: Library) -> None:
    told = ask("和青禾县水务局差多少", town, history=["云泽市财政局公务接待费占本年支出合计的比例是多少"])
    assert [(figure.value, figure.unit) for figure in told.figures][-1] == ("0.12", "个百分点")
    assert "占比最高的是青禾县水务局" in told.answer


def test_reports_are_ordered_by_a_sum(town: Library) -> None:
    told = ask("跟青禾县水务局比谁多", town, history=["云泽市财政局2024年办公费和公务接待费加起来多少"])
    assert "合计最高的是" in told.answer and [figure.value for figure in told.figures].count("31.20") == 1


def test_the_passage_quoted_last_tells_its_number() -> None:
    assert tells_number("由云泽移动公司维护，年租赁费60万元", {"租金", "租赁费"})
    assert not tells_number("租赁费用于维护，共2次", {"租赁费"})


def test_last_year_after_another_question_is_the_year_before_that_one() -> None:
    assert read("去年是多少", "财政局2024年人员经费多少").years.asked == (2023,)
    assert "去年" not in read("去年是多少", "财政局2024年人员经费多少").question


def test_how_the_sum_of_the_year_changed_may_be_told_with_what_is_carried_over(town: Library) -> None:
    answer = ask("比上年增长多少", town, history=["财政局2024年支出合计是多少"])
    assert [(figure.value, figure.unit) for figure in answer.figures] == [("200.00", "万元"), ("6.67", "%")]
    refused = ask("比上年增长多少", town, history=["财政局2024年工会经费是多少"])
    assert "没有找到“工会经费”的增减变化" in refused.answer


def test_the_main_reason_is_no_purpose() -> None:
    assert topic_in("主要是什么") and not topic_in("主要是什么原因")


def test_those_added_are_summed_with_those_before(town: Library) -> None:
    told = ask("加上青禾县水务局的，合计多少", town, history=["云泽市财政局公务接待费是多少"])
    assert [figure.value for figure in told.figures] == ["1.20", "5.00", "6.20"]


@pytest.mark.parametrize(
    ("history", "question", "operation"),
    [
        ("财政局和水务局2024年公务接待费谁多，多多少", "教育局也加进来，排个名", Operation.HIGHEST),
        ("财政局和水务局2024年公务接待费谁最少", "再加上教育局呢", Operation.LOWEST),
        ("财政局和水务局2024年公务接待费分别多少", "把教育局也算上，谁最少", Operation.LOWEST),
        ("财政局和水务局2024年公务接待费谁多", "加上教育局一共多少", Operation.TOTAL),
        ("财政局和水务局2024年公务接待费分别多少", "把教育局也加进来", Operation.HIGHEST),
        ("财政局和水务局2024年公务接待费差多少", "加上教育局一起比", Operation.HIGHEST),
    ],
)
def test_those_added_join_the_order_before_unless_a_sum_is_asked(history: str, question: str, operation: Operation) -> None:
    query = read(question, history)
    assert (query.operation, set(query.organisations)) == (operation, set(HELD))


@pytest.mark.parametrize("question", ["财政局占合计多少", "财政局占这两家总和的百分之几"])
def test_the_share_of_one_in_the_sum_of_those_told(question: str) -> None:
    query = read(question, "财政局和水务局2024年公务接待费分别多少")
    assert (query.operation, query.measures, query.organisations) == (Operation.TOTAL, (Measure.SHARE,), HELD[:2])
    assert [mention.text for mention in query.rows] == ["公务接待费"]


def test_of_another_year_what_there_is_is_told_of_what_was_spent() -> None:
    query = read("2024年呢", "财政局2023年公用经费执行了多少")
    assert (query.years.asked, query.roles) == ((2024,), ())


@pytest.mark.parametrize(
    ("history", "measure"), [(SHARE.replace("2024", "2023"), Measure.SHARE), ("财政局2023年总支出多少", Measure.AMOUNT)]
)
@pytest.mark.parametrize("asked", ["水务局2024年比它高还是低", "水务局2024年的比它多还是少"])
def test_each_is_asked_of_its_own_year_where_one_is_set_against_the_other(history: str, measure: Measure, asked: str) -> None:
    query = read(asked, history)
    assert (query.operation, query.measures, set(query.organisations)) == (Operation.DIFFERENCE, (measure,), set(HELD[:2]))
    assert query.years.asked == (2023, 2024)
