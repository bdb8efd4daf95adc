"""A thing that one report alone prints."""

from __future__ import annotations

import pytest

from extraction.indicators import Catalogue, catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.whom.sole import SoleReports

FILES = ("甲.pdf", "乙.pdf")
OWNERS = {"甲.pdf": "甲局", "乙.pdf": "乙局"}
LABELS = [
    Label(LabelKind.ROW, "办公费", "办公费", frozenset(FILES), 2),
    Label(LabelKind.ROW, "打私专项经费", "打私专项经费", frozenset(FILES[:1]), 1),
    Label(LabelKind.ROW, "“枣解决·枣满意”工作专班专项经费", "枣解决·枣满意工作专班专项经费", frozenset(FILES[1:]), 1),
    Label(LabelKind.SUBJECT, "数据库迁移", "数据库迁移", frozenset(FILES[1:]), 1),
]


@pytest.mark.parametrize(
    ("question", "sole"),
    [
        ("打私专项经费花了多少", "甲.pdf"),
        ("枣解决那个专班经费的得分", "乙.pdf"),
        ("办公费多少", None),
        ("打私专项经费哪家最高", None),
        ("两个部门的打私专项经费各多少", None),
        ("因公出国费多少", None),
        ("打私专项经费和枣解决工作专班专项经费各多少", None),
    ],
)
def test_the_report_that_alone_prints_it(question: str, sole: str | None) -> None:
    query = understand(question, (), Lexicon(Catalogue(()), LABELS), ())
    assert SoleReports(LABELS).find(query, OWNERS) == sole


def test_what_the_catalogue_knows_is_told_by_other_reports_in_other_words() -> None:
    labels = [Label(LabelKind.ROW, "“三公”经费合计", "三公经费合计", frozenset(FILES[:1]), 1)]
    query = understand("三公经费是多少", (), Lexicon(catalogue(), labels), ())
    assert SoleReports(labels).find(query, OWNERS) is None


def test_what_the_prose_of_one_report_alone_counts() -> None:
    labels = [*LABELS, Label(LabelKind.PROSE, "高中学生", "高中学生", frozenset(FILES[:1]), 1)]
    assert SoleReports(labels).find(understand("高中学生多少人", (), Lexicon(Catalogue(()), labels), ()), OWNERS) == "甲.pdf"


def test_two_files_of_one_organisation_are_its_own() -> None:
    labels = [Label(LabelKind.ROW, "打私专项经费", "打私专项经费", frozenset(FILES), 2)]
    query = understand("打私专项经费花了多少", (), Lexicon(Catalogue(()), labels), ())
    assert SoleReports(labels).find(query, dict.fromkeys(FILES, "甲局")) in FILES
    assert SoleReports(labels).find(query, OWNERS) is None
