"""A follow-up that names but the form to look in (三公表里呢, 按经济分类呢): the thing asked before, in that form alone."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.crosscheck import Reading
from extraction.forms import form_names
from extraction.indicators import catalogue
from extraction.labels import plain_label
from extraction.report import Figure
from retrieval.store.records import LabelKind
from retrieval.understanding.cue_words import cue_words
from retrieval.understanding.named.lexicon import Meaning, Mention, fold

if TYPE_CHECKING:
    from retrieval.readings.facts import Facts

_BEFORE = (
    r"(?:那|要是|如果|再)*(?:全口径|全部资金)?的?(?:换成?|换到|改成?|改看|去|到)?"
    r"(?:在|看|按照?|从|用|拿|[和跟与同比])?(?:那|这)?张?"
)
_AFTER = (
    r"(?:[那这][边张一]?)?(?:[里上]面|里头|当中|[里上中内下边])?(?:[又还也]?是?所?(?:写|列|填|显示|记载?|反映|体现|说|讲|印|提|披露)[着出到]?的?)?"
    r"(?:来?[看算说]|的话)?[、，]?"
)
_IN = "(?:[里上]面|里头|当中|[里上中内])?"
_ITS_TITLE = re.compile(r"(?:19|20)\d\d年?度?|决算|预算|部门|单位|本级|财务")
"""What one report has in the title of a form and another has not."""
_ROLE = re.compile(r"(?:年初)?(?:决算|预算)数$")
_TOTAL = re.compile(r"(?:本年)?(?:收入|支出)?(?:合计|总计)")
_CODE = re.compile(r"\d+")
_COLUMN, _HOW_MUCH = re.compile("(?:基本|项目)支出"), re.compile("多少|几")
_ENDING = re.compile(
    r"^(?:机关事业单位|基本支出|一般公共预算(?:财政拨款)?|三公经费|三公)(?=.{3})|(?:缴费|支出|缴费支出|(?<=费)用)$"
)
"""What one classification adds to the name of an item of the other."""

_BALANCE = re.compile(r"(?<=年[初末])财政拨款(?=结[转余])")
"""What the form of 财政拨款 adds to the name of a balance."""

_WHICH_OF_BOTH = "(?:应该)?(?:以?哪[一]?个(?:数字?)?(?:才?[是为]?(?:对|准|正确)|为准)|谁对)"
_AGREE = "(?:是不是|能不能|对不)?(?:一样|一致|相同|相等|同一个数|相符|吻合|对得上|对不上|对上)"
"""How it is asked of two forms which of them is right, or whether they agree."""
_TABLES_APART = re.compile(
    r"(?<=表)[里上]?的?(?:数字?|金额)?(?:为什么|怎么)(?:会|就)?(?:不一样|不一致|不同|对不上|有出入)[，,]?(?=相?差了?[多几])"
)
"""两张表为什么不一样，差多少 is one question."""
_BOTH_ENDS = ("支出", "收入")
_NAME = 16
"""Characters of a name that may stand before a form."""
_BOTH_LANES = ("拨款", "经营", "结余", "结转")


@dataclass(frozen=True, slots=True)
class Within:
    """A part of a report, as a question calls it: the forms whose titles fit, or where there is no pattern its text."""

    words: str
    titles: re.Pattern[str] | None

    def part_of(self, facts: Facts) -> Facts:
        """What a report prints in the forms, and nothing else; where it is the text, the whole report."""
        if self.titles is None:
            return facts
        return replace(facts, figures=tuple(filter(self._holds, facts.figures)), claims=(), whole=facts)

    def has(self, reading: Reading) -> bool:
        """Whether a reading of what is found there stands there."""
        return self.titles is not None or reading.claim is not None

    def _holds(self, figure: Figure) -> bool:
        known = form_names().get(figure.form or "", figure.table)
        return self.titles is not None and bool(self.titles.search(_ITS_TITLE.sub("", fold(known))))

    def called_there(self, mention: Mention, facts: Facts) -> Mention:
        """A mention that also means what is called so there but for what one form or classification adds to a name."""
        rows = ((LabelKind.ROW, plain_label(figure.row)) for figure in facts.figures)
        headers = ((LabelKind.COLUMN, plain_label(header)) for figure in facts.figures for header in figure.column)
        if self.titles is None or not mention.names_row:
            return mention
        meant = filter(None, map(catalogue().by_id, mention.keys(None)[:1]))
        called = {_stem(name) for name in (mention.text, *(_ROLE.sub("", fold(one.name)) for one in meant))}
        alike = (Meaning(kind, name) for kind, name in (*rows, *headers) if name and _stem(fold(name)) in called)
        return replace(mention, meanings=tuple(dict.fromkeys([*mention.meanings, *alike])))


def _stem(name: str) -> str:
    """A name without what forms add; of what comes in and goes out under one name (财政拨款), the name as it is."""
    name = _BALANCE.sub("", name)
    stem = _ENDING.sub("", _ENDING.sub("", name))
    return name if stem.endswith(_BOTH_LANES) else stem


def part_named(text: str) -> tuple[Within, str] | None:
    """The part of a report that a text names first, and the text without all that it names; None where it names none."""
    found = [
        (match.start(), -len(match[0]), place["titles"], match)
        for place in cue_words()["places"] for match in _asked(place["asked"]).finditer(text)
    ]  # fmt: skip
    if not found:
        return None
    *_, titles, first = min(found, key=lambda one: one[:2])
    rest = text
    for _, _, _, match in sorted(found, key=lambda one: one[1]):
        rest = rest.replace(match[0], "", 1)
    return Within(first["name"], re.compile(titles) if titles else None), rest


def in_each_form(question: str, words: Container[str] = ()) -> str:
    """X在A表和B表里各是多少 as X在A表里多少，B表里多少: one question for each of two forms that are named side by side.

    X，A表写1.5，B表写1.6，哪个对 asks whether both agree, X，A表比B表多出多少 and why both differ for how far they are apart,
    too; where but one of them is named, it is told by what all forms and the text print of X.
    `words` are the names of the library: 社会保障和就业支出总表 names no 支出总表.
    """
    question = _one_thing_in_both().sub(r"\g<first>和\g<second>的\g<thing>\g<agree>", question)
    question = _why_forms_differ().sub(lambda match: _why_in_both(match, words), question)
    question = _TABLES_APART.sub("的数", question)
    question = _stated_of_forms().sub(lambda match: f"{match['first']}和{match['second']}一致吗", question)
    question = _one_form_over_another().sub(r"在\g<first>里多少，\g<second>里多少，相差多少", question)
    return _two_forms().sub(lambda match: _in_both(match, words), question).strip("，")


def _why_in_both(match: re.Match[str], words: Container[str]) -> str:
    name = _end_of_name(match, words)
    if match["second"] is None:
        return f"{name}表格和说明一致吗"
    return f"{name}在{match['first'].removeprefix(name)}里多少，{match['second']}里多少，相差多少"


def _in_both(match: re.Match[str], words: Container[str]) -> str:
    name = _end_of_name(match, words)
    agree = "一致吗" if match["agree"] else ""
    return f"{name}{match['thing']}在{match['first'].removeprefix(name)}里多少，{match['second']}里多少，{agree}"


def _end_of_name(match: re.Match[str], words: Container[str]) -> str:
    """The beginning of the first form that ends the name before it (社会保障和就业|支出|总表); '' where it is the form's own."""
    before = match.string[max(0, match.start() - _NAME) : match.start()]
    ends = (end for end in _BOTH_ENDS if match["first"].startswith(end) and part_named(match["first"].removeprefix(end)))
    return next((end for end in ends if any(before[at:] + end in words for at in range(len(before) - 1))), "")


