"""The organisations that the questions of a conversation were about, and whether a follow-up speaks of all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.conversation.things_asked import SINCE, SO
from retrieval.understanding.chosen.selection import HAS_BODIES
from retrieval.understanding.cues import RANKING, SET_AGAINST, Measure, Operation, against_budget_in
from retrieval.understanding.named.lexicon import keys_meant
from retrieval.understanding.query import Query

_ITS_BODIES = re.compile(r"下[面属辖设]|所属|范围|包[括含]|组成")
_COMPARING = (Operation.HIGHEST, Operation.LOWEST, Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO)
_WITHIN = re.compile(r"哪一?[项块笔类样]|里头|其中|里面|当中")
"""谁多 speaks of all that were asked about before, 它里头哪一项最多 of the last alone."""
_ALL_OF_THEM = re.compile(r"(?<![哪有第其])(?P<count>[两二三四五]|这几)(?:家(?!庭)|个?单位)(?!中|里|下属)")
"""两家每辆车各花多少 speaks of all organisations that were asked about."""
_EACH = re.compile(r"各|分别")
_EACH_OF_THEM = re.compile(
    rf"{SO}(?:它们|他们|这[些几]个?单位|[这两二三四五六七八九十\d]+[家个]单位)?(?:各自?|分别)(?:家|个|单位|都)*(?:又|有|是|的)*"
    r"(?P<asked>(?=.*(?:人(?!均|次)|编制|在职|职工)).{2,})"
)
"""各有多少人 after what bodies an organisation has."""
_THEIR_OTHERS = re.compile(rf"{SO}(?P<asked>编制|(?:退休|离休|在职|实有)人?)[数员]?的?呢")
_HOW_MANY = re.compile(rf"{SO}(?:一共|共|合计|加起来)?有?(?:几|多少)[个家]?")
_NUMBERS = ((re.compile(r"[科处股]|内设"), "内设机构有几个"), (re.compile(r"单位"), "决算编制单位有几个"))
_EACH_BODY = "各单位"
_OF_LIBRARY = re.compile(
    r"(?:(?:把|放[在到]|在|跟|和)(?=[所全各整库]))?(?:(?:所有|全部|全体|各个?)的?(?:报告|单位|部门|机构|家(?!庭))|(?:所有|全部)(?=里|中|当中)"
    r"|各家|(?:整个|全)?(?:报告)?库(?=[里中内]|最|谁|哪))(?:里面|里头|里|当中|之中|中|内)?的?"
)
"""所有单位里, 库里: of all that are held, whoever was asked about before."""
_SUMMED = re.compile(r"一共|合计|总计|共计|[加合]起来")
_SUM_ALONE = re.compile(rf"{SO}(?:都|全)?(?:{_SUMMED.pattern})(?:是|有|花了?)*(?:多少[钱万元]*|几个?|呢)*")
_OVER_ALL = (*RANKING, Operation.TOTAL, Operation.AVERAGE)
_END_OF_THING = re.compile(rf"{SO}(?P<thing>[^，,]{{2,10}}?)最[多高大少低小]的?(?:又|那[家个])?(?:呢|是谁)")
TOTALS = frozenset({"合计", "总计"})
"""Words that add up organisations in a follow-up, and are rows of their forms."""
_MANY = "零一两三四五六七八九"
_SO_MANY = re.compile(rf"{SO}(?:这|那)?(?P<count>[两二三四五六七八九])[家个](?:单位|部门|机构)?的?")

_BESIDE = re.compile(r"(?:那|那么)?[和跟与同].*(?:比|差)")
"""和财政局比呢: the one asked about before beside the one named now."""
_THING_BESIDE = re.compile(
    rf"{SO}[^\n，,占]{{2,12}}(?:(?:[是为]|相当于|等于)\n+的?(?:多少|几)倍|[比跟和与同]\n+(?:相?比)?(?:还|要|又)?[是差多少高低]了?(?:多少|几))"
)
"""三公经费是财政局的几倍: that of the one asked about before, as no other is named."""


def sets_beside(own: Query) -> Operation | None:
    """How a follow-up sets the organisation asked about before beside the one that it names; None where it does not."""
    if _BESIDE.match(own.question):
        return Operation.DIFFERENCE
    alone = len(own.organisations) == 1 and len(own.rows) == 1 and _THING_BESIDE.match(own.about)
    return own.operation if alone and own.operation in (Operation.RATIO, Operation.DIFFERENCE) else None


def named_before(before: Sequence[Query]) -> tuple[str, ...]:
    """The organisations that the questions before named, in their order."""
    return tuple(dict.fromkeys(name for earlier in reversed(before) for name in earlier.organisations))


def base_of(meant: Sequence[Query]) -> tuple[str, ...]:
    """Whom a follow-up sets beside another (和B比呢); after it was set beside one already (和A比呢), the one of these two that
    was asked about by itself, or that the last question set against the other (A比B多多少). The questions before it are given as
    they are meant, the last first.
    """
    last = meant[0].organisations
    both = len(last) == 2 and meant[0].operation in SET_AGAINST
    alone = (one.organisations for one in meant[1:] if len(one.organisations) == 1 and one.organisations[0] in last)
    first = last[:1] if both and "比" in meant[0].question else last
    return next(alone, first) if both else last


def of_all_before(own: Query, whom: Sequence[str]) -> bool:
    """Whether a follow-up that names no organisation sets those asked about before against each other, or asks each of them."""
    averages = own.operation is Operation.AVERAGE and (own.counted is None or _EACH.search(own.question))
    averages = averages and "每月" not in own.question
    compares = (own.operation in _COMPARING or averages) and not own.within and not _WITHIN.search(own.question)
    of_one = own.operation is Operation.DIFFERENCE and (SINCE.search(own.question) or against_budget_in(own.question))
    compares = compares and not of_one  # 比去年差多少
    match = _ALL_OF_THEM.search(own.question) if len(whom) > 1 else None
    counted = match is not None and _MANY.find(match["count"].replace("二", "两")) in (len(whom), -1)
    return not (own.organisations or own.unknown or own.without) and bool(compares or counted)


def of_all_again(own: Query, whom: Sequence[str], before: Sequence[Query]) -> bool:
    """Whether a follow-up that names no body speaks of all, as a question before it did, and not of those named last."""
    return _counts_all(own, whom, before) or _orders_all(own, before)


def _counts_all(own: Query, whom: Sequence[str], before: Sequence[Query]) -> bool:
    """Whether a follow-up reckons with more bodies than those named last, after an order of all (三家平均多少)."""
    counted = _SO_MANY.match(own.question)
    more = counted is not None and _MANY.find(counted["count"].replace("二", "两")) > len(whom)
    of_all = any(one.operation in RANKING and not one.organisations for one in before)
    return bool(more and of_all and own.operation in _OVER_ALL and not own.organisations)


def _orders_all(own: Query, before: Sequence[Query]) -> bool:
    """Whether a follow-up names the thing by which all were ordered, for an end of that order (各家采购谁最多？…采购最少的呢),
    whatever was asked of one of them since.
    """
    things, end = _things(own), _END_OF_THING.fullmatch(own.question)
    if end is None or not things or own.operation not in RANKING or own.organisations or own.unknown:
        return False
    orders = (one for one in before if one.operation in RANKING and not one.organisations)
    return any(_things(one) == things or end["thing"] in one.question for one in orders)


def _things(query: Query) -> set[str]:
    return set(keys_meant(query.rows))


def without_library(question: str, before: Sequence[Query]) -> str:
    """A follow-up for an order or a sum over all reports (所有单位里谁最多) without the words that say so.

    After a question for the bodies of an organisation they speak of these.
    """
    bodies = bool(before) and HAS_BODIES.search(before[0].question)
    return _OF_LIBRARY.sub("", question, count=1) if before and not bodies else question


def speaks_of_library(question: str) -> bool:
    """Whether a question says that it is for all reports that are held."""
    return _OF_LIBRARY.search(question) is not None


def sums_alone(question: str) -> bool:
    """Whether a question asks for a sum and names nothing that is added up."""
    return _SUM_ALONE.fullmatch(question) is not None


def of_all_held(question: str, own: Query, query: Query) -> Query | None:
    """An order or a sum over all reports, for a follow-up that asks for one of those that it takes from before it; else None.

    Of a thing that it names (所有单位的三公经费是多少) it asks for what each of them has.
    """
    plain = query.measures == (Measure.AMOUNT,) and not own.asks_whom
    summed = plain and query.operation in (Operation.VALUE, Operation.HIGHEST) and _SUMMED.search(question)
    each = plain and own.names_own and query.operation is Operation.VALUE
    operation = Operation.TOTAL if summed else Operation.HIGHEST if each else query.operation
    if operation not in _OVER_ALL or own.organisations or own.unknown:
        return None
    asked = f"{query.question}，所有单位"
    return replace(query, question=asked, operation=operation, organisations=(), without=(), own=())


def of_each_body(question: str, before: Sequence[Query]) -> str:
    """各有多少人 after a question for the bodies of one organisation, as one for that number of each of them; '' for others."""
    asked = _EACH_OF_THEM.fullmatch(question) if speaks_of_bodies(before) else None
    of_each = bool(before) and before[0].question.startswith(_EACH_BODY)
    if of_each and (other := _THEIR_OTHERS.fullmatch(question)):  # 各有多少人？编制呢
        return f"{_EACH_BODY}{other['asked']}数"
    return f"{_EACH_BODY}{asked['asked']}" if asked else ""


def sums_bodies(own: Query, before: Sequence[Query]) -> bool:
    """Whether 合计 in a follow-up adds up what several organisations were asked for, and is no row of their forms."""
    alone = bool(own.mentions) and all(mention.text in TOTALS for mention in own.mentions)
    return alone and bool(own.without or (own.operation is Operation.TOTAL and len(named_before(before)) > 1))


def count_of_listed(question: str, before: Sequence[Query]) -> str:
    """一共几个 after a question for the offices of an organisation, or for its bodies, as one for their number; '' for others."""
    of_all = bool(before) and before[0].operation in RANKING and bool(before[0].rows)  # 哪些单位项目支出比基本支出多
    if of_all or not (before and before[0].section and not before[0].chosen and _HOW_MANY.fullmatch(question)):
        return ""
    return next((number for words, number in _NUMBERS if words.search(before[0].question)), "")


def speaks_of_bodies(before: Sequence[Query]) -> bool:
    """Whether a question before, about the one organisation that is spoken of, asked for its bodies."""
    return len(named_before(before)) < 2 and any(HAS_BODIES.search(one.question) for one in before)


def asks_its_bodies(own: Query) -> bool:
    """Whether a follow-up asks for the bodies of the organisation spoken of (下面有哪些单位), and for no number of theirs."""
    plain = own.section and own.asks_whom and not own.mentions and own.measures == (Measure.AMOUNT,)
    return bool(plain and _ITS_BODIES.search(own.question))
