"""Words of accounts that are mistyped by their shape."""

from __future__ import annotations

import pytest

from retrieval.understanding.wording.mistyped import well_typed

WORDS = frozenset({"公务接待费", "公务接待费预算数", "支出总计", "财政拨款支出总计", "收入总计", "公用经费", "养老保险"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("公务接待费予算数", "公务接待费预算数"),
        ("收人总计", "收入总计"),
        ("公用经废绝算", "公用经费决算"),
        ("公务接侍费", "公务接待费"),
    ],
)
def test_a_slip_that_makes_a_name_is_mended(typed: str, meant: str) -> None:
    assert well_typed(typed, WORDS) == meant


@pytest.mark.parametrize("typed", ["收入总计", "一年有多少人", "只出国一次花了多少", "公务接待费用了多少", "专用经费"])
def test_what_is_no_slip_stays(typed: str) -> None:
    assert well_typed(typed, WORDS) == typed
