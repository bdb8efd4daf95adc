"""Those of the staff that work in one sort of body, where a sentence tells them behind 其中, and posts beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import library_of_texts

WHO = "云泽市退役军人事务局"
TEXT = f"""{WHO}2024年度部门决算

第一部分 部门概况

一、人员情况

全系统核定编制48名，其中行政编制20名、事业编制28名。年末实有在职人员42人，其中机关19人，事业单位23人；退休人员9人。
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("staff"), {f"{WHO}2024年度部门决算.txt": TEXT})


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ((), f"{WHO}年末还有多少人在岗，机关和事业各几个"),
        ((f"{WHO}年末在职多少人",), "机关和事业各几个"),
        ((f"{WHO}年末在职多少人",), "其中机关有多少人"),
    ],
)
def test_parts_of_the_staff_are_told_by_their_sentence_and_not_by_posts(
    history: tuple[str, ...], question: str, held: Library
) -> None:
    answer = ask(question, held, history=history)
    assert "机关19人，事业单位23人" in answer.answer
    assert {one.value for one in answer.figures} <= {"42", "19", "23"}


def test_posts_are_told_where_they_are_asked_for(held: Library) -> None:
    answer = ask(f"{WHO}编制多少个，行政和事业各几个", held)
    assert [one.value for one in answer.figures] == ["48", "20", "28"]


def test_the_sorts_of_the_staff_are_none_of_those_that_others_send(tmp_path: Path) -> None:
    text = f"{WHO}2024年度部门决算\n\n第一部分 部门概况\n\n一、人员情况\n\n年末实有行政人员19人、事业人员23人。\n"
    own = library_of_texts(tmp_path, {f"{WHO}2024年度部门决算.txt": text})
    assert not ask(f"{WHO}年末劳务派遣人员多少人", own).figures
