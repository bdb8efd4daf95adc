"""Query -> what the reports say about it: for each report and each thing asked, the readings and how well they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.crosscheck import Agreement, Reader, Reading, Verdict, compare, verdict
from extraction.indicators import Catalogue
from extraction.report import Role, State
from retrieval.candidates import Candidate, Facts, best, candidates
from retrieval.cues import CALCULATION, Measure, Operation
from retrieval.lexicon import Meaning, Mention, fold
from retrieval.question import Query

_JOINING = frozenset({"和", "与", "及", "以及", "、", "跟", "还有", "分别", "或"})
_WEIGHING = frozenset({"占", "比", "是", "相比", "对比", "减", "减去", "除以", "加", "加上"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What one report says of one thing asked.

    `readings`: the leading one first, then those that support or contradict it. `others`: readings of the same words in
    another sense that differ. `name`: the indicator's, where it is one. No readings: the report does not disclose it; `missing` is the wording that nothing accounts for.
    """

    facts: Facts
    asked: str
    readings: tuple[Reading, ...] = ()
    verdict: Verdict = Verdict.UNDISCLOSED
    others: tuple[Reading, ...] = ()
    name: str = ""
    missing: str = ""


def find(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> list[Finding]:
    """The findings of one report: one for each thing that the question joins with 和 or weighs with 占 or 比, and for each role."""
    things = [meant for mentions in _things(query) for meant in _senses(mentions, catalogue)]
    counter = catalogue.by_name(query.counted) if query.counted and query.operation is Operation.AVERAGE else None
    if query.measure is Measure.SHARE and len(things) == 2:
        stated = _stated_share(facts, catalogue, year, *things)
        if stated is not None:
            return [stated]
        query = replace(query, measure=Measure.AMOUNT)
    found = [_finding(query, facts, catalogue, year, mentions, role) for mentions in things for role in _roles(query)]
    if counter is not None:
        count = Mention(counter.name, 0, 0, (Meaning(None, counter.id),))
        found.append(_finding(replace(query, measure=Measure.COUNT), facts, catalogue, year, [count], None))
    return found


def _stated_share(
    facts: Facts, catalogue: Catalogue, year: int | None, part: list[Mention], whole: list[Mention]
) -> Finding | None:
    """The share of one thing in another as the prose states it."""
    base = "".join(mention.text for mention in whole)
    for candidate in candidates(facts, part, catalogue, Measure.SHARE, None, year):
        claim = candidate.reading.claim
        if claim is not None and claim.base and (base in fold(claim.base) or fold(claim.base) in base):
            return Finding(facts, base, (candidate.reading,), Verdict.PROSE_ONLY)
    return None


def _roles(query: Query) -> tuple[Role | None, ...]:
    """Roles matter for amounts; a change or a rate of completion has none."""
    return query.roles or (None,) if query.measure is Measure.AMOUNT else (None,)


def _senses(mentions: list[Mention], catalogue: Catalogue) -> list[list[Mention]]:
    """Word by word, the indicators that a word means equally (水电费: 水费 and 电费), each as a thing of its own."""
    if len(mentions) != 1 or len(equal := _equal_meanings(mentions[0], catalogue)) < 2:
        return [mentions]
    return [[replace(mentions[0], meanings=(meaning,))] for meaning in equal]


def _equal_meanings(mention: Mention, catalogue: Catalogue) -> list[Meaning]:
    equal = []
    for key in mention.keys(None):
        indicator = catalogue.by_id(key)
        if indicator is not None and mention.text in map(fold, indicator.words):
            equal.append(Meaning(None, key))
    return [] if mention.printed else equal


def _things(query: Query) -> list[list[Mention]]:
    """The mentions of each thing asked: names joined with 和 are things of their own and share the words that place them."""
    rows = [mention for mention in query.mentions if mention.names_row]
    weighed = query.operation in CALCULATION or query.measure is Measure.SHARE
    joining = _JOINING | _WEIGHING if weighed else _JOINING
    joined = [
        mention for before, mention in zip(rows, rows[1:], strict=False)
        if query.question[before.end : mention.start].strip("的数") in joining
    ]  # fmt: skip
    if not joined:
        return [list(query.mentions)]
    separate = [rows[rows.index(joined[0]) - 1], *joined]
    shared = [mention for mention in query.mentions if mention not in separate]
    return [sorted([*shared, mention], key=lambda m: m.start) for mention in separate]


def _finding(
    query: Query, facts: Facts, catalogue: Catalogue, year: int | None, mentions: Sequence[Mention], role: Role | None
) -> Finding:
    asked = "".join(mention.text for mention in mentions)
    top = best(candidates(facts, mentions, catalogue, query.measure, role, year))
    if not top:
        return Finding(facts, asked, missing=asked)
    uncovered = [mention for i, mention in enumerate(mentions) if i not in top[0].covered]
    if uncovered:
        return Finding(facts, asked, missing="".join(mention.text for mention in uncovered))
    name, own = _indicator_of(facts, catalogue, mentions, top[0].reading)
    lead, same, others = _sorted_out(top, own)
    return Finding(facts, asked, (lead, *same), verdict([lead, *same]), tuple(others), name)


def _indicator_of(facts: Facts, catalogue: Catalogue, mentions: Sequence[Mention], lead: Reading) -> tuple[str, set[int]]:
    """Name of the indicator that the leading reading is one of, and the identities of all its readings; nothing without one."""
    for mention in mentions:
        for indicator in filter(None, map(catalogue.by_id, mention.keys(None))):
            own = {id(_item(reading)) for reading in facts.printed.readings(indicator, catalogue)}
            if id(_item(lead)) in own:
                return indicator.name, own
    return "", set()


def _sorted_out(top: Sequence[Candidate], indicator: set[int]) -> tuple[Reading, list[Reading], list[Reading]]:
    """The leading reading, those of the same indicator (or that say the same), and those that say something else."""
    lead = top[0].reading
    same: list[Reading] = []
    others: list[Reading] = []
    for candidate in top[1:]:
        reading = candidate.reading
        if candidate.rank[0] != top[0].rank[0]:
            continue
        if id(_item(reading)) in indicator or _agree(lead, reading):
            same.append(reading)
        elif reading.by is Reader.TABLE and reading.state is State.VALUE and candidate.rank[3] <= top[0].rank[3]:
            others.append(reading)
    return lead, same, others


def _agree(lead: Reading, other: Reading) -> bool:
    if lead.amount is None or other.amount is None:
        return False
    return compare(lead.amount, other.amount) in (Agreement.SAME, Agreement.ROUNDING)


def _item(reading: Reading) -> object:
    return reading.figure if reading.figure is not None else reading.claim
