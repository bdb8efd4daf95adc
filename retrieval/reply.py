"""What a question gets back: the answer, the numbers it states, and where each is printed; its JSON is the contract's."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from extraction.citation import Citation
from extraction.report import Kind


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    REFUSED = "refused"
    CLARIFY = "clarify"


class Verdict(StrEnum):
    """How well a stated number is supported."""

    AGREE = "一致"
    ROUNDING = "尾差"
    CONFLICT = "不一致"
    TABLE_ONLY = "仅表格"
    PROSE_ONLY = "仅文字"
    COMPUTED = "推算"


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number that the answer states as a fact, in the unit in which it states it (`value` is a plain decimal string)."""

    label: str
    value: str
    unit: str | None
    file: str
    organisation: str
    kind: Kind
    year: int | None
    report_year: int | None
    verdict: Verdict
    citations: tuple[int, ...]
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to one question.

    `mode` is `llm` where a model wrote the text; `note` tells why it did not although it was asked to. `explain` holds what
    `ask --explain` prints: the Query, the evidence, and the model's part.
    """

    question: str
    status: Status
    answer: str
    figures: tuple[StatedFigure, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: str = ""
    mode: str = "rules"
    seconds: float = 0.0
    id: str = ""
    note: str = ""
    explain: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The contract's JSON object; `explain` is left out when empty."""
        fields = asdict(self)
        if not self.explain:
            del fields["explain"]
        return fields
