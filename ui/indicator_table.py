"""Entries of indicators as the tables of the workbench: reports against indicators, and the rows of 绩效 forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from extraction.choosing import DETAILS
from extraction.crosscheck import Verdict
from extraction.extract import Entry, Identified
from extraction.indicators import catalogue
from extraction.report import Kind
from extraction.workbook import FILLS, in_unit
from ui.sifting import bar_html

MARKS = {Verdict.CONFLICT: " ≠", Verdict.ROUNDING: " ≈"}
"""What stands behind a value besides the colour."""

Cell = Entry | str
"""An entry, or plain text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on the screen; the first `heads` cells of a row say what it is about."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1

    def html(self, numbers: Mapping[int, int]) -> str:
        """The table as HTML, each entry in the colour of its status; `numbers` gives an entry's number by its identity."""
        if not self.rows:
            return ""
        head = "".join(f'<th scope="col" tabindex="0">{escape(header)}</th>' for header in self.headers)
        body = "".join(
            f'<tr data-states="{_states(row)}">{"".join(self._cell(at, cell, numbers) for at, cell in enumerate(row))}</tr>'
            for row in self.rows
        )
        return f'<div class="figures"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'

    def _cell(self, at: int, cell: Cell, numbers: Mapping[int, int]) -> str:
        if isinstance(cell, str):
            return f'<th scope="row">{escape(cell)}</th>' if at < self.heads else "<td></td>"
        amount, fill = cell.amount, FILLS.get(cell.status)
        value = f' data-value="{in_unit(amount, cell.unit)[0]}"' if amount else ""
        style = f' style="background:#{fill}"' if fill else ""
        kind = "" if amount else ' class="none"'
        return f'<td tabindex="0" data-entry="{numbers[id(cell)]}"{value}{kind}{style}>{escape(text_of(cell))}</td>'


def _states(row: Sequence[Cell]) -> str:
    return " ".join(dict.fromkeys(cell.status.value for cell in row if isinstance(cell, Entry)))


def compared(entries: Iterable[Entry]) -> Grid:
    """Reports against indicators: the longer side goes down."""
    shown = [entry for entry in entries if not entry.several]
    names = report_names([entry.report for entry in shown])
    titles = {entry.indicator: title_of(entry) for entry in reversed(shown)}
    indicators = list(dict.fromkeys(entry.indicator for entry in shown))
    cells = {(entry.indicator, entry.report.file): entry for entry in shown}
    if len(indicators) >= len(names):
        rows = [(titles[one], *(cells.get((one, file), "") for file in names)) for one in indicators]
        return Grid(("指标", *names.values()), tuple(rows))
    rows = [(name, *(cells.get((one, file), "") for one in indicators)) for file, name in names.items()]
    return Grid(("单位", *(titles[one] for one in indicators)), tuple(rows))


def detailed(entries: Iterable[Entry]) -> Grid:
    """The entries that a report has several of: a line for each project and row."""
    shown = [entry for entry in entries if entry.several]
    names = report_names([entry.report for entry in shown])
    usual = {indicator.label: place for place, indicator in enumerate(catalogue().group(DETAILS))}
    labels = sorted(dict.fromkeys(entry.indicator for entry in shown), key=lambda label: usual.get(label, len(usual)))
    lines: dict[tuple[Any, ...], dict[str, Entry]] = {}
    for entry in shown:
        lines.setdefault((entry.report.file, entry.subject, entry.row_path, entry.row), {})[entry.indicator] = entry
    rows = [
        (names[file], subject, row or "/".join(path), *(found.get(label, "") for label in labels))
        for (file, subject, path, row), found in lines.items()
    ]
    return Grid(("单位", "项目", "行", *labels), tuple(rows), heads=3)


def title_of(entry: Entry) -> str:
    """The indicator with the unit in which its values are shown."""
    return f"{entry.indicator}（{entry.unit}）" if entry.unit else entry.indicator


def text_of(cell: Entry) -> str:
    """A value in its indicator's unit, marked where readings differ; the status where there is none."""
    amount = cell.amount
    if amount is None:
        return cell.status.value
    value, decimals = in_unit(amount, cell.unit)
    own_unit = "" if cell.unit or not amount.unit else amount.unit
    return f"{amount.comparator}{value:,.{decimals}f}{own_unit}{MARKS.get(cell.status, '')}"


def legend(entries: Sequence[Entry]) -> str:
    """What the colours mean, with the number of entries of each status: a bar to sift the table by; HTML."""
    counts = Counter(entry.status for entry in entries)
    there = [status for status in Verdict if counts[status]]
    states = [(one, f"{one}{MARKS.get(one, '')} {counts[one]}", FILLS.get(one, "")) for one in there]
    return bar_html("指标", states)


def reply_of(entry: Entry) -> dict[str, Any]:
    """An entry as the panel of sources takes it."""
    readings = entry.to_json()["readings"]
    ids = [reading["citation"]["id"] for reading in readings]
    figures = [{"verdict": entry.status.value, "citations": ids}]
    return {"citations": [reading["citation"] for reading in readings], "figures": figures}


def sentence_of(entry: Entry) -> str:
    """What the chosen cell says, in words."""
    about = "·".join(filter(None, (entry.subject, entry.row if entry.several else "")))
    named = f"{name_of(entry.report)} {about}**{entry.indicator}**"
    amount = entry.amount
    value = f"{amount.comparator}{amount.value:,f} {amount.unit or ''}，{entry.status.value}" if amount else entry.status.value
    return "；".join(filter(None, (f"{named}：{value}", entry.note)))


def name_of(report: Identified) -> str:
    """A report by its organisation and year."""
    scope = f"（{report.scope}）" if report.scope else ""
    kind = "" if report.kind == Kind.FINAL else report.kind.value
    return f"{report.organisation or report.file}{scope} {report.year or ''}{kind}".strip()


def report_names(reports: Iterable[Identified]) -> dict[str, str]:
    """File -> how the report is called; with the file's name where two would be called alike."""
    named = {report.file: name_of(report) for report in reports}
    times = Counter(named.values())
    return {file: name if times[name] == 1 else f"{name} {file}" for file, name in named.items()}
