"""Numbers with a unit in running text: amounts, percentages and counts, and nothing that only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extraction.numbers import MONEY, Amount

_UNITS = (
    r"(?P<money>(?:万|亿|千)?元(?![/／旦宵]))"
    r"|(?P<percent>[%％])"
    r"|(?P<count>批次|人次|台[（(]套[）)]|台套|台|套|辆|个(?!百分点|月|工作日|小时|自然)|家(?![属庭])|项(?![目）)])|批(?![准复示])"
    r"|人(?![员民大才均事力社])|名(?![单录称])|次(?!数)|分(?![钟别之局类为])|件|条|户)"
)
_QUANTITY = re.compile(
    rf"(?<![\d.第])(?<!\d[,，])(?P<whole>\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?P<fraction>\.\d+)?(?P<scale>[万亿]?)(?:{_UNITS})"
)
_APPROXIMATE = re.compile(r"(?:约|近|超过?|逾|大于|小于|不足|不少于|不低于|不超过|至少|最多|由|从|变|[≤≥<>~～至]|(?<!达)到)为?$")
_THRESHOLD = re.compile(r"(?:[（(]含[^）)]{0,6}[）)])?(?:及其?)?(?:以上|以下|以内|之内|左右|上下)")
_SPELLINGS = {"％": "%", "名": "人"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at [start, end) of a text; `quote` is that stretch, verbatim."""

    start: int
    end: int
    amount: Amount
    quote: str

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
    (100万元以上) and the ends of a movement (由70%提升至79%) state no exact fact and are left out.
    """
    return [_quantity(match) for match in _QUANTITY.finditer(text) if _states_fact(text, match)]


def _states_fact(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 12]
    return not _APPROXIMATE.search(before) and not _THRESHOLD.match(after)


def _quantity(match: re.Match[str]) -> Quantity:
    fraction = match["fraction"] or ""
    value = Decimal(match["whole"].replace(",", "").replace("，", "") + fraction)
    unit = match["money"] or match["percent"] or re.sub(r"[（()）]", "", match["count"])
    spelled = match["scale"] + _SPELLINGS.get(unit, unit)
    return Quantity(match.start(), match.end(), Amount(value, max(len(fraction) - 1, 0), spelled), match[0])
