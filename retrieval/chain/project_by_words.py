"""A question that names a project by a few words of its name alone (系统升级花了多少), where it finds nothing by itself."""

from __future__ import annotations

from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.projects.goal_names import projects_named, projects_of
from retrieval.prose.charged import holds, words_asked
from retrieval.readings.listed_projects import plain_project
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold

_OF_PROJECT = frozenset({Measure.AMOUNT, Measure.COMPLETION, Measure.SCORE})
_FEWEST = 4
"""So many characters of a name tell it from anything else that is called so."""


def with_project(turn: Turn, held: Holdings) -> Turn | None:
    """The question with the name of the only project of the one report that has all that it names in its own; else None."""
    query, record = turn.asked, turn.scope.sole
    plain = query.operation in (Operation.VALUE, Operation.REASON) and _OF_PROJECT.issuperset(query.measures) and not query.apart
    words = words_asked(query) if plain else []
    if record is None or len("".join(words)) < _FEWEST or query.asks_income or any(word not in turn.question for word in words):
        return None
    facts = held.facts_of(record)
    named = {fold(plain_project(name)): name for name in reversed(projects_of(facts))}
    names = [name for name in named.values() if all(holds(fold(name), word) for word in words)]
    if len(names) != 1 or projects_named(query.about, facts) or query.guessed == names[0]:
        return None
    if fold(names[0]).removesuffix("项目") in fold(turn.question):  # asking so again would find no more
        return None
    start, end = turn.question.find(words[0]), turn.question.rfind(words[-1]) + len(words[-1])
    asked = f"{record.called}{names[0].removesuffix('项目')}项目{turn.question[end:]}"
    read = understand(replace(turn, question=asked), held)
    return replace(read, query=replace(read.asked, unnamed=turn.question[start:end], guessed=names[0]))
