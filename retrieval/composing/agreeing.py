"""Whether a report agrees with itself: table and text, the parts and their total, the projects told of and those listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from extraction.crosscheck import Agreement, Reading
from extraction.crosscheck import Verdict as Outcome
from extraction.forms import PERFORMANCE_SUMMARY
from extraction.labels import plain_label
from extraction.numbers import Amount, Interval
from extraction.report import ClaimKind, State
from retrieval.calculate import Computed, difference, in_unit
from retrieval.composing.compose import distinct, reckoned_anew, state_finding
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operands import operand
from retrieval.composing.restated import agreement_with, listed_sums, told_again_of
from retrieval.composing.two_numbers import ASKS_TWO, why_two
from retrieval.readings.checks_asked import BETWEEN_TABLES
from retrieval.readings.leading import Finding
from retrieval.readings.moved.contradictions import wrong_rate
from retrieval.readings.moved.recomputed import RateOfRow, rate_of_row, recomputed
from retrieval.reply import Verdict
from retrieval.understanding.cues import bound_in
from retrieval.understanding.query import Query

_SPENDING = ("expenditure", "general_expenditure")
_SAID = {
    Outcome.AGREE: "表格与文字说明一致。",
    Outcome.ROUNDING: "两处只差四舍五入的尾差，不算矛盾。",
    Outcome.TABLE_ONLY: "文字说明中没有找到同名的数，无从比对。",
    Outcome.PROSE_ONLY: "没有表格列出这个数，无从比对。",
}

_ALIKE = "几张表所列的数一致。"
AGREEING = frozenset({*_SAID.values(), _ALIKE})
_SAID_OF_TWO = (Outcome.AGREE, Outcome.ROUNDING)
_APART = re.compile(r"差(?!旅|额补)(?:了|出|距|额|异)?|[多少高低](?:了|出)?(?:多少|几)")
_ANY_SUCH = re.compile("有没有")
"""三公经费有没有30万以上 sets no table against the text."""
_OTHER_SENSE = "说明文字的数与上列表格的数不同；两处的口径可能不同，请核对原文。"


def checking(query: Query) -> Callable[[Draft, Finding], None]:
    """How a number is put to the test: with how far two places are apart, where that is asked."""
    if BETWEEN_TABLES.search(query.question):
        return partial(check_tables, apart=bool(_APART.search(query.question)))
    if _APART.search(query.question):
        return check_apart
    if ASKS_TWO.search(query.question):
        return _check_two
    return partial(check, compares=False) if _ANY_SUCH.search(query.question) and bound_in(query.about) else check


def _check_two(draft: Draft, finding: Finding) -> None:
    """What `check` tells, and why there are two numbers, where the forms in which they stand say so."""
    if why := why_two(finding):
        state_finding(draft, finding)
        draft.sentences.append(why)
    else:
        check(draft, finding)


def check(draft: Draft, finding: Finding, compares: bool = True) -> None:
    """Whether table and prose say the same of one thing, with both values and both places; that there is but one place is said
    where the question `compares` these.
    """
    state_finding(draft, finding)
    if _tell_recomputed(draft, finding):
        return
    restated = told_again_of(finding) if finding.verdict is Outcome.TABLE_ONLY else []
    for told in restated:
        _tell_restated(draft, finding, told)
    if sums := listed_sums(finding) if finding.verdict is Outcome.PROSE_ONLY else []:
        _tell_listed(draft, finding, sums)
    elif not restated and finding.verdict is Outcome.TABLE_ONLY and _tables_of(finding) > 1:
        draft.sentences.append(_ALIKE)
    elif not restated and finding.verdict in (_SAID if compares else _SAID_OF_TWO):
        listed = finding.verdict is Outcome.PROSE_ONLY and any(other.figure and other.amount for other in finding.others)
        draft.sentences.append(_OTHER_SENSE if listed else _SAID[finding.verdict])


def check_apart(draft: Draft, finding: Finding) -> None:
    """What `check` tells, and how far two places are apart that give different amounts."""
    check(draft, finding)
    told = distinct(finding) if finding.verdict is Outcome.CONFLICT else []
    amounts = [one.amount for one in told if one.amount]
    amounts.sort(key=lambda one: (in_unit(one, "元") or one).value, reverse=True)
    computed = difference(*amounts) if len(amounts) == 2 else None
    if computed is not None:
        cited = [draft.cite(one) for one in told]
        number = draft.compute(finding.facts, f"{finding.asked}两处之差", computed, cited)
        draft.sentences.append(f"两处相差{number}（推算）。{marks(cited)}")


def check_tables(draft: Draft, finding: Finding, apart: bool) -> None:
    """Whether two tables say the same, and how far they are `apart`; what a check tells where more than one other number is
    printed, or none in a table.
    """
    lead, others = finding.readings[0], [one for one in finding.others if one.amount]
    pair = [one.amount for one in (lead, *others) if one.figure and one.amount]
    if finding.verdict in (Outcome.CONFLICT, Outcome.ROUNDING) or len(pair) != 1 + len(others) or len(pair) > 2:
        (check_apart if apart else check)(draft, finding)
        return
    state_finding(draft, finding)
    alike = _ALIKE if _tables_of(finding) > 1 else "没有找到列出这个数的另一张表，无从比对。"
    draft.sentences.append(_tables_apart(draft, finding, pair, apart) if others else alike)


def _tables_apart(draft: Draft, finding: Finding, pair: list[Amount], apart: bool) -> str:
    cited = [draft.cite(one) for one in (finding.readings[0], *finding.others) if one.amount]
    pair.sort(key=lambda one: (in_unit(one, "元") or one).value, reverse=True)
    computed = difference(*pair) if apart else None
    by = f"，相差{draft.compute(finding.facts, f'{finding.asked}两张表之差', computed, cited)}（推算）" if computed else ""
    return f"两张表的数不一致{by}；口径可能不同，请核对原文。{marks(cited)}"


def _tables_of(finding: Finding) -> int:
    """How many tables print a number."""
    return len({one.figure.table_no for one in finding.readings if one.figure and one.amount})


def _tell_listed(draft: Draft, finding: Finding, sums: Sequence[Reading]) -> None:
    """The sums that the list of projects prints, and whether the number told of them is one of these."""
    cited = [draft.cite(one) for one in sums]
    numbers = (draft.state(finding.facts, one, Verdict.TABLE_ONLY, [mark]) for one, mark in zip(sums, cited, strict=True))
    called = (one.figure.column[-1] for one in sums if one.figure)
    listed = "、".join(f"{name}{number}[{mark}]" for name, number, mark in zip(called, numbers, cited, strict=True))
    same = any(agreement_with(finding, one) is Agreement.SAME for one in sums)
    told = "与表格一致" if same else "与上列数不同；两处的口径可能不同，请核对原文"
    draft.sentences.append(f"自评汇总表的合计为{listed}：{told}。")


def check_rate(draft: Draft, finding: Finding) -> None:
    """A number that is put to the test, and beside a rate what it comes to by the amounts of its own row or sentence."""
    state_finding(draft, finding)
    _tell_recomputed(draft, finding)


def _tell_recomputed(draft: Draft, finding: Finding) -> bool:
    """What a rate comes to by the amounts that the report gives beside it; False where it gives none."""
    claim, cell = finding.readings[0].claim, finding.readings[0].figure
    if cell and (row := rate_of_row(finding.facts, cell)):
        draft.sentences.append(_rate_of_row(draft, finding, row))
    made = recomputed(finding.facts, claim) if claim is not None else None
    if claim is None or made is None:
        return False
    told = wrong_rate(finding.facts, claim) is not None or (claim.kind is ClaimKind.SHARE and not made.agrees)
    if not told:  # with the rate itself
        draft.sentences.append(reckoned_anew(draft, finding.facts, finding.readings[0], made))
    return True


def _rate_of_row(draft: Draft, finding: Finding, row: RateOfRow) -> str:
    """What the rate of a row comes to, and whether the printed one agrees with that."""
    facts, parts = finding.facts, [Reading.of_figure(row.spent), Reading.of_figure(row.budget)]
    cited = [draft.cite(part) for part in parts]
    spent, budget = (draft.state(facts, part, Verdict.TABLE_ONLY, [mark]) for part, mark in zip(parts, cited, strict=True))
    shown = draft.compute(facts, f"{finding.asked}执行率（复算）", row.computed, cited)
    told = "与报告所写一致" if row.agrees else "与报告所写不一致，请核对原文"
    return f"按同一行的执行数{spent}、预算数{budget}复算，得{shown}（推算），{told}。{marks(cited)}"


def _tell_restated(draft: Draft, finding: Finding, restated: Reading) -> None:
    agreement, mark = agreement_with(finding, restated), draft.cite(restated)
    verdict = {Agreement.SAME: Verdict.AGREE, Agreement.ROUNDING: Verdict.ROUNDING}.get(agreement, Verdict.PROSE_ONLY)
    number = draft.state(finding.facts, restated, verdict, [mark])
    other = "，与表格不一致，请核对原文。" if _is_of_one_fund(finding) else "，与这张表的数不同；两处的口径可能不同，请核对原文。"
    told = {
        Agreement.SAME: "，与表格一致。", Agreement.ROUNDING: "，只差四舍五入的尾差，不算矛盾。",
    }.get(agreement, other)  # fmt: skip
    draft.sentences.append(f"说明文字写作{number}{told}[{mark}]")


def _is_of_one_fund(finding: Finding) -> bool:
    """Whether a cell is what was spent on an account of one code, of all funds and of the general budget alike."""
    figure, facts = finding.readings[0].figure, finding.facts
    if figure is None or not figure.row_code or figure.form not in _SPENDING:
        return False
    rows = [one for one in facts.figures if one.form in _SPENDING and plain_label(one.row) == plain_label(figure.row)]
    firsts = {one.form: one for one in reversed(rows)}  # the first column of each is its total
    same = all(one.amount and one.amount == figure.amount for one in firsts.values())
    return {one.row_code for one in rows} == {figure.row_code} and len(firsts) == len(_SPENDING) and same


def check_listed(draft: Draft, finding: Finding) -> None:
    """How many projects the text tells of, and how many the list of their scores has."""
    stated = operand(draft, finding)
    listed = {f.row: f for f in finding.facts.figures if f.form == PERFORMANCE_SUMMARY and f.row and f.state is State.VALUE}
    if stated is None or not listed:
        check(draft, finding)
        return
    cited = [draft.cite(Reading.of_figure(figure)) for figure in listed.values()]
    count = Fraction(len(listed))
    rows = Computed(count, Interval(count, count), 0, "个", f"汇总表{len(listed)}行")
    shown = draft.compute(finding.facts, "汇总表所列项目数", rows, cited)
    told = "两者一致" if stated.amount.value == len(listed) else "两者不一致，请核对原文"
    draft.sentences.append(
        f"{stated.owner}{stated.name}，说明文字写作{stated.words}[{stated.mark}]，汇总表列出{shown}：{told}。{marks(cited)}"
    )
