"""Who, which year, which kind: from covers as departments of all sorts print them."""

from __future__ import annotations

import pytest

from extraction.identity import identify
from extraction.report import Document, Grid, GridCell, Kind, Line, Place


def document(*lines: str, file: str = "报告.txt") -> Document:
    blocks = tuple(Line(text, Place(lines=(number, number))) for number, text in enumerate(lines, start=1))
    return Document(file, blocks, None, len(lines))


@pytest.mark.parametrize(
    ("cover", "organisation", "scope", "year", "kind"),
    [
        (["2023 年度", "海城市 12348 法律", "服务中心（汇总）部门", "决算"], "海城市12348法律服务中心", "汇总", 2023, "决算"),
        (["云川市档案馆 2022年度单位决算公开报告"], "云川市档案馆", "", 2022, "决算"),
        (["2024 年度 云川市人民政府办公室 部门决算"], "云川市人民政府办公室", "", 2024, "决算"),
        (["2021年度", "临河省商务厅（本级）", "单位决算"], "临河省商务厅", "本级", 2021, "决算"),
        (["云川市财政局（本部）", "2025年单位预算"], "云川市财政局", "本部", 2025, "预算"),
        (["云川市实验小学2024年单位预算公开情况说明"], "云川市实验小学", "", 2024, "预算"),
        (["海城市第二人民医院", "二〇二三年度部门决算", "二〇二四年九月"], "海城市第二人民医院", "", 2023, "决算"),
        (["海城市预算编审中心2024年度部门决算"], "海城市预算编审中心", "", 2024, "决算"),
        (["2024年度海城市预算编审中心部门决算"], "海城市预算编审中心", "", 2024, "决算"),
        (["2025年海城市水务局部门预算及“三公”经费预算公开"], "海城市水务局", "", 2025, "预算"),
        (["附件2：", "中共云川市委党校2024年度部门决算"], "中共云川市委党校", "", 2024, "决算"),
        (["东湖区2024年区级部门预算", "预算主管部门：东湖区柳巷街道办事处"], "东湖区柳巷街道办事处", "", 2024, "预算"),
        (["云川市公安局2024年度部门决算", "编制日期：2025年8月"], "云川市公安局", "", 2024, "决算"),
        (["监督索引号53260001223301000", "云川州中医医院2023年度部门决算"], "云川州中医医院", "", 2023, "决算"),
        (["2023年度", "云川市水务局部门决算（汇总）"], "云川市水务局", "汇总", 2023, "决算"),
        (["学校首页 | 信息公开", "首页>>信息公开>>正文", "云川职业学院", "2024年度单位决算"], "云川职业学院", "", 2024, "决算"),
        (["您当前的位置：首页 > 财政信息", "云川市水务局2023年度部门决算"], "云川市水务局", "", 2023, "决算"),
        (["来源：本局 发布时间：2024-09-12", "2023年度", "云川市水务局部门决算"], "云川市水务局", "", 2023, "决算"),
        (["• 索引号", "• 115/20", "• 发布机构", "• 财政局", "云川市水务局2021年度决算"], "云川市水务局", "", 2021, "决算"),
        (["发文日期：2022-08-30 有效期：永久", *["云川市水务局2021年度部门决算"] * 2], "云川市水务局", "", 2021, "决算"),
        (["无障碍浏览 长者模式", "• 索引号:yc-/2024-09", "2023年云川市水务局部门决算"], "云川市水务局", "", 2023, "决算"),
        (["水务局2022年决算公开", "作者：佚名 点击：12", "云川市水务局", "2022年度部门决算"], "云川市水务局", "", 2022, "决算"),
        (["2022年云川市水务局部门决算", "2022年云川市水务局部门决算"], "云川市水务局", "", 2022, "决算"),
        (["云川市 XX 局", "2024 年度部门决算"], "云川市XX局", "", 2024, "模板"),
    ],
)
def test_cover(cover: list[str], organisation: str, scope: str, year: int, kind: str) -> None:
    found = identify(document(*cover, "目 录", "第一部分 部门概况"))
    assert (found.organisation, found.scope, found.year, found.kind) == (organisation, scope, year, Kind(kind))
    assert not found.notes


