"""Which words of a report answer: a definition, a reason, a section, what tells of a topic, or the nearest passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.conversation.ordered.accounts_again import tells_accounts
from retrieval.projects.accounts import tell_account, tell_problem
from retrieval.prose.definitions import define, define_term
from retrieval.prose.facts_told import aims_in, is_told_of, tell_fact
from retrieval.prose.quotes import Quote, is_prose, names_topic, quoted, tell
from retrieval.prose.rates import tell_rate
from retrieval.prose.reasons import explain
from retrieval.prose.rows_told import tell_person
from retrieval.prose.sections import tell_section
from retrieval.prose.uses import uses_told
from retrieval.readings.facts import Facts
from retrieval.readings.parts.only_items import as_only_item
from retrieval.understanding.cues import HOW_MUCH, Operation
from retrieval.understanding.duties import office_asked
from retrieval.understanding.facts_asked import Sort, fact_asked
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.named.numbered import holds_parts
from retrieval.understanding.periods import PART_OF_YEAR
from retrieval.understanding.query import Query
from retrieval.understanding.topic_cues import topic_in, topic_name
from retrieval.understanding.topics import is_all_spent, on_topic

_LAST_YEAR = re.compile(r"[上去前]一?年")
_MEANT = re.compile(
    r"(?:主要)?(?:是|有|指)(?:哪些|什么)$|是(?:哪[些种类几]|什么)(?:钱|资金|款项)$"
    r"|指(?:的?是)?(?:哪[些种类几]|什么)(?:钱|收入|支出|费用|资金|款项?|东西|内容)?$"
)
"""What a thing mainly is (其他收入主要是哪些) is told by its definition, where no sentence of the year does."""
_SOURCE, _MAINLY = "来源", "主要"
"""Where an income comes from is told by its definition, where that says what it mainly is."""
_INCOME = "收入"
_AMOUNT_THEN_WHAT = (
    r"\s*\d[\d.,]*\s*万?元(?:[，,]\s*占[^，,。；;]{0,12}[%％])?[，,]\s*(?:主要)?[为是系](?!了)[^，,。；;]*(?:收入|款|补助|经费)"
)
_SERVES = re.compile(r"(?P<term>[^\n]{2,}?)(?:这个|这种|这一)?是?(?:用来|拿来)?(?:[干做]什么|干嘛)用?的?呢?$")
"""What a thing is there for (零工驿站是干什么的) is told by its definition, where the glossary has its very name."""
_LISTING = re.compile(r"包括|包含")
"""What a thing includes is told by its definition, or else where its parts are listed."""
_OVER = re.compile(r"均|每")
"""Without one of these a passage tells of no average."""

_LOST_WHERE = re.compile("[扣丢失]在|(?:有|存在)(?:什么|哪些|何)(?:主要|突出)?的?(?:问题|不足)|问题(?:是什么|出?在哪)")
_NATURE = "单位性质或级别"
_USES = "具体用途"
_FOR_A_DEED = re.compile(r"项目|建设|购置|采购|开展|改造|追加|发放|支付|缴纳|离世|去世")
"""What a reason holds that tells what money went to."""
_OPEN = re.compile(r"什么|哪|几类")
_DENIED = re.compile(r"[既也均并]?(?:不是|不属于|非)[^，,。；;]*")


def quotes_of(query: Query, facts: Facts, year: int | None, held: Holdings) -> list[Quote]:
    """What the text tells; of the year before the report's own, or of a part of a year, only what names that."""
    told = [_of_nature(query, one) for one in _told(query, facts, year, held) if holds_parts(query.about, fold(one.text))]
    earlier = year is not None and facts.record.year is not None and year < facts.record.year
    told = [one for one in told if all(part in fold(one.text) for part in filter(PART_OF_YEAR.fullmatch, query.narrowing))]
    counting = earlier and HOW_MUCH.search(query.question)
    return [one for one in told if str(year) in one.text or _LAST_YEAR.search(one.text)] if counting else told


def _of_nature(query: Query, quote: Quote) -> Quote:
    """What tells of an organisation only what it is not, with words that say so, where it is asked what it is."""
    asked = topic_name(query.question) == _NATURE and _OPEN.search(query.question)
    left = _DENIED.sub("", quote.text) if asked else quote.text
    denies = left != quote.text and not any(word in left for word in topic_in(query.question))
    return replace(quote, lead="报告没有写明是哪一类单位，只写到它不是什么：") if denies and not quote.lead else quote


