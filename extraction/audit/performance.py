"""绩效自评表: points, scores, funds and 执行率 within a form; targets met against scores; the form against prose and 汇总表."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from extraction.audit.facts import Facts, Row
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import add_up, quotient, same, shown, unit_of
from extraction.audit.scorecards import (
    RATE,
    SCORE,
    Target,
    about,
    cell_of,
    funds_row,
    is_named,
    scored_forms,
    target_cells,
    target_met,
    total_row,
    total_score,
    weight_of,
)
from extraction.forms import PERFORMANCE_SUMMARY
from extraction.report import Claim, ClaimKind, Role, State, Table

_SOME = re.compile(r"重点|部分|主要")
"""A list that is called so names not all projects."""
_SPENT = re.compile(r"执行数|执行金额")
_INITIAL, _PLAN = re.compile(r"年初预算"), re.compile(r"全年预算|调整.*预算|^预算数")
_FUND = re.compile(r"财政拨款|财政资金|上年结转|其他资金|其他|结转")
_OTHER_FUNDS = re.compile(r"政府性基金|国有资本")
_PROJECTS = re.compile(r"项目支出(?:预算)?总额$|项目支出$")
_FULL, _OF_RATE = Fraction(100), Fraction(10)


def check_scores(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """得分 of all rows, that of 执行率 included, add up to 总分."""
    for table in scored_forms(facts):
        last = total_row(facts, table)
        total = total_score(facts, table)
        scores = [cell for row in facts.rows(table) if row is not last and (cell := cell_of(row, SCORE))]
        rated = (cell_of(row, SCORE) for row in facts.rows(table) if cell_of(row, RATE))
        rate = next((cell for cell in rated if cell and cell.amount), None)
        if total and scores:
            yield _without_rate(_points(total, scores), total, scores, rate).told(f"{about(table)}：各项得分之和不等于总分")


def _without_rate(outcome: Outcome, total: Operand, scores: list[Operand], rate: Operand | None) -> Outcome:
    """A total that leaves out the points of 执行率, and nothing else, has that for its explanation."""
    if outcome.result is not Result.FAIL or rate is None or rate.amount is None or total.amount is None:
        return outcome
    rest = sum((cell.value() for cell in scores if cell.amount and cell.key != rate.key), Fraction(0))
    return replace(outcome, severity=Severity.WARNING) if rest == total.value() else outcome


def _points(total: Operand, scores: list[Operand]) -> Outcome:
    """A sum of points; where they are printed with decimals, a gap within their rounding is 尾差."""
    outcome = add_up(total, scores)
    fractional = [cell for cell in (total, *scores) if cell.amount and cell.amount.decimals]
    if outcome.result is not Result.FAIL or not fractional or total.amount is None:
        return outcome
    room = sum((Fraction(1, 2 * 10**cell.amount.decimals) for cell in fractional if cell.amount), Fraction(0))
    gap = abs(sum((cell.value() for cell in scores if cell.amount), Fraction(0)) - total.value())
    return replace(outcome, result=Result.ROUNDING) if gap <= room else outcome


def check_weights(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """分值 of all rows add up to 100 (or to what the total row prints)."""
    for table in scored_forms(facts):
        last = total_row(facts, table)
        assert last is not None
        weights = [cell for row in facts.rows(table) if row is not last and (cell := weight_of(row))]
        values = [cell for cell in weights if cell.amount]
        if any(cell.state is State.UNREADABLE for cell in weights) or not values:
            yield insufficient(weights, "分值无法辨认")
            continue
        gained = sum((cell.value() for cell in values), Fraction(0))
        if gained + _OF_RATE == _FULL and _rate_has_no_weight(facts, table):
            yield Outcome(Result.PASS, tuple(values))
            continue
        said = weight_of(last)
        if said is not None and said.amount is not None:
            yield add_up(said, weights).told(f"{about(table)}：各项分值之和不等于总分值")
        added = " + ".join(shown(cell).removesuffix("分") for cell in values)
        text = f"{added} = {float(gained):g} {'=' if gained == _FULL else '≠'} 100"
        result = Result.PASS if gained == _FULL else Result.FAIL
        yield Outcome(result, tuple(values), f"{about(table)}：各项分值之和不是 100 分", text)


def _rate_has_no_weight(facts: Facts, table: Table) -> bool:
    """Whether 执行率 scores points for which the form has no cell (执行情况（10分） is a header)."""
    row = funds_row(facts, table)
    score = cell_of(row, SCORE) if row else None
    return row is not None and score is not None and score.amount is not None and weight_of(row) is None


def check_within_weight(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """No row scores more than its 分值."""
    for table in scored_forms(facts):
        for row in facts.rows(table):
            score, weight = cell_of(row, SCORE), weight_of(row)
            if score and weight and score.amount and weight.amount:
                over = score.value() > weight.value()
                text = f"得分 {shown(score)} {'>' if over else '≤'} 分值 {shown(weight)}"
                title = f"{about(table)}：“{row.label}”得分高于分值"
                yield Outcome(Result.FAIL if over else Result.PASS, (score, weight) if over else (), title, text)


def check_funds(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """资金总额 = 财政拨款 + 上年结转 + 其他资金 in each column of the funds."""
    for table in scored_forms(facts):
        rows = [row for row in facts.rows(table) if not row.path]
        whole = funds_row(facts, table)
        parts = [row for row in rows if row is not whole and _FUND.search(row.plain)]
        for column in (_INITIAL, _PLAN, _SPENT):
            total = cell_of(whole, column, RATE) if whole else None
            values = [cell for row in parts if (cell := cell_of(row, column, RATE))]
            if total and len(values) > 1:
                yield add_up(total, values).told(f"{about(table)}：“{total.row}”与各项资金之和不符（{total.column}）")


def check_execution(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """执行率 = 全年执行数 ÷ 全年预算数."""
    for table in (*scored_forms(facts), *facts.forms.get(PERFORMANCE_SUMMARY, ())):
        for row in facts.rows(table):
            rate, spent, plan = cell_of(row, RATE), cell_of(row, _SPENT, RATE), cell_of(row, _PLAN, RATE)
            if row.path or not (rate and spent and plan):
                continue
            operands = (rate, spent, plan)
            if any(cell.state is State.UNREADABLE for cell in operands):
                yield insufficient(operands, "有数字无法辨认")
            elif rate.amount and spent.amount and plan.amount and plan.value() > 0 and unit_of(spent) == unit_of(plan):
                result, text = quotient(rate, spent.interval(), plan.interval(), (spent.value(), plan.value()))
                title = f"{about(table)}：“{row.label}”执行率与预算数、执行数不符"
                yield Outcome(result, operands, title, f"{shown(spent)} ÷ {shown(plan)} = {text}")


def check_targets(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A target (≥ ≤ > < =) that the completed value misses does not score in full."""
    for table in scored_forms(facts):
        for row in facts.rows(table):
            cells = target_cells(row)
            if cells:
                yield from _target(table, row, cells)


