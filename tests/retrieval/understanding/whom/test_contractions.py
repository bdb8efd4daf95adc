"""Organisations by the contractions that people use of their names, and such as no organisation of the library has."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.whom.organisations import resolve
from tests.retrieval.made import spoken

SCHOOL, COURT = "云泽市第二职业中等专业学校", "青禾县人民法院"
HELD = (SCHOOL, COURT, "云泽市柳林镇人民政府")


@pytest.mark.parametrize(
    "question",
    ["二职专2024年公务接待费", "市二职专在校生有多少人", "第二职专的办公费", "云泽二职专的办公费", "市职专办公费",
     "和二职专比呢"],
)
def test_a_contraction_is_understood(question: str) -> None:
    assert resolve(question, HELD).organisations == (SCHOOL,)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("三职专2024年公务接待费是多少", "三职专"),
        ("市三职专的办公费", "市三职专"),
        ("云泽一中2024年公务接待费是多少", "云泽一中"),
        ("县委党校的办公费", "县委党校"),
    ],
)
def test_a_contraction_of_no_name_is_another_organisations(question: str, unknown: str) -> None:
    naming = resolve(question, HELD)
    assert (naming.organisations, naming.unknown) == ((), (unknown,))


def test_a_word_that_reads_like_one_before_the_year_is_an_organisation() -> None:
    def of(question: str) -> tuple[str, ...]:
        return understand(question, (), spoken(), HELD).unknown

    assert of("实验小学2024年公务接待费是多少") == ("实验小学",)
    assert of("全部单位2024年公务接待费是多少") == () == of("办公费2024年多少") == of("一小部分支出")


def test_a_place_inside_the_name_of_a_project_is_no_other_body() -> None:
    project = Label(LabelKind.SUBJECT, "两庭建设(临河人民法庭迁建)", "“两庭”建设（临河人民法庭迁建）", frozenset({"a"}), 1)
    lexicon = Lexicon(catalogue(), [project])
    assert understand("“两庭”建设（临河人民法庭迁建）项目的装修时间为什么扣分", (), lexicon, HELD).unknown == ()
    assert understand("临河人民法庭的办公费", (), lexicon, HELD).unknown


@pytest.mark.parametrize("question", ["柳林镇人居环境整治项目得分", "柳林镇人才引进补贴", "柳林镇人均支出", "柳林镇人大工作经费"])
def test_the_word_after_a_name_keeps_its_first_character(question: str) -> None:
    assert resolve(question, HELD).organisations == ("云泽市柳林镇人民政府",)
