"""The classification as tables print it: codes in order and with their levels, one name for a code, one code for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations, pairwise

from extraction.audit.facts import NUMBERED, Facts, Row
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.audit.rules import Rulebook
from extraction.labels import plain_label
from extraction.report import Table

_FUNCTIONAL = re.compile(r"2\d\d(?:\d\d){0,2}")
_ANY = re.compile(r"[23]\d\d(?:\d\d){0,2}")
_SUMMED = re.compile(r"合计|总计|结转|结余|本年")
_DIGITS = re.compile(r"[23]\d{2,6}")
_LEVELS = (3, 5, 7)
_ALIKE = 0.6


def check_code_names(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A classification code has one name in all tables of the report."""
    first: dict[str, Operand] = {}
    for table in facts.report.tables:
        for row in facts.rows(table):
            if _ANY.fullmatch(row.code) and row.label and row.cells[0].label_source == "printed":
                cell = Operand.of_figure(row.cells[0])
                known = first.setdefault(row.code, cell)
                alike = _plain(known.row or "") == _plain(row.label)
                text = f"科目 {row.code}：{known.table}为“{known.row}”，{table.title}为“{row.label}”"
                proof = () if alike else (cell, known)
                yield Outcome(Result.PASS if alike else Result.FAIL, proof, f"科目 {row.code} 在两张表中名称不同", text)


