"""A picture of a page (.png, .jpg) -> Document: the one page of a PDF of its own, recognised as a scanned one."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path

from extraction.errors import UnreadableFile
from extraction.report import Document

IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg"})
_LONG_SIDE = 842.0
"""Points: the picture is taken to be of an A4 page."""


def read_image(path: Path) -> Document:
    """Read a picture. Raises UnreadableFile where the optional engine is not installed, or the file is no whole picture."""
    from extraction.reading.pdf import read_pdf
    from extraction.reading.scanned import can_recognise

    if not can_recognise():
        remedy = "请运行 pip install -r requirements-ocr.txt 后重试"
        raise UnreadableFile(path.name, "读取图片需要文字识别组件，此处没有安装", remedy)
    with tempfile.TemporaryDirectory(prefix="heshu-image-") as folder:
        page = Path(folder) / "page.pdf"
        page.write_bytes(as_pdf(path))
        return replace(read_pdf(page), file=path.name)


def as_pdf(path: Path) -> bytes:
    """A PDF with the picture as its page. Raises UnreadableFile."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            page, buffer = image.convert("RGB"), io.BytesIO()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableFile(path.name, "图片已损坏或过大，无法打开", "请重新导出该图片") from error
    page.save(buffer, "PDF", resolution=max(page.size) / _LONG_SIDE * 72)
    return buffer.getvalue()
