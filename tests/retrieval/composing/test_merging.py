"""The questions of one text: what is answered, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace

from extraction.report import Kind
from retrieval.composing.merging import together, with_more
from retrieval.reply import Answer, StatedFigure, Status, Verdict


def test_a_question_that_leans_on_one_without_answer_is_told_with_what_is_left_open() -> None:
    told = Answer("发现了什么问题", Status.ANSWERED, "主要问题：进度滞后。")
    open_question = Answer("评价得了多少分", Status.REFUSED, "无法回答。")
    whole = Answer("评价得了多少分，发现了什么问题", Status.ANSWERED, "主要问题：进度滞后。")
    answer = together(whole, [(open_question, True), (told, False)])
    assert answer.answer.startswith("主要问题") and "“评价得了多少分”没有找到答案" in answer.answer


def test_what_the_whole_tells_besides_stands() -> None:
    whole = Answer("问", Status.ANSWERED, "得分86分。\n主要问题：进度滞后。")
    told = Answer("什么问题", Status.ANSWERED, "主要问题：进度滞后。")
    parts = [(Answer("得了多少分", Status.REFUSED, ""), True), (told, False)]
    assert together(whole, parts) == whole


def test_what_is_stated_or_quoted_is_not_denied() -> None:
    kept = StatedFigure("公务用车保有量", "1", "辆", "a.pdf", "云泽市水务局", Kind.FINAL, 2024, 2024, Verdict.PROSE_ONLY, ())
    told = Answer("有几辆车", Status.ANSWERED, "云泽市水务局2024年度公务用车保有量为1辆。", (kept,))
    fined = Answer("立案多少起", Status.ANSWERED, "立案3起，罚款21.50万元；")
    rented = Answer("是哪家公司搭的", Status.ANSWERED, "由云泽公司搭建，每年租赁费60万元。")
    built = Answer("要盖几层", Status.ANSWERED, "建筑面积约为13459平方米，建筑高度为29.8米，地上主楼7层，地下2层。")
    below = Answer("总建筑面积多少", Status.ANSWERED, "建筑面积约为13459平方米，地下建筑面积为5356平方米。")
    for answer, rest, denied in (
        (told, "其中公务用车保有量的是几辆", False),
        (told, "其中2022年公务用车保有量的是几辆", True),
        (told, "其中特种车是几辆", True),
        (fined, "罚了多少钱", False),
        (rented, "一年租费多少", False),
        (rented, "一年电费多少", True),
        (fined, "奖了多少钱", True),
        (built, "多高", False),
        (built, "面积多大", False),
        (built, "几层", False),
        (built, "多宽", True),
        (below, "地下有多少", False),
        (below, "屋顶有多少", True),
        (replace(below, question="盖在哪里"), "地下有多少", True),
    ):
        whole = Answer(answer.question, Status.REFUSED, "")
        said = together(whole, [(answer, True), (Answer(rest, Status.REFUSED, ""), False)]).answer
        assert ("没有找到" in said) is denied, rest


def test_the_words_of_a_passage_that_is_quoted_are_not_denied() -> None:
    for text, denied in (("（五）拟订政府采购实施意见并监督管理。", False), ("云泽市水务局2024年度采购支出为3万元。", True)):
        answer = Answer("哪条职责管采购", Status.ANSWERED, text)
        parts = [(answer, True), (Answer("原文怎么写的", Status.REFUSED, ""), False)]
        assert ("没有找到" in together(Answer("", Status.REFUSED, ""), parts).answer) is denied


def test_what_the_whole_leaves_open_of_a_project_is_named() -> None:
    scored = StatedFigure("得分", "9.86", "分", "a.pdf", "云泽市水务局", Kind.FINAL, 2024, 2024, Verdict.TABLE_ONLY, ())
    told = Answer("得了多少分", Status.ANSWERED, "得分为9.86分。", (scored,))
    used, refused = Answer("用来干什么", Status.ANSWERED, "用于清淤。"), (Answer("差额去哪了", Status.REFUSED, ""), False)
    assert with_more(told, [(told, True), (used, False)]).answer == "得分为9.86分。\n用于清淤。"
    assert "“差额去哪了”没有找到" in with_more(told, [(told, True), refused]).answer
    assert with_more(told, [(told, True), (Answer("扣了几分", Status.REFUSED, ""), False)]) == told


def test_a_target_that_was_just_met_counts_as_two_numbers() -> None:
    of_row = ("万元", "a.pdf", "云泽市水务局", Kind.FINAL, 2024, 2024, Verdict.TABLE_ONLY, ())
    aim, came = (StatedFigure(label, "37.2", *of_row) for label in ("话费（指标值）", "话费（实际完成值）"))
    spent = Answer("实际花了多少", Status.ANSWERED, "60万元。", (StatedFigure("资金总额", "60", *of_row),))
    whole = Answer("目标多少，实际花了多少", Status.ANSWERED, "目标37.2万元，实际37.2万元。", (aim, came))
    parts = [Answer("目标多少", Status.ANSWERED, "目标37.2万元。", (aim,)), spent]
    assert with_more(whole, [(part, part is not spent) for part in parts]) == whole


def test_what_is_quoted_is_not_said_to_be_beyond_reckoning() -> None:
    quoted = Answer("资助了多少人", Status.ANSWERED, "资助学生636人，人均1,500元。")
    mean = Answer("人均多少", Status.ANSWERED, "两处的单位不同或为零，不能计算。")
    assert together(Answer("", Status.REFUSED, ""), [(quoted, True), (mean, False)]).answer == quoted.answer


def test_names_that_are_listed_are_not_denied() -> None:
    listed = Answer("有几个派出法庭", Status.ANSWERED, "派出人民法庭3个，分别为：东山人民法庭、石桥人民法庭、双凤人民法庭。")
    counted = Answer("有几个派出法庭", Status.ANSWERED, "云泽市人民法院2024年度派出法庭数量为3个。")
    whole = Answer("问", Status.REFUSED, "")
    for answer, denied in ((listed, False), (counted, True)):
        said = together(whole, [(answer, True), (Answer("分别叫什么", Status.REFUSED, ""), False)]).answer
        assert ("没有找到" in said) is denied
