"""Reasons told in a paragraph of their own, behind the one that states the numbers: “三公”经费决算小于预算数的主要情况：…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.clauses import Statement, sentences, statements
from extraction.report import CHANGE_KINDS, Claim, ClaimKind, Paragraph

_SET_AGAINST = re.compile(
    r"(?P<thing>.*?)(?:支出)?决算数?(?P<way>[大小高低多少]于)(?P<base>[^，。；：]*?(?:预算|上年|去年|20\d\d年))"
)
_ABOVE = frozenset("大高多")
_GRANTED = re.compile(r"[“”\"'（）()]|一般公共预算|财政拨款|支出|决算|20\d\d年度?|本(?:年度?|部门|单位)")
"""What names the same thing with or without it."""
_SET = CHANGE_KINDS | {ClaimKind.COMPLETION}
_WHOLE = 100


def with_later_reasons(told: Sequence[Claim], paragraph: Paragraph) -> list[Claim]:
    """The claims told before, with the reasons that a paragraph gives which opens with them and names their thing."""
    claims = list(told)
    if "原因" not in paragraph.text and "情况" not in paragraph.text:
        return claims
    for statement in _openings(paragraph):
        match = _SET_AGAINST.match(statement.head)
        reason = statement.reason.text.strip("。；;，,：: ") if statement.reason else ""
        if match and reason and _bare(match["thing"]):
            claims = [replace(one, reason=reason) if _is_meant(one, match, paragraph) else one for one in claims]
    return claims


def _openings(paragraph: Paragraph) -> Iterator[Statement]:
    """The statements of a paragraph that give a reason and state no number before it."""
    for sentence in sentences(paragraph.text):
        yield from (one for one in statements(sentence) if one.reason is not None and not one.body.text.strip())


def _is_meant(claim: Claim, match: re.Match[str], paragraph: Paragraph) -> bool:
    """Whether a claim of the same section sets that thing against that base and moved that way, and has no reason yet."""
    alike = claim.section == paragraph.section and not claim.reason and claim.kind in _SET
    against = alike and ("预算" in claim.base) is ("预算" in match["base"]) and _bare(claim.subject) == _bare(match["thing"])
    moved = claim.amount.value - (_WHOLE if claim.kind is ClaimKind.COMPLETION else 0)
    return against and (moved > 0 if match["way"][0] in _ABOVE else moved < 0)


def _bare(subject: str) -> str:
    return _GRANTED.sub("", subject)
