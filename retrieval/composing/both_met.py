"""Whom two conditions hold of, each told by the number that it is met or failed by (有政府采购，没有公车)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.report import State
from retrieval.chain.turn import Turn
from retrieval.composing.caveats import say_if_kinds_differ
from retrieval.composing.choosing import LISTED, what_is_meant
from retrieval.composing.draft import Draft
from retrieval.composing.operands import operand
from retrieval.composing.reissues import once_each
from retrieval.composing.replying import tell_left_out, verbatim
from retrieval.composing.verify import unsupported
from retrieval.readings.leading import Finding, told_where_blank
from retrieval.readings.moved.rates_alone import is_belied_change
from retrieval.readings.numbers_asked import several_things
from retrieval.readings.silence import NOT_FOUND
from retrieval.readings.wording import label_of
from retrieval.reply import Answer, Status
from retrieval.understanding.chosen.selection import Of, Selection
from retrieval.understanding.cues import RANKING

Whose = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class _Judged:
    """What one report says to a condition, and whether it meets it; None where that cannot be told."""

    finding: Finding
    met: bool | None


def tells_of_condition(turn: Turn) -> bool:
    """Whether a question asks for the organisations whose one number is of a certain size."""
    query, chosen = turn.asked, turn.asked.chosen
    sized = chosen is not None and chosen.by_size and chosen.of is not Of.TOLD and not chosen.most
    bounded = chosen is not None and (chosen.of is not Of.BEYOND or chosen.bound is not None)
    alone = not (query.pairing or query.counted or query.own or several_things(query)) and len(query.organisations) != 1
    return query.operation in RANKING and sized and bounded and alone and any(one.readings for one in turn.findings)


def reply_to_both(question: str, first: Turn, second: Turn) -> Answer | None:
    """The answer to two conditions by what was gathered for each; None where nothing can be told of them."""
    conditions = [_judged(turn) for turn in (first, second)]
    owners = list(dict.fromkeys([*conditions[0], *conditions[1]]))
    for whose in filter(lambda one: _same_number(one, conditions), owners):  # 收、支总计 is neither income nor spending
        for own in conditions:
            own[whose] = replace(own[whose], met=None)
    draft = Draft(first.asked.unit, first.asked.places)
    both = [one for one in owners if all(_met(own, one) for own in conditions)]
    failed = [one for one in owners if any(_met(own, one) is False for own in conditions)]
    what = "、".join(_named(turn, own) for turn, own in zip((first, second), conditions, strict=True))
    if not what or len(owners) == 0:
        return None
    told = [_owned(draft, one, conditions) for one in both[:LISTED]]
    counted = any(turn.asked.chosen and turn.asked.chosen.counted for turn in (first, second))
    lead = conditions[0].get(both[0]) if both else None
    cited = [one.id for one in draft.citations]
    untold = len(both) + len(failed) < len(owners)
    none = "能够判断的各家中，没有一家" if untold else "没有一家"
    many = draft.count(lead.finding.facts, f"{what}的家数", len(both), "家", cited) if counted and lead else ""
    draft.sentences.append(f"{what}的有{many}：{'；'.join(told)}。" if told else f"{none}同时符合：{what}。")
    if failed:
        draft.sentences.append(f"其余：{'；'.join(_owned(draft, one, conditions) for one in failed[:LISTED])}。")
    if silent := [one for one in owners if one not in both and one not in failed]:
        draft.sentences.append(f"不能判断是否都符合的：{'；'.join(_owned(draft, one, conditions) for one in silent[:LISTED])}。")
    say_if_kinds_differ(draft, [own[one].finding for own in conditions for one in own])
    if first.scope.absent:
        draft.sentences.append(f"{first.scope.absent}。")
    tell_left_out(draft, first)
    text = "\n".join(draft.sentences)
    answer = Answer(question, Status.ANSWERED, text, tuple(dict.fromkeys(draft.figures)), tuple(draft.citations))
    return None if unsupported(answer, [*verbatim(first), *verbatim(second)]) else answer


def _judged(turn: Turn) -> dict[Whose, _Judged]:
    """What each report says to a condition, those that meet it first, the largest before the others."""
    assert turn.asked.chosen is not None
    judged: dict[Whose, _Judged] = {}
    for finding in map(told_where_blank, once_each(turn.findings)):
        record = finding.facts.record
        judged.setdefault((record.organisation, record.year), _Judged(finding, _meets(finding, turn.asked.chosen)))
    return judged


def _meets(finding: Finding, chosen: Selection) -> bool | None:
    lead = finding.readings[0] if finding.readings else None
    if lead is None or is_belied_change(finding):
        return None
    if lead.state is State.BLANK:
        beyond = chosen.of is Of.BEYOND and chosen.above  # of a thing that did not occur there is not so much
        return False if beyond else {Of.LACKING: True, Of.HAVING: False}.get(chosen.of)
    return chosen.admits(lead.amount) if lead.amount else None


def _met(own: dict[Whose, _Judged], whose: Whose) -> bool | None:
    return own[whose].met if whose in own else None


def _same_number(whose: Whose, conditions: Sequence[dict[Whose, _Judged]]) -> bool:
    """Whether a report answers both conditions by one number, which is of neither thing alone."""
    leads = [own[whose].finding.readings[0] for own in conditions if whose in own and own[whose].finding.readings]
    items = [lead.figure or lead.claim for lead in leads]
    return len(items) > 1 and items[0] is not None and items[0] is items[1]


def _named(turn: Turn, own: dict[Whose, _Judged]) -> str:
    """A condition in words, by what the thing is called that was found."""
    assert turn.asked.chosen is not None
    named = (one.finding for one in own.values() if one.finding.readings)
    lead = next(named, None)
    name = (lead.name or label_of(lead.facts, lead.readings[0])) if lead else ""
    return what_is_meant(name, turn.asked.chosen) if name else ""


def _owned(draft: Draft, whose: Whose, conditions: Sequence[dict[Whose, _Judged]]) -> str:
    """Whose the two numbers are, and what they are."""
    numbers = "，".join(_told(draft, own[whose].finding) for own in conditions if whose in own)
    return f"{whose[0]}{f'{whose[1]}年度' if whose[1] else ''}（{numbers}）"


def _told(draft: Draft, finding: Finding) -> str:
    if not finding.readings:
        return f"{finding.asked}{NOT_FOUND}"
    value, lead = operand(draft, finding), finding.readings[0]
    if value is not None:
        return f"{value.name}{value.words}[{value.mark}]"
    none = "没有发生" if lead.figure is None else "空白"
    return f"{finding.name or label_of(finding.facts, lead)}{none}[{draft.cite(lead)}]"
