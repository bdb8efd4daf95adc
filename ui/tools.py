"""The functions for programs as MCP tools (streamable HTTP at /mcp), behind the log-in of the pages."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import anyio.to_thread
from mcp.server.fastmcp import FastMCP
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from retrieval.library import Library
from ui.accounts import Accounts
from ui.programs import Programs

PATH = "/mcp"
ABOUT = "核数：部门决算、预算公开报告的问答、指标抽取与勾稽核查；每个数字都带核对结果和它在原文中的位置。"


def tool_server(library: Library, *, public: bool) -> FastMCP:
    """The tools over a library; on a loopback address alone (not `public`) requests made for other host names are turned away."""
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=not public,
        allowed_hosts=["127.0.0.1:*", "localhost:*", "[::1]:*"],
        allowed_origins=["http://127.0.0.1:*", "http://localhost:*", "http://[::1]:*"],
    )
    server = FastMCP(
        "heshu", ABOUT, stateless_http=True, json_response=True, streamable_http_path=PATH, transport_security=security,
        log_level="WARNING",
    )  # fmt: skip
    for function in Programs(library).all():
        server.add_tool(_in_thread(function), name=function.__name__)
    return server


def _in_thread(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function as a coroutine that leaves the server free for others meanwhile."""

    @wraps(function)
    async def called(**named: Any) -> Any:
        return await anyio.to_thread.run_sync(partial(function, **named))

    return called


class Guarded:
    """An ASGI application for those alone who send a name and password of the accounts (HTTP Basic, RFC 7617)."""

    def __init__(self, application: ASGIApp, accounts: Accounts) -> None:
        self._application, self._accounts = application, accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with 401."""
        application = self._application if await self._admitted(Request(scope)) else _refusal
        await application(scope, receive, send)

    async def _admitted(self, request: Request) -> bool:
        scheme, _, sent = request.headers.get("authorization", "").partition(" ")
        try:
            name, colon, password = base64.b64decode(sent, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return False
        return scheme.lower() == "basic" and bool(colon) and await anyio.to_thread.run_sync(self._accounts.admits, name, password)


_refusal = JSONResponse(
    {"error": "需要登录：请在 Authorization 头中以 HTTP Basic 方式给出用户名和密码。"}, 401,
    {"WWW-Authenticate": 'Basic realm="heshu"'},
)  # fmt: skip
