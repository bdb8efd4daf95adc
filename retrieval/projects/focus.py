"""A follow-up with the names of the project, and of the indicator of it, that the answer before it was about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from langchain_core.embeddings import Embeddings

from extraction.indicators import catalogue
from retrieval.conversation.asked_otherwise import WHERE_GONE
from retrieval.conversation.beside.differing import DIFFER
from retrieval.conversation.beside.goal_meant import GOAL_MEASURES, LOST_HOW_MUCH
from retrieval.conversation.things_asked import is_role
from retrieval.projects import other_named
from retrieval.projects.accounts_or_goals import may_be_account
from retrieval.projects.betterment import ASKS_BETTER
from retrieval.projects.dated import ASKS_STEP, asks_date
from retrieval.projects.focus_told import RUN, Focus, called, called_with, names_another
from retrieval.projects.goal_answers import LOST
from retrieval.projects.goal_names import IN_ITS_PROJECT, goals_meant, projects_named
from retrieval.projects.goals import TOTAL, Goal, goals_of
from retrieval.projects.hired import ASKS_WORK
from retrieval.projects.losses import asks_most_lost
from retrieval.projects.project_answers import beyond_numbers
from retrieval.projects.two_projects import AGAINST_IT, against_project
from retrieval.readings.funds import is_money
from retrieval.store.records import LabelKind
from retrieval.understanding.chosen.selection import Of
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold, indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import means_all_money
from retrieval.understanding.wording.whys import WHY_UNSPENT

_ASKS = re.compile(
    r"目标|指标|完成|实际|[得满扣丢]了?分|分值|权重|总分|[几多]少?分|[扣丢]|预算|执行|[花用]|支出|资金|追加|调增|调减|等级|评级|达标|剩|(?<!年[末初])结余|差[了着额距]?(?:是|有)?(?:多少|几)|[少多超]\w{0,3}?了?(?:多少|几)|为什么|原因|成效|效果|成果|问题|不足"
)
"""Words of which a question holds one that asks for a number of a project, or of an indicator."""
_OF_WHOLE = re.compile(
    r"(?:一共|合计)[^，。]{0,2}?[扣丢失]|项目|整体|总得?分|自评|哪|几个(?!百分点)|预算|执行|[花用](?!到)|追加|调增|调减|剩|支出|资金|等级|评级"
)
"""Words that ask for something of the project, where the answer before was about one of its indicators."""
_OF_PROJECTS = re.compile(
    r"(?:几个|多少个|哪[些几]个?)(?:是|有|吗|呢)*$|(?:哪|几|多少|所有|全部|各|每|(?<![这那])[两三四五六七八九十\d]+)[个些几]*项目|(?<!完)的有[几多]|满分的|都是?(?:哪|什么)|项目[有是]?[哪几](?!一?[年天月])"
)
"""Asks for some of several projects."""
_IN_WORDS = re.compile(
    r"^(?:那么?|它|还)?的?(?:取得|有|存在|达到|发现)?了?(?:些|哪些|什么|何)的?(?:主要)?(?:成效|效果|成果|问题|不足)"
)
"""Asks what came of a project, or what was amiss with it."""
_AGAINST_GOAL = re.compile(r"比?(?:目标|指标|计划)值?[^，。]{0,3}[高低多少差]|达标|完成值|得分")
_INVOLVED = re.compile(r"涉及(?:到|了|的)?(?:一共)?(?:多少|几)?(?:预算|财政)*(?:资金|金额|钱|经费|预算)")
"""What an evaluation was made of, or the money of the one project that the answer before told a number of."""
_PLANNED, _SPENT = re.compile("预算(?!完成|执行)|安排|批复?了"), re.compile("实际|[花用]了|执行[了数]|支出(?!预算)")
_AT_BEGINNING, _FROM_BEGINNING = "年初", "年初预算数和全年执行数差多少"
_EVALUATED = re.compile(r"评价|评估|(?:自评|绩效)(?!得?分|最)")
_OF_ALL = re.compile(r"^(?:那么?|所以)?收[入支]|总支出|支出总|总收入|本年|(?<![这该个])项目支出|基本支出|部门|单位|机关")
"""Words for what the organisation as a whole spends, or what comes in."""
_WEIGHED = re.compile(r"(?:那么?)?[它其]?占")
"""占项目支出的比例: of the project."""
_ORDERED = re.compile(
    r"(?:得分|评分|分数|执行率|预算|执行数)最[高低多少大小好差]的?(?:项目)?(?:呢|[那这是又]|哪)"
    r"|^(?:那么?)?(?:谁|哪一?个)的?(?:得分|分数)?最[高低]"
)
"""执行率最低的呢，原因是什么 and 谁最低，为什么 ask for another project than the one spoken of."""
_POINTING = re.compile(
    r"^(?:那么?|所以)?(?:(?:它|其中|[这那该]个?(?:项目|工程|指标)|工程(?=什么时|何时|哪一?[年月天])|(?:[这那该]一?|(?<=那)一)项(?:目(?!标)|指标)?)的?|(?:它们?)?(?:又|还)?)"
)
_INSIDE = re.compile(r"^(?:那么?)?(?:它|这个项目)?(?:其中|里面|里头|当中)的?[，,]?")
"""Asks for a part of the project that was spoken of."""
_THE_PROJECT = re.compile(r"^(?:那么?|所以)?(?:[这那该此]一?个?|上述)(?:项目(?!支出|数|组|们|单位|资金?管理|标)|专项(?!资金|债))")
"""Points to the project that was spoken of, whatever is asked of it."""
_IT, _WHO = re.compile(r"^(?:那么?|所以)?它(?![们俩占])"), re.compile("谁|哪[家位]")
_DONE = re.compile(r"(?:最[后终])?(?:实际|最[后终])(?:上|一?共)?[\u4e00-\u9fff]{0,4}?了?(?:多少|几)[\u4e00-\u9fff]{0,4}")
"""What became of what was aimed at, by whatever verb: 实际验收了多少台."""
_SPENT_ON_IT = re.compile(r"(?:最[后终]|实际|一共)*上?[花用支](?:了|掉|去|出)?(?:多少|几)(?:钱|[万亿]?元)?呢?")
OF_REPORT = re.compile(
    r"^(?:那么?)?(?:这[个份]?|那[个份]?|它的?)?(?:评价)?报告(?:里头?|里面|中|上)?(?:[说写讲提]到?了?的?|指出|认为)?(?=(?:还|又|都|主要)*(?:[有存]|指出|发现).*(?:问题|不足|短板|困难|薄弱))"
)
"""报告说还有什么问题: what the report on the project says."""
_ADVICE = re.compile(r"^(?:那么?)?(?:意见)?建议呢$|(?:什么|哪些)(?:意见|对策)?(?:和|、)?建议|(?:提|给)了?(?:什么|哪些)建议")
_ADVICE_ALONE = re.compile("^(?:意见)?建议呢$")
_SOURCE = re.compile(r"^(?:那么?|它|这个项目)?的?(?:资金|经费|钱)(?:的?来源|(?:都|是)*(?:从哪[里儿]?|哪[里儿]?)来)")
_BOTH = "目标值和实际完成值是多少"
WHERE_LOW = re.compile(
    r"(?:那么?|所以)?(?:它|其|[这该]个?项目)?的?(?:得分|分数?)?(?:主要|具体|都)*"
    r"(?:低|差|弱|不足|不够|短板|毛病|问题|(?:扣|丢|失)分)(?:主要|都)*(?:出|体现|表现|差|低)?(?:在|是)了?"
    r"(?:哪(?:里|儿|些|个|几个|一)?|什么)(?:方面|地方|环节|项)?(?:上面?)?了?的?呢?"
    r"|(?:那么?|它)?(?:为什么|怎么)(?:会|被)?[扣丢]了?[这那]么多分?呢?"
)
"""低在什么地方, 差在哪, 怎么扣了这么多 after the project that scored lowest: what it lost points for."""
_LOST = "为什么扣分"
_WHY_ALONE = re.compile(r"(?:那么?|这|主要)*(?:是|又)?(?:因?为什么|什么原因|原因(?:是|在)?(?:什么|哪)?)呢?")
_WHY_LOW = re.compile(r"(?:那么?|它)?(?:的?得?分数?)?(?:为什么|怎么)[会才就只得分]*(?:[这那][么样])?[低差]的?呢?")
"""为什么这么低 after a score."""
_OTHER_ITEM = re.compile(r".*[\u4e00-\u9fff]{3}(?:[这那]一?项|指标|率|数量?)呢$")
_ELLIPTIC = re.compile(r"(?:[这那]一?项)?呢$")
_ITEM_ALONE = re.compile(
    r"^(?:那么?)?(?:其中)?(?!.{0,4}[第最]|之前|以前|原[来先])(?P<item>[\u4e00-\u9fff]{2,10}?)(?:的?呢|(?:花了|用了|支出|是)多少钱?)$"
)
"""通讯费呢 may be an indicator of the project, as long as nothing else is called so."""
_ITEM_SHARE = re.compile(
    r"(?:那么?|它|其中|里面|里头)*的?(?P<item>[\u4e00-\u9fff]{2,10}?)占(?:了|到)?(?:多少|几成|百分之几|多大比例)呢?"
)
"""通讯费占多少 after a project: of what this spent."""
_SCORED = re.compile(r"(?:又|最后|一共)?得了?(?:多少|几)分|(?:自评|最后)?得分")
"""The score of a project whose rate was asked for is that of the whole."""
_BEYOND = re.compile(r"^(?:那么?)?(?:还|又|实际)?(?:相?差|超出?|多|少)了?(?:多少|几)[万亿个]?(?![钱万元分])[\u4e00-\u9fff]{1,3}$")
"""By how many of its own unit something is beyond what was aimed at (超了多少万件)."""
_BESIDE = re.compile(r"指标|[多少几]+分|扣掉|哪些|一项|目标|计划|实际|完成|达标|差了?多少|低|高|少|满")
_POINT, _LEFT = "分", "剩"
_TOLD = {"得分": "得了几分", "分值": "分值是多少", "目标值": "目标值是多少"}
"""What was told of an indicator, as it is asked of another one."""
_NUMBER = re.compile(r"得分|分值|满分|权重|指标值|目标|完成|实际|执行|预算|分$")
_WHOLE = "整体绩效自评"
"""Said of the work as a whole, whose form names no project."""


def may_lean(own: Query) -> bool:
    """Whether a question, as it is read by itself, may ask for something of the project that was spoken of before."""
    whom = own.organisations or own.unknown or own.years.named
    of_all = _OF_ALL.search(own.question) and not _WEIGHED.match(own.question)
    against = AGAINST_IT.match(own.question)
    if own.chosen and own.chosen.of is Of.POSITION and not (own.organisations or own.rows or own.leftovers):
        return True  # 排第几
    placed = own.chosen is not None and not (asks_most_lost(own) or against)  # 第二低的呢
    of_others = _OF_PROJECTS.search(own.question) or _ORDERED.search(own.question) or of_all or placed
    asked = own.operation in (Operation.VALUE, Operation.REASON, Operation.DIFFERENCE, Operation.TEXT, Operation.CHECK)
    named = any(one.match(own.question) for one in (_INSIDE, _OTHER_ITEM, _ITEM_ALONE, _ITEM_SHARE))
    asks: object = asked and (named or _ASKS.search(own.question) or _INVOLVED.search(own.question))
    asks = asks or any(one.fullmatch(own.question) for one in (WHERE_GONE, WHERE_LOW, _WHY_LOW, ASKS_WORK))
    asks = asks or any(one.search(own.question) for one in (ASKS_BETTER, ASKS_STEP, OF_REPORT, _ADVICE, _SOURCE))
    averaged = own.operation is Operation.AVERAGE and _IT.match(own.question)  # 它平均几天办结
    asks = asks or averaged or against
    dated = asks_date(own.question) or asks_most_lost(own)
    return not (whom or (of_others and not against)) and bool(asks or dated or _THE_PROJECT.match(own.question))


def with_focus(question: str, own: Query, focus: Focus, embedding: Embeddings) -> str:
    """A follow-up with the project, and the indicator, that it leaves unsaid; '' where it asks for something else."""
    told = "得分" if focus.scored else focus.told
    if own.chosen and own.chosen.of is Of.POSITION:
        return called_with(focus.project, "", "得分排第几") if told == "得分" and not focus.item else ""
    against = against_project(question, focus.project, focus.facts, told) if focus.project else ""
    against = against or other_named.another_scored(question, focus)
    if against or projects_named(own.about, focus.facts):
        return against
    if focus.item and _became_of_item(_POINTING.sub("", question), focus):
        return called_with(focus.project, focus.item, "实际完成值是多少")
    if focus.item and _BEYOND.match(question):
        return called_with(focus.project, focus.item, "比目标差多少")
    if asks_most_lost(own):
        return called_with(focus.project, "", _POINTING.sub("", question))
    if WHERE_GONE.fullmatch(question):
        return called_with(focus.project, "", WHY_UNSPENT)
    if WHERE_LOW.fullmatch(question):
        return called_with(focus.project, focus.item, _LOST)
    if OF_REPORT.search(question) and not own.names_own:
        return called_with(focus.project, "", f"评价报告说{OF_REPORT.sub('', question)}") if focus.project else ""
    in_words = any(one.search(question) for one in (ASKS_BETTER, ASKS_STEP, _ADVICE, _IN_WORDS, _SOURCE, ASKS_WORK))
    if in_words and not own.names_own:
        return called_with(focus.project, "", _ADVICE_ALONE.sub("有什么建议", _POINTING.sub("", question)))
    if not (focus.project or focus.item) and LOST.search(question):
        return f"{_WHOLE}{_POINTING.sub('', question)}"
    asked = _ELLIPTIC.sub(_as_told(question, focus), LOST_HOW_MUCH.sub("几分", _POINTING.sub("", question)))
    fell_short = focus.item and DIFFER.fullmatch(question) and not question.endswith(_POINT)  # 目标多少？实际呢？少了多少
    asked = f"比目标{asked}" if fell_short else asked
    rated = names_another(focus, own.question) or other_named.names_rate(_ITEM_ALONE.match(question), _goals_of(focus))
    known = not _WEIGHED.match(question) and _names_money(own)
    if not (rated or known or beyond_numbers(_BESIDE.sub("\n", _POINTING.sub("", own.about)))):
        scored = focus.item == RUN and _SCORED.match(_POINTING.sub("", question))  # 执行率多少？得了多少分
        leaves = focus.item and not (scored or _OF_WHOLE.search(asked) or _THE_PROJECT.match(question))
        return called_with(focus.project, focus.item if leaves else "", asked)
    return _of_indicator(question, own, asked, focus, embedding)


def _names_money(own: Query) -> bool:
    """Whether a question names money that the catalogue knows, or an account by its code, and not what is left of some."""
    named = [row for row in own.rows if row.text in own.question and not (is_role(row.text) or means_all_money(row))]
    known = [row for row in named if any(map(is_money, indicators_meant([row], catalogue())))]
    return own.names_own and any(row in known or row.keys(LabelKind.CODE) for row in named if _LEFT not in row.text)


def _of_indicator(question: str, own: Query, asked: str, focus: Focus, embedding: Embeddings) -> str:
    """A follow-up that names something itself, with the project where that is an indicator of it, or another project by a word
    of its name; `asked` is what it asks of the one spoken of.
    """
    own_goals = _goals_of(focus)
    indicators = [goal for goal in own_goals if not TOTAL.match(goal.row)]
    alone, share = _ITEM_ALONE.match(question), _ITEM_SHARE.fullmatch(question)
    if not own_goals and _AGAINST_GOAL.search(question):  # what another project aimed at is no answer
        return called_with(focus.project, "", asked)
    if beside := other_named.told_elsewhere(alone, focus.facts, indicators) or other_named.of_nameless(alone, focus, indicators):
        return beside
    if share and focus.project and any(share["item"] in fold(goal.row) for goal in indicators):
        return called_with(focus.project, "", question[share.start("item") :])
    meant = goals_meant(own.about, indicators, embedding, IN_ITS_PROJECT, False)
    of_goal = LOST.search(question) or not GOAL_MEASURES.isdisjoint(own.measures)
    if meant and (inside := _INSIDE.match(question)) and not _ASKS.search(question):
        return called_with(focus.project, meant[0].row if len(meant) == 1 else _ELLIPTIC.sub("", question[inside.end() :]), _BOTH)
    whole = alone is not None and all(fold(goal.row) == alone["item"] for goal in meant)
    printed = any(row.printed for row in own.rows)
    within = alone is not None and focus.item and not printed and all(alone["item"] in fold(goal.row) for goal in meant)
    named = bool(meant) and (of_goal or whole or within or not any(may_be_account(goal, own) for goal in meant))
    if named or (_THE_PROJECT.match(question) and not _WHO.search(question)):
        return called_with(focus.project, "", asked) or (asked if alone else "")
    return "" if printed else other_named.scored_called(alone, focus) or other_named.of_another_called(alone, focus)


def _became_of_item(asked: str, focus: Focus) -> bool:
    """Whether it is asked what became of an indicator; what was spent is that of the indicator where this is a sum of money."""
    if not _OF_WHOLE.search(asked):
        return _DONE.fullmatch(asked) is not None
    return bool(_SPENT_ON_IT.fullmatch(asked)) and any(goal.row == focus.item and goal.is_money for goal in _goals_of(focus))


def _goals_of(focus: Focus) -> list[Goal]:
    """The rows of the form of the project that was spoken of."""
    return [goal for goal in goals_of(focus.facts) if called(goal, focus.facts) == focus.project]


def _as_told(question: str, focus: Focus) -> str:
    """What a follow-up that names but another indicator asks of it: what was told of the one before it."""
    alike = focus.item and not _NUMBER.search(question)
    if focus.lost and focus.item:
        return "扣了多少分，为什么"
    return "达标了吗" if focus.reached else _BOTH if focus.both else _TOLD.get(focus.told if alike else "", "是多少")


def of_evaluation(question: str, before: str) -> bool:
    """Whether a question asks for the money that an evaluation spoken of `before` was made of (涉及多少资金)."""
    return bool(_INVOLVED.search(question) and _EVALUATED.search(before))


def left_of_project(question: str, before: Sequence[str], focus: Focus) -> str:
    """差多少, 多花了多少 after what was planned for a project and what was spent on it, as what was left of its budget, or as how
    far that is from what was planned at the beginning of the year, where this was asked for; '' for others.
    """
    both = "".join(before)
    told = all(words.search(both) for words in (_PLANNED, _SPENT)) and focus.item in ("", focus.project) and not focus.scored
    asked = _FROM_BEGINNING if _AT_BEGINNING in both else "还剩多少没花"
    return called_with(focus.project, "", asked) if told and DIFFER.fullmatch(question) else ""


def why_so_low(question: str, before: Query, focus: Focus) -> str:
    """A reason alone after the project that scored lowest (哪个得分最低，为什么), or after what one lost, as what it lost points
    for by its form.
    """
    lowest = (before.operation is Operation.LOWEST and Measure.SCORE in before.measures) or LOST.search(before.question)
    if lowest and focus.scored and (_WHY_LOW.fullmatch(question) or _WHY_ALONE.fullmatch(question)):
        return _LOST
    why = lowest and _WHY_ALONE.fullmatch(question)
    return _LOST if why and any(called(goal, focus.facts) == focus.project for goal in goals_of(focus.facts)) else question


def lost_by_unfound(own: Query, before: Query) -> str:
    """为什么扣分 after the score of a project was asked for and not found, with the words for that project; '' for others: what
    another one lost points for is no answer.
    """
    why = own.operation is Operation.REASON and LOST.search(own.question)
    unfound = Measure.SCORE in before.measures and before.leftovers
    return f"{before.unnamed.replace(chr(10), '')}{own.question}" if why and unfound else ""
