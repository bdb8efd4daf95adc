"""Places and offices of the library that a question misspells by one character, where what it writes is no word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from retrieval.understanding.whom.names import HeldNames, short_form

_ENDINGS = {
    "局": "居巨具剧句矩", "厅": "听庭亭", "部": "步布簿", "院": "远园圆", "处": "除初", "办": "半伴", "所": "锁", "委": "伟维",
}  # fmt: skip
"""How the last character of an office is mistyped by its sound; any other last character makes it another office."""
_JOINING = "和与跟及同比、"
_COMMITTEE = "委"
_LEVEL = re.compile(r"[省市区县州]")
_LEAST = 3

Bodies = Mapping[str, frozenset[str]]
"""Place -> the offices there."""


def spelt_right(question: str, held: HeldNames) -> str:
    """The question with such words written as the library writes them; of the same length, so that places in it stay.

    A name that is written out in full is right, though a part of it may look like another place (某区市场监督管理局).
    """
    if any(name.full in question for name in held.all):
        return question
    characters = frozenset(question)
    offices = {body for body, _ in held.bodies if len(body) >= _LEAST and body not in question and _nearly(body, characters)}
    for right in sorted(offices, key=len, reverse=True):
        question = _with_office(question, right)
    near = [place for place in held.places if _nearly(place, characters) and place not in question]
    for place in near:
        question = _with_place(question, place, held.places)
    for length in sorted({len(stem) for stem in held.stems}):
        question = _with_stem(question, [stem for stem in held.stems if len(stem) == length], characters, held.stems)
    return question


def _nearly(name: str, characters: frozenset[str]) -> bool:
    """Whether a text has all characters of a name but one; that one may stand in another word of it."""
    return len(set(name) - characters) <= 1


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
        words = (written[:-1], written, written[at:])  # 人民医院 is no 人民法院
        mistyped = written[at] in _ENDINGS.get(right[at], "") if last else not any(map(_is_word, words))
        if mistyped and _stands_alone(question, start + len(right)):
            return question[:start] + right + question[start + len(right) :]
    return question


def _with_place(question: str, place: str, places: Bodies) -> str:
    """临忻市 for 临沂市: no place of the dictionary, the level kept, and what follows begins the name of an office there."""
    if len(place) < _LEAST or not _LEVEL.match(place[-1]):
        return question
    for start in range(len(question) - len(place) + 1):
        written = question[start : start + len(place)]
        if written[-1] != place[-1] or _off(written, place) != 1:
            continue
        alone = not _is_word(written) and not _is_word(written[:-1]) and written not in places
        if alone and _begins_office(question[start + len(place) :], places[place]):
            question = question[:start] + place + question[start + len(place) :]
    return question


def _with_stem(question: str, of_length: Sequence[str], characters: frozenset[str], stems: Bodies) -> str:
    """临忻热线, 林沂热线 for 临沂热线: at the beginning, and one off from no other place of the library."""
    end = len(of_length[0])
    written = question[:end]
    near = [stem for stem in of_length if len(written) == end and _off(stem, written) == 1]
    if len(near) != 1 or not _nearly(near[0], characters):
        return question
    alone = not _is_word(written) and _stands_alone(question, end) and _begins_office(question[end:], stems[near[0]])
    return near[0] + question[end:] if alone else question


def _off(written: str, right: str) -> int:
    """In how many characters two words of one length differ."""
    return sum(map(str.__ne__, written, right))


def _begins_office(text: str, bodies: Iterable[str]) -> bool:
    return any(short_form(text, body) > 1 for body in bodies)


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
