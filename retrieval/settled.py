"""What the words of a question call for together: operation, roles and things that no single cue tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.agreeing import about_listed
from retrieval.cues import (
    BY_FIGURES,
    RANKING,
    Measure,
    Operation,
    against_budget_in,
    bound_in,
    overall_in,
    topic_asked,
    topic_in,
)
from retrieval.excluding import complement, excluding, inside_itself
from retrieval.formula import Relation, formula_of
from retrieval.leftovers import is_measure
from retrieval.lexicon import Meaning, Mention
from retrieval.question import Query
from retrieval.selection import WHO, Of, Selection
from retrieval.things import added, senses, set_against, things_of

_NONE = re.compile(r"没(?!完|有?多少)|无|(?<!不为)(?<!不是)零|未")
_HOW_MUCH = re.compile(r"多少钱|几个钱|多少万元|花了?多少|用了?多少")
_NOT_ANY = re.compile(r"[都也]没|一分没|一分钱没|没花|为零|为0|没发生")
_TOGETHER = re.compile(r"一共|总共|合计|共计|拢共|统共|总计|共(?=花|有|用|支|收|多少)|等于")
_ORDERED = re.compile(r"[最排]|为什么|为何|为啥|原因|谁|哪")
_MORE_OR_LESS = re.compile(r"还是少|还是多|[多少]了没|[多少]了吗|超")
_COUNTED_FOR = (
    (re.compile(r"接待|招待|请客|吃饭|吃喝"), "国内公务接待人次"),
    (re.compile(r"出国|出境|出访"), "因公出国（境）人次"),
)
_EACH_TIME = re.compile(r"[每一](?:次|批|顿|人次|位|个(?:客人|来宾|人))")
_EACH_CAR = re.compile(r"(?<![有是共第养])一[辆台部](?:公务?用?|小汽)?车.*(?:花|费|多少钱)")
_CARS = "公务用车保有量"
_GUESTS_EACH = re.compile(r"[每一]批次?.*(?:多少|几)个?人")
_STAFF = "在职人数"
_BATCHES, _GUESTS = "国内公务接待批次", "reception_guests"
_NATURAL = {
    "国内公务接待人次": "reception_final", "国内公务接待批次": "reception_final", "公务用车保有量": "vehicle_running_final",
}  # fmt: skip
"""What is spent on those who are counted."""
_SELF_EVALUATED = "self_evaluated_projects"
_CHANGED = re.compile(r"(?:增长|下降|增加|减少|降低)了?\d")
_COMPLETED = re.compile(r"完成.{0,4}预算")
_WITH_BALANCES = {"income_of_year": "total_income", "expenditure_of_year": "total_expenditure"}
"""What comes in or goes out in a year -> the same with what is carried over."""
_TOLD_AS = {
    "income_of_year": ("total_income", "fiscal_income"),
    "expenditure_of_year": ("total_expenditure", "general_budget_expenditure"),
    "total_income": ("fiscal_income",),
    "total_expenditure": ("general_budget_expenditure",),
}
_SAME = re.compile(r"一样|一致|相等|相同|等于")
_TOLD_TWICE = re.compile(r"表|说明|文字|文里")
_SIDE_BY_SIDE = re.compile(r"预算数?[、和与及跟]\w{0,2}决算|决算数?[、和与及跟]\w{0,2}预算")
_DIRECTIONS = {"收入": "income_of_year", "支出": "expenditure_of_year"}
_FIXED = re.compile(r"定了多少|定的是多少|定多少")
_STATED_PROJECTS = re.compile(r"\d个?项目.*列[了出着]")
_LIST = re.compile(r"名单|名称|列一下|列出|分别是|都是谁|叫什么")
_SPENT_IN_YEAR = "expenditure_of_year"
_REALLY = re.compile(r"实际(?:花|用|支出|发生|开支)")
_PROJECTS = "project_expenditure"
_BUDGET_OF_YEAR = "general_budget_initial"
_GENERAL_BUDGET = "general_budget_expenditure"
_EACH_PART = re.compile(r"[各每]个?(?:部分|项|块|类|分项|组成)")
_MANY_PARTS = 30
_MOST = re.compile(r"最(?:[高多贵大]|(?P<low>[低少省小]))")
_EACH = re.compile(r"分别|各[是有为自]|每")
_SO_MANY = re.compile(r"[两几二三四五六七八九十][家个者]|这些")
_EVERY = re.compile(r"各|所有|全部|全库|每[个家]|这些|其[他余它]")
_SUM = re.compile(r"合计|总共|一共|总和|共计|加起来|总计(?=多少|是多少|有多少|$)")
_RATE = re.compile(r"幅|率|百分|比例")
_LAST_YEAR = re.compile(r"上一?年|去年|前一年")
_ALL_SPENT = ((_SPENT_IN_YEAR,), (_BUDGET_OF_YEAR,), (_WITH_BALANCES[_SPENT_IN_YEAR],))
_LEFT, _BEGUN_WITH = "closing_balance", "opening_balance"
_WHOLE_COMPLETION = "general_budget_completion"


def settled(query: Query, history: Sequence[str] = ()) -> Query:
    """The query with what its words together call for, after the questions before it."""
    query = _overall(query, "".join(history))
    for step in _STEPS:
        query = step(query)
    return query


def _checked(query: Query) -> Query:
    """A check of a change, of the projects told of against those listed, or of the completion of the whole budget."""
    stated = Measure.COUNT in query.measures and _STATED_PROJECTS.search(query.question)
    if about_listed(query) and (query.operation is Operation.CHECK or (query.operation is Operation.VALUE and stated)):
        meant = Mention("", 0, 0, (Meaning(None, _SELF_EVALUATED),))
        return replace(query, operation=Operation.CHECK, mentions=(meant,), measures=(Measure.COUNT,), leftovers=(), narrowing=())
    if query.operation is Operation.CHECK and query.measures == (Measure.AMOUNT,) and _CHANGED.search(query.question):
        return replace(query, measures=(Measure.CHANGE_RATE,))
    named = any(mention.names_row and not _COMPLETED.search(mention.text) for mention in query.mentions)
    if query.operation is Operation.CHECK and _COMPLETED.search(query.question) and not named:
        meant = Mention("", 0, 0, (Meaning(None, _WHOLE_COMPLETION),))
        return replace(query, mentions=(meant,), measures=(Measure.COMPLETION,), leftovers=(), narrowing=())
    return query


def _really_spent(query: Query) -> Query:
    """What was spent in fact, where a name of the catalogue holds the words that say so (三公实际花了多少)."""
    return replace(query, roles=(Role.FINAL,)) if not query.roles and _REALLY.search(query.about) else query


def _of_topic(query: Query) -> Query:
    """What a report tells in words of one thing, where the words of its topic read like those for an order (接待了哪些单位)."""
    one = len(query.organisations) == 1 and query.operation in RANKING and bool(topic_asked(query.question))
    return replace(query, operation=Operation.TEXT) if one and "最" not in query.question else query


def _of_amount(query: Query) -> Query:
    """A value, where an amount is asked for whatever else its words may ask (打算花多少钱请客吃饭 is no 打算)."""
    how_much = _HOW_MUCH.search(query.question) or (query.section and "是多少" in query.question)
    asked = how_much and any(mention.names_row for mention in query.mentions)
    return replace(query, operation=Operation.VALUE) if asked and query.operation is Operation.TEXT else query


def _of_budget(query: Query) -> Query:
    """The amount of a budget (年初预算定了多少), which is no target of a project."""
    fixed = query.measures == (Measure.TARGET,) and query.roles == (Role.BUDGET,) and _FIXED.search(query.question)
    return replace(query, measures=(Measure.AMOUNT,)) if fixed else query


def _overall(query: Query, before: str) -> Query:
    """Spending or income as a whole, where the question names no part of it (谁花得多)."""
    named = any(mention.names_row for mention in query.mentions)
    if named or query.leftovers or query.unnamed or query.section or query.operation not in BY_FIGURES:
        return query
    whole = overall_in(query.question) or (overall_in(before) if query.operation is not Operation.VALUE else None)
    if Measure.SCORE in query.measures:
        return query
    if not whole:
        return query
    if whole == _WITH_BALANCES[_SPENT_IN_YEAR] and "项目" in query.about:
        whole = _PROJECTS
    placing = (mention for mention in query.mentions if not overall_in(mention.text))
    return replace(query, mentions=(*placing, Mention("", 0, 0, _whole_meanings(whole, query))))


def _whole_meanings(whole: str, query: Query) -> tuple[Meaning, ...]:
    """All that comes in or goes out; how it changed may be told with what is carried over, or of the appropriations alone."""
    changed = {Measure.CHANGE_RATE, Measure.CHANGE_AMOUNT} & set(query.measures)
    keys = (whole, *_TOLD_AS.get(whole, ())) if changed else (whole,)
    return tuple(Meaning(None, key) for key in keys)


def as_a_whole(query: Query) -> Query | None:
    """The query for all that comes in or goes out, where it names no more than that (收入), though a column is headed so."""
    if len({mention.text for mention in query.mentions}) != 1 or query.narrowing:
        return None
    unnamed = next(iter(query.mentions[0].keys(None)), "") if not query.mentions[0].text else ""
    whole = _DIRECTIONS.get(query.mentions[0].text.removesuffix("预算"), unnamed)
    if whole not in _WITH_BALANCES:
        return None
    meanings = dict.fromkeys((*_whole_meanings(whole, query), Meaning(None, _WITH_BALANCES[whole])))
    return replace(query, mentions=(replace(query.mentions[0], meanings=tuple(meanings)),))


def _carried_over(query: Query) -> Query:
    """What was left last year as what this year began with, which a report prints."""
    begun_with = any(m.keys(None)[:1] == (_BEGUN_WITH,) and _LAST_YEAR.search(m.text) for m in query.mentions)
    if begun_with and query.years.offset == -1 and not query.years.asked:
        return replace(query, years=replace(query.years, offset=0))  # 从上年结转 names what this year began with
    left = [mention for mention in query.mentions if mention.keys(None)[:1] == (_LEFT,)]
    changed = {Measure.CHANGE_RATE, Measure.CHANGE_AMOUNT} & set(query.measures)
    if not left or changed or query.years.offset != -1 or query.years.asked:
        return query
    begun = tuple(replace(m, meanings=(Meaning(None, _BEGUN_WITH),)) if m in left else m for m in query.mentions)
    return replace(query, mentions=begun, years=replace(query.years, offset=0))


def _of_list(query: Query) -> Query:
    """The section that lists the parts of an organisation, where its list is asked for beside their number."""
    named = len(query.organisations) == 1 and query.section and query.operation is Operation.VALUE
    return replace(query, operation=Operation.TEXT) if named and _LIST.search(query.question) else query


def _of_spending(query: Query) -> Query:
    """A share of 总支出, or its rest, as one of what was spent in the year, where that is printed: the balance is not spent."""
    formula = formula_of(query)
    if Measure.SHARE not in query.measures and not (formula and formula.relation is Relation.REST):
        return query
    own = {total: Meaning(None, year) for year, total in _WITH_BALANCES.items()}
    keys = [None if m.printed else next(iter(m.keys(None)), None) for m in query.mentions]
    wholes = {text: Meaning(None, year) for text, year in _DIRECTIONS.items() if len(keys) > 1}
    meant = [own.get(key) if key else wholes.get(m.text) for key, m in zip(keys, query.mentions, strict=True)]
    told = zip(query.mentions, meant, strict=True)
    return replace(query, mentions=tuple(replace(m, meanings=(first, *m.meanings)) if first else m for m, first in told))


def _bounded(query: Query) -> Query:
    """A check of one amount, where it is asked if it is above or below another that the question states."""
    plain = query.operation in (Operation.VALUE, Operation.DIFFERENCE) and query.measures[0] in (Measure.AMOUNT, Measure.COUNT)
    if not plain or not query.organisations or not bound_in(query.about) or len(_things(query)) > 1:
        return query
    return replace(query, operation=Operation.CHECK)


def _budget_kept(query: Query) -> Query:
    """Both numbers and their difference, where it is asked if budget and final number of one thing are the same."""
    rows = {mention.text for mention in query.mentions if mention.names_row}
    both = len(rows) == 1 and len(query.roles) == 2 and query.operation is Operation.CHECK
    if not both or not _SAME.search(query.about) or _TOLD_TWICE.search(query.about):
        return query
    first = next(mention for mention in query.mentions if mention.names_row)
    return set_against_budget(replace(query, mentions=(first,)))


def _against_budget(query: Query) -> Query:
    """Both numbers and their difference, where a thing is set against its budget (有没有超预算)."""
    open_change = query.measures[0] is Measure.CHANGE_AMOUNT and _MORE_OR_LESS.search(query.question)
    asked = query.operation in (Operation.VALUE, Operation.DIFFERENCE) and (query.measures[0] is Measure.AMOUNT or open_change)
    if not asked or not against_budget_in(query.question) or len(_things(query)) > 1:
        return query
    return set_against_budget(query)


def set_against_budget(query: Query) -> Query:
    """The query for what was spent, what was planned, and the difference; as a whole, of the general budget."""
    spent = (mention.keys(None)[:1] in _ALL_SPENT for mention in query.mentions)
    general = Meaning(None, _GENERAL_BUDGET)
    mentions = tuple(replace(m, meanings=(general,)) if whole else m for m, whole in zip(query.mentions, spent, strict=True))
    both = (Role.FINAL, Role.BUDGET)
    return replace(query, mentions=mentions, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,), roles=both)


def completion_of(query: Query) -> Query:
    """The query for what was spent as a part of what was planned, where no completion rate is printed."""
    return replace(query, operation=Operation.RATIO, measures=(Measure.AMOUNT,), roles=(Role.FINAL, Role.BUDGET))


def _of_both_roles(query: Query) -> Query:
    """The general budget's spending, planned and made, where budget and final accounts are asked for and nothing else."""
    by_value = query.operation in (Operation.VALUE, Operation.DIFFERENCE)
    spent = [mention for mention in query.mentions if mention.keys(None)[:1] == (_SPENT_IN_YEAR,)]
    if by_value and spent and query.budget and query.measures == (Measure.AMOUNT,):
        return set_against_budget(query)  # 年初预算两千万，最后花了多少
    both = by_value and bool(_SIDE_BY_SIDE.search(query.question))
    if not both or not query.mentions or any(not is_measure(mention.text) for mention in query.mentions):
        return query
    return set_against_budget(replace(query, mentions=(Mention("", 0, 0, (Meaning(None, _GENERAL_BUDGET),)),)))


