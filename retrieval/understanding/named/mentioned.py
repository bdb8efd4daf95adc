"""Which of the things that a question names it asks about, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from retrieval.understanding.named.leftovers import is_measure, says_little
from retrieval.understanding.named.lexicon import Lexicon, Mention
from retrieval.understanding.whom.names import Spot
from retrieval.understanding.whom.organisations import Naming

WEIGHED = ("占", "占了", "占到")
"""Between a part and the whole in which it is weighed."""
_SUM_BEHIND = re.compile(r"(?:支出|收入)?(?:合计|总计)")
_SUM_ALONE = frozenset({"合计", "小计"})
_TOTALS = frozenset({"合计", "总计", "小计"})
_BOTH_WAYS = frozenset({"income_of_year", "expenditure_of_year"})
_SHARE = re.compile(r"的?(?:比例|比重|占比|份额)$")


def as_whole(text: str, mention: Mention, lexicon: Lexicon) -> Mention:
    """A thing that another is weighed with, without the word for a share: 基本支出 in 公用经费占基本支出比例."""
    stem = _SHARE.sub("", mention.text)
    if stem == mention.text or stem not in lexicon.words or not text[: mention.start].endswith("占"):
        return mention
    return Mention(stem, mention.start, mention.start + len(stem), tuple(lexicon.words[stem]))


def once_for_both(mentions: list[Mention], naming: Naming) -> list[Mention]:
    """One thing that is named behind each of several organisations (A的三公经费和B的三公经费), once."""
    each = len(mentions) == len(naming.spots) > 1 and len({mention.text for mention in mentions}) == 1
    return mentions[:1] if each else mentions


def own_things(naming: Naming, mentions: Sequence[Mention]) -> list[tuple[str, Mention]]:
    """What is asked of each organisation, where each of several has a thing of its own after its name."""
    rows = [mention for mention in mentions if mention.names_row]
    single = len(rows) > 1 and len(naming.spots) == len(rows) and all(len(one) == 1 for one in naming.named)
    turns = [spot[0] for pair in zip(naming.spots, (row.spot for row in rows), strict=single) for spot in pair]
    return [(one[0], row) for one, row in zip(naming.named, rows, strict=True)] if single and turns == sorted(turns) else []


def is_owner(mention: Mention, names: Iterable[str], text: str, spots: Iterable[Spot]) -> bool:
    """Whether a printed word is but a part of an organisation's name (省12345), which is not said besides (县法院法院支出)."""
    said = any(mention.text in text[slice(*spot)] for spot in spots)
    return not said and not mention.keys(None) and any(mention.text in name for name in names)


def telling(mentions: list[Mention], text: str) -> list[Mention]:
    """Mentions without those that name a measure alone, or say little (花了多少钱) beside one that names a thing.

    A whole in which a part is weighed is named by little too (占全年支出的比重). 合计 alone names no row: every form
    has one.
    """
    if all(mention.text in _SUM_ALONE for mention in mentions):
        return []
    named = [mention for mention in mentions if not is_measure(mention.text)]
    mentions = named if any(mention.names_row for mention in named) else mentions
    telling = [
        mention for mention in mentions
        if mention.text not in _TOTALS
        and (mention.printed or not says_little(mention.text) or text[: mention.start].endswith(WEIGHED))
    ]
    both_ways = {key for mention in mentions for key in mention.keys(None)[:1]} >= _BOTH_WAYS  # 本年收入和本年支出
    return telling if any(mention.names_row for mention in telling) and not both_ways else mentions


def without_sum(mentions: list[Mention]) -> list[Mention]:
    """Mentions without 支出合计 behind the second of two things, whose sum it asks for (小学教育和初中教育支出合计)."""
    ends = {mention.end for mention in mentions} if len(mentions) > 2 else set()
    return [mention for mention in mentions if not (mention.start in ends and _SUM_BEHIND.fullmatch(mention.text))]
