"""All that comes in or goes out: what stands for it where a question names no part, and what is carried over."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from retrieval.understanding.chosen.selection import Of
from retrieval.understanding.cues import BY_FIGURES, CHANGES, RANKING, Measure, Operation, overall_in
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query, Relation
from retrieval.understanding.reckoned.formula import formula_of
from retrieval.understanding.reckoned.things import INSIDE, inside
from retrieval.understanding.within import part_named

WITH_BALANCES = {"income_of_year": "total_income", "expenditure_of_year": "total_expenditure"}
"""What comes in or goes out in a year -> the same with what is carried over."""
_BOTH_TOTALS = ("total_change", "total_change_rate")
_TOLD_AS = {
    "income_of_year": ("total_income", "fiscal_income"),
    "expenditure_of_year": ("total_expenditure", "general_budget_expenditure"),
    "total_income": ("fiscal_income",),
    "total_expenditure": ("general_budget_expenditure",),
}
_WITH_BALANCE = "总计"
"""How forms call what came in or went out with its balance; 总支出 some reports call so in their text, and mean either."""
_DIRECTIONS = {"收入": "income_of_year", "支出": "expenditure_of_year"}
SPENT_IN_YEAR = "expenditure_of_year"
ALL_SPENT = frozenset({SPENT_IN_YEAR, WITH_BALANCES[SPENT_IN_YEAR]})
ALL_MONEY = frozenset({*WITH_BALANCES, *WITH_BALANCES.values()})
"""All that comes in or goes out, by its names in the catalogue."""
ECONOMIC = "economic_"
"""How the names begin that the catalogue gives to items of the economic classification."""
_CLASSIFIED = (ECONOMIC, "functional_")
_CHANGED = "_change"
_PROJECTS = "project_expenditure"
_OF_STAFF = (f"{ECONOMIC}301", f"{ECONOMIC}303")
_ITEMS_OF = {
    "operating": (ECONOMIC,),
    "personnel": _OF_STAFF,
    "general_budget_basic": (ECONOMIC,),
    "basic_expenditure": (ECONOMIC,),
}
_RUNNING = ("vehicle_fuel", "vehicle_repair", "vehicle_insurance", "vehicle_tolls")
_COSTS_OF_CARS = {"vehicles_final": ("vehicle_purchase", "vehicle_running", *_RUNNING), "vehicle_running_final": _RUNNING}
_THREE_PUBLIC = ("overseas_", "vehicles_final", "vehicles_budget", "vehicle_", "reception_")
_PARTS_OF = {
    **_ITEMS_OF,
    "basic_expenditure": (ECONOMIC, "personnel", "operating"),
    SPENT_IN_YEAR: (ECONOMIC, "personnel", "operating", "basic_expenditure", _PROJECTS, "functional_"),
    "three_public_final": _THREE_PUBLIC,
    "three_public_budget": _THREE_PUBLIC,
    "procurement": ("procurement_",),
    "procurement_budget": ("procurement_",),
    "vehicles_total": ("vehicles_",),
}
"""How the ids begin of what is a part of a whole."""
_ITEM, _CLASS = re.compile(rf"{ECONOMIC}\d{{5}}"), len(f"{ECONOMIC}302")  # items, and how long the names of classes are
_INCOMES = tuple(f"{sort}_income" for sort in ("fiscal", "superior_subsidy", "business", "operating", "subordinate", "other"))
_OF_YEAR, _ALL_THAT_IS_SPENT = "本年支出合计", "总支出"
"""What is spent in a year, and the words for it that a budget has too."""
_SHARED_WHOLES = (
    (("procurement_goods", "procurement_works", "procurement_services", "sme_contracts", "micro_contracts"), "政府采购支出总额"),
    (("personnel", "operating"), "基本支出"),
    (_THREE_PUBLIC, "三公经费"),
    (("self_evaluation_",), "绩效自评项目数"),
    (_INCOMES, "本年收入合计"),
    (("general_budget_basic", "general_budget_project"), "一般公共预算财政拨款支出"),
    (("basic_expenditure", "project_expenditure", "functional_"), _OF_YEAR),
)
"""What things are parts of that are asked for side by side, or a share of one alone, without it."""
COUNTED_AMONG = {"vehicles_kept": "vehicles_total"}
"""What a thing is counted among."""
_WHICH_ITEM, _LAST_YEAR = re.compile(r"的?(?:哪一?[项个]|哪些|的)?$"), re.compile(r"上一?年|去年|前一年")
_ACCOUNTS, _MOVED = re.compile(r"科目|[预决]算[里中].{0,6}哪一?[类款项]", re.DOTALL), re.compile(r"[增降减涨升跌]|变[化动]")
_WHOLE_BUDGET = ("general_budget", "expenditure_of_year", "total_expenditure")
"""How the ids begin of what all accounts together are."""
SOME_PROJECTS = re.compile(r"(?<!第)[两三四五六七八九十\d]个(?:绩效|自评)*项目")
"""五个项目花了多少 is about those, and not about all spending."""
_LEFT, _BEGUN_WITH = "closing_balance", "opening_balance"
_BEGINNINGS = ((_BEGUN_WITH,), ("fiscal_opening_balance",))


def overall(query: Query, before: str) -> Query:
    """Spending or income as a whole, where the question names no part of it (谁花得多)."""
    chosen = query.chosen if query.operation is Operation.TEXT else None  # 支出最多的前三类是哪些
    of_order = chosen is not None and (chosen.of is Of.PLACES or query.asks_whom)
    told = query.rows or not (query.operation in BY_FIGURES or of_order)
    listed = query.section and not (query.asks_whom and (of_order or query.operation in RANKING))  # 哪些单位支出高于平均
    other = query.unnamed.strip("占") and not (query.operation is Operation.CHECK and "%" in query.unnamed)  # 收入下降1.8%，对吗
    if told or query.leftovers or other or listed:
        return query
    place = part_named(query.question)  # 收入支出总表里支出最多的 asks for spending
    named_here = overall_in(place[1] if place else query.question)
    relative = CHANGES | ({Measure.SHARE} if len(query.organisations) > 1 else set())  # 花多少？比上年多了吗. 乙是甲的几成
    leans = query.operation is not Operation.VALUE or not relative.isdisjoint(query.measures)
    whole = named_here or (SPENT_IN_YEAR if query.own_roles or _orders_accounts(query) else overall_in(before) if leans else None)
    if not whole or Measure.SCORE in query.measures:
        return query
    if whole == WITH_BALANCES[SPENT_IN_YEAR] and "项目" in query.about:
        whole = _PROJECTS
    placing = (mention for mention in query.mentions if not overall_in(mention.text))
    return replace(query, mentions=(*placing, Mention("", 0, 0, _whole_meanings(whole, query))))


def of_some_projects(query: Query) -> Query:
    """五个项目一共花了多少 is about those: neither all spending nor that on all projects stands for it."""
    some = SOME_PROJECTS.search(query.about)
    spent = ALL_SPENT | {_PROJECTS}
    named = [row for row in query.rows if row.printed or spent.isdisjoint(row.keys(None)[:1])]
    if some is None or named or not query.rows or query.operation not in BY_FIGURES:
        return query
    return replace(query, mentions=(), leftovers=(*query.leftovers, some[0]))


def _orders_accounts(query: Query) -> bool:
    """Whether the accounts of a report are set in order (哪个科目的预算最大)."""
    ordered = query.operation in RANKING or (query.chosen is not None and query.chosen.of in (Of.PLACES, Of.BEYOND))
    by_size = query.measures == (Measure.AMOUNT,) and not _MOVED.search(query.about)
    return ordered and by_size and len(query.organisations) == 1 and bool(_ACCOUNTS.search(query.about))


def _whole_meanings(whole: str, query: Query) -> tuple[Meaning, ...]:
    """All that comes in or goes out; how it changed may be told with what is carried over, or of the appropriations alone."""
    changed = not CHANGES.isdisjoint(query.measures)
    keys = (whole, *_TOLD_AS.get(whole, ())) if changed else (whole,)
    return tuple(Meaning(None, key) for key in keys)


def with_whole(query: Query) -> Query:
    """The query with all that comes in or goes out by its name, where it names no part of it (预算一共多少); else as it is."""
    whole = overall(query, "") if not query.mentions else query
    named = ((mention, catalogue().by_id("".join(mention.keys(None)[:1]))) for mention in whole.mentions)
    return replace(query, mentions=tuple(replace(m, text=m.text or known.name) if known else m for m, known in named))


def as_a_whole(query: Query) -> Query | None:
    """The query for all that comes in or goes out, where it names no more than that (收入), though a column is headed so."""
    if len({mention.text for mention in query.mentions}) != 1 or query.narrowing:
        return None
    first = query.mentions[0]
    key, moved, by_rate = next(iter(first.keys(None)), "").partition(_CHANGED)
    if moved and CHANGES.isdisjoint(query.measures):  # 支出增幅 is no amount
        query = replace(query, measures=(Measure.CHANGE_RATE if by_rate else Measure.CHANGE_AMOUNT,))
    changed = any(name.startswith(key + _CHANGED) for name in first.keys(None))
    named = first.text.removesuffix("总额").removesuffix("预算").removeprefix("年")
    changes = query.years.named or not CHANGES.isdisjoint(query.measures)
    if changes:  # how the sum of the year changed is often told with what is carried over
        named = named.removeprefix("本年").removesuffix("合计")
    whole = _DIRECTIONS.get(named, "" if first.printed and not changed else key)
    if whole not in WITH_BALANCES:
        return None
    meanings = dict.fromkeys((*_whole_meanings(whole, query), Meaning(None, WITH_BALANCES[whole])))
    return replace(query, mentions=(replace(first, meanings=tuple(meanings)),))


def with_both_totals(query: Query) -> Query:
    """How all that comes in or goes out changed, as the change of both totals together (收、支总计), where that alone is told."""
    if CHANGES.isdisjoint(query.measures) or len(query.organisations) != 1:
        return query
    both = tuple(Meaning(None, key) for key in _BOTH_TOTALS)
    return replace(query, mentions=tuple(replace(one, meanings=(*one.meanings, *both)) for one in query.mentions))


def carried_over(query: Query) -> Query:
    """What was left last year as what this year began with, which a report prints."""
    begun_with = any(m.keys(None)[:1] in _BEGINNINGS and _LAST_YEAR.search(m.text) for m in query.mentions)
    if begun_with and query.years.offset == -1 and not query.years.asked:
        return replace(query, years=replace(query.years, offset=0))  # 从上年结转 names what this year began with
    left = [mention for mention in query.mentions if mention.keys(None)[:1] == (_LEFT,)]
    changed = not CHANGES.isdisjoint(query.measures)
    if not left or changed or query.years.offset != -1 or query.years.asked:
        return query
    begun = tuple(replace(m, meanings=(Meaning(None, _BEGUN_WITH),)) if m in left else m for m in query.mentions)
    return replace(query, mentions=begun, years=replace(query.years, offset=0))


def of_spending(query: Query) -> Query:
    """A share of 总支出, or its rest, as one of what was spent in the year, where that is printed: the balance is not spent."""
    formula = formula_of(query)
    if Measure.SHARE not in query.measures and not (formula and formula.relation is Relation.REST):
        return query
    own = {total: Meaning(None, year) for year, total in WITH_BALANCES.items()}
    keys = [None if m.printed and _WITH_BALANCE in m.text else next(iter(m.keys(None)), None) for m in query.mentions]
    wholes = {text: Meaning(None, year) for text, year in _DIRECTIONS.items() if len(keys) > 1}
    meant = [own.get(key) if key else wholes.get(m.text) for key, m in zip(keys, query.mentions, strict=True)]
    told = zip(query.mentions, meant, strict=True)
    return replace(query, mentions=tuple(replace(m, meanings=(first, *m.meanings)) if first else m for m, first in told))


def item_within(query: Query) -> Query:
    """An item without the whole within which it is asked for and always stands (公用经费里办公费, 公车费用其中运行维护费)."""
    rows = query.rows
    told = Measure.SHARE not in query.measures and query.operation in (*RANKING, Operation.VALUE)
    if len(rows) != 2 or not told or formula_of(query):
        return query
    spoken_before = rows[0].start > rows[1].start  # in a question before: 其中加油多少
    between = _WHICH_ITEM.sub("", query.question[0 if spoken_before else rows[0].end : rows[1].start])
    within = is_item_of(rows[1], rows[0]) or _is_cost_of_cars(rows[1], rows[0])
    if not within or between not in INSIDE:
        return query
    return replace(query, mentions=tuple(mention for mention in query.mentions if mention is not rows[0]))


def is_economic(mention: Mention) -> bool:
    """Whether a thing is first of all an item of the economic classification, by what the catalogue calls it."""
    return "".join(mention.keys(None)[:1]).startswith(ECONOMIC)


def is_item_of(item: Mention, whole: Mention) -> bool:
    """Whether an item of the economic classification always stands within 人员经费, 公用经费 or 基本支出."""
    part, of = ("".join(mention.keys(None)[:1]) for mention in (item, whole))
    return part.startswith(_ITEMS_OF.get(of, ())) and not (of == "operating" and part.startswith(_OF_STAFF))


def _is_cost_of_cars(part: Mention, whole: Mention) -> bool:
    """Whether a word can mean a part of what cars or their running cost (维修), where the whole of it was named before."""
    return any(key.startswith(_COSTS_OF_CARS.get(of, ())) for of in whole.keys(None)[:1] for key in part.keys(None))


def is_in_basic(part: Mention) -> bool:
    """Whether a thing is a part of 基本支出, in which its share is taken where no whole is named."""
    return "".join(part.keys(None)[:1]).startswith(_PARTS_OF["basic_expenditure"])


def is_part_of(part: Mention, whole: Mention) -> bool:
    """Whether one thing is a part of another, by what the catalogue calls both."""
    own, of = ("".join(mention.keys(None)[:1]) for mention in (part, whole))
    if of == "operating":
        return is_item_of(part, whole)
    below = (f"{of}_", *_PARTS_OF.get(of, ()), *((of,) if of.startswith(_CLASSIFIED) else ()))
    return bool(own and of) and own != of and own.startswith(below)


def means_all_money(mention: Mention) -> bool:
    """Whether an everyday word stands for all that comes in or goes out (一共花了多少钱)."""
    return not mention.printed and "".join(mention.keys(None)[:1]) in ALL_MONEY


def without_own_whole(things: list[Mention]) -> list[Mention]:
    """Things asked about in turn without the first where all others are parts of it, which no sum may count twice."""
    whole, *parts = ("".join(thing.keys(None)[:1]) for thing in things) if things else ("",)
    return things[1:] if len(parts) > 1 and all(part.startswith(_PARTS_OF.get(whole, ())) for part in parts) else things


def summed_once(query: Query) -> Query:
    """Things to be added up, of which none holds another by an everyday word: the 工资 beside 津贴 and 奖金 is 基本工资."""
    if query.operation is not Operation.TOTAL:
        return query
    return replace(query, mentions=tuple(_beside_parts(mention, query.rows) for mention in query.mentions))


def _beside_parts(mention: Mention, rows: Sequence[Mention]) -> Mention:
    """A thing that holds another, as the part of it that its word means too; as it is where it holds none or means no part."""
    if mention.printed or not any(is_part_of(row, mention) for row in rows if row is not mention):
        return mention
    other = (replace(mention, meanings=mention.meanings[at:]) for at in range(1, len(mention.meanings)))
    return next((one for one in other if is_part_of(one, mention)), mention)


def shared_whole(keys: Collection[str]) -> str:
    """What the things of these names in the catalogue are all parts of; '' where nothing is known to be."""
    return next((name for parts, name in _SHARED_WHOLES if keys and all(key.startswith(parts) for key in keys)), "")


def side_by_side(one: Mention, other: Mention) -> bool:
    """Whether two things stand beside each other in one whole (电费 and 水费), so that neither is a share of the other."""
    ids = ["".join(mention.keys(None)[:1]) for mention in (one, other)]
    apart = ids[0] != ids[1] and not (is_part_of(one, other) or is_part_of(other, one))
    items = all(map(_ITEM.fullmatch, ids)) and ids[0][:_CLASS] == ids[1][:_CLASS]
    return apart and (items or bool(shared_whole(ids[:1]) and shared_whole(ids)))


def of_whole_budget(query: Query, besides: str = "") -> bool:
    """Whether a question names nothing, or but the whole that accounts are parts of, `besides` the words that were understood."""
    ids = (row.keys(None)[:1] for row in query.rows if row.text not in besides)
    return all(key and key[0].startswith(_WHOLE_BUDGET) for key in ids)


def named_once(query: Query) -> Query:
    """A thing weighed with the whole in which it stands (三公里接待费占三公多少): the whole is then named but once."""
    rows = query.rows
    if Measure.SHARE not in query.measures or len(rows) != 3 or rows[0].keys(None)[:1] != rows[2].keys(None)[:1]:
        return query
    if not rows[0].keys(None) or not inside(query.question, rows[0], rows[1]):
        return query
    return replace(query, mentions=tuple(mention for mention in query.mentions if mention is not rows[0]))
