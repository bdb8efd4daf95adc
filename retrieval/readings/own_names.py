"""What a report prints under the very name that a question has for a thing, before what the catalogue takes that name for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Reading
from extraction.report import Claim
from retrieval.readings.candidate import UNUSUAL, Candidate, item_of
from retrieval.understanding.named.lexicon import Mention, fold
from retrieval.understanding.reckoned.wholes import ALL_MONEY

_ACCOUNT = re.compile(r"2\d{2}(?:\d{2}){0,2}")
"""A code of the functional classification."""


def with_own_name(found: list[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """The candidates, those of an indicator behind what a sentence gives under the very name that a question has for it.

    医疗收入 is a word for 事业收入, but where a report tells both apart it is the one so called; 本年支出 of one fund is no such,
    and whom it counts by a name for money (城市低保) is no other sum of money.
    """
    for at, mention in enumerate(mentions):
        called = [one for one in found if at in one.named and _is_called(one.reading, mention)]
        apart = bool(called) and all(one.rank.usual >= UNUSUAL for one in called)
        usual = [one for one in found if at in one.named and one.rank.usual < UNUSUAL]
        whole = not ALL_MONEY.isdisjoint(mention.keys(None)[:1])
        if apart and not whole and all(one.reading.claim for one in called) and _of_one_sort(usual, called):
            found = [_behind(one) if one in usual else one for one in found]
        codes = {one.reading.figure.row_code for one in called if one.reading.figure} - {""}
        if codes and all(map(_ACCOUNT.fullmatch, codes)):
            found = [_behind(one) if at in one.named and _is_of_other_account(one, mention, codes) else one for one in found]
    return found


def _is_of_other_account(candidate: Candidate, mention: Mention, codes: set[str]) -> bool:
    """Whether a number is of another account than those that are printed under the very name of a mention, by its own code or by
    the class that the name is but a word for (城市建设支出 of 城乡社区支出).
    """
    figure = candidate.reading.figure
    if figure is not None and figure.row_code:
        return bool(_ACCOUNT.fullmatch(figure.row_code)) and figure.row_code not in codes
    known = [code for code in mention.codes if _ACCOUNT.fullmatch(code)]
    usual = candidate.rank.usual < UNUSUAL and not _is_called(candidate.reading, mention)
    return usual and bool(known) and codes.isdisjoint(known)


def _of_one_sort(usual: Sequence[Candidate], called: Sequence[Candidate]) -> bool:
    """Whether both tell money, or neither does: how many guests came is not what 公务接待 cost."""
    sorts = {one.reading.amount.is_money for one in (*usual, *called) if one.reading.amount}
    return len(sorts) < len((usual, called))


def _behind(candidate: Candidate) -> Candidate:
    return replace(candidate, rank=candidate.rank._replace(usual=3 * UNUSUAL))


def _is_called(reading: Reading, mention: Mention) -> bool:
    item = item_of(reading)
    return fold(item.subject if isinstance(item, Claim) else item.row) == mention.text


def called_alone(own: Sequence[Reading], other: Sequence[Reading], mention: Mention) -> bool:
    """Whether the first of some readings is of a row that is called as a question has it, and the first of others is not."""
    return bool(own and other) and _is_called(own[0], mention) and not _is_called(other[0], mention)
