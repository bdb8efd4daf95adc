"""Accounts by how far their budgets were spent, item by item as the text tells them (哪些科目小于年初预算)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extraction.report import Paragraph, Source
from retrieval.prose.accounts_moved import tell_moved
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.understanding.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.wholes import of_whole_budget

_OF_ACCOUNTS = r"(?:功能)?(?:科目|款项|支出项?(?!目)|项(?!目))"
_LISTS = re.compile(rf"[哪那][些几]个?(?:支出)?{_OF_ACCOUNTS}|{_OF_ACCOUNTS}(?:都|分别)?(?:有|是)?[哪那](?:些|几[个项])")
_MOST = re.compile(r"(?:完成|执行)[^，。]{0,10}最(?:(?P<high>[高大多好快])|[低小少差慢])")
_GAP = re.compile(
    r"决算[数]?(?:比|较)(?:年初|全年)?预算[数]?(?:(?P<more>多|高|超)|[少低])[^，。]{0,3}最|(?P<over>超(?:出|过|支)?了?(?:年初|全年)?(?:预算|支)?)(?:得|的)?最[多大]"
    r"|(?:结余|节[余约省]|省|剩下?|剩余|没有?[花用]完)(?:得|的|了)?(?:钱|预算)?最[多大]"
)
"""By how much more or less was spent than was planned."""
_UNPLANNED = re.compile(r"(?:没有?|无|未(?:安排|编列?|列)?)[有列安排]*(?:年初)?预算|预算(?:数)?(?:为|是)[0零]|预算外新增")
_WHAT = re.compile(r"(?:是|有)(?:什么|哪个|啥)(?:项目|科目|支出|项)|(?:什么|哪个|啥)(?:项目|科目|支出)(?:年初)?(?:没|无|未)")
_ITEM_ASKED = re.compile(r"哪一?项(?!目)|哪个(?:支出)?科目")
_UNDER = re.compile(r"(?:小于|低于|少于|没有?(?:花|用|执行)完|不到|未完成|没有?完成|未达|结余|不足)")
_UNSPENT = re.compile(r"没有?(?:花|用|执行)完|超(?:了)?(?:预算|支)")
_OVER = re.compile(r"(?:大于|高于|多于|超[过出支了]?)")
_ITEM = re.compile(r"(?=(?<!\d)\d{1,2}\s*[.．、]\s*[\u4e00-\u9fff]+[^。；]{0,60}[（(]项[)）])")
_NUMBER = re.compile(r"^\s*\d{1,2}\s*[.．、]\s*")
_ACCOUNT = re.compile(r"[（(]项[)）]")
_RATE = re.compile(r"完成(?:年初|全年|调整)?预算[数的]*\s*(?P<rate>\d[\d,]*(?:\.\d+)?)\s*[%％]")
_AMOUNT = r"(?:数|金额)?[为是:：]?\s*(?P<amount>\d[\d,]*(?:\.\d+)?)\s*万元"
_PLANNED = re.compile(rf"(?:年初|全年|调整)预算{_AMOUNT}")
_SPENT = re.compile(rf"(?:支出决算|决算支出){_AMOUNT}")
_BUDGET = "年初预算"
_NO_BUDGET = re.compile(r"年初预算(?:数)?为?\s*0(?:\.0+)?\s*万?元|年初(?:无|未安排)预算")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the text tells of one account: how far its budget was spent in per cent, None where there was no budget, and how much
    more than the budget that was, None where it does not tell both.

    `name` is the account's, where it stands in a paragraph above.
    """

    text: str
    name: str
    rate: Decimal | None
    over: Decimal | None
    section: tuple[str, ...]
    source: Source


