"""Bodies all of whose income is appropriated, or not all of it (收入全是财政拨款的单位), by the share that is."""

from __future__ import annotations

import re

from retrieval.understanding.chosen.selection import HOW_MANY, WHOM

_NO_OTHER = r"[，,]?(?:而|也|且)?都?(?:没有?|无)(?:任何)?(?:别的|其[他它]的?)(?:任何)?(?:收入|进项|来源|钱)(?:来源)?"
_ALL_FUNDED = re.compile(
    r"(?:^|(?<=[谁家个些位门的]))(?:(?:本年|全部|全年)?(?:收入|钱|资金|经费)(?:来源)?|来源)?的?"
    r"(?:(?P<not>并?不是?|并?非|没有?)(?:完全|全部|全|都)|完全|全部|全都|都|全)(?:都|是|靠|来自于?|来源于)*"
    r"财政(?:拨款|给|拨|补助)(?:的?(?:收入|款|钱))?"
    rf"|(?:^|(?<=[谁家个些位门的]))(?:收入|来源)?只(?:有|靠|拿|是)财政(?:拨款|给的钱|的钱|资金)?(?:收入)?"
    rf"(?:{_NO_OTHER}|(?=的?(?:是|有|单位|部门)|[，,。？?]|$))"
)


def of_all_funded(question: str) -> str:
    """收入不全是财政拨款的单位 as those of whose income less than all is appropriated; other questions as they are."""
    if not (WHOM.search(question) or HOW_MANY.search(question)):
        return question
    share = "财政拨款收入占本年收入"
    return _ALL_FUNDED.sub(lambda match: f"{share}{'不到' if match['not'] else '达到'}100%", question)
