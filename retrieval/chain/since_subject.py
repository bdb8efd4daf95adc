"""The questions of a conversation that a follow-up can lean on: those since another body and another thing were named in full."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.conversation.pointed.pointing import of_itself
from retrieval.conversation.pointed.referents import pointed_back
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_LEANS = re.compile(
    r"^(?:那|换成|再|还有|[和跟与同]|加上)|呢[？?]?$|[它其]|[两三四五几这各]一?[家个者]|刚才|刚刚|前面|上面|之前|前者|后者|同样|也是|一样|加上|还是"
)
"""What leans on the questions before it though it names a body and a thing (那聊城的三公呢), or speaks of several."""
_WHICH_BODY = re.compile(r"谁|哪一?[家个](?!科目|项目|指标)")
_ENTRIES = re.compile(r"科目|项目(?!支出)|指标")
"""What is asked of all accounts or projects of a body (哪个科目涨得最多) is a thing by itself."""
_SO = re.compile(r"^那么?")
_OVER_SEVERAL = (*RANKING, Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO, Operation.AVERAGE)
_OF_TWO = (Operation.HIGHEST, Operation.LOWEST, Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO)
_POINTS_BACK = re.compile(r"第[一二三四五六]个?问|一开始|最[开初]|刚才|刚刚|前面|上面|之前")
_SEVERAL = re.compile(r"[两二三四五六七]者?[家个]?|各|都|它们|他们|俩|全部|所有|一共|加起来|合计|哪|谁")


def since_subject(turn: Turn, held: Holdings) -> Turn:
    """The turn without the questions before the last one that began a subject of its own: of another body, for another thing.

    A follow-up that points back, or that sets that question's one number against another, keeps them.
    """
    if len(turn.history) < 2 or _POINTS_BACK.search(turn.question) or pointed_back(fold(turn.question), len(turn.history))[1]:
        return turn
    alone = [held.understand(one) for one in turn.history]
    if both := _of_both(held.understand(turn.question), alone[-2:]):
        return replace(turn, question=both, history=())
    start = 0
    for at in range(1, len(alone)):
        if _begins_anew(alone[at], alone[start:at]):
            start = at
    last = alone[start:]
    lone = len(last) == 1 and len(last[0].organisations) == 1 and len(last[0].rows) < 2 and _is_one_number(last[0])
    if not start or (lone and _sets_against(held.understand(turn.question))):
        return turn
    return replace(turn, history=turn.history[start:])


def _of_both(own: Query, last: list[Query]) -> str:
    """加起来多少 after one number of one body and another number of another, as that of these two; '' for others."""
    bare = not (own.organisations or own.unknown or own.rows or own.leftovers or own.roles or own.chosen or own.years.named)
    if not bare or own.operation not in _OF_TWO or of_itself(own) or not all(map(_is_lone, last)):
        return ""
    first, second = last
    apart = first.organisations != second.organisations and _things(first).isdisjoint(_things(second))
    names = [f"{one.organisations[0]}{one.rows[0].text}" for one in last]
    return f"{'和'.join(names)}{_SO.sub('', own.question)}" if apart and not (first.years.named or second.years.named) else ""


def _is_lone(query: Query) -> bool:
    """Whether a question is for one amount of one body."""
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,) and not (query.roles or query.unknown)
    return plain and len(query.organisations) == len(query.rows) == 1 and not (query.leftovers or query.narrowing)


def since_first_part(part: str, turn: Turn, parts: list[str], held: Holdings) -> tuple[str, ...]:
    """What a later part of a message can lean on: the `parts` of this before it alone where the first of them names a thing of
    its own, with whose it is (三公经费多少，比上年多多少 after 办公费); else what was asked before the message too.
    """
    whole = (*turn.history, *parts)
    first, own = held.understand(parts[0]), held.understand(part)
    read = understand(Turn(parts[0], turn.history, turn.files), held) if turn.history else None
    whose = {(record.called, year) for record, year in read.scope.records} if read else set()
    against = _sets_against(own) and len(own.rows) < 2 and not of_itself(own)
    leans = _LEANS.search(_SO.sub("", first.question)) or Measure.SHARE in own.measures or against
    if len(whose) != 1 or leans or not first.names_own or first.operation is not Operation.VALUE:
        return whole
    if _names_body(first):
        return tuple(parts) if first.organisations else whole
    name, _ = whose.pop()
    return (f"{name}{parts[0]}", *parts[1:])


def _names_body(query: Query) -> bool:
    return bool(query.organisations or query.unknown or query.years.named)


def _begins_anew(own: Query, before: list[Query]) -> bool:
    """Whether a question names in full another body, and another thing of it, than those before it did."""
    whom = {name for one in before for name in (*one.organisations, *one.unknown)}
    named = {*own.organisations, *own.unknown}
    several = len(named) > 1
    of_bodies = _WHICH_BODY.search(own.question) and not several and len(own.rows) < 2  # 办公费和差旅费哪个多 speaks of none
    leans = _LEANS.search(own.question) or of_bodies
    if not named or not own.about.startswith("\n") or leans:
        return False
    things, others = _things(own), not named <= whom if several else whom.isdisjoint(named)
    return bool(whom and things) and others and all(things.isdisjoint(_things(one)) for one in before)


def _things(query: Query) -> set[str]:
    """What a question names, by what the catalogue or a report calls it."""
    rows = {key for row in query.rows for key in (row.keys(None)[:1] or (row.text,))}
    return rows | {*query.leftovers, *query.narrowing, *_ENTRIES.findall(query.about)}


def _is_one_number(query: Query) -> bool:
    return query.operation is Operation.VALUE and bool(query.rows)


def _sets_against(own: Query) -> bool:
    """Whether a follow-up asks of several at once: which is more, how far they are apart, what they come to."""
    return own.operation in _OVER_SEVERAL or _SEVERAL.search(own.question) is not None
