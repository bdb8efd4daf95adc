"""An evaluation on the screen: the counts of each suite against the last run and the baseline, and every miss with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from eval.baseline import Before
from eval.results import Suite
from ui.sifting import bar_html, nothing_left, table_html

NAMES = {
    "reading": "读表", "answers": "问答", "dialogues": "追问", "extraction": "指标抽取", "retrieval": "检索", "audit": "勾稽核查",
    "crosscheck": "模型核对",
}  # fmt: skip
"""What the suites are called here; one that is not named keeps its own name."""

_COUNTS = {
    "cells": "应有格数", "right": "对", "extra": "多出", "questions": "题数", "wrong_numbers": "错数", "values": "应有指标",
    "found_1": "第 1 条命中", "found_5": "前 5 条命中", "found_10": "前 10 条命中",
    "defects": "缺陷", "found": "找到", "false": "误报", "clean_errors": "无缺陷报告误报错误",
}  # fmt: skip
_FIELDS = {
    "question": "问题", "history": "上文", "expected": "应当", "numbers": "应有数", "contains": "应含", "missing": "缺少",
    "status": "结果", "answer": "回答", "cited": "出处无误", "citations": "所引", "what": "情况", "table": "表", "row": "行",
    "row_code": "编码", "column": "栏", "value": "数值", "indicator": "指标", "subject": "项目", "unit": "单位", "found": "得到",
    "found_status": "得到的状态", "wanted": "应含", "passages": "合格段落", "report": "报告", "kind": "缺陷", "wrong": "改动",
    "false": "误报", "wrong_numbers": "错数",
}  # fmt: skip
_VALUES = {"answered": "回答", "refused": "拒答", "clarify": "反问"}
MOST_MISSES = 300
"""Misses shown of one suite; all are in results.json."""


def name_of(suite: str) -> str:
    """What a suite is called."""
    return NAMES.get(suite, suite)


def suites_html(suites: Sequence[Suite], before: Before, last: Before) -> str:
    """Each suite: its score, its counts now, in the last run and in the baseline, and its table."""
    return "".join(_suite(suite, before.get(suite.name, {}), last.get(suite.name, {})) for suite in suites)


def _suite(suite: Suite, before: Mapping[str, Any], last: Mapping[str, Any]) -> str:
    share = f"{suite.score:.1%}"
    bar = f'<meter min="0" max="1" value="{suite.score:.4f}" aria-label="得分 {share}"></meter>'
    lines = "".join(_count(name, value, last, before) for name, value in suite.counts.items())
    counts = table_html(("计数", "本次", "上次", "基线"), lines)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in suite.rows)
    table = f"<details><summary>分项 {len(suite.rows)} 行</summary>{table_html(suite.columns, rows)}</details>"
    return f'<section class="suite"><h4>{escape(name_of(suite.name))} <b>{share}</b>{bar}</h4>{counts}{table}</section>'


def _count(name: str, value: int, last: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    old = [one.get("counts", {}).get(name) for one in (last, before)]
    cells = "".join(f"<td>{'—' if one is None else f'{one:,}'}{_change(value, one)}</td>" for one in old)
    return f'<tr><th scope="row">{escape(count_name(name))}</th><td>{value:,}</td>{cells}</tr>'


def _change(now: int, then: int | None) -> str:
    return f" <small>{now - then:+,}</small>" if then is not None and then != now else ""


def count_name(name: str) -> str:
    """What a count is called; those of generated reports are named so."""
    plain = name.removeprefix("generated_")
    return ("生成的报告：" if plain != name else "") + _COUNTS.get(plain, plain)


def _row(row: Sequence[str | int]) -> str:
    first, *rest = row
    cells = "".join(f'<td data-value="{cell}">{escape(str(cell))}</td>' for cell in rest)
    return f'<th scope="row">{escape(str(first))}</th>{cells}'


def misses_html(suites: Sequence[Suite], files: Sequence[str]) -> str:
    """Every miss with its place, to be filtered by suite; one in a report of `files` (the samples) can be looked at."""
    found = [(suite.name, miss) for suite in suites for miss in suite.misses[:MOST_MISSES]]
    if not found:
        return '<div class="empty">没有可列的错漏。</div>'
    states = [(suite.name, f"{name_of(suite.name)} {len(suite.misses)}") for suite in suites if suite.misses]
    table = table_html(("评测", "位置", "内容"), "".join(_miss(suite, miss, files) for suite, miss in found))
    more = sum(max(len(suite.misses) - MOST_MISSES, 0) for suite in suites)
    rest = f"<p>另有 {more} 条，见 results.json。</p>" if more else ""
    return bar_html("错漏", states) + table + nothing_left("错漏") + rest


def _miss(suite: str, miss: Mapping[str, Any], files: Sequence[str]) -> str:
    file, page = str(miss.get("file") or ""), miss.get("page")
    entry = f' data-entry="{escape(file)}#{page}" tabindex="0"' if page and file in files else ""
    place = " ".join(filter(None, (file, f"第 {page} 页" if page else "")))
    cells = "".join(f"<td>{one}</td>" for one in (escape(name_of(suite)), escape(place), _fields(miss)))
    return f'<tr data-states="{suite}"{entry}>{cells}</tr>'


def _fields(miss: Mapping[str, Any]) -> str:
    return "<br>".join(
        f"<b>{escape(_FIELDS.get(name, name))}</b> {escape(words)}"
        for name, value in miss.items()
        if name not in ("file", "page", "id") and (words := "；".join(_words(value)))
    )


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield "，".join("；".join(_words(one)) for one in value.values() if one not in (None, ""))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _words(one)
    elif isinstance(value, bool):
        yield "是" if value else "否"
    elif value not in (None, ""):
        yield _VALUES.get(str(value), str(value))
