"""What is spent on each of those whom a report counts, or does not; bodies above others; parts set against each other."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.leftovers import narrowing_in
from retrieval.understanding.organisations import resolve
from retrieval.understanding.periods import read_years
from tests.retrieval.made import original, spoken
from tests.retrieval.town import cells, report_from

WHO = "青禾县柳湾镇人民政府"
PARAGRAPHS = (
    ("第一部分 概况", "二、人员情况", "年末在职人员40人，退休人员30人。辖8个行政村，常住人口20000人。在校学生1000人。"),
    ("第三部分 说明", "三、收入决算情况说明", "本年收入合计3000.00万元，其中：事业收入600.00万元，占收入合计10%。"),
    ("第三部分 说明", "五、一般公共预算财政拨款支出决算情况说明",
     "2024年度一般公共预算财政拨款支出2000.00万元，比上年增加100.00万元，增长5.26%。"),
    ("第三部分 说明", "七、“三公”经费说明", "公务接待费支出2.00万元，2024年国内公务接待50批次，400人次。"),
    ("第三部分 说明", "九、国有资本经营预算支出说明", "国有资本经营预算财政拨款支出0.50万元，涉及退休人员12人。"),
)  # fmt: skip
FILE = "柳湾.pdf"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("villages")
    library = Library(folder / "library")
    rows = {"对村民委员会和村党支部的补助": "160.00", "住房保障支出": "80.00"}
    figures = tuple(cells(FILE, "支出决算表", "expenditure", 1, rows))
    library.add(report_from(FILE, WHO, figures, PARAGRAPHS), original(folder / WHO, FILE))
    return library


@pytest.mark.parametrize(
    ("history", "question", "value"),
    [
        ((), "柳湾镇人均一般公共预算支出是多少", "1000.00"),
        ((), "柳湾镇生均一般公共预算支出是多少", "20000.00"),
        (("柳湾镇国内公务接待多少批次", "人次呢"), "平均每人次花多少钱", "50.00"),
        (("柳湾镇在职人员多少",), "退休的呢", "30"),
        (("柳湾镇国有资本经营预算支出多少",), "涉及多少退休人员", "12"),
        ((), "柳湾镇2024年一般公共预算财政拨款支出上年是多少", "1900.00"),
        ((), "柳湾镇事业收入占比写的对吗", "20.00"),
    ],
)
def test_numbers_of_each_and_of_others(held: Library, history: tuple[str, ...], question: str, value: str) -> None:
    answer = ask(question, held, history=history)
    assert value in [figure.value for figure in answer.figures]


@pytest.mark.parametrize("history", [(), ("柳湾镇对村民委员会和村党支部的补助多少",)])
def test_what_each_village_got_is_not_the_whole(held: Library, history: tuple[str, ...]) -> None:
    question = "每个村分到多少" if history else "柳湾镇对村民委员会和村党支部的补助每个村分到多少"
    assert ask(question, held, history=history).status is Status.REFUSED


def test_an_average_of_several_is_no_part() -> None:
    assert narrowing_in("支出平均每家多少") == narrowing_in("每个项目多少分") == []
    assert narrowing_in("每户多少") == ["每户"]


def test_a_body_above_another_is_not_that_one() -> None:
    names = ("云泽市公安局交通警察支队", "青禾县教育体育局")
    assert resolve("云泽市公安局的三公经费", names).unknown == ("云泽市公安局",)
    assert resolve("云泽市交警支队的三公经费", names).organisations == names[:1]
    assert resolve("云泽市公安局交警支队的三公经费", names).organisations == names[:1]
    assert resolve("青禾县教体局的三公经费", names).organisations == names[1:]


def test_the_year_before_the_one_named() -> None:
    assert read_years("2024年支出上年是多少").asked == (2023,)
    assert read_years("2024年支出比上年多多少").asked == read_years("2024年上年结转是多少").asked == (2024,)


def test_persons_are_followed_by_persons() -> None:
    query = understand("离休的有几个", ("云泽市财政局在职多少人",), spoken(), ("云泽市财政局",))
    assert query.question == "离休有多少人"
