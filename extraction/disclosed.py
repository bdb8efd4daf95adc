"""What a report tells without printing a number for it: that there is none of a thing, or a list whose entries can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extraction.crosscheck import Reader, Reading, Words
from extraction.labels import plain_label
from extraction.numbers import Amount
from extraction.patterns import Indicator, ListPattern
from extraction.report import ClaimKind, Figure, Paragraph, Role, State

_SENTENCE = re.compile(r"[^。；;！？\n]+[。；;！？]?")
_NO_RECKONING = r"不(?:再|予|纳入|单独)?(?:统计|核算|填报|编报|列报|编列|填列)"
_NONE = rf"(?:没有|无|未发生|未使用|未安排|不设|未设|不涉及|不存在|{_NO_RECKONING})[^，。；;:：、]{{0,14}}?"
_OUT_OF_SCOPE = r"(?:不属于|不在|[不未]纳入|不列入)(?:财政拨款)?(?:{names})(?:支出)?的?(?:统计|核算|填报|公开)?(?:口径|范围)"
"""不属于机关运行经费统计范围: who has none of a thing because the rules count it of others alone."""
_NOT_COUNTED = re.compile(rf"{_NO_RECKONING}|(?:不属于|不在|[不未]纳入|不列入)[^，。；]*(?:口径|范围)")
_NONE_OF_IT = r"(?:没有|无|未发生)"
_GENERAL = frozenset({"支出", "收入"})
"""Names that others end with: what stands before them would make them another thing."""
_ENDING = r"(?:支出|费用|经费|金额|情况|的?相关科目)?(?:[、及和]结转和?结余)?(?=[，,。；;]|$)"
_THINGS = frozenset({ClaimKind.AMOUNT, ClaimKind.COUNT})
"""What can be denied: that there is none of a thing says nothing of its changes and rates."""
_PART = re.compile(r"转移支付")
"""What is denied of transfers alone (无对地方转移支付绩效自评项目) is not denied of the whole."""
_SPENDING = re.compile(r"拨款支出$")
_FUND = re.compile(r"政府性基金|国有资本经营")
"""Budgets of which 没有…收支 says that nothing came in and nothing was spent."""
_NONE_HERE = re.compile(r"(?:20\d\d年度?)?(?:本(?:年度?|单位|部门))*(?:没有|无)[此该]项(?:支出|收入|收支|经费|预算)?。?")
"""There is none of what the heading above names."""
_EARLIER = re.compile(r"上年|去年|以前年度")
_HEAD_BEFORE = re.compile(r"^.{12,}(?=(?:说明|备注|注)[:：])")
"""The head of a form without rows, whose words have run into the note under it."""
_GLOSSARY = "名词解释"
_NUMBERED = re.compile(r"[-•*]?\s*[（(]?(?P<number>\d{1,2})\s*[.．、)）]?\s*(?P<name>[^\d\s.．、].*)")
_TABLE_HEAD = re.compile(r"^序号")
_SAID = re.compile(r"(?:包括|包含|涵盖|分别是|分别为|为|有|设)[^：:]{0,8}[：:](?P<names>[^：:。]+)。?$")
_OPEN = re.compile(r"[：:]$|如下|下表")
_TOTALS = re.compile(r"合计|总计|小计")


def disclosed(indicator: Indicator, paragraphs: Sequence[Paragraph], figures: Sequence[Figure]) -> list[Reading]:
    """Readings of an indicator that neither a cell nor a number of the prose gives; empty where the report is silent."""
    found = next((reading for pattern in indicator.lists for reading in _listed(pattern, indicator, paragraphs, figures)), None)
    found = found or next(_denied(indicator, paragraphs), None)
    return [found] if found else []


def is_not_counted(reading: Reading) -> bool:
    """Whether the sentence of a blank says that a thing is not counted of the body at all: 事业单位，按规定不统计机关运行经费."""
    return reading.state is State.BLANK and reading.words is not None and bool(_NOT_COUNTED.search(reading.words.quote))


def _denied(indicator: Indicator, paragraphs: Sequence[Paragraph]) -> Iterator[Reading]:
    """Sentences that say there is none: 本单位没有机关运行经费. That is a blank, not a printed 0."""
    stating = [pattern for pattern in indicator.claim_patterns if pattern.kind in _THINGS]
    named = [pattern for pattern in stating if not (pattern.section and _GENERAL & {*pattern.subjects})]
    spent = [pattern for pattern in named or stating if pattern.role is not Role.BUDGET]
    names = {subject for pattern in spent for subject in pattern.subjects if subject}
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    both_ways = {f"{fund[0]}(?:预算)?(?:财政)?(?:拨款)?收支" for name in names if (fund := _FUND.match(name))}
    printed = (_SPENDING.sub("拨款(?:安排的|收入[、和及与])?支出", re.escape(name)) for name in longest_first)
    alternatives = "|".join([*printed, *sorted(both_ways)])
    general = bool(names & _GENERAL)
    unsaid = "" if general else f"|{_OUT_OF_SCOPE.format(names=alternatives)}"
    none = re.compile((_NONE_OF_IT if general else _NONE) + f"(?:{alternatives})" + _ENDING + unsaid)
    for paragraph in paragraphs:
        if not any(_GLOSSARY in title for title in paragraph.section):
            for sentence in _SENTENCE.findall(paragraph.text):
                here = _NONE_HERE.fullmatch(sentence) and re.search(alternatives, plain_label("".join(paragraph.section[-1:])))
                said = none.search(plain_label(sentence)) or (here if not general else None)
                if said and not _EARLIER.search(sentence) and not _PART.search(said[0]):
                    told = _HEAD_BEFORE.sub("", sentence)
                    yield Reading(Reader.PROSE, State.BLANK, None, paragraph.source, words=Words(told, paragraph.section, told))


def _listed(
    pattern: ListPattern, indicator: Indicator, paragraphs: Sequence[Paragraph], figures: Sequence[Figure]
) -> Iterator[Reading]:
    """The number of entries of the list that a sentence introduces: in the sentence itself, below it, or in a table."""
    for at, paragraph in enumerate(paragraphs):
        if not pattern.intro.search(paragraph.text):
            continue
        if headed := _beside_head(pattern, paragraph.text):
            amount = Amount(Decimal(headed[0]), 0, indicator.unit)
            words = Words(headed[1], paragraph.section, headed[1])
            yield Reading(Reader.PROSE, State.VALUE, amount, paragraph.source, words=words)
            continue
        by, names = Reader.PROSE, _in_sentence(pattern, paragraph.text)
        if not names and _OPEN.search(paragraph.text):
            names = _below(pattern, paragraphs[at + 1 :])
        if not names and _OPEN.search(paragraph.text):
            by, names = Reader.TABLE, _in_table(pattern, paragraph, figures)
        if names:
            amount = Amount(Decimal(len(names)), 0, indicator.unit)
            words = Words(paragraph.text, paragraph.section, f"{paragraph.text}{'；'.join(names)}")
            yield Reading(by, State.VALUE, amount, paragraph.source, words=words)


def _beside_head(pattern: ListPattern, text: str) -> tuple[int, str] | None:
    """How many there are where one is named and the others are counted (局本级和 2 个下属单位), and the sentence that says so."""
    if "others" not in pattern.intro.groupindex:
        return None
    said = ((sentence, pattern.intro.search(sentence)) for sentence in _SENTENCE.findall(text))
    return next(((1 + int(match["others"]), sentence.strip()) for sentence, match in said if match), None)


def _in_sentence(pattern: ListPattern, text: str) -> list[str]:
    said = _SAID.search(text)
    names = re.split(r"[、，,]|以及|和(?=[^和]*$)", said["names"]) if said else []
    fits = len(names) > 1 and pattern.entry is not None and all(pattern.entry.search(name) for name in names)
    return [name.strip() for name in names] if fits else []


def _below(pattern: ListPattern, following: Sequence[Paragraph]) -> list[str]:
    """The names in the numbered paragraphs that follow, while their numbers go on from 1; a table has its head on each page."""
    names: list[str] = []
    for paragraph in following:
        entry = _NUMBERED.fullmatch(paragraph.text)
        if entry is not None and int(entry["number"]) == len(names) + 1:
            names.append(entry["name"])
        elif not _TABLE_HEAD.search(paragraph.text):
            break
    return names if pattern.entry is None or all(pattern.entry.search(name) for name in names) else []


def _in_table(pattern: ListPattern, paragraph: Paragraph, figures: Sequence[Figure]) -> list[str]:
    rows = (figure.row for figure in figures if figure.form is None and figure.section == paragraph.section and figure.row)
    return [] if pattern.entry is not None else [row for row in dict.fromkeys(rows) if not _TOTALS.search(row)]
