"""The tab 指标抽取 in a browser: the table sifted and sorted, values on their page, the drawing, the workbook."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.steps import open_tab, shoot

pytestmark = pytest.mark.browser


def extract(page: Any) -> None:
    """Extract what is chosen, and wait for it."""
    page.click("#extract-start")
    page.wait_for_selector("#legend .told")
    page.wait_for_selector("#indicators td")


def test_indicators_are_extracted_shown_on_their_page_and_saved(page: Any) -> None:
    open_tab(page, "指标抽取")
    shoot(page, "extract-empty")
    extract(page)
    page.locator("#indicators td", has_text="2,371.40").first.click()
    page.wait_for_selector("#cell-preview .mark")
    assert "2,371.40" in page.locator("#chosen").inner_text()
    assert "收入支出决算总表" in page.locator("#cell-citations label").first.inner_text()
    shoot(page, "extract")
    with page.expect_download() as saving:
        page.click("#extract-save")
    assert saving.value.suggested_filename.endswith(".xlsx")

    page.get_by_label("绩效明细").check()
    extract(page)
    page.wait_for_selector("#details td")
    page.locator("#details td", has_text="99.86").first.click()
    page.wait_for_selector("#cell-preview .mark")
    assert "得分" in page.locator("#chosen").inner_text()
    shoot(page, "extract-details")


def test_the_table_is_sifted_and_sorted(page: Any) -> None:
    open_tab(page, "指标抽取")
    extract(page)
    rows = page.locator("#indicators tbody tr:visible")
    every = rows.count()
    page.locator("#indicators [data-show=不一致]").click()
    assert 0 < rows.count() < every
    page.locator("#indicators [data-show=不一致]").click()
    page.fill("#indicators input[type=search]", "公务接待费决算数")
    assert rows.count() == 1
    page.fill("#indicators input[type=search]", "")
    head = page.locator("#indicators thead th").nth(1)
    head.focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    cells = page.locator("#indicators tbody td:nth-child(2)[data-value]").all()
    values = [float(cell.get_attribute("data-value")) for cell in cells]
    assert values == sorted(values, reverse=True)


def test_an_indicator_is_drawn_and_a_bar_leads_to_its_page(page: Any) -> None:
    open_tab(page, "指标抽取")
    extract(page)
    page.get_by_role("tab", name="图").click()
    page.locator("#chart .row", has_text="2,371.40").click()
    page.wait_for_selector("#cell-preview .mark")
    shoot(page, "extract-chart")


def test_an_unknown_indicator_is_told_in_a_sentence(page: Any) -> None:
    open_tab(page, "指标抽取")
    page.locator("#extract-others input").fill("月球经费")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("#header").click()
    page.click("#extract-start")
    page.wait_for_selector("text=没有名为“月球经费”的指标")
