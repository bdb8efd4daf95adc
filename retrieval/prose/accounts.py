"""Accounts by how far their budgets were spent, item by item as the text tells them (哪些科目小于年初预算)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extraction.report import ClaimKind, Paragraph, Source
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.query import Query

_OF_ACCOUNTS = r"(?:功能)?(?:科目|款项|支出项?(?!目)|项(?!目))"
_LISTS = re.compile(rf"[哪那][些几]个?(?:支出)?{_OF_ACCOUNTS}|{_OF_ACCOUNTS}(?:都|分别)?(?:有|是)?[哪那](?:些|几[个项])")
_MOST = re.compile(r"(?:完成|执行)[^，。]{0,10}最(?:(?P<high>[高大多好])|[低小少差])")
_UNPLANNED = re.compile(r"(?:没有?|无|未(?:安排|编列?|列)?)[有列安排]*(?:年初)?预算|预算(?:数)?(?:为|是)[0零]|预算外新增")
_WHAT = re.compile(r"(?:是|有)(?:什么|哪个|啥)(?:项目|科目|支出|项)|(?:什么|哪个|啥)(?:项目|科目|支出)(?:年初)?(?:没|无|未)")
_ITEM_ASKED = re.compile(r"哪一?项(?!目)|哪个(?:支出)?科目")
_WHOLE_BUDGET = ("general_budget", "expenditure_of_year", "total_expenditure")
_WHICH_ACCOUNT = re.compile(r"哪一?[项个](?:支出)?科目|哪一?项(?!目)|科目(?:是|有)?哪")
_MOVED = re.compile(
    r"(?:(?P<rise>[增涨升])|[减降跌])[长加少幅跌下低升]?(?:得|的|幅度?)?最|最[大快多高]的?[^，。]{0,4}(?:(?P<rose>[增涨升])|[减降跌])"
)
_BY_RATE = re.compile(r"最[快猛]|幅|率|百分")
_CODED = re.compile(r"^[^，。；]{0,60}[（(]项[)）]|^[^，。；]{0,12}(?<!\d)2\d{6}(?!\d)")
"""How a sentence begins that tells of one account."""
_UNDER = re.compile(r"(?:小于|低于|少于|没有?(?:花|用|执行)完|不到|未完成|没有?完成|未达|结余|不足)")
_OVER = re.compile(r"(?:大于|高于|多于|超[过出支了]?)")
_ITEM = re.compile(r"(?=(?<!\d)\d{1,2}\s*[.．、]\s*[\u4e00-\u9fff]+[^。；]{0,60}[（(]项[)）])")
_NUMBER = re.compile(r"^\s*\d{1,2}\s*[.．、]\s*")
_ACCOUNT = re.compile(r"[（(]项[)）]")
_RATE = re.compile(r"完成(?:年初|全年|调整)?预算[数的]*\s*(?P<rate>\d[\d,]*(?:\.\d+)?)\s*[%％]")
_NO_BUDGET = re.compile(r"年初预算(?:数)?为?\s*0(?:\.0+)?\s*万?元|年初(?:无|未安排)预算")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the text tells of one account: how far its budget was spent in per cent, None where there was no budget.

    `name` is the account's, where it stands in a paragraph above.
    """

    text: str
    name: str
    rate: Decimal | None
    section: tuple[str, ...]
    source: Source


def tell_accounts(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What is told of the accounts that were spent above or under their budgets, or without one, or farthest from it."""
    asked = "预算" in query.about and ("科目" in query.about or _LISTS.search(query.about) or _asks_unplanned(query.about))
    if moved := _moved_most(query, facts):
        return moved
    chosen = _chosen(query.about, _told(paragraphs)) if asked or _asks_most(query) else []
    return [Quote(facts, one.text, one.section, one.source, one.name) for one in chosen]


def _moved_most(query: Query, facts: Facts) -> list[Quote]:
    """What is told of the account that rose or fell most against the year before, where several are told of."""
    asked = _MOVED.search(query.about) if _WHICH_ACCOUNT.search(query.about) and not query.rows else None
    if asked is None:
        return []
    kind = ClaimKind.CHANGE_RATE if _BY_RATE.search(query.about) else ClaimKind.CHANGE_AMOUNT
    way = 1 if asked["rise"] or asked["rose"] else -1
    of_year = (one for one in facts.claims if one.kind is kind and one.base == "上年" and facts.is_of(one, None))
    own = {one.sentence: one for one in of_year if _CODED.search(one.sentence)}
    moved = {sentence: one for sentence, one in own.items() if one.amount.value * way > 0}
    told = [one for one in moved.values() if abs(one.amount.value) == max(abs(other.amount.value) for other in moved.values())]
    same_unit = len({one.amount.unit for one in moved.values()}) == 1 < len(own)
    return [quoted(facts, one, one.sentence) for one in told] if same_unit else []


def _asks_unplanned(text: str) -> bool:
    """Whether it is asked what there was no budget for, by whatever word for it (年初没有预算的是什么项目)."""
    return bool(_UNPLANNED.search(text) and _WHAT.search(text))


def _asks_most(query: Query) -> bool:
    """Whether it is asked which item of the whole budget was spent most or least (哪一项完成预算的比例最高)."""
    ids = (row.keys(None)[:1] for row in query.rows)
    whole = all(key and key[0].startswith(_WHOLE_BUDGET) for key in ids)
    return whole and bool(_MOST.search(query.about) and _ITEM_ASKED.search(query.about))


def _chosen(text: str, told: Sequence[_Told]) -> Sequence[_Told]:
    most = _MOST.search(text)
    rated = [(one.rate, one) for one in told if one.rate is not None]
    if most and rated:
        extreme = (max if most["high"] else min)(rate for rate, _ in rated)
        return [one for rate, one in rated if rate == extreme]
    ways: tuple[tuple[re.Pattern[str], Callable[[_Told], bool]], ...] = (
        (_UNPLANNED, lambda one: one.rate is None),
        (_UNDER, lambda one: one.rate is not None and one.rate < 100),
        (_OVER, lambda one: one.rate is None or one.rate > 100),
    )
    listed = _LISTS.search(text) or _asks_unplanned(text)
    fits = next((fits for asked, fits in ways if asked.search(text)), None) if listed else None
    return [one for one in told if fits(one)] if fits else []


def _told(paragraphs: Sequence[Paragraph]) -> list[_Told]:
    """The items of accounts, those that share a paragraph apart, and those told below the name of their account with it."""
    found: list[_Told] = []
    name = ""
    for paragraph in paragraphs:
        for text in _ITEM.split(paragraph.text):
            rate, named = _RATE.search(text), bool(_ACCOUNT.search(text))
            if (named or name) and (rate or _NO_BUDGET.search(text)):
                value = Decimal(rate["rate"].replace(",", "")) if rate else None
                found.append(_Told(text.strip(), "" if named else name, value, paragraph.section, paragraph.source))
            name = _NUMBER.sub("", text).strip() if named and not rate else ""
    return found
