"""The workbench: one page with a tab for each job, served on this machine and standing without any outside host."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import gradio as gr

from extraction.errors import HeshuError
from retrieval.library import Library
from ui.ask import ask_tab
from ui.audit import audit_tab
from ui.evaluation import evaluation_tab
from ui.extract import extract_tab
from ui.reports import reports_tab

TITLE = "核数 · 部门决算报告问答"
HEADER = "# 核数\n部门决算、预算公开报告的问答：每个数字都能翻到印着它的那一页。"
STYLES = [Path(__file__).with_name(name) for name in ("style.css", "work.css")]
ON_LOAD = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", "sans-serif")
"""Chinese fonts that systems bring along; none is fetched."""

UPLOAD_LIMIT = "64mb"
UPLOADS_KEPT = (3600, 7200)
"""Seconds: how often uploads are looked through, and how old one may grow; the library keeps its own copies."""


def build(library: Library) -> gr.Blocks:
    """The page over a library."""
    with gr.Blocks(title=TITLE, analytics_enabled=False, delete_cache=UPLOADS_KEPT, fill_width=True) as page:
        gr.Markdown(HEADER, elem_id="header")
        with gr.Tab("问答") as tab:
            ask_tab(library, tab, page)
        with gr.Tab("指标抽取") as tab:
            extract_tab(library, tab)
        with gr.Tab("勾稽核查") as tab:
            audit_tab(library, tab)
        with gr.Tab("报告库") as tab:
            reports_tab(library, tab)
        with gr.Tab("评测"):
            evaluation_tab(library)
    return page.queue(default_concurrency_limit=4, max_size=64)


def serve(host: str, port: int, library: Library) -> None:
    """Serve the page until interrupted; raises `HeshuError` when the address cannot be had."""
    with TemporaryDirectory(prefix="heshu-") as uploads:
        os.environ["GRADIO_TEMP_DIR"] = uploads
        page = build(library)
        try:
            page.launch(
                server_name=host, server_port=port, quiet=True, prevent_thread_lock=True, theme=theme(), css_paths=STYLES,
                js=ON_LOAD, ssr_mode=False, share=False, run_history=False, enable_monitoring=False, footer_links=["api"],
                max_file_size=UPLOAD_LIMIT, show_error=True,
            )
        except OSError:
            raise HeshuError(f"无法在 {host}:{port} 启动工作台：地址不可用或端口已被占用；请用 --port 换一个端口。") from None
        # A service manager's stop, too, must leave through the cleaning up.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        print(f"工作台已启动：http://{host}:{port}（按 Ctrl-C 停止）", flush=True)
        page.block_thread()


def theme() -> gr.Theme:
    """A calm blue on grey with thin borders, in local fonts."""
    fonts = list(FONTS)
    return gr.themes.Soft(primary_hue="blue", secondary_hue="slate", neutral_hue="slate", font=fonts, font_mono=fonts).set(
        body_background_fill="*neutral_50", block_shadow="none", block_border_width="1px",
        block_label_background_fill="transparent", block_title_background_fill="transparent", block_title_padding="0",
        block_title_text_color="*neutral_700", block_title_text_color_dark="*neutral_200", block_title_text_weight="500",
        block_label_text_color="*neutral_700", block_label_text_color_dark="*neutral_200",
        input_border_width="1px", input_shadow="none", button_border_width="1px", button_secondary_shadow="none",
    )
