"""Checks of empty forms: they are explained, and what is said to be empty is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.report import Role, State, Table

_ABOUT = {"gov_fund": "政府性基金", "state_capital": "国有资本经营", "three_public": "三公"}
_NOTHING = re.compile(r"无|没有|未(?:发生|安排|使用|取得|涉及|列|有)|不涉及|不存在|空表|为零|0(?:\.0+)?万?元")
_THIS_FORM = re.compile(r"[本此]表")
"""What only a note under a form says, whatever it stands under: forms may follow 决算公开说明."""
_DENIED, _OF_SPENDING = r"(?:无|没有|未使用)[^，。；、]{0,14}", r"[^，。；、]{0,16}(?:收支|支出|数据|安排)"


def check_empty_forms(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A form without a figure other than 0 is explained: 无……，本表无数据."""
    for form, about in _ABOUT.items():
        for table in facts.forms.get(form, ()):
            if any(figure.state is State.UNREADABLE for figure in table.figures):
                yield insufficient(detail=f"{table.title}有无法辨认的数字")
            elif not _has_money(table):
                yield _explained(facts, table, about)


def _explained(facts: Facts, table: Table, about: str) -> Outcome:
    """Whether an empty form is explained by its note; an explanation elsewhere in the report is milder a fault than none."""
    told = [paragraph for paragraph in facts.report.paragraphs if about in paragraph.text and _NOTHING.search(paragraph.text)]
    noted = any("说明" not in "/".join(one.section[:2]) or _THIS_FORM.search(one.text) for one in told)
    place = _empty(table)
    where = "只在情况说明中有交代" if told else f"全文没有“无{about}…，本表无数据”一类说明"
    title, text = f"{table.title}为空表而表下没有说明", f"{table.title}没有数据，{where}"
    return Outcome(Result.PASS if noted else Result.FAIL, (place,), title, text)


def check_empty_told(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Of a form (an option) without an amount the prose states none either, for its indicators that no table prints."""
    for form in _ABOUT:
        table = facts.form(form)
        if table is None or _has_money(table) or any(figure.state is State.UNREADABLE for figure in table.figures):
            continue
        for said in _told_alone(facts, rule.option(form)):
            spent = said.amount is not None and said.value() != 0
            text = f"{table.title}没有数据，{said.label}为 {said.quote}"
            proof = (said, _empty(table)) if spent else ()
            yield Outcome(Result.FAIL if spent else Result.PASS, proof, f"{table.title}为空表而文字有数", text)


def _told_alone(facts: Facts, names: tuple[str, ...]) -> Iterator[Operand]:
    """What the prose says of indicators that no table prints."""
    for name in names:
        indicator = facts.known.by_name(name)
        printed = indicator and any(reading.figure for reading in facts.readings(indicator))
        if not printed and (said := facts.said(name)):
            yield said


def _empty(table: Table) -> Operand:
    return Operand("空表", State.BLANK, None, table.source, table.title, table.section, table.title)


def _has_money(table: Table) -> bool:
    return any(figure.amount and figure.amount.value != 0 for figure in table.figures)


def check_said_empty(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A form of which the prose says that it has no data has none."""
    for form, about in _ABOUT.items():
        table = facts.form(form)
        for paragraph in facts.report.paragraphs if table else ():
            said = re.search(rf"{_DENIED}{about}{_OF_SPENDING}", paragraph.text)
            if table and said:
                spent = (figure for figure in table.figures if figure.role is not Role.BUDGET)
                figure = next((figure for figure in spent if figure.amount and figure.amount.value != 0), None)
                words = Operand.of_words("文字", said[0], paragraph)
                shown = (words, Operand.of_figure(figure)) if figure else (words,)
                text = f"说明“{said[0]}”，表中有 {figure.quote if figure else '空白'}"
                yield Outcome(Result.FAIL if figure else Result.PASS, shown, f"说明{table.title}无数据而表中有数", text)
