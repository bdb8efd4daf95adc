"""All parts of one thing, where a question asks for the share or the amount of each (三公各部分占比, 包括哪几项，各多少)."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.selection import Of, Selection
from retrieval.understanding.things import things_named
from retrieval.understanding.wholes import overall

_SHARE_OF_EACH = re.compile(r"[各每]个?(?:部分|项|块|类|分项|组成)")
_AMOUNT_OF_EACH = re.compile(
    r"哪(?:几|些)个?[项类块部笔](?:分|构成|组成)?[\u4e00-\u9fff]{0,6}?(?:各|分别)(?:自|项)?[是有为花]*多少"
    r"|(?:包括|包含|由)哪些.*(?:各|分别)[是有为花]*多少"
    r"|各(?:分?项|部分|构成)(?:的?(?:金额|支出|预算|决算|数额?))?(?:各|分别|都)?[是有为花了]*多少(?!%|百分)"
)
_EACH_BODY = re.compile(r"[各每]个?(?:下属|所属|二级)?(?:预算)?(?:单位|部门|机构)(?!.*最)")
_MADE_UP = re.compile(
    r"(?<![机单])的?(?:构成|结构|组成)(?:情况)?(?:呢|[是有]?(?:什么|怎么?样的?|如何|多少|哪些))?$"
    r"|由(?:哪[些几两二三四五六]|[几多][少个项块类]|什么|啥)[^，。]{0,4}(?:构成|组成)(?:的)?$"
)
_LISTS = (Operation.VALUE, Operation.TEXT, Operation.DEFINITION)
ALL_PARTS = (1, 30)
"""The places of all parts in their order."""
_THREE_PUBLIC = ("overseas", "vehicles", "reception")
_PROCUREMENT = ("procurement_goods", "procurement_works", "procurement_services")


def asks_amounts(query: Query) -> bool:
    """Whether the amount of each part of one thing is asked for."""
    plain = query.rows and query.measures in ((Measure.AMOUNT,), (Measure.COUNT,)) and not query.section
    made_up = _MADE_UP.search(query.about) if plain else None
    listed = (made_up or _AMOUNT_OF_EACH.search(query.question)) and query.operation in _LISTS and len(query.roles) < 2
    return bool(listed) and len(query.organisations) == 1 and len(things_named(query)) == 1


def each_part(query: Query) -> Query:
    """The parts of the one thing that a question names: by the catalogue where it knows them, else in the order of their size.

    各单位有多少人 asks for that of each body of the one organisation that is named.
    """
    if query.asks_own_bodies and _EACH_BODY.search(query.about) and query.chosen is None:
        return replace(query, measures=(Measure.AMOUNT,), chosen=Selection(Of.PLACES, ALL_PARTS))
    query = _of_all(query)
    one = len(query.organisations) == 1 and len(things_named(query)) == 1
    weighed = Measure.SHARE in query.measures and query.operation is Operation.VALUE
    shares = one and weighed and _SHARE_OF_EACH.search(query.question)
    if not (shares or asks_amounts(query)):
        return query
    narrowing, leftovers = (tuple(w for w in words if not _MADE_UP.fullmatch(w)) for words in (query.narrowing, query.leftovers))
    query = replace(query, narrowing=narrowing, leftovers=leftovers)
    if parts := () if shares else _known_parts(query):
        return replace(query, operation=Operation.VALUE, measures=(Measure.AMOUNT,), mentions=parts)
    measures = query.measures if shares else (Measure.AMOUNT,)
    return replace(query, operation=Operation.HIGHEST, measures=measures, chosen=Selection(Of.PLACES, ALL_PARTS))


def _of_all(query: Query) -> Query:
    """What all income or spending is made up of, where nothing else is named (支出结构)."""
    if query.rows or query.section or not _MADE_UP.search(query.about) or query.operation not in _LISTS:
        return query
    whole = overall(replace(query, operation=Operation.VALUE, leftovers=(), narrowing=(), unnamed=""), "")
    return whole if whole.rows else query


def _known_parts(query: Query) -> tuple[Mention, ...]:
    """The parts of 三公经费 and of what is procured, which not every report has in rows of a form."""
    key = next(iter(query.rows[0].keys(None)), "")
    role = "budget" if query.roles == (Role.BUDGET,) or key.endswith("_budget") else "final"
    ids = [f"{part}_{role}" for part in _THREE_PUBLIC] if key.startswith("three_public") else []
    ids = list(_PROCUREMENT) if key == "procurement" else ids
    known = filter(None, map(catalogue().by_id, ids))
    return tuple(Mention(indicator.name, 0, 0, (Meaning(None, indicator.id),)) for indicator in known)
