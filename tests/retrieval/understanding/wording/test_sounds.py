"""Names that are typed by their sound."""

from __future__ import annotations

import pytest

from retrieval.understanding.wording.sounds import Sounds

WORDS = frozenset({"公务接待费", "培训费", "会议费", "工会经费", "公积金", "政府性基金", "支出总计", "剩了多少", "养老险"}) | {
    "养老保险", "公车补贴"
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("公物接待费是多少", "公务接待费是多少"),
        ("公会经费花了多少", "工会经费花了多少"),
        ("陪训费和会仪费", "培训费和会议费"),
        ("之出总计", "支出总计"),
        ("样老保险", "养老保险"),
    ],
)
def test_what_sounds_like_a_name_is_that_name(typed: str, meant: str) -> None:
    assert Sounds(WORDS).mended(typed, WORDS) == meant


@pytest.mark.parametrize("typed", ["会员费", "省了多少", "公积金", "养老项目", "培训费", "公厕补贴"])
def test_what_is_a_word_of_its_own_stays(typed: str) -> None:
    assert Sounds(WORDS).mended(typed, WORDS) == typed
