"""Dialogues on what one report was spent on: its parts, those left of them, two things side by side, and what was spent more."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from tests.retrieval.made import PairEmbeddings, figure, original
from tests.retrieval.town import cells, report_from

WHO, FILE = "青禾县城市管理局", "城管.pdf"
BASIC = "一般公共预算财政拨款基本支出决算明细表"
SPENT = {"总计": "1,100.00", "本年支出合计": "1,000.00", "一、一般公共服务支出": "700.00", "八、社会保障和就业支出": "200.00",
         "十九、住房保障支出": "100.00"}  # fmt: skip
FIGURES = (
    *cells(FILE, "收入支出决算总表", "income_expenditure", 1, {"本年收入合计": "1,050.00", "总计": "1,100.00"}),
    *cells(FILE, "收入支出决算总表", "income_expenditure", 1, SPENT, panel="支出"),
    *cells(FILE, BASIC, "basic_expenditure", 2, {"人员经费合计": "600.00", "公用经费合计": "90.00"}, panel=""),
    *(
        figure(FILE, row, raw, table=BASIC, form="basic_expenditure", table_no=2, panel="", row_code=code)
        for code, row, raw in (("30201", "办公费", "40.00"), ("30211", "差旅费", "15.00"), ("30226", "劳务费", "5.00"))
    ),
)
TEXTS = (
    ("第三部分 说明", "三、支出决算具体情况", "住房保障支出年初预算为90.00万元，支出决算为100.00万元，完成年初预算的111.11%。"
     "决算数大于年初预算数的主要原因是补缴上年公积金。"),
    ("第三部分 说明", "六、基本支出说明", "公用经费90.00万元，主要包括：办公费、差旅费、劳务费。"),
    ("第三部分 说明", "十三、预算绩效情况说明", "路灯改造专项自评得分为97.5分。全年预算数为95.00万元，执行数为95.00万元。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("spent")
    library = Library(folder / "library", PairEmbeddings())
    library.add(report_from(FILE, WHO, FIGURES, TEXTS), original(folder / WHO, FILE))
    return library


def _told(answer: Answer) -> list[str]:
    return [figure.value for figure in answer.figures]


PARTS = (f"{WHO}支出主要分几块",)


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        (PARTS, "最大的是哪块", ["700.00"]),
        (PARTS, "第二大的呢", ["200.00"]),
        ((*PARTS, "最大的是哪块"), "占多少", ["700.00", "1000.00", "70.00"]),
        ((*PARTS, "最大的是哪块"), "其余都是什么", ["200.00", "100.00"]),
        ((*PARTS, "最大的是哪块", "占多少"), "剩下的钱花在哪了", ["200.00", "100.00"]),
        ((f"{WHO}支出里哪项最多",), "剩下的里最多的是哪个", ["200.00"]),
        ((f"{WHO}办公费多少",), "跟差旅费比呢", ["40.00", "15.00", "25.00"]),
        ((f"{WHO}办公费多少", "跟差旅费比呢"), "和劳务费比哪个多", ["40.00", "5.00", "35.00"]),
        ((f"{WHO}支出合计多少",), "里头人员经费占几成", ["600.00", "1000.00", "60.00"]),
        ((f"{WHO}总支出多少",), "里头人员经费占几成", ["600.00", "1000.00", "60.00"]),
        ((f"{WHO}公用经费里哪项最多",), "和差旅费差多少", ["40.00", "15.00", "25.00"]),
        ((f"{WHO}公用经费里哪项最多",), "劳务费排第几", ["40.00", "15.00", "5.00"]),
        ((f"{WHO}公用经费里哪项最多", "第二呢"), "差多少", ["40.00", "15.00", "25.00"]),
        ((f"{WHO}公用经费多少", "这里头最大的是啥"), "第二呢", ["15.00"]),
        ((f"{WHO}公用经费花了多少",), "由哪几项构成", ["40.00", "15.00", "5.00"]),
        ((), f"{WHO}差旅费在公用经费里排第几", ["40.00", "15.00", "5.00"]),
        ((f"{WHO}办公费多少", "为什么"), "跟差旅费一样吗", ["40.00", "15.00", "25.00"]),
        ((), f"{WHO}支出主要用于哪些方面", ["700.00", "200.00", "100.00"]),
        ((), f"{WHO}的支出都用在哪了", ["700.00", "200.00", "100.00"]),
        ((), f"{WHO}的钱够花吗", ["1050.00", "1000.00", "50.00"]),
    ],
)
def test_what_was_spent_is_told_part_by_part(held: Library, history: tuple[str, ...], question: str, values: list[str]) -> None:
    assert _told(ask(question, held, history=history)) == values


@pytest.mark.parametrize("question", ["多出来的10万元是干什么用的", "多出来的钱花在哪了"])
def test_what_was_spent_more_went_to_what_made_it_more(held: Library, question: str) -> None:
    assert "补缴上年公积金" in ask(question, held, history=(f"{WHO}住房保障支出比年初预算多多少",)).answer


def test_what_something_was_last_year_is_no_part_of_it(held: Library) -> None:
    """比上年呢 after what a word means asks how its amount changed, which this report does not tell."""
    assert ask("比上年呢", held, history=(f"{WHO}公用经费包括哪些",)).status is Status.REFUSED


def test_a_thing_is_not_used_for_what_it_is_listed_among(held: Library) -> None:
    assert ask(f"{WHO}差旅费用在哪了", held).status is Status.REFUSED


def test_how_far_two_places_are_apart_is_told_by_their_check(held: Library) -> None:
    checked = f"{WHO}路灯改造专项的得分文字和表格一致吗"
    assert ask("差几分", held, history=(checked,)).answer == ask(checked, held).answer
