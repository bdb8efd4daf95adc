"""How far apart two of an order of organisations are: 比第二名高多少 after one for the highest, 最高的和最低的差多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.calculate import in_unit
from retrieval.conversation.things_asked import SO
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query

_MOST, _LEAST = "最[高多大]", "最[低少小]"
_PLACE = (
    rf"(?:排名?)?(?:(?P<most>{_MOST}|第一)|(?P<least>{_LEAST}|末位|最后|倒数第一|垫底)|第(?P<at>[二三四五]))"
    "[名位个家]?的?(?:那[个家]|那?个?单位)?"
)
_FROM_PLACE = re.compile(
    rf"{SO}(?:它|第一名?|前者|这家)?(?:又|还|各)?(?:比|[和跟与同]|是)(?:了)?{_PLACE}(?:相?比)?的?"
    r"(?:(?P<times>(?:多少|几)倍)|[^，。]{0,4}(?:差|多|少|高|低|贵|省)[^，。]{0,4}(?:多少|几|多大))"
)
_BY_HOW_MUCH = re.compile(rf"{SO}(?:又|到底)?(?P<way>[高多贵低少])[出了]*(?:多少|几)[钱万元]*")
"""高多少 after the highest is how far the next one lies below it."""
_BOTH_ENDS = re.compile(
    rf"^(?P<thing>[^，。]+?)的?(?P<first>{_MOST}|{_LEAST})的?(?:那?个?(?:单位|部门)|那?家(?:单位)?)?"
    rf"(?=(?:比|[和跟与同]|是)(?:{_MOST}|{_LEAST}))"
)
_OF_PROJECTS = re.compile(r"项目(?!支出|经费)|自评")
_END_FIRST = re.compile(
    rf"{SO}(?:其中|里面|它们[中里]?)?的?(?:(?P<most>{_MOST})|{_LEAST})的?(?:那?个?(?:单位|部门)|那?家(?:单位)?)?(?=(?:比|[和跟与同]|是)(?:{_MOST}|{_LEAST}))"
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
    return question if _OF_PROJECTS.search(question) else _BOTH_ENDS.sub(r"哪家\g<thing>\g<first>，", question)


def tells_apart(question: str) -> bool:
    """Whether a question after an order asks how far the first of it is from another place in it."""
    return bool(_FROM_PLACE.match(question) or _BY_HOW_MUCH.fullmatch(question))


def from_place(question: str, order: Query, findings: Sequence[Finding]) -> str:
    """A question after an order of reports how far the first of it is from another place in it, by their names; else ''."""
    lowest = order.operation is Operation.LOWEST
    if (next_one := _BY_HOW_MUCH.fullmatch(question)) and (next_one["way"] in "低少") is lowest:
        question = "比第二名高多少"
    match, things = _FROM_PLACE.match(question), order.rows
    if match is None or len(things) != 1 or order.measures != (Measure.AMOUNT,) or len(order.roles) > 1 or order.counted:
        return ""
    first, *others = _ordered(findings, lowest) or [""]
    other_end = match["most"] if lowest else match["least"]
    at = len(others) if other_end else int(chinese(match["at"]) or 0) - 1 if match["at"] else 0
    if not 1 <= at <= len(others):
        return ""
    thing = f"{things[0].text}{order.roles[0].value if order.roles else ''}"
    if match["times"]:
        return f"{first}的{thing}是{others[at - 1]}的几倍"
    return f"{first}和{others[at - 1]}的{thing}相差多少"


def _ordered(findings: Sequence[Finding], lowest: bool) -> list[str]:
    """The organisations of findings in their order."""
    amounts = ((one.readings[0].amount, one.facts.record.organisation) for one in findings if one.readings)
    sized = [((in_unit(amount, "元") or amount).value, name) for amount, name in amounts if amount]
    return list(dict.fromkeys(name for _, name in sorted(sized, key=lambda one: one[0], reverse=not lowest)))
