"""The outputs of an audit: JSON, workbook, annotated PDF, summary; and what cannot be done is refused in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extraction.audit import Audit, audit, files
from extraction.audit.joint import check_joint
from extraction.audit.model import Result
from extraction.audit.relation import add_up
from extraction.errors import HeshuError
from extraction.reading import read
from tests.extraction.audit_made import cell

PDF = next((Path(__file__).parents[2] / "data" / "reports").glob("贵阳*.pdf"))


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit([read(PDF)])


def test_json_has_the_fields_of_the_contract_and_ends_with_the_ledger(found: Audit) -> None:
    *findings, last = json.loads(json.dumps(files.as_json(found), ensure_ascii=False))
    assert set(findings[0]) == {"id", "root", "file", "rule", "severity", "title", "explanation", "arithmetic", "figures"}
    assert set(findings[0]["figures"][0]) == {"label", "value", "unit", "citation"}
    assert {"rule", "file", "state"} <= set(last["ledger"][0])
    assert {finding["root"] for finding in findings} <= {finding["id"] for finding in findings}


def test_the_workbook_has_findings_places_and_ledger(found: Audit, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    files.write_audit(found, tmp_path / "a.xlsx", [PDF])
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["问题", "出处", "台账", "说明"]
    assert book["问题"].max_row == len(found.findings) + 1
    assert book["台账"].max_row == len(found.ledger) + 1


def test_the_annotated_pdf_keeps_its_pages_and_carries_boxes_with_notes(found: Audit, tmp_path: Path) -> None:
    import pypdfium2 as pdfium

    target = tmp_path / "标注.pdf"
    files.write_audit(found, target, [PDF])
    before, after = pdfium.PdfDocument(PDF), pdfium.PdfDocument(target)
    assert len(before) == len(after)
    counts = [pdfium.raw.FPDFPage_GetAnnotCount(page) for page in after]
    assert sum(counts) > 10


def test_the_summary_names_errors_places_and_what_was_not_checked(found: Audit) -> None:
    text = files.summary(found)
    assert "错误 4 项" in text and "由此牵连" in text and "第 17 页" in text and "116.57%" in text and "没有核对" in text


@pytest.mark.parametrize(
    ("target", "inputs", "said"),
    [("out.docx", [PDF], "不认识输出格式"), ("out.pdf", [PDF, PDF], "一份 PDF"), ("没有/out.xlsx", [PDF], "不存在")],
)
def test_a_target_that_cannot_be_is_refused(tmp_path: Path, target: str, inputs: list[Path], said: str) -> None:
    with pytest.raises(HeshuError, match=said):
        files.check_target(tmp_path / target, inputs)


def test_relations_that_round_alone_may_not_round_together() -> None:
    total, one, two = cell("10.01"), cell("5.00", line=2), cell("5.00", line=3)
    first = add_up(total, [one, two])
    apart = [add_up(cell("4.995", line=5), [one]), add_up(cell("4.995", line=6), [two])]
    assert [outcome.result for outcome in check_joint([first])] == [Result.PASS]
    assert [outcome.result for outcome in check_joint([first, *apart])] == [Result.FAIL]