def _target(table: Table, row: Row, cells: Target) -> Iterator[Outcome]:
    wanted, done, score, weight = cells
    met = target_met(wanted, done)
    if met is None:
        return
    text = f"指标值 {shown(wanted)}，完成值 {shown(done)}，分值 {shown(weight)}，得分 {shown(score)}"
    wrong = not met and score.value() >= weight.value()
    title = f"{about(table)}：“{row.label}”未达到指标值却得满分"
    yield Outcome(Result.FAIL if wrong else Result.PASS, cells if wrong else (), title, text)


def check_form_prose(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """预算数, 执行数 and 得分 that the prose gives of a project are those of its form, whatever the units."""
    for table in scored_forms(facts):
        claims = [claim for claim in facts.report.claims if table.subject and is_named(claim.subject, table.subject)]
        for claim in claims:
            cell = _stated(facts, table, claim)
            if cell is not None:
                yield same(Operand.of_claim(claim), cell).told(f"项目“{table.subject}”：文字与{table.title}不符")


def _stated(facts: Facts, table: Table, claim: Claim) -> Operand | None:
    """The cell of a form that a sentence about its project restates."""
    if claim.kind is ClaimKind.COUNT and claim.subject.endswith("得分"):
        return total_score(facts, table)
    row = funds_row(facts, table)
    if row is None or claim.kind is not ClaimKind.AMOUNT or claim.role is None:
        return None
    if claim.role is Role.FINAL:
        return cell_of(row, _SPENT, RATE)
    return cell_of(row, _INITIAL if claim.base == "年初预算" else _PLAN, RATE) if claim.base in ("年初预算", "全年预算") else None


def check_summary(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The score of a project in the 汇总表 is 总分 of its own form."""
    listed = [row for table in facts.forms.get(PERFORMANCE_SUMMARY, ()) for row in facts.rows(table)]
    for table in scored_forms(facts):
        row = next((row for row in listed if table.subject and is_named(row.label, table.subject)), None)
        score = cell_of(row, SCORE) if row else None
        own = total_score(facts, table)
        if score and own:
            yield same(score, own).told(f"项目“{table.subject}”：汇总表得分与自评表总分不符")


def check_summary_funds(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """What the 汇总表 prints as planned and spent on a project is what its own form prints as 年度资金总额."""
    listed = [row for table in facts.forms.get(PERFORMANCE_SUMMARY, ()) for row in facts.rows(table)]
    for table in scored_forms(facts):
        row = next((row for row in listed if table.subject and is_named(row.label, table.subject)), None)
        funds = funds_row(facts, table)
        for column in (_INITIAL, _PLAN, _SPENT) if row and funds else ():
            assert row and funds
            told, own = cell_of(row, column, RATE), cell_of(funds, column, RATE)
            if told and own:
                yield same(told, own).told(f"项目“{table.subject}”：汇总表的{told.column}与自评表不符")


def check_all_projects(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Self-assessed funds that are said to be N % of project expenditure are that share of it as the table prints it."""
    for share in facts.report.claims:
        spent = _spent_on_projects(facts, share.base) if share.kind is ClaimKind.SHARE and _PROJECTS.search(share.base) else None
        if spent is None or spent.amount is None:
            continue
        funds = [claim for claim in facts.report.claims if claim.sentence == share.sentence and claim.subject == share.subject]
        part = next((Operand.of_claim(claim) for claim in funds if claim.kind is ClaimKind.AMOUNT), None)
        if part and spent.value() > 0:
            said = Operand.of_claim(share)
            result, text = quotient(said, part.interval(), spent.interval(), (part.value(), spent.value()))
            title = f"“{share.subject}”占{share.base}的比重与支出决算表不符"
            yield Outcome(result, (said, part, spent), title, f"{shown(part)} ÷ {shown(spent)} = {text}")


def _spent_on_projects(facts: Facts, base: str) -> Operand | None:
    """Project expenditure as a table prints it: of the general budget, or of all funds, as the words say; of others None."""
    if _OTHER_FUNDS.search(base):
        return None
    name = "一般公共预算财政拨款项目支出" if "一般公共预算" in base else "项目支出"
    indicator = facts.known.by_name(name)
    readings = facts.readings(indicator) if indicator else []
    return next((Operand.of_reading(reading) for reading in readings if reading.figure), None)


def check_projects_listed(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """As many projects are listed in the 汇总表 as the prose says were evaluated."""
    indicator = facts.known.by_name("绩效自评项目数")
    said = [Operand.of_reading(reading) for reading in facts.readings(indicator) if reading.claim] if indicator else []
    tables = facts.forms.get(PERFORMANCE_SUMMARY, [])
    if not said or len(tables) != 1 or _SOME.search(tables[0].title):
        yield Outcome(Result.NOT_APPLICABLE)
        return
    names = dict.fromkeys(row.label for row in facts.rows(tables[0]) if row.label and not row.is_total)
    if not names:
        yield insufficient(said, "汇总表没有读出项目")
        return
    alike = said[0].value() == len(names)
    shown_rows = [Operand.of_figure(row.cells[0]) for row in facts.rows(tables[0]) if row.cells]
    text = f"文字 {shown(said[0])}，{tables[0].title}列出 {len(names)} 个"
    yield Outcome(Result.PASS if alike else Result.FAIL, (said[0], *shown_rows), "自评项目数与汇总表所列项目数不符", text)


