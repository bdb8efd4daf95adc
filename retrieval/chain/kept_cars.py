"""养车 asked of a report that prints what cars cost as a whole alone, and no car as bought, by the name of that whole."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import fold

_KEEPING = re.compile(
    r"养(?:公|公务用)?车(?:的?(?:费用?|支出|经费|钱))?(?=的?(?:年初|全年)?预算|[花用]了?(?:多少|没有?|吗)|多少|呢)"
)
_WHOLE = "公务用车购置及运行维护费"
_RUNNING = re.compile(r"(?:公务用车|车辆)运行")
_BOUGHT = re.compile(r"公务用车购置(?![及和与、])")


def of_all_cars(turn: Turn, held: Holdings) -> Turn:
    """The turn with that whole for 养车, in the questions before it likewise; others as they are."""
    said = [*turn.history, turn.question]
    put = [_put(one, tuple(said[:at]), held) if _KEEPING.search(one) else one for at, one in enumerate(said)]
    return replace(turn, question=put[-1], history=tuple(put[:-1])) if put != said else turn


def _put(question: str, history: tuple[str, ...], held: Holdings) -> str:
    whom = held.understand(question, history).organisations
    records = [record for record in held.records if record.organisation in whom]
    whole = len(records) == 1 and _prints_whole_alone(held.facts_of(records[0]))
    return _KEEPING.sub(_WHOLE, question) if whole else question


def _prints_whole_alone(facts: Facts) -> bool:
    """Whether the text tells of the whole, and neither the text nor the form of 三公 of what its parts cost."""
    told = [fold(claim.subject) for claim in facts.claims if claim.amount.unit != "辆"]
    rows = [fold("".join((*figure.column, figure.row))) for figure in facts.figures if figure.amount and not figure.row_code]
    parts = any(_RUNNING.search(one) or _BOUGHT.search(one) for one in (*told, *rows))
    return _WHOLE in told and not parts
