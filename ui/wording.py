"""Wording shared by the command line and the workbench."""

from __future__ import annotations

from retrieval.reply import Citation


def place_text(citation: Citation) -> str:
    """Where a citation stands: 第 6 页, 第 6、7 页, or 第 12–14 行."""
    spans = citation.spans or ({"page": citation.page, "lines": citation.lines},)
    if citation.lines is None:
        pages = dict.fromkeys(str(span["page"]) for span in spans)
        return f"第 {'、'.join(pages)} 页"
    sheet = f"第 {citation.page} 个工作表" if citation.page is not None else ""
    return f"{sheet}第 {'、'.join(_lines_text(span['lines']) for span in spans)} 行"


def _lines_text(lines: tuple[int, int]) -> str:
    first, last = lines
    return str(first) if first == last else f"{first}–{last}"


def cell_text(citation: Citation) -> str:
    """What is cited there: table, row and column of a cell, or the section of a passage; '' where neither is known."""
    if citation.table is None:
        return citation.section
    return " · ".join(part for part in (citation.table, citation.row, citation.column) if part)


MODES = {"rules": "按规则回答", "llm": "由模型回答"}
"""Who gave an answer."""


def seconds_text(seconds: float) -> str:
    """How long something took."""
    return f"{seconds:.1f} 秒" if seconds >= 1 else f"{seconds * 1000:.0f} 毫秒"
