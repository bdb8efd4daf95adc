"""Answers outside the workbench: one as plain text with its sources, a conversation as a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval.reply import Citation
from ui.comparison import Comparison, compared
from ui.turns import Turn
from ui.wording import MODES, cell_text, place_text

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Microsoft YaHei"
NOTE = "每个数后的方括号是出处的编号；判定的含义：一致、尾差、不一致、仅表格、仅文字、推算。"


def reply_text(reply: Mapping[str, Any]) -> str:
    """The answer as it is written, and under it what it cites."""
    cited = [source_text(Citation(**one)) for one in reply["citations"]]
    return "\n".join([reply["answer"] or reply["reason"], *(["", "出处：", *cited] if cited else [])])


def source_text(citation: Citation) -> str:
    """A citation on a line: number, file, place, what is printed there."""
    quote = " ".join(citation.quote.split())
    return "，".join(filter(None, (f"[{citation.id}] {citation.file}", place_text(citation), cell_text(citation)))) + f"：{quote}"


def write_conversation(path: Path, turns: Iterable[Turn]) -> None:
    """Write questions and answers, with tables, verdicts and sources, as a Word file."""
    from docx import Document as new_document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = new_document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    document.add_paragraph(NOTE)
    for turn in turns:
        document.add_paragraph().add_run(f"问：{turn['question']}").bold = True
        reply = turn.get("reply")
        if reply is None:
            document.add_paragraph(turn.get("text") or turn.get("note", ""))
        else:
            _write_reply(document, reply)
    document.save(str(path))


def _write_reply(document: Document, reply: Mapping[str, Any]) -> None:
    for line in (reply["answer"] or reply["reason"]).splitlines():
        document.add_paragraph(line)
    table = compared(reply)
    if table:
        _write_table(document, table, reply)
    for figure in reply["figures"]:
        told = f"{figure['label']} {_amount(figure)}：{figure['verdict']}"
        document.add_paragraph(told + (f"（{figure['derivation']}）" if figure["derivation"] else ""), style="List Bullet")
    for one in reply["citations"]:
        document.add_paragraph(source_text(Citation(**one)))
    document.add_paragraph(f"（{MODES.get(reply['mode'], reply['mode'])}）")


def _amount(figure: Mapping[str, Any]) -> str:
    """A figure as the conversation shows it."""
    return f"{Decimal(figure['value']):,}{figure['unit'] or ''}"


def _write_table(document: Document, table: Comparison, reply: Mapping[str, Any]) -> None:
    grid = document.add_table(rows=1, cols=1 + len(table.heads), style="Table Grid")
    for cell, head in zip(grid.rows[0].cells, ("", *table.heads), strict=True):
        cell.text = head
    for name, places in table.rows:
        figures = [None if at is None else reply["figures"][at] for at in places]
        texts = [name, *("" if one is None else f"{_amount(one)}（{one['verdict']}）" for one in figures)]
        for cell, text in zip(grid.add_row().cells, texts, strict=True):
            cell.text = text
