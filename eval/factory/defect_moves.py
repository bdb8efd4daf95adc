"""The kinds of defects in which something whole is lost, doubled, exchanged or added: rows, cells, chapters, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from eval.factory.defect_making import Defect, cell_defect, text_defect, wrong_number
from eval.factory.draw import Draw
from eval.factory.editing import Spot, sections, spots, texts, with_cell, with_item
from eval.factory.generate import Generated
from eval.factory.naming import squeeze
from eval.factory.spec import Caption, Column, Item, Lane, Part, Role, Row, Spec, Table
from eval.factory.statutory import NUMERALS

Outcome = tuple[Spec, Defect] | None
_BY_ITEM = ("income", "expenditure", "general_expenditure")
_TOPICS = ("机关运行经费", "政府采购", "国有资产", "预算绩效")
_GRADES = ("优", "良", "中", "差")


def _items(report: Generated) -> list[Spot]:
    """The first amount of every 项 in the forms by item."""
    found: dict[tuple[int, int], Spot] = {}
    for spot in spots(report.spec):
        if spot.form in _BY_ITEM and len(spot.code) == 7 and re.fullmatch(r"[\d,]+\.\d+", spot.text):
            found.setdefault((spot.item, spot.row), spot)
    return list(found.values())


def _of_row(kind: str, change: Callable[[Sequence[Row], int], tuple[Row, ...]]) -> Callable[[Generated, Draw], Outcome]:
    def apply(report: Generated, draw: Draw) -> Outcome:
        found = [spot for spot in _items(report) if Decimal(spot.text.replace(",", "")) >= 1]
        if not found:
            return None
        spot = draw.pick(found)
        place = sections(report.spec)[spot.item][-1]
        defect = Defect(kind, f"{spot.code} {spot.label}", "", place, spot.table)
        return with_item(report.spec, spot.item, lambda item: (_with_rows(item, spot, change),)), defect

    return apply


def _with_rows(item: Item, spot: Spot, change: Callable[[Sequence[Row], int], tuple[Row, ...]]) -> Table:
    assert isinstance(item, Table)
    lane = item.lanes[spot.lane]
    lanes = (*item.lanes[: spot.lane], replace(lane, rows=change(lane.rows, spot.row)), *item.lanes[spot.lane + 1 :])
    return replace(item, lanes=lanes)


def _columns_swapped(report: Generated, draw: Draw) -> Outcome:
    """基本支出 and 项目支出 of an item stand in each other's column."""
    rows: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots(report.spec):
        if spot.form in _BY_ITEM[1:] and len(spot.code) == 7 and spot.column.endswith(("基本支出", "项目支出")):
            rows.setdefault((spot.item, spot.row), []).append(spot)
    found = [(one, other) for one, other in rows.values() if one.text != other.text]
    return _swapped("columns_swapped", report, *draw.pick(found)) if found else None


def _lane_rows_swapped(report: Generated, draw: Draw) -> Outcome:
    """The amount of a 类 in 收入支出总表 stands one row further down."""
    lane = [spot for spot in spots(report.spec) if spot.form == "income_expenditure" and _is_class_amount(spot)]
    found = [(one, other) for one, other in pairwise(lane) if one.text != other.text]
    return _swapped("lane_rows_swapped", report, *draw.pick(found)) if found else None


def _is_class_amount(spot: Spot) -> bool:
    return bool(re.fullmatch(r".+、.+支出", spot.label)) and spot.text != spot.label and spot.column.startswith("支出")


def _swapped(kind: str, report: Generated, one: Spot, other: Spot) -> Outcome:
    spec = with_cell(report.spec, one, other.text or None)
    spec = with_cell(spec, other, one.text or None)
    row = one if one.text else other
    place = sections(spec)[one.item][-1]
    return spec, Defect(kind, one.text, other.text, place, one.table, row.label, row.code, one.column)


def _code_digit(report: Generated, draw: Draw) -> Outcome:
    """The code of an item with a wrong last digit."""
    codes = [spot for spot in spots(report.spec) if spot.form == "expenditure" and spot.text == spot.code and len(spot.code) == 7]
    taken = {spot.code for spot in codes}
    spot = draw.pick(codes)
    others = [code for digit in "0123456789" if (code := spot.code[:-1] + digit) not in taken]
    return cell_defect("code_digit", report, spot, draw.pick(others))


