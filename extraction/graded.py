"""How many projects were given a grade, where the grade stands behind its number: 4个自评等级为优、1个为良."""

from __future__ import annotations

import re

_GRADE = re.compile(
    r"(?:[一二三]级)?(?P<what>(?:项目|专项)?(?:支出)?的?(?:绩效)?(?:自评|评价|评定|评级|评审)?(?:结果|结论|得分)?的?(?:等[级次]|级别|评级)?)"
    r"(?P<given>(?:均|都|全部|被|获|得|达到?|评|定|判)*[为是]?)[“\"‘]?(?P<grade>优秀?|良好?|中等?|不?合格|较?差|一般)[”\"’]?(?:等?级|等次)?的?(?=[，,。；;、（(）)]|$)"
)
_LEVEL = re.compile(r"等[级次]|级别|评级")
_PLAIN = re.compile(r"优|良|合格")


def grade_behind(words: str) -> str:
    """The grade that the words behind a number of projects give them, as what is counted (自评等级为优); else ''."""
    match = _GRADE.match(words)
    if match is None or not (match["given"] or _LEVEL.search(match["what"]) or _PLAIN.search(match["grade"])):
        return ""
    what = match["what"] if _LEVEL.search(match["what"]) else "等级"
    return f"{what.removeprefix('的')}为{match['grade']}"
