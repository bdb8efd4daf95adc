"""The workbench: one page with a tab for each job, standing without any outside host."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from retrieval.library import Library
from ui.ask import ask_tab
from ui.audit import audit_tab
from ui.evaluation import evaluation_tab
from ui.extract import extract_tab
from ui.programs import endpoints
from ui.reports import reports_tab

TITLE = "核数 · 部门决算报告问答"
HEADER = "# 核数\n部门决算、预算公开报告的问答：每个数字都能翻到印着它的那一页。"
STYLES = [Path(__file__).with_name(name) for name in ("style.css", "work.css")]
ON_LOAD = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", "sans-serif")
"""Chinese fonts that systems bring along; none is fetched."""

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
        endpoints(library)
    return page.queue(default_concurrency_limit=4, max_size=64)


def theme() -> gr.Theme:
    """A calm blue on grey with thin borders, in local fonts."""
    fonts = list(FONTS)
    return gr.themes.Soft(primary_hue="blue", secondary_hue="slate", neutral_hue="slate", font=fonts, font_mono=fonts).set(
        body_background_fill="*neutral_50", block_shadow="none", block_border_width="1px",
        block_label_background_fill="transparent", block_label_background_fill_dark="transparent",
        block_title_background_fill="transparent", block_title_padding="0",
        block_title_text_color="*neutral_700", block_title_text_color_dark="*neutral_200", block_title_text_weight="500",
        block_label_text_color="*neutral_700", block_label_text_color_dark="*neutral_200",
        input_border_width="1px", input_shadow="none", button_border_width="1px", button_secondary_shadow="none",
        body_text_color_subdued="*neutral_600",
        input_placeholder_color="*neutral_500", input_placeholder_color_dark="*neutral_300",
        button_primary_background_fill="*primary_600", button_primary_background_fill_hover="*primary_700",
        checkbox_label_background_fill_selected="*primary_600", checkbox_border_color="*neutral_400",
    )
