"""How generated reports look and are worded: the layout families met in practice, each with its smaller variations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from eval.factory.draw import Draw
from eval.factory.saying import Printer
from eval.factory.spec import Codes, Layout


class ThreeForm(StrEnum):
    """How “三公” are tabulated: all budgets before all results, both under each item, or an item a row."""

    WIDE = "wide"
    PAIRS = "pairs"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Style:
    """One way to set and word a report; the defaults are those of the commonest one."""

    name: str
    layout: Layout
    table: Printer = field(default_factory=Printer)
    prose: Printer = field(default_factory=Printer)
    lines: tuple[tuple[str, str, str], ...] = (("", "", "公开{number}表"), ("部门：{organisation}", "", "金额单位：{unit}"))
    amount: str = "金额"
    codes: tuple[str, str] = ("科目编码", "科目名称")
    row_numbers: bool = True
    levels: bool = True
    total_last: bool = False
    three: ThreeForm = ThreeForm.WIDE
    basic_lanes: int = 3
    basic_headings: bool = True
    captions_in_sections: bool = False
    three_before_funds: bool = False
    full_capital: bool = False
    nonfiscal: bool = False
    numbered_funds: bool = False
    contents: str = "pages"
    spread: bool = False
    """Whether short labels are printed with blanks between their characters (合 计)."""


def _joined(draw: Draw) -> Style:
    """Codes whole in one column, 行次, wide forms on landscape pages, blanks for nothing."""
    layout = Layout(
        text_size=14, table_size=9, orientation="landscape", column_numbers=True, rows_per_page=draw.pick([None, 13, 16]),
        page_numbers="- {n} -",
    )  # fmt: skip
    prose = Printer(commas=draw.chance(0.6), trims=draw.chance(0.6))
    return Style("joined", layout, prose=prose, spread=draw.chance(0.5))


def _split(draw: Draw) -> Style:
    """类, 款, 项 apart; 合计 in the line of 类款项; no 行次; tables go on without their header; two lanes of 基本支出."""
    layout = Layout(
        text_size=13, table_size=9, codes=Codes.SPLIT, total_in_header=True, repeat_header=False, part_pages=False,
        rows_per_page=draw.pick([None, 12]), page_numbers="{n}",
    )  # fmt: skip
    return Style(
        "split", layout, prose=Printer(commas=False, trims=draw.chance(0.5)), lines=(("", "", "单位：{unit}"),), amount="决算数",
        codes=("支出功能分类科目编码", "科目名称"), row_numbers=False, total_last=draw.chance(0.4), three=ThreeForm.PAIRS,
        basic_lanes=2, basic_headings=False, three_before_funds=True, full_capital=True, numbered_funds=True, contents="plain",
    )  # fmt: skip


def _narrow(draw: Draw) -> Style:
    """类款项 in the header above whole codes, 栏次 in the same line block, only 项 rows, a form on 非财政拨款."""
    layout = Layout(
        text_size=15, table_size=8.5, orientation="landscape", codes=Codes.NARROW, total_in_header=True, column_numbers=True,
        repeat_header=draw.chance(0.5), part_pages=False,
    )  # fmt: skip
    lines = (("", "", "公开{number}表"), ("部门：{organisation}", "{year}年度", "单位：{unit}"))
    return Style(
        "narrow", layout, prose=Printer(commas=False), lines=lines, amount=draw.pick(["金额", "决算数"]), levels=draw.chance(0.4),
        nonfiscal=True, contents="plain",
    )  # fmt: skip


def _zeros(draw: Draw) -> Style:
    """0.00 where there is nothing, centred numbers, no commas, title and header again on each page, “三公” down the page."""
    layout = Layout(
        text_size=14, table_size=9, fill="0.00", repeat_title=True, number_align="center", rows_per_page=draw.pick([None, 22]),
    )  # fmt: skip
    lines = (("", "", "公开 {number} 表"), ("编制单位：{organisation}", "", "单位：{unit}"))
    return Style(
        "zeros", layout, table=Printer(commas=draw.chance(0.4)), prose=Printer(commas=False, trims=draw.chance(0.3)), lines=lines,
        amount="决算数", codes=("功能分类科目编码", "科目名称"), row_numbers=False, three=ThreeForm.ROWS, basic_headings=False,
        captions_in_sections=True, numbered_funds=True,
    )  # fmt: skip


def _yuan(draw: Draw) -> Style:
    """Tables in 元, prose in 万元 or 元 too; landscape throughout."""
    layout = Layout(
        text_size=14, table_size=8.5, orientation="landscape", column_numbers=draw.chance(0.5),
        rows_per_page=draw.pick([None, 15]), part_pages=False, page_numbers="第 {n} 页",
    )  # fmt: skip
    unit = draw.pick(["元", "万元"])
    return Style(
        "yuan", layout, table=Printer("元", commas=draw.chance(0.7)), prose=Printer(unit, commas=draw.chance(0.5)),
        row_numbers=draw.chance(0.5), captions_in_sections=draw.chance(0.5), basic_lanes=draw.pick([2, 3]), full_capital=True,
    )  # fmt: skip


def _ruled(draw: Draw) -> Style:
    """三线表: rules over and under the header and at the foot, none between cells."""
    layout = Layout(
        text_size=13, table_size=9, rules="three", column_numbers=draw.chance(0.5), rows_per_page=draw.pick([None, 20]),
        page_numbers="- {n} -",
    )  # fmt: skip
    lines = (("", "", "公开{number}表"), ("单位：{organisation}", "", "金额单位：{unit}"))
    return Style(
        "ruled", layout, table=Printer(commas=draw.chance(0.5)), prose=Printer(trims=True), lines=lines, basic_lanes=2,
        row_numbers=False, captions_in_sections=True,
    )  # fmt: skip


def _upright(draw: Draw) -> Style:
    """Upright pages, small print, header repeated, split codes with a line of their own, 三公 as pairs."""
    layout = Layout(
        text_size=12, table_size=7.5, codes=draw.pick([Codes.SPLIT, Codes.JOINED]), column_numbers=draw.chance(0.5),
        rows_per_page=draw.pick([None, 18]), part_pages=draw.chance(0.5), page_numbers="- {n} -",
    )  # fmt: skip
    return Style(
        "upright", layout, prose=Printer(commas=draw.chance(0.5), trims=draw.chance(0.5)), amount="决算数",
        codes=("科目代码", "科目名称"), three=draw.pick([ThreeForm.PAIRS, ThreeForm.WIDE]), three_before_funds=draw.chance(0.5),
        numbered_funds=draw.chance(0.5), total_last=draw.chance(0.3),
    )  # fmt: skip


FAMILIES: dict[str, Callable[[Draw], Style]] = {
    "joined": _joined, "split": _split, "narrow": _narrow, "zeros": _zeros, "yuan": _yuan, "upright": _upright, "ruled": _ruled,
}  # fmt: skip
"""The layout families by name."""

HELD = "upright"
"""The family that is kept from whoever writes readers' and auditors' rules, with the defect kinds that are `held`."""


def draw_style(draw: Draw, family: str) -> Style:
    """A style of a family."""
    return FAMILIES[family](draw)
