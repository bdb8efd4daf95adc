"""Numbers with a unit in running text: amounts, percentages and counts, and nothing that only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extraction.numbers import MONEY, Amount, without_blanks

_MONEY_OR_PERCENT = r"(?P<money>(?:万|亿|千)?元(?![/／旦宵]))|(?P<percent>[%％])"
_COUNTED = (
    r"批次|人次|[家户辆]次(?!数)|台[（(]套[）)]|台套|台|套|辆|个(?!百分点|月|工作日|小时|自然)|家(?![属庭])|项(?![目）)])|批(?![准复示])"
    r"|人(?![员民大才均事力社])|名(?![单录称])|次(?!数)|分(?![钟别之局类为担摊])|件|条|户|平方米|天(?![\u4e00-\u9fff])|对(?![\u4e00-\u9fff])"
)
_NUMBER = (
    r"(?<![\d.第])(?<!\d[,，:：])(?<!\d\d[.,，]\s)(?P<sign>(?<=[率幅为是：:加长])[-－−])?(?P<whole>\d{1,3}(?:[,，]\s?\d{3})+|\d+)(?P<fraction>\.(?:\s\d\d(?!\d)|\d+))?"
    r"(?P<scale>[万亿]?)"
)
"""Dumps put a blank after a point or a comma (672. 13万元); a sign follows the words of a change (差异率-4.75%)."""
_QUANTITY = re.compile(rf"{_NUMBER}(?:{_MONEY_OR_PERCENT}|(?P<count>{_COUNTED}))")
_THINGS = (
    r"平方公里|公里|千米|立方米|公顷|千瓦时|小时(?!制)|公斤|米|亩|吨|岁|‰|层(?![级次面])|座(?![谈席])|所(?![述属在列得有])|宗(?!旨)"
    r"|场(?![所馆地])|张|例(?![如会])|艘|栋|幢|间(?![接隔])|处(?![室长级理分罚置于])|株|棵|头|羽|尾|只(?![有能是要])|眼|盏|枚|块(?!钱)"
    r"|幅(?!度)|页(?![面码岩])|册|卷次?|本(?![年部单地月期次市县区局院校科级])|篇|期(?![间末初])|份|封|支(?![出付部行援持]|队(?!伍))|架(?!构)|[门道班种顶面根](?![\u4e00-\u9fff]?[类级次])"
    r"|口(?![径岸])|部(?![门分长署省委队级])|起(?![来草始])"
)
"""Units of sizes and measure words of things, which only a quotation tells and no table."""
_QUOTED = re.compile(rf"{_NUMBER}[余多]?(?:{_MONEY_OR_PERCENT}|(?P<count>{_COUNTED}|(?P<thing>{_THINGS})))")
_APPROXIMATE = re.compile(
    r"(?:约|近|超过?|逾|大于|小于|不足|不少于|不低于|不超过|至少|最多|由|从|变|[≤≥<>~～至]|(?<=[\d）)分])[-–—－]|(?<!达)到)为?$"
)
_ABOUT = re.compile(r"约为?$")
_THRESHOLD = re.compile(r"(?:[（(]含[^）)]{0,6}[）)])?(?:及其?)?(?:以上|以下|以内|之内|左右|上下)")
_SPELLINGS = {"％": "%", "名": "人"}
_MOVED_FROM = re.compile(
    r"(?:(?<![自理事缘])由|从)(?:(?:上一?|去|前|当)年度?|年[初底]|期初|20\d\d年度?|原来?|原先|最初|起初|[此之以改]前|每.)?[末底初]?的?$"
)
_RISES = "增加|增长|上升|提高|提升|上涨|扩大|升|增"
_FALLS = "减少|下降|降低|下滑|回落|压减|压缩|缩减|缩短|缩小|降|减"
_MOVED_TO = re.compile(
    r"的?(?P<thing>[\u4e00-\u9fff]{0,8}?)(?:[大小]幅|稳步|逐步|进一步|明显|显著|持续|调整)?"
    rf"(?:{_RISES}|(?P<fall>{_FALLS}))了?[到至为](?:[^，,。；;：:、\d]{{0,6}}|20\d\d年[度末底]?的?)"
)
_INTENDED = re.compile(r"力争|计划|目标|预计|确保|争取|有望|[拟将][由从]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at [start, end) of a text; `quote` is that stretch, verbatim.

    `moved` is the sign of the movement (由70%提升至79%) of which it is one end, 0 for others; `is_origin` tells the first end,
    and `thing` what stands between that and the verb (由5个处室减少到3个处室).
    """

    start: int
    end: int
    amount: Amount
    quote: str
    moved: int = 0
    is_origin: bool = False
    thing: str = ""

    @property
    def is_money(self) -> bool:
        """Whether the unit is a unit of account."""
        return self.amount.unit in MONEY

    @property
    def is_percentage(self) -> bool:
        """Whether the unit is %."""
        return self.amount.unit == "%"


