"""绩效 scores by the usual formulas: 执行率 and targets against points, grades against scores, points of a group, averages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction

from extraction.audit.facts import Facts, Row
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.audit.relation import same, shown
from extraction.audit.scorecards import (
    RATE,
    SCORE,
    Target,
    about,
    cell_of,
    is_listed,
    is_named,
    listed_scores,
    scored_forms,
    target_cells,
    target_met,
    total_score,
    weight_of,
)
from extraction.forms import PERFORMANCE_SUMMARY
from extraction.numbers import Interval, parse_number, without_blanks
from extraction.report import Table

_GRADES = {"优": (90, 101), "良": (80, 90), "中": (60, 80), "合格": (60, 80), "一般": (60, 80), "差": (0, 60), "不合格": (0, 60)}
_GRADE = re.compile(r"[“\"]?(优|良|中|合格|一般|差|不合格)(?:秀|好)?[”\"]?(?:[（(].*)?")
_TOLD = re.compile(
    r"(?:(?P<project>[^，。；：]{2,40}?)项目)?[^，。；]{0,12}得分为?(?P<score>\d+(?:\.\d+)?)分?[，,；;][^，。；]{0,8}等级为?[“\"]?"
    r"(?P<grade>优|良|中|合格|差|不合格)"
)
_GROUP_POINTS = re.compile(r"[（(](?P<points>\d+(?:\.\d+)?)分[）)]")
_HUNDRED = Fraction(100)


def check_rate_scores(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The points of 执行率 are the rate times its 分值, and in full from 100 % on."""
    for table in scored_forms(facts):
        for row in facts.rows(table):
            rate, score, weight = cell_of(row, RATE), cell_of(row, SCORE), weight_of(row)
            if not row.path and rate and score and weight and rate.amount and score.amount and weight.amount:
                yield _by_rate(table, row, (rate, score, weight))


def _by_rate(table: Table, row: Row, cells: tuple[Operand, Operand, Operand]) -> Outcome:
    rate, score, weight = cells
    said = rate.interval()
    due = Interval(*(min(bound, _HUNDRED) * weight.value() / 100 for bound in (said.low, said.high)))
    assert score.amount is not None
    room = Fraction(1, 2 * 10**score.amount.decimals)
    value = min(rate.value(), _HUNDRED) * weight.value() / 100
    right = due.meets(Interval(score.value() - room, score.value() + room))
    text = f"{shown(rate)} × {shown(weight)} = {float(value):.2f} {'≈' if right else '≠'} 得分 {shown(score)}"
    title = f"{about(table)}：“{row.label}”得分与执行率不符"
    return Outcome(Result.PASS if right else Result.FAIL, () if right else (score, rate, weight), title, text)


