"""What a file may be to be read for the workbench; the size in bytes is the server's to refuse."""

from __future__ import annotations

from pathlib import Path


def too_long(path: Path, most: int) -> str:
    """The sentence that refuses a PDF of more than `most` pages; empty for any other file, which the reader judges itself."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(path) as document:
            pages = len(document)
    except PdfiumError:
        return ""
    if pages <= most:
        return ""
    return f"“{path.name}”有 {pages} 页，超过上传的上限 {most} 页；请拆成几份，或用命令行 python app.py ingest 读入。"
