"""A generated report onto disk: its files in the formats asked for, and beside each its truth."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from eval.factory.defect_making import Defect
from eval.factory.defects import seed_defect
from eval.factory.draw import Draw
from eval.factory.fonts import Fonts, find_font
from eval.factory.generate import Generated, Statement
from eval.factory.noise import Noise, in_ascii
from eval.factory.page import write_page
from eval.factory.pdf import render
from eval.factory.questions import questions_of
from eval.factory.scan import write_scan
from eval.factory.spec import Spec
from eval.factory.spreadsheet import write_workbook
from eval.factory.tabulate import Placed
from eval.factory.textdump import write_text
from eval.factory.truth import truth_of, write
from eval.factory.word import write_word


@dataclass(frozen=True, slots=True)
class ClaimTruth:
    """One line of a claims truth file; names and meanings are those of the reader's claims."""

    file: str
    subject: str
    kind: str
    value: str
    unit: str
    base: str
    role: str
    year: int
    quote: str
    paragraph: str


@cache
def _fonts() -> Fonts:
    return Fonts(find_font())


def _pdf(spec: Spec, path: Path) -> tuple[Spec, list[Placed]]:
    return spec, render(spec, path, _fonts())


def _text(spec: Spec, path: Path) -> tuple[Spec, list[Placed]]:
    draw = Draw(f"noise/{spec.name}")
    noise = Noise(draw, draw.number(0, 2))
    printed = in_ascii(spec) if noise.level else spec
    return printed, write_text(printed, path, noise)


def _scan(spec: Spec, path: Path) -> tuple[Spec, list[Placed]]:
    with tempfile.TemporaryDirectory() as folder:
        upright = Path(folder) / "upright.pdf"
        placed = render(spec, upright, _fonts())
        write_scan(upright, path, Draw(f"scan/{spec.name}"))
    return spec, placed


_WRITERS: dict[str, Callable[[Spec, Path], tuple[Spec, list[Placed]]]] = {
    "pdf": _pdf,
    "txt": _text,
    "xlsx": lambda spec, path: (spec, write_workbook(spec, path)),
    "docx": lambda spec, path: (spec, write_word(spec, path)),
    "html": lambda spec, path: (spec, write_page(spec, path)),
    "scan": _scan,
}
FORMATS = tuple(_WRITERS)
_ENDINGS = {"scan": "scan.pdf"}


def write_report(report: Generated, folder: Path, formats: Iterable[str]) -> list[Path]:
    """Write a report in some formats, each with its truth (`<file>.cells.jsonl`, `<file>.claims.jsonl`); returns the files."""
    files = []
    for name in formats:
        path = folder / f"{report.spec.name}.{_ENDINGS.get(name, name)}"
        printed, placed = _WRITERS[name](report.spec, path)
        write(truth_of(printed, placed, path.name), folder / f"{path.name}.cells.jsonl")
        if report.statements:
            write(claims_of(report, path.name), folder / f"{path.name}.claims.jsonl")
        files.append(path)
    return files


def write_questions(report: Generated, folder: Path) -> None:
    """Write `<name>.questions.jsonl`: they hold for the report in any format."""
    write(questions_of(report), folder / f"{report.spec.name}.questions.jsonl")


def with_defect(report: Generated, kind: str, seed: int) -> tuple[Generated, Defect] | None:
    """The report with a seeded defect, under a name that tells which; its claims are no longer told."""
    outcome = seed_defect(report, kind, seed)
    if outcome is None:
        return None
    spec, defect = outcome
    return replace(report, spec=replace(spec, name=f"{spec.name}-{kind}"), statements=()), defect


def claims_of(report: Generated, file: str) -> Iterator[ClaimTruth]:
    """The claims that a report's prose makes, in order."""
    texts = [getattr(item, "text", "") for item in report.spec.items()]
    return (_claim(statement, texts[statement.item], file) for statement in report.statements)


def _claim(statement: Statement, paragraph: str, file: str) -> ClaimTruth:
    stated = statement.stated
    value = format(stated.value.normalize(), "f") if stated.value else "0"
    return ClaimTruth(
        file, stated.subject, stated.kind, value, stated.unit, stated.base, stated.role, stated.year, stated.quote, paragraph
    )
