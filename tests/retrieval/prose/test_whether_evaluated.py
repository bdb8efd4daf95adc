"""What an evaluation by others came to, of the project that a question names."""

from __future__ import annotations

import pytest

from retrieval.prose.whether_evaluated import tell_assessed
from tests.retrieval.readings.test_findings import read
from tests.retrieval.town import NARRATIVE, facts_of, finance

TEXTS = (
    (NARRATIVE, "十三、预算绩效情况说明", "组织对系统升级改造项目等1个项目开展了重点绩效评价，涉及预算资金46.40万元。"),
    (NARRATIVE, "十三、预算绩效情况说明", "（三）重点绩效评价结果。系统升级改造项目，绩效评价得分为100分，等级为优。"),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [("财政局系统升级改造项目重点评价结果怎么样", 2), ("财政局重点评价结果怎么样", 2), ("财政局公务接待费重点评价结果怎么样", 0)],
)
def test_the_score_stands_beside_the_project_that_was_evaluated(question: str, told: int) -> None:
    report = finance(TEXTS)
    assert len(tell_assessed(read(question), facts_of(report), report.paragraphs)) == told


BOTH = (
    (NARRATIVE, "十三、预算绩效情况说明",
     "组织对“农药抽检”“智慧平台”2个项目开展部门评价，涉及支出80.00万元。其中，“农药抽检”项目委托事务所开展评价，"
     "综合得分91.35分，等级为“优”；“智慧平台”项目综合得分83.60分，等级为“良”。"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "scores"),
    [
        ("财政局智慧平台的部门评价结果怎么样", ["83.60"]),
        ("财政局农药抽检项目部门评价结果怎么样", ["91.35"]),
        ("财政局部门评价结果怎么样", ["91.35", "83.60"]),
        ("财政局设备监察的部门评价结果怎么样", []),
    ],
)
def test_no_score_of_another_project_is_told(question: str, scores: list[str]) -> None:
    report = finance(BOTH)
    told = "".join(one.text for one in tell_assessed(read(question), facts_of(report), report.paragraphs))
    assert [score for score in ("91.35", "83.60") if score in told] == scores
