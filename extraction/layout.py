"""The header of a table: which rows it takes, the header path of every column, and the lanes that columns form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extraction.columns import Column, Part
from extraction.lanes import lanes_of, panels_of
from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.report import GridCell
from extraction.spans import slid_back
from extraction.units import measured_in
from extraction.wording import (
    CODE,
    CODE_HEADER,
    ENUMERATED,
    HEADER_WORD,
    INDEX_HEADER,
    LABEL_HEADER,
    SUBHEADER,
    TEXT_HEADER,
    YEAR_HEADER,
    is_amount,
    is_blank,
    is_index_row,
    starts_data,
)

_LONGEST_HEADER = 14
_RATE_OF_EACH = "标准"
"""What the header of a column of rates ends with, in words (集中2,580元；散居1,820元) or numbers, and no name of a row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, the number of rows that are all header, and header cells that share the first data row."""

    columns: tuple[Column, ...]
    depth: int
    shared: frozenset[int]
    total_in_header: bool = False

    def lanes(self) -> Iterator[tuple[int, list[int]]]:
        """Each lane with the numbers of its columns."""
        for lane in sorted({column.lane for column in self.columns}):
            yield lane, [index for index, column in enumerate(self.columns) if column.lane == lane]


def read_layout(matrix: Matrix) -> Layout | None:
    """The layout that a printed grid's own header gives; None where it has no header."""
    if not _begins_with_header(matrix):
        return None
    depth, shared = _header_rows(matrix)
    chains = [_chain(matrix, column, depth + (column in shared)) for column in range(matrix.width)]
    return _layout(matrix, depth, shared, chains)


def read_dumped_layout(matrix: Matrix, depth: int, wording: frozenset[str]) -> Layout:
    """The layout of a dump whose header takes `depth` rows.

    In a form whose wording is known, what is no such wording is left out of a header path that has some, unless it
    divides a header that is known, and out of every path if it is too long to be a header.
    """
    chains = [_legible(_chain(matrix, column, depth), wording) for column in range(matrix.width)]
    numbered = sorted(_numbered(matrix, depth))
    if numbered and not any(map(is_amount, _body(matrix, numbered[0] - 1, depth))):
        chains = slid_back(chains, numbered)
    return _layout(matrix, depth, set(), chains, all_money=bool(wording))


def _legible(chain: list[GridCell], wording: frozenset[str]) -> list[GridCell]:
    if not wording:
        return chain
    texts = [without_blanks(cell.text) for cell in chain]
    if not any(_is_worded(text, wording) for text in texts):
        return [cell for cell, text in zip(chain, texts, strict=True) if _is_part(text) or len(text) <= _LONGEST_HEADER]
    kept: list[GridCell] = []
    for cell, text, under in zip(chain, texts, [*chain[1:], None], strict=True):
        divides = (kept and _divides(cell, kept[-1])) or (under and _groups(cell, under))
        if _is_worded(text, wording) or _is_part(text) or divides:
            kept.append(cell)
    return kept


def _is_worded(text: str, wording: frozenset[str]) -> bool:
    return text in wording or bool(HEADER_WORD.fullmatch(text))


def _is_part(text: str) -> bool:
    """Whether a header says that it is a part of the one before it: `其中：教育收费`, which must not pass for the whole."""
    return text.startswith("其中")


def _divides(cell: GridCell, above: GridCell) -> bool:
    """Whether a header is one of those under a wider one: 政府性基金预算 under 财政拨款收入."""
    return above.column_span > cell.column_span and _reads_as_header(cell)


def _groups(cell: GridCell, under: GridCell) -> bool:
    """Whether a header stands over several: 年初结转和结余 over 合计, 基本支出结转."""
    return cell.column_span > under.column_span and _reads_as_header(cell)


def _reads_as_header(cell: GridCell) -> bool:
    text = without_blanks(cell.text)
    return len(text) <= _LONGEST_HEADER and bool(SUBHEADER.fullmatch(text))


