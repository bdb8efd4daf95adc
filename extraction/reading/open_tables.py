"""Tables without vertical rules (三线表): where they stand on a page, and their cells, found from how their words align."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.captions import is_furniture, is_title
from extraction.numbers import without_blanks
from extraction.reading.bare_tables import bare_bands, first_band, repeated_header_end
from extraction.reading.frame import Item
from extraction.reading.grids import Raster
from extraction.reading.lines import TextLine, text_lines, words
from extraction.reading.open_columns import Run, cell_edges, covered, find_columns, header_blocks, joined_letters, merged
from extraction.reading.open_headers import header_boxes, header_tree
from extraction.reading.pages import PageContent
from extraction.reading.ruled import Edge
from extraction.report import BBox
from extraction.wording import INDEX_HEADER, SUM, is_amount, is_index_row, starts_data

_SAME_END = 4.0
_SHORTEST_SHARE = 0.4
_TALLEST_BAR = 4.0
_WRAP = 1.35
_FEWEST_RULES = 3
_OFF_CENTRE = 3.0


@dataclass(frozen=True, slots=True)
class _Rule:
    left: float
    right: float
    y: float


def open_rasters(
    page: PageContent, flat: Sequence[Edge], found: Sequence[Raster], before: Sequence[float] = ()
) -> tuple[list[Raster], int]:
    """The rasters of tables that only horizontal rules bound, outside the tables already found; how many stay unread.

    `before` are the sides of the columns of a table without vertical rules with which the page before ends: it may go on.
    """
    free = [rule for rule in _rules(page, flat) if not any(_within(rule, raster.box) for raster in found)]
    rest = [rule for rule in free if before and not found and _same_ends(rule, _Rule(before[0], before[-1], 0.0))]
    if len(rest) > 1 and rest == free and (raster := _continued(rest, _table_chars(page, rest), before)):
        return [raster], 0
    tables = [(group, chars) for group in _groups(page, free) if (chars := _table_chars(page, group))]
    inner = [(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in flat]
    rasters = [raster for group, chars in tables if (raster := _raster(group, chars, inner)) is not None]
    return rasters, len(tables) - len(rasters)


def bare_rasters(
    page: PageContent, lines: Sequence[TextLine], found: Sequence[Raster], before: Sequence[float] = ()
) -> Iterator[Raster]:
    """The rasters of tables without rules, which `lines` outside the tables already found make; `before` as above.

    They are read as if they had a rule at the top, one under the header and one at the foot.
    """
    band = first_band(lines) if before and not found else None
    if band and band[0] > before[0] - _SAME_END and band[2] < before[-1] + _SAME_END:
        for top in (band[1], repeated_header_end(page.chars, lines)):
            rules = [_Rule(before[0], before[-1], y) for y in (top, band[3])]
            if raster := _continued(rules, _table_chars(page, rules), before):
                yield raster
                return
    for (left, top, right, bottom), foot in bare_bands(page.chars, lines, found):
        rules = [_Rule(left, right, y) for y in (top, foot, bottom)]
        raster = _raster(rules, _table_chars(page, rules))
        if raster is not None:
            yield raster


def _rules(page: PageContent, flat: Sequence[Edge]) -> list[_Rule]:
    rules = sorted((_Rule(edge["x0"], edge["x1"], edge["top"]) for edge in flat), key=lambda rule: rule.y)
    long = [rule for rule in rules if rule.right - rule.left >= _SHORTEST_SHARE * page.width]
    return [rule for index, rule in enumerate(long) if index == 0 or rule.y - long[index - 1].y > _TALLEST_BAR]


def _within(rule: _Rule, box: BBox) -> bool:
    return box[1] - _SAME_END <= rule.y <= box[3] + _SAME_END and rule.left < box[2] and rule.right > box[0]


def _groups(page: PageContent, rules: Sequence[_Rule]) -> Iterator[list[_Rule]]:
    """Runs of at least three long rules with the same ends and no caption between them, those under a header left out."""
    lines = text_lines(page.chars) if len(rules) >= _FEWEST_RULES else []
    group: list[_Rule] = []
    for rule in rules:
        if group and _is_part(rule, group[0]) and not _has_caption(lines, group[-1].y, rule.y):
            continue
        if group and not (_same_ends(group[0], rule) and not _has_caption(lines, group[-1].y, rule.y)):
            if len(group) >= _FEWEST_RULES:
                yield group
            group = []
        group.append(rule)
    if len(group) >= _FEWEST_RULES:
        yield group


def _same_ends(rule: _Rule, other: _Rule) -> bool:
    return abs(rule.left - other.left) < _SAME_END and abs(rule.right - other.right) < _SAME_END


def _is_part(rule: _Rule, whole: _Rule) -> bool:
    inside = rule.left > whole.left - _SAME_END and rule.right < whole.right + _SAME_END
    return inside and rule.right - rule.left < whole.right - whole.left - _SAME_END


def _has_caption(lines: Sequence[TextLine], top: float, bottom: float) -> bool:
    between = [without_blanks(line.text) for line in lines if top < line.baseline <= bottom]
    return any((is_furniture(text) or is_title(text)) and not starts_data([text]) for text in between)


def _table_chars(page: PageContent, rules: Sequence[_Rule]) -> list[Item]:
    """The characters between the outer rules; none where no number stands by itself: no table of figures."""
    top, bottom = rules[0].y, rules[-1].y
    chars = [
        char for char in page.chars
        if rules[0].left <= (char["x0"] + char["x1"]) / 2 <= rules[0].right and top < char["baseline"] <= bottom
    ]
    return chars if any(is_amount(word.text) for word in words(chars)) else []


def _raster(rules: Sequence[_Rule], chars: Sequence[Item], inner: Sequence[BBox] = ()) -> Raster | None:
    """The cells of one table; None where it has no header, or its columns or merged headers are not certain."""
    limits = [rule.y for rule in rules]
    found = list(joined_letters(words(chars)))
    if any("." in word.text and is_amount(word.text) for word in found if word.baseline <= limits[1]):
        return None
    foot = _header_end(limits, found)
    header, body = [word for word in found if word.baseline <= foot], [word for word in found if word.baseline > foot]
    under, numbering = [char for char in chars if char["baseline"] > foot], _numbering(header)
    parting = [rule for rule in inner if limits[0] < rule[1] < foot and rule[0] < rules[0].right and rule[2] > rules[0].left]
    blocks = header_blocks([word for word in header if word not in numbering], parting)
    columns, parents = find_columns(body, [word for word in numbering if word.text.isdecimal()], blocks)
    edges = cell_edges(columns, rules[0].left, rules[0].right)
    heads = header_tree(columns, parents, edges, parting)
    if heads is None or len(columns) < 2 or any(column.header is None for column in columns if column.numeric):
        return None
    cut = (max(block.box[3] for block in blocks) + numbering[0].box[1]) / 2 if numbering else foot
    drawn = [y for y in limits if y > foot]
    rows = [*([cut] if numbering else []), *sorted({foot, *drawn, *(_row_limits(under) if len(drawn) < _FEWEST_RULES else [])})]
    boxes = [box for top, bottom in pairwise(rows) for box in _row_boxes(edges, [*numbering, *body], top, bottom)]
    return Raster.of([*header_boxes(heads, edges, limits[0], cut), *boxes])


def _continued(rules: Sequence[_Rule], chars: Sequence[Item], edges: Sequence[float]) -> Raster | None:
    """The cells of the rest of a table, whose columns are known; None where it has a header, or a word in no column."""
    found = words(chars)
    fit = all(edges[first] - 1 < word.box[0] and word.box[2] < edges[first + 1] + 1 for word in found
              for first in [covered(edges, word.box)[0]] if not SUM.search(word.text))  # fmt: skip
    if not found or not fit or not any("." in word.text and is_amount(word.text) for word in found):
        return None
    drawn = [rule.y for rule in rules]
    rows = sorted({*drawn, *(_row_limits(chars) if len(drawn) < _FEWEST_RULES else [])})
    if not starts_data([word.text for word in found if word.baseline <= rows[1]]):
        return None
    return Raster.of([box for top, bottom in pairwise(rows) for box in _row_boxes(edges, found, top, bottom)])


def _numbering(header: Sequence[TextLine]) -> list[TextLine]:
    """The words of the last line of a header, if it is a 栏次 row."""
    last = [word for word in header if word.baseline > header[-1].baseline - word.size / 2] if header else []
    return last if is_index_row([word.text for word in last]) else []


def _header_end(limits: Sequence[float], found: Sequence[TextLine]) -> float:
    """The rule under the header: the last one above which no data begins."""
    for top, bottom in pairwise(limits[1:]):
        texts = [word.text for word in found if top < word.baseline <= bottom]
        if texts and starts_data(texts):
            return top
    return limits[1]


def _row_boxes(edges: Sequence[float], found: Sequence[TextLine], top: float, bottom: float) -> Iterator[BBox]:
    """The cells of one row; the label of a total, or 栏次, may stretch over several columns."""
    inside = [word for word in found if top < word.baseline <= bottom]
    labels = [word for word in inside if SUM.search(word.text) or INDEX_HEADER.match(word.text)]
    for first, last in merged(edges, [_stretch(edges, word, inside) for word in labels]):
        yield edges[first], top, edges[last + 1], bottom


def _stretch(edges: Sequence[float], label: TextLine, inside: Sequence[TextLine]) -> Run:
    """The columns of a total's label: those in whose middle it stands, if nothing else is printed there, else those it covers."""
    own = covered(edges, label.box)
    taken = [covered(edges, word.box) for word in inside if word is not label]
    left = max((last + 1 for _, last in taken if last < own[0]), default=0)
    right = min((first for first, _ in taken if first > own[1]), default=len(edges) - 1)
    middle = (label.box[0] + label.box[2]) / 2
    runs = [(first, last) for first in range(left, own[0] + 1) for last in range(own[1], right)]
    centred = [run for run in runs if abs((edges[run[0]] + edges[run[1] + 1]) / 2 - middle) < _OFF_CENTRE]
    return own if own in centred or len(centred) != 1 else centred[0]


def _row_limits(chars: Sequence[Item]) -> list[float]:
    """The heights between rows: between lines that lie further apart than the lines of one wrapped label."""
    lines = text_lines(chars)
    return [
        (upper.box[3] + lower.box[1]) / 2
        for upper, lower in pairwise(lines)
        if lower.baseline - upper.baseline > _WRAP * max(upper.size, lower.size)
    ]
