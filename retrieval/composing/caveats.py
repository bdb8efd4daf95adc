"""What has to be said beside numbers that are set in order or reckoned with: what is left out, and what is of another kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.labels import plain_label
from extraction.report import ClaimKind, Kind
from retrieval.composing.choosing import LISTED
from retrieval.composing.compose import other_senses, tell_other
from retrieval.composing.draft import Draft, marks
from retrieval.composing.operands import comparable, size_of
from retrieval.conversation.ordered.accounts_again import tells_accounts
from retrieval.prose.quotes import Quote
from retrieval.readings.leading import Finding
from retrieval.readings.wording import label_of, whose
from retrieval.understanding.query import Query

_EVALUATED = "绩效自评项目数"
_ACCOUNTS, _LEVEL = "科目", re.compile(r"[类款项]级?科目|[（(][类款项][)）]")
_CLASS, _CLASS_CODE = re.compile(r"[一二三四五六七八九十]{1,3}、"), 3
"""How forms number the classes of the functional classification, and how many digits their codes have."""
_CHANGES = (ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE)
_WITH_BALANCES = "总计"
"""What tells in the name of all income or spending that balances are in it."""
_ACCOUNTS_COUNTED = re.compile(r"(?<!哪)(?:几|多少)(?:项|个[^，。]{0,4}科目)")
_WHICH_ALL = re.compile(r"项目(?:分别|都|各|具体)*(?:有|是|叫)?(?:哪些|哪几个|什么$)|(?:哪些|哪几个)项目$")
"""自评的项目有哪些 asks for every one of them."""
_HOW_MANY = re.compile(r"(?<!哪)(?:几|多少)个(?!百分|工作日|小时|月)")


def more_evaluated(findings: Sequence[Finding]) -> bool:
    """Whether a report says that more projects were evaluated than there are scores of."""
    facts, counter = findings[0].facts, catalogue().by_name(_EVALUATED)
    counts = [one.amount.value for one in facts.printed.readings(counter, catalogue()) if one.amount] if counter else []
    return max(len({finding.asked for finding in findings}), len(facts.projects.names)) < max(counts, default=0)


def say_if_more_evaluated(draft: Draft, findings: Sequence[Finding]) -> None:
    """That the projects without a score are left out, where there are any."""
    if more_evaluated(findings):
        draft.sentences.append("报告写明自评的项目多于读到得分的各项，其余项目不在比较之内。")


def say_if_some_untold(draft: Draft, findings: Sequence[Finding]) -> None:
    """That the projects without a score, or without the number that is put in order, are left out, where there are any."""
    say_if_more_evaluated(draft, findings)
    if not more_evaluated(findings) and 1 < len({one.asked for one in findings}) < len(findings[0].facts.projects.names):
        draft.sentences.append("报告没有写明全部自评项目的这一项，其余项目不在比较之内。")


def say_if_kinds_differ(draft: Draft, findings: Sequence[Finding]) -> None:
    """Which of the numbers are from budget reports, where the others are from final accounts."""
    kinds = {finding.facts.record.kind for finding in findings}
    planned = (one for one in findings if one.readings and one.facts.record.kind is Kind.BUDGET)
    budgets = dict.fromkeys(whose(one.facts, one.readings[0]) for one in planned)
    if budgets and len(kinds) > 1:
        draft.sentences.append(f"{'、'.join(list(budgets)[:LISTED])}的是预算报告中的预算数，与决算数口径不同。")


def say_if_bases_differ(draft: Draft, findings: Sequence[Finding]) -> None:
    """What it is that moved in each report, where some tell it of the totals with balances and others of the year alone."""
    moved = [one for one in findings if one.readings and one.readings[0].claim and one.readings[0].claim.kind in _CHANGES]
    by_basis: dict[bool, list[Finding]] = {}
    for one in moved:
        label = label_of(one.facts, one.readings[0])
        by_basis.setdefault(_WITH_BALANCES in label, []).append(one)
    if len(by_basis) < 2 or len(moved) != len(findings):
        return
    told = (
        f"{'、'.join(dict.fromkeys(one.facts.record.organisation for one in group[:LISTED]))}是"
        f"“{label_of(group[0].facts, group[0].readings[0])}”"
        for group in by_basis.values()
    )
    draft.sentences.append(f"各份报告所写的口径不同：{'；'.join(told)}。")


def say_if_placed_otherwise(draft: Draft, ordered: Sequence[Finding]) -> None:
    """What a report prints under the very name in another form (住房公积金 by both classifications), where an order by that
    number would be another.
    """
    sizes = [size_of(finding).value for finding in ordered]
    for at, finding in enumerate(ordered):
        lead = finding.readings[0].figure
        rest = sizes[:at] + sizes[at + 1 :]
        for other in other_senses(finding) if lead else ():
            cell, size = other.figure, comparable(other.amount).value if other.amount else None
            named = cell is not None and lead is not None and plain_label(cell.row) == plain_label(lead.row) != ""
            if named and size is not None and sum(one > size for one in rest) != sum(one > sizes[at] for one in rest):
                told = tell_other(draft, finding, other)
                draft.sentences.append(f"{whose(finding.facts, finding.readings[0])}{told}按它排，次序会不同。")


def say_if_classes(draft: Draft, query: Query, findings: Sequence[Finding]) -> None:
    """That accounts are compared by their classes, where it is not said of which level they are to be."""
    cells = [one.readings[0].figure for one in findings if one.readings and one.readings[0].figure]
    classes = [cell for cell in cells if _CLASS.match(cell.row) or len(cell.row_code) == _CLASS_CODE]
    by_class = len(classes) == len(findings) > 1
    if by_class and _ACCOUNTS in query.question and not _LEVEL.search(query.question):
        draft.sentences.append("以上是“类”一级科目之间的比较。")


def say_how_many(draft: Draft, question: str, findings: Sequence[Finding]) -> None:
    """How many projects were told one by one, where that is asked (满分的有几个) and none of the report is left out; that some
    are, where all are asked for.
    """
    all_told = bool(findings) and len(findings) >= len(findings[0].facts.projects.names)
    if all_told and _WHICH_ALL.search(question) and more_evaluated(findings):
        draft.sentences.append("报告写明自评的项目多于以上各项，其余的没有列出。")
        return
    if not findings or not _HOW_MANY.search(question):
        return
    if more_evaluated(findings):
        say_if_more_evaluated(draft, findings)
        return
    cited = [draft.cite(finding.readings[0]) for finding in findings]
    number = draft.count(findings[0].facts, "项目个数", len(findings), "个", cited)
    draft.sentences.append(f"以上共{number}。{marks(cited)}")


def say_how_many_accounts(draft: Draft, query: Query, quotes: Sequence[Quote]) -> None:
    """How many accounts were told in the words of the report, where that is asked (有几项支出超预算)."""
    if len(quotes) > 1 and _ACCOUNTS_COUNTED.search(query.question) and tells_accounts(query):
        cited = [one.id for one in draft.citations]
        number = draft.count(quotes[0].facts, "科目个数", len(quotes), "项", cited)
        draft.sentences.append(f"以上共{number}。{marks(cited)}")
