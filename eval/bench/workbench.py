"""How soon the workbench is there and answers, as a browser sees it; left out where there is no Chromium."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from eval.bench.measure import Measurement
from retrieval.settings import ROOT

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_VISITS = 5
_WAIT = 60_000

_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_TIMED = """async ([button, ready]) => {
  const done = new Function(`return ${ready}`), start = performance.now();
  button.click();
  while (!done()) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
"""Milliseconds from a click until the page shows what is waited for."""

_SAID = "document.querySelector('#chat .reply p:not(.waiting)')"
_SHOWN = "((at) => at?.complete && at.src !== window.before)(document.querySelector('#preview img'))"


def responding() -> Measurement:
    """First paint, first words of an answer by rules, and the page of a citation; on the sample reports, in milliseconds."""
    chromium = os.environ.get("HESHU_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    title = "工作台（浏览器所见）"
    if chromium is None:
        return Measurement("ui", title, ("没有 Chromium，略过（可用 HESHU_CHROMIUM 指定）",))
    from playwright.sync_api import sync_playwright

    with _serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        pages = [_opened(browser, address) for _ in range(_VISITS)]
        paints = [page.evaluate(_PAINT) for page in pages]
        words, previews = zip(*(_asked(page, at) for at, page in enumerate(pages)), strict=True)
        browser.close()
    found = {"first_paint": paints, "first_words": words, "page_preview": [one for some in previews for one in some]}
    names = {"first_paint": "首次绘制", "first_words": "规则回答的第一句", "page_preview": "出处所在的页"}
    told = {name: times for name, times in found.items() if times}
    lines = [f"{names[name]:10} 中位 {median(times):.0f} 毫秒，最慢 {max(times):.0f} 毫秒" for name, times in told.items()]
    return Measurement("ui", title, tuple(lines), {f"{name}_ms": _summary(times) for name, times in told.items()})


@contextmanager
def _serving() -> Iterator[str]:
    """The address of a workbench over the sample reports."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "app.py"), "serve", "--port", str(_free_port())]
        environment = {**os.environ, "HESHU_LIBRARY": str(Path(folder) / "library")}
        server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert server.stdout
            found = re.search(r"http://\S+?:\d+", server.stdout.readline())
            assert found, "the workbench did not start"
            yield found[0]
        finally:
            server.terminate()
            server.wait(30)


def _opened(browser: Any, address: str) -> Any:
    """A fresh visit, ready to be asked."""
    page = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(_WAIT)
    page.goto(address)
    page.wait_for_selector("#welcome .examples button")
    return page


def _asked(page: Any, number: int) -> tuple[float, list[float]]:
    """An example asked: how soon it is answered, and how soon each further page that it cites is there."""
    examples = page.query_selector_all("#welcome .examples button")
    words = page.evaluate(_TIMED, [examples[number % len(examples)], _SAID])
    page.wait_for_selector("#chat footer")
    page.wait_for_selector("#preview .mark")
    previews = []
    for card in page.query_selector_all("#citations label")[1:]:
        place = re.search(r"第 \d+ 页", card.inner_text())
        if place and place[0] not in page.inner_text("#preview figcaption"):
            page.evaluate("() => { window.before = document.querySelector('#preview img').src; }")
            previews.append(page.evaluate(_TIMED, [card, _SHOWN]))
    return words, previews


def _summary(times: Sequence[float]) -> dict[str, float]:
    return {"median": round(median(times)), "slowest": round(max(times)), "of": len(times)}


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
