"""Everyday turns for what is bought (货物, 工程, 服务) and of whom, put as reports and their readers' catalogue put them."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.understanding.cues import CALCULATION, RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query

_THREE_SORTS = re.compile(
    r"采购(?:支出)?(?:总额|金额)?的?这?三(?:项|类|者|部分)(?:金额|支出)?(?=加|合|之和|总和|相加)"
    r"|(?:(?:政府)?采购的?)?(?:货物|服务|工程)[、和与]?(?:货物|服务|工程)[、和与]?(?:货物|服务|工程)(?:这?三(?:项|类|种))?"
    r"(?:的?(?:政府)?采购)?(?:支出)?(?=加|合计|之和|总和|相加|一共)"
)
_EQUAL_ALL = re.compile(r"(?<=和采购服务)(?P<sum>[^，。]{1,8}?(?:等于|[是和与跟]))(?:采购)?总(?:额|数|金额)")
_SORT = re.compile(r"(?<=货物|服务|工程)类(?![别型])")
_SORT_WITHIN = re.compile(r"采购(?:总额|支出)?(?:里头?|里面|中|当中)的?[，,]?(?P<sort>货物|服务|工程)占(?!.{0,6}采购)")
"""采购里服务占多大比例 weighs one sort of purchases against all of them."""
_SORT_PLANNED = re.compile(
    r"采购的?预算(?:总额|金额|数)?(?:里头?|里面|中|当中)的?[，,]?(?P<sort>货物|服务|工程)(?:采购)?(?:预算)?(?P<share>占)?(?!.{0,6}采购)"
)
"""政府采购预算里工程有多少 asks for a budget of its own name."""
_SORTS_TO_SMALL = re.compile(
    r"(?P<sorts>(?:(?:货物|服务|工程)(?:类?采购)?(?:[、和与及]|以及))+(?:货物|服务|工程))类?采购的?(?:中|里)?的?(?:授予|给)了?"
    r"中小企业的?(?:合同)?(?:金额)?的?(?:占比|比例|比重|百分比)"
)
_SHARE_OF_ALL = re.compile(r"占(?:全部|所有|总)(?:政府)?采购(?:总?额|金额|支出)?(?=的?(?:多少|几成|百分|比|多大))")
"""服务采购占总采购多少."""
_NOT_MICRO = re.compile(
    r"(?:授予|给)?中小型?企业(?:的?合同(?:金额)?)?(?:里头?|里面|中|当中)的?(?:不是|不属于|并?非|不算|除了?)小微型?(?:企业)?(?:以外|之外|外)?的?(?:合同|金额|部分)*"
    r"(?:[是有为]|一共|还|又)*多少(?:钱|[万亿]?元)?$"
)
"""中小企业里不是小微的有多少 asks for what is left of the one without the other."""
_SORT_NAMED = re.compile(r"货物|服务|工程")
"""货物采购和服务采购授予中小企业的比例 asks for the share of each."""
_SORTS_WITHIN = re.compile(
    r"(?:政府)?采购(?:总额|支出)?(?:里头?|里面|中|当中)的?[，,]?"
    r"(?P<rest>(?:货物|服务|工程)(?:[、和与跟及]?(?:货物|服务|工程)|是|比|各|分别)(?!.*采购).*)$"
)
"""采购里服务是货物的几倍, 采购中货物工程服务各占几成: the sorts by their full names."""
_ALL_WEIGHED = re.compile(r"(?<![务物程府中类])采购(?:支出)?占(?:了|到)?(?:(?P<part>项目|基本)|总|本年|全年|全部)?支出(?!合计)")
"""采购占支出多少 weighs all that was bought."""
_SORTS_ALONE = re.compile(
    r"(?<!采购)(?P<rest>(?:货物|服务|工程)(?:[、和与跟及](?:货物|服务|工程))+(?:各自?|分别)占了?(?:多少|几成|百分之[几多]|多大).*)$"
)
"""货物和服务各占多少 weighs them in all purchases."""
_SORT_BEFORE = re.compile(r"(?P<sort>货物|服务|工程)(?P<next>(?=货物|服务|工程))?")
_BOUGHT = re.compile(
    r"(?:政府)?(?:采购|购?买)了?多少(?:钱的)?(?P<first>货物|服务|工程)[、，,和与及]?(?:多少)?(?:钱的)?(?P<second>货物|服务|工程)$"
)
_SORT_TO_SMALL = re.compile(
    r"(?:政府)?(?:采购)?(?P<sort>货物|服务|工程)类?(?:采购)?(?:支出|合同|项目)?(?:里头?|里面|中|当中)?(?:又|都)?(?:是|有)?(?:多少|几成|百分之[几多])的?(?:钱|合同)?(?:是|有)?"
    r"(?:授予|签给|给|留给|买自)了?的?中小微?企业"
)
"""工程有多少给了中小企业: reports print the share of that sort alone."""
_ALL_TO_SMALL = re.compile(
    r"(?:政府)?采购(?:合同|项目|金额|支出|的钱)?是?(?:全部|全都|百分之百|100%|全)(?:都|是)*(?:授予|签给|给|留给|买自)了?的?(?P<size>中小|小微)微?企业"
)

_SMALL_WITHIN = re.compile(r"(?<=采购)(?:总额|支出)?(?:里头?|里面|中|当中)的?[，,]?(?=(?:授予|签?给)了?的?(?:中小|小微))")
"""采购中给小微企业的 is told of all purchases."""
_WHAT_BOUGHT = re.compile(r"(?<!政府)(?:政府)?采购(?:都|主要|又)?了些?(?:什么|啥|哪些)(?:东西|项目)?(?=$|[，。？?])")
_PURCHASES, _BOUGHT_ALONE = "政府采购", "采购"
_ALL_BOUGHT = re.compile(
    r"(?:的|[今本]年|全年)*(?:项目)?采购(?:一?共|总额|金额)*(?:[是有]?(?:多少|几)(?:钱|[万亿]?元)?)?呢?"
)


_WHOSE = re.compile(r"(?<=的)采购(?=更[多少高低大小])")


def of_purchases(question: str) -> str:
    """The folded question with what it asks of purchases by the names of the catalogue."""
    question = _SHARE_OF_ALL.sub("占政府采购支出总额", question)
    question = _NOT_MICRO.sub("授予中小企业合同金额减授予小微企业合同金额是多少", _WHOSE.sub("政府采购支出总额", question))
    question = _SORT.sub("", _THREE_SORTS.sub("采购货物、采购工程和采购服务", question))
    question = _EQUAL_ALL.sub(r"\g<sum>政府采购支出总额", question)
    question = _SORT_WITHIN.sub(r"采购\g<sort>支出占政府采购支出总额", question)
    question = _SORTS_TO_SMALL.sub(_each_to_small, question)
    question = _SORT_TO_SMALL.sub(r"\g<sort>采购授予中小企业占比", question)
    question = _SORT_PLANNED.sub(_sort_planned, question)
    question = _ALL_WEIGHED.sub(lambda match: f"政府采购支出总额占{match['part'] or '总'}支出", question)
    question = _SORTS_ALONE.sub(_by_full_names, _SORTS_WITHIN.sub(_by_full_names, question))
    question = _WHAT_BOUGHT.sub("政府采购都买了什么", _SMALL_WITHIN.sub("", question))
    question = _BOUGHT.sub(r"采购\g<first>和采购\g<second>各多少", question)
    return _ALL_TO_SMALL.sub(r"授予\g<size>企业合同金额占比达到100%", question)


def all_bought(query: Query) -> Query:
    """采购 and 采购多少 of an organisation as what it bought in all, where it names nothing else; other questions as they are."""
    alone = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,) and bool(query.organisations)
    asked = alone and _ALL_BOUGHT.fullmatch(query.about.replace("\n", ""))
    ordered = query.chosen is not None or query.operation in (*RANKING, *CALCULATION)
    compared = ordered and query.unnamed == _BOUGHT_ALONE  # 甲的采购是乙的几倍
    if not (asked or compared) or any(row.keys(None) for row in query.rows):
        return query
    meant = Mention(_PURCHASES, 0, 0, (Meaning(None, "procurement"),))
    return replace(query, mentions=(meant,), leftovers=(), narrowing=(), unnamed="" if compared else query.unnamed)


def _each_to_small(match: re.Match[str]) -> str:
    return "和".join(f"{sort}采购授予中小企业占比" for sort in _SORT_NAMED.findall(match["sorts"]))


def _by_full_names(match: re.Match[str]) -> str:
    return _SORT_BEFORE.sub(lambda one: f"采购{one['sort']}支出{'' if one['next'] is None else '、'}", match["rest"])


def _sort_planned(match: re.Match[str]) -> str:
    return f"采购{match['sort']}预算{'占政府采购预算' if match['share'] else ''}"
