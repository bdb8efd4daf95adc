"""A long title of a table in a question, kept as it is printed while the words around it are put as reports put them."""

from __future__ import annotations

from collections.abc import Mapping

from retrieval.store.records import LabelKind
from retrieval.understanding.named.lexicon import Meaning

_LONG = 12
"""Titles of so many characters hold words that would be put otherwise by themselves (基本支出部门预算经济分类预算表)."""
_STANDS_FOR_IT = "龘表"


def set_aside(text: str, words: Mapping[str, Mapping[Meaning, None]]) -> tuple[str, str]:
    """A folded question with a short sign in place of the longest such title, and that title; as it is where there is none."""
    ends = [at + 1 for at, character in enumerate(text) if character == "表"]
    titles = [text[begin:end] for end in ends for begin in range(end - _LONG + 1) if _is_title(text[begin:end], words)]
    title = max(titles, key=len, default="")
    return (text.replace(title, _STANDS_FOR_IT, 1), title) if title else (text, "")


def put_back(text: str, title: str) -> str:
    """The question with its title again."""
    return text.replace(_STANDS_FOR_IT, title, 1) if title else text


def _is_title(text: str, words: Mapping[str, Mapping[Meaning, None]]) -> bool:
    meanings = words.get(text, {})
    return bool(meanings) and all(meaning.kind is LabelKind.TABLE for meaning in meanings)
