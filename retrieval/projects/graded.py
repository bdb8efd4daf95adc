"""The projects that have one of the grades which a question means: 评为良的, 没拿到优的, 良以下的, 评得差的."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import ASKING, projects_named, projects_of, told_of_alone
from retrieval.projects.goal_rows import GoalTold
from retrieval.projects.goals import goals_of
from retrieval.projects.grades import each_grade, grades_counted
from retrieval.projects.one_project import SCORE, number_of
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.query import Query

_G = r"[“\"]?(?P<{}>[优良中差]|优秀|良好|中等|不?合格)[”\"]?(?:等级?|等次|评级|级)?"
_BEHIND = r"(?=$|\n|的|项目|有|是|[哪几多吗呢]|都|、|，|,|以|之|及|或|和|还|外|之外)"
_WAYS = r"(?:[评判定][上为是成了到]*|得到?了?|拿到?了?|[是为达])"
_NOT = re.compile(
    rf"(?:都(?=[^，。没未不]*(?:吗|$)){_WAYS}?|(?:[没未不]有?(?:能|被|获)?|非)(?:自评|绩效|评价|等级|结果)*{_WAYS}?|够不上|除了?){_G.format('grade')}{_BEHIND}"
)
"""Asks for those of any other grade; 都是优吗 is denied by these."""
_UNDER = re.compile(
    rf"(?:(?P<below>低于|不如|不到|比){_G.format('better')}(?:差|低)?|{_G.format('worst')}(?:及|或)?(?:以下|之下)){_BEHIND}"
)
_OF_GRADE = re.compile(
    rf"(?:(?:等级|评级|等次|结果|结论)(?:[是为]|被?评[为成]|得了?)?|自评|{_WAYS}|比如|例如|或者?|和|、){_G.format('grade')}{_BEHIND}"
)
"""Asks for the projects of one grade or of several: 等次为中的项目有几个, 哪个评为良."""
_POORLY = re.compile(r"[评考]得?(?:比较|很|最|不太)?(?:差|低|不好|不理想|不行|不高)|没评好")
_WHICH = re.compile(r"哪|叫什么|名称|名单|有没有|几个|吗$")
_NAMED = re.compile(r"哪|叫什么|名称|名单")
_OF_PROJECTS, _EVALUATED = re.compile(r"项目(?!支出)"), re.compile(r"自评|评[得为上]|绩效|等级|评级|等次")
_NOUNS = re.compile(
    r"(?:预算|绩效|支出)*项目|结果|评价|[哪多几]少?[些几一]?个?|有没有|除了?|比如|名单|名称|叫什么|不合格|[优良中差][秀好等]?"
)
_SCALE = "优良中差"
_UNNAMED = "报告没有点出这一等级的项目，只写到各等级有几个："
_NONE = "报告没有写到有这样等级的项目："
_GIVEN = re.compile(r"(?:^|[为是“\"])(?P<grade>[优良中差]|合格|不合格)")


def graded_as_asked(turn: Turn, held: Holdings) -> Turn | None:
    """The projects of the one organisation that have a grade which is asked for, each with its score, and the sentence
    that counts those of each grade; None where no grade is asked for, or a project is named.
    """
    query, records = turn.asked, turn.scope.records
    meant = _grades_meant(query)
    if not meant or len({record.organisation for record, _ in records}) != 1:
        return None
    own = (_told(meant, query.about, held, held.facts_of(record), held.paragraphs(record)) for record, _ in records)
    goals, quotes = next(filter(any, own), ((), ()))
    plain = replace(query, about="", mentions=(), leftovers=(), narrowing=()) if goals else query
    return replace(turn, query=plain, goals=goals, quotes=quotes) if goals or quotes else None


def of_unnamed_grade(question: Query, about: str, told: Sequence[Quote]) -> str:
    """得了多少分 after which project has a grade, of which the report names none, as a question for the project of that grade."""
    asked = _OF_GRADE.search(about) if any(one.lead == _UNNAMED for one in told) else None
    return f"评为{asked['grade']}的项目{question.question}" if asked and not question.names_own else ""


def _grades_meant(query: Query) -> Collection[str]:
    """The grades that a question means, by their first characters; none where it asks for no projects by their grade, for more
    than these, or for no more than how many have one, which reports count.
    """
    text = query.about
    other = bool(_POORLY.search(text) or _NOT.search(text) or _UNDER.search(text))
    of_projects = _OF_PROJECTS.search(text) and (_NAMED.search(text) or other or not query.rows)
    if not (of_projects or (_EVALUATED.search(text) and other)) or not _WHICH.search(text) or _asks_more(text):
        return ()
    if _POORLY.search(text):
        return _all_but("优")
    if denied := _NOT.search(text):
        return _all_but(denied["grade"][0])
    if under := _UNDER.search(text):
        grade = (under["better"] or under["worst"])[0]
        at = _SCALE.find(grade) + (1 if under["below"] else 0)
        return _SCALE[at:] if grade in _SCALE else ("不",)
    return {match["grade"][0] for match in _OF_GRADE.finditer(text)}


def _asks_more(text: str) -> bool:
    """Whether a text holds anything beside grades, projects, and words that ask for these."""
    for words in (_POORLY, _NOT, _UNDER, _OF_GRADE, _EVALUATED, _NOUNS, ASKING):
        text = words.sub("\n", text)
    return bool(content_words(text))


def _all_but(grade: str) -> Collection[str]:
    return f"{_SCALE}不".replace(grade, "") if grade in _SCALE else ("不",) if grade == "合" else ("合",)


def _told(
    meant: Collection[str], about: str, held: Holdings, facts: Facts, paragraphs: Sequence[Paragraph]
) -> tuple[tuple[GoalTold, ...], tuple[Quote, ...]]:  # fmt: skip
    """The projects of these grades with what the report counts of each; that alone where no project is asked for by name."""
    if projects_named(about, facts) or told_of_alone(about, facts):
        return (), ()
    counted = grades_counted(facts, paragraphs)
    goals = list(goals_of(facts))
    graded = each_grade(facts, paragraphs)
    those = [(name, grade) for name, grade in graded if (given := _GIVEN.search(grade.text)) and given["grade"][0] in meant]
    told = [(number_of(name, SCORE, goals, facts, held.catalogue), grade) for name, grade in those]
    if told:
        words = [((grade.lead, replace(grade, lead="")),) for _, grade in told]
        scores = [(score,) if score else () for score, _ in told]
        known = len(graded) >= len(projects_of(facts))  # else no count of these is one of all
        return tuple(GoalTold(*both, listed=known) for both in zip(scores, words, strict=True)), counted
    lead = "" if not _NAMED.search(about) else _UNNAMED if any(_counts(one.text, meant) for one in counted) else _NONE
    return (), tuple(replace(one, lead=lead) for one in counted) or tuple(grade for _, grade in graded)


def _counts(told: str, meant: Collection[str]) -> bool:
    """Whether a sentence that counts the projects of each grade counts any of those that are meant."""
    grades = f"[{''.join(meant)}](?:秀|好|等|格|合格)?"
    return re.search(rf"[为评获“\"]{grades}|{grades}[”\"]?的?(?:等次|等级|项目)*[有共]?\d+个", told) is not None
