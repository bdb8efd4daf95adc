"""The kinds of defects that are more than one wrong digit: directions, names, years, units, whole forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from eval.factory.defect_making import (
    Defect,
    cell_defect,
    matching,
    statement_defect,
    text_defect,
    wrong_number,
)
from eval.factory.draw import Draw, words
from eval.factory.editing import Spot, sections, spots, texts, with_cell, with_item, with_text
from eval.factory.generate import Generated
from eval.factory.remarks import SHOWN
from eval.factory.spec import Item, Spec, Table
from extraction.numbers import without_blanks

Outcome = tuple[Spec, Defect] | None
_SWAPPED = {
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "大于": "小于",
    "小于": "大于",
    "高于": "低于",
    "低于": "高于",
}


def _shift_basic(report: Generated, draw: Draw) -> Outcome:
    """基本工资, 工资福利支出 and 人员经费合计 all too high by the same amount: the form adds up, but not to what others print."""
    unit = report.style.table
    more = Decimal(draw.number(3, 40)) * (10_000 if unit.unit == "万元" else 1_000)
    places = {
        "30101": report.accounts.economic["30101"],
        "301": report.accounts.economic_sum("301"),
        "": report.accounts.personnel,
    }
    spec, last = report.spec, None
    for spot in spots(report.spec):
        if (
            spot.form == "basic_expenditure"
            and spot.text == unit.money(places.get(spot.code, Decimal(0)))
            and (spot.code or spot.label == "人员经费合计")
        ):
            wrong = unit.money(places[spot.code] + more)
            spec = with_cell(spec, spot, wrong)
            last = last if spot.code else (spot, wrong)
    if last is None:
        return None
    spot, wrong = last
    section = sections(report.spec)[spot.item][-1]
    return spec, Defect("form_against_form", spot.text, wrong, section, spot.table, spot.label, spot.code, spot.column)


def _three(kind: str, of_total: bool) -> Callable[[Generated, Draw], Outcome]:
    def apply(report: Generated, draw: Draw) -> Outcome:
        found = []
        for spot in matching(report, {"form": "three_public", "column": ""}):
            is_total = spot.label == "合计" or "合计" in spot.column
            wrong = wrong_number(draw, spot.text)
            if wrong and is_total is of_total:
                found.append((spot, wrong))
        return cell_defect(kind, report, *draw.pick(found)) if found else None

    return apply


def _direction(report: Generated, draw: Draw) -> Outcome:
    """增加 … 下降: the rate goes the other way than the amount before it."""
    found = [one for one in report.statements if one.stated.word and re.fullmatch(r"(three_)?change\.rate", one.stated.key)]
    if not found:
        return None
    one = draw.pick(found)
    start, end = one.stated.word or (0, 0)
    word = dict(texts(report.spec))[one.item][start:end]
    return text_defect("direction", report, one.item, word, _SWAPPED[word], start)


def _compare_word(report: Generated, draw: Draw) -> Outcome:
    return _reworded("compare_word", report, draw, r"(?<=决算数)(大于|小于|高于|低于)", lambda match: _SWAPPED[match[0]])


def _reworded(
    kind: str, report: Generated, draw: Draw, pattern: str, change: Callable[[re.Match[str]], str], under: str = ""
) -> Outcome:
    """The first match in one of the paragraphs (under headings that hold `under`), in other words."""
    headings = sections(report.spec)
    found = [
        (item, match)
        for item, text in texts(report.spec)
        if under in "/".join(headings[item]) and (match := re.search(pattern, text))
    ]
    if not found:
        return None
    item, match = draw.pick(found)
    return text_defect(kind, report, item, match[0], change(match), match.start())


def _named_blank(report: Generated, draw: Draw) -> Outcome:
    """An economic item is said to have been spent on, and has no amount."""
    names = words("classification")["economic"]
    used = {names[code] for code in report.accounts.economic}
    spare = [name for code, name in names.items() if len(code) == 5 and code[:3] == "302" and name not in used]
    if not spare:
        return None
    name = draw.pick(spare)
    return _reworded("named_blank", report, draw, r"公用经费.*主要包括：[^。]*(?=。)", lambda match: f"{match[0]}、{name}")


def _unit_in_prose(report: Generated, draw: Draw) -> Outcome:
    unit = report.style.prose.unit
    other = "元" if unit == "万元" else "万元"
    found = [
        one
        for one in report.statements
        if re.fullmatch(r"totals\.total|income\.total|general\.total|basic\.total|planned\.spent", one.stated.key)
    ]
    one = draw.pick(found)
    return statement_defect("unit_in_prose", report, one, one.stated.quote.removesuffix(unit) + other)


def _grades(report: Generated, draw: Draw) -> Outcome:
    def fewer(match: re.Match[str]) -> str:
        return str(int(match[0]) - 1) if int(match[0]) else "1"

    return _reworded("grades", report, draw, r"\d+(?=个等级为优)", fewer)


def _summary_score(report: Generated, draw: Draw) -> Outcome:
    """The 汇总表 gives a project other points than its own form does."""
    found = list(matching(report, {"form": "performance_summary", "column": "自评得分"}))[:SHOWN]
    usable = [(spot, wrong) for spot in found if (wrong := wrong_number(draw, spot.text))]
    return cell_defect("summary_score", report, *draw.pick(usable)) if usable else None


def _unmet_full_score(report: Generated, draw: Draw) -> Outcome:
    """A result below its target, with all points."""
    found = []
    for spot in matching(report, {"form": "performance", "part": "indicators", "column": "实际完成值"}):
        met = next(
            (one for project in report.accounts.projects for one in project.targets if _is(one.name, one.result, spot)), None
        )
        if met and met.score == met.weight:
            goal = Decimal(re.sub(r"[^\d.]", "", met.target))
            found.append((spot, f"{goal * Decimal('0.8'):.1f}%"))
    return cell_defect("unmet_full_score", report, *draw.pick(found)) if found else None


def _is(name: str, result: str, spot: Spot) -> bool:
    return (name, result) == (spot.label, spot.text) and result.endswith("%")


def _wrong_year(report: Generated, draw: Draw) -> Outcome:
    year = report.spec.year
    return _reworded("year", report, draw, rf"{year}(?=年度)", lambda _: str(year - draw.pick([2, 3])), "情况说明")


def _wrong_organisation(report: Generated, draw: Draw) -> Outcome:
    """Another department's name over a form, or in the prose where forms name none."""
    spec, own = report.spec, report.spec.organisation
    body = next(kind["name"] for kind in words("departments")["bodies"] if own.endswith(kind["name"]))
    other = own.removesuffix(body) + draw.pick([kind["name"] for kind in words("departments")["bodies"] if kind["name"] != body])
    named = [
        number for number, item in enumerate(spec.items())
        if isinstance(item, Table) and any(own in text for line in item.caption.lines for text in line)
    ]  # fmt: skip
    if not named:
        return _reworded("organisation", report, draw, re.escape(own), lambda _: other, "情况说明")
    number = draw.pick(named)
    title = next(item.caption.title for at, item in enumerate(spec.items()) if at == number and isinstance(item, Table))
    defect = Defect("organisation", own, other, sections(spec)[number][-1], without_blanks(title))
    return with_item(spec, number, lambda item: (_recaptioned(item, own, other),)), defect


