"""A question whom two conditions hold of: each read by itself, and answered by those that meet both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from retrieval.chain.turn import Turn
from retrieval.composing.both_met import reply_to_both, tells_of_condition
from retrieval.reply import Answer, Status
from retrieval.understanding.chosen.conditions import are_conditions, two_conditions


def both_met(asked: str, turn: Turn, read: Callable[[Turn], Turn]) -> tuple[Turn, Answer] | None:
    """The second condition as it was read, and the answer; None where the question does not put two."""
    parts = two_conditions(asked)
    if parts is None:
        return None
    first, second = (read(replace(turn, question=part)) for part in parts)
    told = [tells_of_condition(one) for one in (first, second)]
    if first.scope.refusal or second.scope.refusal or not any(told):
        return None
    if not all(told):
        return (second, _of_one_alone(turn.question, parts[told.index(False)])) if are_conditions(*parts) else None
    answer = reply_to_both(turn.question, first, second)
    return (second, answer) if answer else None


def _of_one_alone(question: str, untold: str) -> Answer:
    """That one of the two conditions is told by no report, so that nobody is named for the other alone."""
    reason = f"问题有两个条件，其中“{untold}”没有找到可以比较的数，不能判断谁同时符合；可以把两个条件分开问"
    return Answer(question, Status.REFUSED, f"无法回答：{reason}。", reason=reason)
