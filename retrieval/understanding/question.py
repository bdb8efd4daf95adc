"""One question -> Query: whom and when it speaks of, what it asks for, and what it asks about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from retrieval.store.records import LabelKind
from retrieval.understanding.averages import over_staff
from retrieval.understanding.budgets_too import budgets_too
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
from retrieval.understanding.heads_told import heads_told
from retrieval.understanding.kinds import with_any_office
from retrieval.understanding.labelled import labels_in
from retrieval.understanding.leftovers import (
    content_words,
    cut_words,
    is_measure,
    named_stretches,
    narrowing_in,
    narrowing_words,
    says_little,
    unnamed,
)
from retrieval.understanding.lexicon import Lexicon, Mention, fold, names_body
from retrieval.understanding.limits import bounds
from retrieval.understanding.misspelt import spelt_right
from retrieval.understanding.mistyped import well_typed
from retrieval.understanding.names import Spot, held_names, overlaps, with_street, word_starts
from retrieval.understanding.numbers_wanted import (
    BARE_UNIT,
    COUNTERS,
    PLACES,
    UNIT,
    counters_in,
    decimals_asked,
    unit_asked,
)
from retrieval.understanding.organisations import Naming, few_named, left_out, resolve
from retrieval.understanding.own_roles import roles_of_each
from retrieval.understanding.particles import without_particle
from retrieval.understanding.periods import read_years
from retrieval.understanding.query import Query
from retrieval.understanding.received import received_others
from retrieval.understanding.rewording import reworded
from retrieval.understanding.selecting import selection_in
from retrieval.understanding.terms import with_meaning_asked
from retrieval.understanding.topic_cues import topic_name
from retrieval.understanding.unfolding import unfold
from retrieval.understanding.unheld import unheld_in

_AS_OFFICE = re.compile(r"部门(?=20\d\d|[^\u4e00-\u9fff]|[排检处查立受办组开出调转接发培救监执][\u4e00-\u9fff])")
"""应急部门排查了多少 calls an organisation by its field; 财政部门预算 names what a department has."""
_SUM_BEHIND, _TOTALS = re.compile(r"(?:支出|收入)?(?:合计|总计)"), frozenset({"合计", "总计", "小计"})
_COUNTED = re.compile(r"(?:\d[\d.]*|[一两二三四五六七八九十几百千]+多?)(?:[万亿]?元|[万亿]多?|[%个])|\d[\d.]*")
"""17个项目里, 只有两千多万: the number says nothing of the thing."""
_STATED_MONEY = re.compile(r"(?<=[花用是有了为到占])\d[\d.]*(?:[万亿]?元|[万亿])[多余]?(?=[吗么吧对是])")
_STATED_COUNT = re.compile(r"(?<![\d.])\d+(?=批次|人次|[批辆台个家件条户人])")
_OF_A_PART = re.compile(r"(?:下属|所属|下辖|二级)(?:预算)?单位|下属|内设机构|[科处股]室")
"""Whose share of a thing (下属单位的办公费) is none that a report tells."""
_UNDER = re.compile(r"(?:下属|所属|下辖)(?:二级)?(?:预算)?(?:单位)?的?")
_OF_GOVERNMENT = re.compile(r"(?<!非)财政总?收入")
"""What a place takes in, which no report of one of its bodies tells."""
_OFFICE = re.compile(r"的?(?P<office>[\u4e00-\u9fff]{1,8}?(?:(?<!场)所(?!有|属|在|列|得)|站|队(?!伍)|分局|学校|中心|办事处))")
_OF_OFFICE = re.compile(r"\s*(?:的|20\d\d|收入|支出|预算|决算|花|用了|有几|有多少)")
_AWAY = re.compile(r"驻外(?:办事处|机构|单位)")
_COMMON_OFFICES = re.compile(r"(?:12345|政务|便民|市民|公共|行政|服务|热线)*(?:热线|服务)中心")
"""What an organisation may be called that is named by its place alone."""
_COUNTS = "零一两三四五六七八九"
_THESE_BODIES = re.compile(
    rf"(?<=[\u4e00-\u9fff])[这那]?(?P<count>[{_COUNTS[2:]}])[个家](?:[\u4e00-\u9fff]|12345){{0,4}}?(?:热线|中心|局|办公?室|街道|镇|乡|学校|医院|法院|检察院)(?=的)"
)
"""A、B、C三个热线中心的 counts once more those that are named."""
_EVALUATED = re.compile("绩效(?=项目)")
"""绩效项目 speaks of what is evaluated, not of 绩效工资."""
_OTHER_BODIES = re.compile(r"其[他余它](?:[几两二三四五六七八九]?[家个](?:单位|部门|机构)?|单位|部门|机构)")
_NO_ROW = re.compile(
    rf"{_OTHER_BODIES.pattern}|绩效(?=的?(?:项目|自评|评[价审]|目标|管理|考核|监控|得分|等级))"
    r"|还?剩[下余]?了?(?:多少|几)[个家座条件处户]?(?=没有?(?:整?改|办|修|建|解决|处理|验收|达标))"
)
"""其他单位 speaks of organisations, not of a row 其他; 还剩多少没改 of no money."""
_YEAR = re.compile(r"(?<=(?:19|20)\d{2})年度")
"""2024年度收入 is the 收入 of a year, no 年度收入."""
_IN_ALL, _SHARE = re.compile(r"一共|总共"), re.compile(r"的?(?:比例|比重|占比|份额)$")
_UNSPENT = re.compile(r"(?:没|未)有?(?:花|用|执行)[完掉光]")
_SERVES = re.compile(r"[干做]什么的$|[干做]什么用|干嘛的$|干啥的$")
"""What a thing that is named serves for (其他用车是干什么的) is no duty of the organisation."""
_HOUSES = ("院", "馆", "园", "校", "店", "厂", "室", "站")
_STAFF = "人员"
_PAID = frozenset({"补贴", "补助", "津贴", "奖金", "奖励"})
_COUNTABLE = ("单位数", "机构数", "个数", "单位", "内设")
_WEIGHED = ("占", "占了", "占到")

def read(question: str, lexicon: Lexicon, organisations: Collection[str]) -> Query:
    """Read one question by itself."""
    held = held_names(tuple(organisations))
    called = [name.full for name in held.all]
    put = with_any_office(fold(with_meaning_asked(question)), held.all)
    typed = without_particle(well_typed(put, lexicon.words), lexicon.words)
    heads, typed = heads_told(typed)
    of_budgets_too, typed = budgets_too(typed)
    text = with_street(spelt_right(unfold(reworded(over_staff(typed), lexicon.words), lexicon.words), held), held)
    years = read_years(text)
    undated = _without(text, years.spots)  # 2023年渝江区 holds no place 年渝江区
    naming = resolve(undated, organisations, labels_in(text, lexicon.mentions(text), held, lexicon))
    counted = _THESE_BODIES.search(text)
    if counted and _COUNTS.find(counted["count"]) == len(naming.organisations):
        return read(text[: counted.start()] + text[counted.end() :], lexicon, organisations)
    if few := few_named(text, naming):
        return read(text[: few[0]] + text[few[1] :], lexicon, organisations)
    several = len(held.organisations) > 1 and not naming.spots
    if several and (unheld := unheld_in(text, years.spots, lexicon.mentions(text), lexicon)):
        naming = Naming(spots=(unheld[1],), unknown=(unheld[0],))
    without = left_out(text, naming)
    unowned = _YEAR.sub("\n\n", _without(undated if years.every else text, naming.spots))
    if len(naming.organisations) > 1:
        unowned = _IN_ALL.sub("\n\n", unowned)  # 支出一共 of several is their sum
    mentions = [_as_whole(text, mention, lexicon) for mention in lexicon.mentions(unowned)]
    own = [one for one in mentions if not (_is_owner(one, called, text, naming.spots) or _is_no_row(one.spot, text))]
    once = _of_both(own, naming)
    mentions = _telling(_without_sum(once), text)
    named = [mention.spot for mention in (*mentions, *(own if once != own else ())) if not is_measure(mention.text)]
    offices = [match.span() for _, end in naming.spots if (match := _AS_OFFICE.match(text, end))]
    about = _without(text, [*naming.spots, *offices, *years.spots, *(found.span() for found in BARE_UNIT.finditer(text))])
    chosen = selection_in(about, _without(about, named), len(naming.organisations))
    about = _without(about, chosen.spots if chosen else ())
    rest = _without_owner(_OTHER_BODIES.sub("\n", PLACES.sub("\n", _without(about, named))), mentions)
    uses = _SERVES.search(about) and unnamed(rest) and topic_name(about)  # 车都是干什么的
    operation = Operation.TEXT if uses else operation_in(rest, about)
    if operation is Operation.REASON:  # 为什么没花完 asks of no balance, 为什么不到六成 of no 六成
        mentions = [mention for mention in mentions if not _UNSPENT.fullmatch(mention.text)]
        rest = _without(rest, [spot for limit in bounds(rest) for spot in limit.spots])
    counting = _STATED_COUNT.sub("几", rest) if operation is Operation.CHECK else rest  # 有7辆公车吗 is about their number
    told = tuple(mentions)
    if partial := lexicon.partial(unnamed(rest)):
        mentions.append(partial)
        rest = rest.replace(partial.text, "\n" * len(partial.text))
    things = _own(naming, mentions)
    own_roles = roles_of_each(text, naming, things_each=bool(things) or once != own)
    return Query(
        question=text,
        operation=Operation.AVERAGE if heads and operation is Operation.VALUE else operation,
        measures=measures_in(counting, about),
        organisations=tuple(name for name in naming.organisations if name not in without),
        unknown=naming.unknown,
        years=years,
        mentions=tuple(mentions),
        roles=() if own_roles else roles_in(rest, about),
        own_roles=own_roles,
        budget=budget_in(rest),
        unit=unit_asked(_without(text, naming.spots)),
        places=decimals_asked(text),
        counters=counters_in(text if counting == rest else counting),
        leftovers=content_words(rest),
        narrowing=(*_narrowing(rest, told, lexicon), *_fronts(about, rest, told), *received_others(rest, told)),
        apart=(*_apart(text, naming.spots, rest, told), *_cut(about, told)),
        section=None if uses or (_SERVES.search(about) and any(one.names_row for one in told)) else section_in(text),
        counted=counted_in(about),
        heads=heads,
        budgets_too=of_budgets_too,
        beyond=beyond_in(rest, about),
        unnamed="".join(unnamed(_EVALUATED.sub("\n", _STATED_MONEY.sub("\n", UNIT.sub("\n", rest))))),
        asked=tuple(named_stretches(_EVALUATED.sub("\n", about))),
        about=about,
        chosen=chosen,
        without=without,
        own=tuple(things),
    )


def _as_whole(text: str, mention: Mention, lexicon: Lexicon) -> Mention:
    """A thing that another is weighed with, without the word for a share: 基本支出 in 公用经费占基本支出比例."""
    stem = _SHARE.sub("", mention.text)
    if stem == mention.text or stem not in lexicon.words or not text[: mention.start].endswith("占"):
        return mention
    return Mention(stem, mention.start, mention.start + len(stem), tuple(lexicon.words[stem]))


def _of_both(mentions: list[Mention], naming: Naming) -> list[Mention]:
    """One thing that is named behind each of several organisations (A的三公经费和B的三公经费), once."""
    each = len(mentions) == len(naming.spots) > 1 and len({mention.text for mention in mentions}) == 1
    return mentions[:1] if each else mentions


def _own(naming: Naming, mentions: Sequence[Mention]) -> list[tuple[str, Mention]]:
    """What is asked of each organisation, where each of several has a thing of its own after its name."""
    rows = [mention for mention in mentions if mention.names_row]
    single = len(rows) > 1 and len(naming.spots) == len(rows) and all(len(one) == 1 for one in naming.named)
    turns = [spot[0] for pair in zip(naming.spots, (row.spot for row in rows), strict=single) for spot in pair]
    return [(one[0], row) for one, row in zip(naming.named, rows, strict=True)] if single and turns == sorted(turns) else []


def _apart(text: str, spots: Iterable[Spot], rest: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Offices of an organisation that is named, whose share of a thing no report tells (财政局财政所的人员经费)."""
    begun = {mention.start for mention in mentions}
    matches = [match for _, end in spots if (match := _OFFICE.match(text, end))]
    matches = [match for match in matches if not overlaps(match.span("office"), spots)]  # 和福建热线中心 is another one named
    printed = {end for _, end in _bodies(mentions)}
    own = [match for match in matches if match.end() in begun or _OF_OFFICE.match(text, match.end())]
    own = [match for match in own if match.end() not in printed]
    offices = [match["office"] for match in own if not _COMMON_OFFICES.fullmatch(match["office"])]
    of_parts = any(mention.names_row and not mention.text.endswith(_COUNTABLE) for mention in mentions)
    return (*offices, *_AWAY.findall(rest), *_OF_GOVERNMENT.findall(text), *(_OF_A_PART.findall(rest) if of_parts else ()))


