"""What a user sees: the main path of each tab on the sample reports."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import SCREENSHOTS

pytestmark = pytest.mark.browser


def shoot(page: Any, name: str) -> None:
    """Keep a picture of the page."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.wait_for_timeout(500)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def answer(page: Any, question: str) -> Any:
    """Type a question and return the turn of it once it has ended."""
    before = page.locator("#chat .turn").count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    turn = page.locator(f"#chat .turn[data-turn='{before}']")
    turn.locator("footer").wait_for()
    return turn


def ask(page: Any, question: str) -> str:
    """Type a question and return the text of the answer once its first citation is shown."""
    turn = answer(page, question)
    page.wait_for_selector("#citations label")
    page.wait_for_selector("#preview .mark")
    return str(turn.locator(".reply").inner_text())


def open_tab(page: Any, name: str) -> None:
    """Open a tab; a click that comes before the page listens is lost, so click until it is open."""
    tab = page.get_by_role("tab", name=name)
    while tab.get_attribute("aria-selected") != "true":
        tab.click()
        page.wait_for_timeout(200)


def test_indicators_are_extracted_shown_on_their_page_and_saved(page: Any) -> None:
    open_tab(page, "指标抽取")
    shoot(page, "extract-empty")
    page.click("#extract-start")
    page.wait_for_selector("#indicators td")
    assert "不一致" in page.locator("#legend").inner_text()
    page.locator("#indicators td", has_text="2,371.40").first.click()
    page.wait_for_selector("#cell-preview .mark")
    assert "2,371.40" in page.locator("#chosen").inner_text()
    assert "收入支出决算总表" in page.locator("#cell-citations label").first.inner_text()
    shoot(page, "extract")
    with page.expect_download() as saving:
        page.click("#extract-save")
    assert saving.value.suggested_filename.endswith(".xlsx")

    page.get_by_label("绩效明细").check()
    page.click("#extract-start")
    page.wait_for_selector("#details td")
    page.locator("#details td", has_text="99.86").first.click()
    page.wait_for_selector("#cell-preview .mark")
    assert "得分" in page.locator("#chosen").inner_text()
    shoot(page, "extract-details")


def test_an_unknown_indicator_is_told_in_a_sentence(page: Any) -> None:
    open_tab(page, "指标抽取")
    page.locator("#extract-others input").fill("月球经费")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("#header").click()
    page.click("#extract-start")
    page.wait_for_selector("text=没有名为“月球经费”的指标")
