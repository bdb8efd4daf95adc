"""Indicators of projects: which one a question means, what it asks of it, and why points were lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extraction.indicators import Catalogue
from extraction.numbers import Amount
from extraction.remarks import with_remarks, words_beyond
from extraction.report import Figure, Grid, GridCell, Paragraph, Place, Source, Table
from retrieval.conversation.follow_ups import understand
from retrieval.projects.goal_answers import tell_goals
from retrieval.projects.goal_names import IN_ITS_PROJECT, goals_meant
from retrieval.projects.goal_rows import GoalTold
from retrieval.projects.goals import goals_of
from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import Lexicon
from tests.retrieval.made import PairEmbeddings, figure
from tests.retrieval.town import facts_of, report_from

FILE, WHO = "热线.pdf", "云泽市12345热线服务中心"
COLUMNS = ("年度指标值", "实际完成值", "分值", "得分")
ROWS = (
    ("话务服务费", "数量指标", "诉求受理量", ("≥500万件", "493万件", "10", "9.86")),
    ("话务服务费", "时效指标", "平均办结周期", ("≤6天", "4.1天", "20", "20")),
    ("话务服务费", "满意度指标", "群众满意率", ("≥90%", "92%", "10", "10")),
    ("平台建设项目", "时效指标", "建设完工时间", ("早于12月15日", "12月5日", "20", "20")),
    ("平台建设项目", "满意度指标", "群众满意率", ("≥95%", "94%", "10", "9.9")),
    ("话务服务费", "数量指标", "接通话务量", ("≥5000条/天", "≥5330条/天", "5", "5")),
)


def goal_figures(at: int, project: str, path: str, row: str, cells: tuple[str, ...]) -> list[Figure]:
    place = Source(FILE, (Place(None, (at, at)),))
    made = []
    for column, raw in zip(COLUMNS, cells, strict=True):
        number = raw.lstrip("≥≤").rstrip("万件条/天%元人月")
        if number.replace(".", "").isdigit():
            unit = "分" if column.endswith("分") or column == "分值" else raw.lstrip("≥≤").removeprefix(number)
            amount, number_of_table = Amount(Decimal(number), 0, unit), 4 + (project[0] == "平")
            made.append(
                figure(
                    FILE, row, "1", (column,), form="performance", table="自评表", subject=project, row_path=(path,),
                    panel="", amount=amount, quote=raw, source=place, table_no=number_of_table,
                )
            )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def facts() -> Facts:
    made = [one for at, row in enumerate(ROWS) for one in goal_figures(at, *row)]
    scores = {"话务服务费": Decimal("99.86"), "平台建设项目": Decimal("99.9"), "宣传费": Decimal(90)}
    summary = {"form": "performance_summary", "table": "汇总表", "table_no": 9, "panel": ""}
    listed = [figure(FILE, name, "1", ("得分",), amount=Amount(score, 0, "分"), **summary) for name, score in scores.items()]
    return facts_of(report_from(FILE, WHO, (*made, *listed)))


def row_text(at: int, text: str) -> Paragraph:
    return Paragraph(text, ("附件", ROWS[at][0]), Source(FILE, (Place(None, (at, at)),)))


PARAGRAPHS = (
    row_text(0, "数量指标 诉求受理量 ≥500万件 493万件 10 9.86 市民诉求量降低"),
    row_text(3, "时效指标 建设完工时间 早于12月15日 12月5日 20 20"),
)


def told(question: str, facts: Facts) -> list[GoalTold]:
    return tell_goals(understand(question, (), Lexicon(Catalogue(()), ()), [WHO]), facts, PARAGRAPHS, PairEmbeddings())


def numbers(found: list[GoalTold]) -> list[str]:
    return [str(finding.readings[0].amount.value) for one in found for finding in one.findings]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("话务服务费平均办结周期的目标和完成情况", ["6", "4.1"]),
        ("话务服务费的群众满意率得了几分", ["10"]),
        ("平台建设项目群众满意率目标是多少", ["95"]),
        ("群众满意率完成了多少", ["92", "94"]),
        ("办结周期的分值和得分", ["20", "20"]),
        ("宣传费项目得分", ["90"]),
        ("话务项目的办结周期目标是多少", ["6"]),
        ("办结周期控制在几天以内，实际几天", ["6", "4.1"]),
        ("每天接多少个电话", ["5330"]),
        ("平均多久办完的目标", ["6"]),
        ("话务项目的办结周期、满意率各是多少", ["4.1", "92"]),
        ("话务服务费项目得了几分，扣在哪里", ["99.86", "10", "9.86"]),
        ("话务服务费接了多少条话务，目标是几条", ["5000", "5330"]),
        ("话务服务费办结周期控制目标和实际", ["6", "4.1"]),
        ("话务服务费办结周期指标和完成值", ["6", "4.1"]),
        ("诉求受理量计划多少、完成多少", ["500", "493"]),
        ("诉求受理量计划受理多少、实际受理多少、得了几分", ["500", "493", "9.86"]),
        ("话务服务费有哪些绩效目标", ["500", "6", "90", "5000"]),
        ("话务服务费哪个指标得分最低", ["5", "5", "10", "9.86"]),
        ("满意率目标", ["90", "95"]),
        ("满意率是多少", ["92", "94"]),
        ("游客满意率是多少", []),
        ("办结周期要求多少，做到多少", ["6", "4.1"]),
        ("办结周期要求是多少", ["6"]),
        ("话务服务费项目扣分扣在哪些地方", ["10", "9.86"]),
        ("话务服务费的分都丢在什么地方了", ["10", "9.86"]),
        ("宣传那个得分多少", ["90"]),
        ("话务服务费差了0.14分没拿满，是哪个指标扣的", ["10", "9.86"]),
        ("话务服务费没拿满，哪一项扣的", ["10", "9.86"]),
    ],
)
def test_the_indicator_and_the_number_that_are_meant(question: str, values: list[str], facts: Facts) -> None:
    assert numbers(told(question, facts)) == values


@pytest.mark.parametrize(
    "question",
    [
        "宣传费项目群众满意率目标是多少", "话务服务费建设完工时间的目标", "话务员满意率的得分", "平台接通率目标",
        "话务服务费买了哪些办结设备",
    ],
)  # fmt: skip
def test_no_neighbour_stands_in(question: str, facts: Facts) -> None:
    assert numbers(told(question, facts)) == []


def test_what_one_case_costs_is_not_what_all_cost() -> None:
    row = ("案件业务费", "成本指标", "件均办案成本", ("≤650元", "643元", "10", "10"))
    made = facts_of(report_from(FILE, WHO, tuple(goal_figures(0, *row))))
    assert numbers(told("案件业务费件均办案成本的目标和完成情况", made)) == ["650", "643"]
    assert numbers(told("办案业务费多少", made)) == []


def test_what_so_many_people_have_is_not_what_all_have() -> None:
    row = ("抽检费", "数量指标", "千人抽检件数", ("≥4件", "5件", "10", "10"))
    made = facts_of(report_from(FILE, WHO, tuple(goal_figures(0, *row))))
    assert numbers(told("抽检费项目抽检了多少件", made)) == []
    assert numbers(told("抽检费项目千人抽检多少件", made)) == ["5"]


@pytest.mark.parametrize("asked", ["电话接通率", "话务接通率", "接通率"])
def test_what_can_only_be_a_call_tells_no_rates_apart(asked: str) -> None:
    row = ("热线保障费", "质量指标", "接通率", ("≥95%", "96%", "5", "5"))
    made = facts_of(report_from(FILE, WHO, tuple(goal_figures(0, *row))))
    assert numbers(told(f"{asked}考核目标是多少，实际达到了多少", made)) == ["95", "96"]
    assert numbers(told("平台接通率考核目标是多少", made)) == []


def test_the_score_of_the_funds_is_not_that_of_the_whole() -> None:
    scores = (("资金总额", "得分", "6.62"), ("总分", "自评得分", "96.62"))
    form: dict[str, Any] = {"form": "performance", "table": "整体绩效自评表", "table_no": 4, "panel": ""}
    made = tuple(figure(FILE, row, "1", (c,), subject="", amount=Amount(Decimal(v), 0, "分"), **form) for row, c, v in scores)
    assert numbers(told("整体绩效里预算执行那块拿了几分", facts_of(report_from(FILE, WHO, made)))) == ["6.62"]
    assert numbers(told("预算执行拿了几分", facts_of(report_from(FILE, WHO, made[1:])))) == []


@pytest.mark.parametrize(
    ("question", "values"),
    [("话务服务费一共受理了多少万件诉求", ["493"]), ("话务服务费满意了多少件", []), ("话务服务费买了多少台电脑", []),
     ("每天发多少条短信", []), ("话务服务费有多少接线员", [])],
)
def test_a_number_of_things_is_told_of_what_is_counted(question: str, values: list[str], facts: Facts) -> None:
    assert numbers(told(question, facts)) == values


def test_lost_points_are_told_with_the_printed_reason(facts: Facts) -> None:
    (loss,) = told("话务服务费项目为什么没拿满分，丢了多少分", facts)
    assert loss.lost and numbers([loss]) == ["10", "9.86"]
    assert [words.text for _, words in loss.words] == ["市民诉求量降低"]
    assert [one.words[0][1].text for one in told("哪些指标没拿满分", facts) if one.words] == ["市民诉求量降低"]
    (reason,) = told("话务服务费项目诉求受理量为什么扣分", facts)
    assert not numbers([reason]) and reason.words[0][1].text == "市民诉求量降低"


def test_a_target_in_words_is_quoted(facts: Facts) -> None:
    (one,) = told("建设完工时间的目标和实际完成", facts)
    assert [words.text for _, words in one.words] == ["早于12月15日", "12月5日"]


def test_how_soon_a_thing_was_to_be_done_is_told_in_the_words_of_its_row(facts: Facts) -> None:
    row = ("线路租赁", "时效指标", "线路故障修复及时性", ("4小时完成修复", "4小时完成修复", "6", "6"))
    made = facts_of(report_from(FILE, WHO, tuple(goal_figures(7, *row))))
    source = Source(FILE, (Place(None, (7, 7)),))
    text = Paragraph("时效指标 线路故障修复及时性 4小时完成修复 3小时完成修复 6 6", ("附件", "线路租赁"), source)
    for question in ("线路坏了要求几个小时修好，做到没有", "线路故障修复要求几个小时，做到没有"):
        query = understand(question, (), Lexicon(Catalogue(()), ()), [WHO])
        (one,) = tell_goals(query, made, [text], PairEmbeddings())
        assert [words.text for _, words in one.words] == ["4小时完成修复", "3小时完成修复"]


def test_by_what_a_unit_counts_is_no_other_thing() -> None:
    row = ("话务服务费", "成本指标", "话务服务成本", ("≤5500元/人/月", "5500元/人/月", "10", "10"))
    made = facts_of(report_from(FILE, WHO, tuple(goal_figures(0, *row))))
    assert numbers(told("话务员的服务成本每人每月控制在多少钱", made)) == ["5500"]
    assert numbers(told("话务员的服务成本每天控制在多少钱", made)) == []


def test_rows_with_words_become_paragraphs_under_their_project() -> None:
    texts = [["诉求受理量", "493万件", "市民诉求量降低"], ["办结周期", "4.1天", ""]]
    place = Place(None, (1, 1))
    cells = tuple(GridCell(r, c, text, place) for r, row in enumerate(texts) for c, text in enumerate(row))
    figures = (figure(FILE, "诉求受理量", "493", quote="493万件"), figure(FILE, "办结周期", "4.1", quote="4.1天"))
    source = Source(FILE, (place,))
    table = Table(1, "自评表", "performance", None, ("附件", "别处"), source, figures, (Grid(cells, place),), "话务服务费")
    (row,) = with_remarks((), [table])
    assert row.section == ("附件", "话务服务费") and words_beyond(row, ("诉求受理量", "493万件")) == ["市民诉求量降低"]


def test_a_reason_under_the_whole_form_is_that_of_the_indicator_it_names(facts: Facts) -> None:
    below = "偏差大或未完成原因分析 群众对平台满意程度不高的原因是上线较晚。群众满意率未达标是宣传不足。"
    titles = (*next(one for one in facts.figures if one.subject == "平台建设项目").section, "平台建设项目")
    row = Paragraph(below, titles, Source(FILE, (Place(None, (30, 30)),)))
    query = understand("平台建设项目的群众满意率为什么没达标", (), Lexicon(Catalogue(()), ()), [WHO])
    (one,) = tell_goals(query, facts, (*PARAGRAPHS, row), PairEmbeddings())
    assert [quote.text for _, quote in one.words] == ["群众满意率未达标是宣传不足。"]


def test_what_a_project_added_is_not_all_that_there_is() -> None:
    row = ("综合楼建设", "社会效益指标", "新增床位", ("≥80张", "50张", "20", "15"))
    goals = list(goals_of(facts_of(report_from(FILE, WHO, tuple(goal_figures(0, *row))))))
    for text, share, meant in (("床位", 0.5, 0), ("新增床位", 0.5, 1), ("床位", IN_ITS_PROJECT, 1)):
        assert len(goals_meant(text, goals, PairEmbeddings(), share, counted=True)) == meant
