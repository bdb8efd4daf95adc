"""Why something is as it is: the printed reason, and what the report denies of that which the question takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extraction.crosscheck import Agreement, compare
from extraction.indicators import Catalogue
from extraction.indicators import catalogue as indicators
from extraction.labels import plain_subject
from extraction.numbers import MONEY, Amount
from extraction.quantities import Quantity
from extraction.report import CHANGE_KINDS, Claim, ClaimKind, Kind, Paragraph
from retrieval.prose.beside_numbers import of_named_project, stated_quantities, told_beside, why_bought
from retrieval.prose.causes import CAUSE, holds_all, is_cause, names_another, stands_near
from retrieval.prose.deeds import asks_for_deed, asks_why_not, tell_deed
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.prose.reason_claims import (
    OF_ALL,
    asks_bare_reason,
    asks_of_things,
    claims_told,
    gives_plan_alone,
    is_against_budget,
    is_of_own_plan,
    is_of_plan,
    is_of_year_alone,
    of_total,
    side_meant,
    went_otherwise,
)
from retrieval.prose.reasons_of_others import of_accounts_below, of_its_parts, of_three_public, of_year_before
from retrieval.prose.ways import SAID, owns_reason, stating, way_asked, way_gone
from retrieval.readings.facts import Facts
from retrieval.readings.parts.only_items import as_only_item
from retrieval.readings.wording import thing_of
from retrieval.understanding.chosen.limits import bounds
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Mention, fold, indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import means_all_money

_OF_CHANGE = frozenset({Measure.CHANGE_RATE, Measure.CHANGE_AMOUNT, Measure.COMPLETION})
_POINTS_LOST = re.compile(r"[扣丢失]了?[\d.]*(?:几|多少|的)?分|得分|[最低高]分(?!之)|分数|[几多少]分(?!之)")
_POINTED = re.compile(r"(?P<of>[\u4e00-\u9fff]{2,}?)的?[那这]笔(?:钱|款|资金|经费|支出)")
_BARE_NUMBER = re.compile(r"(?:为什么|怎么)(?:会|只|才|就)?[是有得][1-9][\d.]*$")  # of no unit: points
_ALL = re.compile(r"(?:本年|年度?|全年|总|收入|支出|收支|合计|总计|预算数?|决算数?)*")
"""Income and spending as a whole."""
_ACCOUNT = re.compile(r"[（(](?:[类款项]|[23]\d\d(?:\d\d){1,2})[)）]")
_WHOLE_CAUSE = re.compile(
    r"(?:本部门|本单位|部门|财政拨款)?(?:收入支出|收支|收入|支出)(?:预算)?(?:总[计额])?(?P<way>增加|增长|减少|下降)的?(?:主要)?原因"
)
_SOURCE = re.compile(r"(?:一般公共预算|政府性基金(?:预算)?|国有资本经营预算)(?:财政)?拨款收入|(?:事业|经营|其他)收入")
_PART = re.compile(rf"{_SOURCE.pattern}|(?:基本|项目|经营)支出")
"""What income or spending is the sum of, whose reason is none of the whole."""
_OF_FEW = re.compile("三公|运行经费|公务|因公|会议费|培训费|采购")
"""What is but a small part of all spending, wherever its section speaks of 支出决算 alone."""
_COMPLETED = re.compile(r"完成.{0,4}预算|预算完成[率度]?")  # asked of the thing that is named beside it
_ABOVE = re.compile(
    r"[\u4e00-\u9fff、]+(?:[（(]类[)）](?=[^，。；]*[（(][款项][)）])|[（(]款[)）](?=[^，。；]*[（(]项[)）]))"
)
"""The names above that of an account: 一般公共服务支出（类）财政事务（款） before 行政运行（项）."""
_HEADING = re.compile(r"偏差原因分析及|(?:指标值?\s+){2}")
"""A heading row of a form names causes and tells none."""
_BUDGET_SET = re.compile(r"(?:比|较|[小大少多低高]于|超[过出]?)[^，。]{0,6}预算|超支")
_SAME = re.compile(r"持平|不变|一致")
"""What stayed the same gives no reason for a change."""
_OF_YEARS = re.compile(r"[与和同比较](?:上一?年|去年)")
_IN_SUM = re.compile(r"^(?:本年|全年|总)|(?:决算)?(?:合计|总计|总额|总数)$|(?<=[收支][入出])决算$")
_IN_YEAR = re.compile(r"[收支][入出]合计|本年[收支][入出]")
_THE_REST = frozenset({"其他", "其余"})
"""What makes an account another than the one called so without it: 其他政府办公厅支出 is no 政府办公厅支出."""
_OF_PLAN = "报告没有写明与上年相比的原因；与预算相比的原因："
_AGAINST_PLAN = "报告写明的是与预算相比的原因："


def explain(query: Query, facts: Facts, paragraphs: Sequence[Paragraph], catalogue: Catalogue, year: int | None) -> list[Quote]:
    """The printed reason of what is asked about: from a claim that has one, else from a sentence that names cause and thing."""
    deed = asks_for_deed(query)
    bare = _BARE_NUMBER.search(query.question) and not any(one.keys(None) or one.codes for one in query.rows)
    if bare or _THE_REST.intersection(query.narrowing).difference(one.text for one in query.mentions):
        return []
    if deed and (told := tell_deed(query, facts, paragraphs)):
        return told
    named = [mention for mention in query.mentions if not _COMPLETED.search(mention.text)]
    query = of_named_project(replace(query, mentions=_of_money(named if named or query.leftovers else query.mentions)), facts)
    general = all(map(_is_all, query.mentions)) and not query.leftovers
    pointed = _POINTED.search(query.question)
    if general and (deed or asks_of_things(query) or (pointed and not _ALL.fullmatch(pointed["of"]))):
        return []
    own = _owned(query, facts, catalogue, year, general)
    chosen = min(own, key=lambda claim: _unfitness(query, facts, claim), default=None)
    if chosen is not None and _of_other_base(query, facts, chosen):
        return of_three_public(query, facts, catalogue, year)
    if chosen is not None and is_against_budget(query) and is_of_year_alone(query, facts, chosen):
        instead = of_three_public(query, facts, catalogue, year) or of_its_parts(query, facts, catalogue, year)
        return instead or of_year_before(query, facts, chosen)
    of_plan = chosen is not None and gives_plan_alone(query, facts, chosen, catalogue, year)
    parts = of_its_parts(query, facts, catalogue, year) if of_plan else []
    if chosen is not None and (parts or (of_plan and _correction(query, facts, chosen))):
        return parts
    if chosen is not None:
        lead = _OF_PLAN if of_plan else _correction(query, facts, chosen)
        lead = lead or (_AGAINST_PLAN if asks_bare_reason(query) and is_of_own_plan(chosen) else "")
        part = thing_of(chosen) if general and _is_part(query, thing_of(chosen)) else ""
        of_part = f"报告没有写明总的原因；其中{part}的原因：" if part else ""
        belying = stating(facts, chosen) if lead else None
        return [Quote(facts, chosen.reason, chosen.section, chosen.source, lead or of_part, belying)]
    if unchanged := None if general else _unchanged(query, facts, catalogue, year):
        return [unchanged]
    if general:
        return _of_the_whole(query, facts, paragraphs)
    if beside := told_beside(query, facts, paragraphs) or why_bought(
        query, facts, claims_told(query, facts, catalogue, year, reasoned=False)
    ):
        return beside
    of_plan = is_against_budget(query) or asks_bare_reason(query)
    of_whole = of_three_public(query, facts, catalogue, year) if of_plan else []
    if parts := of_its_parts(query, facts, catalogue, year) or of_whole or of_accounts_below(query, facts, catalogue, year):
        return parts
    causes = _cause_sentences(query, facts, paragraphs)
    if not causes and (only := as_only_item(query, facts)):
        lead = f"报告写明的是其中唯一一项{only.guessed}的原因："
        return [replace(one, lead=one.lead or lead) for one in explain(only, facts, paragraphs, catalogue, year)[:1]]
    return causes[:1] if not deed or (len(causes) == 1 and not asks_why_not(query)) else []


def _is_all(mention: Mention) -> bool:
    """Whether a mention names income and spending as a whole; one that was only taken from before is what it means."""
    return means_all_money(mention) or (bool(_ALL.fullmatch(mention.text)) and bool(mention.text or not mention.keys(None)))


def _owned(query: Query, facts: Facts, catalogue: Catalogue, year: int | None, general: bool) -> list[Claim]:
    """The claims of what is asked about that own the reason of their sentence; no points have one of money."""
    if _POINTS_LOST.search(query.question) or Measure.SCORE in query.measures:
        return []
    other = query.leftovers and all(_ALL.fullmatch(one.text) for one in query.mentions)  # 修绿道没花到预算数
    own = _overall(query, facts) if general else [] if other else list(claims_told(query, facts, catalogue, year))
    own = _of_number_stated(query, facts.claims if general else claims_told(query, facts, catalogue, year, reasoned=False), own)
    return [claim for claim in own if owns_reason(facts, claim)]


def _of_money(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Things without numbers of what one was spent on (接待了几批), and what was left without what it is set against."""
    keys = {key for mention in mentions for key in mention.keys(None)}
    begun = {key.replace("closing", "opening") for key in keys if "closing_balance" in key}
    known = ((one, {meant.funds for meant in indicators_meant([one], indicators())} - {""}) for one in mentions)
    return tuple(one for one, funds in known if not (funds & keys or begun & {*one.keys(None)[:1]})) or tuple(mentions)


