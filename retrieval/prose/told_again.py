"""What a passage that was told tells besides: how its number moved, how much that is a day, how large, how far it was done."""

from __future__ import annotations

import re

from retrieval.understanding.named.leftovers import cut_words, is_measure, says_little
from retrieval.understanding.query import Query

_MOVE_TOLD = re.compile(
    r"(?:同比|[比较]上一?年)[^，。；]{0,6}?(?:[增减升降涨跌]|上升|下[降滑]|提高)[^，。；]{0,4}\d|[比较](?:上一?|去)年[多少](?![数种])[\u4e00-\u9fff]{0,4}\d"
)
_ASKS_MOVE = re.compile(r"[比较](?:上一?|去|前一?)年[^，。]{0,4}(?:[多少高低增减升降涨跌])")
_MEAN_ASKED = re.compile(
    r"(?:平均(?:到|下来)?)?每一?(?P<each>[天日月年])(?:平均)?[^，。多几]{0,6}(?:多少|几)(?P<unit>[\u4e00-\u9fff]{1,2})?$"
)
_EACH_HEAD, _HEAD_TOLD = re.compile(r"(?:又|那)?人均(?:是|为)?多少(?:钱|元)?"), re.compile(r"人均[^，。；\d]{0,4}\d[\d.,]*万?元")
_SIZE_ASKED = re.compile(r"^(?P<done>[\u4e00-\u9fff]{1,4}?)[了掉过]*(?:多大的?面积|多少面积|面积(?:有?多[大少])?)$")
_TASK_ASKED = re.compile(r"^(?:年度|全年)?任务(?:是不是)?完成了?(?:没有|没|了?吗|多少|得?怎么样|情况)$")
_MORE_ASKED = re.compile(r"^(?:[多少]|增加|减少)了(?:多少|几)[个件条人次例起宗张台辆名户对家]?$")
_NAMED_ALONE = re.compile(
    r"(?:那么?)?(?:其中)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:了的|的|了)?(?:呢|(?:又|是|有|为)*(?:多少|几)[\u4e00-\u9fff]?)?"
)
_ALL = ("一共", "都", "又", "共")
_TASK_TOLD = re.compile(r"完成了?(?:全?年度?|当年|上级)?[^，。；]{0,6}?任务")


def tells_move(text: str) -> bool:
    """Whether a passage says how its number moved: 比上年增长9%, 比上年少20件."""
    return bool(_MOVE_TOLD.search(text))


def is_move_told(question: str, text: str) -> bool:
    """Whether a question how something moved since the year before is answered by a passage that says that of its number."""
    return bool(_ASKS_MOVE.search(question)) and tells_move(text)


def is_mean_told(question: str, text: str) -> bool:
    """Whether a question for so much a day, or a head, is answered by a passage (日均588吨, 人均1,500元)."""
    if _EACH_HEAD.fullmatch(question) and _HEAD_TOLD.search(text):
        return True
    asked = _MEAN_ASKED.search(question)
    if asked is None:
        return False
    each = "[天日]" if asked["each"] in "天日" else asked["each"]
    return bool(re.search(rf"(?:{each}均|平均每{each})[^，。；\d]{{0,4}}\d[\d.,]*[万亿]?{asked['unit'] or ''}", text))


def asks_again(query: Query) -> bool:
    """Whether a follow-up names nothing and asks for what a passage may tell beside its number: 拆了多大面积, 任务完成没有."""
    question = query.about.replace("\n", "")
    ways = (_TASK_ASKED, _SIZE_ASKED, _MORE_ASKED)
    return any(way.match(question) for way in ways) or bool(_MEAN_ASKED.fullmatch(question))


def tells_again(query: Query, text: str) -> bool:
    """Whether a passage tells that."""
    question = query.about.replace("\n", "")
    if _TASK_ASKED.match(question):
        return bool(_TASK_TOLD.search(text))
    if _MORE_ASKED.match(question):
        return tells_move(text)
    asked = _SIZE_ASKED.match(question)
    if asked is None:
        return is_mean_told(question, text)
    words = [word for word in cut_words(asked["done"]) if word not in _ALL]
    return all(re.search(rf"{re.escape(word)}[^，。；\d]{{0,12}}面积[^，。；\d]{{0,3}}\d", text) for word in words)


def name_alone(query: Query) -> str:
    """What a follow-up asks for that says no more than that (日均呢, 实际开放多少); '' where it says more, or names a measure."""
    match = _NAMED_ALONE.fullmatch(query.about.replace("\n", ""))
    return "" if match is None or is_measure(match["name"]) or says_little(match["name"]) else match["name"]


def tells_of(name: str, text: str) -> bool:
    """Whether a passage tells a number right after a name."""
    number = rf"{re.escape(name)}[”\"’」』]?(?:[总为是共达约有从由]|提[升高][到至]){{0,2}}\d"
    return bool(name) and re.search(number, text) is not None
