"""The words of an answer: what a number is called, whose it is, and how it is written."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from extraction.crosscheck import Reading
from extraction.excerpts import ORIGINS
from extraction.labels import in_marks, plain_label, plain_subject
from extraction.numbers import MONEY, Amount
from extraction.report import Claim, ClaimKind, Figure, Kind, Role
from extraction.total_rows import headed
from retrieval.readings.facts import Facts

_MEASURE_HEADERS = frozenset(
    {"合计", "小计", "总计", "金额", "决算数", "预算数", "支出决算数", "本年支出", "本年支出合计", "本年收入合计"}
)
_SHARE = "占比"
_KINDS = {
    ClaimKind.SHARE: _SHARE, ClaimKind.CHANGE_AMOUNT: "增减额", ClaimKind.CHANGE_RATE: "增减率", ClaimKind.COMPLETION: "完成率",
}  # fmt: skip
_COMPILED = "决算编制"
_STAFF, _ON_POSTS = "在职人数", re.compile(r"^(?!.*在职).*在编")
_ADJUSTED = "全年预算"
"""The budget as it was changed in the year, which is named as such."""
_RATES = ORIGINS | {ClaimKind.SHARE}


def whose(facts: Facts, reading: Reading) -> str:
    """Organisation and year of a statement; the period of the number where it is another year's."""
    item = reading.figure or reading.claim
    year = (item.year if item is not None else None) or facts.record.year
    return f"{facts.record.organisation}{year}年度" if year else facts.record.organisation


def name_in(facts: Facts, name: str, reading: Reading) -> str:
    """What an indicator is called in a report: 预算编制单位数 in a budget, where final accounts have 决算编制单位数; 在编人数
    where a sentence counts those on its posts alone; 支出总计预算数 where a form of a budget prints it, as it is no outlay yet;
    a budget as it was changed in the year; a share with what it is one of.
    """
    if name.endswith(_SHARE) and reading.claim is not None and (whole := _whole_of(reading.claim)) not in name:
        return f"{name}{whole}"
    if (money := as_planned(facts, name, reading)) != name:
        return money
    adjusted = reading.figure is not None and any(_ADJUSTED in header for header in reading.figure.column)
    if adjusted and name.endswith("预算数") and _ADJUSTED not in name:
        return name.replace("预算数", f"{_ADJUSTED}数")
    if name == _STAFF and reading.claim is not None and _ON_POSTS.search(reading.claim.subject):
        return f"在编{name.removeprefix('在职')}"
    planned = facts.record.kind is Kind.BUDGET and name.startswith(_COMPILED)
    return f"{Role.BUDGET.value}{name.removeprefix(Role.FINAL.value)}" if planned else name


def as_planned(facts: Facts, name: str, reading: Reading) -> str:
    """The name of money that a budget report plans, as of a plan: 支出总计预算数; other names as they are."""
    return f"{name}预算数" if name and _is_planned_money(facts, name, reading) else name


def _is_planned_money(facts: Facts, name: str, reading: Reading) -> bool:
    """Whether a number of a budget report is money that was planned in it, and the name it has does not say so."""
    item = reading.figure or reading.claim
    if item is None or facts.record.kind is not Kind.BUDGET or facts.role_of(item.role) is not Role.BUDGET:
        return False
    if reading.claim and (reading.claim.kind is not ClaimKind.AMOUNT or reading.claim.year != facts.record.year):
        return False
    return item.amount is not None and item.amount.unit in MONEY and not _PLANNED.search(name)


def label_of(facts: Facts, reading: Reading) -> str:
    """What a number is called in the answer."""
    if reading.figure is not None:
        return _figure_label(facts, reading.figure)
    label = _claim_label(reading.claim) if reading.claim is not None else ""
    return as_planned(facts, label, reading)


