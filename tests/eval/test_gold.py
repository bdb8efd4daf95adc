"""The gold questions agree with the reports they are asked of."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2

from eval.gold import Item, Place, load_gold
from eval.metrics import agrees
from eval.places import QUESTIONS, REPORTS, TRUTH
from extraction.numbers import without_blanks
from retrieval.reply import Status

ITEMS = load_gold(QUESTIONS)


def places() -> Iterator[tuple[Item, Place]]:
    for item in ITEMS:
        yield from ((item, place) for group in item.citations for place in group)


@cache
def pages(file: str) -> list[str]:
    with pypdfium2.PdfDocument(REPORTS / file) as document:
        return [without_blanks(page.get_textpage().get_text_range()) for page in document]


@cache
def cells(file: str) -> list[dict[str, Any]]:
    lines = (TRUTH / Path(file).with_suffix(".jsonl")).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_there_are_enough_of_every_kind() -> None:
    assert len(ITEMS) >= 220 and sum(item.status is Status.REFUSED for item in ITEMS) >= 40
    assert len({item.id for item in ITEMS}) == len(ITEMS)
    halves = Counter(item.half for item in ITEMS)
    assert set(halves) == {"tuning", "held"} and abs(halves["tuning"] - halves["held"]) <= len({item.type for item in ITEMS})


def test_pages_exist_and_hold_the_quotes() -> None:
    for item, place in places():
        texts = pages(place.file)
        assert all(1 <= page <= len(texts) for page in place.pages), item.id
        if place.quote:
            assert any(without_blanks(place.quote) in texts[page - 1] for page in place.pages), item.id


def test_cells_stand_where_the_truth_has_them() -> None:
    for item, place in places():
        if place.table and place.column:
            assert any(one["page"] in place.pages and _stands_at(one, place) for one in cells(place.file)), item.id


def test_numbers_asked_for_in_a_cell_are_printed_there() -> None:
    for item in ITEMS:
        if item.type in ("value", "everyday", "performance") and len(item.numbers) == len(item.citations) == 1:
            (number,), (group,) = item.numbers, item.citations
            for place in (one for one in group if one.table and one.column and one.rows):
                values = [one["value"] for one in cells(place.file) if _stands_at(one, place)]
                assert number.value in [Decimal(value) for value in values], item.id


def _stands_at(cell: dict[str, Any], place: Place) -> bool:
    return (cell["table"], cell["column"]) == (place.table, place.column) and cell["row"] in place.rows


def test_no_question_makes_its_own_answer_wrong() -> None:
    for item in ITEMS:
        assert item.status is Status.CLARIFY or not (item.status is Status.REFUSED and (item.numbers or item.citations)), item.id
        assert item.status is Status.REFUSED or item.numbers or item.contains or item.status is Status.CLARIFY, item.id
        assert all(agrees(number, number) for number in item.numbers)
