"""Questions before a turn that asked where the money went, as ones for its parts, where what follows asks for one of these."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.conversation.pointed.where_spent import as_parts


def with_parts(turn: Turn, held: Holdings) -> Turn:
    """The turn with each question before it for where the money went put so that the order of its parts can be asked on."""
    told = [*turn.history, turn.question]
    for at, (one, following) in enumerate(pairwise(told)):
        told[at] = as_parts(following, held.understand(following), held.understand(one, told[:at])) or one
    return replace(turn, history=tuple(told[:-1])) if told[:-1] != [*turn.history] else turn
