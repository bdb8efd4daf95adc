"""Indicators that mean the same by their words are compared; those of other groups are not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extraction.indicators import Catalogue
from extraction.numbers import Amount
from retrieval.readings.alike_rows import called_otherwise, of_alike_row
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from tests.retrieval.made import figure
from tests.retrieval.town import facts_of, report_from
from tests.retrieval.understanding.test_question import read

NONE = Catalogue(())


def with_row(who: str, *rows: str) -> Facts:
    of_row = {"form": "performance", "table": "自评表", "panel": "", "amount": Amount(Decimal(95), 0, "%")}
    file = f"{who}.pdf"
    return facts_of(report_from(file, who, tuple(figure(file, row, "95", ("实际完成值",), **of_row) for row in rows)))


def asked(name: str) -> Query:
    mention = Mention(name, 0, len(name), (Meaning(LabelKind.ROW, name),))
    query = read("财政局和水务局谁的工会经费多")
    return replace(query, operation=Operation.HIGHEST, measures=(Measure.AMOUNT,), mentions=(mention,))


@pytest.mark.parametrize(
    ("name", "rows", "found"),
    [
        ("热线接通率", ("话务接通率", "满意率"), True),
        ("接通率", ("12345热线接通率",), True),
        ("热线接通率", ("话务接通率", "电话接通率"), False),
        ("群众满意率", ("企业满意率",), False),
        ("热线接通率", ("人工接通率",), False),
    ],
)
def test_the_one_row_of_the_same_meaning_is_found(name: str, rows: tuple[str, ...], found: bool) -> None:
    told = of_alike_row(asked(name), with_row("水务局", *rows), NONE, 2024, [])
    assert bool(told) is found


def test_each_wording_is_named() -> None:
    reports = (with_row("甲局", "热线接通率"), with_row("乙局", "话务接通率"))
    told = [of_alike_row(asked("接通率"), one, NONE, 2024, [])[0] for one in reports]
    assert "甲局“热线接通率”、乙局“话务接通率”" in called_otherwise(told)
    assert called_otherwise(told[:1]) == ""


@pytest.mark.parametrize("measure", [Measure.AMOUNT, Measure.ACHIEVED])
def test_a_row_of_the_same_meaning_is_told_of_each_of_several(measure: Measure) -> None:
    held = ("云泽市财政局", "青禾县水务局")
    query = replace(asked("接通率"), operation=Operation.VALUE, measures=(measure,), organisations=held)
    assert of_alike_row(query, with_row("水务局", "话务接通率"), NONE, 2024, [])
    assert not of_alike_row(replace(query, organisations=held[:1]), with_row("水务局", "话务接通率"), NONE, 2024, [])
