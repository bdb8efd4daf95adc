"""Several of an order by their places in it (第二和第三, 前三项, 后两家), with their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.printed import NUMERAL
from retrieval.conversation.things_asked import SO
from retrieval.understanding.numerals import chinese

_ONE = r"[名家个项位类块]?(?:单位|项目)?的?"
_TWO = re.compile(
    rf"{SO}(?:把|将)?(?:排(?:在|名)?)?第(?P<first>[{NUMERAL}]){_ONE}[和与跟、](?:排(?:在|名)?)?第?(?P<second>[{NUMERAL}]){_ONE}"
)
_FEW = re.compile(
    rf"{SO}(?:把|将)?(?:排(?:在|名)?)?(?P<side>最?前|最?后|末|倒数|最[高多大](?=的?[两三四五六])|最[低少小](?=的?[两三四五六]))面?的?"
    rf"(?P<few>两|[{NUMERAL}])[名家个项位类块](?:单位|项目)?的?"
)
_FROM_END = ("后", "末", "倒", "低", "少", "小")


def places_named(question: str) -> int:
    """How many of an order, from its first on, a follow-up needs that names places in it; 0 where it names none, or last ones."""
    if two := _TWO.match(question):
        return max(_number(two["first"]), _number(two["second"]))
    few = _FEW.match(question)
    return _number(few["few"]) if few and not _is_last(few) else 0


def names_places(question: str) -> bool:
    """Whether a follow-up begins with several places of an order."""
    return bool(_TWO.match(question) or _FEW.match(question))


def by_place(question: str, order: Sequence[str]) -> tuple[list[str], str]:
    """The names of those of an order that a follow-up begins with, and what it asks of them; nothing where it has not so many."""
    two, few = _TWO.match(question), _FEW.match(question)
    match = two or few
    if match is None:
        return [], question
    places = [_number(two["first"]), _number(two["second"])] if two else list(range(1, _number(match["few"]) + 1))
    if max(places) > len(order) or len(set(places)) < 2:
        return [], question
    last = few is not None and two is None and _is_last(few)
    names = list(order[-len(places) :]) if last else [order[at - 1] for at in places]
    return names, question[match.end() :]


def _is_last(few: re.Match[str]) -> bool:
    return any(word in few["side"] for word in _FROM_END)


def _number(word: str) -> int:
    return int(chinese(word) or 0)
