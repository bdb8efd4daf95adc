"""A text with several questions, one for each thing where the share or the mean of each is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.chain.holdings import Holdings
from retrieval.chain.row_before import in_row_before
from retrieval.conversation.beside.columns import of_row_before
from retrieval.understanding.clauses import counts_each, each_share
from retrieval.understanding.reckoned.averages import each_averaged
from retrieval.understanding.reckoned.things import each_weighed
from retrieval.understanding.reckoned.wholes import each_in_whole
from retrieval.understanding.side_by_side import each_over
from retrieval.understanding.wording.cars import of_those_bought


def each_apart(apart: Sequence[str], history: Sequence[str], held: Holdings) -> list[str]:
    """The questions of a text, one for each thing where the share of each is asked for."""
    spread: list[str] = []
    for at, part in enumerate(apart):
        put = of_those_bought(part, "".join((*history, *apart[:at])[-1:]))
        whole = each_share(put)
        before = [held.understand(earlier) for earlier in apart[:at]]
        names = [mention.text for query in before for mention in query.rows]
        one = f"{'和'.join(names)}{put}" if counts_each(put) else put
        each = [f"{name}占{whole}" for name in names if whole]
        asked = held.understand(one, (*history, *apart[:at]))
        each = each or each_over(one, asked) or each_weighed(asked) or each_in_whole(asked) or each_averaged(asked)
        spread.extend(each or [in_row_before(of_row_before(one, before), before, held)])
    return spread
