"""The last gate: no number without a figure that supports it."""

from __future__ import annotations

import pytest

from extraction.report import Kind
from retrieval.composing.verify import unsupported
from retrieval.reply import Answer, StatedFigure, Status, Verdict


def answer(text: str, *values: str) -> Answer:
    figures = tuple(
        StatedFigure("工会经费", value, "万元", "甲.pdf", "甲局", Kind.FINAL, 2024, 2024, Verdict.TABLE_ONLY, (1,))
        for value in values
    )
    return Answer("问", Status.ANSWERED, text, figures)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("甲局2024年度工会经费为2,946.25万元。[1]", ["2946.25"]),
        ("比上年减少0.69万元。[1][2]", ["-0.69"]),
        ("“12345热线”项目为3.00万元（2024年项目支出绩效自评表）。[1]", ["3.00"]),
    ],
)
def test_supported_numbers_pass(text: str, values: list[str]) -> None:
    assert unsupported(answer(text, *values)) == []


def test_a_number_without_a_figure_is_named() -> None:
    assert unsupported(answer("工会经费为20.00万元，办公费为30.00万元。", "20.00")) == ["30.00"]
    assert unsupported(answer("工会经费为20.00万元。", "20.0")) == []


def test_names_and_quotations_are_not_statements() -> None:
    assert unsupported(answer("某市12345中心：工会经费为20.00万元。", "20.00"), ["某市12345中心"]) == []
