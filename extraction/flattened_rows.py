"""The printed rows of a flattened form: which row each label, code and row number of the line belongs to, and its slots."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.labels import plain_label
from extraction.placing import Slot, SlotRow
from extraction.printed import NUMERAL

_WORD = re.compile(r"\S+")
NUMBERED = re.compile(rf"(?P<numeral>[{NUMERAL}]+)、(?P<name>[^\d\s]+)")
_INCOME = re.compile(r"(?:拨款|收入)$")
_WHOLE = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")
_CODE = re.compile(r"(?<![\d.,])3\d\d(?:\d\d)?(?![\d.,])")
_FUNCTION = re.compile(r"(?<![\d.,])2[0-3]\d(?:\d\d){0,2}(?![\d.,])")
_NAME_BEHIND = re.compile(r"\s*(?P<name>[\u4e00-\u9fff“][^\d\s]*(?:\s[^\d\s]+)*)(?=\s)")
_TOTAL = re.compile(r"合\s?计")
_ITEM_TOTALS = (re.compile(r"人员经费\s*合\s*计"), re.compile(r"公用经费\s*合\s*计"))
_STAFF = ("301", "303")
_SUMMARY = re.compile(
    r"(?P<year>本年(?:收入|支出)合计)|(?P<other>使用非财政拨款结余\S*|结余分配)|(?P<rest>年[初末]\S*结转和结余)"
    r"|(?<!、)(?P<general>一般公共预算财政拨款)|(?<!、)(?P<fund>政府性基金预算财政拨款)|(?<!、)(?P<capital>国有资本经营预算财政拨款)"
    r"|(?P<total>(?:收入|支出)?总计)"
)
"""The rows under the numbered ones, in printed order."""
_RIGHT = re.compile(r"支出|结余分配|年末")

Columns = Mapping[str, Sequence[tuple[str, ...]]]
"""The value columns of each lane, by its panel, both in printed order."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A flattened line: its text and where its numbers stand."""

    text: str
    starts: tuple[int, ...]

    def before(self, position: int) -> int:
        """How many of the numbers stand before a position."""
        return sum(start < position for start in self.starts)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A printed row with the labels of its lanes (panel, label, code), and where the first and the last of its words stand."""

    lanes: tuple[tuple[str, str, str], ...]
    first: int
    last: int


def rows_of_totals(line: Flat, columns: Columns) -> list[Anchored]:
    """The rows of a form of two lanes whose labels are numbered 一、二、… in both; [] where they do not follow each other."""
    panels = list(columns)
    if len(panels) != 2:
        return []
    labels: defaultdict[int, dict[str, str]] = defaultdict(dict)
    at: defaultdict[int, list[int]] = defaultdict(list)
    summary = re.search("本年(?:收入|支出)合计", line.text)
    end = summary.start() if summary else len(line.text)
    for match in NUMBERED.finditer(line.text, 0, end):
        row, panel = number_of(match["numeral"]), panels[0] if _INCOME.search(match["name"]) else panels[-1]
        if panel in labels[row]:
            return []
        labels[row][panel] = match[0]
        at[row].append(match.start())
    for row, position in _row_numbers(line, at):
        at[row].append(position)
    rows = sorted(labels)
    if not rows or rows != list(range(rows[0], rows[-1] + 1)):
        return []
    lanes = [tuple((panel, labels[row].get(panel, ""), "") for panel in panels if panel in labels[row]) for row in rows]
    numbered = [Anchored(own, min(at[row]), max(at[row])) for own, row in zip(lanes, rows, strict=True)]
    return _in_order([*numbered, *_summary_rows(line.text, end, panels)])


def _summary_rows(text: str, start: int, panels: Sequence[str]) -> list[Anchored]:
    """The rows under the numbered ones; of two equal labels the first is the left one."""
    found: dict[str, dict[str, re.Match[str]]] = {}
    for match in _SUMMARY.finditer(text, start):
        own = found.setdefault(match.lastgroup or "", {})
        own[panels[1] if _RIGHT.match(match[0]) or panels[0] in own else panels[0]] = match
    ordered = [found[name] for name in _SUMMARY.groupindex if name in found]
    return [
        Anchored(
            tuple((panel, own[panel][0], "") for panel in panels if panel in own),
            min(match.start() for match in own.values()), max(match.start() for match in own.values()),
        )
        for own in ordered
    ]


def number_of(numeral: str) -> int:
    """The value of a Chinese numeral below a hundred: 二十六 is 26."""
    tens, ten, ones = numeral.partition("十")
    value = NUMERAL.index(ones[0]) + 1 if ones else 0
    return ((NUMERAL.index(tens[0]) + 1 if tens else 1) * 10 + value) if ten else NUMERAL.index(tens[0]) + 1


def _row_numbers(line: Flat, at: Mapping[int, Sequence[int]]) -> Iterable[tuple[int, int]]:
    """The row numbers (行次) of either lane that stand at their row's labels: those at the right count on from the left ones."""
    starts = {row: min(places) for row, places in at.items()}
    found = [(int(match[0]), match.start()) for match in _WHOLE.finditer(line.text) if match.start() not in line.starts]
    beside = [(number, place, max((row for row in starts if starts[row] < place), default=0)) for number, place in found]
    steps = Counter(number - row for number, _, row in beside if row and number > max(starts, default=0))
    step = steps.most_common(1)[0][0] if steps else 0
    for number, place, row in beside:
        for own in (number, number - step):
            if row and own in starts and own in (row, row + 1):
                yield own, place
                break


