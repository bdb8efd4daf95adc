"""A question asks the same, whatever is said around it, by whatever everyday words, and wherever it tells whom it asks about."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.understanding.cues import cue_words
from retrieval.understanding.wording.addressed import as_followed_up, bare, trimmed
from retrieval.understanding.wording.alike import put_alike
from tests.retrieval.town import FINANCE


@pytest.mark.parametrize(
    ("put", "asked"),
    [
        ("请问水费多少呀", "水费多少"),
        ("你好，能不能帮我查一下水费多少啊？", "水费多少？"),
        ("麻烦您告诉我水费多少", "水费多少"),
        ("我还想请教一下，占总支出多少", "占总支出多少"),
        ("顺便问一下：水费呢", "水费呢"),
        ("另外，差多少呢", "差多少"),
        ("还有水费呢", "水费呢"),
        ("那么，水费呢", "水费呢"),
        ("那三公经费呢", "三公经费呢"),
        ("那一年花多少", "一年花多少"),
        ("比上年多还 是 少来着", "比上年多还是少"),
        ("「某局」花了多少", "“某局”花了多少"),
        ("差旅费多少，问的是财政局", "差旅费多少，财政局"),
    ],
)
def test_what_is_said_around_a_question_is_left_out(put: str, asked: str) -> None:
    assert bare(put) == asked


@pytest.mark.parametrize(
    "text",
    [
        "请客花了多少", "请教师培训花了多少", "能花多少钱", "给我们学校拨了多少", "另外两个呢", "还有几个",
        "那几个呢", "那么多钱花哪了", "那三家呢", "那一年呢", "那部分呢", "那是多少",
        "查办案件多少件", "看病花了多少", "预算呢", "其他几个项目呢",
    ],
)  # fmt: skip
def test_words_that_ask_or_name_stay(text: str) -> None:
    assert bare(text) == text


@pytest.mark.parametrize(
    ("put", "asked"),
    [
        ("为啥降了，咋办的，花了几多", "为什么降了，怎么办的，花了多少"),
        ("完成了年初的预算的百分之多少", "完成了年初预算的百分之几"),
        ("两个里头哪个多", "两个里哪个多"),
        ("这里面哪些少了", "这里面哪些少了"),
        ("三万公里面积多少", "三万公里面积多少"),
        ("某市123452023年水费", "某市12345的2023年水费"),
        ("所有单位公务接待费", "各单位公务接待费"),
        ("占所有单位合计的多少", "占所有单位合计的多少"),
        ("超过2万元的部门有几个", "超过2万元的单位有几个"),
        ("归哪个部门主管", "归哪个部门主管"),
        ("一共呢", "合计呢"),
        ("某局采购谁中的标", "某局采购谁中标"),
    ],
)
def test_words_that_mean_the_same_become_one(put: str, asked: str) -> None:
    assert put_alike(put) == asked


@pytest.mark.parametrize(
    "other",
    [
        f"请问{FINANCE}2024年公务接待费多少，为什么比上年少呀",
        f"公务接待费多少，为啥比上年少，{FINANCE}2024年",
        f"您好，麻烦帮我查一下{FINANCE}2024年公务接待费几多，为何比上年少，谢谢",
    ],
)
def test_the_same_question_has_the_same_answer(other: str, town: Library) -> None:
    plain = ask(f"{FINANCE}2024年公务接待费多少，为什么比上年少", town)
    assert plain.figures and ask(other, town).figures == plain.figures


def test_a_follow_up_means_the_same_after_a_courtesy(town: Library) -> None:
    before = [f"请问一下{FINANCE}2024年公务接待费是多少呀"]
    plain = ask("工会经费呢", town, history=[f"{FINANCE}2024年公务接待费是多少"])
    assert plain.figures and ask("顺便问一下，工会经费呢", town, history=before).figures == plain.figures


@pytest.mark.parametrize(
    ("put", "asked"),
    [
        ("接待费怎么样", "接待费呢"), ("那第二名又如何", "那第二名呢"), ("换成培训费咋样？", "换成培训费呢"),
        ("完成得怎么样", "完成得怎么样"), ("效果怎么样", "效果怎么样"), ("执行情况如何", "执行情况如何"),
    ],
)  # fmt: skip
def test_how_another_thing_is_asks_what_was_asked_before(put: str, asked: str) -> None:
    assert as_followed_up(put) == asked


def test_blanks_and_repeated_marks_around_a_question_are_left_out() -> None:
    assert trimmed(" 水费多少？？\u3000") == "水费多少？"


def test_no_other_cue_holds_a_word_that_is_put_as_another() -> None:
    alike = {word for words in cue_words()["alike"].values() for word in words}
    kinds = [cue_words()[key].values() for key in ("operations", "measures", "roles", "refusals")]
    asked = {word for kind in kinds for words in kind for word in words}
    assert not [(cue, word) for cue in asked for word in alike if word in cue]
