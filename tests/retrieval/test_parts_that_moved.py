"""Which part of a thing moved, what a budget says below its 款 and of its quarters, and two forms that print one thing."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.report import Role
from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import figure, original
from tests.retrieval.town import cells, report_from

WHO, FILE = "云泽市林业局", "林业.pdf"
OTHER, OTHER_FILE = "青禾县林业局", "青禾.pdf"
THREE: dict[str, Any] = {"form": "three_public", "table": "“三公”经费支出决算表", "panel": "", "table_no": 2}
RUN = "农林水支出（类）水利（款）行政运行（项）"


def three_public(column: str, role: Role, *amounts: str) -> list[Any]:
    names = ("合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    return [figure(FILE, "", raw, (column, name), role=role, **THREE) for name, raw in zip(names, amounts, strict=True)]


FIGURES = (
    *cells(FILE, "收入支出决算总表", "income_expenditure", 1, {"八、农林水支出": "326.71", "总计": "500.00"}, panel="支出"),
    *three_public("预算数", Role.BUDGET, "11.00", "0.00", "9.00", "2.00"),
    *three_public("决算数", Role.FINAL, "8.00", "0.00", "6.50", "1.50"),
    *cells(FILE, "支出决算表", "expenditure", 3, {"农林水支出": "326.72"}, panel="", row_code="213"),
    *cells(FILE, "支出决算表", "expenditure", 3, {"水利": "110.60"}, panel="", row_code="21302"),
    *cells(FILE, "基本支出决算表", "basic_expenditure", 4, {"办公费": "3.00", "差旅费": "4.00"}, panel="公用经费"),
)
TEXTS = (
    ("第三部分 说明", "一、“三公”经费说明", "因公出国（境）费支出0万元，与上年持平；公务用车购置及运行维护费支出6.50万元，"
     "比上年减少1.00万元；公务接待费支出1.50万元，比上年增加0.30万元。公务接待费支出增加的主要原因：来访单位增多。"),
    ("第三部分 说明", "二、政府性基金说明", f"“{RUN}”110.60万元。2023年当年预算执行数为114.00万元，2024年预算安排110.60万元，"
     "比2023年预算执行数减少2.98%。"),
    ("第三部分 说明", "三、会议费说明", "会议费预算为1.90万元，支出决算为0.00万元，完成预算的0%，主要原因是会议改为线上召开。"),
    ("项目说明", "六、年度预算安排", "第一季度用款计划10.00万元，第二季度用款计划20.00万元，第三季度用款计划30.00万元，"
     "第四季度用款计划40.50万元。"),
)  # fmt: skip
OTHERS = (*cells(OTHER_FILE, "基本支出决算表", "basic_expenditure", 4, {"办公费": "1.10", "差旅费": "2.20"}, panel="公用经费"),)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("moved")
    library = Library(folder / "library")
    library.add(report_from(FILE, WHO, FIGURES, TEXTS), original(folder / WHO, FILE))
    library.add(report_from(OTHER_FILE, OTHER, OTHERS, ()), original(folder / OTHER, OTHER_FILE))
    return library


@pytest.mark.parametrize(
    ("before", "asked", "told"),
    [
        ((), f"{WHO}三公经费里哪一项比预算少得最多", "减少2.50万元（推算）"),
        ((), f"{WHO}三公经费主要省在哪一项", "公务用车购置及运行维护费减少最多"),
        ((f"{WHO}三公经费比预算少了多少",), "主要少在哪一块", "公务用车购置及运行维护费减少最多"),
        ((), f"{WHO}三公经费里哪一项比上年增加最多", "公务接待费支出增加最多"),
        ((), f"{WHO}三公经费里哪一项反而上升了", "公务接待费支出增加最多"),
        ((f"{WHO}三公经费多少",), "里面哪一项降了", "公务用车购置及运行维护费支出减少最多"),
        ((f"{WHO}三公经费多少", "比上年少了多少"), "里面哪一项反而涨了，为什么？", "来访单位增多"),
        ((), f"{WHO}水利比上年执行数降了百分之几", "水利行政运行比上年预算执行下降2.98%"),
        ((), f"{WHO}四个季度一共计划用款多少", "合计为100.50万元"),
        ((), f"{WHO}上半年计划用款多少", "合计为30.00万元"),
        ((), f"{WHO}农林水支出，总表写326.71，支出决算表写326.72，哪个对", "只差四舍五入的尾差，不算矛盾"),
        ((), f"{WHO}农林水支出在总表和支出决算表里数对不对得上", "不算矛盾"),
        ((), f"{WHO}会议费预算了1.90万，结果一分没花，怎么回事", "会议改为线上召开"),
        ((f"{WHO}三公经费里哪一项最多",), "剩下的里哪一项最多", "公务接待费决算数，为1.50万元"),
        ((), f"{WHO}三公经费里除了公务用车哪一项最多", "公务接待费决算数，为1.50万元"),
        ((f"{WHO}办公费多少", "差旅费呢"), "剩下的里哪一项最多", "看不出“剩下的”"),
        ((f"{WHO}办公费多少", "差旅费呢"), f"{OTHER}的这两项分别是多少", "差旅费为2.20万元"),
        ((f"{WHO}办公费多少", "差旅费呢"), f"{OTHER}这两个数加起来多少", "合计为3.30万元"),
    ],
)
def test_what_is_asked_of_parts_and_plans_is_told(before: tuple[str, ...], asked: str, told: str, held: Library) -> None:
    assert told in ask(asked, held, history=before).answer


def test_no_part_is_said_to_have_moved_the_other_way(held: Library) -> None:
    answer = ask(f"{WHO}三公经费里哪一项比预算超得最多", held).answer
    assert "没有一项增加" in answer and "最高" not in answer