def _guests_swapped(report: Generated, draw: Draw) -> Outcome:
    """批次 and 人次 of receptions in each other's place."""
    for item, text in texts(report.spec):
        match = re.search(r"(\d+)批次、(\d+)人次", text)
        if match and int(match[1]) < int(match[2]):
            return text_defect("guests_swapped", report, item, match[0], f"{match[2]}批次、{match[1]}人次", match.start())
    return None


def _heading_year(report: Generated, draw: Draw) -> Outcome:
    """The title of a part names an earlier year."""
    year = str(report.spec.year)
    at = draw.pick([at for at, part in enumerate(report.spec.parts) if any(year in line for line in part.title)])
    part = report.spec.parts[at]
    wrong = tuple(line.replace(year, str(report.spec.year - draw.pick([1, 2]))) for line in part.title)
    defect = Defect("heading_year", part.title[-1], wrong[-1], part.title[-1])
    return _with_part(report.spec, at, replace(part, title=wrong)), defect


def _with_part(spec: Spec, at: int, part: Part) -> Spec:
    return replace(spec, parts=(*spec.parts[:at], part, *spec.parts[at + 1 :]))


def _missing_topic(report: Generated, draw: Draw) -> Outcome:
    """A chapter that has to be there is not; the others are numbered without it."""
    at, part = next((at, part) for at, part in enumerate(report.spec.parts) if "情况说明" in part.title[-1])
    told = [topic for topic in _TOPICS if any(topic in section.title for section in part.sections)]
    topic = draw.pick(told)
    kept = [section for section in part.sections if topic not in section.title]
    titles = (f"{numeral}、{section.title.split('、', 1)[1]}" for numeral, section in zip(NUMERALS, kept, strict=False))
    numbered = tuple(replace(section, title=title) for section, title in zip(kept, titles, strict=True))
    spec = _with_part(report.spec, at, replace(part, sections=numbered))
    return spec, Defect("missing_topic", topic, "", part.title[-1])


def _chapter_number(report: Generated, draw: Draw) -> Outcome:
    """A chapter with the number of the one before it."""
    at, part = next((at, part) for at, part in enumerate(report.spec.parts) if "情况说明" in part.title[-1])
    place = draw.pick(range(1, len(part.sections)))
    right = part.sections[place].title
    wrong = f"{NUMERALS[place - 1]}、{right.split('、', 1)[1]}"
    changed = replace(part.sections[place], title=wrong)
    numbered = (*part.sections[:place], changed, *part.sections[place + 1 :])
    spec = _with_part(report.spec, at, replace(part, sections=numbered))
    return spec, Defect("chapter_number", right, wrong, part.title[-1])


def _unit_lost(report: Generated, draw: Draw) -> Outcome:
    """The last of the units that the accounts are of is not listed, though it is counted."""
    units = report.accounts.department.units
    listed = [(item, text) for item, text in texts(report.spec) if re.sub(r"^\d+\. ", "", text) in units]
    told = next(((item, text) for item, text in texts(report.spec) if "编制范围的单位" in text), None)
    if len(listed) < 2 or told is None:
        return None
    item, text = listed[-1]
    defect = Defect("unit_lost", text, "", sections(report.spec)[item][-1], paragraph=told[1])
    return with_item(report.spec, item, lambda _: ()), defect


def _office_lost(report: Generated, draw: Draw) -> Outcome:
    """An office less is named than there are."""
    offices = report.accounts.department.offices
    found = next(((item, text) for item, text in texts(report.spec) if "、".join(offices) in text), None)
    if len(offices) < 3 or found is None:
        return None
    item, text = found
    named = "、".join(offices)
    return text_defect("office_lost", report, item, named, "、".join(offices[:-1]), text.index(named))


def _summary_grade(report: Generated, draw: Draw) -> Outcome:
    """A grade in the 汇总表 that its score does not earn."""
    graded = [spot for spot in spots(report.spec) if spot.form == "performance_summary" and spot.column.endswith("自评等级")]
    if not graded:
        return None
    spot = draw.pick(graded)
    return cell_defect("summary_grade", report, spot, draw.pick([grade for grade in _GRADES if grade != spot.text]))


