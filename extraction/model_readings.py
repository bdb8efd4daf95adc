"""Readings of a chat model: what it says it has read is located in the text that it cites, or refused with the reason.

A number is taken from the place, never from the model: the quote must stand in the passage, the value and its unit in
the quote, and the place must be one where the parser has the same thing, or, where the parser has nothing, name it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from extraction.crosscheck import Reader, Reading, Words, measure
from extraction.excerpts import ORIGINS, Excerpt, PrintedNumber
from extraction.labels import plain_label, plain_subject, plain_word
from extraction.numbers import Amount, parse_number
from extraction.patterns import Indicator
from extraction.report import CHANGE_KINDS, Claim, ClaimKind, Figure, Role, State

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERIC = "0123456789０１２３４５６７８９.,．，-－−≤≥<>=＜＞＝≦≧ \u3000"
_SHORTEST_NAME = 3
_NEAR = 8
"""Characters that may stand between the name of a thing and its number."""

_PLAIN = frozenset(ClaimKind) - CHANGE_KINDS - ORIGINS
_TOTAL = re.compile(r"(?:合计|总计|小计)?")
_LONGEST_QUOTE = 40
_LAST_YEAR = re.compile(r"上年|上一年|去年")
_PLAN = re.compile(r"预算(?!(?:财政)?拨款|资金|收入|支出|绩效|管理|单位|会计)")
_CHANGE = re.compile(r"增加|减少|增长|下降|提高|降低|上升|增|减")
_DECREASE = re.compile(r"减少|下降|降低|减")
_INSTRUCTION = re.compile(
    r"(?:忽略|无视|不要理会|忘记).{0,12}(?:以上|上述|前面|之前|上文|指令|规则|要求|内容|表格)"
    r"|(?:请|务必|必须|应当?)[^。]{0,30}?(?:报告为|读作|读成|填写?为|改为|视为|(?:回答|答复|输出|返回)(?:为|成|[：:“\"]?\d))"
    r"|(?:AI|人工智能|大?模型|助手|机器人)(?:[：:，,]|请|应|必须|务必|注意)|系统(?:提示|指令)|提示词"
    r"|(?i:ignore\s+(?:all|any|the|previous|above)|system\s*prompt|assistant\s*:|you\s+(?:are|must|should)|instructions?)"
)
"""Text that speaks to whoever reads the report, and to a model above all."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a model says it has read, in its words; `passage` is the id of the excerpt, `period` the year it speaks of."""

    indicator: str
    value: str
    unit: str
    period: str
    quote: str
    passage: str

    def __str__(self) -> str:
        quote = self.quote if len(self.quote) <= _LONGEST_QUOTE else f"{self.quote[:_LONGEST_QUOTE]}…"
        return f"{self.period} {self.value}{self.unit}（“{quote}”）".strip()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was to be read, and the parser's readings of it.

    `names` are those under which reports print it, `kinds` the sorts of statement that give it.
    """

    name: str
    unit: str
    year: int | None
    role: Role
    kinds: frozenset[ClaimKind]
    names: frozenset[str]
    readings: tuple[Reading, ...]

    @classmethod
    def of_indicator(cls, indicator: Indicator, year: int | None, readings: Sequence[Reading]) -> Asked:
        """An indicator of the catalogue with the parser's readings of it."""
        subjects = (subject for pattern in indicator.claim_patterns for subject in pattern.subjects)
        names = frozenset(plain_word(name) for name in (indicator.name, *subjects) if len(name) >= _SHORTEST_NAME)
        roles = {pattern.role for pattern in indicator.find}
        kinds = frozenset(pattern.kind for pattern in indicator.claim_patterns) or _PLAIN
        role = Role.BUDGET if roles == {Role.BUDGET} else Role.FINAL
        return cls(indicator.name, indicator.unit, year, role, kinds, names, tuple(readings))

    @classmethod
    def of_row(cls, label: str, unit: str, year: int | None, readings: Sequence[Reading]) -> Asked:
        """A printed row with the parser's readings of it."""
        return cls(label, unit, year, Role.FINAL, _PLAIN, frozenset({plain_word(label)}), tuple(readings))


class Fault(StrEnum):
    """Why what a model says it has read is not taken."""

    PASSAGE = "所引段落不在给它读的段落中"
    QUOTE = "所引文字不在该段落中"
    VALUE = "给出的数值不是一个数"
    ABSENT = "所引文字里没有这个数"
    UNIT = "单位与原文不符"
    SIGN = "正负与原文不符"
    PERIOD = "年度不符"
    PLACE = "所引之处是另一个数"
    ROLE = "预算与决算不符"
    MEASURE = "所引之处的单位不是这一指标的"
    UNNAMED = "所引文字没有说到这一指标"
    INSTRUCTION = "所引之处有对读者的要求，不是报告的陈述"


def check(stated: Stated, asked: Asked, excerpts: Mapping[str, Excerpt]) -> Reading | Fault:
    """The reading of the place that a model cites for what was asked, or why there is none.

    `excerpts` are those that the model was given, all of one report, by id.
    """
    excerpt = excerpts.get(stated.passage.strip())
    amount = parse_number(stated.value, _unit(stated.unit))
    if excerpt is None or amount is None:
        return Fault.PASSAGE if excerpt is None else Fault.VALUE
    spans = excerpt.find(stated.quote)
    quoted = [one for one in excerpt.numbers if any(start <= one.start and one.end <= end for start, end in spans)]
    alike = [one for one in quoted if _same_digits(one.amount, amount)]
    if not alike:
        return Fault.ABSENT if spans else Fault.QUOTE
    if any(_INSTRUCTION.search(excerpt.text if excerpt.title is None else excerpt.sentence(one)) for one in alike):
        return Fault.INSTRUCTION
    alike = [one for one in alike if _same_unit(stated, amount, one, asked, excerpt)]
    if not alike:
        return Fault.UNIT
    if _other_year(stated.period, asked.year):
        return Fault.PERIOD
    return _placed(amount, alike, asked) or _unplaced(amount, alike, asked, excerpt)


