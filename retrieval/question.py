"""Question and history -> Query: whom and when it speaks of, what it asks for, and what it asks about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from extraction.report import Role
from retrieval.cues import (
    Beyond,
    Measure,
    Operation,
    beyond_in,
    budget_in,
    content_words,
    counted_in,
    is_measure,
    measures_in,
    named_stretches,
    narrowing_words,
    operation_in,
    roles_in,
    says_little,
    section_in,
    unnamed,
)
from retrieval.lexicon import Lexicon, Mention, fold
from retrieval.misspelt import spelt_right
from retrieval.organisations import Spot, overlaps, resolve, take_apart
from retrieval.periods import Years, read_years
from retrieval.unfolding import unfold

_UNIT = re.compile(
    r"多少(亿元|万元|元|块|[亿万](?![件人户次条个台辆批]))"
    r"|(?:以|按|换算成|换成|折合成?|用|合)(?:多少)?(亿元|万元|元)|是?几(亿|万)元?"
)
_PLACES = re.compile(r"保留([零一两三四五六\d])位小数")
_TOTALS = frozenset({"合计", "总计", "小计"})
_ELLIPTIC = re.compile(r"^(?:那|换成)|呢$")
_ITS_SHARE = re.compile(r"(?:那|那么)?(?:它|这|这项|这笔|这个|其|该项)?(?:大概|约|又|要)?占了?(?=[^多几比的到百])")
_BESIDE = re.compile(r"(?:那|那么)?[和跟与同].*(?:比|差)")
"""和财政局比呢: the one asked about before beside the one named now."""
_PART_OF = re.compile(r"其中|里面|里头|当中")
"""What begins so asks for a part of what was asked for before."""
_COMPARING = (Operation.HIGHEST, Operation.LOWEST, Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO)
_WITHIN = re.compile(r"哪一?[项块笔类样]|里头|其中|里面|当中")
"""谁多 speaks of all that were asked about before, 它里头哪一项最多 of the last alone."""
_SPENT = re.compile(r"[花用](?:了|掉|出去)?(?:多少|几)")
_AS_A_WHOLE = re.compile(r"年|单位|部门|机关|全部|总[支开额花]|所有")
_COUNTED = re.compile(r"\d+个")
"""17个项目里: the number says nothing of the thing."""
_COUNTERS = re.compile(r"人次|批次|(?:几|多少)(批|辆|台|个团组|个团|个人|人|个|家|万?件|万?条|万?户)")


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks, before anything is looked up.

    `question` is folded (see `lexicon.fold`). `organisations` are names of the library, `unknown` names that it does
    not hold; `mentions` name rows, columns, projects or tables; `leftovers` are content words that nothing explains, of which
    those `narrowing` make another thing of what is asked;
    `counted` is the indicator that an average is taken over, `counters` are the units (批, 人次, 辆) that a count is asked in.
    `about` is the question without names and years, `asked` what it names besides the words that only ask, in stretches.
    `unnamed` is what names, years, cues and fillers leave of the question; `guessed` the indicator that it was taken for.
    """

    question: str
    operation: Operation
    measures: tuple[Measure, ...]
    organisations: tuple[str, ...]
    unknown: tuple[str, ...]
    years: Years
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    budget: str
    unit: str | None
    places: int | None
    leftovers: tuple[str, ...]
    section: str | None = None
    counted: str | None = None
    counters: tuple[str, ...] = ()
    beyond: Beyond | None = None
    unnamed: str = ""
    guessed: str = ""
    narrowing: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    about: str = ""

    @property
    def names_own(self) -> bool:
        """Whether the question itself names what it asks about, and takes it from no question before."""
        named = (mention for mention in self.mentions if mention.names_row and mention.text in self.question)
        return any(not says_little(mention.text) for mention in named)

    @property
    def asks_income(self) -> bool:
        """Whether what it asks about comes in, so that nothing is spent on it."""
        return any("income" in key for mention in self.mentions for key in mention.keys(None)[:1])

    @property
    def asks_own(self) -> bool:
        """Whether the question asks for more than the value of what was asked about before."""
        return self.names_own or self.operation is not Operation.VALUE

    def to_json(self) -> dict[str, Any]:
        """The query as `ask --explain` prints it."""
        return {**asdict(self), "mentions": [mention.text for mention in self.mentions]}


