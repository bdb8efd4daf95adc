"""A column that a form divides without a total of it: no part of it is told for the whole."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.readings.findings import find
from tests.retrieval.made import figure
from tests.retrieval.readings.test_candidates import lexicon
from tests.retrieval.town import FINANCE, facts_of, report_from

EARNED = {"table": "收入决算表", "form": "income", "table_no": 1, "panel": "", "row_code": "205"}


def told(question: str, *columns: tuple[str, ...]) -> list[str]:
    """What is told of the row 教育支出 whose cells 100.00, 80.00, 10.00 stand under the columns."""
    cells = zip(columns, ("100.00", "80.00", "10.00"), strict=True)
    made = report_from("甲.pdf", FINANCE, tuple(figure("甲.pdf", "教育支出", raw, column, **EARNED) for column, raw in cells))
    found = find(understand(question, (), lexicon(made), [FINANCE]), facts_of(made), catalogue(), 2024)
    return [str(one.readings[0].amount.value) for one in found if one.readings and one.readings[0].amount]


@pytest.mark.parametrize(
    ("second", "third", "expected"),
    [
        (("财政拨款收入", "一般公共预算"), ("财政拨款收入", "政府性基金预算"), []),
        (("财政拨款收入", "小计"), ("财政拨款收入", "其中：政府性基金预算"), ["80.00"]),
        (("财政拨款收入",), ("财政拨款收入", "其中：政府性基金预算"), ["80.00"]),
        (("财政拨款收入",), ("其中：政府性基金预算",), ["80.00"]),
        (("财政拨款收入", "年初预算数"), ("财政拨款收入", "调整预算数"), ["80.00"]),
    ],
)
def test_a_part_of_a_divided_column_is_not_told_for_the_whole(
    second: tuple[str, ...], third: tuple[str, ...], expected: list[str]
) -> None:
    assert told("财政局教育支出的财政拨款收入是多少", ("本年收入合计",), second, third) == expected
