"""What is asked of the project that comes first in an order (得分最低的项目花了多少钱), as two questions."""

from __future__ import annotations

import re

_ORDER = r"(?P<by>得分|分数|评分|执行率|执行进度|执行数|预算数?|资金|金额|花钱|花得)最[高低多少大小差]的?"
_FIRST = (
    re.compile(rf"(?P<order>[^，,。？?；;]*{_ORDER}[那这]?一?个?项目)的?(?P<asked>[^，,。？?；;]{{2,}})"),
    re.compile(rf"(?P<order>[^，,。？?；;]*项目(?:里面?|中|当中)的?{_ORDER})[那这]?一?个?(?!项目)(?P<asked>[^，,。？?；;]{{2,}})"),
)
"""得分最低的项目花了多少钱, 几个项目里花钱最多的得了几分."""
_SCORE_OF = re.compile(rf"(?P<order>[^，,。？?；;]*{_ORDER})[那这]?一?个?(?P<asked>(?:又|自评)*[得拿]?了?(?:多少|几)分)")
"""花得最少的得了几分: nothing but a project has points."""
_WHICH_ALONE = re.compile(
    r"(?!为什么)(?:分别|各自?|都|又)?[是为叫有]?(?:哪|什么|谁|几个|名|多少$)|[和与跟同比]|的?前[两二三四五六七八九十几\d]"
)
"""Asks for the first by its name or for several, or sets it against another."""
_ANY_FULL = re.compile(
    r"有没有(?:项目)?(?P<got>(?:[得拿打]到?了?)?(?:满分|100分))的(?:项目)?"
    r"(?:[，,](?:都|分别)?[是有]?(?:哪(?:几个|些|一?个)|谁)(?:项目)?)?(?=$|[，,。？?呢])"
)
_ANY_SUCH = re.compile(r"有没有(?:哪个|哪些|一些)?(?=(?:绩效|自评)*项目(?:是|的)?[没未不低超][^，。？?]{1,12}[？?]?$)")
"""有没有项目没花完钱 asks which."""
_WHICH_FULL = re.compile(
    r"(?<![项目标])(?:(?:一共)?有?(?P<which>哪[几些]个?|(?:几|多少)个)(?:都|又)?(?:[是得拿打了到]{0,2})(?P<marks>满分|100分)的?(?:有|是)?"
    r"|(?P<first>[得拿打]了?满分|满分)的(?:都|又)?[有是](?P<after>哪[几些]个?|(?:几|多少)个))(?=$|[，,。？?呢])"
)
"""有几个满分 asks for projects, as nothing else has points."""
_POINTS_GOT = re.compile(
    r"(?:自评|绩效|评价)*(?:得分|评分|分数|(?<=自评))(?:[为是]|等于)?(?P<points>\d{1,3}(?:\.\d+)?)分?的?项目(?!支出)"
)
"""得分100的项目 are those that got 100分."""
_LOWEST = re.compile(
    r"(?P<before>(?:项目[^，,。；;？?]*(?:满分|100分|[得评]分|[几少]分)[^，,。；;？?]*|(?:[几些各]|多少)个?项目.{0,40}?|几个[评得为是]*优.{0,20}?)[，,。；;？?])"
    r"(?:那么?|又|其中|还有)?(?:(?:得?分数?|评分)?最(?P<way>[高低差])的?(?:项目)?[又是]?(?:哪一?[个项]|谁|多少分|几分|呢)"
    r"|(?:哪一?[个项]|谁)的?(?:得分|分数?|评分)最(?P<least>[高低差]))(?=$|[，,。；;？?])"
)
"""自评的项目里哪几个满分，分最低的是哪个 asks of these projects, whatever was set in an order before."""
_SCORE_OF_FIRST = re.compile(
    r"(?:(?<=分最[高低]的项目是哪个)|(?<=分最[高低]的是哪个)|(?<=分最[高低]))[，,](?:是|得了?)?(?:多少|几)分(?=[，,])"
)
"""哪个得分最低，多少分，为什么: the order tells the points."""
_SCORED, _ITS_SCORE = re.compile("分"), re.compile(r"[得拿]?了?(?:多少|几)分")


def first_then_asked(question: str) -> str:
    """得分最低的项目花了多少钱 as 得分最低的项目是哪个，它花了多少钱; other questions as they are."""
    match = next(filter(None, (way.match(question) for way in (*_FIRST, _SCORE_OF))), None)
    if match is None or _WHICH_ALONE.match(match["asked"]):
        return question
    if _SCORED.search(match["by"]) and _ITS_SCORE.match(match["asked"]):
        return question  # which the order tells
    which = "是哪个" if "项目" in match["order"] else "项目是哪个"
    return f"{match['order']}{which}，它{match['asked']}{question[match.end() :]}"


def with_full_marks(question: str) -> str:
    """有没有拿满分的，哪几个 as one for the projects with full marks; others, as for the full marks of a project, as they are."""
    if "项目" not in question and "指标" not in question:
        question = _WHICH_FULL.sub(_of_which, question)
    question = _ANY_SUCH.sub("哪些", question)
    question = _LOWEST.sub(_of_these, _SCORE_OF_FIRST.sub("", question))
    return _POINTS_GOT.sub(r"得\g<points>分的项目", _ANY_FULL.sub(r"哪些项目\g<got>", question))


def _of_which(match: re.Match[str]) -> str:
    which = match["which"] or match["after"]
    return f"{'哪些' if which.startswith('哪') else '有几个'}项目得满分"


def _of_these(match: re.Match[str]) -> str:
    return f"{match['before']}得分最{(match['way'] or match['least']).replace('差', '低')}的项目是哪个"
