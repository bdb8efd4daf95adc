"""Whether a question asks if what was aimed at was reached."""

from __future__ import annotations

import re

from retrieval.understanding.query import Query

_ASKED = re.compile(
    r"(?:完成|实现|达成|达到|达标)了?(?:目标|指标|任务|预期)?值?了?(?:吗|没有?|么)"
    r"|超(?:额|过|出)?(?:完成)?了?(?:目标|指标|任务|预期)值?了?(?:吗|没有?|么)|超额(?:完成)?了?(?:吗|没有?|么)|超(?:了没|没超|了吗)"
    r"|做到了?(?:没有?|吗)|(?:有没有|是不是)(?:都|已)?(?:完成|实现|达成|达到|达标)|达没达[到标]|(?:完成|达标|实现)没(?:完成|达标|实现)"
    r"|[比较](?:年度)?(?:目标|指标|计划)值?(?:要|更|是|有没有|又)*[高低多少快慢]了?(?:吗|没有?|么)[？?]?$"
    r"|(?:没有?|未)(?:完成|实现|达成|达到|达标)(?:目标|指标|任务|预期)?值?(?:吧|吗|对吗|对吧|对不对)"
    r"|(?:完成|达标|实现)(?:得|的?情况|的?如何|的?怎么?样)(?:如何|怎么?样|好不好|呢)*[？?]?$"
)


def asks_reached(query: Query) -> bool:
    """Whether a question asks if a target was met."""
    return bool(_ASKED.search(query.question))
