"""The audit of files: which files, read into reports, and the result written in the format that the target's name asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extraction.audit.annotate import annotate
from extraction.audit.model import Audit
from extraction.audit.output import finding_json, ledger_json, summary
from extraction.audit.workbook import write_workbook
from extraction.errors import HeshuError
from extraction.reading import read
from extraction.report import Kind, Report


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named; raises HeshuError for a path that is not there."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise HeshuError(f"找不到“{path}”；请检查路径。")
        found += sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]
    return found


def read_reports(files: Sequence[Path]) -> tuple[list[Report], list[str]]:
    """The reports of the files, and one sentence for each that cannot be read or is an empty template.

    Raises HeshuError where none is left to audit.
    """
    reports: list[Report] = []
    complaints: list[str] = []
    for file in files:
        try:
            reports.append(_filled(read(file)))
        except HeshuError as error:
            complaints.append(str(error))
    if not reports:
        raise HeshuError("\n".join(complaints) or "没有要核查的报告；请给出报告文件、文件夹，或先把报告读入报告库。")
    return reports, complaints


def _filled(report: Report) -> Report:
    if report.kind is Kind.TEMPLATE:
        raise HeshuError(f"“{report.file}”是没有填写的模板，没有可核查的数字；请换成填写后的报告。")
    return report


def check_target(target: Path | None, files: Sequence[Path]) -> None:
    """Refuse a target that cannot be written, before the work is done."""
    if target is None:
        return
    if target.suffix.lower() not in (".xlsx", ".json", ".pdf"):
        raise HeshuError(f"不认识输出格式“{target.suffix or target.name}”；请用 .xlsx、.json 或（一份 PDF 报告的）.pdf。")
    if not target.parent.is_dir():
        raise HeshuError(f"文件夹“{target.parent}”不存在；请先建立，或换一个位置。")
    if target.suffix.lower() == ".pdf" and not (len(files) == 1 and files[0].suffix.lower() == ".pdf"):
        raise HeshuError("标注的 PDF 只能由一份 PDF 报告生成；请只给出一份，或改用 -o OUT.xlsx。")
    if any(target.resolve() == file.resolve() for file in files):
        raise HeshuError(f"“{target}”就是被核查的报告；请换一个输出文件名。")


def write_audit(audit: Audit, target: Path, files: Sequence[Path]) -> None:
    """Write the result as workbook, JSON, or the annotated PDF."""
    try:
        if target.suffix.lower() == ".pdf":
            annotate(files[0], audit.findings, target)
        elif target.suffix.lower() == ".xlsx":
            write_workbook(target, audit)
        else:
            target.write_text(json.dumps(as_json(audit), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise HeshuError(f"无法写入“{target}”：{error.strerror}；请换一个可写的位置。") from error


def as_json(audit: Audit) -> list[dict[str, Any]]:
    """The contract's list: every finding, and the ledger at the end."""
    return [*(finding_json(finding) for finding in audit.findings), ledger_json(audit.ledger)]


__all__ = ["as_json", "check_target", "files_of", "read_reports", "summary", "write_audit"]
