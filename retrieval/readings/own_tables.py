"""What a question asks of a table that is no statutory form: a cell by row and column, the largest row, a share in the sum."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extraction.crosscheck import Reading, Verdict
from extraction.labels import plain_label
from extraction.report import Figure, Role, State
from retrieval.readings.counting_columns import counted_so, counts, without_unit
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.parts.largest import level_asked, of_level
from retrieval.readings.parts.row_sorts import asks_other_places, rows_of_sort, sort_asked
from retrieval.readings.table_words import (
    column_names,
    column_tails,
    row_names,
    said_after,
    said_of,
    shared_tail,
    short_of,
    whole_of_title,
    without_base,
)  # fmt: skip
from retrieval.readings.wanted import is_opening
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.leftovers import content_words, named_stretches
from retrieval.understanding.named.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query

_SUMS = re.compile(r"合计|总计|小计")
_REST = re.compile(r"其[余它他]\d*[个家]")
"""其余11个村 are no village."""
_OF_ALL = re.compile(r"占了?(?:全部|合计|所有|总|全年)|占[^，,]*(?:合计|总[额数量])")
_IN_ALL = re.compile(r"一共|合计|共计|总(?=[的共额数量])|全部|所有")
_KINDS = re.compile(
    r"类别?|种|案[件子]?|事项|业务|领域|方面|部分|全部|所有|合计|总|统计|情况|表|干部|职工|人员|老同志|核定|项目|年[末底初]|一年|全年|收了?|全[校局院县市区]"
)
"""Words that a question puts beside a row to say of what sort it is."""
_MONEY_MOVED = re.compile(r"(?P<done>补助|补贴|[罚缴补奖拨追收])[了到的得出]*(?:多少|几)?(?:钱|款(?!项)|金额|资金)")
_SINCE_OPENING = re.compile(r"(?:(?:年[末底]|期末)数?)?的?[比较](?:年初|期初)数?[多少高低增减升降上下加长了出]+(?:多少|几)")
_PLAIN = ((Measure.AMOUNT,), (Measure.COUNT,), (Measure.ACHIEVED,), (Measure.TARGET,))
_WHOLE, _ALL_SPENDING = "合计", "expenditure"
_MEAN = re.compile(r"平均|人均|均摊")
_RATE = re.compile("率")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The cells of the column of a table that is asked for, the row that the question names, and its words for the column.

    '' for either where it names none.
    """

    column: Sequence[Figure]
    row: str
    said: str

    @property
    def items(self) -> list[Figure]:
        return [figure for figure in self.column if not _SUMS.search(figure.row)]

    @property
    def sum(self) -> Figure | None:
        """The cell of all rows together; None where there is none."""
        sums = [figure for figure in self.column if _SUMS.fullmatch(_label(figure))]
        return sums[0] if len(sums) == 1 else None

    def says(self, word: str) -> bool:
        """Whether the header of the column says a word, by which it would be another thing elsewhere (租金收入)."""
        return word in fold(self.column[0].column[-1])

    def divides_by(self, sort: str) -> bool:
        """Whether the title says that all rows are of a sort, whatever they are called (各管理部业务情况表)."""
        before = "(?:[各分按]|主要)[\u4e00-\u9fff]{0,2}"
        return bool(sort) and re.search(f"{before}{re.escape(sort)}", fold(self.column[0].table)) is not None

    def cell(self, row: str) -> Figure | None:
        """The one cell of a row, with a number if any has one; None where there are several, or none that can be read."""
        own = [figure for figure in self.column if _label(figure) == row and figure.state in (State.VALUE, State.BLANK)]
        told = [figure for figure in own if figure.state is State.VALUE] or own
        return told[0] if len(told) == 1 else None


