"""Two things set against each other in any words (A够B的一半吗, A高出B多少), put as one question for each such way."""

from __future__ import annotations

import re
from collections.abc import Container

from retrieval.understanding.wording.tenths import PART, part_in_percent

_WHETHER = r"(?:是不是|有没有|会不会|能不能|够不够|[是有])*"
_IF = r"了?(?:[吗么没]|没有|[，,]?对[吗不]对?)?"
_MUCH = r"了?[大约]*(?:多少|几)[钱万亿]*元?"
_WAYS = (
    # (what stands between both, what follows the second, the same in the words of the catalogue, whether it is but tested)
    (rf"{_WHETHER}(?:大于|高于|多于|超过|小于|低于|少于)了?", "了?(?:吗|没有?)?", "{one}和{other}哪个多", True),
    (rf"{_WHETHER}(?:比|有没有)", "(?:要|更|还)?[多高大少低小]吗?", "{one}和{other}哪个多", True),
    ("[要还]?(?:高出|多出|大出|超出|超过|大于|高于|多于)了?", _MUCH, "{one}比{other}多多少", False),
    ("[大约]*(?:相当于|[抵顶]得?上|等于|合)了?(?:多少|几)个", "", "{one}是{other}的几倍", False),
    ("[大约]*(?:为|有|达到?|抵|合)了?", "的?(?:几|多少)倍", "{one}是{other}的几倍", False),
    (
        "(?:里头?|里面|中|当中|之中)[有占]?(?:多[少大]的?比例|百分之几|几成)(?:[是为]|属于|[用花]在|[用花]于)了?", "",
        "{other}占{one}多少", False,
    ),
    (rf"{_WHETHER}(?:[是为占]|等于)了?", rf"的?{PART}{_IF}", "{one}占{other}的{part}吗", False),
    (
        rf"{_WHETHER}(?:够|达到?|到|超过?|超出|[高大低少]于|不到|有)了?", rf"的?{PART}{_IF}",
        "{one}占{other}超过{part}吗", False,
    ),
)  # fmt: skip
_LINKS = tuple((re.compile(link), re.compile(rf"{tail}呢?[？?]?"), put, tested) for link, tail, put, tested in _WAYS)
_ASKED = re.compile(r"吗|没有?[？?]?$|是不是|有没有")
_NO_THING = re.compile(
    r"预算(?!财政|拨款|支出|收入)|计划|目标|指标|平均|总[额数计]|合计|[上去前今]年|年[初末]|20\d\d|上限|限额|标准"
)
"""What a number is set against that is no thing of its own."""
_YEAR = re.compile(r"20\d\d年度?的?")
_SHORTEST = 2
_OR = re.compile(
    r"(?:是|到底是)?(?P<one>[\u4e00-\u9fff\d]{2,}?)(?:的|花的)?(?P<thing>[\u4e00-\u9fff]{0,8}?)(?P<way>[多高大少低])还是"
    r"(?P<other>[\u4e00-\u9fff\d]{2,}?)(?:的|花的)?(?P=thing)(?P=way)呢?[？?]?$"
)
"""枣庄车多还是聊城车多."""
_EITHER_WAY = re.compile(r"是?(?:收(?:大|多)于支还是支(?:大|多)于收|支(?:大|多)于收还是收(?:大|多)于支)")
_IN_AND_OUT = re.compile(r"收(?P<than>[大小多少高低]于)支(?!出)")
_NOT_COVERED = re.compile(r"(?:是不是|有没有)?入不敷出了?吗?")
"""收大于支, 入不敷出: all that came in and was spent."""


def which_is_more(question: str, words: Container[str]) -> str:
    """A question that sets one thing against another, as one for which is more, by how much, how many times or what part of it
    the one is; others as they are. `words` are their names.
    """
    if (either := _OR.match(question)) and either["way"] not in either["other"]:
        question = f"{either['one']}和{either['other']}{either['thing']}哪个{either['way']}"
    question = _IN_AND_OUT.sub(r"收入\g<than>支出", _EITHER_WAY.sub("收入和支出哪个多", question))
    question = _NOT_COVERED.sub("收入小于支出吗", question)
    for link, tail, put, tested in _LINKS if _ASKED.search(question) or "几" in question or "多少" in question else ():
        for at in link.finditer(question) if not tested or _ASKED.search(question) else ():
            if made := _put(question, at, tail, put, words):
                return made
    return question


def _put(question: str, at: re.Match[str], tail: re.Pattern[str], put: str, words: Container[str]) -> str:
    """The question in such words, where names stand before and after a link; '' where none do, or one is a part of the other."""
    before, after = question[: at.start()], question[at.end() :]
    if _NO_THING.search(_YEAR.sub("", before)):
        return ""
    starts = (before[start:] for start in range(len(before) - _SHORTEST + 1))
    one = next((name for name in starts if name in words), "")
    ends = ((after[:end], tail.fullmatch(after, end)) for end in range(len(after), _SHORTEST - 1, -1))
    other, asked = next(((name, rest) for name, rest in ends if rest and name in words), ("", None))
    if not one or asked is None or _is_part(one, other) or _is_part(other, one) or _NO_THING.search(other):
        return ""
    told = put.format(one=one, other=other, part=part_in_percent(asked.groupdict().get("part") or ""))
    return f"{before.removesuffix(one)}{told}"


def _is_part(name: str, other: str) -> bool:
    """Whether a name is but a longer one of the same thing: 中小企业采购总额 of 采购总额, but 邮电费 is no 电费."""
    return name == other or (len(other) > _SHORTEST + 1 and other in name)
