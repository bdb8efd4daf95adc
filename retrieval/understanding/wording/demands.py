"""What was demanded of a thing, what became of it, where points were lost and what more money was for, as these are asked for."""

from __future__ import annotations

import re

_END = r"(?=$|[呢啊吗，,。；;、？?]|做到|实际)"
_DEMANDED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!考核)(?<!招标)(?<!采购)的?要求(?:是|达到|做到|为|不低于)?"
    rf"(?:多少|几(?!个|[小天日次]))(?:以上)?{_END}"
)
_DONE = re.compile(rf"(?:(?<=[，,；;、])|(?<=目标值是多少))(?:实际|最后|结果)?上?做[到成]了?(?:多少|几){_END}")
_AIMED_AND_CAME = re.compile(
    r"(?P<aim>(?:目标|指标)值?(?:定[得的了]?|[是为有])*(?:多少|几)[\u4e00-\u9fff]?)[，,；;](?:而|但|那)?"
    r"(?:最[后终]|结果)?实际上?(?:[用花达完][到成]|做[到成])了?(?:多少|几)"
)
"""目标是多少，实际用到多少 asks what came of the indicator, and not for what the project spent."""
_SET_AT_FIRST = re.compile(
    r"(?:当初|起初|最初|原先|一开始)(?:[定设]下?)?的?(?=[^，,。；;？?]{2,14}?(?:目标|指标)值?(?:[是为有]|定|多少|呢))"
)
"""当初定的受理量目标是多少 asks for the target of it."""
_WHERE_LOST = re.compile(
    r"(?:(?:[扣丢失][的掉了]*)?分数?(?:都|主要|具体|是|又|给)*)?[扣丢](?:分|掉)?(?:都|主要|是)*[在到]了?"
    r"(?:哪些?(?:地方|方面|环节|事情?|上面)|什么(?:地方|方面|上面)|哪(?=$|[呢啊了，,。？?]))(?:去了|了)?"
)
"""扣分扣在哪些地方."""
_LOST_BY_THAT = re.compile(r"(?:(?<=哪一个[，,])|(?<=是哪个[，,])|(?<=哪个项目[，,]))扣在哪里")
"""得分最低的是哪个，扣在哪里 asks why that one lost points."""
_LOST_WHERE = re.compile(
    r"(?:都|主要|具体|是)*[在从]?(?:哪(?:些|几个|个|里)?|什么)(?:地方|方面|环节|上面)上?(?:都|给|被|还)*"
    r"(?:[扣丢失][的掉了]*分数?了?|[没未]有?[得拿]到?满分)的?(?=$|[呢啊吗，,。；;？?])"
    r"|哪(?:里|儿|些地方)(?:都|给|被)*[扣丢]了(?=$|[呢啊，,。；;？?])"
)
"""在哪些地方丢了分, 哪里扣了."""
_MORE_FOR = re.compile(
    r"(?P<deed>追加|调增|调减|核减)(?:的?(?:预算|钱|部分|资金)|这笔钱)?(?:都|是|又|用来|拿来|拿去|用于|来|去|为了)*"
    r"(?:干嘛|干什么|做什么|什么用)(?:用|的|了|呢|啊)*"
)
"""追加干嘛 asks why a budget was raised."""


_OUGHT_AND_DID = re.compile(
    r"(?:至少|应该?|需要?|须|必须)?要(?P<deed>[\u4e00-\u9fff]{2})多少(?P<what>[\u4e00-\u9fff]{0,4})[，,；;](?:而|但)?实际上?又?(?P=deed)了?多少(?:(?P=what))?"
)
"""要接通多少电话，实际接通多少 asks for a target and what became of it."""
_PERCENT = re.compile(r"(?<=目标的)百分之多少|(?<=指标的)百分之多少")
_RAISED = re.compile(r"(?:中途|年中|后来|又)+(?:调[高增]?|加)了?多少(?:上去|进去|上来)?(?=$|[，,。？?])")
_NO_THING = ("达到", "做到", "完成")


def demanded(question: str) -> str:
    """A question for what was demanded, and what was done, as one for the target and what became of it (要求多少，做到多少)."""
    question = _PERCENT.sub("百分之几", _SET_AT_FIRST.sub("", question))
    question = _RAISED.sub("后来追加了多少", _OUGHT_AND_DID.sub(_target_and_done, question))
    question = _MORE_FOR.sub(r"为什么\g<deed>", _LOST_WHERE.sub("扣在哪里", _WHERE_LOST.sub("扣在哪里", question)))
    question = _LOST_BY_THAT.sub("为什么扣分", question)
    question = _AIMED_AND_CAME.sub(r"\g<aim>，实际完成值是多少", question)
    return _DONE.sub("，实际完成值是多少", _DEMANDED.sub("的目标值是多少", question)).replace("，，", "，")


def _target_and_done(match: re.Match[str]) -> str:
    named = match["what"] if match["deed"] in _NO_THING else f"{match['deed']}{match['what']}"
    return f"{named}的目标值是多少，实际完成值是多少"
