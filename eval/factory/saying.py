"""Sentences with their claims: a wording is filled with exact values, and every printed number is remembered with its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from eval.factory.draw import Draw, words
from eval.factory.spec import Text
from extraction.numbers import MONEY

_TOKEN = re.compile(r"\[(?P<hidden>=?)(?P<subject>[^\]]*)\]|\{(?P<slot>\w+)\}")


@dataclass(frozen=True, slots=True)
class Printer:
    """How amounts look: unit, thousands commas, and whether closing zeros are dropped."""

    unit: str = "万元"
    commas: bool = True
    trims: bool = False

    def money(self, exact: Decimal) -> str:
        """An amount in 元, printed in the unit, without its name."""
        return self.number(exact / MONEY[self.unit])

    def number(self, value: Decimal) -> str:
        """A number with two decimals, or as many as it takes not to print nothing for something."""
        text = f"{rounded(value):,f}" if self.commas else f"{rounded(value):f}"
        return text.rstrip("0").rstrip(".") if self.trims and "." in text else text


def rounded(value: Decimal) -> Decimal:
    """Half up at two decimals; a value that would print as 0.00 gets more."""
    places = 2
    while value and not value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):
        places += 1
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Value:
    """A number to be said: the exact value in 元, percent or pieces, and what the sentence says of it."""

    kind: str
    exact: Decimal
    unit: str = ""
    base: str = ""
    role: str = ""
    word: str = ""
    subject: str = ""
    year: int = 0


def money(exact: Decimal, role: str = "", base: str = "", year: int = 0) -> Value:
    """An amount; budgets name their `base`, and amounts of another year the year."""
    return Value("amount", exact, base=base, role=role, year=year)


def planned(exact: Decimal, base: str = "年初预算") -> Value:
    """A budget amount."""
    return money(exact, "预算", base)


def change(delta: Decimal, base: str = "上年") -> Value:
    """How much more or less it is than before."""
    return Value("change_amount", delta, base=base, word="增加" if delta > 0 else "减少")


def unchanged(word: str, base: str = "上年") -> Value:
    """The same as before, in a word."""
    return Value("change_amount", Decimal(0), base=base, word=word)


def rate(delta: Decimal, before: Decimal, base: str = "上年") -> Value:
    """How much that is of what it was before."""
    return Value("change_rate", delta / before * 100, "%", base=base, word="增长" if delta > 0 else "下降")


def share(part: Decimal, whole: Decimal, base: str) -> Value:
    """Part of a whole, in percent."""
    return Value("share", part / whole * 100, "%", base=base)


def completion(spent: Decimal, budget: Decimal, base: str = "年初预算") -> Value:
    """Spent of budget, in percent; of a zero budget 0, as is usual."""
    return Value("completion", spent / budget * 100 if budget else Decimal(0), "%", base=base)


def count(number: int, unit: str, subject: str = "") -> Value:
    """So many pieces."""
    return Value("count", Decimal(number), unit, subject=subject)


def points(score: Decimal) -> Value:
    """A score."""
    return Value("amount", score, "分")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number in a paragraph: what it means, how it is printed, and where in the text; `word` is its direction word's place."""

    key: str
    subject: str
    kind: str
    value: Decimal
    unit: str
    base: str
    role: str
    year: int
    quote: str
    start: int
    end: int
    word: tuple[int, int] | None = None


@dataclass(slots=True)
class _Page:
    """A paragraph as it grows."""

    text: str = ""
    subject: str = ""
    stated: list[Stated] = field(default_factory=list)


class Writer:
    """Writes the paragraphs of one report; `said` holds each text with the numbers it states, in the order of writing."""

    def __init__(self, draw: Draw, printer: Printer, plain: Mapping[str, object], year: int) -> None:
        self.draw = draw
        self.printer = printer
        self.year = year
        self.said: list[tuple[Text, tuple[Stated, ...]]] = []
        self._plain = {name: str(word) for name, word in plain.items()}
        self._wording: dict[str, str] = {}
        self._page = _Page()

    def wording(self, key: str) -> str:
        """The report's own wording of a statement, settled when it is first made."""
        if key not in self._wording:
            self._wording[key] = self.draw.pick(words("wording")[key])
        return self._wording[key]

    def add(self, key: str, **slots: Value | str) -> Writer:
        """Go on with the paragraph; `subject` among the slots is what the statement is about."""
        subject = slots.pop("subject", "")
        for token, mark, hidden in _tokens(self.wording(key), slots):
            if mark == "text":
                self._page.text += token
            elif mark == "subject":
                self._page.subject = token
                self._page.text += "" if hidden else token
            elif token == "subject":
                self._page.subject = str(subject)
                self._page.text += str(subject)
            else:
                self._put(token, slots.get(token, self._plain.get(token)), key)
        return self

    @property
    def subject(self) -> str:
        """What the paragraph speaks of at its end."""
        return self._page.subject

    def paragraph(self) -> Text:
        """End the paragraph."""
        text = Text(self._page.text)
        self.said.append((text, tuple(self._page.stated)))
        self._page = _Page()
        return text

    def say(self, key: str, **slots: Value | str) -> Text:
        """A paragraph of one statement."""
        return self.add(key, **slots).paragraph()

    def _put(self, slot: str, value: Value | str | None, key: str) -> None:
        if value is None:
            raise KeyError(f"{key}: {slot}")
        if isinstance(value, str):
            self._page.text += value
        else:
            self._number(value, f"{key}.{slot}")

    def _number(self, value: Value, key: str) -> None:
        page = self._page
        at = start = len(page.text)
        if value.word and value.exact:
            page.text += value.word
            start = len(page.text)
        quote = self._quote(value)
        page.text += quote
        printed = rounded(value.exact / MONEY[self.printer.unit]) if not value.unit else value.exact
        for subject in (value.subject or page.subject).split("|"):
            page.stated.append(
                Stated(
                    key=key,
                    subject=subject,
                    kind=value.kind,
                    value=rounded(printed) if value.unit == "%" else printed,
                    unit=value.unit or self.printer.unit,
                    base=value.base,
                    role=value.role,
                    year=value.year or self.year,
                    quote=quote,
                    start=start,
                    end=len(page.text),
                    word=(at, start) if value.word else None,
                )
            )

    def _quote(self, value: Value) -> str:
        if value.word and not value.exact:
            return value.word
        if value.kind == "count" or value.unit == "分":
            return f"{format(value.exact.normalize(), 'f')}{value.unit}"
        if value.unit == "%":
            return f"{replace(self.printer, commas=False).number(abs(value.exact))}%"
        return f"{self.printer.money(abs(value.exact))}{self.printer.unit}"


def _tokens(wording: str, slots: Mapping[str, Value | str]) -> Iterator[tuple[str, str, bool]]:
    """A wording's pieces: (text, "text" | "subject" | "slot", whether a subject is not printed)."""
    at = 0
    for match in _TOKEN.finditer(wording):
        yield wording[at : match.start()], "text", False
        if match["slot"]:
            yield match["slot"], "slot", False
        else:
            named = re.sub(r"\{(\w+)\}", lambda slot: str(slots[slot[1]]), match["subject"])
            yield named, "subject", bool(match["hidden"])
        at = match.end()
    yield wording[at:], "text", False
