"""Words that nothing holds: the indicator whose everyday words mean most nearly the same, when one clearly does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from langchain_core.embeddings import Embeddings

from extraction.indicators import Catalogue, Indicator
from retrieval.store.vectors import Vectors

FLOOR = 0.8
"""Cosine under which no indicator is taken; measured on the tuning half of the gold questions."""

MARGIN = 0.1
"""How much nearer than the next indicator the nearest one must be."""

NEAR = 0.5
"""Cosine over which words beside the name of an indicator are taken to speak of the same thing."""

_KEPT = 64
"""Stretches of questions whose neighbours are remembered."""

_EVERYWHERE = frozenset("费钱款的用支出")
_OFFICES = frozenset("员长任师手记总工")
_EACH = "每"


class Guesser:
    """Compares a stretch of a question with every word of the catalogue."""

    def __init__(self, catalogue: Catalogue, embedding: Embeddings) -> None:
        self._embedding = embedding
        self._kept = lru_cache(maxsize=_KEPT)(self._nearest)  # an order asks for the same words of every report
        self._spoken = [(word, indicator) for indicator in catalogue.all for word in (indicator.name, *indicator.words)]

    @cached_property
    def _vectors(self) -> Vectors:
        return np.array(self._embedding.embed_documents([word for word, _ in self._spoken]), dtype=np.float32)

    def nearest(self, text: str, k: int = 5) -> list[tuple[Indicator, float]]:
        """The nearest indicators with the cosine of their nearest word, best first."""
        return list(self._kept(text, k))

    def _nearest(self, text: str, k: int) -> list[tuple[Indicator, float]]:
        cosines = self._vectors @ np.array(self._embedding.embed_query(text), dtype=np.float32)
        found: dict[str, tuple[Indicator, float]] = {}
        for at in np.argsort(-cosines)[: 20 * k]:
            indicator = self._spoken[int(at)][1]
            found.setdefault(indicator.id, (indicator, float(cosines[at])))
        return list(found.values())[:k]

    def guess(self, text: str) -> Indicator | None:
        """The indicator meant, or None where none is near or two are equally so."""
        near = self.nearest(text, 2) if len(text) > 1 else []
        clear = near and _clear([cosine for _, cosine in near])
        return near[0][0] if clear and _spoken_of(near[0][0], text) else None

    def explains(self, words: Sequence[str], name: str) -> bool:
        """Whether words beside an indicator's name speak of it; a person's office (局长, 话务员) or what each has never does."""
        if not words or any(word[-1] in _OFFICES or word[0] in _EACH for word in words):
            return False
        nearest = self.nearest("".join(words), 1)
        return nearest[0][0].name == name and nearest[0][1] >= NEAR


def _spoken_of(indicator: Indicator, text: str) -> bool:
    """Whether every character is one of the indicator's words: one that is not (女职工工资) makes it another thing."""
    known = set(indicator.name).union(*indicator.words, *indicator.also)
    return set(text) <= known | _EVERYWHERE


def _clear(cosines: Sequence[float]) -> bool:
    return cosines[0] >= FLOOR and (len(cosines) == 1 or cosines[0] - cosines[1] >= MARGIN)
