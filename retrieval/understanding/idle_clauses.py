"""Clauses around a question that speak of nothing a report tells (最近天气真冷), and neither ask nor narrow anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from retrieval.understanding.clauses import asks
from retrieval.understanding.cue_words import cue_words
from retrieval.understanding.named.leftovers import content_words, unnamed

_BREAK = re.compile(r"[，,。？?；;！!：:\n]+")
_NARROWS = re.compile(
    r"\d|[一二三四五六七八九十百千万亿两]+(?:[季月年日号位批次辆台]|半)|只|仅|光[看算要说]|单[看算说]|[不别][含算包计看要管]|除|扣|剔|刨|撇|排除|其中|其他|其余|另外|"
    r"[按以依]|口径|范围|之[前后内外]|[以而]外|里[的边头面]|包[括含]|连同|算上|加上|减|换成|折成|改成|单位[是为]|的$"
)
"""What may set a limit to what is asked, or say how it is to be told."""
_GROUPS = ("operations", "measures", "roles", "sections", "refusals")


def without_idle(question: str, names: Callable[[str], bool], printed: Iterable[str]) -> str:
    """The question without such clauses; unchanged where no other is left. `names`: whether a clause names an organisation or
    a thing; `printed`: all the names that reports and the catalogue have, of which no word may be part.
    """
    clauses = [clause for clause in _BREAK.split(question) if clause]
    if len(clauses) < 2:
        return question
    idle = [one for one in clauses if _may_be_idle(one) and not names(one) and not _is_printed(one, printed)]
    kept = [one for one in clauses if one not in idle]
    return "，".join(kept) if idle and any(map(names, kept)) else question


def _may_be_idle(clause: str) -> bool:
    """Whether a clause has words of its own, of which none asks, counts or limits anything."""
    return bool(unnamed(clause)) and not (_cued().search(clause) or asks(clause) or _NARROWS.search(clause))


@cache
def _cued() -> re.Pattern[str]:
    """Any cue of what is asked, how much, of which role or where."""
    return re.compile("|".join(re.escape(word) for group in _GROUPS for words in cue_words()[group].values() for word in words))


def _is_printed(clause: str, printed: Iterable[str]) -> bool:
    """Whether a word of a clause is part of a name."""
    words = content_words(clause)
    return any(word in name for name in printed for word in words) if words else False
