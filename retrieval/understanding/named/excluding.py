"""What a question leaves out or denies (除了X, 没有授予X的, X里的Y): the rest of a whole, if it is known, else another thing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.formula import formula_of
from retrieval.understanding.reckoned.things import inside
from retrieval.understanding.whom.names import overlaps

_WITHOUT = re.compile(r"除了|除(?=.{1,12}外)|除去|去掉|扣除|扣掉|剔除|刨去|抛去|不算|不含|不包括|不计")
_NOT = re.compile(
    r"(?:(?<!有)没有?|未|不|并?非|不是|不属于)(?P<done>授予|签给|给了?|拿给|分给|发给|包给|留给|预留给"
    r"|落到|流到|流向|流入|进到?|轮到|归|列入|纳入|用于|用在|花在|投到|属于)?了?(?:的是)?$"
)
"""没有授予中小企业的: what is not the thing, where it stands before its name."""
_NOT_THE = re.compile(r"(?:不是|不属于|并?非|不给|没给|没有给|未给)$")
_NON = re.compile(r"(?<![除并若莫])非$")
_AGAINST_ALL = re.compile(r"(?:收入|支出)[比较](支出|开支|收入)[多少高低]")
_WHOLE_OF = {"sme_contracts": "procurement", "micro_contracts": "procurement"}
"""What reports print as shares of another indicator."""
WHOLE = "整体"
"""What the whole is called from which a part is left out."""
_THIS_PROJECT, _LEFT_OF_ALL = re.compile(r"[这那该]个?项目(?!支出)"), "closing_balance"
_LISTED = ("和", "与", "、", "跟", "及", "以及")
_SHARE_IN = re.compile(r"(?:那|那么|大概|大约|一共)*(?:它|其|[这该]一?[项个笔块]?(?:钱|数)?)?占了?到?")
"""A share in what is named behind it."""


def excluding(query: Query) -> Query:
    """What is left without a thing is another thing than that (除了人员经费花了多少)."""
    if query.operation in RANKING and len(query.organisations) == 1:
        return _order_of_rest(query)
    of_things = query.operation in (Operation.VALUE, Operation.TOTAL) and not (query.without or query.years.besides)
    matches = _WITHOUT.finditer(query.question) if of_things else ()
    spots = [mention.spot for mention in query.mentions]
    match = next((one for one in matches if not overlaps(one.span(), spots)), None)
    if match is None or formula_of(query):
        return query
    end = next((mention.end for mention in query.mentions if mention.start >= match.end()), match.end())
    return replace(query, apart=(*query.apart, query.question[match.start() : end]))


def _order_of_rest(query: Query) -> Query:
    """An order of the parts of a whole but for those that are left out (除了奖金，人员经费里哪一项最多); of no other whole."""
    match = None if query.besides or query.without else _WITHOUT.search(query.question)
    behind = [mention for mention in query.rows if match and mention.text and mention.start >= match.end()]
    run = [mention for mention, before in zip(behind, [None, *behind], strict=False) if _goes_on(query.question, before, mention)]
    left_out = behind[: next((at for at, one in enumerate(behind) if one not in run), len(behind))]
    whole = [mention for mention in query.rows if mention not in left_out]
    if not match or not left_out or "最" not in query.question:
        return query
    if len(whole) != 1:
        return replace(query, apart=(*query.apart, query.question[match.start() : left_out[-1].end]))
    return replace(query, mentions=tuple(whole), besides=tuple(left_out), apart=(), leftovers=(), narrowing=())


def _goes_on(question: str, before: Mention | None, mention: Mention) -> bool:
    """Whether a thing is listed with the one before it (奖金和津贴)."""
    return before is None or question[before.end : mention.start] in _LISTED


def complement(query: Query) -> Query:
    """What is left of a whole without the part that is not meant (没有授予中小企业的), where it is known of what it is a part."""
    if query.operation not in (Operation.VALUE, Operation.TOTAL, Operation.DIFFERENCE) or query.chosen is not None:
        return query
    part = next((mention for mention in query.rows if _is_denied(query.question, mention)), None)
    if part is None:
        return query
    whole = next((_WHOLE_OF[key] for key in part.keys(None)[:1] if key in _WHOLE_OF), None)
    others = [mention for mention in query.rows if mention is not part]
    if whole is None or query.measures != (Measure.AMOUNT,) or any(whole not in mention.keys(None) for mention in others):
        return replace(query, apart=(*query.apart, f"{part.text}以外"))
    text = f"{WHOLE}减{part.text}"
    all_of_it = Mention(WHOLE, 0, len(WHOLE), (Meaning(None, whole),))
    mentions = (all_of_it, replace(part, start=len(WHOLE) + 1, end=len(text)))
    asked = replace(query, question=text + query.question, operation=Operation.DIFFERENCE, leftovers=(), narrowing=())
    return replace(asked, mentions=mentions)


def inside_itself(query: Query) -> Query:
    """A mere part of a thing (差旅费里的机票), whose everyday name stands elsewhere for the whole, is told by no report.

    Nor is what a thing is set against that has no name of its own (财政拨款收入比支出多多少).
    """
    rows = query.rows
    parts = tuple(
        part.text for whole, part in pairwise(rows)
        if inside(query.question, whole, part) and not part.printed and set(whole.keys(None)) & set(part.keys(None))
    )  # fmt: skip
    against = _AGAINST_ALL.search(query.question) if len(rows) == 1 and rows[0].text.endswith(("收入", "支出")) else None
    return replace(query, apart=(*query.apart, *parts, *([against[1]] if against else ()), *_pointed_to(query)))


def _pointed_to(query: Query) -> tuple[str, ...]:
    """这个项目 of 这个项目还剩多少钱, of which what is left of all money tells nothing."""
    keys = [key for row in query.rows for key in row.keys(None)[:1]]
    pointed = _THIS_PROJECT.search(query.about) if len(keys) == len(query.rows) and set(keys) == {_LEFT_OF_ALL} else None
    return (pointed[0],) if pointed else ()


def _is_denied(question: str, mention: Mention) -> bool:
    """Whether the words before a name deny it: by what was not done (未授予), or as 不是中小企业的."""
    before, after = question[: mention.start], question[mention.end :]
    denied = _NOT.search(before)
    done = denied is not None and (bool(denied["done"]) or mention.text.startswith(("授予", "给", "预留", "留给")))
    done = done or bool(_NON.search(before))
    return mention.end > mention.start and (done or bool(_NOT_THE.search(before) and after.startswith("的")))


def without_part(query: Query) -> Query:
    """A share of a whole of which no part is named (占基本支出多少), as a question that does not say what it means."""
    rows = query.rows
    alone = query.measures == (Measure.SHARE,) and len(rows) == 1 and bool(rows[0].text) and query.operation is Operation.VALUE
    named = alone and rows[0].text in query.question  # 基本支出呢？占多少: the part was named before
    if not named or not query.organisations or query.unclear or query.leftovers:
        return query
    weighed = _SHARE_IN.fullmatch(query.about[: rows[0].start].replace("\n", ""))
    return replace(query, unclear=f"占{rows[0].text}的部分") if weighed else query
