"""The part that makes up the whole of what is asked about (收入预算100万元，其中：财政拨款收入100万元，比上年减少5万元)."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.labels import plain_subject
from extraction.report import Claim, ClaimKind
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query


def of_same_part(query: Query, facts: Facts) -> Query | None:
    """The question as one for the part of the same amount, of which alone the sentence tells the change; None where none is."""
    if query.measures != (Measure.AMOUNT,):
        return None
    amounts = [claim for claim in facts.claims if claim.kind is ClaimKind.AMOUNT]
    for whole in amounts:
        if _names(query.about, whole.subject):
            for part in amounts:
                if part.subject != whole.subject and _is_all_of(part, whole) and _is_changed(part, facts):
                    name = plain_subject(part.subject)
                    return replace(query, mentions=(Mention(name, 0, 0, (Meaning(LabelKind.PROSE, name),)),))
    return None


def _names(about: str, subject: str) -> bool:
    """Whether a question names a whole, and not a part that ends with its name (基本支出预算)."""
    return bool(re.search(rf"(?:^|[的\n]){re.escape(fold(subject))}(?:[数额]|总[数额])?(?:[是为有多]|$)", about))


def _is_all_of(part: Claim, whole: Claim) -> bool:
    """Whether a part stands after 其中 in the sentence of the whole, with the same amount."""
    head = whole.sentence.partition("其中")[0]
    return part.sentence == whole.sentence and part.amount == whole.amount and whole.subject in head and part.subject not in head


def _is_changed(part: Claim, facts: Facts) -> bool:
    changes = (claim for claim in facts.claims if claim.kind is ClaimKind.CHANGE_AMOUNT and claim.sentence == part.sentence)
    return any(change.subject == part.subject for change in changes)
