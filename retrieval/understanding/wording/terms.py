"""Terms that count what they stand for, whose meaning is asked for by that number: “六乱”是指哪六样."""

from __future__ import annotations

import re

_NUMERAL = "两二三四五六七八九十"
_SORTS = rf"(?:哪(?:[{_NUMERAL}几\d]+|些)|什么)[样种类项个]?(?:方面|东西|内容|行为|情形|问题|病|癌|乱)?"
_MEANT = re.compile(
    rf"(?P<term>[“\"][^”\"]{{2,12}}[”\"]|(?<![\u4e00-\u9fff])[{_NUMERAL}][\u4e00-\u9fff])(?:具体|都|分别)*"
    rf"(?:是指|指的是|指|包括|包含|是)的?{_SORTS}[？?呢]*$"
)


def with_meaning_asked(question: str) -> str:
    """The question as it was typed, as one for the meaning of the term where it asks what it counts (“六乱”包括哪几种)."""
    return _MEANT.sub(r"\g<term>是什么意思", question)
