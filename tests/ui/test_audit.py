"""The tab 勾稽核查: the steps of the work, and the files to take away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.audit import Audit
from retrieval.ingest import ingest
from retrieval.library import Library
from tests.retrieval.made import PairEmbeddings
from ui.audit import checked_in_turn, written
from ui.jobs import Jobs
from ui.progress import Stage


@pytest.fixture
def library(tmp_path: Path, small_report: Path) -> Iterator[Library]:
    made = Library(tmp_path / "库", PairEmbeddings())
    ingest([small_report], made)
    yield made
    made.close()


def test_reports_are_read_then_checked(library: Library) -> None:
    told = list(checked_in_turn(library, library.reports(), Jobs(), "甲"))
    steps = [one for one in told if isinstance(one, list)]
    assert [step.stage for step in steps[0]] == [Stage.RUNNING, Stage.WAITING]
    assert [step.stage for step in steps[-1]] == [Stage.DONE, Stage.DONE]
    assert "条规则中核对了" in steps[-1][1].text
    [made] = [one for one in told if isinstance(one, Audit)]
    assert {entry.file for entry in made.ledger} == {library.reports()[0].file}


def test_a_report_that_cannot_be_read_is_told(library: Library) -> None:
    [record] = library.reports()
    library.path_of(record.file).write_bytes(b"")
    *_, last = checked_in_turn(library, [record], Jobs(), "甲")
    assert isinstance(last, list)
    assert [step.stage for step in last] == [Stage.FAILED, Stage.FAILED] and "文件是空的" in last[0].text


def test_one_pdf_is_given_back_marked_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlab.pdfgen.canvas import Canvas

    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    pdf = tmp_path / "甲.pdf"
    canvas = Canvas(str(pdf))
    canvas.drawString(100, 100, "1")
    canvas.save()
    book, note, marked = written(Audit((), ()), [pdf])
    assert marked and Path(marked).name == "甲（核查标注）.pdf" and Path(marked).read_bytes().startswith(b"%PDF")
    assert Path(book).suffix == ".xlsx" and Path(note).is_file()
    assert written(Audit((), ()), [pdf, tmp_path / "乙.pdf"])[2] is None
