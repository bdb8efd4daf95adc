"""What a follow-up asks of the organisations that answers before it put in an order: their sum, or how far two differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.printed import NUMERAL
from retrieval.conversation.ordered.orders_again import names_end
from retrieval.conversation.ordered.places_told import by_place, names_places
from retrieval.conversation.things_asked import SO
from retrieval.reply import Answer
from retrieval.understanding.cues import RANKING, Operation
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query
from retrieval.understanding.whom.organisations import resolve

_COUNTED = "两三四五六七八九"
_THEM = (
    rf"(?:(?:这|排?在?前)?(?P<count>[{_COUNTED}])(?:[家个者名]|(?<=前.))(?:单位|部门)?|它们"
    r"|(?:上述|这些|[这那]|所有|全部)?(?:几家|各家|单位|部门)?)的?"
)
_SUM = re.compile(
    rf"{SO}{_THEM}(?:加起来|加在?一起|合起来|合计|总计|共计|一共)"
    r"(?:呢|(?:采购|支出|开支|收入|接待)?[是有为花了]*(?:多少|几)[钱万元]*|有?(?P<counted>(?:多少|几)[辆台批人名次]+(?:公?车|人)?))?"
)
_APART = re.compile(
    rf"{SO}{_THEM}(?:之间)?(?:相差|差|差距|差额|[多少高低][出花用交缴支]?)(?:[了是有为]*(?:多少|几)(?:个?(?:百分)?点)?[钱万元]*|呢)?"
)
_MEAN = re.compile(rf"{SO}{_THEM}的?平均[数值]?(?:[是有为花了]*(?:多少|几)[钱万元]*|呢)?")
_TIMES = re.compile(rf"{SO}{_THEM}(?:之间)?(?:相差|差|是)了?(?:多少|几)倍")
_REST_SUM = re.compile(
    rf"{SO}(?:另外|其[他余它]|剩下|余下|后面)的?(?:这|那)?(?P<count>[{_COUNTED}])?[家个名](?:单位|部门)?的?"
    r"(?:加起来|加在?一起|合起来|合计|总计|共计|一共)(?:呢|[是有为花了]*(?:多少|几)[钱万元]*)?"
)
"""另外两家加起来 asks for the sum of all but the first."""
_ADDED_UP = "加起来多少"
_SILENT = re.compile(r"没有|只有|所问|以上")
_REST = "其余："
_END_TOLD = re.compile(r"最[高低]的是")
_ENDS = re.compile(
    rf"{SO}(?:最[高多大]|第一|排?头名|冠军)的?(?:那?[一]?[家个名](?:单位)?)?[和跟与同比](?:最[低少小]|最后一?名?|垫底|倒数第一|末位)的?(?:那?[一]?[家个名](?:单位)?)?"
    r"(?:之间)?(?:相?差|高出?|多出?|差距)(?:[了是有为]*(?:多少|几)[钱万元]*|呢)"
)
_SHARE = re.compile(
    rf"{SO}(?P<whose>[^，,占]{{2,}}?)占了?(?:{_THEM})?(?:合计|总计|总和|总数)的?(?:[是有为]*(?:多少|几成|百分之(?:几|多少)|多大)|比例|比重)?(?:比例|比重|呢)?(?:[是有为]?多少)?"
)
_ITS_PART = re.compile(
    rf"{SO}(?P<whose>[^，,占]{{2,}}?)(?:[一独]家(?:单位)?)?(?:就|独)?占了?(?:(?:这|那)?(?P<of>[两三四五六七几])[家个](?:单位|热线)?)?的?(?:总[和数额]|合计|加起来|其中|里面)?的?"
    r"(?:多少|几成|百分之(?:几|多少)|多大比[例重]|比[例重])"
)
"""聊城占合计多少 asks for its share in the sum of all that were told, as 聊城一家占多少 does after a sum."""
_SHARE_OF_ALL = re.compile(
    rf"{SO}占了?到?(?:{_THEM}(?:合计|总计|总和|总数|总额)|[{_COUNTED}]家(?:单位)?)的?(?:[是有为]*(?:多少|几成|百分之(?:几|多少)|多大比[例重])|比例|比重)?"
)
"""占三家合计多少 after who comes second asks for the share of that one."""
_TOGETHER = r"(?:加起来|加在?一起|合起来|合计|一共|相加)"
_EACH = re.compile(r"各|分别")
_FIRST_ONE = re.compile(r"(?:最?[多高大]|第一)的?(?:那?[个家])?")
_TOGETHER_IN_ALL = re.compile(
    rf"{SO}(?:它们|[这那](?:些|几)?家?(?:单位)?|(?:这|前)?(?P<few>[{_COUNTED}])家(?:单位)?)?的?(?:支出|收入)?{_TOGETHER}?占了?到?(?:(?:这|那|全部|所有|上述|各)?(?P<of>[{_COUNTED}])?[家个]?(?:单位|部门|热线)?|它们|全部)的?"
    r"(?:合计|总计|总和|总数|总额)?的?(?:多少|几成|百分之(?:几|多少)|多大比[例重]|比[例重])"
)
"""前两家合起来占三家的多少, behind the places, asks for what these come to of all that were told."""
_IT_AGAINST = re.compile(
    rf"{SO}(?:它|其|(?:这|那)一?家(?:单位)?|第一名?|排?头名|前者|最[高多]的那?[个家]?|(?=比|是[^，,]+倍))的?(?:又|还|要)?(?:数|金额)?"
    r"(?=(?:比|[和跟与同]|是)(?![它他其]|第[一二三四五]|最|前|后|末|倒|平均|[上去同]|年|预算|自己)[^，,]{2,}?"
    r"(?:相?差|[多少高低贵省]出?)?了?(?:多少|几倍|几)个?(?:百分点)?[钱万元倍]*$)"
)
"""它比财政局高多少 after an order sets the first of it against one that is named."""
_AGAINST_FIRST = re.compile(
    rf"{SO}(?P<whose>[^，,占比是和跟与同它]{{2,30}}?)的?(?P<link>占了?到?|是|相当于|比|[和跟与同])(?:它|[这那]家(?:单位)?|第一名?|排?头名|最[高多]的那?[个家]?)的?"
    r"(?P<asked>几成|百分之(?:几|多少)|几分之几|(?:多少|几)倍|(?:相?差|[多少高低]出?)了?(?:多少|几)[钱万元]*|多大比[例重])"
)
"""聊城占它的几成 after an order sets one that is named against the first of it."""

_AND_THAN = ("比", "和", "跟", "与", "同")
_WITHIN_IT = re.compile(rf"{SO}(?:它|其|[这那]家(?:单位)?|该单位)的?(?:里[头面]?|其?中|当中)的?[，,]?(?=哪一?[项块类笔样种])")
"""它里面哪块最多 asks for the parts of what an order, or a share in a sum, told of one."""
_NTH_WITHIN = re.compile(
    rf"{SO}(?:排(?:在|名)?)?(?:第(?P<nth>[{NUMERAL}])|(?P<last>最后一?|倒数第?一|末)|最[高多大])的?(?:那?[名家个位])?(?:单位|部门)?的?"
    r"(?:里[头面]?|其?中|当中)的?[，,]?(?=哪一?[项块类笔样种])"
)
"""第二名里头哪一项最多 asks for the parts of the one that has that place in an order."""
_OF_THESE = re.compile(
    rf"{SO}(?:(?:这|那|上述|以上)(?:些|几[家个]|[{_COUNTED}六七][家个])|它们|他们)(?:单位|部门|机构|热线|中心)?(?:的|(?=[\u4e00-\u9fff]))(?=[^呢的谁哪，]{{2,}})"
    r"(?![里中当之])(?=[^，。谁哪]*(?:合计|一共|加起来|平均|分别|各))"
)
"""这些单位差旅费合计多少 is asked of those told, of a thing that it names."""
_AMONG_IT = re.compile(
    rf"{SO}在?(?:(?:[这那它上]们?[些几]?[家个]?(?:单位|部门)?|其)(?:之?中|当中|里[头面]?))的?[，,]?"
    r"(?=.*(?:谁|哪一?[家个]))(?=.*(?:最|更|[高低大小]|[多少](?!少)))(?!.*(?:科目|项目|指标|方面|[类款项]))"
)
"""这里面谁的三公经费更高 after those beyond a limit is asked of these."""
_AMONG_THESE = re.compile(
    rf"{SO}在?(?:(?:这|那|上述|以上)(?:些|几[家个]|[{_COUNTED}六七][家个])|它们|他们)(?:单位|部门|机构|热线|中心)?"
    r"(?:里[面头]?|中|当中|之中)的?[，,]?(?=[^，]*(?:谁|哪|最|排))(?=[^，谁哪最]{2,}|(?:谁|哪[个家些几]*)(?:单位)?的?[^，最更]{2,})"
)
"""这些单位里支出最高的是谁 after those without cars puts these in order."""


def may_speak_of_bodies(question: str) -> bool:
    """Whether a follow-up may ask for a sum or a difference of organisations that it does not name, or a share in that sum, or
    a thing of those told.
    """
    patterns = (_TOGETHER_IN_ALL, _SUM, _MEAN, _APART, _TIMES, _ENDS, _SHARE, _SHARE_OF_ALL, _ITS_PART, _REST_SUM)
    leading = (_IT_AGAINST, _AGAINST_FIRST, _OF_THESE, _AMONG_THESE, _AMONG_IT, _WITHIN_IT, _NTH_WITHIN)
    leads_in = any(pattern.match(question) for pattern in leading)
    leads_in = leads_in or names_places(question)
    return leads_in or any(pattern.fullmatch(question) for pattern in patterns)


def speaks_of_whole_order(question: str) -> bool:
    """Whether a follow-up counts bodies of a whole order or names places in it (剩下三家, 第二和第三)."""
    few = _TOGETHER_IN_ALL.fullmatch(question)
    placed = names_places(question) or _NTH_WITHIN.match(question) or (few and few["few"])
    return bool(placed) or _of_so_many(question) > 0 or _REST_SUM.fullmatch(question) is not None


def shares_in_all(question: str) -> bool:
    """Whether a follow-up asks for the share in the sum of all of an order, and says not whose."""
    return _SHARE_OF_ALL.fullmatch(question) is not None


def sets_ends_apart(question: str) -> bool:
    """Whether a follow-up asks how far the two ends of an order are apart."""
    return _ENDS.fullmatch(question) is not None


def asks_mean(question: str) -> bool:
    """Whether a follow-up asks for the mean of those told, and names no places in their order."""
    return _MEAN.fullmatch(question) is not None and not names_places(question)


def unplaced(question: str, operation: Operation) -> str:
    """The words that count others than were told, or places of an order, where what is reckoned with them was not found."""
    few = _TOGETHER_IN_ALL.fullmatch(question)
    if few and few["few"]:
        return question
    reckons = "占" in question or operation in (Operation.TOTAL, Operation.AVERAGE, Operation.DIFFERENCE)
    return question if _REST_SUM.fullmatch(question) or (reckons and names_places(question)) else ""


def _of_so_many(question: str) -> int:
    """Of how many bodies a share is asked for (占四家的多少); 0 where that is not said."""
    part = _ITS_PART.fullmatch(question)
    return _number(part["of"], 0) if part else 0


def bodies_told(query: Query, answer: Answer, held: Collection[str]) -> tuple[list[str], list[str]]:
    """The organisations that the answer to a question for their order leads with, those of both ends where both were asked
    for, and all in their order; none for others.
    """
    if query.operation is Operation.TOTAL and not query.organisations:
        lines = (line for line in answer.answer.splitlines() if line.endswith("]") and "推算" not in line)
        return [], [name for line in lines for name in _named(line, held)]
    added = query.operation in (Operation.TOTAL, Operation.AVERAGE) and query.counted is None and query.sides is None
    if added and len(query.organisations) > 1:
        weighed = query.question.rpartition(_ADDED_UP)[2] if "占" in query.question else ""  # A一家占四家的多少
        return [name for name in query.organisations if name[:2] in weighed], list(query.organisations)
    if query.operation not in RANKING or len(query.organisations) == 1:
        return [], []
    lead, *more = answer.answer.splitlines()
    if more and query.chosen is not None and not _named(lead, held):  # the mean, of which those beyond it follow
        lead, *more = more
    order = next((line for line in more if line.startswith("从")), "")
    rest = next((line for line in more if line.startswith(_REST)), "")  # of those beyond a limit
    ends = (name for line in more if _END_TOLD.search(line) for name in _named(line, held))
    first = list(dict.fromkeys([*_named(lead, held), *ends]))
    return first, _named(order, held) or ([*first, *_named(rest, held)] if rest else [])


def first_told(question: str, query: Query, answer: Answer, held: Collection[str]) -> list[str]:
    """The organisations that an answer to a question for their order led with; of the other end where a follow-up names that."""
    first, order = bodies_told(query, answer, held)
    end, lowest = names_end(question), query.operation is Operation.LOWEST
    return order[-1:] if end and (end == "最低") is not lowest else first


def derived_order(answer: Answer, held: Collection[str]) -> list[str]:
    """The organisations of an order by means or shares, as its answer told them one by one."""
    told = (line for line in answer.answer.splitlines()[1:] if not _SILENT.match(line))
    return list(dict.fromkeys(name for line in told for name in _named(line, held)))


def of_bodies(question: str, told: Sequence[str], order: Sequence[str]) -> str:
    """A follow-up with the names of those `told`, or of the ends of the whole `order`; '' where it speaks of neither."""
    if _ENDS.fullmatch(question):
        return f"{order[0]}和{order[-1]}差多少" if len(order) > 1 else ""
    placed, asked = by_place(question, order)
    if placed and (share := _TOGETHER_IN_ALL.fullmatch(asked)):
        return _some_of_all(placed, order) if _number(share["of"], len(order)) == len(order) else ""
    if placed:
        return f"{'、'.join(placed)}平均多少" if _MEAN.fullmatch(asked) else of_bodies(asked, placed, order)
    if rest := _REST_SUM.fullmatch(question):
        others = [name for name in order if name not in told]
        counted = _number(rest["count"], len(others))
        return f"{'、'.join(others)}加起来多少" if told and len(others) == counted > 1 else ""
    if len(told) > 1 and (share := _TOGETHER_IN_ALL.fullmatch(question)):
        known = _number(share["of"], len(order)) == len(order) and _number(share["few"], len(told)) == len(told)
        return _some_of_all(told, order) if known else ""
    if one := _of_one(question, told, order) or _share_in_sum(question, told, order):
        return one
    summed = _SUM.fullmatch(question)
    times = _TIMES.fullmatch(question)
    match = summed or times or _APART.fullmatch(question)
    if len(told) > 1 and (among := _AMONG_THESE.match(question) or _AMONG_IT.match(question)):
        return f"{'、'.join(told)}{question[among.end() :]}"
    if mean := _mean_of(question, told, order):
        return mean
    these = _OF_THESE.match(question) if match is None else None
    if these and len(told) > 1:
        return f"{'、'.join(told)}的{question[these.end() :]}"
    if match is None or not told:
        return ""
    count = _number(match["count"], len(told))
    few = told[:count] if len(told) >= count else order[:count]
    asked = summed["counted"] or "多少" if summed else ""
    if summed and count == 1:
        return f"{'、'.join(order)}加起来{asked}" if len(order) > 1 else ""
    if len(few) != count or (not summed and count != 2):
        return ""
    return f"{'、'.join(few)}加起来{asked}" if summed else f"{few[0]}是{few[1]}的几倍" if times else f"{few[0]}和{few[1]}差多少"


def _of_one(question: str, told: Sequence[str], order: Sequence[str]) -> str:
    """A follow-up for the parts of one told, or of the one that has a place in the order, or for how far it is from another.

    '' for other follow-ups.
    """
    if nth := _NTH_WITHIN.match(question):
        at = NUMERAL.index(nth["nth"]) if nth["nth"] else len(order) - 1 if nth["last"] else 0
        return f"{order[at]}里面{question[nth.end() :]}" if at < len(order) else ""
    other = _AGAINST_FIRST.fullmatch(question) if told else None
    if other and len(whose := resolve(other["whose"], order).organisations) == 1:
        return f"{whose[0]}{other['link']}{told[0]}{'' if other['link'] in _AND_THAN else '的'}{other['asked']}"
    it = (_WITHIN_IT.match(question) or _IT_AGAINST.match(question)) if told else None
    return f"{f'{told[-1]}里面' if it.re is _WITHIN_IT else told[0]}{question[it.end() :]}" if it else ""


def _share_in_sum(question: str, told: Sequence[str], order: Sequence[str]) -> str:
    """A follow-up for the share of one of an order in the sum of all, so put that sum and share list them alike; else ''."""
    counted = _of_so_many(question)
    summed_up = (counted == len(order) if counted else not told) and any(name[:2] in question for name in order)
    share = _SHARE.fullmatch(question) or (_ITS_PART.fullmatch(question) if summed_up else None)
    of_all = _SHARE_OF_ALL.fullmatch(question) if len(told) == 1 else None
    miscounted = of_all and _number(of_all["count"], len(order)) != len(order)
    if len(order) < 2 or not (share or of_all) or miscounted:
        return ""
    named = resolve(share["whose"], order).organisations if share else ()
    if share and len(named) > 1 and not _EACH.search(question):
        return _some_of_all(named, order)
    first = not share or (told and not named and _FIRST_ONE.fullmatch(share["whose"]))
    whose, short = (told[0], told[0]) if first or not share else (share["whose"], share["whose"][:2])
    return f"{'、'.join(sorted(order, key=lambda name: short not in name))}加起来多少，{whose}占多少"


def _some_of_all(some: Sequence[str], order: Sequence[str]) -> str:
    """What some of an order come to in the sum of all; '' where they are all."""
    return f"{'、'.join(some)}合起来占{'、'.join(order)}合计多少" if len(some) < len(order) else ""


def _number(said: str | None, otherwise: int) -> int:
    """How many a follow-up says in a numeral (三), or what goes where it says no number."""
    number = chinese(said) if said else None
    return otherwise if number is None else int(number)


def _mean_of(question: str, told: Sequence[str], order: Sequence[str]) -> str:
    """A follow-up for the mean of those told (收入最低的三家？平均多少), or of the first few of an order; '' for others."""
    mean = _MEAN.fullmatch(question)
    if mean is None:
        return ""
    count = _number(mean["count"], 0)
    few = order[:count] if count else told if 1 < len(told) < len(order) else []
    return f"{'、'.join(few)}平均多少" if few and len(few) >= count else ""


def _named(line: str, held: Collection[str]) -> list[str]:
    """The organisations in a line, in their order."""
    return sorted({name for name in held if name in line}, key=line.index)
