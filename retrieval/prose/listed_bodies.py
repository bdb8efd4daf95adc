"""Bodies that a report lists under its own organisation: which one a question asks the money of, and what prose tells of that.

Their money is counted within the report, so the number of their posts, or what the whole organisation spent, is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extraction.report import Kind, Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.readings.table_words import POSTS, STAFF
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import BY_FIGURES, HOW_MUCH
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

STRUCTURE = re.compile(r"机构设置|机构组成|单位构成|单位基本情况|部门基本情况")
_SPLIT = re.compile(r"[、，,；;。:：\s]|以及|[和及与](?=[^、，。]*(?:[、，。]|$))")
_LEAD = re.compile(r"^(?:[（(]?\d{1,2}[）).．、]?|.*(?:下[设辖属]|所属|包括|[设辖]有)(?:单位)?)")
_COUNTED = re.compile(r"等?\d+[个家所].*$|[（(][^）)]*$")
_BODY = re.compile(r"[\u4e00-\u9fff（）()\d]{2,}(?:[局院所校站馆园队]|中心|海关|公司|学校|小学|中学|基地|大学)")
_NAMED = re.compile(r"[\u4e00-\u9fff\d]{2}(?:[局院所校站馆园队]|中心|海关|公司|中学|小学|基地|大学)")
_MOST = 40
"""So many reports are searched for a body where a question names no organisation; of more it must say which."""
_PLACE_END = re.compile("[省市县区]$")
_OF_OWNER = re.compile(r"(?:^|[^\u4e00-\u9fff]|[下所直]属的?|下面的?|[的和与跟])$")
_MONEY = re.compile(r"[花用支收][了掉出入]|[花用]多少|费|钱|资金|预算|决算|金额|拨款|结[转余]|三公")
_PEOPLE = re.compile(rf"人(?!均|员经费|员支出)|{POSTS}")
_OF_ALL = re.compile("全|整个|部门|系统|本级|合计|总共")
_SHORTEST = 4


def listed_body(query: Query, held: Holdings) -> tuple[ReportRecord, str] | None:
    """The body whose money a question asks for, with the report that lists it and prints no account of it; None for others."""
    text, owners = query.about, query.organisations
    if query.operation not in BY_FIGURES or not _MONEY.search(text) or not HOW_MUCH.search(text):
        return None
    said = fold(query.question) if query.unknown else text
    finals = [one for one in held.records if one.kind is Kind.FINAL and (not owners or one.organisation in owners)]
    if not _NAMED.search(said) or len(finals) > _MOST:
        return None
    for record in finals:
        for name in _bodies_of(held.paragraphs(record), record.organisation):
            written = _written_in(said, name, record.organisation)
            if written and _asks_of_it(query, written) and not _has_account(name, held.facts_of(record)):
                return record, name
    return None


def body_before(own: Query, earlier: Sequence[Query], held: Holdings) -> tuple[ReportRecord, str] | None:
    """The body that the questions before were about, of whose money a question asks on that names nobody; None for others."""
    if own.organisations or own.unknown or own.asks_whom or own.operation not in BY_FIGURES or not _MONEY.search(own.about):
        return None
    if _OF_ALL.search(own.question) or any(not mention.keys(None) for mention in own.rows) or own.leftovers:
        return None
    for one in reversed(earlier):
        if (listed := listed_body(one, held)) or one.organisations or one.unknown or _OF_ALL.search(one.question):
            return listed
    return None


def told_of_body(query: Query, name: str, facts: Facts, paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """The sentence that tells how much of an account is one body's: 事业收入中，县医院 X万元、中医院 Y万元."""
    accounts = [mention.text for mention in query.rows if mention.text not in fold(name)]
    subjects = {claim.sentence for claim in facts.claims if claim.amount.is_money and _names(claim.subject, name)}
    told = (
        quoted(facts, one, sentence)
        for one in paragraphs for sentence in subjects
        if accounts and sentence in one.text and all(word in fold(sentence) for word in accounts)
    )  # fmt: skip
    return tuple(dict.fromkeys(told))[:1]


def _names(subject: str, name: str) -> bool:
    return len(subject) >= _SHORTEST and fold(name).endswith(fold(subject))


def _bodies_of(paragraphs: Iterable[Paragraph], owner: str) -> Iterator[str]:
    """The bodies in the part of a report on its structure, by their printed names, without the organisation itself."""
    for one in paragraphs:
        if any(STRUCTURE.search(title) for title in one.section):
            for word in _SPLIT.split(one.text):
                name = _COUNTED.sub("", _LEAD.sub("", word))
                if _BODY.fullmatch(name) and fold(name) not in fold(owner):
                    yield name


def _written_in(text: str, name: str, owner: str) -> str:
    """How a text writes the name of a body, with or without the place or the organisation before it; '' where it does not."""
    whole, above = fold(name), fold(owner)
    shared = max(at for at in range(len(whole)) if whole[:at] in above)
    least = max(len(whole) - shared, _SHORTEST)
    for length in range(len(whole), least - 1, -1):
        end = whole[-length:]
        at = text.find(end)
        if at >= 0 and (_OF_OWNER.search(text[:at]) or (_PLACE_END.search(text[:at]) is None and fold(text[:at]) in above)):
            return end
    return ""


def _asks_of_it(query: Query, written: str) -> bool:
    """Whether accounts alone are asked of a body that a question writes so, and no project or other thing that holds its name."""
    others = [mention for mention in query.rows if mention.text not in written]
    plain = all(mention.keys(None) and written not in mention.text for mention in others)
    rest = query.about.replace(written, "\n")
    of_people = _PEOPLE.search(rest) or STAFF.search(rest)
    return plain and not of_people and all(word in written for word in query.leftovers)


def _has_account(name: str, facts: Facts) -> bool:
    """Whether a table prints money in the row of a body."""
    row = fold(name)
    return any(one.amount is not None and one.amount.is_money and fold(one.row) == row for one in facts.figures)
