"""What a report tells of the one work that it describes (某某新建工程): where it stands, how large it is, who builds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.report import Paragraph
from retrieval.chain.gathering import gather_reports
from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.prose.quotes import quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold

_INTRODUCED = re.compile(
    r"(?:(?:建设|实施|承担|承建)的|^)(?P<name>[^，。；：]{4,30}?(?:工程|项目))[，,]?(?=位于|地处|座落|坐落|总(?:建筑|用地|投资)|用地|占地|规划)"
)
_ITSELF = re.compile(r"(?:本|该|此)(?:工程|项目)")
_POINTS = re.compile(r"工程|(?<!个)项目|大楼|楼")
_FACTS = (
    (
        r"(?:是|由)?(?:谁|哪一?(?:家|个单位))(?:来|在|给|负责|出面)*(?:承?建|修|盖)设?的?|建设单位|业主",
        r"由[^，。；]{2,24}建设|建设单位",
    ),
    (
        r"(?:建|坐落|座落|位)?(?:在|于)?(?:哪(?:里|儿|个地方|条路)?|什么(?:地方|位置))(?!家|个|一|些)|位置|地址|地点",
        r"位于|地处|坐落",
    ),
    (r"(?:占地|用地)(?:面积)?(?:有?多[大少])?|占多大(?:的?地)", r"(?:占地|用地)面积"),
    (r"有?多大|建筑面积|面积|多少平方?米?", r"建筑面积[^，。]{0,4}\d"),
    (r"有?多高|高多少米?|几米高|高度", r"高度?[约为达]{0,2}\d[\d.]*米"),
    (r"有?(?:几|多少)层楼?|楼层|层数", r"\d\s*层"),
    (r"(?:能|可以?|打算|设计)*(?:[用使]|管)用?(?:多少|几)年|(?:设计)?使用年限|(?:使用)?寿命", r"使用年限"),
    (r"抗震(?:设防)?(?:烈度)?(?:[是为有]?(?:多少|几)度)?|[防抗]几级地震|设防烈度", r"抗震设防烈度"),
    (r"耐火(?:等级)?|防火等级", r"耐火等级"),
    (r"(?:是|用)?什么结构|结构(?:形式|类型)", r"采用[^，。]*结构"),
)
"""How a fact of a work is asked for, and how the sentence that tells it is known."""
_ASKED = tuple((re.compile(asked), re.compile(told)) for asked, told in _FACTS)
_PLAN = re.compile(
    r"(?:今年|本年度?|当年|全年|年度|[这那])*的?(?:资金|经费)?预算(?:安排|资金|金额|总额|数)*[是有为]*(?:多少)?(?:钱|[万亿]?元)?呢?$"
    r"|(?:今年|本年|当年|全年|一年|一共|[这那])*的?(?:安排|计划|打算|准备|要|预算)*了?(?:(?:花|用款?|安排)了?(?:多少|几)(?![年米层度])(?:用?款|资金|钱|[万亿]?元)?|用款(?:计划)?(?:是|有)?多少)"
)
_QUARTERS, _PLANNED = "四个季度一共计划用款多少", "季度用款计划"
_PARTS = 2
_PLAIN = (Operation.VALUE, Operation.TEXT, Operation.TOTAL, Operation.DIFFERENCE)
"""How questions for such facts are read: 高多少米 as one for a difference."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A work with the paragraphs of the part of a report that describes it."""

    name: str
    paragraphs: tuple[Paragraph, ...]


def of_work(turn: Turn, held: Holdings) -> Turn | None:
    """What is told or planned of the work that the one report describes; None for a question for anything else."""
    work, facts = _work_of(turn, held)
    if work is None or facts is None:
        return None
    if any(_PLANNED in one.text for one in work.paragraphs) and _asks(_PLAN, turn.asked.about, work, turn, held):
        return gather_reports(understand(Turn(f"{facts.record.organisation}{_QUARTERS}", (), turn.files), held), held)
    told = next((says for asks, says in _ASKED if _asks(asks, turn.asked.about, work, turn, held)), None)
    found = ((one, text) for one in work.paragraphs for text in sentences_of(one.text) if told and told.search(fold(text)))
    quotes = tuple(quoted(facts, one, text) for one, text in found)[:1]
    alone = replace(turn.asked, operation=Operation.TEXT, mentions=(), leftovers=(), narrowing=())
    return replace(turn, query=alone, quotes=quotes) if quotes else None


def _work_of(turn: Turn, held: Holdings) -> tuple[_Work | None, Facts | None]:
    records = [record for record, _ in turn.scope.records]
    plain = turn.asked.operation in _PLAIN
    if len(records) != 1 or not plain or any(row.keys(None) and not _PLAN.search(row.text) for row in turn.asked.rows):
        return None, None
    works = list(_works(held.paragraphs(records[0])))
    return (works[0], held.facts_of(records[0])) if len(works) == 1 else (None, None)


def _works(paragraphs: Sequence[Paragraph]) -> Iterator[_Work]:
    """The works that a report introduces by name and then speaks of as 本工程."""
    for one in paragraphs:
        named = _INTRODUCED.search(one.text)
        part = tuple(other for other in paragraphs if one.section and other.section[:1] == one.section[:1])
        if named and any(_ITSELF.search(other.text) for other in part):
            yield _Work(fold(named["name"]), part)


def _asks(asks: re.Pattern[str], about: str, work: _Work, turn: Turn, held: Holdings) -> bool:
    """Whether nothing is asked but such a fact of the work that is named, or was by a question before."""
    text = about.replace("\n", "")
    match = asks.search(text)
    if match is None:
        return False
    rest = f"{text[: match.start()]}\n{text[match.end() :]}"
    own = [word for word in content_words(rest) if word not in ("今年", "这个", "那个")]
    if any(word not in work.name and not _POINTS.fullmatch(word) for word in own):
        return False
    return _names(rest, own) or (not own and any(_named_before(one, work, held) for one in turn.earlier()))


def _names(rest: str, own: Sequence[str]) -> bool:
    return bool(_POINTS.search(rest)) or len(own) >= _PARTS


def _named_before(one: Turn, work: _Work, held: Holdings) -> bool:
    """Whether a question before named the work."""
    query = held.understand(one.question)
    own = [word for word in query.leftovers if word in work.name]
    return bool(own) and _names(query.about, own)
