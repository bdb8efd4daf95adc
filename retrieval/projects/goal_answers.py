"""What a question asks of the indicators of projects: target, what became of it, points, score, and why points were lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from langchain_core.embeddings import Embeddings

from extraction.forms import PERFORMANCE_SUMMARY
from extraction.report import Paragraph
from retrieval.projects.accounts_or_goals import is_of_account, may_be_account
from retrieval.projects.aims import aims_asked
from retrieval.projects.cost_parts import parts_of_cost
from retrieval.projects.goal_names import (
    ASKING,
    HOW_LONG,
    IN_ITS_PROJECT,
    OF_FUNDS,
    asks_funds,
    goals_meant,
    is_written_out,
    of_project,
    told_of_alone,
)
from retrieval.projects.goal_rows import GoalTold, beyond, loss, missed, not_by_points, part_of_goal, row_told, told_once
from retrieval.projects.goal_units import FEWER_BUILT, counted_alike, measured_so, of_money_alone, only_built
from retrieval.projects.goals import TOTAL, Goal, goals_asked, goals_of, of_whole, values_of
from retrieval.projects.losses import OF_PROJECTS, asks_most_lost, most_lost, names_row, points_kept
from retrieval.projects.missed_goals import asks_missed, missed_of_sort
from retrieval.projects.reached import BOTH, asks_beyond, asks_fewer, asks_part_of_goal, was_reached
from retrieval.projects.stretches import speaks_of_other, without
from retrieval.projects.told_in_prose import sentence_with
from retrieval.prose.deeds import asks_why_not
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.goals_reached import asks_reached
from retrieval.understanding.named.leftovers import content_words, is_measure
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.budgets import orders_budgets

OF_GOALS = (
    Operation.VALUE, Operation.REASON, Operation.TEXT, Operation.CHECK, Operation.DIFFERENCE, Operation.DEFINITION,
    Operation.LOWEST,
)  # fmt: skip
"""Operations that a single indicator, or what a project aims at (目标是什么), can answer."""
_POINTS_LOST = (
    rf"[扣丢失][了的]?(?:几|多少|的|[\d.]+)?分|[扣丢]在|分[是都]?[扣丢]|哪一?[个项条](?:指标)?[扣丢]|偏差|{FEWER_BUILT.pattern}"
)
_SPOKEN = re.compile(rf"绩效|自评|目标|指标|达标|满\d*分|{_POINTS_LOST}|得分|分值|权重|几分|多少分|没完成|未完成|完成值")
"""Words that show that a question is about 绩效 forms."""
LOST = re.compile(
    rf"(?:比|[离距差]满?)\d+分[少低差]了?(?:多少|几)|[没未][拿得打]到?满|[没未不][^，。]{{0,3}}(?:满\d*分|达标|完成|达到)|{_POINTS_LOST}"
)
"""Words for points that were lost."""
_LOST_IN_ALL = re.compile(r"(?<![各别])[扣丢失][了掉]?(?:几|多少)分")
"""Asks how many points a project lost, where no indicator of it is named."""
_ASKS_WHY = re.compile("为什么|原因")
_WHOLE = re.compile(r"[得拿打评]了?(?:几|多少)分|总分|得分(?=[是为有]?(?:多少|几分|\n*$|[，,、和与]))")
"""Asks for the score beside what was lost."""
_LISTED = re.compile(r"[、和与及跟]|以及")
_HOW_MANY = re.compile(r"多少|几")
_SAID = {
    Measure.TARGET: re.compile(
        r"目标(?!完成|实现|达成)|(?<!完成)指标值|定[了的]|[原本]来?定|定多少|没达标|控制在|以内|要求|(?<![不需重主只])要(?:配|有|达到|做到)?(?:多少|几)|计划(?:值|[\u4e00-\u9fff\n]{0,6}?(?:多少|几)|是)|指标(?=[、和与及])"
    ),
    Measure.ACHIEVED: re.compile(r"完成|实现|达成|实际|达到|做到|达标"),
    Measure.POINTS: re.compile(r"分值|权重|满分是|[值占](?:几|多少)分"),
    Measure.SCORE: re.compile(r"得分|得了|(?<![值占])(?:几|多少)分|拿了"),
}
_GOAL_TOO = re.compile(r"(?:多少|几)[\s\S]*(?:目标|指标)值?(?:又|是|为|定|[了的])*(?:多少|几|呢|什么)")
"""受理多少，目标呢 asks for what came of it as well."""
_NEEDS = re.compile(r"(?<![不需重主只])要(?:多|几)")
_PLANS = re.compile(r"计划(?:值|[\u4e00-\u9fff]{0,4}?(?:多少|几)|是)")
"""Asks for what was aimed at, of whatever may be an indicator."""
_SCORE = re.compile(r"\d[\d.]*分")
_THINGS = re.compile(r"(?:哪些|哪几种|什么样的)(?!指标|项目|目标|方面|原因|问题|没|未|扣|丢|失)[\u4e00-\u9fff]{2}")
"""Asks for things, of which no number tells (买了哪些办公用品)."""
_TARGET = re.compile(r"目标(?:值|是|定|为|多少|几)|指标值")
_ALL_ASKED = re.compile(r"哪些(?:三级|具体|绩效|考核)*(?:指标|目标)|(?:指标|绩效目标)(?:都|各)?(?:有|是|包括|设了?)(?:哪些|什么)")
"""Asks for all that a project aims at."""
RATE_SCORED = re.compile(r"执行率[^，,、和与及多几]{0,4}?(?:得|拿|占|分)")
"""Asks for the score of the rate of spending alone."""
_RATE_TOO = re.compile(r"执行率[是为]?(?:多少(?!分)|几(?!分)|和|与|、)")
_NUMBERS = re.compile(r"几|多少|分值|得分")
_LEVEL, _FEW = re.compile(r"指标|[（(]?\d+分?[)）]?"), 6
"""What the levels of indicators are called beside their kind, and so many goals under one are told."""
_OF_ANY_PROJECT, _WRITTEN_OUT = 0.34, 0.5
"""Share of an indicator's name that names it where its project is not named, and where nothing speaks of 绩效."""
_SATISFACTION = (("满意度",), ("满意率",))
"""What many a report has but one goal for: 满意度是多少 names it well enough."""
_SET_AGAINST = ((asks_part_of_goal, part_of_goal), (asks_beyond, beyond))
"""Questions that set what became of a goal against what was aimed at, and how they are answered."""
_EACH_ONE = re.compile(r"[人件户次生车批]均|[百千万]人")
"""What one case or guest costs, or so many people have, which is no answer to what all of them do."""


