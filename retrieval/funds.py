"""Things that are counted and the money for them: 有几辆公车 asks for one number, 养这些车花了多少钱 for another."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import State
from retrieval.cues import Measure, Operation
from retrieval.evidence import Finding
from retrieval.fitting import is_count
from retrieval.lexicon import Meaning, Mention
from retrieval.question import Query

_OF_MONEY = re.compile(
    r"多少[亿万]?(?:块|元)|[多少几]个?钱|[花用掏](?:了|掉|出)?多少(?!人|[辆台批次个])"
    r"|多少(?:项目|预算|财政)*(?:资金|经费|金额|款)|(?:资金|金额|经费|费用)(?:总共|一共|总额|总数|共|合计)?[是有为]?多少"
)
_COUNTED_IN_MONEY = re.compile(r"^[亿万]?元")


def asks_for_money(query: Query) -> bool:
    """Whether a question asks for money and for no number of things."""
    counted = query.counters or Measure.COUNT in query.measures
    return query.operation is Operation.VALUE and not counted and bool(_OF_MONEY.search(query.question))


def for_the_money(query: Query) -> Query:
    """What things cost instead of how many they are, where money is asked for (出国几个人？花了多少钱？)."""
    if not asks_for_money(query):
        return query
    return replace(query, mentions=tuple(map(_cost, query.mentions)))


def _cost(mention: Mention) -> Mention:
    meant = (catalogue().by_id(key) for key in mention.keys(None)[:1])
    funds = next((indicator.funds for indicator in meant if indicator), "")
    return replace(mention, meanings=(Meaning(None, funds),)) if funds else mention


def is_money_if_asked(query: Query, finding: Finding) -> bool:
    """Whether a finding may answer as far as money goes: a number of things is no answer to 多少钱."""
    lead = next(iter(finding.readings), None)
    if lead is None or lead.state is not State.VALUE or lead.amount is None or not asks_for_money(query):
        return True
    unit = lead.amount.unit
    return unit is None or not is_count(lead.amount) or bool(_COUNTED_IN_MONEY.match(unit))
