"""The labels of indicators and their levels in a 绩效自评表, made whole where a dump has cut or moved them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.numbers import parse_number, without_blanks
from extraction.report import GridCell
from extraction.rows import LaneRow

_TARGET = r"[≤≥<>=]\s*\d\S*(?:\s\S+)?"
_STUCK_TARGET = re.compile(rf"(?P<label>.*[\u4e00-\u9fff）)])\s*(?P<value>{_TARGET})", re.DOTALL)
_STUCK_NAME = re.compile(rf"[:：]?(?P<name>[\u4e00-\u9fff]{{1,3}})\s+(?P<value>{_TARGET})")
_FIRST = re.compile(r"(?:产出|成本|效益|满意度)(?:指标)?(?:[（(]\d+分?[）)])?")
_PARENTS = (
    ("产出", re.compile(r"(?:数量|质量|时效)指标?")),
    ("成本", re.compile(r"(?:经济|社会|生态环境)成本(?:指标)?")),
    ("效益", re.compile(r"(?:(?:经济|社会|生态)效益|可持续(?:发展)?影响)(?:指标)?")),
    ("满意度", re.compile(r"(?:服务对象)?满意度(?:指标)?")),
)
"""Which indicators of the second level belong to which of the first, by the national framework."""


def whole_label(cells: Sequence[GridCell], rest: str = "") -> str:
    """The label in the cells of one row: one that a column rule has cut is put together line by line."""
    texts = [cell.text for cell in cells if without_blanks(cell.text) and parse_number(cell.text) is None]
    texts += [rest] if rest else []
    lines = [text.split() for text in texts]
    if len(lines) != 2 or len(lines[0]) < 2:
        return without_blanks("".join(texts))
    left, right = lines
    right = [*right, *[""] * (len(left) - len(right))]
    return "".join(_joined(a, b) for a, b in zip(left, right, strict=False)) + "".join(right[len(left):])


def _joined(left: str, right: str) -> str:
    """Two halves of a line; a character that was cut itself stands in both."""
    return left + (right[1:] if left[-1:] == right[:1] else right)


def stuck_target(text: str) -> tuple[str, str]:
    """A label and the target that a dump has pulled into its cell (满意度 ≥90%); the label alone where there is none."""
    match = _STUCK_TARGET.fullmatch(text)
    return (without_blanks(match["label"]), match["value"]) if match else (text, "")


def stuck_name(text: str) -> tuple[str, str]:
    """The end of a label and the target in whose cell a dump has left it (设 ≥3次); ('', '') where there is none."""
    match = _STUCK_NAME.fullmatch(text.strip())
    return (match["name"], match["value"]) if match else ("", "")


def level_name(text: str, before: str) -> str:
    """The name of a level, whole where a dump prints it over two rows: 数量指, and 标 in the next."""
    if text in ("标", "指标", ""):
        return before
    return text + "标" if text.endswith("指") else text


def with_parents(rows: Sequence[LaneRow], texts: Sequence[str]) -> list[LaneRow]:
    """Rows of a dump under the level that their kind belongs to, if `texts`, those of the table, have it.

    The text of a merged cell stands in the middle of its rows.
    """
    firsts = [text for text in dict.fromkeys(texts) if _FIRST.fullmatch(text)]
    return [replace(row, path=_path(row.path, firsts)) for row in rows]


def _path(path: tuple[str, ...], firsts: Sequence[str]) -> tuple[str, ...]:
    kind = path[-1] if path else ""
    stem = next((stem for stem, kinds in _PARENTS if kinds.fullmatch(kind)), None)
    own = [first for first in firsts if stem and first.startswith(stem) and first != kind]
    return (own[0], kind) if own and path[0] not in own and len(path) < 3 else path
