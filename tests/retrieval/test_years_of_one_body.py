"""Several reports of one body: years named together, set against each other, and asked on from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from extraction.numbers import Amount
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.town import WATER, finance_figures, original, report_from

SPENT = {2022: "25.00", 2023: "20.00", 2024: "30.00"}
FIRST = f"{WATER}2023年工会经费多少"


@pytest.fixture
def years(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "库")) as library:
        for year, spent in SPENT.items():
            file, amount = f"{year}.pdf", Amount.of(Decimal(spent), "万元")
            own = (replace(one, year=year) for one in finance_figures(file))
            changed = tuple(replace(one, amount=amount) if one.row == "工会经费" else one for one in own)
            library.add(report_from(file, WATER, changed, (), year), original(tmp_path / file, file))
        yield library


@pytest.mark.parametrize(
    ("history", "question", "last"),
    [
        ((), f"{WATER}2022年到2024年工会经费一共多少", ("75.00", "万元")),
        ((), f"{WATER}三年来工会经费平均每年多少", ("25.00", "万元")),
        ((), f"{WATER}2024年工会经费比2022年多多少", ("5.00", "万元")),
        ((), f"{WATER}工会经费2023年较2022年增长百分之几", ("20.00", "%")),
        ((), f"{WATER}上年工会经费多少", ("20.00", "万元")),
        ((FIRST,), "上年呢", ("25.00", "万元")),
        ((FIRST,), "第二年呢", ("30.00", "万元")),
        ((FIRST,), "和2022年加起来呢", ("45.00", "万元")),
        ((FIRST,), "几年合计多少", ("75.00", "万元")),
        ((FIRST,), "比2024年少百分之几", ("33.33", "%")),
        ((f"{WATER}2024年工会经费比上年多多少",), "那2023年的呢", ("5.00", "万元")),
    ],
)
def test_years_are_summed_set_apart_and_asked_on(
    history: tuple[str, ...], question: str, last: tuple[str, str], years: Library
) -> None:
    answer = ask(question, years, history=history)
    assert [(one.value, one.unit) for one in answer.figures[-1:]] == [last], answer.answer


def test_the_lower_year_is_told_first_where_it_is_the_one_asked_about(years: Library) -> None:
    assert "2023年度工会经费为20.00万元[1]" in (told := ask(f"{WATER}工会经费2023年较2022年增长百分之几", years).answer)
    assert "前者比后者少" in told


def test_the_year_with_least_is_no_item_of_the_year(years: Library) -> None:
    assert ask("最少的是哪一年", years, history=[FIRST]).answer.startswith(f"工会经费最低的是{WATER}2023年度")


def test_a_year_behind_a_share_is_no_base(years: Library) -> None:
    answer = ask(f"{WATER}工会经费占公用经费占比，2022年的", years)
    assert {one.year for one in answer.figures} <= {2022}


def test_a_share_is_not_set_against_that_of_another_year_by_its_amounts(years: Library) -> None:
    assert not ask(f"{WATER}工会经费占比比2022年高多少", years).figures
