"""Several things that a follow-up points back to without their names (这两项, 两者, 第一项和第三项), with these in place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import permutations

from extraction.printed import NUMERAL
from extraction.report import Role
from retrieval.conversation.ordered.ordered_items import REST
from retrieval.conversation.things_asked import SO, things_before, things_counted, things_named
from retrieval.understanding.named.lexicon import Lexicon, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.things import inside
from retrieval.understanding.reckoned.wholes import is_part_of, without_own_whole

_COUNT = "两二三四五"
_SEVERAL = re.compile(
    rf"{SO}(?:把|将)?(?:(?:那|前面|上面|刚才|上述|以上)的?)?这?(?P<end>[前后])?"
    rf"(?:(?P<count>[{_COUNT}])[项笔块样种类](?:钱|费用|支出|经费|资金)?|(?P<pair>[两二]者|它俩|他俩|俩(?=占|[加合]|各|分别|一?共)|两个(?=占|[加合]|各|分别|一?共))"
    rf"|(?<=[这前后])(?P<few>[{_COUNT}])个(?:数字?|数据|指标|科目)?(?!单位|部门|中心|地方|城市|项目|街道)|它们|这些(?!年|单位|部门|项目))(?:分别|各自)?的?"
)
_JOINTLY = re.compile(
    rf"{SO}(?=(?:加起来|[加合]在?一起|合起来|合计|一共)占|(?:之和|加起来|合计|相加)(?:是不是)?等于|(?:各自?|分别)占了?[^了多几比的到百]|(?:一共|合计|共计)(?:呢|是|有|花了|用了)*(?:多少)?[钱万元]*$)"
)
_OF_WHOM = re.compile(rf"{SO}这?(?P<count>[{_COUNT}])家(?:单位|部门|中心|热线)?(?=合计|总计|共计|一共)")
_SUMMED = re.compile(r"^(?:合计|总计|共计|一共)(?:[是有为花了]*(?:多少|几)(?![万亿]?元))?")
_NTH = re.compile(rf"第([{NUMERAL}])[项个块]")
_EACH_OTHER = re.compile(r"前者(?P<link>.{1,8})后者|后者(?P<back>.{1,8})前者")
_WHOLE_AND_PARTS = 3
"""A whole, and two of its parts at least."""
_OF_BODY = re.compile(rf"(?P<whose>.{{2,}}?)的?(?=这[{_COUNT}](?:[项笔块样种类]|个数)|[两二]者)")
"""临沂的这两项: of another body what was asked of the one before."""


def column_of(things: Sequence[Mention], last: Query) -> str:
    """The column that the last question asked of its things, behind them (城市低保和农村低保支出), or that it asked for their
    budgets; '' where it names none.
    """
    end = things[-1].end if things else 0
    if last.roles == (Role.BUDGET,) and last.budget and len(things) > 1:
        return f"{last.budget}预算数"
    return next((one.text for one in last.mentions if one.names_column and not one.names_row and one.start == end > 0), "")


def several_meant(question: str, things: Sequence[Mention], column: str) -> str:
    """这两项加起来 with the names of both, and their column; '' where so many have not been named."""
    jointly = _JOINTLY.match(question) and not _SEVERAL.match(question)
    pairs = ((part, whole) for part, whole in permutations(things, 2) if jointly and len(things) == 2 and "占" not in question)
    if whole := next((whole for part, whole in pairs if is_part_of(part, whole)), None):
        return f"{whole.text}是多少"  # no sum counts a part beside its whole
    names = [mention.text for mention in (without_own_whole(list(things)) if jointly else things)]
    if len(_NTH.findall(question)) > 1 and all(NUMERAL.index(at) < len(names) for at in _NTH.findall(question)):
        return _NTH.sub(lambda nth: names[NUMERAL.index(nth[1])], question)
    if other := _EACH_OTHER.search(question):
        first, second = ("", "") if len(names) != 2 else names if other["link"] else names[::-1]
        return question[: other.start()] + first + (other["link"] or other["back"]) + second + question[other.end() :]
    if whom := _OF_WHOM.match(question):
        return _SUMMED.sub("加起来", question[whom.end() :])
    match = _SEVERAL.match(question) or _JOINTLY.match(question)
    count = (_count(match) or len(names)) if match else 0
    if match is None or not len(names) >= count > 1:
        return ""
    asked = _SUMMED.sub("加起来", question[match.end() :])  # 公用经费合计 is a name of its own
    return "和".join(names[:count] if match.groupdict().get("end") == "前" else names[-count:]) + column + asked


def things_meant_by(question: str, before: Sequence[Query]) -> list[Mention]:
    """The things asked about last, or so many of those before them as a question counts (三项加起来 after two and one)."""
    match = _SEVERAL.match(question)
    things = [one for one in things_before(before) if f"占{one.text}" not in question]  # which is the whole of them
    count = _count(match) if match else 0
    return things if count <= len(things) else things_counted(before, count) or things


def several_of_body(
    question: str, things: Sequence[Mention], column: str, lexicon: Lexicon, organisations: Collection[str]
) -> str:  # fmt: skip
    """临沂的这两项分别是多少 with the names of both; '' where the words before that name no organisation alone."""
    match = _OF_BODY.match(question)
    own = read(match["whose"], lexicon, organisations) if match else None
    if match is None or own is None or not own.organisations or own.names_own or own.leftovers or own.unnamed:
        return ""
    told = several_meant(question[match.end() :], things, column)
    return f"{match['whose']}{told}" if told else ""


def rest_of(question: str, last: Query) -> str:
    """剩下的里哪一项最多 after some parts of a whole (人员经费里奖金和津贴各多少), as that of its other parts; '' for others."""
    match, rows = REST.fullmatch(question), things_named(last)
    if match is None or len(rows) < _WHOLE_AND_PARTS or not inside(last.question, *rows[:2]):
        return ""
    return f"{rows[0].text}里除了{'和'.join(row.text for row in rows[1:])}哪一项{match['most']}"


def uncounted(question: str, before: Sequence[Query]) -> str:
    """The words that speak of more things than were asked about (这三项 after two); '' where there are none."""
    if before and REST.fullmatch(question) and not rest_of(question, before[0]):
        return "剩下的"
    match = (_SEVERAL.match(question) or _OF_WHOM.match(question)) if before else None
    whom = {name for one in before for name in one.organisations}
    other = _EACH_OTHER.search(question)
    if other and len(things_before(before)) != 2 and (other["back"] or not other["link"].startswith("是")):
        return "前者、后者"
    if match is None or not _count(match):
        return ""
    most = max(len(things_meant_by(question, before)), len(whom))
    known = _count(match) == len(whom) if match.re is _OF_WHOM else _count(match) <= most
    return "" if known else match[0]


def _count(match: re.Match[str]) -> int:
    """How many things the words count that speak of several; 0 where they do not."""
    said = match.groupdict()
    number = said.get("count") or said.get("few") or ("两" if said.get("pair") else "")
    return _COUNT.replace("二", "").find(number.replace("二", "两")) + 2 if number else 0
