"""A follow-up that names but another organisation or thing after several questions in one text: all of them of that one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.things_asked import SO
from retrieval.understanding.cues import RANKING, Measure, Operation, against_budget_in, overall_in
from retrieval.understanding.named.leftovers import is_measure
from retrieval.understanding.query import Query

_NAMES_ONE = re.compile(rf"{SO}(?:换成)?(?!合计|总计|一共)[^，。？?多少几哪什么谁]{{2,24}}?的?呢[？?]?")
_BARE_NAME = re.compile(rf"{SO}(?:换成)?(?P<name>[^，。？?]{{2,24}}?)(?:[那这](?:一?块|一?项|一?个|部分))?的?呢[？?]?")
_WHOSE = re.compile(r"的?(?P<thing>[\u4e00-\u9fff]{2,14}?)(?:又?[是由被]|都|的)*(?:谁|哪一?[家个](?:公司|单位|企业|(?<=家)))")
"""食品抽检是哪家中标 asks who got or did the thing before it."""
_NAMED_ALONE = re.compile(rf"{SO}(?:换成)?的?呢")
"""What is left of 那聊城呢？预算和决算各多少 beside the name: put of another again, it would be taken apart again."""


_IN_ALL = re.compile(r"^一共的?(?:有|是|来了|接待了?)?(?=多少|几)")
"""几拨人，一共多少人 asks for all guests of one body, and beside another body would ask for those of both."""
_ROLE_ALONE = re.compile(r"(?:年初|全年)?(?:预算|决算)数?(?:又?[是有为])?多少(?:钱|[万亿]?元)?")
_SPENT_ON_IT = re.compile(r"(?:一共|实际)?[花用](?:了|掉)?多少(?:钱|[万亿]?元)?$")
"""公务用车花了多少 asks of that thing, and of no spending as a whole."""


def names_one(question: str) -> bool:
    """Whether a follow-up may name but one organisation or thing (那聊城呢)."""
    return _NAMES_ONE.fullmatch(question) is not None


def of_both_parts(own: Query, parts: Sequence[Query]) -> str:
    """The questions of the text before, which are given as they are read, of what a follow-up names instead; '' for others."""
    bare = own.operation is Operation.VALUE and own.measures == (Measure.AMOUNT,) and not own.chosen
    if not bare or own.unknown or own.roles or not parts or any(part.operation in RANKING for part in parts):
        return ""
    if not own.organisations and (of_thing := _of_thing(own, parts)):
        return of_thing
    if len(parts) < 2:
        return ""
    whose = {name for part in parts for name in part.organisations}
    abouts = [part.about.replace("\n", "") for part in parts]
    asked = "，".join(_IN_ALL.sub("", about) for about in abouts if not _NAMED_ALONE.fullmatch(about))
    if own.organisations:
        named = own.mentions or own.leftovers or own.unnamed
        return "" if named or len(whose) > 1 else f"{'、'.join(own.organisations)}{asked}"
    first, *others = parts
    if not all(map(_leans, others)) or own.years.named or len(own.rows) != 1 or len(first.rows) != 1:
        return ""
    rest = _SPENT_ON_IT.sub("", first.about.replace(first.rows[0].text, ""))
    if overall_in(rest) and not against_budget_in(first.about):
        return ""
    known, meant = first.rows[0], own.rows[0]
    return asked.replace(known.text, meant.text) if known.keys(None)[:1] != meant.keys(None)[:1] else ""


def _leans(part: Query) -> bool:
    """Whether a question names nothing that it asks of (为什么, 比上年多多少, 预算多少)."""
    named = [row for row in part.rows if not is_measure(row.text)]
    role_alone = _ROLE_ALONE.fullmatch(part.about.replace("\n", ""))
    return not (named or part.leftovers or (overall_in(part.about) and not role_alone))


def _of_thing(own: Query, parts: Sequence[Query]) -> str:
    """What leaned on the thing before, asked of the one named now, or who did or got that (哪家中标); '' for others."""
    asked = "，".join(part.about.replace("\n", "") for part in parts)
    named = _BARE_NAME.fullmatch(own.about.replace("\n", ""))
    if named is None or own.years.named:
        return ""
    if len(parts) > 1 and len(own.rows) == 1 and all(map(_leans, parts)):
        return f"{named['name']}{asked}"
    whose = _WHOSE.match(asked)
    return f"{named['name']}{asked[whose.end('thing') :]}" if whose else ""
