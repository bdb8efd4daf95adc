"""What stands behind a label or under a heading that a question names."""

from __future__ import annotations

import pytest

from retrieval.conversation.follow_ups import understand
from retrieval.prose.headed import asks_no_amount, tell_headed
from tests.retrieval.made import spoken
from tests.retrieval.town import FINANCE, facts_of, finance

REPORT, BASICS, EVALUATION = "第五部分 附件", "（三）项目实施情况", "（四）评价原则、评价方法"
TEXTS = (
    (REPORT, BASICS, "项目批复单位：云泽市财政局。"),
    (REPORT, BASICS, "项目计划完成时间：年底前。"),
    (REPORT, BASICS, "资金拨付流程：按工程进度分次拨付给施工单位。"),
    (REPORT, BASICS, "项目预算资金：120.00万元。"),
    (REPORT, "（五）实施主体", "建设单位为云泽市水务所，代建单位为青禾置业有限公司。施工单位为临河建工有限公司。"),
    (REPORT, "（六）参建单位", "勘察单位：青禾勘测公司；"),
    (REPORT, "（六）参建单位", "监测单位：临河监测公司；"),
    (REPORT, EVALUATION, "抽取十个村入户走访。"),
)


def told(question: str) -> list[str]:
    report = finance(TEXTS)
    query = understand(f"{FINANCE}{question}", (), spoken(), [FINANCE])
    return [quote.text for quote in tell_headed(query, facts_of(report), report.paragraphs)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("项目的批复单位是谁", "项目批复单位：云泽市财政局。"),
        ("项目计划什么时候完成", "项目计划完成时间：年底前。"),
        ("项目资金怎么拨付", "资金拨付流程：按工程进度分次拨付给施工单位。"),
        ("代建单位是谁", "代建单位为青禾置业有限公司"),
        ("评价用什么方法", "抽取十个村入户走访。"),
    ],
)
def test_the_words_behind_the_label_that_a_question_names(question: str, words: str) -> None:
    assert told(question) == [words]


def test_each_of_several_labels_that_a_question_names_is_told() -> None:
    assert told("勘察单位和监测单位分别是谁") == ["勘察单位：青禾勘测公司；", "监测单位：临河监测公司；"]


@pytest.mark.parametrize("question", ["项目预算资金是多少", "食堂的批复单位是谁", "项目什么时候审计", "项目监理单位是谁"])
def test_numbers_and_what_no_label_names_are_not_told_by_one(question: str) -> None:
    assert told(question) == []


def test_who_and_when_are_answered_by_no_amount() -> None:
    def asks(question: str) -> bool:
        return asks_no_amount(understand(f"{FINANCE}{question}", (), spoken(), [FINANCE]))

    assert asks("三公经费由谁批准") and asks("项目什么时候完成") and asks("这个工程在哪")
    assert not asks("三公经费多少") and not asks("公务接待费是多少，由谁批准")