def _overall(query: Query, facts: Facts) -> list[Claim]:
    """What tells why all in all it was more or less: the first claim against the base asked that has a reason, and is of no
    single account; all that a budget compares is planned.

    Nothing where income or spending alone did go the way that is asked about, and the report gives no reason of its own for it.
    """
    if not set(query.measures) <= {Measure.AMOUNT, *_OF_CHANGE}:
        return []
    planned = facts.record.kind is Kind.BUDGET
    budget = is_against_budget(query) or planned
    kinds = CHANGE_KINDS | {ClaimKind.COMPLETION} if budget else CHANGE_KINDS
    told = (claim for claim in facts.claims if claim.kind in kinds and claim.reason and not _ACCOUNT.search(claim.subject))
    spent = "支出" in query.question and "收入" not in query.question
    told = (claim for claim in told if not (spent and _SOURCE.match(thing_of(claim))) and claim.amount.unit in (*MONEY, "%"))
    told = (claim for claim in told if not _OF_FEW.search("".join((claim.subject, *claim.section[-2:]))))
    own = (one for one in told if (OF_ALL.fullmatch(plain_subject(one.subject)) if planned else ("预算" in one.base) is budget))
    said = "\n".join((query.question, *(mention.text for mention in query.mentions)))
    side = {word for word in ("收入", "支出") if word in said} or side_meant(query)
    told_so, asked = list(own), way_asked(query.question)
    of_side = [one for one in told_so if _IN_SUM.sub("", plain_subject(one.subject)) in side]
    in_year = (one for one in of_side if _IN_YEAR.search(query.question) and _is_of_year(one))
    first = of_total(query, told_so) or next(in_year, next(iter(of_side or told_so), None))
    wholes = [one for one in facts.claims if one.kind in CHANGE_KINDS and _IN_SUM.sub("", plain_subject(one.subject)) in side]
    went = {way_gone(facts, one) for one in wholes}
    if first is None or asked is None or (way_gone(facts, first) == asked and (first in wholes or went != {-asked})):
        return [first] if first and not (asked is None and went_otherwise(query, facts, first)) else []
    moved = [claim for claim in facts.claims if claim.kind in CHANGE_KINDS and way_gone(facts, claim) == asked]
    if asked not in went:
        return [first] if way_gone(facts, first) != asked else []
    return [claim for claim in moved if claim.reason and _SOURCE.match(thing_of(claim)) and "收入" in side][:1]


