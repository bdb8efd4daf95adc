"""How the workbench shows a verdict: a mark of one character, a colour by name, and what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from retrieval.reply import Verdict


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a verdict; `name` is its class in the style sheet."""

    sign: str
    name: str
    meaning: str


MARKS = {
    Verdict.AGREE: Mark("✓", "agree", "表格与文字说明相符"),
    Verdict.ROUNDING: Mark("≈", "rounding", "表格与文字只差四舍五入的尾差"),
    Verdict.CONFLICT: Mark("≠", "conflict", "报告里的几处说法不一致，请核对原文"),
    Verdict.TABLE_ONLY: Mark("表", "table-only", "只见于表格，文字没有复述"),
    Verdict.PROSE_ONLY: Mark("文", "prose-only", "只见于文字，表格没有这个数"),
    Verdict.COMPUTED: Mark("算", "computed", "由注明出处的数推算"),
}


def number_html(figure: Mapping[str, Any], text: str) -> str:
    """A stated number with the mark of its verdict; the mark is drawn by the style sheet, so that copying leaves it out."""
    mark = MARKS[Verdict(figure["verdict"])]
    told = f"{figure['verdict']}：{mark.meaning}" + (f"（{figure['derivation']}）" if figure["derivation"] else "")
    cited = f' data-cite="{figure["citations"][0]}"' if figure["citations"] else ""
    return f'<span class="number {mark.name}" data-sign="{mark.sign}"{cited} title="{escape(told)}">{escape(text)}</span>'


def legend_html(reply: Mapping[str, Any]) -> str:
    """The verdicts that occur in an answer, with their marks and how many numbers bear them."""
    counts = Counter(figure["verdict"] for figure in reply["figures"])
    return "".join(
        f'<span class="tally {mark.name}" data-sign="{mark.sign}" title="{mark.meaning}">{verdict} {counts[verdict]}</span>'
        for verdict, mark in MARKS.items() if counts[verdict]
    )  # fmt: skip
