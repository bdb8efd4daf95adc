"""Which part is largest: the figures that a total is made of, in the table where it stands or in the form that is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extraction.crosscheck import Reading, Verdict
from extraction.forms import PERFORMANCE_SUMMARY
from extraction.indicators import Catalogue
from extraction.labels import plain_label
from extraction.numbers import Amount
from extraction.report import Figure, Role, State
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.fitting import column_rank
from retrieval.readings.leading import Finding
from retrieval.readings.listed_parts import parts_told
from retrieval.readings.parts.class_parts import items_of_class
from retrieval.readings.parts.each_part import known_parts
from retrieval.readings.parts.own_bodies import own_bodies
from retrieval.readings.parts.row_sorts import asks_other_places, rows_of_sort, sort_asked
from retrieval.readings.parts.sorts_counted import asks_sort, sorts_counted
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.within import Within, part_named

_ROLE = re.compile(r"(?:\d{4}年度?)?(?:年初|全年|本年)?(?:支出)?(?:预算|决算)数?")
_SCORES = frozenset({"project_score", "self_evaluation_score"})
_STAFF = ("301", "303")
_LISTED = re.compile(r"[一二三四五六七八九十]+、.+支出$")
"""A class of spending in the list of all of them."""
_LEVEL = re.compile(
    r"(?:(?<=哪)[一些]?个?|(?<=哪几)个?|(?<=[大高多小少低]的)|(?<=前[两三四五六七八九十\d]))大?[类款](?!项)|[类款项](?=级)"
)
_CODES = {"类": 3, "款": 5, "项": 7}
"""How long the codes of each level are; the items of the economic classification are its 款."""
_CUT = 4
"""Digits of the code of a 款 of which the form leaves out the zero (301 | 2)."""
_BY_FUNCTION = Within("功能分类", re.compile("^支出(?:总|明细)?表"))
_OF_BASIC = Within("基本支出表", re.compile("基本支出"))
_TOLD = (State.VALUE, State.UNREADABLE)
"""Blank rows are no parts; what cannot be read may be the largest."""
_BOTH_WAYS = re.compile(r"收入(?=支出)")
_SUMS = re.compile(r"合计|总计|小计|结转|结余")


def find_parts(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The parts of what the question names without those that it leaves out; see `_all_parts`."""
    found = _all_parts(query, facts, catalogue, year)
    left_out = {fold(name) for one in query.besides for name in (one.text, *one.keys(LabelKind.ROW), *one.keys(None)[:1])}
    return [one for one in found if left_out.isdisjoint(_names_of(one, catalogue))] if left_out else found


def _names_of(part: Finding, catalogue: Catalogue) -> set[str]:
    """What a part is called, and the indicator that it is."""
    known = catalogue.by_name(part.name) if part.name else None
    return {fold(plain_label(part.asked)), *([known.id] if known else [])}


