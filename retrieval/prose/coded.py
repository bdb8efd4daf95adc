"""Accounts that a question gives by their code: what is called so (2080502是什么科目), and the name beside its code."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from retrieval.chain.holdings import Holdings
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.named.spellings import spellings
from retrieval.understanding.query import Query

_CODE = r"(?<!\d)(?P<code>[2-5]\d{2}(?:\d{2}){0,2})"
"""An account of what is spent, which 110, 119 and 12345 are not."""
_ASKED = re.compile(
    rf"{_CODE}(?:在[^，,？?\d]{{1,24}}?(?:[里中]面?头?|上))?(?:这个|这一|那个|的|对应的?)*(?:功能|经济)?(?:分类)?(?:科目|编码|代码)?"
    r"(?:的?(?:科目)?(?:名称|名字)(?:是|叫)?(?:什么)?|(?:是|叫|指|代表|对应)(?:的是)?(?:什么|哪[个一项]*)(?:科目|支出|项目|名称|名字|意思)?)"
    r"(?:[呢啊呀？?]|$)"
)
_THEN = re.compile(
    rf"{_CODE}(?!\d)[^，,？?\d]*?(?:叫|是)什么[^，,？?\d]*[，,？?](?:它|其|这个科目)?的?(?=[^\d]+$)"
)
"""叫什么，支出多少 asks the rest of the same account."""
_SPENT = re.compile(
    rf"{_CODE}(?!\d)\s*(?:(?:这个|这一|那个|的)?(?:功能|经济)?(?:分类)?(?:科目|编码|代码))?的?(?:本年)?支出(?=决算|[是为有]?多少|合计[是为有]?多少|[，,。？?]|$)"
)
"""The money of an account that has nothing but a code: 支出 beside it names no other thing, nor any form of its own."""
_MOST_REPORTS = 8
"""So many reports are looked into for what a code is called."""


def with_code(question: str) -> str:
    """The question with the code repeated in the clause that goes on about its account."""
    return _THEN.sub(lambda match: match[0] + match["code"], question)


def by_code_alone(question: str) -> str:
    """The question for the money of an account (2010350这个科目支出多少) without words that name no more than its code."""
    return _SPENT.sub(r"\g<code>", question)


def name_of_code(query: Query, facts: Facts) -> list[Quote]:
    """The name that the report prints beside the code; nothing where it prints none, or names that differ."""
    match = _ASKED.search(query.question)
    rows = [one for one in facts.figures if match and one.row_code == match["code"] and one.row]
    if match is None or len({one.row for one in rows}) != 1:
        return []
    row = rows[0]
    return [Quote(facts, row.row, row.section, row.source, "这个编码在报告中的科目名称是：")]


def named_once(query: Query, held: Holdings) -> Query:
    """The query with a name and the code beside it as one thing, where reports print both for a row (住房公积金（2210201））."""
    beside = [pair for pair in pairwise(query.mentions) if pair[0].end == pair[1].start]
    coded = [pair for pair in beside if [bool(one.keys(LabelKind.CODE)) for one in pair] in ([True, False], [False, True])]
    if not coded:
        return query
    owned = (one for one in held.records if not query.organisations or one.organisation in query.organisations)
    reports = [held.facts_of(record) for record in list(owned)[:_MOST_REPORTS]]
    mentions = list(query.mentions)
    for first, second in coded:
        code, name = (first, second) if first.keys(LabelKind.CODE) else (second, first)
        called = {facts.called(code.text) for facts in reports} - {""}
        if name in mentions and called and all(name.text in spellings(one) for one in called):
            known = (meaning for meaning in name.meanings if not meaning.kind and meaning.key.endswith(f"_{code.text}"))
            both = replace(code, start=first.start, end=second.end, meanings=(*known, *code.meanings))
            mentions[mentions.index(code)] = both
            mentions.remove(name)
    return replace(query, mentions=tuple(mentions))
