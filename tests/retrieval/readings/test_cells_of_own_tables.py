"""Cells of tables that only some departments print: staff by body, balances at both ends of the year, funds, rates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.report import Figure
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import original
from tests.retrieval.readings.test_own_tables import table, values
from tests.retrieval.town import report_from

OWNER, FILE = "海棠市水务局", "水务.pdf"
STAFF = {"海棠市水务局（本级）": ("12", "11", "1", "3"), "海棠市水库中心": ("9", "8", "2", "1"), "合计": ("21", "19", "3", "4")}
BALANCE = {"应付账款": ("210.00", "80.60"), "负债合计": ("312.00", "180.60")}
FUNDS = {"职工基本医疗保险": ("1.86", "9842.31"), "城乡居民基本医疗保险": ("28.40", "28760.42")}
PROJECTS = {"堤防加固": ("53.20", "40.10", "90.32"), "山塘整治": ("10.00", "7.50", "88.00")}
LAKES = {"黄岭水库": ("3862", "386.20"), "石坑水库": ("348", "12.40")}


def holding(folder: Path, own: tuple[Figure, ...]) -> Iterator[Library]:
    """A library with one report that has these cells."""
    library = Library(folder / "库")
    library.add(report_from(FILE, OWNER, own), original(folder, FILE))
    yield library
    library.close()


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("water")
    people = {"核定编制数": "人", "在职人员小计": "人", "离休人员": "人", "本年新进（人）": "人"}
    own = (
        *table(1, "人员编制及实有情况表", people, STAFF),
        *table(2, "资产负债情况表", {"年初余额": "元", "年末余额": "元"}, BALANCE),
        *table(3, "医疗保障基金运行情况表", {"参保人数（万人）": "万人", "累计结余": "万元"}, FUNDS),
        *table(4, "重点项目资金情况表", {"上年结转": "万元", "年末结转": "万元", "预算执行率": "%"}, PROJECTS),
        *table(5, "水库基本情况表", {"总库容（万立方米）": "万立方米", "水费收入（万元）": "万元"}, LAKES),
    )
    yield from holding(folder, own)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("年末在职职工一共有多少人", ("19", "人")),
        ("机关有几个离休干部", ("1", "人")),
        ("水库中心核定了多少个编制", ("9", "人")),
        ("今年新进了几个人", ("4", "人")),
        ("年末负债合计是多少", ("180.60", "元")),
        ("应付账款是多少", ("80.60", "元")),
        ("应付账款年初多少", ("210.00", "元")),
        ("居民医保参保多少人", ("28.40", "万人")),
        ("职工医保累计结余有多少", ("9842.31", "万元")),
        ("堤防加固项目预算执行率是多少", ("90.32", "%")),
        ("堤防加固项目年末还剩多少钱没花", ("40.10", "万元")),
    ],
)
def test_everyday_words_find_row_and_column(question: str, value: tuple[str, str], water: Library) -> None:
    assert values(ask(f"{OWNER}2024年{question}", water))[:1] == [value]


def test_how_far_a_row_moved_since_the_year_began_is_the_difference_of_both_ends(water: Library) -> None:
    answer = ask(f"{OWNER}2024年应付账款比年初少了多少", water)
    assert values(answer) == [("80.60", "元"), ("210.00", "元"), ("129.40", "元")]


def test_a_column_of_the_row_before_is_that_of_its_row(water: Library) -> None:
    asked = f"{OWNER}2024年黄岭水库的总库容是多少"
    assert values(ask("它一年收多少水费？", water, history=(asked,))) == [("386.20", "万元")]
    both = ask(f"{OWNER}2024年水库中心编制多少个，实际有多少人", water)
    assert values(both) == [("9", "人"), ("8", "人")]


def test_another_column_is_not_told_for_the_one_asked(water: Library) -> None:
    assert ask(f"{OWNER}2024年黄岭水库发电量多少", water).status is not Status.ANSWERED


HOMES = {"公共租赁住房": ("2416", "2305", "86.40"), "周转住房": ("36", "36", "12.10"), "合计": ("2452", "2341", "98.50")}
FIRMS = {"海棠市自来水有限责任公司": ("67.5", "-86.32"), "海棠市城市建设投资有限公司": ("100", "1240.18")}
BONDS = {"专项债（九期）—城镇污水管网": ("20", "2.79", "2635.80"), "专项债（四期）—老旧小区改造": ("15", "3.12", "8.40")}
GOODS = {"台式计算机": ("42", "0.48", "20.16"), "房屋安全鉴定": ("1", "216.80", "216.80")}
PUPILS = {"初三": ("11", "549", "188"), "高三": ("15", "731", "300"), "合计": ("26", "1280", "488")}


@pytest.fixture(scope="module")
def housing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("housing")
    own = (
        *table(1, "保障性住房情况一览表", {"总套数": "套", "已入住": "套", "全年租金收入（万元）": "万元"}, HOMES),
        *table(2, "主管国有企业基本情况表", {"国有股权比例（%）": "%", "净利润": "万元"}, FIRMS),
        *table(3, "政府专项债券资金使用情况表", {"期限（年）": "年", "票面利率（%）": "%", "未使用金额": "万元"}, BONDS),
        *table(4, "政府采购支出明细表", {"数量": "台", "单价": "万元", "采购金额": "万元"}, GOODS),
        *table(5, "在校学生情况表", {"班级数（个）": "个", "学生数（人）": "人", "住校生（人）": "人"}, PUPILS),
    )
    yield from holding(folder, own)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公租房一共有多少套，住进去多少套", [("2416", "套"), ("2305", "套")]),
        ("周转住房租金收入多少", [("12.10", "万元")]),
        ("城镇污水管网专项债的利率是多少", [("2.79", "%")]),
        ("城镇污水管网专项债还有多少没用", [("2635.80", "万元")]),
        ("台式计算机买了多少台，单价多少", [("42", "台"), ("0.48", "万元")]),
        ("房屋安全鉴定采购花了多少钱", [("216.80", "万元")]),
        ("初三有几个班，多少学生", [("11", "个"), ("549", "人")]),
        ("全校住校生一共多少人", [("488", "人")]),
    ],
)
def test_parts_of_a_question_stay_in_the_row_that_it_names(
    question: str, told: list[tuple[str, str]], housing: Library
) -> None:
    assert values(ask(f"{OWNER}2024年{question}", housing)) == told


def test_a_company_is_called_without_what_it_is_liable_for(housing: Library) -> None:
    asked = f"{OWNER}2024年海棠市自来水公司净利润多少"
    assert values(ask(asked, housing)) == [("-86.32", "万元")]
    assert values(ask("它的国有股权比例呢？", housing, history=(asked,))) == [("67.5", "%")]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A school whose report counts pupils and those who were helped by the form that they are in."""
    folder = tmp_path_factory.mktemp("school")
    forms = {"高一年级": ("904", "148", "14.80"), "高二年级": ("918", "161", "16.10"), "合计": ("1822", "309", "30.90")}
    heads = {"在校生（人）": "人", "受助学生（人次）": "人次", "助学金": "万元"}
    yield from holding(folder, tuple(table(1, "各年级学生资助情况表", heads, forms)))


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["高二助学金多少"], ("16.10", "万元")),
        (["高二年级的助学金多少", "高一呢"], ("14.80", "万元")),
        (["助学金哪个年级最多", "高一呢"], ("14.80", "万元")),
        (["助学金哪个年级最多", "高一呢", "高二在校生多少"], ("918", "人")),
    ],
)
def test_a_row_is_called_without_what_all_rows_end_with(turns: list[str], value: tuple[str, str], school: Library) -> None:
    *before, last = [f"{OWNER}2024年{turns[0]}", *turns[1:]]
    assert values(ask(last, school, history=tuple(before))) == [value]


@pytest.mark.parametrize("question", ["在编的有多少人", "助学金发给了多少人", "平均一个学生花多少"])
def test_a_unit_alone_names_no_column(question: str, school: Library) -> None:
    assert not {value for value, _ in values(ask(f"{OWNER}2024年{question}", school))} & {"1822", "309"}
