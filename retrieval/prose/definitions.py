"""Terms as the glossary of a report defines them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.glossary import is_glossary
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_HEAD = re.compile(r"(.{2,80}?)(?:[:：]|是指|，指|,指|指的是|反映)")
_MARK = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*")
_OF_LEVEL = re.compile(r"[（(][类款项][）)]$")
_WHAT_IS = re.compile(r"(?P<term>[^\n的]{3,})是什么$")
_FEW_REPORTS = 12
"""So many reports are looked through for a term."""
_QUOTES = re.compile("[“”\"'‘’「」]")
"""What a term may be printed in (“四上”企业), and people leave out."""
_MEANING = re.compile(
    rf"(?:报告|说明|名词解释)[里中]的?|什么(?:叫做?|是)|(?:[是的]|指的?是?)*什么(?:意思)?|的?(?:含义|定义|意思)|(?:怎么|如何)(?:解释|理解)|{_QUOTES.pattern}|\W|[是指的呢啊吗]+$"
)


def define(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The entry of the glossary for the term asked about; the narrowest head that holds it."""
    terms = [mention.text for mention in query.mentions] or list(query.leftovers) or [_MEANING.sub("", query.about)]
    term = max(terms, key=len, default="")
    entries = []
    for paragraph in paragraphs:
        head = _HEAD.match(paragraph.text)
        if term and head and is_glossary(paragraph) and term in fold(_QUOTES.sub("", head[1])):
            entries.append((len(head[1]), paragraph))
    if not entries:
        return []
    _, paragraph = min(entries, key=lambda entry: entry[0])
    return [quoted(facts, paragraph, paragraph.text)]


def define_term(term: str, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The entries of the glossary whose whole head is a term, by its number or its level (项) alone longer than that."""
    heads = ((head, one) for one in paragraphs if is_glossary(one) and (head := _HEAD.match(one.text)))
    told = [one for head, one in heads if _named(head[1]) == fold(_QUOTES.sub("", term))]
    return [quoted(facts, one, one.text) for one in told[:1]]


def meaning_asked(query: Query, held: Holdings) -> str:
    """The question as one for a meaning, where it asks what something is that the glossary of a report defines by its very
    name (机关运行经费是什么); '' for any other, and where no organisation is named in a large library.
    """
    asked = _WHAT_IS.search(query.about)
    records = [one for one in held.records if not query.organisations or one.organisation in query.organisations]
    if asked is None or len(records) > _FEW_REPORTS or not query.question.endswith(asked[0]):
        return ""
    defined = any(define_term(asked["term"], held.facts_of(one), held.paragraphs(one)) for one in records)
    return f"{query.question}意思" if defined else ""


def _named(head: str) -> str:
    """The term that an entry of the glossary defines, by its head."""
    return fold(_QUOTES.sub("", _OF_LEVEL.sub("", _MARK.sub("", head))))
