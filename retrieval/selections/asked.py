"""What a follow-up asks of those that the question before it selected: 各预算多少, 加起来比项目支出少多少, 其中得分最高的是哪个.

A follow-up is read word by word: whom it means, which of their numbers, what is to be told of it. What is left unread makes it a
question for something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from retrieval.understanding.chosen.selection import HOW_MANY, Of, Selection, by_place
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Relation


class Told(Enum):
    """What is to be told of those that were selected."""

    NAMES = auto()
    COUNT = auto()
    EACH = auto()
    SUM = auto()
    MEAN = auto()
    HIGHEST = auto()
    LOWEST = auto()


class Field(Enum):
    """The number of each that is asked for; the one by which they were selected where the question says none."""

    SAME = auto()
    MONEY = auto()
    SPENT = auto()
    BUDGET = auto()
    INITIAL = auto()
    UNSPENT = auto()
    RATE = auto()
    SCORE = auto()
    LOST = auto()


@dataclass(frozen=True, slots=True)
class AskedOfThose:
    """What a follow-up asks: `told` of the `field`; `other` names what their sum is set against, in which `relation`.

    `places` are those of an order that are meant, `pointed` tells that it says whom it means (这几个), `said` that
    it says what is to be told of them and names more than a number (预算呢).
    """

    told: Told
    field: Field
    other: str = ""
    relation: Relation | None = None
    places: Selection | None = None
    pointed: bool = False
    said: bool = True


_THOSE = re.compile(
    r"(?:它们|他们|这些|那些|[这那][几两二三四五六七八九十\d]+[项个家类款]|[上前]面|上述|以上|其中|里[面头边]|当中|之中)"
    r"的?(?:[这那]?[几两二三四五六七八九十\d]+[项个家类款])?"
)
_FIELDS = {
    Field.UNSPENT: re.compile(
        r"(?:差多少)?(?:[没未]有?[花用](?:完|掉|出去)?|[没未]执行完?|剩下?|结余|余下)的?(?:钱|资金|金额|预算)?"
    ),
    Field.RATE: re.compile(r"(?:预算)?执行(?:率|进度)"),
    Field.LOST: re.compile(r"[扣丢失]了?的?分(?:数|得)?"),
    Field.SCORE: re.compile(r"(?:自评)?(?:得分|评分|分数|打分|总分)|得(?=了?(?:多少|几)分)|分(?=最|哪|谁|$)|(?<=[几少])分"),
    Field.INITIAL: re.compile(r"年初的?预算数?"),
    Field.BUDGET: re.compile(r"(?:全年)?预算数?(?!支出|收入|拨款|决算|单位)"),
    Field.SPENT: re.compile(r"执行(?:数|金额)?|(?:实际)?(?:支出|[花用])(?:数|额|得|掉)?|决算数?"),
    Field.MONEY: re.compile(r"钱|资金|金额|经费|[万亿]元?|元"),
    Field.SAME: re.compile(r"(?<=[几少])(?:辆|台|人次?|名|批次?|件|户)"),
}
_SUM = re.compile(r"加起来|合起来|加在?一起|合计|共计|总共|总和|之和|总数|总额|一共|相加")
_MEAN = re.compile(r"平均(?:数|值|分|下来)?")
_EACH = re.compile(r"分别|各自?|都")
_MOST = re.compile(
    r"最(?:[高多大好贵]|(?P<least>[低少小差]))|(?:(?<=哪个)|(?<=谁)|(?<=[\n数额率分]))(?:更|比较|要)?(?:[高大多]|(?P<less>[低小少差]))(?:些|一些|一点)?$"
)
_ORDERED = re.compile(rf"{_MOST.pattern}|哪|谁|第.{{1,2}}[高低多少大小好差贵]")
"""Asks for a place in an order, where 前两项呢 may ask anew of what was reckoned."""
_OF_END = re.compile(r"最[高低多少大小好差贵]的")
"""最低的花了多少 asks something else of the one that comes last by what was told."""
_COUNT = re.compile(rf"{HOW_MANY.pattern}|(?<!哪)(?:几|多少)[个项家](?!百分|人)")
_NAMES = re.compile(r"哪[几些一两二三四五]*[个项家类款]?|谁|[是叫]什么|名单|名称")
_OTHER = re.compile(
    r"(?:(?P<share>占了?)|(?P<than>比)|(?P<apart>[和跟与同]))(?P<other>(?!上一?年|去年|同期|(?:年初|全年)?预算[多少高低大小])[^，,。？?]{2,24}?)(?:要|还|是|会|又|相)*"
    r"(?:(?P<gap>(?:[多少高低大小]|超过?|差)[出了]*(?:多少|几)[钱万亿]*元?)|的?(?:百分之(?:几|多少)|几成|(?:比例|比重|占比)(?:是?多少|多大)?|多少|多大比[例重]|%))呢?$"
)
_NOUNS = re.compile(r"(?:自评|绩效|预算)?项目(?!支出)|(?:[类款项]级)?科目|(?:绩效)?指标|单位|部门|专项")
_FILLING = re.compile(r"[多几]少?|[那么又都还是有了的呢吗啊要在为得该会共也才就批给拨投，个项家类款]|一下")
_OF_YEAR = re.compile(r"^(?:当年|全年|本年|今年|这一?年|全部|所有|整个|总的|单位|部门)度?的?(?=.{2})")


def asked_of_those(question: str) -> AskedOfThose | None:
    """What a follow-up asks of those told before it, by its words alone; None where any of these asks for more."""
    text = fold(question).strip("？?。！ ")
    other = _OTHER.search(text)
    head = text[: other.start()] if other else text
    head, pointed = _without(head, _THOSE)
    head, named = _without(head, _NOUNS)
    places = by_place(head) if _ORDERED.search(head) else None
    end = _OF_END.search(head)
    if end and _field(head[: end.start()])[0] is not _field(head)[0]:
        return None
    head = _blank(head, places) if places else head
    field, rest = _field(head)
    told, rest = _told(rest, places)
    if _FILLING.sub("", rest).strip("\n") or (not other and told is None and field is Field.SAME and not pointed):
        return None
    if other:
        relation = Relation.MORE if other["gap"] else Relation.SHARE
        weighed = told in (Told.SUM, None) and (relation is Relation.SHARE) is not bool(other["gap"])
        thing = _OF_YEAR.sub("", other["other"])
        return AskedOfThose(Told.SUM, field, thing, relation, pointed=pointed) if weighed else None
    said = told is not None or pointed
    if told is None:
        told = Told.EACH if pointed or field is not Field.SAME else None
    if told is None or (told is Told.NAMES and field is not Field.SAME):
        return None
    at = places if places and places.of is Of.PLACES else None
    return AskedOfThose(told, field, places=at, pointed=pointed or named, said=said)


def _told(text: str, places: Selection | None) -> tuple[Told | None, str]:
    """What a text wants told, and the rest of it; an end of the order before a sum, and a sum before a count."""
    most = _MOST.search(text)
    if most or places:
        least = (most and (most["least"] or most["less"])) or (places and places.rising)
        return (Told.LOWEST if least else Told.HIGHEST), _NAMES.sub("\n", _MOST.sub("\n", text))
    for told, words in ((Told.COUNT, _COUNT), (Told.MEAN, _MEAN), (Told.SUM, _SUM), (Told.EACH, _EACH), (Told.NAMES, _NAMES)):
        if words.search(text):
            rest = words.sub("\n", text)
            return told, _SUM.sub("\n", rest) if told is Told.COUNT else _EACH.sub("\n", rest)
    return None, text


def _field(text: str) -> tuple[Field, str]:
    """Which number a text asks for, and the rest of it; money by any word for it, where none says which."""
    found = Field.SAME
    for field, words in _FIELDS.items():
        if words.search(text):
            text, found = words.sub("\n", text), field if found is Field.SAME else found
    return found, text


def _without(text: str, words: re.Pattern[str]) -> tuple[str, bool]:
    return words.sub("\n", text), words.search(text) is not None


def _blank(text: str, places: Selection) -> str:
    for start, end in places.spots:
        text = f"{text[:start]}\n{text[end:]}"
    return text
