"""Facts that a sentence tells and no table: how many there are of a thing (水库214座), when, and by whom something was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extraction.quantities import Quantity, quoted_quantities
from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.facts_asked import TELLS_WHEN, FactAsked, Sort, is_light
from retrieval.understanding.named.leftovers import cut_words, is_filler, tagged
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.wording.spoken import as_printed

_ALIKE = (
    "个家所处项名座间场种支件户条班", "家所个户", "人名位", "栋幢座", "项个条件", "次场期班批", "台套辆艘", "件宗起例",
    "宗件起", "起件宗", "本份册张卷", "艘只条", "块枚", ("次", "家次", "户次"),
)  # fmt: skip
"""Measure words that count the same things, each group one after the other."""
_SPELT = {"个人": "人", "平米": "平方米", "千米": "公里", "人次": "人", "人名": "人"}
_SCALE = re.compile(r"^[十百千]?[万亿]")
_LISTED = re.compile(r"(?:^|[\u4e00-\u9fff])(?:分别|主要|均)?[是为：:](?!\d)|包括|、[\u4e00-\u9fff]")
_SAID = {
    Sort.WHEN: TELLS_WHEN,
    Sort.WHO: re.compile(
        r"(?:[由从向]|自(?![评有查筹身行主治助动己然愿建我]))[\u4e00-\u9fff、（）]{2,}|(?:公司|集团|事务所|研究院|设计院|银行)(?!的)|社会各界|(?:财政|上级|审计|主管)(?:部门|机关)"
    ),
    Sort.WHY: re.compile(r"原因|由于|因为|扣分|主要[是系]|认为|(?<![起基])因(?=[\u4e00-\u9fff]{2})"),
    Sort.PLACE: re.compile(r"第[一二三四五六七八九十\d]+(?![一-龥]{0,3}[届次季批期])|[位居列][^，]{0,4}首"),
    **dict.fromkeys((Sort.WHICH, Sort.WHAT), _LISTED),
}
"""How a clause tells who, when, why or which."""
_CLAUSE = re.compile(r"[^，,；;。！？!?\n]+")
_YEAR_OF_ACCOUNTS = re.compile(
    r"(?:19|20)\d\d年(?:年初|全年)?的?(?:预算|决算|部门|支出|财政)"
    r"|截[至止到]\S*?日|.*(?:购置|采购|购买)[^，]{0,8}(?<![\d.])0[辆台个]"
)
"""与2024年预算持平 and 截至12月31日 tell not when a thing was done, nor does what was done to none."""
_AS_OF = re.compile("截[至止到]")
_BASIC_LISTED = re.compile(r"^[^，。]{0,8}?(?P<whole>公用经费|人员经费|基本支出)")
"""What these include names accounts, and no things that an organisation has."""
_LED = 2
"""Clauses before one that may name what it tells of: 事业收入268万元，占1.30%，为农业水费."""
_LEAD = re.compile(r"^(?:[^。；;]{2,40}?[:：]|[^。；;，,]{2,25}。)")
_OF_SOME = re.compile(
    r"新增|新建|新进|新登记|增加|减少|改造|加固|移[交送]|关停|注销|[修维]缮|维修|修复|更[新换]|购置|采购|处置|报废|淘汰|查[处办]|改善|退休|新"
)
"""What is done to some of a kind, so that their number is not that of all."""
_COMPILED_OF = "编制范围"
"""Of which bodies accounts were drawn up tells of no posts (编制)."""
_GONE = re.compile(r"去世|离世|病故|逝世|调出|调离|离职|辞职")
"""What became of some people, of whom there are more."""
_FALLEN_SHORT = re.compile(r"未|没|少|低于|不足|推迟|滞后")
_GRADE = re.compile(r"\d[A-Za-z]+")
_GRADE_OR_NUMBER = re.compile(r"\d")
"""5A and S417 are told in one piece."""
_NOT_DONE = re.compile(r"未|没(?!收)")
_ADDING = ("增", "加", "新增", "增加", "添")
_MOVED = re.compile(r"(?:净?增加?|减少?|增长|下降|多|少|提高|降低)了?(?:[\u4e00-\u9fff]{0,2})?$")
_PLANNED = re.compile(r"目标|(?<![比较])计划|任务|预计|[拟应]|力争|原定|年初")
_OF_TASK = re.compile(r"(?:完成|占)[^，,。；;]*(?:任务|计划|目标)[^，,。；;]*$")
_AIMS_BESIDE = re.compile(r"目标\S*\s.*完成情况")
_LONG, _SHORT = 4, 3
_BESIDE, _BETWEEN = 5, 3
"""Characters that may part a number from what it counts, and those behind it."""
_BEHIND = 12
"""Characters behind a measure word that may say what it counts."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A number, or another answer, in its clause: `own` are the words that it belongs to, `led` those of the clause before."""

    own: str
    led: str
    sentence: str
    paragraph: Paragraph
    context: str
    amount: str


