"""The data rows of a table, lane by lane: label, code, and the cells under value columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from extraction.columns import Column, Part
from extraction.layout import Layout
from extraction.matrix import Matrix
from extraction.numbers import without_blanks
from extraction.report import GridCell
from extraction.units import unit_in_column
from extraction.wording import CODE_PART, CODE_PREFIX, CODED_LABEL, SUM, TOTAL, is_amount, is_blank, is_index_row

Labelled = tuple[Column, str]

_CUT_CODE = 8
_NUMBER_AND_LABEL = re.compile(r"\d{1,3}[\s.、．]+([\u4e00-\u9fff“（].*)", re.DOTALL)
_LONGEST_CODE = 7
_NAMES = re.compile("项目名称|科目名称")
_SORT = re.compile("(?:类别|类型|分类|大类)$")
"""The header of a first column that only groups the names in the second."""
_TOTAL_UNDER_CODES = re.compile(r".{0,2}项合计")
"""合计 with the remains of the header 类 款 项, which stands at its left, stuck to it."""


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One row of one lane; `placement` as in the `cells` contract: printed, proven, or unreadable where no place is sure.

    `stray` is a number that stands where a label belongs: the row has slid. The cells under the columns in `proven` are
    placed by proof, whatever the rest of the row. `unit` and `comparator` are those of its target, printed in cells of their own;
    `measure` is what a column of units (计量单位) prints for the numbers of the row, `word` the rare measure word behind its
    target and its result (治疗量).
    """

    panel: str
    label: str
    path: tuple[str, ...]
    code: str
    values: tuple[tuple[Column, GridCell], ...]
    placement: str = "printed"
    label_source: str = "printed"
    stray: GridCell | None = None
    proven: frozenset[Column] = frozenset()
    unit: str = ""
    comparator: str = ""
    measure: str = ""
    word: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in any value column."""
        return all(is_blank(cell.text) for _, cell in self.values)


def lane_rows(matrix: Matrix, layout: Layout, columns: Sequence[Column], start: int) -> Iterator[LaneRow]:
    """Every lane row from a row on, in reading order; `columns` are the layout's as they lie in this grid."""
    total_pending = layout.total_in_header
    for row in range(start, matrix.height):
        if is_index_row(matrix.texts(row)):
            continue
        shared = layout.shared if row == start and start == layout.depth else frozenset()
        read = _settled([_lane_row(matrix, columns, lane, row, shared) for lane in sorted({c.lane for c in columns})])
        if total_pending and not read[0].is_empty:
            total_pending = False
            read[0] = read[0] if read[0].label or read[0].code else replace(read[0], label="合计")
        yield from read


def _lane_row(matrix: Matrix, columns: Sequence[Column], lane: int, row: int, shared: frozenset[int]) -> LaneRow:
    labels: list[Labelled] = []
    sorts: set[str] = set()
    codes: list[str] = []
    stuck = ""
    values: list[tuple[Column, GridCell]] = []
    stray: GridCell | None = None
    panel = measure = ""
    coded = any(column.part is Part.CODE or "科目" in "".join(column.path) for column in columns)
    for index, column in enumerate(columns):
        cell = matrix.at(row, index)
        if column.lane != lane:
            continue
        panel = column.panel
        if cell is None or index in shared or (cell.column != index and matrix.at(row, cell.column) is cell and index > 0):
            continue
        text = without_blanks(cell.text)
        if column.part is Part.VALUE and cell.row == row:
            values.append((column, cell))
        elif column.part is Part.INDEX:
            stuck = _stuck_label(cell.text)
            labels += [(column, text)] if SUM.fullmatch(text) else []
        elif column.part is Part.CODE:
            code, name = _code_and_name(text)
            codes.append(code)
            labels.append((column, "" if is_blank(name) else name))
        elif column.part is Part.LABEL and (own := unit_in_column("".join(column.path[-1:]), text)):
            measure = own
        elif column.part is Part.LABEL:
            code, name = _code_and_name(text) if coded and not any(codes) and CODE_PREFIX.match(text) else ("", text)
            codes.append(code)
            stray = cell if is_amount(text) and not code else stray
            name, stuck = name or stuck, ""
            labels.append((column, "" if is_blank(name) or is_amount(name) else name))
            sorts |= {name} if cell.row_span > 1 else set()
    label, path = _row_label(labels, sorts)
    code = _joined(codes)
    run_together = len(code) > _LONGEST_CODE  # of rows of several lanes, whose values cannot be told apart
    placement = "unreadable" if stray or run_together else "printed"
    read = LaneRow(panel, label, path, "" if run_together else code, tuple(values), placement, stray=stray, measure=measure)
    is_total = any(_TOTAL_UNDER_CODES.fullmatch(name) for _, name in labels)
    return replace(read, label="合计", label_source="form") if is_total else read


