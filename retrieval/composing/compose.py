"""Findings -> Chinese sentences: each number with its verdict and its citation, each absence with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Agreement, Reader, Reading, compare, of_other_money, of_other_plans
from extraction.crosscheck import Verdict as Outcome
from extraction.disclosed import is_not_counted
from extraction.forms import SCORED_FORMS
from extraction.report import CHANGE_KINDS, Claim, ClaimKind, Figure, Role, State
from retrieval.composing.belied import budget_of_nothing, opposite_ways, recomputed_rate
from retrieval.composing.draft import Draft, marks
from retrieval.composing.namesakes import account_among, namesakes, told_alike, whose_row
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.moved.contradictions import of_other_budget, wrong_direction, wrong_rate
from retrieval.readings.moved.recomputed import Recomputed, recomputed
from retrieval.readings.wording import change_words, label_of, name_in, thing_of, where, whose
from retrieval.reply import Verdict

VERDICTS = {
    Outcome.AGREE: Verdict.AGREE, Outcome.ROUNDING: Verdict.ROUNDING, Outcome.CONFLICT: Verdict.CONFLICT,
    Outcome.TABLE_ONLY: Verdict.TABLE_ONLY, Outcome.PROSE_ONLY: Verdict.PROSE_ONLY,
}  # fmt: skip
_UNIT_PRINTED = re.compile(r"[（(]([^（）()]{1,5})[）)]$")
_PROJECTS = "项目支出"
_SIDES = ("收入", "支出")
"""What a form of two lanes heads them with."""


def state_finding(draft: Draft, finding: Finding) -> None:
    """Add the sentence of one finding."""
    lead = finding.readings[0]
    if lead.state is State.BLANK and finding.verdict is not Outcome.CONFLICT:
        sentence = _blank(draft, finding) + "".join(tell_other(draft, finding, one) for one in _of_other_money(finding))
    elif lead.state is State.UNREADABLE:
        sentence = f"{_subject(finding)}在表中无法辨认，不能引用。[{draft.cite(lead)}]"
    elif finding.verdict is Outcome.CONFLICT:
        sentence = _conflict(draft, finding)
    else:
        sentence = _value(draft, finding)
    draft.sentences.append(sentence)


def tell_belying(draft: Draft, facts: Facts, claim: Claim) -> None:
    """The number by which the report says the opposite of what a question takes for granted."""
    state_finding(draft, Finding(facts, claim.subject, (Reading.of_claim(claim),), Outcome.PROSE_ONLY))


def _subject(finding: Finding) -> str:
    lead = finding.readings[0]
    return f"{whose(finding.facts, lead)}{name_in(finding.facts, finding.name, lead) or label_of(finding.facts, lead)}"


def _value(draft: Draft, finding: Finding) -> str:
    lead, facts = finding.readings[0], finding.facts
    if lead.claim is not None and lead.claim.kind in CHANGE_KINDS | {ClaimKind.COMPLETION}:
        return _relation(draft, finding, lead.claim)
    if alike := namesakes(finding) or told_alike(finding):
        return _each_row(draft, alike)
    cited = [draft.cite(reading) for reading in (lead, *_support(finding))]
    verdict, name = VERDICTS.get(finding.verdict, Verdict.TABLE_ONLY), name_in(facts, finding.name, lead)
    number = draft.state(facts, lead, verdict, cited, name)
    sentence = f"{_subject(finding)}为{number}{where(lead)}。{marks(cited)}"
    if finding.verdict is Outcome.ROUNDING:
        sentence += _rounded(draft, finding)
    of_share = lead.claim is not None and lead.claim.kind is ClaimKind.SHARE
    if lead.claim is not None and of_share and (made := recomputed(facts, lead.claim)) and not made.agrees:
        sentence += f"但{reckoned_anew(draft, facts, lead, made)}"
    sentence += _unread(draft, finding)
    return sentence + "".join(tell_other(draft, finding, reading) for reading in other_senses(finding))


def reckoned_anew(draft: Draft, facts: Facts, rate: Reading, made: Recomputed) -> str:
    """What a rate comes to by the amounts that the report gives beside it, and whether it agrees with that."""
    readings = [Reading.of_claim(part) for part in made.parts]
    cited = [draft.cite(reading) for reading in readings]
    told = [
        f"{_called(facts, part)}{draft.state(facts, reading, Verdict.PROSE_ONLY, [mark])}[{mark}]"
        for part, reading, mark in zip(made.parts, readings, cited, strict=True)
    ]  # fmt: skip
    shown = draft.compute(facts, f"{label_of(facts, rate)}（复算）", made.computed, cited)
    verdict = "与报告所写一致" if made.agrees else "与报告所写不一致，请核对原文"
    return f"按报告所写的{'、'.join(told)}复算，得{shown}（推算），{verdict}。{marks(cited)}"


def _called(facts: Facts, part: Claim) -> str:
    """What an amount is called beside another of the same thing: by the budget that it is, or by its year."""
    year = f"{part.year}年度" if part.year != facts.record.year else ""
    planned = part.role is Role.BUDGET
    return year + (f"{thing_of(part)}{part.base or '预算'}数" if planned else label_of(facts, Reading.of_claim(part)))


def _each_row(draft: Draft, alike: Sequence[Finding]) -> str:
    """The numbers of several rows of one name, each by what it belongs to."""
    facts, lead = alike[0].facts, alike[0].readings[0]
    item = label_of(facts, replace(lead, figure=replace(lead.figure, subject="")) if lead.figure else lead)
    told = []
    for one in alike:
        reading = one.readings[0]
        cited = draft.cite(reading)
        number = draft.state(facts, reading, VERDICTS[one.verdict], [cited], one.name)
        told.append(f"{whose_row(facts, reading)}{number}[{cited}]")
    several = "各项目分别为" if lead.figure and lead.figure.subject else "有同名的几行，分属不同科目"
    return f"{whose(facts, lead)}{item}{where(lead)}{several}：{'，'.join(told)}。"


def _relation(draft: Draft, finding: Finding, claim: Claim) -> str:
    """A change or a completion rate as a sentence of its own: 比上年增加223.78万元, 完成年初预算的103.07%."""
    lead, facts = finding.readings[0], finding.facts
    cited = draft.cite(lead)
    mismatch, opposite = wrong_rate(facts, claim), wrong_direction(facts, claim)
    verdict = Verdict.CONFLICT if mismatch or opposite else VERDICTS.get(finding.verdict, Verdict.PROSE_ONLY)
    number = draft.state(facts, lead, verdict, [cited], finding.name)
    relation = f"完成{claim.base or '预算'}的{number}" if claim.kind is ClaimKind.COMPLETION else change_words(claim, number)
    sentence = f"{whose(facts, lead)}{account_among(facts, claim) or thing_of(claim)}{relation}。[{cited}]"
    if mismatch:
        return sentence + recomputed_rate(draft, facts, claim, mismatch)
    if other := of_other_budget(facts, claim):
        nothing, base = budget_of_nothing(draft, facts, other[0]), other[1].parts[1].base
        return f"{sentence}但同一句所列{nothing}；以{base}为基数，{reckoned_anew(draft, facts, lead, other[1])}"
    return sentence + (opposite_ways(draft, facts, claim, opposite) if opposite else "")


def _support(finding: Finding) -> list[Reading]:
    """The first reading of another kind than the leading one that says the same."""
    lead = finding.readings[0]
    same = (r for r in finding.readings[1:] if r.by is not lead.by and _compared(lead, r) is Agreement.SAME)
    return [reading for reading in (next(same, None),) if reading is not None]


def _compared(a: Reading, b: Reading) -> Agreement:
    return compare(a.amount, b.amount) if a.amount and b.amount else Agreement.INCOMPARABLE


def _rounded(draft: Draft, finding: Finding) -> str:
    lead, facts = finding.readings[0], finding.facts
    for reading in finding.readings[1:]:
        if _compared(lead, reading) is Agreement.ROUNDING:
            cited = draft.cite(reading)
            place = "说明文字" if reading.by is Reader.PROSE else "另一处表格"
            number = draft.state(facts, reading, Verdict.ROUNDING, [cited], finding.name)
            return f"{place}写作{number}，相差为四舍五入的尾差。[{cited}]"
    return ""


def _unread(draft: Draft, finding: Finding) -> str:
    """That a table has the number too, where it cannot be read there."""
    unread = [reading for reading in finding.readings[1:] if reading.state is State.UNREADABLE]
    return f"表中的这个数无法辨认。[{draft.cite(unread[0])}]" if unread else ""


def _conflict(draft: Draft, finding: Finding) -> str:
    """All distinct values with their places; the table's leads."""
    lead = finding.readings[0]
    parts = [f"表格为空白[{draft.cite(lead)}]"] if lead.state is State.BLANK else []
    for reading in distinct(finding):
        cited = draft.cite(reading)
        place = "表格" if reading.by is Reader.TABLE else "说明文字"
        number = draft.state(finding.facts, reading, Verdict.CONFLICT, [cited], finding.name)
        parts.append(f"{place}为{number}[{cited}]{_told_so_too(draft, finding, reading)}")
    advice = "以表格为准，请核对原文" if lead.by is Reader.TABLE and lead.state is State.VALUE else "请核对原文"
    return f"{_subject(finding)}在报告中不一致：{'，'.join(parts)}；{advice}。"


