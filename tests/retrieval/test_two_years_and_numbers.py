"""Two years of a thing at once, numbers that a question puts to the test, and who spent beyond the budget."""

from __future__ import annotations

import pytest

from extraction.crosscheck import Reading
from extraction.indicators import catalogue
from retrieval.answer import ask
from retrieval.composing.draft import Draft
from retrieval.composing.sums_checked import check_sum
from retrieval.library import Library
from retrieval.readings.leading import Finding
from retrieval.reply import Answer, Status
from retrieval.understanding.clauses import each_share
from retrieval.understanding.periods import read_years
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.averages import per_guest
from tests.retrieval.made import figure, spoken
from tests.retrieval.town import FINANCE, facts_of, report_from


def values(answer: Answer) -> list[tuple[str, str | None]]:
    return [(figure.value, figure.unit) for figure in answer.figures]


@pytest.mark.parametrize("question", ["2023年末和2024年末在编人数", "2023年执行数与2024年预算数", "2023年总计和2024年总计"])
def test_a_year_joined_to_one_before_it_is_asked_for(question: str) -> None:
    assert read_years(question).asked == (2023, 2024) and read_years(question).base is None


def test_two_years_are_told_or_what_changed_between_them(town: Library) -> None:
    both = ask(f"{FINANCE}2023年收支总计和2024年收支总计", town)
    assert {("3000.00", "万元"), ("3200.00", "万元")} <= set(values(both))
    assert values(ask(f"{FINANCE}2024年收支总计跟2023年差多少", town)) == [("200.00", "万元"), ("6.67", "%")]


def test_a_year_that_the_report_tells_nothing_of_is_named(town: Library) -> None:
    answer = ask(f"{FINANCE}2023年和2024年的工会经费各是多少", town)
    assert values(answer) == [("20.00", "万元")] and "所问的2023年度，报告中没有找到" in answer.answer


def test_of_two_numbers_the_one_of_another_reading_is_told_as_such(town: Library) -> None:
    answer = ask(f"{FINANCE}公务接待费到底是1.2万还是0.9万", town)
    assert "1.2万与上列数一致" in answer.answer and "0.9万是上列另一个口径的数" in answer.answer
    other = ask(f"{FINANCE}公务接待费到底是1.2万还是7万", town)
    assert other.status is Status.ANSWERED and "7" not in other.answer


def test_a_number_without_a_thing_is_looked_for_in_the_sentences(town: Library) -> None:
    answer = ask(f"{FINANCE}又说增加又说下降75.24%，哪个对", town)
    assert ("-75.24", "%") in values(answer) and "方向不一致" in answer.answer


def test_a_sum_is_compared_with_a_stated_number(town: Library) -> None:
    answer = ask(f"{FINANCE}人员经费加公用经费等于1000吗", town)
    assert values(answer)[-1] == ("1000.00", "万元") and "提问所说的数与推算一致" in answer.answer


def test_who_spent_beyond_the_budget_is_told_by_completion_and_a_belied_rate_is_doubted(town: Library) -> None:
    answer = ask("哪些单位的决算超过了年初预算", town)
    assert "没有一家" in answer.answer and "100%有疑问" in answer.answer and ("294.63", "%") in values(answer)


def test_the_share_of_each_of_several_things_is_told(town: Library) -> None:
    answer = ask(f"{FINANCE}工会经费多少，办公费多少，各占公用经费的百分之几", town)
    assert [value for value, unit in values(answer) if unit == "%"] == ["20.00", "30.00"]
    assert each_share("各占多少") == "" and each_share("分别占支出合计的比例") == "支出合计的比例"


def test_a_share_goes_on_in_the_same_whole(town: Library) -> None:
    answer = ask("办公费呢", town, history=(f"{FINANCE}工会经费占公用经费多少",))
    assert ("30.00", "%") in values(answer)


def test_journeys_abroad_are_not_averaged_over_guests() -> None:
    lexicon = spoken()
    for question, counted in (("出国平均每人次多少钱", "因公出国（境）人次"), ("每次出国平均多少", "因公出国（境）团组数")):
        assert per_guest(read(question, lexicon, [])).counted == counted


def test_a_number_that_the_others_cannot_make_is_no_total() -> None:
    parts = {"货物": "5.98", "工程": "341.30", "服务": "4.89"}
    table = {"table": "采购表", "form": None, "panel": ""}
    report = report_from("甲.pdf", FINANCE, tuple(figure("甲.pdf", row, raw, ("金额",), **table) for row, raw in parts.items()))
    found = [Finding(facts_of(report), row, (Reading.of_figure(one),)) for row, one in zip(parts, report.figures, strict=True)]
    assert not check_sum(Draft(), read("货物、工程、服务加起来对得上吗", spoken(), []), found, catalogue())


def test_who_spent_more_on_a_thing_than_planned_is_told_with_both_numbers(town: Library) -> None:
    answer = ask("哪些单位公务接待费超预算", town)
    assert "决算超过预算的有：青禾县水务局2024年度[1]。" in answer.answer
    assert {"5.00", "3.50", "1.20", "0.30"} <= {figure.value for figure in answer.figures}


def test_what_must_be_derived_is_put_in_no_order(town: Library) -> None:
    assert ask("云泽市财政局和青禾县水务局2023年收支总计谁高", town).status is not Status.ANSWERED


@pytest.mark.parametrize("question", ["跟2023年比呢", "和2023年相比怎么样"])
def test_a_year_set_beside_the_one_before_asks_for_the_change(question: str, town: Library) -> None:
    told = ask(question, town, history=[f"{FINANCE}2024年收支总计多少"])
    assert values(told) == [("200.00", "万元"), ("6.67", "%")]


def test_which_companies_is_no_order_of_reports(town: Library) -> None:
    assert ask("是哪几家公司做的", town, history=[f"{FINANCE}2024年工会经费多少"]).status is Status.REFUSED


@pytest.mark.parametrize("question", ["公务接待费和预算差多少", "公务接待费跟年初预算相差多少"])
def test_how_far_a_thing_is_from_its_budget_is_told_with_both(question: str, town: Library) -> None:
    answer = ask(f"{FINANCE}2024年{question}", town)
    assert [figure.value for figure in answer.figures] == ["1.20", "1.50", "0.30"]


@pytest.mark.parametrize("asked", ["公务接待费预算比因公出国费多多少", "公务接待费年初预算和因公出国费年初预算差多少"])
def test_the_budgets_of_two_things_are_set_against_each_other(asked: str, town: Library) -> None:
    assert [value for value, _ in values(ask(f"{FINANCE}{asked}", town))] == ["1.50", "1.00", "0.50"]
