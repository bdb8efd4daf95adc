"""What a question asks of a table that is no statutory form: a cell by row and column, the largest row, a share in the sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extraction.crosscheck import Reading, Verdict
from extraction.labels import plain_label
from extraction.report import Figure, Role, State
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.parts import level_asked, of_level
from retrieval.readings.row_sorts import asks_other_places, rows_of_sort, sort_asked
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.leftovers import content_words
from retrieval.understanding.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query

_SUMS = re.compile(r"合计|总计|小计")
_BRACKETED = re.compile(r"[(（].*?[)）]")
_NUMBER = re.compile(r"(?:数量?|总?额)$")
_OF_ALL = re.compile(r"占了?(?:全部|合计|所有|总|全年)|占[^，,]*(?:合计|总[额数量])")
_IN_ALL = re.compile(r"一共|总共|合计|共计|总(?=[的共额数量])|全部|所有")
_KINDS = re.compile(r"类别?|种|案[件子]?|事项|业务|领域|方面|部分|全部|所有|合计|总|统计|情况|表")
"""Words that a question puts beside a row to say of what sort it is."""
_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?[省市县区](?P<own>[\u4e00-\u9fff]{4,})")
_BETWEEN = "(?:了|的)?(?:多少|几)?"
_YEAR = re.compile(r"^(?:(?:19|20)\d\d年度?|[本当今]年度?)")
_DONE = re.compile(r"(?:完成|实施|办结)(?:面积|数量?|情况)?$")
"""What people leave out of the header of what was done."""
_MONEY_MOVED = re.compile(r"(?P<done>[罚缴补奖拨追收])[了到的得出]*(?:多少|几)?(?:钱|款(?!项)|金额|资金)")
_UNIT = re.compile(r"(?:多少|几)(?P<unit>[\u4e00-\u9fff]{1,2})")
_STAFF = re.compile(r"实有|在职|在岗|现有")
_POSTS = "编"
_HOW_MANY_STAFF = re.compile(
    r"(?:年[末底]|现在|目前)?(?:实际|实有|在职|在岗|现有|现在|目前)?的?(?:[有是]|工作)?(?:多少|几)[个名]?(?:人(?!次)|职工|员工)|(?:实有|在职|在岗)(?:人[数员])?"
)
"""Asks for those who are there, where others are posts (编制)."""
_PLAIN = ((Measure.AMOUNT,), (Measure.COUNT,), (Measure.ACHIEVED,))
_WHOLE = "合计"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The cells of the column of a table that is asked for, and the row that the question names; '' where it names none."""

    column: Sequence[Figure]
    row: str

    @property
    def items(self) -> list[Figure]:
        return [figure for figure in self.column if not _SUMS.search(figure.row)]

    @property
    def sum(self) -> Figure | None:
        """The cell of all rows together; None where there is none."""
        sums = [figure for figure in self.column if _SUMS.fullmatch(_label(figure))]
        return sums[0] if len(sums) == 1 else None

    def cell(self, row: str) -> Figure | None:
        """The one cell of a row with a number; None where there are several, or none."""
        own = [figure for figure in self.column if _label(figure) == row and figure.state is State.VALUE]
        return own[0] if len(own) == 1 else None


