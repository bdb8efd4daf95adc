"""Terms of the glossary, by the words that people use for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from tests.retrieval.made import library_of_texts

TEXT = """云泽市统计局2024年度部门决算

第一部分 部门概况

一、机构情况

截至2024年12月31日，本局核定行政编制86名，实有在职人员79人。

第四部分 名词解释

一、“四上”企业：指规模以上工业等四类规模以上企业的统称。

二、“两员”：指普查指导员和普查员。

三、其他收入：指除上述收入以外取得的各项收入，主要是房屋出租收入、利息收入等。
"""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("什么叫“四上”企业？", "指规模以上"),
        ("四上企业是什么意思", "指规模以上"),
        ("四上企业是什么", "指规模以上"),
        ("统计局报告里两员是指什么", "指普查指导员"),
    ],
)
def test_a_term_that_is_printed_in_quotation_marks(tmp_path: Path, question: str, begins: str) -> None:
    held = library_of_texts(tmp_path, {"云泽市统计局2024年度部门决算.txt": TEXT})
    assert begins in ask(question, held).answer


@pytest.mark.parametrize("asked", ["主要是哪些钱", "都是哪些钱", "主要是什么钱"])
def test_what_money_a_thing_mainly_is(tmp_path: Path, asked: str) -> None:
    held = library_of_texts(tmp_path, {"云泽市统计局2024年度部门决算.txt": TEXT})
    assert "房屋出租收入" in ask(f"统计局的其他收入{asked}", held).answer


def test_posts_that_a_longer_name_is_given_to(tmp_path: Path) -> None:
    held = library_of_texts(tmp_path, {"云泽市统计局2024年度部门决算.txt": TEXT})
    assert [one.value for one in ask("统计局行政编制多少名", held).figures] == ["86"]
