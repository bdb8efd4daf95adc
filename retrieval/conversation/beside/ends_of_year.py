"""A follow-up for the other end of the year: 年初呢 after what was left at the end of it."""

from __future__ import annotations

import re

from extraction.indicators import catalogue
from retrieval.conversation.things_asked import SO, things_named
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.query import Query

CLOSING = re.compile(r"年末|年底|期末")
_END_OF_YEAR = re.compile(rf"年初|期初|{CLOSING.pattern}")
_DATED = re.compile(rf"(?:{_END_OF_YEAR.pattern}).*结[转余]")
_OTHER_END = re.compile(
    rf"{SO}(?P<whose>(?![上去前]年)[\u4e00-\u9fff\d]{{2,12}}?的)?(?P<end>{_END_OF_YEAR.pattern})(?:的?时候)?(?:[又还是的有剩呢]|到底|多少|几|万?元|钱)*$"
)
"""年初呢, 某局的年初呢."""
HOW_MUCH = re.compile(r"(?:花了?|用了?|是|有|为|采购了?)?(?:多少|几).*$")


def other_end(question: str, earlier: Query) -> str:
    """年末呢 after 年初财政拨款结转和结余多少, as that question for the other end of the year."""
    match = _OTHER_END.match(question)
    asked = _with_its_end(earlier)
    known = match and _END_OF_YEAR.search(asked)
    amount = f"{HOW_MUCH.sub('', asked)}多少" if HOW_MUCH.search(asked) else asked  # 年末结转多少，为什么？年初呢
    return f"{match['whose'] or ''}{_END_OF_YEAR.sub(match['end'].replace('年底', '年末'), amount)}" if match and known else ""


def _with_its_end(query: Query) -> str:
    """What a question asks, of a balance that it does not date (还剩多少) by the name that the catalogue gives it."""
    things = things_named(query)
    known = [] if any(_DATED.search(one.text) for one in things) else indicators_meant(things, catalogue())
    return known[0].name if len(known) == 1 and _END_OF_YEAR.search(known[0].name) else query.about.replace("\n", "")


def undated(query: Query) -> str:
    """What a question asks, but for the end of the year and how much it is."""
    return _END_OF_YEAR.sub("", HOW_MUCH.sub("", _with_its_end(query)))