def tell_accounts(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What is told of the accounts that were spent above or under their budgets, or without one, or farthest from it."""
    if moved := tell_moved(query, facts):
        return moved
    chosen = _chosen(query.about, _of_class(query, _told(paragraphs))) if _asks_budgets(query) or _asks_most(query) else []
    return [Quote(facts, one.text, one.section, one.source, one.name) for one in chosen]


def _of_class(query: Query, told: Sequence[_Told]) -> Sequence[_Told]:
    """Those of the accounts that stand in what the question names (卫生健康支出里哪项没完成预算); all where none does."""
    named = [row.text for row in query.rows if row.text]
    own = [one for one in told if any(name in fold(one.text.partition(_BUDGET)[0]) for name in named)]
    return own or told


def _asks_budgets(query: Query) -> bool:
    """Whether it is asked which accounts kept within their budgets, or did not."""
    listed = _LISTS.search(query.about)
    left = _UNSPENT.search(query.about) if listed else None
    named = "科目" in query.about or bool(listed) or _asks_unplanned(query.about)
    return ("预算" in query.about and named) or (left is not None and of_whole_budget(query, left[0]))


def _asks_unplanned(text: str) -> bool:
    """Whether it is asked what there was no budget for, by whatever word for it (年初没有预算的是什么项目)."""
    return bool(_UNPLANNED.search(text) and _WHAT.search(text))


def _asks_most(query: Query) -> bool:
    """Whether it is asked which item of the whole budget was spent most or least (哪一项完成预算的比例最高)."""
    most = _MOST.search(query.about) or _GAP.search(query.about)
    return bool(most and _ITEM_ASKED.search(query.about)) and of_whole_budget(query, most[0] if most else "")


def _chosen(text: str, told: Sequence[_Told]) -> Sequence[_Told]:
    most = _MOST.search(text)
    rated = [(one.rate, one) for one in told if one.rate is not None]
    if most and rated:
        extreme = (max if most["high"] else min)(rate for rate, _ in rated)
        return [one for rate, one in rated if rate == extreme]
    if gap := _GAP.search(text):
        return _farthest(told, 1 if gap["more"] or gap["over"] else -1)
    ways: tuple[tuple[re.Pattern[str], Callable[[_Told], bool]], ...] = (
        (_UNPLANNED, lambda one: one.rate is None),
        (_UNDER, lambda one: one.rate is not None and one.rate < 100),
        (_OVER, lambda one: one.rate is None or one.rate > 100),
    )
    listed = _LISTS.search(text) or _asks_unplanned(text)
    fits = next((fits for asked, fits in ways if asked.search(text)), None) if listed else None
    return [one for one in told if fits(one)] if fits else []


def _farthest(told: Sequence[_Told], way: int) -> Sequence[_Told]:
    """The accounts on which most was spent beyond their budgets, or most was left of them where the `way` is down."""
    sized = [(one.over * way, one) for one in told if one.over is not None and one.over * way > 0]
    return [one for size, one in sized if size == max(other for other, _ in sized)]


def _told(paragraphs: Sequence[Paragraph]) -> list[_Told]:
    """The items of accounts, those that share a paragraph apart, and those told below the name of their account with it."""
    found: list[_Told] = []
    name = ""
    for paragraph in paragraphs:
        for text in _ITEM.split(paragraph.text):
            rate, named = _rate(text), bool(_ACCOUNT.search(text))
            if (named or name) and (rate is not None or _NO_BUDGET.search(text)):
                own = "" if named else name
                found.append(_Told(text.strip(), own, rate, _beyond_budget(text), paragraph.section, paragraph.source))
            name = _NUMBER.sub("", text).strip() if named and rate is None else ""
    return found


def _rate(text: str) -> Decimal | None:
    """How far the budget was spent, as printed, or from both amounts where that is not; None where there was none."""
    if printed := _RATE.search(text):
        return Decimal(printed["rate"].replace(",", ""))
    planned, spent = _number(_PLANNED, text), _number(_SPENT, text)
    return spent / planned * 100 if planned and spent is not None else None


def _beyond_budget(text: str) -> Decimal | None:
    planned, spent = _number(_PLANNED, text), _number(_SPENT, text)
    return spent - planned if planned is not None and spent is not None else None


def _number(pattern: re.Pattern[str], text: str) -> Decimal | None:
    found = pattern.search(text)
    return Decimal(found["amount"].replace(",", "")) if found else None
