"""What is set beside the basic needs of the general budget is of the general budget."""

from __future__ import annotations

from decimal import Decimal

from extraction.indicators import catalogue
from extraction.report import Report
from retrieval.conversation.follow_ups import understand
from retrieval.readings.findings import find
from tests.retrieval.made import figure
from tests.retrieval.readings.test_findings import lexicon
from tests.retrieval.town import FINANCE, facts_of, report_from

OWN = "2024年度公用经费支出情况说明"
GENERAL, BASIC = "一般公共预算财政拨款支出决算表", "一般公共预算财政拨款基本支出决算明细表"
FIGURES = (
    figure("甲.pdf", "合计", "900.00", ("基本支出",), table="支出决算表", form="expenditure", panel=""),
    figure("甲.pdf", "合计", "120.00", ("本年支出", "基本支出"), table=GENERAL, form="general_expenditure", table_no=2, panel=""),
    figure("甲.pdf", "公用经费合计", "30.00", table=BASIC, form="basic_expenditure", table_no=3, panel=""),
)


def _shares(report: Report) -> list[Decimal | None]:
    asked = understand("财政局公用经费占基本支出的比重", (), lexicon(report), [FINANCE])
    found = find(asked, facts_of(report), catalogue(), 2024)
    return [one.readings[0].amount.value if one.readings[0].amount else None for one in found]


def test_the_whole_is_of_the_budget_of_the_part() -> None:
    assert _shares(report_from("甲.pdf", FINANCE, FIGURES)) == [Decimal("30.00"), Decimal("120.00")]


def test_a_printed_share_of_what_is_listed_comes_first() -> None:
    text = "工资福利支出等人员经费400.00万元，占基本支出的44.44%；商品和服务支出等公用经费500.00万元，占基本支出的55.56%。"
    assert _shares(report_from("甲.pdf", FINANCE, FIGURES, (("第三部分", OWN, text),))) == [Decimal("55.56")]
