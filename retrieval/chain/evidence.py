"""The second step of the chain: what the reports say of a question, and what they say of it read in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extraction.forms import SCORED_FORMS
from retrieval.chain.between_years import between_years
from retrieval.chain.blanks import blank_by_another_name, why_blank
from retrieval.chain.budgets_beside import budgets_beside
from retrieval.chain.derived import with_completion, with_derived
from retrieval.chain.gathering import gather_reports, headed_words, look_in_form, tells_amount, without_amounts
from retrieval.chain.holdings import Holdings
from retrieval.chain.left_open import blank_in_forms, is_goal_alone, leads_in_own_table, tells_share
from retrieval.chain.meant import understand
from retrieval.chain.other_accounts import other_account
from retrieval.chain.otherwise import read_otherwise, told_in_parts
from retrieval.chain.project_by_words import with_project
from retrieval.chain.told_instead import told_instead
from retrieval.chain.turn import Turn
from retrieval.composing.moved import with_amounts
from retrieval.projects.accounts import account_told, asks_account
from retrieval.projects.aims import ASKS_AIMS, asks_purpose
from retrieval.projects.assessors import asks_assessors, assessors
from retrieval.projects.betterment import ASKS_BETTER
from retrieval.projects.goal_answers import asks_plan, asks_several_goals, asks_target, speaks_of_goals
from retrieval.projects.goal_rows import GoalTold
from retrieval.projects.graded import graded_as_asked
from retrieval.projects.grades import grades_of_all
from retrieval.projects.of_all_projects import numbers_asked
from retrieval.projects.project_share import share_of_project
from retrieval.projects.projects_asked import dates_of_forms, goals_of_forms, whole_project
from retrieval.projects.reached import asks_beyond, asks_part_of_goal
from retrieval.projects.stated_losses import lost_as_stated
from retrieval.prose.around import asks_kind, asks_names, told_around
from retrieval.prose.deeds import asks_why_not
from retrieval.prose.headed import asks_no_amount, asks_where
from retrieval.prose.listed_bodies import listed_body, told_of_body
from retrieval.prose.of_work import of_work
from retrieval.prose.own_words import told_by_own_word
from retrieval.prose.quotes import Quote, quoted, tells_number
from retrieval.prose.reason_claims import where_told
from retrieval.prose.rows_told import with_rows_below
from retrieval.prose.stated_sums import of_stated_sum
from retrieval.prose.told_again import asks_again, name_alone, tells_again, tells_move, tells_of
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.moved.origins import between_numbers
from retrieval.readings.own_tables import cell_or_order, share_in_column, since_opening
from retrieval.readings.parts.each_part import asks_all_parts
from retrieval.readings.parts.listed_shares import share_of_counted, share_of_listed
from retrieval.readings.parts.moved_parts import move_asked
from retrieval.readings.parts.own_bodies import numbers_of_bodies, sum_of_bodies
from retrieval.readings.parts.told_parts import counts_to_add, spent_by_kind
from retrieval.selections.three_public import three_against_budgets
from retrieval.understanding.chosen.selection import asks_place_beyond
from retrieval.understanding.cues import CHANGES, RANKING, Measure, Operation
from retrieval.understanding.goals_reached import asks_reached
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.budgets import moved_between, stated_difference
from retrieval.understanding.reckoned.wholes import as_a_whole
from retrieval.understanding.topic_cues import topic_name

_OF_POINTS = re.compile(r"[扣丢失]了?[\d.]*分|[扣丢失]了?(?:几|多少)|满分|目标")
_OF_MONEY = re.compile(r"资金|钱|万元|预算|执行|支出|[花用]|金额|成本|经费(?!项目)|多少元")
_GOALS_LOST = re.compile(r"指标[^，。]{0,4}[扣丢失]了?分|[扣丢失]了?分的?[^，。]{0,4}指标")
_SUPPLIER = "供应商或承接单位"
_MOVED = re.compile(r"[增升减降]|提高|变化|变动|压缩|节约")


def gather(turn: Turn, held: Holdings) -> Turn:
    """What each report says of the question, and beside an order what those count that it leaves out."""
    gathered = _evidence(turn, held)
    quotes = tuple(where_told(quote, held.paragraphs) for quote in of_stated_sum(gathered.asked, gathered.quotes))
    return replace(gathered, quotes=quotes, beside=budgets_beside(gathered, held))


def _evidence(turn: Turn, held: Holdings) -> Turn:
    """What each report says of the question; no amounts where it asks who or when."""
    if goals := dates_of_forms(turn, held) or _moved_in_prose(turn, held):
        return replace(turn, goals=goals)
    if told := why_blank(turn, held) or of_work(turn, held):
        return told
    if of_body := listed_body(turn.asked, held):
        sentences = told_of_body(turn.asked, of_body[1], held.facts_of(of_body[0]), held.paragraphs(of_body[0]))
        return replace(turn, query=replace(turn.asked, operation=Operation.TEXT, mentions=()), quotes=sentences)
    ways = (spent_by_kind, counts_to_add)
    if parts := next(filter(None, (_in_own_table(turn, way, held) for way in ways)), None):
        return parts
    own = held.understand(turn.question)
    if listed := _listed_around(turn, own, held):
        return replace(turn, query=replace(turn.asked, mentions=()), quotes=listed)
    gathered = _gather(turn, held)
    gathered = between_years(turn, gathered, held) or gathered
    if len(turn.scope.records) == 1:
        paragraphs = held.paragraphs(turn.scope.records[0][0])
        if quoted := told_by_own_word(turn.asked, gathered.findings, paragraphs):
            return replace(without_amounts(gathered), query=replace(turn.asked, operation=Operation.TEXT), quotes=quoted)
    if moved := with_amounts(replace(gathered, query=turn.asked), held):
        return replace(gathered, goals=moved)
    if not tells_amount(gathered) and (quoted := _quoted_before(turn, held)):
        return replace(turn, quotes=quoted)
    if quoted := told_instead(turn, gathered, held):
        return replace(without_amounts(gathered), query=replace(turn.asked, operation=Operation.TEXT), quotes=quoted)
    parted = move_asked(turn.asked) or asks_all_parts(turn.asked)  # 由什么构成 after an amount
    if turn.history and gathered.findings and own.chosen is None and asks_kind(own) and not parted:
        quotes = gathered.quotes or told_around(gathered, held)
        return replace(without_amounts(gathered), query=replace(turn.asked, mentions=()), quotes=quotes)
    if _OF_POINTS.search(turn.asked.question) and not _OF_MONEY.search(turn.asked.question):
        gathered = replace(gathered, findings=tuple(one for one in gathered.findings if not _is_money_of_project(one)))
    aims = asks_place_beyond(own.question) or ASKS_AIMS.search(turn.asked.question)
    in_words = aims or asks_no_amount(turn.asked) or (asks_where(own) and turn.asked.question == own.question)
    listed = with_rows_below(turn.asked, gathered.quotes, lambda quote: held.paragraphs(quote.facts.record))
    gathered = replace(gathered, quotes=listed)
    return without_amounts(gathered) if in_words else gathered


def _listed_around(turn: Turn, own: Query, held: Holdings) -> tuple[Quote, ...]:
    """The sentence that counts what the question before asked for, where this one asks what those are."""
    before = held.understand(turn.history[-1], turn.history[:-1]) if turn.history else None
    if before is None or not asks_names(own, before):
        return ()
    counted = replace(turn.asked, operation=Operation.VALUE, measures=before.measures, counters=before.counters)
    return told_around(gather_reports(replace(turn, query=counted), held), held)


def _moved_in_prose(turn: Turn, held: Holdings) -> tuple[GoalTold, ...]:
    """The two numbers of a sentence between which a thing moved, in the one report that is asked about."""
    own = [record for record, year in turn.scope.records if year in (None, record.year)]
    pair = between_numbers(turn.asked, held.facts_of(own[0])) if len(own) == len(turn.scope.records) == 1 else ()
    return (GoalTold(pair, lost=True),) if pair else ()


def _is_money_of_project(finding: Finding) -> bool:
    """Whether the money of a project was found, which answers nothing on its goals and points."""
    lead = finding.readings[0] if finding.readings else None
    cell = lead.figure if lead else None
    return bool(lead and lead.amount and lead.amount.is_money and cell and cell.form in SCORED_FORMS and not cell.row_path)


def _in_form(turn: Turn, held: Holdings) -> Turn | None:
    """What the form prints in which to look; None where none is named, or a whole question finds nothing there."""
    query = turn.asked if turn.asked.within else look_in_form(turn.asked, held)
    if query is None:
        return None
    gathered = gather_reports(replace(turn, query=query), held)
    found = bool(gathered.findings) and all(finding.readings for finding in gathered.findings)
    return gathered if found or turn.asked.within else None


def _in_own_table(turn: Turn, look: Callable[[Query, Facts], tuple[Query, list[Finding]] | None], held: Holdings) -> Turn | None:
    """What the one report asked about prints in a table of its own; None where that is not asked for."""
    own = [record for record, year in turn.scope.records if year in (None, record.year)]
    found = look(turn.asked, held.facts_of(own[0])) if len(own) == len(turn.scope.records) == 1 else None
    return replace(turn, query=found[0], findings=tuple(found[1])) if found else None


def _quoted_before(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The passage told to the question before, where it tells the number that this one asks for (一年租金多少, 日均呢)."""
    own = held.understand(turn.question)
    named, again = own.rows, asks_again(own)
    moved = not named and not CHANGES.isdisjoint(own.measures)
    if not turn.history or own.organisations or own.unknown or not (again or moved or own.operation is Operation.VALUE):
        return ()
    before = understand(turn.before, held)
    if before.scope.records != turn.scope.records:
        return ()
    names = {name for mention in named for name in (mention.text, *held.lexicon.called(mention))}
    told = _gather(before, held)
    quotes = told.quotes or _quoted_before(before, held) or told_instead(before, told, held)
    if again:
        return tuple(one for one in quotes if tells_again(own, one.text))
    beside = tuple(one for one in quotes or _sentences_of(told.findings) if tells_of(name_alone(own), one.text))
    return beside or tuple(one for one in quotes if tells_number(one.text, names) or (moved and tells_move(one.text)))


