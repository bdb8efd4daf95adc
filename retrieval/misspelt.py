"""Places and offices of the library that a question misspells by one character, where what it writes is no word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.names import Name, short_form

_ENDINGS = {
    "局": "居巨具剧句矩", "厅": "听庭亭", "部": "步布簿", "院": "远园圆", "处": "除初", "办": "半伴", "所": "锁", "委": "伟维",
}  # fmt: skip
"""How the last character of an office is mistyped by its sound; any other last character makes it another office."""
_JOINING = "和与跟及同比、"
_COMMITTEE = "委"
_LEVEL = re.compile(r"[省市区县州]")
_LEAST = 3


def spelt_right(question: str, names: Iterable[Name]) -> str:
    """The question with such words written as the library writes them; of the same length, so that places in it stay."""
    known, characters = list(names), frozenset(question)
    offices = {name.body for name in known if len(name.body) >= _LEAST and _nearly(name.body, characters)}
    for right in sorted(offices, key=len, reverse=True):
        question = _with_office(question, right)
    places = {place for name in known for place in name.places}
    near = {place for place in places if _nearly(place, characters) and place not in question}
    for place, after in sorted({(place, name.body) for name in known for place in name.places if place in near}):
        question = _with_place(question, place, after, places)
    stems = {stem for name in known for stem in name.stems}
    for stem, after in sorted({(stem, name.body) for name in known for stem in name.stems if _nearly(stem, characters)}):
        question = _with_stem(question, stem, after, stems)
    return question


def _nearly(name: str, characters: frozenset[str]) -> bool:
    """Whether a text has all characters of a name but one."""
    return len(set(name) - characters) == 1


def _with_office(question: str, right: str) -> str:
    for start in range(len(question) - len(right) + 1):
        written = question[start : start + len(right)]
        wrong = [at for at in range(len(right)) if written[at] != right[at]]
        if len(wrong) != 1:
            continue
        at = wrong[0]
        if written[at] in _JOINING or (at == 0 and right.startswith(_COMMITTEE)):
            continue  # 财政局和社会工作部; 普陀社会工作部, whose 委 belongs to the level
        last = at == len(right) - 1
        mistyped = written[at] in _ENDINGS.get(right[at], "") if last else not _is_word(written[: len(right) - 1])
        if mistyped and _stands_alone(question, start + len(right)):
            return question[:start] + right + question[start + len(right) :]
    return question


def _with_place(question: str, place: str, after: str, places: Iterable[str]) -> str:
    """临忻市 for 临沂市: no place of the dictionary, the level kept, and what follows begins the name of an office there."""
    if len(place) < _LEAST or not _LEVEL.match(place[-1]):
        return question
    for start in range(len(question) - len(place) + 1):
        written = question[start : start + len(place)]
        off = sum(a != b for a, b in zip(written[:-1], place[:-1], strict=True))
        alone = not _is_word(written) and not _is_word(written[:-1]) and written not in places
        if off == 1 and written[-1] == place[-1] and alone and short_form(question[start + len(place) :], after) > 1:
            return question[:start] + place + question[start + len(place) :]
    return question


def _with_stem(question: str, stem: str, after: str, stems: Iterable[str]) -> str:
    """临忻热线 for 临沂热线: at the beginning, its first character kept, one off from no other place of the library."""
    written = question[: len(stem)]
    near = [other for other in stems if len(other) == len(stem) and sum(map(str.__ne__, other, written)) == 1]
    alone = near == [stem] and written[0] == stem[0] and not _is_word(written) and _stands_alone(question, len(stem))
    return stem + question[len(stem) :] if alone and short_form(question[len(stem) :], after) > 1 else question


def _stands_alone(question: str, end: int) -> bool:
    """Whether no word of the question reaches over the end of a stretch (财政拨款 is no 财政局)."""
    import rjieba

    position = 0
    for word in rjieba.cut(question):
        if position < end < position + len(word):
            return False
        position += len(word)
    return True


def _is_word(text: str) -> bool:
    import rjieba

    return bool(rjieba.has_word(text))