@pytest.mark.parametrize("called, organisation", [("云溪职业学院", "云溪职业学院"), ("云川市云溪职业学院", "云川市云溪职业学院")])
def test_the_place_above_a_name_is_part_of_it_only_where_the_report_says_so(called: str, organisation: str) -> None:
    lines = ("海东省云川市", "云溪职业学院2024年度单位决算", "目录", f"{called}单位决算表", f"{called}共有学生 9 人。")
    assert identify(document(*lines)).organisation in (organisation, f"海东省{organisation}")


@pytest.mark.parametrize(
    "cover, called, organisation",
    [
        (["海东省云川市教育局", "云川市第三职业中学", "2024年度单位决算公开"], "云川市第三职业中学", "云川市第三职业中学"),
        (["2024年度", "云川市", "教育局", "云川市第三职业中学单位决算"], "云川市第三职业中学", "云川市第三职业中学"),
        (["海东省云川市教育局", "2024年度", "云川市第三职业中学单位决算"], "云川市第三职业中学", "云川市第三职业中学"),
        (["海东大学", "第一附属医院", "2024年度单位决算"], "海东大学第一附属医院", "海东大学第一附属医院"),
        (["海东省法律服务", "公益热线中心", "2024年度单位决算"], "海东省法律服务公益热线中心", "海东省法律服务公益热线中心"),
        (["海东省法律服务", "公益热线中心", "2024年度单位决算"], "本中心", "海东省法律服务公益热线中心"),
    ],
)
def test_the_authority_above_a_name_is_no_part_of_it_and_a_name_in_two_lines_is_one(
    cover: list[str], called: str, organisation: str
) -> None:
    body = (f"单位：{called} 金额单位：元", f"{called}是公益一类单位。")
    assert identify(document(*cover, "目录", "第一部分 单位概况", *body)).organisation == organisation


def test_words_of_the_web_page_above_a_title_are_no_part_of_the_name() -> None:
    page = ("阳光司法 为民服务", "财务信息", "云川市东岭区人民法院2023年度部门决算", "目录", "第一部分 云川市东岭区人民法院概况")
    assert identify(document(*page, "部门：云川市东岭区人民法院")).organisation == "云川市东岭区人民法院"


def test_a_web_page_without_a_title_is_of_the_body_whose_duties_it_tells() -> None:
    lines = ("日期：2025-10-15", "目录", "第三部分 2024年度部门决算情况说明", "云川市政府驻海东办事处主要履行以下职责：")
    found = identify(document(*lines))
    assert (found.organisation, found.year, found.kind) == ("云川市政府驻海东办事处", 2024, Kind.FINAL)


@pytest.mark.parametrize(
    "head, organisation",
    [
        (
            ["阳光司法 为民服务", "财务信息", "云川市东岭区人民法院2023年一般公共预算财政拨款“三公”经费支出决算情况说明"],
            "云川市东岭区人民法院",
        ),
        (["2023年云川省财政厅一般公共预算财政拨款“三公”经费支出决算情况说明"], "云川省财政厅"),
    ],
)
def test_what_a_statement_of_one_kind_of_money_is_of_is_no_part_of_the_name(head: list[str], organisation: str) -> None:
    assert identify(document(*head, "一、“三公”经费支出决算总体情况")).organisation == organisation


def test_labels_of_the_tables_name_who_the_cover_does_not() -> None:
    label = "编制单位：云川市图书馆（汇总） 单位：万元"
    found = identify(document("目录", "收入支出决算总表", "（2022年度决算）", label, "单位：万元"))
    assert (found.organisation, found.scope, found.year) == ("云川市图书馆", "汇总", 2022)


def test_a_label_inside_a_grid_counts() -> None:
    cell = GridCell(0, 0, "部门：云川市气象局", Place(page=1))
    blocks = (Line("2024年度部门决算", Place(page=1)), Grid((cell,), Place(page=1)))
    assert identify(Document("a.pdf", blocks, 1, None)).organisation == "云川市气象局"


def test_the_file_name_is_the_last_witness_and_is_noted() -> None:
    found = identify(document("一、收入支出说明", "收入合计10万元。", file="云川市司法局2024年度部门决算.txt"))
    assert (found.organisation, found.year) == ("云川市司法局", 2024)
    assert len(found.notes) == 2


