"""The chain: understand | gather | compose | verify; from a question to an Answer, by rules or in a chat model's words."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from retrieval.chain.asker import Asker
from retrieval.chain.turn import Turn
from retrieval.chat.assist import NO_MODEL, assisted, evidence_of
from retrieval.chat.models import chat_model
from retrieval.library import Library
from retrieval.reply import Answer
from retrieval.settings import load_settings

_askers: WeakKeyDictionary[Library, Asker] = WeakKeyDictionary()


def _asker_of(library: Library) -> Asker:
    """One for each library, so that what it has read is kept from question to question."""
    if library not in _askers:
        _askers[library] = Asker(library)
    return _askers[library]


def ask(
    question: str, library: Library, *, history: Sequence[str] = (), files: Collection[str] | None = None,
    mode: str = "rules", explain: bool = False, id: str = "",
) -> Answer:  # fmt: skip
    """Answer one question over a library, or over the given files of it; `history` are the questions before it.

    With `mode` `llm` the chat model of the settings helps; without one, or where it fails, the rules answer, and `note` says so.
    """
    *_, answer = stream(question, library, history=history, files=files, mode=mode, explain=explain)
    assert isinstance(answer, Answer)
    return replace(answer, id=id)


def stream(
    question: str, library: Library, *, history: Sequence[str] = (), files: Collection[str] | None = None,
    mode: str = "rules", explain: bool = False,
) -> Iterator[str | Answer]:  # fmt: skip
    """The text of the answer as it grows, nothing in it unverified, and at the end the Answer itself."""
    start = time.perf_counter()
    asker = _asker_of(library)
    chosen = frozenset(files) if files is not None else None
    turn, answer = asker.answer(Turn(question, tuple(history), chosen))
    if explain:
        answer = replace(answer, explain={"query": turn.asked.to_json(), "evidence": evidence_of(answer)})
    for part in _assisted(asker, turn, answer) if mode == "llm" else _growing(answer):
        yield replace(part, seconds=round(time.perf_counter() - start, 4)) if isinstance(part, Answer) else part


def _growing(answer: Answer) -> Iterator[str | Answer]:
    """A composed answer sentence by sentence."""
    shown = ""
    for sentence in answer.answer.splitlines(keepends=True):
        shown += sentence
        yield shown
    yield answer


def _assisted(asker: Asker, turn: Turn, answer: Answer) -> Iterator[str | Answer]:
    """An answer in the words of the chat model, where one is set and its words stand."""
    model = chat_model(load_settings())
    if model is None:
        return _growing(replace(answer, note=NO_MODEL))

    def by_rules(question: str) -> Answer:
        return asker.answer(Turn(question, (), turn.files))[1]

    owners = [f"{record.organisation}{record.year or ''}年" for record, _ in turn.scope.records[:2]]
    return assisted(answer, asker.organisations, owners, model, by_rules)
