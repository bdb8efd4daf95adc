"""How many bodies a report is of, and how many of them stand beside its head: 局本级和 2 个下属单位."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.report import Kind
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import original
from tests.retrieval.town import report_from

TOLD, LISTED = "云泽市水务局", "云泽市林业局"
SECTION = ("第一部分 概况", "二、部门决算单位构成")
TEXTS = {
    TOLD: ("2024年度部门决算编制范围包括局本级和2个下属事业单位，即堤防管理站、供水服务中心。",),
    LISTED: ("纳入部门决算编制范围的单位包括：", "1、云泽市林业局本级", "2、云泽市苗圃", "3、云泽市防火站"),
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("bodies")
    library = Library(folder / "library")
    for who, texts in TEXTS.items():
        made = report_from(f"{who}.pdf", who, (), tuple((*SECTION, text) for text in texts))
        library.add(made, original(folder / who, f"{who}.pdf"))
    return library


@pytest.mark.parametrize(("asked", "label", "value"), [
    (f"{TOLD}有几个下属单位", "下属单位数", "2"), (f"{TOLD}决算编制单位有几个", "决算编制单位数", "3"),
    (f"{TOLD}二级单位几家", "下属单位数", "2"), (f"{LISTED}有几个下属单位", "决算编制单位数", "3"),
])  # fmt: skip
def test_the_head_is_counted_only_where_all_are_asked_for(asked: str, label: str, value: str, held: Library) -> None:
    first = ask(asked, held).figures[0]
    assert (first.label, first.value) == (label, value)


@pytest.mark.parametrize(
    ("asked", "label", "value"), [("下属有几家单位", "下属单位数", "2"), ("编制单位有几家", "预算编制单位数", "3")]
)
def test_a_budget_counts_the_bodies_under_the_head_in_its_own_words(asked: str, label: str, value: str, tmp_path: Path) -> None:
    texts = ("春山街道部门预算是包括街道本部以及下属2家预算单位的综合收支计划。",)
    library, file = Library(tmp_path / "library"), "预算.pdf"
    made = report_from(
        file, "云泽市春山街道办事处", (), tuple(("第一部分", "机构设置", text) for text in texts), kind=Kind.BUDGET
    )
    library.add(made, original(tmp_path, file))
    first = ask(f"春山街道{asked}", library).figures[0]
    assert (first.label, first.value) == (label, value)
    library.close()
