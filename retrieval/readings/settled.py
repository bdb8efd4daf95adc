"""What the words of a question call for together: operation, roles and things that no single cue tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.readings.checks_asked import accounted_for, checked
from retrieval.readings.chosen_of_order import chosen_of
from retrieval.readings.funds import counted_of_each
from retrieval.readings.parts.each_part import each_part
from retrieval.readings.parts.moved_parts import by_change, rates_of_parts
from retrieval.understanding.chosen.pairings import paired
from retrieval.understanding.chosen.selection import WHO
from retrieval.understanding.cues import BY_FIGURES, CHANGES, DUTIES, HOW_MUCH, PERFORMANCE, RANKING, Measure, Operation, bound_in
from retrieval.understanding.named.excluding import complement, excluding, inside_itself, without_part
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.all_spent import beside_its_budget
from retrieval.understanding.reckoned.averages import ORDERED, named_as_mean, per_guest, plain_average
from retrieval.understanding.reckoned.budgets import (
    adjusted_as_a_whole,
    against_budget,
    beyond_budget,
    budget_as_a_whole,
    budget_kept,
    budget_of_thing,
    kept_best,
    moved_since,
    of_both_roles,
    of_budget,
    rates_apart,
    really_spent,
    set_against_budget,
    unspent,
)
from retrieval.understanding.reckoned.moved_in_all import change_in_all
from retrieval.understanding.reckoned.parts_of_sum import each_in_sum
from retrieval.understanding.reckoned.sides import two_sides
from retrieval.understanding.reckoned.stated_share import share_stated
from retrieval.understanding.reckoned.things import added, more_by, set_against, summands, things_named
from retrieval.understanding.reckoned.wholes import (
    carried_over,
    item_within,
    named_once,
    of_some_projects,
    of_spending,
    overall,
    summed_once,
)
from retrieval.understanding.topic_cues import topic_asked, topic_in
from retrieval.understanding.wording.at_beginning import at_beginning
from retrieval.understanding.wording.purchases import all_bought

_NONE = re.compile(r"没(?!完|有?多少)|无|(?<!不为)(?<!不是)零|未")
_HOW_MUCH = re.compile(r"多少钱|几个钱|多少万元|[花用发交买给拨付]了?多少|(?:花销|花费|开销|费用|金额)(?:如何|怎么?样)")
_TO_SPEND = re.compile(r"(?:打算|准备|计划|预计)(?:一共|共)?(?:花|用|支出)(?:多少|几)")
_NOT_ANY = re.compile(r"[都也]没|一分没|一分钱没|没花|为零|为0|没发生")
_TOGETHER = re.compile(r"一共|合计|共计|拢共|总计|共(?=花|有|用|支|收|多少)|等于")
_COMPARED = re.compile(r"[跟和与同较]\n+相?比(?:起来|较)?(?:呢|怎么?样|如何|情况|变化)*$")
_SIDE_BY_SIDE = re.compile(
    r"(?:(?:对比|比较|比一?[下比])(?:一下|起来)?(?:看看?)?[，,]?(?:相?差了?(?:多少|几)[钱万元]*)?|比\n+的?[还更要]?[多高大少低小](?:还是.)?[吗么]?)$"
)
_THAN_BODY = re.compile(r"(?<=[比较])\n")
"""The name of an organisation that another is compared with, which is blanked out."""
_YEAR_BEFORE = re.compile(r"[比较](?:上一?年|去年|前一年)")
_HOW_IT_WENT = re.compile(r"(?:的|本年|全年|今年)*绩效(?:工作|管理|搞得|做得)?的?(?:情况)?(?:怎么?样|如何|好不好|好吗|情况)")
_LIST = re.compile(r"名单|名称|列一下|列出|分别是|都是谁|叫什么|是哪[些几]|哪几[个家]")
_WHICH_OF_THEM = re.compile(r"\n(?:[这那][两几三四五]家)?(?:里面?|中|当中)?[，,]?(?:谁|哪[一几]?家|哪[个些几]单位)")
"""聊城、枣庄谁付了物业费 asks which of them did."""
_EACH = re.compile(r"分别|各[是有为自]|每")
_COUNTED_BODIES = r"(?<!第)[二两三四五六七八九十\d]"
_EVERY = re.compile(
    rf"各|所有|全部|全库|每[个家]|这些|其[他余它]|剩[下余]|{_COUNTED_BODIES}[个家](?:单位|部门)"
    rf"|{_COUNTED_BODIES}家(?=[\u4e00-\u9fff]{{0,12}}(?:一共|合计))"
)
_SUM = re.compile(r"合计|一共|总和|共计|加起来|总计(?=多少|是多少|有多少|$)")
_IN_YEARS = re.compile(rf"(?P<sum>{_SUM.pattern})|(?P<mean>平均|年均)|(?=.*哪一?年).*?(?:(?P<most>[多高大])|(?P<least>[少低小]))")
_OVER_YEARS = {"sum": Operation.TOTAL, "mean": Operation.AVERAGE, "most": Operation.HIGHEST, "least": Operation.LOWEST}
_OF_THE_OTHER = re.compile(r"(?:是|占|相当于|等于)了?\n+的?(?:(?:实际|支出)?(?:预算|决算)数?的?)?(?:百分|多少|几|\D{0,2}比例)")
_POINTS_APART = re.compile(r"[比较]\n[^，]*(?:[高低多少大小]|相?差)[出了]*(?:多少|几)个?百分点|相?差了?(?:多少|几)个?百分点")
_SHARES = ("占比", "比重", "比例")
_RATE_ID = "_share"
_EXCEEDS = re.compile(r"(?:[高多大贵低少小超省]|节[约省])[出了]*(?:大?约)?(?:百分之(?:几|多少)|几成|多少个?百分比)")


def settled(query: Query, history: Sequence[str] = ()) -> Query:
    """The query with what its words together call for, after the questions before it."""
    query = overall(beside_its_budget(_planned(query), history), "".join(history))
    for step in _STEPS:
        query = step(query)
    return query


def _planned(query: Query) -> Query:
    """The amount that is to be spent in all (一共打算花多少), which is no plan told in words."""
    spent = query.operation is Operation.TEXT and not query.mentions and _TO_SPEND.search(query.about)
    return replace(query, operation=Operation.VALUE, roles=(Role.BUDGET,)) if spent else query


def _joined(query: Query) -> Query:
    """One thing for two names that together mean it: 财政拨款 … 结余, 服务采购 … 中小企业占比."""
    rows = query.rows
    keys = frozenset(key for mention in rows for key in mention.keys(None)[:1])
    meant = next((one for one in catalogue().all if keys in one.joins), None) if len(keys) > 1 else None
    if meant is None or query.operation is not Operation.VALUE:
        return query
    asked = Measure.SHARE in query.measures or any(key.endswith(_RATE_ID) for key in keys)
    if asked is not (meant.unit == "%") or (len(things_named(query)) > 1 and not asked):
        return query
    others = tuple(mention for mention in query.mentions if not mention.names_row)
    mention = Mention(meant.name, rows[0].start, rows[-1].end, (Meaning(None, meant.id),))
    return replace(query, mentions=(*others, mention), measures=(Measure.AMOUNT,))


def _over_years(query: Query) -> Query:
    """A sum, a mean or an order of the years of which there are reports (两年一共, 哪年最多)."""
    if not query.years.several or query.operation is not Operation.VALUE or len(things_named(query)) != 1:
        return query
    beside = query.question
    for row in query.rows:
        beside = beside.replace(row.text, "\n")  # 2023年总计和2024年总计 are no sum
    way = _IN_YEARS.search(beside)
    return replace(query, operation=_OVER_YEARS[str(way.lastgroup)]) if way else query


def _of_topic(query: Query) -> Query:
    """What a report tells in words of one thing, where the words of its topic read like those for an order (接待了哪些单位)."""
    topics = (word for word in topic_asked(query.question) if not any(word in row.text for row in query.rows))
    one = len(query.organisations) == 1 and query.operation in RANKING and any(topics)
    return replace(query, operation=Operation.TEXT, section=None) if one and "最" not in query.question else query


def _of_duty(query: Query) -> Query:
    """What the section of duties tells, where it is asked if a thing is one of them."""
    asked = query.section == DUTIES and query.operation is Operation.VALUE and not HOW_MUCH.search(query.question)
    return replace(query, operation=Operation.TEXT) if asked else query


def _of_performance(query: Query) -> Query:
    """The section on 绩效, where it is asked how that went and nothing else is named: no 绩效工资 answers 绩效怎么样."""
    alone = len(query.organisations) == 1 and _HOW_IT_WENT.fullmatch(query.about.replace("\n", ""))
    return replace(query, mentions=(), operation=Operation.TEXT, section=PERFORMANCE) if alone else query


def _of_amount(query: Query) -> Query:
    """A value, where an amount or a number is asked for whatever else its words may ask (打算花多少钱请客吃饭 is no 打算)."""
    listed = query.section or "哪" in query.question
    counted = query.counters and not listed
    how_much = _HOW_MUCH.search(query.question) or counted or (query.section and "是多少" in query.question)
    asked = how_much and bool(query.rows)
    return replace(query, operation=Operation.VALUE) if asked and query.operation is Operation.TEXT else query


def _of_list(query: Query) -> Query:
    """The section that lists the parts of an organisation, where its list is asked for beside their number."""
    named = len(query.organisations) == 1 and query.section and query.operation is Operation.VALUE
    return replace(query, operation=Operation.TEXT) if named and _LIST.search(query.question) else query


def _bounded(query: Query) -> Query:
    """A check of one amount, where it is asked if it is above or below another that the question states."""
    plain = query.operation in (Operation.VALUE, Operation.DIFFERENCE) and query.measures[0] in (Measure.AMOUNT, Measure.COUNT)
    beside = query.about
    for row in query.rows:
        beside = beside.replace(row.text, "\n")  # 有没有100万元以上的设备 asks for those called so
    if not plain or not query.organisations or not bound_in(beside) or len(things_named(query)) > 1:
        return query
    return replace(query, operation=Operation.CHECK)


def _whoever(query: Query) -> Query:
    """An order of all reports, where it is asked who has the thing (哪家出国花了钱), the lowest first where who has none."""
    among = len(query.organisations) > 1 and _WHICH_OF_THEM.search(query.about)
    nobody = (not query.organisations or among) and not query.unknown and bool(query.rows)
    if nobody and query.without and query.operation is Operation.VALUE:
        return replace(query, operation=Operation.HIGHEST)  # 除了枣庄，其他单位各多少
    listed = query.operation is Operation.HIGHEST and query.chosen and _NOT_ANY.search(query.question)  # no 那谁花得最多 after it
    asked = listed or (query.operation in (Operation.VALUE, Operation.TEXT) and not topic_in(query.question))
    if not nobody or not asked or not WHO.search(query.question):
        return query
    return replace(query, operation=Operation.LOWEST if _NONE.search(query.question) else Operation.HIGHEST)


def _together(query: Query) -> Query:
    """A sum, where two organisations or things, or all that one word means (水电费), are asked for 一共, or one 加 the other."""
    meant = (summands(mention, catalogue()) for mention in query.rows)
    several = len(query.organisations) > 1 or len(things_named(query)) > 1 or any(len(one) > 1 for one in meant)
    amount = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,)
    beside = query.question
    for mention in filter(lambda one: one.text, query.mentions):
        beside = beside.replace(mention.text, "")  # 收入总计与支出总计 are no sum
    summed = any(mention.text.endswith("合计") for mention in query.mentions) and not _EACH.search(query.question)
    if len(query.organisations) > 1 and amount and summed:
        return replace(query, operation=Operation.TOTAL)
    plain = query.operation in (Operation.HIGHEST, Operation.VALUE) and query.measures == (Measure.AMOUNT,)
    over_all = not query.organisations and plain and query.chosen is None and query.pairing is None
    if over_all and _EVERY.search(query.question) and _SUM.search(query.question) and not ORDERED.search(query.question):
        return replace(query, operation=Operation.TOTAL)
    if several and amount and _ends_in_sum(query):
        return replace(query, operation=Operation.TOTAL)
    alike = query.operation is Operation.VALUE and query.measures == (Measure.COUNT,) and len(query.counters) == 1
    if several and (amount or alike) and (_TOGETHER.search(beside) or added(query.question, query.mentions)):
        return replace(query, operation=Operation.TOTAL)
    return query


def _ends_in_sum(query: Query) -> bool:
    """Whether 合计 stands after things of which the last is printed with it too: 人员经费和公用经费合计."""
    *others, last = [mention.text for mention in query.rows] or [""]
    alone = last.endswith("合计") and not last.endswith(("收入合计", "支出合计"))  # 支出合计 is a thing of its own
    return bool(others) and alone and not any(text.endswith("合计") for text in others) and not _EACH.search(query.question)


def _weighed(query: Query) -> Query:
    """The amount of one organisation as a share of another's (A的采购是B的百分之几)."""
    one = len(query.organisations) == 2 and len(things_named(query)) == 1 and bool(query.rows)
    about = query.about.replace(query.rows[0].text, "") if one else ""  # 占B的采购的百分之几
    asked = query.operation is Operation.VALUE and query.measures == (Measure.SHARE,) and _OF_THE_OTHER.search(about)
    return replace(query, operation=Operation.RATIO) if one and asked else query


