"""Turns of whole questions: each asks what the plainer one beside it asks."""

from __future__ import annotations

import pytest

from retrieval.understanding.wording.alike import put_alike
from retrieval.understanding.wording.turned import put_in_turn


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("澜溪和青禾不算，谁的支出最多", "除了澜溪和青禾，谁的支出最多"),
        ("澜溪支出相当于支出最高那家的百分之几", "澜溪支出是最高的那家的百分之几"),
        ("它占三家总和的多少", "占三家合计多少"),
        ("澜溪占三家总和的多少", "澜溪占三家的多少"),
        ("剩下两家合计呢", "其余两家合计多少呢"),
        ("占它当年项目支出的百分之几", "占项目支出的百分之几"),
        ("换个问题，它的机关运行经费是多少", "它的机关运行经费是多少"),
        ("原本预算是多少", "预算是多少"),
        ("三家热线接通率各多少", "三家热线的接通率各多少"),
        ("它们年初预算各多少", "各自年初预算多少"),
        ("排第二的是哪类", "第二呢"),
        ("那差旅费怎么排", "那差旅费从高到低排一下"),
        ("支出最多的三个类是什么", "支出最多的前三类是什么"),
        ("行政运行的基本支出是全部基本支出的百分之几", "行政运行的基本支出占基本支出的百分之几"),
        ("水费和电费在基本支出里一共多少", "水费和电费的基本支出一共多少"),
        ("两家差多少人", "两家差多少"),
        ("差额是多少万", "差多少"),
        ("支出是不是比上年多了300万", "支出比上年多了300万，对吗"),
        ("三公超没超预算", "三公超预算了吗"),
        ("一辆车都没有的呢", "没有的有哪几家呢"),
        ("那一分钱没花的有哪几家", "没花的有哪几家"),
        ("谁花得最多，花了多少", "谁花得最多，是多少"),
        ("哪三个科目花钱最多", "花钱最多的前三个科目是哪些"),
        ("花得最多的三个项级科目是哪些", "花得最多的前三个项级科目是哪些"),
    ],
)
def test_a_turn_is_put_as_it_is_read(said: str, read: str) -> None:
    assert put_in_turn(said) == read


@pytest.mark.parametrize(
    "asked",
    ["最高的是多少", "澜溪的是多少", "支出谁占大头", "接待费占大头吗", "是不是最高的", "没完成的有几个", "第二产业增加值是多少"],
)
def test_other_questions_stay(asked: str) -> None:
    assert put_in_turn(asked) == asked


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("钱没花光的是哪个项目", "哪个项目没花完"),
        ("这俩谁多", "这两个谁多"),
        ("前两名相差多少", "最高的两家差多少"),
        ("平均一家多少", "平均每家多少"),
        ("小微的呢", "小微企业的呢"),
        ("中小微企业的呢", "中小微企业的呢"),
        ("年初为什么没安排预算", "为什么年初没有预算"),
        ("是不是100分", "得分是100分吗"),
        ("收了多少、支了多少", "收入和支出各多少"),
    ],
)
def test_words_and_ends_that_mean_the_same(said: str, read: str) -> None:
    assert put_alike(said) == read
