"""The library: what goes in comes back, names and bytes are told apart, and nothing is ever half there."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extraction.errors import HeshuError
from extraction.report import Kind, State
from retrieval.library import Added, Library
from retrieval.search import HybridSearch
from retrieval.store import schema
from retrieval.store.records import LabelKind
from tests.retrieval.made import DUTY, REASON, PairEmbeddings, original, report
from tests.retrieval.readings.test_resolving import kept_in

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "库", PairEmbeddings())
    yield made
    made.close()


def test_everything_comes_back_as_it_went_in(library: Library, tmp_path: Path) -> None:
    given = report()
    assert library.add(given, original(tmp_path, given.file)) is Added.NEW
    assert library.figures() == list(given.figures)
    assert library.claims() == list(given.claims)
    assert library.paragraphs() == list(given.paragraphs)
    record = library.reports()[0]
    assert (record.organisation, record.year, record.kind, record.pages) == ("甲市财政局", 2024, Kind.FINAL, 25)
    assert record.forms == ("income_expenditure", "expenditure")
    assert record.figures == 3
    assert record.notes == given.notes


def test_figures_are_selected_by_any_condition(library: Library, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        given = report(f"{name}.pdf", f"{name}市财政局")
        library.add(given, original(tmp_path, given.file))
    assert [f.row for f in library.figures(["乙.pdf"], labels=["公务接待费"])] == ["（二）公务接待费"]
    assert {f.source.file for f in library.figures(codes=["2010601"])} == {"甲.pdf", "乙.pdf"}
    assert library.figures(["甲.pdf"], states=[State.BLANK], columns=["预算数"])[0].amount is None
    assert library.figures(forms=["expenditure"], labels=["本年收入合计"]) == []
    assert library.figures([]) == []
    assert [c.quote for c in library.claims(["甲.pdf"], subjects=["公务接待费"])] == ["1.20"]


def test_names_and_bytes_are_told_apart(library: Library, tmp_path: Path) -> None:
    first, changed = report(), report(total="3,000.00")
    path = original(tmp_path, first.file)
    library.add(first, path)
    generation = library.generation
    assert library.add(first, path) is Added.SAME_NAME
    assert library.add(replace(first, file="另一个名字.pdf"), path) is Added.SAME_CONTENT
    assert library.generation == generation
    original(tmp_path, first.file, b"%PDF-1.7 new")
    assert library.add(changed, path) is Added.REPLACED
    assert [f.quote for f in library.figures(labels=["本年收入合计"])] == ["3,000.00"]
    assert library.path_of(first.file).read_bytes() == b"%PDF-1.7 new"
    assert len(list((tmp_path / "库" / "files").iterdir())) == 1


def read_by(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another version of the reader be the present one."""
    for module in ("library", "store.records"):
        monkeypatch.setattr(f"retrieval.{module}.reader_version", lambda: version)


