"""A report's PDF with a box and a note at every figure of a finding, through PDFium's annotations: the pages stay as they are."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extraction.audit.model import Finding, Operand, Severity
from extraction.audit.output import SEVERITY_NAMES
from extraction.errors import HeshuError
from extraction.report import BBox

_COLOURS = {
    Severity.ERROR: (220, 30, 30),
    Severity.WARNING: (235, 140, 0),
    Severity.INFO: (40, 110, 200),
    Severity.ROUNDING: (120, 120, 120),
}
_MARGIN = 1.5
_AUTHOR = "勾稽核查"


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, with what is to be read there."""

    page: int
    bbox: BBox
    severity: Severity
    note: str


def annotate(original: Path, findings: Sequence[Finding], target: Path) -> int:
    """Write the PDF with its marks; returns their number. Raises HeshuError where the file is no PDF or cannot be written."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(original)
    except pdfium.PdfiumError as error:
        raise HeshuError(f"“{original.name}”不是可以标注的 PDF；请给出一份 PDF 报告，或改用 -o OUT.xlsx。") from error
    found = list(marks(findings))
    try:
        for mark in found:
            if mark.page <= len(document):
                _put(pdfium.raw, document[mark.page - 1], mark)
        document.save(target)
    except OSError as error:
        raise HeshuError(f"无法写入“{target}”：{error.strerror}；请换一个可写的位置。") from error
    finally:
        document.close()
    return len(found)


def marks(findings: Sequence[Finding]) -> Iterator[Mark]:
    """One mark for each box, with the notes of all findings that cite it, the gravest first."""
    order = list(_COLOURS)
    notes: dict[tuple[int, BBox], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: order.index(finding.severity)):
        for operand in finding.figures:
            for page, bbox in _boxes(operand):
                told = notes.setdefault((page, bbox), [])
                if finding not in told:
                    told.append(finding)
    for (page, bbox), told in notes.items():
        yield Mark(page, bbox, told[0].severity, "\n\n".join(_note(finding) for finding in told))


def _boxes(operand: Operand) -> Iterator[tuple[int, BBox]]:
    for place in operand.source.places:
        if place.page is not None and place.bbox is not None:
            yield place.page, place.bbox


def _note(finding: Finding) -> str:
    return f"【{SEVERITY_NAMES[finding.severity]}】{finding.title}\n{finding.arithmetic}\n{finding.explanation}"


def _put(raw: Any, page: Any, mark: Mark) -> None:
    """Add one square annotation; a page counts from the bottom left, places from the top left of its crop box."""
    left, _, _, top = page.get_cropbox()
    x0, y0, x1, y1 = mark.bbox
    rect = raw.FS_RECTF(left + x0 - _MARGIN, top - y0 + _MARGIN, left + x1 + _MARGIN, top - y1 - _MARGIN)
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_SQUARE)
    raw.FPDFAnnot_SetRect(annotation, ctypes.byref(rect))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_COLOURS[mark.severity], 255)
    raw.FPDFAnnot_SetBorder(annotation, 0, 0, 1.2)
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    for key, text in (("Contents", mark.note), ("T", _AUTHOR)):
        raw.FPDFAnnot_SetStringValue(annotation, key.encode(), _wide(raw, text))
    raw.FPDFPage_CloseAnnot(annotation)


def _wide(raw: Any, text: str) -> Any:
    """Text as PDFium takes it: UTF-16, little endian, closed by a zero."""
    buffer = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")
    return ctypes.cast(buffer, raw.FPDF_WIDESTRING)
