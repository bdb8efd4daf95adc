"""Which lines are headings, at which depth, and which numbers start a new paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from extraction.printed import NUMERAL

_LONGEST_TITLE = 60
_SHORT_TITLE = 16

_PART_MARK = re.compile(rf"第[{NUMERAL}\d]{{1,3}}(?:部分|章)[:：]?")
_MARKS = {
    3: re.compile(rf"[{NUMERAL}]{{1,3}}(?:、|[.．](?!\d))"),
    4: re.compile(rf"[（(][{NUMERAL}]{{1,3}}[)）]|项目[{NUMERAL}\d]{{1,2}}[:：]"),
    5: re.compile(r"\d{1,2}(?:、|[.．](?!\s\d\d\s?[万亿]?元)(?=\D|\d{4}年|\d{5}(?!\d*(?:[万亿]?元|%))))"),
    6: re.compile(r"[（(]\d{1,2}[)）]|[①②③④⑤⑥⑦⑧⑨⑩]"),
}
_SENTENCE = re.compile(r"[，,；;！!？?]|。.|[:：].|\d万?元|[（(][类款项][）)]")
_NOUNS = "情况|说明|概况|概述|目的|意义|依据|范围|方法|原则|结果|结论|分析|措施|建议|问题|解释|体系|组成|过程|目标|背景"
_MORE_NOUNS = "职责|职能|设置|构成|附件|总结|计划|周期|主体|方案|安排|内容|工作|管理|事项|做法|绩效|表|报告|经费"
_STOPPED_TITLE = re.compile(
    rf"(?:{_NOUNS})$|^(?:主要|工作|基本|职能|部门|单位|机构|内设|人员|[决预]算|[的及和、])*(?:职责|职能|设置|构成)$"
)
"""What a title that ends with a stop closes with; of the duties, which stand in numbered sentences too, it says nothing more."""
_TITLE_WORDS = re.compile(rf"(?:{_NOUNS}|{_MORE_NOUNS})$")
_RUN_IN = re.compile(r"政府采购(?:支出)?|机关运行经费(?:支出)?|国有资产(?:占[有用](?:使用)?)?|(?:预算)?绩效(?:管理|自评)?")
"""Titles of what every report tells that need no 情况 behind them: （二）政府采购。2024年度……"""
_CHAPTER_TITLE = re.compile(r"(?:报告|名词解释|说明|概况)$")
_FORM_LINE = re.compile(
    r"(?:公开?\s*\d{1,2}\s*表)?(?:(?:金额)?单位[:：]\S{1,4}|[（(]?20\d{2}年度[）)]?|公开?\d{1,2}表)"
    r"|(?:部门|单位|编制部门|编制单位|填报单位|填报日期)(?:[（(].{1,4}[）)])?(?:名称)?[:：][^。，]{0,40}"
)
_FIGURE_CAPTION = re.compile(r"^图\s*\d|图$")


class Rank(IntEnum):
    """Depth of a heading by its number: 第一部分, an unnumbered title, 一、, （一）, 1、, （1）."""

    PART = 1
    TITLE = 2
    CHAPTER = 3
    SECTION = 4
    ITEM = 5
    POINT = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, without blanks and without a final stop; `opens_text` in its own line."""

    title: str
    rank: Rank
    opens_text: bool = False


def mark_of(text: str) -> tuple[Rank, str] | None:
    """The number that a line starts with and its rank: `（二）` of `（二）收入决算情况`."""
    if match := _PART_MARK.match(text):
        return Rank.PART, match[0]
    for rank, pattern in _MARKS.items():
        if match := pattern.match(text):
            return Rank(rank), match[0]
    return None


def is_bare_part(text: str) -> bool:
    """Whether a line holds nothing but 第一部分: its title follows on the next line."""
    return bool(_PART_MARK.fullmatch(text))


def numbered_heading(text: str) -> Heading | None:
    """A heading by its number; None for a numbered sentence, list item or definition."""
    mark = mark_of(text)
    if mark is None or not reads_as_title(text[len(mark[1]) :]):
        return None
    rank, number = mark
    title, words = text.rstrip("。:："), text[len(number) :].rstrip("。:：")
    if rank is Rank.PART:
        return Heading(number.rstrip(":：") + (f" {words.strip()}" if words else ""), rank)
    named = bool((_STOPPED_TITLE if text.endswith("。") else _TITLE_WORDS).search(words))
    needs_name = rank >= Rank.ITEM or text.endswith("。") or len(words) > _SHORT_TITLE
    return Heading(title, rank) if words and (named or not needs_name) else None


def inline_heading(text: str) -> Heading | None:
    """A heading that its own text follows in the same line: `（四）预算绩效管理情况。根据……`."""
    head, stop, rest = text.partition("。")
    mark = mark_of(head) if stop and rest else None
    if mark and _RUN_IN.fullmatch(head, len(mark[1])):
        return Heading(head, mark[0], opens_text=True)
    heading = numbered_heading(head + stop) if stop and rest else None
    named = heading and mark and _STOPPED_TITLE.search(heading.title[len(mark[1]) :])
    return replace(heading, opens_text=True) if heading and named else None


def unnumbered_title(text: str) -> Heading | None:
    """A heading without a number; only layout or a title's closing word can tell it from a stray line."""
    is_title = mark_of(text) is None and reads_as_title(text) and not text.endswith(("。", "：", ":"))
    return Heading(text, Rank.TITLE) if is_title and not is_figure_caption(text) else None


def is_chapter_title(text: str) -> bool:
    """Whether the last word is one that only titles of whole chapters end with: 情况说明, 名词解释, 评价报告."""
    return bool(_CHAPTER_TITLE.search(text))


def is_lone_title(text: str) -> bool:
    """Whether a line without a number is the title of a chapter or of a table."""
    return reads_as_title(text) and (is_chapter_title(text) or text.endswith("表"))


def is_form_line(text: str) -> bool:
    """Whether a line belongs to the head of a form, wherever the form itself has gone: 公开04表, 部门：…, 单位：万元."""
    return bool(_FORM_LINE.fullmatch(text))


def reads_as_title(text: str) -> bool:
    """Whether a line is short enough and has no sentence inside."""
    return len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)


def is_figure_caption(text: str) -> bool:
    """Whether a line is the caption of a chart: its drawing is not read, and the caption says nothing without it."""
    return bool(_FIGURE_CAPTION.search(text)) and "。" not in text and len(text) <= 40
