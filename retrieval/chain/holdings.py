"""What a library holds, ready to be asked: its records, words and names, and what has been read of each report."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import lru_cache

from langchain_core.embeddings import Embeddings

from extraction.indicators import catalogue
from extraction.report import Paragraph
from retrieval.conversation.follow_ups import Understood, understand
from retrieval.library import Library
from retrieval.readings.facts import Facts
from retrieval.search import HybridSearch
from retrieval.store.records import ReportRecord
from retrieval.understanding.named.guess import Guesser
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.named.near_rows import NearRows
from retrieval.understanding.query import Query
from retrieval.understanding.whom.sole import SoleReports

_CACHED_REPORTS = 64
_CACHED_QUESTIONS = 256


class Holdings:
    """One library as the steps of the chain see it; read anew when the library changes."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.catalogue = catalogue()
        self.search = HybridSearch(library)
        self.guesser = Guesser(self.catalogue, library.embedding)
        self._generation: int | None = None
        self._facts = lru_cache(_CACHED_REPORTS)(library.facts_of)
        self._paragraphs = lru_cache(_CACHED_REPORTS)(self._read_paragraphs)
        self._understood: Understood = {}
        self.refresh()

    @property
    def organisations(self) -> list[str]:
        """Whose reports the library holds."""
        return [record.organisation for record in self.records]

    @property
    def embedding(self) -> Embeddings:
        """The library's embedding model."""
        return self.library.embedding

    def paragraphs(self, record: ReportRecord) -> Sequence[Paragraph]:
        """The paragraphs of one report."""
        return self._paragraphs(record)

    def refresh(self) -> None:
        """Read records and names anew where the library has changed."""
        generation = self.library.generation
        if generation != self._generation:
            self.records: Sequence[ReportRecord] = self.library.reports()
            self.lexicon = Lexicon(self.catalogue, self.library.labels())
            self.near_rows = NearRows(self.library.labels())
            self.sole = SoleReports(self.library.labels())
            self._understood = {}
            self._generation = generation
            gc.collect()
            gc.freeze()  # what stays for thousands of questions need not be gone through with every one of them

    def understand(self, question: str, history: Sequence[str] = ()) -> Query:
        """A question as it is understood after those before it."""
        if len(self._understood) > _CACHED_QUESTIONS:
            self._understood = {}
        return understand(question, history, self.lexicon, self.organisations, self._understood)

    def understand_all(self, asked: Sequence[str]) -> list[Query]:
        """The questions of a conversation, each as it is understood after those before it."""
        return [self.understand(one, asked[:at]) for at, one in enumerate(asked)]

    def facts_of(self, record: ReportRecord) -> Facts:
        """What a report prints; the record tells its content, so that a replaced report is read anew."""
        return self._facts(record)

    def _read_paragraphs(self, record: ReportRecord) -> tuple[Paragraph, ...]:
        return tuple(self.library.paragraphs([record.file]))
