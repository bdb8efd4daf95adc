"""Why the money of a project was not all spent, by what its form says beside the cost that it aimed at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extraction.numbers import Amount
from extraction.report import Figure, Paragraph, Place, Source
from retrieval.projects.goals import goals_of
from retrieval.projects.why_unspent import cost_remarks
from tests.retrieval.made import figure
from tests.retrieval.town import facts_of, report_from

FILE, WHO = "调研.txt", "云泽市决策研究中心"
COLUMNS = {"年度指标值": ("4", "万元"), "实际完成值": ("2.9", "万元"), "分值": ("8", "分"), "得分": ("8", "分")}


def _row(score: str = "8") -> list[Figure]:
    source = Source(FILE, (Place(None, (40, 40), None),))
    own = figure(
        FILE, "调研费", "4", form="performance", table="项目支出绩效自评表", panel="", subject="智库调研", table_no=5,
        row_path=("成本指标", "经济成本指标"), role=None, source=source,
    )  # fmt: skip
    raws = {**COLUMNS, "得分": (score, "分")}
    amounts = {column: Amount(Decimal(raw), 1, unit) for column, (raw, unit) in raws.items()}
    return [replace(own, column=(column,), quote=raws[column][0], amount=amount) for column, amount in amounts.items()]


@pytest.mark.parametrize(("score", "told"), [("8", [("调研费一行写明：", "据实报销")]), ("6", [])])
def test_a_remark_beside_a_cost_that_lost_no_points_is_told(score: str, told: list[tuple[str, str]]) -> None:
    source = Source(FILE, (Place(None, (40, 40), None),))
    row = Paragraph(f"成本指标  经济成本指标  调研费  4  2.9  8  {score}  据实报销", (), source)
    facts = facts_of(report_from(FILE, WHO, tuple(_row(score))))
    assert [(lead, words.text) for lead, words in cost_remarks(list(goals_of(facts)), facts, [row])] == told
