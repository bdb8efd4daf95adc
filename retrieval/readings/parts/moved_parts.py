"""Which part of a whole moved most: against its budget, or from the year before (三公经费里哪一项比预算省得最多)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extraction.indicators import Catalogue
from extraction.patterns import ClaimPattern
from extraction.report import Role, State
from retrieval.readings.facts import Facts
from retrieval.readings.findings import find
from retrieval.readings.leading import Finding
from retrieval.readings.parts.each_part import known_parts, parts_within
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import CHANGES, RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.budgets import completion_of
from retrieval.understanding.wording.moved_where import SAVED

_MORE, _LESS = "增多涨超升", "减少降省节压缩"
_MOVED_MOST = re.compile(rf"(?P<way>[{_MORE}{_LESS}])[加少长降低升高出支约减缩]*(?:得|的)?(?:幅度?)?最(?:多|大|厉害|明显|狠)")
_THING_MOVED = re.compile(
    r"(?:哪一?[个项块样种]|谁)[^，。]{0,6}?(?P<way>[增涨升减降跌缩])[加少长低涨跌水幅]*了?(?:得|的)?(?:更|比较|最)*"
    r"(?:多|大|快|厉害|明显|狠|猛)"
)
_MOVES = re.compile(r"[增涨升减降跌缩]")
_BY_RATE = re.compile(r"[快猛狠]|厉害|幅|率|百分")
_WHICH = re.compile(r"哪一?[项块个笔些样]|哪部分|什么")
_AGAINST = re.compile(r"[比较与跟和同](?P<base>(?:年初|全年|当年)?预算|上一?年|去年|往年|20\d\d年)")


@dataclass(frozen=True, slots=True)
class Move:
    """Which way the part that is asked for moved, and from what: its budget, or the year before."""

    more: bool
    planned: bool


def move_asked(query: Query) -> Move | None:
    """How the part moved that a question asks for in an order of parts; None for other questions."""
    moved = _MOVED_MOST.search(query.question) if query.operation in RANKING and _WHICH.search(query.question) else None
    if moved is None:
        return None
    against = _AGAINST.search(query.question)
    planned = against["base"].endswith("预算") if against else moved["way"] in SAVED
    return Move(moved["way"] in _MORE, planned)


def rates_of_parts(query: Query) -> Query:
    """The parts of a whole in the order of what part of its budget was spent on each (三公里哪一项完成预算的比例最低)."""
    asked = query.operation in RANKING and query.measures == (Measure.COMPLETION,) and _WHICH.search(query.question)
    one = len(query.rows) == 1 and len(query.organisations) == 1
    plain = replace(query, roles=())
    parts = known_parts(plain) if asked and one else ()
    return completion_of(replace(plain, mentions=parts, leftovers=(), narrowing=())) if parts else query


def asks_which_moved(question: str) -> bool:
    """Whether a question asks for nothing but the one that rose or fell more (那哪个涨得多)."""
    match = _THING_MOVED.search(question)
    return match is not None and question[: match.start()] in ("", "那") and question[match.end() :] in ("", "些", "一些", "点")


def things_moved(query: Query) -> Move | None:
    """How that one of several things moved that a question asks for by its change (基本支出和项目支出哪个降得多); else None."""
    moved = _THING_MOVED.search(query.about) if query.operation in (Operation.HIGHEST, Operation.TEXT, Operation.VALUE) else None
    named = len({row.text for row in query.rows}) > 1 and len(query.organisations) == 1
    return Move(moved["way"] in _MORE, planned=False) if moved and named and "预算" not in query.about else None


def by_change(query: Query) -> Query:
    """Such a question as one for the change of each thing: its amount, where no rate is asked for."""
    if things_moved(query) is None or not set(query.measures) <= {Measure.AMOUNT, *CHANGES}:
        return query
    rate = Measure.CHANGE_RATE in query.measures or _BY_RATE.search(query.about)
    left, narrowing = (tuple(word for word in words if not _MOVES.search(word)) for words in (query.leftovers, query.narrowing))
    measure = Measure.CHANGE_RATE if rate else Measure.CHANGE_AMOUNT
    return replace(
        query, operation=Operation.HIGHEST, measures=(measure,), leftovers=left, narrowing=narrowing, chosen=None
    )


def moved_parts(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """What each known part of a whole came to and then was planned at, or its change alone; nothing where one is untold."""
    move = move_asked(query)
    plain = replace(query, operation=Operation.VALUE, roles=(), chosen=None)
    parts = known_parts(replace(plain, mentions=tuple(query.rows[:1]))) if move and len(query.rows) == 1 else ()
    numbers = (Role.FINAL, Role.BUDGET) if move and move.planned else (None,)
    found = [tuple(_found(plain, part, role, facts, catalogue, year) for role in numbers) for part in parts]
    return [one for told in found if all(map(_is_told, told)) for one in told] if _enough(found) else []


def moved_within(query: Query, part: Finding, catalogue: Catalogue) -> list[Finding]:
    """By how much each part of such a part moved (其中购置费、运行费), where all are told; else nothing."""
    plain = replace(query, operation=Operation.VALUE, roles=(), chosen=None)
    facts, year = part.facts, part.facts.record.year
    found = [_found(plain, one, None, facts, catalogue, year) for one in parts_within(part.asked)]
    return found if found and all(map(_is_told, found)) else []


def _found(
    query: Query, part: Mention, role: Role | None, facts: Facts, catalogue: Catalogue, year: int | None
) -> Finding:
    measure = Measure.AMOUNT if role else Measure.CHANGE_AMOUNT
    named = part if role else _as_told(part, catalogue)
    asked = replace(query, mentions=(named,), measures=(measure,), roles=(role,) if role else ())
    return next((one for one in find(asked, facts, catalogue, year) if one.readings), Finding(facts, part.text))


def _as_told(part: Mention, catalogue: Catalogue) -> Mention:
    """A part by the names that sentences give it, as its change is told under them."""
    indicator = catalogue.by_id(part.keys(None)[0])
    patterns = [one for one in indicator.find if isinstance(one, ClaimPattern)] if indicator else []
    names = dict.fromkeys(name for one in patterns for name in one.subjects)
    return replace(part, meanings=tuple(Meaning(LabelKind.PROSE, name) for name in names))


def _is_told(finding: Finding) -> bool:
    return bool(finding.readings) and finding.readings[0].amount is not None


def _is_none(finding: Finding) -> bool:
    lead = next(iter(finding.readings), None)
    return lead is not None and (lead.state is State.BLANK or (lead.amount is not None and lead.amount.value == 0))


def _enough(found: list[tuple[Finding, ...]]) -> bool:
    """Whether each part has all its numbers, or blank cells and zeros alone, and any has numbers."""
    known = all(all(map(_is_told, told)) or all(map(_is_none, told)) for told in found)
    return known and any(all(map(_is_told, told)) for told in found)
