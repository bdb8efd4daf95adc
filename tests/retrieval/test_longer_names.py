"""An account that is asked for by the end of its printed name."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import PairEmbeddings, figure, original
from tests.retrieval.town import FINANCE, NARRATIVE, report_from

FILE = "财政.pdf"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ({"2010608": "财政委托业务支出"}, True),
        ({"2010608": "其他委托业务支出"}, False),
        ({"2010608": "财政委托业务支出", "2010708": "税务委托业务支出"}, False),
    ],
)
def test_the_only_account_whose_name_ends_so(rows: dict[str, str], told: bool, tmp_path: Path) -> None:
    figures = [
        figure(FILE, name, "449.52", row_code=code, panel="", form="expenditure", table="支出决算表")
        for code, name in rows.items()
    ]
    library = Library(tmp_path / "库", PairEmbeddings())
    library.add(report_from(FILE, FINANCE, tuple(figures)), original(tmp_path, FILE))
    answer = ask(f"{FINANCE}委托业务支出是多少", library)
    assert [one.value for one in answer.figures] == (["449.52"] if told else [])
    library.close()


@pytest.mark.parametrize(("said", "value"), [("审计、绩效评价", ["449.52"]), ("食品检测、绩效评价", [])])
def test_an_account_is_known_by_what_it_was_spent_on(said: str, value: list[str], tmp_path: Path) -> None:
    text = "1、一般公共服务支出（类）财政事务（款）财政委托业务支出（项）。主要用于：委托中介机构开展各类审计及绩效评价工作。"
    cells = (figure(FILE, "财政委托业务支出", "449.52", row_code="2010608", panel="", form="expenditure", table="支出决算表"),)
    library = Library(tmp_path / "库", PairEmbeddings())
    library.add(report_from(FILE, FINANCE, cells, ((NARRATIVE, "支出决算具体情况", text),)), original(tmp_path, FILE))
    answer = ask(f"{FINANCE}给中介机构那些{said}的委托业务，2024年花了多少？", library)
    assert [one.value for one in answer.figures] == value
    library.close()
