"""Plans and what became of them: which of the two a question means, and when it sets one against the other."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extraction.indicators import catalogue
from extraction.numbers import Amount
from extraction.report import Role
from retrieval.understanding.chosen.limits import bounds
from retrieval.understanding.chosen.selection import HOW_MANY, Of, Pairing, Selection
from retrieval.understanding.cues import RANKING, Measure, Operation, against_budget_in
from retrieval.understanding.named.leftovers import is_measure
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.all_spent import is_all_spent, of_all_before
from retrieval.understanding.reckoned.things import agreed_meaning, things_named
from retrieval.understanding.reckoned.wholes import SPENT_IN_YEAR, WITH_BALANCES

_MOVED_AGAINST = re.compile(
    r"[比较](?:年初|全年)?预算数?(?:增加|减少|下降|增长|上升|降低|[多少高低超])(?:支|出)?了?(?:一?些|一?点|很多|不少|[是为]?\d[\d.]*[万亿]?元?)?[，,]?(?:是?[对真][吗不的]|是吗|属实|没错)"
)
_MORE_OR_LESS = re.compile(r"还是少|还是多|[多少]了没|[多少]了吗|超")
_SAME = re.compile(r"一样|一致|相等|相同|等于")
_TOLD_TWICE = re.compile(r"表|说明|文字|文里")
_SIDE_BY_SIDE = re.compile(r"预算数?[、和与及跟比较]\w{0,2}决算|决算数?[、和与及跟比较]\w{0,2}预算")
_OF_ACCOUNT = re.compile(r"(?:这个|这一)?(?:科目|编码|代码)?的?")
_FIXED = re.compile(r"定了多少|定的是多少|定多少")
_ARRANGED = re.compile(r"安排了?(?:多少)?支出")
"""用卖地的钱安排了多少支出 asks what was spent, where neither budget nor plan is spoken of."""
_PLANNED = re.compile(r"预算|年初|计划|打算|拟")
_REALLY = re.compile(r"实际(?:花|用|支出|发生|开支)")
_SPENT_OF_STATED = re.compile(r"预算[数额是为]*\d[\d.]*[万亿]?元?[\n，,]*[花用][了掉去]*(?:多少|几|没)")
"""公务接待费预算0.95万元，谁花了多少 knows the budget."""
_BEYOND = re.compile(
    r"(?:决算|实际|支出|花|用)[数得]{0,2}(?:比|较)(?:年初)?预算[数的]?(?:花|用|支出)?得?[多高大](?!少)"
    r"|(?:决算|实际|支出|花|用).{0,4}(?:超|[高大多]于).{0,4}预算|[花用]得?比(?:年初)?预算[多高]|超(?:支|预算|了预算|出预算|过(?:年初|全年)?预算|额完成了?预算)"
)
_SHORT = re.compile(
    r"决算.{0,3}[低小少]于.{0,4}预算|(?:没有?|未)能?(?:完成|[花用]完|[花用]光)了?(?:年初|全年)?预算"
    r"|预算.{0,4}(?:没有?|未)能?[花用][完光]"
)
_KEPT_BEST = re.compile(
    r"预算(?:执行|完成)(?:情况|进度|率|比例|程度)?(?:得|的)?(?:最|比较|更)?(?P<best>[好高快]|(?P<worst>(?:差(?![多几了距额])|[低慢])))"
)
"""Whose budget was spent best: that part of it which was spent, and no rate of a project."""
_FARTHEST = re.compile("最[多大高狠厉]")
_ADJUSTED = re.compile(r"(?:支出)?全年预算[数额]?")
_WHICH_PROJECT = re.compile(r"哪一?[个些几]个?项目")
_COMPLETION = "general_budget_completion"
_DONE = Mention("", 0, 0, (Meaning(None, _COMPLETION),))
BUDGET_OF_YEAR = "general_budget_initial"
_GENERAL_BUDGET = "general_budget_expenditure"
_PROJECTS = Mention("", 0, 0, (Meaning(None, "project_expenditure"),))
_GENERAL = Mention("", 0, 0, (Meaning(None, _GENERAL_BUDGET),))
_CHANGE_OF_BUDGET = ("_budget_change", "_budget_change_rate")
"""Ends of the names that the catalogue gives to differences between final number and budget."""
_ALL_SPENT = ((SPENT_IN_YEAR,), (BUDGET_OF_YEAR,), (WITH_BALANCES[SPENT_IN_YEAR],))

_TWO_BUDGETS = re.compile(
    r"(?P<later>(?:全年|调整|追加|最终)后?的?(?:总|支出)?预算)[总额数]*(?:和|与|跟|同|比|较|相比)[^，,]{0,4}年初.*(?:[多少高低差增减]|变化)"
)
"""How far the budget of a year is from that of its beginning, which what was spent tells nothing of."""
_UNSPENT = re.compile(
    r"的?(?:预算|钱|资金|经费|里)?(?:还|又|最后)*(?:[有剩余]下?了?)?(?:多少[钱万元]*)?(?:没有?|未)能?(?:[花用]|支出|执行|使用)[完掉出去了]*"
    r"的?(?:钱|资金|经费|预算|部分|额度|金额)*[是有为]?(?:多少[钱万元]*)?[呢\n]*"
)
_BALANCE = "closing_balance"
_MOVED_SINCE = re.compile(r"[比较]\n+(?:一共|实际)?[多少][花收支用拿拨挣]?[了出]*(?:多少|几)")


def really_spent(query: Query) -> Query:
    """What was spent in fact, where a name of the catalogue holds the words that say so (三公实际花了多少)."""
    if query.roles == (Role.BUDGET,) and _ARRANGED.search(query.about) and not _PLANNED.search(query.about):
        return replace(query, roles=())
    spent = not (query.roles or query.own_roles) and _REALLY.search(query.about)
    of_stated = query.roles == (Role.BUDGET,) and _SPENT_OF_STATED.search(query.about)
    return replace(query, roles=(Role.FINAL,)) if spent or of_stated else query


def of_budget(query: Query) -> Query:
    """The amount of a budget (年初预算定了多少), which is no target of a project."""
    fixed = query.measures == (Measure.TARGET,) and query.roles == (Role.BUDGET,) and _FIXED.search(query.question)
    return replace(query, measures=(Measure.AMOUNT,)) if fixed else query


def budget_of_thing(query: Query) -> Query:
    """The budget of the thing named right before it (机关运行经费年初预算是多少), not that of all spending."""
    rows = query.rows
    if len(rows) != 2 or query.operation is not Operation.VALUE or rows[1].keys(None)[:1] != (BUDGET_OF_YEAR,):
        return query
    beside = _OF_ACCOUNT.fullmatch(query.question[rows[0].end : rows[1].start])
    if beside is None or query.measures != (Measure.AMOUNT,) or agreed_meaning(rows, catalogue()):
        return query  # 财政拨款年初预算 is one name of the whole
    roles = (Role.BUDGET, *(role for role in query.roles if role is Role.FINAL))  # 年初预算多少，最后花了多少
    return replace(query, mentions=tuple(one for one in query.mentions if one is not rows[1]), roles=roles)


def adjusted_as_a_whole(query: Query) -> Query:
    """The adjusted budget as a whole, where no thing is named; many reports tell but that of the general budget."""
    named = [one for one in query.mentions if one.keys(None)[:1] not in _ALL_SPENT and not _ADJUSTED.fullmatch(one.text)]
    of_whole = query.budget == "全年" and query.roles == (Role.BUDGET,) and query.mentions and not named and not query.narrowing
    if not of_whole or query.measures != (Measure.AMOUNT,) or query.operation is not Operation.VALUE:
        return query
    whole = (Meaning(None, WITH_BALANCES[SPENT_IN_YEAR]), Meaning(None, _GENERAL_BUDGET))
    return replace(query, mentions=(Mention("", 0, 0, whole),), leftovers=())


def budget_as_a_whole(query: Query) -> Query:
    """The budget of all spending (今年预算多少, 谁的预算最大), of which final accounts tell but that of the general budget."""
    total = WITH_BALANCES[SPENT_IN_YEAR]
    if query.own_roles and {one.keys(None)[:1] for one in query.mentions} <= set(_ALL_SPENT):
        whole = Mention("", 0, 0, (Meaning(None, SPENT_IN_YEAR), Meaning(None, total), Meaning(None, BUDGET_OF_YEAR)))
        return replace(query, mentions=(whole,), own=())
    unnamed = not (query.mentions or query.leftovers or query.unnamed or query.section) and query.operation in RANKING
    if unnamed and query.asks_whom and query.measures == (Measure.COMPLETION,):  # 完成预算超过100%的有哪几家
        return replace(query, mentions=(_DONE,), roles=())
    of_year = [one.keys(None)[:1] for one in query.mentions] == [(BUDGET_OF_YEAR,)]
    if len(query.organisations) > 1 and (of_year or of_all_before(query)):
        query = replace(query, mentions=(Mention("", 0, 0, (Meaning(None, total),)),))
    alone = len(query.mentions) == 1 and not query.mentions[0].text and query.mentions[0].keys(None) == (total,)
    if not (unnamed or alone) or query.roles != (Role.BUDGET,) or query.measures != (Measure.AMOUNT,):
        return query
    return replace(query, mentions=(Mention("", 0, 0, (Meaning(None, total), Meaning(None, BUDGET_OF_YEAR))),))


def budget_kept(query: Query) -> Query:
    """Both numbers and their difference, where it is asked if budget and final number of one thing are the same."""
    rows = {mention.text for mention in query.rows}
    both = len(rows) == 1 and len(query.roles) == 2 and query.operation is Operation.CHECK
    if not both or not _SAME.search(query.about) or _TOLD_TWICE.search(query.about):
        return query
    first = query.rows[0]
    return set_against_budget(replace(query, mentions=(first,)))


def against_budget(query: Query) -> Query:
    """Both numbers and their difference, where a thing is set against its budget (有没有超预算), and not one budget against
    another.
    """
    if query.operation is Operation.DIFFERENCE and (later := _TWO_BUDGETS.search(query.question)):
        return replace(query, mentions=(), leftovers=(later["later"],), narrowing=(later["later"],))
    unnamed = not any(mention.text for mention in query.mentions)  # 支出比预算少了多少
    open_change = query.measures[0] is Measure.CHANGE_AMOUNT and (unnamed or _MORE_OR_LESS.search(query.question))
    if query.operation is Operation.DIFFERENCE and query.measures == (Measure.CHANGE_AMOUNT,) and query.roles == (Role.BUDGET,):
        query = replace(query, operation=Operation.VALUE)  # 比预算省了多少 may be printed as it is
    moved = query.operation is Operation.CHECK and _MOVED_AGAINST.search(query.about)  # 比年初预算增加了，对吗
    plain = query.operation in (Operation.VALUE, Operation.DIFFERENCE) or moved
    asked = plain and (query.measures[0] is Measure.AMOUNT or open_change)
    if not asked or query.own_roles or not against_budget_in(query.question) or len(things_named(query)) > 1:
        return query
    if any(key.endswith(_CHANGE_OF_BUDGET) for mention in query.mentions for key in mention.keys(None)[:1]):
        return replace(query, operation=Operation.VALUE, roles=())  # what is printed of the difference itself
    named = query.mentions or query.leftovers or query.unnamed or query.section or len(query.organisations) > 1
    return set_against_budget(query if named else replace(query, mentions=(_PROJECTS if "项目" in query.about else _GENERAL,)))


def unspent(query: Query) -> Query:
    """Both numbers of an account and their difference, where it is asked how much of it was not spent (行政运行没用完的钱是多少),
    of which no balance tells.
    """
    rows = [row for row in query.rows if row.keys(None)[:1] != (_BALANCE,)]
    account = rows[0] if len(rows) == 1 and rows[0].keys(None)[:1] and (rows[0].codes or rows[0].printed) else None
    asked = query.question[account.end :] if account else ""
    whole = account and account.keys(None)[:1] in (*_ALL_SPENT, (_GENERAL_BUDGET,))
    other = any(word not in asked for word in (*query.leftovers, *query.narrowing))  # 校舍维修没花完的钱 is no 维修费
    if account is None or whole or other or "多少" not in asked or not _UNSPENT.fullmatch(asked):
        return query
    return set_against_budget(replace(query, mentions=(account,), leftovers=(), narrowing=()))


def set_against_budget(query: Query) -> Query:
    """The query for what was spent, what was planned, and the difference; as a whole, of the general budget."""
    spent = (mention.keys(None)[:1] in _ALL_SPENT for mention in query.mentions)
    general = Meaning(None, _GENERAL_BUDGET)
    mentions = tuple(replace(m, meanings=(general,)) if whole else m for m, whole in zip(query.mentions, spent, strict=True))
    both = (Role.FINAL, Role.BUDGET)
    return replace(query, mentions=mentions, operation=Operation.DIFFERENCE, measures=(Measure.AMOUNT,), roles=both)


def stated_difference(query: Query) -> Query | None:
    """The query for a printed difference from the budget, for one that sets a thing against its budget; None for others."""
    if query.operation is not Operation.DIFFERENCE or set(query.roles) != {Role.FINAL, Role.BUDGET}:
        return None
    return replace(query, operation=Operation.VALUE, measures=(Measure.CHANGE_AMOUNT,), roles=(Role.BUDGET,))


def stated_completion(query: Query) -> Query | None:
    """The query for the rate of completion, for one that sets a thing against a budget of which nothing but that is printed."""
    stated = stated_difference(query)
    return replace(stated, measures=(Measure.COMPLETION,), roles=()) if stated else None


def beyond_budget(query: Query) -> Query:
    """Those that completed more of their general budget than all of it, or less, where it is asked who spent beyond it."""
    rows = query.rows
    beyond, short = _BEYOND.search(query.question), _SHORT.search(query.question)
    said = short[0] if short else ""  # 没花完 of a budget is no balance
    rows = [row for row in rows if not (row.text and row.text in said)]
    whole = all(is_measure(m.text) or m.keys(None)[:1] in (*_ALL_SPENT, (_GENERAL_BUDGET,)) for m in rows)
    limits = (one.bound for one in bounds(query.question) if one.bound)
    by_how_much = any(one.unit != "%" or one.value != 100 for one in limits)  # 超预算50万以上
    counted = not query.organisations and HOW_MANY.search(query.question) is not None
    if not (query.asks_whom or counted) or not whole or not (beyond or short) or by_how_much:
        return query
    bound = Amount(Decimal(100), 0, "%")
    words, operation = ("超过100%", Operation.HIGHEST) if beyond else ("不到100%", Operation.LOWEST)
    chosen: Selection | None = Selection(Of.BEYOND, bound=bound, words=words, above=bool(beyond), counted=counted)
    chosen = None if _FARTHEST.search(query.question) else chosen
    return replace(
        query, operation=operation, mentions=(_DONE,), measures=(Measure.COMPLETION,), roles=(), chosen=chosen,
        leftovers=(), narrowing=(),
    )  # fmt: skip


def rates_apart(query: Query) -> Query:
    """The query for how far the rates of several organisations are apart, at which they spent their general budgets."""
    keys = [mention.keys(None)[:1] for mention in query.rows]
    whole = bool(keys) and all(key in (*_ALL_SPENT, (_GENERAL_BUDGET,), (_COMPLETION,)) for key in keys)
    asked = query.operation is Operation.DIFFERENCE and query.measures == (Measure.COMPLETION,)
    if not (whole and asked and len(query.organisations) > 1):
        return query
    rate = replace(query.rows[0], meanings=(Meaning(None, _COMPLETION),))
    return replace(query, mentions=(rate,), measures=(Measure.AMOUNT,), roles=())


def kept_best(query: Query) -> Query:
    """Bodies in the order of what part of their general budget was spent, where no thing is named (预算执行得最好的单位)."""
    best = _KEPT_BEST.search(query.question)
    several = query.asks_whom or len(query.organisations) > 1
    named = not best or any(row.text not in best[0] and not is_measure(row.text) for row in query.rows)
    if best is None or named or not several or "项目" in query.question:
        return query
    order = Operation.LOWEST if best["worst"] else Operation.HIGHEST
    return replace(
        query, operation=order, mentions=(_DONE,), measures=(Measure.COMPLETION,), roles=(), leftovers=(), narrowing=(),
        unnamed="",
    )  # fmt: skip


def orders_budgets(query: Query) -> bool:
    """Whether bodies are put in order by what part of their general budget was spent, and not projects."""
    of_projects = _WHICH_PROJECT.search(query.question)
    completed = [row.keys(None)[:1] for row in query.rows] == [(_COMPLETION,)] and query.measures == (Measure.COMPLETION,)
    return completed and not of_projects


def moved_between(query: Query) -> Query | None:
    """The query for the printed change, for one that sets two years of a thing against each other (2024年跟2023年差多少)."""
    years = sorted(query.years.asked)
    if query.operation is not Operation.DIFFERENCE or len(years) != 2 or years[0] + 1 != years[1] or len(things_named(query)) > 1:
        return None
    later = replace(query.years, asked=(years[1],))
    return replace(query, operation=Operation.VALUE, measures=(Measure.CHANGE_AMOUNT,), years=later)


def moved_since(query: Query) -> Query:
    """The query for the printed change, for one that asks how far a thing moved since the year before (比2023年多花了多少)."""
    asked = query.operation in (Operation.VALUE, Operation.DIFFERENCE) and query.measures == (Measure.AMOUNT,)
    since = query.years.base is not None and len(query.organisations) < 2 and len(things_named(query)) < 2
    if not asked or not since or not _MOVED_SINCE.search(query.about):
        return query
    total, general = (Meaning(None, key) for key in (WITH_BALANCES[SPENT_IN_YEAR], _GENERAL_BUDGET))
    unnamed = query.roles == (Role.BUDGET,) and all(not one.text and total in one.meanings for one in query.mentions)
    mentions = (Mention("", 0, 0, (total, general)),) if unnamed and query.mentions else query.mentions  # as 预算比上年减少
    return replace(query, operation=Operation.VALUE, measures=(Measure.CHANGE_AMOUNT,), mentions=mentions)


def completion_of(query: Query) -> Query:
    """The query for what was spent as a part of what was planned, where no completion rate is printed; an order stays one."""
    both = replace(query, measures=(Measure.AMOUNT,), roles=(Role.FINAL, Role.BUDGET))
    ordered = query.operation in RANKING
    return replace(both, pairing=Pairing.DONE) if ordered else replace(both, operation=Operation.RATIO)


def rates_of_all(query: Query) -> Query | None:
    """An order of what is named by how much of its budget was spent, which reports print of some alone; None for others."""
    named = len(query.organisations) > 1 or len({row.text for row in query.rows}) > 1
    asked = query.operation in RANKING and query.measures == (Measure.COMPLETION,)
    return completion_of(query) if asked and named and query.rows else None


def of_both_roles(query: Query) -> Query:
    """The general budget's spending, planned and made, where budget and final accounts are asked for and nothing else."""
    by_value = query.operation in (Operation.VALUE, Operation.DIFFERENCE)
    spent = [mention for mention in query.mentions if mention.keys(None)[:1] == (SPENT_IN_YEAR,)]
    if of_all_before(query):
        return replace(query, mentions=(_GENERAL,))
    if query.operation is Operation.DIFFERENCE and set(query.roles) == {Role.FINAL, Role.BUDGET} and is_all_spent(query):
        return set_against_budget(replace(query, mentions=(_GENERAL,)))  # 总支出多少？年初预算呢？差多少
    if by_value and spent and query.budget and query.measures == (Measure.AMOUNT,):
        return set_against_budget(query)  # 年初预算两千万，最后花了多少
    both = by_value and bool(_SIDE_BY_SIDE.search(query.question))
    named = query.leftovers or query.unnamed if not query.mentions else any(not is_measure(m.text) for m in query.mentions)
    if not both or named or (not query.mentions and query.operation is Operation.VALUE):
        return query
    return set_against_budget(replace(query, mentions=(_GENERAL,)))
