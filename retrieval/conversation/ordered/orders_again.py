"""What a follow-up asks anew of an order of organisations, projects or parts: another place in it, or some of it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.printed import NUMERAL
from extraction.report import Role
from retrieval.conversation.ordered.accounts_again import tells_accounts
from retrieval.conversation.ordered.limits_again import beyond_mean, limited_anew
from retrieval.conversation.ordered.ordered_items import whole_ordered
from retrieval.conversation.things_asked import SO, things_named
from retrieval.readings.parts.each_part import asks_all_parts, each_part
from retrieval.readings.settled import settled
from retrieval.understanding.chosen.selection import OF_THOSE_WITH, Of, Selection
from retrieval.understanding.cues import CALCULATION, RANKING, Measure, Operation
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query

_ONLY = re.compile(r"[只仅单光](?:看|算|比|论|要|限|说|统计|考虑|排)")
_OTHERS = r"(?:那|那么)?(?:其[他余它]|另外|别|剩下?)的?[几两二三四五六七八九\d]?"
_OTHERS_OF = re.compile(_OTHERS)
_FIRST = re.compile(
    r"(?:那|那么)?(?:它|[这那该]一?家(?:单位)?|该单位|第一名|排?第一的?(?:那?家|那?个?单位)?|最[高多大低少]的?(?:那家|那?个?单位|这家)"
    r"|(?=[比较](?:上一?年|去年|年初|预算)))的?(?=[^呢的，？?]{2})(?!.*[谁哪])"
)
_NAMED_END = re.compile(r"第一|最(?:[高多大]|(?P<low>[低少小]))")
_ITS_SHARE = re.compile(
    rf"{SO}(?:(?:是|占)了?(?:它|其|该单位|这家|自己)的?(?=[\u4e00-\u9fff]{{2}})"
    r"|(?:是|占了?)(?=[\u4e00-\u9fff]{2,8}?的?(?:百分之|几成|几分之|多少|多大|比例|比重|几倍)))"
)
"""占它基本支出多少, 是收入的百分之几 ask of the thing ordered, of the one that came first."""
_SPENT = re.compile(r"(?:一共|实际|[最后终])*上?(?:花|用|支出|执行)")
_FIRST_FEW = re.compile(r"(?:那|那么)?[这那前](?P<count>[两二三四五])[家名](?:单位)?的?(?=[^呢的，？?]{2})")
_WITHOUT_ANY = re.compile(
    rf"{SO}(?:哪[些几个]*(?:家|单位|部门)*|谁)?(?:都|是)?没有的?(?:[是有]?(?:哪[些几个]*|谁)(?:家|单位|部门)*|呢)?"
)
_OF_ALL = re.compile(r"各|所有|全部|全体|全库|大家")
_WITH_THEM = re.compile(r"它们|他们|这[几两三四五]家|上面|前面|上述|[在跟和与]里面")
_WITH_ANY = re.compile(
    rf"{SO}(?:其[他余它]|剩下|另外)?(?:都?有(?:[\u4e00-\u9fff]{{2,6}}?)?的|都?(?:哪[些几]*[个家]?|谁)(?:单位)?有)(?:单位|部门|那?[几两]家)?"
    r"(?:都|又|分别|各自?)*(?:是?(?:哪[些几]*[个家]?|谁)|(?:[花用]了?|有|是)?(?:多少|几)[钱万元]*)?呢?"
)
"""有的花了多少 after who has none."""
_PLACE_ALONE = re.compile(rf"{SO}(?:(?:最后一?|倒数第?一|第一|末)名?|垫底|冠军)的?(?:那?[个家](?:单位)?)?(?:呢|是?谁)?")
_FARTHEST = re.compile(rf"{SO}(?:相?差得?|差距|差额|悬殊)(?:的|得)?最[多大]")
_FIRST_END = re.compile(r".*?最[高多大](?=.*最[低少小])")
_NONE = re.compile(
    rf"{SO}(?:有没有|有|哪[些几]?家?(?:单位)?是?)?(?:为|是)?(?:零|0)的?(?:(?:单位|部门)|有?(?:哪[些几个]*家?|谁))?(?:吗|呢)?"
)
"""有没有零的 after an order."""
_HOW_MUCH = re.compile(
    r"(?:具体|分别|各|又|是|有|花了?|为|金额|数额|一共)*(?:多少|几)(?:辆|个|钱|万?元|人次?|批次?)*(?:呢|啊)?"
)
_RATED = frozenset({Measure.SHARE, Measure.COMPLETION})
"""What is told of each of several, of which the next question asks for the highest (占比各是多少？最低的是哪家)."""
_SETTING = re.compile(r"[只仅单光看算比论要限说排另外别其他余它剩下的几两家个呢那么]")
"""What words that single some out (只看, 另外几家) are made of."""
_END_ALONE = re.compile(rf"{SO}最(?P<end>[高低多少大小好差])的?(?:呢|是?(?:谁|哪一?个|哪项|哪家))?$")
_NEXT_OF = re.compile(
    rf"{SO}(?:排(?:在|名)?|得分)?(?P<from>倒数|最后)?第(?P<at>[{NUMERAL}\d])(?P<end>[高低多少大小])?[个名位]?的?[类款项]?(?:呢|是?(?:谁|哪一?个|哪项|什么))*$"
)
_ENDS = re.compile(r"最(?P<end>[高低多少大小好差])|(?:倒数)?第[二三四五六七八九十\d](?P<next>[高低多少大小])?")
_WHICH_BEFORE = re.compile(r"(?P<which>哪(?:一?[项类款个笔块些种])?)(?P<sort>[^，。里中的]*)$")
_FIRST_OF = re.compile(
    rf"{SO}(?:排(?:在|名)?)?(?:最[高多大])?的?(?:前(?P<few>[{NUMERAL}\d])(?:[项个名位类款笔])?|第二[和跟与、，]?第(?P<last>三)[项个名位类]?)的?"
    r"(?:呢|[是有]?(?:哪[些几]*[项个类]?|什么|谁))*"
)
_WHAT = re.compile("的?是?什么$")
_WITHIN = re.compile(r"^(?:[这那它其])?(?:里[头面]?|中|当中)的?(?=[第最哪])")
_IN_ANOTHER = re.compile(rf"{SO}(?P<whole>[\u4e00-\u9fff]{{3,14}}?)(?:里头?|里面|中|当中|方面)的?呢")
"""工资福利支出里呢 after an order of the parts of another thing."""
_OF_SEVERAL = re.compile(r"^的[两三四五几]")


def beyond_their_mean(own: Query, meant: Sequence[Query]) -> Query | None:
    """Those beyond the mean of the organisations that were asked about before; None for others."""
    return beyond_mean(own, settled(_order_before(own, meant)))


def reordered(own: Query, meant: Sequence[Query]) -> Query | None:
    """An order asked for before, with another place in it (第二呢) or of those named now (只看热线); None for others."""
    order = settled(_order_before(own, meant))
    if len(order.organisations) == 1:
        return None
    if order.operation not in RANKING and order.chosen is None:
        rated = order.operation is Operation.VALUE and _RATED.issuperset(order.measures)
        of_mean = order.counted is not None or order.measures == (Measure.SHARE,)
        rated = rated or (order.operation is Operation.AVERAGE and of_mean)
        anew = rated and own.operation in RANKING and _bare(own)
        said = order.question if order.counted else order.question.replace("平均", "")  # 占比平均多少？最高的是谁
        return replace(order, operation=own.operation, question=said, own=()) if anew else None
    if _HOW_MUCH.fullmatch(own.question) or (own.budgets_too and not own.question):
        return replace(order, budgets_too=own.budgets_too or order.budgets_too)
    if order.chosen and order.chosen.by_size and _WITHOUT_ANY.fullmatch(own.question):
        return replace(order, question=_of_any(order), chosen=Selection(Of.LACKING, rising=True), own=())
    if asks_those_with(own, order):
        return replace(order, operation=Operation.HIGHEST, chosen=Selection(Of.HAVING), own=())
    if _NONE.fullmatch(own.question) and order.operation in RANKING:
        without = Selection(Of.LACKING, rising=True)
        return replace(order, question=_of_any(order), operation=Operation.LOWEST, chosen=without, own=())
    if limited := limited_anew(own, order):
        return limited
    if order.pairing and _FARTHEST.match(own.question):  # 差得最多的是哪家, of those that exceed
        return replace(order, operation=Operation.HIGHEST, chosen=None, about=f"{order.about}{own.about}", own=())
    if not _bare(own) or settled(own).operation in CALCULATION:
        return None
    if own.chosen and own.chosen.of is Of.POSITION and len(own.organisations) == 1:
        return replace(order, organisations=(*own.organisations, *order.organisations), chosen=own.chosen, own=())
    if own.organisations or own.years.named:
        some = len(own.organisations) > 1 or own.years.besides or _ONLY.search(own.question)
        whom, years = own.organisations or order.organisations, own.years if own.years.named else order.years
        return replace(order, organisations=whom, years=years, own=()) if some else None
    if own.operation not in RANKING and own.chosen is None:
        return None
    rising = own.chosen is not None and own.chosen.rising
    order = _of_all_again(order) if own.operation in RANKING else _from_the_top(order)
    operation = own.operation if own.operation in RANKING else Operation.LOWEST if rising else order.operation
    about = f"{order.about}{own.about}" if order.pairing else order.about  # which of them alone, and no longer all that exceed
    against_mean = order.chosen if order.chosen and order.chosen.of is Of.MEAN else None  # 最高的是平均数的几倍？最低的呢
    return replace(order, operation=operation, chosen=own.chosen or against_mean, about=about, own=())


def _of_any(order: Query) -> str:
    """The question for an order, no longer as one of those that have any (花了钱的)."""
    return OF_THOSE_WITH.sub("", order.question)


def _of_all_again(order: Query) -> Query:
    """An order of those beyond the mean (高于平均的有几家) as one of all, in which the mean is asked for no longer."""
    beyond = order.chosen is not None and order.chosen.of is Of.BEYOND
    return replace(order, question=order.question.replace("平均", "")) if beyond else order


def _from_the_top(order: Query) -> Query:
    """An order for both ends as that for the first (最多的是谁，最少的呢), from which a place is counted; others as they are."""
    one_end = _FIRST_END.match(order.question)
    return replace(order, operation=Operation.HIGHEST, question=one_end[0]) if one_end else order


def among_these(own: Query, meant: Sequence[Query]) -> Query | None:
    """One of several of whom the same was asked, or one beside them, set against their mean (是平均数的几倍) or placed among them
    (和它们比排第几); else None.
    """
    of, last, whom = own.chosen.of if own.chosen else None, meant[0], own.organisations
    asked = of is Of.MEAN or (of is Of.POSITION and _WITH_THEM.search(own.question))
    asked = asked and not _OF_ALL.search(own.question)
    if not asked or own.rows or len(whom) > 1 or (not whom and last.operation not in RANKING):
        return None
    if whom and of is Of.MEAN and _is_of_all(last):
        return replace(last, operation=Operation.VALUE, organisations=whom, chosen=own.chosen, own=())
    if whom and len(last.organisations) < 2:
        return None
    operation = last.operation if last.operation in RANKING else Operation.HIGHEST
    among = (*whom, *dict.fromkeys((*last.organisations, *whom)))
    chosen, lowest = own.chosen, own.operation is Operation.LOWEST
    if chosen and not whom and last.organisations:  # 最低的那家比平均低多少, of those that were told
        operation, chosen = Operation.LOWEST if lowest else operation, replace(chosen, most=True, rising=lowest)
    return replace(last, operation=operation, organisations=among, chosen=chosen, own=())


def _is_of_all(query: Query) -> bool:
    """Whether a question asks for the mean or the order of all organisations, or sets one against that mean."""
    against_all = query.chosen is not None and query.chosen.of is Of.MEAN and len(query.organisations) == 1
    return against_all or (not query.organisations and query.operation in (Operation.AVERAGE, *RANKING))


def asks_those_with(own: Query, order: Query) -> bool:
    """Whether it is asked of those that have any (有接待的花了多少), after who has none."""
    named = {key for row in order.rows for key in row.keys(None)}
    same = all(not named.isdisjoint(row.keys(None)) for row in own.rows)
    lacking = order.chosen is not None and order.chosen.of is Of.LACKING
    return lacking and same and _WITH_ANY.fullmatch(own.question) is not None


def _order_before(own: Query, meant: Sequence[Query]) -> Query:
    """The question before; where that asked something of the first in an order of all, and another place in it is asked for
    (第二名呢, 最低的是谁), the one for that order.
    """
    last = meant[0]
    order = next((one for one in meant if one.operation in RANKING and not one.organisations), last)
    same = [row.text for row in last.rows] == [row.text for row in order.rows]
    placed = (own.chosen is not None and own.chosen.of is Of.PLACES) or _PLACE_ALONE.fullmatch(own.question)
    asked = placed or (own.operation in RANKING and (own.asks_whom or _END_ALONE.match(own.question)) and same)
    weighed = last.weighs_reports or (last.sides is not None and last.sides.in_all)  # 占合计多少？第二呢
    return order if asked and (len(last.organisations) == 1 or weighed) and last.operation not in RANKING else last


def of_others(own: Query, meant: Sequence[Query]) -> Query | None:
    """What was asked of an organisation, of the others of a kind (另外几家热线呢), or of all others in order (其他几家呢)."""
    asked = {name for one in meant for name in one.organisations}
    plain = bool(asked) and meant[0].operation is Operation.VALUE and not own.unknown
    if plain and len(own.organisations) > 1 and _OTHERS_OF.match(own.question) and _bare(own):
        others = tuple(name for name in own.organisations if name not in asked)
        return replace(meant[0], organisations=others, years=own.years.or_those_of(meant[0].years, of_another=True), own=())
    return None


def asked_of_first(question: str) -> tuple[str, int]:
    """What a question after an order asks of those that came first in it, and how many of them it means; '' for others.

    它的支出总额是多少 asks that of the first, 这三家一共多少 of the first three.
    """
    if several := _FIRST_FEW.match(question):
        return question[several.end() :], int(chinese(several["count"]) or 0)
    if its := _ITS_SHARE.match(question):
        return f"占{question[its.end() :]}", 1
    match = _FIRST.match(question)
    return (question[match.end() :], 1) if match else ("", 0)


def names_end(question: str) -> str:
    """Which end of an order a question names of which it asks something (最高的那家办公费多少): 最高, 最低, or ''."""
    first = _FIRST.match(question)
    end = _NAMED_END.search(first[0]) if first else None
    return "" if end is None else "最低" if end["low"] else "最高"


def of_ordered_thing(rest: str, order: Query) -> str:
    """比预算少了多少 as 三公经费比预算少了多少, where it is asked of the first in an order by 三公经费, and what was spent where
    that was one by its budget.
    """
    spent = order.roles == (Role.BUDGET,) and _SPENT.match(rest)
    leans = spent or rest.startswith(("比", "较", "占"))
    return f"{order.rows[0].text}{rest}" if len(order.rows) == 1 and leans else rest


def _bare(own: Query) -> bool:
    """Whether a follow-up names nothing but organisations, years and places in an order."""
    named = own.mentions or own.leftovers or own.unknown or own.roles or own.unit or own.places or own.counted
    return not named and not _SETTING.sub("", own.unnamed) and own.measures == (Measure.AMOUNT,)


def of_parts(question: str, before: Sequence[Query], meant: Sequence[Query]) -> str:
    """最少的呢, 第二呢 after an order of the parts of one thing (哪项最多), or after one of them, as that order; else ''."""
    if not meant or (meant[0].operation in RANKING and len(meant[0].organisations) != 1) or tells_accounts(meant[0]):
        return ""
    parted = each_part(meant[0])
    if asks_all_parts(parted) and (again := at_end(question, f"{whole_ordered(parted)}里哪一项最大")):
        return again  # 第二大的呢
    orders = ((one, whole) for one, whole in zip(before, meant, strict=True) if one.operation in RANKING)
    ordered, whole = next((one for one in orders if one[1].organisations), (None, None))
    if ordered is None or whole is None:
        return ""
    same, asked = whole.organisations == meant[0].organisations, ordered.about.replace("\n", "")
    if not same and meant[0].operation not in RANKING:
        return ""
    other, rows = _IN_ANOTHER.fullmatch(question), things_named(ordered)
    if other and len(rows) == 1:
        return asked.replace(rows[0].text, other["whole"])
    again = at_end(question, ordered.question if same else asked)
    leans = again and len(whole.rows) == 1 and not ordered.names_own and whole.rows[0].text not in again
    if leans:  # 这里头最大的是什么？第二呢
        again = f"{whole.rows[0].text}{_WITHIN.sub('里', again)}"
    return again  # 项目支出里面第二多的是哪一项


def at_end(question: str, asked: str) -> str:
    """An order asked for before (哪个最低) with the place in it that a follow-up asks for (最高的呢, 排第二的呢)."""
    ends = _ENDS.search(asked)
    if ends and (first := _END_ALONE.match(question)):
        return f"{asked[: ends.start()]}最{first['end']}{asked[ends.end() :]}"
    if ends and (place := _NEXT_OF.match(question)):
        end = place["end"] or ("低" if place["from"] else ends["end"] or ends["next"] or "高")
        nth = f"第{place['at']}{end}"
        which = _WHICH_BEFORE.search(asked, 0, ends.start())  # 哪项最多
        tail = _OF_SEVERAL.sub("的", asked[ends.end() :])
        tail = tail if which else _WHAT.sub("的是哪一项", tail)
        named = f"{asked[: which.start()]}{nth}的{which['sort']}是{which['which']}{tail}" if which else ""
        return named or f"{asked[: ends.start()]}{nth}{tail}"
    which = _WHICH_BEFORE.search(asked, 0, ends.start()) if ends else None
    if ends and which and (few := _FIRST_OF.fullmatch(question)):
        end = ends["end"] or ends["next"] or "多"
        unit = next((one for one in "类款" if one in which["which"]), "项")
        return f"{asked[: which.start()]}最{end}的前{few['few'] or few['last']}{unit}{which['sort']}是哪些"
    return ""
