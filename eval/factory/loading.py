"""YAML file -> Spec, with errors that name the place in the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import yaml

from eval.factory.spec import (
    Block,
    Caption,
    Codes,
    Column,
    Item,
    Lane,
    Layout,
    Part,
    Performance,
    Role,
    Row,
    Section,
    Spec,
    Table,
    Text,
    TextStyle,
)
from extraction.errors import HeshuError

T = TypeVar("T")

DISCLAIMER = "示例：据公开数字改编，非官方文件"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PERFORMANCE_LINES = [["", "", "单位：{unit}"]]


class SpecError(HeshuError):
    """A sample specification that cannot be used."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(f"报告规格有误（{place}）：{cause}；请按规格说明修改后重试。")


class Node:
    """A value of the YAML file that knows its place; every key of a mapping must be asked for before `done`."""

    def __init__(self, value: object, place: str) -> None:
        self.value = value
        self.place = place
        self._asked: set[str] = set()

    def fail(self, cause: str) -> SpecError:
        """An error at this place."""
        return SpecError(self.place, cause)

    def has(self, key: str) -> bool:
        """Whether this is a mapping with the key."""
        return isinstance(self.value, dict) and key in self.value

    def get(self, key: str, default: object = None) -> Node:
        """The node under a key; the default stands in for a missing one, and without a default the key is needed."""
        if not isinstance(self.value, dict):
            raise self.fail("此处应为映射")
        self._asked.add(key)
        if key not in self.value and default is None:
            raise self.fail(f"缺少“{key}”")
        return Node(self.value.get(key, default), f"{self.place}/{key}")

    def done(self) -> None:
        """Raise if the mapping has a key that nobody asked for."""
        unknown = [str(key) for key in self.value if key not in self._asked] if isinstance(self.value, dict) else []
        if unknown:
            raise self.fail(f"未知的键“{'、'.join(unknown)}”")

    def items(self) -> Iterator[Node]:
        """The elements of a list."""
        if not isinstance(self.value, list):
            raise self.fail("此处应为列表")
        for number, value in enumerate(self.value, start=1):
            yield Node(value, f"{self.place}[{number}]")

    def list(self, read: Callable[[Node], T]) -> tuple[T, ...]:
        """Every element of a list, read."""
        return tuple(read(node) for node in self.items())

    def text(self) -> str:
        """A string; numbers must be quoted, since they are printed exactly as written."""
        if not isinstance(self.value, str):
            raise self.fail(f"“{self.value}”应为带引号的文字")
        return self.value

    def cell(self) -> str | None:
        """A string or null."""
        return None if self.value is None else self.text()

    def number(self) -> int:
        """A whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.fail(f"“{self.value}”应为整数")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of strings, or one string as a list of one."""
        return (self.value,) if isinstance(self.value, str) else self.list(Node.text)


@dataclasses.dataclass(frozen=True, slots=True)
class _Defaults:
    """What tables inherit from the report: layout, caption lines, and the words for their templates."""

    layout: Layout
    lines: object
    words: dict[str, str]


def load(path: Path) -> Spec:
    """Read a specification; raises SpecError naming the place and what is wrong with it."""
    try:
        root = Node(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER), path.name)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SpecError(path.name, f"不是可读的 YAML 文件（{error}）") from error
    layout = _layout(root.get("layout", {}), Layout())
    spec = Spec(
        name=root.get("name").text(),
        organisation=root.get("organisation").text(),
        scope=root.get("scope", "").text(),
        year=root.get("year").number(),
        kind=root.get("kind", "决算").text(),
        noun=root.get("noun", "部门").text(),
        cover=root.get("cover").texts(),
        disclaimer=root.get("disclaimer", DISCLAIMER).text(),
        contents=root.get("contents", "none").text(),
        layout=layout,
    )
    words = {"organisation": spec.full_name, "year": str(spec.year), "noun": spec.noun}
    defaults = _Defaults(layout, root.get("table_lines", []).value, words)
    parts = root.get("parts").list(lambda node: _part(node, defaults))
    root.done()
    return dataclasses.replace(spec, parts=parts)


def _layout(node: Node, base: Layout) -> Layout:
    changes: dict[str, object] = {}
    for entry in dataclasses.fields(Layout):
        if node.has(entry.name):
            changes[entry.name] = _setting(node.get(entry.name, ""))
    node.done()
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


def _setting(node: Node) -> object:
    if not node.place.endswith("/codes"):
        return node.value
    if node.value not in set(Codes):
        raise node.fail(f"“{node.value}”应为 {'、'.join(Codes)} 之一")
    return Codes(node.text())


