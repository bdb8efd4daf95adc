"""What prose tells by the very word of a question that is but an everyday name of a wider account (垃圾清运 of 环境卫生)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Claim, ClaimKind, Paragraph
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_MOVED = re.compile(r"压减|压缩|削减|减少|下降|增加|新增|追加|节约|预算")
_SHORTEST = 4
"""Characters of a word that says what was paid for; shorter ones stand in many sentences."""


def told_by_own_word(query: Query, findings: Sequence[Finding], paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """The sentence on what a question names that tells one amount of money, where an account was found that is not called so."""
    if query.operation is not Operation.VALUE or query.measures != (Measure.AMOUNT,) or len(query.rows) != 1:
        return ()
    mention, leads = query.rows[0], [one for one in findings if one.readings]
    if mention.printed or len(mention.text) < _SHORTEST or len(leads) != 1 or leads[0].readings[0].figure is None:
        return ()
    facts, account = leads[0].facts, fold(leads[0].name or leads[0].asked)
    opened = {one.sentence for one in facts.claims if fold(one.sentence).startswith(mention.text)}
    told = [sentence for sentence in opened if account not in fold(sentence) and _tells_one(sentence, facts)]
    if len(told) != 1:
        return ()
    return tuple(quoted(facts, one, told[0]) for one in paragraphs if told[0] in one.text)[:1]


def _tells_one(sentence: str, facts: Facts) -> bool:
    """Whether a sentence states one amount of money and nothing of a budget or of a change."""
    money = [one for one in facts.claims if one.sentence == sentence and one.amount.is_money]
    return len(money) == 1 and _is_stated(money[0]) and money[0].amount.value > 0 and not _MOVED.search(sentence)


def _is_stated(claim: Claim) -> bool:
    return claim.kind is ClaimKind.AMOUNT and claim.role is None