def _own_table(
    kind: str, topic: str, make: Callable[[Generated, Draw], tuple[Table, Row, Row] | None]
) -> Callable[[Generated, Draw], Outcome]:
    """A table that is no statutory form after the paragraph on a topic; of `make`'s rows the first is printed as the second."""

    def apply(report: Generated, draw: Draw) -> Outcome:
        headings = sections(report.spec)
        place = next((item for item, _ in texts(report.spec) if topic in headings[item][-1]), None)
        made = make(report, draw)
        if place is None or made is None:
            return None
        table, right, wrong = made
        original, printed = next(pair for pair in zip(right.cells, wrong.cells, strict=True) if pair[0] != pair[1])
        title = squeeze(table.caption.title)
        defect = Defect(kind, original or "", printed or "", headings[place][-1], title, right.cells[0] or "")
        return with_item(report.spec, place, lambda item: (item, table)), defect

    return apply


def _procurement_table(report: Generated, draw: Draw) -> tuple[Table, Row, Row] | None:
    """政府采购 by object, planned and spent; a number of its 合计 is wrong."""
    unit, bought = report.style.table, report.accounts.procurement
    if not bought.total:
        return None
    spent = (bought.goods, bought.works, bought.services)
    planned = [(amount * draw.number(100, 130) / 100).quantize(Decimal("0.01")) for amount in spent]
    rows = [
        Row((name, unit.money(plan), unit.money(used)))
        for name, plan, used in zip(("货物", "工程", "服务"), planned, spent, strict=True)
    ]
    total = Row(("合计", unit.money(sum(planned, Decimal(0))), unit.money(bought.total)))
    wrong = _one_wrong(draw, total)
    columns = (Column("采购项目类别", Role.LABEL), Column("采购预算"), Column("采购决算"))
    return _plain_table(report, "政府采购情况表", columns, (*rows, wrong), unit.unit), total, wrong


def _assets_table(report: Generated, draw: Draw) -> tuple[Table, Row, Row]:
    """Vehicles and equipment by unit, with 小计 across and 合计 below; a number of a unit's 小计 is wrong."""
    units = report.accounts.department.units
    numbers = [[draw.number(0, 9), draw.number(1, 30), draw.number(0, 6)] for _ in units]
    rows = [Row((name, str(sum(own)), *map(str, own))) for name, own in zip(units, numbers, strict=True)]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    total = Row(("合计", str(sum(sums)), *map(str, sums)))
    at = draw.pick(range(len(rows)))
    right, wrong = rows[at], Row((rows[at].cells[0], str(sum(numbers[at]) + draw.number(1, 9)), *rows[at].cells[2:]))
    kinds = (Column("小计"), Column("机要通信用车"), Column("执法执勤用车"), Column("其他用车"))
    columns = (Column("单位名称", Role.LABEL), Column("车辆数量（辆）", children=kinds))
    return _plain_table(report, "车辆占用情况表", columns, (*rows[:at], wrong, *rows[at + 1 :], total), None), right, wrong


def _one_wrong(draw: Draw, total: Row) -> Row:
    usable = [(at, wrong) for at, cell in enumerate(total.cells) if cell and (wrong := wrong_number(draw, cell))]
    at, wrong = draw.pick(usable)
    return Row((*total.cells[:at], wrong, *total.cells[at + 1 :]))


def _plain_table(report: Generated, title: str, columns: tuple[Column, ...], rows: tuple[Row, ...], unit: str | None) -> Table:
    layout = replace(report.style.layout, orientation="portrait", column_numbers=False, total_in_header=False, rows_per_page=None)
    lines = (("", "", f"单位：{unit}"),) if unit else ()
    return Table(Caption(title, lines=lines), (Lane(columns, rows),), layout, None, unit)


def _lost(rows: Sequence[Row], at: int) -> tuple[Row, ...]:
    return (*rows[:at], *rows[at + 1 :])


def _twice(rows: Sequence[Row], at: int) -> tuple[Row, ...]:
    return (*rows[: at + 1], *rows[at:])


MOVES: dict[str, Callable[[Generated, Draw], Outcome]] = {
    "row_lost": _of_row("row_lost", _lost),
    "row_twice": _of_row("row_twice", _twice),
    "columns_swapped": _columns_swapped,
    "lane_rows_swapped": _lane_rows_swapped,
    "code_digit": _code_digit,
    "guests_swapped": _guests_swapped,
    "heading_year": _heading_year,
    "missing_topic": _missing_topic,
    "chapter_number": _chapter_number,
    "unit_lost": _unit_lost,
    "office_lost": _office_lost,
    "summary_grade": _summary_grade,
    "procurement_table": _own_table("procurement_table", "政府采购", _procurement_table),
    "assets_table": _own_table("assets_table", "国有资产", _assets_table),
}
"""The functions that words/defects.yaml names under `edit`, beside those of defect_edits."""