@cache
def _names_of_forms() -> str:
    """How forms are called, as alternatives of a pattern."""
    return "|".join(place["asked"] for place in cue_words()["places"] if place["titles"])


@cache
def _why_forms_differ() -> re.Pattern[str]:
    names = _names_of_forms()
    second = rf"(?:在|按照?|从)?(?:(?P<second>{names})|明细表){_IN}"
    forms = rf"[，,]?(?:在|按照?|从)?(?P<first>{names}){_IN}(?:[和与跟、及]|以及){second}"
    why = "(?:为什么|怎么)(?:会|就|还|又|都)*"
    return re.compile(
        rf"{forms}[，,]?(?:的?(?:金额|数字?|数据))?(?:{why}(?:有?差(?![额旅])|相差|有?出入|对不上|不一样|不一致|不同|不相等)|(?:相?差|有)了?(?=[一几点]|\d))"
        r"(?:了|的)?(?:[一几]分钱?|[一几]点|\d[\d.]*(?:[万亿]?元|分钱?)?|差别|出入|尾差)?(?:是?(?:为什么|怎么回事))?"
        r"(?:[，,]?(?:具体|一共)?(?:相?差|差额是)了?(?:多少|几)(?:钱|万元|元)?)?"
    )


@cache
def _one_form_over_another() -> re.Pattern[str]:
    names = _names_of_forms()
    return re.compile(
        rf"(?<=.{{4}})[，,]?(?:在|按照?|从)?(?P<first>{names}){_IN}的?[比较]在?(?P<second>{names}){_IN}的?[多少高低大小]出?来?了?"
        r"(?:多少|几)(?:钱|万元|元)?"
    )


