"""Blocks -> tables: fragments with their captions, joined over pages, each read into figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.captions import (
    UNIT,
    Caption,
    clean_title,
    is_furniture,
    nearest_heading,
    project_named,
    project_titled,
    read_caption,
    running_heads,
)
from extraction.continuation import Fragment, continues, is_header_alone, resolve_columns, starts_at
from extraction.dividing import divided
from extraction.figures import TableHead, are_nameless, figures_of
from extraction.flattened import place_flattened, unplaced_figures
from extraction.forms import Form, form_of, project_list, scorecard
from extraction.layout import Layout, read_dumped_layout, read_layout
from extraction.matrix import Matrix, stacked
from extraction.mending import mend
from extraction.numbers import without_blanks
from extraction.performance import begins_funds, begins_indicators, is_performance, names_project, read_performance
from extraction.printed import is_collapsed_table
from extraction.proving import complete_labels, place_slid_rows, prove_units
from extraction.report import Block, Document, Figure, Grid, GridCell, Line, Source, Table
from extraction.rows import LaneRow, lane_rows
from extraction.spans import has_bare_header, header_depth, restore_spans, said_once, without_noise
from extraction.units import units_above
from extraction.wording import is_amount, starts_data

_OF_PROJECT_LIST = (re.compile(r"执行率|执行[金数]"), re.compile(r"自评(?:得|总)?分"))
"""Columns that only a list of projects has beside each other."""


def read_tables(document: Document, year: int | None) -> tuple[list[Table], set[int]]:
    """Every table of a document in reading order, and the indices of the blocks that tables have taken up."""
    fragments = _fragments(document.blocks)
    groups: list[list[Fragment]] = []
    for fragment in fragments:
        if groups and continues(groups[-1], fragment):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    tables: list[Table] = []
    for number, group in enumerate(groups, 1):
        further = _in_series(group, tables)
        unit = tables[-1].unit if further and _same_page(group[0], tables[-1]) else None
        tables.append(_table(document, group, number, _title(group, tables, further), year, unit))
    if document.pages is None:
        tables = prove_units(place_flattened(complete_labels(tables), document.blocks), document.blocks)
    consumed = {fragment.index for fragment in fragments}.union(*(f.caption.lines | f.caption.flattened for f in fragments))
    return tables, consumed


def _fragments(blocks: Sequence[Block]) -> list[Fragment]:
    running = running_heads(blocks)
    grids = [(index, block) for index, block in enumerate(blocks) if isinstance(block, Grid)]
    found = [part for index, grid in grids for part in _parts(blocks, index, grid, running)]
    claimed = frozenset().union(*(fragment.caption.flattened for fragment in found))
    lost = [
        _flattened(blocks, index, block, running) for index, block in enumerate(blocks)
        if isinstance(block, Line) and block.place.page is None and index not in claimed and is_collapsed_table(block.text)
    ]
    return sorted([*found, *lost], key=lambda fragment: fragment.index)


def _flattened(blocks: Sequence[Block], index: int, line: Line, running: frozenset[str]) -> Fragment:
    """A table of which nothing is left but a flattened line."""
    caption = read_caption(blocks, index, running)
    caption = replace(caption, flattened=caption.flattened | {index})
    return Fragment(index, Matrix(Grid((), line.place, dumped=True)), caption, nearest_heading(blocks, index), None)


def _parts(blocks: Sequence[Block], index: int, grid: Grid, running: frozenset[str]) -> Iterator[Fragment]:
    """The table of a grid; two where a list with a header of its own stands in it under a form of columns alone."""
    fragment = _fragment(blocks, index, grid, running)
    matrix = Matrix(grid) if grid.dumped else fragment.matrix
    parts = None if is_performance(fragment.matrix) else divided(matrix)
    if parts is None:
        yield fragment
        return
    form, introduction, rest = parts
    if grid.dumped:
        whole, counts = (_fragment(blocks, index, part.grid, running) for part in (form, rest))
    else:
        whole, counts = replace(fragment, matrix=form), replace(fragment, matrix=rest, layout=read_layout(rest))
    yield whole
    yield replace(counts, caption=Caption(clean_title(introduction)))


def _fragment(blocks: Sequence[Block], index: int, grid: Grid, running: frozenset[str]) -> Fragment:
    caption, heading = read_caption(blocks, index, running), nearest_heading(blocks, index)
    matrix, caption = _lift_caption(Matrix(grid), caption)
    if is_performance(matrix):
        return Fragment(index, matrix, caption, heading, None)
    if not grid.dumped:
        if has_bare_header(matrix):
            matrix = restore_spans(matrix, header_depth(matrix))
        return Fragment(index, matrix, caption, heading, read_layout(matrix))
    matrix, caption = _lift_caption(said_once(without_noise(matrix)), caption)
    depth = header_depth(matrix)
    matrix = restore_spans(matrix, depth)
    layout = read_dumped_layout(matrix, depth, frozenset()) if depth else None
    return Fragment(index, matrix, caption, heading, layout, depth)


def _lift_caption(matrix: Matrix, caption: Caption) -> tuple[Matrix, Caption]:
    """A grid whose first rows hold its title, organisation or unit, with these rows moved into the caption."""
    while matrix.height > 1:
        filled = [cell for cell in matrix.row(0) if without_blanks(cell.text)]
        texts = [text for cell in filled for text in _caption_lines(cell)]
        titles = [text for text in texts if _is_inner_title(text)]
        if not texts or len(titles) > 1 or any(text not in titles and not is_furniture(text) for text in texts):
            break
        unit, (money, counted) = UNIT.search("".join(texts)), units_above("".join(texts))
        title = "".join(map(clean_title, titles)) or caption.title
        own = caption.unit or (unit["unit"] if unit else money)
        subject = caption.subject or next(filter(None, map(project_named, texts)), "") or project_titled(title)
        caption = replace(caption, title=title, unit=own, counted=caption.counted or counted, subject=subject)
        matrix = matrix.without_rows(max(cell.row_span for cell in filled))
    return matrix, caption


def _caption_lines(cell: GridCell) -> list[str]:
    """The lines of a cell that may hold several of a caption; a title that wraps is one."""
    whole = without_blanks(cell.text)
    if is_furniture(whole) or (_is_inner_title(whole) and not any(map(is_furniture, cell.text.split("\n")))):
        return [whole]
    return [without_blanks(line) for line in cell.text.split("\n")]


def _is_inner_title(text: str) -> bool:
    return form_of(text) is not None or (bool(re.search(r"表$", text)) and not is_furniture(text))


def _title(group: Sequence[Fragment], before: Sequence[Table], further: bool) -> str:
    """The caption; a `further` form of the same series shares the caption of the first; else the nearest heading."""
    caption = next((fragment.caption.title for fragment in group if fragment.caption.title), "")
    return caption or (before[-1].title if further else group[0].heading)


def _in_series(group: Sequence[Fragment], before: Sequence[Table]) -> bool:
    """Whether a table without a title of its own is the form of another project right under that of one."""
    first = group[0]
    names = names_project(first.matrix) or bool(first.caption.subject)
    titled = any(fragment.caption.title for fragment in group)
    return bool(before) and bool(before[-1].subject) and first.caption.adjacent and names and not titled


def _same_page(first: Fragment, before: Table) -> bool:
    """Whether a table begins on the page on which the one before it ends: what is printed once above both is of both."""
    return first.place.page == before.source.places[-1].page


def _table(
    document: Document, group: Sequence[Fragment], number: int, title: str, year: int | None, shared: str | None
) -> Table:
    unit = next((f.caption.unit for f in group if f.caption.unit), shared)
    counted = next((f.caption.counted for f in group if f.caption.counted), "")
    head, nameless = TableHead(document.file, number, title, form_of(title), unit, year, counted=counted), False
    if _is_form(group):
        head, figures = _performance(head, group)
    else:
        rows = _rows([_with_form(fragment, head.form) for fragment in group])
        head = replace(head, form=head.form or _form_by_columns(rows))
        figures, nameless = figures_of(head, rows), are_nameless(rows)
    lines = [document.blocks[index] for index in sorted({index for fragment in group for index in fragment.caption.flattened})]
    unplaced = unplaced_figures(head, (line for line in lines if isinstance(line, Line)))
    places = tuple(f.matrix.grid.place for f in group)
    grids, all_figures = tuple(f.matrix.grid for f in group if f.matrix.height), (*unplaced, *figures)
    notes = _unread(title, grids, "没有行名" if nameless else "认不出表头") if nameless or not all_figures else ()
    return Table(
        number, title, head.form.id if head.form else None, unit, (), Source(document.file, places), all_figures,
        grids, head.subject, tuple(notes),
    )


def _is_form(group: Sequence[Fragment]) -> bool:
    """Whether the parts make a form of a project, in one grid or in several."""
    if any(is_performance(fragment.matrix) or names_project(fragment.matrix) for fragment in group):
        return True
    told = any(fragment.caption.subject for fragment in group) or begins_funds(group[0].matrix)
    return told and any(begins_indicators(fragment.matrix) for fragment in group)


def _form_by_columns(rows: Sequence[LaneRow]) -> Form | None:
    """The list of projects, which a report may print in its text under no caption, by its columns (执行率, 自评得分)."""
    columns = {without_blanks(column.path[-1]) for row in rows for column, _ in row.values if column.path}
    return project_list() if all(any(map(words.search, columns)) for words in _OF_PROJECT_LIST) else None


def _unread(title: str, grids: Sequence[Grid], why: str) -> Iterator[str]:
    """A note for a table without placed figures whose cells show amounts all the same."""
    if any("." in cell.text and is_amount(cell.text) for grid in grids for cell in grid.cells):
        place = grids[0].place
        where = f"第 {place.page} 页" if place.page else f"第 {place.lines[0]} 行起" if place.lines else ""
        yield f"{where}的表“{title}”{why}，其中的数字未读取"


def _with_form(fragment: Fragment, form: Form | None) -> Fragment:
    """A dump's fragment with its header read in the light of the form."""
    if not fragment.dumped_header or form is None or not form.is_accounts:
        return fragment
    return replace(fragment, layout=mend(read_dumped_layout(fragment.matrix, fragment.dumped_header, form.wording), form))


