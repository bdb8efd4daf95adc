"""What fact a question asks of the text alone: how many of a thing, when, by whom, which; and by what words it names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice, takewhile

from extraction.numbers import UNIT
from retrieval.understanding.cues import Operation, spoken_words
from retrieval.understanding.named.leftovers import is_filler, says_little, tagged
from retrieval.understanding.query import Query
from retrieval.understanding.whom.names import word_starts


class Sort(Enum):
    """What kind of fact is asked for."""

    COUNT = "count"
    MONEY = "money"
    WHEN = "when"
    WHO = "who"
    WHICH = "which"
    WHAT = "what"
    WHY = "why"
    PLACE = "place"
    DONE = "done"


_MONEY = re.compile(
    r"(?:多少|几)(?:块?钱|[万亿]?元)|(?:[花罚]|[花用][掉去])了?多少$|(?<=[款价额])(?:一?共|[是有为])*多少[呢了]?$"
)
_DONE = re.compile(
    r"完成了?(?:年度?|全年|上级|下达|[省市县州区])*的?(?:任务|计划|目标)数?的?(?:百分之(?:几|多少)|几成|(?:多大)?比例(?:是多少)?)"
)
"""How much of a task was done, in percent."""
_COUNT = re.compile(
    rf"(?:多少|(?<![哪第好])几(?!成))\n?(?P<unit>个?人(?!次)|平米|(?!年|分|倍)(?:{UNIT}))?|多大(?P<age>年[纪龄]|岁数)|多[大长高宽深远重](?!程度)"
)
_WHEN = re.compile(r"(?:是|在)?(?:什么时[候间]|何时|哪一?[天日年月]|几月(?:份|几[日号])?)")
_PARTICLES = re.compile("[的了过呢啊是在]")
TELLS_WHEN = re.compile(
    r"(?:19|20)\d\d年(?!度)|\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底初份])?|[上下]半年|[一二三四]季度"
)
"""How a clause tells when something was done or is to be done."""
_WHO = re.compile(
    r"(?:是|由|被|跟|向|从)*(?:谁|哪一?家(?:公司|单位|企业|机构|商家)?|哪一?个(?:公司|单位|企业|机构|部门)|哪里|哪儿|什么地方)(?!最|更)"
)
_FIRM = re.compile(r"公司|供应商|企业|外包(?=给了?谁)|哪一?家|厂家|商家|中标|承[接建包]|服务商")
_FIRMS = r"公司|集团|事务所|[研计]院|(?<=[\u4e00-\u9fff]{2})中心(?!业务|项目|工作)|银行|[厂店社]"
"""What names a firm; 中心业务 is the work of the body itself."""
_WHICH_PERSONS = re.compile(r"哪[几些]个?人")
_PERSONS = r"组长|成员|组员|同志|小组|人员[:：为是包由]"
_SEVERAL = re.compile(r"哪(?P<count>[两二三四五六七八九])(?P<word>[\u4e00-\u9fff])")
_DIGITS = {"两": "2二", "二": "2两", **dict(zip("三四五六七八九", "3456789", strict=True))}
_WHICH = re.compile(r"哪[几两三四五][\u4e00-\u9fff]|(?:都|主要)?(?:是|有)哪些[\u4e00-\u9fff]{0,2}$")
_WHAT = re.compile(
    r"[评获得定][上为得]?了?什么|哪一?[个家所](?=是)|(?:都|分别|各|主要|具体)?是些?什么[\u4e00-\u9fff]{0,2}$"
)
_PLACE = re.compile(r"第几[名位个]?|排名?在?(?:多少|几)[名位]?")
_WHY = re.compile(r"为什么|怎么(?=[没未不只])|(?:是|因为)?什么原因|原因")
_AMOUNT = re.compile(r"钱|元|金额|经费|资金|预算|支出|收入|分|占比|比例|除了|除开|最")
_ORDER = re.compile(r"最(?![多高](?:能|可以?)?[补发给奖])")
_OF_AMOUNTS = re.compile(r"[增减超多少高低大小涨降升]|预算|决算|花|支出|收入|经费|费用")
"""What asks why an amount is what it is, which claims tell."""
_PLANNED = re.compile(r"目标|(?<!没)计划|任务|原定|年初定")
_DENIED = re.compile(r"没(?!收)|未")
_STATED = re.compile(r"[A-Za-z]*\d[\d.]*(?:[万亿]|[A-Za-z]+)?")
_EACH = re.compile(r"每[人户亩次年月天]")
_MOVED = re.compile(r"[比较]\S{0,8}?(?:[多少增减高低升降]|净增)|[增减][加少长]了?(?:多少|几)")
_NOUN, _DEED = re.compile(r"n|an|vn|[bijlsxzg]"), re.compile(r"v(?!n)")
_THERE_IS = "有"
_PIECE = 2
"""Characters of a word that is never cut."""
_ENDING = "urpv"
"""Tags of particles, pronouns, prepositions and verbs, which end the name of a thing."""
_IDLE = frozenset({
    "人", "个人", "员", "钱", "时候", "时间", "地方", "有", "是", "在", "一共", "目前", "情况", "年底", "年末", "年初",
    "年纪", "往年", "没", "公司", "单位", "企业", "部门", "机构", "厂家", "商家",
})  # fmt: skip
"""Words that say of what sort a thing is, and name none."""
_RESULT = re.compile(r"(?<=.)(?:[好完掉上]|[过出起]来)$")
"""What says that a deed was done, and not which (装好)."""
_LIGHT = re.compile(
    r"[办搞做开看管弄用花拿接收发给设遭遇建修买打算要去来到]|组织|举办|开展|完成|达到|实现|进行|涉及|包括|覆盖|管着|所管"
)


@dataclass(frozen=True, slots=True)
class FactAsked:
    """A fact that is asked for: the things it is about, what was done with them, by the `unit` that counts it, and what the
    question before was about.

    `near` is the thing whose number is asked without a measure word, `moved` tells that it is one by which something changed,
    `planned` that it is the one aimed at, `denied` that it is asked what was not done; `done` is what was done with the number.
    """

    sort: Sort
    things: tuple[str, ...]
    deeds: tuple[str, ...]
    unit: str = ""
    near: str = ""
    moved: bool = False
    planned: bool = False
    denied: bool = False
    before: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def in_words(self) -> bool:
        """Whether words answer and no number does: who, when, of what kind."""
        return self.sort in (Sort.WHEN, Sort.WHO, Sort.WHAT)

    @property
    def asks_several(self) -> bool:
        """Whether the names of so many things are asked for (哪两座)."""
        return self.sort is Sort.WHICH and self.unit.startswith("[")

    @property
    def telling_deeds(self) -> tuple[str, ...]:
        """The deeds that a report must tell by the same word."""
        deeds = self.done if self.sort is Sort.COUNT else self.deeds
        return tuple(deed for deed in deeds if not is_light(deed))


def told_when_asked(question: str, text: str) -> bool:
    """Whether words tell when something was done, where a question asks that of it (什么时候开工)."""
    match = _WHEN.search(question)
    deed = _PARTICLES.sub("", question[match.end() :]) if match else ""
    named = len(deed) < 2 or any(deed[at : at + 2] in text for at in range(len(deed) - 1))
    return match is None or (named and bool(TELLS_WHEN.search(text)))


def is_light(deed: str) -> bool:
    """Whether a report may tell a deed by many other words (办, 开展)."""
    return _LIGHT.fullmatch(deed) is not None


WAYS = (Operation.VALUE, Operation.TEXT, Operation.AVERAGE, Operation.REASON)
"""Operations of questions that may ask for a fact."""


def fact_asked(query: Query, before: Sequence[Query] = ()) -> FactAsked | None:
    """The fact that a question asks of the text, after those `before` it, the last first; None where it asks for none."""
    text = query.about
    sorts = (
        (Sort.WHY, _WHY), (Sort.DONE, _DONE), (Sort.MONEY, _MONEY), (Sort.COUNT, _COUNT), (Sort.WHEN, _WHEN), (Sort.WHO, _WHO),
        (Sort.WHAT, _WHAT), (Sort.WHICH, _WHICH), (Sort.PLACE, _PLACE),
    )  # fmt: skip
    found = next(((sort, match) for sort, pattern in sorts if (match := pattern.search(text))), None)
    return _fact(*found, query, before) if found else None


def _fact(sort: Sort, match: re.Match[str], query: Query, before: Sequence[Query]) -> FactAsked | None:
    text, counted = query.about, sort is Sort.COUNT
    unit = (match["unit"] or (match["age"] and "岁") or "") if counted else _said_with(text)
    near = "" if unit or not counted else _beside(text, match)
    if _is_told_otherwise(sort, unit, near, query) or (counted and not (unit or near)):
        return None
    things, deeds = _with_known(*_named(query, text[: match.start()] + "\n" + text[match.end() :]), near, query)
    moved, planned, denied = (bool(way.search(text)) for way in (_MOVED, _PLANNED, _DENIED))
    planned = planned and sort is not Sort.DONE
    earlier = next((words for one in before if (words := _named(one, one.about)[0])), ())
    return FactAsked(sort, things, deeds, unit, near, moved, planned, denied, earlier, _done(text, match))


def _with_known(
    things: tuple[str, ...], deeds: tuple[str, ...], near: str, query: Query
) -> tuple[tuple[str, ...], tuple[str, ...]]:  # fmt: skip
    """The things and the deeds, where what the catalogue knows right before the thing counted is no deed (低保 in 低保标准)."""
    known = [one.text for one in query.mentions if near and one.keys(None) and f"{one.text}{near}" in query.about]
    known = [deed for deed in deeds if deed in known]
    return (*known, *things), tuple(deed for deed in deeds if deed not in known)


def _done(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """What was done with the number that is asked for, as the verb beside it says: 拆除 in 拆除了多少座, 移交 in 几宗移交公安."""
    before = [(word, tag) for word, tag in _cut(text[: match.start()]) if tag[0] != "u"]
    if before and _DEED.match(before[-1][1]) and before[-1][0] not in _IDLE:
        return (_RESULT.sub("", before[-1][0]),)
    behind = (word for word, tag in tagged(text[match.end() :]) if _DEED.match(tag) and word not in _IDLE and not is_filler(word))
    return tuple(_RESULT.sub("", word) for word in islice(behind, 1))


def _is_told_otherwise(sort: Sort, unit: str, near: str, query: Query) -> bool:
    """Whether figures and claims tell what is asked: an order, what the catalogue knows, why an amount is what it is."""
    bare = sort is Sort.COUNT and not unit
    known = (sort in (Sort.MONEY, Sort.WHICH) or bare) and _is_known(query, near)
    of_amounts = (sort is Sort.WHY and _OF_AMOUNTS.search(query.about)) or (bare and _AMOUNT.search(query.about))
    return known or bool(of_amounts) or _ORDER.search(query.about) is not None


def _said_with(text: str) -> str:
    """What a sentence that answers in words must hold, as a pattern: a firm, persons, or so many (哪两座); '' for anything."""
    if several := _SEVERAL.search(text):
        count, word = several["count"], several["word"]
        return rf"[{count}{_DIGITS.get(count, '')}]{word}"
    return _FIRMS if _FIRM.search(text) else _PERSONS if _WHICH_PERSONS.search(text) else ""


def _is_known(query: Query, near: str) -> bool:
    """Whether the catalogue knows what a question names, or what stands `near` its number, by no mere part of a longer word."""
    named = (one for one in query.rows if one.keys(None) and not says_little(one.text))
    named = (one for one in named if not near or near in one.text or one.text in near)
    return any(query.about.find(one.text) in word_starts(query.about) for one in named)


def _beside(text: str, match: re.Match[str]) -> str:
    """The thing whose number is asked without a measure word: 砂石 in 多少砂石, 干部 in 多少离退休干部, 库容 in 总库容多大."""
    run = takewhile(lambda one: one[1][0] not in _ENDING or one[1] == "vn", tagged(text[match.end() :]))
    after = [word for word, _ in run if not is_filler(word)]
    before = [word for word in _words(text[: match.start()])[0] if len(word) > 1]
    return (after or before or [""])[-1]


def _named(query: Query, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The things and deeds that a text names: what is printed or said as a whole, numbers, and the words of the rest."""
    printed = [one.text for one in query.mentions if one.printed and one.names_row and not is_filler(one.text)]
    spoken = [word for word in spoken_words() if len(word) > _PIECE]
    whole = [name for name in (*printed, *spoken) if name in text and not name.endswith("单位")]
    for name in whole:
        text = text.replace(name, "\n")
    things, deeds = _words(text)
    return tuple(dict.fromkeys((*whole, *things, *_STATED.findall(text), *_EACH.findall(text)))), deeds


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text with their parts of speech, 有 apart from what the dictionary joins it to (塔有); what stands before 了
    is done (罚了).
    """
    words = tagged(text)
    for (word, tag), (after, _) in zip(words, [*words[1:], ("", "")], strict=False):
        if after == "了" and len(word) == 1:
            yield word, "v"
        elif len(word) > 1 and word.endswith(_THERE_IS) and _DEED.match(tag):
            yield from ((word.removesuffix(_THERE_IS), "n"), (_THERE_IS, tag))
        else:
            yield word, tag


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The things that words name and what they say was done."""
    words = [(word, tag) for word, tag in _cut(text) if word not in _IDLE]
    things = (word for word, tag in words if not is_filler(word) and (_NOUN.match(tag) if len(word) > 1 else tag == "n"))
    deeds = (_RESULT.sub("", word) for word, tag in words if _DEED.match(tag) and (len(word) == 1 or not is_filler(word)))
    return tuple(dict.fromkeys(things)), tuple(dict.fromkeys(deeds))
