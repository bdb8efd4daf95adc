"""The words by which figures are called."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.lexicon import Lexicon, fold
from retrieval.understanding.named.spellings import names_body, spellings
from retrieval.understanding.question import read


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    printed = [
        (LabelKind.ROW, "其他交通费用"), (LabelKind.ROW, "行政运行"), (LabelKind.CODE, "2010301"), (LabelKind.CODE, "2024"),
        (LabelKind.SUBJECT, "2024年融媒服务平台建设项目"), (LabelKind.PROSE, "培训费支出"), (LabelKind.ROW, "序号"),
        (LabelKind.ROW, "伤残抚恤"),
    ]  # fmt: skip
    return Lexicon(catalogue(), [Label(kind, text, text, frozenset({"a.pdf"}), 1) for kind, text in printed])


def texts(lexicon: Lexicon, question: str) -> list[str]:
    return [mention.text for mention in lexicon.mentions(fold(question))]


def test_text_is_compared_without_layout_and_in_simplified_characters() -> None:
    assert fold("「三公」經費（Ａ）？").replace("「", "").replace("」", "") == "三公经费"
    assert fold("“三公” 经费") == "三公经费"


def test_a_label_is_known_in_the_forms_that_people_type() -> None:
    assert {"因公出国境费", "因公出国费"} <= spellings("因公出国（境）费")
    assert "融媒服务平台建设" in spellings("2024年融媒服务平台建设项目")
    assert "培训费" in spellings("培训费支出")


def test_long_words_win_over_their_parts(lexicon: Lexicon) -> None:
    assert texts(lexicon, "其他交通费用是多少") == ["其他交通费用"]
    assert texts(lexicon, "伤残抚恤的支出，文字和表一致吗")[0] == "伤残抚恤" and texts(lexicon, "抚恤的支出")
    assert texts(lexicon, "公务用车运行维护费和公务接待费") == ["公务用车运行维护费", "公务接待费"]


def test_numbers_are_words_only_as_codes(lexicon: Lexicon) -> None:
    assert texts(lexicon, "2010301是多少") == ["2010301"]
    assert texts(lexicon, "2024是多少") == [] and texts(lexicon, "12010301是多少") == []


def test_the_role_at_the_end_of_a_name_is_no_part_of_it(lexicon: Lexicon) -> None:
    assert texts(lexicon, "公务接待费预算数") == ["公务接待费"]


def test_a_part_of_a_single_project_names_it(lexicon: Lexicon) -> None:
    found = lexicon.partial(["融媒服务平台"])
    assert found is not None and found.keys(LabelKind.SUBJECT) == ("2024年融媒服务平台建设项目",)
    assert lexicon.partial(["融媒"]) is None and lexicon.partial(["石油勘探平台"]) is None
    assert lexicon.partial(["2024"]) is None


def test_words_that_reports_commonly_print_are_known_where_none_of_the_library_does(lexicon: Lexicon) -> None:
    assert texts(lexicon, "事业单位基本养老保险和职业年金合计") == ["事业单位基本养老保险", "职业年金"]
    assert texts(lexicon, "转移支付的绩效自评")[0] == "转移支付"


def test_words_that_say_nothing_are_left_out(lexicon: Lexicon) -> None:
    assert texts(lexicon, "序号") == []


@pytest.mark.parametrize("asked", ["养车的费用", "养车的花费", "养车的支出"])
def test_what_a_thing_costs_begins_where_its_name_does(asked: str, lexicon: Lexicon) -> None:
    (mention,) = lexicon.mentions(asked)
    assert mention.keys(None)[:1] == lexicon.mentions("养车")[0].keys(None)[:1]
    assert mention.keys(None)[:1] != lexicon.mentions("车的费用")[0].keys(None)[:1]


def test_the_title_of_a_form_does_not_end_within_a_word() -> None:
    title = Label(LabelKind.TABLE, "行政运行支出表", "行政运行支出表", frozenset(), 1)
    lexicon = Lexicon(catalogue(), [title])
    assert [one.text for one in lexicon.mentions("行政运行支出表里")] == ["行政运行支出表"]
    assert "行政运行支出表" not in [one.text for one in lexicon.mentions("行政运行支出表格和说明一样吗")]


@pytest.mark.parametrize("asked", ["基本支出比上年减少", "项目支出增幅", "项目支出同比", "基本支出比去年少多少"])
def test_how_a_thing_changed_is_no_part_of_its_name(asked: str, lexicon: Lexicon) -> None:
    assert texts(lexicon, asked) == [asked[:4]]


def test_a_body_of_a_table_by_unit_is_known_without_its_place() -> None:
    rows = ("青禾县农业技术推广中心", "合计", "青禾县农业农村局（机关）")
    lexicon = Lexicon(catalogue(), [Label(LabelKind.ROW, row, row, frozenset({"a.pdf"}), 1) for row in rows])
    for asked in ("县农业技术推广中心", "农业技术推广中心", "青禾县农业技术推广中心"):
        (mention,) = lexicon.mentions(asked)
        assert (mention.text, mention.keys(LabelKind.ROW)) == (asked, ("青禾县农业技术推广中心",))
    assert not names_body("市场监督管理事务") and not names_body("工会")


@pytest.mark.parametrize("asked", ["下属县农业技术推广中心预算多少", "的农业技术推广中心预算多少"])
def test_such_a_body_is_no_part_of_which_nothing_is_told(asked: str) -> None:
    name = "青禾县农业技术推广中心"
    lexicon = Lexicon(catalogue(), [Label(LabelKind.ROW, name, name, frozenset({"a.pdf"}), 1)])
    query = read(f"青禾县农业农村局{asked}", lexicon, ["青禾县农业农村局"])
    assert query.operation is Operation.VALUE and query.apart == ()
    other = read("青禾县农业农村局下属农机站预算多少", lexicon, ["青禾县农业农村局"])
    assert other.operation is not Operation.VALUE or other.apart


def test_everyday_words_of_a_column_name_what_is_printed() -> None:
    printed = [(LabelKind.COLUMN, "项目支出"), (LabelKind.COLUMN, "本年支出合计")]
    words = Lexicon(catalogue(), [Label(kind, text, text, frozenset({"a.pdf"}), 1) for kind, text in printed])
    money = words.mentions("行政运行的专项资金")[-1]
    assert money.text == "专项资金" and money.keys(LabelKind.COLUMN) == ("项目支出",)
    assert not any(one.printed for one in words.mentions("一共花了多少钱"))


def test_what_is_left_over_of_a_class_is_not_the_class() -> None:
    printed = [(LabelKind.ROW, "其他农田管护事务支出"), (LabelKind.ROW, "农田管护事务"), (LabelKind.COLUMN, "其他收入")]
    words = Lexicon(catalogue(), [Label(kind, text, text, frozenset({"a.pdf"}), 1) for kind, text in printed])
    (mention,) = words.mentions("其他农田管护事务")
    assert mention.keys(LabelKind.ROW) == ("其他农田管护事务支出",)
