"""Which part of the question before a follow-up keeps that names organisations or a year alone: all but what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.report import Role
from retrieval.conversation.asked_otherwise import OTHER_UNIT
from retrieval.conversation.ordered.joined_bodies import joined
from retrieval.conversation.ordered.orders_again import among_these, asks_those_with, beyond_their_mean, of_others, reordered
from retrieval.conversation.ordered.projects_again import lists_projects
from retrieval.conversation.things_asked import SINCE
from retrieval.conversation.whom_asked import TOTALS, base_of
from retrieval.readings.parts.each_part import asks_amounts
from retrieval.readings.settled import settled
from retrieval.understanding.chosen.selection import OF_THOSE_WITH, Of, Selection
from retrieval.understanding.cues import RANKING, Measure, Operation, against_budget_in
from retrieval.understanding.goals_reached import asks_reached
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.numerals import chinese
from retrieval.understanding.periods import Years
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.averages import weighs_means
from retrieval.understanding.reckoned.sides import against_those_before, mean_against, part_of_all, two_sides, with_sides
from retrieval.understanding.reckoned.things import things_of

_COMPARING = re.compile(
    r"相比|对比|比起来|比(?![例重])|较|还是|或者?|谁|哪一?[家个边]?|[两二三四五几]?[家者]里?|之间|中间|相?差|[高低多少大小快慢贵省]|便宜|[增涨升减跌][长加幅]?|变[化动]|下降|减少|[降跌]幅"
    r"|[和跟与同、]|得|更|最|一些|一点|[些点]"
    r"|多少|[几个]|百分|比例|比重|占比|完成率?|执行率?|[的它其那这么是了出要吗呢啊又会还里中]|单位|部门|中心|热线|[，,。？?！\s]"
)
"""What a follow-up is made of that sets organisations against each other in what was asked before."""
_SETS_AGAINST = re.compile(r"(?<!占)比(?![例重])|较|差|谁|哪|还是|[高低多少大小快慢]出?了?(?:多少|几)")
_WHO = re.compile("谁|哪")
_WHICH_WAY = re.compile(
    r"(?:[那是又])*(?:[多高]了?还是[少低]|[超]了?还是[省剩]|[增升涨]加?长?了?还是[减降跌])[了少低]*(?:呢|的)?"
)
_BY_HOW_MUCH = re.compile(r"多少|几|差")
_MOVED = re.compile(r"变[化动]|[降跌减]幅")
_LESS = re.compile(r"[低少小慢省]|便宜")
_ONE_OF = re.compile(r"还是|或")
_THE_OTHER = re.compile(r"(?:是|比|占)(?:它|前者|前面|上面|刚才|上一)")
"""财政局是它的几倍: the one asked about before is what the one named is set against."""
_THAN_IT = re.compile(
    r"比(?:它|前者|前面|上面|刚才)[^，。]{0,6}?(?:[多高大]了?还是[少低小]|[少低小]了?还是[多高大]|[多高大少低小][些点]?[吗么没]$)"
)
_PART_OF_OTHER = re.compile(r"(?:是|占)了?(?:它|前者|前面|上面|刚才)(?:那个|的那个)?的?(?:多少(?!倍)|几成|百分|几分之)")
_PLUS = re.compile(r"(?:那|如果|要是|再)*[加算连带]上")
_ITS = re.compile(r"^(?:那|那么)?它(?!们|俩)")
_SUM = re.compile(r"总|合计|一共|加起来|之和")
_SUMMED = re.compile(r"合计(?=多少|$)|一共|加起来|之和")
_TOTALS = (("total_income",), ("total_expenditure",))
_OF_COUNTED = re.compile(r"占了?(?:这|那)?(?P<count>[两三四五六七八九])[家个](?:单位|部门|热线|中心)?")
_TOGETHER = re.compile(r"加起来|合起来|加在?一起|一共|合计(?=占)|相加")
_OF_SUM = re.compile(r"占了?(?:这?[两二三四五六七八九几]家|它们|全部|大家|各家|这些)?的?(?:合计|总计|总和|总数)")
_EACH = re.compile(r"各|分别|都")
_IN_MONEY = ((Measure.AMOUNT,), (Measure.CHANGE_AMOUNT,))
_COMPARED = (Operation.VALUE, Operation.DIFFERENCE, Operation.AVERAGE, Operation.TOTAL, *RANKING)


def carried(own: Query, meant: Sequence[Query]) -> Query | None:
    """The question before, of what a follow-up names instead, or of both, set against each other; None where it asks anew.

    `own` is the follow-up by itself, `meant` are the questions before it as they were understood, the last first.
    """
    if not meant:
        return None
    if others := of_others(own, meant) or _against_sum(own, meant) or mean_against(own, meant[0]):
        return others
    if own.names_own and not (_adds(own) or _in_sum(own) or asks_those_with(own, meant[0])):
        return None
    ways = (joined, among_these, beyond_their_mean, reordered, _compared, _beside, _part_of_sum, _of_another, _in_unit)
    kept = next(filter(None, (way(own, meant) for way in ways)), None)
    some = OF_THOSE_WITH.search(own.question) if kept else None
    return replace(kept, question=f"{kept.question}\n{some[0]}") if kept and some else kept


def _of_another(own: Query, meant: Sequence[Query]) -> Query | None:
    """That question of another organisation or year (A占B多少？那聊城呢？); of an order, the value of the one named."""
    earlier = meant[0]
    bare = not (own.mentions or own.leftovers or own.unnamed or own.roles or own.unit or own.places or own.chosen)
    which_way = _WHICH_WAY.fullmatch(own.about.replace("\n", ""))  # 比预算少多少？临沂是多还是少
    plain = which_way or (own.operation is Operation.VALUE and own.measures in ((Measure.AMOUNT,), earlier.measures))
    if not (bare and plain and (own.organisations or own.unknown or own.years.named)):
        return None
    ordered = earlier.operation in RANKING and len(earlier.organisations) != 1 and bool(own.organisations)
    weighed = Measure.SHARE in earlier.measures and len(earlier.mentions) > 1  # 支出 is no row by itself
    listed = earlier.section is not None and earlier.operation is Operation.TEXT and not earlier.rows
    over_all = earlier.operation in (Operation.AVERAGE, *RANKING) and len(earlier.organisations) != 1
    mean = over_all and "平均" in earlier.question and not (earlier.counted or earlier.monthly)
    averaged = mean or (earlier.operation is Operation.AVERAGE and not earlier.unnamed)
    several = len(_things(earlier)) > 1 or asks_amounts(earlier) or lists_projects(earlier) or len(earlier.roles) > 1
    several = several or against_budget_in(earlier.question) or asks_reached(earlier)  # 超预算了吗？某局呢
    to_mean = earlier.chosen is not None and earlier.chosen.of is Of.MEAN and len(earlier.organisations) == 1
    if not (ordered or weighed or listed or averaged or several or to_mean or (earlier.roles and own.years.asked)):
        return None
    whom = own if own.organisations or own.unknown else earlier
    told = replace(earlier, operation=Operation.VALUE, chosen=None) if ordered or mean else earlier
    if mean:  # of one body there is none
        told = replace(told, question=told.question.replace("平均", ""), mentions=settled(earlier).mentions)
    if own.years.asked and told.roles == (Role.FINAL,):  # 2023年执行了多少？2024年呢, of which a budget tells what is planned
        told = replace(told, roles=())
    years = own.years.or_those_of(earlier.years, bool(own.organisations))
    return replace(told, organisations=whom.organisations, unknown=whom.unknown, years=years, without=(), own=())


def _in_unit(own: Query, meant: Sequence[Query]) -> Query | None:
    """换成元 after a number set against its budget, or in a whole, as that in the other unit, and not the budget alone."""
    earlier = meant[0]
    names = own.mentions or own.organisations or own.unknown or own.years.named
    against = Role.BUDGET in earlier.roles and against_budget_in(earlier.question)
    amounts = earlier.operation in (Operation.VALUE, Operation.DIFFERENCE) and earlier.measures in _IN_MONEY
    shared = earlier.measures == (Measure.SHARE,) and len(_things(earlier)) > 1
    asks = own.unit and not names and OTHER_UNIT.fullmatch(own.question)
    if asks and earlier.operation is Operation.REASON and earlier.rows:  # no reason is told in a unit, and its thing is
        return replace(earlier, question=own.question, about=own.about, operation=Operation.VALUE, unit=own.unit)
    return replace(earlier, unit=own.unit) if asks and ((against and amounts) or shared) else None


def _compared(own: Query, meant: Sequence[Query]) -> Query | None:
    """A share, a rate or an average asked about before, of several organisations, which it would be false to tell by amounts."""
    earlier, text = _as_change(meant[0]), own.about
    weighed = earlier.measures != (Measure.AMOUNT,) or len(_things(earlier)) > 1 or earlier.counted
    of_itself = own.operation is Operation.DIFFERENCE and SINCE.search(text) and not _WHO.search(text)  # 比去年差多少
    asks = _SETS_AGAINST.search(text) and not (of_itself or _COMPARING.sub("", text))
    if not (weighed and asks) or earlier.operation not in _COMPARED or own.unknown:
        return None
    whom = _whom(own, meant)
    if len(whom) < 2:
        return None
    operation = Operation.LOWEST if _LESS.search(text.replace("多少", "")) else Operation.HIGHEST
    apart = replace(earlier, operation=Operation.DIFFERENCE, organisations=whom)
    if (_BY_HOW_MUCH.search(text) or _THAN_IT.search(text)) and (not earlier.counted or weighs_means(apart)):
        operation = Operation.DIFFERENCE
    moved = Selection(Of.MOVED) if _MOVED.search(text) else None
    rate = Measure.CHANGE_RATE in (*earlier.measures, *own.measures) and operation in RANKING
    measures = (Measure.CHANGE_RATE,) if rate else earlier.measures
    years = _years_of_both(own, earlier)
    return replace(
        earlier, operation=operation, measures=measures, organisations=whom, years=years, chosen=moved, without=(), own=()
    )  # fmt: skip


def _years_of_both(own: Query, earlier: Query) -> Years:
    """The years of a comparison: of the one before that for which it was asked, where the follow-up names another year."""
    each = own.organisations and len(own.years.asked) == len(earlier.years.asked) == 1 and len(earlier.organisations) == 1
    both = tuple(dict.fromkeys((*earlier.years.asked, *own.years.asked)))
    return replace(own.years, asked=both) if each else own.years.or_those_of(earlier.years, bool(own.organisations))


def _as_change(query: Query) -> Query:
    """An order by change (谁增长快) with the measure by which it is one; other questions as they are."""
    moved = settled(query) if query.chosen and query.chosen.of_change else query
    return replace(moved, chosen=None) if moved is not query else query


def _beside(own: Query, meant: Sequence[Query]) -> Query | None:
    """The amount asked before, of those asked about beside another (财政局是它的几倍, 临沂比它多多少, 加上贵阳一共多少)."""
    earlier = meant[0]
    named = own.unknown or own.roles or (own.years.named and not own.years.asked) or (own.rows and not _adds(own))
    part = own.operation is Operation.VALUE and _PART_OF_OTHER.search(own.question)
    added = bool(_PLUS.match(own.question))
    than_it = bool(own.organisations) and _THAN_IT.search(own.question)
    operation = Operation.TOTAL if added else Operation.RATIO if part else Operation.DIFFERENCE if than_it else own.operation
    of_means = earlier.counted is not None and own.measures == (Measure.CHANGE_AMOUNT,) and not own.years.named  # 比B多多少
    amounts = part or than_it or of_means or own.measures == (Measure.AMOUNT,)
    operation = Operation.DIFFERENCE if of_means else operation
    weighs = operation in (Operation.DIFFERENCE, Operation.RATIO, Operation.TOTAL) and amounts
    several = not own.organisations or (len(own.organisations) > 1 and not added)
    if named or not weighs or several or earlier.operation not in _COMPARED:
        return None
    before = _whom(replace(own, organisations=()), meant) if operation is Operation.TOTAL else base_of(meant)
    both = [*own.organisations, *before] if _THE_OTHER.search(own.question) else [*before, *own.organisations]
    whom = tuple(dict.fromkeys(both))
    if len(whom) < 2:
        return None
    years = _years_of_both(own, earlier)
    return replace(
        earlier, operation=operation, organisations=whom, years=years, chosen=None, unit=own.unit or earlier.unit,
        measures=(Measure.SHARE,) if part else earlier.measures, without=(), own=(),
    )  # fmt: skip


def _against_sum(own: Query, meant: Sequence[Query]) -> Query | None:
    """The amount asked before, of one set against the sum of those of whom it was asked (C比它们俩加起来还多吗)."""
    earlier = meant[0]
    if not own.organisations and earlier.measures == (Measure.SHARE,) and _ITS.match(own.about):
        own = replace(own, organisations=earlier.organisations[:1], about=_ITS.sub("\n", own.about))
    amounts = earlier.measures == (Measure.AMOUNT,) or earlier.operation is Operation.TOTAL  # A占几成？C比两家之和多多少
    plain = amounts and earlier.operation in _COMPARED and len(_things(earlier)) == 1
    alike = not own.rows or _named(own) == _named(earlier)
    sided = against_those_before(own, _whom(replace(own, organisations=()), meant)) if plain and alike else None
    if sided is None:
        return None
    years = own.years.or_those_of(earlier.years, of_another=True)
    roles = tuple((name, role) for name in own.organisations for role in own.roles)
    return with_sides(replace(earlier, organisations=sided[0], years=years, own=(), own_roles=roles), sided[1])


def _adds(own: Query) -> bool:
    """Whether a follow-up adds organisations to those before it, and 合计 in it names no row (加上贵阳的，合计多少)."""
    return bool(_PLUS.match(own.question)) and all(mention.text in TOTALS for mention in own.rows)


def _in_sum(own: Query) -> bool:
    """Whether a follow-up weighs what it asks about in the sum of all that were told (聊城占合计多少), which is no row."""
    bare = own.operation in (Operation.VALUE, Operation.TOTAL) and all(mention.text in TOTALS for mention in own.mentions)
    return bare and _OF_SUM.search(own.question) is not None


def _part_of_sum(own: Query, meant: Sequence[Query]) -> Query | None:
    """The share of one, of each, or of some together, in the sum of what was asked of several organisations.

    加起来多少？聊城占多少 asks for that of one, 聊城和临沂合起来占三家多少 for that of two.
    """
    earlier = _of_one_side(meant[0])
    of_count = _OF_COUNTED.search(own.question)
    told = of_count and chinese(of_count["count"]) == len(earlier.organisations)
    together = len(own.organisations) > 1 and (told or _TOGETHER.search(own.question))
    bare = _in_sum(own) or (not own.mentions and own.operation in (Operation.VALUE, Operation.TOTAL))
    plain = own.measures == (Measure.SHARE,) and bare and not own.unknown
    amounts = earlier.measures == (Measure.AMOUNT,) and earlier.operation in _COMPARED and len(_things(earlier)) == 1
    summed = told or earlier.operation is Operation.TOTAL or _SUM.search(own.question) or _SUMMED.search(earlier.question)
    if not (plain and amounts and summed) or len(earlier.organisations) < 2 or (len(own.organisations) > 1 and not together):
        return None
    whose = own.organisations or (earlier.organisations[:1] if _EACH.search(own.question) else ())
    if not whose or not set(whose) <= set(earlier.organisations):
        return None
    sides = two_sides(earlier).sides
    summed_up = earlier.organisations[: sides.first] if sides and not sides.in_all else ()  # which was set against another
    whom = tuple(dict.fromkeys((*whose, *(summed_up if set(whose) < set(summed_up) else earlier.organisations))))
    weighed = replace(earlier, question=own.question, about=own.about, operation=Operation.TOTAL, measures=(Measure.SHARE,))
    some = together and len(whose) < len(whom)
    weighed = with_sides(weighed, part_of_all(len(whose))) if some else replace(weighed, sides=None)
    return replace(weighed, organisations=whom, chosen=None, own=())


def _of_one_side(query: Query) -> Query:
    """A question for both totals, which are one number by what they are (收支总计), as one for that of what went out."""
    totals = [row for row in query.rows if row.keys(None)[:1] in _TOTALS]
    both = len(totals) == len(query.rows) == len(_TOTALS)
    return replace(query, mentions=tuple(totals[-1:])) if both else query


def _whom(own: Query, meant: Sequence[Query]) -> tuple[str, ...]:
    """Whom a comparison is about: those named now beside the one before, or all of whom the same was asked in turn."""
    if own.organisations:
        chosen = len(own.organisations) > 1 and _ONE_OF.search(own.question)
        return own.organisations if chosen else tuple(dict.fromkeys((*meant[0].organisations, *own.organisations)))
    alike = [one for one in meant if _named(one) == _named(meant[0]) and one.measures == meant[0].measures]
    return tuple(dict.fromkeys(name for one in reversed(alike) for name in one.organisations))


def _named(query: Query) -> list[str]:
    return [mention.text for mention in query.rows]


def _things(query: Query) -> list[list[Mention]]:
    return things_of(query.question, query.mentions, weighed=True)