@cache
def _stated_of_forms() -> re.Pattern[str]:
    names = _names_of_forms()
    stated = rf"{_IN}(?:[却又]?(?:写|列|填|印|显示)?[着了的]?[是为]?)\d[\d.,，]*\d(?:[万亿]?元)?"
    return re.compile(
        rf"(?:在|按照?)?(?P<first>{names}){stated}[，,、；]?(?:而|但)?(?:在|按照?)?(?P<second>{names}){stated}[，,、；]?"
        rf"(?:{_WHICH_OF_BOTH}|{_AGREE})的?吗?"
    )


@cache
def _one_thing_in_both() -> re.Pattern[str]:
    """A表的X和B表的一致吗, with or without X again."""
    names = _names_of_forms()
    return re.compile(
        rf"(?P<first>{names}){_IN}的?(?P<thing>[\u4e00-\u9fff]{{2,16}}?)(?:[和与跟同]|以及)(?P<second>{names}){_IN}的?(?:(?P=thing))?"
        rf"(?P<agree>{_AGREE}的?吗?)$"
    )


@cache
def _two_forms() -> re.Pattern[str]:
    names = _names_of_forms()
    return re.compile(
        rf"[，,]?(?:在|按照?|从)?(?P<first>{names}){_IN}(?:[和与跟、及]|以及)(?:在|按照?|从)?(?P<second>{names}){_IN}"
        r"[，,]?的?(?P<thing>[\u4e00-\u9fff]{0,20}?)"
        r"(?:数字?|金额|数据)?(?:(?:各自?|分别)(?:[是有为写列填]了?|记的是)*(?:多少|几)(?:钱|万元|元)?[，,、；]?|(?=相差|差额|差了?多少)"
        rf"|(?P<agree>(?:{_WHICH_OF_BOTH}|{_AGREE})的?吗?))"
    )


def _asked(names: str) -> re.Pattern[str]:
    pointed = names.replace("?表", "?(?:的?[那这]一?张)?表")  # 一般公共预算那张表
    return re.compile(f"{_BEFORE}(?P<name>{pointed}){_AFTER}")


def things_meant(question: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The things that an earlier question asked about, without the forms in which it looked, totals, and codes beside names."""
    place = part_named(question)
    left = place[1] if place else question
    rows = [mention for mention in mentions if mention.names_row]
    rows = [one for one in rows if one is rows[0] or not _asked_behind(question, rows[0], one)]
    for is_thing in (lambda text: text in left, lambda text: not _TOTAL.fullmatch(text)):
        rows = [mention for mention in rows if is_thing(mention.text)] or rows
    named = [mention for mention in rows if not _CODE.fullmatch(mention.text)]
    return tuple(named if any(not _COLUMN.fullmatch(mention.text) for mention in named) else rows)


def _asked_behind(question: str, row: Mention, column: Mention) -> bool:
    """Whether a column was asked for beside the whole of its row, in a question of its own (某科目多少，项目支出多少)."""
    asked = re.search(rf"{re.escape(row.text)}(?P<between>.*?){re.escape(column.text)}", question.replace("\n", ""))
    return bool(asked and _COLUMN.fullmatch(column.text) and _HOW_MUCH.search(asked["between"]))
