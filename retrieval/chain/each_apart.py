"""A text with several questions, one for each thing where the share, the mean or the reason of each is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.chain.holdings import Holdings
from retrieval.chain.row_before import in_row_before
from retrieval.conversation.beside.columns import of_row_before
from retrieval.understanding.clauses import asks, counts_each, each_share, without_joint
from retrieval.understanding.reckoned.averages import each_averaged
from retrieval.understanding.reckoned.each_listed import each_explained, each_in_whole
from retrieval.understanding.reckoned.things import each_weighed
from retrieval.understanding.side_by_side import each_over
from retrieval.understanding.wording.cars import of_those_bought

_EACH_SHARE = re.compile(r"(?:各自?|分别)占了?(?:比|总[额数])?(?:多少|几成|百分之[几多少]+)")
_HOW_MUCH = re.compile(r"(?:[是有花用]|交了)*多少.*$")


def each_apart(apart: Sequence[str], history: Sequence[str], held: Holdings) -> list[str]:
    """The questions of a text, one for each thing where the share of each is asked for."""
    spread: list[str] = []
    apart = _with_last_named(apart, held)
    for at, part in enumerate(apart):
        put = of_those_bought(part, "".join((*history, *apart[:at])[-1:]))
        whole = each_share(put)
        before = [held.understand(earlier) for earlier in apart[:at]]
        names = [mention.text for query in before for mention in query.rows]
        one = f"{'和'.join(names)}{put}" if counts_each(put) else put
        each = [f"{name}占{whole}" for name in names if whole]
        asked = held.understand(one, (*history, *apart[:at]))
        each = each or _each_of_all(put, names) or each_over(one, asked) or each_weighed(asked)
        each = each or each_in_whole(asked) or each_averaged(asked) or each_explained(asked)
        spread.extend(each or [in_row_before(of_row_before(one, before), before, held)])
    return spread


def _each_of_all(put: str, names: Sequence[str]) -> list[str]:
    """各占多少 after questions for several things, as one for the share of each."""
    named = list(dict.fromkeys(_HOW_MUCH.sub("", name) for name in names)) if _EACH_SHARE.fullmatch(put) else []
    return [f"{name}占比多少" for name in named] if len(named) > 1 and all(named) else []


def _with_last_named(apart: Sequence[str], held: Holdings) -> list[str]:
    """The questions of a text with what it but names at its end, after it asked for something else, as one of its own
    (采购多少，设备故障率).
    """
    before, comma, last = apart[-1].rpartition("，") if apart else ("", "", "")
    last = without_joint(last)
    own = held.understand(last) if comma and asks(before) and not asks(last) else None
    alone = own is not None and own.names_own and not (own.organisations or own.unknown or own.years.named)
    return [*apart[:-1], before, last] if alone and held.understand(before).names_own else [*apart]
