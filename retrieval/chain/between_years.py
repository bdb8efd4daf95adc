"""By how much a thing moved between a year and the one before it, from the numbers of both where no sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import ClaimKind, Role
from retrieval.chain.gathering import gather_reports
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import CHANGES, Measure, Operation
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.years_apart import set_apart
from retrieval.understanding.scope import scope_of

_BEFORE = re.compile(r"[比较同与和跟](?:上年|去年|上一年)|同比")
_COUNTED = ("人", "辆", "个")
_YEAR_ALONE = re.compile(r"(?:那|那么)?\d{2,4}年度?的?呢?")
_RISEN = re.compile(r"(?:增加?|减少?|多|少)了?(?:几|多少)[个名人位辆台批次]")
_GREW = re.compile(r"(?:增加|减少)了?(?:几|多少)[个名人位辆台批次]")
"""By how many there are more, of which the number of one year tells nothing."""


def between_years(turn: Turn, gathered: Turn, held: Holdings) -> Turn | None:
    """What is printed of a change from the year before that a question states, else the amounts of both years."""
    query, base = turn.asked, turn.asked.years.base or _year_before(turn)
    moved = base is not None and query.measures == (Measure.COUNT,) and _RISEN.search(query.about)
    sides = query.operation is Operation.DIFFERENCE or not (gathered.has_answer or CHANGES.isdisjoint(query.measures))
    asked = query.years.asked or tuple({year for _, year in turn.scope.records if year})
    if base is None or asked != (base + 1,) or not (sides or moved) or len(gathered.findings) > 2:
        return None
    changed = replace(query, operation=Operation.VALUE, measures=(Measure.CHANGE_AMOUNT,))
    printed = gather_reports(replace(turn, query=changed), held)
    if printed.has_answer:
        return printed
    both = set_apart(query, replace(query.years, asked=(base + 1, base), base=None))
    apart = gather_reports(replace(turn, query=both, scope=scope_of(both, held.records, turn.files)), held)
    files = [finding.facts.record.file for finding in apart.findings if finding.readings]
    told = len(set(files)) == len(apart.findings) == 2 or _side_by_side(apart.findings) or _counted_twice(apart.findings)
    return apart if told or moved else None


def _year_before(turn: Turn) -> int | None:
    """The year before that of the one report asked about, where a change from it is asked for (比上年少花多少)."""
    own = [record for record, _ in turn.scope.records]
    carried = turn.history and Measure.CHANGE_AMOUNT in turn.asked.measures and _YEAR_ALONE.fullmatch(turn.asked.question)
    asked = (_BEFORE.search(turn.asked.question) or carried or _counts_moved(turn.asked)) and Role.BUDGET not in turn.asked.roles
    return own[0].year - 1 if asked and len(own) == 1 and own[0].year else None


def _counts_moved(query: Query) -> bool:
    """Whether it is asked how a number of persons or things moved, and not since when (在编人数增加了多少)."""
    meant = indicators_meant(query.rows, catalogue())
    counted = bool(meant) and (bool(query.counters) or all(one.unit in _COUNTED for one in meant))
    moved = query.measures[:1] == (Measure.CHANGE_AMOUNT,) or (query.measures == (Measure.COUNT,) and _GREW.search(query.about))
    return counted and bool(moved) and query.operation is Operation.VALUE and not query.years.named


def _side_by_side(findings: Sequence[Finding]) -> bool:
    """Whether two findings are the cells of one row for two years (本年决算数, 上年决算数)."""
    cells = [finding.readings[0].figure for finding in findings if finding.readings]
    rows = {(cell.table_no, cell.row, cell.row_code) if cell and cell.amount else None for cell in cells}
    return len(cells) == len(findings) == 2 and len(rows) == 1 and None not in rows


def _counted_twice(findings: Sequence[Finding]) -> bool:
    """Whether two findings are what sentences of one report count at the end of this year and of the one before."""
    claims = [finding.readings[0].claim for finding in findings if finding.readings]
    units = [one.amount.unit for one in claims if one and one.kind is ClaimKind.COUNT]
    return len(units) == len(findings) == 2 and units[0] == units[1]
