"""Finding passages: vectors and words together, inside the reports that were asked for.

Vectors and the lexical index each propose candidates; every candidate is then scored by cosine (from the vectors in
SQL) and BM25. Chroma proposes over the whole library; within chosen reports the exact search is faster than its filter.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from sqlalchemy import Connection, select

from extraction.indicators import catalogue
from extraction.labels import plain_word
from retrieval.library import Library
from retrieval.store import lexical, records
from retrieval.store.records import Passage
from retrieval.store.schema import passages, reports
from retrieval.store.storage import collection_of
from retrieval.store.vectors import Vectors

CANDIDATES = 50
"""How many passages vectors and words propose each."""

DENSE_WEIGHT = 0.8
"""Share of the cosine in a passage's score; the rest is its BM25 over the best one's. Measured by `eval.held_out`."""

FEW_REPORTS = 200
"""Up to so many chosen reports are searched exactly: some 15,000 vectors, which takes a few milliseconds."""

BESIDE = 10
"""How many times as many candidates Chroma gives where some of them are of reports that were not asked for."""

CACHED_REPORTS = 512
"""Reports whose vectors are kept in memory, some 150 KB each."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; a higher score is better, 1 is the most."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class _Span:
    """The passages of one report: their row numbers."""

    report_id: int
    first: int
    last: int


class HybridSearch:
    """Search over a library; `expand` gives the official words for the everyday ones of a question (lexical side alone).

    `dense_weight` is the share of the cosine in a score.
    """

    def __init__(
        self, library: Library, expand: Callable[[str], Sequence[str]] | None = None, dense_weight: float = DENSE_WEIGHT
    ) -> None:
        self._library = library
        self._dense_weight = dense_weight
        library.check_model()
        self._expand = expand or official_words
        self._matrices: dict[int, Vectors] = {}

    def search(self, query: str, files: Collection[str] | None = None, k: int = 8) -> list[Hit]:
        """The k best passages of the given reports (None: of all) for a question, best first."""
        self._library.check_model()
        vector = np.array(self._library.embedding.embed_query(query), dtype=np.float32)
        with self._library.storage.reading() as connection:
            spans = _spans(connection, files)
            dense = self._nearest(connection, vector, spans, files is None)
            terms = lexical.terms_of(query, self._expand(query))
            worded = dict(lexical.search(connection, terms, _ranges(spans), CANDIDATES))
            found = _scored(connection, vector, {*dense, *worded}, worded, self._dense_weight)
            return found[:k]

    def _nearest(self, connection: Connection, vector: Vectors, spans: Sequence[_Span], everywhere: bool) -> list[int]:
        """Candidates from Chroma; exact ones within a few reports, and where Chroma is busy, behind or broken."""
        if not everywhere and len(spans) <= FEW_REPORTS:
            return self._exact(connection, vector, spans)
        ranges, held = _ranges(spans), sum(span.last - span.first + 1 for span in spans)
        asked = CANDIDATES if everywhere else CANDIDATES * BESIDE
        found = [number for number in self._from_chroma(connection, vector, asked) if lexical.is_in(number, ranges)]
        return found if len(found) >= min(CANDIDATES, held) else self._exact(connection, vector, spans)

    def _from_chroma(self, connection: Connection, vector: Vectors, count: int) -> list[int]:
        try:
            with self._library.storage.vectors_for_reading() as store:
                keys = store.search(collection_of(self._library.model), vector, count) if store else []
        except Exception:
            # The vectors in SQL are the truth: whatever ails Chroma, a reader is answered.
            logging.getLogger(__name__).warning("Chroma cannot be searched; searching SQL", exc_info=True)
            keys = []
        return list(connection.scalars(select(passages.c.id).where(passages.c.key.in_(keys))))

    def _exact(self, connection: Connection, vector: Vectors, spans: Sequence[_Span]) -> list[int]:
        scored: list[tuple[float, int]] = []
        for span in spans:
            scores = self._matrix(connection, span.report_id) @ vector
            best = np.argsort(-scores)[:CANDIDATES]
            scored.extend((float(scores[at]), span.first + int(at)) for at in best)
        return [number for _, number in sorted(scored, reverse=True)[:CANDIDATES]]

    def _matrix(self, connection: Connection, report_id: int) -> Vectors:
        """The vectors of a report, row by row as its passages; a report never changes, so they may be kept."""
        if report_id not in self._matrices:
            if len(self._matrices) >= CACHED_REPORTS:
                self._matrices.clear()
            statement = select(passages.c.vector).where(passages.c.report_id == report_id).order_by(passages.c.id)
            self._matrices[report_id] = _matrix(list(connection.scalars(statement)))
        return self._matrices[report_id]


class PassageRetriever(BaseRetriever):
    """The search as a LangChain retriever; `files` limits it to some reports."""

    search: Any
    files: Any = None
    k: int = 8

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.search.search(query, self.files, self.k)]


def official_words(query: str) -> list[str]:
    """The names of the catalogue's indicators that a question mentions by another word."""
    asked = plain_word(query)
    found = (meanings[0].name for word, meanings in catalogue().words().items() if len(word) > 1 and word in asked)
    return list(dict.fromkeys(found))


def _document(hit: Hit) -> Document:
    passage = hit.passage
    place = passage.source.places[0]
    metadata = {
        "file": passage.file, "section": "/".join(passage.section), "table": passage.table, "page": place.page,
        "lines": place.lines, "score": hit.score, "passage": passage,
    }  # fmt: skip
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)


def _spans(connection: Connection, files: Collection[str] | None) -> list[_Span]:
    statement = select(reports.c.id, reports.c.first_passage, reports.c.last_passage)
    if files is not None:
        statement = statement.where(reports.c.file.in_(list(files)))
    rows = connection.execute(statement.where(reports.c.first_passage <= reports.c.last_passage))
    return sorted((_Span(*row) for row in rows), key=lambda span: span.first)


def _ranges(spans: Sequence[_Span]) -> list[tuple[int, int]]:
    """Row numbers of reports that were taken in one after the other, as one range."""
    ranges: list[tuple[int, int]] = []
    for span in spans:
        if ranges and ranges[-1][1] + 1 == span.first:
            ranges[-1] = (ranges[-1][0], span.last)
        else:
            ranges.append((span.first, span.last))
    return ranges


def _scored(
    connection: Connection, vector: Vectors, candidates: Collection[int], worded: dict[int, float], dense_weight: float
) -> list[Hit]:
    """The candidates by cosine and BM25 together, best first."""
    statement = select(passages, reports.c.file).join(reports).where(passages.c.id.in_(candidates))
    rows = list(connection.execute(statement))
    if not rows:
        return []
    cosines = _matrix([row.vector for row in rows]) @ vector
    most = max(worded.values(), default=0.0) or 1.0
    words = np.array([worded.get(row.id, 0.0) / most for row in rows])
    scores = dense_weight * cosines + (1 - dense_weight) * words
    return [Hit(records.passage_of(rows[at]), float(scores[at])) for at in np.argsort(-scores, kind="stable")]


def _matrix(stored: Sequence[bytes]) -> Vectors:
    return np.frombuffer(b"".join(stored), dtype=np.float32).reshape(len(stored), -1)
