"""The injector: each kind of misreading does what its name says, and is told from what is right after all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.factory.draw import Draw
from eval.items import Item, Pages, Planted
from eval.misreadings import KINDS, plant

ITEM = Item(("合计",), "2,946.25", Decimal("2946.25"), "万元", 2024, "合计 | 2,946.25 万元", "p1", "1")


def item(name: str, text: str, **more: object) -> Item:
    line = f"{name} | {text} {more.get('unit', '万元')}"
    fields = {"thing": (name,), "text": text, "value": Decimal(text.replace(",", "")), "quote": line, **more}
    return replace(ITEM, **fields)  # type: ignore[arg-type]


TOTAL = item("合计", "2,946.25", form="expenditure", row=("合计",), column="决算数", panel="支出")
PLAN = item("合计预算", "2,800.00", form="expenditure", row=("合计",), column="年初预算数", panel="支出", planned=True)
BEFORE = item("合计上年", "2,700.10", form="expenditure", row=("合计",), column="上年", panel="支出", year=2023)
BELOW = item("基本支出", "1,946.25", form="expenditure", row=("基本支出",), column="决算数", panel="支出")
LANE = item("收入", "2,946.25", form="expenditure", row=("收入",), column="决算数", panel="收入")
BASIC = item("办公费", "12.30", form="basic_expenditure", row=("办公费",), column="金额", group="2", passage="p2")
RATE = item("占比", "12.30", unit="%", group="3", passage="p3")
FOREIGN = item("合计", "55.10", passage="other-1")
PAGES = Pages((TOTAL, PLAN, BEFORE, BELOW, LANE, BASIC, RATE), (FOREIGN,))


def planted(kind: str, of: Item = TOTAL, seed: str = "1") -> Planted:
    found = KINDS[kind](of, PAGES, Draw(seed))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        ("相邻数字对调", lambda text: sorted(text) == sorted(TOTAL.text)),
        ("漏一位数字", lambda text: len(text) == len(TOTAL.text) - 1),
        ("多一位数字", lambda text: len(text) == len(TOTAL.text) + 1),
        ("读错一位数字", lambda text: sum(a != b for a, b in zip(text, TOTAL.text, strict=True)) == 1),
        ("小数点移位", lambda text: Decimal(text) in (Decimal("294.625"), Decimal("29462.5"))),
        ("千分位当作小数点", lambda text: text == "2.94625"),
        ("正负号", lambda text: text == "-2,946.25"),
        ("哪里都没有的数", lambda text: Decimal(text) != TOTAL.value),
    ],
)
def test_numbers_are_misread(kind: str, right: object) -> None:
    for seed in "abcd":
        found = planted(kind, seed=seed)
        assert right(found.stated.value)  # type: ignore[operator]
        assert (found.stated.unit, found.stated.passage, found.stated.period) == ("万元", "p1", "2024")
        assert found.stated.quote in (TOTAL.quote, TOTAL.quote.replace(TOTAL.text, found.stated.value.lstrip("-")))


@pytest.mark.parametrize(("kind", "of", "unit"), [
    ("元、万元、亿元之间", TOTAL, "亿元"), ("万元当作元", TOTAL, "元"), ("百分比、百分点与分", RATE, "个百分点"),
])  # fmt: skip
def test_units_are_misread(kind: str, of: Item, unit: str) -> None:
    found = planted(kind, of)
    assert (found.stated.value, found.stated.unit) == (of.text, unit)
    assert not found.coincides(of)


@pytest.mark.parametrize(("kind", "of", "cited"), [
    ("相邻一行", TOTAL, BELOW), ("相邻一列", TOTAL, PLAN), ("另一栏", TOTAL, LANE), ("另一张表", TOTAL, BASIC),
    ("预算当作决算", TOTAL, PLAN), ("功能分类与经济分类", TOTAL, BASIC),
])  # fmt: skip
def test_other_places_are_read(kind: str, of: Item, cited: Item) -> None:
    found = planted(kind, of)
    assert found.cited == cited
    assert (found.stated.quote, found.stated.value, found.stated.indicator) == (cited.quote, cited.text, of.told().indicator)


def test_another_classification_is_read_for_the_economic_one_too() -> None:
    assert planted("功能分类与经济分类", BASIC).cited.form == "expenditure"


def test_last_year_is_read_for_this() -> None:
    found = {(one.cited.thing, one.stated.period) for one in (planted("上年当作本年", seed=str(n)) for n in range(20))}
    assert found == {(BEFORE.thing, "2024"), (TOTAL.thing, "2023")}


def test_another_organisation_is_cited_there_or_falsely_here() -> None:
    found = [planted("另一单位", seed=str(n)) for n in range(20)]
    assert {one.stated.passage for one in found} == {"other-1", "p1"}
    assert {one.stated.quote for one in found} == {FOREIGN.quote}


def test_a_right_number_is_cited_from_elsewhere() -> None:
    found = [planted("数对而出处错", seed=str(n)) for n in range(20)]
    assert {one.stated.value for one in found} == {TOTAL.text}
    assert LANE.quote in {one.stated.quote for one in found}, "where the same number stands"


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("千分位当作小数点", BASIC), ("百分比、百分点与分", TOTAL), ("另一栏", RATE), ("功能分类与经济分类", RATE),
        ("预算当作决算", RATE),
    ],
)  # fmt: skip
def test_a_kind_without_a_place_plants_nothing(kind: str, of: Item) -> None:
    assert KINDS[kind](of, PAGES, Draw("1")) is None


def test_what_is_right_after_all_is_told_apart() -> None:
    whole = item("件数", "60.00")
    assert Planted(replace(whole.told(), value="60.0"), whole).coincides(whole)
    assert not Planted(replace(whole.told(), value="60.1"), whole).coincides(whole)
    assert Planted(replace(whole.told(), value="0.0060", unit="亿元"), whole).coincides(whole)
    assert Planted(replace(item("零", "0.00").told(), value="-0.00"), item("零", "0.00")).coincides(item("零", "0.00"))
    assert not Planted(replace(LANE.told(), period="2023"), LANE).coincides(LANE)
    twin = replace(LANE, quote=TOTAL.quote)
    assert Planted(twin.told(), twin).coincides(TOTAL), "the very same words"
    assert not Planted(LANE.told(), LANE).coincides(TOTAL), "the same number at another place"


@given(st.decimals(0, 10**8, places=2, allow_nan=False), st.integers(0, 10**6))
def test_every_kind_holds_for_any_number(value: Decimal, seed: int) -> None:
    mine = item("数", f"{value:,}")
    pages = Pages((mine, *PAGES.items), PAGES.foreign)
    for _, found in plant(mine, pages, KINDS, Draw(str(seed))):
        if found.coincides(mine):
            assert Decimal(found.stated.value.replace(",", "")) == value
        else:
            assert (found.stated.value, found.stated.unit, found.stated.period, found.stated.quote, found.stated.passage) != (
                mine.text, mine.unit, "2024", mine.quote, mine.passage,
            )  # fmt: skip
