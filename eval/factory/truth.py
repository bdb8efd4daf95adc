"""What a reader must find in a generated report: its figures by the `cells` contract, from the spec and its layout alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.factory.naming import squeeze
from eval.factory.spec import Performance, Spec, Table
from eval.factory.tabulate import Placed

_UNIT = r"(?:万|亿)?(?:元|个工作日|工作日|小时|分钟|人次|批次|件|条|篇|项|人|个|套|台|辆|次|户|家|场|天|分|吨|%|％)"
_NUMERIC = re.compile(
    rf"(?P<comparator>[≤≥<>=]?)(?P<number>[-−]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)(?P<unit>{_UNIT}(?:/[人月年日天次件个套])*)?"
)
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])")


@dataclass(frozen=True, slots=True)
class Truth:
    """One line of a truth file; names and meanings are those of the `cells` contract, `bbox` is the ruled cell."""

    file: str
    page: int | None
    lines: tuple[int, int] | None
    bbox: tuple[float, ...] | None
    table_no: int
    table: str
    form: str | None
    subject: str
    panel: str
    row: str
    row_path: tuple[str, ...]
    row_code: str
    row_parent: str
    column: str
    raw: str
    value: str
    comparator: str
    unit: str | None


def truth_of(spec: Spec, placed: Iterable[Placed], file: str) -> Iterator[Truth]:
    """The figures among the printed cells; blanks and words are none."""
    numbers = {id(table): number for number, table in enumerate(spec.tables(), start=1)}
    for place in placed:
        line = _truth(place, file, numbers[id(place.table)])
        if line is not None:
            yield line


def title_of(table: Table | Performance) -> str:
    """A table's caption without numbering and blanks."""
    return _NUMBERING.sub("", squeeze(table.caption.title))


def _truth(place: Placed, file: str, table_no: int) -> Truth | None:
    labels = place.cell.labels
    match = _NUMERIC.fullmatch("".join(place.cell.text.split()))
    if labels is None or match is None:
        return None
    table = place.table
    return Truth(
        file=file,
        page=place.page,
        lines=place.lines,
        bbox=tuple(round(edge, 2) for edge in place.bbox) if place.bbox else None,
        table_no=table_no,
        table=title_of(table),
        form=table.form,
        subject=squeeze(table.project) if isinstance(table, Performance) else "",
        panel=labels.panel,
        row=labels.row,
        row_path=labels.row_path,
        row_code=labels.row_code,
        row_parent=labels.row_parent,
        column=labels.column,
        raw=place.cell.text,
        value=match["number"].replace(",", "").replace("−", "-"),
        comparator=match["comparator"],
        unit=match["unit"] or labels.unit,
    )


def write(lines: Iterable[Any], path: Path) -> int:
    """Write a truth file, one dataclass a line, and return how many it holds."""
    rows = [json.dumps(asdict(line), ensure_ascii=False, default=str) for line in lines]
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    return len(rows)
