"""Grids written by hand: `^` continues the cell above, `<` the cell at the left, as merged cells do."""

from __future__ import annotations

from extraction.report import Block, Document, Grid, GridCell, Line, Place

WIDTH, HEIGHT = 100.0, 20.0


def grid(*rows: str, page: int | None = 1, top: float = 100.0, line: int = 1) -> Grid:
    """A grid from rows of cells parted by `|`; on a page, or from the lines of a dump when `page` is None."""
    texts = [[cell.strip() for cell in row.split("|")] for row in rows]
    cells = [
        GridCell(row, column, text.replace("\\n", "\n"), _place(page, top, line, row, column), *_span(texts, row, column))
        for row, printed in enumerate(texts)
        for column, text in enumerate(printed)
        if text not in ("^", "<")
    ]
    bottom = top + HEIGHT * len(texts)
    box = (0.0, top, WIDTH * len(texts[0]), bottom)
    place = Place(page=page, bbox=box) if page else Place(lines=(line, line + len(rows) - 1))
    return Grid(tuple(cells), place, dumped=page is None)


def line(text: str, page: int | None = 1, number: int = 1) -> Line:
    """A printed line."""
    return Line(text, Place(page=page) if page else Place(lines=(number, number)))


def document(*blocks: Block) -> Document:
    """A document of blocks in reading order."""
    return Document("report.pdf", blocks, pages=1, lines=None)


def _span(texts: list[list[str]], row: int, column: int) -> tuple[int, int]:
    width = 1
    while column + width < len(texts[row]) and texts[row][column + width] == "<":
        width += 1
    height = 1
    while row + height < len(texts) and texts[row + height][column] == "^":
        height += 1
    return height, width


def _place(page: int | None, top: float, line_number: int, row: int, column: int) -> Place:
    if page is None:
        return Place(lines=(line_number + row, line_number + row))
    left, upper = WIDTH * column, top + HEIGHT * row
    return Place(page=page, bbox=(left, upper, left + WIDTH, upper + HEIGHT))
