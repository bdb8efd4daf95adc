"""To which account a thing is charged that reports print no number of (开办费从哪个科目列支): the paragraph that lists it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose
from retrieval.readings.facts import Facts
from retrieval.understanding.leftovers import content_words
from retrieval.understanding.lexicon import fold
from retrieval.understanding.query import Query

_ASKED = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,16}?)(?:的钱)?(?:是|都)?(?:在|从|由|走|列在|记在|算在)?(?:哪|什么|啥)(?:一?个|些)?(?:功能|支出)?科目"
)
_ACCOUNT = re.compile(r"[（(]项[）)].*?用于[:：]?(?P<uses>[^。；]+)")


def tell_charged(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The paragraph on the account that was mainly used for the thing; nothing where several were, or none was."""
    match = _ASKED.search(query.about.replace("\n", ""))
    words = content_words(match["thing"]) if match and not query.rows else ()
    used = ((one, _ACCOUNT.search(one.text)) for one in paragraphs if words and is_prose(one))
    told = [one for one, uses in used if uses and all(word in fold(uses["uses"]) for word in words)]
    return [Quote(facts, one.text.strip(), one.section, one.source) for one in told] if len(told) == 1 else []
