"""Why something was done, or was not: told in prose, beside no number (为什么要升级系统, 为什么没有机关运行经费)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.named.leftovers import cut_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.wording.spoken import as_printed

_WHY = r"(?:为什么|干嘛|因为什么|怎么)"
_DONE = re.compile(rf"{_WHY}(?:还|就|非|又)?[要对把给向找请]|(?<!项)目的|出于什么|为了什么")
_MADE = re.compile(
    rf"{_WHY}[^，。]{{0,6}}(?:升级|改造|新建|[建设]设|搞|实施|开展|外包|委托|引进|聘请|成立)"
    "|(?:升级|改造|新建|建设|外包|成立)的(?:主要)?(?:原因|理由)"
)
_MOVED = re.compile(r"[增减多少高低大小超降涨]|上升|没|不|未")
"""为什么升级改造 asks for a deed, 为什么改造支出多了 does not."""
_NOT_DONE = re.compile(
    rf"{_WHY}(?:都|还|会|就)*(?:没有?|未|无|不)(?!花|用|完|超|到|足|满|少|同|变|达|[\u4e00-\u9fff]够)|(?:没有|未|没|无)(?!达到?[标目成]|完成)[^，。]*(?:是什么|的)原因"
    rf"|没有[^。花用完]*{_WHY}$"
)
_PURPOSE = re.compile(r"受限|限于|由于|因为|为解决|为了|为保障|以便|旨在|(?<!项)目的|无法|不能满足")
_DENIAL = re.compile(r"(?<!有)(?:没有|无|未|不[是含]|不存在|不(?:再|予|单独)?(?:统计|核算|填报|编报|列报))")
_LEFT_OUT = re.compile(r"[（(]不[含包][^（）()]*[)）]")
"""设备（不含车辆） denies nothing of vehicles."""
_OF_AMOUNTS = re.compile(r"决算数|预算数|[增减]少?[加少长]|万元")
"""What tells why an amount is what it is, not why something was done."""
_ASKING = re.compile(rf"{_WHY}|目的|原因|理由|什么|[是的呢吗要对把给了没有未无不]|进行|开展|请问")
_POINTS_BACK = re.compile(r"(?:以上|上述|前述|这些|此类)[^，。]{0,4}(?:问题|情况|原因|因素|困难|需[要求])|^(?:为此|因此|鉴于此)")
"""What calls for a deed stands before a sentence that speaks of it so."""
_BEFORE = 2
"""Sentences that are quoted of what stands before."""
_ENOUGH = 0.6
"""Share of what a question is about that the telling paragraph must hold."""


def asks_for_deed(query: Query) -> bool:
    """Whether it is asked why something was done or not done, rather than why a number is what it is."""
    made = _MADE.search(query.question) and not _MOVED.search(query.question)
    return bool(made or _DONE.search(query.question)) or asks_why_not(query)


def asks_why_not(query: Query) -> bool:
    """Whether it is asked why something was not done, or why there is none of it."""
    return bool(_NOT_DONE.search(query.question))


def tell_deed(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that tells why something was done, or that denies it and says why; nothing where none does."""
    denied = asks_why_not(query)
    words = _words(query.about)
    found: list[tuple[float, int, Quote]] = []
    for at, paragraph in enumerate(paragraphs):
        if not is_prose(paragraph):
            continue
        for sentence in sentences_of(paragraph.text):
            share = _share(words, sentence if denied else paragraph.text + "".join(paragraph.section[-1:]))
            tells = _denies(sentence, words) if denied else _PURPOSE.search(sentence) and not _OF_AMOUNTS.search(sentence)
            if tells and share >= _ENOUGH:
                own = _share(words, sentence)
                found.append((share + own, -at, quoted(facts, paragraph, sentence)))
    if not found:
        return []
    _, at, told = max(found, key=lambda one: one[:2])
    return [*_pointed_at(told, paragraphs[: 1 - at]), told]


def _pointed_at(told: Quote, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What stands before a sentence that points back (为解决以上问题), in the last of the paragraphs or in the one before."""
    *earlier, own = paragraphs
    before = own.text[: own.text.find(told.text)].strip()
    place = own if before else next((one for one in reversed(earlier) if is_prose(one) and one.section == own.section), None)
    if place is None or not _POINTS_BACK.search(told.text):
        return []
    return [quoted(told.facts, place, "".join(sentences_of(before or place.text)[-_BEFORE:]))]


def _words(text: str) -> list[str]:
    """The words of a question that say what it is about."""
    parts = _ASKING.sub("\n", text).split("\n")
    return list(dict.fromkeys(word for part in parts for word in cut_words(part) if len(word) > 1))


def _share(words: Sequence[str], text: str) -> float:
    held = fold(text)
    return sum(len(word) for word in words if as_printed(word, held) in held) / max(sum(map(len, words)), 1)


def _denies(sentence: str, words: Sequence[str]) -> bool:
    """Whether a sentence says in one clause that there is none of the thing, and in another why."""
    parts = re.split(r"[，,；;]|因此|所以|(?<=(?:事业|行政)单位)(?=没有|无)", _LEFT_OUT.sub("", sentence))
    clauses = [clause for clause in parts if clause.strip()]
    denying = [clause for clause in clauses if _DENIAL.search(clause) and _share(words, clause) >= _ENOUGH]
    return bool(denying) and any(clause not in denying and not clause.strip().startswith("故") for clause in clauses)
