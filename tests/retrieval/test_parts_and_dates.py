"""Own parts of an organisation, evaluations that were or were not made, and the part that makes up a whole."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.prose.whether_evaluated import tell_evaluated
from retrieval.readings.moved.same_part import of_same_part
from retrieval.reply import Status
from retrieval.understanding.query import Query
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, facts_of, finance

PERFORMANCE = "预算绩效情况说明"
NONE_MADE = ((PERFORMANCE, "", "本单位无项目支出，未开展单位自评。"), (PERFORMANCE, "", "按要求对整体支出开展绩效自评。"))
MADE = ((PERFORMANCE, "", "组织对全部项目开展了绩效自评，涵盖项目5个。"), (PERFORMANCE, "", "本部门无部门评价项目。"))
NOT_REPORTED = ((PERFORMANCE, "", "本部门未有向市人大常委会报告的财政评价项目。"),)


def query_of(question: str) -> Query:
    return understand(f"{FINANCE}{question}", (), spoken(), [FINANCE])


@pytest.mark.parametrize(
    ("texts", "question", "words"),
    [
        (NONE_MADE, "有没有开展项目自评", [NONE_MADE[0][2]]),
        (NONE_MADE, "有没有做绩效自评", [NONE_MADE[1][2]]),
        (MADE, "是不是开展项目自评", [MADE[0][2]]),
        (MADE, "有没有做部门评价", [MADE[1][2]]),
        (MADE, "自评得了几分", []),
        (MADE, "部门评价的项目有哪些", [MADE[1][2]]),
        (NOT_REPORTED, "有没有财政评价项目", [NOT_REPORTED[0][2]]),
        (MADE, "有转移支付绩效自评吗", []),
    ],
)
def test_whether_an_evaluation_was_made(texts: tuple[tuple[str, str, str], ...], question: str, words: list[str]) -> None:
    report = finance(texts)
    assert [quote.text for quote in tell_evaluated(query_of(question), facts_of(report), report.paragraphs)] == words


WHOLE = (("编制说明", "", "2024年，收入预算100.00万元，其中：财政拨款收入100.00万元，比2023年预算减少5.00万元。"),)


def test_the_part_that_makes_up_the_whole_stands_for_it() -> None:
    facts = facts_of(finance(WHOLE))
    part = of_same_part(query_of("2023年的收入预算是多少"), facts)
    assert part is not None and part.mentions[0].text == "财政拨款收入"
    assert of_same_part(query_of("2023年的事业收入预算是多少"), facts) is None


def test_an_office_stationed_elsewhere_has_no_numbers_of_its_own(town: Library) -> None:
    answer = ask(f"{FINANCE}驻北京办事处的公务接待费是多少", town)
    assert answer.status is Status.REFUSED and "库中没有" not in answer.answer
