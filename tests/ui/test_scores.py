"""The tab 评测: counts beside those of the last run and the baseline, misses with their place, results kept for the next run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.results import Results, Suite
from ui.evaluation import evaluated_in_turn, last_run, remember, verdict_html
from ui.jobs import Jobs, Stopped
from ui.progress import Stage
from ui.scores import misses_html, suites_html

MISS = {"file": "甲.pdf", "page": 3, "question": "多少<b>？", "status": "refused", "numbers": ["1.00万元"], "missing": []}
MISSES = (MISS, {"report": "乙", "kind": "k"})
SUITE = Suite("answers", ("题目", "题数"), (("全部", 10),), 0.8, {"questions": 10, "right": 8}, MISSES)
OTHER = Suite("made_up", ("项", "数"), (("全部", 1),), 1.0, {"right": 1})


class Fake(Jobs):
    """Suites as if they had been run; stopped after those."""

    def __init__(self, *suites: Suite, stops: bool = False) -> None:
        self._suites, self._stops = suites, stops

    def run(self, owner: str, work: Any, *arguments: Any) -> Iterator[Any]:
        yield from ((suite, 1.6) for suite in self._suites)
        if self._stops:
            raise Stopped


def test_counts_stand_beside_those_of_the_last_run_and_the_baseline() -> None:
    html = suites_html([SUITE], {"answers": {"counts": {"right": 9}}}, {"answers": {"counts": {"questions": 10, "right": 7}}})
    assert "问答 <b>80.0%</b>" in html
    assert "<td>8</td><td>7 <small>+1</small></td><td>9 <small>-1</small></td>" in html
    assert "<td>10</td><td>10</td><td>—</td>" in html


def test_a_miss_has_its_place_and_can_be_looked_at_in_a_sample() -> None:
    html = misses_html([SUITE, OTHER], ["甲.pdf"])
    assert 'data-entry="甲.pdf#3"' in html and html.count("data-entry") == 1
    assert "甲.pdf 第 3 页" in html and "多少&lt;b&gt;？" in html and "拒答" in html and "缺少" not in html
    assert 'data-show="answers" aria-pressed="false">问答 2<' in html and "made_up" not in html
    assert "没有可列的错漏" in misses_html([OTHER], [])


def test_what_got_worse_is_told() -> None:
    last = {"answers": {"counts": {"right": 9}}}
    assert "比上次：answers 变差：right 由 9 变为 8。" in verdict_html(Results((SUITE,)), last)
    assert "没有一项计数比基线差。" in verdict_html(Results((SUITE,)), {})


def test_results_found_before_the_stop_are_kept() -> None:
    found: list[Suite] = []
    *_, steps = evaluated_in_turn(["answers", "made_up"], Fake(SUITE, stops=True), "甲", found)
    assert [step.stage for step in steps] == [Stage.DONE, Stage.STOPPED] and found == [SUITE]
    assert steps[0].text == "得分 80.0%，列出错漏 2 条，用时 2 秒。"


def test_each_suite_is_remembered_by_itself(tmp_path: Path) -> None:
    kept = tmp_path / "evaluation.json"
    assert last_run(kept) == {}
    remember([SUITE], kept)
    remember([OTHER], kept)
    assert {name: one["counts"] for name, one in last_run(kept).items()} == {"answers": SUITE.counts, "made_up": OTHER.counts}
