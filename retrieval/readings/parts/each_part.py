"""All parts of one thing, where a question asks for the share or the amount of each (三公各部分占比, 包括哪几项，各多少)."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.understanding.chosen.selection import Of, Selection
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import things_named
from retrieval.understanding.reckoned.wholes import is_part_of, overall
from retrieval.understanding.within import part_named

_SHARE_OF_EACH = re.compile(r"[各每]个?(?:部分|项|块|类|分项|组成)")
_EACH_OF_IT = re.compile(r"(?:支出)?(?:[决预]算数?)?的?(?:里|里面|中|当中)?的?[各每]个?(?:分?项(?!目)|部分|类)")
_AMOUNT_OF_EACH = re.compile(
    r"哪(?:几|些)个?[项类块部笔](?:分|构成|组成)?[\u4e00-\u9fff]{0,6}?(?:各|分别)(?:自|项)?[是有为花]*多少"
    r"|(?:包括|包含|由)哪些.*(?:各|分别)[是有为花]*多少"
    r"|各个?(?:分?项|部分|构成|类(?!别)|(?:功能)?(?:分类)?科目)(?:的?(?:金额|支出|预算|决算|数额?))?"
    r"(?:(?:各|分别|都)?[是有为花了]*多少(?!%|百分)|(?<=[科类]目支出)(?:情况|明细|金额)?$)"
)
_EACH_ASKED = re.compile(r"(?:分别|各自?)(?:都|又|[是有为花用了]|支出|发生|安排)*多少(?:钱|[万亿]?元)?呢?$")
"""三公分别花了多少, where one thing alone is named of which the catalogue knows the parts."""
_EACH_BODY = re.compile(r"[各每]个?(?:下属|所属|二级)?(?:预算)?(?:单位|部门|机构)(?!.*最)")
_MADE_UP = re.compile(
    r"(?<![机单])的?(?:构成|结构|组成)(?:情况)?(?:呢|[是有]?(?:什么|怎么?样的?|如何|多少|哪些))?$"
    r"|由(?:哪[些几两二三四五六]|[几多][少个项块类]|什么)[^，。]{0,4}(?:构成|组成)的?$"
)
_MONEY = r"(?:\d{4}年度?|全年|今年|本年|一年)?的?(?:所有|全部)?的?(?:总?收入(?:合计|总额)?|钱|资金|经费)"
_WHENCE = r"(?:哪[里儿些]?|什么|何)(?:地方|渠道|方面)?"
_SOURCES = re.compile(
    rf"{_MONEY}(?:都|主要|一般|全|是)*(?:从|打|由|靠){_WHENCE}(?:来|拿|得)?到?的?"
    rf"|{_MONEY}的?(?:都|主要|具体)*(?:来源于?|来自)(?:都|主要|[是有为])*(?:{_WHENCE})?"
)
"""钱都从哪里来, 收入主要来源是什么: where all that came in comes from."""
_BESIDES = re.compile(r"除[了去开]?.{2,12}?(?:之?外|以外)?[，,]?.{0,8}(?:还|又|另外|其[他余]).{0,4}(?:什么|哪|别的|其[他它])")
"""除了工资福利还有什么 asks for the other parts of what it is a part of."""
_PLACE_IN = re.compile(r"(?:里头?|里面|中|当中)(?:能|又|可以)?(?:排|是)(?:在|名)?第几")
_INCOME_PARTED = "收入构成"
_MONEY_WORDS = ("钱", "资金", "经费", "总体", "全部", "整体")
_INCOME = Mention("", 0, 0, (Meaning(None, "income_of_year"),))
_LISTS = (Operation.VALUE, Operation.TEXT, Operation.DEFINITION)
_IN_ORDER = re.compile(r"[从由][高大多低少小]到|排(?:[个一]?[下序名队]|列)|依次")
_FIRST_ALONE = re.compile(r"最|哪一?[个项类笔块]|谁|第[一二三四五六七八九十几]|前[一二三四五六七八九十几\d]")
_ALL_OF_LEVEL = re.compile(
    r"(?:哪些|哪几个?|(?:几|多少)个?)[类款项]级(?:支出)?科目(?=呢?$)|[类款项]级(?:支出)?科目(?:都|分别|一共|共)*(?:[有是]|包括)(?:哪些|哪几个|(?:几|多少)个)"
)
_SPENT = re.compile(r"^(?:全?年|本年)?支出$")
_PLAIN = ((Measure.AMOUNT,), (Measure.COUNT,), (Measure.AMOUNT, Measure.COUNT))
ALL_PARTS, EVERY = (1, 30), (1, 999)
"""The places of all parts in their order, and where they are counted."""
_CARS, _CAR_COSTS = ("vehicles_final", "vehicles_budget"), ("vehicle_purchase_final", "vehicle_running_final")
_THREE_PUBLIC = ("overseas", "vehicles", "reception")
_PROCUREMENT = ("procurement_goods", "procurement_works", "procurement_services")


def asks_amounts(query: Query) -> bool:
    """Whether the amount of each part of one thing is asked for."""
    plain = query.rows and query.measures in ((Measure.AMOUNT,), (Measure.COUNT,)) and not query.section
    made_up = _MADE_UP.search(query.about) if plain else None
    each = made_up or _AMOUNT_OF_EACH.search(query.question) or _each_of_known(query)
    listed = each and query.operation in _LISTS and len(query.roles) < 2
    return bool(listed and query.rows) and len(query.organisations) == 1 and len(things_named(query)) == 1


def _by_size(query: Query) -> Query:
    """The rows of a form by their amounts, where it is asked which has the largest share in all (支出决算表里什么占得最多)."""
    form = part_named(query.about) if query.operation in RANKING and query.measures == (Measure.SHARE,) else None
    table = form is not None and form[0].titles is not None and re.search("表|分类", form[0].words)
    alone = form is not None and table and not any(row.text in form[1] for row in query.rows)
    return replace(query, measures=(Measure.AMOUNT,)) if alone and len(query.organisations) == 1 else query


def _in_order(query: Query) -> Query:
    """All parts of one thing, where they are to be put in order and not the first alone is asked for (公用经费各项从高到低)."""
    ordered = query.operation in RANKING and query.measures == (Measure.AMOUNT,) and query.chosen is None
    alone = ordered and len(query.organisations) == 1 and len(things_named(query)) == 1
    asked = _IN_ORDER.search(query.about) and not _FIRST_ALONE.search(query.about)
    named = alone and asked and (query.rows or part_named(query.about))
    return replace(query, chosen=Selection(Of.PLACES, ALL_PARTS)) if named else query


def _of_level(query: Query) -> Query:
    """All accounts of a level, where a question asks which there are or how many (有哪些款级科目)."""
    listed = _ALL_OF_LEVEL.search(query.question) if query.operation in _LISTS else None
    if listed is None or query.chosen is not None or len(query.organisations) != 1 or query.measures not in _PLAIN:
        return query
    counted = "哪" not in listed[0]
    chosen = Selection(Of.PLACES, EVERY if counted else ALL_PARTS, counted=counted)
    mentions = query.mentions if query.names_own and not _SPENT.search("".join(row.text for row in query.rows)) else ()
    ordered = replace(query, operation=Operation.HIGHEST, measures=(Measure.AMOUNT,), chosen=chosen)
    return replace(ordered, mentions=mentions, leftovers=(), narrowing=(), unnamed="")


def _each_of_known(query: Query) -> bool:
    """Whether 分别 can but mean the parts that the catalogue knows of the one thing asked about, of one year."""
    told = _EACH_ASKED.search(query.question) and len(query.years.asked) < 2
    return bool(told and query.rows and known_parts(query))


def each_part(query: Query) -> Query:
    """The parts of the one thing that a question names: by the catalogue where it knows them, else in the order of their size.

    各单位有多少人 asks for that of each body of the one organisation that is named.
    """
    if query.asks_own_bodies and _EACH_BODY.search(query.about) and query.chosen is None:
        return replace(query, measures=(Measure.AMOUNT,), chosen=Selection(Of.PLACES, ALL_PARTS))
    query = _of_level(_in_order(_by_size(_of_all(_placed_within(_besides(query))))))
    one = len(query.organisations) == 1 and len(things_named(query)) == 1
    weighed = Measure.SHARE in query.measures and query.operation is Operation.VALUE
    shares = one and weighed and _SHARE_OF_EACH.search(query.question)
    if one and not weighed and (parts := _each_of_it(query)):
        return replace(query, mentions=parts)
    if not (shares or asks_amounts(query)):
        return query
    query = of_made_up(query)
    if parts := () if shares else known_parts(query):
        return replace(query, operation=Operation.VALUE, measures=(Measure.AMOUNT,), mentions=parts)
    measures = query.measures if shares else (Measure.AMOUNT,)
    return replace(query, operation=Operation.HIGHEST, measures=measures, chosen=Selection(Of.PLACES, ALL_PARTS))


def _each_of_it(query: Query) -> tuple[Mention, ...]:
    """The known parts of the thing that a question names, where it asks what it asks of each of them (三公经费各项的完成率)."""
    row = query.rows[0] if query.operation is Operation.VALUE and len(query.rows) == 1 else None
    if row is None or not _EACH_OF_IT.match(query.question, row.end):
        return ()
    return known_parts(query if Measure.AMOUNT in query.measures else replace(query, roles=()))  # 预算 names what a rate is of


def asks_all_parts(query: Query) -> bool:
    """Whether all parts of one thing are asked for in the order of their size, as `each_part` reads it."""
    every = query.chosen is not None and query.chosen.of is Of.PLACES and query.chosen.places in (ALL_PARTS, EVERY)
    return query.operation is Operation.HIGHEST and every


def of_made_up(query: Query) -> Query:
    """The query for a thing alone that a question asks the 构成 of, a word that is the name of nothing."""
    narrowing, leftovers = (tuple(w for w in words if not _MADE_UP.fullmatch(w)) for words in (query.narrowing, query.leftovers))
    return replace(query, narrowing=narrowing, leftovers=leftovers)


def _besides(query: Query) -> Query:
    """What a whole is made up of, where it is asked what there is beside one part of it."""
    if not _BESIDES.search(query.about) or len(query.organisations) != 1:
        return query
    pairs = ((whole, part) for whole in query.rows for part in query.rows if whole is not part and is_part_of(part, whole))
    whole = next((pair[0] for pair in pairs), _INCOME if "收入" in query.about else None)
    if whole is None:
        return query
    return _parted(replace(query, apart=()), whole)


def _placed_within(query: Query) -> Query:
    """What a whole is made up of, where it is asked which place a part has in it (劳务费在公用经费里排第几)."""
    rows = [row for row in query.rows if row.text]
    if len(rows) != 2 or len(query.organisations) != 1 or not _PLACE_IN.match(query.question, rows[1].end):
        return query
    within = query.question[rows[0].end : rows[1].start] == "在"
    return _parted(replace(query, apart=(), chosen=None), rows[1]) if within else query


def _parted(query: Query, whole: Mention) -> Query:
    """The question as one for what a whole is made up of, whatever else its words may ask."""
    plain = replace(query, operation=Operation.VALUE, measures=(Measure.AMOUNT,), section=None, about=_INCOME_PARTED)
    return replace(plain, mentions=(whole,), leftovers=(), narrowing=(), unnamed="")


def _of_all(query: Query) -> Query:
    """What all income or spending is made up of, where nothing else is named (支出结构, 钱从哪来)."""
    if _SOURCES.fullmatch(query.about.strip("\n呢？?")):
        return _parted(query, _INCOME)
    if query.rows or query.section or not _MADE_UP.search(query.about) or query.operation not in _LISTS:
        return query
    if any(not _MADE_UP.search(word) and word not in _MONEY_WORDS for word in query.leftovers):
        return query  # 医疗类支出由哪几项构成 is not about all of it
    whole = overall(replace(query, operation=Operation.VALUE, leftovers=(), narrowing=(), unnamed=""), "")
    return whole if whole.rows else query


def known_parts(query: Query) -> tuple[Mention, ...]:
    """The parts of 三公经费 and of what is procured, which not every report has in rows of a form."""
    key = next(iter(query.rows[0].keys(None)), "")
    role = "budget" if query.roles == (Role.BUDGET,) or key.endswith("_budget") else "final"
    ids = [f"{part}_{role}" for part in _THREE_PUBLIC] if key.startswith("three_public") else []
    ids = list(_PROCUREMENT) if key == "procurement" else ids
    known = filter(None, map(catalogue().by_id, ids))
    return tuple(Mention(indicator.name, 0, 0, (Meaning(None, indicator.id),)) for indicator in known)


def parts_within(name: str) -> tuple[Mention, ...]:
    """The parts of one of the three, by the name that the catalogue gives it: cars are bought and run."""
    cars = any(one is not None and one.name == name for one in map(catalogue().by_id, _CARS))
    known = filter(None, map(catalogue().by_id, _CAR_COSTS)) if cars else ()
    return tuple(Mention(indicator.name, 0, 0, (Meaning(None, indicator.id),)) for indicator in known)
