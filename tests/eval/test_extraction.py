"""The suite `extraction`: what counts as right, and that the gold values are whole."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from eval.extraction import Wanted, judge, load_gold, score
from eval.places import INDICATORS
from extraction.crosscheck import Verdict
from extraction.errors import HeshuError
from extraction.indicators import catalogue
from tests.extraction.extract_made import FILE, Made, claim, figure

ENTRY = Made([figure("总计", "615.50")], [claim("收入总计", "615.5")]).entries("收入总计")[0]
NONE = Made().entries("收入总计")[0]


def wanted(value: str | None, status: Verdict = Verdict.AGREE, unit: str | None = "万元") -> Wanted:
    return Wanted((FILE, "收入总计", "", ""), None if value is None else Decimal(value), unit, "", status)


@pytest.mark.parametrize(
    ("one", "entry", "outcome"),
    [
        (wanted("615.5"), ENTRY, "right"),
        (wanted("6155000", unit="元"), ENTRY, "right"),
        (wanted("615.5", unit="元"), ENTRY, "value"),
        (wanted("615.5", Verdict.TABLE_ONLY), ENTRY, "status"),
        (wanted(None, Verdict.UNDISCLOSED), ENTRY, "value"),
        (wanted(None, Verdict.UNDISCLOSED), NONE, "right"),
        (wanted("615.5"), NONE, "missing"),
        (wanted("615.5"), None, "missing"),
    ],
)
def test_a_value_is_judged_by_amount_and_status(one: Wanted, entry: object, outcome: str) -> None:
    assert judge(one, entry) == outcome  # type: ignore[arg-type]


def test_the_score_counts_wrong_numbers_apart() -> None:
    suite = score([wanted("615.5"), wanted("99")], [ENTRY])
    assert (suite.score, suite.counts["wrong_numbers"], len(suite.misses)) == (0.5, 1, 1)
    assert suite.rows[0] == ("全部", 2, 1, 1, 0, 0)


def test_the_gold_values_cover_the_core_list_of_every_sample() -> None:
    core = {indicator.name for indicator in catalogue().core}
    named = Counter(one.key[0] for one in load_gold(INDICATORS) if one.key[1] in core)
    assert len(named) == 5
    assert set(named.values()) == {len(core)}


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"file": "甲.pdf", "indicator": "收入总计", "value": "一百", "status": "一致"}\n', encoding="utf-8")
    with pytest.raises(HeshuError, match="第 1 行"):
        load_gold(path)