def rows_of_items(line: Flat, columns: Columns, names: Mapping[str, Sequence[str]]) -> list[Anchored]:
    """The rows of the form of economic items, three to a row; [] where codes and labels do not follow each other so."""
    names = {**_printed_names(line.text), **names}
    places = _items(line.text, names)
    panels = list(columns)
    staff = sorted(code for code in places if code.startswith(_STAFF))
    others = sorted(code for code in places if not code.startswith(_STAFF))
    if len(panels) != 3 or len(staff) < 2 or len(others) < 2:
        return []
    beside = [code for code in others if code != others[0] and min(places[code]) < min(places[staff[1]])]
    third = min(beside, default="")
    lanes = [staff, [code for code in others if code < third], [code for code in others if code >= third]]
    rows = []
    for index in range(max(map(len, lanes))):
        own = [(panel, lane[index]) for panel, lane in zip(panels, lanes, strict=True) if index < len(lane)]
        spots = [place for _, code in own for place in places[code]]
        labelled = tuple((panel, names[code][0], code) for panel, code in own)
        rows.append(Anchored(labelled, min(spots), max(spots)))
    totals = [match for total in _ITEM_TOTALS if (match := total.search(line.text, rows[-1].first))]
    if totals:
        labelled = tuple((panel, re.sub(r"\s", "", match[0]), "") for panel, match in zip(panels, totals, strict=False))
        rows.append(Anchored(labelled, min(match.start() for match in totals), max(match.start() for match in totals)))
    return _in_order(rows) if third and len(totals) in (0, 2) else []


def _printed_names(text: str) -> dict[str, tuple[str, ...]]:
    """The codes of the line, each with the words right behind it: what nothing else names (39999 其他支出) has a row too."""
    codes = ((code, _NAME_BEHIND.match(text, code.end())) for code in _CODE.finditer(text))
    return {code[0]: (re.sub(r"\s", "", name["name"]),) for code, name in codes if name}


def _items(text: str, names: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
    """Where each economic item stands, by its code or by a name that neither another item nor another place of the line has."""
    used = Counter(name for own in names.values() for name in own)
    codes = {plain_label(name): code for code, own in names.items() for name in own if used[name] == 1}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for match in _CODE.finditer(text):
        if match[0] in names:
            places[match[0]].append(match.start())
    words = [(plain_label(match[0]), match.start()) for match in _WORD.finditer(text)]
    printed = Counter(word for word, _ in words)
    for word, start in words:
        if word in codes and printed[word] == 1:
            places[codes[word]].append(start)
    return dict(places)


def rows_of_codes(line: Flat, columns: Columns, names: Mapping[str, str]) -> list[Anchored]:
    """合计 and the rows of a form by functional code; their labels, which can stand beside any code, come from other tables.

    Where every code has words right behind it these are its label.
    """
    (panel,) = columns if len(columns) == 1 else ("",)
    codes = list(_FUNCTION.finditer(line.text))
    if len(codes) < 2 or [match[0] for match in codes] != sorted({match[0] for match in codes}):
        return []
    behind = [_NAME_BEHIND.match(line.text, match.end()) for match in codes]
    own = {code[0]: re.sub(r"\s", "", name["name"]) for code, name in zip(codes, behind, strict=True) if name}
    names = {**own, **names} if len(own) == len(codes) else names
    rows = [Anchored(((panel, names.get(match[0], ""), match[0]),), match.start(), match.start()) for match in codes]
    totals = [match.start() for match in _TOTAL.finditer(line.text, 0, rows[0].first)]
    if totals and line.before(rows[0].first):
        rows.insert(0, Anchored(((panel, "合计", ""),), totals[-1], totals[-1]))
    return rows


def _in_order(rows: list[Anchored]) -> list[Anchored]:
    """The rows, if all words of each stand before those of the next."""
    return rows if all(above.last < below.first for above, below in pairwise(rows)) else []


def slot_rows(line: Flat, rows: Sequence[Anchored], columns: Columns) -> list[SlotRow]:
    """The slots of the rows, and how many numbers stand before the end of each: those between two rows can be of either."""
    bounds = [line.before(row.first) for row in rows[1:]] + [len(line.starts)]
    return [
        SlotRow(
            tuple(Slot(panel, label, code, column) for panel, label, code in row.lanes for column in columns[panel]),
            line.before(row.last), most,
        )
        for row, most in zip(rows, bounds, strict=True)
    ]