def _performance(head: TableHead, group: Sequence[Fragment]) -> tuple[TableHead, Iterator[Figure]]:
    form = read_performance(stacked([fragment.matrix for fragment in group]))
    unit = form.funds_unit or head.unit
    told = next((fragment.caption.subject for fragment in group if fragment.caption.subject), "")
    scored = any(column.path[-1:] == ("得分",) for row in form.rows for column, _ in row.values)
    head = replace(head, unit=unit, subject=form.subject or told, form=head.form or (scorecard() if scored else None))
    return head, figures_of(head, form.rows)


def _rows(group: Sequence[Fragment]) -> list[LaneRow]:
    layout, cut_at = _layout(group)
    if layout is None:
        return []
    rows: list[LaneRow] = []
    for number, fragment in enumerate(group):
        own = fragment.layout if number == 0 or starts_at(group[0], fragment) else None
        own = _alike(own, fragment, group[0], layout)
        used = layout if cut_at and number < 2 else own or layout
        start = cut_at[number] if cut_at and number < 2 else own.depth if own else 0
        first = group[1] if cut_at else group[0]
        rows.extend(lane_rows(fragment.matrix, used, resolve_columns(first, fragment, used), start))
    return place_slid_rows(rows)


def _alike(own: Layout | None, fragment: Fragment, first: Fragment, layout: Layout) -> Layout | None:
    """The layout of a part, its columns as in the first part if it repeats that header: more rows there show what they hold.

    Of a header of several rows a page may repeat the first alone.
    """
    matrix = fragment.matrix
    if own is None or matrix.texts(0) != first.matrix.texts(0):
        return own
    repeated = next((row for row in range(layout.depth) if matrix.texts(row) != first.matrix.texts(row)), layout.depth)
    if repeated < layout.depth and (own.depth <= repeated or starts_data(matrix.texts(repeated))):
        return replace(layout, depth=repeated, shared=frozenset(), total_in_header=False)
    return replace(own, columns=layout.columns) if len(own.columns) == len(layout.columns) else own


def _layout(group: Sequence[Fragment]) -> tuple[Layout | None, tuple[int, int] | None]:
    """The layout of a table; where its page ends inside of the header, also where the data of the first two parts begin."""
    first = group[0]
    if len(group) > 1 and is_header_alone(first) and not starts_at(first, group[1]):
        whole = read_layout(stacked([first.matrix, group[1].matrix]))
        if whole is not None and whole.depth >= first.matrix.height:
            return whole, (first.matrix.height, whole.depth - first.matrix.height)
    return first.layout, None