def speaks_of_goals(query: Query) -> bool:
    """Whether a question uses the words of 绩效 forms, other than in the name of an indicator (绩效自评项目数)."""
    named = [mention.spot for mention in query.mentions if mention.keys(None) and not is_measure(mention.text)]
    text = "".join(char for at, char in enumerate(query.question) if not any(start <= at < end for start, end in named))
    return (bool(_SPOKEN.search(text)) and not orders_budgets(query)) or asks_missed(query)


def asks_plan(query: Query) -> bool:
    """Whether a question asks what was planned (数据库迁移计划多少), which is a target if an indicator is meant."""
    return bool(_PLANS.search(query.about))


def asks_target(query: Query) -> bool:
    """Whether a question asks what an indicator aims at, in whatever it counts."""
    return bool(_TARGET.search(query.about))


def asks_all_goals(query: Query) -> bool:
    """Whether a question asks for all that a project aims at, and not for what it missed."""
    return bool(_ALL_ASKED.search(query.question)) and not LOST.search(query.question)


def asks_several_goals(query: Query) -> bool:
    """Whether a question asks for all goals, or for those of a sort that were missed."""
    return asks_all_goals(query) or asks_missed(query)


def tell_goals(query: Query, facts: Facts, paragraphs: Sequence[Paragraph], embedding: Embeddings) -> list[GoalTold]:
    """What the 绩效 forms of a report say of the indicators meant; nothing where none is, or too many are."""
    for told in (missed_of_sort(query, facts, paragraphs), parts_of_cost(query, facts, paragraphs)):
        if told is not None:
            return told
    return _told_of(query, facts, paragraphs, embedding)


