"""Follow-ups of an order of organisations, and those that set organisations beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.conversation.ordered.orders_again import of_ordered_thing
from retrieval.library import Library
from retrieval.readings.settled import settled
from retrieval.understanding.chosen.selection import Of
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query
from tests.retrieval.made import original, spoken
from tests.retrieval.town import fill, finance_figures, report_from, water

FINANCE, WATER, EDUCATION = HELD = ("云泽市财政局", "青禾县水务局", "云泽市教育局")
HOTLINES = ("云泽市12345热线服务中心", "青禾县12345市民热线")
ORDER = "各单位2024年人员经费谁最高"


def read(question: str, *history: str, held: tuple[str, ...] = HELD) -> Query:
    return settled(understand(question, history, spoken(), held), history)


@pytest.mark.parametrize(
    ("question", "operation", "places"),
    [("第二呢", Operation.HIGHEST, (2, 2)), ("倒数第二是谁", Operation.LOWEST, (2, 2)), ("最后一名呢", Operation.LOWEST, None)],
)
def test_another_place_in_an_order_keeps_its_thing_and_its_year(
    question: str, operation: Operation, places: tuple[int, int] | None
) -> None:
    query = read(question, ORDER)
    assert (query.operation, query.chosen.places if query.chosen else None) == (operation, places)
    assert ([one.text for one in query.mentions], query.years.asked, query.years.inherited) == (["人员经费"], (2024,), False)


def test_a_place_after_both_ends_is_one_from_the_top() -> None:
    query = read("第二名是谁", "哪个单位2024年人员经费最多，哪个最少")
    assert query.operation is Operation.HIGHEST and "最少" not in query.question


def test_another_place_in_an_order_of_changes_or_shares_is_one_in_that_order() -> None:
    assert read("第二呢", "哪家单位2024年收支总计增长最快").measures == (Measure.CHANGE_RATE,)
    query = read("最低的呢", "各家公用经费占基本支出的比例谁最高")
    assert (query.operation, query.measures) == (Operation.LOWEST, (Measure.SHARE,))
    assert [one.keys(None)[0] for one in query.mentions] == ["operating", "basic_expenditure"]


@pytest.mark.parametrize("question", ["哪家热线支出最高", "热线里哪家支出最高", "哪家热线人员经费最高"])
def test_an_order_of_one_kind_stays_so(question: str) -> None:
    held = (*HELD, *HOTLINES)
    assert set(read(question, held=held).organisations) == set(HOTLINES)
    assert set(read("第二呢", question, held=held).organisations) == set(HOTLINES)
    assert set(read("只看热线", ORDER, held=held).organisations) == set(HOTLINES)


def test_the_others_are_those_not_asked_about_before() -> None:
    held = (*HELD, *HOTLINES)
    assert read("那另外几家热线呢", "云泽市热线2024年人员经费", held=held).organisations == HOTLINES[1:]


@pytest.mark.parametrize(
    ("question", "operation", "whom"),
    [
        ("水务局是它的几倍", Operation.RATIO, (WATER, FINANCE)),
        ("是几倍，跟水务局比", Operation.RATIO, (FINANCE, WATER)),
        ("水务局比它多多少", Operation.DIFFERENCE, (WATER, FINANCE)),
        ("水务局2024年的比它多多少", Operation.DIFFERENCE, (WATER, FINANCE)),
        ("加上水务局呢", Operation.TOTAL, (FINANCE, WATER)),
    ],
)
def test_an_organisation_is_set_beside_the_one_before(question: str, operation: Operation, whom: tuple[str, ...]) -> None:
    query = read(question, "财政局2024年人员经费多少")
    assert (query.operation, query.organisations) == (operation, whom)


def test_the_amount_of_the_year_before_is_no_change() -> None:
    query = read("那项目支出上一年是多少", "财政局2024年基本支出是多少", "比上年变化多少")
    assert query.measures == (Measure.AMOUNT,) and query.years.asked == (2023,)


def test_the_offices_of_another_organisation_are_listed_too() -> None:
    asked = "财政局有几个内设科室"
    assert read("水务局呢", asked).section == read(asked).section is not None


def test_the_sum_is_that_of_organisations_where_several_were_asked_about() -> None:
    assert read("合计呢", "财政局和水务局2024年人员经费各是多少").operation is Operation.TOTAL


def test_a_share_of_the_sum_is_that_of_the_one_named() -> None:
    query = read("水务局占多少", "财政局和水务局2024年人员经费各是多少", "加起来")
    assert (query.operation, query.measures, query.organisations) == (Operation.TOTAL, (Measure.SHARE,), (WATER, FINANCE))


def test_what_begins_a_name_is_completed_after_a_share() -> None:
    query = read("公用呢", "财政局2024年人员经费占基本支出多少")
    assert [one.keys(None)[0] for one in query.mentions] == ["operating", "basic_expenditure"]


def test_the_one_put_first_is_spoken_of(town: Library) -> None:
    answer = ask("它的公用经费是多少", town, history=["各单位2024年公务接待费谁最高"])
    assert {figure.organisation for figure in answer.figures} == {WATER}


def test_the_one_put_first_is_meant_where_it_would_have_to_be_asked_back(tmp_path: Path) -> None:
    library = Library(tmp_path / "库")
    fill(library, tmp_path)
    for name, spent in ((EDUCATION, "0.50"), ("青禾县民政局", "0.30")):
        report = report_from(f"{name}.pdf", name, finance_figures(f"{name}.pdf", spent))
        library.add(report, original(tmp_path / name, f"{name}.pdf"))
    order, question = "各单位2024年公务接待费谁最高", "公用经费是多少"
    first, second = ask(question, library, history=[order]), ask("第二名呢", library, history=[order, question])
    library.close()
    assert {figure.organisation for figure in first.figures} == {WATER}
    assert f"第二的是{FINANCE}" in second.answer


def test_what_was_spent_after_an_order_by_budgets_is_of_the_thing_ordered(town: Library) -> None:
    answer = ask("它实际花了多少", town, history=["2024年公务接待费预算谁最高"])
    assert all("公务接待费" in figure.label for figure in answer.figures)
    assert of_ordered_thing("实际花了多少", read("公务接待费预算谁最高")) == "公务接待费实际花了多少"
    assert of_ordered_thing("实际花了多少", read(ORDER)) == "实际花了多少"


def test_the_one_put_first_may_have_reports_of_several_years(tmp_path: Path) -> None:
    library = Library(tmp_path / "库")
    fill(library, tmp_path)
    library.add(water(2023), original(tmp_path / "2023", "水务2023.pdf"))
    answer = ask("它的公用经费是多少", library, history=["2024年公务接待费谁最高"])
    library.close()
    assert {figure.organisation for figure in answer.figures} == {WATER}


def test_the_first_of_an_order_are_counted_on(town: Library) -> None:
    answer = ask("这两家差多少", town, history=["2024年公务接待费最高的两家是谁"])
    assert [figure.value for figure in answer.figures] == ["5.00", "1.20", "3.80"]


def test_an_order_after_one_organisation_is_one_of_all_and_among_several_of_those() -> None:
    first, second = "财政局2024年人员经费多少", "水务局呢"
    assert (read("哪家最高", first).organisations, read("哪家最高", first, second).organisations) == ((), (FINANCE, WATER))


def test_how_much_after_an_order_is_the_same_order() -> None:
    assert read("多少", ORDER).operation is Operation.HIGHEST


def test_a_part_of_the_one_before_is_a_share() -> None:
    query = read("水务局是它的百分之几", "财政局2024年人员经费多少")
    assert (query.operation, query.measures, query.organisations) == (Operation.RATIO, (Measure.SHARE,), (WATER, FINANCE))


def test_a_place_in_an_order_of_one_kind_is_one_among_these() -> None:
    held = (*HELD, *HOTLINES)
    query = read("云泽市热线排第几", "各热线人员经费排个序", held=held)
    assert query.chosen and (query.chosen.whose, set(query.organisations)) == (HOTLINES[0], set(HOTLINES))


def test_what_several_were_asked_in_turn_is_added_up_and_averaged() -> None:
    before = ("财政局2024年国内接待批次", "水务局呢")
    assert (read("一共多少批次", *before).operation, read("一共多少批次", *before).organisations) == (Operation.TOTAL, HELD[:2])
    assert (read("两家平均", *before).operation, read("两家平均", *before).organisations) == (Operation.AVERAGE, HELD[:2])


def test_money_for_projects_is_averaged_over_those_it_is_for() -> None:
    query = read("平均每个项目多少", "财政局2024年绩效自评涉及资金多少")
    assert (query.operation, query.counted) == (Operation.AVERAGE, "绩效自评项目数")
    assert read("平均每个项目多少", "财政局2024年项目支出多少").counted is None


@pytest.mark.parametrize("question", ["没有的是哪些", "没有的呢", "哪几家没有"])
def test_who_has_none_is_asked_of_the_same_thing(question: str) -> None:
    query = read(question, "哪几家2024年有公务接待费")
    assert query.chosen and query.chosen.of is Of.LACKING and [one.text for one in query.mentions] == ["公务接待费"]


def test_how_much_those_have_is_asked_of_all_of_them() -> None:
    query = read("金额多少", "哪家2024年有公务接待费")
    assert query.chosen and query.chosen.of is Of.HAVING and query.years.asked == (2024,)


@pytest.mark.parametrize("question", ["有没有满分的", "满分的有几个"])
def test_full_marks_after_a_score_are_those_of_all_projects(question: str) -> None:
    assert read(question, "财政局2024年培训经费项目得了几分").question == "自评满分的项目有哪些"


@pytest.mark.parametrize(
    ("question", "words", "counted"),
    [("不到5万的呢", "不到5万", False), ("30万以下的有哪些", "30万以下", False), ("有几家", "超过20万", True)],
)
def test_another_limit_chooses_anew_from_the_same_order(question: str, words: str, counted: bool) -> None:
    query = read(question, "办公费超过20万的有哪几家单位")
    assert query.chosen and (query.chosen.words, query.chosen.counted) == (words, counted)
    assert [one.text for one in query.rows] == ["办公费"]


def test_whether_the_others_have_any_is_asked_of_all_others() -> None:
    query = read("其他单位有吗", "财政局2024年有几辆公务用车")
    assert (query.operation, query.organisations, query.without) == (Operation.HIGHEST, (), (FINANCE,))


def test_items_of_the_last_of_two_bodies_are_added_up_for_it_alone(town: Library) -> None:
    first = f"{FINANCE}2024年公用经费里最大的两项是什么"
    answer = ask("这两项合计多少", town, history=[first, f"{WATER}呢"])
    assert {figure.organisation for figure in answer.figures} == {WATER}


def test_who_scored_least_among_projects_is_a_project_of_the_body_before() -> None:
    assert read("所有项目里谁分最低", "财政局信息化建设项目自评得分").organisations == ("云泽市财政局",)
    assert read("哪家得分最低", "财政局信息化建设项目自评得分").organisations == ()
