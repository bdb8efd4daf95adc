"""What the rows of a table of words tell: all of them where a sentence points below, and where and when of one that is named."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.prose.quotes import Quote
from retrieval.prose.rows_told import tell_row, with_rows_below
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, NARRATIVE, facts_of, finance

PART = "（四）重点工程"
HEADER = "序号 工程名称 所在县 总投资（万元） 完工时间"
ROWS = ("1 龙湾水库加固工程 澄江县 6,850.00 2024年6月", "2 古陇集中供水工程 古陇县 1,975.00 2023年11月")
TEXTS = ((NARRATIVE, PART, "在建工程情况见下表。"), *((NARRATIVE, PART, text) for text in (HEADER, *ROWS)))


@pytest.mark.parametrize("question", ["古陇集中供水工程在哪个县", "古陇集中供水工程什么时候完工", "古陇集中供水工程完工了吗"])
def test_the_row_that_is_named_is_told_below_its_header(question: str) -> None:
    report = finance(TEXTS)
    query = understand(f"{FINANCE}{question}", (), spoken(), [FINANCE])
    assert [quote.text for quote in tell_row(query, facts_of(report), report.paragraphs)] == [HEADER, ROWS[1]]


@pytest.mark.parametrize("question", ["古陇集中供水工程总投资多少", "枣林引水工程在哪个县", "古陇集中供水工程的钱用在哪些地方"])
def test_numbers_and_other_works_are_not_told_so(question: str) -> None:
    report = finance(TEXTS)
    assert tell_row(understand(f"{FINANCE}{question}", (), spoken(), [FINANCE]), facts_of(report), report.paragraphs) == []


def test_words_that_point_below_are_told_with_the_rows_there() -> None:
    report = finance(TEXTS)
    first = report.paragraphs[0]
    quote = Quote(facts_of(report), f"{first.text}{HEADER}", first.section, first.source)
    query = understand(f"{FINANCE}有哪些在建工程", (), spoken(), [FINANCE])
    listed = with_rows_below(query, [quote], lambda _: report.paragraphs)
    assert [one.text for one in listed] == [first.text, HEADER, *ROWS]
