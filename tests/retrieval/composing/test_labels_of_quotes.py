"""What the numbers of a quotation are called: the words before them, not what is left of a long name or of an amount."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from extraction.report import Kind, Place, Source
from retrieval.composing.draft import Draft
from retrieval.prose.quotes import Quote

RECORD = SimpleNamespace(file="甲.pdf", organisation="甲局", kind=Kind.FINAL, year=2024)


@pytest.mark.parametrize(("text", "labels"), [
    ("一般公共服务支出（类）市场监督管理事务（款）信息化建设（项）9.54万元，完成年初预算12.00万元的79.5%。",
     ["信息化建设（项）", "完成年初预算", "完成年初预算"]),
    ("2024年度共受理群众来电3216件，办结3200件。", ["年度共受理群众来电", "办结"]),
])  # fmt: skip
def test_the_name_of_a_quoted_number(text: str, labels: list[str]) -> None:
    draft = Draft()
    facts: Any = SimpleNamespace(record=RECORD)
    draft.quote(Quote(cast(Any, facts), text, ("说明",), Source("甲.pdf", (Place(page=1),))))
    assert [figure.label for figure in draft.figures] == labels
