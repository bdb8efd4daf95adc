"""The baseline and the page of results, over made-up suites."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from eval import baseline
from eval.html_report import page
from eval.places import REPORTS
from eval.results import Results, Suite

COLUMNS = ("报告", "应有", "读对", "多读")


def suite(right: int, extra: int = 0, **more: int) -> Suite:
    counts = {"cells": 10, "right": right, "extra": extra, **more}
    return Suite("reading", COLUMNS, (("甲", 10, right, extra),), right / 10, counts)


def drops(now: Suite, then: Suite, folder: Path) -> list[str]:
    baseline.write([then], folder / "eval.json")
    return list(baseline.drops([now], baseline.load(folder / "eval.json")))


def test_fewer_right_or_more_wrong_is_a_drop_and_the_contrary_is_none(tmp_path: Path) -> None:
    assert drops(suite(9), suite(10), tmp_path) == ["reading 变差：right 由 10 变为 9。"]
    assert drops(suite(9, extra=1), suite(9), tmp_path) == ["reading 变差：extra 由 0 变为 1。"]
    assert drops(suite(10), suite(9, extra=3), tmp_path) == []
    assert drops(suite(9, generated_right=4), suite(9, generated_right=5), tmp_path) != []
    assert drops(suite(9), suite(9, generated_right=5), tmp_path) == [], "what this machine could not measure"


def test_renewing_one_suite_keeps_the_others_of_the_baseline(tmp_path: Path) -> None:
    file = tmp_path / "eval.json"
    other = Suite("answers", ("题目", "题数", "全对"), (), 1.0, {"right": 3})
    baseline.write([suite(9), other], file)
    baseline.write([suite(10)], file)
    assert {name: one["counts"]["right"] for name, one in baseline.load(file).items()} == {"reading": 10, "answers": 3}


class _Outside(HTMLParser):
    """Collects what a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [tag] if tag in ("script", "link", "img", "iframe") else []
        self.loaded += [str(value) for name, value in attrs if name in ("src", "srcset", "data")]


def test_the_page_loads_nothing_and_links_a_miss_to_its_page(tmp_path: Path) -> None:
    report = next(REPORTS.glob("*.pdf")).name
    miss = {"file": report, "page": 7, "row": "<b>行</b>", "value": None, "cited": False}
    found = Suite("reading", COLUMNS, (("甲", 10, 9, 0), ("空", 0, 0, 0)), 0.9, {"right": 9}, (miss,))
    before = {"reading": {"score": 1.0, "counts": {"right": 10}, "rows": [dict(zip(COLUMNS, ("甲", 10, 10, 0), strict=True))]}}
    written = page(Results((found,), ("reading 变差：right 由 10 变为 9。",), before), tmp_path)
    reader = _Outside()
    reader.feed(written)
    assert reader.loaded == []
    assert "&lt;b&gt;行" in written and "<b>" not in written
    link = re.search(r'href="([^"]+\.pdf)#page=7"', written)
    assert link
    assert "right 9（基线 10）" in written and "变差" in written
    assert "空 0.0%" not in written, "a row with nothing to find has no bar"