def share_in_column(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """The cell of a row and that of the sum of its column, where its share in all is asked for; None for other questions."""
    weighed = query.measures == (Measure.SHARE,) and query.operation in (Operation.VALUE, Operation.TOTAL)
    asked = _asked(query, facts) if weighed and _OF_ALL.search(query.about) else None
    part, whole = (asked.cell(asked.row), asked.sum) if asked else (None, None)
    if part is None or whole is None or part.amount is None:
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
    other = Role.BUDGET in query.roles or query.years.offset or query.counted
    plain = query.measures in _PLAIN and not other
    ordered = query.operation in RANKING and "最" in query.about
    if not plain or not (ordered or query.operation in (Operation.VALUE, Operation.TEXT)):
        return None
    asked = _asked(query, facts)
    if asked is None or (ordered and asked.row) or not all(map(asked.says, query.apart)):
        return None
    if not ordered:
        of_all = _IN_ALL.search(query.about) or counts(asked.column)
        cell = asked.cell(asked.row) if asked.row else asked.sum if of_all else None
        return (replace(query, operation=Operation.VALUE, apart=()), [_finding(facts, cell)]) if cell else None
    text = fold(query.about)
    sort = sort_asked(text, {_label(one) for one in asked.items})
    items = of_level([one for one in asked.items if not _REST.match(one.row)], level_asked(query))
    items = items if asked.divides_by(sort) else rows_of_sort(sort, items, query.operation is Operation.HIGHEST)
    if query.operation is Operation.HIGHEST:  # where a count is left blank there is none
        items = [one for one in items if one.state is not State.BLANK]
    told = {figure.row for figure in items if figure.state is State.VALUE}
    if not len(told) == len(items) > 1:
        return None
    return replace(query, mentions=(), measures=(Measure.AMOUNT,)), [_finding(facts, one) for one in items]


def since_opening(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """A row of a balance at both ends of the year, where it is asked how far it moved since the beginning (比年初多了多少)."""
    moved = _SINCE_OPENING.search(query.about)
    asked = _asked(replace(query, about=query.about[: moved.start()] + "年末"), facts) if moved else None
    closing = asked.cell(asked.row) if asked else None
    if closing is None or closing.amount is None:
        return None
    own = (one for one in facts.figures if one.table_no == closing.table_no and one.row == closing.row)
    opening = [one for one in own if one.state is State.VALUE and is_opening(one.column[-1])]
    if len(opening) != 1:
        return None
    told = replace(query, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,), narrowing=())
    return told, [_finding(facts, closing), _finding(facts, opening[0])]


def row_asked(query: Query, facts: Facts) -> str:
    """The row of a table of the report's own that a question names beside one of its columns; '' where it names none."""
    asked = _asked(query, facts)
    return asked.row if asked else ""


def in_column_asked(query: Query, facts: Facts, name: str) -> str:
    """The row of a name, with the column that a question before names of the same table (高一 after 哪个年级助学金最多);
    '' where that table has no such row.
    """
    asked = _asked(query, facts)
    table = [one for one in facts.figures if asked and one.table_no == asked.column[0].table_no]
    row = _rows_called(table).get(fold(name), "")
    return f"{row}的{asked.said}" if asked and row and asked.said else ""


def _asked(query: Query, facts: Facts) -> _Asked | None:
    """The one table of which a question names a column, and a row or none, and nothing besides that the table does not say."""
    text = fold("".join(query.about.split()))
    own = sorted((one for one in facts.figures if _is_own(one)), key=lambda one: one.table_no)
    tables = [list(figures) for _, figures in groupby(own, key=lambda one: one.table_no)]
    tables = [table for table in tables if not _is_of_accounts(table, facts)]
    found = [asked for table in tables if (asked := _asked_of(text, table))]
    named = [asked for asked in found if asked.row] or found
    longest = max((len(asked.said) for asked in named), default=0)
    best = [asked for asked in named if len(asked.said) == longest]
    return best[0] if len(best) == 1 else None


def _asked_of(text: str, table: Sequence[Figure]) -> _Asked | None:
    """What a question asks of one table; None where it names no column of it, or several, or what the table does not say."""
    rows = _rows_called(table)
    row = max((called for called in rows if called in text), key=len, default="")
    rest = text.replace(row, "\n") if row else text
    names = {name: one.column for one in table for name in column_names(one.column[-1])}
    headed = {said: column for name, column in names.items() if (said := said_of(name, rest) or said_after(row, name, text))}
    headed = headed or _moved_in(rest, table) or _headed_otherwise(table, rest)
    longest = max(headed, key=len, default="")
    columns = {column for said, column in headed.items() if said == longest or said not in longest}
    columns = counted_so(rest, table, columns) or columns
    column = columns.pop() if len(columns) == 1 else ()
    labels = set(rows.values())
    sort = sort_asked(text, labels)
    if not headed and (whole := whole_of_title(table[0].table, text, sort)):
        return _Asked(_of_whole(table), "", whole) if _of_whole(table) else None
    unsaid = _unsaid(table, column, rest, (longest, sort)) if column else ""
    if not column or asks_other_places(text, labels) or not _explains(table, column, unsaid):
        return None
    if row and any(called in unsaid for called, label in rows.items() if label != rows[row]):
        return None
    if not headed and any(stretch not in fold(table[0].table) for stretch in named_stretches(_KINDS.sub("\n", unsaid))):
        return None  # a unit alone is no name: 在编的有多少人 is not answered by 在校生（人）
    return _Asked([one for one in table if one.column == column], rows.get(row, ""), longest)


def _unsaid(table: Sequence[Figure], column: Sequence[str], rest: str, said: tuple[str, str]) -> str:
    """A text without its words for the column, for what that is a rate of, and for the sort of the rows."""
    headed, sort = said
    unsaid = rest.replace(headed, "\n") if headed else without_unit(rest, table)
    return without_base(unsaid.replace(sort or "\n", "\n"), list(dict.fromkeys(one.column for one in table)), column)


def _rows_called(table: Sequence[Figure]) -> dict[str, str]:
    """What people call the rows of a table, by what one alone of them is called."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    rows = {label: one.row for one in table if len(label := _label(one)) > 1 and not _SUMS.search(label)}
    tail = shared_tail(list(rows))
    for label, row in rows.items():
        for name in (*row_names(row), label.removesuffix(tail)):
            meant[name].add(label)
    return {name: next(iter(labels)) for name, labels in meant.items() if len(labels) == 1 or name in labels}


def _headed_otherwise(table: Sequence[Figure], rest: str) -> dict[str, tuple[str, ...]]:
    """The column that a text names by the end of its header alone, where no other ends so."""
    named: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in table:
        for tail in column_tails(one.column[-1]):
            if tail in rest:
                named[tail].add(one.column)
    return {tail: columns.pop() for tail, columns in named.items() if len(columns) == 1}


def _explains(table: Sequence[Figure], column: Sequence[str], rest: str) -> bool:
    """Whether a table's own words hold all that a question says besides row and column, and no other column is named so."""
    told = fold("|".join((table[0].table, *table[0].section[-1:], *column, *table[0].row_path)))
    if any(derived.search(rest) and not derived.search(told) for derived in (_MEAN, _RATE)):
        return False
    return all(word in told or short_of(word) in told for word in content_words(_KINDS.sub("\n", rest)))


def _of_whole(table: Sequence[Figure]) -> list[Figure]:
    """The cells of the one column that sums up the others; none where there are several."""
    columns = {one.column for one in table if _SUMS.fullmatch(fold(one.column[-1]))}
    return [one for one in table if one.column in columns] if len(columns) == 1 else []


def _moved_in(text: str, table: Sequence[Figure]) -> dict[str, tuple[str, ...]]:
    """The column of money whose header begins with what was done with it (罚的钱, 收了多少钱), by how it is said."""
    done = _MONEY_MOVED.search(text)
    if done and "最" in text and not text.startswith("最", done.end()):
        return {}  # 哪类案件最多，罚了多少钱 sets no money in order
    money = [one for one in table if done and one.amount and one.amount.is_money]
    columns = {one.column for one in money if done and column_names(one.column[-1])[0].startswith(done["done"])}
    return {done[0]: columns.pop()} if done and len(columns) == 1 else {}


def _label(figure: Figure) -> str:
    return fold(plain_label(figure.row))


def _is_own(figure: Figure) -> bool:
    return figure.form is None and bool(figure.column) and bool(figure.row) and not figure.subject


def _is_of_accounts(table: Sequence[Figure], facts: Facts) -> bool:
    """Whether a table lists accounts by code beside the statutory form of all spending, as a form of some provinces does
    (财政拨款支出决算表): its sum is that of some funds, and no whole of the report's.
    """
    return any(one.row_code for one in table) and any(one.form == _ALL_SPENDING for one in facts.figures)


def _finding(facts: Facts, figure: Figure) -> Finding:
    return Finding(facts, _label(figure), (Reading.of_figure(figure),), Verdict.TABLE_ONLY)
