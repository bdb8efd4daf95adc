"""What projects spent on items of the economic classification, which the form of 基本支出 does not tell."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status


@pytest.mark.parametrize("items", ["办公费和差旅费", "办公费、差旅费", "办公费"])
def test_items_of_projects_are_not_those_of_basic_expenditure(items: str, town: Library) -> None:
    assert ask(f"云泽市财政局2024年{items}的项目支出是多少", town).status is Status.REFUSED
