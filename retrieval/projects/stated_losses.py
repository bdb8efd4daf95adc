"""For what so many points were lost as a question states, where the text of a report alone tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.holdings import Holdings
from retrieval.projects.goal_names import projects_of
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.turn import Turn
from retrieval.understanding.cues import Operation
from retrieval.understanding.lexicon import fold

_STATED_LOSS = re.compile(r"[扣丢失]了?的?(\d+(?:\.\d+)?)分")


def lost_as_stated(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The sentence of the one report asked about that tells for what so many points were lost as is stated (哪一项扣了2.15分)."""
    stated = _STATED_LOSS.search(turn.asked.question)
    in_words = turn.asked.operation in (Operation.VALUE, Operation.REASON, Operation.TEXT)
    if stated is None or not in_words or len(turn.scope.records) != 1:
        return ()
    record = turn.scope.records[0][0]
    return tuple(_lost_so(stated, turn.asked.about, held.facts_of(record), held.paragraphs(record)))


def _lost_so(stated: re.Match[str], about: str, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The one sentence that tells of such a loss, in what speaks of the project named where one is."""
    exact = re.compile(rf"[扣减失丢]了?{re.escape(stated[1])}分")
    told = [(one, text) for one in filter(is_prose, paragraphs) for text in sentences_of(one.text) if exact.search(text)]
    names = [fold(name).removesuffix("项目") for name in projects_of(facts)]
    named = [name for name in names if name in about]
    own = [pair for pair in told if not named or any(name in fold(pair[0].text) for name in named)]
    return [quoted(facts, one, text) for one, text in own] if len(own) == 1 else []
