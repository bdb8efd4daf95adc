"""Accounts by how far their budgets were spent, those of one class alone where it is named."""

from __future__ import annotations

import pytest

from retrieval.prose.accounts import tell_accounts
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import NARRATIVE, facts_of, finance

ITEMS = (
    "卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）。年初预算为45.00万元，支出决算为26.00万元，完成年初预算的57.78%。",
    "住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为98.00万元，支出决算为82.00万元，完成年初预算的83.67%。",
)


@pytest.mark.parametrize(
    ("question", "told"), [("财政局卫生健康支出里哪些科目没完成预算", ITEMS[:1]), ("财政局哪些科目没完成预算", ITEMS)]
)
def test_the_accounts_of_a_class_are_told_alone(question: str, told: tuple[str, ...]) -> None:
    report = finance(tuple((NARRATIVE, "五、支出决算具体情况", text) for text in ITEMS))
    assert tuple(one.text for one in tell_accounts(read(question), facts_of(report), report.paragraphs)) == told
