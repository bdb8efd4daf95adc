"""A text as it is meant, before its questions are answered: what it takes back or points to named, and its words plain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from retrieval.chain.ends_named import with_ends_named
from retrieval.chain.holdings import Holdings
from retrieval.chain.kept_cars import of_all_cars
from retrieval.chain.numbered_forms import with_forms_named
from retrieval.chain.read_turns import in_other_unit, names_alone, names_any, names_body, names_thing
from retrieval.chain.since_subject import since_subject
from retrieval.chain.turn import Turn
from retrieval.chain.whole_parted import with_parts
from retrieval.conversation.ordered.between_places import ends_apart
from retrieval.conversation.pointed.pointing import taken_back
from retrieval.prose.charged import with_account
from retrieval.prose.coded import by_code_alone, with_code
from retrieval.prose.told_of import of_hotlines
from retrieval.understanding.both_asked import in_and_out
from retrieval.understanding.chosen.first_of_bodies import against_first, first_body_then_asked
from retrieval.understanding.chosen.first_of_projects import first_then_asked, with_full_marks
from retrieval.understanding.clauses import punctuated, with_owner_first, without_background, without_courtesies, without_operands
from retrieval.understanding.idle_clauses import without_idle
from retrieval.understanding.periods import with_year_told
from retrieval.understanding.within import in_each_form
from retrieval.understanding.wording.addressed import as_followed_up, bare, trimmed
from retrieval.understanding.wording.alike import put_alike
from retrieval.understanding.wording.characters import simplified
from retrieval.understanding.wording.evaluations import by_each_assessor
from retrieval.understanding.wording.hearsay import without_hearsay
from retrieval.understanding.wording.staff_moved import staff_moved
from retrieval.understanding.wording.stated_first import of_year_before, without_stated
from retrieval.understanding.wording.turned import put_in_turn
from retrieval.understanding.wording.wrapping import unwrapped


def taken_up(turn: Turn, held: Holdings) -> Turn:
    """The turn with what its text takes back told before it, and with accounts, parts and hotlines by their names."""
    first, *later = (*turn.history, turn.question)
    *history, asked = map(_plain, (first, *map(as_followed_up, later)))
    question = with_owner_first(asked, partial(names_alone, held), partial(names_body, held))
    turn = replace(turn, question=with_year_told(question), history=tuple(history))
    front, meant = taken_back(turn.question)
    if front:
        turn = replace(turn, question=meant, history=(*turn.history, front))
    named = (with_ends_named, with_parts, of_hotlines, of_all_cars, with_forms_named)
    for step in (since_subject, with_account, in_other_unit, *named):
        turn = step(turn, held)
    return turn


def _plain(text: str) -> str:
    """A text in simplified characters and common words, without what it says to whom it is put; commas part its questions."""
    return by_code_alone(bare(without_courtesies(punctuated(put_in_turn(put_alike(simplified(trimmed(text))))))))


def in_plain_words(question: str, held: Holdings) -> str:
    """A text without what it is wrapped in, and with its questions in the order in which they are to be answered."""
    whom = partial(names_body, held)
    steps: tuple[Callable[[str], str], ...] = (
        unwrapped, staff_moved, partial(without_hearsay, names=whom),
        partial(without_stated, understand=held.understand), of_year_before, without_operands,
        partial(without_background, names=partial(names_any, held)),
        partial(without_idle, names=partial(names_thing, held), printed=held.lexicon.words),
        with_full_marks, first_then_asked, partial(against_first, names_alone=partial(names_alone, held)),
        partial(first_body_then_asked, names_body=whom), ends_apart,
        in_and_out, partial(in_each_form, words=held.lexicon.words), by_each_assessor, with_code,
    )  # fmt: skip
    for step in steps:
        question = step(question)
    return question
