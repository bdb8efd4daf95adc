"""Names that leave out a part, written out; names that hold 和 are left alone."""

from __future__ import annotations

import pytest

from retrieval.understanding.wording.unfolding import unfold
from tests.retrieval.made import spoken

WORDS = spoken().words


@pytest.mark.parametrize(
    ("question", "unfolded"),
    [
        ("政府采购货物、工程、服务各多少", "政府采购货物、政府采购工程、政府采购服务各多少"),
        ("货物、工程和服务采购各多少", "货物采购、工程采购和服务采购各多少"),
        ("政府采购里服务占了多少", "政府采购服务占政府采购多少"),
        ("行政单位离退休和公务员医疗补助", "行政单位离退休和公务员医疗补助"),
        ("年末比年初结余多出多少", "年末结余比年初结余多出多少"),
        ("年初财政拨款结转和结余", "年初财政拨款结转和结余"),
        ("水费和电费", "水费和电费"),
        ("基本支出中的抚恤金", "基本支出中的抚恤金"),
        ("中心的货物、工程、服务各采购了多少", "中心采购的货物、采购工程、采购服务各是多少"),
        ("政府采购货物工程服务分别是多少", "政府采购货物、政府采购工程、政府采购服务分别是多少"),
        ("财政拨款收入支出总表里的总计", "财政拨款收入支出总表里的总计"),
        ("几辆公车，养这些车花了多少", "几辆公车，养车花了多少"),
        ("政府采购的钱里买服务占多少", "政府采购服务占政府采购多少"),
        ("哪家单位车最多", "哪家单位公务用车保有量最多"),
        ("基本支出和项目支出的占比加起来是100%吗", "基本支出占比和项目支出占比加起来是100%吗"),
    ],
)
def test_what_is_left_out_is_written_out(question: str, unfolded: str) -> None:
    assert unfold(question, WORDS) == unfolded


def test_the_economic_classification_is_named_by_its_table() -> None:
    assert unfold("住房公积金，按经济分类看是多少".replace("，", ""), WORDS) == "基本支出中的住房公积金是多少"
    assert unfold("经济分类是什么", WORDS) == "经济分类是什么"


def test_what_both_classifications_print_is_asked_for_twice() -> None:
    for asked in ("住房公积金按功能科目和按经济科目分别是多少", "住房公积金按功能科目算和在基本支出明细表里分别是多少"):
        assert unfold(asked, WORDS) == "住房公积金和基本支出中的住房公积金分别是多少"


def test_which_units_is_no_number_of_units() -> None:
    assert unfold("财政局决算包括哪几家单位", {"几家单位"}) == "财政局决算包括哪些单位"


def test_how_much_is_no_next_item_of_a_run() -> None:
    words = {"财政拨款支出", "财政拨款", "财政拨款多少"}
    assert unfold("财政拨款支出多少", words) == "财政拨款支出多少"


def test_a_whole_that_is_named_after_its_part_is_not_named_again() -> None:
    words = {"政府采购", "政府采购服务"}
    assert unfold("政府采购里服务占政府采购多少", words) == "政府采购服务占政府采购多少"
    assert unfold("政府采购里服务占多少", words) == "政府采购服务占政府采购多少"
