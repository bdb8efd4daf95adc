"""Suite `answers`: the gold questions asked of a library of the sample reports, without a model."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from eval.gold import Item, load_gold
from eval.metrics import Judgement, judge
from eval.places import QUESTIONS, REPORTS
from eval.results import Suite
from extraction.errors import HeshuError
from retrieval.reply import Answer, Status

Graded = tuple[Item, Judgement, Answer]
Ask = Callable[[Item], Answer]

_HALVES = (("tuning", "调试半"), ("held", "保留半"))
_COLUMNS = ("题目", "题数", "全对", "对而出处有误", "缺", "误拒", "误答", "错数")


def run(reports: Path = REPORTS, gold: Path = QUESTIONS) -> Suite:
    """Read the reports into a library of their own, ask every question, score the answers."""
    from retrieval.settings import load_settings

    load_settings()
    from retrieval.answer import ask
    from retrieval.ingest import ingest
    from retrieval.library import Library

    items = load_gold(gold)
    with tempfile.TemporaryDirectory(prefix="heshu-eval-") as folder:
        library = Library(Path(folder))
        result = ingest([reports], library)
        if result.errors:
            raise HeshuError(result.errors[0])
        return score([(item, ask(item.question, library, history=item.history, id=item.id)) for item in items])


def score(answers: Iterable[tuple[Item, Answer]]) -> Suite:
    """The suite's result: by half, by wording, by type."""
    graded: list[Graded] = [(item, judge(item, answer), answer) for item, answer in answers]
    rows = [_row("全部", graded)]
    rows += [_row(name, [one for one in graded if one[0].half == half]) for half, name in _HALVES]
    rows.append(_row("措辞未见过", [one for one in graded if one[0].novel]))
    rows += [_row(kind, [one for one in graded if one[0].type == kind]) for kind in dict.fromkeys(one[0].type for one in graded)]
    right = sum(judgement.right_and_cited for _, judgement, _ in graded)
    misses = tuple(_miss(*one) for one in graded if one[0].half == "tuning" and not one[1].right_and_cited)
    counts = {"questions": len(graded), "right": right, "wrong_numbers": _wrong_numbers(graded)}
    return Suite("answers", _COLUMNS, tuple(rows), right / len(graded) if graded else 0.0, counts, misses)


def _row(name: str, graded: Sequence[Graded]) -> tuple[str | int, ...]:
    """A question counts in one of 全对 … 误答, in none of them where only a wrong number spoils it; 错数 counts apart."""
    answered = [(item, judgement) for item, judgement, answer in graded if answer.status is Status.ANSWERED]
    return (
        name,
        len(graded),
        sum(judgement.right_and_cited for _, judgement, _ in graded),
        sum(judgement.right and not judgement.cited for _, judgement in answered),
        sum(judgement.status and bool(judgement.missing) for _, judgement in answered),
        sum(not judgement.status and answer.status is not Status.ANSWERED for _, judgement, answer in graded),
        sum(not judgement.status for _, judgement in answered),
        _wrong_numbers(graded),
    )


def _wrong_numbers(graded: Sequence[Graded]) -> int:
    """How many answers state a number that they must not: the count that matters most."""
    return sum(bool(judgement.wrong) for _, judgement, _ in graded)


def _miss(item: Item, judgement: Judgement, answer: Answer) -> dict[str, Any]:
    place = next((place for group in item.citations for place in group), None)
    return {
        "id": item.id, "question": item.question, "history": list(item.history),
        "file": place.file if place else None, "page": min(place.pages, default=None) if place else None,
        "expected": item.status.value,
        "numbers": [f"{one.value:f}{one.unit}" for one in item.numbers], "contains": list(item.contains),
        "missing": list(judgement.missing), "wrong_numbers": list(judgement.wrong), "cited": judgement.cited,
        "status": answer.status.value, "answer": answer.answer,
        "citations": [{"file": one.file, "page": one.page, "table": one.table, "row": one.row, "column": one.column}
                      for one in answer.citations],
    }  # fmt: skip
