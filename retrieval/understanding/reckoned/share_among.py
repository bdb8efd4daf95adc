"""What some of several organisations come to, of the sum of all of these (聊城和临沂的支出占聊城、临沂、贵阳三家合计多少)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.sides import part_of_all, with_sides
from retrieval.understanding.whom.organisations import Naming

_OF = re.compile(r"占了?到?着?$")
_JOINING = re.compile(r"[和与跟及同、，]?|以及|还有")
_SUMMED = re.compile(
    r"的?(?:这|那)?(?:[两二三四五六七八九几][家个者](?:单位|部门|中心|热线)?)?的?(?P<thing>[\u4e00-\u9fff]*?)"
    r"的?(?:总和|之和|总额|总数|合计|总计|加起来|合起来)?的?[是为有]?"
    r"(?:多少|几成|百分之(?:几|多少)|多大的?比[例重]|(?:比[例重]|比率)(?:[是有为]?(?:多少|多大))?)[呢啊？?]?"
)
_ALL = re.compile(r"总(?=[支收])")
_TOGETHER = re.compile(r"(?:的?(?:[两二三四五六][家个者])?(?:加起来|合起来|加在?一起|相加|合计|总计|总和|之和|一共))+$")
_EACH = re.compile(r"各|分别")


@dataclass(frozen=True, slots=True)
class ShareAmong:
    """The question for the amounts of some organisations, how many they are, and all that the sum is made of, these first."""

    amounts: str
    count: int
    among: tuple[str, ...]

    def of(self, query: Query) -> Query:
        """The share of these in the sum, of the amounts that were read."""
        return replace(with_sides(query, part_of_all(self.count)), organisations=self.among)


def share_among(text: str, naming: Naming) -> ShareAmong | None:
    """What a question weighs in the sum of organisations that it names, where those it weighs are some of them."""
    named = list(zip(naming.spots, naming.named, strict=False))
    at = next((at for at, (spot, _) in enumerate(named) if at and _OF.search(text[: spot[0]])), 0)
    joined = (_JOINING.fullmatch(text[one[1] : other[0]]) for one, other in pairwise(spot for spot, _ in named[at:]))
    if not at or naming.unknown or not all(joined):
        return None
    front, rest = text[: named[at][0][0]], _SUMMED.fullmatch(text[named[-1][0][1] :])
    whose, among = (tuple(dict.fromkeys(name for _, meant in part for name in meant)) for part in (named[:at], named[at:]))
    if rest is None or _EACH.search(front) or not whose or not set(whose) < set(among):
        return None
    thing = _ALL.sub("", rest["thing"])
    amounts = _TOGETHER.sub("", _OF.sub("", front))
    bare = amounts.endswith(text[slice(*named[at - 1][0])])
    if thing and not bare and thing not in amounts:  # 办公费占两家公用经费 weighs it in another thing
        return None
    amounts += f"的{thing}" if bare and thing else ""
    return ShareAmong(f"{amounts}多少", len(whose), tuple(dict.fromkeys((*whose, *among))))
