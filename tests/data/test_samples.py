"""The sample reports: every relation between printed figures closes, but for the contradictions that were published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from eval.factory.loading import load
from eval.factory.spec import Performance, Spec, Table
from extraction.numbers import Amount, Interval, parse_number
from tests.data.printed import closes, funds, lines, paragraphs, scores

FOLDER = Path(__file__).parents[2] / "data" / "samples"
NAMES = ["fujian", "guiyang", "liaocheng", "linyi", "zaozhuang"]

KNOWN = {
    "fujian": {
        "named without an amount: 职业年金缴费",
        "funds of : 资金总额 is not 财政 + 其他",  # 319.08 against 0.00
    },
    "guiyang": {
        "completion: 672.13 of 576.61 is not 100%",
        "direction: 增加2042.46万元，下降75.24%",
        "direction: 降低2042.46万元，增长75.24%",
        "points of 综合业务保障经费: 90 in the table",  # the prose says 100, the table leaves out the 10 of 执行率
        "points do not add up: 综合业务保障经费",
        "三公 budget 1.93 is in no table",
    },
    "liaocheng": {
        "基本支出 535.46 in prose, 535.45 in tables",
        "self-assessed funds 1860.15 are not 项目支出 1835.94",
        "5 projects assessed, 4 listed",
    },
    "linyi": {
        "年初预算 of the items adds up to 2412, not 2415.63",
        "budget of 场所建设提升和坐席增设项目: 491.1 in prose, 494.1 in the table",
        "rate of 场所建设提升和坐席增设项目",
    },
    "zaozhuang": {
        "年初预算 of the items adds up to 5152.83, not 4896.58",
        "self-assessed funds 2203.91 are not 项目支出 2228.12",  # 2,203.91 is that of 一般公共预算 alone
    },
}
SLIPS = {
    "guiyang": ["预算0.00万元，支出决算0.00万元，完成预算的100.00%"],
    "linyi": ["1、一般公共预算支出（类）政府办公厅", "诉求办理满意率超过95%，实际为95%"],
    "zaozhuang": ["服务采购授予中小企业合同金额占货物支出金额的81.6%", "小于年初预算数，主要是2024年年中下达了出国出境经费"],
}
ROLL_UPS = {"income", "expenditure", "general_expenditure", "gov_fund"}
TWO_LANES = {"income_expenditure", "fiscal_income_expenditure", "nonfiscal_income_expenditure"}
AMOUNT = r"([\d,]+(?:\.\d+)?)万元"


@cache
def sample(name: str) -> Spec:
    return load(FOLDER / f"{name}.yaml")


def form(spec: Spec, form_id: str) -> Table:
    return next(table for table in spec.tables() if table.form == form_id and isinstance(table, Table))


def performances(spec: Spec) -> list[Performance]:
    """The 绩效自评表, without the table of goals, which has no points."""
    return [table for table in spec.tables() if isinstance(table, Performance) and table.total]


def money(text: str) -> Amount:
    amount = parse_number(text, "万元")
    assert amount is not None, text
    return amount


def percent(text: str) -> Interval:
    return money(text).with_unit("%").interval()


def share(part: Amount, whole: Interval) -> Interval:
    return (part.interval() / whole).scale(100)


# --- tables -----------------------------------------------------------------------------------------------------------


def broken_roll_ups(table: Table) -> Iterator[str]:
    """项 -> 款 -> 类 -> 合计 in every column, and 合计 = its parts in every row."""
    rows = lines(table)
    top = min((len(row.code) for row in rows if row.code), default=0)
    for row in rows:
        depth = len(row.code) + 2 if row.code else top
        parts = [other for other in rows if len(other.code) == depth and other.code.startswith(row.code)]
        for place, value in enumerate(row.values):
            if not closes(value, (part.values[place] for part in parts if part.code)):
                yield f"{table.form} {row.code or row.label} column {place + 1}"
        first = 2 if table.form == "gov_fund" else 0
        last = 5 if table.form == "gov_fund" else len(row.values)
        if not closes(row.values[first], row.values[first + 1 : last]):
            yield f"{table.form} {row.code or row.label} across"


def broken_lanes(table: Table) -> Iterator[str]:
    """Items -> 本年合计 -> 总计 in both lanes, the two 总计 alike, and 合计 of a row = its funds."""
    rows = lines(table)
    for lane in (0, 1):
        totals = {row.label: row.values for row in rows if row.lane == lane and row.is_total}
        items = [row.values for row in rows if row.lane == lane and not row.is_total and "其中" not in row.label]
        year, *rest = totals
        carried = [totals[label] for label in rest if re.match("使用非|年初|结余分配|年末", label)]
        for place, whole in enumerate(totals["总计"]):
            if not closes(totals[year][place], (item[place] for item in items)):
                yield f"{table.form} {year}"
            if not closes(whole, (values[place] for values in (totals[year], *carried))):
                yield f"{table.form} 总计"
    yield from (f"{table.form} {row.label} across" for row in rows if not closes(row.values[0], row.values[1:]))
    left, right = (row.values[0] for row in rows if row.label == "总计")
    if left != right:
        yield f"{table.form} 总计 of the lanes"


def broken_basic(table: Table) -> Iterator[str]:
    rows = lines(table)
    by_code = {row.code: row.values[0] for row in rows if row.code}
    for code, whole in by_code.items():
        if len(code) == 3 and not closes(whole, (value for other, value in by_code.items() if other[:3] == code != other)):
            yield f"basic_expenditure {code}"
    staff = {code: value for code, value in by_code.items() if code in ("301", "303")}
    rest = {code: value for code, value in by_code.items() if len(code) == 3 and code not in staff}
    totals = {row.label: row.values[0] for row in rows if row.is_total}
    yield from (f"basic_expenditure {label}" for label, parts in (("人员经费合计", staff), ("公用经费合计", rest))
                if not closes(totals[label], parts.values()))  # fmt: skip


def broken_three_public(table: Table) -> Iterator[str]:
    for row in lines(table):
        for whole, abroad, cars, bought, run, guests in (row.values[:6], row.values[6:]) if len(row.values) == 12 else ():
            if not (closes(whole, (abroad, cars, guests)) and closes(cars, (bought, run))):
                yield "three_public"


def broken_performance(table: Performance) -> Iterator[str]:
    name, money_rows = table.project, funds(table)
    total, *parts = money_rows
    chosen = [label for label in parts if re.search("财政|上年结转|^其他", label)]
    for place in range(3):
        if not closes(money_rows[total][place], (money_rows[label][place] for label in chosen)):
            yield f"funds of {name}: {total} is not 财政 + 其他"
    _, budget, spent, weight, rate, _ = money_rows[total]
    assert budget and spent and weight and rate
    if not share(spent, budget.interval()).meets(rate.interval()):
        yield f"rate of {name}"
    points = [*scores(table.funds, "得分"), *scores(table.indicators, "得分")]
    weights = [*scores(table.funds, "分值"), *scores(table.indicators, "分值")]
    if sum(point.value for point in points) != money(table.total[-1]).value:
        yield f"points do not add up: {name}"
    assert sum(weight.value for weight in weights) == 100


def broken_tables(spec: Spec) -> Iterator[str]:
    for table in spec.tables():
        if isinstance(table, Performance):
            yield from broken_performance(table) if table.total else ()
        elif table.form in ROLL_UPS:
            yield from broken_roll_ups(table)
        elif table.form in TWO_LANES:
            yield from broken_lanes(table)
        elif table.form == "basic_expenditure":
            yield from broken_basic(table)
        elif table.form == "three_public":
            yield from broken_three_public(table)


# --- prose ------------------------------------------------------------------------------------------------------------


def broken_rates(spec: Spec) -> Iterator[str]:
    """完成年初预算的 C% = 决算 / 预算, and 占 S% = part / whole (the paragraph's first amount unless 本年支出合计 is named)."""
    spent_in_all = lines(form(spec, "expenditure"))[0].values[0]
    assert spent_in_all is not None
    for text in paragraphs(spec):
        done = rf"预算数?为?{AMOUNT}，(?:全年执行数|执行数|支出决算)为?{AMOUNT}，[^。]*?(?:完成[^，。]*的|执行率为)([\d.]+)%"
        for budget, spent, rate in re.findall(done, text):
            if money(budget).value and not share(money(spent), money(budget).interval()).meets(percent(rate)):
                yield f"completion: {spent} of {budget} is not {rate}%"
        for part, of, rate in re.findall(rf"{AMOUNT}，占([^，。；\d]*)([\d.]+)%", text):
            whole = spent_in_all if "本年支出合计" in of else money(re.findall(AMOUNT, text)[0])
            if not share(money(part), whole.interval()).meets(percent(rate)):
                yield f"share: {part} is not {rate}%"


def broken_changes(spec: Spec) -> Iterator[str]:
    """增加 D 万元，增长 R%: the words agree, and R = D / (what it was before)."""
    changed = rf"{AMOUNT}[^万]*?((增加|减少|降低){AMOUNT}，各?(增长|下降|降幅为)([\d.]+)%)"
    for text in paragraphs(spec):
        for now, phrase, way, change, word, rate in re.findall(changed, text):
            if (way == "增加") != (word == "增长"):
                yield f"direction: {phrase}"
                continue
            step = money(change).interval()
            before = money(now).interval() - step if way == "增加" else money(now).interval() + step
            if not share(money(change), before).meets(percent(rate)):
                yield f"change: {phrase}"


def broken_sums(spec: Spec) -> Iterator[str]:
    """Amounts of the prose that make up others: 年初预算 by item, 政府采购, 车辆."""
    purchases = rf"采购支出总额{AMOUNT}，[^。]*?：政府采购货物支出{AMOUNT}、政府采购工程支出{AMOUNT}、政府采购服务支出{AMOUNT}"
    planned = [money(found) for text in paragraphs(spec) if "基金" not in text and "出让" not in text
               for found in re.findall(rf"年初预算为{AMOUNT}", text)]  # fmt: skip
    if len(planned) > 1 and not closes(planned[0], planned[1:]):
        added = sum((amount.value for amount in planned[1:]), Decimal(0))
        yield f"年初预算 of the items adds up to {added}, not {planned[0].value}"
    for text in paragraphs(spec):
        if bought := re.search(purchases, text):
            whole, *parts = map(money, bought.groups())
            assert closes(whole, parts)
        if "共有车辆" in text:
            assert int(re.findall(r"共有车辆(\d+)辆", text)[0]) == sum(map(int, re.findall(r"用车(\d+)辆", text)))


def broken_agreements(spec: Spec) -> Iterator[str]:
    """What the prose takes over from the tables."""
    text = "\n".join(paragraphs(spec))
    spent = lines(form(spec, "expenditure"))[0].values
    basic = re.search(rf"基本支出(?:决算|合计)?{AMOUNT}，(?:由|分|其中)", text)
    assert basic and spent[1]
    if money(basic[1]).value != spent[1].value:
        yield f"基本支出 {basic[1]} in prose, {spent[1].value} in tables"
    assessed = re.search(rf"绩效自评[^。]*涉及(?:预算)?资金{AMOUNT}", text)
    if assessed and spent[2] and money(assessed[1]).value != spent[2].value:
        yield f"self-assessed funds {money(assessed[1]).value} are not 项目支出 {spent[2].value}"
    summaries = [table for table in spec.tables() if isinstance(table, Table) and table.form == "performance_summary"]
    if summaries:
        said, listed = int(re.findall(r"涵盖项目(\d+)个", text)[0]), len(lines(summaries[0]))
        yield from [f"{said} projects assessed, {listed} listed"] if said != listed else []
    stated = re.search(rf"“三公”经费[^。]*?预算为{AMOUNT}", text)
    if stated and not any(value for line in lines(form(spec, "three_public")) for value in line.values):
        yield f"三公 budget {stated[1]} is in no table"


def broken_projects(spec: Spec) -> Iterator[str]:
    """预算数 and 得分 of a project in its paragraph and in its own table."""
    for table in performances(spec):
        budget = next(iter(funds(table).values()))[1]
        for text in paragraphs(spec):
            if table.project not in text or not (found := re.search(rf"全年预算数为{AMOUNT}.*", text)):
                continue
            assert budget is not None
            if table.unit == "万元" and money(found[1]).value != budget.value:
                yield f"budget of {table.project}: {found[1]} in prose, {budget.value} in the table"
            score = re.search(r"自评得分为([\d.]+)分", text)
            if score and money(score[1]).value != money(table.total[-1]).value:
                yield f"points of {table.project}: {table.total[-1]} in the table"


def broken_lists(spec: Spec) -> Iterator[str]:
    """An economic item that the prose names as spent on has an amount in the form."""
    amounts = {line.label: line.values[0] for line in lines(form(spec, "basic_expenditure")) if len(line.code) == 5}
    for text in paragraphs(spec):
        if re.match(r"(（[一二]）)?(人员|公用)经费：?[\d,]", text):
            named = re.split("[、。，：]|包含|用于|涉及|全部为|组成|等", re.sub(r"由|由此", "", text))
            yield from (f"named without an amount: {name}" for name in named
                        if name in amounts and not (amounts[name] and amounts[name].value))  # type: ignore[union-attr]  # fmt: skip


# --- tests ------------------------------------------------------------------------------------------------------------


def test_every_sample_is_checked() -> None:
    assert [path.stem for path in sorted(FOLDER.glob("*.yaml"))] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_published_contradictions_are_the_only_ones(name: str) -> None:
    spec = sample(name)
    checks = (broken_tables, broken_rates, broken_changes, broken_sums, broken_agreements, broken_projects, broken_lists)
    assert {found for check in checks for found in check(spec)} == KNOWN[name]


@pytest.mark.parametrize("name", SLIPS)
def test_slips_of_wording_are_kept(name: str) -> None:
    text = "\n".join(paragraphs(sample(name)))
    assert [slip for slip in SLIPS[name] if slip not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_forms_agree_with_each_other(name: str) -> None:
    spec = sample(name)
    overall = {(row.lane, row.label): row.values[0] for row in lines(form(spec, "income_expenditure"))}
    fiscal = {(row.lane, row.label): row.values for row in lines(form(spec, "fiscal_income_expenditure"))}
    assert lines(form(spec, "income"))[0].values[0] == overall[0, "本年收入合计"]
    assert lines(form(spec, "expenditure"))[0].values[0] == overall[1, "本年支出合计"]
    assert lines(form(spec, "general_expenditure"))[0].values[0] == fiscal[1, "本年支出合计"][1]


@pytest.mark.parametrize("name", NAMES)
def test_every_report_has_its_parts_and_explains_its_terms(name: str) -> None:
    spec = sample(name)
    assert [part.title[0] for part in spec.parts] == [f"第{number}部分" for number in "一二三四五"]
    assert 8 <= len(spec.parts[3].body) <= 15
    assert spec.disclaimer.startswith("示例")
