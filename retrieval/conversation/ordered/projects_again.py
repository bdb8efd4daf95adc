"""What a follow-up asks of the projects that the question before it listed or put in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.ordered.orders_again import at_end
from retrieval.conversation.things_asked import SO
from retrieval.understanding.chosen.limits import bounds
from retrieval.understanding.chosen.selecting import beyond_mean_in
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.whom.names import blanked

_SCORES_ALONE = re.compile(rf"{SO}(?=(?:得|评|自评得|总)分|满分)")
_FULL_MARKS = re.compile(
    rf"{SO}(?:还|又|其中)?(?:有没有|有几个|有哪些|哪[个些几]+是?|几个|谁是?)?(?:[得拿]了?)?满分的?(?:项目)?"
    r"(?:[，,]?(?:都|分别)?[有是]?(?:几个|哪[个些几]+|谁)(?:项目)?|吗|呢)*$"
)
"""Asks for projects with full marks."""
_ALL_GOOD = re.compile(rf"{SO}(?:它们|这些)?(?:都|全部?)+[是得评]?(?:不是)?了?[“\"]?优[秀级等]?[”\"]?的?[吗么不]?")
_COUNTED = re.compile(r"(?<!哪)有?(?:几|多少)个")
_WHICH_THEN = re.compile(rf"{SO}(?:分别|具体|都|各)*(?:是|有|叫)?(?:谁|哪[些几]个?(?:项目)?|什么(?:项目)?)呢?")
_PROJECTS_ASKED = re.compile(
    r"(?:绩效|自评|评价).*项目|项目.*(?:绩效|自评|评价)|项目.*(?:[得评满]分|(?:多少|几)分|分数?最|执行数)|(?:哪些|哪几个|几个)项目|项目(?:有|是)?(?:哪些|哪几个)"
)
_OF_EACH = re.compile(r"[各每]个?项目|(?:\d+|[几两三四五六七八九十]+)个项目|分别|各[是得多花]|哪些|哪几个")
_SCORED = re.compile(r"[得评满]分|分数?最|[多少几]+分|自评|绩效|评价")
_WHOSE_END = re.compile(
    rf"{SO}(?:其中)?(?:(?:哪一?个(?:项目)?|谁)的?)?(?P<money>(?:花的?|用的?)?钱?(?:花得|用得)?|预算|资金|金额|执行数|规模)?(?P<score>得分|分数)?的?最(?P<end>[高低多少大小])的?"
    r"(?:项目)?(?:呢|是?(?:谁|哪一?个|哪项)(?:项目)?)*"
)
_GRADES_OF_ALL = re.compile(
    rf"{SO}(?:它们|这些(?:项目)?)?的?(?:都|分别|各|自评)*(?:是|得|评)?(?:什么|几)?(?:自评|评价)?"
    r"(?:等级|评级|等次)(?:呢|[都是为]*(?:什么|多少|怎么样)|各是什么)*"
)
_ENDS_APART = re.compile(
    rf"{SO}(?:它们|这?[两二][个者]|(?:项目)?最(?:高|低)的?[和跟与比]最(?:高|低)的?)?(?:的?(?:得分|分数?))?(?:之间|相)?(?:差|高|低)了?(?:多少|几)分?"
)
"""差几分 after both ends of an order of projects."""
_BOTH_ENDS = re.compile(r"最高[^，]*最低|最低[^，]*最高")
_SCORE_TOO = re.compile(r"(?<=[呢个谁的])(?:得了?|拿了?|是|各)*(?:多少|几)分$")
"""第二低的呢，多少分: the number that an order by scores tells of whichever it puts there."""
_ASKED_OF_IT = re.compile(r"(?<=最[高低多少大小])(?P<which>的?(?:项目)?(?:是|有)?(?:哪一?[个项]|谁|什么)(?:项目)?).+")
"""得分最低的是哪个，扣在哪: what is asked besides of the one that comes first."""
_BEYOND_ALONE = re.compile(rf"{SO}\n+的?(?:项目)?(?:都|又)?(?:呢|[是有]?(?:哪[些几]个?|谁|(?:几|多少)个))?(?:项目)?")
"""低于平均的呢 after the scores of projects."""
_NEAR = 3
"""So many questions back the projects of a report may be spoken of."""
_OF_PROJECT = re.compile(r"项目(?!支出|经费)")
_OF_EVALUATION = re.compile(r"(?:绩效|自评)[^，。]*项目(?!支出|经费)|项目(?!支出|经费)[^，。]*(?:绩效|自评)")
_WHICH_PROJECT = re.compile(
    rf"{SO}(?:它|其|这些|这几个|那些)?(?:其中|里头|里面|当中|中)?的?(?=(?:[\u4e00-\u9fff]{{2,6}}最[高低多少大小好差]的?是?)?(?:哪一?[个些几]|[各每]个?(?:项目)?|第[一二三]名))"
)

_IN_LIST = re.compile(rf"{SO}(?:(?:汇总|自评|这张|这个|那张)*表|名单|清单|汇总)(?:里头?|里面|中|上)的?(?=哪一?个(?!指标).*最)")
"""表里哪个得分最低 after the scores of projects, which a list has."""
_OF_WHOLE = re.compile(r"自评|总分|评价")


def lists_projects(query: Query) -> bool:
    """Whether a question asks for the projects of an organisation, or for a number of each of them."""
    return bool(_PROJECTS_ASKED.search(query.about)) and (query.operation is Operation.TEXT or bool(_OF_EACH.search(query.about)))


def both_ends_asked(question: str, before: Sequence[Query]) -> bool:
    """Whether it is asked how far apart the projects are that the last two questions put first and last by their scores."""
    scored = [one for one in before[:2] if Measure.SCORE in one.measures]
    last = before[0].question if before and (scored or "项目" in before[0].question) else ""
    both = {one.operation for one in scored} == set(RANKING) or ("分" in last and _BOTH_ENDS.search(last) is not None)
    return both and _ENDS_APART.fullmatch(question) is not None


def of_projects(question: str, before: Sequence[Query]) -> str:
    """哪个得分最低 after a question for the projects that were evaluated, as one for these projects; '' for other questions."""
    asked = before[0].question if before else ""
    question = _SCORE_TOO.sub("", question) if before else question
    if before and (Measure.SCORE in before[0].measures or "项目" in asked) and _FULL_MARKS.match(question):
        return "自评满分的项目有哪些"
    counted = _COUNTED.search(asked)
    if _WHICH_THEN.fullmatch(question) and counted and _bounded(asked):
        return f"{'' if _OF_PROJECT.search(asked) else '自评项目里'}{asked.replace(counted[0], '有哪些')}"
    if _WHICH_THEN.fullmatch(question) and (counted or "项目数" in asked) and _OF_EVALUATION.search(asked):
        return "自评的项目有哪些"
    if any(_PROJECTS_ASKED.search(one.question) for one in before[:_NEAR]) and _ALL_GOOD.fullmatch(question):
        return "自评为优的项目有几个"
    if both_ends_asked(question, before):
        return "绩效项目得分最高的比最低的高多少分"
    scored = any(Measure.SCORE in one.measures and _OF_WHOLE.search(one.question) for one in before[:2])
    if scored and (listed := _IN_LIST.match(question)):
        asked_for = question[listed.end() :]
        return f"绩效项目{asked_for if '分' in asked_for else asked_for.replace('最', '得分最', 1)}"
    if not _PROJECTS_ASKED.search(asked):
        return ""
    if other_end := at_end(question, _ASKED_OF_IT.sub(r"\g<which>", asked)):
        return other_end
    if of_all := _of_all_projects(question, before[0]):
        return of_all
    if (beyond := beyond_mean_in(question)) and _BEYOND_ALONE.fullmatch(blanked(question, beyond.spots)):
        return f"各项目得分{question[slice(*beyond.spots[0])]}的有哪些"
    match = _WHICH_PROJECT.match(question) or _SCORES_ALONE.match(question)
    return f"绩效项目{question[match.end() :]}" if match else ""


def _bounded(asked: str) -> bool:
    """Whether projects are asked for by a limit of their scores (95分以下的, 满分的)."""
    return "分" in asked and ("满分" in asked or next(bounds(asked), None) is not None)


def _of_all_projects(question: str, before: Query) -> str:
    """What is asked of all projects that were counted before: their grades, or the first of an order."""
    asked = before.question
    if _GRADES_OF_ALL.fullmatch(question):
        return "各项目的自评等级"
    which, why, reason = question.partition("，")
    if end := _WHOSE_END.fullmatch(which):
        number = "得分" if end["score"] or (_SCORED.search(asked) and not end["money"]) else "执行数"
        number = "全年预算数" if end["money"] == "预算" else number
        return f"绩效项目{number}最{end['end']}的是哪个{why}{reason}"
    return ""
