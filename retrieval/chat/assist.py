"""A chat model beside the rules: it phrases what they have found, or says what a question may mean; they keep the last word."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from retrieval.chat.model_session import Messages, ModelFailure, Session
from retrieval.chat.models import Model
from retrieval.chat.prompts import prompt
from retrieval.chat.restating import Evidence, blocks
from retrieval.reply import Answer, Status

NO_MODEL = "没有配置大模型，按规则回答。"
_ROUNDS = 2


class Assistant:
    """What a model makes of one question, and the trace of it."""

    def __init__(self, model: Model, answer: Answer, organisations: Sequence[str]) -> None:
        self._model = model
        self._session: Session = model.session()
        self._answer = answer
        self._organisations = organisations
        self._verdicts: list[list[str]] = []

    def phrase(self) -> Iterator[str | Answer]:
        """The answer in the model's words: its text as far as it is verified, then the Answer.

        The composed one, with a note, where what the model says does not stand after one repair.
        """
        evidence = Evidence(self._answer, self._organisations)
        messages: Messages = [("system", prompt("phrase")), ("human", _as_data(evidence))]
        try:
            for _ in range(_ROUNDS):
                text = yield from self._verified(messages, evidence)
                if not self._verdicts[-1]:
                    yield replace(
                        self._answer, answer=_whole(evidence, text), figures=evidence.figures(blocks(text)), mode="llm"
                    )
                    return
                objections = "\n".join(f"- {objection}" for objection in self._verdicts[-1])
                messages = [*messages, ("ai", text), ("human", prompt("repair").format(objections=objections))]
            yield replace(self._answer, note="大模型的回答没有通过核对，按规则回答。")
        except ModelFailure as failure:
            yield self._fallen_back(failure)

    def ask_back(self, owners: list[str], by_rules: Callable[[str], Answer]) -> Iterator[str | Answer]:
        """The refused question asked back as the model takes it, or the refusal."""
        from retrieval.chat.planning import ask_back

        try:
            yield ask_back(self._answer, owners, self._model, self._session, by_rules) or self._answer
        except ModelFailure as failure:
            yield self._fallen_back(failure)

    def trace(self) -> dict[str, Any]:
        """The model's part of `ask --explain`: what it was told and said, what was wrong with it, seconds and tokens."""
        calls = self._session.trace()
        seconds = round(sum(call["seconds"] for call in calls), 3)
        return {
            "name": self._model.name, "seconds": seconds, "tokens": self._session.tokens, "calls": calls,
            "objections": self._verdicts,
        }  # fmt: skip

    def _verified(self, messages: Messages, evidence: Evidence) -> Generator[str, None, str]:
        """The model's text as it grows, each block shown once it is verified; returns all that came, its objections recorded."""
        text, sound = "", 0
        for piece in self._model.stream(messages, self._session):
            text += piece
            ready = blocks(text)[:-1]
            if len(ready) == sound:
                continue
            if objections := evidence.objections(ready[sound:], ready[:sound]):
                self._verdicts.append(objections)
                return text
            sound = len(ready)
            yield _whole(evidence, "".join(block.text for block in ready))
        whole = blocks(text)
        self._verdicts.append(evidence.objections(whole[sound:], whole[:sound]) or evidence.missing(whole))
        return text

    def _fallen_back(self, failure: ModelFailure) -> Answer:
        return replace(self._answer, note=f"大模型没有给出可用的结果（{failure.cause}），按规则回答。")


def assisted(
    answer: Answer, organisations: Sequence[str], owners: list[str], model: Model, by_rules: Callable[[str], Answer]
) -> Iterator[str | Answer]:
    """The composed answer as the model helps to put it; where it explains itself, the model's trace is added as `model`."""
    assistant = Assistant(model, answer, organisations)
    if answer.status is Status.ANSWERED:
        parts = assistant.phrase()
    elif answer.status is Status.REFUSED and owners:
        parts = assistant.ask_back(owners, by_rules)
    else:
        parts = iter([answer])
    for part in parts:
        explained = isinstance(part, Answer) and answer.explain
        yield replace(part, explain={**answer.explain, "model": assistant.trace()}) if explained else part  # type: ignore[type-var]


def evidence_of(answer: Answer) -> dict[str, Any]:
    """What an answer stands on, as `ask --explain` prints it."""
    return {
        "composed": answer.answer,
        "figures": [asdict(figure) for figure in answer.figures],
        "citations": [asdict(citation) for citation in answer.citations],
    }


def _whole(evidence: Evidence, text: str) -> str:
    """The model's text after the sentences that it was not given."""
    return "\n".join([*evidence.unmarked, text.strip()])


def _as_data(evidence: Evidence) -> str:
    """Question and evidence as JSON, so that no text of a report can pass for a part of the prompt."""
    return json.dumps({"问题": evidence.answer.question, "证据": [block.text for block in evidence.blocks]}, ensure_ascii=False)
