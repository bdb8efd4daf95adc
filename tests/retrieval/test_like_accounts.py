"""Accounts of a report by what people make of their names, and names that are but the beginning of what is asked for."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import library_of_texts

WHO = "柳溪县水利局"
TEXT = f"""{WHO}2024年度部门决算

第二部分 2024年度部门决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计	合计	170.00	20.00	150.00
213	农林水支出	150.00	20.00	130.00
21303	水利	150.00	20.00	130.00
2130301	行政运行	20.00	20.00
2130305	水利工程建设	80.00		80.00
2130308	水利前期工作	16.00		16.00
2130335	农村供水	30.00		30.00
2130399	其他水利支出	4.00		4.00
208	社会保障和就业支出	20.00		20.00
20810	社会福利	20.00		20.00
2081002	老年福利	20.00		20.00
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("like"), {"a.txt": TEXT})


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("水利建设花了多少钱", "80.00"),
        ("水利前期多少", "16.00"),
        ("农村吃水花了多少钱", "30.00"),
        ("别的水利支出多少", "4.00"),
        ("老人福利多少钱", "20.00"),
    ],
)
def test_an_account_is_told_by_what_people_make_of_its_name(asked: str, told: str, held: Library) -> None:
    assert [figure.value for figure in ask(f"{WHO}{asked}", held).figures] == [told]


@pytest.mark.parametrize("asked", ["水利枢纽多少", "儿童福利多少钱", "水利工程质量监督花了多少钱"])
def test_what_is_like_no_account_is_not_told_by_one(asked: str, held: Library) -> None:
    assert ask(f"{WHO}{asked}", held).status is Status.REFUSED
