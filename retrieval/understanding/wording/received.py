"""Who or what is received besides guests (接待来电人, 接待群众来访), which no form of 公务接待 counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.understanding.named.leftovers import unnamed
from retrieval.understanding.named.lexicon import Mention

_RECEPTION = "reception"
_DONE = re.compile(r"[了过的]*")
_NO_OBJECT = "占时和与比"
"""What begins another part of the question (接待费占公用经费多少, 接待时喝了酒)."""
_GUESTS = re.compile(r"客|宾|领导|上级|兄弟|单位|同行|考察|检查|调研|学习|团|外事|公务|次|人员$")


def received_others(rest: str, mentions: Sequence[Mention]) -> list[str]:
    """What follows 接待 in a question without the names in it, where that is no guest of the organisation."""
    ends = [mention.end for mention in mentions if "".join(mention.keys(None)[:1]).startswith(_RECEPTION)]
    after = [rest[end:].removeprefix(_DONE.match(rest[end:])[0]) for end in ends]  # type: ignore[index]
    named = [next(iter(unnamed(text.partition("\n")[0])), "") for text in after]
    told = (word for word, text in zip(named, after, strict=True) if len(word) > 1 and text.startswith(word))
    return [word for word in told if not _GUESTS.search(word) and word[0] not in _NO_OBJECT]
