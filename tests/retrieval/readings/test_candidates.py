"""Which cell or sentence a question speaks of."""

from __future__ import annotations

from dataclasses import replace

from extraction.crosscheck import Reading
from extraction.indicators import catalogue
from extraction.prose import read_claims
from extraction.report import Paragraph, Report, Role, Source
from retrieval.readings.candidate import Candidate, item_of
from retrieval.readings.candidates import best, candidates
from retrieval.readings.fitting import column_rank, measures
from retrieval.readings.wanted import Wanted
from retrieval.store.records import Label, label_rows
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Lexicon, fold
from tests.retrieval.made import figure
from tests.retrieval.town import facts_of, finance, report_from

REPORT = finance()
FACTS = facts_of(REPORT)


def lexicon(report: Report) -> Lexicon:
    return Lexicon(catalogue(), [Label(r["kind"], r["label"], r["printed"], frozenset(), 1) for r in label_rows(report)])


LEXICON = lexicon(REPORT)


def found(words: str, measure: Measure = Measure.AMOUNT, role: Role | None = None, year: int | None = 2024) -> list[Candidate]:
    return best(candidates(FACTS, LEXICON.mentions(fold(words)), catalogue(), Wanted(measure, role, year)))


def first(words: str, measure: Measure = Measure.AMOUNT, role: Role | None = None) -> str:
    amount = found(words, measure, role)[0].reading.amount
    return "" if amount is None else str(amount.value)


def test_the_usual_place_comes_first() -> None:
    assert first("公务接待费") == "1.20"
    assert first("公务接待费", role=Role.BUDGET) == "1.50"
    assert first("基本支出表公务接待费") == "0.90"
    assert first("一般公共预算财政拨款基本支出决算明细表公务接待费") == "0.90"


def test_a_total_is_told_by_its_lane() -> None:
    assert {str(one.reading.amount.value) for one in found("本年支出合计") if one.reading.amount} == {"3150.00"}


def test_measures_are_kept_apart() -> None:
    assert first("公务接待费", Measure.COMPLETION) == "80"
    assert first("收支总计", Measure.CHANGE_RATE) == "6.67"
    assert first("国内接待费", Measure.COUNT) in ("12", "96")
    assert found("工会经费", Measure.COMPLETION) == []


def test_the_share_of_an_item_is_found_by_its_official_name() -> None:
    told = read_claims((Paragraph("支出10万元，其中：社会保障和就业支出2万元，占20%。", ("说明",), Source("a.txt", ())),), 2024)
    facts, mentions = facts_of(replace(REPORT, claims=told)), LEXICON.mentions(fold("社保支出"))
    shares = candidates(facts, mentions, catalogue(), Wanted(Measure.SHARE, None, 2024))
    assert [str(one.reading.amount.value) for one in shares if one.reading.amount] == ["20"]


def test_another_year_holds_nothing() -> None:
    assert found("公务接待费", year=2022) == []


def test_what_a_project_aims_at_is_found_under_the_project_alone() -> None:
    assert first("办公费") == "30.00"
    assert first("信息化建设项目系统故障率", Measure.TARGET) == "5"


def test_every_item_is_found_by_what_it_is_called() -> None:
    for cell in REPORT.figures:
        if cell.row and cell.form != "performance":
            assert any(item_of(one.reading).quote == cell.quote for one in found(cell.table + cell.row)), cell.row


def test_where_a_movement_began_is_of_the_year_that_is_said_and_of_no_other() -> None:
    for words, value, last_year in (("由", "95", ""), ("由上年的", "95", "90")):
        claims = read_claims([Paragraph(f"群众满意率{words}90%提升至95%。", (), Source("f", ()))], 2024)
        report = replace(REPORT, claims=claims)
        facts, known = facts_of(report), lexicon(report)
        for year, expected in ((2024, value), (2023, last_year)):
            found = candidates(facts, known.mentions(fold("群众满意率")), catalogue(), Wanted(Measure.AMOUNT, None, year))
            assert [str(one.reading.amount.value) for one in found if one.reading.amount] == [expected] * bool(expected)


def test_a_project_comes_before_the_item_that_is_called_like_it() -> None:
    item = "卫生（类）公卫（款）公卫服务（项）年初预算为50万元，完成年初预算的104%。"
    text = item + "公卫服务项目全年预算数为60万元，完成预算的99%。"
    report = replace(REPORT, claims=read_claims((Paragraph(text, ("说明",), Source("a.txt", ())),), 2024), tables=())
    mentions = lexicon(report).mentions(fold("公卫服务项目"))
    rates = candidates(facts_of(report), mentions, catalogue(), Wanted(Measure.COMPLETION, None, 2024))
    assert rates[0].reading.amount and str(rates[0].reading.amount.value) == "99"


def test_the_weight_of_a_goal_is_no_amount_in_whatever_table_it_stands() -> None:
    cell = replace(REPORT.figures[0], form=None, column=("指标权重",))
    reading = Reading.of_figure(cell)
    assert not measures(reading, Measure.AMOUNT) and measures(reading, Measure.POINTS)


def test_words_of_the_name_of_the_organisation_place_nothing() -> None:
    organisation, file = "云泽市教育体育局", "教体.pdf"
    cells = [("", "合计", "900.00"), ("20703", "体育", "120.00")]
    income = tuple(
        figure(file, row, raw, ("财政拨款收入",), table="收入决算表", form="income", panel="", row_code=code)
        for code, row, raw in cells
    )
    titled = f"{organisation}2024年度部门决算情况说明"
    report = report_from(file, organisation, income, ((titled, "收入", "本年收入900.00万元，其中：财政拨款收入900.00万元。"),))
    mentions = lexicon(report).mentions(fold("体育科目财政拨款收入"))
    top = best(candidates(facts_of(report), mentions, catalogue(), Wanted(Measure.AMOUNT, None, 2024)))
    assert [str(one.reading.amount.value) for one in top if one.reading.amount] == ["120.00"]


def test_the_budget_of_a_code_is_told_by_its_name_where_no_other_account_has_it() -> None:
    file, text = "文物.pdf", "文物（款）文物保护（项）年初预算为50万元，支出决算为42万元。"
    for other, expected in (("文物展陈", ["50"]), ("文物保护", [])):
        named = {"2070204": "文物保护", "2070299": other}
        cells = tuple(figure(file, row, "42.00", table="支出决算表", form=None, row_code=code) for code, row in named.items())
        report = report_from(file, "云泽市文物局", cells, (("说明", "支出", text),))
        report = replace(report, claims=read_claims((Paragraph(text, ("说明",), Source(file, ())),), 2024))
        mentions = lexicon(report).mentions(fold("2070204科目"))
        top = best(candidates(facts_of(report), mentions, catalogue(), Wanted(Measure.AMOUNT, Role.BUDGET, 2024, "年初")))
        assert [str(one.reading.amount.value) for one in top if one.reading.amount] == expected


def test_what_was_done_comes_before_the_aim_and_the_points_of_a_goal() -> None:
    columns = ("分值", "得分", "年度指标值", "实际完成值")
    row = [figure("甲.pdf", "输送人数", "19", (column,), form="performance", table="项目支出绩效自评表") for column in columns]
    told = sorted(map(Reading.of_figure, row), key=column_rank)
    assert [reading.figure.column[0] for reading in told if reading.figure] == ["实际完成值", "年度指标值", "得分", "分值"]
