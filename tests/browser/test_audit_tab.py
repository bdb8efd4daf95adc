"""The tab 勾稽核查 in a browser: from a report to its findings, their places, the ledger, and the files to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.factory.generate import Generated, generate
from eval.factory.outputs import write_report
from extraction.errors import HeshuError
from tests.browser.steps import open_tab, shoot
from tests.browser.test_reports_tab import remove, upload

pytestmark = pytest.mark.browser


def check(page: Any, *names: str) -> None:
    """Check reports (all where none is named), and wait for the result."""
    open_tab(page, "勾稽核查")
    for name in names:
        page.locator("#audit-reports input").click()
        page.get_by_role("option", name=name).first.click()
        page.keyboard.press("Escape")
    page.click("#audit-start")
    page.wait_for_selector("#audit-status li.done >> text=条")
    page.wait_for_selector("#audit-stop", state="hidden")


def test_a_report_is_checked_and_each_figure_shown_on_its_page(page: Any) -> None:
    open_tab(page, "勾稽核查")
    shoot(page, "audit-empty")
    check(page, "贵阳")
    card = page.locator("#findings .finding.error", has_text="116.57%")
    assert "672.13万元 ÷ 576.61万元" in card.inner_text()
    card.locator(".title").first.click()
    page.wait_for_selector("#audit-preview .mark")
    first = page.inner_text("#audit-citations label.selected")
    card.locator(".places").first.locator("button").last.click()
    page.wait_for_function("text => document.querySelector('#audit-citations label.selected')?.innerText !== text", arg=first)
    assert "完成率" in page.inner_text("#audit-chosen")
    shoot(page, "audit")
    for button, ending in (("#audit-excel", ".xlsx"), ("#audit-pdf", "（核查标注）.pdf"), ("#audit-note", ".txt")):
        with page.expect_download() as saving:
            page.click(button)
        assert saving.value.suggested_filename.endswith(ending)

    page.get_by_role("tab", name="规则台账").click()
    page.locator("#ledger [data-show=insufficient]").click()
    shown = page.locator("#ledger tbody tr:visible")
    assert shown.count() and set(shown.locator(".state").all_inner_texts()) == {"无法核对"}
    shoot(page, "audit-ledger")
    page.get_by_role("tab", name="核查意见").click()
    assert "勾稽核查：错误" in page.locator("#audit-letter textarea").input_value()
    shoot(page, "audit-letter")


def test_several_reports_are_checked_together_and_sifted(page: Any) -> None:
    check(page)
    assert page.locator("#findings section").count() > 1
    assert page.locator("#audit-pdf").is_disabled() and page.locator("#audit-excel").is_enabled()
    page.locator("#findings [data-show=rounding]").click()
    assert page.locator("#findings .finding.error:visible").count() == 0
    page.locator("#findings .finding.rounding:visible").first.wait_for()
    page.locator("#findings [data-show=rounding]").click()
    page.locator("#findings .finding.error .title:visible").last.click()
    page.wait_for_selector("#audit-preview .mark")
    assert 0 <= page.locator("#audit-preview .view").bounding_box()["y"] < 800


@pytest.fixture
def generated(tmp_path: Path) -> Generated:
    """A generated report without faults, beside its PDF in `tmp_path`; skips where there is no font to set it in."""
    made = generate(20_261_121, 7)
    try:
        write_report(made, tmp_path, ["pdf"])
    except HeshuError as error:
        pytest.skip(str(error))
    return made


def test_an_uploaded_pdf_without_faults_is_told_to_be_clean(page: Any, generated: Generated, tmp_path: Path) -> None:
    [path] = tmp_path.glob("*.pdf")
    open_tab(page, "报告库")
    page.wait_for_selector("#reports tbody tr")
    upload(page, [path])
    check(page, generated.accounts.department.organisation)
    told = page.inner_text("#audit-status")
    assert "没有发现错误和疑点" in told and "无法核对（不等于通过）" in told
    shoot(page, "audit-clean")
    open_tab(page, "报告库")
    remove(page, path.name)