def _all_parts(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The parts of what the question names, after the whole where their share in it is asked for; for scores, all projects.

    Of the organisation's own bodies where it asks which of these (哪个单位在职人数最多).
    """
    if query.asks_own_bodies:
        return own_bodies(query, facts)
    if asks_sort(query) and (sorts := sorts_counted(query, facts, year)):
        return sorts
    if Measure.SCORE in query.measures or any(_SCORES & set(mention.keys(None)) for mention in query.mentions):
        scored = [figure for figure in facts.figures if figure.form == PERFORMANCE_SUMMARY and "得分" in "".join(figure.column)]
        return _findings(facts, scored)
    weighed = Measure.SHARE in query.measures
    rows = query.rows
    if weighed and len(rows) == 2 and f"占{rows[1].text}" in query.question:  # 人员经费里哪一项最多，占基本支出多少
        own = _all_parts(replace(query, mentions=(rows[0],)), facts, catalogue, year)
        return [*find(replace(query, mentions=(rows[1],), measures=(Measure.AMOUNT,)), facts, catalogue, year), *own[1:]]
    if known := known_parts(query) if rows else ():
        plain = replace(query, measures=(Measure.AMOUNT,))
        parts = find(replace(plain, mentions=known), facts, catalogue, year)
        told = [one for one in parts if one.readings and one.readings[0].state in _TOLD]
        return [*find(plain, facts, catalogue, year)[:1], *told] if weighed else told
    level = level_asked(query)
    form = _form_asked(query, weighed, level)
    levels = ("类", "") if form and level == "类" else (level,)  # 类 is also a word for parts of any sort
    listed = (_rows_of(query, form, one, facts, catalogue, year) for one in levels if form or one)
    if (rows_asked := next(filter(None, listed), [])) or form or level not in ("", "类"):
        return rows_asked
    found = find(replace(query, measures=(Measure.AMOUNT,)) if weighed else query, facts, catalogue, year)
    if len(found) > 1 and len(query.roles) < 2 and not weighed:
        return found  # 社保 is several things, none of which is the whole of the others
    for finding in found:
        lead = _lead_of(finding, facts)
        if lead is not None:
            beside = _parts_of(lead, [figure for figure in facts.figures if figure.table_no == lead.table_no])
            parts = _findings(facts, _of_sort_asked(query, beside))
            return [finding, *parts] if weighed else parts
        claim = finding.readings[0].claim if finding.readings else None
        if claim and (listed_there := parts_told(facts, claim)):
            parts = [Finding(facts, one.subject, (Reading.of_claim(one),), Verdict.PROSE_ONLY) for one in listed_there]
            return [finding, *parts] if weighed else parts
        if items := items_of_class(query, finding, facts):
            return [*([finding] if weighed else []), *_findings(facts, items)]
    return []


def _of_sort_asked(query: Query, parts: Sequence[Figure]) -> list[Figure]:
    """The parts of the sort that the question names (哪个乡镇); none where it asks for places and they are others."""
    text, labels = fold(query.about), {fold(plain_label(one.row)) for one in parts}
    if asks_other_places(text, labels):
        return []
    return rows_of_sort(sort_asked(text, labels), parts, query.operation is Operation.HIGHEST)


def level_asked(query: Query) -> str:
    """The level of the classification whose rows are asked for (哪个类, 哪一款); '' where a question names none."""
    level = _LEVEL.search(query.question)
    return level[0][-1] if level else ""


def _form_asked(query: Query, weighed: bool, level: str) -> Within | None:
    """The form whose rows a question sets in an order (支出决算表里哪一项最多); of 基本支出 the one of its items."""
    named = part_named(query.about)
    itself = weighed and named and query.rows and not any(row.text in named[1] for row in query.rows)  # 三公经费里占比最大的
    if named and named[0].titles and not itself:
        return named[0]
    keys = [mention.keys(None)[:1] for mention in query.rows]
    listed = keys == [("basic_expenditure",)] and not weighed and level in ("", "类")
    return _OF_BASIC if listed else None


def _rows_of(
    query: Query, form: Within | None, level: str, facts: Facts, catalogue: Catalogue, year: int | None
) -> list[Finding]:
    """The rows of a form, or of spending by function, at one level: under the row and in the column that are named, if any."""
    named = part_named(query.about)
    left = named[1] if named and named[0] == form else ""
    rows = tuple(mention for mention in query.rows if not form or mention.text in left)
    part = form.part_of(facts) if form else facts
    rows = tuple(form.called_there(mention, part) for mention in rows) if form else rows
    role = query.roles[0] if len(query.roles) == 1 else None
    lead, whole = None, []
    if rows:
        found = find(replace(query, mentions=rows, measures=(Measure.AMOUNT,)), part, catalogue, year)
        lead = _lead_of(found[0], facts, level) if len(found) == 1 else None
        if lead is None:
            return []
        whole = found[:1] if Measure.SHARE in query.measures else []
    elif Measure.SHARE in query.measures:
        return []  # of what, no row tells
    elif not form:
        part = _BY_FUNCTION.part_of(facts)
    return whole + _findings(facts, _at_level(part, lead, level, role))


def _at_level(part: Facts, lead: Figure | None, level: str, role: Role | None) -> list[Figure]:
    """The rows that a figure is made of at a level, or all those of the first table that has such rows."""
    if lead is not None:
        return _parts_of(lead, [figure for figure in part.figures if figure.table_no == lead.table_no], level)
    spent = [figure for figure in part.figures if part.role_of(figure.role) is (role or part.role_of(None))]
    tables = (list(own) for _, own in groupby(spent, key=lambda figure: figure.table_no))
    return next(filter(None, (_all_of(table, level) for table in tables)), [])


def _all_of(table: Sequence[Figure], level: str) -> list[Figure]:
    """The rows of a table at a level, in the column of its totals."""
    coded = [figure for figure in table if figure.row_code and figure.state in _TOLD]
    usual = min((column_rank(Reading.of_figure(figure)) for figure in coded), default=0)
    items = _deepest([figure for figure in coded if column_rank(Reading.of_figure(figure)) == usual], level)
    return items or ([] if level else _parts_of(table[0], table) if not plain_label(table[0].row) else [])


def _deepest(coded: Sequence[Figure], level: str) -> list[Figure]:
    length = _CODES.get(level) or max((len(_whole_code(figure)) for figure in coded), default=0)
    return [figure for figure in coded if len(_whole_code(figure)) == length]


def _whole_code(figure: Figure) -> str:
    """The code of a row, with the zero of its 款."""
    code = figure.row_code
    return f"{code[:3]}0{code[3:]}" if len(code) == _CUT else code


def of_level(figures: Sequence[Figure], level: str) -> list[Figure]:
    """Rows without those that sum up others of them by their codes, or those of the level that is named."""
    codes = [code for figure in figures if (code := _whole_code(figure))]
    named = [figure for figure in figures if level and len(_whole_code(figure)) == _CODES[level]]
    sums = {code for code in codes if any(other.startswith(code) and other != code for other in codes)}
    return named or [figure for figure in figures if _whole_code(figure) not in sums]


def _with_parts(total: Figure | None, facts: Facts, level: str = "") -> Figure | None:
    """The same number in a form that lists its parts (221 住房保障支出), where the form it is read from lists but such wholes."""
    if total is not None and (column := _heading_column(total, facts)):
        return column
    if total is None or not (_LISTED.match(total.row) or level):
        return total
    same = [figure for figure in facts.figures if figure.amount == total.amount and figure.role is total.role]
    same = sorted(same, key=lambda one: (_goes_other_way(one, total), column_rank(Reading.of_figure(one))))
    if _LISTED.match(total.row):
        return next((one for one in same if one.row_code and plain_label(one.row) == plain_label(total.row)), None)
    coded = {figure.table_no for figure in facts.figures if figure.row_code}
    sums = (one for one in same if one.table_no in coded and _SUMS.search(one.row))
    return total if total.table_no in coded else next(sums, None)


def _lead_of(finding: Finding, facts: Facts, level: str = "") -> Figure | None:
    """The figure beside which the parts of what was found stand; of what prose tells (公用经费 X) the sum of its column."""
    cell = next((reading.figure for reading in finding.readings if reading.figure), None)
    if cell is not None or not finding.readings:
        return _with_parts(cell, facts, level)
    claim = finding.readings[0].claim
    return _column_of(plain_label(claim.subject), claim.amount, facts.role_of(claim.role), facts) if claim else None


def _heading_column(total: Figure, facts: Facts) -> Figure | None:
    """The sum of a column of accounts that is headed like a row of a form without them (其他收入), and comes to as much."""
    if total.row_code or total.amount is None or _SUMS.search(total.row):
        return None
    return _column_of(plain_label(total.row), total.amount, facts.role_of(total.role), facts)


def _column_of(name: str, amount: Amount, role: Role, facts: Facts) -> Figure | None:
    """The sum of a column of accounts that is so headed, and comes to that amount."""
    headed = (one for one in facts.figures if name and one.column and plain_label(one.column[-1]) == name)
    sums = (one for one in headed if _SUMS.search(one.row) and one.amount == amount and facts.role_of(one.role) is role)
    coded = {figure.table_no for figure in facts.figures if figure.row_code}
    return next((one for one in sums if one.table_no in coded), None)


def _goes_other_way(figure: Figure, total: Figure) -> bool:
    """Whether a figure stands in a form of what comes in, where the total is of what is spent, or the other way round."""
    own, other = ("收入" in (one.panel or _BOTH_WAYS.sub("", one.table)) for one in (figure, total))
    return own is not other


def _findings(facts: Facts, figures: Sequence[Figure]) -> list[Finding]:
    return [
        Finding(facts, figure.row, (Reading.of_figure(figure),), Verdict.TABLE_ONLY)
        for figure in figures
        if figure.state in _TOLD
    ]


def _parts_of(total: Figure, table: Sequence[Figure], level: str = "") -> list[Figure]:
    if not plain_label(total.row):
        return [figure for figure in table if figure.role is total.role and _is_item(figure, table)]
    same = [figure for figure in table if figure.column == total.column and figure is not total]
    items = [figure for figure in same if figure.row_code and _is_of(figure, total)]
    coded = [figure for figure in items if figure.row_code.startswith(total.row_code)]
    if coded or total.row_code or level:
        return _deepest(coded, level)
    beside = [figure for figure in same if figure.panel == total.panel and not _SUMS.search(figure.row)]
    return beside if _SUMS.search(total.row) or _fit_in(beside, total) else []


def _fit_in(rows: Sequence[Figure], total: Figure) -> bool:
    """Whether rows come to no more than a total, which those beside one row of a list may well do."""
    sizes = [figure.amount.value for figure in rows if figure.amount]
    return total.amount is not None and sum(sizes) <= total.amount.value


def _is_of(figure: Figure, total: Figure) -> bool:
    """Whether an item of the economic classification is of 人员经费 (301 and 303) or 公用经费, where that is the total."""
    if "人员经费" in total.row:
        return figure.row_code.startswith(_STAFF)
    return "公用经费" not in total.row or not figure.row_code.startswith(_STAFF)


def _is_item(figure: Figure, table: Sequence[Figure]) -> bool:
    """Whether a column of a form without row labels is an item of its own: a group by its 小计, and what is in no group."""
    path = _item_path(figure)
    if not path or path[-1] in ("合计", "总计"):
        return False
    return path[-1] == "小计" or (*path[:-1], "小计") not in {_item_path(other) for other in table}


def _item_path(figure: Figure) -> tuple[str, ...]:
    """The headers of a column without 决算数 or 预算数 at their end or head."""
    return tuple(plain for header in figure.column if not _ROLE.fullmatch(plain := plain_label(header)))
