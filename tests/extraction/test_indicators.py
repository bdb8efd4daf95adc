"""Finding the readings of an indicator among a report's figures and claims, and what is refused in a catalogue file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from extraction.catalogue import read_catalogue
from extraction.crosscheck import Reading, Verdict, verdict
from extraction.errors import HeshuError
from extraction.indicators import Catalogue, Printed, catalogue, readings
from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind, Figure, Kind, Place, Role, Source, State

HERE = Source("某局.pdf", (Place(page=5),))


def figure(
    form: str | None, row: str, column: str, value: str | None, panel: str = "", code: str = "", table: str = "表",
    unit: str | None = "万元", role: Role | None = None, year: int | None = None,
) -> Figure:
    """A cell as the reader gives it; the columns of a path are parted by `>`, since labels may hold a stroke."""
    amount = None if value is None else Amount(Decimal(value), 2, unit)
    state = State.BLANK if value is None else State.VALUE
    path = tuple(column.split(">"))
    return Figure(HERE, 1, table, form, panel, row, code, path, state, amount, value or "", role=role, year=year)


def claim(
    subject: str, value: str, kind: ClaimKind = ClaimKind.AMOUNT, unit: str | None = "万元", section: str = "", base: str = "",
    role: Role | None = None, year: int | None = None, sentence: str = "",
) -> Claim:
    decimals = len(value.partition(".")[2])
    amount = Amount(Decimal(value), decimals, unit)
    return Claim(HERE, subject, kind, amount, value, sentence, tuple(section.split("/")), base, role=role, year=year)


def found(name: str, figures: list[Figure] = (), claims: list[Claim] = ()) -> list[Reading]:  # type: ignore[assignment]
    indicator = catalogue().by_name(name)
    assert indicator is not None, name
    return readings(indicator, figures, claims)


def values(name: str, figures: list[Figure] = (), claims: list[Claim] = ()) -> list[str | None]:  # type: ignore[assignment]
    return [None if reading.amount is None else str(reading.amount.value) for reading in found(name, figures, claims)]


PROVINCES = {
    "groups on top": [
        figure("three_public", "", "预算数>合计", "1.37"),
        figure("three_public", "", "预算数>公务用车购置及运行维护费>小计", "1.22"),
        figure("three_public", "", "预算数>公务用车购置及运行维护费>公务用车运行维护费", "1.21"),
        figure("three_public", "", "预算数>公务接待费", "0.15"),
        figure("three_public", "", "决算数>合计", "2.37"),
        figure("three_public", "", "决算数>公务用车购置及运行维护费>小计", "2.22"),
        figure("three_public", "", "决算数>公务用车购置及运行维护费>公务用车运行维护费", "2.21"),
        figure("three_public", "", "决算数>公务接待费", "2.15"),
    ],
    "groups at the bottom": [
        figure("three_public", "", f"财政拨款“三公”经费>{item}>{face}", value)
        for item, budget, final in [
            ("合计", "1.37", "2.37"), ("公务用车购置及运行费>小计", "1.22", "2.22"),
            ("公务用车购置及运行费>公务用车运行费", "1.21", "2.21"), ("公务接待费", "0.15", "2.15"),
        ]
        for face, value in (("预算数", budget), ("决算数", final))
    ],
    "items as rows": [
        figure("three_public", row, face, value)
        for row, budget, final in [
            ("合计", "1.37", "2.37"), ("2. 公务用车购置及运行维护费", "1.22", "2.22"),
            ("（2）公务用车运行维护费", "1.21", "2.21"), ("3. 公务接待费", "0.15", "2.15"),
        ]
        for face, value in (("预算数", budget), ("决算数", final))
    ],
    "an empty heading over its total": [
        figure("three_public", row, face, value)
        for row, budget, final in [
            ("一、“三公”经费支出", None, None), ("（一）支出合计", "1.37", "2.37"),
            ("2.公务用车购置及运行维护费", "1.22", "2.22"),
            ("（2）公务用车运行维护费", "1.21", "2.21"), ("3.公务接待费", "0.15", "2.15"),
        ]
        for face, value in (("预算数", budget), ("决算统计数", final))
    ],
}


@pytest.mark.parametrize("layout", PROVINCES)
def test_three_public_is_found_in_every_layout(layout: str) -> None:
    figures = PROVINCES[layout]
    assert values("三公经费预算数", figures) == ["1.37"]
    assert values("三公经费决算数", figures) == ["2.37"]
    assert values("公务用车购置及运行维护费决算数", figures) == ["2.22"]
    assert values("公务用车运行维护费决算数", figures) == ["2.21"]
    assert values("公务接待费预算数", figures) == ["0.15"]
    assert values("公务接待费决算数", figures) == ["2.15"]


def test_a_column_without_its_item_never_passes_for_the_total() -> None:
    damaged = [figure("three_public", "", "决算数", "32.73"), figure("three_public", "", "决算数>小计", "22.37")]
    assert values("三公经费决算数", damaged) == []


@pytest.mark.parametrize("row", ["一、一般公共预算财政拨款收入", "一般公共预算拨款收入", "（一）一般公共预算财政拨款"])
@pytest.mark.parametrize("column", ["收入>决算数", "收入>金额"])
def test_labels_and_columns_vary_by_province(row: str, column: str) -> None:
    assert values("一般公共预算财政拨款收入", [figure("income_expenditure", row, column, "2940.05", "收入")]) == ["2940.05"]


def test_the_small_total_beside_a_part_is_the_whole() -> None:
    columns = {"财政拨款收入>小计": "80.00", "财政拨款收入>其中：政府性基金预算": "10.00"}
    figures = [figure("income", "合计", column, value) for column, value in columns.items()]
    assert values("财政拨款收入", figures) == ["80.00"]


def test_a_lane_decides_between_equal_labels() -> None:
    figures = [
        figure("income_expenditure", "总计", "收入>决算数", "10.00", "收入"),
        figure("income_expenditure", "总计", "支出>决算数", "20.00", "支出"),
    ]
    assert values("收入总计", figures) == ["10.00"]
    assert values("支出总计", figures) == ["20.00"]


def test_codes_tell_the_same_name_apart() -> None:
    figures = [
        figure("basic_expenditure", "住房公积金", "人员经费>金额", "36.51", code="30113"),
        figure("expenditure", "住房公积金", "本年支出合计", "29.97", code="2210201"),
        figure("expenditure", "住房公积金", "基本支出", "28.00", code="2210201"),
        figure("expenditure", "其他支出", "本年支出合计", "7.00", code="22999"),
    ]
    assert values("住房公积金", figures) == ["29.97"]
    assert values("住房公积金（经济分类）", figures) == ["36.51"]
    assert values("其他支出", figures) == []


def test_a_damaged_code_leaves_the_label_to_decide() -> None:
    assert values("津贴补贴", [figure("basic_expenditure", "津贴补贴", "合计", "5.00", code="3012")]) == ["5.00"]
    assert values("津贴补贴", [figure("basic_expenditure", "津贴补贴", "合计", "5.00", code="30199")]) == []


def test_prose_of_the_general_budget_speaks_for_all_funds_only_where_they_are_equal() -> None:
    section = "五、一般公共预算财政拨款支出决算情况说明"
    prose = [claim("社会保障和就业支出（类）", "71.2", section=section)]
    general = figure("general_expenditure", "社会保障和就业支出", "小计", "71.22", code="208")
    same = [figure("expenditure", "社会保障和就业支出", "本年支出合计", "71.22", code="208"), general]
    more = [figure("expenditure", "社会保障和就业支出", "本年支出合计", "90.00", code="208"), general]
    assert values("社会保障和就业支出", same, prose) == ["71.22", "71.22", "71.2"]
    assert verdict(found("社会保障和就业支出", same, prose)) is Verdict.ROUNDING
    assert values("社会保障和就业支出", more, prose) == ["90.00"]
    assert values("社会保障和就业支出（一般公共预算财政拨款）", more, prose) == ["71.22", "71.2"]


def test_a_name_that_stands_twice_is_no_reading() -> None:
    one = figure("expenditure", "事业运行", "本年支出合计", "23.81", code="2010150")
    other = figure("expenditure", "事业运行", "本年支出合计", "483.79", code="2010350")
    assert values("事业运行", [one]) == ["23.81"]
    assert values("事业运行", [one, other]) == []


def test_total_and_fiscal_total_are_not_mixed() -> None:
    claims = [
        claim("某局2024年度收、支总计", "2371.4", section="一、收入支出决算总体情况说明"),
        claim("财政拨款收、支总计", "2300", section="四、财政拨款收入支出决算总体情况说明"),
    ]
    assert values("收入总计", claims=claims) == ["2371.4"]
    assert values("财政拨款收入总计", claims=claims) == ["2300"]


def test_budget_and_final_amounts_of_one_subject() -> None:
    claims = [
        claim("公务接待费", "0.15", role=Role.BUDGET, base="全年预算", section="九、“三公”经费"),
        claim("公务接待费支出", "0.1", role=Role.FINAL, section="九、“三公”经费"),
    ]
    assert values("公务接待费预算数", claims=claims) == ["0.15"]
    assert values("公务接待费决算数", claims=claims) == ["0.1"]


def test_initial_budget_is_not_the_full_year_budget() -> None:
    section = "五、一般公共预算财政拨款支出决算情况说明"
    claims = [
        claim("一般公共预算财政拨款支出", "0", role=Role.BUDGET, base="年初预算", section=section),
        claim("一般公共预算财政拨款支出", "321.02", role=Role.BUDGET, base="全年预算", section=section),
    ]
    assert values("一般公共预算财政拨款支出年初预算数", claims=claims) == ["0"]


def test_the_budget_of_all_grants_is_none_of_the_general_budget() -> None:
    of_all = claim("财政拨款支出", "78.00", role=Role.BUDGET, base="年初预算", section="四、财政拨款收入支出决算总体情况说明")
    section = "五、一般公共预算财政拨款支出决算情况说明"
    general = claim("一般公共预算财政拨款支出", "62.00", role=Role.BUDGET, base="年初预算", section=section)
    assert values("一般公共预算财政拨款支出年初预算数", claims=[of_all, general]) == ["62.00"]
    assert values("一般公共预算财政拨款支出年初预算数", claims=[of_all]) == []
    assert values("财政拨款支出年初预算数", claims=[of_all, general]) == ["78.00"]


def test_in_a_budget_report_bare_amounts_are_planned() -> None:
    figures = [figure(None, "合计", "合计", "1.00", table="支出预算总表", role=Role.BUDGET)]
    claims = [claim("公务接待费", "1.35", section="一、“三公”经费预算情况说明")]
    assert values("公务接待费预算数", figures, claims) == ["1.35"]
    assert values("公务接待费决算数", figures, claims) == []
    assert values("公务接待费决算数", [], claims) == ["1.35"]


def test_changes_are_signed_and_by_base() -> None:
    kind = ClaimKind.CHANGE_AMOUNT
    claims = [
        claim("收入支出总计", "-56.95", kind, base="上年", section="一、收入支出决算总体情况说明"),
        claim("机关运行经费支出", "15.25", kind, base="年初预算", section="十、机关运行经费"),
    ]
    assert values("收支总计较上年增减额", claims=claims) == ["-56.95"]
    assert values("机关运行经费较上年增减额", claims=claims) == []
    assert values("机关运行经费较年初预算增减额", claims=claims) == ["15.25"]


def test_how_many_projects_got_a_grade_is_no_number_of_all() -> None:
    told = {"绩效自评项目": "6", "绩效自评项目自评等级为": "4", "绩效自评项目为": "2"}
    claims = [claim(subject, value, ClaimKind.COUNT, "个", "预算绩效情况说明") for subject, value in told.items()]
    assert values("绩效自评项目数", claims=claims) == ["6"]


def test_the_funds_of_the_whole_and_of_the_projects_are_two_things() -> None:
    said = "开展了部门整体支出绩效自评，涉及资金900万元；对5个项目开展了绩效自评，涉及资金300万元"
    claims = [
        claim("部门整体支出绩效自评涉及资金合计", "900", section="预算绩效情况说明", sentence=said),
        claim("绩效自评涉及资金合计", "300", section="预算绩效情况说明", sentence=said),
    ]
    assert values("整体支出绩效自评涉及资金", claims=claims) == ["900"]
    assert values("绩效自评涉及资金", claims=claims) == ["300"]


def test_counts_go_by_their_unit() -> None:
    section = "九、财政拨款“三公”经费支出决算情况说明"
    claims = [
        claim("国内接待费", "2", ClaimKind.COUNT, "批次", section), claim("国内接待费", "10", ClaimKind.COUNT, "人次", section),
        claim("外事接待", "0", ClaimKind.COUNT, "批次", section), claim("公务用车保有量", "1", ClaimKind.COUNT, "辆", section),
    ]
    assert values("国内公务接待批次", claims=claims) == ["2"]
    assert values("国内公务接待人次", claims=claims) == ["10"]
    assert values("公务用车保有量", claims=claims) == ["1"]


def test_planned_vehicles_are_not_vehicles() -> None:
    claims = [claim("其他用车", "1", ClaimKind.COUNT, "辆", sentence="2024年部门预算安排购置车辆1辆，其中：其他用车1辆")]
    assert values("其他用车数量", claims=claims) == []


def test_another_year_is_left_out() -> None:
    figures = [
        figure("income", "合计", "本年收入合计", "10.00", year=2024),
        figure("expenditure", "合计", "本年支出合计", "9.00", year=2024),
        figure("income", "合计", "本年收入合计", "8.00", year=2023),
    ]
    assert values("本年收入合计", figures) == ["10.00"]
    indicator = catalogue().by_name("本年收入合计")
    assert indicator is not None
    [reading] = Printed(figures, [], 2023).readings(indicator, catalogue())
    assert reading.figure is figures[2]


def test_the_sentences_of_a_budget_without_tables_tell_what_is_planned() -> None:
    stated = [claim("公务接待费", "2", section="“三公”经费安排情况")]
    printed = Printed((), stated, 2024, Kind.BUDGET)
    planned, spent = (catalogue().by_name(f"公务接待费{number}") for number in ("预算数", "决算数"))
    assert planned is not None and spent is not None
    assert [reading.claim for reading in printed.readings(planned, catalogue())] == stated
    assert not printed.readings(spent, catalogue())


def test_a_count_without_a_printed_unit_takes_the_indicators() -> None:
    [reading] = found("在职人数", [figure(None, "某中心", "在职人数", "10", unit=None)])
    assert reading.amount is not None
    assert reading.amount.unit == "人"
    [money] = found("公务接待费决算数", [figure("three_public", "3.公务接待费", "决算数", "0.15", unit=None)])
    assert money.amount is not None
    assert money.amount.unit is None


def test_blank_and_nothing_are_two_answers() -> None:
    blank = found("公务接待费决算数", [figure("three_public", "", "决算数>公务接待费", None)])
    assert verdict(blank) is Verdict.BLANK
    assert verdict(found("公务接待费决算数")) is Verdict.UNDISCLOSED


ENTRY = "indicators:\n  组:\n    - {{id: a, name: 甲, words: [词], find: [{{form: income, row: 合计}}]{extra}}}\n{more}"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (ENTRY.format(extra="", more="    - {id: b, name: 甲, find: [{form: income}]}"), "“甲”写了两次"),
        (ENTRY.format(extra="", more="    - {id: a, name: 乙, find: [{form: income}]}"), "“a”写了两次"),
        (ENTRY.format(extra="", more="    - {id: b, name: 乙, find: [{form: incomes}]}"), "未知的表 incomes"),
        (ENTRY.format(extra="", more="    - {id: b, name: 乙, words: [' '], find: [{form: income}]}"), "空的用语"),
        (ENTRY.format(extra="", more="    - {id: b, name: 乙, find: []}"), "没有写明在哪里读取"),
        (ENTRY.format(extra="", more="    - {id: b, name: 乙, find: [{rows: 合计}]}"), "未知的项 rows"),
        (ENTRY.format(extra="", more="    - {id: b, name: 乙, find: [{claim: 乙, kind: amounts}]}"), "未知的说法 amounts"),
        (ENTRY.format(extra="", more="    - {id: b, name: 乙, find: [{claim: 乙, role: 概算}]}"), "未知的口径 概算"),
        (ENTRY.format(extra=", narrower: 丙", more=""), "narrower“丙”不存在"),
        (ENTRY.format(extra=", instead: [c]", more=""), "instead“c”不存在"),
        (ENTRY.format(extra=", word: [x]", more=""), "未知的项 word"),
        ("indicators: [", "不是正确的 YAML"),
    ],
)
def test_a_wrong_catalogue_is_refused_with_the_entry(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(HeshuError, match=r"indicators\.yaml") as error:
        read_catalogue(path)
    assert complaint in str(error.value)


FAMILY = """
indicators: {}
families:
- group: 组
  templates:
  - id: x_{code}
    name: '{name}占比'
    unit: '%'
    words: ['{words}占比', '{short}']
    find: [{claim: ['{name}', '{other}'], kind: share}]
  members:
  - {code: '205', name: 教育支出, words: [办学, 学校]}
  - {code: '206', name: 科学技术支出, other: 科技}
