"""An account that is asked for by the end of its printed name."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from tests.retrieval.made import PairEmbeddings, figure, original
from tests.retrieval.town import FINANCE, report_from

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
