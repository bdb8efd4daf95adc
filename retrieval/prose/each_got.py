"""What each of those gets to whom money goes, and how many they are: 向1454名移民发放每人每年600元, told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.wording.each import AVERAGED, EACH, GIVEN, things_given
from retrieval.understanding.wording.spoken import as_printed

_STANDARD = re.compile(
    r"(?:补助|补贴|直补|救助|发放|抚恤|奖励|资助|低保|供养|慰问)(?:资金|金|费)?的?标准"
    r"(?=是|为|多|呢|怎|有|$|[现已今]?(?:提高|调整|增加|上调|调|提|涨|升)[到至成为]+了?多)"  # and not by how much it rose
)
_RAISED = re.compile(r"(?<=标准)[现已今]?(?:提高|调整|增加|上调|调|提|涨|升)[到至成为]+了?(?=多)")
"""Says that a standard moved, which names nothing that gets it."""
_RATE = (
    r"每一?[名位个]?{whom}{period}[^，。；\d]{{0,8}}\d[\d.,]*万?元|\d[\d.,]*万?元[/／每]{whom}{period}"
    r"|{whom}均{period}[^，。；\d]{{0,8}}\d[\d.,]*万?元"
)
_HEADS = r"\d[\d,]*万?余?[名位个]?{whom}(?![次均])"
_ANY_PERIOD = r"(?:[每/／]?[年月天日])?"
_CALLED = {"人": "[人名位]", "户": "户", "亩": "亩", "": "[人名位户亩生村床头]"}
_GIVING = re.compile(r"发放|补助|补贴|直补|救助|资助|奖励|给予|惠及|支付|领取|享受")
_ENOUGH = 0.6
"""Share of what a question names that the sentence must hold."""
_MOST = 2


def tell_each_got(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that tells what each gets of the thing that a question names, or how many get it; nothing where none does."""
    told = [re.compile(pattern) for pattern in _patterns(query)]
    words = things_given(_RAISED.sub("", query.about)) if told else []
    found = list(_sentences(words, told, facts, paragraphs)) if words else []
    best = max((share for share, _ in found), default=0)
    quotes = list(dict.fromkeys(quote for share, quote in found if share == best))
    return quotes if len(quotes) <= _MOST else []


def _patterns(query: Query) -> Iterator[str]:
    """What the sentence must hold for each thing that is asked."""
    if query.operation is Operation.AVERAGE and (averaged := AVERAGED.search(query.about)):
        yield _RATE.format(whom=_CALLED[averaged["whom"] or averaged["of"]], period=_ANY_PERIOD)
        yield _GIVING.pattern
    if query.operation is not Operation.VALUE:
        return
    if each := EACH.search(query.about):
        period = each["period"] or "年"
        within = _ANY_PERIOD if period == "年" else rf"[每/／]?{period}"
        yield _RATE.format(whom=_CALLED[each["whom"] or each["one"] or each["of"]], period=within)
    elif _STANDARD.search(query.about):
        yield _RATE.format(whom=_CALLED[""], period=_ANY_PERIOD)
    if given := GIVEN.search(query.about):
        yield _HEADS.format(whom=_CALLED["户" if given["house"] or given["home"] else "人"])
        yield _GIVING.pattern


def _sentences(
    words: Sequence[str], told: Sequence[re.Pattern[str]], facts: Facts, paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[float, Quote]]:  # fmt: skip
    for paragraph in filter(is_prose, paragraphs):
        for sentence in sentences_of(paragraph.text):
            held = fold(sentence)
            share = sum(len(word) for word in words if as_printed(word, held) in held) / sum(map(len, words))
            if share >= _ENOUGH and all(pattern.search(sentence) for pattern in told):
                yield share, quoted(facts, paragraph, sentence)
