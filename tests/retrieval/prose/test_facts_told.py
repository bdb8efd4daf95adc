"""Facts that sentences tell and no table: how many of a thing, when, by whom, of what kind."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from retrieval.understanding.facts_asked import fact_asked
from retrieval.understanding.question import read
from tests.retrieval.made import original, spoken
from tests.retrieval.town import cells, report_from

WHO, OTHER = "青禾县水利局", "云泽市退役军人事务局"
WORKS = (
    ("第一部分 概况", "二、机构设置", "设4个科室。所属二级单位2个，采砂监察大队参照公务员法管理，灌区管理所为公益二类。"),
    ("第一部分 概况", "三、主要工作",
     "除险加固病险水库13座，衬砌干支渠118.4公里；全县现有水库214座，总库容7.63亿立方米。"
     "查处非法采砂案件31宗，移送公安机关4宗，开展采砂船只检查62家次，没收砂石1.78万吨。"),
    ("第一部分 概况", "三、主要工作", "灌区改造工程11月28日通过竣工验收，新增灌溉面积2.35万亩。"),
    ("第三部分 说明", "二、收入情况", "本年收入300.00万元，事业收入68.00万元，占22.67%，为灌区管理所收取的农业水费。"),
    ("第三部分 说明", "八、绩效情况", "1.病险水库除险加固项目：预算360.00万元，自评92分。"
     "年度目标15座，实际完成13座，未完成的2座为龙湾水库和石岭水库，原因是征地协调未果。"),
)  # fmt: skip
AIMS = (
    ("第三部分 说明", "抽检项目", "预期目标 实际完成情况"),
    ("第三部分 说明", "抽检项目", "完成农药抽检1.2万批次，守住安全底线。 完成抽检12846批次，未发生事故。"),
)
CARE = (
    ("第一部分 概况", "二、主要工作",
     "市光荣院占地28.5亩，设置床位260张，其中护理型床位150张，年末入住优抚对象143人，比年初增加19人。"
     "9月30日在市烈士陵园举行公祭活动，2,600余人参加。"),
    ("第一部分 概况", "三、人员情况", "年末在职109人，比上年净增17人，主要是光荣院划转14人。"
     "决算数大于预算数的主要原因：年内1名退休人员去世，据实追加。"),
    ("第三部分 说明", "五、经费情况", "公用经费20.00万元，主要包括：办公费、差旅费、办公设备购置。"
     "公务用车购置及运行维护费支出3.00万元，与2024年预算持平。截至2024年12月31日，单价100万元以上设备2台（套）。"),
    ("第三部分 说明", "一、编制范围", "纳入2024年度部门决算编制范围的单位共3个，其中行政单位1个。"),
    ("第三部分 说明", "六、采购情况", "光荣院护理床由云泽康安医疗器械有限公司供货，成交价68.40万元。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("facts")
    library = Library(folder / "library")
    for who, told in ((WHO, (*WORKS, *AIMS)), (OTHER, CARE)):
        figures = tuple(cells(f"{who}.pdf", "支出决算表", "expenditure", 1, {"本年支出合计": "300.00"}))
        library.add(report_from(f"{who}.pdf", who, figures, told), original(folder / who, f"{who}.pdf"))
    return library


def numbers(answer: Answer) -> set[tuple[str, str | None]]:
    return {(figure.value, figure.unit) for figure in answer.figures}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("青禾县水利局一共管着多少座水库", ("214", "座")),
        ("病险水库除险加固了几座", ("13", "座")),
        ("干支渠衬砌了多少公里", ("118.4", "公里")),
        ("采砂船只检查了多少家次", ("62", "家次")),
        ("没收了多少砂石", ("1.78", "万吨")),
        ("青禾县水利局抽检了多少批次", ("12846", "批次")),
        ("采砂案件查了多少宗，有几宗移交公安了", ("4", "宗")),
        ("光荣院设了多少张床位", ("260", "张")),
        ("光荣院现在住了多少人", ("143", "人")),
        ("公祭活动是什么时候办的，多少人参加", ("2600", "人")),
        ("护理床是从哪家买的，花了多少", ("68.40", "万元")),
    ],
)
def test_numbers_of_things(held: Library, question: str, number: tuple[str, str]) -> None:
    answer = ask(question, held)
    assert number in numbers(answer) and ("300.00", "万元") not in numbers(answer)


def test_what_was_to_be_done_is_not_what_was_done(held: Library) -> None:
    assert ("1.2", "万批次") not in numbers(ask("青禾县水利局一共抽检了多少批次农药", held))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("灌区改造是哪天通过验收的", "11月28日"),
        ("青禾县水利局下属单位里哪个是参公的", "采砂监察大队"),
        ("青禾县水利局的事业收入是什么收入", "农业水费"),
        ("护理床是从哪家买的", "云泽康安医疗器械有限公司"),
    ],
)
def test_who_when_and_what(held: Library, question: str, words: str) -> None:
    assert words in ask(question, held).answer


def test_what_was_aimed_at_and_what_was_not_done(held: Library) -> None:
    history = ["青禾县水利局除险加固了几座病险水库"]
    assert ("15", "座") in numbers(ask("原来计划是多少座", held, history=history))
    assert "龙湾水库" in ask("没完成的是哪两座", held, history=history).answer


@pytest.mark.parametrize("question", ["新建了多少座水库大坝", "光荣院有多少名护士", "云泽市退役军人事务局接了多少个电话"])
def test_no_number_of_another_thing(held: Library, question: str) -> None:
    assert ask(question, held).status is Status.REFUSED


def test_who_died_is_none_of_how_many_there_are(held: Library) -> None:
    assert "去世" not in ask(f"{OTHER}退休几个人", held).answer
    assert "编制范围" not in ask(f"{OTHER}编制几个", held).answer


def test_a_share_without_its_whole_is_no_count() -> None:
    assert fact_asked(read("占几成", spoken(), [WHO])) is None


@pytest.mark.parametrize("question", ["拆除了多少座病险水库", "病险水库移交了多少座", "光荣院拆除了多少张床位"])
def test_no_number_of_another_deed(held: Library, question: str) -> None:
    assert ask(question, held).status is Status.REFUSED


@pytest.mark.parametrize("question", ["一百万以上的设备是哪年买的", "一百万以上的设备是哪个月招标买的", "公务用车是什么时候买的"])
def test_no_number_tells_when_something_was_done(held: Library, question: str) -> None:
    assert ask(f"{OTHER}{question}", held).status is Status.REFUSED


def test_what_basic_expenditure_includes_tells_of_no_things(held: Library) -> None:
    assert "办公费" not in ask(f"{OTHER}一百万以上的设备都是什么", held).answer