def _sentences_of(findings: Sequence[Finding]) -> tuple[Quote, ...]:
    """The clauses in which the numbers stand that were taken from prose."""
    claims = [(one.facts, one.readings[0].claim) for one in findings if one.readings]
    parts = ((facts, claim, part) for facts, claim in claims if claim for part in re.split("(?<=[；;])", claim.sentence))
    return tuple(quoted(facts, claim, part) for facts, claim, part in parts if claim.quote in part)


def _gather(turn: Turn, held: Holdings) -> Turn:
    """Find what each report says; where that is nothing, what it says of the question read in another way."""
    of_goals = _asks_goals(turn.asked)
    shares = (_in_own_table(turn, way, held) for way in (share_in_column, share_of_counted, numbers_of_bodies))
    if found := _in_form(turn, held) or next(filter(None, shares), None) or _in_words_or_goals(turn, of_goals, held):
        return found
    gathered = gather_reports(turn, held)
    if not tells_share(gathered.findings) and (listed := _in_own_table(turn, share_of_listed, held)):
        return listed
    if any(leads_in_own_table(finding) for finding in gathered.findings) and (own := _in_own_table(turn, cell_or_order, held)):
        return own
    if not all(finding.readings for finding in gathered.findings) and (moved := moved_between(turn.asked)):
        later = tuple(one for one in turn.scope.records if one[1] in moved.years.asked)
        moved = as_a_whole(moved) or moved
        return gather_reports(replace(turn, query=moved, scope=replace(turn.scope, records=later)), held)
    if not all(finding.readings for finding in gathered.findings) and (stated := stated_difference(turn.asked)):
        printed = gather_reports(replace(turn, query=stated), held)
        gathered = printed if printed.has_answer else gathered  # prose that gives the difference gives no budget
    gathered = with_completion(with_derived(gathered, turn, held), turn, held)
    left_open = is_goal_alone(gathered) or blank_in_forms(gathered.findings) or blank_by_another_name(gathered)
    if not of_goals and left_open and (goals := goals_of_forms(turn, held)):
        return replace(turn, goals=goals)  # the cell holds words, no number
    if not tells_amount(gathered) and (named := _otherwise_named(turn, held)):
        return named
    if turn.scope.records and not gathered.has_answer:
        tables = (_in_own_table(turn, way, held) for way in (since_opening, cell_or_order, sum_of_bodies))
        if own := next(filter(None, tables), None):
            return own
        changed = not CHANGES.isdisjoint(turn.asked.measures)  # amount and rate are looked for, and often but one is printed
        if (otherwise := _otherwise(turn, changed, held)) is not None:
            return otherwise
        several = len({record.organisation for record, _ in turn.scope.records}) > 1
        if of_goals or (turn.asked.operation in RANKING and several):  # 哪家办公费降得最多 asks of no project
            return gathered
        goals = goals_of_forms(turn, held)
        return replace(gathered, goals=tuple(one for one in goals if not changed or _tells_change(one)))
    return gathered


