"""What the figures say, told in the way that the operation of the question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from extraction.indicators import catalogue
from extraction.report import ClaimKind, Role
from retrieval.composing.agreeing import check_listed, check_rate, checking
from retrieval.composing.caveats import say_how_many, say_if_classes, say_if_more_evaluated, say_if_some_untold
from retrieval.composing.compose import state_finding
from retrieval.composing.computing import tell_formula, tell_sides
from retrieval.composing.derived_orders import rank_averages, rank_pairs, rank_shares, set_apart
from retrieval.composing.draft import Draft, marks
from retrieval.composing.lost_points import say_how_many_lost, tell_lost, tell_lost_of_rest
from retrieval.composing.moved_most import are_changes, moves_apart, tell_moved_most
from retrieval.composing.namesakes import namesakes
from retrieval.composing.operands import is_nothing
from retrieval.composing.operations import calculate, set_against_budget, state_year_before, tell_part_of_goal
from retrieval.composing.over_reports import by_report, tell_over_all
from retrieval.composing.rankings import rank, rank_part_shares, rank_parts, rank_things, rank_things_apart, tell_silent
from retrieval.composing.reckoning import reckon
from retrieval.composing.reissues import once_each
from retrieval.composing.restated import told_again_of
from retrieval.composing.shares import names_whole_first, share_of, shares_in_sum, weighs_in_others
from retrieval.composing.sums_checked import check_sum, sums_up
from retrieval.composing.target_units import in_units_of_targets
from retrieval.composing.tested import compare_computed, compare_stated, test_stated
from retrieval.projects.goal_rows import GoalTold
from retrieval.readings.alike_rows import called_otherwise
from retrieval.readings.checks_asked import about_listed
from retrieval.readings.leading import Finding
from retrieval.readings.numbers_asked import several_things
from retrieval.readings.parts.each_part import ALL_PARTS
from retrieval.readings.parts.moved_parts import move_asked, things_moved
from retrieval.understanding.chosen.selection import OF_THOSE_WITH, Of
from retrieval.understanding.cues import CALCULATION, RANKING, SET_AGAINST, Measure, Operation
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.averages import weighs_means
from retrieval.understanding.reckoned.each_listed import weighs_in_none
from retrieval.understanding.reckoned.formula import formula_of
from retrieval.understanding.reckoned.sides import sets_sum_apart
from retrieval.understanding.reckoned.things import shares_apart
from retrieval.understanding.reckoned.wholes import is_part_of

_PLAIN = ((Measure.AMOUNT,), (Measure.COUNT,))
_BOTH_ENDS = re.compile(r"最[高多大].*最[低少小]|最[低少小].*最[高多大]")
_ASKS_IF = re.compile(r"是不是|吗|什么|对不对")
_EACH = re.compile(r"各|分别|都")
_BY_OTHER = re.compile(r"(?:是|相当于|等于)[^，。]*百分之")
_LOST = re.compile(r"[扣丢失]了?(?:多少|几)分")
_PLACES = re.compile(r"表|文字|正文|说明|两处|前后")
"""Parts of a report that are set against each other."""


def tell_findings(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    """Write what the figures say, in the way that the operation asks for."""
    compared = query.operation in (*CALCULATION, *RANKING)
    comparable_ones, note = in_units_of_targets(findings) if compared else (findings, "")
    if Measure.SHARE not in query.measures or not weighs_in_none(query):
        _tell_findings(draft, query, comparable_ones)
    if query.operation in SET_AGAINST:
        compare_computed(draft, query)
    notes = (note, called_otherwise(findings) if compared else "")
    draft.sentences.extend(filter(None, notes if draft.figures else ()))


def _tell_findings(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    findings = _told_apart(draft, query, once_each(findings))
    reports, apart = by_report(findings), moves_apart(query, findings)
    if query.operation in RANKING:
        _tell_order(draft, query, _to_order(query, findings))
    elif query.sides or formula_of(query):
        _tell_sides(draft, query, findings)
    elif any(pairs := [_leads_back(query, *pair) for pair in pairwise(findings)]):
        _tell_derived(draft, findings, pairs)
    elif query.weighs_reports:
        _tell_weighed(draft, query, findings)
    elif sums_up(query) and check_sum(draft, query, findings, catalogue()):
        return
    elif _is_over_all(query):
        shares = query.measures == (Measure.SHARE,)
        tell_over_all(draft, query.operation, _to_order(query, findings), shares, weighed=_weighs(query))
    elif query.operation in SET_AGAINST and len(query.roles) == len(findings) == 2:
        set_against_budget(draft, query.operation, findings)
    elif len(reports) > 1 and ((shares := query.operation is Operation.DIFFERENCE and _weighs(query)) or weighs_means(query)):
        set_apart(draft, query.operation, reports, averaged=not shares)
    elif query.operation in CALCULATION and (apart or not are_changes(findings)) and not _sets_sum_apart(query):
        reckon(draft, query, apart or findings, by_report(apart or findings))
    elif _weighs(query) and any(len(own) == 2 for own in reports):
        for own in reports:
            _tell_share(draft, query, own) if len(own) == 2 else _tell_each(draft, query, own)
        compare_computed(draft, query)
    else:
        _tell_each(draft, query, findings)


def _tell_sides(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    """What follows from organisations, or from things, that are set against each other in two sums; of organisations nothing
    where one has no report of the year, or two that differ.
    """
    owners = tuple(finding.facts.record.organisation for finding in findings)
    if query.sides and owners == query.organisations:
        tell_sides(draft, query.sides, findings)
    elif query.sides:
        _tell_each(draft, query, findings)
    elif formula := formula_of(query):
        tell_formula(draft, formula, findings)


def _sets_sum_apart(query: Query) -> bool:
    """Whether a sum is set against a number in a way that is not understood, so that no sum of all answers it."""
    return query.operation is Operation.TOTAL and sets_sum_apart(query.question)


def _told_apart(draft: Draft, query: Query, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings to order or to calculate with: where one thing is summed up, all rows of its name; else none of these,
    which are told instead, as no one of them is what was asked about.
    """
    if not (query.operation in (*CALCULATION, *RANKING) or _weighs(query)):
        return findings
    rows = [namesakes(finding) if finding.readings else [] for finding in findings]
    if query.operation is Operation.TOTAL and len(findings) == 1:
        return rows[0] or findings
    for finding in (one for one, alike in zip(findings, rows, strict=True) if alike):
        state_finding(draft, finding)
        draft.sentences.append("不能用其中一行代替全部计算，可以写明是哪一行后再问。")
    return [one for one, alike in zip(findings, rows, strict=True) if not alike]


