"""A follow-up that goes on with the question before: the share of another part, its other column, what was left of a budget."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.conversation.beside.columns import HOW_GREAT, along_row_or_column, in_other_column
from retrieval.conversation.beside.ends_of_year import CLOSING
from retrieval.conversation.beside.in_all_spent import in_all_spent
from retrieval.conversation.beside.of_small import of_small
from retrieval.conversation.beside.set_against import set_against
from retrieval.conversation.beside.spent_on_cars import spent_on_cars
from retrieval.conversation.beside.what_is_left import left_of
from retrieval.conversation.ordered.of_accounts import of_accounts
from retrieval.conversation.ordered.rows_of_sort import of_rows_before
from retrieval.conversation.pointed.half_names import sole_name
from retrieval.conversation.pointed.items_within import in_general_budget
from retrieval.conversation.pointed.referents import OPPOSITE, PART_OF
from retrieval.conversation.things_asked import SO, completed_thing, each_once, spoken_of, things_named, weighed
from retrieval.understanding.cues import CHANGES, RANKING, Measure, Operation, against_budget_in
from retrieval.understanding.goals_reached import asks_reached
from retrieval.understanding.named.leftovers import is_measure
from retrieval.understanding.named.lexicon import Lexicon, Mention, indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.wholes import ALL_SPENT, is_part_of, means_all_money

_IT = r"(?:它|其|[这那该]一?[项个笔块])?"
_OTHER_PART = re.compile(
    rf"{SO}(?:换成)?(?P<within>其中|里面|里头)?(?!占)(?P<name>[\u4e00-\u9fff]{{2,16}}?)(?:类|[这那]一?块)?的?(?:占?比例?|比重|份额)?"
    rf"(?:呢|的呢|(?:各自?|分别)?占[了比到]?{HOW_GREAT})"
)
_COLUMNS = ("基本支出", "项目支出")
_COLUMN_ALONE = re.compile(rf"{SO}(?P<way>基本|项目)(?:支出)?的?呢")
_PLACED = re.compile(rf"{SO}它?(?:在?(?:里面|里头|其中|当中))?(?:能|又)?(?:排名?|是)第?几名?呢?")
_RATE = re.compile(r"[率度]$")
_RATE_MOVED = re.compile(r"(?<=[率度])(?:提[高升]|上升|下降|降低|[升降涨跌])了?(?:多少|几个?百分点).*$")
_PROPORTION = re.compile(r"占比|比例|比重|百分|几成")
_FROM_BEGINNING = re.compile(rf"{SO}{_IT}(?=[比较跟和与](?:年初|期初)(?![预安计]).*(?:[多少增减差]|比))")
_BESIDE_BEGINNING = re.compile(r"[跟和与](?:年初|期初)相?比(?:较|起来|一下)?(?:呢|怎么?样|如何)?")
_IN_OR_OUT = re.compile(rf"{SO}(?P<way>收入|支出)呢")
_WAYS, _NEAR = ("收入", "支出"), 3
_MORE = re.compile(rf"{SO}(?:相?差|[多高]出?[花用交缴]?)了?(?:多少|几)[钱万元]*")
_OF_WHOLE = re.compile(rf"{SO}{_IT}占(?:了|到|比)?(?P<whole>[\u4e00-\u9fff]{{0,12}}?)的?{HOW_GREAT}")
_SHARE_ALONE = re.compile(rf"{SO}{_IT}?(?:所?占)?的?(?:比例|比重|占比)(?:呢|是?(?:多少|多大|几))*")
_WEIGHED = re.compile(r"[，,]?占(?!比[例重]?最)[^占]*$")
_THIS = re.compile(r"[这那该其它]一?[类项块个笔]?|")
_ACTUALLY = re.compile(
    rf"{SO}(?:最[后终])?实际(?:上|的)?(?:支出|花费|开支|发生|执行)(?:[了的]|数|额)*(?:呢|[是有为]?(?:多少|几)[钱万元]*)+"
    rf"|{SO}(?:最[后终]|到头来|结果|年底)(?:实际|真正|却|只|才|一共)*(?:花|用|支出|执行)[了掉出去]*(?:多少|几)[钱万元]*"
    rf"|{SO}(?:支出决算|决算支出)(?:数|金?额)?(?:呢|[是有为]?(?:多少|几)[钱万元]*)+"
)
"""What became of a budget that was asked for."""
_AS_SPENT = re.compile(
    rf"{SO}(?:(?:最[后终])?实际(?:上|的)?|最[后终](?=[又一总真到只才]*.?[花用]))(?:又|一共|真正|只|才)*(?:[花用]掉?了?|[是有为])?(?:呢|(?:多少|几)[钱万元]*)+"
)
"""实际是多少, which asks so of a budget alone, or of how much of it was spent."""
_OF_WHOLE_WORK = re.compile(
    rf"{SO}(?:它的?|自评|绩效|评价|评定)*(?:(?:等级|评级|档次)(?:呢|[是为]?(?:什么|多少|几|哪个)?)"
    r"|(?:预算)?执行率(?:呢|[是为有]?(?:多少|几)?))"
)
_FUNDS_OF_WHOLE = re.compile(
    rf"{SO}(?:它的?)?(?:(?P<budget>年初|全年)的?(?:预算)?数?|(?:实际|最后|全年)*(?:执行|支出|[花用])[了数的]*)(?:呢|[是为有]?(?:多少|几)[钱万元]*)+"
)
_OF_ASSESSED = re.compile(rf"{SO}(?:它的?|评价的?|绩效)*(?:得分|分数|等级|评级)(?:呢|[是为]?(?:多少|几分|什么)?)")
_ELLIPTIC = re.compile("呢$")
_BEGINS = re.compile(rf"^{SO}(?:它的?)?")
_ASSESSED = re.compile(r"[部单][门位]评价|重点(?:绩效)?评价|财政(?:重点)?评价")
_FUNDS = re.compile(
    rf"{SO}(?:一共)?涉及(?:到|了|的)?(?:预算)?(?:(?:多少|几)(?:预算)?(?:资金|钱|经费|万元)|多少预算|(?:资金|金额)(?:呢|[是有]?多少))"
)
_BALANCED = re.compile(
    rf"{SO}(?:收支|两者?边?|它们|这?[两二][个者项])?(?:是不是|能)?(?:平衡|平不平|持平|平|相等|一样多?)(?:吗|的吗)?"
)


def continued(
    question: str, meant: Sequence[Query], lexicon: Lexicon, organisations: Collection[str]
) -> str:  # fmt: skip
    """The follow-up as a question of its own; '' for one that goes on with the question before in no such way.

    `meant` are the questions before it as they were understood, the last first.
    """
    if not meant:
        return ""
    last = meant[0]
    return (
        _of_evaluation(question, meant)
        or in_other_column(question, meant, lexicon)
        or along_row_or_column(question, last, lexicon)
        or of_rows_before(question, last, lexicon)
        or in_all_spent(question, last, lexicon, organisations)
        or of_small(question, last, lexicon)
        or _of_another_part(question, last, lexicon, organisations)
        or _against_its_budget(question, last, lexicon, organisations)
        or set_against(question, last, lexicon, organisations)
        or _reached_too(question, last, lexicon, organisations)
        or of_accounts(question, last)
        or _moved_too(question, last)
        or _since_beginning(question, last)
        or _changed_other_way(question, last, lexicon)
        or _after_order(question, last)
        or left_of(question, meant, lexicon)
        or _placed(question, last)
        or _share_of_other_column(question, last)
        or in_general_budget(question, last)
        or spent_on_cars(question, last)
        or _outcome(question, last)
        or _in_whole_before(question, meant)
        or _in_balance(question, meant)
    )


def _of_another_part(question: str, last: Query, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """服务呢 after 政府采购货物占政府采购多少, 工程占多少 after 政府采购总额: the share of a part, by its whole name."""
    match = _OTHER_PART.fullmatch(question)
    rows = each_once(things_named(last))
    if match is None or not rows or is_measure(match["name"]):
        return ""
    name = match["name"] if match["name"] in lexicon.words else sole_name(match["name"], rows[:1], lexicon)
    fee = f"{match['name']}费"
    name = name or (fee if fee in lexicon.words else "")
    own, put = read(name, lexicon, organisations), read(match["name"], lexicon, organisations)
    anew = put.organisations or own.organisations or own.unknown or own.years.named or own.operation in RANKING or own.chosen
    if not own.rows or anew:
        return ""
    if last.operation in RANKING and Measure.SHARE in last.measures:
        return f"{name}占{rows[-1].text}多少"
    pair = weighed(last)
    if pair and pair[1].text == name and "占" not in question:
        return f"{name}是多少"
    if pair and match["within"] and is_part_of(own.rows[0], pair[0]):  # 公用经费占基本支出多少？里面办公费占多少
        return f"{name}占{pair[0].text}多少"
    if pair and rows[1:] and pair[0] is rows[1]:
        return f"{name}占{pair[1].text}多少"
    if pair and last.question[rows[0].end :].startswith("占"):
        of_whole, *part = PART_OF.split(last.question[rows[0].end :], maxsplit=1)
        return f"{name}{of_whole}{'多少' if part else ''}"
    shared = Measure.SHARE in last.measures or _is_share(rows[0])
    begins = next((end for end in _beginnings(name, match["name"]) if end in lexicon.words), "")
    if len(rows) == 1 and shared and _PROPORTION.search(last.question):
        return f"{name}占{begins}多少" if begins and not _is_share(rows[0]) else f"{name}占比多少"
    whole = begins or _whole_of(own.rows[0], rows[0])
    return f"{name}占{whole}多少" if "占" in question and whole and len(rows) == 1 else ""


def _against_its_budget(question: str, last: Query, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """那防汛呢 after 超预算了吗, as whether that was kept: both of its numbers, and not its budget alone."""
    match = _OTHER_PART.fullmatch(question) if against_budget_in(last.question) else None
    own = read(match["name"], lexicon, organisations) if match and question.endswith("呢") else None
    if match is None or own is None or not own.rows or is_measure(match["name"]):
        return ""
    anew = own.organisations or own.unknown or own.years.named or own.roles or own.leftovers or own.operation in RANKING
    return "" if anew else f"{match['name']}超预算了吗"


def _reached_too(question: str, last: Query, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """准点率呢 after 满意度达标了吗, as whether that was reached."""
    match = _OTHER_PART.fullmatch(question) if asks_reached(last) else None
    other = match and question.endswith("呢") and not is_measure(match["name"])
    other = other and match and not read(match["name"], lexicon, organisations).organisations
    return f"{match['name']}达标了吗" if match and other else ""


def _moved_too(question: str, last: Query) -> str:
    """一次办好率呢 after 群众满意率提升了多少, as how far that moved."""
    match, moved = _OTHER_PART.fullmatch(question), _RATE_MOVED.search(last.about)
    other = match and question.endswith("呢") and _RATE.search(match["name"]) and not is_measure(match["name"])
    return f"{match['name']}{moved[0]}" if match and other and moved else ""


def _is_share(mention: Mention) -> bool:
    return any(key.endswith("_share") for key in mention.keys(None)[:1])


def _whole_of(part: Mention, whole: Mention) -> str:
    """The whole that a thing is a part of by what the catalogue calls both (政府采购服务支出, 政府采购支出总额); else ''."""
    of_all = not ALL_SPENT.isdisjoint(whole.keys(None)[:1])  # whose parts are printed with their shares
    return whole.text if is_part_of(part, whole) and not (of_all or _is_share(part)) else ""


def _beginnings(name: str, end: str) -> list[str]:
    """What a name was made whole with, where it is not the word itself."""
    return [name.removesuffix(end)] if name != end and name.endswith(end) else []


def _placed(question: str, last: Query) -> str:
    """排第几 after a part of a whole, as all that this is made of, in its order."""
    pair = weighed(last) if _PLACED.fullmatch(question) else None
    return f"{pair[1].text}构成" if pair else ""


def _share_of_other_column(question: str, last: Query) -> str:
    """项目的呢 after what share 基本支出 has in one account, as that of 项目支出 in it."""
    match, asked = _COLUMN_ALONE.fullmatch(question), last.about.replace("\n", "")
    own, other = _COLUMNS if match and match["way"] == "项目" else _COLUMNS[::-1]
    of_account = f"的{own}" in asked and last.measures == (Measure.SHARE,)
    return asked.replace(own, other) if match and of_account else ""


def _since_beginning(question: str, last: Query) -> str:
    """比年初多了多少 after 年末结转和结余, as that balance against the one at the beginning."""
    match, rows = _FROM_BEGINNING.match(question), things_named(last)
    named = rows[0].text if len(rows) == 1 else ""
    meant = next(iter(indicators_meant(rows[:1], catalogue())), None) if named else None
    balance = meant.name if meant and "年末" in meant.name and meant.name not in named else named  # 年末还剩多少
    if match is None or not CLOSING.search(balance):
        return ""
    return f"{balance}{_BESIDE_BEGINNING.sub('比年初多多少', question[match.end() :])}"


def _changed_other_way(question: str, last: Query, lexicon: Lexicon) -> str:
    """收入呢 after 支出同比, as the change of what came in."""
    match, rows = _IN_OR_OUT.fullmatch(question), things_named(last)
    if match is None or CHANGES.isdisjoint(last.measures) or len(rows) != 1:
        return ""
    named, way = rows[0].text, match["way"]
    other = named.replace(OPPOSITE[way], way) if OPPOSITE[way] in named or way in named else ""
    other = other or (way if means_all_money(rows[0]) else "")  # 一共花了多少钱 names no side
    return f"{other}同比" if other in lexicon.words else ""


def _after_order(question: str, last: Query) -> str:
    """多多少 or 占人员经费多少 after it was asked which of two, or of the parts of one thing, is the largest."""
    rows = [mention.text for mention in spoken_of(last)]
    if last.operation in RANKING and len(last.organisations) == 2 and _MORE.fullmatch(question):
        return "多多少"  # 谁花得多？多花了多少
    if last.operation not in RANKING or len(last.organisations) != 1:
        return ""
    if len(rows) == 2 and _MORE.fullmatch(question):
        return f"{rows[0]}和{rows[1]}差多少"
    share = _OF_WHOLE.fullmatch(question) or _SHARE_ALONE.fullmatch(question)
    if share is None or not rows:
        return ""
    if len(rows) == 2:
        return f"{rows[0]}和{rows[1]}各占多少"
    order = _WEIGHED.sub("", last.about.replace("\n", ""))
    named = order if rows[0] in order else f"{rows[0]}{order}"
    whole = share.groupdict().get("whole") or ""
    return f"{named}，占{rows[0] if _THIS.fullmatch(whole) else whole}多少"


def _of_evaluation(question: str, meant: Sequence[Query]) -> str:
    """评价等级是什么 after the score of an organisation's work as a whole, 涉及多少资金 after 部门评价: of it, no project."""
    last, leans = meant[0], not (meant[0].names_own or "项目" in meant[0].question)
    whole = any("整体" in one.question for one in meant[: _NEAR if leans else 1])  # 哪里扣分，为什么 between them
    if _OF_WHOLE_WORK.fullmatch(question) and whole:
        return f"整体绩效自评{_ELLIPTIC.sub('是多少', _BEGINS.sub('', question))}"
    if (funds := _FUNDS_OF_WHOLE.fullmatch(question)) and whole:
        return f"整体绩效自评{funds['budget']}预算数是多少" if funds["budget"] else "整体绩效自评全年执行数是多少"
    if _FUNDS.fullmatch(question) and whole:
        return "整体支出绩效自评涉及资金多少"
    assessed = _ASSESSED.search(last.question)
    if assessed and _OF_ASSESSED.fullmatch(question):
        return f"{assessed[0]}{_BEGINS.sub('', question).removesuffix('呢')}是多少"
    return f"{assessed[0]}涉及资金多少" if assessed and _FUNDS.fullmatch(question) else ""


