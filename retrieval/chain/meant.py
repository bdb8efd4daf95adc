"""The first step of the chain: the question as it is meant, and the reports that can answer it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extraction.report import Kind
from retrieval.chain.holdings import Holdings
from retrieval.chain.like_accounts import of_like_account
from retrieval.chain.nearest import guessed
from retrieval.chain.turn import Turn
from retrieval.conversation.whom_asked import speaks_of_library
from retrieval.projects.goal_names import projects_named
from retrieval.projects.projects_asked import (
    another_project,
    first_project,
    names_alone,
    none_so_far,
    points_to_one,
)
from retrieval.prose.coded import named_once
from retrieval.prose.definitions import meaning_asked
from retrieval.prose.listed_bodies import body_before
from retrieval.prose.own_parts import untold_part
from retrieval.prose.told_of import told_of
from retrieval.readings.funds import for_the_money
from retrieval.readings.settled import settled
from retrieval.store.records import ReportRecord
from retrieval.understanding.budgets_too import as_few_as_before, as_many_as_told
from retrieval.understanding.cues import BY_FIGURES, CHANGES, RANKING, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.periods import read_years
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.sides import over_all_others, share_in_all
from retrieval.understanding.reckoned.years_apart import apart_from_base
from retrieval.understanding.scope import Scope, about_template, of_template, scope_of

_FEW_REPORTS = 12
"""So many reports are looked through for a project that a question names."""
_TELLING = 4
_LIKE_PROJECTS = re.compile(r"专项|工程|经费|补[助贴]|平台|建设")
"""What the names of many projects hold."""
_WHOLE_NAME = 6
"""Characters of a printed name that is long enough to be asked for in whatever report prints it."""


def understand(turn: Turn, held: Holdings) -> Turn:
    """Read the question and choose the reports."""
    held.refresh()
    query = named_once(held.understand(turn.question, turn.history), held)
    if named := meaning_asked(query, held) or _project_meant(turn, query, held):
        return understand(replace(turn, question=named), held)
    query = told_of(for_the_money(settled(query, turn.history)), held)
    finals = [record.organisation for record in held.records if record.kind is Kind.FINAL]
    earlier = held.understand_all(turn.history)
    query = as_few_as_before(as_many_as_told(query, finals), earlier, finals)
    query = share_in_all(over_all_others(query, finals), finals)
    if query.operation in BY_FIGURES and not query.rows:
        query = guessed(query, held)
    query = _of_report_before(query, turn, held) or _of_sole_report(query, turn.files, held)
    query = _change_of_year(_of_sole_project(query, turn, held) or query, turn, held)
    query = apart_from_base(query, held.records)
    leans = bool(turn.history) and _leans_on_template(turn, held)
    scope = Scope(refusal=of_template(held.records)) if leans else scope_of(query, held.records, turn.files)
    query = of_like_account(query, scope, held, money=True) or query
    before = body_before(held.understand(turn.question), earlier, held) if earlier else None
    untold = untold_part(query, scope, held, before) or _beyond_listed(turn, query, held)
    return replace(turn, query=query, scope=Scope(refusal=untold) if untold else scope)


def _leans_on_template(turn: Turn, held: Holdings) -> bool:
    """Whether a question that names no body follows one about the blank form of a report, with none for a body between."""
    own = held.understand(turn.question)
    if own.organisations or own.unknown or own.asks_whom:
        return False
    named = (one for one in reversed(turn.history) if about_template(one) or held.understand(one).organisations)
    return about_template(next(named, ""))


def _project_meant(turn: Turn, query: Query, held: Holdings) -> str:
    """The question with the project that it counts out, or names, among those that were listed before it; else ''."""
    if turn.history and points_to_one(turn.question):
        before = understand(turn.before, held)
        if first := first_project(turn.question, before, held):
            return first
    if query.unclear or not names_alone(turn.question):
        return ""
    for one in turn.earlier():
        if named := another_project(turn.question, understand(one, held), held):
            return named
        if not names_alone(one.question):
            break
    return ""


def _beyond_listed(turn: Turn, query: Query, held: Holdings) -> str:
    """Why a question that counts out one of the projects listed before it has no answer; '' where that is not so."""
    if not (query.unclear and turn.history):
        return ""
    before = understand(turn.before, held)
    return none_so_far(turn.question, before, held)


def _of_report_before(query: Query, turn: Turn, held: Holdings) -> Query | None:
    """A follow-up that names nobody, as one about the organisation of the one report that the question before was about, or
    whose report alone has the project that this named.

    None where that was about several, and where a thing is named in full that is another's.
    """
    anew = query.organisations or query.unknown or query.without or query.asks_whom or query.operation in RANKING
    whole = any(row.printed and not row.keys(None) and len(row.text) >= _WHOLE_NAME for row in query.rows)
    of_all = query.operation is Operation.TOTAL and speaks_of_library(query.question)
    if anew or whole or of_all or not turn.history:
        return None
    before = understand(turn.before, held)
    records = [record for record, _ in before.scope.records] if not before.asked.organisations else []
    owners = before.asked.organisations or _owners_of_project(before.asked.about, records, held)
    return replace(query, organisations=owners) if len(owners) == 1 else None


def _of_sole_report(query: Query, files: Collection[str] | None, held: Holdings) -> Query:
    """A question without an organisation, as one about the report that alone prints the thing, where there is one."""
    owners = {record.file: record.organisation for record in held.records if files is None or record.file in files}
    sole = held.sole.find(query, owners)
    return replace(query, organisations=(owners[sole],)) if sole else query


def _of_sole_project(query: Query, turn: Turn, held: Holdings) -> Query | None:
    """A question without an organisation, as one about that whose report alone has the project that it names, if in part."""
    known = any(mention.keys(None)[:1] for mention in query.rows)
    spoken = "项目" in query.about or (_LIKE_PROJECTS.search(query.about) and not known)
    if query.organisations or query.unknown or not spoken or query.operation not in BY_FIGURES or query.asks_whom:
        return None
    records = [one for one in held.records if turn.files is None or one.file in turn.files]
    if query.operation in RANKING:
        return None
    owners = _owners_of_project(query.about, records, held)
    return replace(query, organisations=owners) if len(owners) == 1 else None


def _owners_of_project(about: str, records: Sequence[ReportRecord], held: Holdings) -> tuple[str, ...]:
    """Whose reports have the one project that a text names, if in part; of many reports none is looked through."""
    few = records if len(records) <= _FEW_REPORTS else ()
    named = [(one.organisation, projects_named(about, held.facts_of(one))) for one in few]
    owners = {whose: None for whose, names in named if len(names) == 1 and _says_of(about, next(iter(names)))}
    return tuple(owners)


def _change_of_year(query: Query, turn: Turn, held: Holdings) -> Query:
    """A follow-up for a change alone as that from the year asked about before it, which the next year's report tells of
    (上年多少，涨幅多大).
    """
    years, why = query.years, query.operation is Operation.REASON
    moved = why or not CHANGES.isdisjoint(query.measures)
    if not turn.history or not moved or not years.named or read_years(turn.question).named:
        return query
    if why and len(years.asked) == 2 and max(years.asked) == min(years.asked) + 1:  # 2024年和2023年差多少？为什么
        return replace(query, years=replace(years, asked=(max(years.asked),)))
    if years.offset:
        return replace(query, years=replace(years, offset=0))
    told = {record.year for record in held.records if record.organisation in query.organisations}
    later = tuple(year + 1 for year in years.asked)
    since = len(later) == 1 and told.isdisjoint(years.asked) and told.issuperset(later)
    return replace(query, years=replace(years, asked=later)) if since else query


def _says_of(text: str, name: str) -> bool:
    """Whether a text has a stretch of a name that is long enough to tell it from others."""
    folded = fold(name).removesuffix("项目")
    return any(folded[at : at + _TELLING] in text for at in range(len(folded) - _TELLING + 1))
