"""Checks of the report's build: forms, explanations, the order of chapters, chapters without content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.audit.facts import Facts
from extraction.audit.forms import NUMERALS
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.forms import form_names, form_of
from extraction.headings import Rank, mark_of
from extraction.report import Section

_NO_EXPLANATION = re.compile(r"名词解释|附件|概况|概述|职责|职能")


def check_forms_present(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Every statutory form is there; what could not be read may hide it."""
    for form in rule.option("forms"):
        if facts.forms.get(form):
            yield Outcome(Result.PASS)
        elif facts.report.notes or _is_titled(facts, form):
            yield insufficient(detail=f"没有读到{form_names()[form]}，而文件有未能读取的部分")
        else:
            yield Outcome(Result.FAIL, _cover(facts), f"缺少{form_names()[form]}", f"全文没有读到{form_names()[form]}")


def _is_titled(facts: Facts, form: str) -> bool:
    """Whether a heading names the form and words stand under it, though no table has been read: an empty one can be lost."""
    titles = [section.path for section in facts.report.sections if (known := form_of(section.title)) and known.id == form]
    return any(paragraph.section[: len(path)] == path for path in titles for paragraph in facts.report.paragraphs)


def _cover(facts: Facts) -> tuple[Operand, ...]:
    """The heading under which the forms stand, as the place to look at."""
    section = next((section for section in facts.report.sections if "表" in section.title), None)
    return (Operand.of_heading(section),) if section else ()


def check_topics(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Everything that has to be explained in words is (机关运行经费, 政府采购, 国有资产, 预算绩效, “三公”经费)."""
    if "情况说明" not in "/".join(section.title for section in facts.report.sections):
        yield insufficient(detail="没有读到决算情况说明")
        return
    told_in = ((paragraph.section, paragraph.text) for paragraph in facts.report.paragraphs)
    headings = ((section.path, section.title) for section in facts.report.sections if section.level > 1)
    words = "\n".join(text for path, text in (*told_in, *headings) if _explains("/".join(path)))
    explained = re.sub(r"(?m)^.{0,12}(?:是)?指.*$", "", words)
    for topic in rule.option("topics"):
        told = re.search(topic, explained)
        name = topic.split("|")[0]
        text = f"全文的文字中没有提到{name}"
        yield Outcome(Result.PASS if told else Result.FAIL, () if told else _explanation(facts), f"没有说明{name}", text)


def _explains(path: str) -> bool:
    return "情况说明" in path or not _NO_EXPLANATION.search(path)


def _explanation(facts: Facts) -> tuple[Operand, ...]:
    section = next((section for section in facts.report.sections if "情况说明" in section.title), None)
    return (Operand.of_heading(section),) if section else ()


def check_chapters(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The parts, and the chapters of one part, are numbered without a gap or a repetition; a wrong number is told once."""
    for headings in _numbered(facts.report.sections):
        last, before = 0, ""
        for due, (number, section) in enumerate(headings, 1):
            right = number in (due, last + 1)
            text = f"“{section.title}”前面是“{before}”" if before else f"第一个标题是“{section.title}”"
            place = () if right else (Operand.of_heading(section),)
            yield Outcome(Result.PASS if right else Result.FAIL, place, f"标题“{section.title}”的序号不连续", text)
            last, before = number, section.title


def _numbered(sections: Sequence[Section]) -> list[list[tuple[int, Section]]]:
    """The parts, and the chapters of each, with their numbers; chapters outside of the parts are left from a contents list."""
    found: dict[tuple[str, ...], list[tuple[int, Section]]] = {}
    has_parts = any((mark := mark_of(section.title)) and mark[0] is Rank.PART for section in sections)
    for section in sections:
        mark = mark_of(section.title)
        number = number_of(mark) if mark and section.level <= 2 else None
        if mark and number and not (has_parts and mark[0] is Rank.CHAPTER and section.level == 1):
            found.setdefault(section.path[:-1], []).append((number, section))
    return [_from_first(headings) for headings in found.values()]


def _from_first(headings: list[tuple[int, Section]]) -> list[tuple[int, Section]]:
    """The headings from the last 一 on: what stands before it is left from a contents list."""
    starts = [at for at, (number, _) in enumerate(headings) if number == 1]
    return headings[starts[-1] :] if starts else headings


def check_empty_chapters(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Something stands under every heading of the explanations; a text dump can have lost it."""
    used = [paragraph.section for paragraph in facts.report.paragraphs] + [table.section for table in facts.report.tables]
    used += [section.path[:-1] for section in facts.report.sections]
    filled = {path[:depth] for path in used for depth in range(1, len(path) + 1)}
    for section in facts.report.sections:
        if len(section.path) < 2 or "情况说明" not in section.path[0]:
            continue
        place = Operand.of_heading(section)
        if section.path in filled:
            yield Outcome(Result.PASS)
        elif facts.report.file.lower().endswith((".txt", ".md")):
            yield insufficient((place,), "文本可能丢失了这一节")
        else:
            title, text = f"“{section.title}”下没有内容", "标题下没有文字，也没有表"
            yield Outcome(Result.FAIL, (place,), title, text)


def number_of(mark: tuple[Rank, str]) -> int | None:
    """The number of a part or a chapter; None for other marks."""
    numeral = re.sub(r"第|部分|章|[:：、.．（）()]", "", mark[1])
    in_turn = mark[0] in (Rank.PART, Rank.CHAPTER) and numeral in NUMERALS
    return NUMERALS.index(numeral) + 1 if in_turn else None
