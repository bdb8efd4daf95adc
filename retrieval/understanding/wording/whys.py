"""Turns of phrase that ask for the reason of an amount, put as 为什么."""

from __future__ import annotations

import re

WHY_UNSPENT = "为什么没花完"
_WHY = r"(?:为什么|怎么)"
_NOT_ALL = (
    r"(?:没有?|未)(?:能|全部?|都|完全)*(?:[花用](?:完|掉|光|足|够|满|出去|得完)|执行完|支出完|达到(?=预算)|(?<=[全部都])[花用])了?(?:(?:年初|全年)?的?预算)?"
)
_MONEY_LEFT = r"(?:(?:剩|结余|节余)(?:下来?|余)?的(?:那?些|这?些)?(?:钱|资金|经费|预算|部分)?)?"
_UNSPENT = re.compile(rf"{_MONEY_LEFT}{_WHY}(?:会|还|就|都|却)*{_NOT_ALL}")
"""怎么没用完, 为什么没全花掉, 剩下的钱为什么没花出去 ask for no balance."""
_WHY_BEHIND = re.compile(
    rf"(?:(?:年初|全年)?预算)?{_NOT_ALL}的?(?:主要)?(?:原因|理由|(?:是|又)?(?:{_WHY}|怎么回事|什么原因))(?:是?(?:什么)|有哪些|呢)*"
)
"""没用足预算的原因是什么."""
_NOTHING = r"(?:一分钱?|分文|一点)?(?:[都也]|根本)*(?:没有?|未)(?:[花用动]|支出|发生)(?:过|了|掉|出去|一分)?钱?|分文未[动花用]"
_UNSPENT_BUDGET = re.compile(
    r"的?(?:年初|全年)?预算(?:安排)?(?:了|是|为|有|数)*\d[\d.,]*[万亿]?元?钱?[，,]?"
    rf"(?:结果|最后|可是?|但是?|却|实际上?|年底|到头来)*(?P<spent>{_NOTHING})[，,]?(?:这|又)?是?(?:{_WHY}|怎么回事|什么情况|什么(?:原因|缘故))呢?"
)
"""预算了1.5万，结果一分没花，怎么回事: the budget is known."""
_EXPLAINED = re.compile(
    r"(?P<at>^|[，,；;])(?:那|对此)?(?:报告|说明|文[中里字]|里面|单位|他们|官方)(?:里|中)?(?:是|又)?(?:怎么|如何)(?:解释|说明|交代)的?(?=[，,。？?]|$)"
)
"""多了多少，报告怎么解释的 asks for the reason, where no word is named to be explained."""
_ASKED_WHY = re.compile(rf"{_WHY}|原因|理由")
_NOT_ENOUGH = re.compile(r"(?:没有?|未)能?(?:[建招买做修干办收放培开配种栽]|完成)(?:够|足|齐|满)(?=.*原因|.*理由|$|[，,])")
"""没建够 is a goal that was not reached."""
_HOW_SPENT = re.compile(r"怎么(?:会|还|就|又|却|反而)*(?=(?:有|(?:支出|列支|发生|[花用支])了?)\d[\d.,]*[万亿]?元?)")
"""怎么支出了22.05万, as the sum is known."""
_IN_THE_END = re.compile(
    r"怎么(?:到了?)?(?:最[后终]|到头来|结果|年底|反而|反倒|偏偏)(?:还是|还|就|又|却|都|也)*(?=[\u4e00-\u9fff])"
)
"""怎么最后花了236万多: what became of it surprises, and how it came is no way in which something is done."""
_NO_BETTER = re.compile(
    rf"(?:{_WHY})(?:就|还|才|却|会)*(?:没有?|未)能?被?(?:评|拿|得|打|达|够)(?:上|为|到|成|了|得)*[“\"]?(?:优秀?|良好?|合格)[”\"]?(?:等?级|等次)?"
)
"""怎么没评上优 asks for what points were lost."""
_WHERE_MORE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?P<way>[超多少涨增减降省])(?:[花用出加少长支])*(?:来|了)?(?:主要|都|具体|是)*在了?哪(?:里|儿|些?地方|些?方面)?了?的?(?=[呢啊]?$)"
)
"""公积金超在哪 asks what made it more."""
_OVER = "超"
_DIFFERENCE = re.compile(
    r"(?P<bare>^[那这]?)?(?:(?:的?(?:支出|收入)?(?:决算|执行)数?[和与跟同]|[和与跟同])?(?:年初|全年)?(?P<plan>预算)数?|(?P<both>的?预决算)数?)?"
    r"(?:之间|相比)?(?:存在|有|出现)?的?差异较?大?的?(?:主要)?原因"
)
"""决算数与预算数存在差异的原因, 预决算差异原因: why it was another one than the budget; 差异原因 alone tells against nothing."""
_BLANK = re.compile(
    rf"{_WHY}(?:都|会|就)*(?:是|为)?(?:空(?:白|着)?|没有?(?:填|数字?)|没数)(?![\u4e00-\u9fff]{{2}})"
    rf"|(?:空(?:白|着)?|没有?(?:填|数字?)|没数)(?:的|了)?是?(?:{_WHY}|什么原因|的?原因)"
)


_SIDES = re.compile(
    r"^[那这]?(?:支出|收入)?决算数?(?:(?P<over>[大多高]于|超过|超出?)|[小少低]于)(?:年初|全年)?预算数?(?=的?(?:主要)?原因|是?为什么)"
)
"""决算数大于预算数的原因 after a question names no thing."""


def asks_why_blank(question: str) -> bool:
    """Whether it is asked why a cell holds nothing (水费为什么是空的)."""
    return bool(_BLANK.search(question))


def why_asked(question: str) -> str:
    """A question with 为什么 in the place of a 怎么 that asks for the reason of an amount; others as they are."""
    question = _SIDES.sub(lambda match: "比预算多" if match["over"] else "比预算少", _DIFFERENCE.sub(_why_different, question))
    question = _NO_BETTER.sub("为什么扣分", _EXPLAINED.sub(r"\g<at>为什么", question))
    question = _WHY_BEHIND.sub(WHY_UNSPENT, _UNSPENT.sub(WHY_UNSPENT, question))
    if _ASKED_WHY.search(question):
        question = _NOT_ENOUGH.sub("没完成", question)
    question = _IN_THE_END.sub("为什么", question)
    question = _UNSPENT_BUDGET.sub(r"为什么\g<spent>", question)
    return _HOW_SPENT.sub("为什么", _WHERE_MORE.sub(_why_more, question))


def _why_different(match: re.Match[str]) -> str:
    planned = match["plan"] or match["both"]
    return "与预算相比的原因" if planned else "原因" if match["bare"] is not None else match[0]


def _why_more(match: re.Match[str]) -> str:
    return f"为什么{match['way']}{'预算' if match['way'] == _OVER else ''}了"
