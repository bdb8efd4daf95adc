"""Turns that name a thing by what is done with it, or by whom it counts: 卖文创挣了多少, 多少对夫妻办了离婚登记."""

from __future__ import annotations

import re
from collections.abc import Container

_SOLD = re.compile(
    r"(?:靠|通过|凭)?(?:卖出?|销售)(?P<thing>[\u4e00-\u9fff]{2,8}?)(?P<ware>产品|商品)?(?:这一?[块项]|一共|总共|一年|全年)*"
    r"(?:挣|赚|卖|收入|进账|收)(?:了|到|得)*(?=多少|几)"
)
_COUPLES = re.compile(r"(?<=[少几]对)(?:夫妻|夫妇|新人|恋人|男女)(?:双方)?(?=[\u4e00-\u9fff]{2})")
"""多少对夫妻 are pairs, whatever is counted of them."""


def put_plainly(question: str, words: Container[str]) -> str:
    """The question with such things as reports name them; `words` are the names of the library and the catalogue."""
    return _COUPLES.sub("", _SOLD.sub(lambda match: _income(match, words), question))


def _income(match: re.Match[str], words: Container[str]) -> str:
    """What came in for a thing that is sold, where a report tells it by that name; unchanged where none does."""
    thing, ware = match["thing"], match["ware"] or ""
    names = (f"{name}{income}" for name in (thing + ware, thing, f"{thing}产品") for income in ("销售收入", "收入"))
    return next((name for name in names if name in words), match[0])
