"""跟差旅费比呢: the thing that was asked about before, beside the one that a follow-up names."""

from __future__ import annotations

import re
from collections.abc import Collection

from retrieval.conversation.things_asked import SO, cells_joined, in_its_column, is_role, spoken_of
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Lexicon
from retrieval.understanding.query import Query
from retrieval.understanding.question import read

_AGAINST = re.compile(
    rf"{SO}(?:[和跟与同](?P<with>[\u4e00-\u9fff]{{2,12}}?)(?:相|对|做)?比(?:较|起来|一下|一比)*|[比较](?P<than>[\u4e00-\u9fff]{{2,12}}?))"
    r"(?:呢|怎么?样|如何|哪个更?[多高大少低小])"
    rf"|{SO}它?[和跟与同](?P<same>[\u4e00-\u9fff]{{2,14}}?)(?:能|是不是)?(?:对得上|对不对得上|一样|一致|相等|相符|吻合)(?:不|吗|的吗)*"
)


def set_against(question: str, last: Query, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """The question by how much both differ, or whether they do; '' for one that names no other thing, or after an order."""
    match, rows = _AGAINST.fullmatch(question), cells_joined(spoken_of(last), last)
    plain = last.operation in (Operation.VALUE, Operation.DIFFERENCE) and last.measures == (Measure.AMOUNT,)
    plain = plain or (match is not None and bool(match["same"]) and last.operation not in RANKING)
    rows = rows[:1] if last.operation is Operation.DIFFERENCE else rows  # 办公费和差旅费差多少？跟劳务费比呢
    if match is None or not plain or len(rows) != 1 or len(last.organisations) != 1:
        return ""
    named = match["with"] or match["than"] or match["same"]
    other = read(named, lexicon, organisations)
    anew = other.organisations or other.unknown or other.years.named or other.leftovers or is_role(named)
    how = "相等吗" if match["same"] else "差多少"
    return "" if anew or len(other.rows) != 1 else f"{rows[0].text}和{in_its_column(other, last, named)}{how}"
