"""What a user sees: the main path of each tab on the sample reports."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import SCREENSHOTS

pytestmark = pytest.mark.browser


def shoot(page: Any, name: str) -> None:
    """Keep a picture of the page."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.wait_for_timeout(500)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def ask(page: Any, question: str) -> str:
    """Type a question and return the text of the answer once its citations are there."""
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#citations label")
    page.wait_for_selector("#preview .mark")
    return str(page.locator("#chat .bot").last.inner_text())


def open_tab(page: Any, name: str) -> None:
    """Open a tab; a click that comes before the page listens is lost, so click until it is open."""
    tab = page.get_by_role("tab", name=name)
    while tab.get_attribute("aria-selected") != "true":
        tab.click()
        page.wait_for_timeout(200)


def boxes(page: Any) -> tuple[dict[str, float], dict[str, float]]:
    """Where the first mark is, and the window of the preview over its page."""
    return page.locator("#preview .mark").first.bounding_box(), page.locator("#preview .view").bounding_box()


def assert_in_view(mark: dict[str, float], view: dict[str, float]) -> None:
    """The mark is not scrolled out of its window."""
    assert view["y"] <= mark["y"]
    assert mark["y"] + mark["height"] <= view["y"] + view["height"]


def test_an_answer_is_cited_and_its_cell_marked_on_the_page(page: Any) -> None:
    shoot(page, "empty")
    answer = ask(page, "聊城市12345市民热线受理中心2024年本年收入合计是多少？")
    assert "2,371.40" in answer
    assert "[1]" in answer
    assert "收入支出决算总表" in page.locator("#citations label").first.inner_text()
    assert "2,371.40" in page.locator("#citations label").first.inner_text()
    mark, view = boxes(page)
    assert_in_view(mark, view)
    assert 4 < mark["width"] < view["width"]
    shoot(page, "answer")
    page.locator("#preview .page").click()
    assert page.locator("#preview .mark").first.bounding_box()["width"] == pytest.approx(2 * mark["width"], rel=0.05)
    shoot(page, "zoomed")


def test_another_citation_is_shown_when_it_is_clicked(page: Any) -> None:
    ask(page, "聊城市12345市民热线受理中心和枣庄市人民政府办公室2024年本年收入合计分别是多少？")
    citations = page.locator("#citations label")
    shown = page.locator("#preview figcaption").inner_text()
    assert citations.count() > 1
    citations.last.click()
    page.wait_for_function("text => document.querySelector('#preview figcaption')?.innerText !== text", arg=shown)
    number = re.search(r"第 (\d+)", citations.last.inner_text())
    assert number and f"第 {number[1]}" in page.locator("#preview figcaption").inner_text()
    assert_in_view(*boxes(page))
    shoot(page, "another-citation")


def test_a_refusal_shows_no_source(page: Any) -> None:
    page.fill("#question textarea", "聊城市12345市民热线受理中心2019年本年收入合计是多少？")
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .bot >> text=2019")
    page.wait_for_timeout(500)
    assert page.locator("#citations label").count() == 0
    assert page.locator("#preview .empty").count() == 1
    shoot(page, "refusal")


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
