"""Pages in fonts that neither the file nor the system holds, of which PDFium drops texts."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from extraction.reading import undrawn
from extraction.reading.glyphs import Glyph, glyphs_of
from extraction.reading.undrawn import loses_text, with_dropped


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("crop", [None, (10, 20, 590, 800)])
def test_what_was_dropped_is_read_where_it_stands(tmp_path: Path, turn: int, crop: tuple[int, ...] | None) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(600, 800), cropBox=crop)
    canvas.setPageRotation(turn)
    canvas.rotate(turn)
    canvas.drawString(100, -50 if turn else 50, "2,946.25")
    canvas.save()
    whole = list(glyphs_of(pdfium.PdfDocument(path)[0]))
    assert [rounded(one) for one in with_dropped(whole[:3], path, 1)] == [rounded(one) for one in whole]
    assert with_dropped(whole, path, 1) == whole


def rounded(glyph: Glyph) -> tuple[str | int, ...]:
    sides = () if glyph.quarters else (round(glyph.left), round(glyph.right))
    return glyph.text, glyph.quarters, *sides, round(glyph.x), round(glyph.y), round(glyph.size)


@pytest.mark.parametrize(("font", "loses"), [(False, True), (True, False)])
def test_pages_lose_text_only_where_no_font_stands_in(monkeypatch: pytest.MonkeyPatch, font: bool, loses: bool) -> None:
    monkeypatch.setattr(undrawn, "_has_chinese_font", lambda: font)
    monkeypatch.setattr(undrawn, "_is_undrawn", lambda _: True)
    layout = Path(__file__).parents[2] / "documents" / "split_codes.pdf"
    assert loses_text(pdfium.PdfDocument(layout)[0]) is loses
