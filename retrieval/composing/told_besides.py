"""Whether the answers to some questions of a text tell what another of them asks, though that has no answer of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.prose.told_again import is_mean_told, is_move_told
from retrieval.reply import Answer, StatedFigure
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold

_POINTS = re.compile(r"(?:几|多少)分(?!之)")
_SCORE_TOLD = re.compile(r"得分[为是]?\d[\d.]*分")
_GRADE = re.compile(r"(?:又|是|评价|自评|属于|什么|哪个|哪一?[级档]|等级|等次|档次|级别|评级|[的呢为])+")
_GRADE_TOLD = re.compile(r"等[级次][：为是]{0,2}[“\"]?[优良中差合]")
_COUNTED = re.compile(r"(?:多少|几)([件条人名户家个次批辆篇层栋])")
_SIZED = re.compile(r"多(?P<way>[高长宽深])|面积|多大")
_SAME_UNIT = {"人": "人|名", "名": "人|名"}
_POINTED_AT = re.compile(r"^(?:[那这该]个?|它)[\u4e00-\u9fff]{0,6}(?:[花用]|支出|列支)了?多少")
_DONE = re.compile(r"(?:^(?=.{1,2}[了掉多])|(?=.{2}了))([\u4e00-\u9fff]{1,2}?)[了掉]?多少(?:钱|预算|资金|经费|[万亿]?元)$")
BARE_AMOUNT = re.compile(r"(?:又|各|分别|实际|都|一共|合计|共)*(?:[花用]|支出)?了?(?:是|为)?多少(?:钱|[万亿]?元)?")
_PART_OF_IT = re.compile(r"^(?:其中|里[头面]|当中)(?!.*(?:\d|上年|去年|预算数))")
_NAMES_ALONE = re.compile(r"(?:都|又|各|分别|它们|各自|具体)*(?:叫|是|有)(?:什么|谁|哪些|哪[几个家]+)(?:名字|名称)?")
_ITS_WORDS = re.compile(
    r"(?:它|报告|文件|里|中|的|又)*(?:原文|原话|原句|具体表述|具体内容)?是?(?:怎么|如何|怎样)(?:写|说|表述|规定|讲)的?|(?:报告|文件|里|中|的)*(?:原文|原话|原句)(?:是什么|呢)?"
)
"""Asks for the words of what a passage was quoted on."""
_WHY_ALONE = re.compile(
    r"(?:是|又|都|分别|各自?)*(?:因为什么|为什么|是?什么原因|原因(?:是什么|呢))(?:[这那]么|才|只)?[低少差]?"
)
_DEMAND = re.compile(
    r"(?:那|原来|当初|规定|年初|它|原)*的?(?:要求|标准|目标|指标|(?:计|规)划)值?数?"
    r"[应又是为有]*(?:多少|几|什么)?[个台件人%]?呢?"
)
_TARGET = re.compile(r"（[^（）]*(?:指标值|目标值?)[^（）]*(?:\([A-Z]\))?）为")
"""What was demanded, as its column is headed."""
_OUTCOME = re.compile(r"(?:那|最后|实际上?|结果)+[\u4e00-\u9fff]{1,4}?了?(?:多少|几)[\u4e00-\u9fff]?")
_ACHIEVED = "（实际完成"
"""What became of a goal, as its column is headed."""
_REASON_TOLD = "偏差原因："
_WHETHER_ALIKE = re.compile(
    r"(?:[它这那]?们?[两俩二]?[者个]?数?|前后|文字和表格?|表格?和文字)*"
    r"(?:对得上|对不对得上|对得?不上|一致|相符|吻合|一样|相等)(?:吗|不|没有)?"
)
_TOLD_ALIKE = re.compile(r"不?一致|不?相等|不?相符")
"""Says whether two numbers are the same, as 对得上吗 asks."""
_HOW_FAR = re.compile(r"(?:又|还|一共)*(?:相?差|[多少超剩省]出?)了?多少(?:钱|[万亿]?元)?")
_FAR_TOLD = re.compile(r"差额为|比预算数[多少]\d")
"""Tells how far two numbers are apart, as 差多少 asks."""
_LISTED = re.compile(r"(?:分别[是为]|包括|即|为)[：:]?[^。：]{2,}?[、和][^。]{2,}")
_WHICH_DAY, _DAY = re.compile(r"哪一?天|几月|几号|什么时[候间]|何时"), re.compile(r"\d\s*月\s*\d+\s*[日号]")
_REALLY = "实际"
_SHORT, _ENDS = 2, ("费", "款", "金")
_LITTLE = r"[\u4e00-\u9fff]{0,3}"
_PART_OF_AREA = re.compile(r"^(?P<part>[\u4e00-\u9fff]{2,4}?)(?:的|部分|又)*[有是占]多少$")
_SUM = re.compile(r"共|合计")
_MONEY = r"\d[万亿]?元"
_STATED = "年度"


def is_told(question: str, told: Answer) -> bool:
    """Whether what a question names is told or quoted all the same, with a number in the unit that it asks for."""
    scored = _POINTS.search(question) and (any(one.unit == "分" for one in told.figures) or _SCORE_TOLD.search(told.answer))
    if _GRADE.fullmatch(fold(question)) and _GRADE_TOLD.search(told.answer):
        return True
    if _ITS_WORDS.fullmatch(fold(question)) and any(_STATED not in line for line in told.answer.splitlines()):
        return True
    if _OUTCOME.fullmatch(fold(question)) and _ACHIEVED in told.answer:
        return True
    if _DEMAND.fullmatch(fold(question)) and _TARGET.search(told.answer):
        return True
    if _WHETHER_ALIKE.fullmatch(fold(question)) and _TOLD_ALIKE.search(told.answer):
        return True
    if is_why_told(replace(told, question=question), told):
        return True
    if _HOW_FAR.fullmatch(fold(question)) and _FAR_TOLD.search(told.answer):
        return True
    in_words = _is_dated(question, told) or _is_quoted(question, told) or _is_listed(question, told)
    return bool(scored) or in_words or _is_stated(question, told.figures)


def is_why_told(one: Answer, told: Answer) -> bool:
    """Whether a bare 为什么 is answered by the reasons for which points were lost."""
    return bool(_WHY_ALONE.fullmatch(fold(one.question))) and _REASON_TOLD in told.answer


def _is_listed(question: str, told: Answer) -> bool:
    """Whether the names are told that a question asks for and that says no more than that (分别叫什么)."""
    return bool(_NAMES_ALONE.fullmatch(fold(question)) and _LISTED.search(told.answer))


def _is_dated(question: str, told: Answer) -> bool:
    """Whether the day is told that a question asks for, and that of the work as it was done where it asks for this."""
    days = [line for line in told.answer.splitlines() if _DAY.search(line)]
    return bool(_WHICH_DAY.search(question)) and any(_REALLY not in question or _REALLY in line for line in days)


def _is_stated(question: str, figures: Sequence[StatedFigure]) -> bool:
    """Whether the number is stated that a question asks of a part of what was asked before it (其中公务用车保有量是几辆)."""
    asked = _COUNTED.search(question)
    if asked is None or not _PART_OF_IT.search(question):
        return False
    return any(figure.label in question and figure.unit in (asked[1], *_SAME_UNIT.get(asked[1], "")) for figure in figures)


def _is_quoted(question: str, told: Answer) -> bool:
    """Whether a sentence that was quoted holds what a question names, and a number in the unit that it asks for."""
    own = [line for line in told.answer.splitlines() if _STATED not in line]
    if any(is_move_told(question, line) or is_mean_told(question, line) for line in own):
        return True
    asked = _COUNTED.search(question)
    units = _SAME_UNIT.get(asked[1], asked[1]) if asked else ""
    words = content_words(fold(question))
    done = _DONE.search(question)
    spent = rf"{re.escape(done[1])}{_LITTLE}\d[\d.,]*[万亿]?元" if done else "$^"
    alone = _POINTED_AT.search(question) or (BARE_AMOUNT.fullmatch(question) and not _SUM.search(question))
    bare = _size(question) or _part_of_area(question, told.question) or (_MONEY if alone else spent)
    number = rf"\d\s*万?(?:{units})" if units else spent if done else rf"{_written(words[-1])}{_LITTLE}\d" if words else bare
    quoted = map(fold, own)
    return any(all(re.search(_written(word), line) for word in words) and re.search(number, line) for line in quoted)


def _written(word: str) -> str:
    """How a sentence may write a word, a short one of two characters with one between them (租费 by 租赁费)."""
    short = len(word) == _SHORT and word.endswith(_ENDS)
    return rf"{re.escape(word[0])}[\u4e00-\u9fff]?{re.escape(word[1])}" if short else re.escape(word)


def _size(question: str) -> str:
    """How a sentence tells the size that a question asks for (多高 by 高度为29.8米); '' where it asks for none."""
    asked = _SIZED.search(question)
    way = asked["way"] if asked else None
    measured = rf"{way}度?{_LITTLE}\d[\d.]*(?:米|公里)" if way else rf"面积{_LITTLE}\d[\d.]*万?(?:平方米|亩|公顷)"
    return measured if asked else ""


def _part_of_area(question: str, whole: str) -> str:
    """How a sentence tells the area of a part (地下有多少), where a text asks for an area; '' for other questions."""
    part = _PART_OF_AREA.match(question) if "面积" in whole else None
    return rf"{re.escape(part['part'])}(?:建筑)?面积{_LITTLE}\d" if part else ""
