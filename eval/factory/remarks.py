"""The sections that no table backs: 机关运行经费, 政府采购, 国有资产, 绩效; and 第一部分 and 第四部分."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from eval.factory.accounts import Accounts, Fund
from eval.factory.draw import Draw, words
from eval.factory.narrative import Narrative
from eval.factory.saying import Writer, completion, count, money, planned, points, share
from eval.factory.spec import Caption, Column, Item, Lane, Layout, Part, Role, Row, Section, Table, Text
from eval.factory.statutory import NUMERALS

SHOWN = 3
"""At most so many 绩效自评表 are printed; the others are in the 汇总表 alone."""


def overview(accounts: Accounts, writer: Writer, draw: Draw, layout: Layout) -> Part:
    """第一部分: duties, offices, the units that report, and how many people work there."""
    department = accounts.department
    duties = draw.some(words("departments")["duties"], 4, 8)
    offices = count(len(department.offices), "个")
    structure: list[Item] = [writer.say("offices", count=offices, names="、".join(department.offices))]
    structure.append(writer.say("units", count=count(len(department.units), "个")))
    structure += [Text(f"{at}. {name}") for at, name in enumerate(department.units, 1)]
    structure.append(
        writer.say("staffing", staff=count(accounts.counts.staff, "人"), retired=count(accounts.counts.retired, "人"))
    )
    if draw.chance(0.4):
        structure.append(_staffing_table(accounts, draw, layout))
    sections = (
        Section(f"一、{department.noun}职责", tuple(Text(f"（{NUMERALS[at]}）{duty}") for at, duty in enumerate(duties))),
        Section("二、机构设置", tuple(structure)),
    )
    return Part(("第一部分", f"{department.noun}概况"), (), sections)


def _staffing_table(accounts: Accounts, draw: Draw, layout: Layout) -> Table:
    units = accounts.department.units
    heads = _shared_out(draw, accounts.counts.staff, len(units))
    nature = "行政单位" if accounts.department.is_agency else "公益一类事业单位"
    kinds = [nature if not at else draw.pick(["公益一类事业单位", "公益二类事业单位"]) for at in range(len(units))]
    rows = tuple(Row((unit, kind, str(head))) for unit, kind, head in zip(units, kinds, heads, strict=True))
    total = (Row(("合计", "", str(accounts.counts.staff))),) if len(units) > 1 else ()
    columns = (Column("单位名称", Role.LABEL), Column("单位性质", Role.TEXT), Column("在职人数"))
    plain = Layout(table_size=layout.table_size, rules=layout.rules, page_numbers=layout.page_numbers)
    return Table(Caption("决算单位基本情况表"), (Lane(columns, (*rows, *total)),), plain)


def _shared_out(draw: Draw, total: int, parts: int) -> list[int]:
    counts = [1] * parts
    for _ in range(total - parts):
        counts[draw.pick(range(parts))] += 1
    return counts


def glossary(accounts: Accounts, draw: Draw) -> Part:
    """第四部分: terms."""
    chosen = draw.some(list(words("departments")["terms"].items()), 6, 10)
    texts = tuple(Text(f"{NUMERALS[at]}、{term}：指{meaning}") for at, (term, meaning) in enumerate(chosen))
    return Part(("第四部分", "名词解释"), texts)


class Remarks:
    """Writes the closing sections of 情况说明."""

    def __init__(self, accounts: Accounts, writer: Writer, narrative: Narrative) -> None:
        self.accounts = accounts
        self.writer = writer
        self.narrative = narrative

    def sections(self) -> tuple[Section, ...]:
        """One section each, without numbers."""
        return (
            Section("机关运行经费支出情况说明", tuple(self._running())),
            Section("政府采购支出情况说明", tuple(self._procurement())),
            Section("国有资产占用情况说明", tuple(self._assets())),
            Section("预算绩效情况说明", tuple(self._appraisal())),
        )

    def _running(self) -> Iterator[Text]:
        if not self.accounts.department.is_agency:
            yield self.writer.say("no_running")
            return
        self.writer.add("running", amount=money(self.accounts.public))
        self.narrative.compared(self.accounts.public, self.accounts.running_last)
        yield self.writer.paragraph()

    def _procurement(self) -> Iterator[Text]:
        bought = self.accounts.procurement
        if not bought.total:
            yield self.writer.say("no_procurement")
            return
        parts = {name: money(getattr(bought, name)) for name in ("total", "goods", "works", "services")}
        self.writer.add("procurement", **parts)
        base = "政府采购支出总额"
        self.writer.add(
            "small",
            small=money(bought.small),
            small_share=share(bought.small, bought.total, base),
            micro=money(bought.micro),
            micro_share=share(bought.micro, bought.total, base),
        )
        yield self.writer.paragraph()

    def _assets(self) -> Iterator[Text]:
        counts = self.accounts.counts
        self.writer.add("assets_total", total=count(sum(counts.vehicles), "辆"))
        kinds = list(zip(words("wording")["vehicle_kinds"], counts.vehicles, strict=True))
        for at, (kind, number) in enumerate(kinds):
            self.writer.add("asset", subject=kind, number=count(number, "辆"), after="、" if at < len(kinds) - 1 else "；")
        self.writer.add("equipment", equipment=count(counts.equipment, "台（套）"))
        yield self.writer.paragraph()

    def _appraisal(self) -> Iterator[Text]:
        projects = self.accounts.projects
        if not projects:
            yield self.writer.say("no_projects")
            return
        spent = self.accounts.this.sum("project", (Fund.GENERAL,))
        self.writer.add(
            "appraisal",
            count=count(len(projects), "个"),
            funds=money(sum((project.spent for project in projects), Decimal(0))),
            share=share(spent, spent, "一般公共预算项目支出总额"),
        )
        yield self.writer.paragraph()
        grades = [sum(project.grade == grade for project in projects) for grade in ("优", "良", "中")]
        first, second, third = (f"{number}个" for number in grades)
        yield self.writer.say("grades", count=f"{len(projects)}个项目", first=first, second=second, third=third)
        shown = projects[:SHOWN]
        names = "、".join(project.name for project in shown)
        yield self.writer.say("shown", projects=names, count=f"{len(shown)}个项目")
        for at, project in enumerate(shown, 1):
            self.writer.add(
                "project",
                number=f"{at}. ",
                name=project.name,
                budget=planned(project.budget, "全年预算"),
                spent=money(project.spent, "决算"),
                done=completion(project.spent, project.budget, "全年预算"),
                score=points(project.score),
            )
            yield self.writer.paragraph()
