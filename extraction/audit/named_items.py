"""Economic items that the prose lists by name against the form of 基本支出."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.audit.facts import Facts, Row
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.labels import plain_label
from extraction.report import Paragraph, State

_STAFF, _REST = re.compile(r"人员经费\d?"), re.compile(r"(?:日常)?公用经费")
_BEFORE = r"(?:^|(?<=[、，,；;。：:和及由为有是于括含|])|(?<=涉及))"
_AFTER = r"(?=$|[、，,；;。：:和及等组|（(])"
_OPEN_LIST = re.compile(r"等(?:支出|费用|方面)?|主要(?:包括|用于)|包括")


def check_named_items(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """An economic item that the prose names as spent on has an amount in the form, and a closed list leaves none out."""
    table = facts.form("basic_expenditure")
    rows = {row.plain: row for row in facts.rows(table) if re.fullmatch(r"3\d{4}", row.code)} if table else {}
    for passage in facts.passages if rows else ():
        for staff, words in _lists(passage.paragraph.text):
            named = _items_in(plain_label(words), list(rows))
            if "基本支出" in passage.title and len(named) > 2:
                yield from _named_without_amount(named, rows, passage.paragraph)
                if not _OPEN_LIST.search(words):
                    yield from _left_out(named, rows, staff, passage.paragraph)


def _items_in(words: str, names: Sequence[str]) -> list[str]:
    """The names that stand in a list of words, the longest first, so that 办公费 is not read out of a longer name."""
    found = []
    for name in sorted(names, key=len, reverse=True):
        words, count = re.subn(_BEFORE + re.escape(name) + _AFTER, "|", words)
        found += [name] if count else []
    return found


def _lists(text: str) -> Iterator[tuple[bool, str]]:
    """The stretches of a paragraph that list what 人员经费 (True) and 公用经费 (False) was spent on."""
    heads = ((_STAFF, True), (_REST, False))
    marks = sorted((match.start(), staff) for pattern, staff in heads for match in pattern.finditer(text))
    for (start, staff), end in zip(marks, [*(at for at, _ in marks[1:]), len(text)], strict=bool(marks)):
        yield staff, text[start:end]


def _as_printed(name: str, text: str) -> str:
    """A name as the paragraph writes it, with its brackets of either width."""
    pattern = re.sub(r"\\[()]", lambda match: "[（(]" if match[0] == r"\(" else "[）)]", re.escape(name))
    match = re.search(pattern, text)
    return match[0] if match else name


def _named_without_amount(named: Sequence[str], rows: dict[str, Row], paragraph: Paragraph) -> Iterator[Outcome]:
    prints_blanks = any(cell.state is State.BLANK for row in rows.values() for cell in row.cells)
    for name in dict.fromkeys(named):
        cells = [Operand.of_figure(cell) for cell in rows[name].cells]
        if any(cell.state is State.UNREADABLE for cell in cells):
            yield insufficient(cells, "有数字无法辨认")
            continue
        spent = any(cell.amount and (cell.value() != 0 or prints_blanks) for cell in cells)
        words = Operand.of_words("文字", _as_printed(name, paragraph.text), paragraph)
        printed = cells[0].quote or "空白"
        text = f"文字列有“{name}”，表中为 {printed}"
        proof = () if spent else (words, *cells[:1])
        yield Outcome(Result.PASS if spent else Result.FAIL, proof, f"文字列举的“{name}”在基本支出表中没有金额", text)


def _left_out(named: Sequence[str], rows: dict[str, Row], staff: bool, paragraph: Paragraph) -> Iterator[Outcome]:
    for name, row in rows.items():
        cell = Operand.of_figure(row.cells[0])
        if (row.code[:3] in ("301", "303")) == staff and name not in named and cell.amount and cell.value() != 0:
            words = Operand.of_words("文字", paragraph.text[:40], paragraph)
            text = f"表中“{name}”有金额 {cell.quote}，文字未列"
            yield Outcome(Result.FAIL, (words, cell), f"基本支出表中的“{name}”未在文字中列举", text, severity=Severity.INFO)
