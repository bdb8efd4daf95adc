"""What the browser tests do again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.browser.conftest import SCREENSHOTS


def shoot(page: Any, name: str) -> Path:
    """Keep a picture of the page, and say where."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.wait_for_timeout(500)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path


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


def choose_suite(page: Any, wanted: str) -> None:
    """Open the tab 评测 and choose one suite alone."""
    open_tab(page, "评测")
    page.wait_for_selector("#eval-suites input")
    for box in page.locator("#eval-suites label").all():
        box.locator("input").set_checked(box.inner_text().strip() == wanted)
