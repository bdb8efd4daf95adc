"""Breaking lines and sharing widths, with every character as wide as the font size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.factory.grid import Cell, PrintGrid
from eval.factory.naming import Labels
from eval.factory.typeset import break_lines, column_widths, row_heights


def square(text: str, size: float) -> float:
    return len(text) * size


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五六", ["一二三四五", "六"]),
        ("一二三四五。", ["一二三四", "五。"]),
        ("一二三四”。六", ["一二三", "四”。六"]),
        ("一二三四（六", ["一二三四", "（六"]),
        ("一二三12.5六", ["一二三", "12.5六"]),
        ("1,234,567.89", ["1,234", ",567.", "89"]),
        ("一\n二", ["一", "二"]),
    ],
)
def test_lines_break_where_print_would(text: str, lines: list[str]) -> None:
    assert break_lines(text, 50, 10, square) == lines


@given(st.text(alphabet="一二，。（）“”0123.", max_size=60), st.integers(2, 12))
def test_breaking_loses_nothing_and_fits(text: str, ems: int) -> None:
    lines = break_lines(text, ems * 10, 10, square)
    assert "".join(lines) == text
    closing = set("，。）”（“")
    assert all(len(line) <= ems or set(line) & closing for line in lines)


def test_figures_stay_whole_and_the_widths_fill_the_line() -> None:
    cells = (
        Cell(0, 0, "项目"),
        Cell(0, 1, "金额"),
        Cell(1, 0, "一" * 30),
        Cell(1, 1, "1,234.56", labels=Labels("", "")),
    )
    widths = column_widths(PrintGrid(cells, 2, 2, header_rows=1), 150, 10, square)
    assert sum(widths) == pytest.approx(150)
    assert widths[1] >= 70


def test_a_merged_cell_makes_its_last_row_higher() -> None:
    cells = (Cell(0, 0, "长", row_span=2), Cell(0, 1, "一"), Cell(1, 1, "二"))
    heights = row_heights(PrintGrid(cells, 2, 2), [5, 1, 1], 10)
    assert heights[0] < heights[1]
    assert sum(heights) == pytest.approx(5 * 10 * 1.28 + 2 * 2.6)