def _tell_weighed(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    """The share of one report's amount in that of another, or in the sum of all."""
    if query.operation is Operation.RATIO and len(findings) == 2:
        share_of(draft, *findings)
    elif not weighs_in_others(query.question, len(findings)):
        shares_in_sum(draft, findings, each=bool(_EACH.search(query.question) or not query.organisations))


def _weighs(query: Query) -> bool:
    """Whether the share of one thing in another is asked for."""
    return Measure.SHARE in query.measures and several_things(query) and not shares_apart(query.question)


def _tell_share(draft: Draft, query: Query, own: Sequence[Finding]) -> None:
    """The share of one thing in another, that of the part where the catalogue knows both as part and whole; or how large the one
    is by the other, where that is asked (A够B的一半吗).
    """
    part, whole = own
    of_parts = [is_part_of(*pair) for pair in ((query.rows[0], query.rows[-1]), (query.rows[-1], query.rows[0]))]
    told = [known.name for row in query.rows[-1:] for known in indicators_meant([row], catalogue())]
    if (of_parts == [False, True] and whole.name in told) or names_whole_first(query, part, whole):
        part, whole = whole, part
    by_other = query.operation is Operation.CHECK or ("占" not in query.question and _BY_OTHER.search(query.question))
    share_of(draft, part, whole, as_part=not (by_other or any(of_parts)))


def _tell_each(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    """One finding after the other, put to the test where that is asked."""
    test = check_listed if about_listed(query) else checking(query)
    one = test if query.operation is Operation.CHECK else state_finding
    before = len(draft.sentences)
    for finding in (told for told in findings if told.readings):
        one(draft, finding)
        if _LOST.search(query.question):
            tell_lost(draft, finding)
    if query.operation is Operation.CHECK:
        test_stated(draft, query, findings, before)


def _is_over_all(query: Query) -> bool:
    """Whether a mean, or a sum of one thing, is one over all the reports that print a number."""
    summed = query.operation is Operation.TOTAL and not query.organisations and not several_things(query)
    return summed or (query.operation is Operation.AVERAGE and query.counted is None and not query.monthly)


def _tell_order(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    """An order of reports, of things of one report, or of the parts of one; for shares, each report's own."""
    lowest = query.operation is Operation.LOWEST
    both = bool(_BOTH_ENDS.search(query.question))
    reports = by_report(findings)
    told = [finding for finding in findings if finding.readings]
    if len(told) == len(reports) == 1 and _ASKS_IF.search(query.question):
        state_finding(draft, told[0])
        draft.sentences.append("只找到这一项，不能与其他各项比较高低。")
    elif query.measures == (Measure.SCORE,) and not query.mentions:
        _tell_order_of_projects(draft, query, findings, both)
    elif len(reports) == 1 and (move := move_asked(query)) and not query.asks_whom:
        tell_moved_most(draft, query, move, findings)
    elif len(reports) > 1 and Measure.SHARE in query.measures and several_things(query):
        rank_shares(draft, reports, lowest, query.chosen)
    elif query.pairing:
        pairs = reports if len(reports) > 1 else list(zip(findings[::2], findings[1::2], strict=False))
        rank_pairs(draft, pairs, query.pairing, lowest, query.chosen)
    elif len(reports) > 1 and query.counted:
        rank_averages(draft, reports, lowest, query.chosen)
    elif len(reports) == 1 and (move := things_moved(query)) and are_changes(findings):
        tell_moved_most(draft, query, move, findings)
    elif query.own or (len(reports) == 1 and several_things(query)):
        rank_things(draft, findings, lowest)
    elif len(reports) > 1 and (several_things(query) or len(query.roles) > 1) and query.measures == (Measure.AMOUNT,):
        rank_things_apart(draft, findings, lowest)
    elif len(reports) > 1 or query.asks_whom or len(query.organisations) > 1:
        rank(draft, findings, lowest, query.chosen, both)
    elif Measure.SHARE in query.measures and findings:
        rank_part_shares(draft, findings[0], findings[1:], lowest, query.chosen)
    else:
        rank_parts(draft, findings, lowest, query.chosen, both, whole=_whole_named(query))
        say_if_classes(draft, query, findings)


def _tell_order_of_projects(draft: Draft, query: Query, findings: Sequence[Finding], both: bool) -> None:
    """Projects by one of their numbers, and of one report which are left out; the only one that has the number is in no order."""
    reports = by_report(findings)
    if len(findings) == len(reports) == 1 < len(findings[0].facts.projects.names):
        state_finding(draft, findings[0])
        draft.sentences.append("报告只写明了这一个项目的这一项，没有可以比较的。")
        return
    rank_parts(draft, findings, query.operation is Operation.LOWEST, query.chosen, both)
    if len(reports) == 1:
        named = query.chosen is not None and query.chosen.places == (1, len(findings))  # 两个项目谁的执行率高
        (say_if_more_evaluated if named else say_if_some_untold)(draft, findings)


def _to_order(query: Query, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings to order: none by how much a budget was passed; among who has any, for the least, none of those of nothing."""
    some = query.operation in (Operation.LOWEST, Operation.AVERAGE) and OF_THOSE_WITH.search(query.question)
    by_amount = query.measures == (Measure.AMOUNT,) and not (query.chosen and query.chosen.of_change)
    return [one for one in findings if not ((some and is_nothing(one)) or (by_amount and are_changes([one])))]


def _whole_named(query: Query) -> str:
    """What all parts are asked of, by the words of the question or the catalogue; '' where the first are asked for."""
    every = query.chosen is not None and query.chosen.of is Of.PLACES and query.chosen.places == ALL_PARTS
    known = next((one.name for row in query.rows for key in row.keys(None)[:1] if (one := catalogue().by_id(key))), "")
    return ("".join(row.text for row in query.rows) or known) if every else ""


def tell_goals(draft: Draft, query: Query, goals: Sequence[GoalTold]) -> None:
    """What is told of the indicators of projects, and whether what is put to the test is so: a number, or table and text."""
    named = [told for told in goals if all(finding.readings for finding in told.findings)]
    for told in named:
        way: Callable[[Draft, Finding], None] = state_finding
        if query.operation is Operation.CHECK:
            restated = not told.words or any(map(told_again_of, told.findings))
            way = check_rate if not _PLACES.search(query.question) else checking(query) if restated else state_finding
        tell_goal(draft, told, way)
    found = [finding for told in named for finding in told.findings]
    tell_silent(draft, [finding for told in goals for finding in told.findings], found)
    if query.operation is Operation.CHECK and len(found) == 1 and found[0].readings:
        compare_stated(draft, query, found[0])
    say_how_many_lost(draft, query.question, named)
    say_how_many(draft, query.question, [finding for told in goals if told.listed for finding in told.findings])


def tell_goal(draft: Draft, told: GoalTold, one: Callable[[Draft, Finding], None] = state_finding) -> None:
    """The numbers of an indicator, each told as `one` does, how many points it lost, and what its row says in words."""
    if told.completed:
        set_against_budget(draft, Operation.RATIO, told.findings)
        return
    if told.part or told.within:
        tell_part_of_goal(draft, *in_units_of_targets(told.findings), within=told.within)
        return
    scores = told.findings[-2:] if told.lost else ()
    for finding in told.findings[: len(told.findings) - len(scores)]:
        one(draft, finding)
    if told.reached is not None:
        cited = marks([draft.cite(finding.readings[0]) for finding in told.findings])
        draft.sentences.append(f"“{told.findings[0].asked}”{'达到' if told.reached else '没有达到'}目标。{cited}")
    if scores:
        calculate(draft, Operation.EXCESS if told.excess else Operation.DIFFERENCE, *in_units_of_targets(scores))
    if told.beside:
        tell_lost_of_rest(draft, told.findings[-1], told.beside)
    draft.sentences.extend(f"{lead}{quote.text}{draft.quote(quote)}" for lead, quote in told.words)


def _leads_back(query: Query, amount: Finding, change: Finding) -> bool:
    """Whether a finding is followed by its change, from which what was asked for follows: last year's amount, or the budget."""
    claim = change.readings[0].claim if change.readings else None
    kinds = (ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE)
    if claim is None or claim.kind not in kinds or not amount.readings or query.measures not in _PLAIN:
        return False
    own = amount.facts.record.year or 0
    before = own - 1 in (*query.years.asked, own + query.years.offset)
    return before or (query.roles == (Role.BUDGET,) and "预算" in claim.base)


def _tell_derived(draft: Draft, findings: Sequence[Finding], pairs: Sequence[bool]) -> None:
    """What follows from amounts that are followed by their changes, and what is printed besides."""
    for at, finding in enumerate(findings):
        if pairs[at : at + 1] == [True]:
            state_year_before(draft, finding, findings[at + 1])
        elif finding.readings and not (at and pairs[at - 1]):
            state_finding(draft, finding)
