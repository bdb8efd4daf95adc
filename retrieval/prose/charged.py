"""To which account a thing is charged (开办费从哪个科目列支), or which account is told by what it is for (做审计的那个科目)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.report import Paragraph
from retrieval.holdings import Holdings
from retrieval.meant import understand
from retrieval.prose.quotes import Quote, is_prose, quoted
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.turn import Turn
from retrieval.understanding.leftovers import content_words
from retrieval.understanding.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.spoken import as_printed

_ASKED = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,16}?)(?:的钱)?(?:是|都)?(?:在|从|由|走|列在|记在|算在)?(?:哪|什么|啥)(?:一?个|些)?(?:功能|支出)?科目"
)
_ACCOUNT = re.compile(r"[（(]项[)）].*?用于[:：]?(?P<uses>[^。；]+)")
_NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff、]*)[（(]项[)）][^（()）。]*。?[^（()）。]*?用于[:：]?(?P<uses>[^。；]+)"
)
_POINTED_AT = re.compile(
    r"^(?P<thing>[^，,。；;？?！!]{4,}?)(?:的|所在的?)?"
    r"(?:[那这](?:个|一个|一?项)(?:功能|支出)?(?:科目|支出项目?|支出|开支)|[那这]一?项|(?<=的)科目)"
    r"(?=[的，,。；;？?！!\s年全预决实花用支是]|多少|$)"
)
"""做审计的那个科目: what is before it tells what the account is for."""


def tell_charged(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The paragraph on the account that was mainly used for the thing; nothing where several were, or none was."""
    match = _ASKED.search(query.about.replace("\n", ""))
    words = content_words(match["thing"]) if match and not query.rows else ()
    used = ((one, _ACCOUNT.search(one.text)) for one in paragraphs if words and is_prose(one))
    told = [one for one, uses in used if uses and all(word in fold(uses["uses"]) for word in words)]
    return [quoted(facts, one, one.text) for one in told] if len(told) == 1 else []


def with_account(turn: Turn, held: Holdings) -> Turn:
    """The turn with an account by its name where a question tells it by what it is for; the questions before it likewise."""
    told: list[str] = []
    for one in (*turn.history, turn.question):
        told.append(_named(replace(turn, question=one, history=tuple(told)), held))
    return replace(turn, question=told[-1], history=tuple(told[:-1]))


def _named(turn: Turn, held: Holdings) -> str:
    """A question with the name of the only account that one report says to be mainly used for what it tells of it."""
    match = _POINTED_AT.search(turn.question)
    if match is None:
        return turn.question
    meant = understand(replace(turn, question=match["thing"]), held)
    query, records = meant.asked, list({record.file: record for record, _ in meant.scope.records}.values())
    words = content_words(query.about)
    printed = any(one.keys(LabelKind.ROW) and all(word in one.text for word in words) for one in query.rows)
    if len(records) != 1 or not words or printed:
        return turn.question
    told = list(_uses(held.paragraphs(records[0])))
    names = [name for name, uses in told if all(as_printed(word, uses) in uses for word in words)]
    alone = len(names) == 1 and [name for name, _ in told].count(names[0]) == 1
    whose = f"{records[0].organisation}{f'{records[0].year}年' if records[0].year else ''}"
    return f"{whose}{names[0]}{turn.question[match.end() :]}" if alone else turn.question


def _uses(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """The accounts of which paragraphs say what they were mainly used for, each with that."""
    for paragraph in filter(is_prose, paragraphs):
        yield from ((one["name"], fold(one["uses"])) for one in _NAMED.finditer(paragraph.text))
