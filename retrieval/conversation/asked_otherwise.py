"""A follow-up that asks in another way of the thing before it: its amount after a share, what it fell short of after a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.report import Role
from retrieval.conversation.beside.differing import DIFFER, of_two_rates
from retrieval.conversation.beside.of_thing import of_thing
from retrieval.conversation.beside.what_is_left import LEFT
from retrieval.conversation.of_its_cost import ITS_MONEY
from retrieval.conversation.ordered.which_moved_more import of_all_spent, of_them, which_moved_more
from retrieval.conversation.pointed.referents import summed
from retrieval.conversation.things_asked import (
    SO,
    column_named,
    completed_thing,
    last_thing,
    spoken_of,
    things_before,
    things_named,
)
from retrieval.readings.funds import money_of
from retrieval.readings.parts.each_part import asks_amounts, known_parts
from retrieval.understanding.cues import CHANGES, Measure, Operation, against_budget_in, operation_in
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_SPENT
from retrieval.understanding.wording.moved_where import ROSE_OR_FELL, which_moved
from retrieval.understanding.wording.quarters import of_all_quarters
from retrieval.understanding.wording.whys import WHY_UNSPENT

_ASKED = r"(?:呢|(?:[是有为花]了?)*(?:多少|几)[钱万亿元]*)"
_MEANWHILE = re.compile(
    rf"{SO}它?(?P<year>[今本当]年|现在|上一?年|(?:19|20)\d\d年度?(?!的?呢))(?:一共|总额|总数|具体|的|又)*{_ASKED}"
)
"""What a thing is or was, of which it was asked how it changed."""
_IN_MONEY = re.compile(rf"{SO}(?:它|[这那]一?项)?的?(?:具体|对应)?的?(?:金额|数额|绝对[数值额])上?{_ASKED}")
"""The amount of a thing whose share was asked for."""
_WAY = re.compile(rf"{SO}(?P<way>收入|支出)(?:又|是)?(?:呢|怎么样)")
_OTHER_WAY = {"收入": "支出", "支出": "收入"}
_ENOUGH = re.compile(rf"{SO}(?:都|全|还)*(?:[花用]完|够[花用]?)了?(?:吗|没有?|么|不够)[花用]?")
_COMPLETED = re.compile(rf"{SO}(?:预算)?(?:完成|执行)(?:率|进度|比例)(?:呢|[是有为]?(?:多少|几)?)*")
_SIZE = re.compile(r"(?:多少|几)[亿万]?元?|$")
OTHER_UNIT = re.compile(
    rf"{SO}(?:换算?成?|折算?成?|折合成?|合|按|以|用)(?:成|为)?(?:多少)?(?P<unit>万元|亿元|元)(?:计|来?算|表示)?(?:呢|[是有为]?(?:多少)?)*"
)
_BROUGHT = re.compile(
    rf"{SO}(?:主要)?(?:[是由靠]|因为)?(?:哪[些个几]*|什么)(?:项目|因素|方面|事项?|地方)?(?:带来|造成|引起|导致|拉动|推动|带动|影响)的?"
)
"""What brought a change about."""
_BECAUSE = re.compile(rf"{SO}(?:(?:是|难道是)?因为.+吗|是不是因为.+)")
"""是因为人多了吗 after a change asks for its reason."""
_WHERE_MORE = re.compile(
    rf"{SO}(?:它|这些?|主要|都|具体|又)*(?:[多少超增减省差涨降](?:[加少出支下花了的]|出来|下来|钱|部分)*(?:主要|都|是|体现)*[花用]?[在到])了?"
    r"(?:哪(?!一?年|个?月)[儿里些块]*|什么)(?:地方|方面|项目|上面?)?了?的?呢?"
)
"""多在哪儿了 after by how much something was more asks what made it so."""
_MORE_FOR = re.compile(
    rf"{SO}(?:[多超增涨](?:[加长添出支花了的来]|[这那]?(?:一?部分|些|笔|块)|\d[\d.]*[万亿]?元?)*(?:钱|资金|经费|预算|支出|开支)?)(?:主要|都|是|又|要|具体|打算|准备)*"
    r"(?:(?:用来|拿来|拿去|要|去)?(?:[干做买]|办)(?:什么|嘛|哪些事?)|(?:用|花)(?:于|在|到|去)了?(?:什么|哪[里儿些]?)|用途(?:是什么)?)"
    r"(?:地方|方面|事情?|上面?|用)*[了的]*[呢啊]?"
)
"""增加的这些钱是干什么用的 asks what made it more."""
WHERE_GONE = re.compile(
    rf"{SO}(?:差额|差的|(?:剩|余|结余|没[花用]完|没[花用])(?:下来?|余)?的?)(?:钱|资金|经费|部分)?(?:都|又|呢)*(?:[去到跑用花](?:到|在)?了?哪(?:儿|里|些地方)?去?|哪(?:儿|里)?去)了?"
)
"""差额去哪了, 剩下的钱去哪了 ask why less was spent than was planned."""
_WHERE_SHORT = re.compile(
    rf"{SO}(?:这|它们|两者|两个数)?(?:主要|具体)*(?:差(?:异|别|距|额)?|区别|出入)(?:主要)*出?在了?(?:哪|什么地方)[里儿些]?(?:方面|地方)?[呢啊]?"
    rf"|{SO}(?:为什么|怎么)(?:会|还)?差(?:了|得|出)?(?:这么|那么|这样)?(?:多|大|远)的?呢?"
    rf"|{SO}(?:为什么|怎么)(?:会|还)?(?:有|存在|出现)(?:这么大|这样|这个|那么大|一定)?的?(?:差(?:异|别|距|额)?|出入|偏差)呢?"
)
"""What made two numbers differ that were asked for."""
_OF_EACH_PART = re.compile(
    rf"{SO}(?:(?P<role>预算|决算)数?|(?:一共|合计数?|总的|加起来))(?:呢|[是有为花了]*(?:多少|几)[钱万元]*)?"
)
"""What is asked of all parts of a thing after the amount of each."""
_AGAINST_BUDGET = re.compile(r"[比较](?:年初|全年)?预算数?(?:要|又|还)?(?:[多少超高低省]|增|减|变)")
_RATE = re.compile(rf"{SO}(?:增长?|变化)?的?(?:百分比|百分之(?:几|多少)|幅度|增幅|降幅|比例)(?:呢|是?多少)?")
_SUM_OF_IT = re.compile(rf"{SO}(?:合计数?|总计数?|一共|共计)(?:是|有|为|花了)*(?:多少)?(?P<money>钱|万?元)?呢?")
"""合计是多少 after what a thing is made of."""
_RATE_MORE = re.compile(
    rf"{SO}(?:一共|又)?(?:[多少高低超降增减]|增[加长]|减少|下降)了?出?(?:百分之(?:几|多少)|几个?百分点|几成)"
)
_BETWEEN_YEARS = re.compile(
    rf"{SO}(?:这?两年|前后|一共|又)*(?:之间)?(?:相?差|[增减多少]|增加|增长|减少|下降|变化)[了出]?(?:多少|几)[个名位人辆台批次钱万元]*"
)
"""增加了几个 after a thing in one year and in another."""
_BEFORE_MOVE = re.compile(
    rf"{SO}它?(?:在|没)?(?P<moved>提[升高]|上升|增长|下降|降低)?(?:(?:之|以|此)?前|原[来先本])的?(?:呢|[是为有]?(?:多少|几|什么水平))+"
    r"|(?:它|是)*从(?:多少|几)[^到至]{0,2}(?P<from>[升涨提增降跌减])[升高长到上下过降起来了的]*"
)
"""提升前是多少, 之前呢, 从多少升上来的 after what a thing came to."""
_IS_RATE, _RISEN, _FALLEN = re.compile("[率度]$"), "提升", "下降"
_ALL_MOVED = re.compile(r"[多少](?!少|于)|[增减涨降跌]")
_BOTH_TOTALS = "收支总计"
_UNSPENT = re.compile(r"[没未]有?[花用]完|[没未]有?完成预算")
"""为什么没花完 asks why less than planned was spent."""
_SAVED = re.compile(rf"{SO}(?:又|还|一共)*(?:省|节[约省]|结余|剩)(?:下来?|了|出来?)?(?:多少|几)[钱万元]*(?:没[花用]完?)?")
_ALL_PLANNED = re.compile(
    rf"{SO}(?P<year>(?:19|20)\d\d年|上年)?度?的?(?:总的?|全部的?)?预算(?:总[额数量])?(?:一共|合计|总计)[是有]?(?:呢|多少[钱万亿元]*)"
)
"""那预算总共多少 after the budget of a part asks for that of the whole."""
_WHICH_CARS = re.compile(rf"{SO}(?:哪一?[种类]|什么)(?:公务用?|公)?(?:车辆?|用车)?最多的?")
_CARS = "vehicles_"
_SPENT_ON = ("economic_", "functional_", "personnel", "operating", "basic_expenditure", "project_expenditure")
_OF_ALL_SHARE = re.compile(
    rf"{SO}它?占(?:总|整个|整体|全部)的?(?P<much>多少|几成|百分之几|多大比例|(?:比例|比重)(?:是?多少)?)"
)
"""占总的多少, after what money was spent on."""
_PLAIN = ((Measure.AMOUNT,), (Measure.COUNT,))
_REST = "减去"


def asked_otherwise(question: str, before: Sequence[Query], meant: Sequence[Query]) -> str:
    """The question with what it leaves unsaid; '' for other questions. The questions before it are given as to `filled_in`."""
    thing = last_thing(before, meant) if before else None
    if told := of_them(question, before) or which_moved_more(question, before) or _of_difference(question, meant):
        return told
    if thing is None:
        ways = (_in_other_unit, _of_all_moved, _of_rate_before, _of_quarters, of_all_spent)
        return next(filter(None, (way(question, meant[0]) for way in ways)), "") if meant else ""
    last = meant[0]
    if asks_amounts(last) and (of_all := _OF_EACH_PART.fullmatch(question)):
        return f"{thing.text}各项{of_all['role']}分别是多少" if of_all["role"] else f"{thing.text}多少"
    money = money_of(thing)
    if told := _of_whole(question, thing, last) or (f"{money}多少" if money and ITS_MONEY.fullmatch(question) else ""):
        return told
    if _is_one_thing(last, before) and not column_named(last) and (in_all := _SUM_OF_IT.fullmatch(question)):
        return f"{(in_all['money'] and money) or thing.text}多少"
    changed = not CHANGES.isdisjoint(last.measures)
    changed = changed or (last.operation is Operation.REASON and not CHANGES.isdisjoint(meant[min(1, len(meant) - 1)].measures))
    if changed and (then := _MEANWHILE.fullmatch(question)):
        year = then["year"] if then["year"][0] in "上12" else ""
        return f"{year}{thing.text}是多少"
    if changed and _BROUGHT.fullmatch(question):
        return "为什么"
    if _WHERE_SHORT.fullmatch(question) and last.operation in (Operation.VALUE, Operation.DIFFERENCE):
        return _of_both_numbers(thing.text, before)
    if last.measures == (Measure.SHARE,) and _IN_MONEY.fullmatch(question):
        return f"{thing.text}是多少"
    if told := _which_part(question, thing, meant) or of_thing(question, thing, last):
        return told
    if last.operation is Operation.REASON and (way := _WAY.fullmatch(question)):
        return _reason_of(way["way"], last)
    if _AGAINST_BUDGET.search(last.about) and _RATE.fullmatch(question):
        return f"{thing.text}比年初预算增长百分之几"
    return of_two_rates(question, meant) or _of_two_numbers(question, completed_thing(thing) or thing.text, meant)


def _of_whole(question: str, thing: Mention, last: Query) -> str:
    """What is asked of the whole after a part of it: its budget, which sort of all cars, the share in all that was spent."""
    key = "".join(thing.keys(None)[:1])
    if last.roles == (Role.BUDGET,) and key not in ALL_SPENT and (whole := _ALL_PLANNED.fullmatch(question)):
        return f"{whole['year'] or ''}支出预算多少"
    if key.startswith(_CARS) and last.measures == (Measure.COUNT,) and _WHICH_CARS.fullmatch(question):
        return "车辆总数里哪一项最多"
    share = _OF_ALL_SHARE.fullmatch(question) if key.startswith(_SPENT_ON) else None
    return f"{thing.text}占本年支出{share['much']}" if share else ""


def _of_quarters(question: str, last: Query) -> str:
    """全年一共多少 after what is planned for each quarter."""
    return next((whole for row in last.rows if (whole := of_all_quarters(question, row.text))), "")


def _of_all_moved(question: str, last: Query) -> str:
    """上年是多少, 少了多少 after why so much less was spent (怎么一下少了这么多), which names no part of it."""
    whole = last.operation is Operation.REASON and last.organisations and not (last.mentions or last.leftovers or last.narrowing)
    if whole and (last.roles == (Role.BUDGET,) or _UNSPENT.search(last.about)) and DIFFER.match(question):
        return "支出预算数和决算数差多少"
    if not whole or not _ALL_MOVED.search(last.about):
        return ""
    if then := _MEANWHILE.fullmatch(question):
        return f"{then['year'] if then['year'][0] in '上12' else ''}{_BOTH_TOTALS}是多少"
    return f"{_BOTH_TOTALS}比上年增减多少" if _BETWEEN_YEARS.fullmatch(question) else ""


def _of_rate_before(question: str, last: Query) -> str:
    """之前呢 after a rate that but a sentence tells (一次办好率), as from what it rose to what; '' for others."""
    named = last.unnamed if _IS_RATE.search(last.unnamed) and "\n" not in last.unnamed else ""
    match = _BEFORE_MOVE.fullmatch(question) if named else None
    return f"{named}从多少{_way(match)}到多少" if match else ""


def _way(match: re.Match[str]) -> str:
    """Which way it is said to have moved, where that is said."""
    return _FALLEN if (match["from"] or "") in tuple("降跌减") else _RISEN


def _is_one_thing(last: Query, before: Sequence[Query]) -> bool:
    """Whether the questions before were for the amount of one thing of one organisation, or for what it is made of."""
    plain = last.operation in (Operation.TEXT, Operation.VALUE) and last.section is None and not last.narrowing
    return plain and len(last.organisations) < 2 and len(things_before(before)) == 1


def _of_difference(question: str, meant: Sequence[Query]) -> str:
    """多在哪儿了, 差额去哪了 as the reason of a difference, 增加了几个 as the one between two years; '' for others."""
    if meant and _differs(meant[0]) and _BECAUSE.fullmatch(question):
        return "为什么"
    if meant and _differs(meant[0]) and (_WHERE_MORE.fullmatch(question) or _MORE_FOR.fullmatch(question)):
        return "为什么"
    if WHERE_GONE.fullmatch(question) and any(Role.BUDGET in one.roles or _differs(one) for one in meant[:2]):
        return WHY_UNSPENT
    return _between_years(*meant[:2]) if len(meant) > 1 and _BETWEEN_YEARS.fullmatch(question) else ""


def _which_part(question: str, thing: Mention, meant: Sequence[Query]) -> str:
    """多在哪一项 as the part that moved most, of a thing whose parts are known; else what made it so; '' for other questions."""
    which = which_moved(question)
    moved = next((one for one in meant[:2] if _differs(one)), None)
    of_years = which is not None and moved is None and which.way in ROSE_OR_FELL
    if which is None or (moved is None and not (which.base or of_years)):
        return ""
    if not known_parts(replace(meant[0], mentions=(thing,))):
        return "为什么" if ALL_SPENT.isdisjoint(thing.keys(None)[:1]) else of_all_spent(question, meant[0])
    planned = not of_years and (moved is None or Role.BUDGET in moved.roles or _AGAINST_BUDGET.search(moved.about))
    return f"{thing.text}里哪一项比{which.base or ('预算' if planned else '上年')}{which.way}得最多"


def _differs(last: Query) -> bool:
    """Whether it was asked by how much two numbers differ: a thing and its budget, or two years of it."""
    planned = set(last.roles) == {Role.BUDGET, Role.FINAL} or _AGAINST_BUDGET.search(last.about)
    apart = last.operation is Operation.DIFFERENCE and _REST not in last.about  # what is left of a whole is no shortfall
    return bool(planned) or apart or not CHANGES.isdisjoint(last.measures)


def _between_years(last: Query, other: Query) -> str:
    """The difference of the one thing of two questions between the years that they asked for; '' for others."""
    both = (last, other)
    names = {tuple(row.text for row in things_named(one) or one.rows) for one in both}
    amounts = all(one.operation is Operation.VALUE and one.measures in _PLAIN for one in both)
    if len(names) != 1 or not amounts or last.organisations != other.organisations:
        return ""
    only = names.pop()
    if not other.years.asked:
        since = len(only) == 1 and not (other.years.offset or last.years.asked) and last.years.offset == -1
        return f"{only[0]}比上年增加多少" if since else ""
    first, second = other.years.asked[-1], (last.years.asked or other.years.asked)[-1] + last.years.offset
    return f"{max(first, second)}年{only[0]}和{min(first, second)}年差多少" if len(only) == 1 and first != second else ""


def _of_both_numbers(thing: str, before: Sequence[Query]) -> str:
    """Why a thing is not what was planned, where both numbers were asked for; '' where its goals or points were."""
    roles = {role for one in before for role in one.roles}
    amounts = all(set(one.measures) <= {Measure.AMOUNT, Measure.COMPLETION, *CHANGES} for one in before)
    if any(one.years.offset for one in before[:2]) and Role.BUDGET not in roles:
        return f"{thing}为什么比上年变化"
    planned = "与预算" if roles >= {Role.BUDGET, Role.FINAL} or Measure.COMPLETION in before[0].measures else ""
    return f"{thing}为什么{planned}不一样" if amounts else ""


def _of_two_numbers(question: str, thing: str, meant: Sequence[Query]) -> str:
    """差多少 after why less than planned was spent on a thing, 完成率呢 after how much less that was, 提升前呢 after a rate."""
    last, before_move = meant[0], _BEFORE_MOVE.fullmatch(question)
    if before_move and (before_move["moved"] or _IS_RATE.search(thing)):
        return f"{thing}从多少{before_move['moved'] or _way(before_move)}到多少"
    why = last.operation is Operation.REASON and not ("上年" in last.about or "去年" in last.about)
    short = why and (last.roles == (Role.BUDGET,) or _UNSPENT.search(last.about) is not None)
    alone = len(meant) == 1 or meant[1].organisations == last.organisations or len(things_before(meant[:2])) > 1
    if last.roles == (Role.BUDGET,) and _ENOUGH.fullmatch(question):
        return f"{thing}{last.budget}预算数和决算数差多少"
    completed = any(Measure.COMPLETION in one.measures for one in meant[:2])
    asks_why = operation_in(question) is Operation.REASON
    short_of = completed and not asks_why and (against_budget_in(question) or _SAVED.fullmatch(question))
    if short_of or ((short or (Measure.COMPLETION in last.measures and alone)) and DIFFER.match(question)):
        return f"{thing}{last.budget}预算数和决算数差多少"
    if short and LEFT.fullmatch(question):
        return f"{thing}{last.budget or '年初'}预算数和决算数差多少"
    if short and _RATE_MORE.fullmatch(question):
        return f"{thing}比年初预算增长百分之几"
    both = last.operation is Operation.DIFFERENCE and set(last.roles) == {Role.BUDGET, Role.FINAL}
    return f"{thing}完成{last.budget or '年初'}预算的百分之几" if both and _COMPLETED.fullmatch(question) else ""


def _reason_of(way: str, last: Query) -> str:
    """支出呢 after 收入为什么减少, as that question for what was spent."""
    asked = last.about.replace("\n", "")
    return asked.replace(_OTHER_WAY[way], way) if _OTHER_WAY[way] in asked and way not in asked else ""


def _in_other_unit(question: str, last: Query) -> str:
    """换成元呢 after a sum or a difference of several things, as that in the other unit."""
    unit = OTHER_UNIT.fullmatch(question)
    if not unit or len(spoken_of(last)) < 2:
        return ""
    if last.operation is Operation.DIFFERENCE:
        return _SIZE.sub(f"多少{unit['unit']}", last.about.replace("\n", ""), count=1)
    names = summed(last)
    return f"{names}一共多少{unit['unit']}" if names else ""