def _without_owner(rest: str, mentions: Iterable[Mention]) -> str:
    """The text without 下属 before a body that a table by unit names: its row tells what it has."""
    bodies = {start for start, _ in _bodies(mentions)}
    return _without(rest, [match.span() for match in _UNDER.finditer(rest) if match.end() in bodies])


def _bodies(mentions: Iterable[Mention]) -> list[Spot]:
    """Where bodies are named that tables by unit have rows of."""
    return [one.spot for one in mentions if any(names_body(key) for key in one.keys(LabelKind.ROW))]


def _cut(about: str, mentions: Iterable[Mention]) -> list[str]:
    """Words for a part that a mention begins in: 校车 where 车有几辆 is named, 公共交通 where 交通补助 is; and for a house
    that an everyday word begins: 养老院 where 养老 is named.
    """
    places = [(about.find(word), word) for word in narrowing_in(about)]
    cut = [word for at, word in places if any(at < mention.start < at + len(word) for mention in mentions)]
    everyday = [mention for mention in mentions if mention.names_row and not mention.printed]
    houses = (word for word in cut_words(about) if word.endswith(_HOUSES))
    return [*cut, *(word for word in houses if any(word.startswith(one.text) and word != one.text for one in everyday))]


def _narrowing(rest: str, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[str, ...]:
    """The words beside what is named that make another thing of it."""
    rows = [mention for mention in mentions if mention.names_row]
    general = bool(rows) and all(says_little(mention.text) for mention in rows)
    open_words = content_words(rest)
    denied = (word for word in open_words if word.startswith("非"))  # 非小微的中小企业
    words = [*narrowing_words(rest), *filter(lexicon.speaks_of, open_words), *denied]
    return tuple(dict.fromkeys([*words, *(_open(rest) if general else ())]))


def _fronts(about: str, rest: str, mentions: Iterable[Mention]) -> list[str]:
    """The beginnings of words that mentions cut: 救护 of 救护车, where 车 is named; what a 补贴 is paid for (挂职补贴), and
    which 人员 are counted (临聘人员有多少).
    """
    words = content_words(rest)
    starts = {mention.start: mention.text in _PAID or mention.text.startswith(_STAFF) for mention in mentions}
    cuts = ((word, about.find(word) + len(word)) for word in words)
    return [word for word, cut in cuts if cut in starts and (starts[cut] or cut not in word_starts(about))]


def _open(text: str) -> list[str]:
    """All that a question about the whole leaves unsaid: 养两台 beside 花了多少 makes it another thing."""
    return [word for word in unnamed(_COUNTED.sub("\n", COUNTERS.sub("\n", UNIT.sub("\n", text)))) if word not in _WEIGHED]


def _is_owner(mention: Mention, names: Iterable[str], text: str, spots: Iterable[Spot]) -> bool:
    """Whether a printed word is but a part of an organisation's name (省12345), which is not said besides (县法院法院支出)."""
    said = any(mention.text in text[slice(*spot)] for spot in spots)
    return not said and not mention.keys(None) and any(mention.text in name for name in names)


def _is_no_row(spot: Spot, text: str) -> bool:
    """Whether words that may name a row speak of something else where they stand in a text."""
    other = _NO_ROW.match(text, spot[0])
    return other is not None and other.end() >= spot[1]


def _telling(mentions: list[Mention], text: str) -> list[Mention]:
    """Mentions without those that name a measure alone, or say little (花了多少钱) beside one that names a thing.

    A whole in which a part is weighed is named by little too (占全年支出的比重).
    """
    named = [mention for mention in mentions if not is_measure(mention.text)]
    mentions = named if any(mention.names_row for mention in named) else mentions
    telling = [
        mention for mention in mentions
        if mention.text not in _TOTALS
        and (mention.printed or not says_little(mention.text) or text[: mention.start].endswith(_WEIGHED))
    ]
    return telling if any(mention.names_row for mention in telling) else mentions


def _without_sum(mentions: list[Mention]) -> list[Mention]:
    """Mentions without 支出合计 behind the second of two things, whose sum it asks for (小学教育和初中教育支出合计)."""
    ends = {mention.end for mention in mentions} if len(mentions) > 2 else set()
    return [mention for mention in mentions if not (mention.start in ends and _SUM_BEHIND.fullmatch(mention.text))]


def _without(text: str, spots: Iterable[Spot]) -> str:
    """The text with the spots blanked out."""
    characters = list(text)
    for start, end in spots:
        characters[start:end] = "\n" * (end - start)
    return "".join(characters)