def _figure_label(facts: Facts, figure: Figure) -> str:
    headers = [plain_label(header) for header in figure.column]
    telling = [header for header in headers if header not in _MEASURE_HEADERS]
    row = headed(figure) or plain_label(figure.row) or plain_label(facts.name_of_code(figure))
    item = row or (telling[-1] if telling else figure.table)
    aimed = bool(figure.column) and "指标值" in figure.column[-1]  # what a project aims at is no 预算数
    role = "预算数" if facts.role_of(figure.role) is Role.BUDGET and not aimed else ""
    detail = headers[-1] if plain_label(figure.row) and headers and headers[-1] not in _MEASURE_HEADERS else ""
    project = in_marks(facts.projects.shown(figure.subject)) if figure.subject else ""
    shown = f"（{detail}）" if detail and detail != item else ""
    return project + item + shown + ("" if role in item + detail or item.endswith("预算") else role)


_PLANNED = re.compile(r"预算(?!支出|收入|财政|拨款)|计划(?!生育)")
"""What names a budget, or a plan, where 国有资本经营预算支出 names what is spent of one."""


def _claim_label(claim: Claim) -> str:
    subject = plain_subject(claim.subject)
    kind = "" if is_rate(claim) else _KINDS.get(claim.kind, "")
    base = f"（比{claim.base}）" if kind and claim.base and claim.kind is not ClaimKind.SHARE else ""
    whole = _whole_of(claim)
    planned = f"{claim.base}数" if claim.base == _ADJUSTED and not kind else "预算数"
    return subject + kind + base + whole + (planned if claim.role is Role.BUDGET and not _PLANNED.search(subject) else "")


def _whole_of(claim: Claim) -> str:
    """What a share is one of, in brackets; nothing for other numbers, and where the sentence does not say."""
    return f"（占{claim.base}）" if claim.kind is ClaimKind.SHARE and claim.base else ""


def is_rate(claim: Claim) -> bool:
    """Whether a percentage is no share of a whole but a rate with a name of its own (群众满意率)."""
    return claim.amount.unit == "%" and claim.kind in _RATES and not claim.base and claim.subject.endswith(("率", "度"))


def thing_of(claim: Claim) -> str:
    """What a sentence speaks of, as a row is called."""
    return plain_subject(claim.subject)


def where(reading: Reading) -> str:
    """The table that a cell stands in, in brackets; nothing for prose."""
    if reading.figure is None:
        return ""
    recognised = "由文字识别读出，请核对原件" if reading.figure.ocr else ""
    told = "，".join(filter(None, (reading.figure.table, recognised)))
    return f"（{told}）" if told else ""


def change_words(claim: Claim, number: str) -> str:
    """A change in words, its number as stated: 比上年减少0.69万元, 与上年持平."""
    base = claim.base or "上年"
    if claim.amount.value == 0:
        return f"与{base}持平（增减{number}）" if claim.amount.unit else f"与{base}持平"
    return f"比{base}{direction_of(claim.amount)}{number.removeprefix('-')}"


def direction_of(change: Amount) -> str:
    """Which way a signed change that is not 0 goes."""
    rate = change.unit == "%"
    return ("增长" if rate else "增加") if change.value > 0 else ("下降" if rate else "减少")


def words_of(amount: Amount) -> str:
    """A number as it is written in an answer: thousands commas, its unit, ≤ and the like in front."""
    return f"{amount.comparator}{amount.value:,}{amount.unit or ''}" + ("" if amount.unit else "（原文未标明单位）")


def converted(amount: Amount, unit: str | None, places: int | None = None) -> tuple[Amount, str]:
    """The amount in the unit and with the decimals asked for, and the calculation; unchanged where nothing is to convert."""
    shown = f"{plain(amount.value)}{amount.unit or ''}"
    made = amount
    if unit is not None and unit != amount.unit and amount.unit in MONEY and unit in MONEY:
        factor = MONEY[amount.unit] / MONEY[unit]
        value = _trimmed(amount.value * factor)
        made = Amount.of(value, unit, amount.comparator)
        shown += f"×{plain(factor)}" if factor >= 1 else f"÷{plain(1 / factor)}"
    if places is not None and places < made.decimals:
        return Amount(made.value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), places, made.unit, made.comparator), shown
    return made, shown if made is not amount else ""


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros at the end, and never in powers of ten."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def plain(value: Decimal) -> str:
    """A number as a plain decimal string."""
    return format(value, "f")
