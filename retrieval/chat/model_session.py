"""What a chat model may take for one question, the record of what was asked of it, and how it may fail."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any, TypeVar

from extraction.errors import HeshuError
from retrieval.settings import ModelSettings

T = TypeVar("T")
Messages = Sequence[tuple[str, str]]
"""Role (`system`, `human`, `ai`) and text of each message."""

TOO_LATE = "超过了时限（HESHU_MODEL_TIMEOUT）"


class ModelFailure(HeshuError):
    """The model gave nothing that can be used; `cause` says why, in Chinese."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"大模型没有给出可用的结果：{cause}。")
        self.cause = cause


@dataclass
class Call:
    """One request to the model with what came of it, as a trace shows it."""

    purpose: str
    messages: Messages
    output: str = ""
    seconds: float = 0.0
    tokens: int = 0
    failure: str = ""


@dataclass
class Session:
    """The time and tokens of one question, and the calls made in it so far."""

    settings: ModelSettings
    calls: list[Call] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def deadline(self) -> float:
        """When the time of the question is up, by the monotonic clock."""
        return self.started + self.settings.timeout

    @property
    def tokens(self) -> int:
        """Tokens spent so far."""
        return sum(call.tokens for call in self.calls)

    def begin(self, purpose: str, messages: Messages) -> Call:
        """Record a request; ModelFailure where time or tokens are spent."""
        if self.tokens + estimate(messages) >= self.settings.tokens:
            raise ModelFailure(f"每个问题 {self.settings.tokens} 词元的预算不够（HESHU_MODEL_TOKENS）")
        if time.monotonic() >= self.deadline:
            raise ModelFailure(TOO_LATE)
        self.calls.append(Call(purpose, tuple(messages)))
        return self.calls[-1]

    def trace(self) -> list[dict[str, Any]]:
        """The calls as `ask --explain` prints them."""
        return [asdict(call) for call in self.calls]


def estimate(messages: Messages) -> int:
    """Tokens of messages, taken high: a Chinese character is at most about one."""
    return sum(len(text) for _, text in messages)


def bounded(produce: Callable[[], Iterable[T]], deadline: float) -> Iterator[T]:
    """The items as they come; TimeoutError once the deadline has passed, which no client promises of a server that drips."""
    items: Queue[tuple[str, Any]] = Queue()
    left = Event()

    def work() -> None:
        try:
            for item in produce():
                items.put(("item", item))
                if left.is_set():
                    return
            items.put(("end", None))
        except Exception as error:
            items.put(("error", error))

    Thread(target=work, daemon=True).start()
    try:
        while True:
            kind, item = items.get(timeout=max(deadline - time.monotonic(), 0))
            if kind == "end":
                return
            if kind == "error":
                raise item
            yield item
    except Empty:
        raise TimeoutError from None
    finally:
        left.set()
