"""What the library holds, and what was read of one report, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from extraction.forms import forms
from retrieval.store.records import ReportRecord
from ui.sifting import bar_html, nothing_left, table_html

COLUMNS = ("单位", "年度", "类型", "篇幅", "报表", "数字", "注意")
NOTHING_HELD = "报告库是空的：在上方添加报告，然后就可以到“问答”提问，到“指标抽取”“勾稽核查”取数、核对。"
OUTDATED = "可重新读入"


def reports_html(records: Sequence[ReportRecord]) -> str:
    """The reports as a table whose rows can be chosen and ticked."""
    if not records:
        return f'<div class="empty">{NOTHING_HELD}</div>'
    tick = '<th><input type="checkbox" aria-label="全选"></th>'
    table = table_html(COLUMNS, "".join(map(_row, records)), tick)
    return bar_html("报告", more=_total(records)) + table + nothing_left("报告")


def _total(records: Sequence[ReportRecord]) -> str:
    outdated = sum(record.outdated for record in records)
    stale = f"，{outdated} 份由旧的读取程序读入，可重新读入" if outdated else ""
    return f"共 {len(records)} 份报告，{sum(record.figures for record in records):,} 个数字{stale}。"


def _row(record: ReportRecord) -> str:
    file = escape(record.file)
    values = (
        ("", record.year or "不明"), ("", record.kind.value), (str(record.pages or record.lines), extent_of(record)),
        (str(len(record.forms)), f"{len(record.forms)} 种"), (str(record.figures), f"{record.figures:,}"),
    )  # fmt: skip
    cells = "".join(f'<td data-value="{value}">{text}</td>' if value else f"<td>{text}</td>" for value, text in values)
    notes = [f"{len(record.notes)} 处未读出"] if record.notes else []
    marks = "；".join([*notes, *([OUTDATED] if record.outdated else [])])
    return (
        f'<tr data-entry="{file}" tabindex="0"><td><input type="checkbox" value="{file}" aria-label="选中 {file}"></td>'
        f'<th scope="row">{escape(title_of(record))}<small>{file}</small></th>{cells}<td class="marks">{marks}</td></tr>'
    )


def title_of(record: ReportRecord) -> str:
    """The organisation with its scope."""
    return (record.organisation or "单位不明") + (f"（{record.scope}）" if record.scope else "")


def extent_of(record: ReportRecord) -> str:
    """How long a report is."""
    return f"{record.pages} 页" if record.pages is not None else f"{record.lines} 行"


def summary_of(record: ReportRecord) -> str:
    """What was read of a report, in a sentence."""
    year = f"{record.year} 年度" if record.year else "年度不明"
    counts = [extent_of(record), f"{len(record.forms)} 种报表", f"{record.figures:,} 个数字"]
    unread = [f"{len(record.notes)} 处未能读出"] if record.notes else []
    return "，".join([f"{title_of(record)} {year}{record.kind}", *counts, *unread])


def details_html(record: ReportRecord) -> str:
    """What was read of a report: forms found, figures, and what could not be read."""
    names = {form.id: form.name for form in forms()}
    found = "".join(f"<li>{escape(names.get(form, form))}</li>" for form in record.forms)
    notes = "".join(f"<li>{escape(note)}</li>" for note in record.notes)
    stale = "<p>读取程序更新过：重新读入可能读出更多内容。</p>" if record.outdated else ""
    held = f"<details><summary>{len(record.forms)} 种法定报表</summary><ul>{found}</ul></details>"
    unread = f"<details open><summary>{len(record.notes)} 处未能读出</summary><ul>{notes}</ul></details>"
    told = stale + (held if found else "<p>没有找到法定报表。</p>") + (unread if notes else "")
    return f'<div class="read"><p><b>{escape(summary_of(record))}。</b></p>{told}</div>'