def _change_alone(query: Query) -> Query:
    """How one thing changed (比上年减少多少) is printed as such, and no difference of two things."""
    changed = query.measures[0] in CHANGES
    of_plans = query.roles == (Role.BUDGET,) and (query.years.base is not None or _YEAR_BEFORE.search(query.about))
    alone = changed and (not query.roles or of_plans) and max(len(query.organisations), len(things_named(query))) < 2
    return replace(query, operation=Operation.VALUE) if alone and query.operation is Operation.DIFFERENCE else query


def _against_base(query: Query) -> Query:
    """The change from a year that one thing is only compared with (跟2023年比呢), as from the year before by that word."""
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,) and query.years.base is not None
    return replace(query, measures=(Measure.CHANGE_AMOUNT,)) if plain and _COMPARED.search(query.about) else query


def _amounts(query: Query) -> Query:
    """The amounts themselves, where two of them are set against each other: 多出多少 is then no change of one."""
    if len(query.organisations) == 2 and len(things_named(query)) == 1 and _beside(query):
        return replace(query, operation=Operation.DIFFERENCE)
    several = len(query.organisations) > 1 or len(things_named(query)) > 1
    bodies = len(query.organisations) > 1 and _THAN_BODY.search(query.about)
    weighed = query.operation is Operation.VALUE and (bodies or set_against(query.question, query.mentions))
    compared = (weighed or (query.operation is Operation.DIFFERENCE and several)) and Measure.CHANGE_AMOUNT in query.measures
    return replace(query, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,)) if compared else query


