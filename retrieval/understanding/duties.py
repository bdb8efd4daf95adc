"""Which duty a question is about: the things that it names, and the kind of which they are examples (电梯这类特种设备)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.understanding.named.leftovers import cut_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.wording.spoken import as_printed

_ASKS_DUTY = re.compile(
    r"职责|职能|[负承]不[负承][责担]|[承受]?[办理]不[承受]?[办理]|负责|承担|主管|管不管|(?<![会接保])管(?![理控辖])些?|方面|工作|任务|什么|哪些|有没有|是不是|具体|主要|简单|详细"
    r"|[这那该]个?(?:中心|单位|部门|机构|机关|热线|局)|说说|介绍|一下|归|干|做|谁|[的是在上有呢啊吗给由不]"
)
"""What a question for a duty says beside the thing that it is about."""
_EXAMPLES = re.compile(r"[\u4e00-\u9fff、]+?(?:[这那]类|[这那]种|之类|一类|[这那]样|等等?)的?(?=[\u4e00-\u9fff]{3})")
"""What stands before the kind of which it is an example (电梯这类特种设备)."""

_OFFICE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>(?:(?![哪几各每这那本该什谁些个])[\u4e00-\u9fff]){1,8}?(?:[科股室]|处(?!理|置|罚)|办(?!理|事|公)))"
    r"(?:的|都|又|主要|具体|是)*(?:职[责能]|负责|承担|主管|分管|管(?![理控辖])|[干做]什么|干嘛)"
)
"""绩效科负责什么 asks for the duty of one office of a body."""

_CLAUSE = re.compile(r"[，,；;。]")
_SHORT = 2
"""Characters of a word that a report may write out (审批 as 审核批复)."""


def office_asked(query: Query) -> str:
    """The office within a body whose duties are asked for (绩效科), which those of the whole body are not; '' for none."""
    office = _OFFICE.search(query.about)
    return office["name"] if office else ""


def duty_asked(query: Query) -> list[str]:
    """The words for the duty that a question is about."""
    return _words(query.about)


def kind_asked(query: Query) -> list[str]:
    """The words for the kind of which a question for a duty names but examples; none where it names no kind."""
    kind = _EXAMPLES.split(query.about)[1:]
    return _words(kind[0]) if len(kind) == 1 else []


def _words(text: str) -> list[str]:
    return [word for part in _ASKS_DUTY.sub("\n", text).split("\n") for word in cut_words(part) if len(word) > 1]


def held_in(words: Sequence[str], text: str) -> int:
    """How many characters of the words a text holds."""
    folded = fold(text)
    return sum(len(word) for word in words if as_printed(word, folded) in folded)


def held_close(words: Sequence[str], text: str) -> bool:
    """Whether one clause of a text holds all of several words, with others between the characters of short ones (审批预算 as
    审核批复…年度预决算).
    """
    clauses = map(fold, _CLAUSE.split(text)) if len(words) > 1 else ()
    return any(all(_loosely(as_printed(word, clause), clause) for word in words) for clause in clauses)


def in_halves(words: Sequence[str]) -> list[str]:
    """The one word of four characters as the two that it is made of (预算编制), which a report may put the other way round."""
    whole = words[0] if len(words) == 1 else ""
    return [whole[:_SHORT], whole[_SHORT:]] if len(whole) == 2 * _SHORT else []


def _loosely(word: str, clause: str) -> bool:
    return word in clause or (len(word) <= _SHORT and re.search("[\u4e00-\u9fff]?".join(word), clause) is not None)
