"""When the work of a project was to be done, and when it was: cells that hold a date (早于12月15日), or the report on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.labels import in_marks
from extraction.report import Paragraph
from retrieval.projects.goal_names import projects_named
from retrieval.projects.goal_rows import GoalTold, row_told
from retrieval.projects.goals import Goal, goals_of
from retrieval.prose.quotes import Quote, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_DONE = r"(?:完工|完成|竣工|建成|上线|交付|验收|结束|开工)"
_LATE = r"(?:拖|延|推迟|提前|早|晚|迟)[了到后]?(?:多久|多长时间|(?:几|多少)[天日个]|[没吗])"
"""Asks how long after, or before, the day that was set."""
_ASKED = re.compile(
    rf"(?:什么时[候间]|何时|哪一?天|几月|几号){_DONE}?|{_DONE}(?:时间|日期)|{_DONE}[^，。]{{0,4}}?{_LATE}"
)
_AGAINST_PLAN = re.compile(rf"[比按](?:原定)?(?:计划|目标|要求)|{_LATE}")
_OF_TIME = re.compile(rf"{_DONE}?(?:时间|日期|时限)$")
_DATE = re.compile(r"\d\s*月|\d\s*[日号]|年底|年末|季度")
_PLANNED = re.compile(r"计划|预计|目标|原定|应该|要求|规定|最[晚迟]")
_REALLY = re.compile(r"实际|真正|到底")
_STEP = r"(?:申请|立项|批复|批准|提报|申报|启动|开工|建成|验收|上线|竣工|签订|招标|中标|完工|交付|投入使用)"
ASKS_STEP = re.compile(rf"(?:什么时[候间]|何时|哪一?年|哪一?天|哪一?月|几几年)[\u4e00-\u9fff]{{0,4}}?(?P<step>{_STEP})")
"""什么时候提的申请: when a step was taken that no form has a row for."""
_OPERATIONS = (Operation.VALUE, Operation.TEXT, Operation.TOTAL, Operation.DIFFERENCE)
"""要求和实际分别是哪天 adds no days up, 比计划早了吗 and 差几天 are told by both."""
_NO_DATES = frozenset({Measure.SCORE, Measure.POINTS})
"""完成时间得了几分 asks for no day."""
_BEGINS = 4
"""Characters by which a subject may be called (场所建设 for 场所建设提升)."""
_DAY = re.compile(r"(?:19|20)\d\d\s*年|\d\s*月\s*\d+\s*日")


def asks_date(question: str) -> bool:
    """Whether a question asks on which day work was to be done, or was."""
    return _ASKED.search(question) is not None


def tell_dates(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[GoalTold]:
    """The dates in the row of the one indicator of time whose subject a question names; nothing where none or several are."""
    scored = not _NO_DATES.isdisjoint(query.measures)
    if query.operation not in _OPERATIONS or query.apart or scored or not asks_date(query.question):
        return []
    named = projects_named(query.about, facts)
    rows = [goal for goal in goals_of(facts) if _is_meant(goal, query.about, named)]
    told = row_told(rows[0], facts, paragraphs, _measures(query.question)) if len(rows) == 1 else GoalTold(())
    dated = tuple((lead, quote) for lead, quote in told.words if _DATE.search(quote.text))
    return [GoalTold((), dated)] if dated else []


def tell_step(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[GoalTold]:
    """The sentence of the report on the one project named that dates the step asked for; nothing where none does."""
    asked = ASKS_STEP.search(query.question)
    names = projects_named(query.about, facts) if asked and query.operation in (Operation.VALUE, Operation.TEXT) else set()
    own = [one for one in paragraphs if len(names) == 1 and any(fold(name) in fold("".join(one.section)) for name in names)]
    sentences = ((one, sentence) for one in own for sentence in sentences_of(one.text))
    told = (pair for pair in sentences if asked and asked["step"] in pair[1] and _DAY.search(pair[1]))
    first = next(told, None)
    if first is None:
        return []
    quote = Quote(facts, first[1].strip(), first[0].section, first[0].source)
    return [GoalTold((), ((f"{in_marks(next(iter(names)))}的报告写到：", quote),))]


def _is_meant(goal: Goal, about: str, projects: Collection[str]) -> bool:
    """Whether the row is of time, and of the subject that a text names; 完工时间 alone is that of the project."""
    subject = fold(_OF_TIME.sub("", goal.row)).removesuffix("项目")
    begun = subject[:_BEGINS] if len(subject) > _BEGINS else subject
    meant = begun in fold(about) if len(begun) > 1 else not begun and goal.project in projects
    return _OF_TIME.search(goal.row) is not None and meant


def _measures(question: str) -> list[Measure]:
    """Plan and outcome, but where a question asks for one day, and for one of them alone."""
    if len(_ASKED.findall(question)) > 1 or _AGAINST_PLAN.search(question):
        return [Measure.TARGET, Measure.ACHIEVED]
    asked = {Measure.TARGET: bool(_PLANNED.search(question)), Measure.ACHIEVED: bool(_REALLY.search(question))}
    return [measure for measure, named in asked.items() if named] or list(asked)
