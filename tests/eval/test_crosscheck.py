"""The suite `crosscheck`: readings by the generator's truth against the parser, and what counts as what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from eval import baseline
from eval.crosscheck import WRONG, Judgement, as_suite, generated, judge
from eval.misreadings import KINDS
from eval.model_output import Paper
from eval.runner import FULL, SUITES
from extraction.crosscheck import Reader, Reading
from extraction.excerpts import ORIGINS, of_table
from extraction.model_readings import Fault
from extraction.report import ClaimKind


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    """Two generated reports of one layout as noisy text dumps."""
    return list(generated("split", "txt", 2))


def judged(papers: list[Paper], kinds: int = 3) -> Judgement:
    judgement = Judgement()
    judge([("（未改动）", paper) for paper in papers], judgement, kinds)
    return judgement


def test_right_readings_pass_and_every_kind_of_misreading_is_caught(papers: list[Paper]) -> None:
    judgement = judged(papers, 7)
    suite = as_suite(judgement)
    assert suite.misses == ()
    assert suite.score == 1.0
    assert suite.counts["untouched"] > 900 and suite.counts["planted"] > 4000
    assert suite.counts["misparsed"] < 30
    assert set(KINDS) <= set(judgement.rows)
    assert {row[0]: row[3] for row in suite.rows}.items() >= {"（全部未改动）": 0, "（全部误读）": 0}.items()


def test_items_carry_cells_and_sentences_with_their_place(papers: list[Paper]) -> None:
    cells = [item for item in papers[0].items if not item.group.startswith("说明")]
    prose = [item for item in papers[0].items if item.group.startswith("说明")]
    assert {item.thing[1].partition("/")[0] for item in prose} == {*ClaimKind, "score"} - ORIGINS
    assert all(item.text.lstrip("-") in item.quote for item in (*cells, *prose))
    placed = [item for item in (*cells, *prose) if papers[0].excerpts[item.passage].find(item.quote)]
    assert len(placed) == len(cells) + len(prose)


def test_where_the_parser_is_wrong_a_right_reading_does_not_agree_and_its_own_mistake_does(papers: list[Paper]) -> None:
    paper = papers[0]
    item = next(one for one in paper.items if one.form and one.value > 100)
    (reading,) = paper.asked[item.thing].readings
    assert reading.figure and reading.amount and reading.by is Reader.TABLE
    wrong = replace(reading.figure, amount=replace(reading.amount, value=Decimal("1.5")), quote="1.50")
    asked = replace(paper.asked[item.thing], readings=(Reading.of_figure(wrong),))
    excerpt = of_table(item.passage, [wrong])
    assert excerpt
    damaged = replace(paper, items=(item,), asked={item.thing: asked}, excerpts={item.passage: excerpt})
    judgement = judged([damaged], 0)
    assert vars(judgement.rows[WRONG]) == {"right": 1, "wrong": 0, "coincident": 0, "shared": 1}
    assert as_suite(judgement).counts["agreed_wrong"] == 1


def test_a_check_that_takes_everything_is_seen_through(papers: list[Paper], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.crosscheck.check", lambda stated, asked, excerpts: asked.readings[0])
    suite = as_suite(judged(papers[:1]))
    assert suite.score == 0
    assert suite.counts["wrong_numbers"] == suite.counts["planted"] > 0
    assert {"file", "kind", "item", "printed", "read", "quote", "outcome"} == set(suite.misses[0])


def test_a_check_that_takes_nothing_is_seen_through(papers: list[Paper], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.crosscheck.check", lambda stated, asked, excerpts: Fault.QUOTE)
    suite = as_suite(judged(papers[:1]))
    assert (suite.score, suite.counts["right"]) == (0, 0)
    assert suite.counts["false"] == suite.counts["untouched"]


def test_the_suite_is_run_and_held_to_its_baseline(papers: list[Paper], tmp_path: Path) -> None:
    assert "crosscheck" in SUITES and "crosscheck" in FULL
    suite = as_suite(judged(papers[:1]))
    baseline.write([suite], tmp_path / "eval.json")
    worse = replace(suite, counts=suite.counts | {"agreed_wrong": 1, "false": 2})
    assert len(list(baseline.drops([worse], baseline.load(tmp_path / "eval.json")))) == 2
