"""The share of several things together in a whole that is named before them (人员经费里奖金和津贴一共占几成)."""

from __future__ import annotations

import re
from collections.abc import Container

_SUM = "(?:这?[两二三四五六几][项个笔](?:加起来|合计|一共|共)?|一共|合计|加起来|合起来|加一起|共计|共)"
_MUCH = r"(?P<much>几成|多少|百分之(?:几|多少)|几分之几|(?:多大的?|的)?(?:比例|比重|份额)(?:是|有|为)?(?:多少|多大)?)[呢？?]?$"
_WITHIN = re.compile(
    rf"(?P<front>.{{2,}}?)(?:里头?|里面|中|当中|之中)的?[，,]?"
    rf"(?P<parts>[^，,。里占]{{2,}}?(?:[和、与跟及]|加上?)[^，,。占]{{2,}}?){_SUM}的?占了?{_MUCH}"
)
_SEVERAL = re.compile(r"(?<=[\u4e00-\u9fff])(?<![这那前后第哪头末])[两二三四五六][项个笔者](?=占(?!比))")
"""奖金、津贴两项占人员经费多少 asks for the share of both together."""
_SHORTEST = 2


def share_within(question: str, words: Container[str]) -> str:
    """Such a question with the parts before their whole (奖金和津贴加起来占人员经费几成); others as they are. `words`: names."""
    question = _SEVERAL.sub("加起来", question)
    match = _WITHIN.match(question)
    front = match["front"] if match else ""
    whole = next((front[at:] for at in range(len(front) - _SHORTEST + 1) if front[at:] in words), "")
    if match and whole:
        question = f"{front.removesuffix(whole)}{match['parts']}加起来占{whole}{match['much']}"
    return question
