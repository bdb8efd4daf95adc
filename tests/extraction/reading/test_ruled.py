"""The search for cells against pdfplumber's own, on random rules."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from extraction.reading.ruled import cells_between

STEPS = st.integers(0, 5).map(lambda step: 10.0 * step)
RULES = st.tuples(st.sampled_from("vh"), STEPS, STEPS, STEPS)


def edge(rule: tuple[str, float, float, float]) -> dict[str, object]:
    direction, across, start, end = rule
    low, high = min(start, end), max(start, end) + 10.0
    x0, x1, top, bottom = (across, across, low, high) if direction == "v" else (low, high, across, across)
    return {"orientation": direction, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top}


@settings(max_examples=150, deadline=None)
@given(st.lists(RULES, max_size=24))
def test_the_cells_are_those_of_pdfplumber_in_the_same_order(rules: list[tuple[str, float, float, float]]) -> None:
    crossings = edges_to_intersections([edge(rule) for rule in rules], 3, 3)
    assert list(cells_between(crossings)) == intersections_to_cells(crossings)
