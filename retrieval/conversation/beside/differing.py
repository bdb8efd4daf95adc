"""By how much two numbers differ of which one was asked for after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.conversation.beside.ends_of_year import undated
from retrieval.conversation.things_asked import SO, is_role, names_asked, things_named, weighed
from retrieval.understanding.cues import RANKING, Measure, Operation, roles_in
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import with_whole

_COUNTED = ("人", "辆", "个", "家", "名", "批次", "人次", "台")
DIFFER = re.compile(
    rf"{SO}(?:这?[两二][者个项]|它们)?(?:之间|中间|前后)?(?:又|一共)?(?:相?差|[多少高低超]出?[花用支]?|增加|减少|追加|调[增减整])[了出个]*(?:多少|几)[钱万元分]*$|{SO}(?:差额|差距|差值)(?:是|有)?(?:多少|呢)?$"
)
"""By how much two numbers differ, neither of which is named."""


POINTS_APART = re.compile(rf"{SO}(?:这?[两二][者个项]|它们)?(?:之间)?(?:相?差|[高低])了?(?:多少|几)个?(?:百分)?点")
_WHY_APART = re.compile(
    rf"{SO}(?:为什么|为何|怎么)(?:会|就)?(?:相?差|不一样|不同|不一致)(?:[这那]么)?[多大远]?(?:的|呢)?|{SO}(?:相?差|区别|差距)(?:都|主要)?在哪(?:里|儿)?(?:呢|了)?"
)
_ALL = "支出"
_HIGHER = re.compile(rf"{SO}(?:哪一?[个家边]|谁)的?(?:占比|比例|比重)?更?(?P<way>[高低大小])[些点]?呢?")
_COUNT_MOVED = re.compile(
    rf"{SO}(?:又|一共)?(?P<way>[多少增减])[加少出]?来?了?(?P<many>(?:几|多少)(?:批次?|人次|[个人名辆家台]))"
)
_MORE_OR_LESS = re.compile(rf"{SO}是?[多增涨]了?(?:还是|或)[少减降]了?呢?")
"""多了还是少了 after both ends of a year."""


def of_count_before(question: str, meant: Sequence[Query]) -> str:
    """多了几个 after one number of people or things, as how many more there are than the year before, of two bodies as how far
    they are apart; '' for others.
    """
    match = _COUNT_MOVED.fullmatch(question)
    if match and match["way"] in "多少" and meant and len(meant[0].organisations) == 2:
        named = names_asked(meant[0]) if _counts(meant[0]) else []  # 谁接待的人多？多多少人
        return f"{named[0]}差多少" if len(named) == 1 else f"差{match['many']}"
    counts = [names_asked(one) for one in meant[:2] if match and _counts(one)]  # 行政几人？事业几人？多了几个 is of these
    alone = bool(counts) and _counts(meant[0]) and len({*map(tuple, counts)}) == len(counts[0]) == 1
    return f"{counts[0][0]}比上年{match['way']}了几个" if match and alone else ""


def _counts(query: Query) -> bool:
    """Whether a question asks for a number of people or things."""
    meant = indicators_meant(things_named(query), catalogue())
    return bool(meant) and all(one.unit in _COUNTED for one in meant)


def of_two_before(question: str, meant: Sequence[Query]) -> str:
    """差多少 after two numbers, both named: the budget of a thing and what was spent of it, both ends of a year, two things."""
    if more := of_count_before(question, meant):
        return more
    if _WHY_APART.fullmatch(question):
        return _why_apart(meant)
    asked = DIFFER.match(question) or _MORE_OR_LESS.fullmatch(question)
    if not asked or not meant or Measure.TARGET in meant[0].measures:  # how far a goal was missed
        return ""
    told = names_asked(meant[0])
    roles = {*meant[0].roles, *roles_in("".join(filter(is_role, told)))}
    if roles == {Role.BUDGET, Role.FINAL} and len(told) < 2:
        return f"{''.join(name for name in told if not is_role(name))}{meant[0].budget}预算数和决算数差多少"
    if meant[0].operation is Operation.TOTAL and len(set(told)) == len(told) == 2:  # A多少？B呢？加起来呢？差多少
        return f"{told[0]}和{told[1]}差多少"
    if len(meant) < 2:
        return ""
    last, other = meant[:2]
    ends = [undated(one) for one in (last, other)]
    balances = [one.text for one in (*things_named(last), *things_named(other))]
    if ends[0] == ends[1] and len(set(balances)) == len(balances) == 2:
        return f"{balances[0]}比{balances[1]}多多少"
    names = names_asked(last)
    same = names == names_asked(other)
    called = _role(other), _role(last)
    apart = called[0] != called[1] and last.organisations == other.organisations and last.measures == other.measures
    if same and apart and len(names) < 2:
        return f"{''.join(names) or _ALL}{called[0]}和{called[1]}差多少"
    plain = all(one.operation is Operation.VALUE and one.measures == (Measure.AMOUNT,) for one in (last, other))
    both = [name for one in (other, last) for name in names_asked(one) or [mention.text for mention in with_whole(one).mentions]]
    one_each = plain and called[0] == called[1] and last.organisations == other.organisations and len(set(both)) == len(both) == 2
    planned = called[0] if last.roles == other.roles == (Role.BUDGET,) else ""
    return f"{both[0]}和{both[1]}{planned}差多少" if one_each else ""


def _why_apart(meant: Sequence[Query]) -> str:
    """为什么差这么多 after the budget of a thing and what was spent of it, as that of these two; '' after others."""
    names = [names_asked(one) for one in meant[:2]]
    roles = {role for one, _ in zip(meant, names, strict=False) for role in one.roles}
    of_one = len(meant) > 1 and meant[0].organisations == meant[1].organisations and not (names[1] and names[0] != names[1])
    both = roles == {Role.BUDGET, Role.FINAL} and (len(meant[0].roles) > 1 or of_one)
    return f"{''.join(names[0][:1])}决算和年初预算为什么差这么多" if both and len(names[0]) < 2 else ""


def of_two_rates(question: str, meant: Sequence[Query]) -> str:
    """差多少 after how far the budgets of two things were spent: by how much these rates differ; 差几个百分点 after the shares of
    two things in one whole: both.
    """
    last, other = (*meant, None, None)[:2]
    pairs = [weighed(one) for one in (other, last) if one]
    if POINTS_APART.fullmatch(question) and len(pairs) == len(list(filter(None, pairs))) == 2:
        (first, whole), (second, also) = filter(None, pairs)
        return f"{first.text}和{second.text}各占{whole.text}多少" if whole.text == also.text else ""
    if not (last and other and DIFFER.match(question) and last.organisations == other.organisations):
        return ""
    both = [name for one in (other, last) if one.measures == (Measure.COMPLETION,) for name in names_asked(one)]
    return f"{both[0]}和{both[1]}完成{last.budget or '年初'}预算的百分比差多少" if len(set(both)) == len(both) == 2 else ""


def of_two_shares(question: str, meant: Sequence[Query]) -> str:
    """差几个百分点, 哪个高 after the share of one thing in another of two bodies in turn, as that of both; '' for others."""
    higher = _HIGHER.fullmatch(question)
    of_both = meant[0] if meant and POINTS_APART.fullmatch(question) and len(meant[0].organisations) == 2 else None
    if of_both and of_both.operation in RANKING and len(named := names_asked(of_both)) == 1:  # 谁高，高几个百分点
        return f"{'和'.join(of_both.organisations)}的{named[0]}差几个百分点"
    if of_both and of_both.operation in RANKING and (pair := weighed(of_both)):  # 占比谁高，差几个百分点
        return f"{'和'.join(of_both.organisations)}{pair[0].text}占{pair[1].text}的比例差几个百分点"
    if not (higher or POINTS_APART.fullmatch(question)) or len(meant) < 2:
        return ""
    last, other = meant[:2]
    pairs = [weighed(one) for one in (other, last)]
    shares = [(pair[0].text, pair[1].text) for pair in pairs if pair]
    bodies = [name for one in (other, last) for name in one.organisations]
    if len(shares) != 2 or shares[0] != shares[1] or len(set(bodies)) != len(bodies) or len(bodies) != 2:
        return ""
    asked = f"谁{higher['way']}" if higher else "差几个百分点"
    return f"{'和'.join(bodies)}{shares[0][0]}占{shares[0][1]}的比例{asked}"


def _role(query: Query) -> str:
    roles = query.roles or roles_in("".join(filter(is_role, (mention.text for mention in query.rows))))
    return f"{query.budget or '年初'}预算数" if roles == (Role.BUDGET,) else "决算数"
