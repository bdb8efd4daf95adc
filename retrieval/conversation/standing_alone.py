"""A question after others that names all that it asks about, so that it may be put without them where it finds nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.inheriting import OF_WORK
from retrieval.conversation.things_asked import orders_accounts
from retrieval.readings.parts.each_part import asks_all_parts, each_part
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import CHANGES, DUTIES, Measure, Operation
from retrieval.understanding.named.leftovers import is_measure, tagged
from retrieval.understanding.named.lexicon import keys_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.budgets import BUDGET_OF_YEAR
from retrieval.understanding.reckoned.wholes import ALL_MONEY

_LEANS = re.compile(
    r"^(?:那|那么|和|跟|与|同|占|比|较|按|其|它|该|此|这|都|也|又|再|还|各|分别|另|剩|余)"
    r"|其中|其[他余它]|它|[这那该此上前后两]面?[个些项家笔块几者]|里[头面]|当中|上述|以上|刚才|同样|呢$|的话|比(?:年度)?(?:目标|指标)"
)
"""What a question may hold that leans on one before it."""
_SUMS = ALL_MONEY | {"project_expenditure", BUDGET_OF_YEAR}
"""What asks for the sum of a department, and of a thing named before it for what that came to."""
_LEAST, _FEW = 2, 3
_ELLIPTIC = re.compile(r"(?:那么?)?(?P<thing>[\u4e00-\u9fff]{2,12}?)的?呢")
_ALL_CARS = "vehicles_total"
_SEVERAL_ASKED = re.compile("多少.*[，,。；;？?].*占")
_NOUNS = ("n", "nz", "vn", "nt")
_OF_BEFORE = re.compile(r"[扣丢失得满]分|分数|没[用花]")
"""扣分在哪里, 还剩多少没用 ask of what was spoken of."""
_LEFT = "closing_balance"
_FULL = 4
"""Characters of the name of a thing that is a part of nothing named before it (本年收入, 内设机构)."""
_HOW_MANY = re.compile(r"多少|几个?")
_SUM_OF_YEAR = re.compile(r"^本年|总计$")
_IT = re.compile(r"^(?:那么?)?(?:它|其|该(?:单位|中心|部门))的?")
_WHY_ALL = re.compile(r"^(?:(?:本年|全年|总)?收[入支](?:总计)?|总支出)")
"""收支为什么降了 asks for the reason of the whole, whatever was asked before."""


def put_alone(question: str, own: Query, asked_of: Sequence[ReportRecord]) -> str:
    """A question that found nothing with what it took from those before it, as one of the one report spoken of; '' where it
    names no thing of its own, or may lean on them. `own` is the question as it stands, `asked_of` the reports it was asked of.
    """
    bare = _IT.sub("", question) if OF_WORK.search(question) else question  # it can but be the organisation
    whose = "" if _LEANS.search(bare) else report_before(own, asked_of)
    return f"{whose}{bare}" if whose and (bare != question or names_thing(own)) else ""


def put_otherwise(
    own: Query, asked: Query | None, said: tuple[str, str], before: Sequence[Query], asked_of: Sequence[ReportRecord]
) -> tuple[str, ...]:  # fmt: skip
    """The ways in which a question that found nothing may be put by what was spoken of `before` it, the last first; `asked` is
    what it comes to with what it takes from that, where that was told by numbers, `said` it and the one before it as written.
    """
    question, last = said
    amount = _put_as_amount(own, asked, last, asked_of)
    return _put_of_subject(question, own, before, asked_of), amount, _put_as_cars(own, asked_of)


def _put_as_amount(own: Query, asked: Query | None, before: str, asked_of: Sequence[ReportRecord]) -> str:
    """服务呢 after a question for two numbers (采购多少，给中小企业的占多少), of which it has but the first, or for what was
    bought, as that for its amount; '' for others.
    """
    named = _ELLIPTIC.fullmatch(own.question)
    told = bool(_SEVERAL_ASKED.search(before)) and len(own.rows) == 1
    part = next((one for one in asked.rows if one.keys(None)), None) if asked and len(asked.rows) == 1 else None
    part = part if asked and asked.operation is Operation.TEXT else None
    whose = report_before(own, asked_of) if named and (told or part) else ""
    thing = part.text if part else named["thing"] if named else ""
    return f"{whose}{thing}多少" if whose else ""


def _put_as_cars(own: Query, asked_of: Sequence[ReportRecord]) -> str:
    """一共几辆车 of a report that does not tell their total as how many are kept; '' for others."""
    whose = report_before(own, asked_of) if keys_meant(own.rows)[:1] == [_ALL_CARS] else ""
    return f"{whose}有几辆车" if whose else ""


def _put_of_subject(question: str, own: Query, before: Sequence[Query], asked_of: Sequence[ReportRecord]) -> str:
    """A question that found nothing (盖多高, 被哪些媒体报道过) with the subject of the last one before it that named one of no
    table (社区服务中心建在哪), as one of the one report spoken of; '' where it names a thing itself.
    """
    whose = "" if _LEANS.search(question) or own.names_own or own.counters[1:] else report_before(own, asked_of)
    named = next((one for one in before if one.rows or one.leftovers), None)
    subject = subject_of(named) if named and not named.rows else ""
    return f"{whose}{subject}{question}" if whose and subject else ""


def subject_of(query: Query) -> str:
    """The words that a question begins with and that nothing explains, with the nouns that belong to them."""
    told = ""
    for word, sort in tagged(query.about.replace("\n", "").removeprefix("的")):
        if not (any(word in one or one in word for one in query.leftovers) or (told and sort in _NOUNS)):
            break
        told += word
    return told if len(told) >= _LEAST else ""


def report_before(own: Query, asked_of: Sequence[ReportRecord]) -> str:
    """The one report that a question was asked of which names neither whose nor which, as a question names it; '' for others."""
    called = {record.called for record in asked_of}
    return called.pop() if len(called) == 1 and not (own.organisations or own.unknown or own.years.named) else ""


def bodies_before(own: Query, asked_of: Sequence[ReportRecord]) -> str:
    """The few reports that a question was asked of which names none of them, as a question names them; '' for others."""
    called = list(dict.fromkeys(record.called for record in asked_of))
    several = 1 < len(called) <= _FEW and not (own.organisations or own.unknown or own.years.named)
    return "和".join(called) if several else report_before(own, asked_of)


def names_whole(own: Query) -> bool:
    """Whether a question says in full what it asks of an organisation: its duties, its offices, the income of its year, a part
    in a whole, why or how its money moved.
    """
    moved = own.operation is Operation.REASON or not CHANGES.isdisjoint(own.measures)
    duties = own.operation is Operation.TEXT and own.section == DUTIES
    parts = not own.rows and asks_all_parts(each_part(own))  # 钱从哪来
    if orders_accounts(own) or duties or parts or (moved and _WHY_ALL.match(own.question)):
        return True
    known = (row for row in own.rows if row.text in own.question and row.keys(None) and not is_measure(row.text))
    named = [row for row in known if _SUMS.isdisjoint(row.keys(None)[:1]) or _SUM_OF_YEAR.search(row.text)]
    weighed = len(named) > 1 and own.measures == (Measure.SHARE,)
    return weighed or any(len(_HOW_MANY.sub("", row.text)) >= _FULL for row in named)


def names_sum(own: Query) -> bool:
    """Whether a question names all that came in or went out in a year, which a table of projects has for each of them too."""
    return any(_SUM_OF_YEAR.search(row.text) for row in own.rows)


def names_thing(own: Query) -> bool:
    """Whether a question names a thing, and not only what things come to."""
    if names_whole(own) and not names_sum(own):
        return True
    keys = ((mention, "".join(mention.keys(None)[:1])) for mention in own.rows if mention.text)
    named = [mention for mention, key in keys if key not in _SUMS and (mention.printed or key != _LEFT)]
    return bool(own.names_own and named) or any(
        len(word) >= _LEAST and not _OF_BEFORE.fullmatch(word) for word in own.leftovers
    )
