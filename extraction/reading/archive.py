"""Office files are zip archives of XML: what one is, and whether it is fit to be opened."""

from __future__ import annotations

import io
import zipfile

from extraction.errors import UnreadableFile

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_LARGEST = 400 * 1024 * 1024
"""Bytes that an archive may unpack to; a report's XML has a hundredth of that."""


def kind_of_archive(file: str, data: bytes) -> str:
    """`word` or `xl`, after the folder that holds the parts of the document; raises UnreadableFile for any other archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names, size = archive.namelist(), sum(part.file_size for part in archive.infolist())
            damaged = None if size > _LARGEST else archive.testzip()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableFile(file, "文件已损坏或不完整", "请重新下载，或用办公软件打开后另存") from error
    except Exception as error:  # zlib.error and its kin: each compression raises its own
        raise UnreadableFile(file, "文件已损坏", "请重新下载，或用办公软件打开后另存") from error
    if size > _LARGEST:
        raise UnreadableFile(file, "解压后的内容过大", "请只保留报告本身后另存，再重试")
    if damaged is not None:
        raise UnreadableFile(file, "文件已损坏", "请重新下载，或用办公软件打开后另存")
    for folder in ("word", "xl"):
        if any(name.startswith(f"{folder}/") for name in names):
            return folder
    if "OFD.xml" in names:
        raise UnreadableFile(file, "不支持 OFD 格式", "请用 OFD 阅读器另存为 PDF 后重试")
    raise UnreadableFile(file, "这是一个压缩包，不是报告", "请解压后读取其中的文件")


def refusal_of_old_office(file: str, data: bytes) -> UnreadableFile:
    """Why a binary Office file cannot be read: it is encrypted, or of the format before 2007."""
    if _ENCRYPTED in data:
        return UnreadableFile(file, "文件已加密，需要密码", "请先解除密码保护")
    if _OLD_WORD in data or file.lower().endswith((".doc", ".wps")):
        return UnreadableFile(file, "不支持旧版 Word 格式（.doc）", "请另存为 .docx 或 PDF 后重试")
    return UnreadableFile(file, "不支持旧版 Excel 格式（.xls）", "请另存为 .xlsx 或 PDF 后重试")
