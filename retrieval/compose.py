"""Evidence -> a Chinese answer: each number with its verdict and its citation, each absence with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extraction.crosscheck import Agreement, Reader, Reading, compare
from extraction.crosscheck import Verdict as Outcome
from extraction.labels import plain_label, plain_subject
from extraction.numbers import MONEY, Amount
from extraction.quantities import find_quantities
from extraction.report import Claim, ClaimKind, Figure, Role, Source, State
from retrieval.candidates import Facts
from retrieval.evidence import Finding
from retrieval.quotes import Quote
from retrieval.reply import Citation, StatedFigure, Verdict

_MEASURE_HEADERS = frozenset({"合计", "小计", "总计", "金额", "决算数", "预算数", "支出决算数", "本年支出", "本年支出合计", "本年收入合计"})
_WORDS = re.compile(r"[\u4e00-\u9fff（）“”]{2,16}")
_KINDS = {
    ClaimKind.SHARE: "占比", ClaimKind.CHANGE_AMOUNT: "增减额", ClaimKind.CHANGE_RATE: "增减率", ClaimKind.COMPLETION: "完成率",
}  # fmt: skip
VERDICTS = {
    Outcome.AGREE: Verdict.AGREE, Outcome.ROUNDING: Verdict.ROUNDING, Outcome.CONFLICT: Verdict.CONFLICT,
    Outcome.TABLE_ONLY: Verdict.TABLE_ONLY, Outcome.PROSE_ONLY: Verdict.PROSE_ONLY,
}  # fmt: skip


@dataclass
class Draft:
    """An answer in the making: sentences, the numbers they state, and the places cited so far."""

    sentences: list[str] = field(default_factory=list)
    figures: list[StatedFigure] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def cite(self, source: Source, section: tuple[str, ...], quote: str, figure: Figure | None = None) -> int:
        """The number of the citation of a place, the one it already has if it was cited before."""
        number = len(self.citations) + 1
        table = (figure.table, figure.row, "/".join(figure.column)) if figure else (None, None, None)
        new = Citation.of(number, source, section, quote, *table)
        for old in self.citations:
            if (old.file, old.page, old.lines, old.bbox, old.quote, old.row) == (new.file, new.page, new.lines, new.bbox, new.quote, new.row):
                return old.id
        self.citations.append(new)
        return number

    def cite_reading(self, reading: Reading) -> int:
        """The citation of a cell or of the words of a sentence."""
        if reading.figure is not None:
            return self.cite(reading.source, reading.figure.section, reading.figure.quote, reading.figure)
        assert reading.claim is not None
        return self.cite(reading.source, reading.claim.section, reading.claim.quote)

    def state(
        self, facts: Facts, reading: Reading, verdict: Verdict, cited: Sequence[int], unit: str | None = None, label: str = ""
    ) -> str:
        """Record a number as stated and return its wording with unit, converted where another unit is asked for."""
        assert reading.amount is not None
        amount, derivation = _converted(reading.amount, unit)
        record, item = facts.record, reading.figure or reading.claim
        assert item is not None
        self.figures.append(
            StatedFigure(
                label or label_of(facts, reading), _plain(amount.value), amount.unit, record.file, record.organisation, record.kind,
                item.year or record.year, record.year, verdict, tuple(cited), derivation,
            )
        )  # fmt: skip
        return words_of(amount)


def state_finding(draft: Draft, finding: Finding, unit: str | None) -> None:
    """Add the sentence of one finding."""
    lead, facts = finding.readings[0], finding.facts
    subject = f"{whose(facts, lead)}{finding.name or label_of(facts, lead)}"
    if lead.state is State.BLANK and finding.verdict is not Outcome.CONFLICT:
        draft.sentences.append(_blank(draft, finding, subject))
    elif lead.state is State.UNREADABLE:
        draft.sentences.append(f"{subject}在表中无法辨认，不能引用。[{draft.cite_reading(lead)}]")
    elif finding.verdict is Outcome.CONFLICT:
        draft.sentences.append(_conflict(draft, finding, subject, unit))
    else:
        draft.sentences.append(_value(draft, finding, subject, unit))


def _value(draft: Draft, finding: Finding, subject: str, unit: str | None) -> str:
    lead, facts = finding.readings[0], finding.facts
    support = _support(finding)
    cited = [draft.cite_reading(reading) for reading in (lead, *support)]
    marks = "".join(f"[{number}]" for number in dict.fromkeys(cited))
    number = draft.state(facts, lead, VERDICTS.get(finding.verdict, Verdict.TABLE_ONLY), cited, unit, finding.name)
    changed = lead.claim is not None and lead.claim.kind in (ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE)
    verb = f"{direction_of(lead.amount)}，为" if changed and lead.amount else "为"
    sentence = f"{subject}{verb}{number}{_where(lead)}。{marks}"
    if finding.verdict is Outcome.ROUNDING:
        sentence += _rounded(draft, finding)
    return sentence + "".join(_other(draft, facts, reading, unit) for reading in _distinct(finding))


def _support(finding: Finding) -> list[Reading]:
    """The first reading of another kind than the leading one that says the same."""
    lead = finding.readings[0]
    for reading in finding.readings[1:]:
        if reading.by is not lead.by and reading.amount and lead.amount and compare(lead.amount, reading.amount) is Agreement.SAME:
            return [reading]
    return []


def _rounded(draft: Draft, finding: Finding) -> str:
    lead, facts = finding.readings[0], finding.facts
    for reading in finding.readings[1:]:
        if reading.amount and lead.amount and compare(lead.amount, reading.amount) is Agreement.ROUNDING:
            cited = draft.cite_reading(reading)
            place = "说明文字" if reading.by is Reader.PROSE else "另一处表格"
            return f"{place}写作{draft.state(facts, reading, Verdict.ROUNDING, [cited], None, finding.name)}，相差为四舍五入的尾差。[{cited}]"
    return ""


def _conflict(draft: Draft, finding: Finding, subject: str, unit: str | None) -> str:
    """All distinct values with their places; the table's leads."""
    lead = finding.readings[0]
    parts = [f"表格为空白[{draft.cite_reading(lead)}]"] if lead.state is State.BLANK else []
    distinct: list[Reading] = []
    for reading in finding.readings:
        if reading.amount and not any(compare(reading.amount, seen.amount) is Agreement.SAME for seen in distinct if seen.amount):
            distinct.append(reading)
    for reading in distinct:
        cited = draft.cite_reading(reading)
        place = "表格" if reading.by is Reader.TABLE else "说明文字"
        parts.append(f"{place}为{draft.state(finding.facts, reading, Verdict.CONFLICT, [cited], unit, finding.name)}[{cited}]")
    if lead.by is Reader.TABLE and lead.state is State.VALUE:
        return f"{subject}在报告中不一致：{'，'.join(parts)}；以表格为准，请核对原文。"
    return f"{subject}在报告中不一致：{'，'.join(parts)}；请核对原文。"


