"""What a model takes a question for that the rules do not understand; it is asked back, never answered for the user."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from enum import StrEnum

from pydantic import BaseModel, Field

from extraction.indicators import catalogue
from retrieval.chat.model_session import Session
from retrieval.chat.models import Model
from retrieval.chat.prompts import prompt
from retrieval.reply import Answer, Status

_OFFERED = 3


class Asks(StrEnum):
    """What is asked of an indicator."""

    AMOUNT = "amount"
    CHANGE = "change"
    COMPLETION = "completion"
    REASON = "reason"


_QUESTIONS = {
    Asks.AMOUNT: "是多少？", Asks.CHANGE: "比上年增减多少？",
    Asks.COMPLETION: "完成预算的百分之几？", Asks.REASON: "为什么变化？",
}  # fmt: skip


class Plan(BaseModel):
    """The indicators that a question may mean, by the names of the catalogue, likeliest first, and what is asked of them."""

    indicators: list[str] = Field(max_length=_OFFERED)
    asks: Asks = Asks.AMOUNT


def ask_back(
    answer: Answer, owners: list[str], model: Model, session: Session, by_rules: Callable[[str], Answer]
) -> Answer | None:
    """The question asked back with what the model takes it for, in words that the rules answer; None where there are none.

    `owners` are the organisations with their years that the rules have settled on: the model has no say in them. That two
    wordings mean the same is the model's word alone, and no number is stated on it.
    """
    names = "、".join(indicator.name for indicator in catalogue().all)
    asked = json.dumps({"问题": answer.question}, ensure_ascii=False)
    messages = [("system", prompt("understand").format(names=names)), ("human", asked)]
    plan = model.structured(Plan, messages, session)
    offered = [question for question in _questions(plan, owners) if by_rules(question).status is Status.ANSWERED]
    if not offered:
        return None
    listed = "、".join(f"“{question}”" for question in offered)
    told = f"没有找到与问题的说法对应的内容。您想问的是不是{listed}？如果是，请照这样的说法再问一次。"
    return Answer(answer.question, Status.CLARIFY, told, reason=answer.reason, mode="llm")


def _questions(plan: Plan, owners: list[str]) -> Iterator[str]:
    for name in dict.fromkeys(plan.indicators):
        indicator = catalogue().by_name(name)
        if indicator is not None:
            yield f"{'和'.join(owners)}{indicator.name}{_QUESTIONS[plan.asks]}"
