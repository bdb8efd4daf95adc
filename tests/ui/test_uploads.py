"""What is refused before it is read."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument

from ui.uploads import too_long


def test_a_pdf_of_too_many_pages_is_refused_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    document = PdfDocument.new()
    for _ in range(3):
        document.new_page(100, 100)
    document.save(path)
    assert too_long(path, 3) == "" and "有 3 页，超过上传的上限 2 页" in too_long(path, 2)
    (tmp_path / "乙.pdf").write_text("no PDF at all", encoding="utf-8")
    assert too_long(tmp_path / "乙.pdf", 2) == ""