def _otherwise_named(turn: Turn, held: Holdings) -> Turn | None:
    """What is told of a project or an account that the question names by some words of its name, or by its use."""
    if named := with_project(turn, held):
        again = _gather(named, held)
        if tells_amount(again):
            return replace(again, query=replace(again.asked, unnamed=named.asked.unnamed, guessed=named.asked.guessed))
    longer = other_account(turn, held)
    again = gather_reports(replace(turn, query=longer), held) if longer else turn
    return again if longer and tells_amount(again) else None


def _otherwise(turn: Turn, some: bool, held: Holdings) -> Turn | None:
    """What the reports say of a question read in another way; `some` of the things may do. None where they do not answer it.

    Who has posts of one sort has none of the others.
    """
    other = read_otherwise(turn, held)
    again = gather_reports(replace(turn, query=other), held) if other is not None else turn
    told = tuple(finding for finding in again.findings if finding.readings)
    if again.has_answer and told_in_parts(turn.asked):
        return replace(again, findings=told)
    return again if again.has_answer and (some or len(told) == len(again.findings)) else None


def _tells_change(told: GoalTold) -> bool:
    """Whether the indicator of a project is itself one for how much a thing moved (游客增长率)."""
    rows = (*(finding.asked for finding in told.findings), *(lead for lead, _ in told.words))
    return any(map(_MOVED.search, rows))