def _stuck_label(text: str) -> str:
    """The label that a dump has pulled into the column of the row number before it: `4 业务培训经费`."""
    match = _NUMBER_AND_LABEL.fullmatch(text.strip())
    return without_blanks(match[1]) if match else ""


def _code_and_name(text: str) -> tuple[str, str]:
    if CODE_PART.fullmatch(text):
        return text, ""
    coded = CODED_LABEL.fullmatch(text)
    return (coded[1], coded[2]) if coded else ("", text)


def _joined(codes: Sequence[str]) -> str:
    """The parts of a code as one; a digit that a dump has cut with the column rule stands in both halves, and counts once."""
    parts = [code for code in codes if code]
    if len(parts) == 2 and len("".join(parts)) == _CUT_CODE and parts[0][-1] == parts[1][0]:
        return parts[0] + parts[1][1:]
    return "".join(parts)


def _row_label(labels: Sequence[Labelled], sorts: Set[str]) -> tuple[str, tuple[str, ...]]:
    """The label that names the row, and the labels of the columns before it that group it (货物 over several rows).

    Where the column of names is empty the row has none: what stands beside it (the office in charge) names something else.
    `sorts` are the labels that span several rows.
    """
    filled = [(column, text) for column, text in labels if text]
    headers = [column.path[-1] if column.path else "" for column, _ in filled]
    ranked = [index for index, header in enumerate(headers) if "指标" in header]
    named = [text for column, text in labels if _NAMES.search("".join(column.path[-1:]))]
    is_project = any("项目名称" in "".join(column.path[-1:]) for column, _ in labels)
    if ranked:
        return filled[ranked[-1]][1], tuple(filled[index][1] for index in ranked[:-1])
    others = [text for _, text in filled if not is_project or TOTAL.search(text)]
    grouped = len(others) > 1 and not any(named) and (others[0] in sorts or _SORT.search(headers[0])) and others[1] not in sorts
    if grouped and not is_project and not SUM.fullmatch(others[0]):
        return others[1], (others[0],)
    return next(iter([*filter(None, named), *others]), ""), ()


def _settled(lanes: list[LaneRow]) -> list[LaneRow]:
    """A total whose label stands in one lane and its number in the next, label-less one, given to the label's lane."""
    settled: list[LaneRow] = []
    for lane in map(_with_standing_total, lanes):
        last = settled[-1] if settled else None
        if last and not lane.label and not lane.code and not lane.is_empty and last.label and _takes_no_value(last):
            settled[-1] = replace(last, values=lane.values)
        elif last and lane.label == "合计" and (name := _standing_name(last)):
            settled[-1] = replace(last, label=name + lane.label, values=lane.values, label_source="form")
        else:
            settled.append(lane)
    return settled


def _standing_name(lane: LaneRow) -> str:
    """The name that stands in a value column of a label-less lane: the first half of a total's label, cut in two."""
    if lane.label or lane.code:
        return ""
    texts = (without_blanks(cell.text) for _, cell in lane.values)
    return next((text for text in texts if text.endswith("经费")), "")


def _with_standing_total(lane: LaneRow) -> LaneRow:
    """A lane row without a label that has one in a value column, as a total spread over several cells can."""
    standing = next((text for _, cell in lane.values if TOTAL.search(text := without_blanks(cell.text))), "")
    return replace(lane, label=standing) if standing and not lane.label else lane


def _takes_no_value(lane: LaneRow) -> bool:
    return bool(TOTAL.search(lane.label)) and not any(is_amount(cell.text) for _, cell in lane.values)
