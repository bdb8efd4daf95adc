"""What the report's table of an organisation's own bodies tells of each (在职人数): who has most, and what two come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Reading, Verdict
from extraction.labels import plain_label
from extraction.report import Figure, State
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.table_words import POSTS, STAFF
from retrieval.store.records import LabelKind
from retrieval.understanding.chosen.selection import HAS_BODIES
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Mention, fold
from retrieval.understanding.query import Query

_LISTED = re.compile(r"单位|机构|基本情况")
_BY_UNIT = re.compile(r"分(?:预算)?(?:单位|部门)")
_BOTH_WAYS = re.compile(r"收入支出|收支")
_WHOLE = re.compile(r"^(?:本年|全年|总)|合计$|总额$")
_SUMS = re.compile(r"合计|总计|小计")
_PERSONS = re.compile(r"(?:多少|几)[个名]?人(?!次)|在职|实有|在岗|人[数员]|人最")
"""Asks for those who are there, where others are posts (编制) or have retired."""
_OTHERS = re.compile(r"退休|离休|编")
_OWN, _PAIR = re.compile("本级|机关(?!事业)"), 2
_COUNTS = ((Measure.AMOUNT,), (Measure.COUNT,))
_HEADS = ("多少人", "几个人", "人数", "人")
_BODY = re.compile(
    r"(?:局|委|厅|办公?室|[处院校学会队所站馆园部]|中心|街道|政府|公司|机关)(?:[（(]?(?:本[级部]|机关)[）)]?)?$"
)
_PERSON = "人"


def own_bodies(query: Query, facts: Facts) -> list[Finding]:
    """What the table that lists the bodies of an organisation tells of each; nothing where it does not tell what is asked."""
    named = [mention for mention in query.rows if not HAS_BODIES.search(mention.text)]
    listed = [figure for figure in facts.figures if _BY_UNIT.search(figure.table) or _is_list(figure)]
    for mention in named if len(named) == 1 else []:
        asked = replace(mention, text=mention.text or ("收入" if query.asks_income else "支出"))
        told = [figure for figure in listed if _heads(asked, figure, query.about) and not _SUMS.search(figure.row)]
        own = [figure for figure in told if figure.table_no == told[0].table_no and figure.column == told[0].column]
        if _are_told(own):
            return [Finding(facts, plain_label(one.row), (Reading.of_figure(one),), Verdict.TABLE_ONLY) for one in own]
    return []


def numbers_of_bodies(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """The number of persons of each body that a question names, of those that are there and not of posts, where it adds them up
    or sets them apart (普查中心和调查队一共多少人); None for others.
    """
    plain = query.operation in (Operation.TOTAL, Operation.DIFFERENCE) and query.measures in _COUNTS and not query.leftovers
    if not plain or not _PERSONS.search(query.about) or _OTHERS.search(query.about):
        return None
    listed = [one for one in facts.figures if _is_list(one) and _heads(Mention("", 0, 0, ()), one, query.about)]
    cells = {one.row: one for one in listed if one.table_no == listed[0].table_no and one.state is State.VALUE}
    named = [row for mention in query.rows for row in cells if plain_label(row) in mention.keys(LabelKind.ROW)]
    own = [row for row in cells if _OWN.search(row)] if _OWN.search(query.about) else []
    rows = list(dict.fromkeys([*own, *named]))
    others = [mention for mention in query.rows if not any(plain_label(row) in mention.keys(LabelKind.ROW) for row in named)]
    if len(rows) < _PAIR or any(not STAFF.search(mention.text) and mention.text not in _HEADS for mention in others):
        return None
    told = [Finding(facts, plain_label(row), (Reading.of_figure(cells[row]),), Verdict.TABLE_ONLY) for row in rows]
    return replace(query, mentions=(), measures=(Measure.AMOUNT,)), told


def sum_of_bodies(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """The persons, or the posts, of each body that a report lists, to be added up where all of them are asked for and it prints
    no sum of them; None for others.
    """
    plain = query.operation in (Operation.VALUE, Operation.TOTAL) and query.measures in _COUNTS and len(query.rows) == 1
    posts = POSTS in query.about
    others = query.leftovers or _OTHERS.search(query.about.replace(POSTS, ""))
    if not plain or others or not (posts or _PERSONS.search(query.about)):
        return None
    rows = [one for one in facts.figures if _is_list(one) and one.column and _BODY.search(one.row)]
    told = [one for one in rows if (POSTS in one.column[-1] if posts else STAFF.search(one.column[-1]) is not None)]
    own = [one for one in told if one.table_no == told[0].table_no]
    if not _are_told(own) or len({one.column for one in own}) > 1 or own[0].amount is None or own[0].amount.is_money:
        return None
    readings = [Reading.of_figure(one) for one in own]
    counted = [replace(one, amount=one.amount and one.amount.with_unit(_PERSON)) for one in readings]
    findings = [Finding(facts, plain_label(one.row), (told,), Verdict.TABLE_ONLY) for one, told in zip(own, counted, strict=True)]
    return replace(query, operation=Operation.TOTAL, mentions=(), measures=(Measure.AMOUNT,)), findings


def _is_list(figure: Figure) -> bool:
    """Whether a figure stands in a table of bodies that is no statutory form."""
    return figure.form is None and _LISTED.search(figure.table) is not None


def _heads(mention: Mention, figure: Figure, text: str) -> bool:
    """Whether a mention heads the column of a figure, or the whole table of which that is the sum (收入决算表（分单位）), or the
    column counts the people for whom a text asks.
    """
    headers = [plain_label(header) for header in figure.column]
    if _PERSONS.search(text) and not _OTHERS.search(text):
        return any(STAFF.search(header) and POSTS not in header for header in headers)
    summed = bool(headers) and _SUMS.search(headers[-1]) and _WHOLE.sub("", mention.text) in _BOTH_WAYS.sub("", figure.table)
    return bool(summed) or any(header in mention.keys(LabelKind.COLUMN) or mention.text in fold(header) for header in headers)


def _are_told(figures: Sequence[Figure]) -> bool:
    """Whether several bodies are named, with a number of each that can be read."""
    rows = {figure.row for figure in figures if figure.row and figure.state is State.VALUE}
    return len(rows) == len(figures) > 1
