"""Checks of words: placeholders and hints of the template, names of 类 that the classification does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity
from extraction.audit.rules import Rulebook
from extraction.numbers import without_blanks
from extraction.report import Paragraph

_PLACEHOLDER = re.compile(r"[XxＸ×╳]{2,}|\*{3,}|某某|[○〇]{2,}(?!年)|[_＿]{3,}")
_HINT = re.compile(
    r"仍保留该表格式|并在本表下方作下述说明|[（(]请[^（）()]{0,20}(?:填写|说明|补充)[^（）()]*[)）]|填[写报]说明[:：]|（此处[^（）]*）"
)
_CLASS = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,20})[（(]类[)）](?P<tail>支出)?")


def check_placeholders(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """No placeholder (XX 万元) and no instruction of the template is left."""
    for paragraph in facts.report.paragraphs:
        for pattern, severity, said in ((_PLACEHOLDER, None, "占位符"), (_HINT, Severity.INFO, "模板提示语")):
            match = pattern.search(paragraph.text)
            if match:
                words = Operand.of_words("文字", _around(paragraph, match), paragraph)
                yield Outcome(Result.FAIL, (words,), f"留有{said}“{match[0]}”", f"“{words.quote}”", severity=severity)
    yield Outcome(Result.PASS)


def _around(paragraph: Paragraph, match: re.Match[str]) -> str:
    return paragraph.text[max(match.start() - 12, 0) : match.end() + 12]


def check_class_names(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """A name before （类） is one of the classification, with or without 支出."""
    known = {name.removesuffix("支出") for name in book.classes.values()}
    printed = {row.plain.removesuffix("支出") for table in facts.report.tables for row in facts.rows(table) if len(row.code) == 3}
    for paragraph in facts.report.paragraphs:
        for match in _CLASS.finditer(without_blanks(paragraph.text)):
            right = any(match["name"].removesuffix("支出").endswith(name) for name in known | printed)
            words = Operand.of_words("文字", match[0], paragraph)
            text = f"政府收支分类科目中没有名为“{match['name']}”的类"
            yield Outcome(Result.PASS if right else Result.FAIL, (words,), f"“{match[0]}”不是政府收支分类的类级科目", text)
