"""What a sentence lists a number under: the whole that it is a part of, and the verb that stands before the first of the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import Catalogue
from extraction.labels import plain_subject
from extraction.report import Claim, ClaimKind
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.named.leftovers import cut_words
from retrieval.understanding.named.lexicon import Mention, fold
from retrieval.understanding.reckoned.wholes import ALL_MONEY

_LISTS_PARTS = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,16})[为是共]?\d[\d.,]*[万亿]?[\u4e00-\u9fff]{1,2}[（(，,]?(?:其中|包括)[：:]?"
)
"""What a sentence gives the number of, right before it lists its parts."""
_BEGINS_WITH = re.compile(r"(?P<whole>[\u4e00-\u9fff]{2,12})[中里][，,]")
"""事业收入中，医疗收入80万元，科教收入3万元 lists parts of what it begins with."""
_CLOSED = re.compile(r"[（(][^（()）]*[）)]")
_CLAUSE = re.compile(r"(?:^|[，,；;。：:])(?P<first>[\u4e00-\u9fff]+)\d[^，,；;。：:]*、$")


def wholes_of(claim: Claim) -> list[str]:
    """What the sentence of a claim lists it among the parts of: 医疗收入 of 医疗收入80万元（其中药品收入20万元）."""
    before = _CLOSED.sub("", _before(claim))
    begins = _BEGINS_WITH.match(before)
    listing = next(reversed(list(_LISTS_PARTS.finditer(before))), None)
    if "；" in before[listing.end() if listing else 0 :]:
        return []
    return [fold(part["whole"]) for part in (begins, listing) if part]


def parts_told(facts: Facts, whole: Claim) -> list[Claim]:
    """The amounts or numbers of one unit that a sentence lists as parts of what it tells first: 零售额X元，其中松茸Y元."""
    name = fold(whole.subject)
    own = (one for one in facts.claims if one.sentence == whole.sentence and one.section == whole.section and one is not whole)
    alike = [one for one in own if one.kind is whole.kind and one.amount.unit == whole.amount.unit and one.year == whole.year]
    parts = [one for one in alike if any(name.endswith(told) or told.endswith(name) for told in wholes_of(one))]
    return parts if len(parts) > 1 else []


def verb_of(claim: Claim) -> str:
    """What is done to the first of a list of which a claim counts another: 排查 of 排查一般隐患8条、重大隐患2条; '' for none."""
    listed = _CLAUSE.search(_before(claim))
    words = cut_words(listed["first"]) if listed else []
    return words[0] if len(words) > 1 else ""


def part_told(facts: Facts, mention: Mention, catalogue: Catalogue) -> bool:
    """Whether a mention names a mere part of its indicator (学费 of 教育收费) of which the report states an amount by itself, or
    what it lists among the parts of something under that very name (事业收入中，医疗收入80万元).
    """
    meant = next(filter(None, map(catalogue.by_id, mention.keys(None)[:1])), None)
    if meant is None or mention.text == fold(meant.name):
        return False
    own = facts.named((LabelKind.PROSE, key) for key in mention.keys(LabelKind.PROSE))
    told = [item for item in map(facts.items.__getitem__, own) if isinstance(item, Claim) and item.kind is ClaimKind.AMOUNT]
    if mention.text in map(fold, meant.parts):
        return any(fold(claim.subject).rpartition("中的")[2] in mention.text for claim in told)
    listed = [claim for claim in told if fold(claim.subject) == mention.text and wholes_of(claim)]
    known = [reading.claim for reading in facts.printed.readings(meant, catalogue)] if listed else []
    return any(claim not in known for claim in listed)


def keys_told(facts: Facts, mention: Mention, catalogue: Catalogue) -> Sequence[str]:
    """The indicators of a mention, without the whole of a part that another of them tells (加油费 of 公务用车运行维护费).

    None where the report states the part by its very name.
    """
    if part_told(facts, mention, catalogue):
        return ()
    keys = mention.keys(None)
    own = [one for key in keys if (one := catalogue.by_id(key)) and mention.text not in map(fold, one.parts)]
    told = len(own) < len(keys) and any(facts.printed.readings(one, catalogue) for one in own)
    return [one.id for one in own] if told else keys


def _before(claim: Claim) -> str:
    return claim.sentence[: max(claim.sentence.find(claim.subject + claim.quote), 0)]


def is_of_all_money(facts: Facts, claim: Claim | None, mention: Mention, catalogue: Catalogue) -> bool:
    """Whether a claim tells of all income or spending (本年支出), which is the part meant in the section of that part alone."""
    called = catalogue.words().get(plain_subject(claim.subject), ()) if claim else ()
    if claim is None or ALL_MONEY.isdisjoint(one.id for one in called) or not ALL_MONEY.isdisjoint(mention.keys(None)):
        return False
    meant = filter(None, map(catalogue.by_id, keys_told(facts, mention, catalogue)))
    told = (reading.claim for one in meant for reading in facts.printed.readings(one, catalogue))
    return claim.section not in [one.section for one in told if one]
