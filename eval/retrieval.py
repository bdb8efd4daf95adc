"""Suite `retrieval`: whether the passage that answers a question of text is found, against LangChain's default recipe.

Every gold question of text has a need: a passage on a cited page that holds one of the words that the answer must
contain. Recall at k is the share of questions with such a passage among the first k, so that systems which cut their
text differently can be compared. Each is searched in all reports, and in the reports that the question is about.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from eval.gold import Item, load_gold
from eval.metrics import ndcg_at, recall_at, reciprocal_rank
from eval.page_splitter import PageSplitter
from eval.places import QUESTIONS, REPORTS
from eval.results import Suite
from extraction.errors import HeshuError
from extraction.numbers import without_blanks
from retrieval.library import Library
from retrieval.store.records import Passage

TYPES = frozenset({"reason", "text", "definition"})
DEPTH = 10

_COLUMNS = ("检索方式", "题数", "R@1", "R@5", "R@10", "MRR", "nDCG@10")
_EVERYWHERE, _WITHIN = "全部报告", "所问报告"
_FUSED = "融合"


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of any system: where it stands, and its text without blanks."""

    id: str
    file: str
    pages: frozenset[int]
    text: str


Find = Callable[[str, Collection[str] | None], list[str]]
"""Question and files (None: all) -> the ids of the best pieces, best first."""


@dataclass(frozen=True, slots=True)
class System:
    """A way to search: all its pieces, and what it finds."""

    name: str
    pieces: Sequence[Piece]
    find: Find


@dataclass(frozen=True, slots=True)
class Ranked:
    """What was found for a question, and what would have answered it."""

    item: Item
    found: tuple[str, ...]
    right: frozenset[str]

    def has(self, depth: int) -> bool:
        """Whether the first `depth` hold what answers."""
        return bool(self.right) and recall_at(self.found[:depth], self.right, depth) > 0


def run(reports: Path = REPORTS, gold: Path = QUESTIONS) -> Suite:
    """Read the reports into a library of their own, search for every question of text."""
    from retrieval.ingest import ingest

    items = [item for item in load_gold(gold) if item.type in TYPES and item.citations and not item.history]
    with tempfile.TemporaryDirectory(prefix="heshu-eval-") as folder:
        library = Library(Path(folder))
        result = ingest([reports], library)
        if result.errors:
            raise HeshuError(result.errors[0])
        try:
            return score(items, [*own_systems(library), langchain_recipe(sorted(reports.glob("*.pdf")), library)])
        finally:
            library.close()


def score(items: Sequence[Item], systems: Sequence[System]) -> Suite:
    """The suite's result: a row for each system and scope; what counts is the fused search within the reports asked about."""
    ranked = {(system.name, scope): rank(items, system, scope) for system in systems for scope in (_WITHIN, _EVERYWHERE)}
    rows = tuple(_row(f"{name}，{scope}", some) for (name, scope), some in ranked.items())
    fused = ranked[_FUSED, _WITHIN]
    counts = {"questions": len(fused), **{f"found_{depth}": sum(one.has(depth) for one in fused) for depth in (1, 5, 10)}}
    misses = tuple(_miss(one) for one in fused if one.item.half == "tuning" and not one.has(DEPTH))
    return Suite("retrieval", _COLUMNS, rows, counts["found_10"] / len(fused) if fused else 0.0, counts, misses)


def rank(items: Sequence[Item], system: System, scope: str) -> list[Ranked]:
    """Ask a system every question."""
    ranked = []
    for item in items:
        files = {place.file for group in item.citations for place in group}
        found = system.find(item.question, files if scope == _WITHIN else None)
        right = frozenset(piece.id for piece in system.pieces if answers(piece, item))
        ranked.append(Ranked(item, tuple(found[:DEPTH]), right))
    return ranked


def answers(piece: Piece, item: Item) -> bool:
    """Whether a piece stands at a cited place and holds a word that the answer must contain."""
    places = [place for group in item.citations for place in group if place.file == piece.file]
    words = [without_blanks(word) for entry in item.contains for word in entry.split("|")]
    return any(not place.pages.isdisjoint(piece.pages) for place in places) and any(word in piece.text for word in words)


def own_systems(library: Library) -> list[System]:
    """The library's search by vectors alone, by words alone, and as it is used."""
    from retrieval.search import HybridSearch

    pieces = [_piece(passage) for passage in library.passages([record.file for record in library.reports()])]
    searches = {
        "向量": HybridSearch(library, expand=lambda _: (), dense_weight=1.0),
        "BM25": HybridSearch(library, expand=lambda _: (), dense_weight=0.0),
        _FUSED: HybridSearch(library),
    }
    return [System(name, pieces, _finder(search)) for name, search in searches.items()]


def langchain_recipe(paths: Sequence[Path], library: Library) -> System:
    """Pages cut by RecursiveCharacterTextSplitter as LangChain's tutorial does, in Chroma, with the library's embedding."""
    splitter = PageSplitter(paths, library.embedding)
    pieces = [Piece(one.id, one.file, frozenset({one.page}), without_blanks(one.text)) for one in splitter.chunks]
    return System("LangChain 默认", pieces, lambda question, files: splitter.find(question, files, DEPTH))


def _finder(search: Any) -> Find:
    return lambda question, files: [hit.passage.id for hit in search.search(question, files, DEPTH)]


def _piece(passage: Passage) -> Piece:
    pages = frozenset(place.page for place in passage.source.places if place.page is not None)
    return Piece(passage.id, passage.file, pages, without_blanks(passage.text))


def _row(name: str, ranked: Sequence[Ranked]) -> tuple[str | int, ...]:
    recalls = [fmean(one.has(depth) for one in ranked) for depth in (1, 5, 10)]
    gains = fmean(reciprocal_rank(one.found, one.right) for one in ranked)
    ndcg = fmean(ndcg_at(one.found, one.right, DEPTH) if one.right else 0.0 for one in ranked)
    return (name, len(ranked), *(f"{value:.2f}" for value in (*recalls, gains, ndcg)))


def _miss(one: Ranked) -> dict[str, Any]:
    place = one.item.citations[0][0]
    return {
        "id": one.item.id, "question": one.item.question, "file": place.file, "page": min(place.pages, default=None),
        "wanted": list(one.item.contains), "passages": len(one.right),
    }  # fmt: skip