def distinct(finding: Finding) -> list[Reading]:
    """One reading for each value that a report gives of one number."""
    distinct: list[Reading] = []
    for reading in finding.readings:
        if reading.amount and all(_compared(reading, seen) is not Agreement.SAME for seen in distinct):
            distinct.append(reading)
    return distinct


def _told_so_too(draft: Draft, finding: Finding, cell: Reading) -> str:
    """That one sentence agrees with the table, where another does not."""
    told = (one for one in finding.readings if cell.by is Reader.TABLE and one.by is Reader.PROSE and one.amount)
    same = next((one for one in told if _compared(cell, one) is Agreement.SAME), None)
    return f"（另一处说明文字与表格一致[{draft.cite(same)}]）" if same else ""


def tell_conflict(draft: Draft, finding: Finding) -> str:
    """What the prose gives of a number of which the one in the table was told, or the table where it was that of the prose;
    '' where there is no other.
    """
    others = distinct(finding)[1:] if finding.verdict is Outcome.CONFLICT else []
    parts = []
    for reading in (one for one in others if one.by is not finding.readings[0].by):
        cited = draft.cite(reading)
        number = draft.state(finding.facts, reading, Verdict.CONFLICT, [cited], finding.name)
        parts.append(f"{'说明文字' if reading.by is Reader.PROSE else '表格'}写作{number}[{cited}]")
    return f"{_subject(finding)}在报告中不一致：{'，'.join(parts)}，请核对原文。" if parts else ""


