"""The measures, against cases worked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import log2

import pytest

from eval.gold import Item, Number, Place
from eval.metrics import agrees, at_place, judge, ndcg_at, recall_at, reciprocal_rank, stated_numbers
from extraction.report import Kind
from retrieval.reply import Answer, Citation, StatedFigure, Status, Verdict

FILE = "甲.pdf"
RECEPTION = Number(Decimal("0.15"), "万元", 2024, FILE)
CELL = Place(FILE, frozenset({16}), column="决算数/公务接待费")


def number(value: str, unit: str = "", *, computed: bool = False) -> Number:
    return Number(Decimal(value), unit, computed=computed)


def figure(value: str, unit: str | None = "万元", year: int = 2024, file: str = FILE) -> StatedFigure:
    return StatedFigure("公务接待费", value, unit, file, "甲中心", Kind.FINAL, year, 2024, Verdict.TABLE_ONLY, (1,))


def citation(
    page: int = 16, table: str | None = "三公", column: str | None = "决算数/公务接待费", quote: str = "0.15"
) -> Citation:
    return Citation(1, FILE, page, None, None, "第二部分", table, "", column, quote)


def item(
    numbers: Sequence[Number] = (RECEPTION,), places: Sequence[Place] = (CELL,), status: Status = Status.ANSWERED,
    contains: tuple[str, ...] = (), also: tuple[Number, ...] = (),
) -> Item:  # fmt: skip
    groups = (tuple(places),) if places else ()
    return Item("1", "接待费多少", (), "value", "tuning", status, tuple(numbers), also, contains, groups, False)


def answer(*figures: StatedFigure, text: str = "公务接待费为0.15万元。[1]", cited: Sequence[Citation] = (citation(),)) -> Answer:
    return Answer("接待费多少", Status.ANSWERED, text, figures, tuple(cited))


REFUSED = Answer("接待费多少", Status.REFUSED, "无法回答。")


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        (number("0.150", "万元"), number("0.15", "万元")),
        (number("1500", "元"), number("0.15", "万元")),
        (number("0.4662", "亿元"), number("4662", "万元")),
        (number("16619400", "件"), number("1661.94", "万件")),
        (number("2", "批"), number("2", "批次")),
        (number("10"), number("10", "人")),
        (number("366.5", "元/人次"), number("366.52", "元", computed=True)),
        (number("91.0281", "%"), number("91.03", "%", computed=True)),
        (number("0.60", "倍"), number("0.6039", "倍", computed=True)),
        (number("7.00", "倍"), number("7", "倍", computed=True)),
    ],
)
def test_numbers_agree_after_conversion(stated: Number, wanted: Number) -> None:
    assert agrees(stated, wanted)


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        (number("0.15", "元"), number("0.15", "万元")),
        (number("0.2", "万元"), number("0.15", "万元")),
        (number("15", "%"), number("15", "万元")),
        (number("91.04", "%"), number("91.03", "%", computed=True)),
        (number("9", "倍"), number("9.2", "倍", computed=True)),
        (Number(Decimal("0.15"), "万元", 2023, FILE), RECEPTION),
        (Number(Decimal("0.15"), "万元", 2024, "乙.pdf"), RECEPTION),
    ],
)
def test_other_units_places_years_and_reports_do_not_agree(stated: Number, wanted: Number) -> None:
    assert not agrees(stated, wanted)


def test_a_fall_may_be_told_in_words() -> None:
    fall = number("-43.49", "万元")
    assert agrees(number("43.49", "万元"), fall, "减少43.49万元")
    assert not agrees(number("43.49", "万元"), fall, "增加43.49万元")


def test_a_right_answer_states_the_number_and_cites_its_place() -> None:
    judgement = judge(item(), answer(figure("0.15")))
    assert judgement.right_and_cited


def test_another_place_makes_it_right_without_the_citation() -> None:
    judgement = judge(item(), answer(figure("0.15"), cited=[citation(page=12)]))
    assert judgement.right and not judgement.right_and_cited


def test_any_other_number_is_wrong_unless_named_as_harmless() -> None:
    both = answer(figure("0.15"), figure("2.73"))
    assert judge(item(), both).wrong == ("2.73万元（2024年）",)
    assert judge(item(also=(number("2.73", "万元"),)), both).right


def test_the_number_of_another_year_is_missing_and_wrong() -> None:
    judgement = judge(item(), answer(figure("0.15", year=2023)))
    assert judgement.missing == ("0.15万元（2024年）",)
    assert judgement.wrong == ("0.15万元（2023年）",)


def test_an_amount_in_the_text_that_no_figure_holds_counts_as_stated() -> None:
    text = "公务接待费为0.15万元，占10%，原文“另有3万元”。"
    stated = stated_numbers(answer(figure("0.15"), text=text))
    assert [(str(one.value), one.unit) for one in stated] == [("0.15", "万元"), ("10", "%")]


def test_numbers_within_the_passage_asked_for_are_harmless() -> None:
    passage = citation(page=21, table=None, column=None, quote="增加1,223.78万元，主要是结转。")
    given = answer(figure("1223.78"), text="增加1,223.78万元，主要是结转。[1]", cited=[passage])
    assert judge(item(numbers=(), places=[Place(FILE, frozenset({21}))], contains=("结转|上年",)), given).right_and_cited
    assert judge(item(numbers=(), places=[Place(FILE, frozenset({22}))]), given).wrong


def test_a_number_beside_the_wanted_one_in_its_passage_is_harmless_but_not_one_cited_alone() -> None:
    places = [Place(FILE, frozenset({21}))]
    passage = citation(page=21, table=None, column=None, quote="公务接待费0.15万元，共2批次。")
    alone = citation(page=21, table=None, column=None, quote="2批次")
    assert judge(item(places=places), answer(figure("0.15"), figure("2", "批次"), cited=[passage])).right
    assert judge(item(places=places), answer(figure("0.15"), figure("2", "批次"), cited=[alone])).wrong == ("2批次（2024年）",)


def test_words_that_are_not_in_the_answer_are_missing() -> None:
    assert judge(item(contains=("空白|没有发生",)), answer(figure("0.15"))).missing == ("空白|没有发生",)


def test_refusals() -> None:
    unanswerable = item(numbers=(), places=(), status=Status.REFUSED)
    assert judge(unanswerable, REFUSED).right_and_cited
    assert not judge(item(), REFUSED).right
    answered = judge(unanswerable, answer(figure("0.15")))
    assert not answered.status and answered.wrong


def test_a_question_to_ask_back_may_be_answered_in_full() -> None:
    asked_back = Answer("接待费多少", Status.CLARIFY, "请问是哪个单位？")
    assert judge(item(status=Status.CLARIFY), asked_back).right
    assert judge(item(status=Status.CLARIFY), answer(figure("0.15"))).right_and_cited
    assert not judge(item(numbers=(), places=(), status=Status.CLARIFY), answer(text="是。")).right


def test_a_place_agrees_as_far_as_it_is_told() -> None:
    assert at_place(citation(), Place(FILE))
    assert at_place(citation(), Place(FILE, column="公务接待费"))
    assert not at_place(citation(), Place(FILE, column="接待费"))
    assert not at_place(citation(), Place(FILE, rows=frozenset({"合计"})))
    assert at_place(citation(quote="0.15 万元"), Place(FILE, quote="0.15万元"))


def test_a_sentence_over_two_pages_stands_on_both() -> None:
    over_two = replace(citation(page=24), spans=({"page": 24}, {"page": 25}))
    assert at_place(over_two, Place(FILE, frozenset({25}))) and at_place(over_two, Place(FILE, frozenset({24})))
    assert not at_place(over_two, Place(FILE, frozenset({26})))


def test_ranking_measures() -> None:
    ranked, relevant = ["a", "b", "c", "d"], {"b", "d", "x"}
    assert recall_at(ranked, relevant, 2) == pytest.approx(1 / 3)
    assert recall_at(ranked, relevant, 4) == pytest.approx(2 / 3)
    assert reciprocal_rank(ranked, relevant) == 0.5
    assert reciprocal_rank(ranked, {"x"}) == 0.0
    best = 1 + 1 / log2(3) + 1 / log2(4)
    assert ndcg_at(ranked, relevant, 4) == pytest.approx((1 / log2(3) + 1 / log2(5)) / best)
    assert ndcg_at(["b", "d"], {"b", "d"}, 10) == pytest.approx(1.0)