def understand(question: str, history: Sequence[str], lexicon: Lexicon, organisations: Collection[str]) -> Query:
    """Read a question; what it leaves open is taken from the questions before it (那聊城呢？ keeps the indicator)."""
    before = [_read(earlier, lexicon, organisations) for earlier in reversed(history)]
    own = _read(_with_part(fold(question), before), lexicon, organisations)
    if before and all(is_measure(mention.text) for mention in own.mentions):
        own = replace(own, mentions=())  # 那预算数呢 asks for the budget of the thing before
    if _only_spends(own) and (spent_on := next((one for one in before if one.names_own), None)) and not spent_on.asks_income:
        own = replace(own, mentions=())
    query = own = _completed(own, before, lexicon)
    for earlier in before:
        if query.mentions and (query.organisations or query.unknown):
            break
        query = _inherit(query, earlier)
    if not own.organisations and not own.unknown and own.operation in _COMPARING and not _WITHIN.search(own.question):
        named = [name for earlier in reversed(before) for name in earlier.organisations]
        query = replace(query, organisations=tuple(dict.fromkeys(named)))
    if before and own.organisations and _BESIDE.match(own.question):
        whom = tuple(dict.fromkeys([*before[0].organisations, *own.organisations]))
        query = replace(query, organisations=whom, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,))
    return query


def _only_spends(query: Query) -> bool:
    """Whether a question says no more than that something was spent (花了多少钱), neither by whom nor in which year."""
    named = [mention for mention in query.mentions if mention.names_row]
    bare = all(not mention.printed and _SPENT.search(mention.text) and says_little(mention.text) for mention in named)
    return bool(named) and bare and not query.organisations and not query.unknown and not _AS_A_WHOLE.search(query.question)


def _with_part(question: str, before: Sequence[Query]) -> str:
    """它占总支出多少 with what 它 stands for in its place."""
    named = [mention.text for earlier in before[:1] for mention in earlier.mentions if mention.names_row and mention.text]
    match = _ITS_SHARE.match(question)
    return f"{named[0]}占{question[match.end() :]}" if match and len(named) == 1 else question


def _completed(query: Query, before: Sequence[Query], lexicon: Lexicon) -> Query:
    """A follow-up that names but the end of a name, with its beginning from the question before (政府采购…？工程是多少？)."""
    if not before or any(mention.names_row for mention in query.mentions):
        return query
    for end in (*query.leftovers[:1], query.about.replace("\n", "")):
        for mention in before[0].mentions:
            parts = {mention.text[i:j] for i in range(len(mention.text)) for j in range(i + 2, len(mention.text) + 1)}
            names = sorted((part + end for part in parts if part + end in lexicon.words), key=len)
            if names:
                meanings = tuple(lexicon.words[names[-1]])
                return replace(query, mentions=(Mention(names[-1], 0, 0, meanings),), leftovers=(), narrowing=(), unnamed="")
    return query


def _read(question: str, lexicon: Lexicon, organisations: Collection[str]) -> Query:
    names = {fold(name): name for name in organisations}
    text = spelt_right(unfold(fold(question), lexicon.words), map(take_apart, names))
    naming = resolve(text, names, _labels(text, lexicon.mentions(text), names, lexicon))
    years = read_years(text)
    mentions = lexicon.mentions(_without(text, naming.spots))
    mentions = _telling([mention for mention in mentions if not _is_owner(mention, names)])
    named = [mention.spot for mention in mentions if not is_measure(mention.text)]
    about = _without(text, [*naming.spots, *years.spots])
    rest = _without(about, named)
    general = any(mention.names_row for mention in mentions) and all(says_little(m.text) for m in mentions if m.names_row)
    if partial := lexicon.partial(unnamed(rest)):
        mentions.append(partial)
        rest = rest.replace(partial.text, "\n" * len(partial.text))
    return Query(
        question=text,
        operation=operation_in(rest),
        measures=measures_in(rest, about),
        organisations=tuple(names[name] for name in naming.organisations),
        unknown=naming.unknown,
        years=years,
        mentions=tuple(mentions),
        roles=roles_in(rest),
        budget=budget_in(rest),
        unit=_unit(text),
        places=_decimals(text),
        counters=tuple(dict.fromkeys(match[1] or match[0] for match in _COUNTERS.finditer(text))),
        leftovers=(leftovers := content_words(rest)),
        narrowing=tuple(
            dict.fromkeys([*narrowing_words(rest), *filter(lexicon.speaks_of, leftovers), *(_open(rest) if general else ())])
        ),
        section=section_in(text),
        counted=counted_in(about),
        beyond=beyond_in(rest),
        unnamed="".join(unnamed(_UNIT.sub("\n", rest))),
        asked=tuple(named_stretches(about)),
        about=about,
    )