def find_quantities(text: str) -> list[Quantity]:
    """The quantities that a text states, in order.

    Years, dates, article numbers and numbers of documents have no unit of the list; approximations (近3600个), limits
    (100万元以上) and movements that are only intended state no exact fact and are left out.
    """
    matches = list(_QUANTITY.finditer(text))
    ends = {end.start: end for before, after in pairwise(matches) for end in _ends(text, before, after)}
    return [ends.get(one.start()) or _quantity(one) for one in matches if one.start() in ends or _states_fact(text, one)]


def quoted_quantities(text: str) -> list[Quantity]:
    """The quantities that whoever quotes a text states with it: its facts, sizes and what it gives as 约, in order."""
    facts = {one.start: one for one in find_quantities(text)}
    origins = {one.start for one in facts.values() if one.is_origin}
    told = (one for one in _QUOTED.finditer(text) if one.start() in facts or _is_stated(text, one))
    return [facts.get(one.start()) or _quantity(one) for one in told if one.start() not in origins]


def _is_stated(text: str, match: re.Match[str]) -> bool:
    about = _ABOUT.search(text[: match.start()]) and not _THRESHOLD.match(text, match.end())
    return bool(about) or (bool(match["thing"]) and _states_fact(text, match)) or _is_round(match)


def _is_round(match: re.Match[str]) -> bool:
    """Whether a text says that there were somewhat more than that (2600余人)."""
    return "余" in match[0] or "多" in match[0]


def _ends(text: str, before: re.Match[str], after: re.Match[str]) -> tuple[Quantity, ...]:
    """The two ends of a movement, if two numbers that follow each other are that."""
    moved = _MOVED_TO.fullmatch(text, before.end(), after.start())
    lead = re.split("[，,。；;]", text[: before.start()])[-1]
    origin, goal = _quantity(before), _quantity(after)
    if moved is None or not _MOVED_FROM.search(lead) or _INTENDED.search(lead) or _THRESHOLD.match(text, after.end()):
        return ()
    if origin.amount.unit != goal.amount.unit and not (origin.is_money and goal.is_money):
        return ()
    sign = -1 if moved["fall"] else 1
    return replace(origin, moved=sign, is_origin=True, thing=moved["thing"]), replace(goal, moved=sign)


def _states_fact(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 12]
    listed = not before and " " in match[0]  # 1. 24万元 may be the first of a list
    return not listed and not _APPROXIMATE.search(before) and not _THRESHOLD.match(after)


def _quantity(match: re.Match[str]) -> Quantity:
    fraction = without_blanks(match["fraction"] or "")
    size = Decimal(re.sub(r"[,，\s]", "", match["whole"]) + fraction)
    value = -size if match["sign"] else size
    unit = match["money"] or match["percent"] or re.sub(r"[（()）]", "", match["count"])
    spelled = match["scale"] + _SPELLINGS.get(unit, unit)
    return Quantity(match.start(), match.end(), Amount(value, max(len(fraction) - 1, 0), spelled), match[0])
