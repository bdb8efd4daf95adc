"""Files that cannot be read: one Chinese sentence with the file, the cause and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.errors import UnreadableFile
from extraction.reading import read


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("空.pdf", b"", "空"),
        ("白.txt", b" \n\t ", "空"),
        ("网页.pdf", b"<html><body>404</body></html>", "不是 PDF"),
        ("表.xyz", b"PK\x03\x04", ".xyz"),
        ("无后缀", b"hello", "无扩展名"),
    ],
)
def test_unusable_content(tmp_path: Path, name: str, content: bytes, cause: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    message = str(caught.value)
    assert name in message and cause in message
    assert message.endswith("。") and message.count("。") == 1


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="不存在"):
        read(tmp_path / "没有.pdf")
    with pytest.raises(UnreadableFile, match="文件夹"):
        read(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "锁.txt"
    path.write_text("x", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableFile, match="权限"):
        read(path)