def _unit(text: str) -> str | None:
    return unicodedata.normalize("NFKC", "".join(text.split())) or None


def _same_digits(printed: Amount, said: Amount) -> bool:
    return abs(printed.value) == abs(said.value) and printed.comparator == said.comparator


def _same_unit(stated: Stated, said: Amount, number: PrintedNumber, asked: Asked, excerpt: Excerpt) -> bool:
    """Whether the unit is the printed one, or that of a count which prints none; a unit told twice must be told alike."""
    here = (reading.amount for reading in _here(number, asked))
    written = _unit(excerpt.text[number.start : number.end].lstrip(_NUMERIC))
    units = {written, *(one.unit for one in (number.amount, *here) if one is not None)}
    return said.unit in units and (_unit(stated.unit) or said.unit) in units


def _other_year(period: str, year: int | None) -> bool:
    """Whether a period names another year than the one asked for; one that names none is that of its place."""
    if year is None:
        return False
    named = {int(one) for one in _YEAR.findall(period)} or ({year - 1} if _LAST_YEAR.search(period) else {year})
    return named != {year}


def _here(number: PrintedNumber, asked: Asked) -> list[Reading]:
    """The parser's readings of what was asked that stand at this very place."""
    parsed = [reading.figure or reading.claim for reading in number.readings]
    return [one for one in asked.readings if (one.figure or one.claim) is not None and (one.figure or one.claim) in parsed]


def _placed(said: Amount, numbers: Iterable[PrintedNumber], asked: Asked) -> Reading | Fault | None:
    """The reading where the parser has it too; None where the parser has nothing there, or nothing at all."""
    numbers = list(numbers)
    here = [reading for number in numbers for reading in _here(number, asked)]
    agreeing = next((reading for reading in here if reading.amount and reading.amount.value == said.value), None)
    if agreeing is not None:
        return replace(agreeing, by=Reader.MODEL)
    if here:
        return Fault.SIGN
    return Fault.PLACE if asked.readings and all(number.readings for number in numbers) else None


def _unplaced(said: Amount, numbers: Sequence[PrintedNumber], asked: Asked, excerpt: Excerpt) -> Reading | Fault:
    """The reading of a number that the parser does not have for what was asked: the words around it must bear it out."""
    free = [number for number in numbers if not (asked.readings and number.readings)]
    faults = [_fault(said, number, asked, excerpt) for number in free]
    sound = next((number for number, fault in zip(free, faults, strict=True) if fault is None), None)
    if sound is None:
        return faults[0] or Fault.PLACE
    amount = replace(sound.amount, value=said.value, unit=sound.amount.unit or said.unit)
    if sound.readings:
        return replace(sound.readings[0], by=Reader.MODEL, amount=amount)
    sentence = excerpt.sentence(sound)
    words = Words(excerpt.text[sound.start : sound.end], excerpt.section, sentence)
    return Reading(Reader.MODEL, State.VALUE, amount, excerpt.source, words=words)


def _fault(said: Amount, number: PrintedNumber, asked: Asked, excerpt: Excerpt) -> Fault | None:
    clause = excerpt.clause_before(number)
    things = [thing for reading in number.readings if (thing := reading.figure or reading.claim)]
    if asked.unit and measure(number.amount.unit) != measure(asked.unit):
        return Fault.MEASURE
    years = {thing.year for thing in things if thing.year} or set(map(int, _YEAR.findall(clause)))
    if (asked.year and years - {asked.year}) or _LAST_YEAR.search(clause):
        return Fault.PERIOD
    roles = {thing.role for thing in things if thing.role} or {Role.BUDGET if _PLAN.search(clause) else Role.FINAL}
    if roles != {asked.role}:
        return Fault.ROLE
    if not (any(_labels(thing) & asked.names for thing in things) if things else _leads_to(asked.names, plain_word(clause))):
        return Fault.UNNAMED
    if not any(_is_of(asked.kinds, thing, clause) for thing in things or (None,)):
        return Fault.PLACE
    return None if said.value in _signed(number, clause) else Fault.SIGN


def _labels(thing: Figure | Claim) -> set[str]:
    """What the parser calls a number: a row, or the innermost column of a row of totals; or the subject of a sentence."""
    label = thing.subject if isinstance(thing, Claim) else thing.row
    if isinstance(thing, Figure) and _TOTAL.fullmatch(plain_label(label)):
        label = thing.column[-1] if thing.column else ""
    return {plain_word(plain_label(label)), plain_word(plain_subject(label))}


def _is_of(kinds: frozenset[ClaimKind], thing: Figure | Claim | None, clause: str) -> bool:
    """Whether a number is of such a sort of statement; where the parser does not say, the words before it must."""
    return thing.kind in kinds if isinstance(thing, Claim) else bool(_CHANGE.search(clause)) == bool(kinds & CHANGE_KINDS)


def _leads_to(names: Iterable[str], clause: str) -> bool:
    """Whether one of the names stands close before the end of a clause."""
    return any(name in clause[-len(name) - _NEAR :] for name in names)


def _signed(number: PrintedNumber, clause: str) -> set[Decimal]:
    """What a number comes to: as parsed, else as printed, a decrease below nothing."""
    parsed = {reading.amount.value for reading in number.readings if reading.amount}
    return parsed or {-abs(number.amount.value) if _DECREASE.search(clause) else number.amount.value}
