"""Those that a question selected from a collection, and a follow-up on them, as a turn whose findings answer it.

A collection is the projects of a report, or the rows of one of its tables; whichever it is, what is asked of those selected is
told of them alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extraction.labels import in_marks
from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.composing.operands import size_of
from retrieval.projects.goal_names import projects_of
from retrieval.projects.goal_rows import GoalTold
from retrieval.projects.goals import Goal, goals_of
from retrieval.projects.of_all_projects import numbers_asked
from retrieval.projects.one_project import BUDGET, INITIAL, RATE, SCORE, SPENT, number_of
from retrieval.projects.projects_asked import points_to_one, with_project_named
from retrieval.readings.leading import Finding
from retrieval.readings.listed_projects import plain_project
from retrieval.reply import Answer, Status
from retrieval.selections.asked import AskedOfThose, Field, Told, asked_of_those
from retrieval.selections.those import Those, bodies_beyond, is_of_goal, told_in
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.query import Query, Relation, Sides
from retrieval.understanding.scope import Scope

_KEYS = {
    Field.SPENT: SPENT, Field.BUDGET: BUDGET, Field.INITIAL: INITIAL, Field.RATE: RATE, Field.SCORE: SCORE,
    Field.MONEY: SPENT,
}  # fmt: skip
_CALLED = {SPENT: "执行数", BUDGET: "全年预算数", INITIAL: "年初预算数", RATE: "执行率", SCORE: "得分"}
_ENDS = (Told.HIGHEST, Told.LOWEST)
_SUMS = (Told.SUM, Told.MEAN)
_ORDERED = "其中哪一个"
_NAMES_ALONE = re.compile(r"^(?!.*(?:分|率|[优良中差]|评得|等级|\d)).*项目(?!支出).*$", re.DOTALL)
"""Asks for projects by no number of theirs, so that what is summed up is their money."""
_NO_SUCH_COLUMN = "列出前面各科目的表里没有所问的这一项"
_COUNTED_GOALS = "指标有几个"
_FAR = 5
"""So many questions back those may be selected that a follow-up points to (这几个项目)."""

Answered = Callable[[Turn], tuple[Turn, Answer]]
"""How an earlier question was read, and its answer."""


class Selections:
    """What the questions of a conversation selected."""

    def __init__(self, held: Holdings, answered: Answered) -> None:
        self._held = held
        self._answered = answered

    def read(self, turn: Turn) -> Turn | None:
        """A follow-up on what was selected before it, with the findings that answer it; None for other turns."""
        asked = asked_of_those(turn.question) if turn.history else None
        before = self._before(turn, asked) if asked else None
        if asked is None or before is None:
            return None
        those, field = before
        if those.goals:
            return _of_goals(turn, asked, those)
        if asked.field is Field.LOST:
            return None
        if those.bodies and (asked.told not in (*_SUMS, Told.NAMES, Told.COUNT) or asked.other):
            return None
        if not those.findings:
            return replace(turn, query=those.read.asked, scope=Scope(refusal="前面没有符合所问条件的单位"))
        if asked.field is Field.SAME and asked.told is Told.SUM and _NAMES_ALONE.search(those.read.asked.question):
            asked = replace(asked, field=Field.MONEY)
        asked = replace(asked, field=field) if asked.field is Field.SAME and asked.told in _SUMS else asked
        own = self._held.understand(turn.question)
        if own.organisations or own.unknown or own.years.named or own.without:
            return None
        return self._told(turn, asked, those)

    def named(self, question: str, before: Turn) -> str:
        """A question with the name of the one project that a follow-up on some put first (其中得分最高的是哪个？它为什么扣分);
        '' for others.
        """
        asked = asked_of_those(before.question) if before.history and points_to_one(question) else None
        of_first = asked is not None and asked.told in _ENDS and asked.places is None
        read = self.read(before) if of_first else None
        rows = read.goals[0].findings[:1] if read and len(read.goals) == 1 else read.findings if read and not read.goals else ()
        sizes = [size_of(one).value for one in rows]
        end = (min if asked and asked.told is Told.LOWEST else max)(sizes, default=None)
        first = [one.asked for one, size in zip(rows, sizes, strict=True) if size == end]
        known = len(first) == 1 and first[0] in {*projects_of(rows[0].facts), *rows[0].facts.projects.names}
        return with_project_named(question, first[0]) if known else ""

    def _before(self, turn: Turn, asked: AskedOfThose) -> tuple[Those, Field] | None:
        """What was selected last, and which of their numbers was last asked for: by the question before, or by one before those
        that asked on of it; by one farther back where a follow-up points to several.
        """
        for back, one in enumerate(turn.earlier()):
            on = asked_of_those(one.question) if one.history else None
            if on and (before := self._before(one, on)):
                those, field = before
                if on.places and (read := self.read(one)):
                    those = replace(those, findings=_at_places(read.findings, on))
                return those, field if on.field is Field.SAME or on.told in _ENDS else on.field
            if selected := self._selected(one):
                return selected, Field.SAME
            lost = bool(one.history) and self._answered(one)[1].status is Status.REFUSED
            if not (lost or asked.pointed) or back >= _FAR:
                break
        return None

    def _selected(self, turn: Turn) -> Those | None:
        """What a question that is no follow-up on others selected; None where it is none that selects."""
        read, answer = self._answered(turn)
        if answer.status is not Status.ANSWERED:
            return None
        if len({record.organisation for record, _ in read.scope.records}) != 1:
            return bodies_beyond(read)
        if len(lost := tuple(told for told in read.goals if told.lost and is_of_goal(told))) > 1:
            return Those((), read, projects=False, goals=lost)
        if listed := tuple(one for told in read.goals if told.listed for one in told.findings):
            return Those(tuple({one.asked: one for one in listed if one.readings}.values()), read, projects=True)
        if read.asked.operation not in RANKING or read.asked.chosen is None or not read.findings:
            return None
        told = told_in(read.findings, answer)
        numbers = numbers_asked(read, self._held) if told else None
        alone = len(told) == 1 and not read.asked.chosen.by_size  # which stands at a place
        return Those(told, read, numbers is not None) if told and not alone else None

    def _told(self, turn: Turn, asked: AskedOfThose, those: Those) -> Turn | None:
        """What is asked of those, as a turn; None where the report tells no such number of any of them."""
        plain = self._plain(turn, those)
        found = self._numbers(asked.field, those)
        if found is None:
            untold = asked.said and asked.field not in (Field.SAME, Field.MONEY, Field.SCORE)
            return replace(turn, query=plain, scope=Scope(refusal=_NO_SUCH_COLUMN)) if untold else None
        if asked.told in (Told.NAMES, Told.COUNT) and not those.projects and those.read.asked.chosen:
            counted = replace(those.read.asked.chosen, counted=asked.told is Told.COUNT)
            again = replace(those.read.asked, chosen=counted)
            return replace(those.read, question=turn.question, history=turn.history, query=again)
        whole = [row for row in found if all(one.readings for one in row)]
        missing = [name for name, row in zip(self._names(those), found, strict=True) if row not in whole]
        base = replace(turn, query=plain, scope=replace(those.read.scope, refusal="", absent="", left_out=()))
        if not whole:
            return replace(base, scope=Scope(refusal=_untold(missing, asked.field)))
        return self._of_numbers(base, asked, whole, missing)

    def _of_numbers(
        self, base: Turn, asked: AskedOfThose, whole: list[tuple[Finding, ...]], missing: Sequence[str]
    ) -> Turn | None:  # fmt: skip
        """What is told of the numbers of those selected, of which some are `missing`."""
        if asked.told in (Told.NAMES, Told.COUNT, Told.EACH):
            goals = tuple(GoalTold(row, listed=len(row) == 1, lost=len(row) > 1) for row in whole)
            return replace(base, goals=goals, scope=replace(base.scope, absent=_untold(missing, asked.field)))
        if asked.told in _ENDS and len({size_of(row[0]).value for row in whole}) == 1:
            return None  # of which none comes first: all are meant
        if asked.told in _ENDS:
            left_out = f"{_untold(missing, asked.field)}，不在比较之内" if missing else ""
            return _in_order(replace(base, scope=replace(base.scope, absent=left_out)), base.asked, asked, whole)
        if missing:
            return replace(base, scope=Scope(refusal=f"{_untold(missing, asked.field)}，不能与其余各项一起计算"))
        return self._together(base, base.asked, asked, whole)

    def _plain(self, turn: Turn, those: Those) -> Query:
        """A follow-up as a question that names nothing, of those whose they are."""
        return replace(
            those.read.asked, question=self._held.understand(turn.question).question, operation=Operation.VALUE,
            measures=(Measure.AMOUNT,), organisations=those.owners, about="", mentions=(), leftovers=(),
            narrowing=(), unnamed="", roles=(), own=(), counted=None, chosen=None, pairing=None, sides=None,
        )  # fmt: skip

    def _numbers(self, field: Field, those: Those) -> list[tuple[Finding, ...]] | None:
        """The numbers of each that a follow-up asks for, two where one is taken from the other; None where there are none."""
        own = [one.readings[0].amount for one in those.findings]
        money = all(amount and amount.is_money for amount in own)
        if field is Field.SAME or (field is Field.MONEY and money) or not those.projects:
            same = field in (Field.SAME, Field.MONEY) or (field is Field.SPENT and money)
            return [(one,) for one in those.findings] if same and (field is Field.SAME or money) else None
        keys = [BUDGET, SPENT] if field is Field.UNSPENT else [_KEYS[field]]
        goals = list(goals_of(those.findings[0].facts))
        return [tuple(self._number(one, key, goals) for key in keys) for one in those.findings]

    def _number(self, one: Finding, key: str, goals: Sequence[Goal]) -> Finding:
        return number_of(one.asked, key, goals, one.facts, self._held.catalogue) or Finding(one.facts, one.asked)

    def _names(self, those: Those) -> Iterator[str]:
        return (plain_project(one.asked) for one in those.findings)

    def _together(self, base: Turn, plain: Query, asked: AskedOfThose, rows: list[tuple[Finding, ...]]) -> Turn | None:
        """The sum of what each has, its mean, or what it is by another number of the report; no sum of what is no amount."""
        amounts = [row[0].readings[0].amount for row in rows]
        summed = all(amount and (amount.is_money or amount.unit not in ("分", "%")) for amount in amounts)
        if asked.told is Told.MEAN:
            return replace(base, query=replace(plain, operation=Operation.AVERAGE), findings=tuple(row[0] for row in rows))
        if not summed:
            return replace(base, scope=Scope(refusal="得分和比率不能相加；要问的是钱，请写明是预算数还是执行数"))
        first = tuple(row[0] for row in rows)
        against = tuple(one for row in rows for one in row[1:])
        if asked.other:
            against = self._of_other(asked.other, rows[0][0].facts.record, base)
            if not against:
                return None
        if not against:
            return replace(base, query=replace(plain, operation=Operation.TOTAL), findings=first)
        relation = asked.relation or Relation.MORE
        own = tuple(one.facts.record.organisation for one in (*first, *against))
        sided = replace(plain, organisations=own, sides=Sides(len(first), relation))
        return replace(base, query=sided, findings=(*first, *against))

    def _of_other(self, name: str, record: ReportRecord, base: Turn) -> tuple[Finding, ...]:
        """The one number of the report that their sum is set against."""
        read, answer = self._answered(Turn(f"{record.called}{name}是多少", (), base.files))
        told = tuple(one for one in read.findings if one.readings and one.readings[0].amount)
        return told if len(told) == len(read.findings) == 1 and answer.status is Status.ANSWERED else ()


def _in_order(base: Turn, plain: Query, asked: AskedOfThose, rows: Sequence[tuple[Finding, ...]]) -> Turn:
    """The first of those by their numbers, or by what is left of the one after the other."""
    lowest = asked.told is Told.LOWEST
    if all(len(row) > 1 for row in rows):
        gaps = [size_of(row[0]).value - size_of(row[-1]).value for row in rows]
        first = (min if lowest else max)(gaps)
        goals = tuple(GoalTold(row, lost=True) for row, gap in zip(rows, gaps, strict=True) if gap == first)
        return replace(base, goals=goals)
    operation = Operation.LOWEST if lowest else Operation.HIGHEST
    ordered = replace(plain, question=_ORDERED, operation=operation, chosen=asked.places)
    return replace(base, query=ordered, findings=tuple(row[0] for row in rows))


def _at_places(findings: Sequence[Finding], asked: AskedOfThose) -> tuple[Finding, ...]:
    """Those at the places of the order that a follow-up asked for."""
    first, last = asked.places.places if asked.places else (1, 1)
    ordered = sorted(findings, key=lambda one: size_of(one).value, reverse=asked.told is Told.HIGHEST)
    return tuple(ordered[first - 1 : last])


def _untold(names: Sequence[str], field: Field) -> str:
    """Of whom the report tells no such number; '' where it does of all."""
    number = _CALLED.get(_KEYS.get(field, ""), "这一项")
    return f"报告没有写明{'、'.join(map(in_marks, names))}的{number}" if names else ""


def _of_goals(turn: Turn, asked: AskedOfThose, those: Those) -> Turn | None:
    """How many indicators were told, or the one that lost most of all."""
    if asked.told is Told.COUNT:
        counted = replace(those.read.asked, question=_COUNTED_GOALS)
        return replace(those.read, question=turn.question, history=turn.history, query=counted)
    if asked.field is not Field.LOST or asked.told not in _ENDS or asked.places:
        return None
    gaps = [size_of(one.findings[-2]).value - size_of(one.findings[-1]).value for one in those.goals]
    end = (min if asked.told is Told.LOWEST else max)(gaps)
    first = tuple(one for one, gap in zip(those.goals, gaps, strict=True) if gap == end)
    query = replace(those.read.asked, question=_ORDERED)
    return replace(those.read, question=turn.question, history=turn.history, query=query, goals=first)
