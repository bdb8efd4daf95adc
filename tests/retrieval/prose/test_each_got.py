"""What each of those gets to whom money goes, and how many they are: never the amount of the whole, nor the staff."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import original
from tests.retrieval.town import cells, report_from

FILE, WHO = "水利.pdf", "青禾县水利局"
GIVEN = "1、移民补助支出87.24万元，用于向全县1454名水库移民发放每人每年600元的直补资金。"
TEXTS = (
    ("第一部分 概况", "二、人员情况", "年末在职人员104人。"),
    ("第三部分 说明", "七、政府性基金说明", GIVEN),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("each_got")
    rows = {"移民补助": "87.24", "防汛": "30.00"}
    library = Library(folder / "library")
    figures = tuple(cells(FILE, "支出决算表", "expenditure", 1, rows))
    library.add(report_from(FILE, WHO, figures, TEXTS), original(folder, FILE))
    return library


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ((), "青禾县给水库移民发的直补资金，发给了多少人，每人多少？"),
        ((), "青禾县水利局移民补助每人每年多少钱"),
        ((), "青禾县水利局移民直补标准是多少"),
        ((), "青禾县水利局有多少移民领到直补"),
        ((), "青禾县水利局移民补助平均每人多少"),
        (("青禾县水利局移民补助多少钱",), "发给了多少人"),
        (("青禾县水利局移民补助多少钱",), "每人多少"),
    ],
)
def test_the_sentence_tells_what_each_got(held: Library, history: tuple[str, ...], question: str) -> None:
    assert ask(question, held, history=history).answer == f"{GIVEN}[1]"


@pytest.mark.parametrize(
    "question", ["移民补助每人每月多少钱", "移民补助每户多少钱", "防汛每人多少钱", "防汛的钱发给了多少人", "每人防汛补多少"]
)
def test_the_whole_is_not_what_each_got(held: Library, question: str) -> None:
    assert ask(f"青禾县水利局{question}", held).status is Status.REFUSED


@pytest.mark.parametrize("asked", ["低保标准提高到多少", "低保标准涨到了多少", "低保标准调到多少"])
def test_a_raised_standard_is_told_of_all_that_it_differs_for(asked: str, tmp_path: Path) -> None:
    told = "城市低保标准提高到每人每月640元，农村低保标准提高到每人每年5300元。"
    with closing(Library(tmp_path / "library")) as library:
        made = report_from("民政.pdf", "青禾县民政局", (), (("第二部分", "工作情况", told),))
        library.add(made, original(tmp_path, "民政.pdf"))
        assert ask(f"青禾县民政局{asked}", library).answer == f"{told}[1]"


@pytest.mark.parametrize("asked", ["低保标准提高到多少", "低保标准到多少了"])
def test_a_standard_named_by_the_catalogue_is_no_other_that_is_printed(asked: str, tmp_path: Path) -> None:
    told = "指标目标为：系统标准改造4项、省级标准提高3项。"
    with closing(Library(tmp_path / "library")) as library:
        made = report_from("数据.pdf", "青禾县数据局", (), (("第二部分", "绩效目标", told),))
        library.add(made, original(tmp_path, "数据.pdf"))
        assert ask(f"青禾县数据局{asked}", library).status is Status.REFUSED
