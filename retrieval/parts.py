"""Which part is largest: the figures that a total is made of, in the table where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Reading, Verdict
from extraction.indicators import Catalogue
from extraction.labels import plain_label
from extraction.report import Figure, State
from retrieval.cues import Measure
from retrieval.evidence import Finding, find
from retrieval.facts import Facts
from retrieval.question import Query

_ROLE = re.compile(r"(?:\d{4}年度?)?(?:年初|全年|本年)?(?:支出)?(?:预算|决算)数?")
_SCORES = frozenset({"project_score", "self_evaluation_score"})
_STAFF = ("301", "303")
_LISTED = re.compile(r"[一二三四五六七八九十]+、.+支出$")
"""A class of spending in the list of all of them."""
_SUMS = re.compile(r"合计|总计|小计|结转|结余")


def find_parts(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The parts of what the question names, after the whole where their share in it is asked for; for scores, all projects."""
    if Measure.SCORE in query.measures or any(_SCORES & set(mention.keys(None)) for mention in query.mentions):
        scored = [figure for figure in facts.figures if figure.form == "performance_summary" and "得分" in "".join(figure.column)]
        return _findings(facts, scored)
    weighed = Measure.SHARE in query.measures
    for finding in find(replace(query, measures=(Measure.AMOUNT,)) if weighed else query, facts, catalogue, year):
        lead = _with_parts(finding.readings[0].figure, facts) if finding.readings else None
        if lead is not None:
            parts = _findings(facts, _parts_of(lead, [figure for figure in facts.figures if figure.table_no == lead.table_no]))
            return [finding, *parts] if weighed else parts
    return []


def _with_parts(total: Figure | None, facts: Facts) -> Figure | None:
    """The same number in a form that lists its parts (221 住房保障支出), where the form it is read from lists but such wholes."""
    if total is None or not _LISTED.match(total.row):
        return total
    named = (figure for figure in facts.figures if figure.row_code and plain_label(figure.row) == plain_label(total.row))
    return next((figure for figure in named if figure.amount == total.amount and figure.role is total.role), None)


def _findings(facts: Facts, figures: Sequence[Figure]) -> list[Finding]:
    return [
        Finding(facts, figure.row, (Reading.of_figure(figure),), Verdict.TABLE_ONLY)
        for figure in figures
        if figure.state is State.VALUE
    ]


def _parts_of(total: Figure, table: Sequence[Figure]) -> list[Figure]:
    if not plain_label(total.row):
        return [figure for figure in table if figure.role is total.role and _is_item(figure, table)]
    same = [figure for figure in table if figure.column == total.column and figure is not total]
    items = [figure for figure in same if figure.row_code and _is_of(figure, total)]
    coded = [figure for figure in items if figure.row_code.startswith(total.row_code)]
    if coded:
        deepest = max(len(figure.row_code) for figure in coded)
        return [figure for figure in coded if len(figure.row_code) == deepest]
    return [figure for figure in same if figure.panel == total.panel and not _SUMS.search(figure.row)]


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
