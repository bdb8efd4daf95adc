"""Questions for what was demanded and where points were lost, as others ask for it."""

from __future__ import annotations

import pytest

from retrieval.understanding.wording.demands import demanded


@pytest.mark.parametrize("asked", ["在哪些地方丢了分", "哪些方面没得满分", "扣分扣在哪些地方", "都在什么地方失的分"])
def test_where_points_were_lost_is_asked_in_both_orders(asked: str) -> None:
    assert demanded(f"热线运行经费项目{asked}？") == "热线运行经费项目扣在哪里？"


def test_which_indicators_did_not_score_in_full_stays() -> None:
    assert demanded("哪些指标没得满分？") == "哪些指标没得满分？"


def test_where_the_points_of_one_of_several_were_lost_is_asked_for_the_reason() -> None:
    assert demanded("得分最低的项目是哪个，分都扣在哪些地方？") == "得分最低的项目是哪个，为什么扣分？"
