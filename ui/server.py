"""The server: the pages, their HTTP API and the MCP tools under one address, behind one log-in where accounts are set."""

from __future__ import annotations

import os
import signal
import socket
import sys
from ipaddress import ip_address
from tempfile import TemporaryDirectory

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.routing import Route

from extraction.errors import HeshuError
from retrieval.library import Library
from retrieval.settings import Settings
from ui.accounts import Accounts
from ui.app import ON_LOAD, STYLES, build, theme
from ui.tools import PATH, Guarded, tool_server

LOG_IN = "请用管理员给的用户名和密码登录。"
CHINESE = {
    "common.or": "或", "errors.use_via_api": "通过 API 使用", "file.uploading": "正在上传...",
    "upload_text.click_to_upload": "点击上传", "upload_text.drop_file": "将文件拖放到此处",
}
"""What the framework writes itself, for browsers set to English."""

OPEN_TO_ALL = "注意：没有设置登录（HESHU_USERS），能访问这个地址的人都能使用和修改报告库。"


def serve(host: str, port: int, library: Library, settings: Settings) -> None:
    """Serve until interrupted; raises HeshuError when the address cannot be had or nobody could come in."""
    accounts = Accounts(settings.users) if settings.users else None
    if accounts:
        accounts.check()
    elif not _is_loopback(host):
        print(OPEN_TO_ALL, file=sys.stderr)
    with TemporaryDirectory(prefix="heshu-") as uploads, _bound(host, port) as listening:
        os.environ["GRADIO_TEMP_DIR"] = uploads
        application = whole(library, settings, accounts, public=not _is_loopback(host))
        config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=2)
        # The server passes on what it was stopped by; a service manager's stop, too, must leave through the cleaning up.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        _Server(config, f"http://{host}:{port}").run(sockets=[listening])


def whole(library: Library, settings: Settings, accounts: Accounts | None, *, public: bool) -> FastAPI:
    """The application: MCP tools at /mcp, all else the workbench."""
    tools = tool_server(library, public=public)
    endpoint = tools.streamable_http_app()
    application = FastAPI(lifespan=lambda _: tools.session_manager.run(), docs_url=None, redoc_url=None, openapi_url=None)
    application.router.routes.append(Route(PATH, Guarded(endpoint, accounts) if accounts else endpoint))
    return gr.mount_gradio_app(
        application, build(library), path="/", theme=theme(), css_paths=STYLES, js=ON_LOAD, ssr_mode=False, run_history=False,
        enable_monitoring=False, footer_links=["api"], max_file_size=f"{settings.upload_mb}mb", show_error=True,
        auth=accounts.admits if accounts else None, auth_message=LOG_IN if accounts else None, i18n=gr.I18n(en=CHINESE),
    )  # fmt: skip


class _Server(uvicorn.Server):
    """A server that says when it is there."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(f"工作台已启动：{self._address}（按 Ctrl-C 停止）", flush=True)


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError:
        raise HeshuError(f"无法在 {host}:{port} 启动工作台：地址不可用或端口已被占用；请用 --port 换一个端口。") from None


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
