"""Pictures of pages: the page that they become, and what is told where they cannot be read."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from extraction.errors import UnreadableFile
from extraction.reading import read
from extraction.reading.image import as_pdf


def picture(path: Path) -> Path:
    Image.new("RGBA", (600, 1200), "white").save(path)
    return path


def test_a_picture_becomes_a_page_with_its_proportions(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(as_pdf(picture(tmp_path / "page.png")))
    assert document[0].get_size() == pytest.approx((421, 842), abs=1)


def test_without_the_engine_a_picture_is_refused_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extraction.reading.scanned.can_recognise", lambda: False)
    with pytest.raises(UnreadableFile, match=r"page\.png.*requirements-ocr\.txt"):
        read(picture(tmp_path / "page.png"))


def test_a_damaged_picture_is_refused(tmp_path: Path) -> None:
    whole = picture(tmp_path / "page.png")
    (tmp_path / "cut.png").write_bytes(whole.read_bytes()[:60])
    with pytest.raises(UnreadableFile, match=r"cut\.png"):
        as_pdf(tmp_path / "cut.png")
