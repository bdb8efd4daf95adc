"""What a question does with the things that it names: A加B占C多少, A减B, 不算B的A, A加B等于C吗."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extraction.indicators import catalogue
from retrieval.understanding.cues import CALCULATION, Measure, Operation
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query, Relation
from retrieval.understanding.reckoned.things import names_cell, summands

_TAIL = r"(?:费用?|的?(?:经费|支出|开支|钱|金额|总额|数额|资金))?的?(?:预算|决算)?数?"
"""What may follow the everyday name of a thing before the word that joins it to the next."""
_SUM = r"(?:这?[两二三四五六七几]?[项个]?(?:的?总?和|之和|加起来|合起来|[加合]在?一起|合计|一共|相加|共计|加总))"
_MORE = "再?加上?|[+]"
_LESS = "再?减(?:去|掉)?"
_WITHOUT = "再?(?:除了|除去|除掉|除|不算|不含|不包括|不计|不要|排除|扣除|扣掉|扣去|去掉|剔除|刨去|刨掉|抛去)"
_JOINED = re.compile(rf"{_TAIL}(?:、|和|与|及|以及|跟|同|还有|(?P<more>{_MORE}))")
_TAKEN = re.compile(rf"{_TAIL}(?:里头?|里面|中)?(?:如果|要是|假如)?(?:把|将)?(?:{_LESS}|(?P<without>{_WITHOUT}))了?")
_OVER = re.compile(rf"{_TAIL}{_SUM}?(?:大概|大约|约|一共)?(?:占到?了?|是|相当于|除以|/)(?:了|全部|整个)?")
_EQUALS = re.compile(
    rf"{_TAIL}{_SUM}?(?:应该|能不能|能|正好|刚好)?(?:(?:是不是)?(?:就|正好|刚好)?等于|=|是不是(?:就|正好|刚好)?是?|就是)|{_TAIL}{_SUM}(?:跟|和|与|同|对|是)"
)
_SIDE_BY_SIDE = re.compile(rf"{_TAIL}(?:和|与|跟|同|、)")
_MORE_THAN = re.compile(rf"{_TAIL}{_SUM}?(?:还|又|是不是|有没有|能不能)?(?:比起?|较|超过|[多大高少低小]于)了?")
_OF_ANOTHER = re.compile(r"(?:比起?|较|超过了?)\n")
_SUMMED_LAST = re.compile(rf"{_TAIL}{_SUM}")
_ALIKE = re.compile(r"一致|相等|一样|相同|吻合|相符|对得上|平衡")
_PLACES = re.compile(r"表|说明|文字|文里|前后")
_FIRST = re.compile(rf"(?:{_WITHOUT}|{_LESS}|(?:如果|假如|要是|假设|倘若)(?:没有?|不花))了?$")
_AFTER = re.compile(rf"{_TAIL}(?:以外|之外|外|的话|之后|以后|后)?的?")
_LEFT = re.compile(r"还?剩")


@dataclass(frozen=True, slots=True)
class Term:
    """A thing that is added (1) or taken away (-1)."""

    mention: Mention
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Formula:
    """Two sides and what is asked of them; of a rest the left side alone is there.

    `inside`: what is taken away must be a part of the first term, as the question leaves it out of that (不算公务接待费).
    `averaged`: a side of several terms is their mean, and not their sum.
    """

    relation: Relation
    left: tuple[Term, ...]
    right: tuple[Term, ...] = ()
    inside: bool = False
    averaged: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, those of the left side first."""
        return (*self.left, *self.right)

    @property
    def whole(self) -> int | None:
        """Which of the terms the others are parts of, as far as the question tells."""
        if self.relation is Relation.EQUAL and len(self.left) == len(self.right) == 1:
            return None
        if self.relation is Relation.REST or (self.relation is Relation.EQUAL and len(self.left) == 1):
            return 0
        return len(self.left) if len(self.right) == 1 else None


