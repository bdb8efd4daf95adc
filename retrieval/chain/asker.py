"""What answers questions over one library: each question of a text by itself, with what it takes from those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.report import Role
from retrieval.chain.both_conditions import both_met
from retrieval.chain.each_apart import each_apart
from retrieval.chain.evidence import gather
from retrieval.chain.first_named import FirstNamed, Named
from retrieval.chain.heard import in_plain_words, taken_up
from retrieval.chain.holdings import Holdings
from retrieval.chain.in_full import amount_alone, told_in_full
from retrieval.chain.meant import understand
from retrieval.chain.of_one_project import of_project_named
from retrieval.chain.orders_told import OrdersTold
from retrieval.chain.read_turns import asks_more, of_own_bodies, of_same_thing, stands_alone, tells_columns
from retrieval.chain.row_before import in_row_before
from retrieval.chain.since_subject import since_first_part
from retrieval.chain.spoken_project import of_focus
from retrieval.chain.told_before import of_told
from retrieval.chain.turn import Turn
from retrieval.composing.merging import beside, each_with_owner, together, with_more
from retrieval.composing.narrowed import is_of_other_year
from retrieval.composing.replying import reply_to
from retrieval.conversation.beside.goal_meant import item_named
from retrieval.conversation.of_another import asked_of_another
from retrieval.conversation.of_its_cost import of_its_absence, of_its_cost
from retrieval.conversation.ordered.ordered_bodies import (
    sets_ends_apart,
)
from retrieval.conversation.ordered.projects_again import both_ends_asked
from retrieval.conversation.standing_alone import put_alone, put_otherwise
from retrieval.library import Library
from retrieval.readings.silence import UNRECKONED
from retrieval.reply import Answer, Status
from retrieval.selections.those_told import Selections
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.cues import RANKING
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.scope import NOTHING_SEEN
from retrieval.understanding.side_by_side import may_stand_apart, measured_apart, taken_apart, with_ending

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

_KEPT = 64
"""Answers to earlier questions that are kept."""
_Part = tuple[Turn, bool]
"""One of several questions of a text, and whether it is put of each of those that the one before it chose."""


class Asker:
    """Answers questions over one library."""

    def __init__(self, library: Library) -> None:
        self._held = Holdings(library)
        self._orders = OrdersTold(self._held, self._answered)
        self._first = FirstNamed(self._held, self._orders, self._answered)
        self._selections = Selections(self._held, self._answered)
        self._kept: tuple[int, dict[Turn, tuple[Turn, Answer]]] = (-1, {})

    @property
    def organisations(self) -> list[str]:
        """Whose reports the library holds."""
        return self._held.organisations

    def chain(self) -> Runnable[Turn, Turn]:
        """The steps up to the evidence, as a LangChain runnable."""
        from langchain_core.runnables import RunnableLambda

        first: Runnable[Turn, Turn] = RunnableLambda(lambda turn: understand(turn, self._held))
        return first | RunnableLambda(lambda turn: gather(turn, self._held))

    def answer(self, turn: Turn) -> tuple[Turn, Answer]:
        """The answer to a text, each of its questions by itself where it puts several, and how it was read as a whole."""
        if of_those := self._selections.read(turn):
            return of_those, reply_to(of_those)
        whole, answer, several = self._each_answered(turn)
        if of_amount := self._by_amount(turn, turn.history[-1:], whole, answer):
            return of_amount[0], replace(of_amount[1], question=turn.question)
        return whole, answer if several or whole.goals else self._beside(whole, answer, turn)

    def _each_answered(self, turn: Turn) -> tuple[Turn, Answer, bool]:
        """The answer to a text with one question or several, how it was read as a whole, and whether there are several."""
        self._held.refresh()
        put, turn = turn.question, self._of_another(self._of_first(taken_up(turn, self._held)))
        asked = self._with_item(replace(turn, question=in_plain_words(turn.question, self._held)))
        chain = self.chain()
        if met := both_met(asked, turn, chain.invoke):
            return met[0], replace(met[1], question=put), True
        apart = each_apart(asked_apart(asked), turn.history, self._held)
        whole: Turn = chain.invoke(replace(turn, question=asked))
        answer = replace(self._reply(turn.question, whole), question=put)
        if len(apart) < 2 or whole.scope.refusal not in ("", NOTHING_SEEN):
            return whole, answer, len(apart) > 1
        parts = self._put_apart([of_own_bodies(one, whole.asked) for one in apart], turn)
        read = [chain.invoke(part) for part, _ in parts]
        replies = self._replies(apart, parts, read)
        if replies[0][0].status is Status.CLARIFY and read[0].asked.years.named:  # what follows is of the same year
            return whole, replace(replies[0][0], question=put), True
        order_first = self._held.understand(apart[0], turn.history).operation in RANKING
        if whole.goals and order_first:  # 得分最低的是哪个，为什么扣分 asks of that one alone
            return whole, replace(together(replies[0][0], replies), question=put), True
        return whole, (with_more if whole.goals else together)(answer, replies), True

    def _put_apart(self, apart: Sequence[str], turn: Turn) -> list[_Part]:
        """Each question of a text as a turn of its own, with the names that it leans on."""
        parts: list[_Part] = []
        for one in apart:
            named = self._first.named(one, parts[-1][0]) if parts else Named(one)  # the text itself has been read so already
            said = since_first_part(one, turn, [part.question for part, _ in parts], self._held) if parts else turn.history
            part = replace(turn, question=named.question, history=() if named.of_each else said)
            parts.append((replace(part, question=self._with_item(part)), named.of_each))
        return parts

    def _replies(self, apart: Sequence[str], parts: Sequence[_Part], read: Sequence[Turn]) -> list[tuple[Answer, bool]]:
        """The answer to each question of a text that asks more than the first, and whether it stands without that."""
        first = read[0].asked
        ordered = first.operation in RANKING  # 哪个最低，多少分？ is one question
        own = map(self._held.understand, apart)
        more = [asks_more(one.asked, alone, first, apart[0]) for one, alone in zip(read, own, strict=True)]
        asking = [at for at in range(len(read)) if more[at] or parts[at][1] or not (at and ordered)]
        answers = [self._part_answered(apart[at], read[at], *parts[at]) for at in asking]
        answers = each_with_owner(answers, [read[at] for at in asking])
        told = dict(zip(asking, of_project_named(answers, read, [apart[at] for at in asking], self._held), strict=True))
        lost = told[0].status is Status.REFUSED
        stands = [stands_alone(of.asked, first) or (lost and of_same_thing(of.asked, first)) for of in read]
        return [(replace(told[at], question=apart[at]), stands[at]) for at in asking]

    def _part_answered(self, put: str, read: Turn, part: Turn, each: bool) -> Answer:
        """The answer to one question of a text; of `each` of several bodies where it is put of these, one after the other."""
        answer = self._each_answered(part)[1] if each else self._beside(read, self._reply(put, read), part)
        of_amount = self._by_amount(part, part.history[-2:], read, answer)
        return of_amount[1] if of_amount else answer

    def _by_amount(self, turn: Turn, said: Sequence[str], read: Turn, answer: Answer) -> tuple[Turn, Answer] | None:
        """What a thing came to that is named after a change with its reason was `said`, where neither is told of it."""
        if answer.status is not Status.REFUSED or not said:
            return None
        own, records = self._held.understand(turn.question), [record for record, _ in read.scope.records]
        alone = amount_alone(turn.question, own, "，".join(said), records)
        of_alone, told, _ = self._each_answered(Turn(alone, (), turn.files)) if alone else (read, answer, False)
        return (of_alone, told) if told.status is Status.ANSWERED and not is_of_other_year(read, told.answer) else None

    def _reply(self, question: str, read: Turn) -> Answer:
        """The answer to a question as it was read; where that is none, put by what was told before it, without it, or in full."""
        answer = reply_to(read)
        if not read.history or read.scope.refusal:
            return answer
        own, before = self._held.understand(question), read.before
        records = [record for record, _ in read.scope.records]
        alone = of_its_cost(question, own, read.asked, records)
        told = answer.status is not Status.REFUSED and not answer.answer.endswith(UNRECKONED)
        if told and not (alone and Role.BUDGET in own.roles):  # of what was counted there is none
            return answer
        told_before = self._answered(before)
        alone = of_told(own, *told_before, self._held) or put_alone(question, own, records) or alone
        earlier = [self._held.understand(one.question, one.history) for one in (before, *before.earlier())]
        asked, said = read.asked if told_before[1].figures else None, (question, before.question)
        alone = alone or of_its_absence(own, read.asked, records, told_before[1])
        ways = (alone, *put_otherwise(own, asked, said, earlier, records))
        tried = (self._each_answered(Turn(way, (), read.files))[1] for way in ways if way)
        found = next((one for one in tried if one.status is Status.ANSWERED), None)
        found = found or told_in_full(question, own, earlier, before, records, self._each_answered)
        return found if found and not is_of_other_year(read, found.answer) else answer

    def _beside(self, whole: Turn, answer: Answer, turn: Turn) -> Answer:
        """The answer to a question for two things side by side, by the answers to one for each where the whole tells of one."""
        owners = {record.organisation for record, _ in whole.scope.records}
        if len(owners) != 1 or not may_stand_apart(whole.asked) or tells_columns(whole):
            return answer
        years = {year or record.year for record, year in whole.scope.records}
        whose = f"{next(iter(owners))}{f'{next(iter(years))}年' if len(years) == 1 else ''}"
        for parts in taken_apart(whole.asked, self._held.lexicon.mentions(whole.asked.about)):
            last, told, _ = self._each_answered(Turn(whose + parts[-1], (), turn.files))
            each = [self._with_ending(whose, part, last.asked, turn) for part in parts[:-1]] if told.figures else []
            sure = measured_apart(parts) or all(shared for _, shared in each)
            if each and (both := beside(answer, [*(one for one, _ in each), told], sure)) is not answer:
                return both
        return answer

    def _with_ending(self, whose: str, part: str, last: Query, turn: Turn) -> tuple[Answer, bool]:
        """The answer for one of the things, and whether it tells of it what is asked of the last of them."""
        ending = with_ending(part, last)
        told = ((self._each_answered(Turn(whose + way, (), turn.files))[1], way == ending) for way in (ending, part) if way)
        return next((one for one in told if one[0].figures), (Answer(part, Status.REFUSED, ""), False))

    def _of_another(self, turn: Turn) -> Turn:
        """那某局呢 after a question that stands by itself as that question of the one named now; other turns as they are."""
        if not turn.history:
            return turn
        own, before = self._held.understand(turn.question), self._held.understand(turn.history[-1])
        years = {record.year for record in self._held.records if record.organisation in own.organisations}
        names = before.rows or before.leftovers or before.section or before.chosen  # 聊城完成了百分之几
        leans = len(turn.history) > 1 and not names
        asked = "" if leans else asked_of_another(own, before, years)
        for part in map(fold, asked_apart(turn.history[-1])[1:]):  # which are still apart
            asked = asked.replace(part, f"，{part}")
        return replace(turn, question=asked, history=()) if asked else turn

    def _of_first(self, turn: Turn) -> Turn:
        """The turn with the name of what came first in an order, where a question after that speaks of it."""
        told: list[str] = []
        for at, one in enumerate(said := (*turn.history, turn.question)):
            before = Turn(told[-1], tuple(told[:-1]), turn.files) if told else None
            ends = self._orders.ends_of(one, before) if before and sets_ends_apart(fold(said[at - 1])) else ""
            told = told[:-1] if ends else told  # which named but two of them
            of_first = ends or (self._selections.named(one, before) if before else one)
            named = of_first or (self._first.named(one, before).question if before else one)
            of_another = self._put_whole(at, told, turn)
            told.append(self._of_another(Turn(named, tuple(told), turn.files)).question if of_another else named)
        return replace(turn, question=told[-1], history=tuple(told[:-1]))

    def _put_whole(self, at: int, told: list[str], turn: Turn) -> bool:
        """Whether an earlier question that names but another body is to stand for all that was asked of the one before it, as
        what comes after it would take but one part of that.
        """
        last = self._held.understand(told[-1]) if told and at < len(turn.history) else None
        return last is not None and (len(asked_apart(told[-1])) > 1 or last.chosen is not None or last.monthly)

    def _with_item(self, turn: Turn) -> str:
        """A follow-up with the name of the indicator or project whose goal, points or added budget it asks for."""
        question, history = turn.question, turn.history
        earlier = self._held.understand_all(history)
        if not both_ends_asked(question, earlier[::-1]) and (named := of_focus(turn, self._held, self._answered)):
            return named
        if (of_row := in_row_before(question, earlier, self._held)) != question:
            return of_row
        return item_named(question, earlier[::-1]) if history else question

    def _answered(self, turn: Turn) -> tuple[Turn, Answer]:
        """The answer to an earlier question, kept for those that follow it while the library is the same."""
        generation, kept = self._kept
        if generation != self._held.library.generation or len(kept) > _KEPT:
            kept = {}
            self._kept = (self._held.library.generation, kept)
        if turn not in kept:
            kept[turn] = understand(turn, self._held), Answer(turn.question, Status.REFUSED, "")  # should it lead back to itself
            kept[turn] = self.answer(turn)
        return kept[turn]
