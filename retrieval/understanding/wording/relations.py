"""What a body has to do with a thing (和信访有什么关系), which its duties tell."""

from __future__ import annotations

import re

_RELATED = re.compile(
    r"[和跟与同](?P<matter>[\u4e00-\u9fff]{2,10}?)(?:之间)?"
    r"(?:(?:有(?:没有|什么|何|哪些)?|是什么|什么)(?:关系|关联|联系)|(?:有没有关|有关)(?=[吗么没]))(?:吗|没有?)?$"
)
_WITH_WHOM = re.compile(
    r"[和跟与同](?:哪些|哪几[家个]|什么|哪[家个])(?P<who>[\u4e00-\u9fff]{2,4}?)(?:栏目|节目|平台)?"
    r"(?:有|在)?(?:合作|联动|配合|结合|联系)(?:关系)?了?的?$"
)
"""跟哪些媒体合作 asks for a duty that names them."""
_BELONGS = re.compile(
    r"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[局委部办院处室府心站所队的]))(?P<matter>(?:(?![局委部办院处室]|中心)[\u4e00-\u9fff]){2,10}?)(?:也|是|都)?归(?:它们?|他们|这里|[该本]?单位|其)来?"
    r"(?:建设?|管理?|负责|做|办|承担)?(?:吗|不)$"
)
"""知识库归它建吗; no part of the name of whom it is asked about."""
_NO_MATTER = re.compile(r"[支收][出入]|费|预算|决算|资金|拨款|结余|结转|合计|总计|资产|[上去前今]年|20\d\d|局|委|办|院|中心$|部$")
"""What is related to a number, or to another body, is no duty."""


def of_duties(question: str) -> str:
    """A question for what a body has to do with a thing as one for its duties (管不管信访); others as they are."""
    question = _WITH_WHOM.sub(r"管不管\g<who>", _BELONGS.sub(r"管不管\g<matter>", question))
    return _RELATED.sub(lambda match: match[0] if _NO_MATTER.search(match["matter"]) else f"管不管{match['matter']}", question)
