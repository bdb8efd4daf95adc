"""What is spent on each of those whom a report counts, or does not; bodies above others; parts set against each other."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.named.leftovers import narrowing_in
from retrieval.understanding.periods import read_years
from retrieval.understanding.whom.organisations import resolve
from tests.retrieval.made import original, spoken
from tests.retrieval.town import cells, report_from

WHO = "青禾县柳湾镇人民政府"
PARAGRAPHS = (
    ("第一部分 概况", "二、人员情况", "年末在职人员40人，退休人员30人。辖8个行政村，常住人口20000人。在校学生1000人。"),
    ("第三部分 说明", "三、收入决算情况说明", "本年收入合计3000.00万元，其中：事业收入600.00万元，占收入合计10%。"),
    ("第三部分 说明", "五、一般公共预算财政拨款支出决算情况说明",
     "2024年度一般公共预算财政拨款支出2000.00万元，比上年增加100.00万元，增长5.26%。"),
    ("第三部分 说明", "（三）支出决算具体情况", "1.一般公共服务（类）政府办公厅（款）行政运行（项）。年初预算为100.00万元，"
     "支出决算为110.00万元，完成年初预算的110%。2.农林水（类）水利（款）防汛（项）。年初预算为50.00万元，支出决算为40.00万元，"
     "完成年初预算的80%。3.社会保障（类）抚恤（款）死亡抚恤（项）。年初预算为0.00万元，支出决算为7.00万元，年初无预算。"),
    ("第三部分 说明", "（二）支出决算结构", "住房保障支出88.00万元。"),
    ("第三部分 说明", "八、政府性基金说明", "政府性基金预算支出30.00万元。其中：基础设施支出20.00万元，主要用于通村路硬化；"
     "彩票公益金支出10.00万元，主要用于敬老院改造。"),
    ("第三部分 说明", "七、“三公”经费说明", "公务接待费支出2.00万元，2024年国内公务接待50批次，400人次。"),
    ("第三部分 说明", "十、国有资产占用情况说明", "截至2024年12月31日，单价100万元以上设备14台（套）。"),
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
        ((), "柳湾镇生均一般公共预算支出是多少", "20000.0"),
        (("柳湾镇国内公务接待多少批次", "人次呢"), "平均每人次花多少钱", "50.0"),
        (("柳湾镇在职人员多少",), "退休的呢", "30"),
        (("柳湾镇国有资本经营预算支出多少",), "涉及多少退休人员", "12"),
        (("柳湾镇接待了多少人次",), "单位里一共有多少人", "40"),
        (("柳湾镇在职人员多少",), "你们单位接待了多少人次", "400"),
        (("柳湾镇政府性基金支出多少钱，在职几个人",), "住房保障支出呢", "80.00"),
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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柳湾镇哪些科目支出决算小于年初预算", ["防汛"]),
        ("柳湾镇哪些科目超预算了", ["行政运行", "死亡抚恤"]),
        ("柳湾镇哪些科目年初没有预算但发生了支出", ["死亡抚恤"]),
        ("柳湾镇完成年初预算比例最高的科目是哪个", ["行政运行"]),
    ],
)
def test_accounts_by_their_budgets(held: Library, question: str, told: list[str]) -> None:
    answer = ask(question, held).answer
    assert [name for name in ("行政运行", "防汛", "死亡抚恤") if name in answer] == told


def test_all_uses_that_one_paragraph_tells(held: Library) -> None:
    answer = ask("柳湾镇政府性基金都用在哪了", held).answer
    assert "通村路" in answer and "敬老院" in answer


def test_the_places_set_against_each_other_are_no_things(held: Library) -> None:
    answer = ask("柳湾镇住房保障支出，说明里的数和决算表对得上吗", held)
    assert "数不同" in answer.answer and {"80.00", "88.00"} <= {figure.value for figure in answer.figures}


def test_things_of_one_price_are_not_those_of_another(held: Library) -> None:
    assert ask("柳湾镇单价100万元以上设备几台", held).figures[0].value == "14"
    assert ask("柳湾镇单价50万元以上设备几台", held).status is Status.REFUSED
