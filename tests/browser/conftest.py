"""A workbench over the sample reports, and a Chromium to look at it with."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.openai_server import Body, FakeServer, serving

SCREENSHOTS = Path(__file__).with_name("screenshots")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    found = os.environ.get("HESHU_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail("No Chromium: install the package `chromium` (apt-get install chromium), or name one in HESHU_CHROMIUM.")
    return found


@pytest.fixture(scope="session")
def model_server() -> Iterator[FakeServer]:
    """A chat model that repeats the evidence it is given."""
    with serving(repeat_evidence) as server:
        yield server


@pytest.fixture
def model(model_server: FakeServer) -> Iterator[FakeServer]:
    """The chat model of the workbench, which a test may tell what to say."""
    yield model_server
    model_server.say = repeat_evidence


def repeat_evidence(body: Body) -> str:
    """The evidence of a request, word for word."""
    return "".join(json.loads(body["messages"][-1]["content"])["证据"])


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory, model_server: FakeServer) -> Iterator[str]:
    """The address of a workbench whose fresh default library has loaded the samples."""
    folder = tmp_path_factory.mktemp("workbench")
    model = {"HESHU_MODEL": "openai:test-model", "HESHU_MODEL_URL": model_server.url, "HESHU_MODEL_KEY": "none"}
    environment = {**os.environ, **model, "HESHU_LIBRARY": str(folder / "library")}
    command = [sys.executable, str(ROOT / "app.py"), "serve", "--port", str(_free_port())]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log)
    assert server.stdout
    try:
        printed = server.stdout.readline().decode("utf-8")
        address = re.search(r"http://\S+?:\d+", printed)
        assert address, printed + (folder / "log").read_text(encoding="utf-8")
        yield address[0]
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def page(chromium: str, workbench: str) -> Iterator[Any]:
    """The workbench in a window 1280 pixels wide."""
    with window(chromium, workbench) as opened:
        yield opened


@contextmanager
def window(chromium: str, workbench: str, width: int = 1280, theme: str = "light") -> Iterator[Any]:
    """A fresh visit to the workbench; fails when the page asked any other host for anything."""
    from playwright.sync_api import sync_playwright

    outside: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        opened = browser.new_page(viewport={"width": width, "height": 800}, locale="zh-CN")
        opened.on("request", lambda request: None if _is_own(request.url, workbench) else outside.append(request.url))
        opened.set_default_timeout(60_000)
        opened.goto(f"{workbench}?__theme={theme}")
        opened.wait_for_selector("#question textarea")
        yield opened
        browser.close()
    assert not outside


def _is_own(url: str, workbench: str) -> bool:
    return url.startswith((workbench, "data:", "blob:"))
