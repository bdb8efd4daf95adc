"""Names that a user gives -> what is to be extracted: groups and indicators of the catalogue, and printed rows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from extraction.errors import HeshuError
from extraction.indicators import Catalogue
from extraction.labels import plain_label, plain_word
from extraction.patterns import Indicator

Wanted = Indicator | str
"""An indicator of the catalogue, or the plain label (or the code) of a printed row."""

DETAILS = "绩效明细"
"""The group whose indicators a report has once for every project or 三级指标."""

_SEPARATOR = re.compile(r"[,，;；\n]")


def split_names(text: str) -> list[str]:
    """The names of a list as typed, without blanks around them."""
    return [name.strip() for name in _SEPARATOR.split(text) if name.strip()]


def choose(names: Sequence[str], known: Catalogue, rows: Container[str]) -> tuple[Wanted, ...]:
    """What the names stand for, each thing once, in the order named; the core list and 绩效明细 where none is named.

    A name is a group and the indicator of that name, else an everyday word or a code of the catalogue, else one of the
    plain labels and codes in `rows`. Raises HeshuError for any other.
    """
    if not names:
        return (*known.core, *known.group(DETAILS))
    wanted: dict[str, Wanted] = {}
    for name in names:
        meant = list(_meant(name, known, rows))
        if not meant:
            raise HeshuError(
                f"没有名为“{name}”的指标：它不是指标组或目录中的指标，报告的表里也没有这一行；可用的指标组有{'、'.join(known.groups)}。"
            )
        for one in meant:
            wanted.setdefault(one if isinstance(one, str) else one.id, one)
    return tuple(wanted.values())


def _meant(name: str, known: Catalogue, rows: Container[str]) -> Iterator[Wanted]:
    own = known.by_name(name)
    group = known.group(name)
    if own is not None or group:
        yield from group
        yield from (own,) if own is not None else ()
    elif meanings := known.words().get(plain_word(name)):
        usual = [indicator for indicator in meanings if _is_called(indicator, name)]
        yield from usual or meanings[:1]
    elif (label := plain_label(name)) in rows:
        yield label


def _is_called(indicator: Indicator, name: str) -> bool:
    return any(plain_word(word) == plain_word(name) for word in indicator.words)