def _why_spent(query: Query, facts: Facts, held: Holdings, year: int | None) -> list[Quote]:
    """Why a thing cost more or less than was planned, where that tells of a deed, as its use is told nowhere else."""
    if not query.mentions or is_all_spent(query):
        return []
    told = explain(replace(query, operation=Operation.REASON), facts, held.paragraphs(facts.record), held.catalogue, year)
    lead = "报告在说明增减原因时写到："
    return [replace(one, lead=lead) for one in told if not one.lead and _FOR_A_DEED.search(one.text)]


def _use_of_item(query: Query, facts: Facts, held: Holdings, year: int | None) -> list[Quote]:
    """The use of the only account that a class has, told as such."""
    only = as_only_item(query, facts)
    if only is None:
        return []
    asked = f"{only.guessed}主要用于什么"
    told = _told(replace(only, question=asked, about=asked), facts, year, held)
    return [replace(one, lead=one.lead or f"报告写明的是其中唯一一项{only.guessed}的用途：") for one in told]


def _defined_use(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The definition of what it is asked of what it is there for; nothing where the glossary has not that very term."""
    asked = _SERVES.search(query.about.strip())
    return define_term(asked["term"], facts, paragraphs) if asked else []


def _told(query: Query, facts: Facts, year: int | None, held: Holdings) -> list[Quote]:
    paragraphs = held.paragraphs(facts.record)
    way = define if query.operation is Operation.DEFINITION else _defined_use
    if defined := way(query, facts, paragraphs):
        return defined
    if query.operation is Operation.DEFINITION and not _LISTING.search(query.question):
        return []
    if query.operation is Operation.REASON and not topic_in(query.question):
        return explain(query, facts, paragraphs, held.catalogue, year) or tell_problem(query, facts, paragraphs)
    if _LOST_WHERE.search(query.question) and (problem := tell_problem(query, facts, paragraphs)):
        return problem
    if row_or_account := tell_person(query, facts, paragraphs) or tell_account(query, facts, paragraphs):
        return row_or_account
    if rate := tell_rate(query, facts, paragraphs):
        return rate
    if query.section and ((found := tell_section(query, facts, paragraphs)) or office_asked(query)):
        return found  # what else holds the name of an office is no duty of it
    if told := on_topic(query, paragraphs, held.catalogue):
        whole = [(one, uses_told(query.question, one.text, text) or text.strip()) for one, text in told]
        return [Quote(facts, text, one.section, one.source) for one, text in whole]
    of_use = topic_name(query.question) == _USES
    if of_use and (use := _why_spent(query, facts, held, year) or _use_of_item(query, facts, held, year)):
        return use
    if (of_use and is_all_spent(query)) or tells_accounts(query):
        return []  # which its items tell, or the sentences on each account
    from_where = topic_name(query.question) == _SOURCE
    beside = _beside_amount(query, facts, paragraphs) if from_where else []
    defined = define(query, facts, paragraphs) if (from_where and not beside) or _MEANT.search(query.question) else []
    if beside or (defined and (not from_where or any(_MAINLY in one.text for one in defined))):
        return beside or defined
    fact = fact_asked(query) if query.operation in (Operation.VALUE, Operation.TEXT) else None
    if fact and fact.sort is Sort.COUNT and (told_fact := tell_fact(fact, facts, paragraphs)):
        return [quote for _, quote in told_fact]
    hits = held.search.search(query.question, [facts.record.file], 20 if HOW_MUCH.search(query.question) else 8)
    words = topic_in(query.question)
    quotes = tell(query, facts, [hit for hit in hits if not words or names_topic(hit, words)], paragraphs, held.embedding)
    aims = [aim for _, aim in aims_in(paragraphs)] if fact else []
    counted = fact is not None and fact.sort is Sort.COUNT
    reached = [one for one in quotes if not (counted and any(one.text in aim for aim in aims))]
    quotes = [one for one in reached if fact is None or not counted or is_told_of(fact, one.text)]
    return [quote for quote in quotes if "平均" not in query.question or _OVER.search(quote.text)]


def _beside_amount(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What an income is, told right behind its amount: 其他收入10万元，占1%，为体检服务收入."""
    names = [one.text for one in query.rows if one.text.endswith(_INCOME)]
    said = re.compile(rf"{re.escape(names[0])}{_AMOUNT_THEN_WHAT}") if len(names) == len(query.rows) == 1 else None
    told = ((one, match[0]) for one in paragraphs if said and is_prose(one) and (match := said.search(one.text)))
    return [quoted(facts, one, text) for one, text in islice(told, 1)]
