"""Follow-ups that ask for a place, a kind or a grade after a number; offices called by what they are; evaluations by others."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import original
from tests.retrieval.town import cells, report_from

HEALTH, WATER = "云泽市青禾区卫生健康委员会", "云泽市青禾区水务局"
PART = "第三部分 2024年度部门决算情况说明"
PARAGRAPHS = (
    (PART, "七、“三公”经费支出决算情况说明",
     "因公出国（境）费9.80万元。全年因公出国（境）团组2个，累计3人次。主要用于赴日本医疗管理培训。公务接待费1.95万元。"),
    (PART, "十、预算绩效情况说明", "开展绩效自评，涉及项目38个，其中，自评结果为“优”的项目33个，“良”的项目5个。"
     "座席外包项目自评得分为98.51分。座席外包项目部门评价得分为93.50分。"),
    (PART, "十一、其他重要事项说明",
     "人员经费增加的主要原因是书记员招录6名。共有车辆12辆，其中：应急保障用车2辆、执法执勤用车8辆、其他用车2辆。"
     "单位价值100万元以上设备2台（套），分别为核磁共振仪和直线加速器。"),
)  # fmt: skip
TOTAL = {"收入总计": "100.00", "支出总计": "100.00"}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("around")
    library = Library(folder / "library")
    for file, name, texts in (("卫健.pdf", HEALTH, PARAGRAPHS), ("水务.pdf", WATER, ())):
        figures = tuple(cells(file, "收入支出决算总表", "income_expenditure", 1, TOTAL))
        library.add(report_from(file, name, figures, texts), original(folder / name, file))
    return library


def test_the_words_beside_a_number_tell_where(held: Library) -> None:
    answer = ask("去哪里", held, history=["青禾区卫健委出国团组有几个"])
    assert answer.status is Status.ANSWERED and "赴日本" in answer.answer


@pytest.mark.parametrize("question", ["分别是什么设备", "都有哪些", "分别是什么"])
def test_the_sentence_that_counts_things_tells_what_they_are(held: Library, question: str) -> None:
    answer = ask(question, held, history=["青禾区卫健委100万元以上的设备有几台"])
    assert "核磁共振仪和直线加速器" in answer.answer and "书记员" not in answer.answer


@pytest.mark.parametrize("question", ["是哪个科目的", "去了什么地方"])
def test_no_number_before_is_an_answer_to_where(held: Library, question: str) -> None:
    assert "100.00" not in ask(question, held, history=["青禾区卫健委收入总计多少"]).answer


@pytest.mark.parametrize(
    ("question", "history", "value"),
    [
        ("优的呢", ["青禾区卫健委自评为良的项目有几个"], "33"),
        ("那良呢？", ["青禾区卫健委自评为优的项目有几个"], "5"),
        ("卫健委公务接待费多少", [], "1.95"),
        ("青禾区卫健委座席外包项目部门评价得分", [], "93.50"),
    ],
)
def test_grades_and_evaluations(held: Library, question: str, history: list[str], value: str) -> None:
    assert [figure.value for figure in ask(question, held, history=history).figures] == [value]


def test_how_many_came_is_not_how_many_there_are(held: Library) -> None:
    assert ask("青禾区卫健委书记员有几名", held).status is Status.REFUSED


def test_a_whole_and_what_is_among_it(held: Library) -> None:
    answer = ask("青禾区卫健委车辆总数，其中应急保障用车", held)
    assert [figure.value for figure in answer.figures] == ["12", "2"]
