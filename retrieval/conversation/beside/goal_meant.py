"""A follow-up for the goal, points or added budget of the thing asked about before it, with the name of that thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.things_asked import SO, things_named
from retrieval.readings.funds import counts_of
from retrieval.understanding.cues import Measure
from retrieval.understanding.query import Query
from retrieval.understanding.wording.each import EACH, GIVEN, asks_rate_of_each, asks_who_was_given, things_given

_ITS_GOAL = re.compile(
    rf"{SO}(?:[这那该]一?项(?:指标)?|[这那该]个?指标|它)的?(?=目标|指标值|完成|实际|满分|分值|权重|[得拿扣丢打])"
)
"""这一项目标值是多少: of the indicator, and no 项目."""
_GOAL_ALONE = re.compile(
    rf"{SO}(?:[又还]|实际)?(?=目标|满分(?!的)|分值|得分(?=[是有为多呢？?]|$)|[得拿扣丢][了到]?(?:几|多少)分)"
)
_TARGET_ALONE = re.compile(
    rf"{SO}(?:年初|当初|原来|原本|原|设|预)*定?的?(?:绩效)?目标值?(?:数|量)?(?:又|定的?|设的?)*(?:呢|[是为有]?(?:多少|几)[\u4e00-\u9fff]{{0,2}})"
)
"""The goal that was set for what was asked about before it."""
LOST_HOW_MUCH = re.compile(r"(?<=[扣丢]了)多少(?![分钱万元])")
_ADDED = re.compile(rf"{SO}(?:中途|年中|后来|又)*(?:追加|调增|调减|(?P<plain>加|多)了?)了?多少(?:预算|钱)?[？?]?")
_NEAR = 2
_AT_FIRST = re.compile(r"年初(?!结|呢|$)|原来|最初|预算(?:有没有)?(?:调整|变)|追加")
_ADDED_SHARE = re.compile(rf"{SO}(?:中途|年中|后来|又)*(?:追加|调增|加|多)了?(?:几成|百分之(?:几|多少)|多大比例)[？?]?")
_ROSE_BY = re.compile(
    rf"{SO}(?:中途|年中|后来|又|相当于)*[涨增](?:长|加)?了?(?:几成|百分之(?:几|多少)|多大比例|多少个?百分点?)[？?]?"
)
_RAISED = re.compile("追加|调增")
"""涨了百分之几 after a budget was said to be raised asks by how much of itself."""
GOAL_MEASURES = frozenset({Measure.TARGET, Measure.ACHIEVED, Measure.POINTS, Measure.SCORE})


def item_named(question: str, earlier: Sequence[Query]) -> str:
    """A question for the goal, points or added budget of the one thing asked about last, or for what each got of it, with its
    name; others as they are.

    `earlier` are the questions before it as they were understood, the last first.
    """
    if not counts_of(earlier) and (of_each := _of_each(question, earlier)):  # guests are counted otherwise
        return of_each
    scored = bool(earlier) and not GOAL_MEASURES.isdisjoint(earlier[0].measures)
    if scored:
        question = LOST_HOW_MUCH.sub("几分", question)
    last = next((rows for one in earlier if (rows := things_named(one))), [])
    if earlier and not things_named(earlier[0]) and _TARGET_ALONE.fullmatch(question):
        said = earlier[0].unnamed.replace("\n", "")  # 受理了多少件诉求, which a sentence told
        return f"{said}的目标是多少" if said else question
    if len(last) != 1 or Measure.COMPLETION in earlier[0].measures:
        return question  # 执行率 of a project has points of its own
    if (added := _ADDED.fullmatch(question)) and not (added["plain"] and not _AT_FIRST.search(earlier[0].question)):
        return f"{last[0].text}追加了多少预算"
    raised = any(_RAISED.search(one.question) for one in earlier[:_NEAR]) and not last[0].keys(None)  # an account rose since
    at_first = any(_AT_FIRST.search(one.question) for one in earlier[:_NEAR])
    if (at_first and _ADDED_SHARE.fullmatch(question)) or (raised and _ROSE_BY.fullmatch(question)):
        return f"{last[0].text}全年预算比年初预算多了百分之几"
    if _TARGET_ALONE.fullmatch(question) and not last[0].keys(None):  # of each project that has such an indicator
        return f"{last[0].text}的目标是多少"
    goal = _ITS_GOAL.match(question) or (_GOAL_ALONE.match(question) if scored and len(last[0].text) > 1 else None)
    return f"{last[0].text}{question[goal.end() :]}" if goal else question


def _of_each(question: str, earlier: Sequence[Query]) -> str:
    """每人多少, 发给了多少人 with the name of the thing that was asked about last; '' for others."""
    asked = EACH.search(question) or GIVEN.search(question)
    if not asked or things_given(question) or not earlier:
        return ""
    named = things_named(earlier[0])
    told = asks_rate_of_each(earlier[0]) or asks_who_was_given(earlier[0])
    name = "".join(things_given(earlier[0].about)) if told else named[0].text if len(named) == 1 else ""
    return f"{name}{question}" if name else ""
