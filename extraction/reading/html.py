"""Web pages: the main content as lines and grids; navigation, scripts and what is hidden are left out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from extraction.errors import UnreadableFile
from extraction.reading.cutting import cut
from extraction.report import Block, Document, Grid, GridCell, Line, Place

_LEFT_OUT = frozenset({
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "iframe", "object", "embed", "svg", "canvas",
    "button", "select", "option", "textarea", "input", "audio", "video", "map",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
    "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 16.0, "h4": 15.0}
_BODY_SIZE = 12.0
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ATTACHED = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:[?#].*)?$", re.IGNORECASE)
_SITE = re.compile(r"\s*[_|—–-]+\s*[^_|—–-]{2,40}$")
_DECLARATION = 4096
_BEGINNING = 200
_SAME_TITLE = 8
_MAIN_SHARE = 0.8
_LINKED_SHARE = 0.6
_LONGEST_CELL = 1500
_LARGEST_SPAN = 1000
_MOST_CELLS = 2_000_000
_DEEPEST = 400


def read_html(path: Path) -> Document:
    """Read a web page; raises UnreadableFile where it has no content of its own."""
    text, notes = _decode(path.read_bytes())
    root = _parse(path.name, text)
    reader = _Reader(path.name)
    try:
        main = _main_content(root)
        blocks = [*reader.titles(root, main), *reader.blocks(main)]
    except RecursionError as error:
        raise UnreadableFile(path.name, "网页的结构嵌套过深", "请在浏览器中打开后另存为 PDF 再重试") from error
    if not blocks:
        raise UnreadableFile(path.name, "网页中没有正文", "请在浏览器中打开后另存为 PDF，或下载其附件")
    attached = list(dict.fromkeys(_attachments(main)))
    if attached:
        notes.append(f"网页有 {len(attached)} 个附件未读取（{'、'.join(attached[:5])}），请另行下载读入")
    if pictures := sum(1 for _ in main.iter("img")):
        notes.append(f"网页正文中有 {pictures} 幅图片，其中的内容未读取")
    return Document(path.name, tuple(blocks), None, reader.lines, tuple(notes))


def is_html(data: bytes) -> bool:
    """Whether bytes begin like a web page."""
    start = data[:_DECLARATION].replace(b"\0", b"").lower()
    return bool(re.search(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<table[\s>]", start))


def _decode(data: bytes) -> tuple[str, list[str]]:
    """The text of a page; what it declares as GB2312 is read as GB18030, which holds more characters."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    declared = _DECLARED.search(data[:_DECLARATION])
    named = declared[1].decode("ascii").lower() if declared else "utf-8"
    for encoding in ("utf-8", "gb18030" if named.startswith("gb") else named, "gb18030"):
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("gb18030" if named.startswith("gb") else "utf-8", "replace")
    return text, ["网页中有无法辨认的字符，内容可能有误"]


