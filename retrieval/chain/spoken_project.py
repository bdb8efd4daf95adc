"""A follow-up with the project that the answers before it were about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.read_turns import only_quotes
from retrieval.chain.turn import Turn
from retrieval.conversation.beside.differing import DIFFER
from retrieval.conversation.pointed.pointing import counts_out
from retrieval.projects.focus import left_of_project, lost_by_unfound, may_lean, of_evaluation, why_so_low, with_focus
from retrieval.projects.focus_told import Focus, focus_of, rate_of_part
from retrieval.projects.goal_answers import goal_spoken_of
from retrieval.projects.goal_names import projects_of
from retrieval.projects.graded import of_unnamed_grade
from retrieval.projects.losses import lost_by_whole
from retrieval.projects.lost_by_named import lost_by_named
from retrieval.projects.one_of_two import asks_apart, asks_higher, asks_other, asks_which, of_other, set_apart, speaks_of_two
from retrieval.projects.sole_project import with_sole_project
from retrieval.projects.two_projects import asked_of_both
from retrieval.reply import Answer, Status
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold

_POINT = "分"
_WEIGHED = re.compile(r"(?:那么?|又|它们|两[个者]|这两个|加起来|合计|一共|的)*(?P<asked>占[\u4e00-\u9fff]{3,})")
_DATED = re.compile(
    r"(?:那么?)?(?:(?P<year>20\d\d)年度?)?(?P<it>[这那该]个?项目)(?!支出|数|资金|们|[组库])的?(?(year)|(?P<then>20\d\d)年度?)(?P<asked>.+)"
)
_PAIR = 2
Answered = Callable[[Turn], tuple[Turn, Answer]]
"""How an earlier question was read, and its answer."""


def of_focus(turn: Turn, held: Holdings, answered: Answered) -> str:
    """A follow-up with the project that the last of the answers before it was about; else ''.

    That of the year of the one report spoken of (2024年这个项目花了多少) is put without it, as the report tells of no other.
    """
    dated = _DATED.fullmatch(turn.question) if turn.history else None
    if dated is None:
        return _of_focus(turn, held, answered)
    bare = f"{dated['it']}{dated['asked']}"
    years = {str(record.year) for record, _ in answered(turn.before)[0].scope.records}
    return (_of_focus(replace(turn, question=bare), held, answered) or bare) if years == {dated["year"] or dated["then"]} else ""


def _of_focus(turn: Turn, held: Holdings, answered: Answered) -> str:
    """A follow-up with the project that the last of the answers before it was about that states a figure; else ''."""
    own = held.understand(turn.question)
    other = asks_other(own.question)
    if sole := with_sole_project(own, held):
        return sole
    if not turn.history or counts_out(own.question):
        return ""
    both = lost_by_named(turn, held) or _both_told(turn, held, answered) or _of_both(turn, held, answered)
    both = both or _share_of_both(turn, held, answered)
    if both or speaks_of_two(turn.question) or not (other or may_lean(own)):
        return both
    for at in range(len(turn.history) - 1, -1, -1):
        before, answer, focus = _focus_at(turn, at, held, answered)
        if before.asked.operation is Operation.CHECK and DIFFER.fullmatch(own.question):
            return ""
        if other_whole := lost_by_whole(own, before.asked) or of_unnamed_grade(own, before.asked.about, before.quotes):
            return other_whole
        if of_evaluation(own.question, before.asked.question):
            return ""
        if answer.status is Status.REFUSED and (unfound := lost_by_unfound(own, before.asked)):
            return unfound
        if answer.status is Status.REFUSED and asks_which(before.asked.question):
            return ""
        if len(before.scope.records) != 1 or (answer.figures and not only_quotes(before)) or focus:
            if focus and other:
                return of_other(own.question, before.asked.about, focus)
            of_money = focus and (
                rate_of_part(own.question, focus) or left_of_project(own.question, turn.history[-_PAIR:], focus)
            )
            if of_money:
                return of_money
            asked = why_so_low(turn.question, before.asked, focus) if focus else ""
            return with_focus(asked, own, focus, held.embedding) if focus else ""
    return ""


def _focus_at(turn: Turn, at: int, held: Holdings, answered: Answered) -> tuple[Turn, Answer, Focus | None]:
    """How an earlier question was read, its answer, and the project that this was about."""
    before, answer = answered(Turn(turn.history[at], turn.history[:at], turn.files))
    in_words = before.asked.operation in (Operation.REASON, Operation.TEXT) or not answer.figures or only_quotes(before)
    files = {figure.file for figure in answer.figures} or {record.file for record, _ in before.scope.records}
    facts = [held.facts_of(record) for record, _ in before.scope.records if record.file in files]
    told = fold(answer.answer) if asks_which(turn.history[at]) else ""  # 部门评价的项目是哪个
    why = f"{before.asked.about}\n{told}" if in_words else ""
    focus = focus_of(answer, facts[0], why) if len(facts) == 1 else None
    if focus and not answer.figures and (before.findings or before.goals):  # a cell that could not be read
        focus = replace(focus, item=goal_spoken_of(before.asked.about, facts[0], held.embedding)[1])
    return before, answer, focus


def _both_told(turn: Turn, held: Holdings, answered: Answered) -> str:
    """这俩差几分, 哪个高 after the numbers of two projects, told in one answer or in two, with both names; '' for others."""
    apart = asks_apart(turn.question)
    if apart and (both := _two_told(turn, held, answered)):
        return both
    if not (apart or asks_higher(turn.question)):
        return ""
    told = [at for at, one in enumerate(turn.history) if not asks_higher(one)][-_PAIR:]
    return set_apart(turn.question, [_focus_at(turn, at, held, answered)[2] for at in reversed(told)])


def _of_both(turn: Turn, held: Holdings, answered: Answered) -> str:
    """两个一共多少, 执行率哪个高 with the names of the two projects that the last answers told of; '' where they told of more or
    of other things.
    """
    asked = asked_of_both(turn.question) or (_scored_both(turn, answered) if asks_higher(turn.question) else "")
    names: list[str] = []
    for before in turn.earlier() if asked else ():
        read, answer = answered(before)
        told = _projects_told(read, answer, held)
        names = [*told, *(name for name in names if name not in told)]
        if not told or len(names) >= _PAIR:
            break
    return f"{'和'.join(names)}两个项目{asked}" if len(names) == _PAIR else ""


def _share_of_both(turn: Turn, held: Holdings, answered: Answered) -> str:
    """占项目支出多少 right after what two projects come to, or their share in another thing, with the names of both; else ''."""
    weighed = _WEIGHED.fullmatch(turn.question)
    read, answer = answered(turn.before) if weighed else (turn, None)
    shared = answer is not None and read.asked.measures == (Measure.SHARE,)
    names = _projects_told(read, answer, held, besides=1 if shared else 0) if answer else []
    return f"{'和'.join(names)}两个项目{weighed['asked']}" if weighed and len(names) == _PAIR else ""


def _scored_both(turn: Turn, answered: Answered) -> str:
    """哪个低 after how far the scores of two projects are apart, as which of them scored less; '' after others."""
    figures = answered(turn.before)[1].figures if turn.history else ()
    scored = bool(figures) and all(one.unit == _POINT for one in figures)
    return f"哪个得分{'低' if '低' in turn.question else '高'}" if scored else ""


def _projects_told(read: Turn, answer: Answer, held: Holdings, besides: int = 0) -> list[str]:
    """The projects that the printed figures of an answer are of; none where more than `besides` of them are of something else."""
    facts = [held.facts_of(record) for record, _ in read.scope.records]
    labels = [fold(one.label) for one in answer.figures if not one.derivation]
    if len(facts) != 1:
        return []
    named = [[name for name in projects_of(facts[0]) if fold(name) in label] for label in labels]
    told = [max(own, key=len) for own in named if own]
    return list(dict.fromkeys(told)) if len(named) - len(told) <= besides else []


def _two_told(turn: Turn, held: Holdings, answered: Answered) -> str:
    """How far two projects are apart whose scores the last answer told, and nothing else; '' where it told of more or of one."""
    before, answer = answered(turn.before)
    facts = [held.facts_of(record) for record, _ in before.scope.records]
    scored = bool(answer.figures) and all(one.unit == _POINT for one in answer.figures)
    told = [one.asked for one in before.findings if one.readings]  # of which 哪个得分高 tells the first alone
    labels = list(map(fold, told if len(told) == _PAIR else [one.label for one in answer.figures]))
    if len(facts) != 1 or not scored or len(labels) != _PAIR:
        return ""
    named = [[name for name in projects_of(facts[0]) if fold(name) in label] for label in labels]
    names = [max(own, key=len) for own in named if own]
    return f"{names[0]}和{names[1]}得分差多少" if len(set(names)) == _PAIR else ""
