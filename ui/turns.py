"""A conversation as the workbench keeps it: what was asked, what came of it, and the earlier ones that a browser remembers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypedDict

KEPT_BYTES = 400_000
"""What a browser is given to remember; the oldest conversations make room."""

_TITLE = 24


class Turn(TypedDict, total=False):
    """One question: `reply` is the JSON of its answer; until it is there, `text` grows; `note` says why there is none."""

    question: str
    reply: dict[str, Any]
    text: str
    note: str


class Conversation(TypedDict):
    """Turns, and when the first of them was asked, which names the conversation."""

    started: str
    turns: list[Turn]


NEW = Conversation(started="", turns=[])
"""A conversation in which nothing was asked yet."""


def questions_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """What was asked so far."""
    return tuple(turn["question"] for turn in turns)


def is_pending(turns: Sequence[Turn]) -> bool:
    """Whether the last question is still being answered; what is asked meanwhile would get in its way."""
    return bool(turns) and "reply" not in turns[-1] and "note" not in turns[-1]


def remembered(talk: Conversation, history: Sequence[Conversation]) -> list[Conversation]:
    """The history with this conversation at its head, as much of it as is kept; traces and a question under way are left out."""
    answered = talk["turns"][:-1] if is_pending(talk["turns"]) else talk["turns"]
    if not answered:
        return list(history)
    now = Conversation(started=talk["started"], turns=[_lightened(turn) for turn in answered])
    kept = [now, *(one for one in history if one["started"] != now["started"])]
    sizes = [len(json.dumps(one, ensure_ascii=False, default=str)) for one in kept]
    while len(kept) > 1 and sum(sizes[: len(kept)]) > KEPT_BYTES:
        kept.pop()
    return kept


def title_of(conversation: Conversation) -> str:
    """A conversation by its first question and its day."""
    question = conversation["turns"][0]["question"]
    short = question if len(question) <= _TITLE else question[: _TITLE - 1] + "…"
    return f"{conversation['started'][5:16].replace('T', ' ')} {short}"


def _lightened(turn: Turn) -> Turn:
    reply = turn.get("reply")
    if reply is None:
        return turn
    return {**turn, "reply": {name: value for name, value in reply.items() if name != "explain"}}
