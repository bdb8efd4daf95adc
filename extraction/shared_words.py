"""Words between two numbers that belong to both, and words that name a part by the whole that was told before."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SERVED = re.compile(r"(?:为|给|向|帮助?|替)$")
_DONE_FOR = re.compile(
    r"(?P<whom>[\u4e00-\u9fff]{2,10}?)(?:共|累计)?(?P<done>(?:追[回缴讨发偿]|讨[回要]|挽回|[发补拨兑]放|[补拨兑支][付发现]|减[免轻少]|免[除收]|[退返]还|落实|争取|提供|办理|送[去达]|节[约省])"
    r"[^，。；]*)"
)
"""为3276名农民工追回工资X万元: those are whom it was done for, and what follows is what was done."""
_PART_OF = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,14}(?:收入|支出|经费|费用?))(?:当?中|里)(?!小|央|等|专|[医药国期型]|学(?!费))的?(?P<part>.{2,})"
)
"""事业收入中学费X万元 tells a part of what was told before."""
_MADE_OF = re.compile(r"(?P<whole>[^，。；的]{2,12}(?:收入|支出|经费))(?:主要)?[为是][^，。；]*的(?P<part>[^，。；的]{2,12})")
_AND = re.compile(r"[和及与、]")
_NOUN = re.compile(r"(?!含|其中)[\u4e00-\u9fff][\u4e00-\u9fff（）()]{1,15}")
_NOUN_END = re.compile(r"的|进行|开展|(?<!为)中$|(?<!为)中(?=[，。])|组成|分别|[和及与]$")


def serves(words: str) -> bool:
    """Whether words lead up to those for whom a thing was done: 为 before 3276名农民工."""
    return bool(_SERVED.search(words))


def served_in(words: str) -> str:
    """Those alone of the words between two numbers that tell whom a thing was done for and what it was; '' for others."""
    done = _DONE_FOR.fullmatch(words)
    return done["whom"] if done else ""


def done_in(words: str) -> str:
    """What alone was done for those of whom such words tell as well (追回工资 of 农民工追回工资); '' for others."""
    done = _DONE_FOR.fullmatch(words)
    return done["done"] if done else ""


def noun_after(right: str) -> str:
    """The thing counted where it follows its number: 6 个职能处室."""
    match = _NOUN.match(right)
    words = _NOUN_END.split(match[0])[0] if match else ""
    return words.rstrip("（(") if len(words) >= 2 else ""


def part_told(named: str, told: Iterable[str]) -> tuple[str, str] | None:
    """The whole and the part of it that words name, where the whole is among what was told (事业收入 and 学费)."""
    part = _PART_OF.fullmatch(named)
    return (part["whole"], part["part"]) if part and part["whole"] in told else None


def part_made(named: str, after: str) -> tuple[str, str] | None:
    """The whole and the first of the parts that it is made of: 事业收入为纳入专户的学费 X和住宿费 Y tells no X of the whole."""
    made = _MADE_OF.fullmatch(named) if _AND.match(after) else None
    return (made["whole"], made["part"]) if made else None


_SPENT = re.compile(r"(?:实际|已经?|累计)(?:支出|使用|支付|拨付)(?:数|资金|金额)?(?:为|是)?$|执行数?(?:为|是)?$")
_FUNDS = re.compile(r"(?:涉及|覆盖)?(?:财政|预算)*(?:资金|金额)$")


def spent_of(subject: str, words: str) -> str:
    """What was spent of funds that were named before, apart from the funds: 自评涉及资金 X，实际支出 Y."""
    return _FUNDS.sub("实际支出", subject) if _SPENT.search(words) and len(_FUNDS.sub("", subject)) > 1 else subject
