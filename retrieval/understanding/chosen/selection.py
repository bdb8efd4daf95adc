"""Which of those set in an order a question asks for: 第二高, 前三名, 超过5万元的, 有的和没有的, 减少了的, 排第几."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from extraction.numbers import Amount
from retrieval.calculate import in_unit
from retrieval.understanding.numerals import chinese
from retrieval.understanding.whom.names import Spot

WHO = re.compile(
    r"谁|哪(?:[个家些几]|一家|一个|几家|几个)?家?(?:单位|部门|中心|机构|地方|地区|城市|市|家|个)(?!项目|科室|处室|公司|企业|指标)"
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
    rf"{_BELOW}单位|(?:几|多少|哪些)[个家]?(?:{_BELOW})?(?:单位|机构)|(?:单位|机构)一?共?有?(?:几|多少)[个家]"
)
"""Words that ask for its bodies, or how many there are."""
HOW_MANY = re.compile(r"(?<!哪)(?:几|多少)(?:家|个?(?=单位|部门|中心|机构))|(?<=单位)[共一]?有?(?:几|多少)个")
"""Words that ask how many organisations there are."""
_N = r"(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,3})"
_ORDINAL = re.compile(
    r"(?:排名?在?|[位名]居)?"
    rf"(?P<end>倒数|最后)?第{_N}(?:[名位家]|[高多大](?!学)|(?P<low>[低少小])|(?=的?[是呢\n]|的|$))"
)
_SEVERAL = re.compile(
    rf"(?:排名?在?)?(?:前|头|top|(?P<end>倒数|最后|垫底的?|后(?=.{{1,3}}[名位]))|最(?:[高多大贵]|(?P<low>[低少小省]))的?){_N}"
    r"(?:[名位家大高项强笔类]|个(?=单位|部门|项目|[类款项]级|科目|是|的|呢|$)|(?=的|$|分别))(?![年月季])"
)
_PLACE = re.compile(
    r"(?:排名?在?|[位名]居)?第几(?![季部条章个])(?:名|位)?|(?<!安)排名?(?:多少|几)位?|(?:什么|多少)(?:名次|位次)|名次"
)
DOUBLED = re.compile(r"翻[了一]*[番倍]|(?:增[加长]|上涨|涨)了?一倍")
_THAN_LAST_YEAR = r"[比较](?:上一?年|去年|前一年)(?:的|花得?|用得?|支出|还|又|更){0,2}"
FALL = re.compile(
    rf"{_THAN_LAST_YEAR}(?:少|低)(?:了|的|$)(?!多少|几)|(?<=[家个位门谁入出费])少了(?=$|的|吗|呢)"
    r"|减少|下降|降低|下滑|缩减|压减|降幅|跌幅|降了|[降减](?=得最|最|得更?[快多猛])|跌"
)
RISE = re.compile(
    rf"{_THAN_LAST_YEAR}(?:多|高)(?:了|的|$)(?!多少|几)|(?<=[家个位门谁入出费])多了(?=$|的|吗|呢)"
    r"|增加|增长|上升|上涨|增幅|涨|增(?=得最|最|得?更?[快多猛])"
)
_ELSEWHERE = re.compile(r"全(?:[省市区县州镇国旗校院]|系统|行业)|同[类级]|省内|市内|区内|县内|国内|系统内")
"""Among whom one has a place that no order of the reports held tells."""
OF_THOSE_WITH = re.compile(
    r"有(?:支出|开支|花费|发生)|(?<![没只])有[\u4e00-\u9fff“”]{2,10}的(?:单位|部门|机构|那?几?家)|花[了过]钱|花钱(?=的)|(?:不是|不为|大于|除去|除了|去掉|剔除)(?:零|0|没有?(?:花|发生|支出))"
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
    CLOSEST = "closest"


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
    whose place is asked for; `counted` tells that their number is, `most` that only the one with the greatest change is
    meant, or the first of those that are set against their mean.
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
        """Whether an amount is meant by its size; None where it has no common measure with the bound, or none is known."""
        if self.of is not Of.BEYOND:
            none = amount.value == 0
            return {Of.TOLD: True, Of.LACKING: none, Of.STEADY: none, Of.FALLEN: amount.value < 0}.get(self.of, amount.value > 0)
        if self.bound is None:  # 高于平均, where no mean could be taken
            return None
        counted = amount.unit is not None and not amount.is_money and amount.unit.startswith(self.bound.unit or "")
        bound = self.bound if counted else in_unit(self.bound, amount.unit)
        if bound is None:
            return None
        if self.upper and (below := replace(self, bound=self.upper, upper=None, above=False).admits(amount)) is not True:
            return below
        return self.within if amount.value == bound.value else (amount.value > bound.value) is self.above


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
