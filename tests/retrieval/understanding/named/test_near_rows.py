"""Rows found by what a question writes out of their names."""

from __future__ import annotations

from retrieval.store.records import Label, LabelKind
from retrieval.understanding.named.near_rows import NearRows

FILES = frozenset({"甲.pdf"})


def label(text: str, files: frozenset[str] = FILES) -> Label:
    return Label(LabelKind.PROSE, text, text, files, 1)


ROWS = NearRows([label("面向中小企业预留政府采购项目预算金额"), label("面向小微企业预留政府采购项目预算金额"), label("科普活动")])


def test_a_name_is_found_by_a_part_of_it_in_order() -> None:
    question = "面向中小企业预留的采购预算是多少"
    found = ROWS.find(("面向", "小企业预留", "采购预算"), question, FILES, ())
    assert found is not None and found.meanings[0].key == "面向中小企业预留政府采购项目预算金额"
    assert ROWS.find(("采购", "预留"), "采购预留", FILES, ()) is None


def test_two_names_alike_are_none() -> None:
    assert ROWS.find(("企业预留采购项目",), "企业预留采购项目", FILES, ()) is None


def test_two_characters_must_be_a_word_of_their_own_and_stand_together() -> None:
    assert ROWS.find(("科普",), "科普花多少", FILES, ("科普",)) is not None
    assert ROWS.find(("科普",), "科普花多少", FILES, ()) is None
    assert ROWS.find(("科动",), "科动花多少", FILES, ("科动",)) is None


def test_names_of_other_reports_are_not_found() -> None:
    assert ROWS.find(("科普活动",), "科普活动", frozenset({"乙.pdf"}), ()) is None


def test_one_sort_of_staff_is_not_all_of_it() -> None:
    rows = NearRows([label("在职在编实有行政人员"), label("专任教师")])
    assert rows.find(("职在编人员",), "在职在编人员多少", FILES, ()) is None
    assert rows.find(("职在编行政人员",), "在职在编行政人员多少", FILES, ()) is not None
    assert rows.find(("教师",), "教师多少人", FILES, ("教师",)) is not None


def test_one_grade_of_teachers_is_not_another() -> None:
    rows = NearRows([label("在编教师中正高级教师"), label("一级教师")])
    for asked in ("高级教师", "级教师"):
        assert rows.find((asked,), f"有多少名{asked}", FILES, ()) is None


def test_one_of_two_accounts_of_a_name_is_not_taken_for_both() -> None:
    told = [label(f"教育支出(类){above}(款)其他教育支出(项)") for above in ("进修", "普通教育及相关事务管理")]
    rows = NearRows([*told, Label(LabelKind.ROW, "其他教育支出", "其他教育支出", FILES, 2)])
    asked = ("教育类其他教育支出",)
    both, one = (rows.find(asked, f"{above}教育类其他教育支出多少", FILES, ()) for above in ("", "进修"))
    assert both is not None and both.meanings[0].key == "其他教育支出"
    assert one is not None and one.meanings[0].key == "教育支出(类)进修(款)其他教育支出(项)"
