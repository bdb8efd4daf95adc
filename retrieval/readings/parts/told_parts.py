"""Parts that one sentence tells of a whole: the spending of a fee by its kind, and counts that are to add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.crosscheck import Reading, Verdict
from extraction.indicators import catalogue
from extraction.labels import plain_label, plain_word
from extraction.report import Claim, ClaimKind
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import unnamed
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_KINDS = (
    ("基本支出", re.compile("基本(?:支出|经费)")),
    ("项目支出", re.compile("(?:专项|项目)(?:支出|经费|资金|上?的?钱|[里上]的?|列支|开支)")),
)
_WITH_WHOLE = re.compile(r"[一总]共|总计|合计")
_ADDED = re.compile(r"加(?:起来|总|在一起)?|之和|合计|总和|一共")
_AGREES = re.compile(r"对得上|对不上|对不对|一致|相等|等于(?!多少|几)|吻合|相符")
_PARTS = "其中"
_SUM = "合计"
_WHOLE = re.compile("总?(?:建筑)?面积|总[数量]")
_SHORTEST, _PAIR, _END = 2, 2, 4
_MOST = 0.7
"""How much of a word must stand in a sentence that tells of it."""
Found = tuple[Query, list[Finding]]


def spent_by_kind(query: Query, facts: Facts) -> Found | None:
    """How much of a fee was spent as 项目支出 or 基本支出, where the report tells that in words; None for other questions."""
    kinds = [kind for kind, words in _KINDS if words.search(query.about)]
    if not kinds or query.operation is not Operation.VALUE or query.measures != (Measure.AMOUNT,):
        return None
    told = [claim for claim in facts.claims if _is_of_fee(query, claim, kinds)]
    if not told or len({claim.subject for claim in told}) < len(told):
        return None
    whole = _stated_whole(told[0], facts) if _WITH_WHOLE.search(query.about) else []
    findings = [_finding(facts, claim) for claim in (*whole, *told)]
    return _answered(query), findings


def counts_to_add(query: Query, facts: Facts) -> Found | None:
    """The parts and the whole of one sentence that a question wants added and checked (地上和地下面积加起来等于总面积吗)."""
    if query.operation not in (Operation.TOTAL, Operation.CHECK) or not _AGREES.search(query.about):
        return None
    owner = facts.record.organisation
    lists = [one for one in _lists(facts.claims) if _asks_for(query, one, owner)]
    if len(lists) != 1:
        return None
    return replace(_answered(query), operation=Operation.TOTAL), [_finding(facts, claim) for claim in lists[0]]


def _answered(query: Query) -> Query:
    return replace(query, mentions=(), leftovers=(), narrowing=(), unnamed="", apart=())


def _finding(facts: Facts, claim: Claim) -> Finding:
    return Finding(facts, plain_label(claim.subject), (Reading.of_claim(claim),), Verdict.PROSE_ONLY)


def _is_of_fee(query: Query, claim: Claim, kinds: Sequence[str]) -> bool:
    """Whether a claim is of one kind of spending on what a question names by whatever name."""
    whole, _, kind = claim.subject.partition("中的")
    meant = {one.id for one in catalogue().words().get(plain_word(whole), ())}
    named = {key for mention in query.rows for key in mention.keys(None)}
    return kind in kinds and bool(meant & named)


def _stated_whole(part: Claim, facts: Facts) -> list[Claim]:
    """What the sentence of a part states of its whole."""
    whole = part.subject.partition("中的")[0]
    amounts = (one for one in facts.claims if one.sentence == part.sentence and one.kind is ClaimKind.AMOUNT)
    return [one for one in amounts if one.subject.removesuffix("支出") == whole][:1]


def _lists(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The whole and the parts of each sentence that counts both in one unit: X，其中a A、b B; a A、b B，合计X."""
    sentences = dict.fromkeys(claim.sentence for claim in claims if claim.kind is ClaimKind.COUNT)
    for sentence in sentences:
        counts = [one for one in claims if one.sentence == sentence and one.kind is ClaimKind.COUNT]
        split = sentence.find(_PARTS)
        wholes = [one for one in counts if sentence.find(one.quote) < split][:1]
        ends = sentence.find("；", split) % len(sentence)
        parts = [one for one in counts if ends > sentence.find(one.quote) > split >= 0]
        if sums := [one for one in counts if one.subject.endswith(_SUM)]:
            wholes, parts = sums[:1], [one for one in counts if one is not sums[0]]
        if wholes and len(parts) >= _PAIR and len({one.amount.unit for one in (*wholes, *parts)}) == 1:
            yield [*wholes, *parts]


def _asks_for(query: Query, listed: Sequence[Claim], owner: str) -> bool:
    """Whether a question names all the parts, by no names of indicators, and nothing that their sentence does not tell."""
    text, told = fold(query.about), fold(listed[0].sentence + owner)
    named = [one for one in listed[1:] if any(piece in text for piece in _pieces(fold(one.subject)))]
    known = {mention.text for mention in query.rows if mention.keys(None)}
    if len(named) < len(listed) - 1 or any(fold(one.subject) in known for one in named):
        return False
    return all(_is_told(word, told) for word in unnamed(_WHOLE.sub("\n", _AGREES.sub("\n", _ADDED.sub("\n", text)))))


def _is_told(word: str, told: str) -> bool:
    """Whether most of the pairs of characters of a word stand in a text."""
    pairs = [word[at : at + 2] for at in range(max(len(word) - 1, 1))]
    return sum(pair in told for pair in pairs) >= _MOST * len(pairs)


def _pieces(words: str) -> list[str]:
    """The ends and the beginning of a name by which people call a part in short."""
    return [words, words[:_SHORTEST], words[-_END:]] if len(words) > _SHORTEST else [words]
