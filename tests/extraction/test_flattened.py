"""Forms that a dump has flattened into a line: what is proven is placed, nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.flattened_rows import number_of
from extraction.placing import Slot, SlotRow, Sum, place
from extraction.report import Block, Figure, Line, Table
from extraction.tables import read_tables
from tests.extraction.grids import document, grid, line

HALF = Decimal("0.5")
ITEMS = (
    "科目 金额 301 工资福利支出 60.00 302 商品和服务支出 9.00 307 债务利息及费用支出 "
    "基本工资 办公费 30101 40.00 30201 7.50 30701 国内债务付息 津贴补贴 30202 印刷费 30102 20.00 30702 国外债务付息 "
    "咨询费 奖金 30203 30103 1.50 310 资本性支出"
)
TOTALS = (
    "项 目 行 次 金额 项 目 行 次 合计 一、一般公共预算财政拨款 1 50.00 一、一般公共服务支出 4 30.00 30.00 "
    "二、政府性基金预算财政拨款 2 二、外交支出 5 三、国有资本经营预算财政拨款 3 三、国防支出 6 "
    "四、公共安全支出 7 20.00 20.00 五、教育支出 8"
)
CLASSES = (
    "科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出", " | 合计 | 50.00 | 50.00 | ", "201 | 一般公共服务支出 | 30.00 | 30.00 | ",
    "204 | 公共安全支出 | 20.00 | 20.00 | ",
)


def dumped(text: str) -> Line:
    return line(text, page=None, number=abs(hash(text)))


def first_table(*blocks: Block) -> Table:
    return read_tables(replace(document(*blocks), pages=None), 2024)[0][0]


def items(text: str = ITEMS) -> list[Figure]:
    table = first_table(
        dumped("一般公共预算财政拨款基本支出决算表"), dumped("单位：万元"), dumped(text),
        grid("人员经费 |  |  | 公用经费 |  |  |  |  | ", " | ".join(["科目编码 | 科目名称 | 金额"] * 3),
             "人员经费合计 |  | 60.00 | 公用经费合计 |  | 9.00 |  |  | ", page=None),
    )
    return [figure for figure in table.figures if not figure.row.endswith("合计")]


def totals(*others: Block) -> Table:
    return first_table(
        dumped("财政拨款收入支出决算总表"), dumped("单位：万元"), dumped(TOTALS),
        grid("收入 |  | 支出 |  |  | ",
             "项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款",
             "本年收入合计 | 50.00 | 本年支出合计 | 50.00 | 50.00 | ", page=None),
        *others,
    )


def placed(figures: list[Figure]) -> list[tuple[str, str, str]]:
    return [(figure.quote, figure.row, figure.placement) for figure in figures]


def test_the_sums_of_the_form_prove_where_its_numbers_belong() -> None:
    assert placed(items()) == [
        ("60.00", "工资福利支出", "proven"), ("9.00", "商品和服务支出", "proven"), ("40.00", "基本工资", "proven"),
        ("7.50", "办公费", "proven"), ("20.00", "津贴补贴", "proven"), ("1.50", "咨询费", "proven"),
    ]
    first = items()[0]
    assert (first.panel, first.row_code, first.amount and first.amount.unit) == ("左", "301", "万元")


def test_a_number_that_no_sum_tells_from_its_neighbour_s_row_stays_unreadable() -> None:
    loose = ITEMS.replace("30102 20.00 30702 国外债务付息", "30102 30702 国外债务付息 20.00")
    assert [figure.quote for figure in items(loose) if figure.placement == "unreadable"] == ["20.00"]
    assert {figure.placement for figure in items(ITEMS.replace("7.50", "8.50"))} == {"unreadable"}


def test_an_item_that_no_catalogue_names_has_a_row_by_the_words_behind_its_code() -> None:
    text = (
        "301 工资福利支出 60.00 302 商品和服务支出 4.00 399 其他支出 5.00 30101 基本工资 40.00 30201 办公费 2.50 "
        "39998 某项新支出 5.00 30102 津贴补贴 20.00 30202 印刷费 1.50 39999 其他支出 0.00"
    )
    placed = {figure.row_code: figure.row for figure in items(text) if figure.placement == "proven"}
    assert placed["39998"] == "某项新支出"
    assert placed.keys() >= {"30101", "30102", "30201", "30202"}


def test_other_forms_prove_the_row_of_a_total() -> None:
    alone = [figure for figure in totals().figures if figure.placement == "unreadable"]
    assert [figure.quote for figure in alone] == ["30.00", "30.00", "20.00", "20.00"]
    proven = totals(dumped("一般公共预算财政拨款支出决算表"), dumped("单位：万元"), grid(*CLASSES, page=None))
    found = [(f.quote, f.row, f.column[-1]) for f in proven.figures if f.placement == "proven"]
    assert found == [
        ("50.00", "一、一般公共预算财政拨款", "金额"),
        ("30.00", "一、一般公共服务支出", "合计"), ("30.00", "一、一般公共服务支出", "一般公共预算财政拨款"),
        ("20.00", "四、公共安全支出", "合计"), ("20.00", "四、公共安全支出", "一般公共预算财政拨款"),
    ]


def test_a_form_of_which_nothing_but_the_line_is_left_is_proven_by_its_own_totals() -> None:
    text = (
        "项目 行次 金额 项目 行次 金额 一、一般公共预算财政拨款收入 1 50.00 一、一般公共服务支出 5 30.00 "
        "二、政府性基金预算财政拨款收入 2 二、外交支出 6 三、其他收入 3 4.00 三、国防支出 7 25.00 "
        "本年收入合计 4 54.00 本年支出合计 8 55.00 年初结转和结余 3.00 年末结转和结余 2.00 总计 57.00 总计 57.00"
    )
    table = first_table(dumped("收入支出决算总表"), dumped("单位：万元"), dumped(text), dumped("第三部分 说明"))
    found = {(f.panel, f.row): f.quote for f in table.figures if f.placement == "proven"}
    assert found == {
        ("收入", "一、一般公共预算财政拨款收入"): "50.00",
        ("收入", "三、其他收入"): "4.00", ("支出", "三、国防支出"): "25.00", ("收入", "本年收入合计"): "54.00",
        ("支出", "本年支出合计"): "55.00", ("收入", "年初结转和结余"): "3.00", ("支出", "年末结转和结余"): "2.00",
        ("收入", "总计"): "57.00", ("支出", "总计"): "57.00",
    }
    assert [f.quote for f in table.figures if f.placement == "unreadable"] == ["30.00"]


@pytest.mark.parametrize("codes", [("20103 ", "2010301 ", "2010302 "), ("201 03 ", "201 03 01 ", "201 03 02 ")])
def test_a_form_by_codes_is_proven_by_its_hierarchy(codes: tuple[str, str, str]) -> None:
    group, first, second = codes
    text = (
        "科目编码 科目名称 小计 基本支出 项目支出 栏次 1 2 3 合计 90.00 60.00 30.00 201 一般公共服务支出 70.00 40.00 30.00 "
        f"{group}政府办公厅 70.00 40.00 30.00 {first}行政运行 40.00 40.00 {second}一般行政管理事务 30.00 30.00 "
        "208 社会保障和就业支出 20.00 20.00"
    )
    table = first_table(dumped("一般公共预算财政拨款支出决算表"), dumped("单位：万元"), dumped(text), dumped("第三部分 说明"))
    found = [(f.row_code, f.column[-1], f.quote) for f in table.figures if f.placement == "proven"]
    assert found == [
        (code, column, value) for code, values in (
            ("", ("90.00", "60.00", "30.00")), ("201", ("70.00", "40.00", "30.00")), ("20103", ("70.00", "40.00", "30.00")),
            ("2010301", ("40.00", "40.00")), ("2010302", ("30.00", "", "30.00")), ("208", ("20.00", "20.00")),
        ) for column, value in zip(("小计", "基本支出", "项目支出"), values, strict=False) if value
    ]


def test_whole_numbers_are_listed_but_neither_codes_nor_row_numbers() -> None:
    text = ITEMS.replace("7.50", "7").replace("1.50", "2")
    assert [figure.quote for figure in items(text)] == ["60.00", "9.00", "40.00", "7", "20.00", "2"]


def test_numerals() -> None:
    assert [number_of(numeral) for numeral in ("一", "十", "十四", "二十", "二十六")] == [1, 10, 14, 20, 26]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_what_is_placed_is_placed_right(data: st.DataObject) -> None:
    height, width = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 3))
    cells = [[data.draw(st.none() | st.integers(0, 9)) for _ in range(width)] for _ in range(height)]
    slots = [[Slot("", str(row), "", (str(column),)) for column in range(width)] for row in range(height)]
    numbers = [(Decimal(value), slots[r][c]) for r, row in enumerate(cells) for c, value in enumerate(row) if value is not None]
    ends = [sum(value is not None for row in cells[: r + 1] for value in row) for r in range(height)]
    loose = [data.draw(st.integers(0, 2)) for _ in ends]
    rows = [
        SlotRow(tuple(slots[r]), max(end - loose[r], 0), end if r == height - 1 else min(end + loose[r], len(numbers)))
        for r, end in enumerate(ends)
    ]
    sums = [
        Sum(frozenset(), frozenset(row[c] for row in slots), Decimal(sum(row[c] or 0 for row in cells)), 1)
        for c in range(width) if data.draw(st.booleans())
    ]
    for index, slot in place(rows, [value for value, _ in numbers], 0, sums, HALF).items():
        assert slot == numbers[index][1]


def test_a_form_pressed_into_a_line_for_each_page_lists_and_places_each_number_once() -> None:
    head = "项 目 本年支出合计 基本支出 项目支出 科目编码 科目名称"
    upper = f"{head} 合 计 90.00 60.00 30.00 201 公共服务 50.00 20.00 30.00 20101 人大 20.00 20.00 20103 政府 30.00 30.00"
    lower = f"{head} 208 社会保障支出 40.00 40.00 20805 养老支出 25.00 25.00 20808 抚恤 15.00 15.00"
    blocks = (dumped("支出决算表"), dumped("单位：万元"), dumped(upper), dumped("— 9 —"), dumped(lower))
    table = first_table(*blocks)
    numbers = [figure.quote for figure in table.figures]
    assert len(numbers) == len(upper.split(".00")) + len(lower.split(".00")) - 2
    read_as = {(f.row_code or f.row, f.column[-1]): f.quote for f in table.figures if f.placement == "proven"}
    assert read_as.get(("208", "本年支出合计"), "40.00") == "40.00" and read_as.get(("20805", "本年支出合计"), "25.00") == "25.00"
