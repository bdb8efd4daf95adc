"""Where the money went, told in words, and what a follow-up asks of its parts (钱花在哪了？最大的一块是什么)."""

from __future__ import annotations

import re

from retrieval.conversation.ordered.ordered_items import speaks_of_rest
from retrieval.conversation.things_asked import things_named
from retrieval.understanding.cues import RANKING, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import means_all_money

SPENT_WHERE = re.compile(r"[花用](?:[在到去]?了?|的)?哪|[花用][在到]了?什么(?:地方|方面)")
"""主要花在哪 asks for all parts; what is named after it is one of them."""
_FEW_FIRST = re.compile(r"(?:前|排前|最[大多高]的)[两二三四五几]")


def as_parts(question: str, own: Query, before: Query) -> str:
    """The question before, where it asked where all the money of one organisation went, as one for the parts of what was spent;
    '' where that is not so, or where the follow-up asks for no place in their order.
    """
    asks_place = own.operation in RANKING or own.chosen or speaks_of_rest(question) or _FEW_FIRST.match(question)
    bare = not (own.organisations or own.unknown or own.rows)
    where = before.operation is Operation.TEXT and SPENT_WHERE.search(before.about) and len(before.organisations) == 1
    if not (asks_place and bare and where and all(map(means_all_money, things_named(before)))):
        return ""
    year = f"{before.years.asked[0]}年" if len(before.years.asked) == 1 else ""
    return f"{before.organisations[0]}{year}支出构成"
