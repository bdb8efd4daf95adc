"""Bodies that a follow-up points to without their names: 另一家, 两者, 除了它, 其他单位的差旅费."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from retrieval.conversation.things_asked import SO, things_before, things_named
from retrieval.understanding.chosen.selection import FALL, RISE
from retrieval.understanding.cues import RANKING, Operation
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query

_SORT = r"(?:单位|部门|中心|热线|机构)"
_OTHER_ONE = re.compile(rf"{SO}(?P<words>另外?那?一?(?:家{_SORT}?|个{_SORT})|另外一个(?=呢|$))")
_BOTH = re.compile(r"(?:这?[两二]者|[它他]们?俩|这俩)(?!项|个|笔)")
_IT_LEFT_OUT = re.compile(rf"(?<=除了)(?:它们?|他们|[这那该]一?家{_SORT}?|该{_SORT}|[这那]个{_SORT}|以上(?:[几两]家|{_SORT}))")
_OTHERS_OF = re.compile(
    rf"{SO}(?:其[他余它]|别|剩下|另外)的?(?:(?P<count>[几两三四五])?[个家](?:单位|部门|机构|地方)?(?!热线|中心|项目|指标|科目|原因|问题|方面)|单位|部门|机构|地方)"
)
_OTHERS_OF_KIND = re.compile(
    rf"{SO}(?:其[他余它]|别|剩下|另外)的?(?:[几两]?[个家])?"
    r"(?P<kind>[\u4e00-\u9fff]{2,6}?)(?=[呢的里中，有花]|都|分别|一共|合计|加|$)"
)
_OUTSIDE = re.compile(r"除了|以外|之外")

_BOUNDED = r"(?:都|又|是)?(?:没有?(?!完成|花完|达)|有|超过?|[高低大小多少]于|不到|不足|达到)"
_WHICH_OF_THEM = re.compile(
    rf"{SO}(?:[这那]?里[头面]|[这那]?其中|[这那]?当中|(?=哪[些几]个?(?:[^，。]*(?:{RISE.pattern}|{FALL.pattern})|{_BOUNDED})))的?"
    r"(?:都|又)?[是有]?哪[些几]个?(?!家|单位|部门|机构|科目|项目|指标|方面|[类款项])(?P<asked>.+)"
)
"""这里面哪些比上年少了 after the mean of several bodies asks for bodies."""


def of_several(query: Query) -> bool:
    """Whether a question is about several bodies, or about all in an order, a sum or a mean."""
    over_all = not query.organisations and (query.operation in (*RANKING, Operation.TOTAL, Operation.AVERAGE))
    return len(query.organisations) > 1 or over_all


def bodies_named(question: str, before: Sequence[Query], meant: Sequence[Query], held: Collection[str]) -> tuple[str, str]:
    """A follow-up with the names of the bodies that it points to, and beside it the words that point to none that is known.

    The questions before it are given as they stand and as they are meant, the last first; `held` are all bodies.
    """
    if not meant:
        return question, ""
    if of_several(meant[0]) and (which := _WHICH_OF_THEM.fullmatch(question)):
        return f"哪些单位{which['asked']}", ""
    if other := _OTHER_ONE.match(question):
        return _with_the_other(question, other, meant, held)
    asked = asked_alike(meant)
    if asked and (kind := _OTHERS_OF_KIND.match(question)) and (others := _of_kind(kind["kind"], asked, held)):
        return f"{'、'.join(others)}{question[kind.end() :]}", ""
    if _IT_LEFT_OUT.search(question) and asked:
        return _IT_LEFT_OUT.sub("、".join(asked), question, count=1), ""
    if asked and not _OUTSIDE.search(question) and (rest := _OTHERS_OF.match(question)):
        left = len({*held} - {*asked})
        if rest["count"] and chinese(rest["count"]) not in (None, left):
            return question, rest[0]
        return f"除了{'、'.join(asked)}，其他单位{question[rest.end() :]}", ""
    return _with_both(question, before, meant), ""


def _of_kind(kind: str, asked: Collection[str], held: Collection[str]) -> list[str]:
    """The other bodies that are called by the word for their kind which one of those asked about is called by (其他热线)."""
    called = [name for name in held if kind in name]
    alike = any(name in called for name in asked) and len(called) < len(held)
    return [name for name in called if name not in asked] if alike else []


def asked_alike(meant: Sequence[Query]) -> list[str]:
    """The bodies of which the last questions asked the same thing, the first of them first."""
    things = [row.text for row in things_named(meant[0])]
    run: list[str] = []
    for one in meant:
        if [row.text for row in things_named(one)] != things:
            break
        run[:0] = one.organisations
    return list(dict.fromkeys(run))


def _with_the_other(question: str, words: re.Match[str], meant: Sequence[Query], held: Collection[str]) -> tuple[str, str]:
    """另一家呢 with the name of the one of two that was not asked about last."""
    asked = [name for one in reversed(meant) for name in one.organisations]
    whom = dict.fromkeys(asked if len(set(asked)) > 1 else held)
    rest = [name for name in whom if name not in meant[0].organisations]
    if len(whom) != 2 or len(rest) != 1:
        return question, words["words"]
    return f"{rest[0]}{question[words.end() :]}", ""


def _with_both(question: str, before: Sequence[Query], meant: Sequence[Query]) -> str:
    """两者差多少 and 前者是后者的几倍 of two bodies, of which one thing was asked."""
    both = meant[0].organisations if len(meant[0].organisations) == 2 else asked_alike(meant)
    if len(both) != 2 or len(things_before(before)) > 1:
        return question
    if "前者" in question and "后者" in question:
        return question.replace("前者", both[0]).replace("后者", both[1])
    return _BOTH.sub("两家", question)
