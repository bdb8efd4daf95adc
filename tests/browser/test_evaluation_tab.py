"""The tab 评测 in a browser: a suite run to its end, its misses with their place, and one that is stopped."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.steps import choose_suite, shoot

pytestmark = pytest.mark.browser

LONG = 300_000
"""Milliseconds that a suite may take on a machine that is busy."""


@pytest.mark.slow
def test_a_suite_is_run_and_its_misses_looked_at(page: Any) -> None:
    choose_suite(page, "问答")
    page.click("#eval-start")
    page.wait_for_selector("#eval-status li.running")
    shoot(page, "evaluation-running")
    page.wait_for_selector("#scores .suite", timeout=LONG)
    assert "得分" in page.inner_text("#eval-status")
    shoot(page, "evaluation")
    with page.expect_download() as saving:
        page.click("#eval-page")
    assert saving.value.suggested_filename == "report.html"
    page.get_by_role("tab", name="错漏").click()
    page.locator("#misses tr[data-entry]").first.click()
    page.wait_for_selector("#eval-preview .page img")
    shoot(page, "evaluation-misses")


def test_a_run_is_stopped_at_once(page: Any) -> None:
    choose_suite(page, "读表")
    page.click("#eval-start")
    page.wait_for_selector("#eval-status li.running")
    page.click("#eval-stop")
    page.wait_for_selector("#eval-status li.stopped")
    page.wait_for_selector("#eval-start:not([disabled])")
    assert page.locator("#scores .suite").count() == 0
