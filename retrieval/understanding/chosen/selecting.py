"""Which of an order a question asks for, by its words."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.numbers import MONEY
from retrieval.understanding.chosen.limits import bounds, rough_bound
from retrieval.understanding.chosen.selection import FALL, HOW_MANY, RISE, WHO, WHOM, Of, Selection, by_place

_MONEY = (None, *MONEY)
_COUNTED = re.compile(r"多少(?:家|个)?(?:单位|部门|中心|机构)")
_WHICH = re.compile(rf"{WHO.pattern}|{WHOM.pattern}|{HOW_MANY.pattern}|哪些(?=\n)")
_PARTS = re.compile(
    r"哪些|哪几[项类笔个]|哪一?[项类笔](?![目级指])|(?<=的)(?:[类款项]级)?(?:支出)?科目$|(?<=科目)[里中](?=[^，。]*的$)"
)
_PARTS_COUNTED = re.compile(r"(?<![哪第头前后十百])(?:几|多少)[项笔类](?!目|[级指])")
"""有几项超过2万元 asks for the parts as 哪几项 does, and for their number."""
_WHICH_SEVERAL = re.compile(r"哪几[项类笔](?!目)")
_PARTS_ALONE = re.compile(r"的[是有都]*哪(?:些|几个)$")
_EACH_ONE = r"(?:(?:全部|所有|全体|各|这|那)?[几两三四五六七八九]?(?:家|个?单位|部门|机构|热线|中心)|大家|全库|库[里中]|总体)?的?"
_MEAN = rf"(?:[这那]个|该|上述)?{_EACH_ONE}(?:平均|均值)(?:数|值|线|水平|支出|开支|花费)?的?"
_TO_MEAN = re.compile(
    rf"(?:(?:是|为|相当于|占|等于)了?{_MEAN}的?(?P<times>(?:多少|几)倍)|(?:比|较|[和与跟同离]|距离?){_MEAN}(?:相比|比)?"
    rf"(?:是|要|还|又|相|有)*(?:[高低多少大小贵省]|超|差)[出了于]*(?:多少|几|多远)[钱万元]*|比{_MEAN}是?(?:高还是低|低还是高|多还是少|少还是多|[高低多少]吗)|(?:高于|低于|超过|超出|超)"
    rf"{_MEAN}(?:(?:多少|几)[钱万元]*|吗))"
)
"""What one has is set against the mean of all (是平均数的几倍, 比平均水平高多少)."""
_BEYOND_MEAN = re.compile(
    rf"(?:在{_MEAN}(?P<side>[以之][上下])|(?P<way>[高低多少大]于|超[过出]?|不到|达不到|没到){_MEAN}|比{_MEAN}(?P<size>[高多大低少小]))"
)
_NEAR_MEAN = re.compile(
    rf"(?:离|距离?|[和与跟同]|最接?近){_MEAN}(?:最[接贴]?近|最为接近|差得?最[少小]|(?P<far>最远|[差离]得?最[多大远])|(?=的|[是谁哪]|$))"
)
"""离平均数最近的, 最接近平均水平的, 离平均最远的."""
_CLOSEST = re.compile(
    r"(?P<close>最?(?:接近|相近|贴近)|(?:差距|相差|差得)最[小少]|差不多)的?(?:是|有)?哪?两[个家](?:单位|部门)?"
    r"|哪?两[个家](?:单位|部门)?的?\n*(?:的|金额|支出)?(?P<then>(?:最|比较)?(?:接近|相近)|(?:差距|相差|差得)最[小少]|差不多)"
)
"""哪两家最接近."""
_TOLD = re.compile(r"(?<![未没])(?:披露|公开|公布|公示|列出|写明)[过了]?(?!的)")
_UNTOLD = re.compile(r"(?:没有?|未|不)(?:予|曾)?(?:披露|公开|公布|公示|说明|写明|提到|列出|列示)")
_LACK = re.compile(
    r"(?<!有)没(?!完|有?多少|花多少|有?(?:授予|签|给))|无|空白|为空(?!间)|(?<!不为|不是)(?<!非)零|未(?!来)|[为是]0"
)
_HAVE = re.compile(
    r"有没有|(?<![没所拥保])有(?!多少|几|哪|没)|发生|买了|花了?钱|[花用出]了(?!多少|几|最)|不[为是]零|非零|涉及|产生"
)
_STAY = re.compile(r"持平|不变|没有?(?:发生)?变化|(?:上一?年|去年|前一年)(?:相比)?都?(?:一样|相同|相等)")
_MOVE = re.compile(r"变化|变动|增减|波动")
_MOVED_MORE = re.compile(r"(?:变化|变动|增减|波动)的?(?:幅度|程度)?(?:要|更|比较|较)?(?:大|厉害|明显)")
_MOST = re.compile(r"最|[增长涨升降减跌]得?更?[快多猛]")
_ORDERED = re.compile(r"最|排|第[一二三四五六七八九十]|[高低大小多少](?:[些点于过]|$)|更|多少")


def selection_in(text: str, rest: str, owners: int) -> Selection | None:
    """Which of an order a question asks for.

    `text` is the question without names and years, `rest` the same without what it asks about; `owners` is how many
    organisations it names: of one, only its parts can be in an order, or its own place among all.
    """
    if match := _TO_MEAN.search(rest):
        return Selection(Of.MEAN, words="倍" if match["times"] else "", spots=(match.span(),))
    if near := _NEAR_MEAN.search(rest):
        return Selection(Of.NEAR, rising=bool(near["far"]), spots=(near.span(),))
    if owners != 1 and (closest := _CLOSEST.search(rest)):
        return Selection(Of.CLOSEST, spots=(closest.span(),))
    if found := by_place(rest):
        several = _WHICH_SEVERAL.search(text) if owners == 1 else None
        return replace(found, spots=(*found.spots, several.span())) if several else found
    bound = next(bounds(text), None) or rough_bound(text)
    if owners == 1:
        return _of_parts(text, rest, bound)
    if not (_WHICH.search(rest) or (bound and not owners and _PARTS_ALONE.search(rest))):
        return None
    found = bound or beyond_mean_in(rest) or _by_sign(text, rest)
    asking = HOW_MANY.search(text) if found else None
    return replace(found, spots=(*found.spots, asking.span()), counted=True) if found and asking else found


def _of_parts(text: str, rest: str, bound: Selection | None) -> Selection | None:
    """The parts of one thing that a limit is set to, and whether their number is asked for."""
    counted = _PARTS_COUNTED.search(rest) if bound and bound.bound and bound.bound.unit in _MONEY else None
    if bound is None or not (counted or _PARTS.search(rest)):
        return None
    asking = (_PARTS_COUNTED if counted else _PARTS).search(text)
    return replace(bound, spots=(*bound.spots, asking.span()), counted=counted is not None) if asking else bound


def beyond_mean_in(rest: str) -> Selection | None:
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
            return Selection(of, rising=of is Of.FALLEN, most=bool(_MOST.search(text)))
    if _ORDERED.search(HOW_MANY.sub("", rest)):
        return None
    if _LACK.search(rest):
        return Selection(Of.LACKING, rising=True)
    return Selection(Of.HAVING) if _HAVE.search(rest) or _COUNTED.search(text) else None
