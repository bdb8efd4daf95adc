"""The sentence that tells the fact asked for, where nothing else answers, or a number that was found does not."""

from __future__ import annotations

from extraction.crosscheck import Reading
from extraction.quantities import quoted_quantities
from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.conversation.ordered.projects_again import lists_projects
from retrieval.projects.goal_answers import LOST
from retrieval.prose.deeds import asks_for_deed
from retrieval.prose.facts_told import is_told_of, tell_fact
from retrieval.prose.quotes import Quote
from retrieval.understanding.facts_asked import WAYS, FactAsked, Sort, fact_asked
from retrieval.understanding.named.lexicon import fold


def told_instead(turn: Turn, gathered: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The sentence that tells a fact, where nothing else was `gathered` or no number answers; of several reports the best."""
    if cost := _cost_of_fact(turn, held):
        return cost
    fact = _fact(turn, held)
    if fact is None:
        return ()
    in_words = bool(gathered.quotes or gathered.goals)
    open_to_all = bool(gathered.quotes) and not turn.asked.organisations and len(_owners(turn)) > 1
    silent = not (in_words or gathered.has_answer) or fact.asks_several or _is_of_another(fact, gathered)
    reasoned = bool(gathered.quotes) or any(one.words for one in gathered.goals)
    lost = reasoned and LOST.search(turn.asked.question) is not None  # what tells of a score tells of no deed
    unexplained = fact.sort is Sort.WHY and not lost and not any(is_told_of(fact, quote.text) for quote in gathered.quotes)
    instead = silent or unexplained or open_to_all or (fact.in_words and not in_words)
    return _fact_told(fact, turn, held) if instead else ()


def _is_of_another(fact: FactAsked, gathered: Turn) -> bool:
    """Whether the number that was found belongs to none of the things asked about (the staff, for 光荣院住了多少人)."""
    named = "".join(mention.text for mention in gathered.asked.mentions)
    leads = [(one.name, one.readings[0]) for one in gathered.findings if one.readings]
    printed = fold("".join(f"{name}{lead.claim.subject if lead.claim else ''}{_labels(lead)}" for name, lead in leads))
    untold = not any(thing in printed for thing in fact.things) and not all(thing in named for thing in fact.things)
    return fact.sort is Sort.COUNT and bool(printed) and untold


def _labels(lead: Reading) -> str:
    """How the table calls the cell that was found."""
    cell = lead.figure
    return "".join((cell.subject, cell.row, *cell.row_path, *cell.column)) if cell else ""


def _owners(turn: Turn) -> set[str]:
    return {record.organisation for record, _ in turn.scope.records}


def _cost_of_fact(turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The passage told to the question before, for 花了多少钱 after a fact that only this passage tells."""
    own = fact_asked(held.understand(turn.question)) if turn.history else None
    if own is None or own.sort is not Sort.MONEY or own.things or own.telling_deeds:
        return ()
    before = understand(turn.before, held)
    fact = _fact(before, held)
    known = [one for one in before.asked.rows if one.keys(None)]
    by_figures = any(thing in one.text for one in known for thing in ((*fact.things, *fact.before) if fact else ()))
    told = _fact_told(fact, before, held) if fact and not by_figures else ()
    return tuple(one for one in told if any(number.is_money for number in quoted_quantities(one.text)))


def _fact(turn: Turn, held: Holdings) -> FactAsked | None:
    """The fact that a question asks of the text alone; None for any other, and for the list of what was counted before."""
    if turn.history and lists_projects(turn.asked):
        return None
    fact = fact_asked(turn.asked, [held.understand(one) for one in reversed(turn.history)])
    if fact is None or (fact.sort is Sort.WHY and not fact.denied and asks_for_deed(turn.asked)):
        return None
    known = any(one.keys(None) for one in turn.asked.rows)
    if turn.history and fact.sort is Sort.WHY and known and not (fact.things or fact.deeds or fact.done or fact.denied):
        return None  # a bare 为什么 after an amount, whose reason no deed is
    return fact if turn.asked.operation in WAYS or (turn.asked.asks_whom and fact.telling_deeds) else None


def _fact_told(asked: FactAsked, turn: Turn, held: Holdings) -> tuple[Quote, ...]:
    """The sentence of the reports asked about that tells a fact, where one organisation alone has what fits best."""
    own = [held.facts_of(record) for record, year in turn.scope.records if year in (None, record.year)]
    told = [one for facts in own for one in tell_fact(asked, facts, held.paragraphs(facts.record))]
    best = max((fit for fit, _ in told), default=())
    quotes = [quote for fit, quote in told if fit == best]
    return tuple(quotes) if len({quote.facts.record.organisation for quote in quotes}) == 1 else ()
