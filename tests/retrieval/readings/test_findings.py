"""Queries -> findings: one for each thing, measure and role, with what supports it and what differs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extraction.crosscheck import Verdict
from extraction.indicators import catalogue
from extraction.report import ClaimKind, Kind, Role
from retrieval.conversation.follow_ups import understand
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.funds import fits_what_is_counted
from retrieval.readings.leading import Finding
from retrieval.readings.moved.years_before import year_before
from retrieval.readings.parts.largest import find_parts
from retrieval.understanding.query import Query
from tests.retrieval.made import figure
from tests.retrieval.readings.test_candidates import FACTS, LEXICON, lexicon
from tests.retrieval.town import FINANCE, facts_of, report_from


def read(question: str) -> Query:
    return understand(question, (), LEXICON, [FINANCE])


def findings(question: str) -> list[Finding]:
    return find(read(question), FACTS, catalogue(), 2024)


def values(found: list[Finding]) -> list[str]:
    return [str(one.readings[0].amount.value) if one.readings and one.readings[0].amount else "" for one in found]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("财政局工会经费和办公费各多少", ["20.00", "30.00"]),
        ("财政局水电费", ["", "8.40"]),
        ("财政局基本支出里水电费加办公费一共多少", ["", "8.40", "30.00"]),
        ("财政局公务接待费预算数和决算数", ["1.50", "1.20"]),
        ("财政局收支总计比上年增加多少", ["200.00", "6.67"]),
        ("财政局接待了几批次多少人次", ["12", "96"]),
        ("财政局工会经费是公用经费的几倍", ["20.00", "100.00"]),
        ("财政局工会经费支出金额占公用经费的比例", ["20.00", "100.00"]),
        ("财政局公务接待平均每人次花多少", ["1.20", "96"]),
    ],
)
def test_one_finding_for_each_thing_asked(question: str, expected: list[str]) -> None:
    assert values(findings(question)) == expected


def test_table_and_prose_support_each_other_and_another_sense_is_kept_apart() -> None:
    (finding,) = findings("财政局公务接待费")
    assert finding.verdict is Verdict.AGREE and finding.name == "公务接待费决算数"
    assert [str(one.amount.value) for one in finding.others if one.amount] == ["0.90"]


def test_what_is_not_disclosed_says_which_words_are_missing() -> None:
    (finding,) = findings("财政局会议费")
    assert finding.readings == () and finding.missing == "会议费" and finding.verdict is Verdict.UNDISCLOSED


def test_last_year_needs_both_amount_and_change() -> None:
    assert year_before(read("财政局收支总计"), FACTS, catalogue()) is not None
    assert year_before(read("财政局工会经费"), FACTS, catalogue()) is None


@pytest.mark.parametrize(("value", "kind"), [("99999", ClaimKind.CHANGE_AMOUNT), ("-6.67", ClaimKind.CHANGE_RATE)])
def test_last_year_does_not_follow_from_a_change_that_cannot_be(value: str, kind: ClaimKind) -> None:
    claims = [
        replace(claim, amount=replace(claim.amount, value=Decimal(value))) if claim.kind is kind else claim
        for claim in FACTS.claims
    ]
    assert year_before(read("财政局收支总计"), Facts(FACTS.record, FACTS.figures, tuple(claims)), catalogue()) is None


def test_the_parts_of_a_form_without_row_names() -> None:
    parts = find_parts(read("财政局三公经费里哪一项最多"), FACTS, catalogue(), 2024)
    assert values(parts) == ["1.20"]


def test_what_a_form_prints_beside_the_parts_is_no_part_of_them() -> None:
    cells = {"“三公”经费合计": "4.00", "公务接待费": "1.00", "公务用车购置及运行维护费": "3.00", "机关运行经费": "9.00"}
    form = {"table": "“三公”经费和机关运行经费决算表", "form": "three_public", "panel": "", "role": Role.FINAL}
    figures = tuple(figure("甲.pdf", "", raw, (item,), **form) for item, raw in cells.items())
    facts = facts_of(report_from("甲.pdf", FINANCE, figures))
    assert values(find_parts(read("财政局三公经费里哪一项最多"), facts, catalogue(), 2024)) == ["3.00", "1.00"]


def test_an_account_for_retirees_is_money_and_retirees_are_persons() -> None:
    (spent,) = findings("财政局工会经费")
    assert fits_what_is_counted(read("财政局行政单位离退休多少"), spent)
    assert not fits_what_is_counted(read("财政局退休人员多少"), spent)


PLAN, BOTH_YEARS, ALL = "一般公共预算支出明细表", "“三公”经费及会议费支出预算表", "部门综合预算收支总表"
PLANNED = {"form": None, "panel": "", "role": Role.BUDGET, "year": 2025}
BUDGET = report_from(
    "乙.pdf", FINANCE,
    (
        figure("乙.pdf", "二、专项业务经费支出", "801.50", ("支出", "预算数"), table=ALL, table_no=1, **PLANNED),
        figure("乙.pdf", "合计", "2,864.35", ("合计",), table=PLAN, table_no=2, **PLANNED),
        figure("乙.pdf", "合计", "701.50", ("专项业务经费支出",), table=PLAN, table_no=2, **PLANNED),
        figure("乙.pdf", "合计", "3.00", ("2024年", "会议费"), table=BOTH_YEARS, table_no=3, **{**PLANNED, "year": 2024}),
        figure("乙.pdf", "合计", "2.50", ("2025年", "会议费"), table=BOTH_YEARS, table_no=3, **PLANNED),
        figure("乙.pdf", "合计", "385.45", ("无形资产",), table="国有资产使用情况表", table_no=4, **PLANNED),
    ),
    (("第二部分", "一般公共预算拨款支出明细情况", "本部门2025年一般公共预算拨款支出2864.35万元。"),), year=2025, kind=Kind.BUDGET,
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "year", "expected"),
    [
        ("财政局无形资产多少", 2025, ["385.45"]),
        ("财政局2024年会议费预算", 2024, ["3.00"]),
        ("财政局2025年会议费预算", 2025, ["2.50"]),
        ("财政局专项业务经费支出多少", 2025, ["801.50"]),
        ("财政局专项业务经费支出占一般公共预算支出的比重", 2025, ["701.50", "2864.35"]),
    ],
)
def test_a_column_names_its_total_and_a_part_is_read_beside_its_whole(question: str, year: int, expected: list[str]) -> None:
    asked = understand(question, (), lexicon(BUDGET), [FINANCE])
    assert values(find(asked, facts_of(BUDGET), catalogue(), year)) == expected


def test_a_share_is_of_the_whole_that_is_named_or_none() -> None:
    assert findings("财政局公务接待费占接待费的比例") == []


def test_what_was_spent_is_no_share_of_what_was_planned() -> None:
    texts = ("2024年度政府性基金预算财政拨款支出1642.40万元。", "财政拨款支出年初预算为7865.40万元，完成年初预算的110.67%。")
    told = report_from("丙.pdf", FINANCE, (), tuple(("第三部分", "说明", text) for text in texts))
    asked = understand("财政局政府性基金支出占财政拨款支出的比例是多少", (), lexicon(told), [FINANCE])
    assert values(find(asked, facts_of(told), catalogue(), 2024)) == ["1642.40", ""]
