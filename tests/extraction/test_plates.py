"""Organisations with two name plates: both names, the second with its place."""

from __future__ import annotations

import pytest

from extraction.plates import plates_of


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("云泽市综合行政执法局（云泽市城市管理局）", ("云泽市综合行政执法局", "云泽市城市管理局")),
        ("云泽市发展和改革委员会(市粮食和物资储备局)", ("云泽市发展和改革委员会", "云泽市粮食和物资储备局")),
        ("青禾县教育局（体育局）", ("青禾县教育局", "青禾县体育局")),
        ("青禾县人民政府办公室（加挂县外事办公室牌子）", ("青禾县人民政府办公室", "青禾县外事办公室")),
    ],
)
def test_both_plates_are_names(printed: str, names: tuple[str, str]) -> None:
    assert plates_of(printed) == names


@pytest.mark.parametrize("printed", ["云泽市财政局（机关）", "云泽市财政局（本级）", "云泽市财政局（原云泽市税务局）"])
def test_a_scope_or_a_former_name_is_no_plate(printed: str) -> None:
    assert plates_of(printed) == (printed,)
