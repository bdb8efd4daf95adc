"""What a question asks of projects: their scores, one as a whole, or its indicators."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import islice

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.composing.operands import size_of
from retrieval.conversation.pointed.pointing import beyond, counts_out, nth_of
from retrieval.projects.dated import tell_dates, tell_step
from retrieval.projects.goal_answers import LOST, OF_GOALS, goal_spoken_of, speaks_of_goals, tell_goals
from retrieval.projects.goal_names import ASKING, project_named, projects_named, projects_of, told_of_alone
from retrieval.projects.goal_rows import GoalTold
from retrieval.projects.goals import goals_of
from retrieval.projects.losses import asks_most_lost
from retrieval.projects.of_all_projects import FEW_WITH_GOALS, OF_A_PROJECT, numbers_asked
from retrieval.projects.other_named import names_rate_elsewhere
from retrieval.projects.project_answers import OF_PROJECTS, tell_project
from retrieval.projects.stretches import without
from retrieval.prose.whether_evaluated import BY_OTHERS
from retrieval.readings.listed_projects import plain_project
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.periods import PART_OF_YEAR
from retrieval.understanding.query import Query

_EACH = re.compile(r"每一?[个名位户家所座人]")
_RANKED = re.compile(
    r"^(?:那么?)?(?:排(?:名|在)?)?(?P<nth>第[一二三四五六七八九十\d]{1,2})(?:[名位](?:项目)?的?|的那?个?(?:项目)?的?)"
)
_END = re.compile(r"(?:那么?)?(?:其中|里面)?的?(?:得分|分数|钱|预算)?最(?P<way>[高低多少大小])的?那一?个(?:项目)?的?")
"""最低的那个 of some projects that were listed."""
_OF_END = re.compile(
    r"(?:那么?)?(?:其中|里面)?的?最(?P<way>[高低多少大小])的?(?:项目)?的?"
    r"(?=(?:又|一共|实际|是)*(?:花|用[了掉]|得了?[几多]|拿了?[几多]|扣|执行|预算|年初|全年|为什么))"
)
"""最高的花了多少 after the scores of all: of the one that scored highest."""
_LAST = re.compile(r"(?:那么?)?(?:最后|后者)")
_LEVEL, _NEAR = 2, 3
_OF_PROJECT = re.compile(r"project|evaluat")
"""In the names of indicators that speak of projects."""
_POINTS_BACK = re.compile(r"(?:那|那么)?(?:它|其中|里[头面边]|[这该]个?(?:项目|指标)|[这该]一?项)")
_OF_ANY_GOAL = re.compile(r"指标|[没未]?达标|目标|[没未]?完成|[扣丢失]分")
_OF_SEVERAL = re.compile(r"各|都|项目|哪些|分别|整体")
"""Asks of more than what was spoken of."""
_POINTING = re.compile(r"它|其中|里[头面边]?|当中|[这该]个?(?:项目|指标)|[这该]一?项|怎么|扣[了在分]*|分")
_OF_ALL = re.compile(r"[哪各几多][个些少]?个?项目|所有|全部")
_ASKS_WHICH = re.compile(r"哪|指标(?=.*[扣丢])|总得?分|项目(?:自评|绩效)?(?:得分|总分|多少分|几分)")
_IT_ALONE = re.compile(
    r"(?:那|那么)?(?:它|[这那该]个?项目)(?:的|又)?"
    r"|(?:那|那么)?(?=又?(?:为什么|怎么)(?:没|扣|丢|只|才|这么)|(?:得了?|拿了?|是)?(?:多少|几)分[？?]?$)"
)
"""Points to one project, or asks for its points and names none."""
_POINTED = re.compile(r"^(?:那么?|换成)|(?:[那这]一?个)?(?:项目)?的?(?:呢|啊)+$")
_NAMES_ALONE = re.compile(r"^\n*(?:那|那么|换成)|呢$")


def nth_project(question: str, before: Iterable[Turn], held: Holdings) -> str:
    """A question with the name of the project that it counts out (第二个, 排第三的) among those that a question before it listed,
    the last first; '' where it does not.
    """
    question = _RANKED.sub(r"\g<nth>个", fold(question))
    if end := _END.match(question) or _OF_END.match(question):
        return _asked_at_end(end["way"], question[end.end() :], before, held)
    if not counts_out(question):
        return ""
    last = _LAST.match(question) is not None
    listed = (_listed(one, held, last) for one in before)
    return nth_of(question, next((names for names in listed if len(names) > 1), []))


def _asked_at_end(way: str, asked: str, before: Iterable[Turn], held: Holdings) -> str:
    """What is asked of the project that has most or least of what the last question listed of all, else of what the one before
    listed of two; of both where two stand level, and only which they are where more do.
    """
    lists = [listed for one in islice(before, _NEAR) if (listed := numbers_asked(one, held))]
    listed = next((one for one in lists if one.asked and one.order is None), next(iter(lists), None))
    told = listed.in_order() if listed else []
    sizes = [size_of(one).value for one in told]
    end = (max if way in "高多大" else min)(sizes, default=None)
    first = list(dict.fromkeys(plain_project(one.asked) for one, size in zip(told, sizes, strict=True) if size == end))
    if listed is None or len(told) < _LEVEL:
        return ""
    if len(first) > _LEVEL:
        return f"{listed.asked}最{way}的项目是哪个" if listed.asked else ""
    names = "和".join(first)
    return f"{names}{asked}" if len(first) == 1 else f"{names}两个项目分别{asked}" if asked else ""


def none_so_far(question: str, before: Turn, held: Holdings) -> str:
    """That the question before listed fewer projects than one counts out (第五个 of four); '' where it did not."""
    names = _listed(before, held)
    which = beyond(fold(question), len(names)) if names else ""
    return f"前面所列的项目共{len(names)}个，没有{which}" if which else ""


def _listed(before: Turn, held: Holdings, told_alone: bool = False) -> list[str]:
    """The projects that a question asked for, in their order: all of this, or but those down to the last place told."""
    listed = numbers_asked(before, held)
    if listed is None:
        return []
    end = listed.chosen.places[1] if told_alone and listed.chosen else None
    return list(dict.fromkeys(plain_project(one.asked) for one in listed.in_order()))[:end]


def points_to_one(question: str) -> bool:
    """Whether a question may speak of the one project that another found (它得了多少分)."""
    return _IT_ALONE.match(fold(question)) is not None


def first_project(question: str, before: Turn, held: Holdings) -> str:
    """A question with the name of the project that the order before it puts first (最低的是哪个？它得了多少分); '' for others."""
    pointed = _IT_ALONE.match(fold(question))
    listed = numbers_asked(before, held) if pointed else None
    if pointed is None or listed is None or listed.order is None or listed.chosen is not None:
        return ""
    first, *rest = listed.in_order()
    if any(size_of(one).value == size_of(first).value for one in rest[:1]):
        return ""
    several = len({one.facts.record.organisation for one in (first, *rest)}) > 1
    return f"{first.facts.record.organisation if several else ''}{with_project_named(question, plain_project(first.asked))}"


def with_project_named(question: str, name: str) -> str:
    """A question that speaks of one project that another found, with its name in the place of what points to it."""
    pointed = _IT_ALONE.match(fold(question))
    return f"{name}{re.sub('呢$', '多少', fold(question)[pointed.end() if pointed else 0 :])}"


def names_alone(question: str) -> bool:
    """Whether a question names something and asks nothing of it (那宣传费呢)."""
    return bool(_NAMES_ALONE.search(fold(question)))


def another_project(question: str, before: Turn, held: Holdings) -> str:
    """A question that names one of the projects that the question before set in order, for its number; '' for others."""
    listed = numbers_asked(before, held)
    if listed is None or not listed.asked:
        return ""
    named = _POINTED.sub("", fold(question))
    facts = [held.facts_of(record) for record, _ in before.scope.records]
    return f"{named}{listed.asked}多少" if any(project_named(named, own) for own in facts) else ""


def whole_project(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """What reports print of the one project that a question names, as a whole."""
    told: list[GoalTold] = []
    for record in _asked_of(turn, OF_PROJECTS):
        paragraphs = held.paragraphs(record)
        told.extend(tell_project(_of_project(turn, record, held), held.facts_of(record), held.catalogue, paragraphs))
    return tuple(told)


def dates_of_forms(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """When what a question names was to be done, and was, as 绩效 forms have it."""
    records = _asked_of(turn, (*OF_GOALS, Operation.TOTAL))
    own = ((held.facts_of(record), held.paragraphs(record)) for record in records)
    ways = [way(turn.asked, *one) for one in own for way in (tell_dates, tell_step)]
    return tuple(next(filter(None, ways), ()))


def goals_of_forms(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """What 绩效 forms say of the indicators of projects that the question means."""
    told: list[GoalTold] = []
    if _leans_on_account(turn, held) or _leans_on_nothing_told(turn, held) or _leans_on_unscored(turn, held):
        return ()
    operations = (*OF_GOALS, Operation.HIGHEST) if asks_most_lost(turn.asked) else OF_GOALS
    for record in _of_named(turn, _asked_of(turn, operations), held):
        paragraphs = held.paragraphs(record)
        if names_rate_elsewhere(turn.asked.about, held.facts_of(record)):
            continue
        told.extend(tell_goals(_of_project(turn, record, held), held.facts_of(record), paragraphs, held.embedding))
    if turn.asked.measures == (Measure.AMOUNT,) and any(row.codes for row in turn.asked.rows):  # 维修维护费 is no 维修及时率
        told = [one for one in told if not one.findings or any(size_of(finding).unit != "%" for finding in one.findings)]
    of_each = [word for word in turn.asked.narrowing if _EACH.match(word)]  # 每个话务员接了多少电话
    told = [one for one in told if not one.findings or _says_all(one, filter(PART_OF_YEAR.fullmatch, turn.asked.narrowing))]
    return tuple(one for one in told if _says_all(one, of_each))


def _says_all(told: GoalTold, words: Iterable[str]) -> bool:
    """Whether what is told of a goal names all these words, each of which makes another thing of it."""
    return all(any(word in fold(one.asked) for one in told.findings) for word in words)


def _leans_on_account(turn: Turn, held: Holdings) -> bool:
    """Whether a question that names nothing follows one for something of the whole report (住房公积金多少？为什么没完成)."""
    if not turn.history or turn.asked.names_own:
        return False
    before = held.understand(turn.history[-1], turn.history[:-1])
    accounts = (key for mention in before.mentions for key in mention.keys(None)[:1])
    return any(not _OF_PROJECT.search(key) for key in accounts) and not speaks_of_goals(before)


def _leans_on_nothing_told(turn: Turn, held: Holdings) -> bool:
    """Whether 扣分在哪里 follows a question for something else in a report of several projects, of none of which it speaks."""
    if not turn.history or not LOST.search(turn.question) or _OF_SEVERAL.search(turn.question) or turn.asked.names_own:
        return False
    facts = [held.facts_of(record) for record, _ in turn.scope.records]
    earlier = [held.understand(one).about for one in turn.history]
    spoken = any("项目" in about or any(goal_spoken_of(about, one, held.embedding)) for one in facts for about in earlier)
    return not spoken and any(len(projects_of(one)) > 1 for one in facts)


def _leans_on_unscored(turn: Turn, held: Holdings) -> bool:
    """Whether 得分呢 follows a question for a thing whose words no goal and no project that is scored has in its name."""
    if not turn.history or turn.asked.names_own or not turn.asked.unnamed:
        return False
    facts = [held.facts_of(record) for record, _ in turn.scope.records]
    named = _OF_ANY_GOAL.sub("\n", turn.asked.unnamed)  # 哪些指标没达标？各扣了多少分
    words = [word for word in content_words(named) if word not in fold(turn.question)]
    scored = [fold(f"{goal.project}{goal.row}") for one in facts for goal in goals_of(one)]
    return bool(words) and not any(word in name for word in words for name in scored)


def _of_project(turn: Turn, record: ReportRecord, held: Holdings) -> Query:
    """The question with what it leaves to those before it, and without the titles of tables in which it is to be answered, whose
    words ask nothing (绩效目标自评表里).
    """
    query = _leaning(turn, record, held)
    about = query.about
    for title in (mention.text for mention in query.mentions if mention.names_table):
        about = re.sub(rf"{re.escape(title)}(?:(?<=表)|(?=[里中]))", "\n" * len(title), about)
    return replace(query, about=about)


def _leaning(turn: Turn, record: ReportRecord, held: Holdings) -> Query:
    """The question with what it leaves to those before it: the project, its indicator, or what is asked of it (那宣传费呢)."""
    own = held.understand(turn.question)
    if not turn.history or own.organisations or _OF_ALL.search(own.about):
        return turn.asked
    facts = held.facts_of(record)
    asked_before = [held.understand(one) for one in reversed(turn.history)]
    earlier = [one.about for one in asked_before]
    if projects_named(own.about, facts) or told_of_alone(own.about, facts):
        before = projects_named(earlier[0], facts) or told_of_alone(earlier[0], facts)
        asked = without(earlier[0], before)
        return replace(turn.asked, about=f"{own.about}\n{asked}") if _NAMES_ALONE.search(own.about) else turn.asked
    leans = _POINTS_BACK.match(own.question) or OF_A_PROJECT.match(own.question)
    names_other = bool(own.rows) or own.operation is not Operation.VALUE
    if names_other and not (leans or speaks_of_goals(own) or LOST.search(own.question)):
        return turn.asked
    of_goals = (one.about for one in asked_before if speaks_of_goals(one) or projects_named(one.about, facts))
    spoken = (goal_spoken_of(about, facts, held.embedding) for about in of_goals)
    project, item = next(((project, item) for project, item in spoken if project), ("", ""))
    names_item = _ASKS_WHICH.search(own.about) or content_words(_POINTING.sub("\n", ASKING.sub("\n", own.about)))
    return replace(turn.asked, about=f"{project}\n{'' if names_item else item}\n{turn.asked.about}") if project else turn.asked


def _asked_of(turn: Turn, operations: Collection[Operation]) -> list[ReportRecord]:
    """The few reports of the very year that one of some operations asks of: projects and their goals are of no other year."""
    if len(turn.scope.records) > FEW_WITH_GOALS or turn.asked.operation not in operations or BY_OTHERS.search(turn.question):
        return []
    return [record for record, year in turn.scope.records if year in (None, record.year) or record.year is None]


def _of_named(turn: Turn, records: list[ReportRecord], held: Holdings) -> list[ReportRecord]:
    """Of several reports those that have the project which a question names, if one does."""
    named = [one for one in records if len(records) > 1 and projects_named(turn.asked.about, held.facts_of(one))]
    return named or records
