"""What was demanded of a thing, what became of it and where points were lost, as 绩效 forms are asked for these."""

from __future__ import annotations

import re

_END = r"(?=$|[呢啊吗，,。；;、？?]|做到|实际)"
_DEMANDED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!考核)(?<!招标)(?<!采购)的?要求(?:是|达到|做到|为|不低于)?"
    rf"(?:多少|几(?!个|[小天日次]))(?:以上)?{_END}"
)
_DONE = re.compile(rf"(?:(?<=[，,；;、])|(?<=目标值是多少))(?:实际|最后|结果)?(?:上)?做[到成]了?(?:多少|几){_END}")
_WHERE_LOST = re.compile(
    r"(?:(?:[扣丢失][的掉了]*)?分数?(?:都|主要|具体|到底|究竟|是|又|给)*)?[扣丢](?:分|掉)?(?:都|主要|是)*[在到]了?"
    r"(?:哪些?(?:地方|方面|环节|事情?|上面)|什么(?:地方|方面|上面)|哪(?=$|[呢啊了，,。？?]))(?:去了|了)?"
)
"""扣分扣在哪些地方."""


def demanded(question: str) -> str:
    """A question for what was demanded, and what was done, as one for the target and what became of it (要求多少，做到多少)."""
    question = _WHERE_LOST.sub("扣在哪里", question)
    return _DONE.sub("，实际完成值是多少", _DEMANDED.sub("的目标值是多少", question)).replace("，，", "，")
