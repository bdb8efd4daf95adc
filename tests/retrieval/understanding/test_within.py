"""Follow-ups that name but the form to look in keep what was asked before."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.crosscheck import Reading
from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.store.records import LabelKind
from retrieval.understanding.query import Query
from retrieval.understanding.within import in_each_form, part_named
from tests.retrieval.made import PairEmbeddings, claim, figure, original, spoken
from tests.retrieval.town import FINANCE, NARRATIVE, cells, facts_of, report_from

HELD = ("云泽市财政局", "青禾县水务局")


def read(question: str, *history: str) -> Query:
    return understand(question, history, spoken(), HELD)


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("支出决算表上呢？", "支出决算表"),
        ("全口径的支出决算表里呢", "支出决算表"),
        ("财政拨款那张表里呢", "财政拨款那张表"),
        ("那收入表里这个科目是多少", "收入表"),
        ("三公表里呢", "三公表"),
        ("三公里呢", "三公"),
        ("基本支出决算表里又写的多少？", "基本支出决算表"),
        ("按经济分类、在基本支出明细表里呢？", "经济分类"),
        ("说明里呢", "说明"),
        ("总表同一科目呢", "总表"),
        ("再换成经济分类看呢", "经济分类"),
        ("收入决算表那边呢", "收入决算表"),
        ("跟收入决算表差多少", "收入决算表"),
        ("一般公共预算财政拨款支出决算表里写的一样吗", "一般公共预算财政拨款支出决算表"),
        ("正文里提到的是多少", "正文"),
    ],
)
def test_a_form_alone_keeps_the_thing_asked_before(question: str, form: str) -> None:
    query = read(question, "财政局2024年公务接待费多少")
    assert [mention.text for mention in query.mentions] == ["公务接待费"] and query.organisations == HELD[:1]
    assert query.within is not None and query.within.words == form


@pytest.mark.parametrize("question", ["基本支出呢", "三公经费呢", "支出总计呢", "基本支出表里的办公费呢", "三公表和说明一致吗"])
def test_what_names_a_thing_is_no_form_alone(question: str) -> None:
    assert read(question, "财政局2024年公务接待费多少").within is None


def test_the_form_of_the_question_before_is_no_thing() -> None:
    query = read("支出决算表上呢", "财政局2024年收入决算表上住房公积金的本年收入合计是多少")
    assert [mention.text for mention in query.mentions] == ["住房公积金"]


def test_a_form_is_kept_for_another_organisation() -> None:
    query = read("那水务局呢", "财政局2024年住房公积金多少", "收入决算表上呢")
    assert query.organisations == HELD[1:] and query.within is not None and query.within.words == "收入决算表"


def test_a_form_is_known_by_its_title_and_items_by_what_the_other_classification_calls_them() -> None:
    cells = (
        figure("a.pdf", "机关事业单位职业年金缴费支出", "3.00", table="支出决算表", form="expenditure", table_no=1),
        figure("a.pdf", "职业年金缴费", "2.00", table="2024年部门一般公共预算基本支出预算表", form=None, table_no=2),
    )
    facts = facts_of(report_from("a.pdf", HELD[0], cells))
    place = part_named("按经济分类呢")
    assert place is not None
    part = place[0].part_of(facts)
    assert [one.row for one in part.figures] == ["职业年金缴费"]
    (mention,) = read("财政局机关事业单位职业年金缴费支出多少").mentions
    assert "职业年金缴费" in [meaning.key for meaning in place[0].called_there(mention, part).meanings]


def test_a_row_printed_with_its_code_alone_is_called_as_elsewhere_in_the_report() -> None:
    spent = figure("a.pdf", "住房公积金", "3.00", table="支出决算表", form="expenditure", table_no=1, row_code="2210201")
    came = figure("a.pdf", "", "2.00", table="收入决算表", form="income", table_no=2, row_code="2210201")
    place = part_named("收入决算表里呢")
    assert place is not None
    part = place[0].part_of(facts_of(report_from("a.pdf", HELD[0], (spent, came))))
    assert part.figures == (came,) and part.name_of_code(came) == "住房公积金"


def test_what_is_said_in_the_text_alone_is_no_cell() -> None:
    place = part_named("说明里呢")
    assert place is not None
    cell = Reading.of_figure(figure("a.pdf", "基本支出", "3.00"))
    assert not place[0].has(cell) and place[0].has(Reading.of_claim(claim("a.pdf", "基本支出", "3.00")))


@pytest.mark.parametrize(("form", "value"), [("基本支出决算表里", "0.90"), ("三公经费表里", "1.20")])
def test_a_whole_question_is_answered_from_the_form_that_it_names(form: str, value: str, town: Library) -> None:
    answer = ask(f"{FINANCE}2024年{form}公务接待费是多少", town)
    assert [figure.value for figure in answer.figures] == [value]


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("提租补贴在收入决算表和支出决算表里各是多少，相差多少", "提租补贴在收入决算表里多少，支出决算表里多少，相差多少"),
        ("提租补贴，收入表和支出表上各是多少，差多少", "提租补贴在收入表里多少，支出表里多少，差多少"),
        ("收入表和支出表里提租补贴分别是多少", "提租补贴在收入表里多少，支出表里多少"),
        ("提租补贴在收入表和支出表里相差多少", "提租补贴在收入表里多少，支出表里多少，相差多少"),
        ("提租补贴在收入表和支出表里一样吗", "提租补贴在收入表里多少，支出表里多少，一致吗"),
        ("提租补贴，支出决算表比收入表多出多少", "提租补贴在支出决算表里多少，收入表里多少，相差多少"),
        ("收入和支出各是多少", "收入和支出各是多少"),
        ("提租补贴支出比收入多出多少", "提租补贴支出比收入多出多少"),
    ],
)
def test_two_forms_named_side_by_side_are_asked_apart(question: str, apart: str) -> None:
    assert in_each_form(question) == apart


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("提租补贴支出，财政局的总表和明细表怎么差一分钱", "提租补贴支出，财政局的表格和说明一致吗"),
        ("提租补贴支出总表和明细表为什么对不上", "提租补贴支出表格和说明一致吗"),
        ("提租补贴支出总表和支出决算表为什么对不上", "提租补贴支出在总表里多少，支出决算表里多少，相差多少"),
        ("提租补贴，收入表和支出表上的数为什么不一样，差多少", "提租补贴在收入表里多少，支出表里多少，相差多少"),
        ("提租补贴，两张表上的数为什么不一样，差多少", "提租补贴，两张表的数差多少"),
        ("提租补贴支出总表和支出决算表差多少", "提租补贴支出在总表里多少，支出决算表里多少，差多少"),
    ],
)
def test_why_two_forms_differ_is_told_by_both_or_by_what_all_print(question: str, meant: str) -> None:
    assert in_each_form(question, ("提租补贴支出",)) == meant


def test_one_row_in_two_forms_is_told_of_each_with_the_difference_of_both(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年公务接待费在基本支出决算表和三公经费表里各是多少，相差多少", town)
    assert [figure.value for figure in answer.figures] == ["0.90", "1.20", "0.30"]


@pytest.mark.parametrize("follow_up", ["和三公经费表里的一样吗", "跟三公经费表里的接待费是同一个数吗"])
def test_the_same_as_in_another_form_is_told_by_both_numbers(follow_up: str, town: Library) -> None:
    answer = ask(follow_up, town, history=[f"{FINANCE}2024年基本支出决算表里公务接待费是多少"])
    assert [figure.value for figure in answer.figures] == ["0.90", "1.20", "0.30"]


def test_no_spending_answers_what_came_in(town: Library) -> None:
    assert ask(f"{FINANCE}2024年收了多少公务接待费", town).status is Status.REFUSED
def test_the_total_of_a_form_is_asked_for_by_itself() -> None:
    query = read("支出决算表的合计呢", "财政局办公费多少")
    assert query.within and [key for one in query.mentions for key in one.keys(LabelKind.ROW)] == ["总计", "合计"]


def test_what_the_text_says_otherwise_than_the_table_is_no_plain_number(tmp_path: Path) -> None:
    rows = {"本年收入合计": "100.00", "总计": "120.00"}
    text = "2024年度收、支总计3.00万元。"
    own = tuple(cells("甲.pdf", "收入支出决算总表", "income_expenditure", 1, rows))
    library = Library(tmp_path / "库", PairEmbeddings())
    made = report_from("甲.pdf", FINANCE, own, ((NARRATIVE, "一、收入支出决算总体情况说明", text),))
    library.add(made, original(tmp_path, "甲.pdf"))
    answer = ask("说明里写的是多少", library, history=[f"{FINANCE}2024年收入总计多少"]).answer
    assert "说明文字为3.00万元[1]，表格为120.00万元[2]" in answer
    library.close()