def _whoever(query: Query) -> Query:
    """An order of all reports, where it is asked who has the thing (哪家出国花了钱), the lowest first where who has none."""
    nobody = not query.organisations and not query.unknown and any(mention.names_row for mention in query.mentions)
    listed = query.operation is Operation.HIGHEST and _NOT_ANY.search(query.question)
    asked = listed or (query.operation in (Operation.VALUE, Operation.TEXT) and not topic_in(query.question))
    if not nobody or not asked or not WHO.search(query.question):
        return query
    return replace(query, operation=Operation.LOWEST if _NONE.search(query.question) else Operation.HIGHEST)


def _parts(query: Query) -> Query:
    """All parts of a thing in order, where the share of each is asked for (三公各部分占比)."""
    each = Measure.SHARE in query.measures and len(query.organisations) == 1 and len(_things(query)) == 1
    if not each or query.operation is not Operation.VALUE or not _EACH_PART.search(query.question):
        return query
    return replace(query, operation=Operation.HIGHEST, chosen=Selection(Of.PLACES, (1, _MANY_PARTS)))


def _chosen(query: Query) -> Query:
    """An order, where it is asked which of one are meant (第二高, 超过5万元的); by the change, where that is what is asked."""
    chosen = query.chosen
    named = any(mention.names_row for mention in query.mentions)
    ordered = named and (query.operation in BY_FIGURES or (query.operation is Operation.TEXT and not topic_in(query.question)))
    if chosen is None or not ordered or (chosen.of is Of.POSITION and not query.organisations):
        return replace(query, chosen=None)
    if chosen.of is Of.POSITION:
        first, *others = query.organisations
        query = replace(query, organisations=tuple(others), chosen=replace(chosen, whose=first))
    if chosen.of_change:
        rate = Measure.CHANGE_RATE in query.measures or _RATE.search(query.question)
        query = replace(query, measures=(Measure.CHANGE_RATE if rate else Measure.CHANGE_AMOUNT,))
        query = as_a_whole(query) or query
    if query.operation in RANKING and not chosen.rising:
        return query
    return replace(query, operation=Operation.LOWEST if chosen.rising else Operation.HIGHEST)


