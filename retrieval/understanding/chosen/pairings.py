"""Two numbers of each report put together, by which reports are compared: 人员经费和公用经费差距最大的, 决算比预算少的."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.report import Role
from retrieval.understanding.chosen.selection import HOW_MANY, WHO, WHOM, Of, Pairing, Selection
from retrieval.understanding.cues import RANKING, Measure, Operation, against_budget_in
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.budgets import set_against_budget
from retrieval.understanding.reckoned.things import added

_EACH = re.compile(r"[各每]个?(?:家|单位|部门|机构)")
_GAP = re.compile(r"差距|差额|相差|差得|差值|之差|差别|悬殊|差最|差多")
_TIMES = re.compile(r"倍|之比|比值")
_SUM = re.compile(r"加起来|合起来|[加合]在?一起|合计|一共|共计|之和|总和|相加")
_ABOVE = re.compile(r"超(?!市)|[多高大]于|突破|[比较].*[多高大增]|多[出过]", re.DOTALL)
_BELOW = re.compile(
    r"节约|节省|节余|[低少小]于|不足|不及|不到|不如|(?:没有?|未)能?(?:完成|花完|用完|达到)|[比较].*[少低小减]", re.DOTALL
)
_WAY = re.compile(r"超|[多高大低少小]于|不足|不及|不到|不如|突破")
_SAME = re.compile(r"一样|相等|相同|一致|持平|正好")
_TURNED = re.compile(r"预算.*[比较超高低多少大小].*决算", re.DOTALL)
_ORDERED = re.compile(r"最|排|多少|从[高低多少大小]|分别|前[两二三四五十\d]")
_LEAST = re.compile(r"最[小低少]|从[小低少]|倒数")
_OPPOSITE = {Pairing.MORE: Pairing.LESS, Pairing.LESS: Pairing.MORE}
_COMPARED = (Measure.AMOUNT, Measure.CHANGE_AMOUNT)


def paired(query: Query) -> Query:
    """An order of reports, or of things against their budgets, by what two numbers of each come to together, where that is asked;
    other questions as they are.
    """
    whom = query.operation in RANKING or any(words.search(query.about) for words in (WHO, WHOM, HOW_MANY, _EACH))
    of_own = query.counted or query.own or query.own_roles
    rows, of_one = query.rows, len(query.organisations) == 1
    several = len({mention.text for mention in rows}) > 1
    ordered = whom and (not of_one or (several and query.operation in RANKING))
    if not ordered or of_own or query.pairing or not set(query.measures) <= set(_COMPARED):
        return query
    of_budget = several is of_one and _is_against_budget(query)
    pairing = _of_budget(query) if of_budget else _of_things(query, rows) if len(rows) == 2 and not of_one else None
    if pairing is None:
        return query
    both = set_against_budget(query) if of_budget else query
    both = replace(both, mentions=both.mentions[-1:]) if of_budget and not several else both
    return replace(
        both, operation=Operation.LOWEST if _LEAST.search(query.about) else Operation.HIGHEST, measures=(Measure.AMOUNT,),
        pairing=pairing, chosen=None if of_one else _chosen(query, pairing), leftovers=(), narrowing=_others(query.narrowing),
    )  # fmt: skip


def _is_against_budget(query: Query) -> bool:
    both = set(query.roles) == {Role.FINAL, Role.BUDGET}
    return both or against_budget_in(query.question) or (Role.BUDGET in query.roles and bool(_ABOVE.search(query.about)))


def _of_budget(query: Query) -> Pairing | None:
    """How what was spent on a thing is set against what was planned."""
    if _GAP.search(query.about) or _SAME.search(query.about):
        return Pairing.GAP
    found = _exceeding(query.about)
    return _OPPOSITE[found] if found and _TURNED.search(query.about) else found


def _exceeding(text: str) -> Pairing | None:
    """Whether the first of two numbers is to be more than the second, or less."""
    text = text.replace("多少", "")
    return Pairing.LESS if _BELOW.search(text) else Pairing.MORE if _ABOVE.search(text) else None


def _of_things(query: Query, rows: list[Mention]) -> Pairing | None:
    """How one thing that a question names is set against the other."""
    first, second = rows
    between, after = query.question[first.end : second.start], query.question[second.end :]
    for pairing, pattern in ((Pairing.TIMES, _TIMES), (Pairing.GAP, _GAP), (Pairing.SUM, _SUM)):
        if pattern.search(after):
            return pairing
    if added(query.question, rows):
        return Pairing.SUM
    compared = between if _WAY.search(between) else f"{between}{after}" if between.strip("的数") in ("比", "较") else ""
    return _exceeding(compared)


def _chosen(query: Query, pairing: Pairing) -> Selection | None:
    """Those of which the one number is more than the other, or the same, where no order of them is asked for."""
    chosen = query.chosen
    if chosen and chosen.of in (Of.PLACES, Of.BEYOND):
        return chosen
    counted = bool(HOW_MANY.search(query.about))
    if pairing is Pairing.GAP and _SAME.search(query.about):
        return Selection(Of.LACKING, counted=counted)
    those = pairing in _OPPOSITE and not _ORDERED.search(query.about)
    return Selection(Of.HAVING, counted=counted) if those else None


def _others(narrowing: tuple[str, ...]) -> tuple[str, ...]:
    """The words that make another thing of what is asked, without those that put two numbers together."""
    patterns = (_GAP, _TIMES, _SUM, _ABOVE, _BELOW, _SAME)
    return tuple(word for word in narrowing if word != "差" and not any(pattern.search(word) for pattern in patterns))
