"""Accounts by how far their budgets were spent, item by item as the text tells them (哪些科目小于年初预算)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extraction.forms import PERFORMANCE, PERFORMANCE_SUMMARY
from extraction.report import Paragraph
from retrieval.conversation.ordered.accounts_again import of_all_accounts
from retrieval.prose.accounts_chosen import NONE_SUCH, Account, quotes_of
from retrieval.prose.accounts_moved import tell_moved
from retrieval.prose.quotes import Quote
from retrieval.readings.facts import Facts
from retrieval.understanding.chosen.accounts_asked import AccountsAsked, accounts_asked
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_NAMED = r"[（(](?:项|2\d{6})[)）]"
"""What tells the name of an account from others: its level, or its code."""
_ITEM = re.compile(rf"(?=(?<!\d)\d{{1,2}}\s*[.．、]\s*[\u4e00-\u9fff]+[^。；]{{0,60}}{_NAMED})")
_NUMBER = re.compile(r"^\s*\d{1,2}\s*[.．、]\s*")
_ACCOUNT = re.compile(_NAMED)
_RATE = re.compile(r"完成(?:(?:年初|全年|调整)?预算[数的]*)?\s*(?P<rate>\d[\d,]*(?:\.\d+)?)\s*[%％]")
_AMOUNT = r"(?:数|金额)?[为是:：]?\s*(?P<amount>\d[\d,]*(?:\.\d+)?)\s*万元"
_PLANNED = re.compile(rf"(?:年初|全年|调整)预算{_AMOUNT}")
_SPENT = re.compile(rf"(?:支出决算|决算支出|决算){_AMOUNT}")
_OTHERS = re.compile(r"还有(?!多少|几)|其[他它余]|别的|另外|剩下|余下|此外|之外|以外")
_LEFT_OUT = re.compile(r"除了|除(?=.{1,12}外)|除去|不算|不含|不包括|抛开|撇开")
"""Words by which other accounts are asked for than the one named."""
_PROJECTS = re.compile(r"(?<=[哪那][些几])个?项目")
_BUDGET, _WHOLE = "年初预算", 100
_NO_BUDGET = re.compile(r"年初预算数?为?\s*0(?:\.0+)?\s*万?元|年初(?:无|未安排)预算")


def tell_accounts(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What is told of the accounts that are asked for by how they moved, against the year before or their budgets."""
    if moved := tell_moved(query, facts, paragraphs):
        return moved
    asked = accounts_asked(query.question) or _as_projects(query, facts)
    if asked is None or not asked.planned or not _asks_budgets(query, asked) or _is_within_three(query):
        return []
    quotes = quotes_of(asked, _of_class(query, _told(facts, paragraphs)))
    others = _LEFT_OUT.search(query.question) or _OTHERS.search(query.question)
    return [] if others and any(one.lead.startswith(NONE_SUCH) for one in quotes) else quotes  # the one left out may be such


def _as_projects(query: Query, facts: Facts) -> AccountsAsked | None:
    """The accounts of a report that tells of no projects, where a question calls them so (哪些项目超过年初预算)."""
    own = any(one.form in (PERFORMANCE, PERFORMANCE_SUMMARY) for one in facts.figures)
    return None if own else accounts_asked(_PROJECTS.sub("科目", query.question))


def _is_within_three(query: Query) -> bool:
    """Whether items of the 三公 expenses are meant, which are no accounts (三公经费里哪项超预算了)."""
    return any(key.startswith("three_public") for row in query.rows for key in row.keys(None)[:1])


def _of_class(query: Query, told: Sequence[Account]) -> Sequence[Account]:
    """Those of the accounts that stand in what the question names (卫生健康支出里哪项没完成预算); all where none does.

    Those beside it where it asks for others (除了住房公积金), or names one account before and now asks which do.
    """
    alone = (replace(query, mentions=(row,)) for row in query.rows if row.text)
    named = [one.rows[0].text for one in alone if not of_all_accounts(one)]
    own = [one for one in told if any(name in fold(_called(one)) for name in named)]
    within = [one for one in own if not any(_is_account(one, name) for name in named)]
    if _LEFT_OUT.search(query.question) or (own and not within and _OTHERS.search(query.question)):
        return [one for one in told if one not in own]
    if own and not within and not any(name in query.question for name in named):
        return told  # no account holds others
    return own or told


def _called(account: Account) -> str:
    """What is told of an account before its budget: its class, its item and its own name."""
    return account.quote.lead + account.quote.text.partition(_BUDGET)[0]


def _is_account(account: Account, name: str) -> bool:
    """Whether a name is that of an account itself, and not of the class or item that it stands in."""
    return any(fold(before).endswith(name) for before in _ACCOUNT.split(_called(account))[:-1])


def _asks_budgets(query: Query, asked: AccountsAsked) -> bool:
    """Whether accounts are set against their budgets, which words for it tell, or the whole that they are parts of."""
    if asked.unplanned or of_all_accounts(query):
        return True
    others = _LEFT_OUT.search(query.question) or _OTHERS.search(query.question)
    return not asked.end and bool("预算" in query.about or others)


def _told(facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Account]:
    """The items of accounts, those that share a paragraph apart, and those told below the name of their account with it."""
    found: list[Account] = []
    name = ""
    for paragraph in paragraphs:
        for text in _ITEM.split(paragraph.text):
            rate, named = _rate(text), bool(_ACCOUNT.search(text))
            if (named or name) and (rate is not None or _NO_BUDGET.search(text)):
                quote = Quote(facts, text.strip(), paragraph.section, paragraph.source, "" if named else name)
                found.append(Account(quote, rate - _WHOLE if rate is not None else None, _beyond_budget(text), rate is None))
            name = _NUMBER.sub("", text).strip() if named and rate is None else ""
    return found


def _rate(text: str) -> Decimal | None:
    """How far the budget was spent, as printed, or from both amounts where that is not; None where there was none."""
    if printed := _RATE.search(text):
        return Decimal(printed["rate"].replace(",", ""))
    planned, spent = _number(_PLANNED, text), _number(_SPENT, text)
    return spent / planned * 100 if planned and spent is not None else None


def _beyond_budget(text: str) -> Decimal | None:
    planned, spent = _number(_PLANNED, text), _number(_SPENT, text)
    return spent - planned if planned is not None and spent is not None else None


def _number(pattern: re.Pattern[str], text: str) -> Decimal | None:
    found = pattern.search(text)
    return Decimal(found["amount"].replace(",", "")) if found else None
