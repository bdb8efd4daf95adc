"""Spec -> PDF as governments publish it: cover, contents, parts, prose and ruled tables; and where every figure was printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.factory.fonts import Fonts, find_font
from eval.factory.press import Press
from eval.factory.spec import Item, Part, Performance, Section, Spec, Table, Text, TextStyle
from eval.factory.tabulate import Placed, print_table
from eval.factory.typeset import break_lines

_LINE = 1.75
_SMALLEST_START = 150.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents page."""

    title: str
    level: int
    page: int


def render(spec: Spec, path: Path, fonts: Fonts | None = None) -> list[Placed]:
    """Write the PDF and return where each figure stands; set dry until the contents name the pages that come out."""
    fonts = fonts or Fonts(find_font())
    known: list[_Entry] = []
    while spec.contents != "none":
        trial = _Printer(spec, path, fonts, known, dry=True)
        trial.run()
        if trial.entries == known:
            break
        known = trial.entries
    printer = _Printer(spec, path, fonts, known)
    printer.run()
    return printer.placed


class _Printer:
    """Prints one report; `known` are the contents as the run before found them."""

    def __init__(self, spec: Spec, path: Path, fonts: Fonts, known: list[_Entry], dry: bool = False) -> None:
        title = f"{spec.organisation}{spec.year}年度{spec.noun}{spec.kind}（{spec.disclaimer}）"
        self.press = Press(path, fonts, title, spec.disclaimer, spec.layout.page_numbers, dry)
        self.spec = spec
        self.known = known
        self.entries: list[_Entry] = []
        self.placed: list[Placed] = []
        self._headings: list[tuple[str, int]] = []

    def run(self) -> None:
        self._cover()
        if self.spec.contents != "none":
            self._contents()
        for part in self.spec.parts:
            self._part(part)
        self.press.save()

    def _cover(self) -> None:
        press = self.press
        press.new_page()
        press.y = press.height * 0.24
        for line in self.spec.cover:
            press.y += 44
            press.put_aligned(line, "center", press.y, 26, bold=True)
        press.put_aligned(self.spec.disclaimer, "center", press.height * 0.8, 12)

    def _contents(self) -> None:
        press, size = self.press, self.spec.layout.text_size * 0.9
        press.new_page()
        press.y += 24
        press.put_aligned("目  录", "center", press.y, 18, bold=True)
        press.y += 14
        step = size * min(1.8, max(1.35, press.room / size / (len(self.known) + 1)))
        for entry in self.known:
            if press.room < step:
                press.new_page()
            press.y += step
            self._contents_line(entry, size)

    def _contents_line(self, entry: _Entry, size: float) -> None:
        press = self.press
        indent = 0.0 if entry.level == 0 else 2 * size
        number = str(press.printed_number(entry.page))
        room = press.text_width - indent - press.fonts.width(number, size) - 3 * size
        title = break_lines(entry.title, room, size, press.fonts.width)[0]
        press.put(title, press.left + indent, press.y, size, bold=entry.level == 0)
        if self.spec.contents == "pages":
            used = indent + press.fonts.width(title, size) + press.fonts.width(number, size)
            dots = int((press.text_width - used - size) / press.fonts.width(".", size))
            press.put_aligned("." * dots + " " + number, "right", press.y, size)

    def _part(self, part: Part) -> None:
        press, size = self.press, 22.0
        press.new_page()
        if self.spec.layout.part_pages:
            press.y = press.height * 0.3
        self.entries.append(_Entry(" ".join(part.title), 0, press.page))
        for line in part.title:
            press.y += size * 1.7
            press.put_aligned(line, "center", press.y, size, bold=True)
        if self.spec.layout.part_pages:
            press.new_page()
        else:
            press.y += size
            press.fresh = True
        self._section(Section("", part.body), 0)
        for section in part.sections:
            self._section(section, 1)

    def _section(self, section: Section, level: int) -> None:
        if section.title:
            self._headings.append((section.title, level))
        for item in section.body:
            self._item(item, listed=level <= 1 and not section.title)
        for child in section.sections:
            self._section(child, level + 1)
        if self._headings:
            self._print_headings(self._small_start())

    def _item(self, item: Item, listed: bool) -> None:
        """Print a piece of a section; a table that stands without a heading is `listed` in the contents by its caption."""
        if isinstance(item, Text):
            self._print_headings(self._small_start())
            self._text(item)
            return
        self._table_page(item)
        if listed and item.form:
            self._list(item.caption.title)
        self._print_headings(0)
        self.placed += print_table(self.press, item)

    def _list(self, title: str) -> None:
        if title not in self.spec.unlisted:
            self.entries.append(_Entry(title, 1, self.press.page))

    def _small_start(self) -> float:
        return self.spec.layout.text_size * _LINE * 2.5

    def _table_page(self, item: Table | Performance) -> None:
        """A form begins a page, unless nothing but a part's title stands on it; other tables need some room."""
        press = self.press
        begins_page = item.form is not None and not press.fresh
        if begins_page or press.orientation != item.layout.orientation or press.room < _SMALLEST_START:
            press.new_page(item.layout.orientation)

    def _print_headings(self, room: float) -> None:
        size = self.spec.layout.text_size
        if self._headings:
            self._portrait(room)
        for title, level in self._headings:
            if level == 1:
                self._list(title)
            lines = break_lines(title, self.press.text_width, size, self.press.fonts.width, indent=2 * size)
            self._lines(lines, size, indent=2 * size, bold=level == 1)
        self._headings.clear()

    def _portrait(self, room: float) -> None:
        """Prose goes on upright pages, with some room below a heading; headings of a wide table stay with it."""
        if room and (self.press.orientation != "portrait" or self.press.room < room):
            self.press.new_page()

    def _text(self, item: Text) -> None:
        size = self.spec.layout.text_size
        self._portrait(1)
        if item.style is TextStyle.CENTERED:
            size *= 0.85
            for line in break_lines(item.text, self.press.text_width, size, self.press.fonts.width):
                self._feed(size)
                self.press.put_aligned(line, "center", self.press.y, size)
            return
        if item.style is TextStyle.NOTE:
            size *= 0.8
        lines = break_lines(item.text, self.press.text_width, size, self.press.fonts.width, indent=2 * size)
        self._lines(lines, size, indent=2 * size)

    def _lines(self, lines: list[str], size: float, indent: float, bold: bool = False) -> None:
        for number, line in enumerate(lines):
            self._feed(size)
            self.press.put(line, self.press.left + (0 if number else indent), self.press.y, size, bold)

    def _feed(self, size: float) -> None:
        if self.press.room < size * _LINE:
            self.press.new_page(self.press.orientation)
        self.press.y += size * _LINE
