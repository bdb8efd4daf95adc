"""Things side by side by the short of their names (差旅和邮电哪个多), and a total whose parts are said to be added up."""

from __future__ import annotations

import re
from collections.abc import Container

_PAIR = re.compile(
    r"(?P<before>^|[年度费的，,、和]|\n|(?<=[局委办府部院会心处线校区]))(?P<one>[\u4e00-\u9fff]{2})(?P<and>[和与跟、])(?P<other>[\u4e00-\u9fff]{2})"
    r"(?=哪一?[个项样]|各|分别|谁|相?差|加起来|一共|合计|[花用])(?![^，,]*(?:(?:几|多少)[次场期个人名]|[办召]))"
)
"""Of money alone: 会议和培训各多少人 counts persons."""
_FEE = "费"
_PARTS_ADDED = re.compile(
    r"^(?P<whole>三公)(?:经费|支出)?(?:全部|都)?(?:加起来|加在一起|加一起|加总)(?=[比较](?:20\d\d|上|去|前))"
)
"""三公加起来 of which it is asked how it moved is the total that a report prints, and no sum to be reckoned."""


def in_full(question: str, words: Container[str]) -> str:
    """差旅和邮电 as 差旅费和邮电费, where both are names of these `words`; 三公加起来 as 三公经费."""
    return _PARTS_ADDED.sub(r"\g<whole>经费", _PAIR.sub(lambda match: _as_fees(match, words), question))


def _as_fees(match: re.Match[str], words: Container[str]) -> str:
    names = [match["one"], match["other"]]
    known = all(f"{name}{_FEE}" in words for name in names)
    return f"{match['before']}{_FEE.join((names[0], match['and']))}{names[1]}{_FEE}" if known else match[0]
