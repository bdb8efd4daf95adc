"""Questions for the number of projects that were evaluated and for their money, in the names of the catalogue."""

from __future__ import annotations

import re

_BY_BOTH = re.compile(
    r"(?P<what>[^，,。？?]{2,}?)的?(?P<one>(?:绩效)?自评|(?:部门|财政|重点|绩效)评价)(?:的?得分)?[和与跟、](?P<other>(?:绩效)?自评|(?:部门|财政|重点)评价)"
    r"(?:的?得分)?(?:各自?|分别)?[是有为得了]*(?:多少|几)分?"
)
"""Two scores of one project, by two assessors."""
_THEN_OTHER = re.compile(
    r"(?P<what>[^，,。？?]{2,}?)的?(?P<one>(?:绩效)?自评)[得打评了]*(?:多少|几)分[，,](?:而|那|但|同时)?"
    r"(?P<other>(?:部门|财政|重点|第三方)+(?:绩效)?评价)(?=又?[得打评了是为]*(?:多少|几)分)"
)
"""自评多少分，重点评价又是多少分: the second is of the same project."""
_NAMES = {
    re.compile(r"(?:编报?制?了?|申报了?|设置?了?)?(?:(?:几|多少)个)?(?:项目)?(?:预算)?绩效目标(?:编报|编制|管理|设置|申报)?"):
        ("编报绩效目标项目数", "编报绩效目标涉及金额"),
    re.compile(r"绩效(?:运行)?(?:跟踪|监控)(?:评价|管理)?|跟踪评价"): ("绩效跟踪项目数", "绩效跟踪涉及金额"),
    re.compile(r"财政(?:部门)?(?:重点)?(?:绩效)?评价"): ("财政评价项目数", "财政评价涉及资金"),
    re.compile(r"(?:部门|单位|重点)(?:绩效)?评价"): ("部门评价项目数", "部门评价涉及资金"),
    re.compile(r"(?:项目)?(?:支出)?绩效自评价?|自评价?|(?<!重点)(?<!部门)(?<!财政)(?<!跟踪)绩效评价"):
        ("绩效自评项目数", "绩效自评涉及资金"),
}  # fmt: skip
"""What is done about the performance of projects -> the names of the number of projects and of their money."""
_COUNTED = re.compile(
    r"项目(?:总?数量?|个数)|(?<=自评)个数|(?:几|多少)个?项目|项目(?:一?共)?[有是]?(?:几|多少)个|多少项目"
    r"|(?:几|多少)个(?=绩效\S{1,4}项目)"
)
_MONEY = re.compile(
    r"涉及(?:到|了)?(?:的|多少)?(?:项目)?(?:预算|财政|拨款)*(?:资金|金额|款|钱|预算(?:多少)?)?|多少(?:钱|资金|金额|预算)|(?:预算)?(?:资金|金额)"
)
_EACH = re.compile(r"(?:(?:\d+个)?项目)?[，,]?平均(?:下来|到|摊到)?[每一单]个(?:项目)?|[每一单]个项目平均(?:下来)?")
"""A mean over the projects, which are named before it: 自评的项目平均每个多少钱."""
_BESIDE = re.compile(
    r"项目|[做开][展了]?|进行|组织|实施|涵盖|全面|市级|区级|县级|省级|预算|一?共|总|各|分别|多少|几个?|[的了有是和与及、，,还被]"
)
_OF_ANOTHER = re.compile(
    r"分(?!别)|[优良]|合格|[评等]级|问题|整改|占|比|率|为什么|原因|指标(?!项)|完成|执行|哪|最|结果|情况|吗|什么|\d个(?!项目.*平均)|达|报告|内容|年初|全年|(?:自评|评价)表"
)

_IN_ORDER = re.compile(
    r"(?:绩效)?自评价?了?的?项目(?:总?数量?|个数)?(?=的?(?:(?:最|更)[多少]|[多少](?:[些一]|$)|从[多少高低]|排名?$|排[个一]))"
)
"""哪家自评项目最多 puts bodies in order by how many there are."""
_WHOLE_SCORED = re.compile(
    r"(?:部门|单位)?整体(?:支出)?的?(?:绩效)?(?:自评价?|评价|考核)?(?:结果|工作|分数)*"
    r"(?:[得打拿评考]了?(?:多少|几)分|的?(?:综合|自评|绩效)*(?:总?得分|总分|评分|分数)(?:[是为有]?(?:多少|几)分?|(?=$|[，,和与及、])))"
)
"""The score of the work of an organisation as a whole, however it is asked for."""
_ASSESSED = re.compile(r"(?<=[^自]评价)(?:[得打评拿]了?|[是为])(?:多少|几)分")


def whole_scored(question: str) -> str:
    """部门整体支出自评打了多少分 as 整体支出自评得分, as the catalogue names it, and X评价得了几分 as reports do."""
    return _ASSESSED.sub("得分多少", _WHOLE_SCORED.sub("整体支出自评得分", question))


def by_each_assessor(question: str) -> str:
    """X的自评得分和部门评价得分各是多少 as X自评得分多少，X部门评价得分多少: one question for each of those who gave points."""
    question = _THEN_OTHER.sub(r"\g<what>的\g<one>得分多少，\g<what>的\g<other>", question)
    return _BY_BOTH.sub(r"\g<what>的\g<one>得分多少，\g<what>的\g<other>得分多少", question)


def evaluated(question: str) -> str:
    """几个项目做了绩效自评 as 绩效自评项目数, with 涉及多少资金 beside it as 绩效自评涉及资金; unchanged where more is asked."""
    question = _IN_ORDER.sub("绩效自评项目数", question)
    done = next(((match, names) for words, names in _NAMES.items() if (match := words.search(question))), None)
    counted, money, each = (words.search(question) for words in (_COUNTED, _MONEY, _EACH))
    cues = [match.span() for match in (done[0] if done else None, counted, money, each) if match]
    if done is None or not (counted or money) or _OF_ANOTHER.search(question):
        return question
    start, end = min(begin for begin, _ in cues), max(stop for _, stop in cues)
    beside = question[start:end]
    for words in (*_NAMES, _COUNTED, _MONEY, _EACH, _BESIDE):
        beside = words.sub("", beside)
    if each and not beside:
        return f"{question[:start]}{done[1][1]}平均每个项目多少钱{question[end:]}"
    asked = [name for name, said in zip(done[1], (counted, money), strict=True) if said]
    return question if beside else f"{question[:start]}{'和'.join(asked)}{question[end:]}"
