"""Reading a file of any known format into a Report: every piece of it with the place where it is printed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extraction.errors import UnreadableFile
from extraction.identity import identify, names_by_tables
from extraction.outline import in_sections, outline
from extraction.prose import read_claims
from extraction.reading.archive import OLD_OFFICE, kind_of_archive, refusal_of_old_office
from extraction.reading.image import IMAGE_SUFFIXES, read_image
from extraction.reading.text import read_text
from extraction.report import Document, Report
from extraction.row_texts import with_row_texts
from extraction.tables import read_tables
from extraction.wholes import with_totals

_PDF_MARK = b"%PDF-"
_ARCHIVE_MARK = b"PK\x03\x04"
TEXT_SUFFIXES = frozenset({".txt", ".md"})
SUFFIXES = frozenset({".pdf", ".xlsx", ".docx", ".html", ".htm", *TEXT_SUFFIXES, *IMAGE_SUFFIXES})
"""File name endings that can be read."""


def read(path: Path) -> Report:
    """Read a report. Raises UnreadableFile, with cause and remedy, for anything that cannot be read as one."""
    data = _bytes_of(path)
    document = read_document(path, data)
    who = identify(document)
    tables, consumed = read_tables(document, who.year)
    rest = outline(document, consumed)
    placed = in_sections(tables, rest.sections)
    return Report(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        organisation=who.organisation,
        scope=who.scope,
        year=who.year,
        kind=who.kind,
        pages=document.pages,
        lines=document.lines,
        sections=rest.sections,
        paragraphs=with_row_texts(rest.paragraphs, placed),
        tables=placed,
        claims=with_totals(read_claims(rest.paragraphs, who.year)),
        contents=rest.contents,
        named=names_by_tables(document),
        notes=(*document.notes, *who.notes, *(note for table in tables for note in table.notes)),
    )


def _bytes_of(path: Path) -> bytes:
    """The whole file, once everything that keeps it from being a report at all has been told apart."""
    if path.is_dir():
        raise UnreadableFile(path.name, "这是一个文件夹", "请指定其中的文件")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(path.name, "文件不存在", "请检查路径") from None
    except PermissionError:
        raise UnreadableFile(path.name, "没有读取权限", "请修改文件或文件夹的权限后重试") from None
    except OSError as error:
        raise UnreadableFile(path.name, f"系统读取失败（{error.strerror}）", "请检查磁盘与路径后重试") from error
    if not data.strip():
        raise UnreadableFile(path.name, "文件是空的", "请重新下载或导出该文件")
    return data


def read_document(path: Path, data: bytes) -> Document:
    """The blocks of a file, from its bytes. Raises UnreadableFile.

    The reader follows the content first: a PDF is a PDF under any name, and a web page can call itself .xls.
    """
    suffix = path.suffix.lower()
    if _PDF_MARK in data[:1024]:
        from extraction.reading.pdf import read_pdf

        return read_pdf(path)
    if suffix == ".pdf":
        raise UnreadableFile(path.name, "扩展名是 .pdf，内容却不是 PDF", "请重新下载，或按实际格式改正扩展名")
    if data.startswith(_ARCHIVE_MARK):
        return _office_document(path, data)
    if data.startswith(OLD_OFFICE):
        raise refusal_of_old_office(path.name, data)
    if suffix in IMAGE_SUFFIXES:
        return read_image(path)
    if suffix in TEXT_SUFFIXES:
        return read_text(path)
    from extraction.reading.html import is_html, read_html

    if is_html(data):
        return read_html(path)
    if suffix in SUFFIXES:
        raise UnreadableFile(path.name, f"扩展名是 {suffix}，内容却不是", "请重新下载，或按实际格式改正扩展名")
    kinds = "、".join(sorted(kind.removeprefix(".").upper() for kind in SUFFIXES - {".htm", ".jpeg"}))
    raise UnreadableFile(path.name, f"不支持“{suffix or '无扩展名'}”格式", f"请提供 {kinds} 文件")


def _office_document(path: Path, data: bytes) -> Document:
    if kind_of_archive(path.name, data) == "word":
        from extraction.reading.word import read_word

        return read_word(path)
    from extraction.reading.spreadsheet import read_spreadsheet

    return read_spreadsheet(path)
