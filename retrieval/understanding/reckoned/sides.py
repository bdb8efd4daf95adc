"""One organisation set against the sum of others: A的支出比B和C加起来还多吗, A是B和C之和的几倍, B和C加起来比A多多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.understanding.chosen.selection import Of, Selection
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.numerals import numerals
from retrieval.understanding.query import Query, Relation, Sides

_NAME_JOINED = r"[^\n，。？]{0,14}?(?:、|和|与|及|以及|跟|同|还有|加上?|[+＋])\n"
_ALL = r"的?(?:这?[两二三四五六七八九几][家个者]?(?:单位|部门|中心|热线)?)?的?"
_TOGETHER = rf"{_ALL}(?:总和|之和|和(?=的|[高低多少大小])|加起来|合起来|[加合]在?一起|合计|一共|相加|加总)"
_LINK = r"(?:比起?|较|超过了?|[多大高低少小]于|有没有|有|够不够|[赶抵]得?[上过]|不如|[跟和与同]|等于|是|相当于|占了?到?)"
_SIDES = re.compile(
    rf"\n(?P<left>(?:{_NAME_JOINED})*)(?P<between>[^\n，。？]{{0,24}}?)(?P<link>{_LINK})\n(?P<right>(?:{_NAME_JOINED})*)"
    r"(?P<rest>[^\n]*)$"
)
_SUM_AHEAD = re.compile(rf"[^\n，。？]{{0,14}}?(?:{_TOGETHER}|{_ALL}(?P<mean>平均(?![每一单])))")
_ADDED = re.compile(r"[+＋]|加上?\n")
_TIMES = re.compile(r"倍")
_APART = re.compile(r"差")
_IS_MORE = re.compile(r"^[^\n，。？]{0,8}(?:[多少高低大小](?:吗|还是[多少高低大小])|多不多|高不高)$")
_THEM = (
    r"(?:它们|[他她它]们?俩|(?:[这那前上]面?的?|(?:另外|其[他它余]|剩下|余下)的?)?(?P<count>[两二三四五六七])[家个者]"
    r"(?:单位|部门|中心|热线)?)"
)
_OVER_THEM = re.compile(rf"\n(?:的[^\n]{{0,12}}?)?(?P<link>{_LINK}){_THEM}{_TOGETHER}(?P<rest>[^\n]*)$")
_THEY_OVER = re.compile(rf"(?:那|那么)?{_THEM}?{_TOGETHER}(?P<link>{_LINK})\n(?P<rest>[^\n]*)$")
_OVER = r"(?:比(?![例重])|较|超过|[多大高少低]于)(?![\d一二两三四五六七八九十百])"
_OVER_OTHERS = re.compile(
    rf"\n[^\n，。？]{{0,24}}?(?P<link>{_LINK})(?:其[他余它]|另外|剩下|别的?)的?(?:(?:所有|全部)的?)?(?:[一二两三四五六七八九十几\d]+[家个])?"
    rf"(?:单位|部门|机构|各家)?{_TOGETHER}(?P<rest>[^\n]*)$"
)
_COMPARED_SUM = re.compile(rf"{_OVER}[^，。？]*{_TOGETHER}|{_TOGETHER}[^，。？]{{0,6}}{_OVER}|{_TOGETHER}.{{0,3}}倍")
_OF_ALL = re.compile(
    r"占了?(?:到|着)?(?:(?:所有|全部|各|这|那)?(?:几|一|(?P<count>[二三四五六七八九\d]+))?(?:家|个?(?:单位|部门))|全部|所有|大家)的?"
    r"(?:支出|收入|金额)?的?(?:总和|之和|总额|总数|合计|总计|总支出|总量)"
    r"|占了?(?:到|着)?(?:(?:所有|全部)的?|(?P<of>[二三四五六七八九\d]+))(?:家|个?(?:单位|部门))的?(?=多少|几成|百分之)"
)
_THAN_ONE = re.compile(
    r"(?:那|那么)?(?:这个|它们的?)?(?:平均(?:数|值|水平)?)?(?:(?:比|较|[跟和与同])\n(?:相比|比)?(?:是|要|还)*(?:[高低多少大小]|相?差).*|是\n的(?:几|多少)倍)"
)
"""比贵阳高还是低 after a mean."""
_TOTALS = ("合计", "总计")
_EACH = re.compile(r"各|分别")
_COUNT = "两三四五六七"


def two_sides(query: Query) -> Query:
    """A question that sets the sum of several organisations against another, as one of these sides; others as they are."""
    match = _SIDES.search(re.sub(r"\n+", "\n", query.about))
    if match is None or query.sides or query.without or len(query.organisations) < len("ABC"):
        return query
    left, right = (match[side].count("\n") + 1 for side in ("left", "right"))
    ahead = [_SUM_AHEAD.match(match[words]) for words in ("between", "rest")]
    averaged = any(one["mean"] for one in ahead if one)
    summed = [one is not None for one in ahead]
    added = [bool(_ADDED.search(match[side])) for side in ("left", "right")]
    summed = [one or other for one, other in zip(summed, added, strict=True)]
    told = all(several or count == 1 for several, count in zip(summed, (left, right), strict=True))
    relation = _relation(match["link"], match["rest"], query)
    per_head = averaged and query.counted is not None  # 人均接待费 is another mean
    if relation is None or per_head or left + right != len(query.organisations):
        return query
    if not told:  # A和B的支出有C多吗 sums nothing up: each has its place
        return replace(query, operation=Operation.HIGHEST) if _IS_MORE.search(match["rest"]) else query
    return with_sides(query, Sides(left, relation, averaged))


def over_all_others(query: Query, bodies: Sequence[str]) -> Query:
    """One organisation set against the sum of all others of these (A是其他几家加起来的几倍), in two sides, or one that is none of
    these against their mean; other questions as they are.
    """
    chosen = query.chosen if not query.organisations else None
    if chosen and chosen.of is Of.MEAN and chosen.whose and chosen.whose not in bodies and len(bodies) > 1:
        over_mean = Sides(1, Relation.RATIO if chosen.words else Relation.MORE, averaged=True)
        return replace(with_sides(query, over_mean), organisations=(chosen.whose, *dict.fromkeys(bodies)))
    match = _OVER_OTHERS.search(re.sub(r"\n+", "\n", query.about)) if len(query.organisations) == 1 else None
    relation = _relation(match["link"], match["rest"], query) if match else None
    others = [name for name in dict.fromkeys(bodies) if name not in query.organisations]
    if relation is None or query.sides or query.organisations[0] not in bodies or len(others) < len("AB"):
        return query
    return replace(with_sides(query, Sides(1, relation)), organisations=(*query.organisations, *others))


def share_in_all(query: Query, bodies: Sequence[str]) -> Query:
    """The share of one organisation's amount, or of what several come to, in the sum of all of these (占几家总和的多少); unclear
    where another number of them is told; other questions as they are.
    """
    match = _OF_ALL.search(query.about) if query.organisations else None
    whose = query.organisations if match and _summed_before(query.about[: match.start()], query) else ()
    others = [name for name in dict.fromkeys(bodies) if name not in whose]
    if not whose or query.sides or not set(whose) <= set(bodies) or not others or len(bodies) < len("ABC"):
        return query
    if match and query.rows and all(row.text in _TOTALS for row in query.rows):
        return replace(query, unclear=match[0])  # 占七家合计多少, and of what is not said
    said = (match["count"] or match["of"]) if match else ""
    count = next((one.value or 0 for one in numerals(f"{said}家")), 0) if said else 0
    if match and 0 < count < len(set(bodies)):
        return query if count == len(whose) else replace(query, unclear=match[0])
    if len(whose) > 1:
        weighed = with_sides(query, part_of_all(len(whose)))
    else:
        weighed = replace(query, operation=Operation.TOTAL, measures=(Measure.SHARE,))
    return replace(weighed, organisations=(*whose, *others), narrowing=(), leftovers=())


def _summed_before(front: str, query: Query) -> bool:
    """Whether one share is asked for, of one organisation or of what several come to (枣庄和财政局合起来占)."""
    return Measure.SHARE in query.measures and (len(query.organisations) == 1 or not _EACH.search(front))


def sets_sum_apart(question: str) -> bool:
    """Whether a question sets a sum against another number (A比B和C加起来多吗), and does not ask for the sum itself."""
    return bool(_COMPARED_SUM.search(question))


def against_those_before(own: Query, before: tuple[str, ...]) -> tuple[tuple[str, ...], Sides] | None:
    """Whom a follow-up sets against the sum of those asked about before it (C比它们俩加起来还多吗), in two sides."""
    about = re.sub(r"\n+", "\n", own.about)
    match = _OVER_THEM.search(about) or _THEY_OVER.match(about)
    relation = _relation(match["link"], match["rest"], own) if match else None
    count = _COUNT.find((match["count"] or "").replace("二", "两")) + 2 if match and match["count"] else len(before)
    others = tuple(name for name in before if name not in own.organisations)[-count:]
    if match is None or relation is None or len(own.organisations) != 1 or len(others) != count or count < len("AB"):
        return None
    if match.re is _OVER_THEM:
        return (*own.organisations, *others), Sides(1, relation)
    return (*others, *own.organisations), Sides(len(others), relation)


def mean_against(own: Query, last: Query) -> Query | None:
    """The mean or the sum of several organisations, after a question for it, against the one that a follow-up names
    (比贵阳高还是低); or that one against the mean of all.
    """
    of_all = "平均" in last.question and not last.organisations
    together = last.operation is Operation.AVERAGE or (last.operation is Operation.TOTAL and not last.sides)
    several = len(last.organisations) > 1 and together and Measure.SHARE not in last.measures
    meant = (several or of_all) and not (last.counted or last.monthly)
    same = all(row.text in last.question for row in own.rows)
    about = own.about
    for row in own.rows:  # which may have been filled in
        about = about.replace(row.text, "", 1)
    one = meant and same and len(own.organisations) == 1
    match = _THAN_ONE.fullmatch(re.sub(r"\n+", "\n", about)) if one else None
    if match is None or own.organisations[0] in last.organisations:
        return None
    if of_all:
        chosen = Selection(Of.MEAN, words="倍" if _TIMES.search(match[0]) else "")
        return replace(last, operation=Operation.VALUE, organisations=own.organisations, chosen=chosen, own=())
    whom, averaged = (*last.organisations, *own.organisations), last.operation is Operation.AVERAGE
    years = own.years.or_those_of(last.years, of_another=True)
    sides = Sides(len(last.organisations), Relation.RATIO if _TIMES.search(match[0]) else Relation.MORE, averaged)
    return with_sides(replace(last, organisations=whom, years=years, own=()), sides)


def part_of_all(first: int) -> Sides:
    """The first of several organisations as a part of the sum of all of them."""
    return Sides(first, Relation.SHARE, in_all=True)


def with_sides(query: Query, sides: Sides) -> Query:
    """The amounts of several organisations in two sums."""
    return replace(query, operation=Operation.TOTAL, measures=(Measure.AMOUNT,), sides=sides, chosen=None, pairing=None)


def _relation(link: str, rest: str, query: Query) -> Relation | None:
    """What is asked of the two sides; None where the words set neither against the other."""
    if _TIMES.search(rest):
        return Relation.RATIO
    if link in ("和", "跟", "与", "同"):
        return Relation.MORE if _APART.search(rest) else None
    if link.startswith("占") or Measure.SHARE in query.measures:
        return Relation.SHARE
    return None if link in ("是", "相当于") else Relation.MORE
