"""What a follow-up leaves open (whom, what, which number, which year), filled from an earlier question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.conversation.pointed.items_within import parts_asked
from retrieval.conversation.pointed.weighing import weighed_in, without_whole
from retrieval.conversation.pointed.where_spent import SPENT_WHERE
from retrieval.conversation.things_asked import is_role, orders_accounts, spoken_of, things_named
from retrieval.conversation.whom_asked import asks_its_bodies
from retrieval.readings.funds import names_money_again
from retrieval.readings.parts.each_part import asks_all_parts, each_part, of_made_up
from retrieval.understanding.cues import (
    CALCULATION,
    CHANGES,
    RANKING,
    SET_AGAINST,
    Measure,
    Operation,
    against_budget_in,
    measures_in,
)
from retrieval.understanding.named.lexicon import Meaning, Mention, fold, indicators_meant, keys_meant
from retrieval.understanding.named.numbered import with_part_before
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import is_part_of, means_all_money

_MONEY, _SHARE = re.compile(r"多少(?:钱|[万亿]?元)|金额"), "_share"
_COLUMN = re.compile(r"(?:基本|项目)支出")
_ROLE_ALONE = re.compile(r"(?:年初|全年)?(?:预算|决算)")
_ENDS_IN_ROLE = re.compile(r"(?:预算|决算)数?(?:是多少|多少)?呢?$")
_ELLIPTIC = re.compile(r"^(?:那|换成)|呢$")
OF_WORK = re.compile(r"整体的?(?:支出)?的?(?:绩效)?自?评(?!价项目)")
"""它整体自评为什么扣分: of the work of an organisation, and of nothing that was asked about before."""
_HELD = "资产"
"""What the section on cars and equipment is called by, which tells nothing of what was asked before."""
_SPENDS = re.compile("[花用]|实际|支出")
_SPENT = re.compile(r"[花用]了?多少(?![个名人次位辆台])|多少钱")
_LIST_ALONE = re.compile(
    r"(?:都|又|各|分别|它们)*(?:叫|是|有)?(?:什么|谁|哪些|哪[几个家]+)(?:名字|名称|单位)?|(?:一共|共)?有?(?:几|多少)[个家]|名单|名称"
)
"""都叫什么 after 有几个下属单位 asks for the list of them."""


_NAMED_WITH = (Measure.SCORE, Measure.COMPLETION, Measure.SHARE)


def _measured(query: Query) -> tuple[Measure, ...]:
    """What of a thing a question asks for, by its words or by those of its name (某项目自评得分, 公务接待费预算完成率)."""
    named = [one for mention in query.rows for one in measures_in(mention.text) if one in _NAMED_WITH]
    return (named[0],) if named and query.measures == (Measure.AMOUNT,) else query.measures


def _last_named(query: Query, weighing: bool) -> tuple[Mention, ...]:
    """What a question is about, of which the next may ask on: the part alone where it asked for one that is a thing by itself.

    Unless the next is `weighing` too, also without the whole that a part was weighed in.
    """
    part = without_whole(query)
    alone = part is not None and all(one.keys(None) and not one.names_column for one in part.mentions)
    named = part.mentions if part and alone else query.mentions
    whole = [] if weighing else [mention for mention in things_named(query) if mention not in spoken_of(query)]
    return tuple(mention for mention in named if mention not in whole)


def _asks_other(query: Query, mention: Mention) -> bool:
    """Whether a word for a role alone (年初预算是多少) is not what a question after it asks of the thing: a rate, a reason."""
    return is_role(mention.text) and (query.measures != (Measure.AMOUNT,) or query.operation is Operation.REASON)


def _of_whole_row(query: Query, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """What was asked about without its column (行政运行的项目支出), of which prose tells neither budget nor reason."""
    told = query.roles == (Role.BUDGET,) or query.operation is Operation.REASON or Measure.COMPLETION in query.measures
    rows = tuple(mention for mention in mentions if not _COLUMN.fullmatch(mention.text))
    return rows if told and rows else tuple(mentions)


def inherit(query: Query, earlier: Query) -> Query:
    """Fill what a follow-up leaves open from an earlier question."""
    earlier = of_made_up(earlier)
    filled = _about_which(_of_whom(query, earlier), query, earlier)
    if _asks_alike(query, earlier):
        filled = _measured_alike(filled, query, earlier)
    of_change = query.measures == (Measure.SHARE,) and "占" not in query.question  # 比上年多多少？百分之几？
    if of_change and not query.mentions and not CHANGES.isdisjoint(earlier.measures):
        filled = replace(filled, measures=(Measure.CHANGE_RATE,))
    averages = query.operation is Operation.AVERAGE and query.counted is None and not (query.mentions or query.monthly)
    if averages and query.measures == (Measure.AMOUNT,) and earlier.measures == (Measure.SHARE,):  # 三家平均呢 after shares
        filled = replace(filled, measures=earlier.measures)
        filled = weighed_in(filled, *earlier.mentions[::-1]) if len(earlier.mentions) == 2 else filled
    if query.operation is Operation.REASON and not query.mentions and not query.roles and query.years.base is None:
        filled = _for_the_same_reason(filled, query, earlier)
    set_against = "超" in query.question or Role.BUDGET in query.roles
    if set_against and earlier.roles == (Role.BUDGET,) and not (query.mentions or query.budget):
        filled = replace(filled, budget=earlier.budget)  # 全年预算数多少？决算超了多少
    if _sets_bodies_apart(query) and len(earlier.organisations) > 1 and earlier.roles == (Role.BUDGET,):
        filled = replace(filled, roles=earlier.roles)  # 两家三公预算各多少？哪个多
    if earlier.section and _LIST_ALONE.fullmatch(query.question):
        filled = replace(filled, section=earlier.section, operation=Operation.TEXT)
    return _in_same_unit(_in_same_year(filled, query, earlier), query, earlier)


def _sets_bodies_apart(query: Query) -> bool:
    """Whether a follow-up puts in order or reckons with what was told before it, and says not of what or of which number."""
    bare = not (query.mentions or query.roles or query.leftovers) and query.measures == (Measure.AMOUNT,)
    return bare and query.operation in (*RANKING, *CALCULATION) and not _SPENDS.search(query.question)


def _of_whom(query: Query, earlier: Query) -> Query:
    """The follow-up with the organisations of the question before, or those of them that the place named now tells."""
    if not (query.organisations or query.unknown or query.without):
        return replace(query, organisations=earlier.organisations, unknown=earlier.unknown)
    those = tuple(name for name in query.organisations if name in earlier.organisations)
    bare = not (query.mentions or query.leftovers or all(fold(name) in query.question for name in query.organisations))
    place_alone = those and len(earlier.organisations) > 1 and bare  # 财政局多少？某区的
    return replace(query, organisations=those) if place_alone else query


def _about_which(filled: Query, query: Query, earlier: Query) -> Query:
    """The follow-up with the things of the question before where it names none, and what narrows them."""
    if parts := parts_asked(query, earlier):
        return replace(filled, mentions=parts)
    if query.mentions or query.leftovers or asks_its_bodies(query) or _HELD in (query.section or ""):
        return filled
    if OF_WORK.search(query.question) or _orders_all(query, earlier):
        return filled
    kept = _of_whole_row(query, _of_amount(query, _last_named(earlier, query.measures == (Measure.SHARE,))))
    apart = (one for one in kept if not (_ROLE_ALONE.match(one.text) if query.roles else _asks_other(query, one)))
    about = with_part_before(filled.about, earlier.about)
    filled = replace(filled, mentions=tuple(apart) or kept, about=about, asked=filled.asked or earlier.asked)
    if earlier.leftovers and (query.organisations or earlier.narrowing or not earlier.mentions):
        # it may yet be told by another name; what narrows a thing goes with it
        filled = replace(filled, leftovers=earlier.leftovers, narrowing=earlier.narrowing, unnamed=earlier.unnamed)
    if query.organisations or query.without:
        section = earlier.section if earlier.operation not in RANKING else None  # 哪些单位有 lists no bodies
        filled = replace(filled, within=filled.within or earlier.within, section=filled.section or section)
    return filled


def _of_amount(query: Query, named: Sequence[Mention]) -> tuple[Mention, ...]:
    """What was asked about, where its share was (其中基本支出占多少) and now the money (是多少钱), without that."""
    if query.measures != (Measure.AMOUNT,) or not _MONEY.search(query.question):
        return tuple(named)
    weighed = ("".join(mention.keys(None)[:1]) for mention in named)
    things = (catalogue().by_id(key.removesuffix(_SHARE)) if key.endswith(_SHARE) else None for key in weighed)
    both = zip(named, things, strict=True)
    return tuple(replace(one, text=of.name, meanings=(Meaning(None, of.id),)) if of else one for one, of in both)


def _orders_all(query: Query, earlier: Query) -> bool:
    """Whether the accounts of a report are put in order (哪个科目花得最多) after a thing that has none of its own."""
    by_size = query.measures == (Measure.AMOUNT,) and not query.roles
    return by_size and orders_accounts(query) and not any(map(has_parts, earlier.rows))


def has_parts(mention: Mention) -> bool:
    """Whether a thing may have parts of its own, by what the catalogue calls it; a printed row may."""
    if mention.printed or not mention.keys(None) or means_all_money(mention):
        return True
    return any(is_part_of(Mention("", 0, 0, (Meaning(None, one.id),)), mention) for one in catalogue().all)


def _asks_alike(query: Query, earlier: Query) -> bool:
    """Whether a follow-up only names another thing or another organisation (那某项呢), of which the same is asked."""
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,)
    of_year = query.years.named and "多少" in query.about and not CHANGES.isdisjoint(earlier.measures)  # 上一年是多少
    rated = not {Measure.COMPLETION, Measure.SHARE}.isdisjoint(earlier.measures) or earlier.operation is Operation.REASON
    of_role = rated and query.roles and _ENDS_IN_ROLE.search(query.question)  # 完成了百分之几？预算呢
    only_body = bool(query.organisations) and not query.about.strip("\n的")  # 某局 alone, as 某局呢
    elsewise = of_year or of_role or against_budget_in(query.question)
    return bool(_ELLIPTIC.search(query.question) or only_body) and plain and not elsewise


def _measured_alike(filled: Query, query: Query, earlier: Query) -> Query:
    """The follow-up with what the question before asked of its thing: which number, of which role, counted how."""
    done = query.roles == (Role.FINAL,) and earlier.measures == (Measure.TARGET,)  # 目标是多少？实际呢？
    counted_before = earlier.measures == (Measure.COUNT,) and query.mentions
    rated = counted_before and any(row.text.endswith("率") for row in query.rows)  # 床位使用率呢
    rated = rated or (counted_before and (bool(_SPENT.search(query.question)) or names_money_again(query, earlier)))
    measures = (Measure.ACHIEVED,) if done else query.measures if rated else _measured(earlier)
    of_a_part = earlier.operation in RANKING and len(earlier.organisations) == 1 and query.mentions
    of_all = SPENT_WHERE.search(earlier.about) and all(map(means_all_money, things_named(earlier)))
    of_all = bool(query.mentions) and (of_all or asks_all_parts(each_part(earlier)))  # 钱从哪来？经营收入呢
    anew = of_a_part or of_all or _averages_other(query, earlier)
    operation = query.operation if anew else earlier.operation  # 哪一项最多？办公费呢？
    return replace(
        filled, operation=operation, measures=measures, roles=query.roles or earlier.roles,
        chosen=query.chosen or (None if query.mentions else earlier.chosen),
        counted=query.counted or (earlier.counted if operation is Operation.AVERAGE else None),
        counters=query.counters or (() if rated else earlier.counters),  # 批准逮捕多少人？起诉呢
    )  # fmt: skip


def _averages_other(query: Query, earlier: Query) -> bool:
    """Whether a follow-up names money of which there is no mean over the like of those that the question before took one over:
    接待 of one guest, and 养车.
    """
    over = catalogue().by_name(earlier.counted or "") if earlier.operation is Operation.AVERAGE else None
    named = {key for one in indicators_meant(query.rows, catalogue()) for key in (one.id, one.funds)}
    if over is None or not over.funds or not named:
        return False
    return not any(one.funds in named and one.unit == over.unit for one in catalogue().all if one.funds)


def _for_the_same_reason(filled: Query, query: Query, earlier: Query) -> Query:
    """为什么, of the budget or the change that the question before was about; of two things set apart none is told."""
    if earlier.operation in SET_AGAINST and not earlier.roles and len(keys_meant(earlier.rows)) > 1:
        return replace(filled, leftovers=(query.question,))
    planned = Measure.COMPLETION in earlier.measures or "超" in query.question
    filled = replace(filled, roles=(Role.BUDGET,) if planned else earlier.roles)  # 比预算少多少？为什么
    if Measure.COMPLETION in earlier.measures:  # of two accounts of one name, that of which the rate was told
        return replace(filled, measures=earlier.measures)
    moved = not filled.roles and not CHANGES.isdisjoint(earlier.measures)  # 比上年少了多少？什么原因
    return replace(filled, measures=earlier.measures) if moved else filled


def _in_same_year(filled: Query, query: Query, earlier: Query) -> Query:
    since = query.operation is Operation.REASON or not CHANGES.isdisjoint(query.measures)
    if not query.years.named and since and earlier.years.offset and not earlier.years.asked:  # 去年呢？为什么增加
        return filled
    years = query.years.or_those_of(earlier.years, bool(query.organisations or query.unknown))
    return replace(filled, years=replace(years, base=query.years.base))


def _in_same_unit(filled: Query, own: Query, earlier: Query) -> Query:
    """What was asked of one organisation in a unit, of another in the same (换算成亿元是多少？那某局呢)."""
    again = own.organisations or own.places is not None  # 保留三位小数 after 换算成亿元
    alike = again and own.measures == (Measure.AMOUNT,) and not (own.unit or own.mentions or own.leftovers)
    return replace(filled, unit=earlier.unit, places=own.places or earlier.places) if alike else filled
