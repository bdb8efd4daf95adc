"""Headings against sentences, list items and definitions."""

from __future__ import annotations

import pytest

from extraction.captions import clean_title
from extraction.headings import Rank, is_figure_caption, is_form_line, mark_of, numbered_heading, unnumbered_title


@pytest.mark.parametrize(
    ("text", "title", "rank"),
    [
        ("第二部分2023年度部门决算表", "第二部分 2023年度部门决算表", Rank.PART),
        ("第四部分:名词解释", "第四部分 名词解释", Rank.PART),
        ("三、支出决算情况说明", "三、支出决算情况说明", Rank.CHAPTER),
        ("一、2024年“三公”经费预算情况说明", "一、2024年“三公”经费预算情况说明", Rank.CHAPTER),
        ("（二）绩效评价依据。", "（二）绩效评价依据", Rank.SECTION),
        ("1、项目立项依据", "1、项目立项依据", Rank.ITEM),
    ],
)
def test_headings(text: str, title: str, rank: Rank) -> None:
    heading = numbered_heading(text)
    assert heading is not None
    assert (heading.title, heading.rank) == (title, rank)


@pytest.mark.parametrize(
    "text",
    [
        "（三）负责全市水利工程的建设和管理工作。",
        "二、事业收入：指事业单位开展专业活动取得的收入。",
        "1、基本支出120.5万元。",
        "1.云川市水务局（本级）",
        "十二、卫生健康支出（类）行政事业单位医疗（款）事业单",
        "（一）绩效自评开展情况。本单位按要求组织自评。",
        "收入合计30万元",
    ],
)
def test_sentences_and_list_items_are_no_headings(text: str) -> None:
    assert numbered_heading(text) is None


def test_numbers_that_are_no_list_marks() -> None:
    assert mark_of("2024年度收入合计") is None
    assert mark_of("1.5万元") is None
    assert mark_of("64.318200万元，减少主要原因：压减印刷支出。") is None
    assert mark_of("2.12345热线项目") == (Rank.ITEM, "2.")
    assert mark_of("21. 24万元，构成如下") is None
    assert mark_of("（项）。年初预算") is None
    assert mark_of("1.12348热线租赁") == (Rank.ITEM, "1.")


def test_lines_of_forms_and_charts() -> None:
    assert is_form_line("公开03表") and is_form_line("部门：云川市水务局") and is_form_line("公开05表金额单位：万元")
    assert not is_form_line("部门：云川市水务局，负责全市水利。")
    assert is_figure_caption("图2：收入构成") and is_figure_caption("支出决算变动情况图")
    assert unnumbered_title("图2：收入构成") is None


@pytest.mark.parametrize(("printed", "title"), [
    ("附件1 2023年度重点工程完成情况表", "2023年度重点工程完成情况表"), ("附件1-2 2024年度收入决算表", "2024年度收入决算表"),
    ("表1 2024年度支出决算表", "2024年度支出决算表"), ("附表2024年度情况表", "2024年度情况表"),
    ("附件12 收入决算表", "收入决算表"), ("表一：收入支出决算总表", "收入支出决算总表"), ("附表1：收入决算表", "收入决算表"),
])  # fmt: skip
def test_the_number_before_a_title_takes_nothing_of_its_year(printed: str, title: str) -> None:
    assert clean_title(printed) == title