def _recaptioned(item: Item, old: str, new: str) -> Table:
    assert isinstance(item, Table)
    lines = tuple((a.replace(old, new), b.replace(old, new), c.replace(old, new)) for a, b, c in item.caption.lines)
    return replace(item, caption=replace(item.caption, lines=lines))


def _forms(report: Generated) -> Iterator[tuple[int, Table]]:
    for number, item in enumerate(report.spec.items()):
        if isinstance(item, Table) and item.form and not item.form.startswith("performance"):
            yield number, item


def _missing_form(report: Generated, draw: Draw) -> Outcome:
    number, table = draw.pick(list(_forms(report)))
    defect = Defect("missing_form", table.caption.title, "", sections(report.spec)[number][-1], table.caption.title)
    return with_item(report.spec, number, lambda _: ()), defect


def _contents(report: Generated, draw: Draw) -> Outcome:
    """A section that the body has and the contents do not."""
    titles = [section.title for part in report.spec.parts for section in part.sections if "决算情况说明" in section.title]
    if report.spec.contents == "none" or not titles:
        return None
    title = draw.pick(titles)
    return replace(report.spec, unlisted=(title,)), Defect("contents", title, "", "目录")


def _placeholder(report: Generated, draw: Draw) -> Outcome:
    own = re.escape(report.spec.organisation)
    filler = draw.pick(["XX局", "××单位", "XX（部门名称）"])
    return _reworded("placeholder", report, draw, rf"{own}|本部门|本单位", lambda _: filler, "情况说明")