def _layout(matrix: Matrix, depth: int, shared: set[int], chains: list[list[GridCell]], all_money: bool = False) -> Layout:
    numbered = _numbered(matrix, depth)
    parts = [_part(matrix, column, chain, depth, all_money) for column, chain in enumerate(chains)]
    if numbered:
        bare = [column not in numbered and not _body(matrix, column, depth) for column in range(matrix.width)]
        parts = [Part.TEXT if part is Part.VALUE and empty else part for part, empty in zip(parts, bare, strict=True)]
    lanes = lanes_of(parts, chains, _listing(matrix, depth))
    panels = panels_of(lanes, chains)
    columns = tuple(
        Column(part, _path(chain), lane, panels[lane])
        for part, chain, lane in zip(parts, chains, lanes, strict=True)
    )
    return Layout(columns, depth, frozenset(shared), _has_total(matrix, depth, parts))


def _listing(matrix: Matrix, depth: int) -> set[int]:
    """The columns whose labels are numbered from the first on: 一、一般公共服务支出."""
    return {column for column in range(matrix.width) if _lists(_body(matrix, column, depth))}


def _lists(texts: list[str]) -> bool:
    return any(text.startswith("一、") for text in texts)


def _numbered(matrix: Matrix, depth: int) -> set[int]:
    """The columns that a 栏次 row in the header numbers."""
    rows = [row for row in range(depth) if is_index_row(matrix.texts(row))]
    return {cell.column for row in rows for cell in matrix.row(row) if without_blanks(cell.text).isdecimal()}


def _begins_with_header(matrix: Matrix) -> bool:
    """Whether the first row names columns: by known words, or as a full row of words over rows with numbers."""
    texts = matrix.texts(0)
    filled = [text for text in texts if text]
    if not filled or is_index_row(texts) or any(is_amount(text) and not YEAR_HEADER.fullmatch(text) for text in filled):
        return False
    if all(ENUMERATED.match(text) for text in filled):
        return False  # rows without amounts with which a page goes on
    known = sum(
        bool(SUBHEADER.fullmatch(text) or LABEL_HEADER.search(text) or INDEX_HEADER.match(text) or YEAR_HEADER.fullmatch(text))
        for text in filled
    )
    if known * 2 >= len(filled):
        return True
    numbers_below = any(is_amount(text) for row in range(1, matrix.height) for text in matrix.texts(row))
    return len(filled) == len(texts) > 1 and numbers_below and not starts_data(texts)


def _header_rows(matrix: Matrix) -> tuple[int, set[int]]:
    """How many rows are header only, and the columns whose header reaches one row further, into the first data row."""
    depth = max((cell.row_span for cell in matrix.row(0)), default=0)
    while depth < matrix.height:
        begun = list(matrix.row(depth))
        texts = [without_blanks(cell.text) for cell in begun]
        if is_index_row(texts):
            return depth + 1, set()
        heading = [cell for cell in begun if _heads(matrix, cell, depth)]
        if any(is_amount(text) for text in texts) or not (heading and _all_head(begun, heading)):
            words = [cell for cell in heading if SUBHEADER.fullmatch(without_blanks(cell.text))]
            return depth, {column for cell in words for column in range(cell.column, cell.column + cell.column_span)}
        depth += max(cell.row_span for cell in begun) if begun else 1
    return depth, set()


def _all_head(begun: list[GridCell], heading: list[GridCell]) -> bool:
    """Whether every cell of a row is a header: those that divide no header above must at least read as one."""
    return all(cell in heading or SUBHEADER.fullmatch(without_blanks(cell.text)) for cell in begun)


def _heads(matrix: Matrix, cell: GridCell, depth: int) -> bool:
    """Whether a cell under the header divides the header cell above it, or stands under an empty one."""
    above = matrix.at(depth - 1, cell.column)
    if above is None or is_amount(cell.text):
        return False
    if above.column_span > cell.column_span:
        siblings = [matrix.at(depth, column) for column in range(above.column, above.column + above.column_span)]
        return not any(other and (is_amount(other.text) or CODE.fullmatch(without_blanks(other.text))) for other in siblings)
    return above.row > 0 and not without_blanks(above.text) and bool(SUBHEADER.fullmatch(without_blanks(cell.text)))


