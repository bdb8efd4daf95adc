"""How far apart two of an order of organisations are: 比第二名高多少 after one for the highest, 最高的和最低的差多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from retrieval.calculate import in_unit
from retrieval.conversation.things_asked import SO
from retrieval.readings.leading import Finding
from retrieval.understanding.chosen.selection import Of
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query

_MOST, _LEAST = "最[高多大]", "最[低少小]"
_PLACE = (
    rf"(?:排名?)?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}|末位|最后|倒数第一|垫底)|第(?P<at>[一二三四五])|(?P<it>[它他])|(?P<before>前一))"
    "[名位个家]?的?(?:那[个家]|那?个?单位)?"
)
_FROM_PLACE = re.compile(
    rf"{SO}(?:它|第(?P<own>[一二三四五])[名位个家]?的?|前者|这家)?(?:又|还|各)?(?:比|[和跟与同]|是)了?{_PLACE}(?:相?比)?的?"
    r"(?:(?P<times>(?:多少|几)倍)|[^，。]{0,4}(?:差|多|少|高|低|贵|省)[^，。]{0,4}(?:多少|几|多大))"
)
_BY_HOW_MUCH = re.compile(rf"{SO}又?(?P<way>[高多贵低少])[出了]*(?:(?P<times>(?:多少|几)倍)|(?:多少|几)[钱万元]*)")
"""高多少 after the highest is how far the next one lies below it."""
SET_APART = (Operation.DIFFERENCE, Operation.RATIO)
"""What is asked of two of an order."""
_EACH_OF = {
    "国内公务接待人次": "人次", "国内公务接待批次": "批次", "因公出国（境）人次": "人次", "公务用车保有量": "辆车",
    "绩效自评项目数": "个项目", "在职人数": "个职工",
}  # fmt: skip
"""What is said for each of those that a mean is taken over."""
_BOTH_ENDS = re.compile(
    rf"^(?P<thing>[^，。]+?)的?(?P<first>{_MOST}|{_LEAST})的?(?:那?个?(?:单位|部门)|那?家(?:单位)?)?"
    rf"(?=(?:比|[和跟与同]|是)(?:{_MOST}|{_LEAST}|第[二三四五]))"
)
_FIRST_TWO = re.compile(
    rf"^(?P<thing>[^，。]+?)的?(?P<first>{_MOST}|{_LEAST})的?[两二][个家](?:单位|部门)?(?:之间)?的?(?:相?差了?|差距|差额)(?:[是有为了]*)"
    r"(?P<apart>(?:多少|几|多大)(?!倍)[钱万元]*)$"
)
_OF_PROJECTS = re.compile(r"项目(?!支出|经费)|自评")
_END_FIRST = re.compile(
    rf"{SO}(?:其中|里面|它们[中里]?)?的?(?:(?P<most>{_MOST})|{_LEAST})的?(?:那?个?(?:单位|部门)|那?家(?:单位)?)?"
    rf"(?=(?:比|[和跟与同]|是)(?:{_MOST}|{_LEAST}|第[二三四五]))"
)


def may_begin_with_end(question: str) -> bool:
    """Whether a question sets one end of an order against the other and says not of what."""
    return _END_FIRST.match(question) is not None


def end_first(question: str, before: Query) -> tuple[str, Query] | None:
    """最多的是最少的几倍 after the value of each, as asked after an order of these: the rest of it, and that order."""
    match = _END_FIRST.match(question)
    if match is None or before.operation not in (Operation.VALUE, *RANKING):
        return None
    return question[match.end() :], replace(before, operation=Operation.HIGHEST if match["most"] else Operation.LOWEST)


def ends_apart(question: str) -> str:
    """三公经费最高的和最低的差多少 as the question who has the most, and how far that is from the other end; projects of one
    report are set apart by their numbers.
    """
    if _OF_PROJECTS.search(question):
        return question
    return _FIRST_TWO.sub(_against_second, _BOTH_ENDS.sub(r"哪家\g<thing>\g<first>，", question))


def _against_second(match: re.Match[str]) -> str:
    """支出最高的两家差多少 as the question who has the most, and how far that is from the second."""
    way = "低" if re.match(_LEAST, match["first"]) else "高"
    return f"哪家{match['thing']}{match['first']}，比第二名{way}{'多少' if match['apart'] else '几倍'}"


def tells_apart(question: str) -> bool:
    """Whether a question after an order asks how far the first of it is from another place in it."""
    return bool(_FROM_PLACE.match(question) or _BY_HOW_MUCH.fullmatch(question))


def names_place(question: str) -> bool:
    """Whether it names that other place."""
    return _FROM_PLACE.match(question) is not None


def from_place(
    question: str, order: Query, findings: Sequence[Finding], derived: Sequence[str] = (), whose: str = ""
) -> str:  # fmt: skip
    """A question after an order of reports how far the first of it, or the one `whose` name the question has, is from another
    place in it, by their names; else ''.

    `derived` are the organisations of an order by means or shares, as it was told.
    """
    lowest = order.operation is Operation.LOWEST
    if (next_one := _BY_HOW_MUCH.fullmatch(question)) and (next_one["way"] in "低少") is lowest:
        question = "是第二名的几倍" if next_one["times"] else "比第二名高多少"
    match, thing = _FROM_PLACE.match(question), _ordered_by(order)
    if match is None or not thing:
        return ""
    plain = order.measures == (Measure.AMOUNT,) and not order.counted
    names = _ordered(findings, lowest) if plain else list(derived)
    spoken = _spoken_of(match, order, names, whose)
    other = _other_place(match, spoken, lowest, len(names) - 1)
    if other in (None, spoken) or max(spoken, other or 0) >= len(names):
        return ""
    if match["times"]:
        return f"{names[spoken]}的{thing}是{names[other or 0]}的几倍"
    return f"{names[spoken]}和{names[other or 0]}的{thing}相差多少"


def _spoken_of(match: re.Match[str], order: Query, names: Sequence[str], whose: str) -> int:
    """Which place, from 0, it is asked of: that of the organisation named, or whose place was asked for, or the place told."""
    chosen = order.chosen
    placed = whose or (chosen.whose or next(iter(order.organisations), "") if chosen and chosen.of is Of.POSITION else "")
    if match["own"] or not placed:
        told = chosen.places[0] if chosen and chosen.of is Of.PLACES else 1
        return int(chinese(match["own"]) or 1) - 1 if match["own"] else told - 1
    return names.index(placed) if placed in names else len(names)


def _other_place(match: re.Match[str], spoken: int, lowest: bool, last: int) -> int | None:
    """Which place, from 0, the one spoken of is set against: 第二名是谁，比它少多少 means the first."""
    if match["it"] or match["before"]:
        return spoken - 1 if spoken == 1 or (spoken and match["before"]) else None
    if match["at"]:
        at = int(chinese(match["at"]) or 0) - 1
        return at if at or spoken else last if lowest else None
    return last if bool(match["most"]) is lowest else 0


def _ordered_by(order: Query) -> str:
    """The one number by which an order is one, in words: a thing, its mean for each, its share in another; '' for others."""
    names = [row.text or "".join(one.name for one in indicators_meant([row], catalogue())) for row in order.rows]
    if order.counted and names:
        each, known = _EACH_OF.get(order.counted, ""), indicators_meant(order.rows[:1], catalogue())
        cost = next((one.name.removesuffix("决算数") for one in known), names[0])  # of 接待了多少人次
        return f"{cost}平均每{each}" if each and len(names) == 1 else ""
    if order.measures == (Measure.SHARE,):
        return f"{names[0]}占{names[1]}的比重" if len(names) == 2 else ""
    plain = len(names) == 1 and order.measures == (Measure.AMOUNT,) and len(order.roles) < 2
    return f"{names[0]}{order.roles[0].value if order.roles else ''}" if plain else ""


def _ordered(findings: Sequence[Finding], lowest: bool) -> list[str]:
    """The organisations of findings in their order."""
    amounts = ((one.readings[0].amount, one.facts.record.organisation) for one in findings if one.readings)
    sized = [((in_unit(amount, "元") or amount).value, name) for amount, name in amounts if amount]
    return list(dict.fromkeys(name for _, name in sorted(sized, key=lambda one: one[0], reverse=not lowest)))