def _blank(draft: Draft, finding: Finding, subject: str) -> str:
    lead = finding.readings[0]
    cited = draft.cite_reading(lead)
    for reading in finding.readings[1:]:
        if reading.by is Reader.PROSE and reading.amount and reading.amount.value == 0:
            mark = draft.cite_reading(reading)
            number = draft.state(finding.facts, reading, Verdict.PROSE_ONLY, [mark], None, finding.name)
            return f"{subject}没有发生（表中空白）{_where(lead)}，说明文字写作{number}。[{cited}][{mark}]"
    return f"{subject}没有发生（表中空白）{_where(lead)}。[{cited}]"


def _distinct(finding: Finding) -> list[Reading]:
    """One reading for each other value that the same words have elsewhere in the report."""
    distinct: list[Reading] = []
    for reading in finding.others:
        known = [finding.readings[0], *distinct]
        if reading.amount and all(r.amount and compare(r.amount, reading.amount) is Agreement.CONFLICT for r in known):
            distinct.append(reading)
    return distinct[:2]


def _other(draft: Draft, facts: Facts, reading: Reading, unit: str | None) -> str:
    cited = draft.cite_reading(reading)
    return f"另有一个口径：{draft.state(facts, reading, Verdict.TABLE_ONLY, [cited], unit)}{_where(reading)}。[{cited}]"


