"""Questions for a part of an organisation of which no report tells the numbers: 本级 beside its offices, or one of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.prose.listed_bodies import STRUCTURE, listed_body, told_of_body
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import BY_FIGURES, HOW_MUCH, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.scope import Scope

_OWN = re.compile(
    r"\n的?(?P<own>(?:机关)?本[级部])(?!门)|(?P<office>机关本[级部])"
    r"|\n的?(?P<seat>机关)(?=\n|的|本年|[收支]|[总基]|项目支出|三公|(?!运[行转营]|事[务业]|服务|党|干部|工作)[\u4e00-\u9fff]{2,8}费|$)"
)
"""本级 right after a name or a year, or 机关本级: 本级财政拨款 alone is a sort of money, 机关运行经费 a name."""
_UNIT = re.compile(r"^\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?\s*[.．、\s]\s*[\u4e00-\u9fff（）()]{5,40}")
_NO_OTHER = re.compile(r"本[级部]")
"""The organisation itself, or an office whose money is counted with it (并入本级)."""
_WITH_OTHERS = re.compile(r"本[级部][）)]?(?:以?及|[和与、])")
"""某局本级以及某中心: the others are listed in a sentence."""
_CLAUSE = re.compile(r"[^。；;，,\n]+")
_EACH_PLACE = re.compile(r"各个?(?:地级?市|设区市|市县|[县市]区|区县|市州|地区|乡镇|街道|[市州县区])(?!级)")
"""What was done at each place, of which the number of all of them tells nothing."""
_HITS = 4


def untold_part(query: Query, scope: Scope, held: Holdings, before: tuple[ReportRecord, str] | None = None) -> str:
    """Why the numbers of a part that a question asks for, or those before it, are not told; '' where it asks for no such part."""
    if listed := listed_body(query, held) or before:
        record, name = listed
        told = told_of_body(query, name, held.facts_of(record), held.paragraphs(record))
        return "" if told else _within(name, record)
    if query.unknown:
        return _of_listed(query.unknown[0], held) if len(query.unknown) == 1 else ""
    if places := _of_each_place(query, scope, held):
        return places
    match = _OWN.search(query.about)
    if match is None or query.operation not in BY_FIGURES or query.section:
        return ""
    whole = [record for record, _ in scope.records if not record.scope and _has_others(held.paragraphs(record))]
    return _counted_in(match["own"] or match["office"] or match["seat"], whole[0]) if whole else ""


def _counted_in(part: str, record: ReportRecord) -> str:
    return f"{record.organisation}{record.year or ''}年的报告是部门连同下属单位的合计数，没有单独披露“{part}”的数"


def _of_each_place(query: Query, scope: Scope, held: Holdings) -> str:
    """For a number of each place (各地市分别受理多少件) in the report of one organisation, which speaks of no such places."""
    match = _EACH_PLACE.search(query.question) if HOW_MUCH.search(query.question) else None
    records = [record for record, _ in scope.records]
    if match is None or len(query.organisations) != 1 or not records:
        return ""
    told = any(match[0] in fold(one.text) for record in records for one in held.paragraphs(record))
    return "" if told else f"{records[0].organisation}{records[0].year or ''}年的报告中没有找到“{match[0]}”各自的数"


def _has_others(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a report lists other bodies than the organisation itself whose money it counts apart."""
    listed = (one.text for one in paragraphs if any(STRUCTURE.search(title) for title in one.section))
    return any((_UNIT.match(text) and not _NO_OTHER.search(text)) or _WITH_OTHERS.search(text) for text in listed)


def _of_listed(name: str, held: Holdings) -> str:
    """For a body without a report of its own that another report lists among those whose money it counts."""
    records = {record.file: record for record in held.records}
    for hit in held.search.search(name, list(records), _HITS):
        passage = hit.passage
        listed = re.search(rf"{re.escape(name)}(?![\u4e00-\u9fff])", passage.text)
        if listed and any(STRUCTURE.search(title) for title in passage.section):
            return _within(name, records[passage.file])
    return ""


def _within(name: str, owner: ReportRecord) -> str:
    whose = f"{owner.organisation}{owner.year or ''}年的报告"
    return f"库中没有“{name}”单独的报告；{whose}把它列为所含单位之一，没有单独披露它的数"


def asks_part(query: Query) -> bool:
    """Whether it is asked how many of something an office elsewhere has (驻北京办事处几辆车)."""
    return bool(query.counters and query.apart) and query.operation is Operation.VALUE


def tell_part(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The clause that counts what a question asks of an office, by that office's own name."""
    units = "".join(dict.fromkeys("".join(query.counters)))
    told = (
        quoted(facts, one, clause)
        for one in paragraphs for clause in _CLAUSE.findall(one.text)
        if all(part in fold(clause) for part in query.apart) and re.search(rf"\d+\s*[{units}]", clause)
    )  # fmt: skip
    return list(islice(told, 1))
