"""What the rows of a table of words tell: where and when of the one that is named, all of them where a sentence says 见下表."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.glossary import is_row
from retrieval.understanding.named.leftovers import tagged
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_WHERE = re.compile(r"在哪|哪里|哪儿|什么地方|何处|(?:是|属于?)哪个?[省市区县乡镇村]")
_SPENT_ON = re.compile(r"[用花使][在到于去]了?(?:哪|什么|何处)|[扣丢失差超多少][了的]?分?(?:出|主要)?在")
"""用在哪些地方, 扣分扣在哪 ask for no place."""
_WHEN = re.compile(r"什么时[候间]|何时|哪一?[天年月]|(?:完工|竣工|建成|开工|验收|投用)了?(?:没有?|吗|嘛|不)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[省市区县乡镇村旗州]|街道|社区)")
_DAY = re.compile(r"(?:19|20)\d\d(?:年|[./-]\d{1,2})")
_NUMBER = re.compile(r"\d")
_BELOW = re.compile(r"(?:[见如]下|以下|下)表[：:。]?$")
_LIST_ASKED = re.compile(r"哪些|哪几|名单|列[出举]|都有[谁什]|有什么")
_WHO_IS = re.compile(r"谁|什么人|(?:干|做|负责|承担|管)[\u4e00-\u9fff]{0,4}(?:什么|哪)|职务|职位|哪个单位")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_WHY_HEADED, _NAME_HEADED = re.compile("原因"), re.compile("名称$")
_SHORTEST = 4
"""Characters of a cell by which a row can be named."""


def tell_row(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The one row that a question names, below the header, where it asks for a place or a day that a cell of the row tells."""
    kinds = [kind for asked, kind in ((_WHERE, _PLACE), (_WHEN, _DAY)) if asked.search(query.about)]
    if not kinds or _SPENT_ON.search(query.about) or query.operation not in (Operation.VALUE, Operation.TEXT):
        return []
    named = [at for at, one in enumerate(paragraphs) if is_row(one.text) and _is_named(one.text, query.about)]
    cells = paragraphs[named[0]].text.split() if len(named) == 1 else []
    if not all(any(kind.match(cell) for cell in cells) for kind in kinds) or not cells:
        return []
    return [quoted(facts, one, one.text) for one in (*_header(paragraphs, named[0]), paragraphs[named[0]])]


def tell_person(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The rows in which a person stands of whom a question asks who that is, or what that person does, with their header."""
    if query.operation not in (Operation.VALUE, Operation.TEXT) or not _WHO_IS.search(query.about):
        return []
    named = (at for at, one in enumerate(paragraphs) if any(_is_person(cell, query) for cell in one.text.split()))
    rows = [at for at in named if is_row(paragraphs[at].text)]
    told = dict.fromkeys(one for at in rows for one in (*_header(paragraphs, at), paragraphs[at]))
    return [quoted(facts, one, one.text) for one in told]


def tell_why_in_row(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The words of the one row that a question asks why of, in the last column of its list where that is one of reasons."""
    heads = range(len(paragraphs)) if query.operation is Operation.REASON else ()
    told = [one for head in heads for one in _reasons_under(paragraphs, head, query)]
    return [quoted(facts, row, words) for row, words in told] if len(told) == 1 else []


def _reasons_under(paragraphs: Sequence[Paragraph], at: int, query: Query) -> list[tuple[Paragraph, str]]:
    """The rows named under a header that ends in a column of reasons, each with its words there; nothing under other texts."""
    header = paragraphs[at].text.split()
    named = [place for place, cell in enumerate(header) if _NAME_HEADED.search(cell)]
    if len(named) != 1 or not _WHY_HEADED.search(header[-1]) or not is_row(paragraphs[at].text):
        return []
    found = []
    for row in paragraphs[at + 1 :]:
        cells = row.text.split()
        if row.section != paragraphs[at].section or len(cells) < len(header) - 1:
            break
        if len(cells) >= len(header) and fold(cells[named[0]]) in query.about:
            found.append((row, " ".join(cells[len(header) - 1 :])))
    return found


def _is_person(cell: str, query: Query) -> bool:
    """Whether a cell is the name of a person that a question names."""
    return _PERSON.fullmatch(cell) is not None and cell in query.about and next(iter(tagged(cell)))[1].startswith("nr")


def with_rows_below(
    query: Query, quotes: Iterable[Quote], paragraphs: Callable[[Quote], Sequence[Paragraph]]
) -> tuple[Quote, ...]:  # fmt: skip
    """Words that end with 见下表, where a list is asked for, with the rows of that table behind them."""
    told = tuple(quotes)
    if not _LIST_ASKED.search(query.about) or any(is_row(one.text) for one in told[1:]):
        return told
    return tuple(one for quote in told for one in (_below(quote, paragraphs(quote)) or [quote]))


def _below(quote: Quote, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    pointing = next((one for one in sentences_of(quote.text) if _BELOW.search(one)), "")
    at = next((at for at, one in enumerate(paragraphs) if pointing and one.text.endswith(pointing)), None)
    if at is None:
        return []
    rows = _run(paragraphs, at + 1)
    told = quote.text[: quote.text.index(pointing) + len(pointing)]
    return [replace(quote, text=told), *(quoted(quote.facts, row, row.text) for row in rows)] if rows else []


def _run(paragraphs: Sequence[Paragraph], start: int) -> list[Paragraph]:
    """The rows of one table from a paragraph on; a sum has fewer cells, and ends them."""
    end = next((at for at in range(start, len(paragraphs)) if not is_row(paragraphs[at].text)), len(paragraphs))
    return list(paragraphs[start:end])


def _header(paragraphs: Sequence[Paragraph], at: int) -> list[Paragraph]:
    """The first row of the table in which a row stands, if it holds no number but that of a year."""
    start = at
    while start > 0 and is_row(paragraphs[start - 1].text) and paragraphs[start - 1].section == paragraphs[at].section:
        start -= 1
    first = paragraphs[start]
    return [first] if start < at and not _NUMBER.search(_DAY.sub("", first.text)) else []


def _is_named(text: str, about: str) -> bool:
    cells = (fold(cell) for cell in text.split() if not _NUMBER.search(cell))
    return any(len(cell) >= _SHORTEST and cell in about for cell in cells)
