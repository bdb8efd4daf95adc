"""What stands on pages beside the text: page numbers, running heads and feet, the contents list, the cover."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extraction.forms import header_wordings
from extraction.headings import Rank, is_form_line, mark_of, reads_as_title
from extraction.printed import close_up, is_collapsed_table
from extraction.report import Document, Grid, Line
from extraction.wording import HEADER_WORD, is_index_row

_PAGE_NUMBER = re.compile(r"[-—–~·\s]*(?:第)?\d{1,4}(?:页|/\d{1,4}|页[,，]?共\d{1,4}页)?[-—–~·\s]*")
_DIGITS = re.compile(r"\d+")
_LEADERS = re.compile(r"(?:[.．·…⋯\s]{2,}\d{0,3}|(?<=\D) \d{1,3})$")
_RUNNING_PAGES = 3
_COVER_LINES = 15

Numbered = tuple[int, Line]
"""A line with the number of its stretch: every table starts a new one, and no paragraph runs over a table."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of the text itself, the entries of the contents list, and the titles of the parts in it: words -> number."""

    lines: tuple[Numbered, ...]
    parts: Mapping[str, str]
    contents: tuple[Line, ...] = ()


def body_of(document: Document, consumed: Collection[int]) -> Body:
    """What is left of a document without tables, furniture, contents lists and the cover."""
    furniture = _furniture(document)
    lines: list[Numbered] = []
    stretch = 0
    for at, block in enumerate(document.blocks):
        if at in consumed or isinstance(block, Grid):
            stretch += 1
        elif at not in furniture and not (is_collapsed_table(block.text) or _is_of_form(block.text)):
            lines.append((stretch, block))
    return _without_contents(lines)


def _is_of_form(text: str) -> bool:
    """Whether a line is what is printed of a form without any figures: its number, its columns or their numbers (栏次 1 2 3)."""
    words = text.split()
    heads = len(words) > 1 and all(HEADER_WORD.fullmatch(word) or word in header_wordings() for word in words)
    return heads or is_index_row(words) or is_form_line(close_up(text))


def _furniture(document: Document) -> set[int]:
    """Page numbers, and lines that open or close page after page with the same words."""
    edges = {at: close_up(line.text) for at, line in _edge_lines(document)}
    alike = {at: _DIGITS.sub("#", text) for at, text in edges.items()} if document.pages else {}
    often = Counter(alike.values())
    numbers = {at for at, text in edges.items() if _PAGE_NUMBER.fullmatch(text)}
    return numbers | {at for at, text in alike.items() if often[text] >= _RUNNING_PAGES}


def _edge_lines(document: Document) -> list[tuple[int, Line]]:
    """The first and the last block of every page; a text shows no pages, so that any line of it may be an edge."""
    pages: dict[int | None, list[int]] = defaultdict(list)
    for at, block in enumerate(document.blocks):
        pages[block.place.page].append(at)
    edges = {at for blocks in pages.values() for at in (blocks if document.pages is None else (blocks[0], blocks[-1]))}
    return [(at, block) for at in sorted(edges) if isinstance(block := document.blocks[at], Line)]


def _without_contents(lines: Sequence[Numbered]) -> Body:
    """The lines without any contents list, and without the cover before the first one."""
    kept: list[Numbered] = []
    parts: dict[str, str] = {}
    contents: list[Line] = []
    at = 0
    while at < len(lines):
        if close_up(lines[at][1].text) not in ("目录", "目次"):
            kept.append(lines[at])
            at += 1
            continue
        kept = [] if len(kept) <= _COVER_LINES and at == len(kept) else kept
        end = _end_of_contents(lines, at + 1)
        entries = [line for _, line in lines[at + 1 : end]]
        parts |= _parts(entries)
        contents += [replace(line, text=_title_of(line)) for line in entries]
        at = end
    return Body(tuple(kept), parts, tuple(contents))


def _parts(entries: Sequence[Line]) -> dict[str, str]:
    texts = [_title_of(line) for line in entries]
    marked = [(text, mark) for text in texts if (mark := mark_of(text)) and mark[0] is Rank.PART]
    return {text[len(number) :].strip(): number.rstrip(":：") for text, (_, number) in marked}


def _end_of_contents(lines: Sequence[Numbered], start: int) -> int:
    """Where the text begins: at a number that the list has had, or at a line that no contents list holds."""
    seen: set[tuple[Rank, str]] = set()
    ever: set[tuple[Rank, str]] = set()
    for at in range(start, len(lines)):
        entry = _entry(lines[at][1])
        if entry is None:
            if not _is_unnumbered_entry(lines, at, ever):
                return at
            continue
        if entry[0] <= Rank.CHAPTER and entry in seen:
            return at
        if entry[0] is Rank.PART:
            seen = {mark for mark in seen if mark[0] is Rank.PART}
        seen.add(entry)
        ever.add(entry)
    return len(lines)


def _entry(line: Line) -> tuple[Rank, str] | None:
    """The number of a contents entry; None where the line is none."""
    text = _title_of(line)
    mark = mark_of(text)
    if mark is None or not reads_as_title(text[len(mark[1]) :]):
        return None
    return mark[0], mark[1].rstrip(":：")


def _is_unnumbered_entry(lines: Sequence[Numbered], at: int, ever: Collection[tuple[Rank, str]]) -> bool:
    """Whether a line without a number is in the list: it wraps an entry or is one, and the list goes on on its page or below."""
    line = lines[at][1]
    if not reads_as_title(_title_of(line)):
        return False
    if line.place.page is not None and line.place.page == lines[at - 1][1].place.page:
        return True
    for _, below in lines[at + 1 :]:
        entry = _entry(below)
        if entry and entry[0] <= Rank.CHAPTER:
            return entry not in ever
        if entry is None and not reads_as_title(_title_of(below)):
            return False
    return False


def _title_of(line: Line) -> str:
    return close_up(_LEADERS.sub("", line.text.strip())).rstrip(":：")