def _together(query: Query) -> Query:
    """A sum, where two organisations or things, or all that one word means (水电费), are asked for 一共, or one 加 the other."""
    meant = (senses(mention, catalogue()) for mention in query.mentions if mention.names_row)
    several = len(query.organisations) > 1 or len(_things(query)) > 1 or any(len(one) > 1 for one in meant)
    amount = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,)
    beside = query.question
    for mention in filter(lambda one: one.text, query.mentions):
        beside = beside.replace(mention.text, "")  # 收入总计与支出总计 are no sum
    summed = any(mention.text.endswith("合计") for mention in query.mentions) and not _EACH.search(query.question)
    if len(query.organisations) > 1 and amount and summed and (_SO_MANY.search(query.question) or _EVERY.search(query.question)):
        return replace(query, operation=Operation.TOTAL)
    plain = query.operation in (Operation.HIGHEST, Operation.VALUE) and query.measures == (Measure.AMOUNT,)
    over_all = not query.organisations and plain and query.chosen is None
    if over_all and _EVERY.search(query.question) and _SUM.search(query.question) and not _ORDERED.search(query.question):
        return replace(query, operation=Operation.TOTAL)
    if several and amount and (_TOGETHER.search(beside) or added(query.question, query.mentions)):
        return replace(query, operation=Operation.TOTAL)
    return query


