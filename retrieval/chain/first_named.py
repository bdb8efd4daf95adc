"""A follow-up with the name of what an order before it put first, or of those that it told or chose."""

from __future__ import annotations

from typing import NamedTuple

from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.orders_told import Answered, OrdersTold
from retrieval.chain.told_before import asks_back, order_before
from retrieval.chain.turn import Turn
from retrieval.conversation.both_parts import names_one, of_both_parts
from retrieval.conversation.of_its_cost import beside_ordered
from retrieval.conversation.ordered.between_places import end_first, from_place, may_begin_with_end, names_place, tells_apart
from retrieval.conversation.ordered.ordered_bodies import derived_order, first_told
from retrieval.conversation.ordered.ordered_items import (
    from_next,
    may_speak_of_items,
    of_items,
    places_item,
    speaks_of_rest,
    whole_ordered,
)
from retrieval.conversation.ordered.orders_again import asked_of_first, names_end, of_ordered_thing
from retrieval.conversation.ordered.places_told import names_places
from retrieval.projects.projects_asked import first_project, nth_project
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.cues import RANKING
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query


class Named(NamedTuple):
    """A question with the names that it leans on written out; `of_each` where it is put of each of those that were chosen."""

    question: str
    of_each: bool = False


class FirstNamed:
    """What the orders of a conversation put first, written into the questions after them."""

    def __init__(self, held: Holdings, orders: OrdersTold, answered: Answered) -> None:
        self._held = held
        self._orders = orders
        self._answered = answered

    def named(self, question: str, before: Turn) -> Named:
        """A question with the name of the one that the question before put first; unchanged where it does not speak of that."""
        own = self._held.understand(question)
        if anew := self._of_both(question, own, before) or self._of_items(question, own, before):
            return Named(anew)
        if chosen := self._orders.of_chosen(question, before):
            return Named(chosen, of_each=True)
        if told := self._orders.of_those_told(question, before):
            return Named(told)
        orders = (understand(one, self._held) for one in (before, *before.earlier()))
        if not own.organisations and (project := nth_project(question, orders, self._held)):
            return Named(project)
        if not own.organisations and may_begin_with_end(question):
            order, answer = self._answered(before)
            ends, derived = end_first(question, order.asked), derived_order(answer, self._held.organisations)
            return Named((ends and from_place(*ends, order.findings, derived)) or question)
        return Named(self._of_first(question, own, before))

    def _of_both(self, question: str, own: Query, before: Turn) -> str:
        """A question for one of two things of which the question before asked both; '' for others."""
        if not names_one(question):
            return ""
        return of_both_parts(own, [self._held.understand(part) for part in asked_apart(before.question)])

    def _of_items(self, question: str, own: Query, before: Turn) -> str:
        """A question on the items of an order with their names; '' for others."""
        if not may_speak_of_items(own.question, own):
            return ""
        of_order = speaks_of_rest(own.question) or places_item(own.question) or names_places(own.question)
        before = self._orders.last_order(before) if of_order else before
        of = self._answered(before)[0].asked
        clause, comma, others = question.partition("，")
        asked = from_next(fold(clause))
        last, told = self._orders.items_up_to(asked, before)
        named = of_items(asked, last, told, whole_ordered(of), len(of.rows) > 1)
        return f"{self._orders.sole_before(before)}{named}{comma}{others}" if named else ""

    def _of_first(self, question: str, own: Query, before: Turn) -> str:
        """A question on the first or another place of an order of bodies with their names; unchanged where it is on none."""
        other = beside_ordered(fold(question), self._held.understand(before.question, before.history))
        rest, count = (other, 1) if other else asked_of_first(question)
        named = own.organisations[0] if len(own.organisations) == 1 and not own.unknown else ""
        of_named = own.question[len(own.about) - len(own.about.lstrip("\n")) :] if named else ""  # 聊城比第一少多少
        whose, question_of = (named, of_named) if names_place(of_named) else ("", question)
        apart = tells_apart(question_of)
        if not (rest or apart) and asks_back(question, before, self._held):
            rest, count = question, 1
        if not (rest or apart) or (own.organisations and not whose) or own.unknown:
            return question
        placed = names_place(question_of) or names_end(question)
        order, answer = self._answered(order_before(before, self._held) if placed else before)
        if order.asked.operation not in RANKING or len(order.asked.organisations) == 1:
            return question
        if apart:
            derived = derived_order(answer, self._held.organisations)
            return from_place(question_of, order.asked, order.findings, derived, whose) or question
        if project := first_project(question, order, self._held):
            return project
        first = first_told(question, order.asked, answer, self._held.organisations)
        return f"{'、'.join(first)}{of_ordered_thing(rest, order.asked)}" if len(first) == count else question
