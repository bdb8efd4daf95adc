"""What projects aim at as a whole, in words: the row under its header, or what stands behind or under its label."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise

from extraction.labels import in_marks
from extraction.remarks import words_beyond
from extraction.report import Paragraph
from retrieval.projects.betterment import ASKS_BETTER, to_be_bettered
from retrieval.projects.goals import Goal
from retrieval.projects.told_in_prose import speaks_of
from retrieval.prose.quotes import Quote, is_prose, quoted
from retrieval.readings.facts import Facts
from retrieval.readings.listed_projects import LIKE_NAMES, plain_project
from retrieval.understanding.cues import Operation
from retrieval.understanding.glossary import is_row
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

ASKS_AIMS = re.compile(r"总体目标|预期目标|年度目标是什么(?!时)")
_AIM = re.compile(r"绩效目标(?!值)|目标是什么(?!时)")
_PURPOSE = re.compile(
    r"[用花][在到]了?(?:哪(?!一?[年月])|什么)|用于(?:哪|什么|干)|用途|[干做][什嘛]么?(?:用|的|使)|(?:用来|拿[来去]|用以)(?:干|做|支付)"
    r"|派什么用|有什么[作用]用|的作用"
)
_COUNTED = re.compile(r"多少|几[个名次台辆件]")
_NAMED = re.compile(r"项目名称[:：]?\s*(\S+)")
_AIMS_LABEL = re.compile(r"(?:(?:项目|绩效|当年|本年度?|年度|总体)*目标(?:[（(][^（()）]*[）)])?(?:[:：\s]+|$))+")
_SPENT_ON = re.compile(r"(?:预算|经费|资金)[^。]*(?:分别|主要|具体)?用于")
_AIMS_TITLE = re.compile(r"绩效目标[。.]?$")
_AIMS_HEADER = re.compile(r"预期目标|完成情况")


def asks_purpose(query: Query) -> bool:
    """Whether it is asked what money is for, which the aims of its project tell."""
    return query.operation is Operation.TEXT and bool(_PURPOSE.search(query.question)) and not _COUNTED.search(query.question)


def aims_asked(
    query: Query, rest: str, names: set[str], own: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]
) -> list[Sequence[tuple[str, Quote]]] | None:  # fmt: skip
    """What a project aims at as a whole, which tells what its money is for too, or what is to be done better in it; None where
    none of this is asked for. `rest` is what a question says beside the `names` of projects, whose goals are its `own`.
    """
    if ASKS_BETTER.search(query.question):
        said = [goal for goal in own if fold(goal.row) in rest]
        if said and not any(goal.lost for goal in said):
            return None  # what another goal lost points for is no answer
        return [(words,) for words in to_be_bettered(names, said or own, facts, paragraphs)] if len(names) == 1 else []
    purpose = asks_purpose(query)
    if not (purpose or ASKS_AIMS.search(rest) or (names and _AIM.search(rest))):
        return None
    sole = {goal.figures[0].table for goal in own if len({one.project for one in own}) == 1}
    if purpose and (spent := [one for one in paragraphs if is_prose(one) and _tells_uses(one, names)]):
        return [(("", quoted(facts, one, one.text)),) for one in spent]
    called = {goal.figures[0].subject for goal in own if names and goal.figures[0].subject}
    return [] if purpose and len(names) != 1 else aims_of(names | called or sole, rest, facts, paragraphs)


def _tells_uses(paragraph: Paragraph, names: Collection[str]) -> bool:
    """Whether a paragraph that speaks of the one project named tells what its money went to."""
    return len(names) == 1 and bool(_SPENT_ON.search(paragraph.text)) and all(speaks_of(paragraph, name) for name in names)


def aims_of(
    names: Collection[str], text: str, facts: Facts, paragraphs: Sequence[Paragraph]
) -> list[Sequence[tuple[str, Quote]]]:  # fmt: skip
    """What a project aims at as a whole, and where that is asked what became of it: the row under their headers."""
    told: list[Sequence[tuple[str, Quote]]] = []
    for head, row in pairwise(paragraphs):
        own = head.section == row.section and _is_one_of(names, (row.section or ("",))[-1])
        if own and "预期目标" in head.text:
            aims = [Quote(facts, cell, row.section, row.source) for cell in words_beyond(row, ()) if not ASKS_AIMS.search(cell)]
            labelled = tuple(zip(("年度总体目标：", "实际完成情况："), aims, strict=False))
            told.extend([labelled[: 2 if "完成" in text else 1]] if len(aims) in (1, 2) else ())
    return told or [((f"{in_marks(name)}的绩效目标：", aim),) for name, aim in _stated(names, facts, paragraphs)]


def _is_one_of(names: Collection[str], heading: str) -> bool:
    """Whether a heading is one of some projects, though it may leave out an office that a name ends in, or be damaged."""
    plain = fold(plain_project(heading))
    return bool(plain and get_close_matches(plain, [fold(name)[: len(plain)] for name in names], 1, LIKE_NAMES))


def _stated(names: Collection[str], facts: Facts, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Quote]]:
    """The aims that stand behind or under their label in a table that begins with the name of its project."""
    name = ""
    for head, row in pairwise(paragraphs):
        if named := _NAMED.match(head.text):
            name = next(iter(get_close_matches(named[1], list(names), 1, LIKE_NAMES)), "")
        label = _AIMS_LABEL.match(head.text)
        if name and label and not _AIMS_HEADER.search(head.text):
            told = head if label.end() < len(head.text.strip()) else row
            text = told.text[label.end() :] if told is head else told.text
            yield name, quoted(facts, told, text)
            return
    for one in paragraphs:
        name = next((name for name in names if fold(name) in fold("".join(one.section))), "")
        if name and _AIMS_TITLE.search(one.section[-1]) and not is_row(one.text):
            yield name, quoted(facts, one, one.text)
            return