def formula_of(query: Query) -> Formula | None:
    """The formula of a question that joins two things in it, or more; None where it does nothing of the sort."""
    if query.operation not in _OPERATIONS or query.apart or query.counted:
        return None
    rows = [one for one in query.rows if not _LEFT.match(one.text)]
    text = next((text for text in (query.about, query.question) if all(text[m.start : m.end] == m.text for m in rows)), None)
    if len(rows) < 2 or text is None:
        return None
    links = [text[before.end : after.start].replace("\n", "") for before, after in pairwise(rows)]
    before, after = text[: rows[0].start].replace("\n", ""), text[rows[-1].end :].replace("\n", "")
    if rest := _left_out_first(query, rows, links, before):
        return rest
    if any(names_cell(text, *pair) for pair in pairwise(rows)):
        return None  # a column is no term beside its row
    return _related(query, rows, links, after) or _taken_away(query, rows, links)


_OPERATIONS = (Operation.VALUE, Operation.CHECK, *CALCULATION)


def _related(query: Query, rows: list[Mention], links: list[str], after: str) -> Formula | None:
    """Two sides, where one link sets them against each other and the others join their terms."""
    relation, pattern = _relation(query, links)
    at = [i for i, link in enumerate(links) if pattern and pattern.fullmatch(link)]
    if relation is None or len(at) != 1:
        return None
    left, right = _side(rows[: at[0] + 1], links[: at[0]]), _side(rows[at[0] + 1 :], links[at[0] + 1 :])
    enough = relation is Relation.EQUAL or len(left) + len(right) > 2
    if relation is Relation.MORE:
        sides = (links[: at[0]], links[at[0]]), (links[at[0] + 1 :], after)
        enough = enough and all(_is_summed(*side) for side in sides) and not _OF_ANOTHER.search(query.about)
    return Formula(relation, left, right) if left and right and enough else None


def _is_summed(links: list[str], after: str) -> bool:
    """Whether the terms of a side that another is set against are to be taken together, by the words between or after them."""
    added = (joined and joined["more"] for joined in map(_JOINED.fullmatch, links))
    return all(added) or bool(_SUMMED_LAST.match(after))


def _relation(query: Query, links: list[str]) -> tuple[Relation | None, re.Pattern[str] | None]:
    if Measure.SHARE in query.measures:
        return Relation.SHARE, _OVER
    if query.operation is Operation.RATIO or (query.operation is Operation.TOTAL and "倍" in query.question):
        return Relation.RATIO, _OVER
    if any(map(_MORE_THAN.fullmatch, links)):
        return Relation.MORE, _MORE_THAN
    if any(map(_EQUALS.fullmatch, links)):
        return Relation.EQUAL, _EQUALS
    alone = len([link for link in links if _SIDE_BY_SIDE.fullmatch(link)]) == 1
    alike = query.operation is Operation.CHECK and alone and _ALIKE.search(query.question)
    return (Relation.EQUAL, _SIDE_BY_SIDE) if alike and not _PLACES.search(query.question) else (None, None)


def _taken_away(query: Query, rows: list[Mention], links: list[str]) -> Formula | None:
    taken = [match for match in map(_TAKEN.fullmatch, links) if match]
    if not taken or query.measures != (Measure.AMOUNT,) or _ALIKE.search(query.question):
        return None
    side = _side(rows, links)
    return Formula(Relation.REST, side, inside=any(match["without"] for match in taken)) if side else None


def _left_out_first(query: Query, rows: list[Mention], links: list[str], before: str) -> Formula | None:
    """不算B和C，A是多少: what is left out stands before the whole."""
    if not _FIRST.search(before) or query.measures != (Measure.AMOUNT,) or not _AFTER.fullmatch(links[-1]):
        return None
    parts = _side(rows[:-1], links[:-1])
    out = [Term(term.mention, -1) for term in parts]
    return Formula(Relation.REST, (*_terms(rows[-1], 1), *out), inside=True) if parts else None


def _side(rows: list[Mention], links: list[str]) -> tuple[Term, ...]:
    """The terms of one side; nothing where a link does something else than join or take away."""
    terms, sign = _terms(rows[0], 1), 1
    listed = "、" if not any(links) else ""  # 水费电费加起来
    for mention, link in zip(rows[1:], links, strict=True):
        joined = _JOINED.fullmatch(link or listed)
        if not joined and not _TAKEN.fullmatch(link):
            return ()
        sign = -1 if not joined else 1 if joined["more"] else sign
        terms += _terms(mention, sign)
    return terms


def _terms(mention: Mention, sign: int) -> tuple[Term, ...]:
    return tuple(Term(one, sign) for one in summands(mention, catalogue()))