def _change_alone(query: Query) -> Query:
    """How one thing changed (比上年减少多少) is printed as such, and no difference of two things."""
    changed = query.measures[0] in (Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE)
    alone = changed and not query.roles and max(len(query.organisations), len(_things(query))) < 2
    return replace(query, operation=Operation.VALUE) if alone and query.operation is Operation.DIFFERENCE else query


def _amounts(query: Query) -> Query:
    """The amounts themselves, where two of them are set against each other: 多出多少 is then no change of one."""
    several = len(query.organisations) > 1 or len(_things(query)) > 1
    weighed = query.operation is Operation.VALUE and set_against(query.question, query.mentions)
    compared = (weighed or (query.operation is Operation.DIFFERENCE and several)) and Measure.CHANGE_AMOUNT in query.measures
    return replace(query, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,)) if compared else query


def _per_guest(query: Query) -> Query:
    """What is spent on guests or journeys is averaged over those who came or went, not over staff; 接待一次 asks for that."""
    named = "".join(mention.text for mention in query.mentions)
    counter = next((count for rows, count in _COUNTED_FOR if rows.search(named)), None)
    averaged = query.operation is Operation.AVERAGE or query.operation in RANKING
    if query.counted in _NATURAL and averaged and _all_spent(query):
        return replace(query, mentions=(Mention("", 0, 0, (Meaning(None, _NATURAL[query.counted]),)),))
    if query.counted == _BATCHES and _GUESTS_EACH.search(query.question):
        guests = Mention("", 0, 0, (Meaning(None, _GUESTS),))
        return replace(query, operation=Operation.AVERAGE, mentions=(guests,), measures=(Measure.COUNT,))
    if query.counted == _CARS and query.operation is Operation.VALUE and _EACH_CAR.search(query.question):
        return replace(query, operation=Operation.AVERAGE)
    if query.counted is None or counter is None:
        return query
    each = query.operation is Operation.VALUE and _EACH_TIME.search(query.question)
    operation = Operation.AVERAGE if each else query.operation
    return replace(query, operation=operation, counted=counter if query.counted == _STAFF else query.counted)


