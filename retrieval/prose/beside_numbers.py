"""Why a sum is what it is, told beside its number: of an account whose number is stated, or in the report on one project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.crosscheck import Agreement, compare
from extraction.labels import plain_label
from extraction.numbers import Amount
from extraction.quantities import Quantity, find_quantities
from extraction.report import Claim, ClaimKind, Paragraph, Role
from retrieval.projects.goal_names import projects_named
from retrieval.projects.goals import FUNDS
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.named.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import means_all_money

_BARE_MONEY = re.compile(r"(?<=\d[万亿])(?!元)")
_KIND_OF_MONEY = re.compile(r"(?:补助|补贴|经费|支出|[金费])+$")
_STEM = 2
"""Characters of a name that an account must share."""
_NAME = 4
"""Characters of a name by which the title of a report is known to be of that project."""
_OF_ALL_PROJECTS = "项目支出"
_UNSPENT = re.compile(r"(?:没|未)有?(?:花|用|执行)[完掉光]|没[全都]部?[花用]")
_REPORT = re.compile(r"评价报告|自评报告")
_SPENT = re.compile(r"(?:支出|支付|执行)[^，。；]{0,8}\d[\d.,]*[万亿]?元")
_EXECUTED = re.compile(r"执行数|实际支出")
_ACCOUNT = re.compile(r"([\u4e00-\u9fff、]+)[（(][款项][)）]")
_CAUSE = re.compile(r"^\s*(?:主要)?(?:因(?![公此])|由于|原因)")
_BOUGHT = re.compile(r"(?:为什么|怎么|原因)[^，。]{0,4}(?:[买购换租]|添置)|(?:[买购换]|添置|租赁)[^，。]{0,8}原因")
_PURPOSE = re.compile(r"替换|更换|更新|报废|淘汰|用于|用来|为了?(?:解决|保障|满足|做好|适应|提高)|因(?![公此])|由于")


def why_bought(query: Query, facts: Facts, claims: Iterable[Claim]) -> list[Quote]:
    """What the sentence of a sum says behind it of what was bought, where it is asked why that was: 替换报废车辆."""
    asked = claims if _BOUGHT.search(query.question) else ()
    for claim in (one for one in asked if one.kind is ClaimKind.AMOUNT and one.role is not Role.BUDGET and one.amount.value):
        told = next((part for part in re.split("(?<=[；;。])", claim.sentence) if claim.quote in part), "")
        if _PURPOSE.search(told.partition(claim.quote)[2]):
            return [quoted(facts, claim, told)]
    return []


def told_beside(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The reason that stands beside a number that the question states or means; nothing where none does."""
    if not _UNSPENT.search(query.question):
        return _of_account(query, facts)
    return _of_project(query, facts, paragraphs) or _of_same_sum(query, facts)


def of_named_project(query: Query, facts: Facts) -> Query:
    """A question that names no account but a project of the report, if in part, by the name of that: what is told of all money
    is no reason of it.
    """
    names = projects_named(query.about, facts) if all(_is_general(one) for one in query.rows) else ()
    if len(names) != 1:
        return query
    name = names.pop()
    kinds = (LabelKind.ROW, LabelKind.SUBJECT, LabelKind.PROSE)
    left = tuple(word for word in query.leftovers if word not in fold(name))
    mention = Mention(fold(name), 0, 0, tuple(Meaning(kind, plain_label(name)) for kind in kinds))
    return replace(query, mentions=(mention,), leftovers=left)


def _is_general(row: Mention) -> bool:
    """Whether a row is all money, or that of all projects."""
    return means_all_money(row) or row.text == _OF_ALL_PROJECTS


def stated_quantities(question: str) -> list[Quantity]:
    """The amounts that a question states, 22.05万 among them, which leaves 元 unsaid."""
    return find_quantities(_BARE_MONEY.sub("元", question))


def _of_account(query: Query, facts: Facts) -> list[Quote]:
    """The reason of the only account that a name is a part of and that the stated sum was spent on (抚恤金, of 死亡抚恤)."""
    stated = [one.amount for one in stated_quantities(query.question)]
    stems = [stem for one in query.mentions if len(stem := _KIND_OF_MONEY.sub("", one.text)) >= _STEM]
    spent = (one for one in facts.claims if one.kind is ClaimKind.AMOUNT and one.role is not Role.BUDGET and one.reason)
    return _sole_reason(facts, (one for one in spent if _is_one_of(one, stated, stems)))


def _of_same_sum(query: Query, facts: Facts) -> list[Quote]:
    """The reason of the account that a project alone was paid from, as its sum is the same and its name is in the project's."""
    names = {fold(one.text).removesuffix("项目") for one in query.mentions}
    cells = (cell for cell in facts.figures if fold(cell.subject or "").removesuffix("项目") in names and FUNDS.match(cell.row))
    spent = [cell.amount for cell in cells if cell.amount and cell.column and _EXECUTED.search(cell.column[-1])]
    told = (one for one in facts.claims if one.kind is ClaimKind.AMOUNT and one.role is Role.FINAL and one.reason)
    own = (one for one in told if any(_account(one) and _account(one) in name for name in names))
    return _sole_reason(facts, (one for one in own if _is_one_of(one, spent, ("",))))


def _account(claim: Claim) -> str:
    """The last name of an account that a claim is about; '' where it names none."""
    return fold(next(iter(_ACCOUNT.findall(claim.subject)[-1:]), ""))


def _is_one_of(claim: Claim, sums: Iterable[Amount], stems: Iterable[str]) -> bool:
    """Whether a claim states one of the sums, of a thing whose name holds one of the stems."""
    same = any(compare(claim.amount, one) is Agreement.SAME for one in sums)
    return same and any(stem in fold(claim.subject) for stem in stems)


def _sole_reason(facts: Facts, claims: Iterable[Claim]) -> list[Quote]:
    """The reason that all the claims give; nothing where they give several."""
    reasons = {one.reason: one for one in claims}
    return [Quote(facts, one.reason, one.section, one.source) for one in reasons.values()] if len(reasons) == 1 else []


def _of_project(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What was spent on a project and the cause that follows at once, in the report on it: 本年度支出90万元。因机构改革…."""
    names = [name for one in query.mentions if len(name := fold(one.text).removesuffix("项目")) >= _NAME]
    for paragraph in filter(is_prose, paragraphs):
        if not any(_REPORT.search(title) and name in fold(title) for title in paragraph.section for name in names):
            continue
        sentences = sentences_of(paragraph.text)
        for number, cause in pairwise(sentences):
            if _SPENT.search(number) and _CAUSE.search(cause):
                return [quoted(facts, paragraph, f"{number}{cause}")]
    return []
