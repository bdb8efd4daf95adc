"""Follow-ups that name some of an order by their places, count the rest, ask which they are, or for the budget of the whole."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer, Status
from tests.retrieval.made import library_of_texts
from tests.retrieval.test_moves_and_ranges import BUREAU, CENTRE, OFFICE, held, values

__all__ = ["held"]
ORDER = f"{OFFICE}、{BUREAU}、{CENTRE}谁的收支总计最高"
HOSTED = f"{BUREAU}、{CENTRE}公务接待费谁多"


def last(asked: str, held: Library, *history: str) -> Answer:
    return ask(asked, held, history=history)


@pytest.mark.parametrize(
    ("asked", "history", "expected"),
    [
        ("第二和第三加起来呢", (ORDER,), "655.00"),
        ("后两家合计多少", (ORDER,), "655.00"),
        ("第一和第二差多少", (ORDER, "后两家合计多少"), "500.00"),
        ("前两家平均多少", (ORDER,), "650.00"),
        (f"{BUREAU}一家占两家的多少", (HOSTED, "前两家加起来呢"), "100.00"),
        ("剩下两家一共多少", (ORDER, f"{CENTRE}一家占三家的多少"), "655.00"),
        ("合计多少", (f"{OFFICE}收支总计多少", f"{BUREAU}呢"), "655.00"),
    ],
)
def test_bodies_by_their_places(asked: str, history: tuple[str, ...], expected: str, held: Library) -> None:
    assert values(last(asked, held, *history))[-1] == expected


@pytest.mark.parametrize(
    ("asked", "history", "expected"),
    [
        ("高的那家收支总计多少", (HOSTED,), "400.00"),
        ("低的那家收支总计多少", (HOSTED,), "900.00"),
        ("低的那家呢", (HOSTED, "高的那家收支总计多少"), "900.00"),
        ("低的那家呢", (HOSTED, "高的那家公车有几辆", "收支总计多少"), "900.00"),
        ("多的那家收支总计多少", (f"{BUREAU}、{CENTRE}公务接待费各多少",), "400.00"),
    ],
)
def test_bodies_by_the_end_at_which_they_are(asked: str, history: tuple[str, ...], expected: str, held: Library) -> None:
    assert values(last(asked, held, *history)) == [expected]


def test_others_than_are_known_are_asked_back(held: Library) -> None:
    assert last("其余四家合计多少", held, f"{OFFICE}收支总计多少", f"{BUREAU}呢").status is Status.CLARIFY


@pytest.mark.parametrize(
    ("asked", "history", "expected"),
    [
        ("前两项占水费多少", (f"{OFFICE}水费多少", "电费呢", "工会经费呢"), None),
        ("三项占物业管理费多少", (f"{OFFICE}水费多少", "电费呢", "工会经费呢"), "66.67"),
        ("前两项呢", (f"{OFFICE}水费、电费和工会经费一共占物业管理费多少",), "55.56"),
    ],
)
def test_parts_by_their_places(asked: str, history: tuple[str, ...], expected: str | None, held: Library) -> None:
    told = values(last(asked, held, *history))
    assert told[-1] == expected if expected else "150.00" not in told


@pytest.mark.parametrize(
    ("asked", "history", "account"),
    [
        ("哪个科目差得最多", (f"{OFFICE}预算完成率多少",), "住房公积金"),
        ("最低的是哪个", (f"{OFFICE}哪些科目没完成预算",), "住房公积金"),
        ("完成率最低的科目呢", (f"{OFFICE}机关运行经费多少",), "住房公积金"),
    ],
)
def test_accounts_after_anything_of_one_body(asked: str, history: tuple[str, ...], account: str, held: Library) -> None:
    answer = last(asked, held, *history).answer
    assert account in answer and answer.count("（项）") == 1


def test_which_those_are_that_were_counted(held: Library) -> None:
    answer = last("是哪些", held, f"{OFFICE}有几个科目没完成预算").answer
    assert "行政运行（项）" in answer and "住房公积金（项）" in answer and "档案馆（项）" not in answer


@pytest.mark.parametrize(("asked", "expected"), [("年初预算呢", ["210.00"]), ("完成率多少", ["95.24"])])
@pytest.mark.parametrize("put", ["花了多少", "支出多少", "总支出多少"])
def test_the_budget_of_all_that_was_spent(put: str, asked: str, expected: list[str], held: Library) -> None:
    assert values(last(asked, held, f"{OFFICE}{put}")) == expected


def test_amounts_are_not_added_up_where_changes_were_asked_for(held: Library) -> None:
    told = values(last("加起来呢", held, f"{OFFICE}基本支出比上年减少多少", "项目支出呢"))
    assert {"-20.00", "-80.00"} <= set(told) and "200.00" not in told


def test_bodies_set_apart_are_added_up_by_their_amounts(held: Library) -> None:
    history = (f"{OFFICE}和{BUREAU}收支总计谁多", "多多少", f"{CENTRE}的呢")
    assert values(last("三家一共", held, *history))[-1] == "1555.00"


HOSTS = {"云泽市财政局": (6, 30, 300, 2), "青禾县水利局": (1, 10, 100, 4)}
OF_HOST = """{body}2024年度部门决算

第三部分 2024年度部门决算情况说明

一、财政拨款“三公”经费支出决算情况说明

“三公”经费财政拨款支出决算为{total}.00万元，其中：公务用车运行维护费支出{cars}.00万元，公务接待费支出{cost}.00万元。

