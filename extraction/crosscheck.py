"""Whether several readings of one indicator say the same: interval rules, never a guessed tolerance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from extraction.numbers import MONEY, Amount, Interval
from extraction.report import Claim, Figure, Source, State

_SAME_UNIT = {
    "批": "批次", "人": "人次", "名": "人次", "项": "个", "家": "个", "％": "%",
    "台": "台套", "台(套)": "台套", "台（套）": "台套", "台/套": "台套",
}
"""Spellings of a unit that different reports print for the same count."""
_OWN_MONEY = re.compile(
    r"(?:[以由用从]|动用)[本该]?(?:单位|部门|医院|学校)?的?(?:自有|自筹|非财政(?:拨款)?)(?:资金|收入|经费)"
    r"|(?:(?:自有|自筹|非财政(?:拨款)?)(?:资金|收入|经费)|由(?:医疗|事业|经营)收入)(?:列支|开支|安排|支付|承担)"
)
_OF_STATE = re.compile("(?<!非)财政(?:拨款|资金)")
_STATE_MONEY = "财政拨款"
_FIRST_PLAN, _LAST_PLAN = re.compile("年初预算"), re.compile("(?:全年|调整后?的?)预算")


class Agreement(StrEnum):
    """How two printed amounts stand to each other."""

    SAME = "一致"
    ROUNDING = "尾差"
    CONFLICT = "不一致"
    INCOMPARABLE = "不可比"


class Verdict(StrEnum):
    """How well the value of one indicator of one report is supported; the `extract` contract's statuses."""

    AGREE = "一致"
    ROUNDING = "尾差"
    CONFLICT = "不一致"
    TABLE_ONLY = "仅表格"
    PROSE_ONLY = "仅文字"
    MODEL_ONLY = "仅模型"
    BLANK = "空白"
    UNDISCLOSED = "未披露"


class Reader(StrEnum):
    """Who read a value: a table cell, a sentence, or a chat model."""

    TABLE = "table"
    PROSE = "prose"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that tell something without a number of their own: a denial, or the names of a list that were counted."""

    quote: str
    section: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One place that speaks of an indicator: what it holds, and the figure, claim or words that it was read from."""

    by: Reader
    state: State
    amount: Amount | None
    source: Source
    figure: Figure | None = None
    claim: Claim | None = None
    words: Words | None = None

    @classmethod
    def of_figure(cls, figure: Figure) -> Reading:
        """What a table cell says."""
        return cls(Reader.TABLE, figure.state, figure.amount, figure.source, figure=figure)

    @classmethod
    def of_claim(cls, claim: Claim) -> Reading:
        """What a sentence says."""
        return cls(Reader.PROSE, State.VALUE, claim.amount, claim.source, claim=claim)


def measure(unit: str | None) -> str | None:
    """What a unit measures: the same for all units of account, and for all spellings of a count."""
    return "元" if unit in MONEY else _SAME_UNIT.get(unit, unit) if unit else None


def compare(a: Amount, b: Amount) -> Agreement:
    """Equal after unit conversion: 一致; intervals meet: 尾差; disjoint: 不一致.

    Without a common measure (a unit is unknown, or one is money and the other a count), or bounded differently (≤ 5): 不可比.
    """
    if a.comparator != b.comparator:
        return Agreement.INCOMPARABLE
    unit = measure(a.unit)
    if unit is None or unit != measure(b.unit):
        return Agreement.INCOMPARABLE
    if _in_base_unit(a) == _in_base_unit(b):
        return Agreement.SAME
    return Agreement.ROUNDING if _interval(a).meets(_interval(b)) else Agreement.CONFLICT


def of_other_plans(a: Reading, b: Reading) -> bool:
    """Whether one says what was planned at the beginning of the year (年初预算) and the other what at its end (全年预算)."""
    one, other = _plan(a), _plan(b)
    return any(_FIRST_PLAN.search(first) and _LAST_PLAN.search(last) for first, last in ((one, other), (other, one)))


def of_other_money(cell: Reading, told: Reading) -> bool:
    """Whether a cell is of a form of 财政拨款 alone, and a sentence tells what was paid out of own money (以自有资金列支)."""
    if cell.figure is None or told.claim is None or _STATE_MONEY not in cell.figure.table:
        return False
    before = told.claim.sentence.partition(told.claim.quote)[0]
    return any(map(_tells_own_money, (before, *told.claim.section[-1:])))


def _tells_own_money(words: str) -> bool:
    """Whether words tell what is paid out of own money, and not of 财政拨款 after that."""
    own, state = ([match.end() for match in way.finditer(words)] for way in (_OWN_MONEY, _OF_STATE))
    return bool(own) and own[-1] >= max(state, default=0)


def _plan(reading: Reading) -> str:
    """The words by which a cell or a sentence tells its plan."""
    return "/".join(reading.figure.column) if reading.figure else reading.claim.base if reading.claim else ""


def verdict(readings: Sequence[Reading]) -> Verdict:
    """The state of an indicator from all its readings.

    Any two disjoint values conflict, and so do a blank cell and a sentence that names an amount other than 0. A value that only
    tables, only sentences or only a model give is told as such; blank cells beside values add nothing.
    """
    values = [reading for reading in readings if reading.state is State.VALUE and reading.amount is not None]
    blank = any(reading.state is State.BLANK for reading in readings)
    if not values:
        return Verdict.BLANK if blank else Verdict.UNDISCLOSED
    sources = {reading.by for reading in values}
    pairs = [(a, b) for a, b in combinations(values, 2) if not of_other_plans(a, b)]
    agreements = [(a, b, compare(a.amount, b.amount)) for a, b in pairs if a.amount and b.amount]
    found = {agreement for _, _, agreement in agreements}
    if Agreement.CONFLICT in found or (blank and Reader.TABLE not in sources and _any_nonzero(values)):
        return Verdict.CONFLICT
    if Agreement.ROUNDING in found:
        return Verdict.ROUNDING
    if any(agreement is Agreement.SAME and _table_and_other(a, b) for a, b, agreement in agreements):
        return Verdict.AGREE
    return _sole(sources)


def _in_base_unit(amount: Amount) -> Decimal:
    """The value of an amount: of money in 元, of all else as printed."""
    return amount.value * MONEY[amount.unit] if amount.unit in MONEY else amount.value


def _interval(amount: Amount) -> Interval:
    """What the print of an amount stands for, in its base unit."""
    return amount.interval_in_yuan() if amount.is_money else amount.interval()


def _table_and_other(a: Reading, b: Reading) -> bool:
    return (a.by is Reader.TABLE) != (b.by is Reader.TABLE)


def _any_nonzero(values: Iterable[Reading]) -> bool:
    return any(reading.by is not Reader.TABLE and reading.amount is not None and reading.amount.value != 0 for reading in values)


def _sole(sources: set[Reader]) -> Verdict:
    if Reader.TABLE in sources:
        return Verdict.TABLE_ONLY
    return Verdict.PROSE_ONLY if Reader.PROSE in sources else Verdict.MODEL_ONLY
