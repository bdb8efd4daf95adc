"""Suites and their results, over small material of their own."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

import app
from eval.answers import score
from eval.gold import Item, Number, Place, load_gold
from eval.html_report import write
from eval.places import REPORTS
from eval.reading import compare, read_truth
from eval.results import Results, Suite
from eval.runner import run
from extraction.errors import HeshuError
from extraction.report import Kind
from retrieval.reply import Answer, StatedFigure, Status, Verdict


def asked(kind: str, status: Status, *numbers: Number, half: str = "tuning") -> Item:
    return Item(kind, f"{kind}？", (), kind, half, status, numbers, (), (), (), False)


def told(*values: str) -> Answer:
    fixed = ("万元", "甲.pdf", "甲", Kind.FINAL, 2024, 2024, Verdict.TABLE_ONLY, (1,))
    return Answer("", Status.ANSWERED, "", tuple(StatedFigure("", value, *fixed) for value in values))


REFUSED = Answer("", Status.REFUSED, "无法回答。")
TEN = Number(Decimal(10), "万元")


def test_every_question_counts_once_and_wrong_numbers_count_apart() -> None:
    suite = score(
        [
            (asked("right", Status.ANSWERED, TEN), told("10")),
            (asked("wrong", Status.ANSWERED, TEN), told("11")),
            (asked("refused", Status.ANSWERED, TEN), REFUSED),
            (asked("rightly refused", Status.REFUSED), REFUSED),
            (asked("answered", Status.REFUSED, half="held"), told("12")),
        ]
    )
    assert suite.score == pytest.approx(2 / 5)
    assert suite.counts == {"questions": 5, "right": 2, "wrong_numbers": 2}
    rows = {row[0]: row[1:] for row in suite.rows}
    assert rows["全部"] == (5, 2, 0, 1, 1, 1, 2)
    assert rows["保留半"] == (1, 0, 0, 0, 0, 1, 1)
    assert [miss["id"] for miss in suite.misses] == ["wrong", "refused"], "the held half is counted, never listed"


def test_results_as_json_and_as_a_table(tmp_path: Path) -> None:
    read = Suite("reading", ("报告", "应有"), (("甲.pdf", 12),), 0.5, {"cells": 12})
    results = Results((read, Suite("answers", ("题目",), (), 0.9, {})))
    assert results.score() == 0.5
    written = json.loads(write(results, tmp_path / "new").read_text(encoding="utf-8"))
    assert written["suites"][0]["rows"] == [{"报告": "甲.pdf", "应有": 12}]
    assert results.table().splitlines()[:3] == ["reading  得分 50.0%", "报告    应有", "甲.pdf    12"]


def test_cells_are_compared_on_the_pages_of_the_truth(tmp_path: Path) -> None:
    contract = {"file": "甲.pdf", "page": 6, "table": "收入决算表", "row": "合 计", "row_code": "", "column": "本年收入合计"}
    contract["value"] = "10.00"
    outside = {"report": "乙.pdf", "page": 7, "table_title": "支出", "row_label": "合计", "row_code": "", "column_label": "合计"}
    outside["value"] = "1,234.5"
    (tmp_path / "甲.jsonl").write_text(json.dumps(contract) + "\n", encoding="utf-8")
    (tmp_path / "cells.json").write_text(json.dumps([outside, outside]), encoding="utf-8")
    cell = (6, "收入决算表", "合计", "", "本年收入合计", Decimal(10))
    assert read_truth(tmp_path) == {"甲.pdf": Counter([cell])}
    assert read_truth(tmp_path / "cells.json") == {"乙.pdf": Counter({(7, "支出", "合计", "", "合计", Decimal("1234.5")): 2})}
    made_up, elsewhere = (6, "收入决算表", "合计", "", "财政拨款收入", Decimal(10)), (9, "支出", "合计", "", "合计", Decimal(1))
    assert compare(Counter([cell]), Counter([made_up, elsewhere]), {6}) == (Counter([cell]), Counter([made_up]))


@pytest.mark.parametrize("text", ['{"id": 1}', "[]", "{", '{"id": 1, "question": "", "type": "", "numbers": [{"value": "x"}]}'])
def test_a_bad_gold_line_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + text, encoding="utf-8")
    with pytest.raises(HeshuError, match="第 2 行"):
        load_gold(path)


def test_the_command_prints_json_writes_it_and_fails_under_the_floor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    suite = Suite("answers", ("题目", "题数"), (("全部", 2),), 0.5, {"questions": 2})
    monkeypatch.setattr("eval.runner.SUITES", {"answers": lambda: suite})
    assert app.main(["eval", "--json", "--fail-under", "0.6", "-o", str(tmp_path)]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["score"] == 0.5 and printed == json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert app.main(["eval", "--suite", "answers", "--fail-under", "0.5"]) == 0
    assert "得分 50.0%" in capsys.readouterr().out
    assert app.main(["eval", "--fail-under", "95"]) == 2


def test_bad_usage() -> None:
    with pytest.raises(HeshuError, match="没有名为“x”"):
        run(["x"])
    with pytest.raises(HeshuError, match="须同时给出"):
        run(reports=Path())
    with pytest.raises(HeshuError, match="只用于一项评测"):
        run(["audit"], reports=Path(), truth=Path())
    with pytest.raises(HeshuError, match="无法读取真值"):
        run(reports=Path(), truth=Path("missing.json"))


def test_a_user_scores_his_own_questions_over_his_own_reports(tmp_path: Path) -> None:
    gold, reports = tmp_path / "mine.jsonl", tmp_path / "reports"
    reports.mkdir()
    report = next(REPORTS.glob("贵阳*.pdf"))
    copy = reports / "甲.pdf"
    copy.write_bytes(report.read_bytes())
    asked = {"id": "1", "type": "value", "question": "本年收入合计是多少？"}
    right = {"numbers": [{"value": "672.13", "unit": "万元"}], "citations": [{"file": copy.name}]}
    wrong = {"id": "2", "numbers": [{"value": "12345", "unit": "万元"}]}
    gold.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in (asked | right, asked | wrong)), encoding="utf-8")
    (suite,) = run(["answers"], reports=reports, truth=gold).suites
    assert suite.counts["questions"] == 2 and [miss["id"] for miss in suite.misses] == ["2"]


def test_gold_places_carry_lists_and_single_values(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    places = [{"file": "甲.pdf", "page": [1, 2], "row": "合计"}, [{"file": "乙.pdf"}]]
    path.write_text(json.dumps({"id": 1, "question": "？", "type": "value", "citations": places}), encoding="utf-8")
    (item,) = load_gold(path)
    assert item.citations == ((Place("甲.pdf", frozenset({1, 2}), rows=frozenset({"合计"})),), (Place("乙.pdf"),))
