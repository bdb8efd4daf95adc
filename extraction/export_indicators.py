"""Entries of indicators as a file: Excel with reports as rows, CSV with one line for each reading, or JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from extraction.errors import HeshuError
from extraction.extract import Entry
from extraction.workbook import write_workbook

COLUMNS = {
    "file": "文件", "organisation": "单位", "scope": "范围", "year": "年度", "kind": "类型",
    "indicator": "指标", "subject": "项目", "row": "行", "row_path": "上级指标",
    "value": "数值", "unit": "计量单位", "comparator": "限定符", "status": "状态", "note": "说明",
    "reading": "第几处", "by": "来源", "reading_state": "该处状态", "reading_value": "该处数值", "reading_unit": "该处单位",
    "page": "页", "lines": "行号", "section": "章节", "table": "表", "table_row": "表中行", "table_column": "表中列",
    "quote": "原文", "sentence": "所在句子", "bbox": "页面位置",
}  # fmt: skip
"""The fields of one reading of one entry, and what each is called on a sheet."""

_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def write_entries(path: Path, entries: Sequence[Entry], notes: Sequence[str] = ()) -> None:
    """Write entries as .xlsx, .csv or .json, as the name says; raises HeshuError for another ending or where that cannot be."""
    check_writable_kind(path)
    try:
        _WRITERS[path.suffix.lower()](path, entries, notes)
    except OSError as error:
        cause = error.strerror or error
        raise HeshuError(f"无法把结果写入“{path}”：{cause}；请换一个可写的位置，并关闭正打开它的程序。") from None


def check_writable_kind(path: Path) -> None:
    """Raise HeshuError where `write_entries` does not know the file's ending."""
    if path.suffix.lower() not in _WRITERS:
        raise HeshuError(f"不能写成“{path.name}”：结果可以写成 .xlsx、.csv 或 .json，请改用其中一种扩展名。")


def flat(entry: Entry) -> list[dict[str, Any]]:
    """An entry as rows of COLUMNS: one for each reading, one alone where there is none."""
    fields = entry.to_json()
    readings = fields.pop("readings")
    fields["row_path"] = "/".join(fields["row_path"])
    return [{**fields, **_flat_reading(number, one)} for number, one in enumerate(readings, 1)] or [fields]


def _flat_reading(number: int, reading: dict[str, Any]) -> dict[str, Any]:
    place = reading["citation"]
    spans = place["spans"] or ({"page": place["page"], "lines": place["lines"]},)
    return {
        "reading": number, "by": reading["by"], "reading_state": reading["state"], "reading_value": reading["value"],
        "reading_unit": reading["unit"], "page": place["page"], "lines": ";".join(_range(span["lines"]) for span in spans),
        "section": place["section"], "table": place["table"], "table_row": place["row"], "table_column": place["column"],
        "quote": place["quote"], "sentence": reading["sentence"], "bbox": ",".join(f"{edge:.1f}" for edge in place["bbox"] or ()),
    }  # fmt: skip


def _range(lines: Sequence[int] | None) -> str:
    return "-".join(map(str, dict.fromkeys(lines))) if lines else ""


def _write_csv(path: Path, entries: Collection[Entry], _: Sequence[str]) -> None:
    # The byte order mark tells Excel that the file is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows([_harmless(row.get(name)) for name in COLUMNS] for entry in entries for row in flat(entry))


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula, marked as text; numbers stay as they are."""
    suspect = isinstance(value, str) and value.startswith(_DANGEROUS) and not _NUMBER.fullmatch(value)
    return f"'{value}" if suspect else value


def _write_json(path: Path, entries: Collection[Entry], _: Sequence[str]) -> None:
    text = json.dumps([entry.to_json() for entry in entries], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _write_xlsx(path: Path, entries: Sequence[Entry], notes: Sequence[str]) -> None:
    write_workbook(path, entries, [row for entry in entries for row in flat(entry)], COLUMNS, notes)


_WRITERS: dict[str, Callable[[Path, Sequence[Entry], Sequence[str]], None]] = {
    ".xlsx": _write_xlsx, ".csv": _write_csv, ".json": _write_json,
}  # fmt: skip
