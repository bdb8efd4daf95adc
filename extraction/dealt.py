"""Numbers dealt out in turn to the things named before them: 购进总额 X、销售总额 Y，同比分别增长7.3%和8.1%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extraction.quantities import Quantity
from extraction.report import CHANGE_KINDS, Claim, ClaimKind

_IN_TURN = re.compile(r"分别[^，。；]{0,8}$")
_NEXT = re.compile(r"(?=.)[和与及、]?(?P<way>增长|增加|上升|提高|下降|减少|降低)?了?")
_AND = re.compile(r"[和与及、]")
_FALLS = ("下降", "减少", "降低")
_SHORTEST = 2


@dataclass(slots=True)
class Dealt:
    """The numbers that were told in turn so far, and where in the list of claims those that state them begin."""

    first: int = 0
    sentence: str = ""
    numbers: list[Quantity] = field(default_factory=list)
    falling: list[bool] = field(default_factory=list)
    told: Claim | None = None
    """What the first of them was taken to state."""

    def begun(self, quantity: Quantity, left: str, claims: Sequence[Claim], sentence: str) -> Dealt:
        """What begins with a number after 分别, or after a verb alone where numbers were told in turn before it."""
        goes_on = _NEXT.fullmatch(left) if len(self.numbers) > 1 and self.sentence == sentence else None
        words = _IN_TURN.search(left) or goes_on
        return Dealt(len(claims), sentence, [quantity], [any(way in words[0] for way in _FALLS)]) if words else Dealt()

    def takes(self, quantity: Quantity, left: str, claims: list[Claim], still_open: list[int]) -> bool:
        """Whether a number is the next of those told in turn: what was stated by them is then stated of one thing each.

        Changes that the things named before do not suffice for are stated of none.
        """
        self.told = self.told or next(iter(claims[self.first :]), None)
        goes_on = _NEXT.fullmatch(left)
        if not (self.numbers and self.told and goes_on) or quantity.amount.unit != self.numbers[0].amount.unit:
            return False
        numbers, way = [*self.numbers, quantity], goes_on["way"]
        falling = [*self.falling, way in _FALLS if way else self.falling[-1]]
        subjects = self._named(self.told, claims[: self.first], len(numbers))
        if not subjects and self.told.kind not in CHANGE_KINDS:
            return False
        self.numbers, self.falling = numbers, falling
        claims[self.first :] = [_stated(self.told, *one) for one in zip(subjects, numbers, falling, strict=False)]
        still_open[:] = [*(at for at in still_open if at < self.first), *range(self.first, len(claims))]
        return True

    def _named(self, told: Claim, before: Sequence[Claim], count: int) -> list[str]:
        """So many things: those that the words before the first number join, else the last that the sentence has numbers of."""
        joined = [part for part in _AND.split(told.subject) if len(part) >= _SHORTEST]
        if len(joined) == count:
            return joined
        own = (one for one in before if one.sentence == self.sentence and one.kind in (ClaimKind.AMOUNT, ClaimKind.COUNT))
        subjects = list(dict.fromkeys(one.subject for one in own)) if told.kind in CHANGE_KINDS else []
        return subjects[-count:] if len(subjects) >= count else []


def _stated(told: Claim, subject: str, number: Quantity, falls: bool) -> Claim:
    changes = told.kind in CHANGE_KINDS and falls
    amount = replace(number.amount, value=-number.amount.value) if changes else number.amount
    return replace(told, subject=subject, amount=amount, quote=number.quote)
