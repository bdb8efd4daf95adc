"""Totals of tables that are no statutory form (人员, 资产, 车辆, 政府采购, 项目): 合计 and 小计 against rows and columns.

Nothing says what such a table adds up, so it is taken from the table itself: a sum that fails is an error only where the same
rows (columns) make the same total in another column (row), a warning in a plain list of rows, and else cannot be judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, takewhile

from extraction.audit.facts import Facts, Row
from extraction.audit.forms import WITHIN, Path, spans
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import add_up
from extraction.headings import mark_of
from extraction.labels import plain_label
from extraction.numbers import EXACT_UNITS

_SUBTOTAL = re.compile(r"小\s*计")
_NOT_ADDED = re.compile(
    r"[率比]$|占比|比例|比重|同比|增长|%|％|得分|分值|评分|权重|均|单价|标准|指数|系数|^年[度份]$|[期年]限|时间|日期|排名|名次|序号|编号|级别"
)
_COUNTED = re.compile(r"人|数量|编制|个数|辆|台|套|批次|户数|家数")
_HELD = (Result.PASS, Result.ROUNDING)


@dataclass(frozen=True)
class _Sum:
    """A total row with the rows that it sums; `plain` where nothing in the labels speaks against it."""

    whole: Row
    parts: Sequence[Row]
    plain: bool


def check_totals_down(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """合计 is the sum of the rows, or of their 小计, in every column that can be added up."""
    for table in facts.generic:
        for total in _sums(facts.rows(table)):
            outcomes = [(column, _down(total, column)) for column in _columns(total)]
            supported = any(_tells(outcome) for _, outcome in outcomes)
            for column, outcome in outcomes:
                told = outcome.told(f"{table.title}：“{total.whole.label}”的“{'/'.join(column)}”与各行之和不符")
                plain = total.plain and outcome.result is Result.FAIL and not _is_nested(total, column)
                yield _weighed(told, supported, plain)


def _sums(rows: Sequence[Row]) -> Iterator[_Sum]:
    """The one total at the head or the foot of the rows, and the 小计 that each close (or head) a group."""
    totals = [row for row in rows if row.is_total]
    if len(totals) != 1 or totals[0] not in (rows[0], rows[-1]) or any(row.panel for row in rows):
        return
    others = [row for row in rows if row is not totals[0] and any(cell.amount for cell in row.cells)]
    groups = _groups(others)
    if groups is None:
        yield _listed(totals[0], others)
    elif groups:
        yield from (_listed(subtotal, inside) for subtotal, inside in groups)
        yield _listed(totals[0], [subtotal for subtotal, _ in groups])


def _groups(rows: Sequence[Row]) -> list[tuple[Row, list[Row]]] | None:
    """The rows of each 小计; None where there is none, an empty list where rows stand outside of every group."""
    places = [at for at, row in enumerate(rows) if _SUBTOTAL.fullmatch(row.plain)]
    if not places:
        return None
    if places[-1] == len(rows) - 1:
        return [(rows[at], list(rows[before + 1 : at])) for before, at in zip([-1, *places], places, strict=False)]
    if places[0] == 0:
        return [(rows[at], list(rows[at + 1 : after])) for at, after in zip(places, [*places[1:], len(rows)], strict=True)]
    return []


def _listed(whole: Row, rows: Sequence[Row]) -> _Sum:
    """What a total sums: all rows, or those of the first rank where labels are numbered in several (一、 over （一）), or of the
    topmost codes."""
    codes = {row.code for row in rows}
    if all(codes):
        return _Sum(whole, [row for row in rows if not any(row.code[:size] in codes for size in range(len(row.code)))], True)
    counted = [row for row in rows if not WITHIN.match(row.label)]
    ranks = [mark[0] if (mark := mark_of(row.label)) else None for row in counted]
    parts = [row for row, rank in zip(counted, ranks, strict=True) if rank == ranks[0]]
    return _Sum(whole, parts, len(parts) == len(rows))


def _columns(total: _Sum) -> list[Path]:
    """The columns whose numbers can be added up, as far as their headers and units tell."""
    cells = [cell for row in (total.whole, *total.parts) for cell in row.cells if cell.amount]
    shares = {cell.column for cell in cells if cell.amount and cell.amount.unit in ("%", "分")}
    columns = dict.fromkeys(cell.column for cell in total.whole.cells if cell.amount)
    return [column for column in columns if column not in shares and not any(map(_NOT_ADDED.search, column))]


def _down(total: _Sum, column: Path) -> Outcome:
    cells = [_cell(row, column) for row in total.parts]
    values = [cell for cell in cells if cell is not None]
    whole = _cell(total.whole, column)
    if whole is None or len(values) < 2 or len(values) < len(cells) or not any(value.amount for value in values):
        return insufficient([*values, *([whole] if whole else [])], "有的行缺这一栏")
    return add_up(whole, values)


def _cell(row: Row, column: Path) -> Operand | None:
    """The cell of a row; a whole number without a unit under 人数 or 数量 counts things and is exact."""
    cell = row.at(column)
    counted = _COUNTED.search("/".join(column))
    if counted and cell and cell.amount and not cell.amount.unit and not cell.amount.decimals:
        return replace(cell, amount=cell.amount.with_unit(counted[0] if counted[0] in EXACT_UNITS else "个"))
    return cell


def _is_nested(total: _Sum, column: Path) -> bool:
    """Whether the rows make too much and one of them is the sum of rows after it: it may be their total under another name."""
    values = [cell.value() if (cell := row.at(column)) and cell.amount else Fraction(0) for row in total.parts]
    whole = total.whole.at(column)
    surplus = sum(values, Fraction(0)) - (whole.value() if whole and whole.amount else 0)
    return surplus > 0 and any(_heads_group(value, values[at + 1 :], surplus) for at, value in enumerate(values) if value)


def _heads_group(value: Fraction, after: Sequence[Fraction], surplus: Fraction) -> bool:
    """Whether the rows after one make its amount; a single row like it may be chance, unless the two explain the surplus."""
    sums = takewhile(lambda made: made <= value, accumulate(after))
    return any(made == value and (at > 0 or value == surplus) for at, made in enumerate(sums))


def check_totals_across(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """合计 or 小计 of a row is the sum of the columns beside it, as it is in other rows of the table."""
    for table in facts.generic:
        rows = facts.rows(table)
        outcomes = [(row, at, outcome) for row in rows for at, outcome in _across(row)]
        held = Counter(at for _, at, outcome in outcomes if _tells(outcome))
        failed = Counter(at for _, at, outcome in outcomes if outcome.result is Result.FAIL)
        for row, at, outcome in outcomes:
            name = f"{row.code} {row.label}".strip()
            told = outcome.told(f"{table.title}：“{name}”的“{'/'.join(at)}”与各栏之和不符")
            yield _weighed(told, held[at] >= max(failed[at], 1), plain=False)


def _across(row: Row) -> Iterator[tuple[Path, Outcome]]:
    for total, parts in spans([cell.column for cell in row.cells], also_last=True):
        whole = _cell(row, total)
        values = [value for column in parts if (value := _cell(row, column)) is not None]
        added = not any(_NOT_ADDED.search(plain_label(column[-1])) for column in parts)
        if whole is not None and whole.amount and added:
            yield total, add_up(whole, values)


def _tells(outcome: Outcome) -> bool:
    """Whether a sum that holds is of more than one part, so that it shows what the total sums."""
    parts = outcome.linear[1] if outcome.linear and outcome.result in _HELD else ()
    return sum(_counts(part) for part in parts) > 1


def _counts(part: Operand) -> bool:
    return part.amount is not None and part.value() != 0


def _weighed(outcome: Outcome, supported: bool, plain: bool) -> Outcome:
    """A failed sum as what the table makes of it: error, warning, or nothing that can be judged."""
    if outcome.result is not Result.FAIL or (supported and outcome.severity is None):
        return outcome
    if not (supported or plain):
        return insufficient(outcome.operands, "不能确定合计包含哪些行（栏）")
    return replace(outcome, severity=Severity.WARNING)
