"""Tables set into printed cells, checked on small tables worked by hand."""

from __future__ import annotations

from eval.factory import scorecard
from eval.factory.grid import PrintGrid, lay_out
from eval.factory.spec import Block, Caption, Codes, Column, Lane, Layout, Performance, Role, Row, Table

CODE, NAME, LINE = Column("科目编码", Role.CODE), Column("科目名称", Role.LABEL), Column("行次", Role.LINE)
ITEM = Column("项目", Role.LABEL)


def table(*lanes: Lane, **layout: object) -> Table:
    return Table(Caption("表"), lanes, Layout(**layout), unit="万元")  # type: ignore[arg-type]


def printed(grid: PrintGrid) -> list[list[str]]:
    """The grid as rows of texts: a merged cell's text at its first place, dots where it reaches."""
    rows = [["!"] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert rows[row][column] == "!", f"two cells at {row}, {column}"
                rows[row][column] = "."
        rows[cell.row][cell.column] = cell.text
    return rows


def income(**layout: object) -> PrintGrid:
    columns = (Column("项目", children=(CODE, NAME)), Column("合计"), Column("其他"))
    rows = (Row(("", "合计", "3.00", None)), Row(("201", "服务", "3.00", None)), Row(("2010301", "行政", None, "")))
    return lay_out(table(Lane(columns, rows), **layout))


def test_joined_codes_with_column_numbers() -> None:
    assert printed(income(column_numbers=True)) == [
        ["项目", ".", "合计", "其他"],
        ["科目编码", "科目名称", ".", "."],
        ["栏次", ".", "1", "2"],
        ["合计", ".", "3.00", ""],
        ["201", "服务", "3.00", ""],
        ["2010301", "行政", "", ""],
    ]


def test_split_codes_whose_line_is_the_total_line() -> None:
    grid = income(codes=Codes.SPLIT, total_in_header=True, fill="0.00")
    assert printed(grid) == [
        ["项目", ".", ".", ".", "合计", "其他"],
        ["科目编码", ".", ".", "科目名称", ".", "."],
        ["类", "款", "项", "合计", "3.00", "0.00"],
        ["201", "", "", "服务", "3.00", "0.00"],
        ["201", "03", "01", "行政", "0.00", ""],
    ]
    assert (grid.header_rows, grid.repeat_rows) == (3, 2)


def test_narrow_codes_beside_column_numbers_and_total() -> None:
    assert printed(income(codes=Codes.NARROW, total_in_header=True, column_numbers=True))[2:5] == [
        ["类", "款", "项", "栏次", "1", "2"],
        [".", ".", ".", "合计", "3.00", ""],
        ["201", ".", ".", "服务", "3.00", ""],
    ]


def test_split_codes_with_a_line_of_their_own() -> None:
    assert printed(income(codes=Codes.SPLIT))[2:4] == [
        ["类", "款", "项", ".", ".", "."],
        ["合计", ".", ".", ".", "3.00", ""],
    ]


def test_lanes_keep_their_totals_on_one_line_and_number_on() -> None:
    columns = (ITEM, LINE, Column("金额"))
    left = Lane(columns, (Row(("一、甲", "1.00")),), (Row(("总计", "1.00")),), heading="收入")
    right = Lane(columns, (Row(("一、乙", None)), Row(("二、丙", "1.00"))), (Row(("总计", "1.00")),), heading="支出")
    grid = lay_out(table(left, right, column_numbers=True))
    assert printed(grid) == [
        ["收入", ".", ".", "支出", ".", "."],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["栏次", "", "1", "栏次", "", "2"],
        ["一、甲", "1", "1.00", "一、乙", "4", ""],
        ["", "2", "", "二、丙", "5", "1.00"],
        ["总计", "3", "1.00", "总计", "6", "1.00"],
    ]
    found = [(cell.labels.panel, cell.labels.row, cell.labels.column) for cell in grid.cells if cell.labels and cell.text]
    assert found == [
        ("收入", "一、甲", "收入/金额"),
        ("支出", "二、丙", "支出/金额"),
        ("收入", "总计", "收入/金额"),
        ("支出", "总计", "支出/金额"),
    ]


def test_a_total_merged_over_two_lanes_belongs_to_the_lane_of_its_label() -> None:
    columns = (CODE, NAME, Column("金额"))
    people = Lane(columns, (Row(("301", "工资", "5.00")),), (Row(("", "人员经费合计", "5.00")),), heading="人员经费")
    office = Lane(columns, (Row(("302", "商品", "2.00")),), (Row(("", "公用经费合计", "2.00")),), "公用经费", heading_lanes=2)
    debts = Lane(columns, (Row(("307", "利息", None)),))
    grid = lay_out(table(people, office, debts))
    assert printed(grid)[2:] == [
        ["301", "工资", "5.00", "302", "商品", "2.00", "307", "利息", ""],
        ["人员经费合计", ".", "5.00", "公用经费合计", ".", ".", ".", ".", "2.00"],
    ]
    last = grid.cells[-1].labels
    assert last is not None
    assert (last.panel, last.row, last.column) == ("中", "公用经费合计", "公用经费/金额")


def test_a_row_has_a_parent_only_where_its_label_repeats() -> None:
    rows = (Row(("一、甲", "1")), Row(("年初结转", "2")), Row((">一、甲", "3")), Row((">二、乙", "4")))
    grid = lay_out(table(Lane((ITEM, Column("金额")), rows)))
    assert [(cell.labels.row, cell.labels.row_parent) for cell in grid.cells if cell.labels] == [
        ("一、甲", ""),
        ("年初结转", ""),
        ("一、甲", "年初结转"),
        ("二、乙", ""),
    ]


def test_a_band_and_a_form_without_labels() -> None:
    plain = lay_out(
        table(Lane((Column("预算数", children=(Column("合计"), Column("接待"))),), (Row(band="全部"), Row(("1", "2")))))
    )
    assert printed(plain) == [["预算数", "."], ["合计", "接待"], ["全部", "."], ["1", "2"]]
    figures = [cell.labels for cell in plain.cells if cell.labels]
    assert [(labels.row, labels.column) for labels in figures] == [("", "预算数/合计"), ("", "预算数/接待")]


def test_a_scorecard_stacks_its_blocks_on_the_indicator_columns() -> None:
    paths = (Column("一级", Role.PATH), Column("二级", Role.PATH), Column("三级", Role.LABEL))
    form = Performance(
        caption=Caption("绩效自评表"),
        layout=Layout(),
        project="热线",
        unit="万元",
        head=(("项目名称", "热线"),),
        funds=Block("资金", (Column("", Role.LABEL), Column("全年数"), Column("得分", unit="分")), (Row(("总额", "60", "10")),)),
        indicators=Block(
            "指标",
            (*paths, Column("指标值"), Column("分值", unit="分"), Column("得分", unit="分")),
            (Row(("产出", "数量", "电话", "≥1个", "4", "4")), Row(("产出", "质量", "畅通率", "≥98%", "6", "5.5"))),
        ),
        total=("总分", "19.5"),
    )
    grid = scorecard.lay_out(form)
    assert printed(grid) == [
        ["项目名称", ".", "热线", ".", ".", ".", "."],
        ["资金", "", ".", ".", ".", "全年数", "得分"],
        [".", "总额", ".", ".", ".", "60", "10"],
        ["指标", "一级", "二级", "三级", "指标值", "分值", "得分"],
        [".", "产出", "数量", "电话", "≥1个", "4", "4"],
        [".", ".", "质量", "畅通率", "≥98%", "6", "5.5"],
        ["总分", ".", ".", ".", ".", "19.5", "."],
    ]
    by_text = {cell.text: cell.labels for cell in grid.cells if cell.labels}
    assert by_text["60"] is not None and (by_text["60"].row, by_text["60"].unit) == ("总额", "万元")
    assert by_text["5.5"] is not None and by_text["5.5"].row_path == ("产出", "质量")
    assert by_text["19.5"] is not None and (by_text["19.5"].row, by_text["19.5"].column) == ("总分", "得分")