def tell_fact(asked: FactAsked, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[tuple[tuple[int, ...], Quote]]:
    """The sentences that tell the fact, with how well each fits, best first; none that tells another number of the thing."""
    aims = dict(aims_in(paragraphs))
    prose = ((at, one) for at, one in enumerate(paragraphs) if is_prose(one))
    told = [one for at, paragraph in prose for one in _answers(asked, paragraph) if one.sentence not in aims.get(at, "")]
    fitting = [(_fitness(asked, one), one) for one in told if _is_asked(asked, one)]
    best = max((fit for fit, _ in fitting), default=())
    chosen = [one for fit, one in fitting if fit == best]
    if asked.sort not in _SAID and len({one.amount for one in chosen}) > 1 and len({one.sentence for one in chosen}) > 1:
        return []
    return [(best, quoted(facts, one.paragraph, one.sentence)) for one in chosen[:1]]


def aims_in(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """What stands under 预期目标 beside what became of it (实际完成情况), by the place of its row.

    What was to be done tells no fact.
    """
    for at, (head, row) in enumerate(pairwise(paragraphs), start=1):
        cells = row.text.split()
        if _AIMS_BESIDE.search(head.text) and head.section == row.section and len(cells) > 1 and cells[0] != cells[-1]:
            yield at, cells[0]


def is_told_of(asked: FactAsked, text: str) -> bool:
    """Whether a text tells of what was done, as far as the question says that, or of no deed, and the grade named (5A)."""
    deeds = [deed for deed in asked.telling_deeds if len(deed) > 1 and not any(map(is_light, deed))]
    if any(_GRADE.fullmatch(thing) and thing.lower() not in text.lower() for thing in asked.things):
        return False
    return not (deeds and _tells_deed(text)) or any(_is_same_deed(deed, fold(text)) for deed in deeds)


def _answers(asked: FactAsked, paragraph: Paragraph) -> Iterator[_Told]:
    """What a paragraph tells of the kind that is asked for, each with the words it belongs to."""
    lead = _LEAD.match(paragraph.text)
    above = "".join(paragraph.section[-1:]) + (lead[0] if lead else "")
    for sentence in sentences_of(paragraph.text):
        context = fold(above + sentence)
        if said := _SAID.get(asked.sort):
            clauses = _CLAUSE.findall(sentence)
            spans = (("".join(clauses[max(0, at - _LED) : at + 1]), own) for at, own in enumerate(clauses))
            yield from (_Told(fold(led), "", sentence, paragraph, context, own) for led, own in spans if said.search(own))
            continue
        numbers = quoted_quantities(sentence)
        for at, number in enumerate(numbers):
            if _is_unit(asked, number) and (asked.sort is not Sort.DONE or _OF_TASK.search(sentence, 0, number.start)):
                amount = f"{number.amount.value}{number.amount.unit}"
                yield _Told(_own_words(sentence, numbers, at), _led(sentence, number), sentence, paragraph, context, amount)


def _own_words(sentence: str, numbers: Sequence[Quantity], at: int) -> str:
    """The words of the clause that a number stands in, from the number before it to the one after."""
    number = numbers[at]
    before = max(numbers[at - 1].end if at else 0, *(sentence.rfind(mark, 0, number.start) + 1 for mark in "，,：:；;"))
    ends = [end for mark in "，,；;。（(、" if (end := sentence.find(mark, number.end)) >= 0]
    after = min([*ends, *([numbers[at + 1].start] if at + 1 < len(numbers) else []), len(sentence)])
    own = fold(sentence[before : number.start]) + "\n" + fold(sentence[number.end : after])
    return own.replace(_COMPILED_OF, "")


def _led(sentence: str, number: Quantity) -> str:
    """The clause before that of a number, which may name what it counts: 无人机由某公司供货，共12架."""
    begin = max(sentence.rfind(mark, 0, number.start) for mark in "，,；;")
    return fold("".join(_CLAUSE.findall(sentence[: max(begin, 0)])[-1:]))


def _is_unit(asked: FactAsked, number: Quantity) -> bool:
    """Whether a number counts what is asked for; without a measure word any but money and shares."""
    if asked.sort is Sort.MONEY:
        return number.is_money
    if asked.sort is Sort.DONE:
        return number.is_percentage
    unit, wanted = _plain(number.amount.unit or ""), _plain(asked.unit)
    if not wanted:
        return not (number.is_money or number.is_percentage)
    return unit == wanted or any(group[0] == wanted and unit in group for group in _ALIKE)


def _plain(unit: str) -> str:
    bare = _SCALE.sub("", unit)
    return _SPELT.get(bare, bare)


def _is_asked(asked: FactAsked, told: _Told) -> bool:
    """Whether what a clause tells is the fact that is asked for, as far as its words tell."""
    if not all(_holds(word, told.context) for word in asked.things) or not _is_beside(asked, told.own):
        return False
    if not (_names(asked, told) and _is_done(asked, told)):
        return False
    if asked.sort in (Sort.WHAT, Sort.WHICH) and (basic := _BASIC_LISTED.match(told.sentence)):
        return any(_holds(basic["whole"], word) or word in basic["whole"] for word in asked.things)
    if asked.sort is Sort.WHEN and not _is_dated(asked, told):
        return False
    if asked.sort in _SAID:
        return bool(_NOT_DONE.search(told.own)) >= asked.denied and bool(re.search(asked.unit, told.own))
    head, _, tail = told.own.partition("\n")
    if not _is_counted(asked, tail):
        return False
    as_asked = bool(_MOVED.search(head)) is asked.moved and bool(_PLANNED.search(head)) is asked.planned
    return as_asked and not _is_of_some(asked, told)


def _is_dated(asked: FactAsked, told: _Told) -> bool:
    """Whether a clause tells when a thing was done, or as of which day it stood where that is asked (截至什么时候)."""
    if any(map(_AS_OF.fullmatch, asked.deeds)):
        return _AS_OF.search(told.own) is not None and TELLS_WHEN.search(told.amount) is not None
    return TELLS_WHEN.search(_YEAR_OF_ACCOUNTS.sub("", fold(told.amount))) is not None


def _names(asked: FactAsked, told: _Told) -> bool:
    """Whether a clause, or the one it continues, names what is asked about, or stands beside what was asked about before."""
    if asked.things:
        words = (*asked.things, *asked.telling_deeds)
        return any(_holds(word, told.own) for word in words) or any(_holds(one, told.led) for one in asked.things)
    if asked.before:
        return all(_holds(word, told.context) for word in asked.before)
    return bool(asked.deeds) and all(_is_same_deed(deed, told.own) for deed in asked.deeds)


def _is_beside(asked: FactAsked, own: str) -> bool:
    """Whether the number of a clause stands right beside the thing whose number is asked: 没收砂石1.78万吨, 3艘船."""
    thing, (head, _, tail) = asked.near, own.partition("\n")
    if not thing or thing in tail[: len(thing) + _BESIDE]:
        return True
    _, found, between = head.rpartition(thing)
    for word in (*asked.things, *asked.deeds):
        between = between.replace(word, "")
    return bool(found) and len(between) <= _BETWEEN


def _is_counted(asked: FactAsked, tail: str) -> bool:
    """Whether what a measure word counts in a clause, where that is said behind it, is a thing that the question names."""
    behind = "".join(word for word, tag in takewhile(lambda one: one[1][0] in "nbjlvz", tagged(tail.lstrip("的")[:_BEHIND])))
    return not behind or any(_holds(word, behind) or behind in word for word in (*asked.things, *asked.deeds, *asked.before))


def _is_done(asked: FactAsked, told: _Told) -> bool:
    """Whether a clause tells of what was done, where that is not told by many words, or names all things by itself."""
    deeds = asked.telling_deeds
    if asked.sort is Sort.WHY and not deeds:
        return asked.denied and bool(_FALLEN_SHORT.search(told.own))
    if asked.sort in (Sort.WHO, Sort.WHEN):
        same = _is_same_deed if asked.things else _holds  # 开展 is no 开工, where nothing but the deed is named
        return all(same(deed, told.own) for deed in deeds)
    named = asked.sort is Sort.COUNT and bool(asked.things) and all(_holds(word, told.own) for word in asked.things)
    whole = named and not _tells_deed(told.own)
    return not deeds or whole or any(_is_same_deed(deed, told.own) for deed in deeds)


def _tells_deed(text: str) -> bool:
    """Whether a text says that something was done, by a word that tells what."""
    return any(tag[0] == "v" and len(word) > 1 and not is_filler(word) and not is_light(word) for word, tag in tagged(text))


def _is_same_deed(deed: str, text: str) -> bool:
    """Whether a text tells a deed by its word, or by one that begins with the same character (移送 for 移交, 设置 for 设)."""
    if deed in _ADDING:
        return any(word in text for word in _ADDING)
    return _holds(deed, text) or any(word[0] == deed[0] or deed in word for word, tag in tagged(text) if tag[0] == "v")


def _is_of_some(asked: FactAsked, told: _Told) -> bool:
    """Whether a clause counts but some of the things, and the question asks for them all."""
    done = _OF_SOME.search(told.own.split("\n")[0])
    of_some = done is not None and not asked.deeds and not any(done[0] in thing for thing in asked.things)
    gone = _GONE.search(told.own)
    return of_some or bool(_NOT_DONE.search(told.own)) or (gone is not None and not any(gone[0] in word for word in asked.deeds))


def _fitness(asked: FactAsked, told: _Told) -> tuple[int, ...]:
    """Whether the clause names a thing itself, how much of the question it holds, then its sentence, how little else it names."""
    own = sum(len(word) for word in asked.things if _holds(word, told.own))
    done = sum(len(word) for word in asked.deeds if _holds(word, told.own))
    before = sum(len(word) for word in asked.before if _holds(word, told.context))
    plain = asked.sort in _SAID and not any(map(str.isdigit, told.own))
    words = (word for word, tag in tagged(told.own) if len(word) > 1 and not is_filler(word) and tag[0] in "nvbj")
    other = sum(len(word) for word in words if not any(word in one or one in word for one in (*asked.things, *asked.deeds)))
    return int(own + done > 0), own, done, before, int(plain), -other


def _holds(word: str, text: str) -> bool:
    """Whether a text holds a word, or its ends apart (服务站 in 服务中心（站）), or what it is short for, or all words of a
    long name in another order.
    """
    if as_printed(word, text) in text:
        return True
    if len(word) > _LONG:
        return all(part in text for part in cut_words(word))
    if len(word) < _SHORT or _GRADE_OR_NUMBER.search(word):
        return False
    return (word[:2] in text and word[2:] in text) or bool(re.search("[\u4e00-\u9fff]{0,5}".join(word), text))