def _all_spent(query: Query) -> bool:
    """Whether nothing but all that was spent is named."""
    rows = [mention for mention in query.mentions if mention.names_row]
    return bool(rows) and all(mention.keys(None)[:1] == (_SPENT_IN_YEAR,) for mention in rows)


def _plain_average(query: Query) -> Query:
    """An average over nothing that is counted is the mean of several reports; of one it is a value by that name (平均得分).

    Over what is counted it is put in an order, where it is asked whose is highest.
    """
    if query.counted is not None and query.operation is Operation.AVERAGE and (most := _MOST.search(query.question)):
        return replace(query, operation=Operation.LOWEST if most["low"] else Operation.HIGHEST)
    if query.counted is not None or "平均" not in query.question:
        return query
    if query.operation in (Operation.AVERAGE, Operation.VALUE) and len(query.organisations) == 1:
        return replace(query, operation=Operation.VALUE, narrowing=(*query.narrowing, "平均"))
    return query if _ORDERED.search(query.question) else replace(query, operation=Operation.AVERAGE)


def _things(query: Query) -> list[list[Mention]]:
    return things_of(query.question, query.mentions, query.operation is not Operation.VALUE)


_STEPS = (
    _really_spent, _checked, complement,
    inside_itself, excluding, _carried_over, _of_list, _of_spending, _of_topic, _of_amount, _of_budget,
    _bounded, _budget_kept, _against_budget, _of_both_roles, _whoever, _parts, _chosen,
    _together, _amounts, _change_alone, _per_guest, _plain_average,
)  # fmt: skip
