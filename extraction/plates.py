"""Name plates of an organisation: the second name that a cover prints in brackets behind the first (某局（某办公室））."""

from __future__ import annotations

import re

_SECOND = re.compile(
    r"(?P<first>.{4,}?)[（(](?:加?挂|对外称|又称|同时挂)?(?P<second>(?!原|含|不含|包括|下设)[\u4e00-\u9fff]{2,40}?"
    r"(?:[局厅委办院校会馆站所队]|办公室|政府|中心|公司|集团|大学|小学|中学|街道|工作部|宣传部|组织部|统战部))(?:的?牌子)?[）)]"
)
"""What stands in brackets is a body's name: no scope (本级), no former name (原…)."""
_PLACE = re.compile(r"(?:中共)?(?P<place>[\u4e00-\u9fff]{2,16}(?P<level>[省市区县州盟旗]))(?!场)[\u4e00-\u9fff]{2,}")


def plates_of(organisation: str) -> tuple[str, ...]:
    """The names that an organisation bears, one for most; the second with the place of the first where it leaves it out."""
    match = _SECOND.fullmatch(organisation)
    if match is None:
        return (organisation,)
    first, second = match["first"], match["second"]
    located = _PLACE.fullmatch(first)
    if located and not _PLACE.fullmatch(second):
        second = located["place"] + second.removeprefix(located["level"])
    return first, second
