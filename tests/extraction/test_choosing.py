"""What a name that a user gives stands for."""

from __future__ import annotations

import pytest

from extraction.choosing import DETAILS, choose, split_names
from extraction.errors import HeshuError
from extraction.indicators import catalogue

ROWS = frozenset({"灯塔事务", "2014402"})


def names(*given: str) -> list[str]:
    return [one if isinstance(one, str) else one.name for one in choose(given, catalogue(), ROWS)]


def test_nothing_named_is_the_core_list_and_the_details() -> None:
    groups = [one.group for one in choose((), catalogue(), ()) if not isinstance(one, str)]
    assert list(dict.fromkeys(groups)) == ["收支总览", "基本支出", "三公经费", "政府采购", "绩效", "机构人员", DETAILS]


def test_groups_names_codes_words_and_rows() -> None:
    assert names("三公经费")[:2] == ["三公经费预算数", "三公经费决算数"]
    assert names("因公出国(境)费 决算数") == ["因公出国（境）费决算数"]
    assert names("30201") == ["办公费"]
    assert names("水电费") == ["水费", "电费"]
    assert names("灯塔事务", "2014402") == ["灯塔事务", "2014402"]


def test_a_name_that_is_both_group_and_indicator_is_both() -> None:
    assert names("基本支出") == ["人员经费", "公用经费", "机关运行经费", "基本支出"]


def test_each_thing_comes_once_in_the_order_named() -> None:
    assert names("公务接待费决算数", "三公经费")[0] == "公务接待费决算数"
    assert len(names("三公经费", "三公经费", "招待费")) == len(names("三公经费"))


def test_an_unknown_name_is_refused_in_a_sentence() -> None:
    with pytest.raises(HeshuError, match=r"没有名为“月球经费”的指标.*三公经费.*。"):
        names("三公经费", "月球经费")


def test_lists_are_split_at_any_comma() -> None:
    assert split_names(" 三公经费，30201, 基本支出;\n") == ["三公经费", "30201", "基本支出"]
