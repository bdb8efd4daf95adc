"""Which stretches of a name a text writes out, and what is left of the text beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold

LONG_STRETCH = 4
"""From so many characters on a stretch of a name counts wherever it stands."""
_SHORT = 2
"""Characters of a word that stands for two."""
_BEFORE_PROJECT = re.compile(
    r"(?P<said>[\u4e00-\u9fff\d]{4,14}?)的?(?:(?:[这那]一?个)?(?:项目|工程)|(?:自评|绩效)*(?:得分|(?:[得是评考拿打]了?)?(?:多少|几)分|分数|执行率|预算执行率)|自评"
    r"|(?:年初|全年)预算|预算(?=数|是?多少|$)|(?:全年)?执行数)"
)
_RATE = re.compile(r"[\u4e00-\u9fff]{2}率")


def said_in_words(text: str, name: str) -> list[tuple[int, int]]:
    """Where the words right before 项目, or before what it got, stand in a text, of which a name holds each, in whatever order
    (增设坐席项目, 宿舍改造得了多少分).
    """
    said, words = _before_project(text)
    if not all(holds_word(word, name) for word in words):
        return []
    starts = ((text.find(word, said), word) for word in words)
    return [(start, start + len(word)) for start, word in starts if start >= 0]


def speaks_of_other(text: str, name: str) -> bool:
    """Whether the words right before 项目 are those of another project than the one so called."""
    return not all(holds_word(word, name) for word in _before_project(text)[1])


def holds_word(word: str, name: str) -> bool:
    """Whether a name or a text holds a word, or the two that it is short for (公交 in 公共交通)."""
    short = re.compile("[\u4e00-\u9fff]".join(map(re.escape, word))) if len(word) == _SHORT else None
    return word in name or (short is not None and short.search(name) is not None)


def _before_project(text: str) -> tuple[int, tuple[str, ...]]:
    """From where two words or more name a project, and these: one alone (重点项目) tells which projects are meant."""
    said = _BEFORE_PROJECT.search(text)
    words = content_words(said["said"]) if said else ()
    return (said.start(), words) if said and len(words) > 1 else (0, ())


def blocks(text: str, name: str, least: int = 2) -> list[tuple[int, int]]:
    """Where in a text stretches of a name stand, of so many characters or more."""
    blocks = SequenceMatcher(None, text, name, autojunk=False).get_matching_blocks()
    return [(block.a, block.a + block.size) for block in blocks if block.size >= least]


def written(text: str, name: str, least: int = 2) -> int:
    return sum(end - start for start, end in blocks(text, name, least))


def without(text: str, names: Iterable[str]) -> str:
    """The text with all that it writes out of the names blanked."""
    for name in names:
        for start, end in (*said_in_words(text, fold(name)), *blocks(text, fold(name)), *_stretches(text, fold(name))):
            text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _stretches(text: str, name: str) -> list[tuple[int, int]]:
    """Where long stretches of a name stand in a text in another order than there: 研究中心的调研费 of 调研费（研究中心）."""
    left = text
    for start, end in blocks(text, name):
        left = left[:start] + "\n" * (end - start) + left[end:]
    return blocks(left, name, LONG_STRETCH)


def is_other_rate(text: str, name: str) -> bool:
    """Whether a text names a rate, and a name another one (接通率 and 畅通率)."""
    said, own = _RATE.findall(text), _RATE.findall(name)
    return bool(said and own) and not any(one in name for one in said) and not any(one in text for one in own)
