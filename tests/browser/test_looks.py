"""Every tab at the width of a desk and of a phone, light and dark: nothing sticks out, and a picture of each is kept.

With HESHU_PICTURES naming a folder, the pictures at the width of a desk are written there too, small, as the READMEs show them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import window
from tests.browser.steps import ask, choose_suite, open_tab, shoot

pytestmark = pytest.mark.browser

STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1) return false;
  for (let over = one.parentElement; over; over = over.parentElement)
    if (getComputedStyle(over).overflowX !== 'visible' && over.getBoundingClientRect().right <= innerWidth + 1) return false;
  return true;
}).map(one => `${one.tagName}.${one.className}`)"""
"""What reaches beyond the window and cannot be scrolled to within anything of its own."""

REDUCED = (1024, 640)
COLOURS = 128


def asked(page: Any) -> None:
    ask(page, "聊城市12345市民热线受理中心和枣庄市人民政府办公室2024年“三公”经费决算数哪个高？")


def extracted(page: Any) -> None:
    page.click("#extract-start")
    page.locator("#indicators td", has_text="2,371.40").first.click()
    page.wait_for_selector("#cell-preview .mark")


def audited(page: Any) -> None:
    page.locator("#audit-reports input").click()
    page.get_by_role("option", name="贵阳").click()
    page.keyboard.press("Escape")
    page.click("#audit-start")
    page.locator("#findings .finding.error .title").first.click()
    page.wait_for_selector("#audit-preview .mark")


def listed(page: Any) -> None:
    page.locator("#reports tbody tr").first.click()
    page.wait_for_selector("#report-page >> text=第 1 页")


def evaluated(page: Any) -> None:
    choose_suite(page, "指标抽取")
    page.click("#eval-start")
    page.wait_for_selector("#scores .suite")


TABS = {
    "问答": ("ask", asked), "指标抽取": ("extract", extracted), "勾稽核查": ("audit", audited), "报告库": ("reports", listed),
    "评测": ("evaluation", evaluated),
}  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_tabs_fit_the_window(chromium: str, workbench: str, width: int, theme: str) -> None:
    with window(chromium, workbench, width, theme) as page:
        for tab, (name, fill) in TABS.items():
            open_tab(page, tab)
            fill(page)
            taken = shoot(page, f"{name}-{width}-{theme}")
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
            assert page.evaluate(STICKING_OUT) == []
            if (width, theme) == (1280, "light"):
                reduce(taken)


def reduce(picture: Path) -> None:
    """Write a picture as the READMEs show it, where that is asked for."""
    folder = os.environ.get("HESHU_PICTURES")
    if not folder:
        return
    from PIL import Image

    with Image.open(picture) as taken:
        small = taken.convert("RGB").resize(REDUCED, Image.Resampling.LANCZOS)
    small = small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    Path(folder).mkdir(parents=True, exist_ok=True)
    small.save(Path(folder) / f"{picture.name.split('-')[0]}.png", optimize=True)
