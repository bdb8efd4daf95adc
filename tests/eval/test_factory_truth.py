"""The truth of generated reports: figures told from words, and the committed reports against their committed truth."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from eval.factory.__main__ import make
from eval.factory.fonts import NoFont, find_font
from eval.factory.grid import Cell
from eval.factory.loading import load
from eval.factory.naming import Labels
from eval.factory.spec import Table
from eval.factory.tabulate import Placed
from eval.factory.truth import truth_of

ROOT = Path(__file__).parents[2]
SPECS = sorted((ROOT / "data/samples").glob("*.yaml"))
TRUTHS = sorted((ROOT / "data/samples/truth").glob("*.jsonl"))

MINI = """
name: 某市热线中心2024年度部门决算（示例）
organisation: 某市热线中心
year: 2024
cover: [2024年度, 某市热线中心, 部门决算]
contents: pages
layout: {rows_per_page: 2, column_numbers: true}
parts:
  - title: [第一部分, 决算表]
    sections:
      - title: 一、收入决算表
        body:
          - 本年收入 3 万元。
          - table:
              title: 一、收入 决算表
              unit: 万元
              columns: [项 目#label, 金额, 完成率#%]
              rows: [[合 计, "1,003.00", "100"], [甲, "≤1,000.00元", 无], [乙, "3.00", ~]]
"""


def mini_spec(folder: Path) -> Path:
    path = folder / "mini.yaml"
    path.write_text(MINI, encoding="utf-8")
    return path


def test_numbers_are_told_from_words_and_carry_their_unit(tmp_path: Path) -> None:
    spec = load(mini_spec(tmp_path))
    (table,) = spec.tables()
    assert isinstance(table, Table)

    def found(text: str) -> tuple[str, str, str | None] | None:
        place = Placed(table, Cell(0, 0, text, labels=Labels("行", "列", unit="万元")), 1, (0.0, 0.0, 1.0, 1.0))
        lines = list(truth_of(spec, [place], "x.pdf"))
        return (lines[0].value, lines[0].comparator, lines[0].unit) if lines else None

    assert found("2,371.40") == ("2371.40", "", "万元")
    assert found("4, 637. 79") == ("4637.79", "", "万元")
    assert found("≥98%") == ("98", "≥", "%")
    assert found("≤5500元/人/月") == ("5500", "≤", "元/人/月")
    assert found("0.00") == ("0.00", "", "万元")
    for words in ("", "-", "_", "4小时完成修复", "早于12月15日", "12月5日", "2,37.1", "优"):
        assert found(words) is None, words


def test_a_small_report_is_made_with_its_truth(tmp_path: Path) -> None:
    try:
        find_font()
    except NoFont as error:
        pytest.skip(str(error))
    pdf, figures = make(mini_spec(tmp_path), tmp_path, tmp_path)
    first = pdf.read_bytes()
    lines = [json.loads(line) for line in (tmp_path / f"{pdf.stem}.jsonl").read_text("utf-8").splitlines()]
    keys = ("page", "table", "row", "column", "value", "comparator", "unit")
    assert [tuple(line[key] for key in keys) for line in lines] == [
        (4, "收入决算表", "合计", "金额", "1003.00", "", "万元"),
        (4, "收入决算表", "合计", "完成率", "100", "", "%"),
        (4, "收入决算表", "甲", "金额", "1000.00", "≤", "元"),
        (5, "收入决算表", "乙", "金额", "3.00", "", "万元"),
    ]
    assert figures == 4
    assert make(mini_spec(tmp_path), tmp_path, tmp_path)[0].read_bytes() == first
    assert "一、收入决算表" in page_text(pdf, 2)
    assert unstamped(page_text(pdf, 5)).startswith("项目金额完成率栏次12乙3.00")


def unstamped(text: str) -> str:
    return re.sub(r"\s", "", text)


def page_text(pdf: Path, page: int) -> str:
    return pages_of(pdf)[page - 1]


@cache
def pages_of(pdf: Path) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_every_sample_has_its_report_and_its_truth() -> None:
    names = {load(path).name for path in SPECS}
    assert len(names) == 5
    assert {path.stem for path in TRUTHS} == names
    assert names <= {path.stem for path in (ROOT / "data/reports").glob("*.pdf")}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem[:3])
def test_every_figure_of_the_truth_stands_in_its_box(truth: Path) -> None:
    import pypdfium2

    lines = [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
    by_page = defaultdict(list)
    for line in lines:
        by_page[line["page"]].append(line)
    with pypdfium2.PdfDocument(ROOT / "data/reports" / f"{truth.stem}.pdf") as document:
        for number, figures in by_page.items():
            page = document[number - 1]
            text, height = page.get_textpage(), page.get_height()
            for figure in figures:
                x0, top, x1, bottom = figure["bbox"]
                shown = text.get_text_bounded(x0, height - bottom, x1, height - top)
                assert unstamped(shown) == unstamped(figure["raw"]), figure


@pytest.mark.parametrize("spec_file", SPECS, ids=lambda path: path.stem)
def test_samples_say_what_they_are_and_stay_small(spec_file: Path) -> None:
    spec = load(spec_file)
    pdf = ROOT / "data/reports" / f"{spec.name}.pdf"
    assert pdf.stat().st_size < 300_000
    assert "示例" in page_text(pdf, 1) and "非官方文件" in page_text(pdf, 1)
    assert unstamped("".join(spec.cover)) in unstamped(page_text(pdf, 1))


@pytest.mark.parametrize("spec_file", SPECS, ids=lambda path: path.stem)
def test_committed_reports_are_up_to_date(spec_file: Path, tmp_path: Path) -> None:
    """Made anew with the font of the committed ones, text and truth come out the same (bytes depend on the compressor)."""
    try:
        font = find_font()
    except NoFont as error:
        pytest.skip(str(error))
    if font.name != "DroidSansFallbackFull.ttf":
        pytest.skip(f"the samples were made with DroidSansFallbackFull.ttf; here is {font.name}")
    pdf, _ = make(spec_file, tmp_path, tmp_path)
    truth = f"{pdf.stem}.jsonl"
    assert (tmp_path / truth).read_text("utf-8") == (ROOT / "data/samples/truth" / truth).read_text("utf-8")
    assert pages_of(pdf) == pages_of(ROOT / "data/reports" / pdf.name)
