"""What a question does with the things that it names, and the answer to it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from extraction.indicators import catalogue
from extraction.numbers import Amount
from extraction.report import Role
from retrieval.calculate import total
from retrieval.composing.computing import tell_formula
from retrieval.composing.draft import Draft
from retrieval.composing.telling import tell_findings
from retrieval.readings.findings import find
from retrieval.readings.settled import settled
from retrieval.understanding.named.excluding import excluding
from retrieval.understanding.query import Relation
from retrieval.understanding.reckoned.formula import formula_of
from tests.retrieval.made import figure
from tests.retrieval.readings.test_candidates import FACTS
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import FINANCE, facts_of, report_from


def answered(question: str) -> Draft:
    query = settled(read(question))
    draft = Draft(query.unit, query.places)
    tell_findings(draft, query, find(query, FACTS, catalogue(), 2024))
    return draft


@pytest.mark.parametrize(
    ("question", "relation", "signs"),
    [
        ("财政局办公费、工会经费加起来占公用经费多少", Relation.SHARE, (1, 1, 1)),
        ("财政局人员经费加公用经费是办公费的几倍", Relation.RATIO, (1, 1, 1)),
        ("财政局人员经费减去公用经费是多少", Relation.REST, (1, -1)),
        ("财政局公用经费扣除办公费和工会经费还剩多少", Relation.REST, (1, -1, -1)),
        ("财政局如果不算办公费和工会经费，公用经费是多少", Relation.REST, (1, -1, -1)),
        ("财政局年初结转和结余加本年收入合计减本年支出合计等于年末结转和结余吗", Relation.EQUAL, (1, 1, -1, 1)),
        ("财政局收入总计和支出总计相等吗", Relation.EQUAL, (1, 1)),
        ("财政局人员经费比办公费和工会经费加起来多吗", Relation.MORE, (1, 1, 1)),
        ("财政局人员经费是办公费与工会经费之和的几倍", Relation.RATIO, (1, 1, 1)),
        ("财政局办公费加工会经费比公用经费多多少", Relation.MORE, (1, 1, 1)),
    ],
)
def test_a_formula_is_read_from_what_stands_between_the_things(question: str, relation: Relation, signs: tuple[int, ...]) -> None:
    formula = formula_of(read(question))
    assert formula is not None and formula.relation is relation
    assert tuple(term.sign for term in formula.terms) == signs


@pytest.mark.parametrize(
    "question",
    [
        "财政局办公费和工会经费各多少",
        "财政局公务接待费表格和说明一致吗",
        "财政局办公费占公用经费多少",
        "财政局公用经费比办公费和工会经费多多少",
    ],
)
def test_other_questions_have_no_formula(question: str) -> None:
    assert formula_of(read(question)) is None


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        ("财政局办公费、工会经费加起来占公用经费多少", "50.00", "占公用经费（100.00万元）"),
        ("财政局公用经费扣除办公费和工会经费还剩多少", "50.00", "相减得50.00万元（推算）"),
        ("财政局收入总计和支出总计相等吗", "3200.00", "对得上，两者一致"),
        ("财政局公用经费比办公费和工会经费加起来多吗", "50.00", "公用经费比办公费、工会经费的合计数多50.00万元"),
        ("财政局办公费和工会经费之和比公用经费多吗", "50.00", "办公费、工会经费的合计数比公用经费少50.00万元"),
        ("财政局公用经费是办公费和工会经费之和的几倍", "2.00", "公用经费是办公费、工会经费的合计数的2.00倍"),
        ("财政局人员经费等于公用经费吗", "800.00", "：两者不一致，相差800.00万元（推算）"),
    ],
)
def test_the_result_is_told_with_its_operands(question: str, value: str, told: str) -> None:
    draft = answered(question)
    assert draft.figures[-1].value == value and told in draft.sentences[-1]
    assert draft.figures[-1].citations


def test_a_part_is_read_where_its_whole_stands() -> None:
    assert [figure.value for figure in answered("财政局公务接待费占公用经费多少").figures] == ["0.90", "100.00", "0.90"]


def test_nothing_is_left_out_of_what_it_is_no_part_of() -> None:
    assert not answered("财政局三公经费不算办公费是多少").sentences
    assert excluding(read("财政局除了办公费花了多少")).apart


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("财政局收支平衡吗", ["3200.00", "3200.00"]),
        ("财政局收入减支出等于多少", ["3100.00", "3150.00", "-50.00"]),
        ("财政局人员加公用是多少", ["900.00", "100.00", "1000.00"]),
        ("财政局接待平均每批多少人", ["96", "12", "8.00"]),
        ("财政局公务接待费超预算了吗", ["1.20", "1.50", "0.30"]),
        ("财政局人员经费和公用经费差几倍", ["900.00", "100.00", "9.00"]),
        ("财政局公用经费和人员经费差几倍", ["900.00", "100.00", "9.00"]),
        ("财政局电费、工会经费取整加起来多少", ["8.40", "20.00", "28"]),
    ],
)
def test_everyday_turns_of_calculation(question: str, values: list[str]) -> None:
    assert [figure.value for figure in answered(question).figures] == values


@pytest.mark.parametrize(("reception", "told"), [("2.00", "两者一致"), ("2.50", "不一致")])
def test_the_items_of_a_form_are_set_against_its_total(reception: str, told: str) -> None:
    items = {"合计": "3.00", "因公出国（境）费": "1.00", "公务接待费": reception}
    form = {"table": "财政拨款“三公”经费支出决算表", "form": "three_public", "panel": "", "role": Role.FINAL}
    figures = tuple(figure("甲.pdf", "", raw, (item, "决算数"), **form) for item, raw in items.items())
    facts = facts_of(report_from("甲.pdf", FINANCE, figures))
    query = settled(read("财政局三公经费分项加起来等于总数吗"))
    draft = Draft()
    tell_findings(draft, query, find(query, facts, catalogue(), 2024))
    assert told in draft.sentences[0] and len(draft.figures) == 4


def test_two_things_have_no_share_of_each_other() -> None:
    assert [figure.unit for figure in answered("财政局办公费和工会经费占比多少").figures] == []
    assert answered("财政局办公费 占 公用经费").figures[-1].value == "30.00"


def test_a_sum_keeps_the_rounding_of_what_it_converts() -> None:
    computed = total([Amount(Decimal("1000.00"), 2, "元"), Amount(Decimal("0.10"), 2, "万元")])
    assert computed is not None and computed.spread.high - computed.spread.low == Fraction(10001, 100)


def test_the_whole_is_no_part_of_itself() -> None:
    assert answered("财政局办公费、公用经费加起来占公用经费多少").figures[-1].value == "30.00"


def test_a_formula_with_a_missing_term_has_no_result() -> None:
    draft = answered("财政局公用经费减去会议费是多少")
    assert "没有披露“会议费”，不能计算" in draft.sentences[0] and [figure.value for figure in draft.figures] == ["100.00"]
    empty = Draft()
    formula = formula_of(read("财政局人员经费减去公用经费是多少"))
    assert formula is not None
    tell_formula(empty, formula, ())
    assert not empty.sentences

