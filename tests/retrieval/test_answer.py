"""Questions from end to end over a small library: what is answered, refused, asked back, and with which numbers and places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retrieval.answer import ask, stream
from retrieval.library import Library
from retrieval.reply import Answer, Status, Verdict
from tests.retrieval.town import FINANCE, HOTLINE, WATER


def values(answer: Answer) -> list[tuple[str, str | None]]:
    return [(figure.value, figure.unit) for figure in answer.figures]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云泽市财政局2024年公务接待费是多少", "1.20"),
        ("云泽财政局2024年请客吃饭花了多少钱", "1.20"),
        ("云泽市财政局2024年公务接待费预算数是多少", "1.50"),
        ("云泽市财政局2024年工会经费", "20.00"),
        ("雲澤市財政局2024年工會經費", "20.00"),
        ("财政局2024年30228是多少", "20.00"),
        ("云泽市财政局2024年收入总计多少", "3200.00"),
    ],
)
def test_a_value_is_looked_up_by_name_code_or_everyday_word(town: Library, question: str, value: str) -> None:
    answer = ask(question, town)
    assert answer.status is Status.ANSWERED
    assert answer.figures[0].value == value
    assert answer.figures[0].organisation == FINANCE
    cited = answer.citations[answer.figures[0].citations[0] - 1]
    assert cited.quote.replace(",", "") == value and cited.page == 6


def test_what_a_project_aims_at_is_not_what_was_spent(town: Library) -> None:
    assert values(ask("云泽市财政局2024年办公费多少", town)) == [("30.00", "万元")]


def test_a_blank_cell_is_told_in_words(town: Library) -> None:
    answer = ask("云泽市财政局2024年水费多少", town)
    assert answer.status is Status.ANSWERED and "空白" in answer.answer and answer.figures == ()
    assert len(answer.citations) == 1
    assert ask("云泽市财政局的结余分配包括哪些", town).answer == ask("云泽市财政局的结余分配是什么意思", town).answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("云泽市财政局2022年公务接待费是多少", "2022"),
        ("云泽市教育局2024年公务接待费", "教育局"),
        ("青禾县水务局2024年石油勘探费", "没有找到"),
        ("云泽市财政局花钱合理吗", "不作评价"),
        ("云泽市财政局明年预算多少", "以后年度"),
        ("云泽市财政局局长2024年的工会经费", "局长"),
        ("云泽市财政局2024年下属单位的工会经费是多少", "下属单位"),
        ("云泽市财政局除了工会经费花了多少", "除了工会经费"),
    ],
)
def test_what_is_not_there_is_refused_with_the_reason(town: Library, question: str, reason: str) -> None:
    answer = ask(question, town)
    assert answer.status is Status.REFUSED and answer.figures == () and answer.citations == ()
    assert reason in answer.reason


def test_another_year_of_an_organisation_is_never_given(town: Library) -> None:
    answer = ask("云泽市12345热线2024年本年收入合计", town)
    assert answer.status is Status.REFUSED and "500" not in answer.answer


def test_a_follow_up_leans_on_the_question_before(town: Library) -> None:
    answer = ask("那水务局呢？", town, history=["云泽市财政局2024年公务接待费是多少"])
    assert values(answer)[0] == ("5.00", "万元")
    assert answer.figures[0].organisation == WATER
    assert values(ask("换成元是多少", town, history=["云泽市财政局2024年工会经费"])) == [("200000", "元")]


def test_reports_are_ranked_and_those_without_the_figure_are_named(town: Library) -> None:
    answer = ask("哪个单位的公务接待费最高？", town)
    assert answer.answer.startswith("公务接待费") and f"最高的是{WATER}" in answer.answer
    assert values(answer) == [("5.00", "万元"), ("1.20", "万元")]
    assert HOTLINE in answer.answer.splitlines()[-1]


def test_a_change_is_signed_and_told_in_words(town: Library) -> None:
    answer = ask("云泽市财政局2024年收支总计比上年增加多少", town)
    assert "比上年增加200.00万元" in answer.answer
    assert ("200.00", "万元") in values(answer) and ("6.67", "%") in values(answer)


def test_last_years_value_follows_from_the_change(town: Library) -> None:
    answer = ask("云泽市财政局2023年收支总计是多少", town)
    computed = [figure for figure in answer.figures if figure.verdict is Verdict.COMPUTED]
    assert [(one.value, one.year, one.derivation) for one in computed] == [("3000.00", 2023, "3200-200")]


def test_a_completion_rate_that_its_own_amounts_contradict_is_told(town: Library) -> None:
    answer = ask("云泽市财政局2024年一般公共预算财政拨款支出完成年初预算的百分之几", town)
    stated = {figure.value: figure.verdict for figure in answer.figures}
    assert stated["100"] is Verdict.CONFLICT and stated["294.63"] is Verdict.COMPUTED
    assert "不一致" in answer.answer


def test_a_direction_that_amount_and_rate_contradict_is_told(town: Library) -> None:
    answer = ask("云泽市财政局2024年培训费比上年增加多少", town)
    assert "方向不一致" in answer.answer


def test_an_average_is_given_in_the_unit_asked_for(town: Library) -> None:
    answer = ask("云泽市财政局2024年公务接待平均每人次多少元", town)
    assert (answer.figures[-1].value, answer.figures[-1].unit) == ("125", "元/人次")
    assert answer.figures[-1].derivation == "1.20万元/96人次"


def test_places_asked_for_are_kept(town: Library) -> None:
    assert values(ask("云泽市财政局2024年本年收入合计是多少亿元，保留两位小数", town))[0] == ("0.31", "亿元")


def test_reasons_definitions_and_duties_are_quoted(town: Library) -> None:
    assert "信息化建设" in ask("云泽市财政局2024年收支总计为什么增加", town).answer
    assert "所得税" in ask("云泽市财政局报告里结余分配是什么意思", town).answer
    assert "预算草案" in ask("云泽市财政局的主要职责是什么", town).answer
    assert "云泽电信公司" in ask("云泽市财政局宽带服务的供应商是谁", town).answer


def test_a_definition_needs_no_organisation(town: Library) -> None:
    answer = ask("什么是结余分配", town)
    assert answer.status is Status.ANSWERED and "所得税" in answer.answer
    assert len(answer.citations) == 1


def test_without_an_organisation_many_reports_are_asked_back(town: Library) -> None:
    answer = ask("公务接待费是多少？", town, files=["财政.pdf"])
    assert values(answer)[0] == ("1.20", "万元")


def test_the_text_grows_and_ends_with_the_answer(town: Library) -> None:
    *grown, last = stream("哪个单位的公务接待费最高？", town)
    assert isinstance(last, Answer) and grown[-1] == last.answer and all(str(text) in last.answer for text in grown)


def test_every_number_stands_in_the_words_that_it_cites(town: Library) -> None:
    for question in ("各单位公务接待费对比", "云泽市财政局接待了几批多少人次", "云泽市财政局2024年三公经费预算数和决算数"):
        answer = ask(question, town)
        assert answer.figures, question
        for figure in answer.figures:
            quotes = [answer.citations[number - 1].quote.replace(",", "") for number in figure.citations]
            assert any(figure.value.lstrip("-") in quote for quote in quotes), (question, figure)
            Decimal(figure.value)


def test_the_highest_share_is_named_with_every_reports_own(town: Library) -> None:
    answer = ask("公务接待费占办公费比例最高的是哪个单位", town)
    assert answer.status is Status.ANSWERED and answer.answer.startswith(f"占比最高的是{WATER}")
    shares = [Decimal(figure.value) for figure in answer.figures if figure.unit == "%"]
    assert shares and shares == sorted(shares, reverse=True)


def test_as_many_shares_are_named_as_are_asked_for(town: Library) -> None:
    first = ask("公务接待费占办公费比例最高的两个单位", town).answer.partition("。")[0]
    assert first.startswith(f"占比从高到低前二的是{WATER}") and first.count("年度[") == 2


def test_averages_are_ranked_by_the_average_and_not_by_the_amount(town: Library) -> None:
    answer = ask("2024年哪个单位公务接待人均花得最多", town)
    assert answer.status is Status.ANSWERED and answer.answer.startswith("平均最高的是")
    computed = [figure for figure in answer.figures if figure.verdict is Verdict.COMPUTED]
    assert [(figure.organisation, figure.value, figure.unit) for figure in computed] == [(FINANCE, "125", "元/人次")]
    assert "没有数可算的" in answer.answer


def test_a_term_is_looked_up_in_all_reports_and_no_other_is_told_for_it(town: Library) -> None:
    assert "专用基金" in ask("什么叫“结余分配”？", town).answer
    assert ask("什么叫“量子纠缠支出”？", town).status is not Status.ANSWERED
