"""Questions that leave out a part of a name, with the names written out.

政府采购货物、工程和服务 names three things by one beginning; 采购里的服务 names one thing in two halves.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:里头的?|里面的?|里边的?|里的?|中的|当中的?|方面的?|中)(?=[\u4e00-\u9fff]{2})")
_MONEY_OF = re.compile(r"的(?:钱|资金|支出|花费|开销)(?=(?:里|中|当中)[\u4e00-\u9fff]{2})")
_DOING = re.compile(r"(?<=[里中内头面])(?:购买|采购|买)(?=[\u4e00-\u9fff]{2})")
"""采购的钱里买服务 asks for the 服务 of 采购."""
_AND = re.compile(r"[、和与跟及比]|(?<![增追更])加上?|以及|还有")
_NEXT = re.compile(rf"{_AND.pattern}|[是有为]?多少(?:钱|万?元)?[，,]?(?!占|同?比|和|[人批次辆台个团名件])")
"""What stands between things asked for in turn: 货物和工程, 货物多少，工程多少."""
_CARS = re.compile(
    r"(?<![买养用修开停乘的])(?:公务?|公家的?|公务用)?车(?:子|辆)?(?=(?:数量?)?[最更][多少]|一[辆台]都|一[辆台]也|都没有)"
)
"""Cars that are counted, where 公车 alone is what they cost."""
_WHICH_UNITS = re.compile(r"哪几[家个](?=\w{0,2}(?:单位|部门|机构))")
"""哪几家单位 asks which they are, where 几家单位 asks how many."""
_THESE_CARS = re.compile(
    r"(?<=[养修开买用])[这那](?:些|几[辆台])(?=车)|[这那]几[辆台](?=[“\"]?(?:其他|特种|应急|机要|执法|领导)[\u4e00-\u9fff]{0,6}车)"
)
_STAFF = re.compile(r"(?<=在[职编岗])的(?=[比较])")
"""在职的比上年少了几个 speaks of all who are."""
_EACH_DONE = re.compile(
    r"(?P<items>(?:[\u4e00-\u9fff]{2,6}?(?:[、和与]|以及))+[\u4e00-\u9fff]{2,6}?)(?:分别|各自?)(?P<done>[\u4e00-\u9fff]{2})了?(?=多少|几)"
)
"""货物、工程、服务各采购了多少: what is done to each is the beginning of its name."""
_SHARE = re.compile(r"占")
_BOTH_SHARES = re.compile(
    r"(?P<rest>[和与跟、][\u4e00-\u9fff]{2,10}?)的?(?P<share>占比|比重)(?=加起来|加在一起|相加|之和|合计|一共)"
)
"""基本支出和项目支出的占比加起来 asks for no share of the one in the other."""
_OF = re.compile(r"的(?=(?P<end>支出|收入|预算|决算|经费|费用))")
"""What a name may be cut before: 政府性基金预算的支出."""
_LONGEST_HALF = 8
_ECONOMIC = re.compile(r"(?<!表)(?:[按从在]照?)?(?:支出)?经济(?:分类|科目)(?:科目|口径)?(?:来?[看算说讲]|[里中下])?的?")
_FUNCTIONAL = re.compile(r"[按从在照]?(?:支出)?功能(?:分类|科目)(?:科目|口径)?(?:来?[看算说讲]|[里中下])?的?")
_IN_BASIC = re.compile(r"在?(?:一般公共预算财政拨款)?基本支出(?:决算)?(?:明细表?|表)[里中]?的?")
_BASIC = "基本支出中的"
_TOTALS = frozenset({"合计", "总计", "小计", "一共", "共计"})
_GENERAL = frozenset({"支出", "收入", "总支出", "总收入", "经费", "费用", "决算", "预算", "财政", "实际"})
_MONEY = frozenset({"金额", "费用"})
"""What is spent on a thing, at the end of a list of what is counted of it: 公务接待批次、人次、金额."""
_ASKING = re.compile(r"多少|几|是")
_SHORT = 2
_LISTED = 6
"""Characters of an item of a list that may be but the end of a name."""
_LONG_NAMES = range(_LISTED + 1, 2 * _LISTED + 1)
"""Characters of names that are whole, whatever their ends might be the beginning of (行政单位离退休)."""


def unfold(question: str, words: Container[str]) -> str:
    """The folded question with the names among the words that it leaves out a part of written out."""
    question = _STAFF.sub("人数", _THESE_CARS.sub("", _WHICH_UNITS.sub("哪些", question)))
    question = _OF.sub(lambda match: "" if _cuts(match, words) else match[0], question)
    question = _BOTH_SHARES.sub(r"\g<share>\g<rest>\g<share>", question)
    question = _EACH_DONE.sub(lambda match: _done_to_each(match, words), question)
    question = _by_both_classes(question, words)
    named = _by_economic_class(_CARS.sub("公务用车保有量", question), words)
    return _whole_lists(_run_apart(_whole_names(named, words), words), words)


def _cuts(match: re.Match[str], words: Container[str]) -> bool:
    """Whether what stands around a 的 is a name without it."""
    before = match.string[max(0, match.start() - 2 * _LONGEST_HALF) : match.start()]
    return any(before[at:] + match["end"] in words for at in range(len(before) - 2))


def _done_to_each(match: re.Match[str], words: Container[str]) -> str:
    """货物、工程各采购了 as 采购货物、采购工程各是, where all these are names."""
    first, *others = (item for item in _AND.split(match["items"]) if item)
    start = next((start for start in range(len(first)) if match["done"] + first[start:] in words), None)
    names = [match["done"] + item for item in (first[start:], *others)]
    if start is None or not all(name in words for name in names):
        return match[0]
    return f"{first[:start]}{'、'.join(names)}各是"


def _run_apart(question: str, words: Container[str]) -> str:
    """政府采购货物工程服务 with 、 between what share one beginning."""
    for start in range(len(question)):
        for end in range(start + 4, min(start + 2 * _LISTED, len(question)) + 1):
            name = question[start:end]  # a code is no run of shorter ones
            if name in words and not name.isdigit() and (cut := _next_of_run(question, start, end, words)):
                return _run_apart(f"{question[:end]}、{question[start:cut]}{question[end:]}", words)
    return question


def _next_of_run(question: str, start: int, end: int, words: Container[str]) -> int | None:
    """Where the shared beginning of a name ends, if with it what follows the name is a name too, and is none without."""
    after = question[end : end + 2]
    begins, stops = range(max(0, start - _LONGEST_HALF), end), range(end + 1, min(end + 2 * _LISTED, len(question)) + 1)
    if _ASKING.match(after):
        return None
    named = any(question[begin:stop] in words for begin in begins for stop in stops)
    if len(after) < 2 or after in _GENERAL | _TOTALS | _MONEY or named:
        return None
    cuts = (cut for cut in range(end - 2, start + 1, -1) if question[start:cut] in words)
    return next((cut for cut in cuts if question[start:cut] + after in words), None)


def _by_both_classes(question: str, words: Container[str]) -> str:
    """住房公积金按功能科目和按经济科目 as 住房公积金和基本支出中的住房公积金: what is printed by either classification."""
    functional = _FUNCTIONAL.search(question)
    economic = _ECONOMIC.search(question) or _IN_BASIC.search(question)
    if functional is None or economic is None or functional.end() > economic.start():
        return question
    before = question[: functional.start()]
    name = next((before[at:end] for at, end in _stretches(before) if _BASIC + before[at:end] in words), "")
    both = f"{name}和{_BASIC}{name}"
    return before.replace(name, both, 1) + question[economic.end() :] if name else question


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """All stretches of a text that may be a name, the longest first."""
    return ((start, start + length) for length in range(12, 1, -1) for start in range(len(text) - length + 1))


def _by_economic_class(question: str, words: Container[str]) -> str:
    """住房公积金按经济分类 as 基本支出中的住房公积金, which alone is printed by that classification."""
    rest = _ECONOMIC.sub("", question)
    if rest == question:
        return question
    found = next(((start, end) for start, end in _stretches(rest) if _BASIC + rest[start:end] in words), None)
    return question if found is None else rest[: found[0]] + _BASIC + rest[found[0] :]


def _whole_names(question: str, words: Container[str]) -> str:
    """采购里的服务 as 采购服务; where a share is asked, as 采购服务占采购."""
    match = _INSIDE.search(question)
    if match is None:
        return question
    if (bare := _MONEY_OF.sub("", question)) != question and (named := _whole_names(_DOING.sub("", bare), words)) != bare:
        return named
    before, after = question[: match.start()], question[match.end() :]
    for outer in _outer_halves(before, words):
        for right in range(min(_LONGEST_HALF, len(after)), 1, -1):
            inner, rest = after[:right], after[right:]
            name = next((joined for joined in (outer + inner, inner + outer) if joined in words), None)
            if name and outer + match[0] + inner not in words:
                return before.removesuffix(outer) + name + _weighed(rest, outer, words)
    return question


def _weighed(rest: str, outer: str, words: Container[str]) -> str:
    """What follows a name, with the whole after 占 where no other is named (采购服务占多少)."""
    share = _SHARE.search(rest[:3])
    after = rest[share.end() :].removeprefix("了") if share else ""
    named = any(after[:end] in words for end in range(2, 2 * _LONGEST_HALF))
    whole = next((outer + end for end in ("", "总额") if outer + end in words), "")
    return f"占{whole}{after}" if share and whole and not named else rest


def _outer_halves(before: str, words: Container[str]) -> list[str]:
    """The ends of a text that may name the whole: the longest known name and what is longer, never a part of that name."""
    ends = [before[-length:] for length in range(min(_LONGEST_HALF, len(before)), 1, -1)]
    known = next((end for end in ends if end in words), "")
    return [end for end in ends if len(end) >= len(known) and end not in _GENERAL]


def _whole_lists(question: str, words: Container[str]) -> str:
    """货物采购、工程 with the beginning or the end that its items share given to each; items that are names stay."""
    ends = [match.span() for match in _AND.finditer(question)]
    for start, end in ends[::-1]:
        if _within_name(question, start, end, words):
            continue
        if made := _with_end(question[:start], question[end:], words):
            question = made + question[start:]
    position = 0
    while (match := _NEXT.search(question, position)) is not None:
        position = match.end()
        if _within_name(question, match.start(), position, words):
            continue
        if made := _with_beginning(question[: match.start()], question[position:], words):
            question = question[:position] + made
    return question


def _within_name(question: str, start: int, end: int, words: Container[str]) -> bool:
    """Whether a name goes on over the 和 (年初结转和结余)."""
    begins, stops = range(max(0, start - 2 * _LISTED), start - 1), range(end + 1, min(end + _LISTED, len(question)) + 1)
    return any(question[begin:stop] in words for begin in begins for stop in stops)


def _with_beginning(before: str, after: str, words: Container[str]) -> str | None:
    if any(after[:length] in words for length in _LONG_NAMES):
        return None
    for length in range(min(_LISTED, len(after)), 1, -1):
        item = after[:length]
        if (_stands_alone(item, words) and item not in _MONEY) or item in _GENERAL:
            return None
        for start in range(max(0, len(before) - 2 * _LISTED), len(before) - 2):
            known = before[start:]
            for cut in range(2, len(known) - 1) if known in words else ():
                if known[:cut] + item in words:
                    return known[:cut] + after
    return None


def _stands_alone(item: str, words: Container[str]) -> bool:
    """Whether an item of a list is a name; one short word that reports only print (货物) may yet be the end of another's."""
    printed = isinstance(words, Mapping) and item in words and all(meaning.kind is not None for meaning in words[item])
    return item in words and not (printed and len(item) <= _SHORT)


def _with_end(before: str, after: str, words: Container[str]) -> str | None:
    if any(before[-length:] in words for length in _LONG_NAMES):
        return None
    for length in range(min(_LISTED, len(before)), 1, -1):
        item = before[-length:]
        if _stands_alone(item, words) or item in _GENERAL:
            return None
        for end in range(min(2 * _LISTED, len(after)), 2, -1):
            known = after[:end]
            for cut in range(2, len(known) - 1) if known in words else ():
                if item + known[cut:] in words:
                    return before + known[cut:]
    return None
