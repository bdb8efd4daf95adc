"""A part of what was asked about before, with the whole in which it is weighed, or without it."""

from __future__ import annotations

from dataclasses import replace

from retrieval.conversation.pointed.referents import PART_OF
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query


def weighed(query: Query) -> Query:
    """A share of a part in the whole asked about before (其中货物占几成), as if the question named both."""
    rows = [mention for mention in query.rows if mention.text]
    if Measure.SHARE not in query.measures or not PART_OF.match(query.question) or len(rows) != 2:
        return query
    if rows[0].text in query.question:  # both are named now (里面发工资养人的部分占多少), and neither is the whole before
        return query
    return weighed_in(query, *rows)


def weighed_in(query: Query, whole: Mention, part: Mention) -> Query:
    """A question for a share as if it named both the part and the whole."""
    text, at = f"{part.text}占{whole.text}", len(part.text) + 1
    spots = (replace(part, start=0, end=at - 1), replace(whole, start=at, end=len(text)))
    return replace(query, question=text + query.question, mentions=spots)


def without_whole(query: Query) -> Query | None:
    """A question for a part of what was asked before (其中服务采购多少), without the whole where the part is a name too."""
    rows = query.rows
    return replace(query, mentions=query.mentions[1:]) if PART_OF.match(query.question) and len(rows) > 1 else None
