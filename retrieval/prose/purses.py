"""Out of which budget a thing was paid (这笔支出是哪种钱): the form of 财政拨款 in which its row stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.labels import plain_label
from extraction.report import Paragraph, State
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_ASKED = re.compile(
    r"(?:[是算走]|属于?|用)的?是?(?:哪一?[种类本个]|什么)(?:性质|来源)?的?(?:钱|资金|预算|拨款|账)(?:里?的|[来出列]支?的?)?呢?$"
)
_PURSES = {
    "general_expenditure": "一般公共预算财政拨款",
    "gov_fund": "政府性基金预算财政拨款",
    "state_capital": "国有资本经营预算财政拨款",
}


def tell_purse(query: Query, facts: Facts, _: Sequence[Paragraph]) -> list[Quote]:
    """The titles of the forms of 财政拨款 that print the row asked about; nothing where none does."""
    if not _ASKED.search(query.about.strip()) or len(query.rows) != 1:
        return []
    mention = query.rows[0]
    names = {fold(one) for one in (mention.text, *mention.keys(LabelKind.ROW), *mention.keys(LabelKind.CODE))}
    cells = [one for one in facts.figures if one.form in _PURSES and one.state is State.VALUE]
    own = {one.form: one for one in reversed(cells) if names & {fold(plain_label(one.row)), one.row_code}}
    return [
        Quote(facts, cell.table, cell.section, cell.source, f"{plain_label(cell.row)}属于{_PURSES[form]}，列在：")
        for form, cell in own.items() if form
    ]  # fmt: skip