def _empty_form(report: Generated, draw: Draw) -> Outcome:
    """An empty form without a word on why it is empty, neither under it nor in the prose."""
    spec = report.spec
    funds = [pair for pair in _forms(report) if pair[1].form in ("gov_fund", "state_capital")]
    empty = [(number, table) for number, table in funds if _says_empty(table.caption.notes[0])]
    if not empty:
        return None
    number, table = draw.pick(empty)
    spec = with_item(spec, number, lambda _: (replace(table, caption=replace(table.caption, notes=())),))
    fund = "政府性基金" if table.form == "gov_fund" else "国有资本"
    headings = sections(spec)
    for item, text in texts(spec):
        if fund in headings[item][-1] and _says_empty(text):
            spec = with_text(spec, item, "具体情况见决算表。")
    defect = Defect("empty_form", table.caption.notes[0], "", sections(report.spec)[number][-1], table.caption.title)
    return spec, defect


def _says_empty(text: str) -> bool:
    return bool(re.search(r"没有|无数据|年度无", text))


def _table_unit(report: Generated, draw: Draw) -> Outcome:
    """A form that prints another unit than its amounts are in."""
    filled = (
        "income_expenditure",
        "income",
        "expenditure",
        "fiscal_income_expenditure",
        "general_expenditure",
        "basic_expenditure",
    )
    number, table = draw.pick([pair for pair in _forms(report) if pair[1].form in filled])
    unit = table.unit or ""
    other = "元" if unit == "万元" else "万元"

    def change(item: Item) -> tuple[Item]:
        assert isinstance(item, Table)
        return (replace(_recaptioned(item, f"单位：{unit}", f"单位：{other}"), unit=other),)

    defect = Defect("table_unit", unit, other, sections(report.spec)[number][-1], table.caption.title)
    return with_item(report.spec, number, change), defect


def _item_name(report: Generated, draw: Draw) -> Outcome:
    """A 类 or 款 under another's name."""
    names = words("classification")["functional"] | words("classification")["classes"]
    found = [
        spot
        for spot in spots(report.spec)
        if spot.form in ("expenditure", "general_expenditure") and spot.column.endswith("科目名称") and spot.code
    ]
    spot = draw.pick(found)
    others = [
        name for code, name in names.items() if len(code) == len(spot.code) and code[:3] != spot.code[:3] and name != spot.text
    ]
    return cell_defect("item_name", report, spot, draw.pick(others))


def _level_order(report: Generated, draw: Draw) -> Outcome:
    return _reworded("level_order", report, draw, r"（类）(.*?)（款）", lambda match: f"（款）{match[1]}（类）", "具体情况")


EDITS: dict[str, Callable[[Generated, Draw], Outcome]] = {
    "shift_basic": _shift_basic,
    "three_total": _three("three_total", of_total=True),
    "three_part": _three("three_part", of_total=False),
    "direction": _direction,
    "compare_word": _compare_word,
    "named_blank": _named_blank,
    "unit_in_prose": _unit_in_prose,
    "grades": _grades,
    "summary_score": _summary_score,
    "unmet_full_score": _unmet_full_score,
    "wrong_year": _wrong_year,
    "wrong_organisation": _wrong_organisation,
    "missing_form": _missing_form,
    "contents": _contents,
    "placeholder": _placeholder,
    "empty_form": _empty_form,
    "table_unit": _table_unit,
    "item_name": _item_name,
    "level_order": _level_order,
}
"""The functions that words/defects.yaml names under `edit`."""
