"""Checks within one table: 类款项 roll-ups by code, columns across, lanes down, the economic classification."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extraction.audit.facts import NUMBERED, Facts, Row, measure_of
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import add_up
from extraction.labels import plain_label
from extraction.report import Kind, Table

Path = tuple[str, ...]

_ONES = "一二三四五六七八九"
NUMERALS = [*_ONES, *(f"{tens}十{one}" for tens in ("", "二", "三") for one in ("", *_ONES))]

WITHIN = re.compile(r"其中|[（(]\d+[）)]")
"""What begins the label of a row (column) that is within another one."""

_YEAR_TOTAL = re.compile(r"本年(?:收入|支出)(?:合计)?")
_GRAND_TOTAL = re.compile(r"(?:收入|支出)?总计")
_CARRIED = re.compile(r"年初|上年(?:财政拨款)?结转|使用.*结余|用事业基金|动用|结余分配|年末|结转下年")
_CARRIED_TOTAL = re.compile(r"^年[初末](?:财政拨款)?结转和结余")
_FUND = re.compile(r"(?:其中[:：])?(?:一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?拨款")
_SUM_COLUMN = re.compile(r"(?:本年)?(?:收入|支出)?(?:合计|小计|总计)")
_OPENING, _CLOSING = re.compile(r"^年初|^上年结转"), re.compile(r"^年末|^结转下年")
_STAFF_TOTAL, _REST_TOTAL = re.compile(r"人员经费(?:支出)?合计"), re.compile(r"公用经费(?:支出)?合计")
_ECONOMIC = re.compile(r"3\d\d(?:\d\d)?")
_STAFF = ("301", "303")


def check_roll_ups(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Every 类 and 款 is the sum of what stands next under it, and 合计 that of the topmost codes, in every column."""
    for table in _tables(facts, rule):
        by_code = facts.functional(table)
        if by_code is None:
            yield insufficient(detail=f"{table.title}有重复的科目编码")
            continue
        for whole, parts in _families(by_code, facts.rows(table)):
            for column in _columns(whole, parts):
                yield _as_listed(facts, whole, column, _down(table, whole, parts, column))


def _as_listed(facts: Facts, whole: Row, column: Path, outcome: Outcome) -> Outcome:
    """A sum that fails in a column of another year, or of a plan, is doubtful: the form may list this year's items alone."""
    cell = next((cell for cell in whole.cells if cell.column == column), None)
    told = (facts.report.year, facts.report.kind is Kind.BUDGET)
    if outcome.result is not Result.FAIL or cell is None or measure_of(cell) == told:
        return outcome
    return replace(outcome, severity=Severity.WARNING)


def _tables(facts: Facts, rule: Rule) -> list[Table]:
    forms = rule.option("forms")
    skipped = rule.option("without")
    return [table for table in facts.report.tables if (table.form in forms if forms else table.form not in skipped)]


