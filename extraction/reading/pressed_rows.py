"""Rows of a statutory form that a text dump prints as lines of words with single blanks between, or with each cell on a line of
its own: one pressed line of all of them.

Where cells are blank such rows don't tell the columns of their numbers; as one line they are placed as far as that is proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extraction.captions import is_furniture, is_title
from extraction.forms import form_of
from extraction.numbers import without_blanks
from extraction.printed import is_collapsed_table
from extraction.reading.dumped_rows import PAGE_LINE, Numbered
from extraction.wording import NOTE_LINE, starts_data

_AMOUNT = re.compile(r"(?<!\S)[\d,]+\.\d+(?!\S)")
_FEWEST = 4
_CELL = re.compile(r"\S{1,30}")
_FEWEST_CELLS = 12
"""So many lines of one cell each, right under the title of a form, are its cells one under the other."""
_UNDER_TITLE = 4
_LONGEST_CELL = 32

Stretch = tuple[int, int, str]
"""The numbers of the first and the last of some lines, and their text."""


def with_pressed(rows: Sequence[Numbered]) -> Iterator[Stretch]:
    """The lines, those of the rows of a form under its title as one."""
    at, since_title = 0, _UNDER_TITLE
    while at < len(rows):
        number, text = rows[at]
        plain = without_blanks(text)
        form = form_of(plain) if is_title(plain) else None
        since_title = 0 if form is not None and form.is_accounts else since_title + bool(plain) * (not is_furniture(plain))
        below = 0 < since_title < _UNDER_TITLE
        body = _body(rows[at:]) if below or PAGE_LINE.fullmatch(rows[at - 1][1] if at else "") else []
        joined = _joined(body)
        if below and not _is_pressed(joined, body):  # a cell a line: blank ones and those of the row numbers are lines too
            body = _cells(rows[at:])
            joined = _joined(body)
        if _is_pressed(joined, body):
            yield body[0][0], body[-1][0], joined
            at, since_title = at + len(body), _UNDER_TITLE
        else:
            yield number, number, text
            at += 1


def _is_pressed(joined: str, body: Sequence[Numbered]) -> bool:
    return sum(bool(_AMOUNT.search(line)) for _, line in body) >= _FEWEST and is_collapsed_table(joined)


def _joined(body: Sequence[Numbered]) -> str:
    return " ".join(" ".join(line.split()) for _, line in body if line.strip())


def _cells(lines: Sequence[Numbered]) -> list[Numbered]:
    """The lines from the first on that can each be one cell of a form, up to the last one with an amount."""
    body: list[Numbered] = []
    for number, line in lines:
        plain = without_blanks(line)
        titled = is_title(plain) and not starts_data([plain])
        if plain and (titled or NOTE_LINE.search(plain) or is_furniture(plain) or len(plain) > _LONGEST_CELL or "。" in plain):
            break
        body.append((number, line))
    while body and not _AMOUNT.fullmatch(body[-1][1].strip()):
        body.pop()
    return body


def _body(lines: Sequence[Numbered]) -> list[Numbered]:
    """The lines from the first on that can be rows of a form, up to the last one with an amount."""
    head = lines[:_FEWEST_CELLS]
    ends = _ends_cells if len(head) == _FEWEST_CELLS and all(_CELL.fullmatch(line.strip()) for _, line in head) else _ends_rows
    body = list(takewhile(lambda numbered: not ends(numbered[1]), lines))
    while body and not _AMOUNT.search(body[-1][1]):
        body.pop()
    return body


def _ends_rows(line: str) -> bool:
    """Whether a line stands behind the rows of a form."""
    plain = without_blanks(line)
    titled = is_title(plain) and not starts_data([plain]) and not _AMOUNT.search(line)
    return not plain or titled or bool(NOTE_LINE.search(plain) or is_furniture(plain) or PAGE_LINE.fullmatch(line))


def _ends_cells(line: str) -> bool:
    """Whether a line stands behind the cells of a form: what its rows are numbered by are no page numbers there."""
    plain = without_blanks(line)
    form = form_of(plain) if is_title(plain) else None
    return not _CELL.fullmatch(plain) or bool(NOTE_LINE.search(plain)) or (form is not None and form.is_accounts)
