"""Sections and paragraphs: joined over lines and pages, without furniture, contents list and cover."""

from __future__ import annotations

import pytest

from extraction.outline import outline
from extraction.report import Block, Document, Grid, GridCell, Line, Place

LEFT, RIGHT, EM = 72.0, 516.0, 12.0


def text_document(*lines: str) -> Document:
    blocks = tuple(Line(text, Place(lines=(number, number))) for number, text in enumerate(lines, start=1) if text)
    return Document("a.txt", blocks, None, len(lines))


def printed(page: int, top: float, text: str, indent: float = 0.0, right: float = RIGHT, size: float = EM) -> Line:
    left = LEFT + indent * EM
    return Line(text, Place(page=page, bbox=(left, top, right, top + size)), size)


def page_document(*blocks: Block, pages: int = 3) -> Document:
    return Document("a.pdf", tuple(blocks), pages, None)


LONG = "本单位贯彻落实水利工作的方针政策和决策部署，承担全市水利工程的规划建设与运行管理并"


def test_text_lines_are_joined_in_the_middle_of_a_sentence() -> None:
    document = text_document("二、收入决算情况说明", "", "2022年度收入合计88.5万元，完成年", "", "初预算的95%。", "", "下一段。")
    assert [paragraph.text for paragraph in outline(document, ()).paragraphs] == [
        "2022年度收入合计88.5万元，完成年初预算的95%。", "下一段。",
    ]  # fmt: skip


def test_a_line_that_gives_the_reason_of_the_numbers_before_it_goes_on_with_them() -> None:
    told, why = "行政运行（项）支出决算为88.5万元，完成年初预算的107%。", "决算数大于年初预算数的主要原因是追加经费。"
    document = text_document("二、支出决算情况说明", "", told, why, "主要原因分析如下。")
    assert [paragraph.text for paragraph in outline(document, ()).paragraphs] == [told + why, "主要原因分析如下。"]


def test_short_list_items_are_paragraphs_and_end_with_an_office() -> None:
    offices = ("1. 星河市档案局", "", "2. 星河市政务服务便民热线管理中心")
    document = text_document("二、机构设置", "", *offices, "", "截至2023年末，有在职人员5人。")
    assert [paragraph.text for paragraph in outline(document, ()).paragraphs] == [
        "1.星河市档案局", "2.星河市政务服务便民热线管理中心", "截至2023年末，有在职人员5人。",
    ]  # fmt: skip


def test_paths_follow_the_numbers() -> None:
    lines = ["第三部分", "", "情况说明", "一、收入情况", "（一）结构情况", "收入100万元。", "二、支出情况", "支出90万元。"]
    found = outline(text_document(*lines), ())
    assert [paragraph.section for paragraph in found.paragraphs] == [
        ("第三部分 情况说明", "一、收入情况", "（一）结构情况"),
        ("第三部分 情况说明", "二、支出情况"),
    ]
    assert [section.level for section in found.sections] == [1, 2, 3, 2]


def test_cover_and_contents_are_left_out() -> None:
    contents = ["目 录", "第一部分 单位概况", "一、主要职责", "第二部分 决算表", "收入决算表", "第三部分 名词解释 ...... 12"]
    body = ["第一部分 单位概况", "一、主要职责", "负责水利工程。"]
    found = outline(text_document("2022年度", "云川市水务局部门决算", *contents, *body), ())
    assert [section.title for section in found.sections] == ["第一部分 单位概况", "一、主要职责"]
    assert [paragraph.text for paragraph in found.paragraphs] == ["负责水利工程。"]


def test_a_part_takes_its_number_from_the_contents_list() -> None:
    contents = ["目录", "第一部分 概况", "第二部分 云川市水务局2022年度部门决算表"]
    found = outline(text_document(*contents, "第一部分 概况", "负责水利。", "云川市水务局2022年度部门决算表", "本表无数据。"), ())
    assert found.paragraphs[-1].section == ("第二部分 云川市水务局2022年度部门决算表",)


