"""A follow-up for what is left: of a budget, of a thing at the end of the year, of a whole without the part just told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.conversation.beside.ends_of_year import CLOSING
from retrieval.conversation.things_asked import SO, each_once, spoken_of, things_named, weighed
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Lexicon, Mention, indicators_meant, keys_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_SPENT, is_part_of, shared_whole

_UNSPENT = re.compile(
    rf"{SO}(?:一共|还|又)?(?:[节]?[省约]+[下了出]*(?:多少|几)[钱万元]*|[超]了?支?了?(?:多少|几)[钱万元]*"
    r"|(?:还有)?(?:多少)?[没未]有?(?:用|花|执行)[完掉出去]*的?(?:钱|部分)?(?:还?[有是剩])?(?:多少)?[钱万元]*)"
)
"""What was left of a budget, or spent beyond it."""
_LEFT_WITHOUT = re.compile(
    rf"{SO}(?:如果|要是)?把?(?:去掉|除去|除了|扣除|扣掉|剔除|刨去|刨掉|抛去|减去|减掉|不算|不含)(?P<part>[\u4e00-\u9fff]{{2,14}}?)的?(?:这一?[项块部分]+)?"
    r"(?:费用|钱)?(?:以?外|之外|以后|之后|后)?(?:还|又)?(?:剩下?|余下?|有|是|剩余|花了?)*(?:多少|几)[钱万元]*"
)
"""What is left of the thing before without a part of it."""
LEFT = re.compile(
    rf"{SO}(?:到?(?:年末|年底|期末|最后))?(?:还|又)?有?(?:剩下?|剩余|余下|结余|余)了?(?:多少|几)(?:钱|[万亿]?元)?(?:没有?[用花]完?)?呢?"
)
_NOT_SPENT = re.compile("[没未]有?[花用]")
_OF_ALL = ("fiscal_", "general_budget_", "basic_expenditure", "project_expenditure", "closing_", "opening_", "income_", "total_")
"""How the ids begin of what is carried over with all money, whatever of it was asked about."""
_REST = re.compile(
    rf"{SO}(?:剩下|剩余|其余|余下|另外|(?:其[他它]|别)(?=的))(?:的|那些|那?部分|[那这]?些?钱)*(?:又|都|一共)*"
    r"(?:(?P<much>呢|[是有为]?(?:多少|几)[钱万亿元]*)"
    r"|(?:(?:主要)?[花用](?:在|到|去)?了?|[是有去给干])(?:了|到|在)?(?:哪[儿里些]*|什么)(?:地方|方面|上面?|内容|项目)?了?呢?)"
)
"""剩下的呢, 其余的都花哪儿了 after a part of a whole."""
_SHARE, _LESS = "_share", "减去"


def left_of(question: str, meant: Sequence[Query], lexicon: Lexicon) -> str:
    """The follow-up as a question of its own for what is left; '' for others. `meant` are those before it, the last first."""
    return (
        _left_of_budget(question, meant)
        or _left_of_thing(question, meant[0])
        or _left_without(question, meant, lexicon)
        or _rest_of_whole(question, meant)
    )


def _left_of_budget(question: str, meant: Sequence[Query]) -> str:
    """省了多少, 没用完多少 after what was planned for a thing or what was spent of it."""
    rows = [mention.text for mention in things_named(meant[0])]
    planned = any(Role.BUDGET in query.roles for query in meant[:2] if [one.text for one in things_named(query)] == rows)
    left = _UNSPENT.fullmatch(question) or (LEFT.fullmatch(question) and not CLOSING.search(question))
    if left and len(meant) > 1 and meant[1].roles == (Role.BUDGET,) and _is_of_all_money(meant[0]) and not things_named(meant[1]):
        return f"{meant[1].budget or '年初'}预算和支出决算差多少"  # 全年预算多少？花了多少？还剩多少
    return f"{rows[0]}预算数和决算数差多少" if left and planned and len(rows) == 1 else ""


def _is_of_all_money(query: Query) -> bool:
    """Whether a question asks what was spent in all, and in no more words than that."""
    keys = keys_meant(query.rows)
    return query.measures == (Measure.AMOUNT,) and not query.leftovers and (not query.rows or not ALL_SPENT.isdisjoint(keys))


def _left_of_thing(question: str, last: Query) -> str:
    """年底还剩多少 after one account or fund, or after what no report names, as the balance of that and not of all money."""
    if not LEFT.fullmatch(question):
        return ""
    if unknown := "".join(last.leftovers) or last.unnamed:
        return f"{unknown}{question}"
    things = [row for row in things_named(last) if not (ALL_SPENT & {*row.keys(None)[:1]})]
    own = each_once([row for row in things if row.text and not "".join(row.keys(None)[:1]).startswith(_OF_ALL)])
    whole = "".join(row.text for row in own)
    if len(own) == 1 and _NOT_SPENT.search(question):
        return f"{whole}预算数和决算数差多少"  # 剩多少没花
    return f"{whole}的年末结转和结余是多少" if len(own) == 1 else f"{whole}{question}" if own else ""


def _left_without(question: str, meant: Sequence[Query], lexicon: Lexicon) -> str:
    """去掉出国的还剩多少 after 三公经费, with a question for 出国费 between them or not, as 三公经费减去出国费."""
    match = _LEFT_WITHOUT.fullmatch(question)
    part = lexicon.mentions(match["part"]) if match else []
    if match is None or not part:
        return ""
    keys = set(keys_meant(part))
    amounts = (query for query in meant if query.measures == (Measure.AMOUNT,) and not query.counters)
    others = (mention for query in amounts for mention in spoken_of(query) if keys.isdisjoint(mention.keys(None)[:1]))
    whole = next(others, None)
    return f"{whole.text}减去{match['part']}是多少" if whole else ""


def _rest_of_whole(question: str, meant: Sequence[Query]) -> str:
    """剩下的呢 after a part of a whole as the whole less that part, 剩下的花哪儿了 as what the whole is made of."""
    match = _REST.fullmatch(question)
    part, whole = _part_and_whole(meant) if match else ("", "")
    if match is None or not whole:
        return ""
    return f"{whole}减去{part}是多少" if match["much"] else f"{whole}构成"


def _part_and_whole(meant: Sequence[Query]) -> tuple[str, str]:
    """The part that was asked about last and the whole of it, as that share, before it, or as all know it; two '' for others."""
    last = meant[0]
    if pair := weighed(last):
        return pair[0].text, pair[1].text
    rows = things_named(last)
    if len(rows) == 2 and _LESS in last.about:
        return rows[1].text, rows[0].text
    if len(rows) != 1 or len(last.organisations) > 1:
        return "", ""
    earlier = (named[0] for one in meant[1:] if len(named := things_named(one)) == 1)
    shared = shared_whole(rows[0].keys(None)[:1])
    whole = next((one.text for one in earlier if is_part_of(rows[0], one) or shared in _called(one)), "")
    return _called(rows[0])[0], whole or (shared if Measure.SHARE in last.measures else "")


def _called(thing: Mention) -> list[str]:
    """What the catalogue calls a thing, of which a share may have been asked for by a name of its own; else its own words."""
    known = indicators_meant([thing], catalogue())
    amounts = [catalogue().by_id(one.id.removesuffix(_SHARE)) or one for one in known if one.id.endswith(_SHARE)]
    return [one.name for one in amounts] or [thing.text, *(one.name for one in known)]
