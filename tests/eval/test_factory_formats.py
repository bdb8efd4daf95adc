"""Generated files read back: every cell as the truth has it, in every layout and format."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from eval.factory.draw import Draw
from eval.factory.fonts import NoFont, find_font
from eval.factory.generate import Generated, generate
from eval.factory.noise import Noise
from eval.factory.outputs import FORMATS, write_report
from eval.factory.parsed import parsed
from eval.factory.styles import FAMILIES
from eval.factory.textdump import write_text
from extraction.cells import cell_lines
from extraction.reading import read
from extraction.report import Figure

SEED = 21
FIELDS = (
    "table",
    "row",
    "row_code",
    "row_parent",
    "row_path",
    "panel",
    "column",
    "value",
    "unit",
    "comparator",
    "subject",
    "form",
)


def family(name: str) -> Generated:
    return generate(SEED, list(FAMILIES).index(name), name)


def cells(lines: list[dict[str, Any]], fields: tuple[str, ...]) -> Counter[str]:
    return Counter(json.dumps([line[name] for name in fields], ensure_ascii=False) for line in lines)


def assert_read_as_written(report: Generated, folder: Path, suffix: str, fields: tuple[str, ...] = FIELDS) -> None:
    path = write_report(report, folder, [suffix])[0]
    truth = [json.loads(line) for line in (folder / f"{path.name}.cells.jsonl").read_text("utf-8").splitlines()]
    found = json.loads(json.dumps(list(cell_lines(read(path)))))
    expected, got = cells(truth, fields), cells(found, fields)
    assert truth
    assert (list(expected - got), list(got - expected)) == ([], [])


@pytest.mark.parametrize("name", FAMILIES)
def test_text_dumps_read_as_written(name: str, tmp_path: Path) -> None:
    assert_read_as_written(family(name), tmp_path, "txt", (*FIELDS, "lines"))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "html"])
@pytest.mark.parametrize("name", ["joined", "zeros"])
def test_office_and_web_files_read_as_written(name: str, suffix: str, tmp_path: Path) -> None:
    assert_read_as_written(family(name), tmp_path, suffix)


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "docx", "html"])
def test_every_layout_reads_as_written(name: str, suffix: str, tmp_path: Path) -> None:
    if suffix == "pdf":
        try:
            find_font()
        except NoFont:
            pytest.skip("no Chinese font")
    fields = (*FIELDS, "page") if suffix == "pdf" else FIELDS
    assert_read_as_written(family(name), tmp_path, suffix, fields)


def key(figure: Figure) -> tuple[object, ...]:
    labels = (
        figure.table_no,
        figure.table,
        figure.form,
        figure.panel,
        figure.row,
        figure.row_code,
        figure.column,
        figure.row_path,
    )
    return (
        *labels,
        figure.row_parent,
        figure.subject,
        figure.state,
        figure.amount,
        figure.quote,
        figure.role,
        figure.year,
        figure.section,
    )


@pytest.mark.parametrize("name", ["joined", "zeros", "yuan"])
def test_parsed_specs_are_what_a_reader_gives(name: str, tmp_path: Path) -> None:
    """So that thousands of reports can be checked without a file."""
    spec = family(name).spec
    path = tmp_path / f"{spec.name}.txt"
    write_text(spec, path, Noise(Draw("none"), 0))
    by_reader, by_spec = read(path), parsed(spec)
    numeric = [figure for figure in by_reader.figures if figure.column != ("偏差原因分析及改进措施",)]
    assert Counter(map(key, numeric)) == Counter(map(key, by_spec.figures))
    assert [(one.subject, one.kind, one.amount, one.base) for one in by_reader.claims] == [
        (one.subject, one.kind, one.amount, one.base) for one in by_spec.claims
    ]
    assert [section.path for section in by_reader.sections] == [section.path for section in by_spec.sections]


def test_noise_is_the_same_from_the_same_seed(tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("first", "second"))
    for folder in (first, second):
        folder.mkdir()
        write_report(family("narrow"), folder, ["txt", "html"])
    assert [path.read_bytes() for path in sorted(first.iterdir())] == [path.read_bytes() for path in sorted(second.iterdir())]


def test_formats_are_named() -> None:
    assert set(FORMATS) == {"pdf", "txt", "xlsx", "docx", "html", "scan"}
