"""Sentences, segments and clauses of a paragraph, with their offsets, and the reason that a sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.quantities import Quantity, find_quantities

_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]?[”’\"]?")
_SEGMENT = re.compile(r"[^；;]*[；;]?")
_DELIMITER = re.compile(r"，|,(?!\d{3}(?!\d))|[：:](?!\d)")
_REASON = re.compile(
    r"(?P<head>[^，,；;。]*?)(?:(?:主要|差异)?原因(?:在于|主要是|是|为)?[：:]?|(?<=数的)主要情况[：:]|主要(?:是|系)(?:因为|由于|因)?[：:]?)"
)
_GIVEN_FOR_CHANGE = re.compile(r"(?P<head>)(?<=[，,])(?:系(?:因|由于)?|[缘源]于|得益于|受益于|归[因功]于)(?=[\u4e00-\u9fff\d])")
"""较上年增加 X，系收费项目增加, 源于…, 得益于…; of what did not change it says what that is (设备2台，系火化设备)."""
_CHANGED = re.compile(r"增加|减少|增长|下降|上升|降低|[高低大小多少]于|完成[^，,]*预算")
_RESUMED = re.compile(
    r"[，,](?=(?:与|和|同|比|较)(?P<base>上年度?|上一年度?|去年|20\d\d年度?|(?:年初|全年)?预算)[^，,。；;\d]{0,8}[，,]?"
    r"(?:增加|增长|减少|下降|降低)了?[\d.,]+(?:万元|元|%))"
)
_NEXT_ITEM = re.compile(
    r"[，,](?=20\d\d年度?[^，,。；;\d]{0,10}(?:支出|收入|经费|费)(?:为|是)?[\d.,]+万?元"
    r"|(?:全年|当年|本年)?(?:国内)?(?:公务)?接待\d+(?:批次|批|个团组)"
    r"|(?:全年|当年|本年)(?:新?购置|更新|新购)(?:公务用车|车辆)\d+辆"
    r"|(?:截[至止])?(?:20\d\d)?(?:年|期)[末底][^，,。；;\d]{2,16}(?:保有|实有|共有)[^，,。；;\d]{0,4}\d+[辆人名])"
)
"""After a reason the next item is told with its year, or what there is at its end: ，增加原因是…，2024年项目支出 X."""
_OTHER_REASON = re.compile(
    r"(?:支出|收入)?(?:决算数?)?(?:与|和|同|比|较|大于|小于|高于|低于)(?:上年|上一年|去年|20\d\d年|(?:年初|全年)?预算)[^，,。；;\d]{0,12}原因"
)
"""A segment that begins with the reason of another comparison: …的原因是A；比上年增加的原因是B."""
_ENUMERATED = re.compile(r"(?:其[一二三四五]|[一二三四五]是|此外|另外|同时|另)[，,]?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text and where it starts."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two commas, with the quantities in them; `introduces` what follows its colon."""

    words: Stretch
    quantities: tuple[Quantity, ...]
    introduces: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A part of a sentence that makes statements (`body`), and the reason given for them; `head` says what it is a reason of."""

    body: Stretch
    head: str = ""
    reason: Stretch | None = None


def sentences(text: str) -> list[Stretch]:
    """The sentences of a text, each with its final stop."""
    return [Stretch(match[0], match.start()) for match in _SENTENCE.finditer(text) if match[0]]


def statements(sentence: Stretch) -> Iterator[Statement]:
    """The segments of a sentence between semicolons; a reason runs on until a segment states figures again."""
    segments = [Stretch(match[0], sentence.start + match.start()) for match in _SEGMENT.finditer(sentence.text) if match[0]]
    while segments:
        segment = segments.pop(0)
        match = _cue_of_reason(segment.text)
        if match is None:
            yield Statement(segment)
            continue
        while segments and not (_states_figures(segments[0].text) or _OTHER_REASON.match(segments[0].text)):
            segment = Stretch(segment.text + segments.pop(0).text, segment.start)
        body = Stretch(segment.text[: match.start()], segment.start)
        end = _end_of_reason(segment.text, match)
        yield Statement(body, match["head"], Stretch(segment.text[match.end() : end], segment.start + match.end()))
        if end < len(segment.text):
            segments.insert(0, Stretch(segment.text[end:], segment.start + end))


def _cue_of_reason(segment: str) -> re.Match[str] | None:
    match = _REASON.search(segment)
    bare = _GIVEN_FOR_CHANGE.search(segment) if match is None else None
    return bare if bare and _CHANGED.search(segment, 0, bare.start()) else match


def _end_of_reason(segment: str, cue: re.Match[str]) -> int:
    """Where a reason that the words at `cue` introduce ends: with the segment, or before the next comparison."""
    of_plan = "预算" in (cue["head"] or segment[: cue.start()])
    compared = (match.end() for match in _RESUMED.finditer(segment, cue.end()) if of_plan != ("预算" in match["base"]))
    told = (match.end() for match in _NEXT_ITEM.finditer(segment, cue.end()))
    return min(next(compared, len(segment)), next(told, len(segment)))


def _states_figures(segment: str) -> bool:
    return bool(find_quantities(segment)) and not _ENUMERATED.match(segment)


def clauses(stretch: Stretch) -> list[Clause]:
    """The clauses of a stretch: commas and colons part them, but for those inside or directly before a number."""
    found = find_quantities(stretch.text)
    cuts = [match for match in _DELIMITER.finditer(stretch.text) if not _is_inside(match.start(), found)]
    starts = [0, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), len(stretch.text)]
    return [_clause(stretch, start, end, found) for start, end in zip(starts, ends, strict=True) if start < end]


def _is_inside(at: int, quantities: Sequence[Quantity]) -> bool:
    return any(quantity.start < at < quantity.end for quantity in quantities)


def _clause(stretch: Stretch, start: int, end: int, quantities: Sequence[Quantity]) -> Clause:
    within = tuple(quantity for quantity in quantities if start <= quantity.start < end)
    return Clause(Stretch(stretch.text[start:end], start), within, stretch.text[end : end + 1] in (":", "："))