def check_target_scores(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """An indicator that reaches its target loses no points."""
    for table in scored_forms(facts):
        for row in facts.rows(table):
            cells = target_cells(row)
            if cells:
                yield from _by_target(table, row, cells)


def _by_target(table: Table, row: Row, cells: Target) -> Iterator[Outcome]:
    wanted, done, score, weight = cells
    met = target_met(wanted, done)
    if met is None or not (wanted.amount and done.amount and score.amount):
        return
    text = f"指标值 {shown(wanted)}，完成值 {shown(done)}，分值 {shown(weight)}，得分 {shown(score)}"
    lost = met and score.value() < weight.value()
    title = f"{about(table)}：“{row.label}”达到指标值却被扣分" if lost else ""
    yield Outcome(Result.FAIL if lost else Result.PASS, cells if lost else (), title, text)


def check_grades(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """优 from 90, 良 from 80, 中 from 60, 差 below, in the 汇总表 and in sentences."""
    for table in facts.forms.get(PERFORMANCE_SUMMARY, ()):
        grades = _grades_of(table)
        for row in facts.rows(table):
            score = cell_of(row, SCORE)
            grade = grades.get(without_blanks(row.label))
            if score and score.amount and grade:
                yield _grade(row.label, grade, score, score.value())
    for paragraph in facts.report.paragraphs:
        for match in _TOLD.finditer(paragraph.text):
            words = Operand.of_words("文字", match[0], paragraph)
            yield _grade(match["project"] or "项目", match["grade"], words, Fraction(match["score"]))


def _grades_of(table: Table) -> dict[str, str]:
    """The grade that a row of the 汇总表 prints beside its project."""
    found: dict[str, str] = {}
    for grid in table.grids:
        for row in {cell.row for cell in grid.cells}:
            texts = [without_blanks(cell.text) for cell in grid.cells if cell.row == row]
            grade = next((match[1] for text in texts if (match := _GRADE.fullmatch(text))), None)
            if grade:
                found |= {text: grade for text in texts if text != grade and parse_number(text) is None}
    return found


def _grade(name: str, grade: str, place: Operand, score: Fraction) -> Outcome:
    low, high = _GRADES[grade]
    right = low <= score < high
    text = f"得分 {float(score):g} 分，等级“{grade}”（通常为 {low}–{min(high, 100)} 分）"
    return Outcome(Result.PASS if right else Result.FAIL, () if right else (place,), f"“{name}”的等级与得分不符", text)


def check_group_points(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The points that stand in the name of a group (产出指标（50分）) are those of its indicators together."""
    for table in scored_forms(facts):
        groups: dict[str, list[Operand]] = {}
        for row in facts.rows(table):
            weight = weight_of(row)
            if row.path and weight and weight.amount:
                groups.setdefault(row.path[0], []).append(weight)
        for name, weights in groups.items():
            match = _GROUP_POINTS.search(name)
            if match and not any(weight.is_from_text for weight in weights):
                total, said = sum((weight.value() for weight in weights), Fraction(0)), Fraction(match["points"])
                result, sign = (Result.PASS, "=") if total == said else (Result.FAIL, "≠")
                text = f"{' + '.join(shown(weight) for weight in weights)} = {float(total):g} {sign} {match['points']}"
                yield Outcome(result, tuple(weights), f"{about(table)}：“{name}”的分值与其各指标之和不符", text)


def check_averages(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """绩效自评平均得分 is the mean of the scores in the 汇总表, or of the forms where every project has one."""
    said, projects = facts.said("绩效自评平均得分"), facts.said("绩效自评项目数")
    own = [score for table in scored_forms(facts) if (score := total_score(facts, table)) and score.amount]
    scores = [score for _, score in listed_scores(facts)] or own
    if said and said.amount and projects and scores and len(scores) == projects.value():
        mean = sum((cell.value() for cell in scores), Fraction(0)) / len(scores)
        near = abs(mean - said.value()) <= Fraction(1, 2 * 10**said.amount.decimals)
        text = f"（{' + '.join(shown(cell) for cell in scores)}）÷ {len(scores)} = {float(mean):.2f}，文字为 {shown(said)}"
        yield Outcome(Result.PASS if near else Result.FAIL, (said, *scores), "平均得分与各项目得分不符", text)


def check_told_scores(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A score that a sentence gives of a project is the one of the 汇总表."""
    listed = listed_scores(facts)
    for claim in facts.report.claims:
        if claim.amount.unit == "分" and claim.subject.endswith("得分"):
            cell = next((score for name, score in listed if is_named(claim.subject, name)), None)
            if cell is not None:
                yield same(Operand.of_claim(claim), cell).told(f"“{cell.row}”的得分：文字与汇总表不符")


def check_project_names(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A project that has a form of its own stands in the 汇总表 under the same name."""
    names = [name for name, _ in listed_scores(facts)]
    for table in scored_forms(facts) if names else ():
        if table.subject:
            told = is_listed(table.subject, names)
            place = Operand.of_figure(table.figures[0])
            if not told and place.is_from_text and get_close_matches(table.subject, names):
                yield insufficient((place,), "文本中的项目名称可能有误")
                continue
            text = f"自评表的项目为“{table.subject}”，汇总表列有：{'、'.join(names)}"
            yield Outcome(Result.PASS if told else Result.FAIL, () if told else (place,), f"汇总表中没有“{table.subject}”", text)
