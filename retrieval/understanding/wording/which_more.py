"""Whether one thing is more than another (收入大于支出吗), asked as which of both is."""

from __future__ import annotations

import re
from collections.abc import Container

_WHETHER = r"(?:是否|是不是|有没有|到底|会不会)*"
_OTHER = r"(?P<other>[\u4e00-\u9fff“”]{2,16}?)"
_ABOVE = re.compile(
    rf"^(?P<before>.{{2,}}?){_WHETHER}(?:大于|高于|多于|超过|小于|低于|少于)了?{_OTHER}了?(?:吗|么|没有?)?[？?]?$"
)
_THAN = re.compile(rf"^(?P<before>.{{2,}}?){_WHETHER}比{_OTHER}(?:要|更|还)?[多高大少低小](?:吗|么)?[？?]?$")
_ASKED = re.compile(r"吗|么|没有?[？?]?$|是否|是不是|有没有")
_NO_THING = re.compile(r"预算|计划|目标|指标|平均|总[额数计]|合计|[上去前今]年|年[初末]|20\d\d|上限|限额|标准")
"""What a number is set against that is no thing of its own."""
_SHORTEST = 2
_EITHER_WAY = re.compile(r"(?:到底|究竟)?是?(?:收(?:大|多)于支还是支(?:大|多)于收|支(?:大|多)于收还是收(?:大|多)于支)")
_IN_AND_OUT = re.compile(r"收(?P<than>[大小多少高低]于)支(?!出)")
_NOT_COVERED = re.compile(r"(?:是否|是不是|有没有)?入不敷出了?(?:吗|么)?")
"""收大于支, 入不敷出: all that came in and was spent."""


def which_is_more(question: str, words: Container[str]) -> str:
    """The question which of two things is more, where it asks whether the one is; others as they are. `words` are their names."""
    question = _IN_AND_OUT.sub(r"收入\g<than>支出", _EITHER_WAY.sub("收入和支出哪个多", question))
    question = _NOT_COVERED.sub("收入小于支出吗", question)
    match = (_ABOVE.match(question) or _THAN.match(question)) if _ASKED.search(question) else None
    if match is None or _NO_THING.search(match["other"]) or _NO_THING.search(match["before"]) or match["other"] not in words:
        return question
    before, other = match["before"], match["other"]
    thing = next((name for at in range(len(before) - _SHORTEST + 1) if (name := before[at:]) in words), "")
    apart = bool(thing) and thing[:_SHORTEST] != other[:_SHORTEST]  # 给中小企业的采购总额 is a part of 采购总额
    return f"{before}和{other}哪个多" if apart else question
