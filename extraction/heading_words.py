"""Words that head what is told behind them: an item of the budget, a thing with its list number, a project."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.headings import mark_of
from extraction.printed import NUMERAL
from extraction.report import Paragraph
from extraction.subjects import subject_in

_ITEM = re.compile(r"[（(](?:[类款项]|[23]\d\d(?:\d\d){0,2})[）)][”\"]?[。：:]?$")
_CODED = re.compile(r"(?:[（(]2\d\d(?:\d\d){0,2}[）)]|2\d\d(?:\d\d){0,2})\s?[\u4e00-\u9fff（）()、]{2,40}")
_SERVES = re.compile(r"(?:全部?|均)(?:为|是|用于|属于?)")
"""支出X万元，全部为其他支出（类）…（项） tells of what kind all of that is, and names nothing new."""
_THING = re.compile(r"(?:费用?|经费|资金|支出|收入|预算|决算|金额|额|款|项目|专项|工程|补贴|补助|工资|奖金|数|率|量)$")
_OF_FEE = re.compile(r"(?<=费)用?(?:支出)?(?:决算)?(?:的?具体)?情况(?:说明)?$")
_CLAUSES = re.compile(r"[，,；;：:]|得分")
_PLANNED_AND_DONE = re.compile(
    r"(?:该?项目|本年度?)?(?:(?:全年|年初|调整后?)?预算(?:数|安排|金额|资金|批复)|(?:全年|年初)预算)[^。]{2,24}(?:执行|支出|完成|得分)"
)
_SITUATION = re.compile(r"(?:支出|决算)*(?:具体|总体|基本|主要)情况")
_OF_FUNDS = re.compile(
    r"(?<!经费)(?P<what>(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)?财政拨款支出)(?:决算)?(?:具体|总体)?情况"
)
_NAMED_SO = re.compile(r"(?:项目|专项|工程|行动|计划|补助|补贴|经费|费|资金)[”\"]?$")
_PROJECT, _OF_PROJECT = "项目", re.compile(r"该?项目")
_NUMBERED_PROJECT = re.compile(rf"{_PROJECT}[{NUMERAL}\d]{{1,2}}[:：]")
"""项目一：标准化厂房建设 heads what the lines under it tell of it."""
_OF_ITS_MONEY = re.compile(rf"(?P<name>.{{4,}}?(?:{_PROJECT})?)(?<!^{_PROJECT})经费情况说明$")
"""某某工程项目经费情况说明 heads all the sections that tell of that project's work and money."""
_REVIEW_OF = re.compile(
    rf"[“\"](?P<name>[^”\"]{{4,}})[”\"](?:{_PROJECT})?(?:支出)?(?:绩效)?(?:自评价?|评价)(?:报告|情况|结果|综述|说明)+$"
)
"""“某某经费”项目绩效评价报告 heads the review of one project, with sections of its own."""

_FUND_HEADED = re.compile(r"(?P<fund>(?:(?:一般公共|政府性基金|国有资本经营)预算)?财政拨款)(?:收入|支出|收支|收、支)")
_OF_THE_YEAR = re.compile(r"本年(?P<side>收入|支出)(?:合计)?|(?P<rest>年[初末])(?=结转和结余$)")
"""What under a heading that names a fund is of this fund: 本年收入, 年初结转和结余."""


def names_thing(words: str) -> bool:
    """Whether words end with the name of a sum or a count."""
    return _THING.search(words) is not None


def heads_item(words: str) -> bool:
    """Whether words before a colon or stop name what follows them: an item of the budget, or a thing with its list number."""
    return names_item(words) or (mark_of(words) is not None and names_thing(words))


def fee_headed(words: str) -> str:
    """The fee that a numbered title names (3.公务接待费支出情况。), of which the next sentences speak; '' for others."""
    mark, title = mark_of(words), _OF_FEE.search(words)
    return subject_in(words[: title.start()]) if mark is not None and title and not _CLAUSES.search(words) else ""


def topic_headed(words: str, following: str, section: Sequence[str]) -> str:
    """What a numbered title (2.某工程。) in a text says that the sentence behind it speaks of; '' for other words.

    One that names no thing (3.具体情况。) heads that of which the titles of the section tell.
    """
    if _SITUATION.fullmatch(_unmarked(words)):
        titled = (_OF_FUNDS.search(title) for title in reversed(section))
        return next((subject_in(title["what"]) for title in titled if title), "")
    return subject_in(words) if heads_project(words, following) else ""


def heads_project(words: str, following: str) -> bool:
    """Whether a numbered name (2.某工程。) is that of a project: what was planned and done for it is told right after it."""
    named = mark_of(words) is not None and not (_CLAUSES.search(words) or _SITUATION.fullmatch(_unmarked(words)))
    return named and bool(_PLANNED_AND_DONE.match(following))


def heading_of_project(paragraph: Paragraph) -> str:
    """The project that the heading of a section names alone (（一）某某项目), of which the section tells; '' for others."""
    title = paragraph.section[-1] if paragraph.section else ""
    if of_its_money := next(filter(None, map(_OF_ITS_MONEY.match, paragraph.section)), None):
        return subject_in(of_its_money["name"])
    if reviewed := next(filter(None, map(_REVIEW_OF.search, paragraph.section)), None):
        return reviewed["name"].removesuffix(_PROJECT) + _PROJECT
    if numbered := _NUMBERED_PROJECT.match(title):
        own = title[numbered.end() :]
        return own if _NAMED_SO.search(own) else f"{own}{_PROJECT}"
    name = subject_in(title) if heads_project(title, paragraph.text) else ""
    return name if _NAMED_SO.search(name) or _OF_PROJECT.match(paragraph.text) else ""


def names_item(words: str) -> bool:
    """Whether words name an item of the budget by its levels or its code: 教育支出（类）, 2040201行政运行."""
    if _SERVES.match(words):
        return False
    return bool(_ITEM.search(words)) or _CODED.fullmatch(_unmarked(words)) is not None


def of_fund_headed(subject: str, section: Sequence[str]) -> str:
    """The income, spending or balance of the year in the fund that the nearest heading names; any other subject as it is."""
    own = _OF_THE_YEAR.match(subject) if section else None
    headed = next(filter(None, map(_FUND_HEADED.search, reversed(section))), None) if own else None
    if own is None or headed is None or (own["side"] and own.end() < len(subject)):
        return subject
    return f"{headed['fund']}{own['side']}" if own["side"] else f"{headed['fund']}{subject}"


def _unmarked(words: str) -> str:
    """Words without their list number."""
    mark = mark_of(words)
    return words[len(mark[1]) :] if mark else words
