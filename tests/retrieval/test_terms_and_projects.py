"""What a term is there for, projects that one report alone has, and last year's amount beside another thing's total."""

from __future__ import annotations

import pytest

from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import figure, original
from tests.retrieval.town import cells, report_from

FORESTS, SCHOOL = "青禾县林业局", "云泽市职业学校"
FORM = {"table": "项目支出绩效自评表", "form": "performance", "panel": ""}
TEXTS = (
    ("第三部分 说明", "四、“三公”经费说明", "2024年度“三公”经费支出决算数比2023年增加18.53万元，增长80.07%。"),
    ("第五部分 名词解释", "名词解释", "（九）护林驿站：指面向护林员开展歇脚休息和物资补给的场所。"),
    ("第三部分 说明", "十、重点工作", "全年建成护林驿站23家。"),
)


def _project(file: str, name: str, rate: str, score: str) -> list[Figure]:
    return [
        figure(file, "年度资金总额", rate, ("执行率",), table_no=2, subject=name, **FORM),
        figure(file, "总分", score, ("得分",), table_no=2, subject=name, **FORM),
    ]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("terms")
    library = Library(folder / "library")
    rows = {"（一）支出合计": "41.68", "公务接待费": "2.79", "（一）行政单位": "65.23", "合计": "77.05"}
    public = cells("林业.pdf", "财政拨款“三公”经费情况表", "three_public", 1, rows, panel="", column=("决算统计数",))
    forests = (*public, *_project("林业.pdf", "松材线虫病等有害生物防治项目", "75.98", "96.00"))
    for one in (
        report_from("林业.pdf", FORESTS, forests, TEXTS),
        report_from("学校.pdf", SCHOOL, tuple(_project("学校.pdf", "职业教育质量提升计划项目", "88.20", "95.10"))),
    ):
        library.add(one, original(folder / one.organisation, one.file))
    return library


@pytest.mark.parametrize("asked", ["“护林驿站”是干什么的？", "护林驿站是做什么用的"])
def test_what_a_term_is_there_for_is_told_by_its_definition(asked: str, held: Library) -> None:
    assert "指面向护林员" in ask(f"{FORESTS}{asked}", held).answer


def test_a_project_of_one_report_keeps_to_it_in_every_part_of_a_question(held: Library) -> None:
    told = ask("松材线虫病防治项目预算执行率是多少，自评多少分？", held)
    assert [one.value for one in told.figures] == ["75.98", "96.00"]
    assert SCHOOL not in ask("松材线虫病防治项目自评多少分", held).answer


def test_the_total_of_another_thing_in_the_form_does_not_keep_last_year_untold(held: Library) -> None:
    assert "23.15" in ask(f"{FORESTS}2023年的三公经费是多少", held).answer
