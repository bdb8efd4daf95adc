"""Counts against lists, and one code under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.audit.rules import Rulebook
from extraction.labels import plain_label
from extraction.report import Paragraph

_KIND = r"机构|科室|处室|股室|部门|单位"
_COUNTED = re.compile(
    rf"(?P<noun>{_KIND})?(?P<count>\d+|[一二两三四五六七八九十]+)个?(?P<after>[^，。；、：:\d]{{0,10}}?(?:{_KIND}|科|处|室))?"
    r"[，,]?(?:即|分别是|分别为|包括|具体为|为|有|[：:])+(?P<list>[^。；：:]+)"
)
_NUMERALS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}
_JOINED = re.compile(r"和|及|与")
_FUNCTIONAL = re.compile(r"2\d\d(?:\d\d){0,2}")
_OPEN_END = re.compile(r"等(?:\d+个|[一二三四五六七八九十]+个)?(?:科室|处室|机构|部门|单位)?$")


def check_offices(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """As many offices (units) are named as the sentence says there are; silent where the list ends in 等."""
    for paragraph in facts.report.paragraphs:
        for match in _COUNTED.finditer(paragraph.text):
            named = [name for name in match["list"].split("、") if name]
            said = _number(match["count"])
            if (match["noun"] or match["after"]) and said and len(named) > 1 and not _OPEN_END.search(match["list"]):
                yield _counted(paragraph, match, said, named)


def _counted(paragraph: Paragraph, match: re.Match[str], said: int, named: list[str]) -> Outcome:
    """和 in the last name may join two names or stand within one."""
    room = len(_JOINED.findall(named[-1]))
    right = len(named) <= said <= len(named) + min(room, 1)
    words = Operand.of_words("文字", match[0][:60], paragraph)
    text = f"说有 {said} 个，列出 {len(named)} 个"
    return Outcome(Result.PASS if right else Result.FAIL, (words,), "所说的个数与所列名单不符", text)


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _NUMERALS.get(text)
    return (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)


def check_code_names(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A classification code has one name in all tables of the report."""
    first: dict[str, Operand] = {}
    for table in facts.report.tables:
        for row in facts.rows(table):
            if re.fullmatch(r"[23]\d\d(?:\d\d){0,2}", row.code) and row.label and row.cells[0].label_source == "printed":
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
            if not right and places[0].is_from_text:
                yield insufficient(places, "文本中的行可能错位")
                continue
            what = "重复" if any(row.code == other.code for other in coded if other is not row) else "没有按编码顺序排列"
            text = f"{row.code} {row.label} 排在 {above.code} {above.label} 之后"
            title = f"{table.title}：科目 {row.code} {what}"
            yield Outcome(Result.PASS if right else Result.FAIL, () if right else places, title, text)


def _plain(name: str) -> str:
    return re.sub(r"支出$|费用?$", "", plain_label(name))
