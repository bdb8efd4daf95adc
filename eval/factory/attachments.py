"""第五部分: the 汇总表 of all self-assessed projects and the 绩效自评表 of some."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from eval.factory.accounts import Accounts, Project
from eval.factory.draw import Draw
from eval.factory.remarks import SHOWN
from eval.factory.saying import Printer, rounded
from eval.factory.spec import Block, Caption, Column, Item, Lane, Part, Performance, Role, Row, Table
from eval.factory.styles import Style


def attachments(accounts: Accounts, style: Style, draw: Draw) -> Part:
    """The part, in one of its forms; its money may be in another unit than the statutory forms."""
    maker = _Forms(accounts, style, draw)
    items: list[Item] = [maker.summary(), *(maker.form(project) for project in accounts.projects[:SHOWN])]
    return Part(("第五部分", "附件"), tuple(items))


class _Forms:
    def __init__(self, accounts: Accounts, style: Style, draw: Draw) -> None:
        self.accounts = accounts
        self.year = accounts.year
        self.organisation = accounts.department.organisation
        self.printer = Printer(draw.pick(["万元", "万元", "元"]), commas=draw.chance(0.3))
        self.layout = replace(
            style.layout, orientation="portrait", rows_per_page=None, column_numbers=False, total_in_header=False, table_size=8.5,
            repeat_title=False, rules="grid",
        )  # fmt: skip
        self.with_money = draw.chance(0.5)
        self.two_totals = draw.chance(0.5)

    def summary(self) -> Table:
        """Every project with its points, and in some with its money."""
        amounts = (Column("全年预算数"), Column("全年执行数"), Column("执行率", unit="%")) if self.with_money else ()
        columns = (
            Column("序号", Role.TEXT), Column("项目名称", Role.LABEL), Column("资金使用单位", Role.TEXT), *amounts,
            Column("自评得分", unit="分"), Column("自评等级", Role.TEXT),
        )  # fmt: skip
        rows = tuple(self._summary_row(at, project) for at, project in enumerate(self.accounts.projects, 1))
        caption = Caption(f"{self.year}年度项目支出绩效自评情况汇总表", lines=self._lines(self.with_money))
        unit = self.printer.unit if self.with_money else None
        return Table(caption, (Lane(columns, rows),), self.layout, "performance_summary", unit)

    def _lines(self, with_unit: bool) -> tuple[tuple[str, str, str], ...]:
        return ((f"部门：{self.organisation}", "", f"单位：{self.printer.unit}" if with_unit else ""),)

    def _summary_row(self, at: int, project: Project) -> Row:
        amounts = (*self._money(project.budget, project.spent), self._rate(project)) if self.with_money else ()
        return Row((str(at), project.name, project.unit, *amounts, _points(project.score), project.grade))

    def _money(self, *amounts: Decimal) -> tuple[str, ...]:
        return tuple(self.printer.money(amount) for amount in amounts)

    def _rate(self, project: Project) -> str:
        return f"{rounded(project.rate * 100)}%"

    def form(self, project: Project) -> Performance:
        """A 绩效自评表."""
        total = _points(project.score)
        return Performance(
            caption=Caption("项目支出绩效自评表", f"（{self.year}年度）", (("", "", f"单位：{self.printer.unit}"),)),
            layout=self.layout,
            project=project.name,
            unit=self.printer.unit,
            head=(("项目名称", project.name), ("主管部门", self.organisation, "实施单位", project.unit)),
            funds=self._funds(project),
            goals_heading="年度总体目标",
            goals=(
                ("年初预期目标", "目标实际完成情况"),
                (f"按计划完成{project.name}的各项任务", f"{project.name}的各项任务已按计划推进"),
            ),
            indicators=_indicators(project),
            total=("总分", "100", total) if self.two_totals else ("总分", total),
        )

    def _funds(self, project: Project) -> Block:
        columns = tuple(Column(name) for name in ("年初预算数", "全年预算数（A）", "全年执行数（B）"))
        ends = (Column("分值", unit="分"), Column("执行率（B/A）", unit="%"), Column("得分", unit="分"))
        spent_carried = min(project.carried, project.spent)
        whole = self._money(project.initial, project.budget, project.spent)
        current = self._money(project.initial, project.budget - project.carried, project.spent - spent_carried)
        carried = self._money(Decimal(0), project.carried, spent_carried)
        none = self._money(*[Decimal(0)] * 3)
        rows = (
            Row(("年度资金总额", *whole, "10", self._rate(project), _points(project.rate_score))),
            Row(("其中：当年财政拨款", *current, "-", "-", "-")),
            Row(("上年结转资金", *carried, "-", "-", "-")),
            Row(("其他资金", *none, "-", "-", "-")),
        )
        return Block("项目资金（10分）", (Column("", Role.LABEL), *columns, *ends), rows)


def _indicators(project: Project) -> Block:
    columns = (
        Column("一级指标", Role.PATH), Column("二级指标", Role.PATH), Column("三级指标", Role.LABEL), Column("年度指标值"),
        Column("实际完成值"), Column("分值", unit="分"), Column("得分", unit="分"), Column("偏差原因分析及改进措施", Role.TEXT),
    )  # fmt: skip
    rows = tuple(
        Row((one.first, one.second, one.name, one.target, one.result, _points(one.weight), _points(one.score), one.reason))
        for one in project.targets
    )
    return Block("年度绩效指标", columns, rows)


def _points(score: Decimal) -> str:
    return format(score.normalize(), "f")