def _blank(draft: Draft, finding: Finding) -> str:
    """A blank cell in words, with the sentence that confirms it."""
    lead = finding.readings[0]
    cited = draft.cite(lead)
    if lead.figure is not None and (lead.figure.form in SCORED_FORMS or _counts_unlike_money(finding.facts, lead.figure)):
        return f"{_subject(finding)}在表中为空白{where(lead)}。[{cited}]"
    if lead.words is not None:
        told = "不适用" if is_not_counted(lead) else "没有发生"
        return f"{_subject(finding)}{told}：{lead.words.quote.strip()}[{cited}]"
    for reading in finding.readings[1:]:
        if reading.by is Reader.PROSE and reading.amount and reading.amount.value == 0:
            mark = draft.cite(reading)
            number = draft.state(finding.facts, reading, Verdict.PROSE_ONLY, [mark], finding.name)
            return f"{_subject(finding)}没有发生（表中空白）{where(lead)}，说明文字写作{number}。[{cited}][{mark}]"
    if said := next((one for one in finding.readings[1:] if one.words), None):
        assert said.words is not None
        mark = draft.cite(said)
        return f"{_subject(finding)}没有发生（表中空白）{where(lead)}，说明文字写明：{said.words.quote.strip()}[{cited}][{mark}]"
    if of_basic_form(lead):
        return _blank_in_basic_form(draft, finding, cited)
    return f"{_subject(finding)}没有发生（表中空白）{where(lead)}。[{cited}]"


