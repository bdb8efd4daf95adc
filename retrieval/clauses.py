"""What one text asks: its courtesies left out, and its questions apart where it puts several (预算多少？接待了几批几人？)."""

from __future__ import annotations

import re

from retrieval.cues import courtesies

_BREAK = re.compile(r"[，,。？?；;！!\n]+")
_ASKS = re.compile(
    r"多少|几(?!乎)|哪|什么|啥|谁|怎么|怎样|咋|如何|为何|吗|呢|多大|占比|比例|比重|对得上|对不对|是否|有没有|[没否]$"
)


def without_courtesies(question: str) -> str:
    """The question without clauses that only greet, thank or tell of who asks; unchanged where nothing else is left."""
    clauses = _BREAK.split(question)
    kept = [clause for clause in clauses if clause and not _is_courtesy(clause)]
    return "，".join(kept) if kept and len(kept) < len(clauses) else question


def asked_apart(question: str) -> list[str]:
    """The questions of a text, one after the other; a clause that asks nothing belongs to the next that does."""
    apart: list[str] = []
    open_clause = ""
    for clause in filter(None, _BREAK.split(question)):
        open_clause = f"{open_clause}，{clause}" if open_clause else clause
        if _ASKS.search(clause):
            apart.append(open_clause)
            open_clause = ""
    if open_clause and apart:
        apart[-1] += f"，{open_clause}"
    return apart


def _is_courtesy(clause: str) -> bool:
    """Whether a clause is nothing else: one with a number or a year may name the report."""
    return courtesies(clause) and not _ASKS.search(clause) and not re.search(r"\d|〇|年度", clause)
