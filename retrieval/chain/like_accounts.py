"""Accounts by what people make of their names: 普教 for 普通教育, 水利建设 for 水利工程建设, 老人福利 for 老年福利."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import LCSseq

from extraction.labels import plain_label
from retrieval.chain.holdings import Holdings
from retrieval.chain.nearest import of_account
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import cut_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.scope import Scope

_FUNCTIONAL = re.compile(r"2\d{2}(?:\d{2}){0,2}")
_MONEY = re.compile(r"[花钱费元款]|支出|开销|开支|投入|经费|资金")
_HOW_MUCH = re.compile(
    r"(?:一共|合计|大概|实际|分别)*(?:[花用投拨给]|投入|支出|开支|花费|使用|安排)*[了掉去出]*(?:是|有|为|共)*(?:多少|几)(?:钱|[万亿]?元)?$"
)
_SPENT = re.compile(r"的?(?:经费|支出|投入|花费|开支|开销|花销|资金|费用|款项|的钱|(?:这|那)一?块|方面|上|的)$")
_ENDING = re.compile(r"(?:事务)?(?:安排的)?支出$|事务$|机构$|活动$")
_MERE_SORT = re.compile("教育|事务|支出|业务|活动|机构|工作")
"""What a word of two characters may leave out of a name: 高中 of 高中教育, but not 基本 of 基本公共卫生服务."""
_OTHER, _OF_REST = "其他", re.compile("^(?:别的|其余的?)")
_SEVERAL = re.compile(r"[和与及、占比跟]|项目(?!支出)|[每均]")
_SIZES = frozenset("大小高初中低上下男女老幼新旧城乡内外前后进出")
_HELD = 0.35
"""Share of a name that must be said."""
_NEAR = 0.75
"""Share of both names that must be alike where neither holds the other."""
_ABBREVIATION, _SHORT_NAME, _LONGEST = 2, 5, 16


def of_like_account(query: Query, scope: Scope, held: Holdings, money: bool = False) -> Query | None:
    """The question as one for the only account of a report that it calls by what people make of its name; None where none, or
    more than one, is like that. `money`: whether money must be asked for by its words, unless most of a name is said.
    """
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,) and not (query.counters or query.apart)
    said = _called(query.about, held.lexicon.words)
    cut = any(row.text and row.text in said for row in query.rows)
    if not plain or len(scope.records) != 1:
        return None
    named = any(said in row.text for row in query.rows)
    if named or not _ABBREVIATION <= len(said) <= _LONGEST or _SEVERAL.search(said):
        return None
    name = _like(said, held.facts_of(scope.records[0][0]))
    sure = not money or cut or _MONEY.search(query.about) or (len(said) > _ABBREVIATION and set(said) <= set(name))
    return replace(of_account(query, name, said), leftovers=(), narrowing=()) if name and sure else None


def _like(said: str, facts: Facts) -> str:
    """The account of a report that alone is like what is said; '' where there is none."""
    names = {plain_label(one.row) for one in facts.figures if one.row_code and _FUNCTIONAL.fullmatch(str(one.row_code))}
    names = {name for name in names if name.startswith(_OTHER) == said.startswith(_OTHER)}
    short = _shortest(name for name in names if _is_short(said, fold(name)))
    return short or _sole(name for name in names if _is_near(said, fold(name)))


def _called(about: str, words: Container[str]) -> str:
    """What a question names, without what asks and what says that it is money; '' for what is one of `words`."""
    said = _HOW_MUCH.sub("", about.replace("\n", "").removesuffix("呢")).removeprefix("的")
    while said not in words and (bare := _SPENT.sub("", said)) != said:
        said = bare
    return "" if said in words else _OF_REST.sub(_OTHER, said)


def _is_short(said: str, name: str) -> bool:
    """Whether what is said begins as a name does and has its characters in their order; two of them those of two words."""
    if not name.startswith(said[0]):
        return False
    if len(said) > _ABBREVIATION:
        return len(said) >= _HELD * len(_ENDING.sub("", name)) and LCSseq.similarity(said, name) == len(said)
    later = {name[at : at + 1] for at in _word_starts(name) if at}
    return len(name) <= _LONGEST // 2 and (said[1] in later or _MERE_SORT.fullmatch(name.removeprefix(said)) is not None)


def _word_starts(name: str) -> Iterator[int]:
    """Where words of a name begin; the dictionary's long ones are made of words of two characters (普通教育)."""
    begun = 0
    for word in cut_words(name):
        yield from range(begun, begun + len(word), 2) if len(word) > _ABBREVIATION + 1 else (begun,)
        begun += len(word)


def _is_near(said: str, name: str) -> bool:
    """Whether a short name and what is said for it differ but in a character that tells no size or side."""
    core = _ENDING.sub("", name)
    alike = LCSseq.similarity(said, core)
    other = _SIZES.intersection(set(said) ^ set(core))
    return _ABBREVIATION + 1 < len(said) <= _SHORT_NAME and alike >= _NEAR * max(len(said), len(core)) and not other


def _shortest(names: Iterable[str]) -> str:
    by_length = sorted(set(names), key=len)
    return by_length[0] if by_length and (len(by_length) == 1 or len(by_length[0]) < len(by_length[1])) else ""


def _sole(names: Iterable[str]) -> str:
    found = set(names)
    return found.pop() if len(found) == 1 else ""