def check_class_codes(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """A 类 has the name that the classification gives its code."""
    for table in facts.report.tables:
        for row in facts.rows(table):
            name = book.classes.get(row.code)
            if name and row.label and row.cells[0].label_source == "printed":
                alike = _plain(row.label) in _plain(name) or _plain(name) in _plain(row.label)
                text = f"{table.title}：{row.code} 写为“{row.label}”，政府收支分类为“{name}”"
                proof = () if alike else (Operand.of_figure(row.cells[0]),)
                yield Outcome(Result.PASS if alike else Result.FAIL, proof, f"类级科目 {row.code} 的名称有误", text)


def check_code_order(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The functional codes of a table stand in ascending order, each once."""
    for table in facts.report.tables:
        coded = [row for row in facts.rows(table) if _FUNCTIONAL.fullmatch(row.code)]
        for above, row in pairwise(coded):
            right = row.code > above.code
            places = (Operand.of_figure(row.cells[0]), Operand.of_figure(above.cells[0]))
            if not right and places[0].is_from_text and (row.code, row.label) != (above.code, above.label):
                yield insufficient(places, "文本中的行可能错位")
                continue
            what = "重复" if any(row.code == other.code for other in coded if other is not row) else "没有按编码顺序排列"
            text = f"{row.code} {row.label} 排在 {above.code} {above.label} 之后"
            title = f"{table.title}：科目 {row.code} {what}"
            yield Outcome(Result.PASS if right else Result.FAIL, () if right else places, title, text)


def _plain(name: str) -> str:
    return re.sub(r"支出$|费用?$", "", plain_label(name))


def check_code_lengths(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A code has three, five or seven digits: 301 and 02, not 301 and 2."""
    for table in facts.report.tables:
        rows = [row for row in facts.rows(table) if _DIGITS.fullmatch(row.code)]
        if not any(len(row.code) in _LEVELS for row in rows):
            continue
        for row in rows:
            text = f"{table.title}：“{row.label}”的编码为 {row.code}，是 {len(row.code)} 位"
            right, doubt = len(row.code) in _LEVELS, "文本中的科目编码可能丢了数字"
            yield _judged(row, right, doubt, f"“{row.label}”的科目编码位数不对", text)


def _judged(row: Row, right: bool, doubt: str, title: str, text: str) -> Outcome:
    """What a row's code or name shows; a wrong one of a text dump may be the dump's, which `doubt` says."""
    cell = Operand.of_figure(row.cells[0])
    if right:
        return Outcome(Result.PASS, (), title, text)
    return insufficient((cell,), doubt) if cell.is_from_text else Outcome(Result.FAIL, (cell,), title, text)


def check_code_levels(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Where a table prints 类, 款 and 项, each 项 stands under its 款 and each 款 under its 类, and none is without its parts."""
    for table in facts.report.tables:
        rows = {row.code: row for row in facts.rows(table) if _FUNCTIONAL.fullmatch(row.code)}
        for upper, lower in pairwise(_LEVELS):
            above = {code for code in rows if len(code) == upper}
            below = {code for code in rows if len(code) == lower}
            if above and below:
                lost = [rows[code] for code in sorted(below) if code[:upper] not in above]
                lost += [rows[code] for code in sorted(above) if not any(other.startswith(code) for other in below)]
                yield from _levels(table, lost)


def _levels(table: Table, lost: Sequence[Row]) -> Iterator[Outcome]:
    yield Outcome(Result.PASS)
    for row in lost:
        text = f"{table.title}中 {row.code} {row.label} 的上级或下级科目没有列出"
        title = f"{table.title}：科目 {row.code} 缺少上级或下级的行"
        yield _judged(row, False, "文本可能丢失了上下级科目的行", title, text)


def check_code_misprints(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """An item that stands in two tables under codes of one different digit, each in its own alone, is misprinted in one."""
    tables = [(table, rows) for table in facts.report.tables if (rows := facts.functional(table))]
    for (one, first), (other, second) in combinations(tables, 2):
        names = {plain_label(row.label): row for code, row in second.items() if code not in first}
        for code, row in first.items():
            twin = names.get(plain_label(row.label)) if code not in second else None
            if twin is not None and row.label and _differ(code, twin.code) == 1:
                places = (Operand.of_figure(row.cells[0]), Operand.of_figure(twin.cells[0]))
                text = f"“{row.label}”在{one.title}为 {code}，在{other.title}为 {twin.code}"
                yield insufficient(places, text) if places[0].is_from_text else Outcome(
                    Result.FAIL, places, f"“{row.label}”的科目编码在两张表中不同", text
                )


def _differ(one: str, other: str) -> int:
    """In how many digits two codes differ; all where their lengths do."""
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else len(one)


def check_lane_classes(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """The numbered rows of the 支出 lane are the 类 of the classification; names of other years pass where they are alike."""
    known = [plain_label(name) for name in book.classes.values()]
    for form in rule.option("forms"):
        for table in facts.forms.get(form, ()):
            rows = [row for row in facts.rows(table) if row.panel == "支出" and NUMBERED.match(row.label)]
            for row in rows:
                if _SUMMED.search(row.plain) or row.cells[0].label_source != "printed":
                    continue
                alike = row.plain in known or bool(get_close_matches(row.plain, known, 1, _ALIKE))
                text = f"{table.title}的“{row.label}”不是政府收支分类的类级科目"
                yield _judged(row, alike, "文本中的行名可能有误", f"{table.title}：“{row.label}”不是类级科目", text)


def check_economic_names(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """An economic code has its name of the catalogue, or one like it."""
    known = {
        code: pattern.rows
        for indicator in facts.known.group("经济分类支出")
        for pattern in indicator.figure_patterns
        for code in pattern.codes
        if pattern.rows
    }
    for table in facts.forms.get("basic_expenditure", ()):
        for row in facts.rows(table):
            names = known.get(row.code)
            if not names or not row.label or row.cells[0].label_source != "printed":
                continue
            alike = any(_plain(name) in _plain(row.label) or _plain(row.label) in _plain(name) for name in names)
            alike = alike or bool(get_close_matches(row.plain, names, 1, _ALIKE))
            text = f"{row.code} 写为“{row.label}”，经济分类科目为“{names[0]}”"
            yield _judged(row, alike, "文本中的科目名称可能有误", f"{table.title}：科目 {row.code} 的名称有误", text)
