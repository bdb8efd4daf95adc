"""Printed labels as people type them: without brackets, a year, or what a company is limited by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from retrieval.understanding.wording.characters import simplified

_DROPPED = re.compile(r"\([A-C](?:/[A-C])?\)|[\s\u3000\"'“”‘’()《》〈〉【】\[\],，。？?！!；;:：·…~\-—]+")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_AMOUNT = re.compile(r"\.\d|[万亿千]?元|[万亿%]")
"""What follows the digits of an amount."""
_SPENT_ON = frozenset({"用在", "用到", "用于", "花在", "花到", "花于"})
_LEVEL = re.compile(r"[（(][类款项][）)]")
_YEAR = re.compile(r"^(?:19|20)\d{2}年?度?")
_PLANNED = re.compile(r"(?:预算|决算)(?=.{0,3}表$)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?(?P<level>[省市县区旗])")
_BODY = re.compile(r"(?:中心|公司|[站所队局院校园馆会厂])$")
_LIMITED = re.compile(r"(?:股份)?有限(?:责任)?公司$")
_NUMBERED = re.compile(r"^\d+(?=[\u4e00-\u9fff]{4})")
_SPENT = re.compile(r"(?<=费)支出$")
_ALIKE_SERVANTS = re.compile("参照公务员法?管理的?")
_CARRIED = "结转和结余"
_CARRIED_SHORT = ("结转结余", "结转", "结余")
_BOTH_WAYS = "收入支出"
_SHORTEST_PART, _LONG_ROW = 4, 6
_OF_BODIES = re.compile("^(?P<sort>机关事业|行政事业|行政|事业)单位(?=[\u4e00-\u9fff]{2})")
_BODIES_SHORT = (lambda match: match["sort"], lambda match: "机关" if match["sort"] in ("行政", "机关事业") else match["sort"])
_JOINED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
_RUNS = re.compile("(?<=[\u4e00-\u9fff]{2})运行")
_JOINTS = ("和", "与", "及", "、", "")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Text as it is compared: simplified characters, half width, lower case, no blanks, brackets, quotes or punctuation.

    The letter by which a form reckons with a column, 全年执行数(B), is no part of its name.
    """
    flat = _DROPPED.sub("", unicodedata.normalize("NFKC", text)).lower().replace("其它", "其他")
    return simplified(flat)


def spellings(label: str) -> set[str]:
    """A label as people may type it: without brackets, a year or number before it, 项目 or 支出 after it.

    结转 stands for 结转和结余, 参公单位 for 参照公务员法管理事业单位, 国企 for 国有企业.
    """
    forms = {fold(label), fold(_BRACKETED.sub("", label))}
    forms |= {form.replace(_CARRIED, short) for form in forms if _CARRIED in form for short in _CARRIED_SHORT}
    forms |= {_ALIKE_SERVANTS.sub("参公", form) for form in forms}
    forms |= {form.replace("参公事业单位", "参公单位").replace("国有企业", "国企") for form in forms}
    forms |= {short_company(form) for form in forms}
    named = {_NUMBERED.sub("", _YEAR.sub("", word)) for word in forms} | {_YEAR.sub("", word) for word in forms}
    return {form for word in named for form in (word, word.removesuffix("项目"), _SPENT.sub("", word))} - {""}


def last_level(label: str) -> str:
    """The account named last under those it belongs to (检察（款）其他检察支出（项）), folded; '' for other labels."""
    levels = _LEVEL.split(label)
    return fold(levels[-2]) if len(levels) > 1 and not levels[-1] else ""


def shortened(name: str) -> set[str]:
    """A name as people change it: 行政事业养老 for 行政事业单位养老支出, 机关医疗 for 行政单位医疗, 行政运转 for 行政运行; or
    without its 和.
    """
    forms = {name, *(_OF_BODIES.sub(short, name) for short in _BODIES_SHORT)}
    forms |= {_RUNS.sub(said, form) for form in forms for said in ("运转", "运营")}
    forms |= {_JOINED.sub(joint, form) for form in forms for joint in _JOINTS}
    return {one for form in forms for one in (form, _long_row(form))} - {name}


def _long_row(name: str) -> str:
    """The name of an account without 支出, where that leaves enough of it to tell it from others."""
    row = name.removesuffix("支出")
    return row if len(row) >= _LONG_ROW else name


def short_company(name: str) -> str:
    """The name of a company as people call it: 自来水公司 for 自来水有限责任公司."""
    return _LIMITED.sub("公司", name)


def names_body(label: str) -> bool:
    """Whether a label is the name of a body of some place, as tables by unit print it: 某县农业技术推广中心."""
    return bool(_BODY.search(label)) and _PLACE.match(label) is not None


def without_place(label: str) -> set[str]:
    """The name of a body without its place, or with the level of it alone: 县农业技术推广中心."""
    place = _PLACE.match(label) if names_body(label) else None
    own = fold(label[place.end() :]) if place else ""
    names = {own, fold(place["level"]) + own} if place and len(own) >= _SHORTEST_PART else set()
    return names | set(map(short_company, names))


def without_cost(spelled: Iterable[str]) -> set[str]:
    """What is paid for, for the row of its cost: 外事接待 for 外事接待费."""
    return {one[:-1] for one in spelled if one.endswith("费") and len(one) > _SHORTEST_PART}


def short_titles(titles: Iterable[str]) -> set[str]:
    """Titles of tables as people shorten them: 财政拨款收支总表 for 财政拨款收入支出决算总表."""
    whole = {short for title in titles for short in (title, title.replace(_BOTH_WAYS, "收支"))}
    return whole | {_PLANNED.sub("", title) for title in whole}


def stands_whole(question: str, start: int, end: int) -> bool:
    """Whether a stretch of a question is no mere part of a word or number: 201 is none in 2010301, nor 人 of 人次, 用 of
    用在哪 or 307 of 307.82万元.
    """
    cut = any(question[at - 1 : at + 1].isdigit() for at in (start, end) if 0 < at < len(question))
    cut = cut or (question[start:end].isdigit() and _AMOUNT.match(question, end) is not None)
    spent = question[end - 1 : end + 1] in _SPENT_ON and question[end - 2 : end] != "费用"
    return not (cut or spent) and question[end - 1 : end + 1] not in ("人次", "表格")
