"""Questions for all bodies of the library, or for any of them, by the words for these (平均每家, 有没有单位, 哪几家是空白)."""

from __future__ import annotations

import re

_ANY_UNIT = re.compile(r"^(?:库[里中])?(?:有没有|有)(?:哪[个家些])?(?:单位|部门)(?:有|是)?(?=[\u4e00-\u9fff])")
"""有没有单位花了会议费 asks which of them did."""
_MEAN_OF_EACH = re.compile(r"^(?:那|那么)?平均(?:到|下来)?每一?(?:家|个?单位|个?部门)(?=呢|[？?]?$)")
_MEAN_OF_BODIES = re.compile(
    r"^(?:那|那么)?平均(?:到|下来)?每一?(?:家|个?单位|个?部门)的?(?=[^，。]{2,}(?:多少|几)[钱万元]*呢?[？?]?$)"
)
_BLANK_WITH = re.compile(
    r"^(?P<who>(?:都?有)?哪[几些一]?[家个]?(?:单位|部门)?|谁)的?"
    r"(?P<thing>[\u4e00-\u9fff“”]{2,14}?)(?:[这那]?一?[栏项格])?(?:都|填的)?[是为](?:空白|空着?|没填)的?$"
)
"""哪几家培训费是空白 asks who has none of it."""
_THOSE_FEW = re.compile(
    r"^[这那]?几家(?:单位|部门|机构)?的?(?=[^，。？?]{0,8}(?:平均|合计|一共|加起来))(?![^，。？?]*[哪几])"
)
"""几家单位平均支出多少 is asked of all, and for no number of them."""


def of_each_body(question: str) -> str:
    """What is asked of all of them, or of their mean, as of 各单位."""
    return _THOSE_FEW.sub("各单位", _MEAN_OF_BODIES.sub("各单位平均", _MEAN_OF_EACH.sub("平均", question)))


def of_any_body(question: str) -> str:
    """A question whether any of them has a thing, or whose cell of it is blank, as one for those who have it or have none."""
    return _ANY_UNIT.sub("哪些单位", _BLANK_WITH.sub(r"\g<who>没有\g<thing>", question))
