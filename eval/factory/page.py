"""Spec -> web page as such reports are published: a content block between navigation and footer, tables with spans."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from eval.factory.grid import Cell, PrintGrid
from eval.factory.spec import Performance, Spec, Table
from eval.factory.tabulate import Placed, print_grid
from eval.factory.walk import Heading, stream

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<style>table {{ border-collapse: collapse }} td {{ border: 1px solid #333 }}</style></head>
<body><nav><a href="/">首页</a> <a href="/open">政务公开</a></nav>
<div class="content">
{content}
</div>
<footer>联系电话：000-12345678　网站标识码：0000000000</footer></body></html>
"""


def write_page(spec: Spec, path: Path) -> list[Placed]:
    """Write the page; the placed cells have no place."""
    title = f"{spec.full_name}{spec.year}年度{spec.noun}{spec.kind}"
    placed: list[Placed] = []
    content = [f"<h1>{escape(title)}</h1>"]
    for piece in stream(spec):
        if isinstance(piece, Heading):
            level = min(piece.level + 1, 6)
            content.append(f"<h{level}>{escape(piece.text)}</h{level}>")
        elif isinstance(piece, (Table, Performance)):
            grid = print_grid(piece)
            content += _table(piece, grid)
            placed += [Placed(piece, cell) for cell in grid.cells if cell.labels]
        else:
            content.append(f"<p>{escape(piece.text)}</p>")
    path.write_text(_PAGE.format(title=escape(title), content="\n".join(content)), encoding="utf-8")
    return placed


def _table(table: Table | Performance, grid: PrintGrid) -> Iterator[str]:
    caption = table.caption
    for line in (caption.title, caption.subtitle, *("　".join(filter(None, texts)) for texts in caption.lines)):
        if line:
            yield f'<p align="center">{escape(line)}</p>'
    yield "<table>"
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        rows[cell.row].append(cell)
    for row in rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</table>"
    yield from (f"<p>{escape(note)}</p>" for note in caption.notes)


def _cell(cell: Cell) -> str:
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    marks = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    return f"<td{marks}>{escape(cell.text) or '&nbsp;'}</td>"
