"""How many points were lost of which a form or a list prints the score alone: by full marks that it prints elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.crosscheck import Reading
from extraction.forms import PERFORMANCE_SUMMARY
from retrieval.calculate import difference, total
from retrieval.composing.draft import Draft, marks
from retrieval.projects.goal_rows import GoalTold
from retrieval.projects.goals import full_marks
from retrieval.readings.leading import Finding

_HOW_MANY = re.compile(r"指标[^，。]{0,8}?(?<!哪)(?:几|多少)[个项]|(?<!哪)(?:几|多少)[个项][^，。]{0,6}?指标")


def tell_lost_of_rest(draft: Draft, scored: Finding, beside: Sequence[Finding]) -> None:
    """How many points the funds of a project lost: what the points of its form leave for them, less their score."""
    readings = [finding.readings[0] for finding in (*beside, scored)]
    amounts = [reading.amount for reading in readings if reading.amount]
    lost = total(amounts, (1, *(-1 for _ in amounts[1:])))
    if lost is None:
        return
    cited = [draft.cite(reading) for reading in readings]
    told = draft.compute(scored.facts, f"{scored.asked}扣分", lost, cited)
    draft.sentences.append(f"表中没有这一行的分值，按总分减去其余各项的分值计，扣{told}（推算）。{marks(cited)}")


def say_how_many_lost(draft: Draft, question: str, goals: Sequence[GoalTold]) -> None:
    """How many of the indicators told lost points, or were not reached, where that is asked; money is no indicator."""
    leads = [told.findings[-1].readings[0] for told in goals if told.findings]
    cells = [(one.figure.subject, one.figure.row) for one in leads if one.figure and one.figure.row_path]
    short = all(told.lost or told.beside or told.reached is False for told in goals)
    if not cells or not short or not _HOW_MANY.search(question):
        return
    cited = [draft.cite(one) for one in leads if one.figure and one.figure.row_path]
    number = draft.count(goals[0].findings[0].facts, "扣了分或者没有达到目标的指标", len(set(cells)), "个", cited)
    beside = "，不含预算执行率" if len(cells) < len(leads) else ""
    draft.sentences.append(f"以上扣了分或者没有达到目标的指标共{number}{beside}。{marks(cited)}")


def tell_lost(draft: Draft, finding: Finding) -> None:
    """How many points a project lost of which a list gives the score; that it does not follow where full marks are not known."""
    lead = finding.readings[0]
    if lead.figure is None or lead.figure.form != PERFORMANCE_SUMMARY or lead.amount is None:
        return
    full = full_marks(finding.facts, lead.figure)
    lost = difference(full.amount, lead.amount) if full and full.amount else None
    if full is None or lost is None or lost.value < 0:
        draft.sentences.append("报告中没有找到这项得分的满分，不能算出扣了多少分。")
        return
    cited = [draft.cite(lead), draft.cite(Reading.of_figure(full))]
    told = draft.compute(finding.facts, f"{finding.asked}扣分", lost, cited)
    by = "按所列分值" if full.row == lead.figure.row else "汇总表中有项目得满分，按百分制"
    draft.sentences.append(f"{by}计，扣{told}（推算）。{marks(cited)}")
