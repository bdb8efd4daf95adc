"""Word documents (.docx): paragraphs and tables in the order of the body, each paragraph and each table row counted as a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from extraction.errors import UnreadableFile
from extraction.reading.cutting import cut
from extraction.reading.numbering import Numbering
from extraction.report import Block, Document, Grid, GridCell, Line, Place

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PASSED_OVER = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}rPr", f"{_W}pPr"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", "{urn:schemas-microsoft-com:vml}imagedata")
_BLANKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_POINTS_FOR_SIZE = 2
_LARGEST_SPAN = 200


def read_word(path: Path) -> Document:
    """Read a Word document; raises UnreadableFile where it is damaged or empty. Headers and footers are left out."""
    import docx

    try:
        document = docx.Document(str(path))
        reader = _Reader(document)
        blocks = tuple(reader.blocks(document.element.body))
    except Exception as error:  # whatever a damaged part makes the parser stumble over
        raise UnreadableFile(path.name, "Word 文件已损坏，无法打开", "请用办公软件打开后另存为 .docx 再重试") from error
    if not blocks:
        raise UnreadableFile(path.name, "文件中没有文字", "请检查内容是否全是图片；扫描件请另存为 PDF")
    return Document(path.name, blocks, None, reader.lines, tuple(reader.notes()))


class _Reader:
    """Walks the body once, counting lines."""

    def __init__(self, document: Any) -> None:
        self.numbering = Numbering(document)
        self.sizes = _style_sizes(document)
        self.numbers = count(1)
        self.lines = 0
        self.pictures = 0
        self.objects = 0

    def blocks(self, container: Any) -> Iterator[Block]:
        """The blocks of a body, a cell or a text box."""
        for element in container.iterchildren():
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
                yield from self.blocks(element)

    def notes(self) -> Iterator[str]:
        """What of the document is not read, one sentence each."""
        if self.pictures:
            yield f"文件中有 {self.pictures} 幅图片，其中的内容未读取"
        if self.objects:
            yield f"文件中有 {self.objects} 个嵌入对象（如 Excel 表），其中的内容未读取"

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        self._count_pictures(paragraph)
        text = self._text(paragraph)
        size = self._size(paragraph)
        for piece in text.split("\n"):
            if piece.strip():
                yield Line(piece.strip(), self._next(), size, whole=True)
        for box in _within(paragraph, f"{_W}txbxContent"):
            yield from self.blocks(box)

    def _next(self) -> Place:
        self.lines = next(self.numbers)
        return Place(lines=(self.lines, self.lines))

    def _text(self, paragraph: Any) -> str:
        """The text of a paragraph with its list number; deleted text and text boxes left out."""
        text = _run_text(paragraph)
        return self.numbering.prefix(paragraph) + text if text.strip() else ""

    def _count_pictures(self, paragraph: Any) -> None:
        self.pictures += sum(1 for name in _PICTURES for _ in _within(paragraph, name))
        self.objects += sum(1 for _ in _within(paragraph, f"{_W}object"))

    def _size(self, paragraph: Any) -> float | None:
        """The largest font size of the runs in points, or that of the style."""
        own = [size for run in paragraph.iter(f"{_W}r") if (size := _size_of(run.find(f"{_W}rPr"))) is not None]
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return max(own, default=None) or self.sizes.get("" if style is None else style.get(f"{_W}val", ""), self.sizes[""])

    def _table(self, table: Any) -> Iterator[Block]:
        rows = list(_rows(table))
        if max((len(list(_cells(row))) for row in rows), default=0) < 2:
            for row in rows:
                for cell in _cells(row):
                    yield from self.blocks(cell)
            return
        cells = self._grid_cells(rows)
        if cells:
            yield from cut(Grid(tuple(cells), Place(lines=(cells[0].place.lines or (1, 1)))), range(len(rows)))

    def _grid_cells(self, rows: list[Any]) -> list[GridCell]:
        cells: list[GridCell] = []
        open_cells: dict[int, int] = {}
        for number, row in enumerate(rows):
            place, column = self._next(), _skipped(row)
            for cell in _cells(row):
                width = min(max(_value(cell, "gridSpan"), 1), _LARGEST_SPAN)
                above = open_cells.get(column)
                if above is not None and _continues(cell) and cells[above].row + cells[above].row_span == number:
                    cells[above] = replace(cells[above], row_span=cells[above].row_span + 1)
                else:
                    open_cells[column] = len(cells)
                    cells.append(GridCell(number, column, self._cell_text(cell), place, 1, width))
                column += width
        return cells

    def _cell_text(self, cell: Any) -> str:
        texts = []
        for paragraph in _within(cell, f"{_W}p"):
            self._count_pictures(paragraph)
            texts.append(self._text(paragraph))
        return "\n".join(text for text in texts if text)


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _cells(child)


def _skipped(row: Any) -> int:
    """Columns of the grid that a row leaves out at its left."""
    found = row.find(f"{_W}trPr/{_W}gridBefore")
    return 0 if found is None else min(int(found.get(f"{_W}val", "0")), _LARGEST_SPAN)


def _continues(cell: Any) -> bool:
    """Whether a cell is merged into the one above it."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _value(cell: Any, name: str) -> int:
    found = cell.find(f"{_W}tcPr/{_W}{name}")
    return 0 if found is None else int(found.get(f"{_W}val", "0"))


def _run_text(element: Any) -> str:
    """The text under an element, in order."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _BLANKS:
        return _BLANKS[element.tag]
    if element.tag in _PASSED_OVER or element.tag == _FALLBACK:
        return ""
    return "".join(_run_text(child) for child in element.iterchildren() if isinstance(child.tag, str))


def _within(element: Any, name: str) -> Iterator[Any]:
    """Elements of a name below another, text boxes' own content and fallbacks of older versions passed over."""
    for child in element.iterchildren():
        if child.tag == name:
            yield child
        elif child.tag not in (_FALLBACK, f"{_W}txbxContent") and isinstance(child.tag, str):
            yield from _within(child, name)


def _size_of(properties: Any) -> float | None:
    found = None if properties is None else properties.find(f"{_W}sz")
    value = "" if found is None else found.get(f"{_W}val", "")
    return int(value) / _POINTS_FOR_SIZE if value.isdecimal() else None


def _style_sizes(document: Any) -> dict[str, float]:
    """The font size of each paragraph style, inherited where it has none of its own; that of the default one under ''."""
    styles = {style.style_id: style.element for style in document.styles}
    defaults = document.styles.element.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    base = _size_of(defaults) or 10.5

    def size(name: str, depth: int = 0) -> float:
        element = styles.get(name)
        if element is None or depth > 20:
            return base
        own = _size_of(element.find(f"{_W}rPr"))
        above = element.find(f"{_W}basedOn")
        return own or size("" if above is None else above.get(f"{_W}val", ""), depth + 1)

    paragraphs = (name for name, element in styles.items() if element.get(f"{_W}type") == "paragraph")
    default = next((name for name in paragraphs if styles[name].get(f"{_W}default") == "1"), "")
    return {name: size(name) for name in styles} | {"": size(default)}
