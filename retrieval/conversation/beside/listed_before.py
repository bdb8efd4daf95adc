"""A follow-up to what a sentence counts, by the other numbers of that sentence: its share in the whole, another part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Claim, ClaimKind
from retrieval.conversation.things_asked import SO
from retrieval.readings.facts import Facts
from retrieval.readings.parts.listed_shares import pairs_of
from retrieval.reply import Answer
from retrieval.understanding.named.leftovers import is_measure, says_little
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_SHARE_ALONE = re.compile(
    rf"{SO}(?:它|其|这)?(?:们|些)?(?:所?占(?:了|到|比)?)?的?(?:比例|比重|百分比)?(?:又|是|有|为)*(?:多少|几成|多大|百分之几)?呢?"
)
_ASKS_SHARE = re.compile(r"占|比例|比重|百分|几成")
_PART = re.compile(
    rf"{SO}(?:其中|里面|里头|当中)?的?(?P<name>[\u4e00-\u9fff]{{2,10}}?)的?(?:呢|(?:又|是|有|为)*(?:多少|几)(?:个|位|名)?[\u4e00-\u9fff]?)?"
)
_COUNTED = (ClaimKind.COUNT, ClaimKind.AMOUNT)


def claim_told(answer: Answer, asked: Query, facts: Facts) -> Claim | None:
    """The one number of a sentence that an answer stated, or whose sentence it quoted for the thing that was `asked` for."""
    own = [claim for claim in facts.claims if claim.kind in _COUNTED and facts.is_of(claim, None)]
    words = [*asked.leftovers, *(mention.text for mention in asked.mentions)]
    told = [claim for claim in own if len(answer.figures) == 1 and _is_stated(claim, answer)]
    told = told or [one for one in own if _is_quoted(one, answer) and any(word in fold(one.subject) for word in words)]
    return told[0] if len({(claim.sentence, claim.subject, claim.amount) for claim in told}) == 1 else None


def _is_stated(claim: Claim, answer: Answer) -> bool:
    stated = answer.figures[0]
    same = stated.value == format(claim.amount.value, "f") and stated.unit == claim.amount.unit
    return same and fold(claim.subject) in fold(stated.label)


def _is_quoted(claim: Claim, answer: Answer) -> bool:
    return f"{fold(claim.subject)}{fold(claim.quote)}" in fold(answer.answer)


def of_sentence_before(question: str, told: Claim, claims: Sequence[Claim]) -> str:
    """占比 after a part that a sentence lists as its share in the whole, 其中农村低保 after the whole as that number of it; ''
    for other questions.
    """
    if _ASKS_SHARE.search(question):
        wholes = {fold(whole.subject) for _, whole in pairs_of(told, claims)} if _SHARE_ALONE.fullmatch(question) else set()
        return f"{told.subject}占{wholes.pop()}多少" if len(wholes) == 1 else ""
    part = _PART.fullmatch(question)
    if part is None or is_measure(part["name"]) or says_little(part["name"]):
        return ""
    beside = [one for one in claims if one.sentence == told.sentence and one.amount.unit == told.amount.unit]
    named = {one.subject for one in beside if part["name"] in fold(one.subject) and one.subject != told.subject}
    return f"{named.pop()}有多少{told.amount.unit}" if len(named) == 1 else ""