def test_placeholders_in_the_body_make_a_template() -> None:
    body = [f"{name}支出 XXX 万元，占 XX%。" for name in ("基本", "项目", "经营", "教育", "卫生")]
    assert identify(document("2024年度部门决算样张", "目录", *body)).kind is Kind.TEMPLATE


def test_a_document_about_something_else_is_other() -> None:
    assert identify(document("关于做好防汛工作的通知", "各单位：", "请认真落实。")).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("page", "organisation", "scope"),
    [
        (["索引号", "0001/2023-01", "信息名称", "云川市水务局2023年度部门决算", "监督索引号53260001"], "云川市水务局", ""),
        (["欢迎来到中医医院", "24小时电话:0830-310", "2023年度云川市中医医院单位决算"], "云川市中医医院", ""),
        (["2025年1月5日 星期天", "云川县教育局(汇总)2023年度部门决算", "阅读次数:54"], "云川县教育局", "汇总"),
        (["·省政府门户网 ·市政府门户网", "页面: 首页 > 信息", "2023年度 云川市教育局(本级)部门决算"], "云川市教育局", "本级"),
        (["通知公告", "水文站汇总2023年度部门决算公开报告", "水文站汇总2023年度部门决算公开报告"], "水文站", "汇总"),
        (["财政资金", "水务局2023年决算公开", "云川区水务局2023年部门决算公开"], "云川区水务局", ""),
        (["党建网站联盟", "2023年度中共云川市委组织部部门决算公开"], "中共云川市委组织部", ""),
        (["关于云川市审计局2023年度部门决算公开的说明"], "云川市审计局", ""),
        (["时间:今天 来源:国库股", "|", "2023年度", "云川区政务服务中心部门决算"], "云川区政务服务中心", ""),
        (["索引号：0150/2023-30", "- 发布日期: 2024-04-29", "云溪镇人民政府", "2023年度部门决算"], "云溪镇人民政府", ""),
        (["云川市堤防管理处 2023 年度决算公开说明 (目录) 第一部分:基本情况 一、部门主要职能"], "云川市堤防管理处", ""),
        (["2023年云川区残疾人联合会(部门)决算公开"], "云川区残疾人联合会", ""),
    ],
)  # fmt: skip
def test_the_title_is_found_among_what_a_web_page_says_of_itself(page: list[str], organisation: str, scope: str) -> None:
    found = identify(document(*page, "目录", "第一部分 部门概况"))
    assert (found.organisation, found.scope, found.year, found.kind) == (organisation, scope, 2023, Kind.FINAL)


def test_a_table_of_what_a_site_says_of_the_page_ends_no_cover() -> None:
    cells = tuple(GridCell(0, at, text, Place(lines=(1, 1))) for at, text in enumerate(["[ 索引号 ]", "1150/2024-00025"]))
    grid = Grid(cells, Place(lines=(1, 1)))
    title = Line("云川区云台镇人民政府2023年度部门决算公开说明", Place(lines=(2, 2)))
    found = identify(Document("d.txt", (grid, title), None, 2))
    assert (found.organisation, found.year, found.kind) == ("云川区云台镇人民政府", 2023, Kind.FINAL)


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (["第一部分 部门概况", "一、部门职责", "云溪西小属于独立核算的事业单位。"], "云溪西小"),
        (["一、主要职责", "1、主要职责：", "云川区水利和湖泊局负责保障水资源的合理开发利用。"], "云川区水利和湖泊局"),
        (["一、云川区人民政府清波街道办事处(汇总)概况", "(一)部门职责"], "云川区人民政府清波街道办事处"),
        (["一、单位情况", "镇人民政府的主要职责是：抓党建。", "云溪镇人民政府(本级)2023年末共有机构数1个。"], "云溪镇人民政府"),
    ],
)
def test_the_duties_name_who_no_title_does(lines: list[str], organisation: str) -> None:
    found = identify(document(*lines, "二、2023年度部门决算情况说明"))
    assert (found.organisation, found.year, found.kind, found.notes) == (organisation, 2023, Kind.FINAL, ())