def _asks_goals(query: Query) -> bool:
    """Whether the indicators of projects are asked about; 几个项目做了自评 asks for no goal of theirs."""
    aimed_at = any(asks(query) for asks in (asks_target, asks_plan, asks_beyond, asks_part_of_goal, asks_several_goals))
    counted = Measure.COUNT in query.measures and not (aimed_at or _GOALS_LOST.search(query.question))
    in_words = asks_purpose(query) or ASKS_BETTER.search(query.question) is not None
    return (speaks_of_goals(query) or asks_plan(query) or asks_reached(query) or in_words) and not counted


def _in_words_or_goals(turn: Turn, of_goals: bool, held: Holdings) -> Turn | None:
    """What stands under a heading, or what is told of projects and their indicators; None where neither is asked for."""
    if not asks_several_goals(turn.asked) and (headed := headed_words(turn, held)):
        return replace(turn, quotes=headed)
    if asks_assessors(turn.asked.question, next(reversed(turn.history), "")):
        return replace(turn, quotes=assessors(turn, held))
    if selected := graded_as_asked(turn, held) or three_against_budgets(turn, held):
        return selected
    if grades := grades_of_all(turn, held):
        return replace(turn, quotes=grades)
    if numbers := numbers_asked(turn, held):
        if numbers.reckoned:
            together = replace(turn.asked, operation=numbers.reckoned, mentions=(), measures=(Measure.AMOUNT,), counted=None)
            return replace(turn, query=together, findings=numbers.findings)
        if numbers.order is None:
            return replace(turn, goals=tuple(GoalTold((finding,), listed=True) for finding in numbers.findings))
        ordered = replace(turn.asked, operation=numbers.order, mentions=(), measures=(Measure.SCORE,), chosen=numbers.chosen)
        return replace(turn, query=ordered, findings=numbers.findings)
    if shared := share_of_project(turn, held):
        return shared
    aimed = asks_target(turn.asked)
    goals = goals_of_forms(turn, held) if aimed else ()  # before what a project of a like name scored
    if goals and all(len(one.findings) > 1 for one in goals):
        return replace(turn, goals=goals)
    in_words = asks_account(turn.asked) or asks_purpose(turn.asked) or topic_name(turn.asked.question) == _SUPPLIER
    if not in_words and (whole := whole_project(turn, held)):
        return replace(turn, goals=whole)
    fell_short = asks_why_not(turn.asked)  # 补助发放为什么不及时
    if not aimed:
        goals = goals_of_forms(turn, held) if of_goals or fell_short else ()
    goals = goals if of_goals else tuple(one for one in goals if one.words and fell_short)
    if not goals and (told := lost_as_stated(turn, held) or account_told(turn, held)):
        return replace(turn, quotes=told)
    return replace(turn, goals=goals) if goals else None
