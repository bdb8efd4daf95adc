"""A follow-up for what of the purchases before it went to small enterprises: the smaller ones, those of one sort, their share."""

from __future__ import annotations

import re

from retrieval.conversation.things_asked import SO, things_named
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.query import Query

_NOT_TO_SMALL = re.compile(
    rf"{SO}(?:没有?|未)(?:授予|给|签给|给到)的?(?P<size>中小|小微)微?企业的?(?:合同|部分|钱)?(?:又|有|是|呢)*(?:多少)?(?:钱|万?元)?呢?"
)
_SMALL = re.compile(
    rf"{SO}(?P<inside>其中|里面|里头|当中)?的?(?:给|面向|授予|留给)?(?P<whom>小微?|中小)企业的?(?P<asked>呢|占.*|(?:是|有|为)?多少.*|)"
)
_WON = re.compile(
    rf"{SO}(?:其中|它们?)?的?(?:实际|最后|最终|真正)*上?(?:中标|成交)(?:或成交)?了?的?(?:采购)?(?:金额|额|的钱)?"
    r"(?P<asked>呢|[是有为]?(?:多少|几)[钱万亿元]*|占(?:了|到|比)?(?:预留|预算|预留的?预算)?的?(?:几成|多少|百分之(?:几|多少)|比例是?多少))"
)
"""实际成交多少, 成交占几成 after what was set aside for small enterprises."""
_SET_ASIDE = re.compile("预留")
_ENTERPRISES = ("中小企业", "小微企业")
_AWARDED = ("sme_contracts",)
"""What was bought of 中小企业: what was of 小微企业 is printed beside it, both as shares of all purchases."""
_SORTS = {"procurement_goods": "货物", "procurement_works": "工程", "procurement_services": "服务"}
_TO_SMALL = re.compile(
    rf"{SO}(?:其中|里面|里头|当中)?的?(?:又|还|都)?(?:是|有)?(?:多少|几成|百分之几)?的?钱?(?:是|有)?(?:授予|签给|给|留给|买自)了?"
    r"中小微?企业(?:的|呢|吗|有多少|是多少|占.*)*"
    rf"|{SO}(?:其中|里面|里头|当中)?的?(?:给|授予)?了?中小微?企业的?(?:呢|占.*|(?:[拿分接中]了?|拿[到走]|是|有|为)多少.*|)"
)
"""What went to small enterprises of one sort of purchases, of which reports print the share alone."""


def of_small(question: str, last: Query, lexicon: Lexicon) -> str:
    """其中小微企业 after what was set aside for 中小企业, as that of the smaller ones, and 中小企业 after that; their share as
    that in the whole of it.
    """
    sorts = [_SORTS[key] for thing in things_named(last) for key in thing.keys(None)[:1] if key in _SORTS]
    if len(sorts) == 1 and len(things_named(last)) == 1 and _TO_SMALL.fullmatch(question):
        return f"{sorts[0]}采购授予中小企业占比是多少"
    if won := _won_of_reserved(question, last):
        return won
    if denied := _NOT_TO_SMALL.fullmatch(question):
        return f"没给{denied['size']}企业的采购合同有多少"
    match, things = _SMALL.fullmatch(question), things_named(last)
    rows = [mention.text for mention in things]
    asked, other = _ENTERPRISES if match and match["whom"] == "中小" else _ENTERPRISES[::-1]
    before = next((row for one in (other, asked) for row in rows if one in row), "") if match else ""
    named = before.replace(other, asked)
    if match is None or not before:
        return ""
    named = named if named in lexicon.words else f"授予{asked}合同金额"
    if last.measures == (Measure.SHARE,) and match["asked"] in ("呢", ""):
        whole = next((row for row in rows if row != before), "")
        return f"{named}占{whole}多少" if whole else f"{named}占比是多少"
    if last.measures != (Measure.AMOUNT,):
        return ""
    if not match["asked"].startswith("占"):
        return f"{named}是多少"
    if match["whom"] == "中小":
        return ""
    awarded = any(thing.text == before and thing.keys(None)[:1] == _AWARDED for thing in things)
    within = match["inside"] or other[:2] in match["asked"] or not awarded
    return f"{named}占{before}多少" if within else f"{asked}占比是多少"


def _won_of_reserved(question: str, last: Query) -> str:
    """What was won of the purchases set aside for small enterprises, or its share in these, after how much that was; else ''."""
    asked = _WON.fullmatch(question) if _SET_ASIDE.search(last.question) else None
    named = last.question + "".join(one.text for one in things_named(last))
    sizes = [size for size in _ENTERPRISES if size in named]
    if asked is None or len(sizes) != 1:
        return ""
    won = f"预留项目中由{sizes[0]}中标或成交的采购金额"
    whole = f"面向{sizes[0]}预留政府采购项目预算金额"
    return f"{won}占{whole}的百分之几" if asked["asked"].startswith("占") else f"{won}是多少"
