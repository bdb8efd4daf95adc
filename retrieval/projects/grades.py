"""The grades of all projects of a report: the sentence that counts them, else the grade that the list of scores gives each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.labels import plain_label
from extraction.remarks import words_beyond
from extraction.report import Paragraph
from retrieval.holdings import Holdings
from retrieval.projects.goal_names import projects_named
from retrieval.projects.goals import Goal, goals_of, listed_projects, titles_of
from retrieval.prose.quotes import Quote, sentences_of
from retrieval.readings.facts import Facts
from retrieval.turn import Turn
from retrieval.understanding.lexicon import fold

_GRADE = re.compile(r"(?:[优良中差]|优秀|良好|合格|不合格)(?:[（(].*[)）])?")
_GRADE_ROW = re.compile(r"(?:自评|评价|绩效|评定)*等级\s")
_GRADED = re.compile(r"等级[为是]?[“\"]?(?:优|良|中|差|合格|不合格)")
_ASKED = re.compile(
    r"项目[^，。]{0,12}?(?:等级|评级|等次)|(?:等级|评级|等次)[^，。]{0,6}?项目|(?:绩效)?自评(?:的?结果)?的?(?:等级|评级|等次)(?:分别|各|都)?(?:呢|[是为有]|情况|怎么样|$)"
)
_COUNTED = re.compile(r"几个|多少个?|[优良中差合不]+格?[”\"]?(?:的)?(?:项目)?[有是]?[几多]|得分|(?:多少|几)分|部门评价|重点")
_TELLS = re.compile(r"\d+个项目[^。；]*?(?:等级|评级|等次)|(?:等级|评级|等次)[^。；]*?项目\d+个")


def grades_of_all(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The grades of the projects of the one organisation that a question asks for, without naming any of them."""
    about = turn.asked.about
    if len({record.organisation for record, _ in turn.scope.records}) != 1 or not _ASKED.search(about) or _COUNTED.search(about):
        return ()
    told = (_grades_in(held.facts_of(record), held.paragraphs(record), about) for record, _ in turn.scope.records)
    return next(filter(None, told), ())


def _grades_in(facts: Facts, paragraphs: Sequence[Paragraph], about: str) -> tuple[Quote, ...]:
    """The grades that one report gives its projects; none where the question names one of them."""
    if projects_named(about, facts):
        return ()
    told = next(_told(facts, paragraphs), None)
    if told:
        return (told,)
    each = ((name, grade_of(name, (), facts, paragraphs)) for name in listed_projects(facts))
    return tuple(replace(grade, lead=f"“{name}”的等级：") for name, grade in each if grade)


def grade_of(name: str, goals: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]) -> Quote | None:
    """The cell of the list of projects that grades one, else the sentence that does."""
    named = [p for p in paragraphs if fold(name) in fold(plain_label(p.text))]
    titles = titles_of(goals) - titles_of(goal for goal in goals_of(facts) if goal.project != name)
    own = [p for p in paragraphs if _GRADE_ROW.match(p.text) and p.section in titles]
    for paragraph in (*own, *named):
        cells = [cell for cell in words_beyond(paragraph, (name,)) if _GRADE.fullmatch(cell)]
        sentences = [one for one in sentences_of(paragraph.text) if _GRADED.search(one)]
        graded = [one for one in sentences if fold(name) in fold(plain_label(one))] or sentences
        told = cells[0] if len(cells) == 1 else "".join(graded).strip()
        if told:
            return Quote(facts, told, paragraph.section, paragraph.source)
    return None


def _told(facts: Facts, paragraphs: Sequence[Paragraph]) -> Iterator[Quote]:
    """The sentences that tell how many projects have which grade."""
    for paragraph in paragraphs:
        for sentence in sentences_of(paragraph.text):
            if _TELLS.search(sentence.replace(" ", "")):
                yield Quote(facts, sentence.strip(), paragraph.section, paragraph.source)
