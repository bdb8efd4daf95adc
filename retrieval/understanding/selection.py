"""Which of those set in an order a question asks for: 第二高, 前三名, 超过5万元的, 有的和没有的, 减少了的, 排第几."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from extraction.numbers import Amount
from retrieval.calculate import in_unit
from retrieval.understanding.names import Spot
from retrieval.understanding.numerals import Numeral, chinese, numerals

WHO = re.compile(
    r"谁|哪(?:[个家些几]|一家|一个|几家|几个)?(?:家)?(?:单位|部门|中心|机构|地方|地区|城市|市|家|个)(?!项目|科室|处室|公司|企业|指标)"
)
"""Words that ask for organisations."""
WHOM = re.compile(
    r"谁|哪[一几]?家|(?:哪[个些几一]{0,2}|各|几个|多少个|些|最\w{1,3}的)(?:单位|部门|机构)|(?:单位|部门|机构)(?:的?是|有|名单)?[哪谁几都]"
    r"|的(?:单位|部门|机构)(?:名单|有没有|有)?$|有没有[哪一]?[个家]?(?:单位|部门|机构)"
)
"""Words that can ask for nothing but organisations."""
_BELOW = r"(?:下属|所属|下辖|二级|直属)的?(?:预算|决算|事业)*"
OWN_BODIES = re.compile(rf"哪[个些几一]{{0,2}}{_BELOW}单位|{_BELOW}单位(?:里|中|当中|之中|哪|谁)")
"""Words that ask for nothing but the bodies of the organisation that is spoken of."""
HAS_BODIES = re.compile(
    rf"{_BELOW}单位|(?:几|多少|哪些)[个家]?(?:{_BELOW})?(?:单位|机构)|(?:单位|机构)[一总]?共?有?(?:几|多少)[个家]"
)
"""Words that ask for its bodies, or how many there are."""
HOW_MANY = re.compile(r"(?<!哪)(?:几|多少)(?:家|个?(?=单位|部门|中心|机构))|(?<=单位)[共一]?有?(?:几|多少)个")
"""Words that ask how many organisations there are."""
_COUNTED = re.compile(r"多少(?:家|个)?(?:单位|部门|中心|机构)")
_WHICH = re.compile(rf"{WHO.pattern}|{WHOM.pattern}|{HOW_MANY.pattern}|哪些(?=\n)")
_PARTS = re.compile(r"哪些|哪几[项类笔个]")
_PARTS_ALONE = re.compile(r"的[是有都]*哪(?:些|几个)$")
_N = r"(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,3})"
_ORDINAL = re.compile(
    r"(?:排名?在?|[位名]居)?"
    rf"(?P<end>倒数|最后)?第{_N}(?:[名位家]|[高多大](?!学)|(?P<low>[低少小])|(?=的?[是呢\n]|的|$))"
)
_SEVERAL = re.compile(
    rf"(?:前|头|top|(?P<end>倒数|最后|垫底的?|后(?=.{{1,3}}[名位]))|最(?:[高多大贵]|(?P<low>[低少小省]))的?){_N}"
    r"(?:[名位家大高项强笔类]|个(?=单位|部门|项目|是|的|呢|$)|(?=的|$|分别))(?![年月季])"
)
_PLACE = re.compile(r"第几(?![季部条章个])(?:名|位)?|(?<!安)排名?(?:多少|几)位?|(?:什么|啥|多少)(?:名次|位次)|名次")
_EACH_ONE = r"(?:(?:全部|所有|全体|各|这|那)?[几两三四五六七八九]?(?:家|个?单位|部门|机构|热线|中心)|大家|全库|库[里中]|总体)?的?"
_MEAN = rf"{_EACH_ONE}(?:平均|均值)(?:数|值|线|水平|支出|开支|花费)?的?"
_TO_MEAN = re.compile(
    rf"(?:(?:是|为|相当于|占|等于)了?{_MEAN}(?:的)?(?P<times>(?:多少|几)倍)|(?:比|较|[和与跟同]){_MEAN}(?:相比|比)?"
    r"(?:是|要|还|又|相)*(?:[高低多少大小贵省]|超|差)[出了于]*(?:多少|几)[钱万元]*|比{_MEAN}(?:是)?(?:高还是低|低还是高|多还是少|少还是多|[高低多少]吗)|(?:高于|低于|超过|超出|超)"
    rf"{_MEAN}(?:多少|几)[钱万元]*)"
)
"""What one has is set against the mean of all (是平均数的几倍, 比平均水平高多少)."""
_BEYOND_MEAN = re.compile(
    rf"(?:在{_MEAN}(?P<side>[以之][上下])|(?P<way>[高低多少大]于|超[过出]?|不到|达不到|没到){_MEAN}|比{_MEAN}(?P<size>[高多大低少小]))"
)
_ABOVE = re.compile(r"(?P<not>没有?|未|不)?(?:超过|超出|超|大于|高于|多于|突破|(?P<reach>达到?|满|到)|过|破)了?$")
_UNDER = re.compile(r"(?P<not>不)?(?:低于|少于|小于|不足)$")
_BOUNDED = {"至少": True, "最少": True, "至多": False, "最多": False}
_TO, _BETWEEN = re.compile("元?(?:到|至|和|[-—~～])"), re.compile("元?(?:之间|这个区间|范围内?)")
_AFTER = re.compile(r"(?:及|或)?(?:(?P<more>以上|往上|起步)|以下|以内|之内)")
_SPOKEN = {"万": "万元", "亿": "亿元", "块": "元"}
_NEAR_MEAN = re.compile(
    rf"(?:离|距离?|[和与跟同]|最接?近){_MEAN}(?:最[接贴]?近|最为接近|差得?最[少小]|(?P<far>最远|[差离]得?最[多大远])|(?=的|[是谁哪]|$))"
)
"""离平均数最近的, 最接近平均水平的, 离平均最远的."""
DOUBLED = re.compile(r"翻[了一]*[番倍]|(?:增[加长]|上涨|涨)了?一倍")
_TOLD = re.compile(r"(?<![未没])(?:披露|公开|公布|公示|列出|写明)[过了]?(?!的)")
_UNTOLD = re.compile(r"(?:没有?|未|不)(?:予|曾)?(?:披露|公开|公布|公示|说明|写明|提到|列出|列示)")
_LACK = re.compile(r"(?<!有)没(?!完|有?多少|花多少|有?(?:授予|签|给))|无|(?<!不为|不是)(?<!非)零|未(?!来)|[为是]0")
_HAVE = re.compile(
    r"有没有|(?<![没所拥保])有(?!多少|几|哪|没)|发生|买了|花了?钱|[花用出]了(?!多少|几|最)|不[为是]零|非零|涉及|产生"
)
FALL = re.compile(r"减少|下降|降低|下滑|缩减|压减|降幅|跌幅|降了|[降减](?=得最|最)|跌")
RISE = re.compile(r"增加|增长|上升|上涨|增幅|涨|增(?=得最|最)")
_STAY = re.compile(r"持平|不变|没有?(?:发生)?变化|(?:上一?年|去年|前一年)(?:相比)?(?:都)?(?:一样|相同|相等)")
_MOVE = re.compile(r"变化|变动|增减|波动")
_MOVED_MORE = re.compile(r"(?:变化|变动|增减|波动)的?(?:幅度|程度)?(?:要|更|比较|较)?(?:大|厉害|明显)")
_ORDERED = re.compile(r"最|排|第[一二三四五六七八九十]|[高低大小多少](?:[些点于过]|$)|更|多少")
_ELSEWHERE = re.compile(r"全(?:[省市区县州镇国旗校院]|系统|行业)|同[类级]|省内|市内|区内|县内|国内|系统内")
"""Among whom one has a place that no order of the reports held tells."""
OF_THOSE_WITH = re.compile(
    r"有(?:支出|开支|花费|发生)|(?<![没只])有[\u4e00-\u9fff“”]{2,10}的(?:单位|部门|机构|那?几?家)|花了钱|(?:不是|不为|大于|除去|除了|去掉|剔除)(?:零|0|没有?(?:花|发生|支出))"
)
"""花了钱的里头最少的 asks for the least that is something."""


class Of(StrEnum):
    """How those asked for are told from the rest."""

    PLACES = "places"
    POSITION = "position"
    BEYOND = "beyond"
    HAVING = "having"
    LACKING = "lacking"
    SILENT = "silent"
    TOLD = "told"
    RISEN = "risen"
    FALLEN = "fallen"
    MOVED = "moved"
    STEADY = "steady"
    MEAN = "mean"
    NEAR = "near"


class Pairing(StrEnum):
    """What two numbers of each report come to together, by which reports are compared: the first more or less than the second,
    how far they are apart, how many times the first is the second, their sum, what part of a budget was spent.
    """

    MORE = "more"
    LESS = "less"
    GAP = "gap"
    TIMES = "times"
    SUM = "sum"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Selection:
    """Those of an order that are asked for, by their place in it, or by the size of their number.

    `places` are the first and last of them, from 1. `bound` is a limit, `words` how the question puts it; `above` tells which
    side is meant, `within` whether the bound itself is; `upper` is the other end of a range.
    `rising` tells that the order begins with the smallest, where the words say so. `spots` is where they stand. `whose` is
    whose place is asked for; `counted` tells that their number is, `most` that only the one with the greatest change is meant.
    """

    of: Of
    places: tuple[int, int] = (1, 1)
    bound: Amount | None = None
    upper: Amount | None = None
    words: str = ""
    above: bool = True
    within: bool = False
    rising: bool = False
    spots: tuple[Spot, ...] = ()
    whose: str = ""
    counted: bool = False
    most: bool = False

    @property
    def by_size(self) -> bool:
        """Whether the size of a number alone tells if it is meant."""
        return self.of in (Of.BEYOND, Of.HAVING, Of.LACKING, Of.TOLD, Of.RISEN, Of.FALLEN, Of.STEADY)

    @property
    def of_change(self) -> bool:
        """Whether the change against the year before is what is ordered."""
        return self.of in (Of.RISEN, Of.FALLEN, Of.MOVED, Of.STEADY)

    def admits(self, amount: Amount) -> bool | None:
        """Whether an amount is meant by its size; None where it has no common measure with the bound."""
        if self.of is not Of.BEYOND:
            none = amount.value == 0
            return {Of.TOLD: True, Of.LACKING: none, Of.STEADY: none, Of.FALLEN: amount.value < 0}.get(self.of, amount.value > 0)
        assert self.bound is not None
        counted = amount.unit is not None and not amount.is_money and amount.unit.startswith(self.bound.unit or "")
        bound = self.bound if counted else in_unit(self.bound, amount.unit)
        if bound is None:
            return None
        if self.upper and (below := replace(self, bound=self.upper, upper=None, above=False).admits(amount)) is not True:
            return below
        return self.within if amount.value == bound.value else (amount.value > bound.value) is self.above


def selection_in(text: str, rest: str, owners: int) -> Selection | None:
    """Which of an order a question asks for.

    `text` is the question without names and years, `rest` the same without what it asks about; `owners` is how many
    organisations it names: of one, only its parts can be in an order, or its own place among all.
    """
    if match := _TO_MEAN.search(rest):
        return Selection(Of.MEAN, words="倍" if match["times"] else "", spots=(match.span(),))
    if near := _NEAR_MEAN.search(rest):
        return Selection(Of.NEAR, rising=bool(near["far"]), spots=(near.span(),))
    if found := by_place(rest):
        return found
    bound = next(bounds(text), None) or _doubled(text)
    whom = _WHICH.search(rest) or (bound and not owners and _PARTS_ALONE.search(rest))
    if not (_PARTS.search(rest) if owners == 1 else whom):
        return None
    found = bound if bound or owners == 1 else _beyond_mean(rest) or _by_sign(text, rest)
    asking = (_PARTS if owners == 1 else HOW_MANY).search(text) if found else None
    return replace(found, spots=(*found.spots, asking.span()), counted=owners != 1) if found and asking else found


def _doubled(text: str) -> Selection | None:
    """What came to twice as much as the year before."""
    match = DOUBLED.search(text)
    whole = Amount.of(Decimal(100), "%")
    return Selection(Of.BEYOND, bound=whole, words=match[0], within=True, spots=(match.span(),)) if match else None


def asks_place_beyond(question: str) -> bool:
    """Whether a place is asked for among others than those of the library (在全区排第几), which words alone may tell."""
    return bool(_ELSEWHERE.search(question) and _PLACE.search(question))


def by_place(rest: str) -> Selection | None:
    """The second, the first three, or the place of the one that is named."""
    if match := None if asks_place_beyond(rest) else _PLACE.search(rest):
        return Selection(Of.POSITION, spots=(match.span(),))
    for pattern in (_ORDINAL, _SEVERAL):
        match = pattern.search(rest)
        number = chinese(match["n"]) if match and not match["n"].isdigit() else int(match["n"]) if match else None
        if match and number and number > 1:
            places = (int(number), int(number)) if pattern is _ORDINAL else (1, int(number))
            start = match.start("n") if match[0].startswith("最") else match.start()  # 最少的 still tells the order
            return Selection(Of.PLACES, places, rising=bool(match["end"] or match["low"]), spots=((start, match.end()),))
    return None


def _beyond_mean(rest: str) -> Selection | None:
    """Who has more than the mean of all, or less."""
    match = _BEYOND_MEAN.search(rest)
    if match is None:
        return None
    below = bool(re.search("[低少小下]|不到|没到", "".join(filter(None, match.groups()))))
    return Selection(Of.BEYOND, words=f"{'低' if below else '高'}于平均数", above=not below, rising=below, spots=(match.span(),))


def _by_sign(text: str, rest: str) -> Selection | None:
    """Who has any, who has none, who tells nothing, or whose number rose, fell or changed most."""
    if _UNTOLD.search(rest):
        return Selection(Of.SILENT)
    if told := _TOLD.search(rest):
        return Selection(Of.TOLD, spots=(told.span(),))
    if _STAY.search(text):
        return Selection(Of.STEADY)
    if more := _MOVED_MORE.search(text):
        return Selection(Of.MOVED, spots=(more.span(),))
    for of, pattern in ((Of.FALLEN, FALL), (Of.RISEN, RISE), (Of.MOVED, _MOVE)):
        if pattern.search(text) and (of is not Of.MOVED or "最" in rest):
            return Selection(of, rising=of is Of.FALLEN, most="最" in text)
    if _ORDERED.search(HOW_MANY.sub("", rest)):
        return None
    if _LACK.search(rest):
        return Selection(Of.LACKING, rising=True)
    return Selection(Of.HAVING) if _HAVE.search(rest) or _COUNTED.search(text) else None


def bounds(text: str) -> Iterator[Selection]:
    """The limits that a text sets: 超过5万元, 不低于100人次, 1000万以上, 1000万到3000万之间."""
    numbers = list(numerals(text))
    yield from _ranges(text, numbers)
    for number in numbers:
        start, side = _before(text[: number.start])
        end = number.end
        if after := _AFTER.match(text, end):
            side, end = (bool(after["more"]), True), after.end()
        whole = number.unit == "%" and number.value == 100 and text[end : end + 1] in ("", "的", "\n")
        if (side := side or ((True, True) if whole else None)) and number.value is not None:
            tenths = number.unit == "成"
            unit = "%" if tenths else _SPOKEN.get(number.unit, number.unit)
            bound = Amount.of(number.value * 10 if tenths else number.value, unit or None)
            above, within = side
            yield Selection(
                Of.BEYOND, bound=bound, words=text[start:end], above=above, within=within, rising=not above, spots=((start, end),)
            )  # fmt: skip


def _ranges(text: str, numbers: Sequence[Numeral]) -> Iterator[Selection]:
    """The ranges that a text sets, both ends within them."""
    for low, high in pairwise(numbers):
        after = _BETWEEN.match(text, high.end)
        if low.value is None or high.value is None or not (after and _TO.fullmatch(text[low.end : high.start])):
            continue
        least, most = (Amount.of(value, _SPOKEN.get(unit, unit) or None) for value, unit in (
            (low.value, low.unit or high.unit), (high.value, high.unit)
        ))  # fmt: skip
        spot = (low.start, after.end())
        yield Selection(Of.BEYOND, bound=least, upper=most, words=text[slice(*spot)], within=True, spots=(spot,))


def _before(text: str) -> tuple[int, tuple[bool, bool] | None]:
    """Where the words of a limit begin that stand before its number, whether they mean what is above it, and the limit itself."""
    for word, above in _BOUNDED.items():
        if text.endswith(word):
            return len(text) - len(word), (above, True)
    if match := _UNDER.search(text):
        return match.start(), (bool(match["not"]), bool(match["not"]))
    if match := _ABOVE.search(text):
        reach, denied = bool(match["reach"]), bool(match["not"])
        return match.start(), (not denied, reach != denied)
    return len(text), None