def test_a_paragraph_runs_over_a_page_break_with_a_place_on_each_page() -> None:
    filler = [printed(1, 100 + 20 * n, LONG, indent=0) for n in range(8)]
    document = page_document(
        printed(1, 80, "一、主要职责", indent=2, right=160),
        *filler,
        printed(1, 800, "1", right=80),
        printed(2, 80, "保障供水安全。", right=160),
        printed(2, 100, "另起一段说明情况。", indent=2, right=200),
    )
    first, second = outline(document, ()).paragraphs
    assert first.text.endswith("并保障供水安全。")
    assert [place.page for place in first.source.places] == [1, 2]
    assert first.source.places[0].bbox == (LEFT, 100.0, RIGHT, 252.0)
    assert second.text == "另起一段说明情况。"


def test_the_lines_of_a_paragraph_are_known() -> None:
    document = text_document("2022年度收入合计88.5万元，完成年初预", "算的95%，比上年增加3万元。")
    (paragraph,) = outline(document, ()).paragraphs
    starts = [start for start, _ in paragraph.lines]
    assert starts[0] == 0 and paragraph.text[starts[1] :].startswith("算的95%")
    assert paragraph.lines[1][1] == Place(lines=(2, 2))


def test_an_indented_line_starts_a_paragraph_after_a_full_line() -> None:
    body = [printed(1, 100 + 20 * n, LONG[:-1] + "。", indent=2 if n % 2 == 0 else 0) for n in range(8)]
    assert len(outline(page_document(*body), ()).paragraphs) == 4


def test_running_heads_go_and_tables_part_paragraphs() -> None:
    blocks: list[Block] = []
    for page in (1, 2, 3):
        blocks += [
            printed(page, 30, "云川市水务局2022年度部门决算", right=300),
            printed(page, 100, f"第{page}段说明情况。", right=200),
        ]
        cell = GridCell(0, 0, "1", Place(page=page))
        blocks += [Grid((cell,), Place(page=page)), printed(page, 300, "注：本表无数据。", right=200)]
        blocks += [printed(page, 800, f"- {page} -", right=90)]
    texts = [paragraph.text for paragraph in outline(page_document(*blocks), ()).paragraphs]
    assert texts == [
        "第1段说明情况。",
        "注：本表无数据。",
        "第2段说明情况。",
        "注：本表无数据。",
        "第3段说明情况。",
        "注：本表无数据。",
    ]


@pytest.mark.parametrize("text", ["科目编码 科目名称", "合计 基本支出 项目支出", "栏次 1 2 3", "公开09表"])
def test_what_is_printed_of_an_empty_form_is_no_part_of_the_note_under_it(text: str) -> None:
    note = "说明：本部门无国有资本经营预算财政拨款支出，本表为空。"
    assert [paragraph.text for paragraph in outline(text_document(text, note), ()).paragraphs] == [note]


def test_a_numbered_title_of_two_words_is_none_of_a_form() -> None:
    sections = outline(text_document("第一部分 单位概况", "本单位负责城市供水。"), ()).sections
    assert [section.path for section in sections] == [("第一部分 单位概况",)]


def test_a_large_line_is_a_title() -> None:
    body = [printed(1, 100 + 20 * n, LONG, indent=0) for n in range(8)]
    document = page_document(printed(1, 50, "云川市水务局主要职能", indent=10, right=350, size=18), *body)
    assert outline(document, ()).paragraphs[0].section == ("云川市水务局主要职能",)


def test_a_collapsed_table_is_no_paragraph() -> None:
    collapsed = "项目 金额 301 工资福利支出 12.5 302 商品和服务支出 3.1 30201 办公费 2.2 30202 印刷费 0.4 30203 咨询费"
    assert outline(text_document("六、基本支出情况说明", collapsed), ()).paragraphs == ()


@pytest.mark.parametrize("title", ["（四）预算绩效管理情况", "（四）政府采购", "（四）机关运行经费"])
def test_a_heading_that_its_text_follows_heads_what_comes_after(title: str) -> None:
    lines = "十、其他重要事项", f"{title}。组织对6个项目开展自评。", "", "自评结果为优。", "", "（五）其他。无。"
    document = text_document(*lines)
    paths = [paragraph.section[1:] for paragraph in outline(document, ()).paragraphs]
    assert paths == [(title,), (title,), ()]
