"""One indicator of several reports as a drawing: bars by organisation, or lines by year where an organisation has several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from extraction.extract import Entry, Identified
from extraction.workbook import in_unit
from ui.indicator_table import MARKS, report_names, title_of

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 300, 20, 20, 30, 34
"""Of the drawing of lines, and the room round it."""

HUES = (217, 25, 150, 280, 350, 190, 45, 100)
"""The colours of the lines, one after the other."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value of one report, in the unit of all; `number` is that of its entry."""

    entry: Entry
    number: int
    value: Decimal

    @property
    def text(self) -> str:
        """The value as it is shown, marked where readings differ."""
        amount = self.entry.amount
        assert amount is not None
        decimals = in_unit(amount, self.entry.unit)[1]
        return f"{self.value:,.{decimals}f}{MARKS.get(self.entry.status, '')}"


def drawable(entries: Sequence[Entry]) -> list[str]:
    """The indicators of which two reports or more have a plain number in one unit."""
    names = list(dict.fromkeys(entry.indicator for entry in entries if not entry.several))
    return [name for name in names if len(points(entries, name)) > 1]


def points(entries: Sequence[Entry], indicator: str) -> list[Point]:
    """The values of an indicator; none where they are of several units. What is blank or not disclosed is no value."""
    found = [
        (number, entry, entry.amount)
        for number, entry in enumerate(entries)
        if entry.indicator == indicator and not entry.several and entry.amount and not entry.amount.comparator
    ]
    units = {entry.unit or amount.unit for _, entry, amount in found}
    return [Point(entry, number, in_unit(amount, entry.unit)[0]) for number, entry, amount in found] if len(units) == 1 else []


def chart_html(entries: Sequence[Entry], indicator: str) -> str:
    """The drawing of an indicator, with what cannot be drawn told under it; '' where there is nothing to draw."""
    there = points(entries, indicator)
    if not there:
        return ""
    by_organisation: dict[str, list[Point]] = {}
    for point in sorted(there, key=lambda point: point.entry.report.year or 0):
        by_organisation.setdefault(_owner(point.entry.report), []).append(point)
    lines = {name: own for name, own in by_organisation.items() if len({point.entry.report.year for point in own}) > 1}
    names = report_names([entry.report for entry in entries if not entry.several])
    drawn = _lines(by_organisation) if lines else _bars(there, names)
    title = escape(title_of(there[0].entry))
    return f'<figure class="chart"><figcaption>{title}</figcaption>{drawn}{_missing(entries, indicator, there, names)}</figure>'


def _owner(report: Identified) -> str:
    return (report.organisation or report.file) + (f"（{report.scope}）" if report.scope else "")


def _missing(entries: Sequence[Entry], indicator: str, there: Sequence[Point], names: Mapping[str, str]) -> str:
    drawn = {point.entry.report.file for point in there}
    absent = [
        f"{names[entry.report.file]}（{entry.status.value}）"
        for entry in entries
        if entry.indicator == indicator and not entry.several and entry.report.file not in drawn
    ]
    return f"<p>没有数值，未画出：{escape('、'.join(absent))}。</p>" if absent else ""


def _bars(there: Sequence[Point], names: Mapping[str, str]) -> str:
    largest = max(abs(point.value) for point in there) or Decimal(1)
    rows = "".join(
        f'<div class="row" data-entry="{point.number}" role="button" tabindex="0">'
        f"<span>{escape(names[point.entry.report.file])}</span>"
        f'<div><i class="{"below" if point.value < 0 else "above"}" style="width:{abs(point.value) / largest:.2%}"></i></div>'
        f"<b>{point.text}</b></div>"
        for point in sorted(there, key=lambda point: -point.value)
    )
    return f'<div class="bars">{rows}</div>'


def _lines(by_organisation: Mapping[str, Sequence[Point]]) -> str:
    every = [point for own in by_organisation.values() for point in own]
    years = sorted({point.entry.report.year or 0 for point in every})
    low, high = min(Decimal(0), *(point.value for point in every)), max(Decimal(0), *(point.value for point in every))
    span = (high - low) or Decimal(1)

    def place(point: Point) -> tuple[float, float]:
        across = (years.index(point.entry.report.year or 0) + 0.5) / len(years)
        up = float((point.value - low) / span)
        return LEFT + across * (WIDTH - LEFT - RIGHT), TOP + (1 - up) * (HEIGHT - TOP - BOTTOM)

    drawn = "".join(_line([(*place(point), point) for point in own], HUES[at % len(HUES)])
                    for at, own in enumerate(by_organisation.values()))  # fmt: skip
    step = (WIDTH - LEFT - RIGHT) / len(years)
    axis = "".join(
        f'<text x="{LEFT + (at + 0.5) * step}" y="{HEIGHT - 10}">{year or "年度不明"}</text>' for at, year in enumerate(years)
    )
    zero = TOP + float(high / span) * (HEIGHT - TOP - BOTTOM)
    base = f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{zero}" y2="{zero}"/>'
    legend = "".join(
        f'<span><i style="background:hsl({HUES[at % len(HUES)]} 70% 50%)"></i>{escape(name)}</span>'
        for at, name in enumerate(by_organisation)
    )
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">{base}{axis}{drawn}</svg><div class="names">{legend}</div>'


def _line(placed: Sequence[tuple[float, float, Point]], hue: int) -> str:
    colour = f"hsl({hue} 70% 50%)"
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in placed)
    dots = "".join(
        f'<g data-entry="{point.number}" role="button" tabindex="0"><circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'
        f'<text x="{x:.1f}" y="{y - 10:.1f}">{point.text}</text></g>'
        for x, y, point in placed
    )
    return f'<polyline points="{path}" stroke="{colour}"/>{dots}'