def _parse(file: str, text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableFile(file, "内容不是网页", "请检查文件，或另存为 PDF 后重试") from error
    dropped: list[Any] = [one for one in root.iter() if one.tag in _LEFT_OUT or _HIDDEN.search(one.get("style") or "")]
    for element in dropped:
        if element.getparent() is not None:
            element.drop_tree()
    return root


def _main_content(root: Any) -> Any:
    """The smallest part of the page that holds nearly all of its text that is no link."""
    weights = _weights(root)
    main = body if (body := root.find("body")) is not None else root
    while True:
        inner = [child for child in main if weights.get(child, 0) >= _MAIN_SHARE * weights.get(main, 0) > 0]
        if not inner or inner[0].tag in _INLINE or inner[0].tag == "p" or (inner[0].tag == "table" and not _is_frame(inner[0])):
            return main
        main = inner[0]


def _weights(root: Any) -> dict[Any, int]:
    """How much text every element holds outside of links."""
    weights: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        own = 0 if element.tag in ("a", "head") else len("".join((element.text or "").split()))
        below = 0 if element.tag in ("a", "head") else sum(weights.get(child, 0) for child in element)
        tails = sum(len("".join((child.tail or "").split())) for child in element)
        weights[element] = own + below + tails
    return weights


def _is_frame(table: Any) -> bool:
    """Whether a table only lays out the page: it holds tables, one column, or whole texts."""
    if next(table.iter("table"), None) is not None and any(inner is not table for inner in table.iter("table")):
        return True
    rows = list(_rows(table))
    widest = max((len(list(_cells(row))) for row in rows), default=0)
    return widest < 2 or any(len(cell.text_content()) > _LONGEST_CELL for row in rows for cell in _cells(row))


class _Reader:
    """Walks the content once, counting a line for each paragraph and each table row."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.numbers = count(1)
        self.lines = 0

    def titles(self, root: Any, main: Any) -> Iterator[Line]:
        """The title of the page where its content does not begin with it."""
        title = _title(root)
        if title and title[:_SAME_TITLE] not in _squeezed(main.text_content())[:_BEGINNING]:
            yield Line(title, self._next(), _SIZES["h1"], whole=True)

    def blocks(self, container: Any, size: float = _BODY_SIZE, depth: int = 0) -> Iterator[Block]:
        """The blocks of an element, in order; text that no block element holds is a paragraph by itself."""
        if depth > _DEEPEST:
            raise RecursionError
        loose = [_blank(container.text or "")]
        for child in container:
            if child.tag == "br":
                yield from self._paragraphs(loose, size)
                loose = []
            elif child.tag in _INLINE and not _holds_blocks(child):
                loose.extend(_pieces(child))
            else:
                yield from self._paragraphs(loose, size)
                loose = []
                if child.tag == "table" and not _is_frame(child):
                    yield from self._table(child)
                elif not _is_navigation(child):
                    yield from self.blocks(child, _SIZES.get(child.tag, size), depth + 1)
            loose.append(_blank(child.tail or ""))
        yield from self._paragraphs(loose, size)

    def _next(self) -> Place:
        self.lines = next(self.numbers)
        return Place(lines=(self.lines, self.lines))

    def _paragraphs(self, pieces: list[str], size: float) -> Iterator[Line]:
        for text in "".join(pieces).split("\n"):
            if text.strip():
                yield Line(text.strip(), self._next(), size, whole=True)

    def _table(self, table: Any) -> Iterator[Block]:
        rows = list(_rows(table))
        cells = self._grid_cells(rows)
        if cells:
            yield from cut(Grid(tuple(cells), cells[0].place), range(len(rows)))

    def _grid_cells(self, rows: list[Any]) -> list[GridCell]:
        """Cells at their columns, those that reach down from rows above leaving out theirs."""
        taken: set[tuple[int, int]] = set()
        cells = []
        for number, row in enumerate(rows):
            place, column = self._next(), 0
            for cell in _cells(row):
                while (number, column) in taken:
                    column += 1
                height = min(_span(cell, "rowspan") or len(rows), len(rows) - number)
                width = _span(cell, "colspan") or 1
                taken |= {(r, c) for r in range(number, number + height) for c in range(column, column + width)}
                if len(taken) > _MOST_CELLS:
                    raise UnreadableFile(self.file, "网页中的表格过大", "请只保留报告本身后重试")
                cells.append(GridCell(number, column, _cell_text(cell), place, height, width))
                column += width
        return cells


def _title(root: Any) -> str:
    """The title as the page declares it for search engines and archives, else its first heading, else the window's title."""
    declared = [one.get("content") or "" for one in root.iter("meta") if (one.get("name") or "").lower() == "articletitle"]
    headings = [one.text_content() for one in root.iter("h1")]
    window = [_SITE.sub("", one.text_content().strip()) for one in root.iter("title")]
    return next((text for title in (*declared, *headings, *window) if (text := _squeezed(title))), "")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_navigation(element: Any) -> bool:
    """Whether most of an element's text is links, and none of it a table."""
    text = _squeezed(element.text_content())
    linked = sum(len(_squeezed(link.text_content())) for link in element.iter("a"))
    return bool(text) and linked > _LINKED_SHARE * len(text) and next(element.iter("table"), None) is None


def _holds_blocks(element: Any) -> bool:
    return any(one.tag not in _INLINE and one.tag not in ("br", "img") for one in element.iterdescendants())


def _blank(text: str) -> str:
    """Source text with its line ends and runs of blanks as one blank."""
    return re.sub(r"[\s\xa0\u200b\ufeff]+", " ", text)


def _cell_text(cell: Any) -> str:
    """The text of a cell, with a line for each line break and each paragraph."""
    lines = "".join(_pieces(cell)).split("\n")
    return "\n".join(text for line in lines if (text := line.strip()))


def _pieces(element: Any) -> Iterator[str]:
    """The text below an element, with line feeds where anything but inline elements begins and ends."""
    yield _blank(element.text or "")
    for child in element:
        breaks = child.tag not in _INLINE
        if breaks:
            yield "\n"
        yield from _pieces(child)
        if breaks:
            yield "\n"
        yield _blank(child.tail or "")


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _span(cell: Any, name: str) -> int:
    """A declared span; 0 where it says to the end of the table, 1 where it says nothing readable."""
    value = (cell.get(name) or "1").strip()
    return min(int(value), _LARGEST_SPAN) if value.isdecimal() else 1


def _attachments(main: Any) -> Iterator[str]:
    for link in main.iter("a"):
        if _ATTACHED.search(link.get("href") or ""):
            yield _squeezed(link.text_content()) or "未命名"