def _told_of(query: Query, facts: Facts, paragraphs: Sequence[Paragraph], embedding: Embeddings) -> list[GoalTold]:
    goals = goals_asked(query.about, facts)
    if _THINGS.search(query.about) and not (_NUMBERS.search(query.about) or asks_all_goals(query)):
        return []
    rest, names, own = of_project(query.about, goals, facts)
    alone = not names and told_of_alone(query.about, facts)
    own = [goal for goal in own if not goal.figures[0].subject] if alone else own  # what another project aimed at is no answer
    indicators = [goal for goal in own if not TOTAL.match(goal.row)]
    listed = [goal for goal in indicators if goal.is_indicator] if len({goal.project for goal in own}) == 1 else []
    if listed and query.operation is Operation.LOWEST and speaks_of_goals(query) and not OF_PROJECTS.search(query.question):
        return [row_told(goal, facts, paragraphs, [Measure.POINTS, Measure.SCORE]) for goal in _least_scored(listed)]
    if query.operation in (Operation.LOWEST, Operation.HIGHEST):
        worst = most_lost(listed, own) if asks_most_lost(query) else []
        return [loss(goal, facts, paragraphs, [], alone=False) for goal in worst]
    if listed and asks_all_goals(query):
        own_goals = () if not names and speaks_of_other(query.about, fold(listed[0].project)) else listed
        return [row_told(goal, facts, paragraphs, [Measure.TARGET]) for goal in own_goals]
    if (in_words := aims_asked(query, rest, names, own, facts, paragraphs)) is not None:
        return [GoalTold((), tuple(words)) for words in in_words]
    if query.operation is Operation.DEFINITION:
        return []
    counted = Measure.COUNT in query.measures and not HOW_LONG.search(query.about)
    meant = _meant(rest, bool(names), indicators, embedding, counted)
    meant = meant or (_of_level(rest, listed) if names else [])
    meant = meant or _each_meant(rest, indicators, embedding, _share_named(bool(names)))
    if not names and not speaks_of_goals(query):
        bare = content_words(ASKING.sub("\n", rest)) in _SATISFACTION
        least = _OF_ANY_PROJECT if counted or bare else _WRITTEN_OUT
        meant = [goal for goal in meant if is_written_out(rest, goal, least) and not may_be_account(goal, query)]
    asks_losses = bool(LOST.search(query.question)) or (query.operation is Operation.REASON and Measure.SCORE in query.measures)
    meant = [goal for goal in meant if not is_of_account(goal, query)]
    meant = meant if _EACH_ONE.search(rest) else [goal for goal in meant if not _EACH_ONE.search(goal.row)]
    full_funds = asks_losses and query.operation is Operation.REASON and all(goal.is_of_funds and not goal.lost for goal in meant)
    meant = _lost(own) if meant and full_funds else meant  # 执行率百分之百，为什么没拿满分
    named = bool(meant) and not full_funds
    open_whole = not (meant or asks_funds(rest) or names_row(rest, query))
    if open_whole and not content_words(ASKING.sub("\n", LOST.sub("\n", _SCORE.sub("\n", rest)))):
        meant = only_built(query.question, _lost(own)) if asks_losses else _scored_whole(names, own, facts, query)
        if asks_losses and not (meant or _lost(own)) and (instead := not_by_points(listed or indicators, own, facts, paragraphs)):
            return instead
    asks_why = named and query.operation is Operation.REASON and (names or asks_why_not(query))  # 热线诉求受理量原因是什么
    fewer = _fewer_than_aimed(query, meant, facts, paragraphs) if named and asks_fewer(query) else []
    if short := fewer or (missed(meant, facts, paragraphs) if named and (asks_losses or asks_why) else []):
        return short
    if lost := [goal for goal in meant if goal.lost and (asks_losses or asks_why)]:
        measures = _measures(rest, query.measures)
        losses = [loss(goal, facts, paragraphs, measures, _reason_alone(query, lost), own) for goal in lost]
        whole = _scored_whole(names, own, facts, query) if _WHOLE.search(rest) and meant == lost and not named else []
        summed = [goal for goal in own if goal.lost and TOTAL.match(goal.row)]
        asks_sum = not named and len(summed) == 1 and summed != lost and _LOST_IN_ALL.search(query.question)
        in_all = [loss(goal, facts, paragraphs, [], alone=False) for goal in summed if asks_sum]
        return [*in_all, *(row_told(goal, facts, paragraphs, [Measure.SCORE]) for goal in whole), *losses]
    meant = [goal for goal in meant if not counted or (goal.counts and counted_alike(query.question, goal))]
    if way := next((tell for asked, tell in _SET_AGAINST if asked(query)), None):
        return [way(goal, facts, paragraphs) for goal in meant]
    tested = asks_reached(query)
    said = list(BOTH) if tested else points_kept(query) or _measures(without(rest, {goal.row for goal in meant}), query.measures)
    meant = _of_both(meant, own) if set(BOTH) <= set(said) else meant
    rows = ((goal, row_told(goal, facts, paragraphs, said or values_of(goal, facts)[-1:])) for goal in meant)
    told = (replace(row, reached=was_reached(goal) if tested else None) for goal, row in rows)
    told = told if query.operation is not Operation.CHECK else (
        _with_sentence(row, goal, facts, paragraphs) for row, goal in zip(told, meant, strict=True)
    )
    return list({told_once(one): one for one in told if one.findings or one.words}.values())


