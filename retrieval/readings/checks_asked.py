"""Checks that a question asks for: of a change, a share, what two places print, or the projects told of against those listed."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.report import Role
from retrieval.readings.stated_numbers import TESTED_SUM, part_stated
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.numerals import numerals
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import added

_SELF_EVALUATED = "self_evaluated_projects"
_CHANGED = re.compile(r"(?:增长|下降|增加|减少|降低|上升|[涨降升跌])了?\d")
_SHARE_STATED = re.compile(r"占[^，。]{0,12}?\d[\d.]*[%％]")
_UNLIKE = re.compile(r"[有里中]的?[两几二2]个(?:不同的?)?数|不一样|不同|不一致|对不上|不相等|差别|怎么回事|还是\d")
"""Why one thing has two numbers is told by where each of them stands."""
_TWO = "两个数"
_PLACES = re.compile(r"表(?!述|示)|分类|口径|说明里|文字")
_OF_REPORT = re.compile(r"(?:文字|情况)?说明(?:文字)?|文字|正文|表格|决算表")
"""The parts of a report that are set against each other, though it may print them as labels too."""
BETWEEN_TABLES = re.compile("(?:[两二几各]|不同的?)[张个]?表(?!.*(?:文字|说明|正文))")
"""两张表 are set against each other, and not against the text."""
_MOVED = re.compile(r"为什么|原因|[多少高低增减升降涨跌超]|变|差|\d|没|不")
"""Why an amount is what it is; without one of these 怎么解释 asks what a word means."""
_EXPLAINED = re.compile(r"(?:怎么|如何)解释")
_DIFFERS = re.compile(r"[比较][^，。]{1,8}(?:年|预算|期)[^，。]{0,4}[多少高低增减升降涨跌]|\d[\d.]*%")
_COMPLETED = re.compile(r"完成.{0,4}预算")
_LISTED = re.compile(
    r"(?:(?:\d|几|多少)个?项目|项目[^，。]{0,4}\d个).*(?:汇总表|列[了出着])|(?:汇总表|列[了出着]).*(?:\d|几|多少)个?项目"
    r"|自评[^，]{0,4}项目.*(?:表|附件)[里中上]?面?(?:有|列了?|是|的)?(?:几|多少)个?.*(?:正文|文字|前面|说明)"
    r"|自评[^，]{0,4}项目.*(?:正文|文字|前面|说明).*(?:几|多少)个?.*(?:表|附件)[里中上]"
)
_ALL_LISTED = re.compile(
    r"(?:汇总表|项目).*(?:列全|列[齐完]|列得全|齐不齐|全不全|[是都]?全[了的]?吗|齐全|完整|(?:全部|都|全)列[了出上进]|漏[了掉列报项]|少列|没列|缺(?!陷))"
)
"""汇总表列全了吗 asks whether as many projects are listed as the text tells of."""
_LIST = "汇总表"
_STATED_PROJECTS = re.compile(r"(?:\d个?项目|项目[^，。]{0,4}\d个?).*列[了出着]")
_RECKONED = re.compile(r"(?:怎么|如何|怎样)(?:计算|算|得)(?:出来?|来)?的?")
_SHARE_OR_RATE = re.compile(r"\d[%％]")
"""How a rate is reckoned is told by reckoning it anew."""
_DONE_BY = re.compile(r"完成了?到?\d[\d.]*[%％]")
_SPENT = ("functional_", "economic_", "basic_expenditure", "project_expenditure", "general_expenditure", "three_public")
"""完成100%对不对, of an account without its budget."""
_WHOLE_COMPLETION = "general_budget_completion"


def about_listed(query: Query) -> bool:
    """Whether it is asked if the projects told of are those listed, or their number, named before, is the same in both places."""
    counted = bool(query.rows) and all(row.keys(None)[:1] == (_SELF_EVALUATED,) for row in query.rows)
    of_places = counted and _PLACES.search(query.question) is not None
    return bool(_LISTED.search(query.question)) or _whether_all_listed(query) or of_places


def _whether_all_listed(query: Query) -> bool:
    """Whether it is asked if the list of all scores has every project."""
    return _LIST in query.question and _ALL_LISTED.search(query.question) is not None


def checked(query: Query) -> Query:
    """A check of a change, of the projects told of against those listed, or of the completion of the whole budget."""
    stated = Measure.COUNT in query.measures and (_STATED_PROJECTS.search(query.question) or _LIST in query.question)
    check = query.operation is Operation.CHECK or (query.operation is Operation.VALUE and stated)
    if (about_listed(query) and check) or _whether_all_listed(query):
        meant = Mention("", 0, 0, (Meaning(None, _SELF_EVALUATED),))
        return replace(query, operation=Operation.CHECK, mentions=(meant,), measures=(Measure.COUNT,), leftovers=(), narrowing=())
    if query.measures == (Measure.SHARE,) and len(query.rows) == 1 and part_stated(query.about):
        return replace(query, operation=Operation.RATIO, measures=(Measure.AMOUNT,))
    if _RECKONED.search(query.about) and _SHARE_OR_RATE.search(query.about):
        query = replace(query, operation=Operation.CHECK)
    if query.operation is Operation.CHECK and any(not _OF_REPORT.fullmatch(mention.text) for mention in query.mentions):
        query = replace(query, mentions=tuple(one for one in query.mentions if not _OF_REPORT.fullmatch(one.text)))
    if query.operation is Operation.CHECK and query.measures == (Measure.AMOUNT,) and _CHANGED.search(query.question):
        return replace(query, measures=(Measure.CHANGE_RATE,))
    if query.operation is Operation.CHECK and _DONE_BY.search(query.question) and _of_money(query):
        return replace(query, operation=Operation.RATIO, roles=(Role.FINAL, Role.BUDGET), measures=(Measure.AMOUNT,))
    if query.operation is Operation.CHECK and query.measures == (Measure.AMOUNT,) and _SHARE_STATED.search(query.question):
        return replace(query, measures=(Measure.SHARE,))
    if query.operation is Operation.CHECK and TESTED_SUM.search(query.about) and added(query.question, query.mentions):
        return replace(query, operation=Operation.TOTAL)
    if query.operation is Operation.DIFFERENCE and BETWEEN_TABLES.search(query.question) and len(query.rows) == 1:
        return replace(query, operation=Operation.CHECK)
    several = len(numerals(query.about)) > 1 or _PLACES.search(query.about) or _TWO in query.about
    if query.operation is Operation.REASON and several and _UNLIKE.search(query.question):
        return replace(query, operation=Operation.CHECK)
    named = any(not _COMPLETED.search(mention.text) for mention in query.rows)
    if query.operation is Operation.CHECK and _COMPLETED.search(query.question) and not named:
        meant = Mention("", 0, 0, (Meaning(None, _WHOLE_COMPLETION),))
        return replace(query, mentions=(meant,), measures=(Measure.COMPLETION,), leftovers=(), narrowing=())
    return query


def _of_money(query: Query) -> bool:
    """Whether all that a question names is spent by what it is for, so that a rate of it is one of its budget."""
    return bool(query.rows) and all(any(key.startswith(_SPENT) for key in row.keys(None)) for row in query.rows)


def accounted_for(query: Query) -> Query:
    """The reason, where it is asked how to account for a change (比预算多了8.68%，怎么解释), not what a word means."""
    if query.operation is Operation.REASON and _EXPLAINED.search(query.question) and not _MOVED.search(query.about):
        return replace(query, operation=Operation.DEFINITION)
    change = query.operation is Operation.DEFINITION and _EXPLAINED.search(query.question)
    return replace(query, operation=Operation.REASON) if change and _DIFFERS.search(query.question) else query
