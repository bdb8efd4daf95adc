"""Which accounts of one report are asked for by how they moved: 完成年初预算不到90%的科目, 比上年涨了一半以上的, 超得第二多的."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extraction.numbers import Amount
from retrieval.understanding.chosen.limits import bounds, rough_bound
from retrieval.understanding.chosen.selection import Of, Selection, by_place
from retrieval.understanding.numerals import Numeral, numerals

_OF_ACCOUNTS = r"(?:项级|具体)?(?:功能)?(?:分类)?(?:支出)?(?:科目|款项|开支|支出项?(?!目)|项(?!目))"
_LISTS = re.compile(
    rf"[哪那][些几]个?{_OF_ACCOUNTS}|{_OF_ACCOUNTS}(?:都|分别)?(?:有|是)?[哪那](?:些|几[个项])"
    rf"|的(?:支出)?(?:科目|项(?!目))(?:有|呢|$)|有没有[^，。]*{_OF_ACCOUNTS}|有[^，。]*{_OF_ACCOUNTS}吗|(?:有|共)(?:几|多少)(?:项(?!目)|个{_OF_ACCOUNTS})|[前头后][两二三四五六](?:项(?!目)|个{_OF_ACCOUNTS})"
)
_ONE = re.compile(
    rf"(?:(?:各个?|每个?|所有|全部)的?{_OF_ACCOUNTS}|科目[里中])[^，。]*最[^，。]*(?:哪|什么)|"
    rf"哪一?[项个](?:项级)?(?:功能)?(?:分类)?(?:支出)?科目|哪一?项(?!目)|科目(?:是|有)?哪|{_OF_ACCOUNTS}是(?:哪一?[个项]|什么)|的一项$"
)
_PLANNED = re.compile(
    r"预算|完成率|执行率|(?:完成|执行)[^，。]{0,10}(?:最|\d)|[没未]有?[花用]完|超支|[结节]余|节约|省|剩|超[了支出得最]"
)
_FUND = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?(?=支出|收入|[里中的]|$)")
"""Names of purses, in which no budget is told."""
_BEFORE = re.compile(r"上一?年|去年|前一年|同比|增[长幅速]|降幅|涨|跌|翻")
_DONE = re.compile(r"完成|执行")
_UNPLANNED = re.compile(r"(?:没有?|无|未(?:安排|编列?|列)?)[有列安排编做报]*(?:年初)?预算|预算数?(?:为|是)[0零]|预算外新增")
_WHAT = re.compile(r"(?:是|有)(?:什么|哪个)(?:项目|科目|支出|项)|(?:什么|哪个)(?:项目|科目|支出)(?:年初)?(?:没|无|未)")
_NOT_OVER = re.compile(r"(?<!有)(?<!是)(?:没有?|未|不)超(?:过|出|支|了)?(?:年初|全年)?的?预算")
"""没超预算 means those that came to no more."""
_UNDER = re.compile(r"小于|低于|少于|没有?(?:[花用]|执行)完|不到|未完成|没有?完成|未达|[结节]余|不足|节约|省|剩")
_OVER = re.compile(r"大于|高于|多于|超")
_RISE = re.compile(r"增(?!减)|涨|上升|升|翻|(?:比|较)(?:上一?年|去年|前一年|(?:年初|全年)?预算数?)[^，。]{0,6}[多高]")
_FALL = re.compile(r"(?<!增)减|降|跌|砍|缩|下滑|掉|(?:比|较)(?:上一?年|去年|前一年|(?:年初|全年)?预算数?)[^，。]{0,6}[少低]")
_STAY = re.compile(r"持平|不变|没有?(?:什么|发生)*变(?:化|动)?|一样|相等|一致|一分不[差多少]|刚好|正好|不多不少|没多没少")
_MOST = re.compile(r"最(?:[多大高好快猛狠]|厉害|明显|显著|(?P<least>[小少低慢差]))")
_LOWEST = re.compile(r"最[高低差](?!.*[得了])")
"""最低 of accounts that are set against their budgets: of which the least part was spent."""
_APART = re.compile(r"(?:相?差|偏差|偏离|出入)[^，。最]{0,4}最(?:多|大|远|厉害|悬殊)|最悬殊")
"""预算和决算差得最多 asks for the greatest move, whichever way."""
_WHOLLY = re.compile(r"(?:正好|刚好|恰好|不多不少)[^，。]{0,8}(?:100%|百分之百|百分百)")
"""正好完成100% is no limit that more than all would keep."""
_BY_RATE = re.compile(r"最[快猛狠]|厉害|幅|率|百分|比例|[增涨降]速|倍")
_WHOLE, _BUDGET = 100, "预算"


@dataclass(frozen=True, slots=True)
class AccountsAsked:
    """Which accounts are asked for.

    `planned` tells that they are set against their budgets, else against the year before; `way` is 1 for those that came to more,
    -1 for less, 0 for the same, None where how far the budget was spent is what counts. `end` is 1 where the greatest of these
    moves is meant, -1 where the least is, of `either` way where both count; `places` then are its first and last place. `limits`
    are what bounds the move.
    """

    planned: bool
    way: int | None
    end: int = 0
    places: tuple[int, int] = (1, 1)
    by_rate: bool = True
    limits: tuple[Selection, ...] = ()
    unplanned: bool = False
    either: bool = False

    def words(self) -> str:
        """The question for these accounts, in words that are read as it."""
        base, limit = "年初预算" if self.planned else "上年", "".join(one.words for one in self.limits)
        place = "" if self.places == (1, 1) else f"前{self.places[1]}项" if self.places[0] == 1 else f"第{self.places[0]}名"
        if self.unplanned:
            return "哪些科目没有年初预算"
        if self.either:
            return f"哪一项与{base}相差{'比例' if self.by_rate else '金额'}最大{place}"
        if self.way is None:
            end = {1: "最高", -1: "最低"}.get(self.end, "")
            return f"{'哪一项' if end else '哪些科目'}完成{base}{limit}{f'的比例{end}' if end else ''}{place}"
        if self.way == 0:
            return f"哪些科目与{base}持平"
        moved = "增加" if self.way > 0 else "减少"
        if self.end:
            size = "大" if self.end > 0 else "小"
            return f"哪一项比{base}{moved}{limit}的{'幅度' if self.by_rate else '金额'}最{size}{place}"
        return f"哪些科目比{base}{moved}了{limit}"


def tells_move(text: str) -> bool:
    """Whether a name that a question holds tells but how accounts moved (结余, 节约, 超支)."""
    return any(pattern.match(text) for pattern in (_PLANNED, _BEFORE, _UNDER, _OVER, _RISE, _FALL, _STAY))


def accounts_asked(
    text: str, within: AccountsAsked | None = None, *, planned: bool | None = None
) -> AccountsAsked | None:
    """Which accounts a question asks for, None for others; `within` are those of the question before, whose base it keeps, where
    `planned` does not tell it.
    """
    text = _NOT_OVER.sub("完成预算不超过100%", text)
    if _UNPLANNED.search(text) and (_LISTS.search(text) or _WHAT.search(text) or within):
        return AccountsAsked(True, None, unplanned=True)
    if not (within or _LISTS.search(text) or _ONE.search(text)):
        return None
    asked, rest = _asked(text, _is_planned(text, within) if planned is None else planned)
    ended = (within or planned) and asked.planned and asked.end and asked.way is None and not asked.limits
    done = bool(ended and _LOWEST.search(rest)) or _is_done(asked, rest)
    if within:
        return asked if done else _as_before(asked, within, bool(_BY_RATE.search(rest)))
    moved = asked.way is not None or asked.either or done or any(map(_is_share, asked.limits))  # 超过1000万的 are so large
    return asked if moved else None


def _is_planned(text: str, within: AccountsAsked | None) -> bool:
    """Whether accounts are set against their budgets, by the words of a question or as in the one before."""
    before, budgets = _BEFORE.search(text), _PLANNED.search(_FUND.sub("", text))
    return within.planned if within and not (before or budgets) else bool(budgets) and (not before or _BUDGET in text)


def _asked(text: str, planned: bool) -> tuple[AccountsAsked, str]:
    """Which accounts the words of a question ask for, and those words without the limit."""
    limits, rest = () if _WHOLLY.search(text) else _limits_in(text), text
    for limit in limits:
        rest = rest if _RISE.search(limit.words) else rest.replace(limit.words, "\n")
    most, place = _MOST.search(rest), by_place(rest)
    least = most["least"] if most else place and place.rising
    end = (-1 if least else 1) if most or place else 0
    either = end > 0 and _APART.search(rest) is not None
    way = None if either else _way_in(rest, planned, bool(most or limits))
    places = place.places if place and place.of is Of.PLACES else (1, 1)
    by_rate = not end or (way is None and not either) or bool(_BY_RATE.search(rest))
    return AccountsAsked(planned, way, end, places, by_rate, limits, either=either), rest


def _is_done(asked: AccountsAsked, rest: str) -> bool:
    """Whether how far budgets were spent is what accounts are put in order by."""
    return bool(asked.planned and asked.end and _DONE.search(rest))


def _as_before(asked: AccountsAsked, within: AccountsAsked, rated: bool) -> AccountsAsked | None:
    """A follow-up with what it leaves to the question before (第二呢, 那降的呢); None where it asks for no accounts."""
    told = asked.way is not None or asked.limits or asked.end
    if not told:
        return None
    if asked.either and within.way:
        asked = replace(asked, either=False)  # 差得最多的 of those that came to less
    elif within.either and not asked.limits and asked.way is None:
        return replace(asked, either=True, end=1, by_rate=rated or within.by_rate)
    if asked.way is None and not asked.limits:
        of_place = asked.places != (1, 1)
        by_rate = within.by_rate if of_place else rated or within.way is None
        end = (of_place and within.end) or asked.end
        return replace(asked, way=within.way, limits=within.limits, by_rate=by_rate, end=end)
    if asked.way is None and within.way and asked.limits and not _is_raw(asked):
        return replace(asked, way=within.way)
    return asked


def _is_share(limit: Selection) -> bool:
    return limit.bound is not None and limit.bound.unit == "%"


def _is_raw(asked: AccountsAsked) -> bool:
    """Whether a limit can be met by no move but only by what part of a budget was spent (超过120%的)."""
    bound = asked.limits[0].bound if asked.limits else None
    return bool(asked.planned and bound and bound.unit == "%" and bound.value >= _WHOLE)


def _way_in(rest: str, planned: bool, bounded: bool) -> int | None:
    """Which way accounts moved that are asked for; None where that is told by what part of their budgets was spent."""
    if _STAY.search(rest):
        return 0
    if planned and bounded and _DONE.search(rest) and not _OVER.search(rest):
        return None
    ways = ((_UNDER, -1), (_FALL, -1), (_OVER, 1), (_RISE, 1)) if planned else ((_FALL, -1), (_RISE, 1))
    return next((way for pattern, way in ways if pattern.search(rest)), None)


def _limits_in(text: str) -> tuple[Selection, ...]:
    """How far the accounts moved that are meant: above or below a share, or an amount, or between two."""
    if rough := rough_bound(text):
        return (rough,)
    found = [_in_per_cent(one) for one in bounds(text)]
    if found:
        other = (one for one in found[1:] if not found[0].upper and one.above is not found[0].above)
        return (found[0], *other)
    return tuple(_from(one, one.value) for one in numerals(text) if one.unit == "%" and one.value)[:1]


def _in_per_cent(limit: Selection) -> Selection:
    """A limit in times of what was (一倍以上) as one in per cent."""
    bound = limit.bound
    return replace(limit, bound=Amount.of(bound.value * _WHOLE, "%")) if bound and bound.unit == "倍" else limit


def _from(share: Numeral, value: Decimal) -> Selection:
    """A bare share (增长10%的) as the least that is meant."""
    spots = ((share.start, share.end),)
    return Selection(Of.BEYOND, bound=Amount.of(value, "%"), words=f"{share.raw}以上", above=True, within=True, spots=spots)
