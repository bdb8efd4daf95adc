"""Suite `reading`: the cells read from reports against their truth, exactly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from eval.places import REPORTS, TRUTH
from eval.results import Suite
from extraction.cells import cell_lines
from extraction.errors import HeshuError
from extraction.numbers import parse_number, without_blanks
from extraction.reading import read

Cell = tuple[int, str, str, str, str, Decimal]
"""Page, table, row, row code, column, value: what has to agree."""

_COLUMNS = ("报告", "应有", "读对", "漏读或读错", "多读")


def run(reports: Path = REPORTS, truth: Path = TRUTH) -> Suite:
    """Compare every report of the truth; cells read on pages that it does not cover are left aside.

    The score is the share of right ones among the cells that are there or were made up.
    """
    wanted = read_truth(truth)
    rows, misses = [], []
    for file, cells in sorted(wanted.items()):
        missed, extra = compare(cells, read_cells(reports / file), {page for page, *_ in cells})
        rows.append((file, cells.total(), cells.total() - missed.total(), missed.total(), extra.total()))
        misses += [_miss(file, what, cell) for what, some in (("missed", missed), ("extra", extra)) for cell in some.elements()]
    counts = {"cells": sum(row[1] for row in rows), "right": sum(row[2] for row in rows), "extra": sum(row[4] for row in rows)}
    there = counts["cells"] + counts["extra"]
    return Suite("reading", _COLUMNS, tuple(rows), counts["right"] / there if there else 0.0, counts, tuple(misses))


def compare(wanted: Counter[Cell], found: Counter[Cell], pages: set[int]) -> tuple[Counter[Cell], Counter[Cell]]:
    """What is missing, and what is there beyond the truth on the pages it covers."""
    seen = Counter({cell: count for cell, count in found.items() if cell[0] in pages})
    return wanted - found, seen - wanted


def read_cells(path: Path) -> Counter[Cell]:
    """The cells of one report, as the `cells` command prints them."""
    return Counter(_cell(line) for line in cell_lines(read(path)) if line["value"] is not None)


def read_truth(path: Path) -> dict[str, Counter[Cell]]:
    """Truth by report: JSONL in the words of the `cells` contract, a folder of it (`*.cells.jsonl`, if any), or a JSON list."""
    cells: dict[str, Counter[Cell]] = {}
    for line in _truth_lines(path):
        try:
            file = line["file"] if "file" in line else line["report"]
            cells.setdefault(file, Counter())[_cell(line)] += 1
        except (KeyError, TypeError, InvalidOperation) as error:
            raise HeshuError(f"真值“{path}”中有一行不可用（{error!r}）：每行需有报告、页码、表、行、列和数值。") from None
    return cells


def _truth_lines(path: Path) -> Iterator[dict[str, Any]]:
    files = (sorted(path.glob("*.cells.jsonl")) or sorted(path.glob("*.jsonl"))) if path.is_dir() else [path]
    try:
        for file in files:
            text = file.read_text(encoding="utf-8-sig")
            yield from (json.loads(line) for line in _lines(text)) if file.suffix == ".jsonl" else json.loads(text)
    except (OSError, ValueError):
        raise HeshuError(f"无法读取真值“{path}”：应为 JSONL 文件、其文件夹，或一个 JSON 列表；请检查路径和内容。") from None


def _lines(text: str) -> Iterable[str]:
    return (line for line in text.splitlines() if line.strip())


def _cell(line: dict[str, Any]) -> Cell:
    """A line of either truth format, or of `cells`; values are compared as decimals, labels without blanks."""
    table, row, column = (line[long] if long in line else line[short] for short, long in
                          (("table", "table_title"), ("row", "row_label"), ("column", "column_label")))  # fmt: skip
    return line["page"], _plain(table), _plain(row), _plain(line["row_code"]), _plain(column), _value(str(line["value"]))


def _plain(text: str | None) -> str:
    return without_blanks(text or "")


def _value(text: str) -> Decimal:
    amount = parse_number(text)
    return amount.value if amount else Decimal(text.replace(",", ""))


def _miss(file: str, what: str, cell: Cell) -> dict[str, Any]:
    names = ("page", "table", "row", "row_code", "column", "value")
    return {"file": file, "what": what, **dict(zip(names, (*cell[:-1], f"{cell[-1]:f}"), strict=True))}
