"""The whole of a department never stands for the organisation without the bodies counted with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from tests.retrieval.made import PairEmbeddings, figure
from tests.retrieval.town import FINANCE, WATER, report_from

UNITS = (("第一部分 概况", "二、机构设置", "纳入编制范围的单位包括：云泽市财政局本级以及云泽市财政票据中心。"),)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("parts")
    held = Library(folder / "library", PairEmbeddings())
    for name, owner, texts in (("甲.pdf", FINANCE, UNITS), ("乙.pdf", WATER, ())):
        report = report_from(name, owner, (figure(name, "培训费", "7.00"), figure(name, "机关服务", "2.00")), texts)
        (folder / name).write_bytes(name.encode())
        held.add(report, folder / name)
    return held


@pytest.mark.parametrize("part", ["本级", "机关"])
def test_nothing_is_told_of_the_organisation_alone(part: str, library: Library) -> None:
    answer = ask(f"财政局{part}2024年培训费是多少", library)
    assert answer.status is Status.REFUSED and f"没有单独披露“{part}”" in answer.reason


def test_the_word_in_a_name_and_a_report_of_one_organisation_are_no_part(library: Library) -> None:
    assert [one.value for one in ask("财政局2024年机关服务是多少", library).figures] == ["2.00"]
    assert [one.value for one in ask("水务局机关2024年培训费是多少", library).figures] == ["7.00"]
