"""An evaluation as one page that needs nothing from outside: scores, tables, what got worse, and every miss with its place."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from eval.charts import Bar, bars
from eval.places import REPORTS
from eval.results import Results, Suite
from extraction.errors import HeshuError

_MOST_MISSES = 200

_STYLE = """
body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif; color: #222; max-width: 1100px; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.6em } h2 { font-size: 1.25em; margin-top: 2em; border-bottom: 1px solid #ccc }
table { border-collapse: collapse; font-size: 13px; margin: .6em 0 } td, th { border: 1px solid #ddd; padding: 2px 8px; text-align: left; vertical-align: top }
td.number { text-align: right; font-variant-numeric: tabular-nums } th { background: #f4f6f7 }
svg { display: block; margin: .8em 0 } svg text { font-size: 12px; dominant-baseline: middle } svg { max-width: 100%; height: auto }
.worse { background: #fdecea; border-left: 4px solid #c0392b; padding: .5em 1em } .same { background: #e8f5ee; border-left: 4px solid #2e7d5b; padding: .5em 1em }
.note { color: #666; font-size: 13px } summary { cursor: pointer; margin: .4em 0 }
"""  # noqa: E501


def write(results: Results, folder: Path) -> Path:
    """Write `results.json` and `report.html` into a folder, made where missing; raises HeshuError where that cannot be."""
    path = folder / "results.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(results.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (folder / "report.html").write_text(page(results, folder), encoding="utf-8")
    except OSError as error:
        raise HeshuError(f"无法把结果写入“{path}”：{error.strerror}；请换一个可写的文件夹。") from None
    return path


def page(results: Results, folder: Path) -> str:
    """The page; its links to reports hold from `folder`."""
    summary = [Bar(suite.name, suite.score, results.before.get(suite.name, {}).get("score")) for suite in results.suites]
    sections = "".join(_section(suite, results.before.get(suite.name, {}), folder) for suite in results.suites)
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>核数评测</title><style>{_STYLE}</style></head><body>"
        f'<h1>核数评测</h1><p class="note">{datetime.now():%Y-%m-%d %H:%M}；黑线为已提交的基线，红色为低于基线。</p>'
        f"{_verdict(results)}{bars(summary)}{sections}</body></html>\n"
    )


def _verdict(results: Results) -> str:
    if results.drops:
        return f'<div class="worse">{"<br>".join(map(escape, results.drops))}</div>'
    return '<div class="same">没有一项计数比基线差。</div>' if results.before else '<p class="note">没有基线可比。</p>'


def _section(suite: Suite, before: Mapping[str, Any], folder: Path) -> str:
    old = {str(row[suite.columns[0]]): tuple(row.values()) for row in before.get("rows", ())}
    chart = bars([bar for row in suite.rows for bar in _row_bars(suite.columns, row, old.get(str(row[0])))])
    then = before.get("counts", {})
    counts = "，".join(f"{name} {value}{_change(value, then.get(name))}" for name, value in suite.counts.items())
    return (
        f"<h2>{escape(suite.name)}　{suite.score:.1%}</h2><p>{escape(counts)}</p>{chart}"
        f"<details><summary>数据表</summary>{_table(suite.columns, suite.rows)}</details>{_misses(suite, folder)}"
    )


def _change(now: int, then: int | None) -> str:
    return f"（基线 {then}）" if then is not None and then != now else ""


def _row_bars(columns: Sequence[str], row: Sequence[Any], old: Sequence[Any] | None) -> Iterator[Bar]:
    """The share of the third column in the second where both count and anything is there; else every share written out."""
    if all(isinstance(cell, int) for cell in row[1:]):
        if len(row) > 3 and (row[2] or row[3]):
            before = old[2] / old[1] if old and old[1] else None
            yield Bar(str(row[0]), row[2] / row[1], before)
        return
    for at in range(2, len(row)):
        yield Bar(f"{row[0]}　{columns[at]}", float(row[at]), float(old[at]) if old else None)


def _misses(suite: Suite, folder: Path) -> str:
    if not suite.misses:
        return '<p class="note">没有可列的错漏。</p>'
    shown = suite.misses[:_MOST_MISSES]
    names = list(dict.fromkeys(name for miss in shown for name, value in miss.items() if _words(value)))
    rows = [[_linked(miss, name, folder) for name in names] for miss in shown]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rest = f"；其余见 results.json，共 {len(suite.misses)} 条" if len(suite.misses) > len(shown) else ""
    return f"<details open><summary>错漏 {len(shown)} 条{rest}</summary><table><tr>{head}</tr>{body}</table></details>"


def _linked(miss: Mapping[str, Any], name: str, folder: Path) -> str:
    """A value of a miss; a report that is in the repository is opened at the page."""
    value = miss.get(name)
    if name == "file" and (REPORTS / str(value)).is_file():
        place = f"#page={miss['page']}" if miss.get("page") else ""
        return f'<a href="{quote(os.path.relpath(REPORTS / str(value), folder))}{place}">{escape(str(value))}</a>'
    return escape(_words(value))


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "，".join(f"{name} {_words(one)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return "；".join(map(_words, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    return f"<table><tr>{head}</tr>{''.join(map(_row, rows))}</table>"


def _row(row: Sequence[Any]) -> str:
    numbers = "".join(f'<td class="number">{escape(str(cell))}</td>' for cell in row[1:])
    return f"<tr><td>{escape(str(row[0]))}</td>{numbers}</tr>"