def _is_of_year(claim: Claim) -> bool:
    """Whether a claim is of what came in or was spent during the year, without what was carried over (总计)."""
    return not plain_subject(claim.subject).endswith("总计")


def _is_part(query: Query, thing: str) -> bool:
    """Whether a reason is of a part of all money alone: of what the treasury granted, where the question names no grants."""
    granted = thing.startswith("财政拨款") and not any("拨款" in one.text for one in query.mentions)
    return granted or _PART.match(thing) is not None


def _of_the_whole(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that gives the reason of all income and spending by itself: 财政拨款收入支出减少的主要原因是…."""
    asked = way_asked(query.question)
    for paragraph in paragraphs:
        for sentence in sentences_of(paragraph.text):
            if match := _WHOLE_CAUSE.match(sentence.strip()):
                way = way_asked(match["way"]) or 0
                lead = "" if asked in (way, None) else f"提问所说的{SAID[asked or 0]}与报告不符：报告写的是{SAID[way]}。"
                return [Quote(facts, sentence.strip(), paragraph.section, paragraph.source, lead)]
    return []


def _of_number_stated(query: Query, told: Iterable[Claim], reasoned: Sequence[Claim]) -> list[Claim]:
    """Of the claims with a reason, those of the change that a question states by its number (5.10%, 不到六成), where one is."""
    stated = stated_quantities(query.question)
    limits = list(bounds(query.question))
    moved = [claim for claim in told if claim.kind in CHANGE_KINDS | {ClaimKind.COMPLETION}]
    meant = [claim for claim in moved if _is_stated(claim, stated) or any(one.admits(_size(claim)) for one in limits)]
    reasons = {(claim.subject, claim.reason) for claim in meant}
    return [claim for claim in (*reasoned, *meant) if claim.reason and (not meant or (claim.subject, claim.reason) in reasons)]


def _is_stated(claim: Claim, stated: Sequence[Quantity]) -> bool:
    return any(compare(_size(claim), one.amount) in (Agreement.SAME, Agreement.ROUNDING) for one in stated)


def _size(claim: Claim) -> Amount:
    return replace(claim.amount, value=abs(claim.amount.value))


def _unfitness(query: Query, facts: Facts, claim: Claim) -> tuple[bool, int]:
    """Against another base than the one asked about; no way that is told, or the other than the one asked about."""
    asked, goes = way_asked(query.question), way_gone(facts, claim)
    way = 0 if asked is None or goes == asked else 1 if goes is None else 2
    return is_of_plan(claim) is not is_against_budget(query), way


def _of_other_base(query: Query, facts: Facts, claim: Claim) -> bool:
    """Whether a claim tells why a thing went the other way than the one asked about, against the year before and no budget."""
    asked, gone = way_asked(query.question), way_gone(facts, claim)
    contrary = asked is not None and gone is not None and asked != gone
    return contrary and bool(_BUDGET_SET.search(query.question)) and bool(claim.base) and "预算" not in claim.base


def _correction(query: Query, facts: Facts, claim: Claim) -> str:
    """That the report says the opposite of what the question takes for granted; nothing where it does not."""
    asked, goes = way_asked(query.question), way_gone(facts, claim)
    if asked is None or goes is None or goes == asked:
        return ""
    return f"提问所说的{SAID[asked]}与报告不符：报告写的是{thing_of(claim)}{SAID[goes]}。报告写明的原因："


def _unchanged(query: Query, facts: Facts, catalogue: Catalogue, year: int | None) -> Quote | None:
    """The sentence that says that a thing stayed as it was, where it is asked why it changed."""
    asked = way_asked(query.question)
    for claim in claims_told(query, facts, catalogue, year, reasoned=False):
        if asked is not None and way_gone(facts, claim) == 0:
            lead = f"提问所说的{SAID[asked]}与报告不符：报告写的是{thing_of(claim)}{SAID[0]}，没有写明原因："
            return Quote(facts, claim.sentence, claim.section, claim.source, lead)
    return None


def _cause_sentences(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The first sentence that names a cause in each paragraph that holds all that is asked about.

    What is told of several accounts of one 类 is no reason of the whole of it.
    """
    named = [one.text if _PART.fullmatch(one.text) else one.text.removesuffix("支出") for one in query.mentions if one.text]
    words = named + list(query.leftovers)
    things = words if len(words) > 1 and not asks_for_deed(query) else named
    asked = way_asked(query.question)
    holding = [one for one in paragraphs if words and holds_all(words, one, one.text) and is_prose(one)]
    own = [one for one in holding if holds_all(words, one, _ABOVE.sub("", one.text))]
    quotes: list[Quote] = []
    for paragraph in holding if len(holding) == len(own) + 1 else own:
        causes = [one for one in sentences_of(paragraph.text) if CAUSE.search(one) and not is_cause(things, paragraph, one)]
        causes = [one for one in causes if not (_HEADING.search(one) or (asked and _SAME.search(one)))]
        causes = [one for one in causes if not (is_against_budget(query) and _OF_YEARS.search(one) and "预算" not in one)]
        causes = [one for one in causes if not names_another(words, one)]
        causes = [one for one in causes if named or stands_near(words, paragraph, one)]
        quotes.extend(_corrected(query, quoted(facts, paragraph, cause), paragraph) for cause in causes[:1])
    return quotes


def _corrected(query: Query, quote: Quote, paragraph: Paragraph) -> Quote:
    """The quote of a cause; with that its paragraph says the opposite of what the question takes for granted, where it does."""
    text, cause = fold(paragraph.text), fold(quote.text)
    own = (one for one in quote.facts.claims if one.kind in CHANGE_KINDS and one.reason and fold(one.reason) in cause)
    claim = next((one for one in own if fold(one.sentence) in text), None)
    lead = _correction(query, quote.facts, claim) if claim and not quote.lead else ""
    return replace(quote, lead=lead, belying=stating(quote.facts, claim)) if claim and lead else quote
