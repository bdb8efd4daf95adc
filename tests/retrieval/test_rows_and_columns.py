"""Rows and columns of the statutory forms: which cell is meant where a row has several, and what else stands under its name."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.indicators import catalogue
from extraction.report import Figure, State
from retrieval.composing.draft import Draft
from retrieval.composing.rankings import rank_parts
from retrieval.composing.telling import tell_findings
from retrieval.conversation.follow_ups import understand
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.parts.largest import find_parts
from retrieval.readings.settled import settled
from retrieval.readings.wording import label_of
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.both_asked import in_and_out
from retrieval.understanding.cues import Operation, beyond_in
from retrieval.understanding.named.lexicon import Lexicon, fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import things_of
from retrieval.understanding.whom.organisations import resolve
from retrieval.understanding.wording.rewording import reworded
from tests.retrieval.made import figure
from tests.retrieval.readings.test_candidates import lexicon
from tests.retrieval.town import FINANCE, facts_of, report_from

EARNED, SPENT, BASIC = "收入决算表", "支出决算表", "一般公共预算财政拨款基本支出决算表"
EARNED_TABLE = {"table": EARNED, "form": "income", "table_no": 1, "panel": ""}
SPENT_TABLE = {"table": SPENT, "form": "expenditure", "table_no": 2, "panel": ""}
BASIC_TABLE: dict[str, Any] = {"table": BASIC, "form": "basic_expenditure", "table_no": 3, "panel": "左"}
BOTH_TABLE = {"table": "财政拨款收入支出决算总表", "form": "fiscal_income_expenditure", "table_no": 5}
GENERAL = "一般公共预算财政拨款"
FUND_TABLE = {"table": "政府性基金预算财政拨款收入支出决算表", "form": "gov_fund", "table_no": 4, "panel": ""}
HOUSING = "住房公积金"
REPORT = report_from(
    "甲.pdf", FINANCE,
    (
        figure("甲.pdf", "", "11.99", ("本年收入合计",), row_code="2210201", **EARNED_TABLE),
        figure("甲.pdf", "合计", "500.00", ("本年收入合计",), **EARNED_TABLE),
        figure("甲.pdf", "巩固脱贫攻坚成果", "", ("财政拨款收入", "小计"), row_code="2296098", **EARNED_TABLE),
        *(
            figure("甲.pdf", row, raw, (column,), row_code=code, **SPENT_TABLE)
            for row, code, raws in (
                ("合计", "", ("600.00", "250.00", "350.00")), (HOUSING, "2210201", ("12.87", "12.87", "")),
                ("事业运行", "2010350", ("90.00", "40.00", "50.00")),
            )
            for column, raw in zip(("本年支出合计", "基本支出", "项目支出"), raws, strict=True)
        ),
        figure("甲.pdf", HOUSING, "37.46", ("决算数",), row_code="30113", **BASIC_TABLE),
        figure("甲.pdf", "公务员医疗补助缴费", "5.37", ("决算数",), row_code="30111", **BASIC_TABLE),
        *(
            figure("甲.pdf", "合计", raw, (column,), **FUND_TABLE)
            for column, raw in (("年初结转和结余", "1.00"), ("本年收入", "24.21"), ("本年支出/小计", "25.00"))
        ),
        figure("甲.pdf", "巩固脱贫攻坚成果", "24.00", ("本年支出", "小计"), row_code="2296098", **FUND_TABLE),
        figure("甲.pdf", GENERAL, "480.00", ("金额",), panel="收入", **BOTH_TABLE),
        figure("甲.pdf", "总计", "505.00", (GENERAL,), panel="支出", **BOTH_TABLE),
    ),
)  # fmt: skip
FACTS, LEXICON = facts_of(REPORT), lexicon(REPORT)


def read(question: str) -> Query:
    return understand(question, (), LEXICON, [FINANCE])


def findings(question: str) -> list[Finding]:
    return find(read(question), FACTS, catalogue(), 2024)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("财政局事业运行基本支出和项目支出各多少", ["40.00", "50.00"]),
        ("财政局基本支出和项目支出各多少", ["250.00", "350.00"]),
        ("财政局住房公积金收入和支出分别是多少", ["11.99", "12.87"]),
        ("财政局政府性基金年初结转结余", ["1.00"]),
        ("财政局公务员医疗补助交了多少", ["5.37"]),
        ("财政局支出决算表合计", ["600.00"]),
        ("财政局事业运行支出的项目支出", ["50.00"]),
        ("财政局基本支出合计", ["250.00"]),
        ("财政局基本支出是250万，项目支出是350万，对吗", ["250.00", "350.00"]),
        ("财政局巩固脱贫攻坚成果花了多少", ["24.00"]),
        ("财政局住房公积金的基本支出是多少", ["12.87"]),
        ("财政局支出决算表里住房公积金基本支出多少", ["12.87"]),
        ("财政局基本支出中的住房公积金是多少", ["37.46"]),
        ("财政局一般公共预算财政拨款是多少", ["480.00"]),
        ("财政局财政拨款收支总表里一般公共预算财政拨款的总计是多少", ["505.00"]),
    ],
)
def test_the_cell_meant_is_that_of_row_and_column(question: str, expected: list[str]) -> None:
    assert [str(one.readings[0].amount.value) for one in findings(question) if one.readings[0].amount] == expected


def test_an_account_named_like_its_body_is_asked_for_after_it() -> None:
    court = "云溪县人民法院"
    account = figure("乙.pdf", "法院", "763.73", ("项目支出",), row_code="20405", **SPENT_TABLE)
    known = lexicon(report_from("乙.pdf", court, (account,)))
    asked = understand("云溪法院法院的项目支出是多少", (), known, [court])
    assert [mention.text for mention in asked.mentions] == ["法院", "项目支出"]
    assert "法院" not in [mention.text for mention in understand("法院的项目支出是多少", (), known, [court]).mentions]


def test_the_same_name_in_another_form_is_told_unless_it_is_asked_for_too() -> None:
    [found] = findings("财政局住房公积金是多少")
    assert {str(other.amount.value) for other in found.others if other.amount} == {"37.46"}
    both = findings("财政局住房公积金收入和支出分别是多少")
    assert all(not one.others for one in both)


def test_a_row_without_a_name_is_called_as_other_tables_call_its_code() -> None:
    earned = findings("财政局住房公积金收入和支出分别是多少")[0]
    assert label_of(FACTS, earned.readings[0]) == HOUSING


def test_income_and_spending_of_one_row_are_one_question() -> None:
    assert in_and_out("提租补贴收入多少，支出多少") == "提租补贴收入和支出分别多少"
    assert in_and_out("事业运行基本支出多少，项目支出多少") == "事业运行基本支出和项目支出分别多少"
    assert in_and_out("收入多少？接待费多少") == "收入多少？接待费多少"


def test_what_is_left_to_the_next_year_is_no_future() -> None:
    assert beyond_in("\n多少到下一年", "年底结转了多少到下一年") is None
    assert beyond_in("下一年多少", "下一年多少") is not None


def test_all_of_a_year_is_no_total_with_what_was_carried_over() -> None:
    assert [mention.keys(None)[0] for mention in read("财政局总计花了多少钱").mentions if mention.names_row] != ["total_income"]


def test_a_word_of_several_things_is_summed_where_it_is_asked_for_together() -> None:
    assert settled(read("财政局水电费一共多少")).operation is Operation.TOTAL
    assert settled(read("财政局水电费多少")).operation is Operation.VALUE


@pytest.mark.parametrize("asked", ["收入、支出决算总计是多少", "收入和支出总计是多少"])
def test_both_totals_are_one_number_and_no_sum(asked: str) -> None:
    [total] = read(f"财政局{asked}").mentions
    assert total.keys(None)[0] == "total_income"


def test_a_sort_of_staff_is_not_all_of_it() -> None:
    assert "临聘" in read("财政局临聘人员有多少人").narrowing and not read("财政局人员有多少").narrowing


def test_what_sentences_call_spending_on_an_item_is_the_item() -> None:
    name = "公务用车运行维护支出"
    told = Lexicon(catalogue(), [Label(LabelKind.PROSE, name, name, frozenset({"甲.pdf"}), 1)])
    [mention] = told.mentions(f"{name}是多少")
    assert mention.keys(None)[0] == "vehicle_running_final"


def test_words_of_a_topic_within_a_name_ask_for_no_text() -> None:
    asked = settled(understand("财政局巩固脱贫攻坚成果和住房公积金哪个多", (), LEXICON, [FINANCE]))
    assert asked.operation is Operation.HIGHEST


def test_what_ends_a_long_name_is_not_all_spending() -> None:
    asked = fold("住房公积金和其他党委办公厅（室）及相关机构事务支出加起来多少")
    assert "本年支出" not in reworded(asked, LEXICON.words)


def test_what_is_added_is_summed() -> None:
    assert settled(read("财政局住房公积金加事业运行是多少")).operation is Operation.TOTAL


@pytest.mark.parametrize(
    ("asked", "put"),
    [
        ("当年结余多少钱", "本年收入比本年支出多多少钱"),
        ("年末比年初多结转了多少", "年末结转和结余比年初结转和结余多多少"),
        ("总收入是多少含上年结转", "收入总计是多少"),
        ("年末结转和结余多少", "年末结转和结余多少"),
    ],
)
def test_balances_in_other_words(asked: str, put: str) -> None:
    assert reworded(asked, LEXICON.words) == put


def test_a_name_wins_over_its_end_with_a_tail() -> None:
    assert [mention.text for mention in lexicon_of_others().mentions("其他收入预算")] == ["其他收入"]


def lexicon_of_others() -> Lexicon:
    return Lexicon(catalogue(), [Label(LabelKind.ROW, "其他", "其他", frozenset(), 1)])


def test_items_side_by_side_are_things_apart() -> None:
    printed = Lexicon(catalogue(), [Label(LabelKind.ROW, row, row, frozenset(), 1) for row in ("水费", "电费")])
    for asked, expected in (("水费电费", [["水费"], ["电费"]]), ("电灯照明", [["电灯", "照明"]])):
        things = things_of(asked, printed.mentions(asked), False)
        assert [[one.text for one in thing] for thing in things] == expected


def test_budget_and_final_number_of_one_thing_are_set_against_each_other() -> None:
    query = settled(read("财政局三公经费预算数和决算数一样吗"))
    assert query.operation is Operation.DIFFERENCE and len(query.mentions) == 1
    assert settled(read("财政局三公经费预算数和说明一样吗")).operation is Operation.CHECK


def test_a_number_names_no_organisation() -> None:
    assert resolve("津贴补贴1238.58万", ["云泽市12345热线服务中心"]).organisations == ()


def test_above_or_below_a_stated_number_is_a_check() -> None:
    assert settled(read("财政局住房公积金有没有超过30万")).operation is Operation.CHECK
    assert settled(read("财政局住房公积金有没有超过预算")).operation is Operation.DIFFERENCE


def test_a_column_asked_for_after_a_row_is_that_rows() -> None:
    asked = understand("其中基本支出多少", ["财政局事业运行支出多少"], LEXICON, [FINANCE])
    amounts = [one.readings[0].amount for one in find(asked, FACTS, catalogue(), 2024)]
    assert [str(amount.value) for amount in amounts if amount] == ["40.00"]


def test_the_parts_of_operating_costs_are_none_of_staff() -> None:
    rows = (("津贴补贴", "30102", "90.00"), ("办公费", "30201", "3.00"), ("公用经费合计", "", "9.00"))
    cells = tuple(figure("甲.pdf", row, raw, ("决算数",), row_code=code, **BASIC_TABLE) for row, code, raw in rows)
    told = facts_of(report_from("甲.pdf", FINANCE, cells))
    assert [one.asked for one in find_parts(read("财政局公用经费里哪一项最多"), told, catalogue(), 2024)] == ["办公费"]


CLASSES = report_from(
    "丙.pdf", FINANCE,
    (
        *(
            figure("丙.pdf", row, raw, (column,), row_code=code, **SPENT_TABLE)
            for row, code, raws in (
                ("合计", "", ("90.00", "50.00", "40.00")), ("一般公共服务支出", "201", ("70.00", "30.00", "40.00")),
                ("财政事务", "20106", ("50.00", "20.00", "30.00")), ("行政运行", "2010601", ("35.00", "20.00", "15.00")),
                ("信息化建设", "2010607", ("15.00", "0.00", "15.00")), ("组织事务", "20132", ("20.00", "10.00", "10.00")),
                ("事业运行", "2013250", ("20.00", "10.00", "10.00")), ("住房保障支出", "221", ("20.00", "20.00", "0.00")),
            )
            for column, raw in zip(("本年支出合计", "基本支出", "项目支出"), raws, strict=True)
        ),
        *(
            figure("丙.pdf", row, raw, ("决算数",), row_code=code, **BASIC_TABLE)
            for row, code, raw in (
                ("工资福利支出", "301", "45.00"), ("基本工资", "30101", "40.00"), ("奖金", "30103", "5.00"),
                ("商品和服务支出", "302", "5.00"), ("办公费", "30201", "5.00"), ("水费", "30205", "0.00"),
            )
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("支出决算表里哪个款级科目最多", "财政事务"),
        ("哪个类级科目支出最大", "一般公共服务支出"),
        ("支出决算表里哪一项最多", "行政运行"),
        ("项目支出最大的款级科目", "财政事务"),
        ("201下面哪个款级科目最大", "财政事务"),
        ("支出决算表里哪一款支出最多", "财政事务"),
        ("支出决算表里最大的类是什么", "一般公共服务支出"),
        ("基本支出表里哪一项最多", "基本工资"),
        ("基本支出里哪一项最多", "基本工资"),
    ],
)
def test_the_rows_of_a_form_are_set_in_an_order_at_one_level(question: str, first: str) -> None:
    query = settled(understand(question, (), lexicon(CLASSES), [FINANCE]))
    assert query.operation is Operation.HIGHEST
    parts = find_parts(query, facts_of(CLASSES), catalogue(), 2024)
    sizes = {plain(part): part.readings[0].amount.value for part in parts if part.readings[0].amount}
    assert max(sizes, key=lambda name: sizes[name]) == first and "合计" not in sizes


def test_the_level_is_kept_where_the_question_before_names_the_whole() -> None:
    query = settled(understand("占比最大的是哪类", ("财政局本年支出合计是多少",), lexicon(CLASSES), [FINANCE]))
    whole, *parts = find_parts(query, facts_of(CLASSES), catalogue(), 2024)
    assert [plain(part) for part in parts] == ["一般公共服务支出", "住房保障支出"] and plain(whole) == "合计"


def test_what_is_spent_is_parted_in_the_form_of_spending() -> None:
    housing = {"221": "住房保障支出", "2210201": "住房公积金", "2210203": "购房补贴"}
    forms = {"收入支出决算总表": "income_expenditure", "收入决算表": "income", "支出决算表": "expenditure"}
    cells: list[Figure] = []
    for number, (table, form) in enumerate(forms.items(), 1):
        place: dict[str, Any] = {"table": table, "form": form, "table_no": number}
        if form == "income_expenditure":
            cells.append(figure("甲.pdf", "十九、住房保障支出", "30.00", panel="支出", **place))
            continue
        amounts = zip(housing.items(), ("30.00", "20.00", "10.00"), strict=True)
        cells += [figure("甲.pdf", row, raw, ("合计",), row_code=code, panel="", **place) for (code, row), raw in amounts]
    report = report_from("甲.pdf", FINANCE, tuple(cells))
    query = settled(understand("财政局住房保障支出由哪两块组成", (), lexicon(report), [FINANCE]))
    draft = Draft()
    tell_findings(draft, query, find_parts(query, facts_of(report), catalogue(), 2024))
    assert draft.sentences == [f"{FINANCE}2024年度住房保障支出的各项从高到低：住房公积金20.00万元[1]；购房补贴10.00万元[2]。"]
    assert draft.citations[0].table == "支出决算表"


def plain(finding: Finding) -> str:
    return finding.readings[0].figure.row if finding.readings[0].figure else ""


def test_an_item_has_no_parts() -> None:
    query = settled(understand("奖金里哪一项最多", (), lexicon(CLASSES), [FINANCE]))
    assert not find_parts(query, facts_of(CLASSES), catalogue(), 2024)


def test_an_order_tells_of_the_rows_that_cannot_be_read() -> None:
    rows = [("办公费", "12.00", State.VALUE), ("电费", "8.00", State.VALUE), ("差旅费", "", State.UNREADABLE)]
    cells = [
        figure("甲.pdf", row, raw, row_code=f"3020{at}", state=state, **BASIC_TABLE) for at, (row, raw, state) in enumerate(rows)
    ]
    report = report_from("甲.pdf", FINANCE, tuple(cells))
    told = facts_of(report)
    query = settled(understand("基本支出表里哪一项最多", (), lexicon(report), [FINANCE]))
    draft = Draft()
    rank_parts(draft, find_parts(query, told, catalogue(), 2024), lowest=False)
    unread, first = draft.sentences
    assert "差旅费在表中无法辨认" in unread and "在能够辨认的各项中最高的是办公费" in first


def test_a_row_of_a_list_is_made_up_of_the_accounts_in_the_column_headed_like_it() -> None:
    place: dict[str, Any] = {"table": "收入支出决算总表", "form": "income_expenditure", "table_no": 5}
    rows = {"财政拨款收入": "90.00", "其他收入": "6.20", "本年收入合计": "96.20"}
    listed = tuple(figure("甲.pdf", row, raw, ("决算数",), **place) for row, raw in rows.items())
    cells = tuple(
        figure("甲.pdf", row, raw, (column,), row_code=code, **EARNED_TABLE)
        for row, code, raws in (
            ("合计", "", ("90.00", "6.20")), ("行政运行", "2010601", ("80.00", "0.01")), ("信息化建设", "2010607", ("10.00", "")),
            ("一般行政管理事务", "2010602", ("", "6.19")),
        )
        for column, raw in zip(("财政拨款收入", "其他收入"), raws, strict=True)
    )  # fmt: skip
    question = reworded("财政局其他收入6.2万元主要在哪个科目下", ())
    for figures, expected in (((*listed, *cells), {"行政运行", "一般行政管理事务"}), (listed, set())):
        report = report_from("甲.pdf", FINANCE, figures)
        query = settled(understand(question, (), lexicon(report), [FINANCE]))
        assert {plain(part) for part in find_parts(query, facts_of(report), catalogue(), 2024)} == expected


@pytest.mark.parametrize("asked", ["项目支出都在哪些科目", "哪些科目有项目支出", "项目支出列在哪个科目下"])
def test_accounts_of_a_column_are_what_it_is_made_of(asked: str) -> None:
    assert reworded(asked, ()) == "项目支出构成"
    assert reworded("差旅费在哪个科目列支", ()) == "差旅费在哪个科目列支"


@pytest.mark.parametrize(
    ("asked", "put"),
    [
        ("哪个科目的预算比上年执行数降幅最大", "哪个科目的预算比上年降幅最大"),
        ("预算与上年执行数相比呢", "比上年增减多少"),
        ("社区服务中心大楼有多高", "社区服务中心有多高"),
        ("社区服务中心大楼维修费多少", "社区服务中心大楼维修费多少"),
    ],
)
def test_what_a_run_and_a_house_are_called(asked: str, put: str) -> None:
    assert reworded(asked, LEXICON.words) == put
