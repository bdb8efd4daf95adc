"""The grades of all projects of a report: the sentence that counts them, else the grade that the list of scores gives each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from extraction.labels import in_marks, plain_label
from extraction.remarks import words_beyond
from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import projects_named, projects_of, told_of_alone
from retrieval.projects.goals import Goal, asks_whole, goals_of, titles_of
from retrieval.projects.told_in_prose import speaks_of
from retrieval.prose.quotes import Quote, quoted, sentences_of
from retrieval.prose.whether_evaluated import BY_OTHERS
from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_GRADE = re.compile(r"(?:[优良中差]|优秀|良好|合格|不合格)(?:[（(].*[)）])?")
_GRADE_ROW = re.compile(
    r"(?:总分|合计|总计)\s.*\s(?:[优良中差]|优秀|良好|合格|不合格)$"
    r"|(?:.*\s(?=\S+\s+\S{1,3}$))?(?:自评|评价|绩效|评定)*等级\s"
)
"""The row of a form that gives its grade: with its name, or behind the points in all."""
_GRADED = re.compile(r"(?:等级|等次|评级|结论)[为是:：]?[“\"]?(?:优|良|中|差|合格|不合格)")
_ASKED = re.compile(
    r"项目[^，。]{0,12}?(?:等级|评级|等次)|(?:等级|评级|等次)[^，。]{0,6}?项目|(?:绩效)?自评(?:的?结果)?的?(?:等级|评级|等次)(?:分别|各|都)?(?:呢|[是为有]|情况|怎么样|$)"
)
_COUNTED = re.compile(r"几个|多少个?|[优良中差合不]+格?[”\"]?的?(?:项目)?[有是]?[几多]|得分|(?:多少|几)分|[部单][门位]评价|重点")
_TELLS = re.compile(
    r"\d+个项目[^。；]*?(?:等级|评级|等次)|(?:等级|评级|等次|结果[为是])[^。；]*?项目\d+个"
    r"|(?:等级|评级|等次|自评结果)[^。；]{0,4}?[“\"]?(?:[优良中差]|合格)[秀好等]?[”\"]?的?(?:有|共)?\d+个"
)
_COUNTS = re.compile(
    r"(?:[优良中差]|合格)[秀好等]?[”\"]?的?(?:项目)?(?:有|共)?\d+个|\d+个[^，。；]{0,8}[“\"]?(?:[优良中差]|合格)"
)
"""How many have a grade, which grades none of them."""
_HOW_MANY_OF_EACH = re.compile(
    r"(?:(?:几|多少)个?(?:项目)?(?:评?[是为])?[“\"]?(?:[优良中差]|不?合格)[^，。]{0,3}[，、和]?){2}"
    r"|(?:(?:[优良中差][秀好等]?|不?合格)[”\"]?(?:等级)?的?(?:项目)?有?(?:几|多少)个?[，、和]?){2}"
)
"""几个优秀几个良好 asks for the sentence that counts those of each grade."""
_EACH = re.compile(r"分别|各|每|都")
_GRADE_OF_WHOLE = re.compile(r"等级|评级|等次|级别|档次")


def grades_of_all(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The grades of the projects of the one organisation that a question asks for, without naming any of them."""
    about, way = turn.asked.about, _way(turn.asked)
    if len({record.organisation for record, _ in turn.scope.records}) != 1 or way is None:
        return ()
    own = (way(held.facts_of(record), held.paragraphs(record), about) for record, _ in turn.scope.records)
    return next(filter(None, own), ())


def _way(query: Query) -> Callable[[Facts, Sequence[Paragraph], str], tuple[Quote, ...]] | None:
    """How what a question asks of grades is told; None where it asks for none."""
    about = query.about
    if asks_whole(about) and _GRADE_OF_WHOLE.search(about):
        return _of_whole
    asked = _ASKED.search(about) and not _COUNTED.search(about)
    return _grades_in if asked or _HOW_MANY_OF_EACH.search(about) else None


def _of_whole(facts: Facts, paragraphs: Sequence[Paragraph], _: str) -> tuple[Quote, ...]:
    """The sentence that grades the work of an organisation as a whole."""
    for paragraph in paragraphs:
        for sentence in sentences_of(paragraph.text):
            if asks_whole(sentence.split("项目")[0]) and _GRADED.search(sentence):
                return (quoted(facts, paragraph, sentence),)
    return ()


def _grades_in(facts: Facts, paragraphs: Sequence[Paragraph], about: str) -> tuple[Quote, ...]:
    """The grades that one report gives its projects; none where the question names one of them."""
    if projects_named(about, facts) or told_of_alone(about, facts):
        return ()
    counted = grades_counted(facts, paragraphs)
    each = [] if counted and not _EACH.search(about) else [grade for _, grade in each_grade(facts, paragraphs)]
    return (*each, *counted)


def grades_counted(facts: Facts, paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """The sentence of a report that tells how many of its projects have which grade; none where there is none."""
    return tuple(islice(_told(facts, paragraphs), 1))


def each_grade(facts: Facts, paragraphs: Sequence[Paragraph]) -> list[tuple[str, Quote]]:
    """The grade of each project that is listed, has a form of its own or is told of, as far as the report gives one."""
    goals = list(goals_of(facts))
    own = ((name, [goal for goal in goals if goal.project == name]) for name in projects_of(facts))
    each = ((name, grade_of(name, goals, facts, paragraphs)) for name, goals in own)
    return [(name, replace(grade, lead=f"{in_marks(name)}的等级：")) for name, grade in each if grade]


def grade_of(name: str, goals: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]) -> Quote | None:
    """The cell of the list of projects that grades one, else the sentence that does."""
    named = [p for p in paragraphs if speaks_of(p, name)]
    titles = titles_of(goals) - titles_of(goal for goal in goals_of(facts) if goal.project != name)
    own = [p for p in paragraphs if _GRADE_ROW.match(p.text) and p.section in titles]
    for told_in in (_in_cell, _in_sentence):
        for paragraph in (*own, *named):
            if told := told_in(name, paragraph):
                return Quote(facts, told, paragraph.section, paragraph.source)
    return None


def _in_cell(name: str, paragraph: Paragraph) -> str:
    cells = [cell for cell in words_beyond(paragraph, (name,)) if _GRADE.fullmatch(cell)]
    return cells[0] if len(cells) == 1 else ""


def _in_sentence(name: str, paragraph: Paragraph) -> str:
    graded = filter(_GRADED.search, sentences_of(paragraph.text))
    sentences = [one for one in graded if not (BY_OTHERS.search(one) or _COUNTS.search(one) or asks_whole(one))]
    of_it = [one for one in sentences if fold(name) in fold(plain_label(one))] or sentences
    return "".join(of_it).strip()


def _told(facts: Facts, paragraphs: Sequence[Paragraph]) -> Iterator[Quote]:
    """The sentences that tell how many projects have which grade; those on end that count a grade each are told together."""
    for paragraph in paragraphs:
        for counts, run in groupby(sentences_of(paragraph.text), lambda one: _TELLS.search(one.replace(" ", "")) is not None):
            if counts:
                yield quoted(facts, paragraph, "".join(run))
