"""Names by their sound: what is typed for them by one who types sounds (陪训费, 卫生建康支出)."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path

import yaml

_FILE = Path(__file__).resolve().parents[3] / "data" / "sounds.yaml"
_ALIKE = re.compile(r"(?<=[aei]n)g$")
"""What is left out of a syllable, as many do not hear it: ang and an."""
_SHORTEST, _LONGEST = 3, 12
_READINGS = 8
"""So many ways of reading a name are kept."""
_SAID = frozenset("了的多少几个是在各不没呢吗花")
"""Characters that names of accounts have none of, but turns of speech do."""
_JOINS = frozenset("占比和与跟同较加减除里中上下有为") | _SAID
"""Characters that are typed for what they say, and seldom for another of their sound."""


class Sounds:
    """Finds in a text the names that sound like a stretch of it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, ...], list[str]] = {}
        for name in names:
            if _SHORTEST <= len(name) <= _LONGEST and _SAID.isdisjoint(name):
                for key in _keys(name):
                    self._names.setdefault(key, []).append(name)

    def mended(self, text: str, words: Container[str]) -> str:
        """The text with the names that its stretches sound like, unless what is typed is one of `words`, or of others."""
        for length in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
            for start in range(len(text) - length + 1):
                name = self._meant(text[start : start + length])
                if name and not _is_well_typed(text, start, name, words):
                    return self.mended(text[:start] + name + text[start + length :], words)
        return text

    def _meant(self, typed: str) -> str:
        """The one name nearest to what is typed; '' where there is none, and for what is a name itself."""
        heard = {name for key in _keys(typed) for name in self._names.get(key, ())}
        slips = {name: len(_slips(typed, name)) for name in heard}
        least = min(slips.values(), default=0)
        nearest = [name for name, count in slips.items() if count == least]
        return nearest[0] if 0 < least <= max(1, len(typed) // 3) and len(nearest) == 1 else ""


def _slips(typed: str, name: str) -> list[int]:
    return [at for at, (one, other) in enumerate(zip(typed, name, strict=True)) if one != other]


def _is_well_typed(text: str, start: int, name: str, words: Container[str]) -> bool:
    """Whether a stretch that sounds like a name is none: a character that differs is one of speech or, unlike that of the name,
    of a word of its own (会员费), or another name has characters of it and others.
    """
    import rjieba

    typed = text[start : start + len(name)]
    for at in _slips(typed, name):
        known = _pairs(text, start + at, rjieba.has_word)
        meant = _pairs(text[:start] + name + text[start + len(name) :], start + at, rjieba.has_word)
        if typed[at] in _JOINS or (known and (len(name) == _SHORTEST or known > meant)):
            return True
    return _is_cut(text, start, start + len(name), words)


def _pairs(text: str, at: int, is_word: Callable[[str], bool]) -> int:
    """How many of the two pairs of characters around a place are words."""
    return sum(is_word(text[first : first + 2]) for first in (at - 1, at) if first >= 0 and first + 2 <= len(text))


def _is_cut(text: str, start: int, end: int, words: Container[str]) -> bool:
    """Whether a name of more than two characters lies in part in a stretch, or all over it."""
    firsts = range(max(0, start - _LONGEST), end)
    spans = ((first, last) for first in firsts for last in range(max(first + _SHORTEST, start + 1), first + 2 * _LONGEST))
    crossing = ((first, last) for first, last in spans if last <= len(text) and (first < start or last > end))
    return any(text[first:last] in words for first, last in crossing)


def _keys(text: str) -> Iterator[tuple[str, ...]]:
    """The ways in which a text may sound; none where it holds a character whose sound is not known."""
    return islice(product(*(_syllables().get(one, ()) for one in text)), _READINGS)


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for syllable, characters in yaml.safe_load(_FILE.read_text(encoding="utf-8")).items():
        for character in characters:
            found.setdefault(character, {})[_ALIKE.sub("", syllable)] = None
    return {character: tuple(syllables) for character, syllables in found.items()}
