"""By how many the staff of an organisation grew or shrank, in everyday words: 人是不是还多了，多几个; 人员少了几个."""

from __future__ import annotations

import re

_STAFF = r"(?:(?:在[编职岗]|正式|编[制内])+的?)?(?:人(?:员|数|手)?|职工|员工)(?:数量?)?"
_BODY = "(?<=热线|中心)|(?<=[局厅委办院校府站馆所])"
_WHOSE = rf"(?P<whose>^(?:那|那么|他们|它)?的?|(?:{_BODY}|(?<=[，,])|(?<=单位|部门|年末|年底|\d年|年度))的?)"
_MORE = r"(?:增加|增多|减少|增|减|多|少)了?"
_SINCE = r"(?:[比较](?:上一?年|去年|前一年)(?:末|底)?)?(?:又|还|反而|反倒|也|是)*"
_HOW_MANY = r"(?:多少|几)[个名位口]?人?(?=$|[，,。？?呢啊])"
_MOVED = re.compile(
    rf"{_WHOSE}(?P<who>{_STAFF})(?:是不是|有没有)?{_SINCE}(?:{_MORE}(?:吗|没有?)?[，,]{_SINCE})?(?P<way>增|减|多|少)(?:加|多|少)?了?{_HOW_MANY}"
)
_HOW_MANY_THERE = re.compile(rf"(?:{_BODY})(?:现在|目前|一?共)*几个人(?=$|[，,。？?呢啊])")
"""某热线几个人: after the name of a body, and not 发给几个人."""
_FROM_TO = re.compile(
    rf"{_WHOSE}(?P<who>{_STAFF}|在[编职]的?)(?:是|都|又)*从(?:多少|几)[个名位]?人?"
    r"(?:变[成为到]|[增涨升减]?(?:加|少)?[到至])了?(?:多少|几)[个名位]?人?了?"
)
"""在编的人从几个变成几个了."""
_WAYS = {"增": "多", "减": "少"}


def staff_moved(question: str) -> str:
    """A question by how many the staff moved, as one against the year before (在职人数比上年多几人), or how many there are;
    others as they are.
    """
    question = _HOW_MANY_THERE.sub("有几个人", _FROM_TO.sub(r"\g<whose>在职人数比上年多几人", question))
    return _MOVED.sub(lambda match: f"{match['whose']}在职人数比上年{_WAYS.get(match['way'], match['way'])}几人", question)
