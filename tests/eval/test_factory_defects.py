"""Seeded defects: one place is wrong, the truth says which, and the report then disproves itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.factory.defect_making import Defect, wrong_number
from eval.factory.defects import kinds, seed_defect
from eval.factory.draw import Draw
from eval.factory.editing import spots, texts
from eval.factory.spec import Spec
from eval.factory.styles import FAMILIES
from tests.eval.test_factory_generate import broken_tables, report

MOVED = (
    "missing_form", "form_against_form", "table_unit", "row_lost", "row_twice", "columns_swapped", "lane_rows_swapped",
    "heading_year", "missing_topic", "procurement_table", "assets_table", "chapter_number", "unit_lost",
)  # fmt: skip
IN_FORMS = (
    "part", "roll_up", "across", "year_total", "class_row", "fiscal_carry_over", "economic_item", "economic_class", "personnel",
    "weights", "score_total", "score", "execution_rate", "fund_parts",
)  # fmt: skip
EVERY_REPORT = range(4 * len(FAMILIES))


@cache
def first(kind: str) -> tuple[int, Spec, Defect]:
    """The first report that has a place for a kind, damaged."""
    for number in EVERY_REPORT:
        if outcome := seed_defect(report(number), kind, 1):
            return number, *outcome
    raise AssertionError(f"no report has a place for {kind}")


def changed_cells(before: Spec, after: Spec) -> list[tuple[str, str]]:
    pairs = zip(spots(before), spots(after), strict=True)
    return [(old.text, new.text) for old, new in pairs if old.text != new.text]


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_finds_a_place(kind: str) -> None:
    number, spec, defect = first(kind)
    assert defect.kind == kind
    assert defect.original != defect.wrong
    assert defect.section
    assert spec != report(number).spec


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind not in MOVED])
def test_nothing_else_changes(kind: str) -> None:
    number, spec, defect = first(kind)
    before = report(number).spec
    cells = changed_cells(before, spec)
    paragraphs = [new for (_, old), (_, new) in zip(texts(before), texts(spec), strict=True) if old != new]
    if defect.row or defect.column:
        assert cells == [(defect.original, defect.wrong)] and not paragraphs
    elif defect.paragraph:
        assert paragraphs == [defect.paragraph] and defect.wrong in defect.paragraph and not cells


@pytest.mark.parametrize("kind", IN_FORMS)
def test_forms_no_longer_add_up(kind: str) -> None:
    number, spec, _ = first(kind)
    try:
        assert list(broken_tables(replace(report(number), spec=spec)))
    except AssertionError as error:  # that 分值 sum up to 100 is asserted by the check itself
        assert kind == "weights" and "== 100" in str(error)


def test_there_are_enough_kinds_and_a_third_was_held_back() -> None:
    assert len(kinds()) >= 30
    assert len(kinds()) / 3 <= sum(kind.held or kind.seen for kind in kinds().values())


@given(st.decimals(min_value=1, max_value=10**9, places=2), st.integers(), st.booleans())
def test_a_wrong_digit_is_beyond_rounding(value: Decimal, seed: int, first_digit: bool) -> None:
    wrong = wrong_number(Draw(str(seed)), f"{value:,}万元", first_digit)
    assert wrong is not None
    assert abs(Decimal(wrong.removesuffix("万元").replace(",", "")) - value) >= 1


def test_small_numbers_are_left_alone() -> None:
    assert wrong_number(Draw("1"), "0.35") is None
    assert wrong_number(Draw("1"), "持平") is None
