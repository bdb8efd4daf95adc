"""Turns that name a thing by what is done with it, or by whom it counts: 卖文创挣了多少, 多少对夫妻办了离婚登记."""

from __future__ import annotations

import re
from collections.abc import Container

from retrieval.understanding.within import part_named

_SOLD = re.compile(
    r"(?:靠|通过|凭)?(?:卖出?|销售)(?P<thing>[\u4e00-\u9fff]{2,8}?)(?P<ware>产品|商品)?(?:这一?[块项]|一共|一年|全年)*"
    r"(?:挣|赚|卖|收入|进账|收)(?:了|到|得)*(?=多少|几)"
)
_COUPLES = re.compile(r"(?<=[少几]对)(?:夫妻|夫妇|新人|恋人|男女)(?:双方)?(?=[\u4e00-\u9fff]{2})")
"""多少对夫妻 are pairs, whatever is counted of them."""
_GOT_BACK = "(?:追|讨|要)(?:回来?|到|发|缴|薪)"
_FOR_WHOM = re.compile(
    rf"(?:帮助?|为|给|替)(?P<many>(?:多少|几)[名位个户]?)?(?P<whom>[\u4e00-\u9fff]{{2,8}}?){_GOT_BACK}了?(?P<much>多少|几)?(?P<what>[\u4e00-\u9fff]{{2,6}}?)"
    r"(?=(?:[是有为]?(?:多少|几)|$|[，,]))"
)
"""帮农民工讨回多少工资 asks for the money, 为多少农民工追回工资 for the people."""
_OWN_TABLE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:情况|统计)表(?=(?:里|中|上)[面头]?的?[，,]?哪)")
"""政府购买服务支出情况表里哪一项最多 is about what a table of the report's own is called by, not about all spending."""
_THAT_LOT = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[这那]一?[块笔](?:儿|钱)?(?=(?:年初|全年|最后|实际)?(?:打算|计划|安排)?(?:支出|收入|预算|花|用|拨款)[^，。]{0,4}(?:多少|几))"
)
"""库区基金那块支出了多少 speaks of nothing but the 基金."""
_WHAT_PROJECTS = re.compile(r"(?<=有)(?:什么|些什么)(?=(?:绩效|支出|重点)?项目)")
_HOUSE_OF = re.compile(
    r"(?<=[心馆站])的?(?:那?[栋幢座])?(?:大楼|大厦|楼房|楼)(?=[^，。]{0,6}(?:多高|几层|多少层|高度|层数))"
)
"""服务中心大楼有几层 is about what is built as 服务中心."""
_HANDED_OUT = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,10}?)(?:一共|共|都|全年)*发放?(?:了|出去?|下去)*(?=多少|几)(?!(?:多少|几)[人户家])"
)
"""消费券发了多少 asks for what a report calls 发放消费券."""
_SPENT_ON_STAFF = re.compile(r"(?<![职外休务编聘制勤业技管离派用岗任些类种])人员(?:上|这一?块|方面)?(?:一?共)?(?=花了?多少)")
"""人员花了多少 asks for no more than what was spent on them."""
_WAYS_BACK = ("追回", "追发", "讨回", "追缴", "追讨")


def put_plainly(question: str, words: Container[str]) -> str:
    """The question with such things as reports name them; `words` are the names of the library and the catalogue."""
    question = _FOR_WHOM.sub(lambda match: _got_back(match, words), question)
    question = question if part_named(question) else _OWN_TABLE.sub("", question)
    question = _THAT_LOT.sub("", _WHAT_PROJECTS.sub("哪些", question))
    question = _SPENT_ON_STAFF.sub("人员经费", question)
    question = _HANDED_OUT.sub(lambda match: _handed_out(match, words), question)
    return _HOUSE_OF.sub("", _COUPLES.sub("", _SOLD.sub(lambda match: _income(match, words), question)))


def _income(match: re.Match[str], words: Container[str]) -> str:
    """What came in for a thing that is sold, where a report tells it by that name; unchanged where none does."""
    thing, ware = match["thing"], match["ware"] or ""
    names = (f"{name}{income}" for name in (thing + ware, thing, f"{thing}产品") for income in ("销售收入", "收入"))
    return next((name for name in names if name in words), match[0])


def _handed_out(match: re.Match[str], words: Container[str]) -> str:
    """发放 and the last words of what was handed out, by which a report calls it; unchanged where none does."""
    thing = match["thing"]
    at = next((at for at in range(len(thing) - 1) if f"发放{thing[at:]}" in words), None)
    return match[0] if at is None else f"{thing[:at]}发放{thing[at:]}"


def _got_back(match: re.Match[str], words: Container[str]) -> str:
    """Those for whom a thing was got back, or what it was, as a report names either; unchanged where none does."""
    whom, what = match["whom"], match["what"].removesuffix("多少")
    name = next((name for way in _WAYS_BACK if (name := f"{whom}{way}{what}") in words), "")
    if match["many"]:
        return f"{whom}多少人" if name and whom in words else match[0]
    return f"{name}{'多少' if match['much'] else ''}" if name else match[0]
