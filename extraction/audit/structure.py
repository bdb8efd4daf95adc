"""Checks of the report's build and wording: forms, empty forms, years, names, placeholders, names of 类."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.audit.facts import Facts
from extraction.audit.forms import NUMERALS
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.rules import Rulebook
from extraction.forms import form_of, forms
from extraction.headings import Rank, mark_of
from extraction.labels import plain_label
from extraction.numbers import without_blanks
from extraction.printed import year_in
from extraction.report import Paragraph, Role, Source, State, Table

_ABOUT = {"gov_fund": "政府性基金", "state_capital": "国有资本经营", "three_public": "三公"}
_NOTHING = re.compile(r"无|没有|未(?:发生|安排|使用|取得|涉及|列|有)|不涉及|不存在|空表|为零|0(?:\.0+)?万?元")
_NO_DATA = re.compile(r"(?:本|此|该)?表(?:无数据|没有数据|为空表?|以空表列示)")
_DENIED, _OF_SPENDING = r"(?:无|没有|未使用)[^，。；、]{0,14}", r"[^，。；、]{0,16}(?:收支|支出|数据|安排)"
_PLACEHOLDER = re.compile(r"[XxＸ×╳]{2,}|\*{3,}|某某|[○〇]{2,}(?!年)|[_＿]{3,}")
_HINT = re.compile(
    r"仍保留该表格式|并在本表下方作下述说明|[（(]请[^（）()]{0,20}(?:填写|说明|补充)[^（）()]*[)）]|填[写报]说明[:：]|（此处[^（）]*）"
)
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
_ANNEX = re.compile(r"附件")
_FILLERS = re.compile(r"情况|的|说明|及")
_CLASS = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,20})[（(]类[)）](?P<tail>支出)?")


def check_forms_present(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Every statutory form is there; what could not be read may hide it."""
    named = {form.id: form.name for form in forms()}
    for form in rule.option("forms"):
        if facts.forms.get(form):
            yield Outcome(Result.PASS)
        elif facts.report.notes or _is_titled(facts, form):
            yield insufficient(detail=f"没有读到{named[form]}，而文件有未能读取的部分")
        else:
            yield Outcome(Result.FAIL, _cover(facts), f"缺少{named[form]}", f"全文没有读到{named[form]}")


def _is_titled(facts: Facts, form: str) -> bool:
    """Whether a heading names the form and words stand under it, though no table has been read: an empty one can be lost."""
    titles = [section.path for section in facts.report.sections if (known := form_of(section.title)) and known.id == form]
    return any(paragraph.section[: len(path)] == path for path in titles for paragraph in facts.report.paragraphs)


def _cover(facts: Facts) -> tuple[Operand, ...]:
    """The heading under which the forms stand, as the place to look at."""
    section = next((section for section in facts.report.sections if "表" in section.title), None)
    return (Operand.of_heading(section),) if section else ()