def _blank_in_basic_form(draft: Draft, finding: Finding, cited: int) -> str:
    """A blank cell of the form of 基本支出, with what the form of 项目支出 prints of the same item."""
    lead, subject = finding.readings[0], _subject(finding)
    tables = (one for one in finding.others if one.figure and one.amount)
    spent = next((one for one in tables if one.figure and _PROJECTS in one.figure.table), None)
    if spent is None:
        return f"{subject}在表中为空白{where(lead)}：该表只列基本支出，不能由此断定项目支出中没有。[{cited}]"
    mark = draft.cite(spent)
    number = draft.state(finding.facts, spent, Verdict.TABLE_ONLY, [mark], finding.name)
    return f"{subject}在项目支出中为{number}{where(spent)}[{mark}]，在基本支出表中为空白。[{cited}]"


def is_nothing(finding: Finding) -> bool:
    """Whether a blank cell says that there was nothing of a thing, which counts for nothing in a sum."""
    lead = finding.readings[0] if finding.readings else None
    blank = lead is not None and lead.state is State.BLANK and finding.verdict is not Outcome.CONFLICT
    if lead is None or not blank or of_basic_form(lead) or is_not_counted(lead):
        return False
    return lead.figure is None or not (lead.figure.form in SCORED_FORMS or _counts_unlike_money(finding.facts, lead.figure))


def _counts_unlike_money(facts: Facts, blank: Figure) -> bool:
    """Whether a cell outside the statutory forms counts what may well be there though it is left blank (受益人口)."""
    if blank.form is not None:
        return False
    own = (blank.table_no, blank.column, blank.panel)
    beside = (one for one in facts.figures if (one.table_no, one.column, one.panel) == own)
    amounts = [one.amount for one in beside if one.amount and one.amount.unit]
    if amounts:
        return not any(amount.is_money for amount in amounts)
    units = [unit[1] for label in (blank.row, *blank.column[-1:]) if (unit := _UNIT_PRINTED.search(label))]
    return bool(units) and not any("元" in unit for unit in units)


def of_basic_form(reading: Reading) -> bool:
    """Whether a reading stands in the form of 基本支出 alone, which tells nothing of what projects spent."""
    return reading.figure is not None and reading.figure.form == "basic_expenditure"


def other_senses(finding: Finding) -> list[Reading]:
    """One reading for each other value that the same words have elsewhere in the report."""
    distinct: list[Reading] = []
    for reading in finding.others:
        if _goes_the_other_way(finding.name, reading):
            continue
        if reading.amount and all(_compared(known, reading) is Agreement.CONFLICT for known in [finding.readings[0], *distinct]):
            distinct.append(reading)
    return distinct[:2]


def _goes_the_other_way(name: str, reading: Reading) -> bool:
    """Whether a cell stands among what came in, of a name that tells what was spent alone, or the other way round."""
    panel = reading.figure.panel if reading.figure else ""
    named = [side for side in _SIDES if side in name]
    return panel in _SIDES and bool(named) and panel not in named


def _of_other_money(finding: Finding) -> list[Reading]:
    """What was paid for a thing out of own money, beside the cell of a form of 财政拨款."""
    return [reading for reading in finding.others if of_other_money(finding.readings[0], reading)]


def tell_other(draft: Draft, finding: Finding, reading: Reading) -> str:
    """What the same words mean in another place; of two budgets of one thing which of them each is."""
    facts, lead = finding.facts, finding.readings[0]
    if lead.figure and reading.figure and of_other_plans(lead, reading):
        cited = draft.cite(reading)
        number = draft.state(facts, reading, Verdict.TABLE_ONLY, [cited])
        return f"这是{lead.figure.column[-1]}，{reading.figure.column[-1]}为{number}。[{cited}]"
    if of_other_money(lead, reading):
        cited = draft.cite(reading)
        return f"另以自有资金列支{draft.state(facts, reading, Verdict.PROSE_ONLY, [cited])}。[{cited}]"
    cited, row = draft.cite(reading), reading.figure.row if reading.figure else reading.claim.subject if reading.claim else ""
    named, by = f"“{row}”" if row else "", Verdict.PROSE_ONLY if reading.claim else Verdict.TABLE_ONLY
    return f"另有一个口径：{named}{draft.state(facts, reading, by, [cited])}{where(reading)}。[{cited}]"
