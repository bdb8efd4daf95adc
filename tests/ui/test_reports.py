"""The tab 报告库: what becomes of each uploaded file, and what is told of the reports held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from extraction.report import Report
from retrieval.ingest import read_one
from retrieval.library import Library
from tests.retrieval.made import PairEmbeddings
from ui.jobs import Died, Stopped
from ui.leafing import page_count, page_html
from ui.progress import Stage, Step, steps_html
from ui.report_table import details_html, reports_html
from ui.reports import removed
from ui.taking_in import take_in


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "库", PairEmbeddings())
    yield made
    made.close()


def here(paths: Sequence[Path]) -> Iterator[Report | str]:
    """Read in this process."""
    return map(read_one, paths)


def stages(steps: Sequence[Step]) -> list[tuple[str, Stage]]:
    """Name and stage of each step."""
    return [(step.name, step.stage) for step in steps]


def copied(report: Path, folder: Path, name: str, more: str = "") -> Path:
    """The report under another name, with more in it."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(report.read_text(encoding="utf-8") + more, encoding="utf-8")
    return path


def test_each_file_is_told_as_it_is_done(library: Library, small_report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"MZ")
    first, second, third = take_in([bad, small_report], library, here)
    assert stages(first) == [(bad.name, Stage.RUNNING), (small_report.name, Stage.WAITING)]
    assert stages(second) == [(bad.name, Stage.FAILED), (small_report.name, Stage.RUNNING)]
    assert third[1].text == "已读入。星河市档案局 2024 年度决算，20 行，1 种报表，8 个数字。"
    assert "坏.pdf" in third[0].text and third[0].text.endswith("。")


def test_same_and_different_bytes_are_told_apart(library: Library, small_report: Path, tmp_path: Path) -> None:
    assert [*take_in([small_report], library, here)][-1][0].stage is Stage.DONE
    alias = copied(small_report, tmp_path / "一", "别名.txt")
    changed = copied(small_report, tmp_path / "二", small_report.name, "补充说明。\n")
    steps = [*take_in([alias, changed], library, here)][-1]
    assert [step.stage for step in steps] == [Stage.UNCHANGED, Stage.DONE]
    assert f"与库中的“{small_report.name}”内容相同" in steps[0].text and "已替换" in steps[1].text
    again = copied(small_report, tmp_path / "三", small_report.name, "又一版。\n")
    refused = [*take_in([changed, again], library, here)][-1]
    assert stages(refused) == [(small_report.name, Stage.FAILED)]
    assert "改名" in refused[0].text and str(tmp_path) not in refused[0].text


def test_a_file_that_ends_the_reading_process_stops_no_other(library: Library, small_report: Path, tmp_path: Path) -> None:
    poison = copied(small_report, tmp_path, "毒.txt", "毒。\n")

    def read(paths: Sequence[Path]) -> Iterator[Report | str]:
        for path in paths:
            if path == poison:
                raise Died("意外中止。")
            yield read_one(path)

    steps = [*take_in([poison, small_report], library, read)][-1]
    assert [step.stage for step in steps] == [Stage.FAILED, Stage.DONE]
    assert "意外中止" in steps[0].text


def test_what_was_read_before_the_stop_stays(library: Library, small_report: Path, tmp_path: Path) -> None:
    other = copied(small_report, tmp_path, "乙.txt", "乙。\n")

    def read(paths: Sequence[Path]) -> Iterator[Report | str]:
        yield read_one(paths[0])
        raise Stopped

    steps = [*take_in([small_report, other], library, read)][-1]
    assert [step.stage for step in steps] == [Stage.DONE, Stage.STOPPED]
    assert [record.file for record in library.reports()] == [small_report.name]


def test_what_is_held_and_what_was_read(library: Library, small_report: Path, tmp_path: Path) -> None:
    assert "报告库是空的" in reports_html(library.reports())
    [*take_in([copied(small_report, tmp_path, "a&b“<i>”.txt")], library, here)]
    record = library.reports()[0]
    table = reports_html([record])
    assert "a&amp;b“&lt;i&gt;”.txt" in table and "<i>”" not in table and 'data-value="8"' in table
    assert "收入支出决算总表" in details_html(record)
    assert page_count(library, record) == 1
    assert "<th>20</th>" in page_html(library, record, 1) and "共 1 页" in page_html(library, record, 1)


def test_a_report_that_is_gone_already_is_told(library: Library, small_report: Path) -> None:
    [*take_in([small_report], library, here)]
    assert removed(library, small_report.name).stage is Stage.DONE
    assert removed(library, small_report.name).stage is Stage.FAILED


def test_progress_is_shown_only_while_there_is_some() -> None:
    running = steps_html([Step("甲", Stage.DONE, "好了。"), Step("乙", Stage.RUNNING)], "读取")
    assert "正在读取：已完成 1，共 2" in running and 'value="1" max="2"' in running
    assert "正在" not in steps_html([Step("甲", Stage.DONE, "好了。")], "读取")