def _open(text: str) -> list[str]:
    """All that a question about the whole leaves unsaid: 养两台 beside 花了多少 makes it another thing."""
    return unnamed(_COUNTED.sub("\n", _COUNTERS.sub("\n", text)))


def _is_owner(mention: Mention, names: Iterable[str]) -> bool:
    """Whether a printed word is but a part of an organisation's name (省12345)."""
    return not mention.keys(None) and any(mention.text in name for name in names)


def _telling(mentions: list[Mention]) -> list[Mention]:
    """Mentions without those that name a measure alone, or say little (花了多少钱) beside one that names a thing."""
    named = [mention for mention in mentions if not is_measure(mention.text)]
    mentions = named if any(mention.names_row for mention in named) else mentions
    telling = [
        mention for mention in mentions if mention.text not in _TOTALS and (mention.printed or not says_little(mention.text))
    ]
    return telling if any(mention.names_row for mention in telling) else mentions


def _labels(text: str, mentions: Iterable[Mention], names: Collection[str], lexicon: Lexicon) -> list[Spot]:
    """Where figures are named, but for words inside an organisation's name that is written out."""
    written_out = [found.span() for name in names if name in text for found in re.finditer(re.escape(name), text)]
    own = [mention for mention in mentions if mention.names_row and not overlaps(mention.spot, written_out)]
    return [(mention.start + _office_at(text, mention, names, lexicon), mention.end) for mention in own]


def _office_at(text: str, mention: Mention, names: Collection[str], lexicon: Lexicon) -> int:
    """How much of a mention belongs to an office after its place: 财政 in 普陀财政基本支出, as 基本支出 is a name too."""
    before = text[: mention.start]
    for name in map(take_apart, names):
        located = any(before.endswith((place, stem)) for place, stem in zip(name.places, name.stems, strict=True))
        if located and name.body[:2] == mention.text[:2] and mention.text[2:] in lexicon.words:
            return 2
    return 0


def _without(text: str, spots: Iterable[Spot]) -> str:
    """The text with the spots blanked out."""
    characters = list(text)
    for start, end in spots:
        characters[start:end] = "\n" * (end - start)
    return "".join(characters)


def _decimals(text: str) -> int | None:
    match = _PLACES.search(text)
    return None if match is None else "零一两三四五六".find(match[1]) if match[1] in "零一两三四五六" else int(match[1])


def _unit(text: str) -> str | None:
    match = _UNIT.search(text)
    unit = next((group for group in match.groups() if group), None) if match else None
    return {"亿": "亿元", "万": "万元", "块": "元"}.get(unit, unit) if unit else None


def _inherit(query: Query, earlier: Query) -> Query:
    """Fill what a follow-up leaves open from an earlier question."""
    filled = query
    if not query.organisations and not query.unknown:
        filled = replace(filled, organisations=earlier.organisations, unknown=earlier.unknown)
    if _PART_OF.match(query.question) and query.mentions:
        filled = replace(filled, mentions=(*earlier.mentions[:1], *query.mentions))
    elif not query.mentions and not query.leftovers:
        filled = replace(filled, mentions=earlier.mentions, asked=filled.asked or earlier.asked)
    if _ELLIPTIC.search(query.question) and query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,):
        done = query.roles == (Role.FINAL,) and earlier.measures == (Measure.TARGET,)  # 目标是多少？实际呢？
        measures = (Measure.ACHIEVED,) if done else earlier.measures
        filled = replace(filled, operation=earlier.operation, measures=measures, roles=query.roles or earlier.roles)
    if not query.years.named:
        filled = replace(filled, years=replace(earlier.years, inherited=True))
    return filled
