"""Text dumps (.txt, .md): lines with tabs become grids, every other line stays a line, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, groupby
from pathlib import Path

from extraction.captions import is_furniture, is_title
from extraction.errors import UnreadableFile
from extraction.forms import form_of
from extraction.numbers import without_blanks
from extraction.printed import REPLACEMENT, close_up, is_collapsed_table
from extraction.reading.barred_rows import with_barred
from extraction.reading.dumped_rows import Numbered, tables_of_tags, without_gaps
from extraction.reading.pressed_rows import with_pressed
from extraction.reading.spaced_tables import with_spaced
from extraction.report import Block, Document, Grid, GridCell, Line, Place
from extraction.wording import HEADER_WORD

_TAG = re.compile(r"</?(?:sup|sub|b|i|u|em|strong|br|span|p|div|center)\b[^>]*>", re.IGNORECASE)
_FORMULA = re.compile(r"\$([^$]{1,80})\$")
_SYMBOLS = {"leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "times": "×", "sim": "~", "pm": "±", "%": "%"}
_COMMAND = re.compile(r"\\(leq|le|geq|ge|times|sim|pm|%)(?![A-Za-z])\s?")
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+(?!\d+\s*-\s*$)|>\s+)")
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_PIPE_ROW = re.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = re.compile(r"[\s|:-]+")
_LABEL_ALONE = re.compile(r"^(项目名称)[:：]?\t+(?=[^\t]*[\u4e00-\u9fff])")
"""A label that a tab sets apart from its name."""
_PAGE_NUMBER = re.compile(r"\d{1,3}")

_STATUTORY = re.compile(
    r"(?:[一二三]、)?(?:一般公共预算|政府性基金预算|国有资本经营预算)财政拨款|[年期][初末](?:财政拨款)?结转和结余|"
    r"(?:[一二三]、)?(?:基本支出|项目支出|经营)结转(?:和结余)?|结余分配|使用(?:非财政拨款|专用)结余(?:[（(]含专用结余[）)])?"
)
"""Rows of the statutory forms that carry no money in most reports."""
_FEW = 3
_LABEL = re.compile(r"(?:其中[:：])?[^，,。；;：:]{2,30}")


def read_text(path: Path) -> Document:
    """Read a text dump. Raises UnreadableFile where the bytes are no text in UTF-8, UTF-16 or GB18030."""
    lines = text_lines(path)
    numbered = without_gaps(_bare_pipes_as_tabs(with_barred(tables_of_tags(list(enumerate(lines, start=1))))))
    blocks = tuple(_blocks(numbered))
    return Document(path.name, blocks, pages=None, lines=len(lines), notes=tuple(_damage(numbered, blocks)))


def text_lines(path: Path) -> list[str]:
    """The lines of a text dump as they are counted everywhere: only a line feed ends one."""
    lines = _decode(path).replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _decode(path: Path) -> str:
    data = path.read_bytes()
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(path.name, "内容不是 UTF-8 或 GB18030 编码的文本", "请另存为 UTF-8 编码的文本文件后重试")


def clean(text: str) -> str:
    """A printed line or cell without the marks of Markdown, HTML and LaTeX; its words and numbers stay as printed."""
    text = _TAG.sub("", text)
    text = _FORMULA.sub(lambda match: match[1].strip(), text) if "\\" in text else text
    text = _COMMAND.sub(lambda match: _SYMBOLS[match[1]], text)
    return _BOLD.sub(lambda match: match[1] or match[2], text).strip()


def _bare_pipes_as_tabs(numbered: list[Numbered]) -> list[Numbered]:
    """The lines, with tabs for the pipes of tables whose rows have none at their two ends (合计||390.00|190.00)."""
    told: list[Numbered] = []
    for piped, run in groupby(numbered, key=lambda pair: "|" in pair[1] and "\t" not in pair[1]):
        rows = list(run)
        table = piped and sum(text.count("|") > 1 for _, text in rows) > 1
        bare = table and not all(_PIPE_ROW.fullmatch(text) for _, text in rows)
        behind = bare and all(text.rstrip().endswith("|") for _, text in rows)
        told.extend((number, _tabbed(text, behind) if bare else text) for number, text in rows)
    return told


def _tabbed(row: str, behind: bool) -> str:
    """A row with tabs for its bars; a bar behind every cell opens none at the end."""
    return (row.rstrip()[:-1] if behind else row).replace("|", "\t")


def _blocks(numbered: list[Numbered]) -> Iterator[Block]:
    in_contents = False
    lone = _lone_labels(numbered)
    for is_table, run in groupby(numbered, key=lambda pair: _is_row(pair[1]) or pair[0] in lone):
        rows = list(run)
        if is_table and not (in_contents and all(_is_contents_row(text) for _, text in rows)):
            in_contents = False
            above: list[Block] = [*_caption_lines(rows)]
            yield from above or [_grid(rows)]
            continue
        for lines, grid in with_spaced(rows):
            if grid is not None:
                yield grid
                continue
            for first, last, text in with_pressed(lines):
                words = clean(_MARKS.sub("", text, count=1))
                if words:
                    in_contents = in_contents or close_up(words) in ("目录", "目次")
                    yield Line(words.replace("\t", " "), Place(lines=(first, last)))


def _caption_lines(rows: list[Numbered]) -> list[Line]:
    """The words of lines in which a tab only sets apart what stands above a table (编制单位：X⇥单位：万元); none of a table."""
    words = [(number, clean(cell)) for number, text in rows for cell in _cells(_LABEL_ALONE.sub(r"\1：", text)) if clean(cell)]
    others = [text for _, text in words if not is_furniture(without_blanks(text))]
    above = len(others) < len(words) and len(others) < 2 and all(text.endswith("表") for text in others)
    return [Line(text, Place(lines=(number, number))) for number, text in words] if above else []


def _lone_labels(numbered: list[Numbered]) -> set[int]:
    """The numbers of lines directly above a row of a table that are rows themselves: labels whose blank cells a dump has cut off.

    A few between two rows are labels of any kind; more on end are those of a statutory form; above the first row of a form
    it is the words with which the title of the form begins.
    """
    words = [without_blanks(clean(text)) for _, text in numbered]
    lone: set[int] = set()
    for tabbed, run in groupby(range(len(numbered)), key=lambda at: "\t" in numbered[at][1]):
        at = list(run)
        before, after = at[0] - 1, at[-1] + 1
        if tabbed or after == len(numbered):
            continue
        goes_on = before >= 0 and not HEADER_WORD.fullmatch(without_blanks(_cells(numbered[after][1])[0]) or "项目")
        few = len(at) <= _FEW and all(_is_label(words[one]) for one in at)
        if goes_on and (few or all(_STATUTORY.fullmatch(words[one]) for one in at)):
            lone |= {numbered[one][0] for one in at}
        elif _begins_form([words[one] for one in at]):
            lone.add(numbered[at[-1]][0])
    return lone


def _is_label(plain: str) -> bool:
    return bool(_LABEL.fullmatch(plain)) and not is_furniture(plain) and not is_title(plain)


def _begins_form(lines: list[str]) -> bool:
    """Whether the last of the lines above a table repeats how the title above it begins: 财政拨款“三公”经费 under …支出决算表."""
    above = list(dropwhile(is_furniture, reversed([line for line in lines[:-1] if line])))
    return bool(above) and form_of(above[0]) is not None and _is_label(lines[-1]) and above[0].startswith(lines[-1])


def _is_row(text: str) -> bool:
    return "\t" in text.strip(" ") or bool(_PIPE_ROW.fullmatch(text))


def _cells(text: str) -> list[str]:
    return text.split("\t") if "\t" in text else text.strip().removeprefix("|").removesuffix("|").split("|")


def _is_contents_row(text: str) -> bool:
    """Whether a tab only parts a title from its page number."""
    title, *rest = _cells(text)
    return bool(title.strip()) and all(_PAGE_NUMBER.fullmatch(cell.strip() or "0") for cell in rest)


def _grid(rows: list[Numbered]) -> Grid:
    """One grid of consecutive table lines, every row padded to the widest."""
    printed = [(number, _cells(text)) for number, text in rows if "\t" in text or not _PIPE_RULE.fullmatch(text)]
    width = max((len(cells) for _, cells in printed), default=0)
    cells = tuple(
        GridCell(row, column, text, Place(lines=(number, number)))
        for row, (number, texts) in enumerate(printed)
        for column, text in enumerate(_padded(texts, width))
    )
    return Grid(cells, Place(lines=(rows[0][0], rows[-1][0])), dumped=True)


def _padded(texts: list[str], width: int) -> Iterable[str]:
    return [clean(text) for text in texts] + [""] * (width - len(texts))


def _damage(numbered: list[Numbered], blocks: Iterable[Block]) -> Iterator[str]:
    """What of the file cannot be read, one sentence each."""
    for block in blocks:
        if isinstance(block, Line) and block.place.lines and is_collapsed_table(block.text):
            first, last = block.place.lines
            where = f"第 {first} 行" if first == last else f"第 {first} 至 {last} 行"
            yield f"{where}：一张表被压成了一行，其中的数字只有能由表内合计证明位置的才采用"
    for number, text in numbered:
        if REPLACEMENT in text:
            yield f"第 {number} 行：有无法辨认的字符"
