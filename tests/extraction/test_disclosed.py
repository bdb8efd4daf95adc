"""What a report tells without a number: that there is none of a thing, and lists that are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extraction.crosscheck import Verdict
from extraction.extract import Entry
from extraction.prose import read_claims
from extraction.report import ClaimKind, Paragraph
from tests.extraction.extract_made import Made, claim, figure, paragraph


def entry(name: str, *texts: str | Paragraph) -> Entry:
    made = Made(paragraphs=[text if isinstance(text, Paragraph) else paragraph(text) for text in texts])
    return made.entries(name)[0]


@pytest.mark.parametrize(
    "text",
    [
        "本部门无财政拨款安排的机关运行经费支出。",
        "我单位不是行政单位，也不是参公事业单位，无机关运行经费。",
        "本单位为事业单位没有机关运行经费。",
        "本单位属于事业单位，按规定不统计机关运行经费。",
        "本单位为事业单位，按规定不编报机关运行经费。",
        "我院为事业单位，不属于机关运行经费统计范围。",
    ],
)
def test_a_denial_is_a_blank_with_its_sentence(text: str) -> None:
    found = entry("机关运行经费", text)
    assert (found.status, found.amount) == (Verdict.BLANK, None)
    assert found.to_json()["readings"][0]["citation"]["quote"] == text


def test_the_head_of_a_form_without_rows_is_no_part_of_the_denial_under_it() -> None:
    text = "科目编码科目名称本年支出合计基本支出合计说明：本单位2023年度无机关运行经费支出。"
    quote = entry("机关运行经费", text).to_json()["readings"][0]["citation"]["quote"]
    assert quote == "说明：本单位2023年度无机关运行经费支出。"


@pytest.mark.parametrize(
    "text",
    [
        "机关运行经费：为保障没有编制的单位运行，机关运行经费另行安排。",
        "上年没有机关运行经费支出。",
        "本年没有安排机关运行经费预算。",
        "没有发生因公出国，机关运行经费支出略有增加。",
    ],
)
def test_other_sentences_deny_nothing(text: str) -> None:
    assert entry("机关运行经费", text).status is Verdict.UNDISCLOSED


def test_the_glossary_denies_nothing() -> None:
    text = paragraph("本单位没有机关运行经费。", "第四部分 名词解释")
    assert entry("机关运行经费", text).status is Verdict.UNDISCLOSED


def test_a_denial_of_spending_says_nothing_of_the_budget() -> None:
    text = "本单位没有使用财政拨款安排“三公”经费。"
    assert entry("三公经费预算数", text).status is Verdict.UNDISCLOSED
    assert entry("三公经费决算数", text).status is Verdict.BLANK


def test_numbered_units_below_the_sentence_are_counted() -> None:
    found = entry("决算编制单位数", "纳入档案局2024年度部门决算编制范围的单位包括：", "1、档案局本级", "2.档案馆", "注：无。")
    assert (str(found.amount and found.amount.value), found.status, found.note) == ("2", Verdict.PROSE_ONLY, "由所列名单数出")
    assert found.to_json()["readings"][0]["sentence"].endswith("档案局本级；档案馆")


def test_the_rows_of_a_table_of_units_are_counted() -> None:
    rows = ("序号 单位名称 备注", "1 档案局（本级）", "2 档案馆 并入本级", "3 方志馆")
    found = entry("决算编制单位数", "列入决算编制范围的单位包括：", *rows)
    assert str(found.amount and found.amount.value) == "3"
    staffed = [figure(row, "12", "在职人数", form=None, section=("二、机构设置",)) for row in ("档案馆", "合计")]
    made = Made(staffed, paragraphs=[paragraph("列入决算编制范围的单位见下表：")])
    (found,) = made.entries("决算编制单位数")
    assert (str(found.amount and found.amount.value), found.status) == ("1", Verdict.TABLE_ONLY)


def test_a_table_of_units_that_goes_on_over_the_page_is_counted_whole() -> None:
    rows = ("序号 单位名称", "1 教育局（本级）", "2 第一中学", "序号 单位名称", "3 第二中学", "4 实验小学")
    found = entry("决算编制单位数", "纳入决算编制范围的二级预算单位包括：", *rows)
    assert str(found.amount and found.amount.value) == "4"


def test_a_list_that_is_broken_off_or_not_numbered_from_one_is_not_counted() -> None:
    assert entry("决算编制单位数", "编制范围的单位包括：", "2.档案馆").status is Verdict.UNDISCLOSED
    assert entry("决算编制单位数", "编制范围的单位包括：", "档案馆负责保管档案。").status is Verdict.UNDISCLOSED


def test_divisions_named_in_the_sentence_are_counted_where_all_are_divisions() -> None:
    found = entry("内设机构数", "内设科室包括：综合科、保管科、利用科。")
    assert str(found.amount and found.amount.value) == "3"
    assert entry("内设机构数", "从单位构成看，决算包括：本级决算、所属1个事业单位决算。").status is Verdict.UNDISCLOSED


def test_a_printed_number_comes_before_any_list() -> None:
    made = Made([], [claim("内设机构", "5", ClaimKind.COUNT, "个")], [paragraph("内设机构5个，分别是：甲科、乙科。")])
    (found,) = made.entries("内设机构数")
    assert (str(found.amount and found.amount.value), found.note) == ("5", "")


@pytest.mark.parametrize(("text", "heading"), [
    ("本单位没有使用政府性基金预算财政拨款安排的支出。", "其他说明"),
    ("本年度无此项支出。", "五、政府性基金预算财政拨款支出决算情况说明"),
])  # fmt: skip
def test_a_denial_in_other_words(text: str, heading: str) -> None:
    said = replace(paragraph(text), section=(heading,))
    assert entry("政府性基金预算财政拨款支出", said).status is Verdict.BLANK


def test_nothing_of_what_another_heading_names() -> None:
    said = replace(paragraph("本年度无此项支出。"), section=("六、国有资本经营预算财政拨款支出情况",))
    assert entry("政府性基金预算财政拨款支出", said).status is not Verdict.BLANK


def test_that_there_is_none_of_a_thing_says_nothing_of_its_rates() -> None:
    found = entry("完成年初预算百分比", "本单位没有使用政府性基金预算财政拨款安排的支出。")
    assert found.status is Verdict.UNDISCLOSED


@pytest.mark.parametrize(
    ("text", "all_bodies", "beside"),
    [
        ("2024年度部门决算编制范围包括局本级和2个下属事业单位——甲中心、乙站。", "3", "2"),
        ("部门决算汇总公开单位构成包括：甲局本级以及4个二级预算单位，即甲站等。", "5", "4"),
        ("纳入部门决算编制范围的单位共3个，包括局本级及2个下属事业单位。", "3", "2"),
    ],
)
def test_the_head_counts_among_the_bodies_and_not_among_those_beside_it(text: str, all_bodies: str, beside: str) -> None:
    told = paragraph(text, "二、部门决算单位构成")
    made = Made(claims=list(read_claims([told], 2024)), paragraphs=[told])
    for name, number in (("决算编制单位数", all_bodies), ("下属单位数", beside)):
        (found,) = made.entries(name)
        assert str(found.amount and found.amount.value) == number
