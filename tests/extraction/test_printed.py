"""Blanks, years, damage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.printed import close_up, is_collapsed_table, year_in

PRINTED = st.text(alphabet="云川市支出 　\t\nAb12.,；（）“”%", max_size=40)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("12345 市民热线", "12345市民热线"),
        ("2024 年 12 月 31 日", "2024年12月31日"),
        ("因 公 出 国 （ 境 ） 费", "因公出国（境）费"),
        ("支出 4, 637. 79 万元", "支出4,637.79万元"),
        ("预算0. 00万元，完成 100. 00%", "预算0.00万元，完成100.00%"),
        ("1. 12345 电话租赁", "1. 12345电话租赁"),
        ("3. 宏观调研", "3.宏观调研"),
        ("移动互联网 APP", "移动互联网APP"),
        ("Phase II  system", "Phase II system"),
        ("30101 577.18", "30101 577.18"),
        ("目　录", "目录"),
    ],
)
def test_close_up(printed: str, expected: str) -> None:
    assert close_up(printed) == expected


@given(PRINTED)
def test_closing_up_moves_nothing_but_blanks(printed: str) -> None:
    assert "".join(close_up(printed).split()) == "".join(printed.split())


@given(PRINTED)
def test_closing_up_twice_changes_nothing(printed: str) -> None:
    assert close_up(close_up(printed)) == close_up(printed)


@given(st.text(alphabet="云川市支出 、，", max_size=30))
def test_no_blank_is_left_among_chinese(printed: str) -> None:
    assert " " not in close_up(printed)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2024年度", 2024), ("二〇二三年", 2023), ("二○二五年度", 2025), ("12024年", None), ("本年度", None), ("1999年", None)],
)
def test_year_in(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_prose_is_no_collapsed_table() -> None:
    assert not is_collapsed_table("2024 年度 收 入 合计 4,662 万元， 其中： 财政 拨款 收入 4,662 万元， 占 100% 。")
    assert not is_collapsed_table("本年 接待 支出 预算数 为 9.00 元， 决算数 为 8.00 元， 较 2022 年 减少 1.00 元，其中：")
    assert is_collapsed_table("项 目 行次 金额 栏次 1 一、拨款 1 4,637.79 二、基金 2 24.21 三、资本 3 四、公安 34 五、教育 35")