def share_in_column(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """The cell of a row and that of the sum of its column, where its share in all is asked for; None for other questions."""
    weighed = query.measures == (Measure.SHARE,) and query.operation in (Operation.VALUE, Operation.TOTAL)
    asked = _asked(query, facts) if weighed and _OF_ALL.search(query.about) else None
    part, whole = (asked.cell(asked.row), asked.sum) if asked else (None, None)
    if part is None or whole is None:
        return None
    name = _label(part)
    part_named = Mention(name, 0, len(name), (Meaning(LabelKind.ROW, name),))
    whole_named = Mention(_WHOLE, len(name) + 1, len(name) + 1 + len(_WHOLE), (Meaning(LabelKind.ROW, _WHOLE),))
    told = replace(
        query, operation=Operation.VALUE, question=f"{name}占{_WHOLE}多少", mentions=(part_named, whole_named), narrowing=()
    )  # fmt: skip
    return told, [_finding(facts, part), _finding(facts, whole)]


def cell_or_order(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """The cell that a question names by row and column, or all rows of a column of which the largest is asked for."""
    other = Role.BUDGET in query.roles or query.apart or query.years.offset or query.counted
    plain = query.measures in _PLAIN and not other
    ordered = query.operation in RANKING and "最" in query.about
    if not plain or not (ordered or query.operation in (Operation.VALUE, Operation.TEXT)):
        return None
    asked = _asked(query, facts)
    if asked is None or (ordered and asked.row):
        return None
    if not ordered:
        cell = asked.cell(asked.row) if asked.row else asked.sum if _IN_ALL.search(query.about) else None
        return (replace(query, operation=Operation.VALUE), [_finding(facts, cell)]) if cell else None
    text = fold(query.about)
    sort = sort_asked(text, {_label(one) for one in asked.items})
    items = rows_of_sort(sort, of_level(asked.items, level_asked(query)), query.operation is Operation.HIGHEST)
    told = {figure.row for figure in items if figure.state is State.VALUE}
    if not len(told) == len(items) > 1:
        return None
    return replace(query, mentions=(), measures=(Measure.AMOUNT,)), [_finding(facts, one) for one in items]


def _asked(query: Query, facts: Facts) -> _Asked | None:
    """The one table of which a question names a column, and a row or none, and nothing besides that the table does not say."""
    text = fold("".join(query.about.split()))
    own = sorted((one for one in facts.figures if _is_own(one)), key=lambda one: one.table_no)
    tables = [list(figures) for _, figures in groupby(own, key=lambda one: one.table_no)]
    found = [asked for table in tables if (asked := _asked_of(text, table))]
    named = [asked for asked in found if asked.row] or found
    return named[0] if len(named) == 1 else None


def _asked_of(text: str, table: Sequence[Figure]) -> _Asked | None:
    """What a question asks of one table; None where it names no column of it, or several, or what the table does not say."""
    labels = {label for one in table if len(label := _label(one)) > 1 and not _SUMS.search(label)}
    rows = {called: label for label in labels for called in _called(label)}
    row = max((called for called in rows if called in text), key=len, default="")
    rest = text.replace(row, "\n") if row else text
    names = {name: one.column for one in table for name in _names(one)}
    headed = {said: column for name, column in names.items() if (said := _said(name, rest) or _said_after(row, name, text))}
    headed = headed or _moved_in(rest, table)
    longest = max(headed, key=len, default="")
    columns = {column for said, column in headed.items() if said == longest or said not in longest} or _counted_in(rest, table)
    unsaid = rest.replace(longest or "\n", "\n").replace(sort_asked(text, labels) or "\n", "\n")
    if len(columns) != 1 or asks_other_places(text, labels) or not _explains(table, unsaid):
        return None
    column = columns.pop()
    return _Asked([one for one in table if one.column == column], rows.get(row, ""))


def _explains(table: Sequence[Figure], rest: str) -> bool:
    """Whether a table's own words hold all that a question says besides row and column."""
    headers = {header for one in table for header in one.column}
    known = set(fold("".join((table[0].table, *table[0].section[-1:], *headers, *table[0].row_path))))
    return all(set(word) <= known for word in content_words(_KINDS.sub("\n", rest)))


def _called(label: str) -> list[str]:
    """A row as people call it: of a body also without its place (青禾县水库管理所)."""
    return [label, *(match["own"] for match in (_OF_PLACE.match(label),) if match)]


def _said_after(row: str, name: str, text: str) -> str:
    """A column whose beginning is the end of the row before it (扩建工程 | 工程进度)."""
    shared = next((cut for cut in range(len(name) - 1, 0, -1) if row.endswith(name[:cut])), 0)
    return name if shared and row + name[shared:] in text else ""


def _said(name: str, text: str) -> str:
    """The stretch of a text that names a column: as it is headed, or in two halves (完成了多少投资); '' where there is none."""
    if name in text:
        return name
    if _STAFF.search(name) and _POSTS not in text and (staff := _HOW_MANY_STAFF.search(text)):
        return staff[0]
    cut = len(name) // 2
    halves = re.search(f"{re.escape(name[:cut])}{_BETWEEN}{re.escape(name[cut:])}", text) if cut > 1 else None
    return halves[0] if halves else ""


def _counted_in(text: str, table: Sequence[Figure]) -> set[tuple[str, ...]]:
    """The columns that count in the unit in which it is asked (多少宗)."""
    asked = _UNIT.search(text)
    return {one.column for one in table if asked and one.amount and one.amount.unit and asked["unit"].startswith(one.amount.unit)}


def _moved_in(text: str, table: Sequence[Figure]) -> dict[str, tuple[str, ...]]:
    """The column of money whose header begins with what was done with it (罚的钱, 收了多少钱), by how it is said."""
    done = _MONEY_MOVED.search(text)
    if done and "最" in text and not text.startswith("最", done.end()):
        return {}  # 哪类案件最多，罚了多少钱 sets no money in order
    money = [one for one in table if done and one.amount and one.amount.is_money]
    columns = {one.column for one in money if done and _names(one)[0].startswith(done["done"])}
    return {done[0]: columns.pop()} if done and len(columns) == 1 else {}


def _names(figure: Figure) -> list[str]:
    """What people call the column of a figure: its header, and without 数 or 额 at its end."""
    header = fold(plain_label(_BRACKETED.sub("", figure.column[-1])))
    bare = _YEAR.sub("", header)
    return [name for name in dict.fromkeys((header, _NUMBER.sub("", bare), _DONE.sub("", bare), bare)) if len(name) > 1]


def _label(figure: Figure) -> str:
    return fold(plain_label(figure.row))


def _is_own(figure: Figure) -> bool:
    return figure.form is None and bool(figure.column) and bool(figure.row) and not figure.subject


def _finding(facts: Facts, figure: Figure) -> Finding:
    return Finding(facts, _label(figure), (Reading.of_figure(figure),), Verdict.TABLE_ONLY)
