"""What the answers before a follow-up put in an order: organisations, or items of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extraction.printed import NUMERAL
from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.told_before import order_before
from retrieval.chain.turn import Turn
from retrieval.conversation.ordered.between_places import SET_APART
from retrieval.conversation.ordered.each_chosen import of_each_chosen
from retrieval.conversation.ordered.ordered_bodies import (
    asks_mean,
    bodies_told,
    may_speak_of_bodies,
    of_bodies,
    shares_in_all,
    speaks_of_whole_order,
)
from retrieval.conversation.ordered.ordered_items import items_told, whole_ordered
from retrieval.conversation.ordered.places_told import names_places, places_named
from retrieval.conversation.things_asked import names_nothing_anew, things_named
from retrieval.reply import Answer
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

Answered = Callable[[Turn], tuple[Turn, Answer]]
"""How an earlier question was read, and its answer."""


class OrdersTold:
    """What questions of a conversation were told in an order."""

    def __init__(self, held: Holdings, answered: Answered) -> None:
        self._held = held
        self._answered = answered

    def of_those_told(self, question: str, before: Turn) -> str:
        """A follow-up with the names of those whom an answer before it told, or of the ends of that order; '' for others."""
        asked = fold(question)
        told = self.of_bodies(asked, before) if may_speak_of_bodies(asked) else iter(())
        return next(filter(None, (of_bodies(asked, *order) for order in told)), "")

    def of_bodies(self, question: str, before: Turn) -> Iterator[tuple[list[str], list[str]]]:
        """What `bodies` gives of the last question, and of those before it where a follow-up speaks of the whole order; one that
        names places in it, of no sum.
        """
        if shares_in_all(question) or asks_mean(question):
            yield self._spoken_of(before)
            return
        for one in (before, *before.earlier()) if speaks_of_whole_order(question) else (before,):
            if not names_places(question) or self._answered(one)[0].asked.operation in RANKING:
                yield self.bodies(one)
            if self._held.understand(one.question).names_own:
                return

    def bodies(self, before: Turn) -> tuple[list[str], list[str]]:
        """The organisations that the answers to the last questions for their order led with, and all in that order."""
        read, answer = self._answered(before)
        told, order = bodies_told(read.asked, answer, self._held.organisations)
        if told and before.history and not self._held.understand(before.question).names_own:
            earlier, whole = self.bodies(before.before)
            told, order = list(dict.fromkeys([*earlier, *told])), whole or order
        return told, order

    def of_chosen(self, question: str, before: Turn) -> str:
        """A follow-up put of each of those that the last order chose by a condition; '' where it asks nothing of each."""
        own, between = self._held.understand(question), list[Query]()
        if own.chosen or own.organisations or len(asked_apart(question)) > 1:
            return ""
        for one in (before, *before.earlier()):
            order, answer = self._answered(one)
            if order.asked.operation in RANKING:
                follow_up = Turn(question, (*before.history, before.question), before.files)
                if order.asked.chosen is None or understand(follow_up, self._held).asked.operation in RANKING:
                    return ""
                chosen = bodies_told(order.asked, answer, self._held.organisations)[0]
                return of_each_chosen(fold(question), own, order.asked, chosen, between[::-1])
            between.append(self._held.understand("".join(asked_apart(one.question)[-1:])))
        return ""

    def ends_of(self, question: str, before: Turn) -> str:
        """那项目支出呢 after how far the ends of an order are apart, as that of the same organisations by this thing."""
        own, order = self._held.understand(question), self._answered(order_before(before, self._held))[0].asked
        plain = own.operation is Operation.VALUE and own.measures == (Measure.AMOUNT,) and own.question.endswith("呢")
        if not plain or len(own.rows) != 1 or own.organisations or order.operation not in RANKING:
            return ""
        whom = "、".join(order.organisations) or "所有单位"
        return f"{whom}{own.rows[0].text}最高的和最低的差多少"

    def _spoken_of(self, before: Turn) -> tuple[list[str], list[str]]:
        """What the last question alone was about of all that the questions before it put beside each other: those of an order
        that it told, or the first of two that it set against each other.
        """
        read, answer = self._answered(before)
        whom, told = list(read.asked.organisations), bodies_told(read.asked, answer, self._held.organisations)[0]
        about = whom[:1] if len(whom) == 1 or (len(whom) == 2 and read.asked.operation in SET_APART) else told
        orders = (self.bodies(one)[1] or list(self._answered(one)[0].asked.organisations) for one in (before, *before.earlier()))
        order = next((order for order in orders if len(order) > 2), [])
        return about, order or self.bodies(before)[1]

    def items(self, before: Turn) -> tuple[list[str], list[str]]:
        """The items that the last answer told of an order, and all that the answers to questions for this order told.

        After it those that a question named itself belong to them (哪项最多？奖金呢), and none is the last one.
        """
        last = told = self._items_of(before)
        if not told and before.history:
            return [], self._items_and_named(before)
        while told and before.history and not self._held.understand(before.question).organisations:
            before = before.before
            earlier = self._items_of(before)
            if not earlier or set(told) < set(earlier):  # which it was picked out of
                break
            told = [*earlier, *told]
        return last, told

    def items_up_to(self, question: str, before: Turn) -> tuple[list[str], list[str]]:
        """The items as `items` gives them; for a follow-up that names places in their order, all up to the last of these."""
        count = places_named(question)
        if not count or not self._items_of(before):
            return self.items(before)
        way = "最低" if self._answered(before)[0].asked.operation is Operation.LOWEST else ""
        asked = f"{whole_ordered(self._answered(before)[0].asked)}里{way}前{NUMERAL[count - 1]}项"
        told = self._items_of(Turn(asked, (*before.history, before.question), before.files))
        return told, told

    def last_order(self, before: Turn) -> Turn:
        """The last question up to one that was for an order of items; that one itself where there is none."""
        return next((one for one in (before, *before.earlier()) if self._items_of(one)), before)

    def sole_before(self, before: Turn) -> str:
        """The organisation that the question before was about, where questions before it were about others; else ''."""
        told = self._held.understand_all((*before.history, before.question))
        apart = len({name for one in told for name in one.organisations}) > 1 and len(told[-1].organisations) == 1
        return told[-1].organisations[0] if apart else ""

    def _items_and_named(self, before: Turn) -> list[str]:
        """The items of an order before a question, with the thing that this named itself; none for other questions."""
        named, asked = self._sole_thing(before), self._answered(before)[0].asked
        if not named and not names_nothing_anew(asked):
            return []
        told = self.items(before.before)[1]
        return [*told, named] if named and told else told

    def _sole_thing(self, turn: Turn) -> str:
        """The one thing whose amount a question without an organisation asked for, by its word."""
        own, (read, answer) = self._held.understand(turn.question), self._answered(turn)
        things = things_named(own)
        plain = read.asked.operation is Operation.VALUE and read.asked.measures == (Measure.AMOUNT,) and len(answer.figures) == 1
        return things[0].text if plain and len(things) == 1 and not (own.organisations or own.unknown or own.roles) else ""

    def _items_of(self, turn: Turn) -> list[str]:
        """The items that the answer to a question for their order told."""
        read, answer = self._answered(turn)
        return items_told(read.asked, answer)
