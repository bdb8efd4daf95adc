"""Stretches of a question that name figures, in which no organisation is to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.store.records import LabelKind
from retrieval.understanding.named.lexicon import Lexicon, Mention
from retrieval.understanding.whom.names import HeldNames, Name, Spot, overlaps, short_form

_OFFICES_ABOVE = (
    (("人民",), re.compile(r"政府(?:办公[厅室])?")),
    (("省委", "市委", "区委", "县委"), re.compile(r"[\u4e00-\u9fff]{2,3}部")),
)
"""Offices whose names begin words for what they spend (组织部支出), by what makes them another organisation's."""

_JOINING = ("和", "与", "跟", "同", "、", "比")
_SHORTEST_BODY = 3
_BEGINS = re.compile(r"(?:.*[，,。？?])?(?:那么?|请问|问|整个|20\d\d年度?的?)?", re.DOTALL)
"""What stands before the first word of a clause."""
_OF_ACCOUNT = re.compile(r"(?:这一?|那一?)?(?:[上里]|方面|领域|事[务业]|经?费|支出|投入|类|款|项(?!目))")
"""What goes on after the name of a field that is spoken of as an account."""


def labels_in(text: str, mentions: Iterable[Mention], held: HeldNames, lexicon: Lexicon) -> list[Spot]:
    """Where figures are named, but for words inside an organisation's name that is written out."""
    named = (name.full for name in held.all if name.full in text)
    written_out = [found.span() for name in named for found in re.finditer(re.escape(name), text)]
    naming = (mention for mention in mentions if mention.names_row or _is_project(mention, held) or _is_title(mention))
    own = [mention for mention in naming if not overlaps(mention.spot, written_out)]
    ways = (_is_body_there, _is_body_beside, _is_body_first)
    own = [one for one in own if not any(way(text, one, held) for way in ways)]
    return [(mention.start + _office_at(text, mention, held, lexicon), mention.end) for mention in own]


def _is_project(mention: Mention, held: HeldNames) -> bool:
    """Whether a printed name is a project's, in which the place of another body may stand, and begins with no place held."""
    return bool(mention.keys(LabelKind.SUBJECT)) and not mention.text.startswith(tuple(held.stems))


def _is_title(mention: Mention) -> bool:
    """Whether a printed name is the title of a table and nothing else (政府性基金预算财政拨款收入支出决算表)."""
    return mention.names_table and mention.text.endswith("表")


def _is_body_there(text: str, mention: Mention, held: HeldNames) -> bool:
    """Whether a word right after a place is that place's 博物馆, or begins the name of its 消防救援支队 (石州消防一共花了多少).

    No report prints an account that is called so alone; a word that goes on as one (石州消防方面, 消防事务) is one.
    """
    located = [name for name in held.all if _stands_after(text[: mention.start], name)]
    house = mention.text.endswith("馆") and bool(located)
    begun = any(name.body.startswith(mention.text) for name in located) and not _OF_ACCOUNT.match(text, mention.end)
    return not mention.printed and (house or begun)


def _stands_after(before: str, name: Name) -> bool:
    """Whether words end with a place of a name."""
    return any(before.endswith((place, stem)) for place, stem in zip(name.places, name.stems, strict=True))


def _is_body_beside(text: str, mention: Mention, held: HeldNames) -> bool:
    """Whether a word that ends one name alone stands beside another body (博物馆和锦川民政局), and so is that body."""
    own = [name for name in held.all if name.full.endswith(mention.text)]
    if len(own) != 1 or len(mention.text) < _SHORTEST_BODY:
        return False
    others = tuple(stem for name in held.all if name not in own for stem in name.stems if stem not in own[0].stems)
    after, before = text[mention.end :], text[: mention.start]
    return (after[:1] in _JOINING and after[1:].startswith(others)) or (
        before[-1:] in _JOINING and any(stem in before for stem in others)
    )


def _is_body_first(text: str, mention: Mention, held: HeldNames) -> bool:
    """Whether the name of a body that one place alone has begins what is asked (图书馆养车多少), whatever is called so too."""
    own = [name for name in held.all if name.body == mention.text]
    first = _BEGINS.fullmatch(text[: mention.start]) is not None
    return first and len(own) == 1 and len(mention.text) >= _SHORTEST_BODY and not _OF_ACCOUNT.match(text, mention.end)


def _office_at(text: str, mention: Mention, held: HeldNames, lexicon: Lexicon) -> int:
    """How much of a mention belongs to an office after its place: 财政 in 普陀财政基本支出, as 基本支出 is a name too."""
    before = text[: mention.start]
    for above, begun in _OFFICES_ABOVE:
        if before.endswith(above) and (own := begun.match(mention.text)):
            return own.end()
    for name in held.all:
        located = _stands_after(before, name)
        body = name.body.removeprefix("人民")
        office = range(short_form(mention.text, body), 1, -1) if located and body[:1] == mention.text[:1] else ()
        cut = next((length for length in office if mention.text[length:] in lexicon.words), 0)
        if cut:
            return cut
    return 0
