"""A follow-up that points to one of those compared before it by which end it is (高的那家), as the highest or lowest of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.turn import Turn
from retrieval.conversation.things_asked import SO
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.query import Query

_END = re.compile(
    rf"^(?P<so>{SO})(?:(?P<thing>[\u4e00-\u9fff]{{2,8}}?)(?=(?:最|更|比?较)?[高低多少大小]的[那这]一?[个家]))?(?:(?P<most>最)|更|比?较)?(?P<end>[高低多少大小])的(?:那|这)?一?"
    r"(?:(?P<one>[个家](?:单位|部门|中心|热线)?|单位|部门|者|一[方边])|(?=呢|是?(?:谁|多少|几|哪)|占|[比是和跟与同][高低多少大小]的))"
)
"""高的那家, 三公低的那家, 低的呢: one of several by which of them is more."""
_THING_END = re.compile(rf"^{SO}(?P<asked>(?P<thing>[\u4e00-\u9fff]{{2,8}}?)最[高低多少大小])的呢?[？?]?$")
"""采购最少的呢, after one body of an order by that thing."""
_OTHER_END = re.compile(r"(?<=[比是和跟与同])(?:更|比?较)?(?P<end>[高低多少大小])的(?=[那这多少高低相差几]|要)")
_PROJECTS = re.compile(r"哪[一几]?个[^，。]{0,4}项目(?!支出)")
_ALONE = re.compile(r"又?呢?[？?]?")
_OF_EACH = (Operation.VALUE, Operation.DIFFERENCE, Operation.RATIO)


def with_ends_named(turn: Turn, held: Holdings) -> Turn:
    """The turn with 最高的那家 for 高的那家 after an order; what was asked of each of several before it is put as their order."""
    said: list[str] = []
    for put in (*turn.history, turn.question):
        one = _again_of_all(put, said, held)
        end = _END.match(one) if said else None
        weighed = end is not None and one.startswith("占", end.end())
        said = _placed(one, end, said, held) if end and (end["one"] or not end["most"] or weighed) else [*said, one]
    return replace(turn, question=said[-1], history=tuple(said[:-1])) if said != [*turn.history, turn.question] else turn


def _again_of_all(question: str, said: list[str], held: Holdings) -> str:
    """采购最少的呢 after what was asked of one body of an order by 采购, as that order of all again; others as they are."""
    asked = _THING_END.match(question) if said else None
    earlier = held.understand_all(tuple(said)) if asked else []
    orders = (one for one in earlier[:-1] if one.operation in RANKING and len(one.organisations) != 1)
    by_thing = asked and any(asked["thing"] in one.about for one in orders)
    of_one = bool(earlier) and len(earlier[-1].organisations) < 2 and earlier[-1].operation not in RANKING
    return f"哪家{asked['asked']}" if asked and by_thing and of_one else question


def _placed(question: str, end: re.Match[str], said: list[str], held: Holdings) -> list[str]:
    """The questions before, and at last one that begins with an `end`, as `with_ends_named` puts them."""
    at = next((at for at in range(len(said) - 1, 0, -1) if _END.match(said[at])), 0)
    if at and not any(held.understand(one).organisations for one in said[at + 1 :]):  # both ends are those of the order before
        other = _END.match(said[-1])
        again = said[-1][other.end() :] if other else said[-1]  # 高的那家办公费多少？低的那家呢
        alone = _ALONE.fullmatch(question, end.end())
        question, said = f"{question[: end.end()]}{again}" if alone else question, said[:at]
    before = held.understand(said[-1], said[:-1])
    if end["thing"] and not any(end["thing"] in row.text for row in before.rows):
        return [*said, question]
    order = "" if before.operation in RANKING else _as_order(before, held.understand_all(said[:-1]))
    if not order and before.operation not in RANKING:
        return [*said, question]
    unit = "家" if len(before.organisations) != 1 else end["one"]
    of_project = not end["one"] and len(before.organisations) == 1 and any(map(_PROJECTS.search, said))
    one = "那个项目" if of_project and question.startswith("占", end.end()) else f"那{unit}" if end["one"] else ""
    rest = _OTHER_END.sub(r"最\g<end>的", question[end.end() :])
    return [*said[:-1], order or said[-1], f"{end['so']}最{end['end']}的{one}{rest}"]


def _as_order(asked: Query, earlier: Sequence[Query]) -> str:
    """What was asked of several bodies, at once or in turn, as the question which of them is the highest; '' for others."""
    same = [row.text for row in asked.rows]
    alike = (one for one in (*earlier, asked) if [row.text for row in one.rows] == same)
    whom = tuple(dict.fromkeys(name for one in alike for name in one.organisations))
    plain = asked.operation in _OF_EACH and asked.measures == (Measure.AMOUNT,) and not (asked.roles or asked.chosen)
    return f"{'、'.join(whom)}哪家{same[0]}最高" if plain and len(same) == 1 and len(whom) > 1 else ""