def test_the_same_bytes_are_taken_in_anew_after_a_change_of_the_reader(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = report(texts=(DUTY, REASON))
    library.add(given, original(tmp_path, given.file))
    assert not library.reports()[0].outdated
    read_by("next", monkeypatch)
    assert library.reports()[0].outdated
    assert library.add(replace(given, file="另一个名字.pdf"), tmp_path / given.file) is Added.SAME_CONTENT
    generation, better = library.generation, replace(given, paragraphs=given.paragraphs[1:], notes=())
    assert library.add(better, library.path_of(given.file)) is Added.READ_ANEW
    assert library.generation == generation + 1
    assert [one.notes for one in library.reports()] == [()] and not library.reports()[0].outdated
    assert library.path_of(given.file).read_bytes() == b"%PDF-1.7"
    assert library.add(better, library.path_of(given.file)) is Added.SAME_NAME
    with library.storage.vectors_for_reading() as store:
        assert store and store.size() == len(library.passages())


def test_a_killed_second_reading_costs_the_first_nothing(library: Library, tmp_path: Path) -> None:
    given = report()
    library.add(given, original(tmp_path, given.file))
    kept = library.path_of(given.file)
    with library.storage.writing():
        library.storage.store_aside(given.sha256, library.model, kept, given.file, [], np.zeros((0, 1), np.float32))
    library.add(report("乙.pdf", "乙市财政局"), original(tmp_path, "乙.pdf"))
    assert kept.is_file() and library.figures([given.file]) == list(given.figures)


def test_a_library_of_the_version_before_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, folder = report(), tmp_path / "库"
    made = Library(folder, PairEmbeddings())
    made.add(given, original(tmp_path, given.file))
    made.close()
    with sqlite3.connect(folder / "library.sqlite") as older:
        older.execute("DROP TABLE resolved")
        for column in ("resolver", "first_figure", "first_claim"):
            older.execute(f"ALTER TABLE reports DROP COLUMN {column}")
        older.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
    older.close()
    opened = Library(folder, PairEmbeddings())
    assert opened.figures() == list(given.figures) and kept_in(opened) == {}
    opened.rebuild()
    assert kept_in(opened)[given.file]
    opened.close()


def test_a_removed_report_leaves_nothing(library: Library, tmp_path: Path) -> None:
    given = report()
    library.add(given, original(tmp_path, given.file))
    library.remove(given.file)
    assert library.reports() == []
    assert library.figures() == [] and library.passages() == [] and library.labels() == ()
    assert HybridSearch(library).search("公务接待费为什么减少") == []
    assert list((tmp_path / "库" / "files").iterdir()) == []
    with pytest.raises(HeshuError, match="没有"):
        library.remove(given.file)


def test_a_template_is_listed_and_holds_nothing(library: Library, tmp_path: Path) -> None:
    given = report("模板.pdf", "XX局", kind=Kind.TEMPLATE)
    library.add(given, original(tmp_path, given.file))
    assert [record.kind for record in library.reports()] == [Kind.TEMPLATE]
    assert library.figures() == [] and library.passages() == []


def test_labels_of_the_library(library: Library, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        given = report(f"{name}.pdf", f"{name}市财政局")
        library.add(given, original(tmp_path, given.file))
    found = {(one.kind, one.label): one for one in library.labels()}
    income = found[LabelKind.ROW, "一般公共预算财政拨款收入"]
    assert income.printed == "一、一般公共预算财政拨款收入"
    assert income.files == {"甲.pdf", "乙.pdf"}
    assert (LabelKind.CODE, "2010601") in found and (LabelKind.COLUMN, "三公经费") in found
    assert library.labels() is library.labels()
    library.remove("乙.pdf")
    assert {file for one in library.labels() for file in one.files} == {"甲.pdf"}
    assert library.row_labels(["乙.pdf"]) == ()


def test_the_originals_are_for_their_owner_alone(library: Library, tmp_path: Path) -> None:
    given = report()
    library.add(given, original(tmp_path, given.file))
    kept = library.path_of(given.file)
    assert kept.name == given.file
    assert kept.stat().st_mode & 0o777 == 0o600 and kept.parent.stat().st_mode & 0o777 == 0o700


def test_another_model_is_refused_until_the_index_is_rebuilt(tmp_path: Path) -> None:
    given = report()
    first = Library(tmp_path / "库", PairEmbeddings())
    first.add(given, original(tmp_path, given.file))
    before = HybridSearch(first)
    other = Library(tmp_path / "库", PairEmbeddings(32, "another"))
    with pytest.raises(HeshuError, match="rebuild"):
        HybridSearch(other)
    with pytest.raises(HeshuError, match="pairs"):
        other.add(report("乙.pdf", "乙市财政局"), tmp_path / given.file)
    other.rebuild()
    assert HybridSearch(other).search("公务接待费为什么减少", k=1)[0].passage.text == REASON
    with pytest.raises(HeshuError, match="another"):
        before.search("公务接待费")


def test_a_folder_that_cannot_be_a_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HeshuError, match="无法使用"):
        Library(tmp_path / "file" / "库", PairEmbeddings())


def _in_another_process(code: str, folder: Path) -> subprocess.Popen[bytes]:
    preamble = (
        "import os, signal, sys, pathlib; from retrieval.library import Library\n"
        "from tests.retrieval.made import PairEmbeddings, original, report\n"
        f"folder = pathlib.Path({str(folder)!r}); library = Library(folder / '库', PairEmbeddings())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", preamble + code], env=environment)


@pytest.mark.slow
def test_a_reader_sees_what_another_process_adds(library: Library, tmp_path: Path) -> None:
    search = HybridSearch(library)
    given = report("甲.pdf", "甲市财政局", texts=("甲的第一段，讲机构设置的情况。" * 6, REASON))
    library.add(given, original(tmp_path, given.file))
    assert search.search("公务接待费为什么减少", k=1)[0].passage.text == REASON
    code = (
        "for n in range(12):\n"
        "    one = report(f'{n}.pdf', f'{n}市财政局', texts=(f'第{n}号文件规定了专项资金的用途与监管办法' * 5,))\n"
        "    library.add(one, original(folder, one.file))\n"
    )
    writer = _in_another_process(code, tmp_path)
    while writer.poll() is None:
        seen = {record.file for record in library.reports()}
        for file in seen:
            assert len(library.figures([file])) == 4
        assert search.search("公务接待费为什么减少", k=1)[0].passage.file in seen
    assert writer.returncode == 0
    library.add(report("乙.pdf", "乙市财政局"), original(tmp_path, "乙.pdf"))
    for n in range(12):
        hits = search.search(f"第{n}号文件规定了专项资金的用途与监管办法" * 5, k=1)
        assert hits[0].passage.file == f"{n}.pdf"
    with library.storage.vectors_for_reading() as store:
        assert store is not None and store.size() == len(library.passages())


@pytest.mark.parametrize("step", ["retrieval.store.vectors.VectorStore.upsert", "retrieval.library.insert_report"])
def test_a_killed_ingest_leaves_nothing(tmp_path: Path, step: str) -> None:
    module, _, name = step.rpartition(".")
    code = (
        "import importlib\n"
        f"parts = {module!r}.split('.'); owner = importlib.import_module('.'.join(parts[:2]))\n"
        "for part in parts[2:]: owner = getattr(owner, part)\n"
        f"done = getattr(owner, {name!r})\n"
        "def die(*given, **named):\n"
        "    done(*given, **named); os.kill(os.getpid(), signal.SIGKILL)\n"
        f"setattr(owner, {name!r}, die)\n"
        "one = report(); library.add(one, original(folder, one.file))\n"
    )
    killed = _in_another_process(code, tmp_path)
    assert killed.wait() == -signal.SIGKILL
    library = Library(tmp_path / "库", PairEmbeddings())
    assert library.reports() == [] and library.figures() == [] and library.passages() == []
    assert HybridSearch(library).search("公务接待费为什么减少") == []
    other = report("乙.pdf", "乙市财政局")
    library.add(other, original(tmp_path, other.file))
    assert len(list((tmp_path / "库" / "files").iterdir())) == 1
    with library.storage.vectors_for_reading() as store:
        assert store is not None and store.size() == len(library.passages())
    library.close()
