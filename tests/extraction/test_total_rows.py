"""What a number in a row of totals is the total of."""

from __future__ import annotations

import pytest

from extraction.total_rows import headed
from tests.retrieval.made import figure


@pytest.mark.parametrize(
    ("row", "column", "named"),
    [
        ("合计", ("流动资产",), "流动资产"),
        ("合计", ("固定资产", "小计"), "固定资产"),
        ("合计", ("固定资产", "车辆"), "车辆"),
        ("合计", ("项目金额",), ""),
        ("合计", ("增减变化情况", "会议费"), ""),
        ("小计", ("合计",), ""),
        ("专用设备购置", ("流动资产",), ""),
    ],
)
def test_a_column_names_its_total(row: str, column: tuple[str, ...], named: str) -> None:
    assert headed(figure("甲.pdf", row, "1.00", column, form=None)) == named
    assert not headed(figure("甲.pdf", row, "1.00", column))  # the catalogue knows the columns of statutory forms
