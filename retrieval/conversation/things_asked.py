"""The things that the questions of a conversation are about, by the words in which they were asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.leftovers import is_measure
from retrieval.understanding.named.lexicon import Mention, indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import inside, names_cell
from retrieval.understanding.reckoned.wholes import ALL_MONEY
from retrieval.understanding.within import part_named, things_meant

SO = r"(?:那|那么|所以)?"
"""What may begin a follow-up."""
SINCE = re.compile(r"[比较跟与和同](?:上一?年|去年|前一?年|同期)|同比")
"""Sets a thing against what it was in the year before."""
_SUM_AND_WHOLE = 3
"""Two parts at least, and the whole in which they are weighed."""
_AMOUNT_ASKED = re.compile(r"(?:[是有为]?(?:多少|几)|[是有为])$")


_WAYS = frozenset({"支出", "收入", "支出决算", "收入决算", "决算支出", "决算收入"})
"""Behind the name of a thing they say which way its money went: 森林资源培育支出决算."""


_COMPLETION, _ENDS = "_completion", ("_final", "_expenditure")
"""What the catalogue calls a rate of spending by, and what was spent."""
_ACCOUNT = re.compile(r"科目|最[大多高小少低]的?一[笔项](?:钱|支出|开支)")
_OF_WHOLE = re.compile(rf"^{SO}(?:它|这笔?|其)?占[了到比]?$")


_WHICH_OF_THEM = re.compile(
    rf"{SO}(?:都|分别|具体|各自?|主要)*(?:[是有叫])?(?:哪(?:[几些]|一)?[个家项]?|谁|(?<=[都别体]是)什么)(?:单位|部门|项目|指标|科目)?[呢啊]?"
)


def completed_thing(thing: Mention) -> str:
    """What the catalogue calls that whose rate of completion a question named; '' for others."""
    rate = next((one for one in indicators_meant([thing], catalogue()) if one.id.endswith(_COMPLETION)), None)
    ids = [f"{rate.id.removesuffix(_COMPLETION)}{end}" for end in _ENDS] if rate else []
    return next((known.name for known in map(catalogue().by_id, ids) if known), "")


def orders_accounts(query: Query) -> bool:
    """Whether all accounts of a report, or all that it spent, are put in order (哪个科目花得最多, 最大的一笔支出)."""
    return query.operation in RANKING and bool(_ACCOUNT.search(query.question))


def asks_which_of_them(question: str) -> bool:
    """Whether a follow-up asks but for those that the question before it counted (是哪几个, 都有谁)."""
    return _WHICH_OF_THEM.fullmatch(question) is not None


def things_named(query: Query) -> list[Mention]:
    """The things that a question names, by words of its own; no measures; of a name and the code beside it, the code."""
    named = [mention for mention in query.rows if mention.text and not is_measure(mention.text)]
    ends = {mention.end for mention in named}
    named = [one for one in named if one.text not in _WAYS or one.start not in ends]
    coded = {edge for mention in named if mention.keys(LabelKind.CODE) for edge in mention.spot}
    return [mention for mention in named if mention.keys(LabelKind.CODE) or coded.isdisjoint(mention.spot)]


def each_once(rows: Sequence[Mention]) -> list[Mention]:
    """Mentions of which none means what one before it does (三公经费一共花了多少 names it twice)."""
    return list({row.keys(None)[:1] or row.text: row for row in reversed(rows)}.values())[::-1]


def spoken_of(query: Query) -> list[Mention]:
    """The things that a question is about: of a share in a whole, the part alone."""
    pair = weighed(query)
    rows = things_named(query)
    if len(rows) == 1 and query.measures == (Measure.SHARE,) and _OF_WHOLE.fullmatch(query.question.partition(rows[0].text)[0]):
        return []  # 占项目支出多少 names the whole alone
    return [pair[0]] if pair else rows


def weighed(query: Query) -> tuple[Mention, Mention] | None:
    """The part and the whole of which a share is asked for (货物占采购总额多少, 人员经费里公积金占几成)."""
    rows = things_named(query)
    if len(rows) != 2 or query.measures != (Measure.SHARE,):
        return None
    if "占" in query.question[rows[0].end : rows[1].start]:
        return rows[0], rows[1]
    return (rows[1], rows[0]) if inside(query.question, rows[0], rows[1]) else None


def column_named(query: Query) -> str:
    """The column of the one row that a question asks for (统战事务的项目支出), other than that of the whole row; else ''."""
    rows = things_named(query)
    cell = query.operation is Operation.VALUE and len(rows) == 2 and names_cell(query.question, *rows)
    return rows[1].text if cell and ALL_MONEY.isdisjoint(rows[1].keys(None)[:1]) else ""


def in_its_column(own: Query, last: Query, said: str) -> str:
    """What a follow-up says of one row, with the column of the row asked about before it behind its name."""
    column, rows = column_named(last), own.rows
    if not column or len(rows) != 1 or rows[0].names_column or column in said or rows[0].text not in said:
        return said
    return said.replace(rows[0].text, f"{rows[0].text}的{column}", 1)


def cells_joined(rows: Sequence[Mention], query: Query) -> list[Mention]:
    """The things that a question names, a row and its column as one thing by both names, a row and its total as the row."""
    if len(rows) != 2 or query.operation is not Operation.VALUE or not names_cell(query.question, *rows):
        return list(rows)
    column = column_named(query)
    return [replace(rows[0], text=f"{rows[0].text}的{column}", end=rows[1].end) if column else rows[0]]


def last_thing(before: Sequence[Query], meant: Sequence[Query]) -> Mention | None:
    """The one thing that was asked about last, by the words in which it was; what was but counted of it (几人) is no other."""
    rows: list[Mention] = []
    for put, whole in zip(before, meant, strict=True):
        rows = cells_joined(spoken_of(put), put) or cells_joined(spoken_of(whole), whole)
        if rows or not whole.rows or any(row.text for row in whole.rows):
            break
    alike = len({row.keys(None)[:1] or row.text for row in rows}) == 1  # 小微企业拿到多少合同 names one thing twice
    return rows[-1] if alike else None


def things_before(before: Sequence[Query]) -> list[Mention]:
    """The things that the last question named side by side, else those of the last questions, one each."""
    orders = [names_nothing_anew(one) for one in before]
    before = before[orders.index(False) :] if False in orders else before
    last = each_once(cells_joined(things_named(before[0]), before[0])) if before else []
    if parts := _weighed_together(before[0], last) if before else []:
        return parts
    beside = len(last) > 1 and len(before[0].organisations) < 2 and before[0].measures in ((Measure.AMOUNT,), (Measure.COUNT,))
    return last if beside else things_in_turn(before)


def things_counted(before: Sequence[Query], count: int) -> list[Mention]:
    """So many things as a question says that it is about (三个加起来), which the last questions named; none for others."""
    told: list[Mention] = []
    for one in before:
        told[:0] = [row for row in each_once(things_named(one)) if row.text not in {other.text for other in told}]
        if len(told) >= count or one.organisations:
            break
    return told if len(told) == count else []


def names_nothing_anew(query: Query) -> bool:
    """Whether a question asks for an order or a sum of what was named before it (奖金多少？津贴呢？哪个多？加起来呢？)."""
    return query.operation in (*RANKING, Operation.TOTAL) and not spoken_of(query) and not query.organisations


def _weighed_together(query: Query, rows: Sequence[Mention]) -> list[Mention]:
    """The parts that a question weighed together in one whole (奖金和津贴占工资福利支出的多少); none for others."""
    if len(rows) < _SUM_AND_WHOLE or query.measures != (Measure.SHARE,):
        return []
    *parts, whole = rows
    between = query.question[parts[-1].end : whole.start]
    return list(parts) if "占" in between else []


def things_in_turn(before: Sequence[Query]) -> list[Mention]:
    """The things that the last questions named, one each, of one organisation, in their order."""
    items: dict[str, Mention] = {}
    for one in before:
        rows = cells_joined(spoken_of(one), one)
        if names_nothing_anew(one):
            continue
        if len(rows) != 1:
            items.update((_in_form(one, rows) or {part.text: part for part in _part_alone(one)}) if items else {})
            break
        items.setdefault(rows[0].text, rows[0])
        if one.organisations:
            break
    return list(items.values())[::-1]


def _in_form(query: Query, rows: Sequence[Mention]) -> dict[str, Mention]:
    """The one thing that a question asked for in a form, with that form (基本支出里的工会经费)."""
    place = part_named(query.about)
    meant = things_meant(query.question, rows) if place and place[0].titles and query.operation is Operation.VALUE else ()
    name = f"{place[0].words}里的{meant[0].text}" if place and len(meant) == 1 else ""
    return {name: replace(meant[0], text=name)} if name else {}


def _part_alone(query: Query) -> list[Mention]:
    """The part of a whole that a question asked for by both names (公用经费里差旅费多少), and of no form."""
    rows, place = [row for row in query.rows if row.text], part_named(query.about)
    plain = len(rows) == 2 and query.operation is Operation.VALUE and not (place and place[0].titles)
    return rows[1:] if plain and inside(query.question, *rows) else []


def is_role(text: str) -> bool:
    """Whether a text asks for a measure or a role alone (年初预算是多少)."""
    return is_measure(text) or is_measure(_AMOUNT_ASKED.sub("", text))


def names_asked(query: Query) -> list[str]:
    """What a question names, by its words, without those for budget and final number beside it."""
    rows = [mention.text for mention in _part_alone(query) or cells_joined(query.rows, query) if mention.text]
    return [name for name in rows if not is_role(name)] or rows