def _families(by_code: dict[str, Row], rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    above = {code: _parent(code, by_code) for code in by_code}
    for code, row in by_code.items():
        if parts := [by_code[other] for other in by_code if above[other] == code]:
            yield row, parts
    totals = [row for row in rows if row.is_total]
    tops = [by_code[code] for code in by_code if not above[code]]
    if len(totals) == 1 and tops:
        yield totals[0], tops


def _parent(code: str, codes: Iterable[str]) -> str:
    """The longest printed code that another begins with; '' for a topmost one."""
    return max((other for other in codes if code != other and code.startswith(other)), key=len, default="")


def _columns(whole: Row, parts: Sequence[Row]) -> list[Path]:
    """The columns of amounts: a rate of the whole is no sum of rates."""
    return list(dict.fromkeys(cell.column for row in (whole, *parts) for cell in row.cells if measure_of(cell)))


def _down(table: Table, whole: Row, parts: Sequence[Row], column: Path) -> Outcome:
    total = whole.at(column)
    values = [value for row in parts if (value := row.at(column)) is not None]
    if total is None or len(values) < len(parts):
        return insufficient([*values, *([total] if total else [])], "有的行缺这一栏")
    name = f"{whole.code} {whole.label}".strip()
    return add_up(total, values).told(f"{table.title}：“{name}”的“{_said(column)}”与下级各项之和不符")


def check_across(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """合计 or 小计 of a row is the sum of the columns beside it: 本年支出合计 = 基本支出 + 项目支出 + …."""
    for table in (table for table in _tables(facts, rule) if table not in facts.generic):
        for row in facts.rows(table):
            for total, parts in _spans_alike(row):
                whole = row.at(total)
                values = [value for column in parts if (value := row.at(column)) is not None]
                name = f"{row.code} {row.label}".strip()
                if whole is not None:
                    yield add_up(whole, values).told(f"{table.title}：“{name}”的“{_said(total)}”与各栏之和不符")


def _spans_alike(row: Row) -> Iterator[tuple[Path, list[Path]]]:
    """The sums of a row, each over columns of its own measure: 上年支出合计 is no part of 本年支出合计."""
    measures = [(cell.column, measure_of(cell)) for cell in row.cells]
    for wanted in dict.fromkeys(measure for _, measure in measures if measure):
        yield from spans([column for column, measure in measures if measure == wanted])


def spans(columns: Sequence[Path], also_last: bool = False) -> Iterator[tuple[Path, list[Path]]]:
    """Each sum column with the columns that it sums: those under the same heading, a part with its own 小计 by that alone.

    It stands before them, or with `also_last` after them.
    """
    prefixes = dict.fromkeys(column[:depth] for column in columns for depth in range(len(column)))
    for prefix in prefixes:
        inside = [column for column in columns if len(column) > len(prefix) and column[: len(prefix)] == prefix]
        totals = [column for column in inside if len(column) == len(prefix) + 1 and _is_sum(column[-1])]
        groups = dict.fromkeys(column[len(prefix)] for column in inside if column not in totals)
        parts = [_head(prefix, group, inside) for group in groups if not WITHIN.match(group)]
        in_place = totals[:1] == inside[:1] or (also_last and totals[:1] == inside[-1:])
        if len(totals) == 1 and in_place and len(parts) > 1 and all(parts):
            yield totals[0], [part for part in parts if part is not None]


def _is_sum(label: str) -> bool:
    return bool(_SUM_COLUMN.fullmatch(plain_label(label)))


def _head(prefix: Path, group: str, inside: Sequence[Path]) -> Path | None:
    members = [column for column in inside if column[len(prefix)] == group]
    if len(members) == 1:
        return members[0]
    return next((column for column in members if _is_sum(column[-1])), None)


def check_flow(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余 in every row that prints all four."""
    for table in _tables(facts, rule):
        for row in facts.rows(table):
            columns = [cell.column for cell in row.cells]
            opening = _first(columns, lambda column: _OPENING.match(column[0]))
            closing = _first(columns, lambda column: _CLOSING.match(column[0]))
            income = _first(columns, lambda column: column[0] == "本年收入")
            spent = _first(columns, lambda column: column[0] == "本年支出")
            four = [row.at(column) for column in (opening, income, spent, closing) if column]
            first, earned, used, last = four if len(four) == 4 else (None, None, None, None)
            if first and earned and used and last:
                title = f"{table.title}：“{row.label}”年初结转加本年收入减本年支出不等于年末结转"
                yield add_up(last, [first, earned], [used]).told(title)


def _first(columns: Sequence[Path], fits: Callable[[Path], object]) -> Path | None:
    return next((column for column in columns if column and fits(column)), None)


def check_lanes(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """In each lane: items add up to 本年合计, and that with what is carried over to 总计, in every column."""
    for table in _tables(facts, rule):
        rows = facts.rows(table)
        for panel in dict.fromkeys(row.panel for row in rows if row.panel):
            yield from _lane(facts, table, [row for row in rows if row.panel == panel])


def _lane(facts: Facts, table: Table, rows: list[Row]) -> Iterator[Outcome]:
    grand = next((at for at, row in enumerate(rows) if _GRAND_TOTAL.fullmatch(row.plain)), None)
    year = next((at for at, row in enumerate(rows) if _YEAR_TOTAL.fullmatch(row.plain)), None)
    last = year if year is not None else grand
    if last is None:
        return
    numbered = [row for row in rows[:last] if NUMBERED.match(row.label)]
    items = numbered or [row for row in rows[:last] if not WITHIN.match(row.label)]
    if not _is_whole(items):
        yield insufficient(detail=f"{table.title}：{rows[last].panel}方有的行没有读到")
        return
    carried = [row for row in rows[last + 1 : grand] if _CARRIED.search(row.plain) and not WITHIN.match(row.label)]
    carried += [row for row in rows[:last] if year is None and row not in items and _CARRIED.search(row.plain)]
    wholes = [(rows[last], items)] if year is not None else []
    wholes += [(rows[grand], [rows[last], *carried] if year is not None else [*items, *carried])] if grand is not None else []
    for whole, parts in wholes:
        for column in _columns(whole, []):
            values = [value for row in parts if (value := row.at(column)) is not None]
            total = whole.at(column)
            if total is not None:
                title = f"{table.title}：{whole.panel}方“{whole.label}”（{_said(column)}）与各项之和不符"
                yield _as_listed(facts, whole, column, add_up(total, values).told(title))


def _is_whole(items: Sequence[Row]) -> bool:
    """Whether numbered items run from 一、 without a gap: a torn table has lost rows, and its sums prove nothing."""
    marks = [match[0][:-1] for row in items if (match := NUMBERED.match(row.label))]
    return bool(items) and [NUMERALS.index(mark) for mark in marks if mark in NUMERALS] == list(range(len(marks)))


def check_carried(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """What is carried over is the sum of the funds that stand under it without a number."""
    for table in _tables(facts, rule):
        rows = facts.rows(table)
        for at, whole in enumerate(rows):
            if _CARRIED_TOTAL.search(whole.plain):
                below = [row for row in rows[at + 1 :] if row.panel == whole.panel]
                parts = list(takewhile(lambda row: _FUND.match(row.label), below))
                for column in _columns(whole, []) if parts else ():
                    total = whole.at(column)
                    values = [value for row in parts if (value := row.at(column)) is not None]
                    if total is not None and any(value.amount for value in values):
                        yield add_up(total, values).told(f"{table.title}：“{whole.label}”与各类拨款之和不符")


def check_balance(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """总计 of the two lanes of a form is the same."""
    for table in _tables(facts, rule):
        totals = {row.panel: row for row in facts.rows(table) if _GRAND_TOTAL.fullmatch(row.plain)}
        if set(totals) == {"收入", "支出"}:
            left, right = (Operand.of_figure(totals[panel].spent or totals[panel].cells[0]) for panel in ("收入", "支出"))
            yield add_up(left, [right]).told(f"{table.title}：收入方总计与支出方总计不等")


def check_economic(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """类 of the economic classification = its 款; 人员经费合计 = 301 + 303; 公用经费合计 = the other 类."""
    for table in _tables(facts, rule):
        rows = [row for row in facts.rows(table) if _ECONOMIC.fullmatch(row.code)]
        by_code = {row.code: row for row in rows}
        if len(by_code) < len(rows) or any(len(row.cells) > 1 for row in rows):
            yield insufficient(detail=f"{table.title}的科目编码重复或一行有多栏金额")
            continue
        if any(len(code) == 5 and code[:3] not in by_code for code in by_code) or not {"301", "302"} <= set(by_code):
            yield insufficient(detail=f"{table.title}有的类没有读到")
            continue
        halves = list(_halves(table, facts.rows(table), [row for row in rows if len(row.code) == 3]))
        if not halves:
            yield insufficient(detail=f"{table.title}没有读到人员经费、公用经费合计，表可能不完整")
            continue
        yield from _classes(table, by_code)
        yield from halves


def _classes(table: Table, by_code: dict[str, Row]) -> Iterator[Outcome]:
    for code, row in by_code.items():
        inside = [other for other in by_code.values() if len(other.code) == 5 and other.code[:3] == code]
        parts = [Operand.of_figure(other.cells[0]) for other in inside]
        if len(code) == 3 and parts:
            title = f"{table.title}：“{code} {row.label}”与其各款之和不符"
            yield add_up(Operand.of_figure(row.cells[0]), parts).told(title)


def _halves(table: Table, rows: Sequence[Row], classes: Sequence[Row]) -> Iterator[Outcome]:
    for pattern, inside in ((_STAFF_TOTAL, True), (_REST_TOTAL, False)):
        whole = next((row for row in rows if pattern.fullmatch(row.plain)), None)
        parts = [Operand.of_figure(row.cells[0]) for row in classes if (row.code in _STAFF) == inside]
        if whole and parts:
            title = f"{table.title}：“{whole.label}”与所属各类之和不符"
            yield add_up(Operand.of_figure(whole.cells[0]), parts).told(title)


def _said(column: Path) -> str:
    return "/".join(column)


