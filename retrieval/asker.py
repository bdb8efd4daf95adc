"""What answers questions over one library: understands them, and gathers what its reports say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.report import State
from retrieval.composing.merging import together, with_more
from retrieval.composing.moved import with_amounts
from retrieval.composing.replying import reply_to
from retrieval.conversation.goal_meant import item_named
from retrieval.conversation.orders_again import asked_of_first
from retrieval.gathering import gather_reports, headed_words, look_in_form, tells_amount, without_amounts
from retrieval.holdings import Holdings
from retrieval.library import Library
from retrieval.nearest import guessed
from retrieval.otherwise import read_otherwise
from retrieval.projects.accounts import asks_account
from retrieval.projects.assessors import asks_assessors, assessors
from retrieval.projects.focus import focus_of, may_lean, with_focus
from retrieval.projects.goal_answers import GoalTold, asks_all_goals, asks_plan, asks_target, speaks_of_goals
from retrieval.projects.projects_asked import (
    another_project,
    dates_of_forms,
    first_project,
    goals_of_forms,
    names_alone,
    nth_project,
    numbers_asked,
    points_to_one,
    whole_project,
)
from retrieval.projects.reached import asks_reached
from retrieval.prose.around import asks_kind, told_around
from retrieval.prose.coded import with_code
from retrieval.prose.headed import asks_no_amount
from retrieval.prose.own_parts import untold_part
from retrieval.prose.quotes import Quote, tells_number
from retrieval.prose.told_of import told_of
from retrieval.readings.evidence import Finding
from retrieval.readings.fitting import SCORED_FORMS
from retrieval.readings.funds import for_the_money
from retrieval.readings.settled import settled
from retrieval.reply import Answer
from retrieval.turn import Turn
from retrieval.understanding.budgets import moved_between, stated_difference
from retrieval.understanding.clauses import asked_apart, each_share, without_background, without_courtesies
from retrieval.understanding.cues import BY_FIGURES, CHANGES, RANKING, Measure, Operation
from retrieval.understanding.leftovers import narrowing_in
from retrieval.understanding.question import Query
from retrieval.understanding.rewording import in_and_out
from retrieval.understanding.scope import Scope, scope_of
from retrieval.understanding.things import each_weighed
from retrieval.understanding.wholes import as_a_whole
from retrieval.understanding.within import in_each_form

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

_KEPT = 64
"""Answers to earlier questions that are kept."""


class Asker:
    """Answers questions over one library."""

    def __init__(self, library: Library) -> None:
        self._held = Holdings(library)
        self._kept: tuple[int, dict[Turn, tuple[Turn, Answer]]] = (-1, {})

    @property
    def organisations(self) -> list[str]:
        """Whose reports the library holds."""
        return self._held.organisations

    def chain(self) -> Runnable[Turn, Turn]:
        """The steps up to the evidence, as a LangChain runnable."""
        from langchain_core.runnables import RunnableLambda

        return RunnableLambda(self.understand) | RunnableLambda(self.gather)

    def answer(self, turn: Turn) -> tuple[Turn, Answer]:
        """The answer to a text, each of its questions by itself where it puts several, and how it was read as a whole."""
        self._held.refresh()
        put, turn = turn.question, self._of_first(turn)
        asked = in_each_form(in_and_out(without_background(without_courtesies(turn.question), self._names_any)))
        asked = with_code(asked)
        asked = self._with_item(replace(turn, question=asked))
        chain, apart = self.chain(), self._each_apart(asked_apart(asked))
        whole: Turn = chain.invoke(replace(turn, question=asked))
        answer = replace(reply_to(whole), question=put)
        if len(apart) < 2 or (whole.goals and not turn.history) or whole.scope.refusal:
            return whole, answer
        parts: list[Turn] = []
        for one in apart:
            before = (*turn.history, *(part.question for part in parts))
            parts.append(replace(turn, question=self._with_item(replace(turn, question=one, history=before)), history=before))
        read = [chain.invoke(part) for part in parts]
        ordered = read[0].asked.operation in RANKING  # 哪个最低，多少分？ is one question
        asking = [one for one in read if one is read[0] or not ordered or one.asked.asks_own]
        replies = [(reply_to(one), one.asked.names_own) for one in asking]
        return whole, (with_more if whole.goals else together)(answer, replies)

    def _of_first(self, turn: Turn) -> Turn:
        """The turn with the name of the organisation that came first in an order, where a question after that speaks of it."""
        told: list[str] = []
        for one in (*turn.history, turn.question):
            told.append(self._named_first(one, Turn(told[-1], tuple(told[:-1]), turn.files)) if told else one)
        return replace(turn, question=told[-1], history=tuple(told[:-1]))

    def _named_first(self, question: str, before: Turn) -> str:
        """A question with the name of the one that the question before put first; unchanged where it does not speak of that."""
        rest, count = asked_of_first(question)
        if not rest or (own := self._held.understand(question)).organisations or own.unknown:
            return question
        order = self.understand(before)
        if order.asked.operation not in RANKING or len(order.asked.organisations) == 1:
            return question
        lead = reply_to(self.gather(order)).answer.partition("\n")[0]
        first = sorted({name for name in self.organisations if name in lead}, key=lead.index)
        return f"{'、'.join(first)}{rest}" if len(first) == count else question

    def _each_apart(self, apart: Sequence[str]) -> list[str]:
        """The questions of a text, one for each thing where the share of each is asked for."""
        spread: list[str] = []
        for at, one in enumerate(apart):
            whole = each_share(one)
            before = [self._held.understand(earlier) for earlier in apart[:at]] if whole else []
            names = [mention.text for query in before for mention in query.rows]
            spread.extend([f"{name}占{whole}" for name in names] or each_weighed(self._held.understand(one)) or [one])
        return spread

    def _with_item(self, turn: Turn) -> str:
        """A follow-up with the name of the indicator or project whose goal, points or added budget it asks for."""
        question, history = turn.question, turn.history
        if named := self._of_focus(turn):
            return named
        earlier = [self._held.understand(one, history[:at]) for at, one in enumerate(history)]
        return item_named(question, earlier[::-1]) if history else question

    def _of_focus(self, turn: Turn) -> str:
        """A follow-up with the project that the last of the answers before it was about that states a figure; else ''."""
        own = self._held.understand(turn.question)
        if not turn.history or not may_lean(own):
            return ""
        for at in range(len(turn.history) - 1, -1, -1):
            before, answer = self._answered(Turn(turn.history[at], turn.history[:at], turn.files))
            records = [record for record, _ in before.scope.records]
            if len(records) != 1 or answer.figures:
                focus = focus_of(answer, self._held.facts_of(records[0])) if len(records) == 1 else None
                return with_focus(turn.question, own, focus, self._held.embedding) if focus else ""
        return ""

    def _answered(self, turn: Turn) -> tuple[Turn, Answer]:
        """The answer to an earlier question, kept for those that follow it while the library is the same."""
        generation, kept = self._kept
        if generation != self._held.library.generation or len(kept) > _KEPT:
            kept = {}
            self._kept = (self._held.library.generation, kept)
        if turn not in kept:
            kept[turn] = self.answer(turn)
        return kept[turn]

    def _names_any(self, clause: str) -> bool:
        """Whether a clause names an organisation or anything that reports print, or a part of what they tell (女职工)."""
        query = self._held.understand(clause)
        return bool(query.organisations or query.unknown or query.mentions or query.years.named or narrowing_in(query.question))

    def understand(self, turn: Turn) -> Turn:
        """Read the question and choose the reports."""
        self._held.refresh()
        query = self._held.understand(turn.question, turn.history)
        if named := self._project_meant(turn, query):
            return self.understand(replace(turn, question=named))
        query = told_of(for_the_money(settled(query, turn.history)), self._held)
        if query.operation in BY_FIGURES and not query.rows:
            query = guessed(query, self._held)
        query = self._of_sole_report(query, turn.files)
        scope = scope_of(query, self._held.records, turn.files)
        untold = untold_part(query, scope, self._held)
        return replace(turn, query=query, scope=Scope(refusal=untold) if untold else scope)

    def _project_meant(self, turn: Turn, query: Query) -> str:
        """The question with the project that it counts out, or names, among those that were listed before it; else ''."""
        if turn.history and points_to_one(turn.question):
            before = self.understand(Turn(turn.history[-1], turn.history[:-1], turn.files))
            if first := first_project(turn.question, before, self._held):
                return first
        if not (query.unclear or names_alone(turn.question)):
            return ""
        for at in range(len(turn.history) - 1, -1, -1):
            before = self.understand(Turn(turn.history[at], turn.history[:at], turn.files))
            if named := (nth_project if query.unclear else another_project)(turn.question, before, self._held):
                return named
            if query.unclear or not names_alone(turn.history[at]):
                break
        return ""

    def _of_sole_report(self, query: Query, files: Collection[str] | None) -> Query:
        """A question without an organisation, as one about the report that alone prints the thing, where there is one."""
        held = {record.file: record.organisation for record in self._held.records if files is None or record.file in files}
        sole = self._held.sole.find(query, held)
        return replace(query, organisations=(held[sole],)) if sole else query

    def gather(self, turn: Turn) -> Turn:
        """What each report says of the question; no amounts where it asks who or when."""
        if dates := dates_of_forms(turn, self._held):
            return replace(turn, goals=dates)
        gathered = self._gather(turn)
        gathered = self._between_years(turn, gathered) or gathered
        if moved := with_amounts(replace(gathered, query=turn.asked), self._held):
            return replace(gathered, goals=moved)
        if not tells_amount(gathered) and (quoted := self._quoted_before(turn)):
            return replace(turn, quotes=quoted)
        if turn.history and gathered.findings and asks_kind(self._held.understand(turn.question)):
            quotes = gathered.quotes or told_around(gathered, self._held)
            return replace(without_amounts(gathered), query=replace(turn.asked, mentions=()), quotes=quotes)
        return without_amounts(gathered) if asks_no_amount(turn.asked) else gathered

    def _in_form(self, turn: Turn) -> Turn | None:
        """What the form prints in which to look; None where none is named, or a whole question finds nothing there."""
        query = turn.asked if turn.asked.within else look_in_form(turn.asked, self._held)
        if query is None:
            return None
        gathered = gather_reports(replace(turn, query=query), self._held)
        found = bool(gathered.findings) and all(finding.readings for finding in gathered.findings)
        return gathered if found or turn.asked.within else None

    def _quoted_before(self, turn: Turn) -> tuple[Quote, ...]:
        """The passage told to the question before, where it tells the number that this one asks for (一年租金多少)."""
        own = self._held.understand(turn.question)
        if not turn.history or own.organisations or own.unknown or own.operation is not Operation.VALUE:
            return ()
        before = self.understand(Turn(turn.history[-1], turn.history[:-1], turn.files))
        if before.scope.records != turn.scope.records:
            return ()
        named = own.rows
        names = {name for mention in named for name in (mention.text, *self._held.lexicon.called(mention))}
        return tuple(quote for quote in self._gather(before).quotes if tells_number(quote.text, names))

    def _gather(self, turn: Turn) -> Turn:
        """Find what each report says; where that is nothing, what it says of the question read in another way."""
        if in_form := self._in_form(turn):
            return in_form
        if not asks_all_goals(turn.asked) and (headed := headed_words(turn, self._held)):
            return replace(turn, quotes=headed)
        # 几个项目做了自评 asks for no goal of theirs
        counted = Measure.COUNT in turn.asked.measures and not (asks_target(turn.asked) or asks_plan(turn.asked))
        if asks_assessors(turn.asked.question):
            return replace(turn, quotes=assessors(turn, self._held))
        if numbers := numbers_asked(turn, self._held):
            if numbers.order is None:
                return replace(turn, goals=tuple(GoalTold((finding,)) for finding in numbers.findings))
            ordered = replace(turn.asked, operation=numbers.order, mentions=(), measures=(Measure.SCORE,), chosen=numbers.chosen)
            return replace(turn, query=ordered, findings=numbers.findings)
        if not asks_account(turn.asked) and (whole := whole_project(turn, self._held)):
            return replace(turn, goals=whole)
        of_goals = (speaks_of_goals(turn.asked) or asks_plan(turn.asked) or asks_reached(turn.asked)) and not counted
        if of_goals and (goals := goals_of_forms(turn, self._held)):
            return replace(turn, goals=goals)
        gathered = gather_reports(turn, self._held)
        if not all(finding.readings for finding in gathered.findings) and (moved := moved_between(turn.asked)):
            later = tuple(one for one in turn.scope.records if one[1] in moved.years.asked)
            moved = as_a_whole(moved) or moved
            return gather_reports(replace(turn, query=moved, scope=replace(turn.scope, records=later)), self._held)
        if not all(finding.readings for finding in gathered.findings) and (stated := stated_difference(turn.asked)):
            printed = gather_reports(replace(turn, query=stated), self._held)
            gathered = printed if printed.has_answer else gathered  # prose that gives the difference gives no budget
        if not of_goals and _blank_in_forms(gathered.findings) and (goals := goals_of_forms(turn, self._held)):
            return replace(turn, goals=goals)  # the cell holds words, no number
        if turn.scope.records and not gathered.has_answer:
            other = read_otherwise(turn, self._held)
            again = gather_reports(replace(turn, query=other), self._held) if other is not None else gathered
            changed = not CHANGES.isdisjoint(turn.asked.measures)  # amount and rate are looked for, and often but one is printed
            found = again.has_answer and (changed or all(finding.readings for finding in again.findings))
            if found:
                return again
            return gathered if of_goals else replace(gathered, goals=goals_of_forms(turn, self._held))
        return gathered

    def _between_years(self, turn: Turn, gathered: Turn) -> Turn | None:
        """What is printed of a change from the year before that a question states, else the amounts of both years."""
        query, base = turn.asked, turn.asked.years.base
        set_apart = query.operation is Operation.DIFFERENCE or not (gathered.has_answer or CHANGES.isdisjoint(query.measures))
        asked = query.years.asked or tuple({year for _, year in turn.scope.records if year})
        if base is None or asked != (base + 1,) or not set_apart or len(gathered.findings) > 2:
            return None
        changed = replace(query, operation=Operation.VALUE, measures=(Measure.CHANGE_AMOUNT,))
        printed = gather_reports(replace(turn, query=changed), self._held)
        if printed.has_answer:
            return printed
        years = replace(query.years, asked=(base + 1, base), base=None)
        both = replace(query, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,), years=years)
        apart = gather_reports(replace(turn, query=both, scope=scope_of(both, self._held.records, turn.files)), self._held)
        files = [finding.facts.record.file for finding in apart.findings if finding.readings]
        return apart if len(set(files)) == len(apart.findings) == 2 else None


def _blank_in_forms(findings: Sequence[Finding]) -> bool:
    """Whether all that was found are empty cells of 绩效 forms."""
    leads = [finding.readings[0] for finding in findings if finding.readings]
    return bool(leads) and all(one.state is State.BLANK and one.figure and one.figure.form in SCORED_FORMS for one in leads)
