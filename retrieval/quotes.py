"""Questions that words answer: the shortest stretch of a report that defines, explains or tells what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from langchain_core.embeddings import Embeddings

from extraction.indicators import Catalogue
from extraction.report import Paragraph, Source
from retrieval.candidates import Facts, Wanted, best, candidates
from retrieval.cues import Measure
from retrieval.lexicon import fold
from retrieval.question import Query
from retrieval.search import Hit

_GLOSSARY = "名词解释"
_HEAD = re.compile(r"(.{2,80}?)(?:[:：]|是指|，指|,指|指的是|反映)")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_CAUSE = re.compile(r"原因|由于|主要是|因为|因[^公此]")
_LONGEST_SECTION = 12
_NEEDED = 0.6
"""Share of the question's content that a sentence must hold to answer it; under it the report is silent on the matter."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that answer, verbatim."""

    facts: Facts
    text: str
    section: tuple[str, ...]
    source: Source


def define(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The entry of the glossary for the term asked about; the narrowest head that holds it."""
    terms = [mention.text for mention in query.mentions] or list(query.leftovers)
    term = max(terms, key=len, default="")
    entries = []
    for paragraph in paragraphs:
        head = _HEAD.match(paragraph.text)
        if term and head and any(_GLOSSARY in title for title in paragraph.section) and term in fold(head[1]):
            entries.append((len(head[1]), paragraph))
    if not entries:
        return []
    _, paragraph = min(entries, key=lambda entry: entry[0])
    return [_quote(facts, paragraph.text, paragraph.section, paragraph.source)]


def explain(query: Query, facts: Facts, paragraphs: Sequence[Paragraph], catalogue: Catalogue, year: int | None) -> list[Quote]:
    """The printed reason of what is asked about: from a claim that has one, else from a sentence that names cause and thing."""
    for measure in dict.fromkeys((*query.measures, Measure.CHANGE_RATE, Measure.CHANGE_AMOUNT, Measure.COMPLETION, Measure.AMOUNT, Measure.COUNT)):
        found = [c for c in candidates(facts, query.mentions, catalogue, Wanted(measure, None, year)) if c.reading.claim]
        for candidate in best(found):
            claim = candidate.reading.claim
            if claim is not None and claim.reason and len(candidate.covered) == len(query.mentions):
                return [_quote(facts, claim.reason, claim.section, claim.source)]
    return _cause_sentences(query, facts, paragraphs)


def _cause_sentences(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    words = [mention.text for mention in query.mentions] + list(query.leftovers)
    for paragraph in paragraphs:
        if words and all(word in fold(paragraph.text) for word in words) and not any(_GLOSSARY in title for title in paragraph.section):
            causes = [sentence for sentence in _SENTENCE.findall(paragraph.text) if _CAUSE.search(sentence)]
            if causes:
                return [_quote(facts, causes[0], paragraph.section, paragraph.source)]
    return []


def tell_section(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The paragraphs of the section that the question asks for as a whole."""
    word = query.section or ""
    own = [paragraph for paragraph in paragraphs if any(word in title for title in paragraph.section)]
    return [_quote(facts, paragraph.text, paragraph.section, paragraph.source) for paragraph in own[:_LONGEST_SECTION]]


def tell(query: Query, facts: Facts, hits: Iterable[Hit], embedding: Embeddings) -> list[Quote]:
    """The sentence that holds most of the question's content; among equals the one nearest to it in meaning."""
    words = _content(query)
    held = [
        (_share(words, fold(sentence + "".join(hit.passage.section))), sentence.strip(), hit)
        for hit in hits if hit.passage.table is None for sentence in _SENTENCE.findall(hit.passage.text)
    ]  # fmt: skip
    enough = [one for one in held if one[0] >= _NEEDED]
    if not words or not enough:
        return []
    asked = np.array(embedding.embed_query(query.question))
    near = np.array(embedding.embed_documents([sentence for _, sentence, _ in enough])) @ asked
    _, sentence, hit = enough[max(range(len(enough)), key=lambda i: enough[i][0] + float(near[i]))]
    return [_quote(facts, sentence, hit.passage.section, hit.passage.source)]


def _content(query: Query) -> list[str]:
    return [*(mention.text for mention in query.mentions), *query.leftovers]


def _share(words: Sequence[str], text: str) -> float:
    """How much of the words' length the text holds."""
    return sum(len(word) for word in words if word in text) / max(sum(map(len, words)), 1)


def _quote(facts: Facts, text: str, section: tuple[str, ...], source: Source) -> Quote:
    return Quote(facts, text.strip(), section, source)
