"""How well passages are found by words that training never saw: `python -m eval.held_out LIBRARY MODEL`.

MODEL comes from `python -m eval.train_embedding --held-out -o MODEL`, LIBRARY is any library of reports. For each
indicator that a report states, the passages that hold its readings are right; the question is one of the words left
out of training, asked within that report. Prints recall at 1, 5 and 10 and the mean reciprocal rank. No system is
given official words for everyday ones, since the catalogue knows those that are held out.

Measured on eight published reports, 1,500 questions each:

    words        system              R@1  R@5  R@10 MRR
    in training  words alone (BM25)  .46  .75  .82  .58
                 vectors alone       .63  .93  .97  .75
                 both, 0.8 vectors   .66  .94  .98  .78
    held out     words alone (BM25)  .43  .73  .81  .56
                 vectors alone       .53  .85  .92  .66
                 both, 0.8 vectors   .57  .88  .94  .70

Many held-out words share characters with the official ones, which is why BM25 does well too.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.train_embedding import without_last_words
from eval.training_text import concepts
from extraction.indicators import Printed, catalogue
from retrieval.embedding import BundledEmbeddings
from retrieval.library import Library, Passage
from retrieval.search import HybridSearch

DEPTH = 10
MOST = 1500
"""Questions drawn of those that there are."""



@dataclass(frozen=True, slots=True)
class Question:
    """A word, the report in which it is asked, and the passages that would answer it."""

    word: str
    file: str
    right: frozenset[str]


def questions(library: Library, words: dict[str, tuple[str, ...]]) -> Iterator[Question]:
    """Each given word of each indicator, asked of each report that has a reading of it."""
    for record in library.reports():
        printed = Printed(library.figures([record.file]), library.claims([record.file]), record.year, record.kind)
        passages = library.passages([record.file])
        for indicator in catalogue().all:
            if right := frozenset(_holding(printed.readings(indicator, catalogue()), passages)):
                yield from (Question(word, record.file, right) for word in words.get(indicator.name, ()))


def _holding(readings: list, passages: list[Passage]) -> Iterator[str]:
    for reading in readings:
        for passage in passages:
            if reading.figure is not None:
                rows = (line.split("：")[0].split(" ")[-1] for line in passage.text.split("\n"))
                if passage.table == reading.figure.table and reading.figure.row in rows:
                    yield passage.id
            elif passage.table is None and reading.claim.sentence[:40] in passage.text:
                yield passage.id


def scores(asked: list[Question], find: Callable[[Question], list[str]]) -> str:
    """Recall at 1, 5, 10 and mean reciprocal rank."""
    ranks = []
    for question in asked:
        found = find(question)
        ranks.append(next((rank for rank, one in enumerate(found, 1) if one in question.right), DEPTH + 1))
    array = np.array(ranks)
    recalls = " ".join(f"{np.mean(array <= depth):.2f}" for depth in (1, 5, 10))
    return f"{recalls}  {np.mean(np.where(array <= DEPTH, 1 / array, 0)):.2f}"


def main() -> None:
    """Print the table."""
    folder, model = Path(sys.argv[1]), Path(sys.argv[2])
    known = concepts()
    kept = {one.name: one.words for one in without_last_words(known)}
    unseen = {one.name: one.words[len(kept[one.name]) :] for one in known}
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        library = Library(Path(copy), BundledEmbeddings(model))
        library.rebuild()
        for title, words in (("words known in training", kept), ("words held out", unseen)):
            asked = list(questions(library, words))
            asked = random.Random(0).sample(asked, min(MOST, len(asked)))
            print(f"{title}: {len(asked)} questions      R@1  R@5  R@10 MRR")
            for name, dense in (("words alone (BM25)", 0.0), ("vectors alone", 1.0), ("both", 0.7), ("both", 0.8), ("both", 0.9)):
                search = HybridSearch(library, expand=lambda query: (), dense_weight=dense)
                print(f"  {name:20} {dense:4}  {scores(asked, lambda q, s=search: _ids(s, q))}")  # type: ignore[misc]
        library.close()


def _ids(search: HybridSearch, question: Question) -> list[str]:
    return [hit.passage.id for hit in search.search(question.word, [question.file], DEPTH)]


if __name__ == "__main__":
    main()
