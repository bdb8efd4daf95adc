"""What a question says beside the things that it names, and makes other things of them: parts, offices, words that are cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from retrieval.store.records import LabelKind
from retrieval.understanding.named.leftovers import (
    content_words,
    cut_words,
    is_filler,
    is_word,
    narrowing_in,
    narrowing_words,
    says_little,
    tagged,
    unnamed,
)
from retrieval.understanding.named.lexicon import Lexicon, Mention
from retrieval.understanding.named.mentioned import WEIGHED
from retrieval.understanding.named.spellings import names_body
from retrieval.understanding.numbers_wanted import COUNTERS, UNIT
from retrieval.understanding.whom.names import Spot, blanked, overlaps, word_starts

_COUNTED = re.compile(r"(?:\d[\d.]*|[一两二三四五六七八九十几百千]+多?)(?:[万亿]?元|[万亿]多?|[%个])|\d[\d.]*")
"""17个项目里, 只有两千多万: the number says nothing of the thing."""
_OF_A_PART = re.compile(r"(?:下属|所属|下辖|二级)(?:预算)?单位|下属|内设机构|[科处股]室")
"""Whose share of a thing (下属单位的办公费) is none that a report tells."""
_UNDER = re.compile(r"(?:下属|所属|下辖)(?:二级)?(?:预算)?(?:单位)?的?")
_OF_GOVERNMENT = re.compile(r"(?<!非)财政总?收入")
"""What a place takes in, which no report of one of its bodies tells."""
_CODE = re.compile(
    r"(?<![\d.])(?:\d{3,7}(?=科目|编码|代码)|[235]\d{4}(?:\d{2})?(?![\d.])(?!多?[亿万千百]?[元人个件条户次批辆台%]))"
)
"""An account of the classification, which alone tells what is asked where no report prints it (2010305科目支出)."""
_OFFICE = re.compile(r"的?(?P<office>[\u4e00-\u9fff]{1,8}?(?:(?<!场)所(?!有|属|在|列|得)|站|队(?!伍)|分局|学校|中心|办事处))")
_OF_OFFICE = re.compile(r"\s*(?:的|20\d\d|收入|支出|预算|决算|花|用了|有几|有多少)")
_AWAY = re.compile(r"驻外(?:办事处|机构|单位)")
_COMMON_OFFICES = re.compile(r"(?:12345|政务|便民|市民|公共|行政|服务|热线)*(?:热线|服务)中心")
"""What an organisation may be called that is named by its place alone."""
_HOUSES = ("院", "馆", "园", "校", "店", "厂", "室", "站")
_STAFF = "人员"
_SAYS = re.compile(r"[\n的了花用是有多几占比和与跟加减除等]")
_PLACING, _BOTH_SIDES = ("f", "s", "n"), ("前后", "左右", "上下")
_REST = re.compile("(?:其他|其余|别|另外?)的?$")
_PAID = frozenset({"补贴", "补助", "津贴", "奖金", "奖励"})
_COUNTABLE = ("单位数", "机构数", "个数", "单位", "内设")

_CLAUSE = re.compile(r"[\n，。、；：？！,;:?!“”\"（）()\s]")
_OFFICES = frozenset("科处股队班组室站所")
"""What a name before it makes an office of (信息科的办公费)."""
_NO_THING = re.compile(
    r"[上下今去前后当][半]?年|.*[这那各哪][\u4e00-\u9fff]*|没.*|评价|自评|绩效|.*(?:部分|项目|其中|方面|情况|时候|期间)"
)
_NO_NOUNS = frozenset("upcrqxyfeokvdzas")
"""Parts of speech of words that stand before a thing and are no attribute of it; numerals and times are, where they hold a
character that counts nothing (二手, 夏季, 12月).
"""
_OF_IT = re.compile(r"^(?P<of>[\u4e00-\u9fff\d]{2,8})的呢[？?]?$")
_COUNT_BEHIND = re.compile(
    r"(?P<count>(?:(?![一二两三四五六七八九十几各占呢处第每])[\u4e00-\u9fff]){1,2}[数量次率])(?![据字额量目])"
)
_COUNTS_ONLY = re.compile(
    r"[\d.%一二两三四五六七八九十几百千万亿多半第每全余来元个年日号项家名台辆份位次批条成倍分]+(?:之[\u4e00-\u9fff]*)?"
)

_OF_ANYTHING = re.compile("(?:专项|项目)(?:经费|资金|支出|开支|费用)")
"""Money of projects, which any word before it (扫黑专项经费) makes that of one of them."""
_POINTS = re.compile(r"[相悬]?[差高低]了?(?:多少|几)个?百分点")
"""By how much two rates differ."""


def told_nowhere(text: str, spots: Iterable[Spot], rest: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """What is asked for that no report tells: what an office of a body has (财政局财政所的人员经费), an account by a code
    that is printed nowhere.
    """
    begun = {mention.start for mention in mentions}
    matches = [match for _, end in spots if (match := _OFFICE.match(text, end))]
    matches = [match for match in matches if not overlaps(match.span("office"), spots)]  # 和福建热线中心 is another one named
    printed = {end for _, end in _bodies(mentions)}
    own = [match for match in matches if match.end() in begun or _OF_OFFICE.match(text, match.end())]
    own = [match for match in own if match.end() not in printed]
    offices = [match["office"] for match in own if not _COMMON_OFFICES.fullmatch(match["office"])]
    of_parts = any(mention.names_row and not mention.text.endswith(_COUNTABLE) for mention in mentions)
    parts = _OF_A_PART.findall(rest) if of_parts else ()
    return (*offices, *_CODE.findall(rest), *_AWAY.findall(rest), *_OF_GOVERNMENT.findall(text), *parts)


def without_owner(rest: str, mentions: Iterable[Mention]) -> str:
    """The text without 下属 before a body that a table by unit names: its row tells what it has."""
    bodies = {start for start, _ in _bodies(mentions)}
    return blanked(rest, [match.span() for match in _UNDER.finditer(rest) if match.end() in bodies])


def _bodies(mentions: Iterable[Mention]) -> list[Spot]:
    """Where bodies are named that tables by unit have rows of."""
    return [one.spot for one in mentions if any(names_body(key) for key in one.keys(LabelKind.ROW))]


def cut_by_mentions(about: str, mentions: Iterable[Mention]) -> list[str]:
    """Words for a part that a mention begins in: 校车 where 车有几辆 is named, 公共交通 where 交通补助 is; and for a house
    that an everyday word begins: 养老院 where 养老 is named.
    """
    places = [(about.find(word), word) for word in narrowing_in(about)]
    cut = [word for at, word in places if any(at < mention.start < at + len(word) for mention in mentions)]
    everyday = [mention for mention in mentions if mention.names_row and not mention.printed]
    houses = (word for word in cut_words(about) if word.endswith(_HOUSES))
    return [*cut, *(word for word in houses if any(word.startswith(one.text) and word != one.text for one in everyday))]


def narrowing_beside(rest: str, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[str, ...]:
    """The words beside what is named that make another thing of it."""
    rows = [mention for mention in mentions if mention.names_row]
    general = bool(rows) and all(says_little(mention.text) or _OF_ANYTHING.fullmatch(mention.text) for mention in rows)
    open_words = content_words(rest)
    denied = (word for word in open_words if word.startswith("非"))  # 非小微的中小企业
    words = [*narrowing_words(rest), *filter(lexicon.speaks_of, open_words), *denied]
    return tuple(dict.fromkeys([*words, *(_open(rest) if general else ())]))


def words_before(about: str, mentions: Iterable[Mention]) -> list[str]:
    """The words right before the rows that are named, which make another thing of them: 夏季水费, 二手车, 信息科的办公费."""
    named = [one for one in mentions if one.text and about[one.start : one.end] == one.text]
    starts = ((one, one.start - (about[one.start - 1 : one.start] == "的")) for one in named if one.names_row)
    before = (about[max((other.end for other in named if other.end <= at), default=0) : at] for one, at in starts)
    alone = _OF_IT.search(about) if not named else None  # 信息科的呢 after a question for a thing
    return list(dict.fromkeys(filter(None, map(_last_word, (*before, alone["of"] if alone else "")))))


def counts_behind(about: str, mentions: Iterable[Mention]) -> list[str]:
    """What is counted of a row that is named, where no cue asks for it: 公务用车报废量, 接待桌数."""
    matches = (_COUNT_BEHIND.match(about, one.end) for one in mentions if one.names_row and one.text)
    return [match["count"] for match in matches if match and unnamed(match["count"])]


def words_cut(about: str, mentions: Sequence[Mention]) -> list[str]:
    """Words and names that rows which are named are but the beginning of (体育场 where 体育 is named, 水利前期), and what stands
    before one for what is left beside it (其他水利).
    """
    found: list[str] = []
    begun = sorted(mention.start for mention in mentions)
    for one in (mention for mention in mentions if mention.names_row and mention.text):
        until = next((start for start in begun if start >= one.end), len(about))
        rest, before = _SAYS.split(about[one.end : until])[0], about[: one.start]
        word, tag = next(iter(tagged(rest)), ("", "x"))
        longer = next((size for size in (2, 1) if is_word(one.text[-2:] + rest[:size]) and len(rest) >= size), 0)
        placed = tag in _PLACING and len(word) > 1 and word not in _BOTH_SIDES and unnamed(word)  # 几拨人 tells no other
        if unnamed(rest[:longer]) or placed:
            found.append(rest[:longer] or word)
        found += _REST.findall(before)
    return found


def _last_word(text: str) -> str:
    """The word that a stretch ends with, where it is a thing; '' where it is not."""
    stretch = _CLAUSE.split(text)[-1]
    words, left = tagged(stretch), unnamed(stretch)[-1:]
    if len(words) > 1 and words[-1][0] in _OFFICES:
        words[-1] = (words[-2][0] + words[-1][0], "n")
    word, tag = words[-1] if words else ("", "x")
    thing = len(word) > 1 and any(one[-1] in word for one in left) and tag[:1] not in _NO_NOUNS
    said = is_filler(word) or says_little(word) or _NO_THING.fullmatch(word) or _COUNTS_ONLY.fullmatch(word)
    return word if thing and not said else ""


def deeds_before(rest: str, mentions: Iterable[Mention]) -> list[str]:
    """What is done for the money of a column that is named alone (卖东西收入, 捐的支出), in however short words."""
    before = (rest[: one.start].rpartition("\n")[2] for one in mentions if not one.names_row and says_little(one.text))
    return [word for stretch in before for word in unnamed(stretch)]


def fronts_cut(about: str, rest: str, mentions: Iterable[Mention]) -> list[str]:
    """The beginnings of words that mentions cut: 救护 of 救护车, where 车 is named; what a 补贴 is paid for (挂职补贴), and
    which 人员 are counted (临聘人员有多少).
    """
    words = content_words(rest)
    starts = {mention.start: mention.text in _PAID or mention.text.startswith(_STAFF) for mention in mentions}
    cuts = ((word, about.find(word) + len(word)) for word in words)
    return [word for word, cut in cuts if cut in starts and (starts[cut] or cut not in word_starts(about))]


def _open(text: str) -> list[str]:
    """All that a question about the whole leaves unsaid: 养两台 beside 花了多少 makes it another thing."""
    for asked in (_POINTS, UNIT, COUNTERS, _COUNTED):
        text = asked.sub("\n", text)
    return [word for word in unnamed(text) if word not in WEIGHED]
