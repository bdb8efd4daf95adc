"""The drawing of an indicator: only what can be set side by side, and what has no number is told and never drawn as nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.extraction.extract_made import Made, figure
from ui.chart import chart_html, drawable, points

FIRST = Made([figure("总计", "2371.40")], [])
SECOND = replace(FIRST, file="乙.pdf", organisation="乙<局>", figures=[figure("总计", "1000.00")])
THIRD = replace(FIRST, file="丙.pdf", organisation="丙局", figures=[])
NAMES = ("收入总计", "公务用车保有量")


def test_only_what_two_reports_print_is_drawn() -> None:
    entries = [*FIRST.entries(*NAMES), *SECOND.entries(*NAMES), *THIRD.entries(*NAMES)]
    assert drawable(entries) == ["收入总计"]
    html = chart_html(entries, "收入总计")
    assert re.findall(r"width:([\d.]+)%", html) == ["100.00", "42.17"]
    assert re.findall(r'data-entry="(\d)"', html) == ["0", "2"]
    assert "乙&lt;局&gt;" in html and "没有数值，未画出：丙局 2024（未披露）" in html
    assert chart_html(entries, "公务用车保有量") == ""


def test_years_of_one_organisation_are_a_line() -> None:
    last = replace(FIRST, file="去年.pdf", year=2023, figures=[replace(figure("总计", "2000.00"), year=2023)])
    html = chart_html([*FIRST.entries("收入总计"), *last.entries("收入总计")], "收入总计")
    assert re.findall(r">(\d{4})</text>", html) == ["2023", "2024"]
    [line] = re.findall(r'points="([^"]+)"', html)
    (left, low), (right, high) = (map(float, place.split(",")) for place in line.split())
    assert left < right and low > high


def test_values_of_several_units_are_not_set_side_by_side() -> None:
    entries = FIRST.entries("收入总计") + SECOND.entries("收入总计")
    odd = [replace(entries[0], unit=""), replace(entries[1], unit="元")]
    assert points(odd, "收入总计") == []
