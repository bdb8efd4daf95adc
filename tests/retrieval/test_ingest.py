"""Ingest: every file ends in one sentence, and one bad file never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.errors import HeshuError
from retrieval import ingest as ingesting
from retrieval.ingest import Outcome, ingest
from retrieval.library import Library
from tests.retrieval.made import PairEmbeddings

TEXT = """2024年度甲市财政局部门决算

第一部分 部门概况

一、部门职责

贯彻执行国家有关财政工作的方针政策，拟订财政发展规划。

第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收、支总计均为2,371.40万元。
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "库", PairEmbeddings())
    yield made
    made.close()


def _write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_read_with_all_that_is_in_it(library: Library, tmp_path: Path) -> None:
    _write(tmp_path / "报告", "甲.txt", TEXT)
    _write(tmp_path / "报告" / "内层", "乙.txt", TEXT.replace("甲市", "乙市"))
    _write(tmp_path / "报告", "说明.docx.bak", "x")
    bad = _write(tmp_path / "报告", "坏.pdf", "not a pdf")
    result = ingest([tmp_path / "报告"], library)
    assert {one.file for one in result.of(Outcome.ADDED)} == {"甲.txt", "乙.txt"}
    assert len(result.errors) == 1 and bad.name in result.errors[0]
    assert {record.organisation for record in library.reports()} == {"甲市财政局", "乙市财政局"}
    generation = library.generation
    again = ingest([tmp_path / "报告", tmp_path / "报告" / "甲.txt"], library)
    assert len(again.of(Outcome.UNCHANGED)) == 2 and library.generation == generation


def test_names_tell_reports_apart(library: Library, tmp_path: Path) -> None:
    first = _write(tmp_path / "一", "甲.txt", TEXT)
    _write(tmp_path / "二", "甲.txt", TEXT + "补充说明。\n")
    _write(tmp_path / "二", "丙.txt", TEXT.replace("甲市", "丙市"))
    result = ingest([tmp_path / "一", tmp_path / "二"], library)
    assert [one.file for one in result.of(Outcome.REFUSED)] == ["甲.txt"] and "改名" in result.errors[0]
    assert [record.file for record in library.reports()] == ["丙.txt"]
    assert ingest([first], library).of(Outcome.ADDED)
    assert ingest([tmp_path / "二" / "甲.txt"], library).of(Outcome.REPLACED)
    same = ingest([_write(tmp_path, "别名.txt", TEXT + "补充说明。\n")], library)
    assert "甲.txt" in same.of(Outcome.UNCHANGED)[0].message
    assert len(library.reports()) == 2


def test_what_cannot_be_used_is_said_in_one_sentence(library: Library, tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    result = ingest([empty, tmp_path / "没有.pdf", _write(tmp_path, "空.txt", "")], library)
    assert len(result.errors) == 3 and all(message.endswith("。") for message in result.errors)
    assert result.lines() == ["失败 3。"] and library.reports() == []


def test_what_another_reader_has_read_is_read_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path, "甲.txt", TEXT)
    ingest([path], library)
    for module in ("library", "store.records"):
        monkeypatch.setattr(f"retrieval.{module}.reader_version", lambda: "next")
    again = ingest([library.path_of(path.name)], library).of(Outcome.REPLACED)
    assert ["重新读入" in one.message for one in again] == [True]
    assert ingest([path], library).of(Outcome.UNCHANGED) and len(library.reports()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(library: Library, tmp_path: Path) -> None:
    _write(tmp_path / "锁", "甲.txt", TEXT)
    (tmp_path / "锁").chmod(0)
    assert "权限" in ingest([tmp_path / "锁"], library).errors[0]
    (tmp_path / "锁").chmod(0o700)


def _dying_read(path: Path) -> str:
    if path.name == "毒.txt":
        os._exit(9)
    return f"读过{path.name}"


@pytest.mark.slow
def test_a_dying_worker_takes_no_other_file_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "read_one", _dying_read)
    paths = [tmp_path / name for name in ("一.txt", "二.txt", "毒.txt", "三.txt")]
    read = dict(ingesting._read_all(paths, workers=2))
    assert [read[path] for path in paths if path.name != "毒.txt"] == ["读过一.txt", "读过二.txt", "读过三.txt"]
    assert "毒.txt" in str(read[paths[2]]) and "意外中止" in str(read[paths[2]])


@pytest.mark.slow
def test_several_processes_read_the_same(library: Library, tmp_path: Path) -> None:
    paths = [_write(tmp_path, f"{n}.txt", TEXT.replace("甲", f"第{n}")) for n in range(4)]
    assert len(ingest(paths, library, workers=2).of(Outcome.ADDED)) == 4


def test_another_model_stops_an_ingest_at_once(library: Library, tmp_path: Path) -> None:
    path = _write(tmp_path, "甲.txt", TEXT)
    ingest([path], library)
    with pytest.raises(HeshuError, match="rebuild"):
        ingest([path], Library(tmp_path / "库", PairEmbeddings(8, "small")))
