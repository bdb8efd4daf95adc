"""Parts of a thing that are called by their number."""

from __future__ import annotations

from retrieval.understanding.named.numbered import holds_parts, with_part_before


def test_what_is_told_of_one_part_tells_nothing_of_another() -> None:
    assert holds_parts("保洁二标段是谁中标的", "二标段由甲公司中标")
    assert not holds_parts("保洁二标段是谁中标的", "一标段由乙公司中标")
    assert holds_parts("保洁是谁中标的", "一标段由乙公司中标")


def test_a_follow_up_keeps_the_part_that_was_asked_about() -> None:
    assert with_part_before("中标金额多少", "保洁二标段是谁中标的") == "中标金额多少\n二标段"
    assert with_part_before("一标段呢", "保洁二标段是谁中标的") == "一标段呢"