def state_quote(draft: Draft, quote: Quote) -> str:
    """The mark of a quotation; the numbers in it are recorded as stated by the prose."""
    cited, record = draft.cite(quote.source, quote.section, quote.text), quote.facts.record
    for number in find_quantities(quote.text):
        draft.figures.append(
            StatedFigure(
                _words_before(quote.text, number.start), _plain(number.amount.value), number.amount.unit, record.file,
                record.organisation, record.kind, record.year, record.year, Verdict.PROSE_ONLY, (cited,),
            )
        )  # fmt: skip
    return f"[{cited}]"


def _words_before(text: str, start: int) -> str:
    """What a number in running text follows: the nearest words before it."""
    words = _WORDS.findall(text[:start])
    return str(words[-1]) if words else ""


def whose(facts: Facts, reading: Reading) -> str:
    """Organisation and year of a statement; the period of the number where it is another year's."""
    item = reading.figure or reading.claim
    year = (item.year if item is not None else None) or facts.record.year
    return f"{facts.record.organisation}{year}年度" if year else facts.record.organisation


def label_of(facts: Facts, reading: Reading) -> str:
    """What a number is called in the answer."""
    return _figure_label(facts, reading.figure) if reading.figure is not None else _claim_label(reading.claim)


def _figure_label(facts: Facts, figure: Figure) -> str:
    headers = [plain_label(header) for header in figure.column]
    telling = [header for header in headers if header not in _MEASURE_HEADERS]
    item = plain_label(figure.row) or (telling[-1] if telling else figure.table)
    role = "预算数" if facts.role_of(figure.role) is Role.BUDGET else ""
    detail = headers[-1] if plain_label(figure.row) and headers and headers[-1] not in _MEASURE_HEADERS else ""
    project = f"“{figure.subject}”" if figure.subject else ""
    return project + item + (f"（{detail}）" if detail and detail != item else "") + ("" if role and role in item + detail else role)


def _claim_label(claim: Claim | None) -> str:
    assert claim is not None
    subject = plain_subject(claim.subject)
    kind = _KINDS.get(claim.kind, "")
    base = f"（比{claim.base}）" if kind and claim.base and claim.kind is not ClaimKind.SHARE else ""
    whole = f"（占{claim.base}）" if claim.kind is ClaimKind.SHARE and claim.base else ""
    return subject + kind + base + whole + ("预算数" if claim.role is Role.BUDGET and "预算" not in subject else "")


def _where(reading: Reading) -> str:
    if reading.figure is None:
        return ""
    return f"（{reading.figure.table}）" if reading.figure.table else ""


def direction_of(change: Amount) -> str:
    """Which way a signed change goes."""
    if change.value == 0:
        return "持平"
    rate = change.unit == "%"
    return ("增长" if rate else "增加") if change.value > 0 else ("下降" if rate else "减少")


def words_of(amount: Amount) -> str:
    """A number as it is written in an answer: thousands commas, its unit, ≤ and the like in front."""
    return f"{amount.comparator}{amount.value:,}{amount.unit or ''}" + ("" if amount.unit else "（原文未标明单位）")


def _converted(amount: Amount, unit: str | None) -> tuple[Amount, str]:
    """The amount in the unit asked for and the calculation; unchanged where nothing is to convert."""
    if unit is None or unit == amount.unit or amount.unit not in MONEY or unit not in MONEY:
        return amount, ""
    factor = MONEY[amount.unit] / MONEY[unit]
    value = (amount.value * factor).normalize()
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    shown = f"×{_plain(factor)}" if factor >= 1 else f"÷{_plain(1 / factor)}"
    return Amount(value, max(-int(value.as_tuple().exponent), 0), unit), f"{_plain(amount.value)}{amount.unit}{shown}"


def _plain(value: Decimal) -> str:
    return format(value, "f")