国内接待费{cost}.00万元，共计接待{batches}批次、{guests}人次。截至2024年12月31日，公务用车保有量为{cars}辆。

二、国有资产占用情况说明

截至2024年12月31日，本部门共有车辆{cars}辆，其中，机要通信用车1辆、其他用车{others}辆。

三、支出决算情况说明

项目支出{total}.00万元。与2023年度相比，增加1.00万元。主要是接待增多。
"""


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {
        f"{body}2024年度部门决算.txt": OF_HOST.format(
            body=body, cost=cost, batches=batches, guests=guests, cars=cars, others=cars - 1, total=cost + cars
        )
        for body, (cost, batches, guests, cars) in HOSTS.items()
    }  # fmt: skip
    return library_of_texts(tmp_path_factory.mktemp("hosts"), texts)


@pytest.mark.parametrize(
    ("asked", "history", "told"),
    [
        ("比青禾县水利局多多少", ("云泽市财政局接待费多少", "平均一批多少钱"), "相差约1,000元"),
        ("差多少", ("云泽市财政局接待平均一批多少钱", "青禾县水利局呢"), "相差约1,000元"),
        ("青禾县水利局一批多少", ("云泽市财政局接待平均一批多少钱",), "1,000元/批次"),
        ("哪家省", ("云泽市财政局接待平均一批多少钱", "青禾县水利局呢"), "最低的是青禾县水利局"),
        ("平均一台多少", ("云泽市财政局有几台车", "一年花多少"), "10,000元/辆"),
        ("都是什么用车", ("云泽市财政局有几辆车",), "机要通信用车1辆"),
        ("它里面哪块最多", ("云泽市财政局和青禾县水利局三公经费谁多",), "公务接待费决算数，为6.00万元"),
        ("是因为接待多了吗", ("云泽市财政局项目支出比上年多了多少",), "接待增多"),
    ],
)
def test_means_and_parts_of_bodies_asked_on(asked: str, history: tuple[str, ...], told: str, hosts: Library) -> None:
    assert told in last(asked, hosts, *history).answer


@pytest.mark.parametrize(
    ("asked", "history"),
    [
        (f"{OFFICE}基本支出和项目支出为什么减少", ()),
        ("它们为什么减少", (f"{OFFICE}基本支出多少", "项目支出呢")),
        ("原因各是什么", (f"{OFFICE}基本支出和项目支出各比上年变了多少",)),
        ("这两个原因一样吗", (f"{OFFICE}基本支出比上年少了多少", "项目支出呢")),
        ("这两项为什么减少", (f"{OFFICE}基本支出多少", "项目支出呢")),
    ],
)
def test_the_reason_of_each_that_is_listed(asked: str, history: tuple[str, ...], held: Library) -> None:
    answer = last(asked, held, *history).answer
    assert "压减开支" in answer and "项目完工" in answer


@pytest.mark.parametrize("asked", ["水费、电费、工会经费各占多少", "水费、电费占多少"])
def test_none_of_several_items_is_the_whole_of_the_others(asked: str, held: Library) -> None:
    assert last(f"{OFFICE}{asked}", held).status is Status.REFUSED


HOUSE = "松溪县档案馆"
OF_HOUSE = f"""{HOUSE}2024年度部门决算

支出决算表

单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t90.00\t80.00\t10.00
2010301\t行政运行\t70.00\t60.00\t10.00
2101101\t行政单位医疗\t12.00\t12.00\t
2101102\t事业单位医疗\t8.00\t8.00\t

情况说明

从预算单位构成看，包括行政单位1家、事业单位2家。

2024年度支出合计90.00万元，比上年减少6.00万元，下降6.25%，主要原因是闭馆修缮。

一般公共预算财政拨款支出年初预算为100.00万元，支出决算为90.00万元，完成年初预算的90.00%。决算数小于年初预算数的主要原因是压缩会议。

1、卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。年初预算为15.00万元，支出决算为12.00万元，完成年初预算的80.00%。决算数小于年初预算数的主要原因是两人调出。

2、卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）。年初预算为10.00万元，支出决算为8.00万元，完成年初预算的80.00%。决算数小于年初预算数的主要原因是一人退休。
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("house"), {"松溪.txt": OF_HOUSE})


@pytest.mark.parametrize(
    ("asked", "history", "told"),
    [
        ("事业单位的呢", (f"{HOUSE}行政单位医疗花了多少",), "8.00万元"),
        ("行政单位的呢", (f"{HOUSE}事业单位医疗花了多少", "为什么没花完"), "两人调出"),
        ("预算完成了多少", (f"{HOUSE}事业单位医疗花了多少",), "80.00%"),
        (f"{HOUSE}为什么没把预算花完", (), "压缩会议"),
        ("差了多少", (f"{HOUSE}为什么没把预算花完",), "10.00万元"),
        ("哪项差得最多", (f"{HOUSE}为什么没把预算花完", "差了多少"), "两人调出"),
        ("为什么少了", (f"{HOUSE}支出多少", "上年呢"), "闭馆修缮"),
        ("换算成元", (f"{HOUSE}事业单位医疗为什么没花完",), "80,000元"),
    ],
)
def test_the_other_half_of_a_name_and_the_budget_of_the_thing_before(
    asked: str, history: tuple[str, ...], told: str, house: Library
) -> None:
    assert told in last(asked, house, *history).answer
