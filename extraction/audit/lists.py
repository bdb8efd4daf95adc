"""Counts against lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.audit.facts import Facts
from extraction.audit.model import Operand, Outcome, Result, Rule
from extraction.report import Paragraph

_KIND = r"机构|科室|处室|股室|部门|单位"
_COUNTED = re.compile(
    rf"(?P<noun>{_KIND})?(?<!第)(?P<count>\d+|[一二两三四五六七八九十]+)(?!级)个?"
    rf"(?P<after>[^，。；、：:\d]{{0,10}}?(?:{_KIND}|科|处|室))?"
    r"[，,]?(?:即|分别是|分别为|包括|具体为|为|有|[：:])+(?P<list>[^。；：:]+)"
)
"""A number of offices and their names; 二级预算单位包括 and 第三中学内设机构包括 count none."""
_NUMERALS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}
_OF_A_KIND = re.compile(r"\D*(?P<count>\d+)个\D*")
"""An entry that counts the offices of one kind: 职能科室14个."""
_JOINED = re.compile(r"和|及|与")
_OPEN_END = re.compile(r"等(?:\d+个|[一二三四五六七八九十]+个)?(?:科室|处室|机构|部门|单位)?$")


def check_offices(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """As many offices (units) are named as the sentence says there are; silent where the list ends in 等."""
    for paragraph in facts.report.paragraphs:
        for match in _COUNTED.finditer(paragraph.text):
            named = [name for name in match["list"].split("、") if name]
            said = _number(match["count"])
            if (match["noun"] or match["after"]) and said and len(named) > 1 and not _OPEN_END.search(match["list"]):
                yield _counted(paragraph, match, said, named)


def _counted(paragraph: Paragraph, match: re.Match[str], said: int, named: list[str]) -> Outcome:
    """和 in the last name may join two names or stand within one."""
    room, kinds = len(_JOINED.findall(named[-1])), [_OF_A_KIND.fullmatch(name) for name in named]
    listed = sum(int(kind["count"]) for kind in kinds if kind) if all(kinds) else len(named)
    right = listed <= said <= listed + min(room, 1)
    words = Operand.of_words("文字", match[0][:60], paragraph)
    text = f"说有 {said} 个，列出 {listed} 个"
    return Outcome(Result.PASS if right else Result.FAIL, (words,), "所说的个数与所列名单不符", text)


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _NUMERALS.get(text)
    return (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)