def _of_both(meant: list[Goal], own: Sequence[Goal]) -> list[Goal]:
    """The goals meant, by the rows that print what became of them too where a mere list of aims prints them as well."""
    rows = {goal.row for goal in meant}
    return [goal for goal in own if goal.row in rows and all(map(goal.figure, BOTH))] or meant


def _fewer_than_aimed(query: Query, goals: Sequence[Goal], facts: Facts, paragraphs: Sequence[Paragraph]) -> list[GoalTold]:
    """How many fewer there are than was aimed at, and why, as far as that is asked too."""
    why = [loss(goal, facts, paragraphs, [], alone=True) for goal in goals if _ASKS_WHY.search(query.question)]
    return [*(beyond(goal, facts, paragraphs) for goal in goals), *(one for one in why if not one.findings)]


def _with_sentence(told: GoalTold, goal: Goal, facts: Facts, paragraphs: Sequence[Paragraph]) -> GoalTold:
    """What is told of a goal, and the sentence of the text that tells its result."""
    quotes = sentence_with(goal, facts, paragraphs)
    return replace(told, words=(*told.words, *(("说明文字写到：", quote) for quote in quotes)))


def goal_spoken_of(text: str, facts: Facts, embedding: Embeddings) -> tuple[str, str]:
    """The project that a text speaks of and the one indicator of it, folded; '' for what it does not name, or not alone."""
    goals = list(goals_of(facts))
    rest, names, own = of_project(text, goals, facts)
    indicators = [goal for goal in own if not TOTAL.match(goal.row)]
    meant = _meant(rest, bool(names), indicators, embedding, counted=False)
    rows = {(goal.project, goal.row) for goal in meant}
    if len(rows) == 1:
        project, row = next(iter(rows))
        return fold(project), "执行率" if OF_FUNDS.search(rest) else fold(row)
    return (fold(next(iter(names))), "") if len(names) == 1 else ("", "")


