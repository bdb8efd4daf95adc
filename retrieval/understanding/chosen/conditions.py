"""Two conditions that the same organisations are to meet: 有采购但没有公车的单位, 既没有公车也没有接待, 三公和会议费都没有的."""

from __future__ import annotations

import re

from retrieval.understanding.chosen.selection import HOW_MANY, WHO

_WHOM = rf"(?:{WHO.pattern}|哪些(?=$|[有没未既不])|(?<!哪)(?:几|多少)(?:[家个](?:单位|部门|机构|热线|中心)?))(?:单位|部门|机构)?"
_HEAD = re.compile(rf"^(?P<head>[^，,]*?{_WHOM}(?:是|当中|里面?)?)(?P<said>.+)$")
_TAIL = re.compile(rf"^(?P<said>.+?)(?P<tail>的?(?:单位|部门|机构|热线|中心)?(?:都|又|一共|分别)?[是有]?{_WHOM}.*)$")
_FRAME = re.compile(r"^(?:20\d\d年度?|[^，,]{2,14}?(?:里面?|当中|之中))[，,]?的?")
"""What both conditions are asked within: 2024年, 四家热线里."""
_BOTH = re.compile(r"^(?:既|不仅|不但|虽然|尽管)(?=[有没无未不超])")
_SAYS = re.compile(
    r"(?:单位|部门|机构|[家个谁些])(?:都|是)?(?:有(?!多少|几|哪|没)|没|无|未|不[是到足])"
    r"|超[过出]|低于|高于|[大小多少]于|不到"
)
_JOINT = re.compile(
    r"[，,、]?(?:但是?|可是?|却|而且?|并且|同时|且|还)(?:却|又|也|还|都)*|[，,](?:又|也)|(?:又|也)(?=[有没无未不超])"
)
_TOGETHER = re.compile(
    r"^(?P<one>[^，,]{2,}?)(?:和|与|跟|及|以及|、)(?P<other>[^，,]{2,}?)(?:都|均|全都?)"
    r"(?P<said>[没有无未为是超低高不大小少多增减涨降上下].*)$"
)


def two_conditions(question: str) -> tuple[str, str] | None:
    """A question whom two conditions hold of, as the question for each of the two; None for other questions.

    It is only by their wording that there seem to be two: each has still to be read as one.
    """
    asked = question.rstrip("？?。吗呢")
    head, tail = _HEAD.match(asked), _TAIL.match(asked)
    if head and (said := _said_apart(head["said"])):
        return head["head"] + said[0], head["head"] + said[1]
    if tail and (said := _said_apart(tail["said"])):
        frame = _FRAME.match(said[0])
        front = f"{frame[0] if frame else ''}{'有几家' if HOW_MANY.search(tail['tail']) else '哪几家'}"
        return f"{front}{said[0][frame.end() if frame else 0 :]}", f"{front}{said[1]}"
    return None


def are_conditions(one: str, other: str) -> bool:
    """Whether each of two questions says by itself that there is any of a thing, or none, or so much of it."""
    return bool(_SAYS.search(one) and _SAYS.search(other))


def _said_apart(said: str) -> tuple[str, str] | None:
    """Two conditions that words join, or one of two things."""
    said = _BOTH.sub("", said)
    if both := _TOGETHER.match(said):
        return both["one"] + both["said"], both["other"] + both["said"]
    joint = _JOINT.search(said, 2)
    left, right = (said[: joint.start()], said[joint.end() :]) if joint else ("", "")
    return (left, right) if len(left) > 1 and len(right) > 1 else None
