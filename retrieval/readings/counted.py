"""What sentences count that the catalogue has no indicator for: people of a sort (编外人员), batches of a kind of guests."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extraction.crosscheck import Reading, Verdict
from extraction.report import Claim, ClaimKind
from retrieval.readings.facts import Facts
from retrieval.readings.funds import asks_for_heads, last_named, parts_instead
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.named.near_rows import is_short_for
from retrieval.understanding.query import Query

_PERSONS = "人"
_UNITS = {"批": ("批次",), "批次": ("批次",), "人次": ("人次",), "人": ("人", "人次"), "个人": ("人", "人次"), "辆": ("辆",)}
_OF_GUESTS = frozenset({"批", "批次", "人次", "人"})
_KNOWN = frozenset(unit for units in _UNITS.values() for unit in units)
_SORT = re.compile(r"(?:的?(?:人员|人数|人次|职工|同志|人|批次?|次|数))+$|的$|^(?:其中|有|另有)")
_LED_IN = re.compile(r"^(?:另外?[有聘]?|其中|实有|现有|还有|包括)")
_WHOLE = re.compile(r"^(?:里头?|里面|中|当中|其中)")
_PLACES = "编制"
_ALL_STAFF, _STAFF = "staff", "在职人员"
"""Posts are no people, whoever is on them."""
_PEOPLE = re.compile(
    r"(?:人员|人数|职工|干警|教师|学生|在[编职]|编制数?)(?:一共|共)?有?(?:多少|几)?[个名位]?人?$"
    r"|^(?:现在|现|一共)?有(?:多少|几)[个名]?(?:人|职工|员工)$"
)
_HOW_MANY = r"(?:呢|[又还]?有?(?:多少|几)[个名位]?人?呢?)"
_SORT_ALONE = re.compile(
    rf"(?:那|那么)?(?:其中)?(?:(?:(?P<known>离退休|退休|离休|在职|在编)(?:的|了的|人员|职工|干部|人数|同志)*"
    rf"|(?P<sort>编制?外|合同制|临聘|聘用|派遣|参公|工勤|行政|事业)(?:的|人员)*){_HOW_MANY}?"
    rf"|(?P<other>[\u4e00-\u9fff]{{2,6}}?)(?:的|人员){_HOW_MANY})"
)
_PART_ALONE = re.compile(
    r"(?:那|那么)?(?:其中|里面|里头|当中)(?P<sort>[\u4e00-\u9fff]{2,10}?)的?"
    r"(?:呢|(?:[是有]|接待了?)*(?:多少|几)(?P<unit>批次?|人次?|个人)?呢?)"
)
_PARTS_ALONE = re.compile(
    r"(?:那|那么)?(?:其中|里面|里头|当中)?的?(?P<first>[\u4e00-\u9fff]{2,6}?)[和、与跟](?P<second>[\u4e00-\u9fff]{2,6}?)的?"
    r"(?:各自?|分别)[是有]?(?:多少|几)[个名]?(?P<unit>人?)呢?"
)
"""机关和事业各几个 after a number of persons."""
_UNIT_ALONE = re.compile(r"(?:那|那么|又|分别|一共|[共有来])*(?:多少|几)个?(?P<unit>批次|批|人次|人)呢?")
_BEFORE_NUMBER = re.compile(r"(?:一共|[共有了])*(?:多少|几).*$")
_OF_PART = re.compile(r"中[^中]+的$")
_SHORTEST = 2


_OF_BODY = re.compile(
    r"(?:那|那么)?(?:你们|我们|咱们|他们|[本该全]|整个|这个?)?(?:单位|部门|机关|中心|[局厅委办院校])(?:里头?|里面|内部?|上下)?"
    r"(?:现在|目前)?(?:一共|共)?有?(?:多少|几)[个名]?(?:人员?|职工|员工)"
)
"""单位有多少人, 局里几个人, whoever was counted before."""


def persons_meant(question: str, before: Sequence[Query], words: Collection[str]) -> str:
    """退休的呢, 编外的呢 after a number of persons as one for theirs, and not for what is paid to them; others as they are.

    局里有几个人 asks for the staff after any question.

    `words` are those of the library: who are counted as a part of those before (实有在编人员中的行政) are asked for as such.
    """
    if before and _OF_BODY.fullmatch(question):
        return f"{_STAFF}有多少人"
    alone = _SORT_ALONE.fullmatch(question)
    if alone is None or (alone["other"] or "") in words or not _asked_for_persons(before):
        return question
    who = alone["known"] or alone["sort"] or alone["other"]
    parts = (f"{row.text}中的{who}" for one in before for row in one.rows)
    if part := next((name for name in parts if name in words), ""):
        return f"{part}多少"
    return f"{who}有多少人" if alone["known"] else f"{who}人员多少"


def _asked_for_persons(before: Sequence[Query]) -> bool:
    """Whether the last question that names a thing asked for a number of persons."""
    last = next((one for one in before if one.names_own or _PEOPLE.search(one.about.replace("\n", ""))), None)
    if last is None or last.operation is not Operation.VALUE:
        return False
    of_people = _PEOPLE.search(last.about.replace("\n", "")) is not None
    return of_people or any(one.unit == _PERSONS for one in last_named(before))


def part_counted(question: str, before: Sequence[Query]) -> str:
    """其中招商引资的有多少 after 公务接待多少批次 as one for that number of this part, and 多少人次 after that as one for the
    people of it; other follow-ups as they are.
    """
    counter = next((one for one in before[0].counters if one in _OF_GUESTS), "") if before else ""
    things = (_BEFORE_NUMBER.sub("", one.about.replace("\n", "")) for one in before if counter)
    thing = next(filter(None, things), "")
    part, unit, parts = (form.fullmatch(question) for form in (_PART_ALONE, _UNIT_ALONE, _PARTS_ALONE))
    if parts and before and any(_ALL_STAFF in row.keys(None)[:1] for row in before[0].rows):
        return f"{_STAFF}中{parts['first']}多少人，{parts['second']}多少人"
    if len(thing) < _SHORTEST or not (part or unit):
        return question
    if part:
        return f"{_OF_PART.sub('', thing)}中{part['sort']}的有多少{part['unit'] or _UNITS[counter][0]}"
    narrowed = len(before[0].rows) > 1 or not any(row.keys(None) for row in before[0].rows)
    return f"{thing}有多少{unit['unit']}" if unit and narrowed else question


def counted(query: Query, facts: Facts, year: int | None, found: Sequence[Finding]) -> list[Finding]:
    """What was found, in the units asked for; where that is none, what one sentence counts of those whom a question names."""
    units = _units_asked(query)
    plain = query.operation is Operation.VALUE and {*query.measures} <= {Measure.AMOUNT, Measure.COUNT}
    if not (units and plain):
        return list(found)
    in_units = [one for finding in found for one in _in_units(finding, units, facts, year)]
    fitting = (one.name.endswith(units) or _fits(one.readings[0], units) for one in in_units if one.readings)
    if any(fitting) and not query.narrowing:
        return in_units
    return _told(query, units, facts, year) or in_units


def _units_asked(query: Query) -> tuple[str, ...]:
    if asks_for_heads(query):
        return (_PERSONS,)
    return tuple(dict.fromkeys(unit for counter in query.counters for unit in _UNITS.get(counter, ())))


def _fits(reading: Reading, units: Collection[str]) -> bool:
    return reading.amount is not None and reading.amount.unit in units


def _in_units(finding: Finding, units: Collection[str], facts: Facts, year: int | None) -> list[Finding]:
    """A finding led by what a sentence counts, as one for each unit asked for in which the sentence counts the same."""
    claim = finding.readings[0].claim if finding.readings else None
    if claim is None or claim.kind is not ClaimKind.COUNT or claim.amount.unit not in _KNOWN or finding.name:
        return [finding]
    counts = (one for one in _counts(facts, year, units) if (one.subject, one.sentence) == (claim.subject, claim.sentence))
    alike = {one.amount.unit: one for one in counts}
    return [_led_by(finding, one) for one in alike.values()] or [replace(finding, readings=(), missing=finding.asked)]


def _led_by(finding: Finding, claim: Claim) -> Finding:
    lead = finding.readings[0]
    return finding if lead.claim is claim else replace(finding, readings=(Reading.of_claim(claim),), others=())


def _counts(facts: Facts, year: int | None, units: Collection[str]) -> list[Claim]:
    counts = (one for one in facts.claims if one.kind is ClaimKind.COUNT and one.amount.unit in units)
    return [one for one in counts if facts.is_of(one, year)]


def _told(query: Query, units: Collection[str], facts: Facts, year: int | None) -> list[Finding]:
    """What sentences count of the one sort of people or things whose name begins with what the question names."""
    sorts = [bare for stretch in query.asked if len(bare := _bare(stretch)) > 1]
    wholes = [sort for sort in sorts if _WHOLE.match(query.question[query.question.find(sort) + len(sort) :])]
    named = [sort for sort in sorts if sort not in wholes]
    if len(named) != 1:
        return []
    counts = [one for one in _counts(facts, year, units) if _is_sort(fold(one.subject), named[0], wholes)]
    parts = parts_instead(query.rows)
    counts = [one for one in counts if not any(pattern.matches(one) for part in parts for pattern in part.claim_patterns)]
    alike = {one.amount.unit: one for one in counts}
    alone = len({(one.subject, one.amount) for one in counts}) == len(alike) and len({one.subject for one in counts}) == 1
    return [Finding(facts, one.subject, (Reading.of_claim(one),), Verdict.PROSE_ONLY) for one in alike.values()] if alone else []


def _bare(stretch: str) -> str:
    """What a stretch names, without the words for what is counted."""
    return _SORT.sub("", _SORT.sub("", stretch))


def _is_sort(subject: str, named: str, wholes: Sequence[str]) -> bool:
    """Whether a sentence's subject is of the sort named, and of the same thing as the wholes within which it is asked for."""
    bare = _LED_IN.sub("", subject)
    of_whole = all(any(whole[at : at + 2] in subject for at in range(len(whole) - 1)) for whole in wholes)
    return (bare.startswith(named) or is_short_for(named, bare)) and of_whole and (_PLACES in named or _PLACES not in bare)
