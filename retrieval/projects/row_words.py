"""What the form of a project says in words: in the row of an indicator, and of why it fell short in the rows under them all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from extraction.numbers import without_blanks
from extraction.remarks import words_beyond
from extraction.report import Paragraph, Place
from retrieval.projects.goals import Goal, titles_of, values_of
from retrieval.prose.quotes import Quote, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import fold

_HEADER = re.compile(r"^.{0,6}指标$")
"""What is left of a level of indicators that a line break has cut."""
_WHY = re.compile(r"(?:偏差|未完成)\S*原因\S*\s+")
_WHY_BELOW = re.compile(
    r"[^，。；:：]{0,16}(?:偏差|偏离|未完成)[^，。；:：]{0,16}?原因(?:(?:分析)?(?:及|和)?[^，。；:：]{0,10}[:：]|分析)\s*"
)
"""How a line begins that stands under a form and tells why its goals were missed."""
_OF_SPENDING = re.compile(r"执行率|预算执行|执行进度|支付进度|支出进度|(?:资金|款项?)[^，。；]{0,6}支付")
"""Speaks of how much of a project's money was spent."""
_SHORT = 4
"""Names of so many characters are never taken apart."""
_NAMED = 0.6
"""Share of an indicator's name that a sentence must hold to speak of it."""


def words_of_row(goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The cells of a goal's row that hold words beside its labels."""
    places = goal.figures[0].source.places
    beside = [p for p in paragraphs if any(_same_row(a, b) for a in p.source.places for b in places)]
    row = next((p for p in beside if without_blanks(goal.row) in without_blanks(p.text)), None)
    shown = [text for figure in goal.figures for text in (figure.row, figure.quote, *figure.row_path)]
    said = [cell for cell in words_beyond(row, shown) if not _is_label(cell, shown)] if row else []
    return [Quote(facts, cell, row.section, row.source) for cell in said] if row else []


def last_words(goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The last words of a goal's row, where reasons stand; not a target or a result in words (日均132人次) before the score."""
    said, score = words_of_row(goal, facts, paragraphs), goal.figure(Measure.SCORE)
    missing = [measure for measure in values_of(goal, facts) if goal.figure(measure) is None]
    if len(said) > len(missing) or score is None or not said:
        return said[-1:]
    rows = [p.text for p in paragraphs if p.source == said[-1].source]
    behind = any(said[-1].text in row.rpartition(f" {score.quote}")[2] for row in rows)
    return said[-1:] if behind else []


def reason_below(goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that speaks of an indicator in the row that gives the reasons of a whole form."""
    name, titles = fold(goal.row), titles_of([goal])
    rows = [(p, match) for p in paragraphs if p.section in titles and (match := _WHY.match(p.text))]
    rows = rows or _lines_under(goal, facts, paragraphs)
    said = [Quote(facts, one, p.section, p.source) for p, match in rows for one in sentences_of(p.text[match.end() :])]
    if goal.is_of_funds:
        return [one for one in said if _OF_SPENDING.search(one.text)]
    return [one for one in said if name in fold(one.text)] or [one for one in said if _speaks_of(fold(one.text), name)]


def _lines_under(goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, re.Match[str]]]:
    """The paragraphs between the form of a goal and the next table that tell why goals were missed."""
    number = goal.figures[0].table_no
    end = max(_position(one.source.places[-1]) for one in facts.figures if one.table_no == number)
    below = (_position(one.source.places[0]) for one in facts.figures if one.table_no > number)
    following = min(below, default=None)
    behind = (p for p in paragraphs if end < _position(p.source.places[0]))
    own = (p for p in behind if not following or _position(p.source.places[0]) < following)
    return [(p, match) for p in own if (match := _WHY_BELOW.match(p.text))]


def _position(place: Place) -> tuple[int, float]:
    return place.page or 0, place.lines[0] if place.lines else place.bbox[1] if place.bbox else 0.0


def _speaks_of(sentence: str, name: str) -> bool:
    """Whether a sentence holds most of a name, or begins with the end of it (投诉下降率 of 垃圾暴露类投诉下降率)."""
    ends = (name[at:] for at in range(1, len(name) - _SHORT + 1))
    return len(name) > _SHORT and (
        LCSseq.similarity(sentence, name) >= _NAMED * len(name) or any(map(sentence.startswith, ends))
    )


def _is_label(cell: str, shown: Sequence[str]) -> bool:
    """Whether a cell holds but a piece of a label, as a reader of scanned pages cuts it off (年度资金总)."""
    return bool(_HEADER.match(cell)) or any(cell in label for label in shown)


def _same_row(a: Place, b: Place) -> bool:
    if a.page != b.page:
        return False
    if a.lines and b.lines:
        return a.lines[0] <= b.lines[1] and b.lines[0] <= a.lines[1]
    return bool(a.bbox and b.bbox and a.bbox[1] < (b.bbox[1] + b.bbox[3]) / 2 < a.bbox[3])
