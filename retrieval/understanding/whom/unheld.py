"""What a question begins with that reads like an organisation (实验小学2024年…), and is called so by none of the library."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.understanding.named.leftovers import unnamed
from retrieval.understanding.named.lexicon import Lexicon, Mention
from retrieval.understanding.whom.names import Spot, overlaps

_LED_IN = re.compile(r"^(?:请问|那|那么|帮?我?(?:再|想)?(?:查|看|问)(?:一?下|看)?)+")
_LIKE_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,10}(?:[校院局委所站厅园社]|职专|中专|中心|公司|大队|支队|总队|协会|联合会|办公室|[大中小]学)的?"
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d")


def unheld_in(text: str, years: Iterable[Spot], mentions: Iterable[Mention], lexicon: Lexicon) -> tuple[str, Spot] | None:
    """The organisation-like word before the year that a question names, with its place, where nothing else explains that
    word."""
    at = next((begin for begin, _ in sorted(years) if _YEAR.match(text, begin)), 0)
    led = _LED_IN.match(text, 0, at)
    begin = led.end() if led else 0
    word = text[begin:at]
    if not _LIKE_BODY.fullmatch(word) or overlaps((begin, at), [one.spot for one in mentions]):
        return None
    word = word.removesuffix("的")
    printed = any(word in known for known in lexicon.words)
    return None if printed or unnamed(word) != [word] else (word, (begin, begin + len(word)))
