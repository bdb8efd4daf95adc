"""Checks of the contents list against the chapters of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule
from extraction.audit.structure import number_of
from extraction.headings import Rank, mark_of
from extraction.labels import plain_label
from extraction.report import Source, State

_ANNEX = re.compile(r"附件")
_FILLERS = re.compile(r"情况|的|说明|及")


def check_contents(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The chapters of each part are those that the contents list has, in both directions; annexes have lists of their own.

    A number that is not the next one ends what can be told: from there on, entries of the contents list may not be known as such.
    """
    listed, printed = _listed_chapters(facts), _printed_chapters(facts)
    for part in (part for part in listed if part in printed and not _ANNEX.search(part)):
        inside, there = listed[part], printed[part]
        if len(inside) < 2 or len(there) < 2:
            continue
        yield from _chapters_among(_in_turn(there), inside, "正文", "目录")
        yield from _chapters_among(inside, there, "目录", "正文")


def _in_turn(places: list[Operand]) -> list[Operand]:
    marks = (mark_of(place.quote) for place in places)
    numbers = [number_of(mark) if mark else None for mark in marks]
    return [place for at, place in enumerate(places) if all(numbers[before] == before + 1 for before in range(at + 1))]


def _chapters_among(some: list[Operand], others: list[Operand], here: str, there: str) -> Iterator[Outcome]:
    for place in some:
        told = any(_is_same_chapter(place.quote, other.quote) for other in others)
        title, text = f"{there}中没有{here}的“{place.quote}”", f"{here}有“{place.quote}”，{there}没有"
        yield Outcome(Result.PASS if told else Result.FAIL, (place,), title, text)


def _listed_chapters(facts: Facts) -> dict[str, list[Operand]]:
    """The numbered chapters of each part as the contents list has them."""
    found: dict[str, list[Operand]] = {}
    part = ""
    for line in facts.report.contents:
        mark = mark_of(line.text)
        if mark and mark[0] is Rank.PART:
            part = _ordinal(line.text)
        elif mark and mark[0] is Rank.CHAPTER and part:
            source = Source(facts.report.file, (line.place,))
            found.setdefault(part, []).append(Operand("目录", State.VALUE, None, source, line.text))
    return found


def _printed_chapters(facts: Facts) -> dict[str, list[Operand]]:
    found: dict[str, list[Operand]] = {}
    for section in facts.report.sections:
        mark = mark_of(section.title)
        if len(section.path) == 2 and mark and mark[0] is Rank.CHAPTER:
            found.setdefault(_ordinal(section.path[0]), []).append(Operand.of_heading(section))
    return found


def _ordinal(title: str) -> str:
    """第三部分, with 附件 where the words say so."""
    mark = mark_of(title)
    return (mark[1].rstrip(":：") if mark else "") + ("附件" if "附件" in title else "")


def _is_same_chapter(one: str, other: str) -> bool:
    """Same words, or the same number before words that differ little (其他重要事项的情况说明)."""
    words = [_FILLERS.sub("", plain_label(title)) for title in (one, other)]
    marks = [(mark_of(title) or ("", title))[1] for title in (one, other)]
    return words[0] == words[1] or (marks[0] == marks[1] and bool(set(words[0]) & set(words[1])))