def _beside(query: Query) -> bool:
    """Whether one thing of two is set side by side, and no order of them is asked for (A和B的三公经费比一下)."""
    plain = query.operation in (Operation.VALUE, Operation.HIGHEST) and query.chosen is None
    compared = _SIDE_BY_SIDE.search(query.about) or _COMPARED.search(query.about)
    return plain and query.measures == (Measure.AMOUNT,) and compared is not None


def _points_apart(query: Query) -> Query:
    """How far apart the shares of two organisations are (A的占比比B高几个百分点)."""
    two = len(query.organisations) == 2 and len(things_named(query)) == 1 and _POINTS_APART.search(query.about)
    if not two or query.operation not in (Operation.VALUE, Operation.DIFFERENCE) or query.measures != (Measure.SHARE,):
        return query
    named = query.rows[0].text.endswith(_SHARES)
    return replace(query, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,) if named else query.measures)


def _in_excess(query: Query) -> Query:
    """By how many per cent one of two is more than the other (A比B高百分之几), which is no share of either; or how a thing
    moved, where it is compared with another year.
    """
    asked = _EXCEEDS.search(query.about) if Measure.SHARE in query.measures else None
    if asked is None or query.operation not in BY_FIGURES:
        return query
    left, narrowing = (tuple(word for word in words if word not in asked[0]) for words in (query.leftovers, query.narrowing))
    query = replace(query, leftovers=left, narrowing=narrowing)
    if Role.BUDGET in query.roles:
        one = len(query.rows) == 1 and len(query.organisations) == 1
        return replace(set_against_budget(query), operation=Operation.EXCESS) if one else query
    if query.years.base is not None or _YEAR_BEFORE.search(query.about):
        return replace(query, measures=(Measure.CHANGE_RATE,))
    two = 2 in (len(query.organisations), len(query.rows))
    return replace(query, operation=Operation.EXCESS, measures=(Measure.AMOUNT,)) if two else query


def _scored(query: Query) -> Query:
    """A score that the name of the one thing asked for tells of (某项目部门评价得分)."""
    rows = query.rows
    named = len(rows) == 1 and rows[0].text.endswith("得分") and not rows[0].keys(None)
    return replace(query, measures=(Measure.SCORE,)) if named and query.measures == (Measure.AMOUNT,) else query


_STEPS = (
    share_stated, _in_excess, all_bought, more_by, _points_apart, named_once, accounted_for, _scored, really_spent, checked,
    _joined, complement, item_within, inside_itself, of_some_projects, excluding, carried_over, _of_list, of_spending, _of_topic,
    _of_duty, _of_performance, _of_amount, of_budget, at_beginning, budget_of_thing, adjusted_as_a_whole, budget_as_a_whole,
    by_change, rates_of_parts, _bounded, budget_kept, unspent, against_budget, of_both_roles, counted_of_each, _whoever,
    each_part, chosen_of, change_in_all, kept_best, beyond_budget, rates_apart, moved_since, paired, two_sides, each_in_sum,
    _together, summed_once, _weighed, _against_base, _amounts, _change_alone, per_guest, plain_average, without_part,
    named_as_mean, _over_years,
)  # fmt: skip
