"""The server as other programs meet it: MCP tools and HTTP endpoints, behind the log-in of the pages."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client

from extraction.errors import HeshuError
from retrieval.ingest import ingest
from retrieval.library import Library
from retrieval.settings import Settings
from tests.conftest import SMALL_REPORT
from tests.retrieval.made import PairEmbeddings
from ui.accounts import Accounts
from ui.programs import Programs
from ui.server import serve, whole

FILE = "星河市档案局2024年度部门决算.txt"
WHO = ("张三", "一句足够长的密码")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("served")
    (folder / FILE).write_text(SMALL_REPORT, encoding="utf-8")
    made = Library(folder / "库", PairEmbeddings())
    assert not ingest([folder / FILE], made).errors
    yield made
    made.close()


@pytest.fixture(scope="module")
def address(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    accounts = Accounts(tmp_path_factory.mktemp("accounts") / "users")
    accounts.set(*WHO)
    application = whole(library, Settings(upload_mb=1), accounts, public=False)
    server = uvicorn.Server(uvicorn.Config(application, port=0, log_level="error"))
    running = threading.Thread(target=server.run)
    running.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join(10)


@pytest.fixture
def member(address: str) -> Iterator[httpx.Client]:
    """A client that has logged in as the page does."""
    with httpx.Client(base_url=address, timeout=30) as client:
        assert client.post("/login", data=dict(zip(("username", "password"), WHO, strict=True))).status_code == 200
        yield client


def with_tools(address: str, use: Callable[[ClientSession], Any]) -> Any:
    """What `use` makes of a session of a real MCP client."""

    async def session() -> Any:
        headers = {"Authorization": httpx.BasicAuth(*WHO)._auth_header}
        transport = streamablehttp_client(f"{address}/mcp", headers=headers)
        async with transport as (read, write, _), ClientSession(read, write) as opened:
            await opened.initialize()
            return await use(opened)

    return asyncio.run(session())


def test_an_mcp_client_finds_and_calls_the_tools(address: str) -> None:
    async def use(session: ClientSession) -> Any:
        tools = (await session.list_tools()).tools
        answer = await session.call_tool("ask", {"question": "档案局2024年收入总计是多少？"})
        values = await session.call_tool("extract", {"indicators": ["收入总计"]})
        return tools, answer, values, await session.call_tool("audit", {}), await session.call_tool("reports", {})

    tools, answer, values, audit, reports = with_tools(address, use)
    assert [tool.name for tool in tools] == ["ask", "extract", "audit", "reports"] and all(tool.description for tool in tools)
    assert answer.structuredContent["figures"][0]["value"] == "615.50"
    assert answer.structuredContent["citations"][0]["file"] == FILE
    assert [one["value"] for one in values.structuredContent["result"]] == ["615.50"]
    assert {one["file"] for one in audit.structuredContent["ledger"]} == {FILE} and audit.structuredContent["notes"] == []
    assert reports.structuredContent["result"][0]["organisation"] == "星河市档案局"


def test_a_tool_says_in_one_sentence_what_it_cannot_do(address: str) -> None:
    async def use(session: ClientSession) -> Any:
        return await session.call_tool("audit", {"reports": ["../../etc/passwd"]})

    refused = with_tools(address, use)
    assert refused.isError and "报告库中没有“../../etc/passwd”" in refused.content[0].text


@pytest.mark.parametrize("sent", ["", "Bearer x", "Basic !", "Basic eDp5"])
def test_without_a_log_in_nothing_is_told(address: str, sent: str) -> None:
    header = {"Authorization": sent}
    listing = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    answer = httpx.post(f"{address}/mcp", json=listing, headers={"Accept": "application/json, text/event-stream", **header})
    assert answer.status_code == 401 and "tools" not in answer.text
    for path in ("/config", "/gradio_api/info", "/gradio_api/file=/etc/passwd", "/gradio_api/mcp/"):
        assert httpx.get(address + path, headers=header).status_code in (401, 404)
    assert httpx.post(f"{address}/gradio_api/upload", files={"files": b"%PDF-"}, headers=header).status_code == 401
    assert httpx.post(f"{address}/gradio_api/call/reports", json={"data": []}, headers=header).status_code == 401


def test_a_request_for_another_host_name_is_turned_away(address: str) -> None:
    listing = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"Accept": "application/json, text/event-stream", "Host": "elsewhere.example"}
    assert httpx.post(f"{address}/mcp", json=listing, headers=headers, auth=WHO).status_code == 421


def test_the_named_endpoints_are_the_functions_for_programs(member: httpx.Client) -> None:
    assert list(member.get("/gradio_api/info").json()["named_endpoints"]) == ["/ask", "/extract", "/audit", "/reports"]
    answer = called(member, "ask", ["档案局2024年支出总计是多少？", None, None, "rules"])
    assert answer["status"] == "answered" and answer["figures"][0]["value"] == "615.50"
    assert [one["file"] for one in called(member, "reports", [])] == [FILE]


def called(client: httpx.Client, name: str, data: list[Any]) -> Any:
    """The result of an endpoint: the event is begun with a POST, its outcome fetched with a GET."""
    event = client.post(f"/gradio_api/call/{name}", json={"data": data}).json()["event_id"]
    told = client.get(f"/gradio_api/call/{name}/{event}").text
    assert "event: complete" in told, told
    return json.loads(told.split("data: ", 1)[1].splitlines()[0])[0]


def test_files_of_the_machine_stay_out_of_reach(member: httpx.Client) -> None:
    for path in ("/etc/passwd", "app.py", ".env", "../app.py"):
        assert member.get(f"/gradio_api/file={path}").status_code in (403, 404)
    assert member.post("/gradio_api/upload", files={"files": b"x" * 1_100_000}).status_code == 413


def test_what_the_framework_writes_is_chinese_in_a_browser_set_to_english(member: httpx.Client) -> None:
    assert member.get("/config").json()["i18n_translations"]["en"]["upload_text.click_to_upload"] == "点击上传"


def test_an_empty_question_is_refused(library: Library) -> None:
    with pytest.raises(HeshuError, match="问题是空的"):
        Programs(library).ask("  ")


def test_a_taken_port_is_told(library: Library, address: str) -> None:
    with pytest.raises(HeshuError, match="端口已被占用"):
        serve("127.0.0.1", int(address.rsplit(":", 1)[1]), library, Settings())


def test_a_log_in_without_accounts_does_not_start(library: Library, tmp_path: Path) -> None:
    with pytest.raises(HeshuError, match="无法读取账户文件"):
        serve("127.0.0.1", 0, library, Settings(users=tmp_path / "none"))
