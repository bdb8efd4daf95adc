"""Checks of years and names: headings, forms and sentences speak of the cover's year and organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule, insufficient
from extraction.plates import plates_of
from extraction.printed import year_in
from extraction.report import Paragraph, Source, State

_PART = re.compile(r"第[一二三四五六七八九十\d]+部分[:：]?(?P<name>.{4,40}?)(?:20\d\d年度?|概况)")
_LEAD = (
    r"^(?:注[:：])?(?:\d+[.、]|[（(]?[一二三四五六七八九十]+[)）、])?"
    r"(?:[纳列]入|(?:按照|根据)[^，。]{2,24}，|截[至止]20\d\d年(?:12月31日|年?末|底)，)?"
)
_NAMED = re.compile(
    _LEAD + r"(?P<name>[^，。；:：、“”]{4,30}?)"
    r"(?:20\d\d年度?(?=[“收支财一政国机公部单本无没决])|(?:组织)?对20\d\d年度|共有车辆|车辆共)"
)
_NO_NAME = re.compile(
    r"截至|截止|根据|按照|我|本(?:部门|单位|年|机关)|其中|关于|纳入|较|比|与|对|从|在|以|自|全|因|由|和|年|月|日|反映|附|表"
)
_STATED_YEAR = re.compile(_LEAD + r"[^，。；:：]{0,30}?(?P<year>20\d\d)年度(?=[“收支财一政国机公部单没无未决])")
_ASSESSED_YEAR = re.compile(r"对(?P<year>20\d\d)年度(?=项目|部门|单位|[市省县区]级|预算|整体)")
_AS_OF = re.compile(r"截[至止](?P<year>20\d\d)年(?:12月31日|年?末|底)")
_COMPARED = re.compile(
    r"(?:与|同|和|比|较)(?P<year>20\d\d)年(?:度)?(?:决算)?(?:数)?(?:相比|比较|相较|增加|减少|持平|增长|下降|一致|相同|比)"
)
_BEFORE = re.compile(r"。(?P<year>20\d\d)年度?(?:决算数?)?为[\d,.]+[万亿]?元[，,](?:各|同比)?(?:增加|减少|增长|下降)")
_OTHER_DAY = re.compile(r"截[至止](?P<year>20\d\d)年(?!12月31日)(?P<day>\d{1,2}月\d{1,2}日)[^。]{0,30}(?:车辆|保有量|设备)")
_ELSEWHERE = re.compile(r"名词解释|附件|职责|职能")
_ACCOUNTS = re.compile(r"决算|预算")


def check_years(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Headings, opening words, balance dates and comparisons speak of the report's year, and of the year before."""
    year = facts.report.year
    if year is None:
        yield insufficient(detail="没有读到报告年度")
        return
    for section in facts.report.sections:
        stated = year_in(section.title)
        if stated and section.level <= 2 and _ACCOUNTS.search(section.title):
            yield _year(stated, year, Operand.of_heading(section), f"标题“{section.title}”的年度与报告年度不符")
    for table in facts.report.tables:
        stated = year_in(table.title) if table.form else None
        if stated:
            place = Operand("表名", State.VALUE, None, table.source, table.title, table.section, table.title)
            yield _year(stated, year, place, f"表“{table.title}”的年度与报告年度不符")
    told = ((_STATED_YEAR, year), (_ASSESSED_YEAR, year), (_AS_OF, year), (_COMPARED, year - 1), (_BEFORE, year - 1))
    for paragraph in _own_words(facts):
        for pattern, expected in told:
            for match in pattern.finditer(paragraph.text):
                words = Operand.of_words("文字", match[0], paragraph)
                yield _year(int(match["year"]), expected, words, f"“{match[0]}”的年度与报告年度不符")
        for match in _OTHER_DAY.finditer(paragraph.text):
            words = Operand.of_words("文字", match[0], paragraph)
            yield Outcome(Result.FAIL, (words,), "资产的截止日期不是年末", f"写为 {match['day']}，应为 12月31日")


def _own_words(facts: Facts) -> Iterator[Paragraph]:
    """The paragraphs in which the organisation speaks of its own accounts."""
    return (paragraph for paragraph in facts.report.paragraphs if not _ELSEWHERE.search("/".join(paragraph.section)))


def _year(stated: int, expected: int, place: Operand, title: str) -> Outcome:
    compared = "" if stated == expected else f"写为 {stated} 年，应为 {expected} 年"
    return Outcome(Result.FAIL if compared else Result.PASS, (place,), title, compared)


def check_names(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The organisation that headings and sentences name is the one on the cover."""
    own = facts.report.organisation
    yield from _named_by_tables(facts)
    for section in facts.report.sections:
        match = _PART.match(section.title)
        if match and match["name"] not in ("部门", "单位"):
            yield _name(match["name"], own, Operand.of_heading(section))
    for paragraph in _own_words(facts):
        match = _NAMED.match(paragraph.text)
        if match and not _NO_NAME.search(match["name"][:4]) and len(match["name"]) >= 6:
            yield _name(match["name"], own, Operand.of_words("文字", match[0], paragraph))


def _named_by_tables(facts: Facts) -> Iterator[Outcome]:
    for line in facts.report.named:
        source = Source(facts.report.file, (line.place,))
        yield _name(line.text, facts.report.organisation, Operand("表头", State.VALUE, None, source, line.text))


def _name(name: str, own: str, place: Operand) -> Outcome:
    one, *others = (re.sub(r"[（(].*?[)）]|\s|20\d\d年度?|部门$|单位$", "", text) for text in (name, *plates_of(own)))
    alike = any(one in other or other in one or one.endswith(other[-6:]) for other in others)
    text = f"封面为“{own}”，此处为“{name}”"
    return Outcome(Result.PASS if alike else Result.FAIL, (place,), f"“{name}”与封面的单位名称不符", text)
