"""One question -> Query: whom and when it speaks of, what it asks for, and what it asks about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from retrieval.store.records import LabelKind
from retrieval.understanding.budgets_too import budgets_too
from retrieval.understanding.chosen.limits import bounds
from retrieval.understanding.chosen.selecting import selection_in
from retrieval.understanding.chosen.selection import Of
from retrieval.understanding.cues import (
    Operation,
    beyond_in,
    budget_in,
    counted_in,
    measures_in,
    operation_in,
    roles_in,
    section_in,
)
from retrieval.understanding.named.another_thing import (
    counts_behind,
    cut_by_mentions,
    deeds_before,
    fronts_cut,
    narrowing_beside,
    told_nowhere,
    without_owner,
    words_before,
    words_cut,
)
from retrieval.understanding.named.labelled import labels_in
from retrieval.understanding.named.leftovers import content_words, is_measure, named_stretches, narrowing_in, unnamed
from retrieval.understanding.named.lexicon import Lexicon, Mention, fold
from retrieval.understanding.named.mentioned import as_whole, is_owner, once_for_both, own_things, telling, without_sum
from retrieval.understanding.named.titles import put_back, set_aside
from retrieval.understanding.numbers_wanted import BARE_UNIT, PLACES, UNIT, counters_in, decimals_asked, unit_asked
from retrieval.understanding.periods import read_years, without_years_of_names
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.averages import over_staff
from retrieval.understanding.reckoned.heads_told import heads_told
from retrieval.understanding.reckoned.share_among import share_among
from retrieval.understanding.topic_cues import topic_name
from retrieval.understanding.whom.kinds import with_any_office
from retrieval.understanding.whom.misspelt import spelt_right
from retrieval.understanding.whom.names import Spot, as_named, blanked, held_names
from retrieval.understanding.whom.organisations import Naming, added_up, few_named, left_out, named_first, placed_among, resolve
from retrieval.understanding.whom.own_roles import roles_of_each
from retrieval.understanding.whom.unheld import unheld_in
from retrieval.understanding.wording.mistyped import well_typed
from retrieval.understanding.wording.monthly import names_money, of_whole_year
from retrieval.understanding.wording.particles import with_number_last, without_particle
from retrieval.understanding.wording.received import received_others
from retrieval.understanding.wording.rewording import reworded
from retrieval.understanding.wording.terms import with_meaning_asked
from retrieval.understanding.wording.unfolding import unfold

_AS_OFFICE = re.compile(r"部门(?=20\d\d|[^\u4e00-\u9fff]|[排检处查立受办组开出调转接发培救监执][\u4e00-\u9fff])")
"""应急部门排查了多少 calls an organisation by its field; 财政部门预算 names what a department has."""
_STATED_MONEY = re.compile(r"(?<=[花用是有了为到占])\d[\d.]*(?:[万亿]?元|[万亿])[多余]?(?=[吗么吧对是])")
_STATED_COUNT = re.compile(r"(?<![\d.])\d+(?=批次|人次|[批辆台个家件条户人])")
_COUNTS = "零一两三四五六七八九"
_THESE_BODIES = re.compile(
    rf"(?<=[\u4e00-\u9fff])[这那]?(?P<count>[{_COUNTS[2:]}])[个家](?:[\u4e00-\u9fff]|12345){{0,4}}?(?:热线|中心|局|办公?室|街道|镇|乡|学校|医院|法院|检察院)(?=的)"
)
"""A、B、C三个热线中心的 counts once more those that are named."""
_EVALUATED = re.compile("绩效(?=项目)")
"""绩效项目 speaks of what is evaluated, not of 绩效工资."""
_OTHER_BODIES = re.compile(r"(?:其[他余它]|剩[下余]的?)(?:[几两二三四五六七八九]?[家个](?:单位|部门|机构)?|单位|部门|机构)")
_NO_ROW = re.compile(
    rf"{_OTHER_BODIES.pattern}|绩效(?=的?(?:项目|自评|评[价审]|目标|管理|考核|监控|得分|等级))"
    r"|(?:几|多少)个科(?=目)|还?剩[下余]?了?(?:多少|几)[个家座条件处户]?(?=没有?(?:整?改|办|修|建|解决|处理|验收|达标))"
)
"""其他单位 speaks of organisations, not of a row 其他; 还剩多少没改 of no money, 几个科目 of no offices."""
_YEAR = re.compile(r"(?<=(?:19|20)\d{2})年度")
"""2024年度收入 is the 收入 of a year, no 年度收入."""
_NAMES = (LabelKind.ROW, LabelKind.SUBJECT)
_IN_ALL = re.compile(r"一共")
_UNSPENT = re.compile(r"(?:没|未)有?(?:花|用|执行)[完掉光]")
_SERVES = re.compile(r"(?:主要|都)?[干做]了?(?:什么|嘛)的?$|[干做]什么用")
"""What a thing that is named serves for (其他用车是干什么的, 某支出主要干什么) is no duty of the organisation."""


def read(question: str, lexicon: Lexicon, organisations: Collection[str]) -> Query:
    """Read one question by itself, with the names that it mistypes by their sound where these explain more of it."""
    query = _as_typed(question, lexicon, organisations)
    typed = fold(question) if query.unnamed or query.leftovers else ""
    heard = lexicon.sounds.mended(typed, lexicon.words) if typed else ""
    again = _as_typed(heard, lexicon, organisations) if heard != typed else query
    return again if _unexplained(again) < _unexplained(query) else query


def _unexplained(query: Query) -> tuple[int, int]:
    """How much of a question nothing explains."""
    return len(query.unnamed), sum(map(len, query.leftovers))


def _as_typed(question: str, lexicon: Lexicon, organisations: Collection[str]) -> Query:
    """One question by itself as it stands."""
    held = held_names(tuple(organisations))
    if (of_year := of_whole_year(fold(question))) and (monthly := _over_months(read(of_year, lexicon, organisations))):
        return monthly
    called = [name.full for name in held.all]
    kept, title = set_aside(fold(with_meaning_asked(question)), lexicon.words)
    put = with_any_office(kept, held.all)
    typed = with_number_last(without_particle(well_typed(put, lexicon.words), lexicon.words), lexicon.words)
    heads, typed = heads_told(typed)
    of_budgets_too, typed = budgets_too(typed)
    put = put_back(unfold(reworded(over_staff(typed), lexicon.words), lexicon.words), title)
    text = as_named(spelt_right(put, held), held)
    years = read_years(text)
    undated = blanked(text, years.spots)  # 2023年渝江区 holds no place 年渝江区
    naming = resolve(undated, organisations, labels_in(text, lexicon.mentions(text), held, lexicon))
    if plainly := _with_bodies_plain(text, naming):
        return read(plainly, lexicon, organisations)
    if among := share_among(text, naming):
        return among.of(read(among.amounts, lexicon, organisations))
    several = len(held.organisations) > 1 and not naming.spots
    if several and (unheld := unheld_in(text, years.spots, lexicon.mentions(text), lexicon)):
        naming = Naming(spots=(unheld[1],), unknown=(unheld[0],))
    without = left_out(undated, naming)
    unowned = _YEAR.sub("\n\n", blanked(undated if years.every else text, naming.spots))
    if len(naming.organisations) > 1:
        unowned = _IN_ALL.sub("\n\n", unowned)  # 支出一共 of several is their sum
    mentions = [as_whole(text, mention, lexicon) for mention in lexicon.mentions(unowned)]
    years = without_years_of_names(years, ((m.start, key) for m in mentions for kind in _NAMES for key in m.keys(kind)))
    own = [one for one in mentions if not (is_owner(one, called, text, naming.spots) or _is_no_row(one.spot, text))]
    once = once_for_both(own, naming)
    mentions = telling(without_sum(once), text)
    named = [mention.spot for mention in (*mentions, *(own if once != own else ())) if not is_measure(mention.text)]
    offices = [match.span() for _, end in naming.spots if (match := _AS_OFFICE.match(text, end))]
    about = blanked(text, [*naming.spots, *offices, *years.spots, *(found.span() for found in BARE_UNIT.finditer(text))])
    chosen = selection_in(about, blanked(about, named), len(naming.organisations))
    about = blanked(about, chosen.spots if chosen else ())
    rest = without_owner(_OTHER_BODIES.sub("\n", PLACES.sub("\n", blanked(about, named))), mentions)
    uses = _SERVES.search(about) and (unnamed(rest) or _does(rest, mentions)) and topic_name(about)  # 车都是干什么的
    operation = Operation.TEXT if uses else operation_in(rest, about)
    if operation is Operation.REASON:  # 为什么没花完 asks of no balance, 为什么不到六成 of no 六成
        mentions = [mention for mention in mentions if not _UNSPENT.fullmatch(mention.text)]
        rest = blanked(rest, [spot for limit in bounds(rest) for spot in limit.spots])
    if operation is Operation.VALUE and added_up(text, naming):
        operation = Operation.TOTAL
    counting = _STATED_COUNT.sub("几", rest) if operation is Operation.CHECK else rest  # 有7辆公车吗 is about their number
    told = tuple(mentions)
    if partial := lexicon.partial(unnamed(rest)):
        mentions.append(partial)
        rest = rest.replace(partial.text, "\n" * len(partial.text))
    things = own_things(naming, mentions)
    placed = placed_among(undated, naming) if chosen and chosen.of in (Of.POSITION, Of.MEAN) else ()
    deeds = deeds_before(rest, told) if operation is Operation.VALUE and not any(one.names_row for one in told) else []
    own_roles = roles_of_each(text, naming, things_each=bool(things) or once != own)
    return Query(
        question=text,
        operation=Operation.AVERAGE if heads and operation is Operation.VALUE else operation,
        measures=measures_in(counting, about),
        organisations=placed or tuple(name for name in naming.organisations if name not in without),
        unknown=naming.unknown,
        years=years,
        mentions=tuple(mentions),
        roles=() if own_roles else roles_in(rest, about),
        own_roles=own_roles,
        budget=budget_in(rest),
        unit=unit_asked(blanked(text, naming.spots)),
        places=decimals_asked(text),
        counters=counters_in(text if counting == rest else counting),
        leftovers=content_words(rest),
        narrowing=_each_once(narrowing_beside(rest, told, lexicon), _beside_rows(about, rest, told, operation), deeds),
        apart=(*told_nowhere(text, naming.spots, rest, told), *cut_by_mentions(about, told)),
        section=None if uses or (_SERVES.search(about) and any(one.names_row for one in told)) else section_in(text),
        counted=counted_in(about),
        heads=heads,
        budgets_too=of_budgets_too,
        beyond=beyond_in(rest, about),
        unnamed="".join(unnamed(_EVALUATED.sub("\n", _STATED_MONEY.sub("\n", UNIT.sub("\n", rest))))),
        asked=tuple(named_stretches(_EVALUATED.sub("\n", UNIT.sub("\n", about)))),
        about=about,
        chosen=chosen,
        without=without,
        own=tuple(things),
    )


def _with_bodies_plain(text: str, naming: Naming) -> str:
    """The text without a count of the organisations it names, with the one it weighs in first, or 和 for 加; '' for others."""
    counted = _THESE_BODIES.search(text)
    if counted and _COUNTS.find(counted["count"]) == len(naming.organisations):
        return text[: counted.start()] + text[counted.end() :]
    few = few_named(text, naming)
    return text[: few[0]] + text[few[1] :] if few else named_first(text, naming) or added_up(text, naming)


def _does(rest: str, mentions: Sequence[Mention]) -> bool:
    """Whether it is asked what a row mainly does (某支出主要干什么), which is what its money was used for."""
    return "主要" in rest and any(one.names_row for one in mentions)


def _beside_rows(about: str, rest: str, told: tuple[Mention, ...], operation: Operation) -> Iterable[str]:
    """What stands before or behind a row that is named, and makes another thing of it."""
    narrow = narrowing_in(about)  # 女 of 女职工
    before = (word for word in words_before(about, told) if not any(own in word for own in narrow))
    asks_plainly = operation in (Operation.VALUE, Operation.REASON)
    named = words_cut(about, told) if asks_plainly else ()  # a check names places too
    cut = (*named, *fronts_cut(about, rest, told))
    return (*before, *counts_behind(about, told), *cut, *received_others(rest, told))


def _each_once(*words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(words)))


def _over_months(query: Query) -> Query | None:
    """The mean over the months of what a question asks of a year; None where more than money is named (残疾人月均收入)."""
    money = names_money(query.about) or any(row.codes or row.keys(LabelKind.ROW) for row in query.rows)
    plain = money and not (query.leftovers or query.narrowing or query.unnamed) and query.operation is Operation.VALUE
    return replace(query, operation=Operation.AVERAGE, monthly=True) if plain else None


def _is_no_row(spot: Spot, text: str) -> bool:
    """Whether words that may name a row speak of something else where they stand in a text."""
    other = _NO_ROW.match(text, spot[0])
    return other is not None and other.end() >= spot[1]