def _chain(matrix: Matrix, column: int, depth: int) -> list[GridCell]:
    """The header cells over a column from the top, a merged one once, empty ones and numbering rows left out."""
    chain: list[GridCell] = []
    for row in range(depth):
        cell = matrix.at(row, column)
        if cell is None or cell in chain or is_index_row(matrix.texts(row)):
            continue
        text = without_blanks(cell.text)
        if text and not (text == "合计" and cell.row == row and _is_total_line(matrix.texts(row))):
            chain.append(cell)
    return chain


def _is_total_line(texts: list[str]) -> bool:
    """Whether a header row says 类 款 项 合计: the label of the first data row stands in it."""
    filled = {text for text in texts if text}
    return "合计" in filled and bool(filled - {"合计"}) and filled <= {"类", "款", "项", "类款", "款项", "类款项", "合计"}


def _path(chain: list[GridCell]) -> tuple[str, ...]:
    return tuple(without_blanks(cell.text) for cell in chain)


def _body(matrix: Matrix, column: int, depth: int) -> list[str]:
    """The texts under the header of a column, blank ones left out."""
    cells = (matrix.at(row, column) for row in range(depth, matrix.height))
    return [without_blanks(cell.text) for cell in cells if cell and cell.column_span == 1 and not is_blank(cell.text)]


def _part(matrix: Matrix, column: int, chain: list[GridCell], depth: int, all_money: bool) -> Part:
    header = without_blanks(chain[-1].text) if chain else ""
    texts = _body(matrix, column, depth)
    if CODE_HEADER.search(header):
        return Part.CODE
    named = SUBHEADER.fullmatch(header) or measured_in(header)
    if INDEX_HEADER.search(header) or (not named and _counts_up(texts)):
        return Part.INDEX
    numeric = sum(is_amount(text) for text in texts)
    if TEXT_HEADER.search(header) or header.endswith(_RATE_OF_EACH):
        return Part.VALUE if texts and numeric * 2 > len(texts) else Part.TEXT
    if LABEL_HEADER.search(header) or (texts and numeric == 0 and (_lists(texts) or not SUBHEADER.fullmatch(header))):
        return Part.LABEL
    if SUBHEADER.fullmatch(header):
        return Part.VALUE
    return _part_of_body(header, texts, all_money)


_MAY_HEAD_CODES = re.compile(r"^$|科目|编码|代码|分类|项目|[类款项]$|经费|支出|收入")
"""A column of counts of three digits (受助学生) holds no codes."""


def _part_of_body(header: str, texts: list[str], all_money: bool) -> Part:
    """What a column with a header of no known wording holds, by what stands in it."""
    if not texts:
        return Part.TEXT
    if len(texts) > 1 and _MAY_HEAD_CODES.search(header) and all(CODE.fullmatch(text) for text in texts):
        return Part.CODE
    whole = not any(is_amount(text) and "." in text for text in texts)
    return Part.INDEX if whole and (all_money or not header) else Part.VALUE


def _counts_up(texts: list[str]) -> bool:
    numbers = [int(text) for text in texts if text.isdecimal()]
    rises = all(after - before == 1 for before, after in pairwise(numbers))
    return rises and len(numbers) > 2 and len(numbers) == len(texts)


def _has_total(matrix: Matrix, depth: int, parts: list[Part]) -> bool:
    """Whether 合计 stands in the last header row, among the headers of label columns or alone with them."""
    if depth and _is_total_line(matrix.texts(depth - 1)):
        return True
    for cell in matrix.row(depth - 1):
        if without_blanks(cell.text) == "合计" and all(
            parts[column] in (Part.CODE, Part.LABEL) for column in range(cell.column, cell.column + cell.column_span)
        ):
            return True
    return False
