"""A follow-up that finds nothing by itself, put by the sentence that the answer before it told."""

from __future__ import annotations

from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.conversation.beside.listed_before import claim_told, of_sentence_before
from retrieval.conversation.ordered.between_places import SET_APART
from retrieval.reply import Answer
from retrieval.understanding.cues import RANKING, Operation
from retrieval.understanding.query import Query


def of_told(own: Query, before: Turn, answer: Answer, held: Holdings) -> str:
    """A follow-up that names but another number of the sentence that was told, with whose that is; '' for others.

    `own` is the follow-up by itself, `before` how the question before it was read.
    """
    records = [record for record, _ in before.scope.records]
    if own.organisations or own.unknown or own.years.named or len(records) != 1:
        return ""
    record, facts = records[0], held.facts_of(records[0])
    told = claim_told(answer, held.understand(before.question), facts)
    asked = of_sentence_before(own.question, told, facts.claims) if told else ""
    return f"{record.called}{asked}" if asked else ""


def asks_back(question: str, before: Turn, held: Holdings) -> bool:
    """Whether it would have to be asked whom a follow-up means, which after an order of all is the first of them."""
    order = held.understand(before.question, before.history)
    if order.operation not in RANKING or order.organisations:
        return False
    read = understand(Turn(question, (*before.history, before.question), before.files), held)
    by_half = read.asked.leftovers and not (read.asked.rows or read.asked.organisations or read.asked.unknown)
    half = by_half and read.asked.operation is Operation.VALUE and not read.scope.records  # 服务占多少 after 哪家采购最多
    return bool(read.scope.clarify or half) and not (read.asked.unclear or read.asked.years.offset)


def order_before(before: Turn, held: Holdings) -> Turn:
    """The last question for an order of bodies, where those after it asked how far two of these are apart; else the last."""
    asked = ((one, held.understand(one.question, one.history).operation) for one in (before, *before.earlier()))
    order = next(((one, operation) for one, operation in asked if operation not in SET_APART), None)
    return order[0] if order and order[1] in RANKING else before
