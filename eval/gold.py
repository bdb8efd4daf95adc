"""The gold questions: what each must be answered with, and where that is printed (`data/gold/README.md` explains the fields)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from extraction.errors import HeshuError
from retrieval.reply import Status


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit ('' fits any); where `year` or `file` is given, it must be that period's or that report's.

    `computed`: derived from printed numbers, so that a statement rounded to fewer places is right too.
    """

    value: Decimal
    unit: str = ""
    year: int | None = None
    file: str | None = None
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer may be printed: what is given must agree; `quote` is a part of the cited words."""

    file: str
    pages: frozenset[int] = frozenset()
    table: str | None = None
    rows: frozenset[str] = frozenset()
    column: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `contains`: each entry must occur in the answer, or one of its `|` alternatives.

    `citations`: of each group one place must be cited. `also`: numbers that may be stated besides. `novel`: the
    wording is neither in the catalogue nor in the reports.
    """

    id: str
    question: str
    history: tuple[str, ...]
    type: str
    half: str
    status: Status
    numbers: tuple[Number, ...]
    also: tuple[Number, ...]
    contains: tuple[str, ...]
    citations: tuple[tuple[Place, ...], ...]
    novel: bool


def load_gold(path: Path) -> list[Item]:
    """The items of a JSONL file; raises HeshuError naming the line that cannot be used."""
    return list(_items(path))


def _items(path: Path) -> Iterator[Item]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise HeshuError(f"无法读取金标题库“{path}”：文件不存在、无权读取或不是 UTF-8 文本；请检查路径和编码。") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _item(json.loads(line))
            except (ValueError, TypeError, AttributeError, KeyError, InvalidOperation) as error:
                place = f"“{path.name}”第 {number} 行"
                raise HeshuError(f"{place}不是可用的题目（{error!r}）；写法见 data/gold/README.md。") from None


def _item(fields: dict[str, Any]) -> Item:
    groups = (group if isinstance(group, list) else [group] for group in fields.get("citations", ()))
    return Item(
        id=str(fields["id"]),
        question=fields["question"],
        history=tuple(fields.get("history", ())),
        type=fields["type"],
        half=fields.get("half", "tuning"),
        status=Status(fields.get("status", "answered")),
        numbers=tuple(_number(one) for one in fields.get("numbers", ())),
        also=tuple(_number(one) for one in fields.get("also", ())),
        contains=tuple(fields.get("contains", ())),
        citations=tuple(tuple(_place(one) for one in group) for group in groups),
        novel=bool(fields.get("novel", False)),
    )


def _number(fields: dict[str, Any]) -> Number:
    value = Decimal(fields["value"])
    return Number(value, fields.get("unit") or "", fields.get("year"), fields.get("file"), bool(fields.get("computed", False)))


def _place(fields: dict[str, Any]) -> Place:
    pages, rows = (fields.get(name) for name in ("page", "row"))
    return Place(
        file=fields["file"],
        pages=frozenset(pages if isinstance(pages, list) else [] if pages is None else [pages]),
        table=fields.get("table"),
        rows=frozenset(rows if isinstance(rows, list) else [] if rows is None else [rows]),
        column=fields.get("column"),
        quote=fields.get("quote"),
    )
