"""Misreadings of a chat model, planted into right readings: one function a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from eval.factory.draw import Draw
from eval.items import Item, Pages, Planted, decimal_of

FUNCTIONAL = frozenset({"expenditure", "general_expenditure", "gov_fund", "state_capital"})
ECONOMIC = frozenset({"basic_expenditure"})
"""Forms by 功能分类 and by 经济分类."""


Kind = Callable[[Item, Pages, Draw], Planted | None]


def _edited(edit: Callable[[str, Draw], str | None]) -> Kind:
    """A kind that changes the number; half of them change their quote with it, as a model that makes things up does."""

    def plant(item: Item, _: Pages, draw: Draw) -> Planted | None:
        text = edit(item.text, draw)
        if text is None or text == item.text:
            return None
        quote = item.quote.replace(item.text.lstrip("-"), text.lstrip("-")) if draw.chance(0.5) else item.quote
        return Planted(replace(item.told(), value=text, quote=quote), item)

    return plant


def _moved(choose: Callable[[Item, Pages, Draw], Item | None]) -> Kind:
    """A kind that reads the number of another place for the item."""

    def plant(item: Item, pages: Pages, draw: Draw) -> Planted | None:
        other = choose(item, pages, draw)
        if other is None or other.thing == item.thing:
            return None
        return Planted(replace(other.told(), indicator=item.told().indicator), other)

    return plant


def _in_unit(change: Callable[[str], str | None]) -> Kind:
    """A kind that tells another unit; half of them change their quote with it."""

    def plant(item: Item, _: Pages, draw: Draw) -> Planted | None:
        unit = change(item.unit)
        if unit is None:
            return None
        quote = re.sub(rf"{re.escape(item.unit)}$", unit, item.quote) if draw.chance(0.5) else item.quote
        return Planted(replace(item.told(), unit=unit, quote=quote), item)

    return plant


def _digits(text: str) -> list[int]:
    return [at for at, char in enumerate(text) if char.isdigit()]


def _transposed(text: str, draw: Draw) -> str | None:
    places = _digits(text)
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b]]
    if not pairs:
        return None
    a, b = draw.pick(pairs)
    return text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]


def _dropped(text: str, draw: Draw) -> str | None:
    places = _digits(text)
    at = draw.pick(places)
    return text[:at] + text[at + 1 :] if len(places) > 1 else None


def _added(text: str, draw: Draw) -> str | None:
    at = draw.pick(_digits(text))
    return f"{text[:at]}{draw.number(1, 9)}{text[at:]}"


def _replaced(text: str, draw: Draw) -> str | None:
    at = draw.pick(_digits(text))
    return text[:at] + draw.pick([digit for digit in "0123456789" if digit != text[at]]) + text[at + 1 :]


def _shifted(text: str, draw: Draw) -> str | None:
    shifted = format(decimal_of(text).scaleb(draw.pick([-1, 1])), "f")
    return _comparator(text) + shifted


def _comma(text: str, _: Draw) -> str | None:
    head, comma, tail = text.partition(",")
    return f"{head}.{tail.replace(',', '').replace('.', '')}" if comma else None


def _sign(text: str, _: Draw) -> str | None:
    mark = _comparator(text)
    bare = text.removeprefix(mark)
    return mark + (bare[1:] if bare.startswith("-") else f"-{bare}")


def _made_up(text: str, draw: Draw) -> str | None:
    return format(Decimal(draw.number(1, 10**7)) / 100, "f")


def _after(item: Item, of: Sequence[Item]) -> Item | None:
    """The next of some items, or the one before the last."""
    at = of.index(item)
    return of[at + 1] if at + 1 < len(of) else of[at - 1] if at else None


def _other_lane(item: Item, pages: Pages, _: Draw) -> Item | None:
    lanes = [one for one in pages.group(item) if one.panel != item.panel]
    return lanes[pages.group(item).index(item) % len(lanes)] if lanes and item.panel else None


def _other_form(item: Item, pages: Pages, draw: Draw) -> Item | None:
    there = [one for one in pages.items if one.form and one.form != item.form] if item.form else []
    alike = [one for one in there if one.row == item.row]
    return draw.pick(alike or there) if there else None


def _other_role(item: Item, pages: Pages, _: Draw) -> Item | None:
    contrary = [one for one in pages.row(item) if one.planned is not item.planned]
    alike = [one for one in contrary if _faceless(one.column) == _faceless(item.column)]
    return next(iter(alike or contrary), None)


def _other_classification(item: Item, pages: Pages, draw: Draw) -> Item | None:
    forms = ECONOMIC if item.form in FUNCTIONAL else FUNCTIONAL if item.form in ECONOMIC else frozenset[str]()
    others = pages.of_forms(forms)
    return draw.pick(others) if others else None


def _other_year(item: Item, pages: Pages, draw: Draw) -> Planted | None:
    """Last year's number for this year's, or the right number under last year."""
    before = [one for one in pages.row(item) if one.year == item.year - 1]
    if before and draw.chance(0.7):
        other = draw.pick(before)
        return Planted(replace(other.told(), indicator=item.told().indicator, period=str(item.year)), other)
    return Planted(replace(item.told(), period=str(item.year - 1)), item)


def _other_organisation(item: Item, pages: Pages, draw: Draw) -> Planted | None:
    """The same thing of another report, cited there or, falsely, here."""
    alike = [one for one in pages.foreign if one.thing == item.thing] or pages.foreign
    if not alike:
        return None
    other = draw.pick(alike)
    passage = draw.pick([other.passage, item.passage])
    said = replace(other.told(), indicator=item.told().indicator, period=str(item.year), passage=passage)
    return Planted(said, replace(other, thing=("另一单位", *other.thing)))


def _wrong_citation(item: Item, pages: Pages, draw: Draw) -> Planted | None:
    """The right number, cited from where another thing stands (if it can be, one with the same number), or another passage."""
    others = [one for one in pages.equal(item) if one.thing != item.thing] if draw.chance(0.7) else []
    other = draw.pick(others or pages.items)
    quote = item.quote if not others and draw.chance(0.5) else other.quote
    return Planted(replace(item.told(), quote=quote, passage=other.passage), other)


KINDS: dict[str, Kind] = {
    "相邻数字对调": _edited(_transposed),
    "漏一位数字": _edited(_dropped),
    "多一位数字": _edited(_added),
    "读错一位数字": _edited(_replaced),
    "小数点移位": _edited(_shifted),
    "千分位当作小数点": _edited(_comma),
    "正负号": _edited(_sign),
    "元、万元、亿元之间": _in_unit({"元": "万元", "万元": "亿元", "亿元": "元"}.get),
    "万元当作元": _in_unit({"万元": "元", "元": "亿元", "亿元": "万元"}.get),
    "百分比、百分点与分": _in_unit({"%": "个百分点", "分": "%"}.get),
    "相邻一行": _moved(lambda item, pages, _: _after(item, pages.column(item))),
    "相邻一列": _moved(lambda item, pages, _: _after(item, pages.row(item))),
    "另一栏": _moved(_other_lane),
    "另一张表": _moved(_other_form),
    "预算当作决算": _moved(_other_role),
    "功能分类与经济分类": _moved(_other_classification),
    "上年当作本年": _other_year,
    "另一单位": _other_organisation,
    "哪里都没有的数": _edited(_made_up),
    "数对而出处错": _wrong_citation,
}
"""Every kind of misreading, by its name."""


def plant(item: Item, pages: Pages, names: Iterable[str], draw: Draw) -> Iterator[tuple[str, Planted]]:
    """The misreadings of some kinds that an item allows."""
    for name in names:
        planted = KINDS[name](item, pages, draw)
        if planted is not None:
            yield name, planted


def _comparator(text: str) -> str:
    return text[0] if text[:1] in tuple("≤≥<>=") else ""


def _faceless(column: str) -> str:
    return re.sub(r"(?:年初|全年)?预算数?|(?:支出)?决算数?|(?:全年)?执行数|[（(][AB][）)]", "", column)
