"""How many projects were evaluated, and their money, in everyday words."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.readings.funds import asks_for_money
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.wording.evaluations import by_each_assessor, evaluated
from tests.retrieval.made import spoken


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("几个项目做了绩效自评，涉及多少资金", "绩效自评项目数和绩效自评涉及资金"),
        ("自评项目个数和涉及的预算资金", "绩效自评项目数和绩效自评涉及资金"),
        ("几个项目编了绩效目标，多少钱", "编报绩效目标项目数和编报绩效目标涉及金额"),
        ("编报了几个绩效目标项目，涉及多少预算", "编报绩效目标项目数和编报绩效目标涉及金额"),
        ("绩效跟踪项目有多少钱", "绩效跟踪涉及金额"),
        ("部门评价涉及预算资金", "部门评价涉及资金"),
        ("绩效自评平均得分是多少", "绩效自评平均得分是多少"),
        ("自评为优的项目有几个", "自评为优的项目有几个"),
        ("办公费的预算金额", "办公费的预算金额"),
    ],
)
def test_evaluations_are_named_as_in_the_catalogue(question: str, expected: str) -> None:
    assert evaluated(fold(question)) == fold(expected)


def test_a_count_named_beside_its_money_is_asked_for_too() -> None:
    query = understand("几个项目做了绩效自评，涉及预算资金多少", (), spoken(), ["云泽市财政局"])
    assert not asks_for_money(query)


def test_the_scores_of_two_assessors_are_two_questions() -> None:
    asked = by_each_assessor("外包服务的自评得分和部门评价得分各是多少")
    assert asked == "外包服务的自评得分多少，外包服务的部门评价得分多少"
    assert by_each_assessor("自评得分是多少") == "自评得分是多少"