"""


def test_a_family_writes_out_every_member(tmp_path: Path) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    education, science = Catalogue(read_catalogue(path)).group("组")
    assert (education.id, education.name, education.words) == ("x_205", "教育支出占比", ("办学占比", "学校占比", "教育"))
    assert education.claim_patterns[0].subjects == ("教育支出",)
    assert science.claim_patterns[0].subjects == ("科学技术支出", "科技")


def test_the_total_of_a_form_that_holds_meetings_too_is_not_that_of_the_three() -> None:
    title = "财政拨款“三公”经费及会议费、培训费支出决算表"
    sums = (("合计", "9.50"), ("“三公”经费>小计", "3.26"), ("“三公”经费>公务接待费", "0.86"), ("会议费", "6.24"))
    cells = [figure("three_public", "决算数", column, value, table=title, role=Role.FINAL) for column, value in sums]
    assert values("三公经费决算数", cells) == ["3.26"]
    assert values("三公经费决算数", cells[:1]) == []


def test_the_rows_of_a_table_of_operating_costs_are_its_parts() -> None:
    title, column = "财政拨款机关运行经费支出决算表", "机关运行经费支出决算"
    cells = [figure(None, row, column, value, table=title) for row, value in (("合计", "98.75"), ("工会经费", "32.18"))]
    assert values("机关运行经费", cells) == ["98.75"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [("退休费", True), ("退 休费用", True), ("", True), ("军队转业干部安置费", False), ("助学金", False)],
)
def test_a_code_names_no_row_that_is_called_otherwise(printed: str, read: bool) -> None:
    row = figure("basic_expenditure", printed, "决算数", "1.61", code="30302")
    assert bool(found("退休费", [row])) is read


def test_a_count_that_a_sentence_lists_as_a_part_is_no_reading_of_the_whole() -> None:
    sentence = "医院共设置38个内设机构，包括：职能科室14个、临床科室17个、医技科室7个。"
    counts = [("内设机构", "38"), ("职能科室", "14"), ("临床科室", "17")]
    claims = [claim(name, count, ClaimKind.COUNT, "个", "机构设置", sentence=sentence) for name, count in counts]
    assert values("内设机构数", claims=claims) == ["38"]
    sentence = "单位共有车辆7辆，其中：应急保障用车0辆、其他用车7辆。"
    assert values("车辆总数", claims=[claim("车辆", "7", ClaimKind.COUNT, "辆", "国有资产", sentence=sentence)]) == ["7"]


def test_a_change_is_no_value_and_the_subtotal_under_the_three_is_theirs() -> None:
    table = "一般公共预算拨款“三公”经费及会议费、培训费支出预算表"
    paths = ((head, item) for head in ("2025年", "增减变化情况") for item in ("小计", "公务接待费"))
    columns = [f"{head}>一般公共预算拨款安排的“三公”经费预算>{item}" for head, item in paths]
    cells = [figure(None, "合计", column, value, table=table, role=Role.BUDGET, year=2025)
             for column, value in zip(columns, ("11.80", "2.30", "-0.80", "-0.30"), strict=True)]
    for name, value in (("三公经费预算数", "11.80"), ("公务接待费预算数", "2.30")):
        indicator = catalogue().by_name(name)
        assert indicator and [str(one.amount and one.amount.value) for one in readings(indicator, cells, ())] == [value]


def test_the_whole_of_a_cost_leads_and_its_item_of_basic_expenditure_stands_in_where_none_is_printed() -> None:
    item = figure("basic_expenditure", "会议费", "决算数", "0.70", code="30215")
    whole = claim("会议费", "1.90", section="一般性支出情况")
    assert values("会议费", [item]) == ["0.70"]
    assert values("会议费", [item], [whole]) == ["1.90"]
    assert values("会议费（基本支出）", [item], [whole]) == ["0.70"]


def test_a_word_for_people_alone_means_no_money() -> None:
    words = catalogue().words()
    assert "编外人员" not in words
    assert [indicator.name for indicator in words["编外人员工资"]][:1] == ["其他工资福利支出"]