def check_topics(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Everything that has to be explained in words is (机关运行经费, 政府采购, 国有资产, 预算绩效, “三公”经费)."""
    if "情况说明" not in "/".join(section.title for section in facts.report.sections):
        yield insufficient(detail="没有读到决算情况说明")
        return
    words = "\n".join((facts.text, *(section.title for section in facts.report.sections if section.level > 1)))
    explained = re.sub(r"(?m)^.{0,12}(?:是)?指.*$", "", words)
    for topic in rule.option("topics"):
        told = re.search(topic, explained)
        name = topic.split("|")[0]
        text = f"全文的文字中没有提到{name}"
        yield Outcome(Result.PASS if told else Result.FAIL, () if told else _explanation(facts), f"没有说明{name}", text)


def _explanation(facts: Facts) -> tuple[Operand, ...]:
    section = next((section for section in facts.report.sections if "情况说明" in section.title), None)
    return (Operand.of_heading(section),) if section else ()


def check_chapters(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The parts, and the chapters of one part, are numbered without a gap or a repetition."""
    before: dict[tuple[str, ...], tuple[int, str]] = {}
    for section in facts.report.sections:
        mark = mark_of(section.title)
        number = _number(mark) if mark and section.level <= 2 else None
        if number is None:
            continue
        last = before.get(section.path[:-1])
        before[section.path[:-1]] = number, section.title
        right = number == (last[0] + 1 if last else 1)
        text = f"“{section.title}”前面是“{last[1]}”" if last else f"第一个标题是“{section.title}”"
        place = () if right else (Operand.of_heading(section),)
        yield Outcome(Result.PASS if right else Result.FAIL, place, f"标题“{section.title}”的序号不连续", text)


def check_empty_chapters(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Something stands under every heading of the explanations; a text dump can have lost it."""
    used = [paragraph.section for paragraph in facts.report.paragraphs] + [table.section for table in facts.report.tables]
    used += [section.path[:-1] for section in facts.report.sections]
    filled = {path[:depth] for path in used for depth in range(1, len(path) + 1)}
    for section in facts.report.sections:
        if len(section.path) < 2 or "情况说明" not in section.path[0]:
            continue
        place = Operand.of_heading(section)
        if section.path in filled:
            yield Outcome(Result.PASS)
        elif facts.report.file.lower().endswith((".txt", ".md")):
            yield insufficient((place,), "文本可能丢失了这一节")
        else:
            title, text = f"“{section.title}”下没有内容", "标题下没有文字，也没有表"
            yield Outcome(Result.FAIL, (place,), title, text)


def _number(mark: tuple[Rank, str]) -> int | None:
    numeral = re.sub(r"第|部分|章|[:：、.．（）()]", "", mark[1])
    in_turn = mark[0] in (Rank.PART, Rank.CHAPTER) and numeral in NUMERALS
    return NUMERALS.index(numeral) + 1 if in_turn else None


def check_empty_forms(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A form without a figure other than 0 is explained: 无……，本表无数据."""
    for form, about in _ABOUT.items():
        for table in facts.forms.get(form, ()):
            if any(figure.state is State.UNREADABLE for figure in table.figures):
                yield insufficient(detail=f"{table.title}有无法辨认的数字")
            elif not _has_money(table):
                yield _explained(facts, table, about)


def _explained(facts: Facts, table: Table, about: str) -> Outcome:
    """Whether an empty form is explained by its note; an explanation elsewhere in the report is milder a fault than none."""
    told = [paragraph for paragraph in facts.report.paragraphs if about in paragraph.text and _NOTHING.search(paragraph.text)]
    noted = any("说明" not in "/".join(paragraph.section[:2]) for paragraph in told)
    place = Operand("空表", State.BLANK, None, table.source, table.title, table.section, table.title)
    where = "只在情况说明中有交代" if told else f"全文没有“无{about}…，本表无数据”一类说明"
    title, text = f"{table.title}为空表而表下没有说明", f"{table.title}没有数据，{where}"
    return Outcome(Result.PASS if noted else Result.FAIL, (place,), title, text)


def _has_money(table: Table) -> bool:
    return any(figure.amount and figure.amount.value != 0 for figure in table.figures)


def check_said_empty(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """A form of which the prose says that it has no data has none."""
    for form, about in _ABOUT.items():
        table = facts.form(form)
        for paragraph in facts.report.paragraphs if table else ():
            said = re.search(rf"{_DENIED}{about}{_OF_SPENDING}", paragraph.text)
            if table and said:
                spent = (figure for figure in table.figures if figure.role is not Role.BUDGET)
                figure = next((figure for figure in spent if figure.amount and figure.amount.value != 0), None)
                words = Operand.of_words("文字", said[0], paragraph)
                shown = (words, Operand.of_figure(figure)) if figure else (words,)
                text = f"说明“{said[0]}”，表中有 {figure.quote if figure else '空白'}"
                yield Outcome(Result.FAIL if figure else Result.PASS, shown, f"说明{table.title}无数据而表中有数", text)


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
    one, other = (re.sub(r"[（(].*?[)）]|\s|20\d\d年度?|部门$|单位$", "", text) for text in (name, own))
    alike = one in other or other in one or one.endswith(other[-6:])
    text = f"封面为“{own}”，此处为“{name}”"
    return Outcome(Result.PASS if alike else Result.FAIL, (place,), f"“{name}”与封面的单位名称不符", text)


def check_contents(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The chapters of each part are those that the contents list has, in both directions; annexes have lists of their own."""
    listed, printed = _listed_chapters(facts), _printed_chapters(facts)
    for part in (part for part in listed if part in printed and not _ANNEX.search(part)):
        inside, there = listed[part], printed[part]
        if len(inside) < 2 or len(there) < 2:
            continue
        yield from _chapters_among(there, inside, "正文", "目录")
        yield from _chapters_among(inside, there, "目录", "正文")


def _chapters_among(some: list[Operand], others: list[Operand], here: str, there: str) -> Iterator[Outcome]:
    for place in some:
        told = any(_is_same_chapter(place.quote, other.quote) for other in others)
        title, text = f"{there}中没有{here}的“{place.quote}”", f"{here}有“{place.quote}”，{there}没有"
        yield Outcome(Result.PASS if told else Result.FAIL, (place,), title, text)


def _listed_chapters(facts: Facts) -> dict[str, list[Operand]]:
    """The numbered chapters of each part as the contents list has them."""
    found: dict[str, list[Operand]] = {}
    part = ""
    for line in facts.report.contents:
        mark = mark_of(line.text)
        if mark and mark[0] is Rank.PART:
            part = _ordinal(line.text)
        elif mark and mark[0] is Rank.CHAPTER and part:
            source = Source(facts.report.file, (line.place,))
            found.setdefault(part, []).append(Operand("目录", State.VALUE, None, source, line.text))
    return found


def _printed_chapters(facts: Facts) -> dict[str, list[Operand]]:
    found: dict[str, list[Operand]] = {}
    for section in facts.report.sections:
        mark = mark_of(section.title)
        if len(section.path) == 2 and mark and mark[0] is Rank.CHAPTER:
            found.setdefault(_ordinal(section.path[0]), []).append(Operand.of_heading(section))
    return found


def _ordinal(title: str) -> str:
    """第三部分, with 附件 where the words say so."""
    mark = mark_of(title)
    return (mark[1].rstrip(":：") if mark else "") + ("附件" if "附件" in title else "")


def _is_same_chapter(one: str, other: str) -> bool:
    """Same words, or the same number before words that differ little (其他重要事项的情况说明)."""
    words = [_FILLERS.sub("", plain_label(title)) for title in (one, other)]
    marks = [(mark_of(title) or ("", title))[1] for title in (one, other)]
    return words[0] == words[1] or (marks[0] == marks[1] and bool(set(words[0]) & set(words[1])))


def check_placeholders(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """No placeholder (XX 万元) and no instruction of the template is left."""
    for paragraph in facts.report.paragraphs:
        for pattern, severity, said in ((_PLACEHOLDER, None, "占位符"), (_HINT, Severity.INFO, "模板提示语")):
            match = pattern.search(paragraph.text)
            if match:
                words = Operand.of_words("文字", _around(paragraph, match), paragraph)
                yield Outcome(Result.FAIL, (words,), f"留有{said}“{match[0]}”", f"“{words.quote}”", severity=severity)
    yield Outcome(Result.PASS)


def _around(paragraph: Paragraph, match: re.Match[str]) -> str:
    return paragraph.text[max(match.start() - 12, 0) : match.end() + 12]


def check_class_names(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """A name before （类） is one of the classification, with or without 支出."""
    known = {name.removesuffix("支出") for name in book.classes.values()}
    printed = {row.plain.removesuffix("支出") for table in facts.report.tables for row in facts.rows(table) if len(row.code) == 3}
    for paragraph in facts.report.paragraphs:
        for match in _CLASS.finditer(without_blanks(paragraph.text)):
            right = any(match["name"].removesuffix("支出").endswith(name) for name in known | printed)
            words = Operand.of_words("文字", match[0], paragraph)
            text = f"政府收支分类科目中没有名为“{match['name']}”的类"
            yield Outcome(Result.PASS if right else Result.FAIL, (words,), f"“{match[0]}”不是政府收支分类的类级科目", text)