def _in_whole_before(question: str, meant: Sequence[Query]) -> str:
    """占比呢 after a part of what was asked about before it (政府采购总额多少？服务呢), as its share in that."""
    rows, share = things_named(meant[0]), _OF_WHOLE.fullmatch(question)
    if share and len(rows) == 2 and share["whole"] == rows[0].text and is_part_of(rows[1], rows[0]):
        return f"{rows[1].text}{question}"  # 基本支出里人员经费多少？占基本支出几成
    alone = _SHARE_ALONE.fullmatch(question) or (share and not share["whole"])
    if not alone or len(rows) != 1 or meant[0].operation in RANKING:
        return ""
    earlier = (things_named(one) for one in meant[1:])
    wholes = (named[0].text for named in earlier if len(named) == 1 and is_part_of(rows[0], named[0]))
    whole = next(wholes, "")
    return f"{rows[0].text}占{whole}多少" if whole else ""


def _in_balance(question: str, meant: Sequence[Query]) -> str:
    """平衡吗 after what came in and what went out, one after the other or together."""
    rows = [mention.text for query in meant[1::-1] for mention in things_named(query)]
    both = len(rows) == len(_WAYS) and all(way in row for way, row in zip(_WAYS, sorted(rows, key=_is_spent), strict=True))
    return f"{rows[0]}和{rows[1]}相等吗" if both and _BALANCED.fullmatch(question) else ""


def _is_spent(name: str) -> bool:
    return _WAYS[1] in name


def _outcome(question: str, last: Query) -> str:
    """What was spent in the end of the budget before (实际花了多少): on the same thing, and not of all money; else ''."""
    rows = spoken_of(last)
    spent = next(filter(None, map(completed_thing, last.rows)), "")
    planned = last.roles == (Role.BUDGET,) or Measure.COMPLETION in last.measures or spent
    of_budget = planned and last.operation is Operation.VALUE and Measure.TARGET not in last.measures
    if not ((_ACTUALLY.fullmatch(question) and rows) or (of_budget and _AS_SPENT.fullmatch(question))):
        return ""
    thing = spent or (rows[0].text if len(rows) == 1 and Measure.COMPLETION in last.measures else "")
    return f"{thing}是多少" if spent else f"{thing}决算数是多少"
