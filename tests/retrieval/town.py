"""Reports of three made-up departments, with every sort of thing that questions ask for."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extraction.prose import read_claims
from extraction.report import Figure, Kind, Paragraph, Place, Report, Role, Section, Source, Table
from retrieval.library import Library
from retrieval.readings.facts import Facts
from retrieval.store.records import report_of, report_row
from tests.retrieval.made import figure, original

FINANCE, WATER, HOTLINE = "云泽市财政局", "青禾县水务局", "云泽市12345热线服务中心"

NARRATIVE = "第三部分 2024年度部门决算情况说明"
GLOSSARY = "第四部分 名词解释"

FINANCE_TEXTS = (
    ("第一部分 概况", "一、主要职责", "云泽市财政局贯彻执行财政方针政策，编制全市年度预算草案并组织执行。"),
    ("第一部分 概况", "二、机构设置", "本部门内设办公室、预算科、国库科3个科室。"),
    (NARRATIVE, "一、收入支出决算总体情况说明",
     "2024年度收、支总计3200.00万元。与2023年度相比，收、支总计增加200.00万元，增长6.67%，主要原因是新增信息化建设项目。"),
    (NARRATIVE, "二、一般公共预算财政拨款支出决算情况说明",
     "2024年度一般公共预算财政拨款支出年初预算为1000.00万元，支出决算为2946.25万元，完成年初预算的100%。"),
    (NARRATIVE, "三、“三公”经费支出决算情况说明",
     "公务接待费预算为1.50万元，支出决算为1.20万元，完成预算的80%。"
     "其中：国内接待费1.20万元，用于接待上级检查组，共接待12批次、96人次。"),
    (NARRATIVE, "四、培训费说明", "与2023年度相比，培训费支出增加3.00万元，下降75.24%。"),
    (NARRATIVE, "五、政府采购支出情况说明", "2024年度政府采购支出总额450.00万元。宽带服务的供应商为云泽电信公司。"),
    (GLOSSARY, "名词解释", "“三公”经费：指因公出国（境）费、公务用车购置及运行维护费和公务接待费。"),
    (GLOSSARY, "名词解释", "结余分配：指单位按规定缴纳的所得税以及从结余中提取的专用基金。"),
)  # fmt: skip


def cells(file: str, table: str, form: str | None, number: int, rows: dict[str, str], **more: object) -> list[Figure]:
    """The figures of one table by row; '' is a blank cell."""
    return [figure(file, row, raw, table=table, form=form, table_no=number, **more) for row, raw in rows.items()]  # type: ignore[arg-type]


def finance_figures(file: str, reception: str = "1.20") -> tuple[Figure, ...]:
    """The tables of a department; what it spent on reception may be chosen."""
    total = cells(
        file,
        "收入支出决算总表",
        "income_expenditure",
        1,
        {"本年收入合计": "3,100.00", "年初结转和结余": "100.00", "总计": "3,200.00"},
    )
    spent = cells(
        file, "收入支出决算总表", "income_expenditure", 1, {"本年支出合计": "3,150.00", "总计": "3,200.00"}, panel="支出"
    )
    basic = cells(
        file,
        "一般公共预算财政拨款基本支出决算明细表",
        "basic_expenditure",
        2,
        {"人员经费合计": "900.00", "公用经费合计": "100.00"},
        panel="",
    )
    for code, row, raw in (
        ("30201", "办公费", "30.00"),
        ("30205", "水费", ""),
        ("30206", "电费", "8.40"),
        ("30228", "工会经费", "20.00"),
        ("30217", "公务接待费", "0.90"),
        ("30213", "维修（护）费", "6.60"),
    ):
        basic += cells(file, basic[0].table, "basic_expenditure", 2, {row: raw}, row_code=code, panel="")
    three = "财政拨款“三公”经费支出决算表"
    public = [
        figure(file, "", raw, (head, role), table=three, form="three_public", table_no=3, panel="", role=Role(role[:2]))
        for role, raws in (("预算数", ("2.50", "1.00", "1.50")), ("决算数", ("1.20", "", reception)))
        for head, raw in zip(("合计", "因公出国（境）费", "公务接待费"), raws, strict=True)
    ]
    score = {"table": "项目支出绩效自评表", "form": "performance", "table_no": 4, "panel": "", "subject": "信息化建设项目"}
    aims = [
        figure(file, "办公费", "99", ("实际完成指标值",), **score, row_path=("成本指标", "经济成本")),
        figure(file, "系统故障率", "≤5%".lstrip("≤").rstrip("%"), ("年度指标值",), **score),
    ]
    return (*total, *spent, *basic, *public, *aims)


def report_from(
    file: str, organisation: str, figures: tuple[Figure, ...], texts: tuple[tuple[str, str, str], ...] = (),
    year: int = 2024, kind: Kind = Kind.FINAL,
) -> Report:  # fmt: skip
    """A report of these tables and paragraphs (part, heading, text); the claims are read from the paragraphs."""
    paragraphs = tuple(
        Paragraph(text, (part, heading), Source(file, (Place(9 + at, None, (72.0, 100.0, 500.0, 130.0)),)))
        for at, (part, heading, text) in enumerate(texts)
    )
    source = Source(file, (Place(6, None, (0.0, 0.0, 595.0, 842.0)),))
    tables = tuple(
        Table(number, own[0].table, own[0].form, "万元", own[0].section, source, own, ())
        for number in dict.fromkeys(one.table_no for one in figures)
        if (own := tuple(one for one in figures if one.table_no == number))
    )
    digest = hashlib.sha256(repr((file, organisation, year, texts)).encode()).hexdigest()
    sections = tuple(Section(p.section[-1], 2, p.section, p.source) for p in paragraphs)
    claims = read_claims(paragraphs, year)
    return Report(file, digest, organisation, "", year, kind, 25, None, sections, paragraphs, tables, claims)


def finance(texts: tuple[tuple[str, str, str], ...] = FINANCE_TEXTS) -> Report:
    """A department that discloses everything."""
    return report_from("财政.pdf", FINANCE, finance_figures("财政.pdf"), texts)


def water(year: int = 2024) -> Report:
    """A department that spent more on reception, and says nothing in words."""
    file = f"水务{year}.pdf"
    return report_from(file, WATER, finance_figures(file, "5.00"), (), year)


def hotline() -> Report:
    """A department with one table, in the year before."""
    file = "热线.pdf"
    rows = {"本年收入合计": "500.00", "总计": "500.00"}
    return report_from(file, HOTLINE, tuple(cells(file, "收入支出决算总表", "income_expenditure", 1, rows, year=2023)), (), 2023)


def facts_of(report: Report) -> Facts:
    """What a report prints, without a library."""
    record = report_of(type("Row", (), report_row(report)))
    return Facts(record, report.figures, report.claims)


def fill(library: Library, folder: Path) -> None:
    """Take all of them into a library."""
    for one in (finance(), water(), hotline()):
        library.add(one, original(folder / one.organisation, one.file))
