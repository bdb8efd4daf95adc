"""The share of what a sentence lists as a part in the whole that it lists it under: 低保对象9157人，其中农村低保7174人."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extraction.crosscheck import Reading, Verdict
from extraction.indicators import catalogue
from extraction.numbers import MONEY
from extraction.report import Claim, ClaimKind
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import cut_words
from retrieval.understanding.named.lexicon import Meaning, Mention, fold, indicators_meant
from retrieval.understanding.query import Query

_AMONG = re.compile(r"其中|包括")
_ASKED = re.compile(
    r"占(?:了|到|比)?|比例|比重|百分比|份额|几成|百分之[几多]少?|多[大少高]|[是有为呢]|什么|"
    r"(?:公务?用?)?车[辆子]?(?=[里中])|(?:里面|里头|当中|之中|其中)|的|里|(?<![集其])中|所有|全部|全年|一共|总数|总量|\s"
)
"""What asks for a share, and what joins a part with its whole, without a thing that it names."""
_LEADS_IN = re.compile(r"^(?:其中|其次|包括|共|[有为是])+")
_AFTER_LIST = re.compile(r"[；;。]|另[有外]?")
_CLOSED = re.compile(r"[（(][^（()）]*[）)]")
_PERSONS = "人"
_PEOPLE = re.compile(r"人员|人数|职工|干部|教职工")
"""What a question may call those whom a sentence counts: 在职139人，其中事业80人."""
_VERB = 2

Pair = tuple[Claim, Claim]
"""A part and the whole that it is listed under."""


def share_of_counted(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """As `share_of_listed`, of what is counted and for which the sentence prints no share of its own."""
    return None if _names_money(query) else _share(query, facts, (ClaimKind.COUNT,))


def share_of_listed(query: Query, facts: Facts) -> tuple[Query, list[Finding]] | None:
    """The number of a part and that of its whole, where the share of the one in the other is asked for; None for others."""
    return _share(query, facts, (ClaimKind.AMOUNT,) if _names_money(query) else (ClaimKind.COUNT, ClaimKind.AMOUNT))


def _names_money(query: Query) -> bool:
    """Whether all that a question names is money by the catalogue, and no part of it beside: 用车 is what cars cost."""
    meant, named = indicators_meant(query.rows, catalogue()), set(_ASKED.sub("\n", fold(query.about)).split("\n")) - {""}
    return bool(meant) and all(one.unit in MONEY for one in meant) and named <= {row.text for row in query.rows}


def _share(query: Query, facts: Facts, kinds: Collection[ClaimKind]) -> tuple[Query, list[Finding]] | None:
    if query.measures != (Measure.SHARE,) or query.operation not in (Operation.VALUE, Operation.TOTAL) or query.apart:
        return None
    named = [text for text in _ASKED.sub("\n", fold(query.about)).split("\n") if text]
    own = [claim for claim in facts.claims if claim.kind in kinds and facts.is_of(claim, None)]
    pairs = [pair for part in own if named and _may_name(named, part) for pair in pairs_of(part, own) if _names(named, *pair)]
    pair = _in_unit(query, pairs)
    printed = pair and any(one.kind is ClaimKind.SHARE and _of_one_thing(one, pair[0]) for one in facts.claims)
    return _weighed(query, facts, *pair) if pair and not printed else None


def _of_one_thing(one: Claim, other: Claim) -> bool:
    return (one.sentence, one.subject) == (other.sentence, other.subject)


def _may_name(named: Sequence[str], part: Claim) -> bool:
    """Whether a question has any two characters of what a claim is about."""
    subject = fold(part.subject)
    return any(text[at : at + 2] in subject for text in named for at in range(len(text) - 1))


def pairs_of(part: Claim, claims: Sequence[Claim]) -> Iterator[Pair]:
    """A part with the number before the 其中 under which it is listed; of a sentence that begins so with each of those before
    that its list may be one of.
    """
    place = _place(part)
    told = _CLOSED.sub(_blanked, part.sentence[:place])
    among = next(reversed(list(_AMONG.finditer(told))), None)
    if among is None or _AFTER_LIST.search(told, among.end()):
        return
    own = [claim for claim in claims if claim.sentence == part.sentence and _same_unit(claim, part)]
    wholes = [claim for claim in own if 0 <= _place(claim) < among.start()][-1:]
    ends = _AFTER_LIST.search(part.sentence, among.end())
    listed = [claim for claim in own if among.start() < _place(claim) < (ends.start() if ends else len(part.sentence))]
    for whole in wholes if told[: among.start()].strip() else _told_before(part, claims):
        if part.amount.value <= whole.amount.value and sum(one.amount.value for one in listed) <= whole.amount.value:
            yield part, whole


def _told_before(part: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """What the sentence before that of a part counts in the same unit; that alone to which its list adds up, if there is one."""
    first = next(at for at, claim in enumerate(claims) if claim.sentence == part.sentence)
    before = claims[first - 1] if first else part
    own = (claim for claim in claims if claim.sentence == before.sentence and claim.section == part.section)
    told = [claim for claim in own if before is not part and _same_unit(claim, part)]
    listed = sum(claim.amount.value for claim in claims if claim.sentence == part.sentence and _same_unit(claim, part))
    return [claim for claim in told if claim.amount.value == listed] or told


def _place(claim: Claim) -> int:
    """Where in its sentence a claim has its number; -1 where that is not found."""
    return claim.sentence.find(claim.quote, max(claim.sentence.find(claim.subject), 0))


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _same_unit(one: Claim, other: Claim) -> bool:
    return one.amount.unit == other.amount.unit or {one.amount.unit, other.amount.unit} <= set(MONEY)


def _names(named: Sequence[str], part: Claim, whole: Claim) -> bool:
    """Whether a question names a part as a whole, and nothing but that and its whole."""
    own, of = fold(_LEADS_IN.sub("", part.subject)), fold(whole.subject)
    own_words = [_PEOPLE.sub("\n", text) if part.amount.unit == _PERSONS else text for text in named]
    told = [text for words in own_words for text in words.split("\n") if text]
    chunks = [chunk for text in told for chunk in _chunks(text, (own, of), part.amount.unit or "")]
    telling = [chunk for chunk in chunks if chunk in own and chunk not in of]
    if not telling or "" in chunks:
        return False
    at = own.find(telling[0])
    verb = own[:at] if at <= _VERB and cut_words(own)[0] == own[:at] else ""
    return all(character in f"{''.join(chunks)}{of}" for character in own.removeprefix(verb))


def _chunks(text: str, names: Collection[str], unit: str) -> list[str]:
    """A text cut into the longest stretches that one of the names holds, or the unit; '' where it has another word."""
    chunks = []
    while text:
        sizes = range(len(text), 1, -1)
        size = next((size for size in sizes if any(text[:size] in name for name in names)), int(text[0] == unit))
        chunks.append(text[:size])
        text = text[size:] if size else ""
    return chunks


def _in_unit(query: Query, pairs: Sequence[Pair]) -> Pair | None:
    """The one pair there is, in the unit asked for, or of persons where they are counted by household too."""
    named = [pair for pair in pairs if pair[0].amount.unit and pair[0].amount.unit in query.about]
    pairs = named or [pair for pair in pairs if len(pairs) == 1 or pair[0].amount.unit == _PERSONS]
    return pairs[0] if len({(part.amount, whole.amount) for part, whole in pairs}) == 1 else None


def _weighed(query: Query, facts: Facts, part: Claim, whole: Claim) -> tuple[Query, list[Finding]]:
    """The question for the share of the one in the other, by their own names."""
    names = [fold(_LEADS_IN.sub("", claim.subject)) for claim in (part, whole)]
    spots = (0, len(names[0]) + 1)
    mentions = tuple(
        Mention(name, at, at + len(name), (Meaning(LabelKind.PROSE, name),)) for name, at in zip(names, spots, strict=True)
    )
    asked = replace(
        query, operation=Operation.VALUE, question=f"{names[0]}占{names[1]}多少", mentions=mentions, narrowing=(), leftovers=()
    )  # fmt: skip
    told = zip(names, (part, whole), strict=True)
    return asked, [Finding(facts, name, (Reading.of_claim(one),), Verdict.PROSE_ONLY) for name, one in told]