def _part(node: Node, defaults: _Defaults) -> Part:
    part = Part(
        node.get("title").texts(),
        node.get("body", []).list(lambda item: _item(item, defaults)),
        node.get("sections", []).list(lambda section: _section(section, defaults)),
    )
    node.done()
    return part


def _section(node: Node, defaults: _Defaults) -> Section:
    section = Section(
        node.get("title").text(),
        node.get("body", []).list(lambda item: _item(item, defaults)),
        node.get("sections", []).list(lambda child: _section(child, defaults)),
    )
    node.done()
    return section


def _item(node: Node, defaults: _Defaults) -> Item:
    if isinstance(node.value, str):
        return Text(node.value)
    if node.has("table"):
        item: Item = _table(node.get("table"), defaults)
    elif node.has("performance"):
        item = _performance(node.get("performance"), defaults)
    elif node.has("note"):
        item = Text(node.get("note").text(), TextStyle.NOTE)
    else:
        item = Text(node.get("centered").text(), TextStyle.CENTERED)
    node.done()
    return item


def _caption(node: Node, lines: object, words: dict[str, str]) -> Caption:
    words = words | {"number": node.get("number", "").text(), "unit": node.get("unit", "").text()}

    def line(entry: Node) -> tuple[str, str, str]:
        texts = [text.format(**words) for text in entry.list(Node.text)]
        if len(texts) != 3:
            raise entry.fail("应为三段文字：左、中、右")
        return texts[0], texts[1], texts[2]

    return Caption(
        node.get("title").text(),
        node.get("subtitle", "").text(),
        node.get("table_lines", lines).list(line),
        node.get("notes", []).texts(),
    )


def _table(node: Node, defaults: _Defaults) -> Table:
    lanes = node.get("lanes").list(_lane) if node.has("lanes") else (_single_lane(node),)
    table = Table(
        caption=_caption(node, defaults.lines, defaults.words),
        lanes=lanes,
        layout=_layout(node.get("layout", {}), defaults.layout),
        form=node.get("form", "").text() or None,
        unit=node.get("unit", "").text() or None,
    )
    node.done()
    return table


def _single_lane(node: Node) -> Lane:
    columns = node.get("columns").list(_column)
    return Lane(columns, _rows(node.get("rows", []), columns))


def _lane(node: Node) -> Lane:
    columns = node.get("columns").list(_column)
    lane = Lane(
        columns,
        _rows(node.get("rows", []), columns),
        _rows(node.get("totals", []), columns),
        node.get("heading", "").text(),
        node.get("heading_lanes", 1).number(),
    )
    node.done()
    return lane


def _rows(node: Node, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    width = sum(leaf.role is not Role.LINE for column in columns for leaf in column.leaves())
    return node.list(lambda row: _row(row, width))


def _row(node: Node, width: int) -> Row:
    if isinstance(node.value, str):
        return Row(band=node.value)
    cells = node.list(Node.cell)
    if len(cells) > width:
        raise node.fail(f"有 {len(cells)} 格，而表只有 {width} 列")
    return Row(cells + (None,) * (width - len(cells)))


def _column(node: Node) -> Column:
    if isinstance(node.value, dict):
        if len(node.value) != 1:
            raise node.fail("合并表头应只有一个标题")
        title = next(iter(node.value))
        return Column(Node(title, node.place).text(), children=node.get(title).list(_column))
    title, _, mark = node.text().partition("#")
    if mark in set(Role):
        return Column(title, Role(mark))
    return Column(title, unit=mark or None)


def _performance(node: Node, defaults: _Defaults) -> Performance:
    goals = node.get("goals", {"heading": "", "rows": []})
    performance = Performance(
        caption=_caption(node, _PERFORMANCE_LINES, defaults.words),
        layout=_layout(node.get("layout", {}), defaults.layout),
        project=node.get("project").text(),
        unit=node.get("unit", "").text() or None,
        head=node.get("head", []).list(Node.texts),
        funds=_block(node.get("funds"), first="label"),
        indicators=_block(node.get("indicators")),
        total=node.get("total", []).texts(),
        goals_heading=goals.get("heading").text(),
        goals=goals.get("rows").list(Node.texts),
        closing=node.get("closing", []).list(Node.texts),
        form=node.get("form", "performance").text() or None,
    )
    goals.done()
    node.done()
    return performance


def _block(node: Node, first: str = "") -> Block:
    """A block; `first` adds the unnamed column that holds the labels of the funds' rows."""
    columns = ((Column("", Role.LABEL),) if first else ()) + node.get("columns").list(_column)
    block = Block(node.get("heading").text(), columns, _rows(node.get("rows"), columns))
    node.done()
    return block
