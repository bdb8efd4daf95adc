"""Words that nothing holds: what they most nearly mean, and whether a question asks for a mere part of that."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.projects.goal_names import projects_named
from retrieval.store.records import LabelKind
from retrieval.understanding.named.leftovers import narrowing_in, unnamed
from retrieval.understanding.named.lexicon import Meaning, Mention, fold
from retrieval.understanding.named.near_rows import is_short_for
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_MONEY

_INSIDE = "(?:里头|里面|里边|当中|其中|里|中|内)的?"
_WAYS = ("收入", "支出")
_ABOUT_MONEY = re.compile(r"[花钱费元款缴]|支出|开销|开支|金额|拿出|发了|交了|用了")


def guessed(query: Query, held: Holdings) -> Query:
    """A query whose words nothing holds, with the indicator that they most nearly mean, where one clearly does."""
    mention = nearest(query, held)
    if mention is None or asks_part(query, name := called(mention, held)) or goes_other_way(query, name):
        return query
    return replace(query, mentions=(*query.mentions, mention), leftovers=(), narrowing=(), guessed=name)


def nearest(query: Query, held: Holdings) -> Mention | None:
    """The indicator that the words of a question for money most nearly mean, as a mention."""
    text = query.unnamed if not query.mentions else "".join(query.asked)
    asked = _ABOUT_MONEY.search(query.question) and not _names_project(query, held)
    indicator = held.guesser.guess(text) if asked else None
    return Mention(text, 0, 0, (Meaning(None, indicator.id),)) if indicator else None


def _names_project(query: Query, held: Holdings) -> bool:
    """Whether a question about one organisation names a project of it, whose items need be no accounts (某项目通讯费)."""
    if "项目" not in query.about or len(query.organisations) != 1:
        return False
    own = [one for one in held.records if one.organisation in query.organisations]
    return any(projects_named(query.about, held.facts_of(one)) for one in own)


def goes_other_way(query: Query, name: str) -> bool:
    """Whether a question asks for what goes out, and what it was taken for comes in, or the other way round."""
    asked, told = ([way for way in _WAYS if way in text] for text in (query.about, name))
    return len(asked) == len(told) == 1 and asked != told


def called(mention: Mention, held: Holdings) -> str:
    """The name of what a word was taken for."""
    meaning = mention.meanings[0]
    indicator = held.catalogue.by_id(meaning.key) if meaning.kind is None else None
    return indicator.name if indicator else meaning.key


def asks_part(query: Query, name: str) -> bool:
    """Whether a question asks for a mere part of what it was taken for: one sort (追加), or what is inside it (办公费里的纸)."""
    inside = re.search(f"{re.escape(fold(name))}{_INSIDE}(.+)", query.about)
    narrowing = [word for word in narrowing_in(query.about) if not is_short_for(word, fold(name))]
    return any(word not in name for word in narrowing) or bool(inside and unnamed(inside[1]))


def is_inside(query: Query, word: str) -> bool:
    """Whether a word asks for a part of what a question names."""
    rows = (mention.text for mention in query.rows if mention.text)
    return any(re.search(f"{re.escape(row)}{_INSIDE}{re.escape(word)}", query.question) for row in rows)


def columns_beside(query: Query, name: str) -> list[Mention]:
    """The columns that a question names beside what it calls by another name: 环卫的项目支出 asks for no more of it."""
    own = (one for one in query.rows if one.names_column and one.text not in fold(name) and one.text in query.question)
    return [one for one in own if ALL_MONEY.isdisjoint(one.keys(None)[:1])]


def of_account(query: Query, name: str, said: str = "") -> Query:
    """The question as one for an account that it does not call by its name."""
    meanings = tuple(Meaning(kind, name) for kind in (LabelKind.ROW, LabelKind.PROSE))
    mentions = (Mention(fold(name), 0, 0, meanings), *columns_beside(query, name))
    return replace(query, mentions=mentions, unnamed=said or query.rows[-1].text, guessed=name)