def _meant(text: str, in_project: bool, goals: Sequence[Goal], embedding: Embeddings, counted: bool) -> list[Goal]:
    """The indicators that a text means; where it names their project too, by the unit in which it asks before their names."""
    measured = measured_so(text, goals) if in_project else []
    return of_money_alone(text, measured or goals_meant(text, goals, embedding, _share_named(in_project), counted))


def _of_level(text: str, goals: Sequence[Goal]) -> list[Goal]:
    """The goals under a level of indicators that a text names in their place (社会效益指标得了几分), where they are few."""
    levels = {level: _LEVEL.sub("", fold(level)) for goal in goals for level in goal.figures[0].row_path}
    named = {level for level, bare in levels.items() if len(bare) > 1 and bare in text}
    own = [goal for goal in goals if named.intersection(goal.figures[0].row_path)]
    return own if len(own) <= _FEW else []


def _share_named(in_project: bool) -> float:
    """How much of an indicator's name must be written out, where its project is named too or not."""
    return IN_ITS_PROJECT if in_project else _OF_ANY_PROJECT


def _lost(goals: Sequence[Goal]) -> list[Goal]:
    """The goals that lost points; the total alone where none of the others did."""
    lost = [goal for goal in goals if goal.lost]
    return [goal for goal in lost if not TOTAL.match(goal.row)] or lost


def _least_scored(goals: Sequence[Goal]) -> list[Goal]:
    """The indicators with the lowest score, and after them those that lost points."""
    scored = [(figure.amount.value, goal) for goal in goals if (figure := goal.figure(Measure.SCORE)) and figure.amount]
    least = min((value for value, _ in scored), default=None)
    first = [goal for value, goal in scored if value == least]
    return [*first, *(goal for goal in goals if goal.lost and goal not in first)]


def _each_meant(text: str, goals: Sequence[Goal], embedding: Embeddings, share: float) -> list[Goal]:
    """The goals of each of several names (接通率、满意率各是多少); nothing where one of them means none."""
    items = [item for item in _LISTED.split(text) if content_words(ASKING.sub("\n", item))]
    meant = [goals_meant(item, goals, embedding, share, False) for item in items] if len(items) > 1 else []
    return [goal for own in meant for goal in own] if all(meant) else []


def _scored_whole(names: Collection[str], own: Sequence[Goal], facts: Facts, query: Query) -> list[Goal]:
    """The score of a project as a whole, as the list of all gives it, else as its own form does."""
    if Measure.SCORE not in query.measures or of_whole(query.about, own):
        return []
    listed = [Goal(f.row, f.row, (f,)) for f in facts.figures if f.form == PERFORMANCE_SUMMARY and f.row in names]
    totals = [goal for goal in own if TOTAL.match(goal.row)]
    return [goal for goal in listed if goal.figure(Measure.SCORE)] or (totals if len(totals) == 1 else [])


def _measures(text: str, asked: Sequence[Measure]) -> list[Measure]:
    """What is asked of an indicator, as far as the words say; the rate of spending counts where not its score alone is asked."""
    if (Measure.COUNT in asked and len(_HOW_MANY.findall(text)) > 1) or _GOAL_TOO.search(text):  # 采纳了几篇？目标几篇？
        asked = [*asked, Measure.ACHIEVED]
    scored = RATE_SCORED.search(text)
    if HOW_LONG.search(text) and _NEEDS.search(text):  # 办结要几天 asks how long it takes as well as how long it may
        asked = [*asked, Measure.ACHIEVED]
    rate = [Measure.COMPLETION] if _RATE_TOO.search(text) or (Measure.COMPLETION in asked and not scored) else []
    return [*rate, *(measure for measure, words in _SAID.items() if words.search(text) or measure in asked)]


def _reason_alone(query: Query, lost: Sequence[Goal]) -> bool:
    """Whether it is only asked why the one indicator meant lost points."""
    return len(lost) == 1 and query.operation is Operation.REASON and not _NUMBERS.search(query.question)


