"""What a follow-up leaves unsaid or says by a pronoun (它, 这两项, 两者), with the names that stand for it in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from extraction.indicators import catalogue
from extraction.printed import NUMERAL
from retrieval.conversation.beside.differing import of_two_before
from retrieval.conversation.beside.ends_of_year import HOW_MUCH, other_end
from retrieval.conversation.pointed.several_meant import column_of, rest_of, several_meant, several_of_body, things_meant_by
from retrieval.conversation.things_asked import SO, column_named, in_its_column, last_thing, names_asked, things_named
from retrieval.conversation.whom_asked import base_of
from retrieval.readings.funds import is_money, money_of
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import CHANGES, RANKING, Measure, Operation, operation_in
from retrieval.understanding.named.lexicon import Lexicon, Mention, indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.wholes import ALL_SPENT
from retrieval.understanding.within import part_named

_IT = r"(?:(?:刚才|刚刚|前面|上面|之前)的?)?(?:它|其|这笔?钱|这个数|[这那该][一]?[项个笔块]?)"
_ABOUT = r"(?:大概|大约|约|平均(?=占)|差不多|又|要|各自?|分别)?"
_EARLIER_YEAR = r"上[一个]?年|去年|前年|往年|同期|以前|过去|(?:19|20)\d\d|年初|全年|预算|计划|安排"
_SET_AGAINST = re.compile(
    rf"{SO}{_IT}?{_ABOUT}(?=(?:比|较)(?!{_EARLIER_YEAR}|较|例|重(?![大点要])|如)|占了?(?=[^多几比的到百了]{{2}})|(?:再?加上|再?减去|减掉|除以|相当于|等于)"
    r"|是.{2,}(?:几|多少)倍)"
    rf"|{SO}{_IT}(?=[和跟与同]..+?(?:比|差|加起来|合计|一共))|{SO}(?=[和跟与同]..+?(?:加起来|加在?一起|相加))|{SO}(?=[和跟与同](?!.*(?:{_EARLIER_YEAR}|表|说明|正文))..+?的?比?差了?(?:多少|几)[钱万元]*$)"
)
"""What sets the thing asked about before, which it need not name, against one that it names."""
_OF_ALL = re.compile("^占了?(?:合计|总计|总数|总额)数?")
_AGAINST_BODY = re.compile(r"[和跟与同][^比]+?比")
_THIS_MONEY = re.compile(
    r"[这那该]一?(?:[笔项](?:支出|钱|费用|开支|经费|资金|收入)|[个种](?:补贴|补助|津贴|费用?|支出)(?!表|项目))"
)
_PRONOUN = re.compile(
    r"(?<=[跟和与同比占于是上去])它(?![们俩])"
    rf"|(?<=[跟和与同比])(?:刚才|刚刚|前面|上面|之前)?的?[这那该]一?[个项笔块]数?(?=[要又还相]*[多少高低贵省差])|{_THIS_MONEY.pattern}"
)
_WEIGHED_AGAINST = re.compile(r"呢$")
_ADDED_UP = re.compile(r"加起来|加在?一起|合起来|合计|一共|之和|加上?")
_OF_GRADE = re.compile(
    rf"{SO}(?:[评得为是有]了?)*[“\"]?(?P<grade>优秀?|良好?|合格|不合格|差)[”\"]?(?:的(?:项目)?)?(?:呢|[有是]?(?:几|多少)个?(?:项目)?)+"
)
_GRADED = re.compile(r"self_evaluation_(?:excellent|good|passed|failed)")
_AND_IT = re.compile(rf"{SO}(?!占)(?P<part>[\u4e00-\u9fff“”]{{2,14}}?)的?呢")
_ITS_WHOLE = re.compile(r"^占了?(?:它|其|自身|自己)的?(?=总|全|支出|收入)")
_SUM_ALONE = re.compile(
    rf"{SO}(?:[两三四五几]家|它们|都)?(?:合计|总计|共计|总和|总数|[一总拢]?共)(?:起来)?(?:是|有|为)*(?:多少(?:批次?|人次?|辆|个|钱|万?元)?)?呢?"
)
_COUNTED_IN_ALL = re.compile(
    rf"{SO}(?:一共|共计|合计|总计)(?=(?:去|来|有|是|接待)?了?(?:多少|几)(?P<unit>人次?|批次?|辆(?!车)|[台个件场]))"
)
"""几个团，一共多少人次 counts something else than what was counted before, and adds nothing up."""
_SUMS = ("合计", "总计")
_WHOLE_YEAR = re.compile(rf"^{SO}全年的?")
OPPOSITE = {"收入": "支出", "支出": "收入"}
_IN_OR_OUT = re.compile(rf"{SO}(?P<way>收入|支出)(?:呢|是?多少|有多少)+$")
_EACH_SHARE = re.compile(rf"{SO}(?:里面|其中|当中)?(?:各|分别)(?:自|项|部分)?占了?(?:多少|几成|百分之几|多大)")
_ITS_COLUMN = re.compile(
    rf"{SO}(?:其中|它|里面|里头)的?(?:属于|算作?)?(?=基本支出|项目支出)|{SO}(?=(?:基本支出|项目支出)(?:[那这]|的那?)?(?:一?部分|块))"
)
_TOUCHES = re.compile(
    rf"{SO}{_IT}?(?P<touched>(?:涉及|惠及|覆盖|受益|带动|补助|资助|保障)(?:到|了)?(?:多少|几)[个名位家]?[\u4e00-\u9fff]{{0,6}}?(?:人[员口次数]?|户|群众|学生|职工|村|企业|学校))"
)
"""涉及多少退休人员 after money that was spent counts those whom that reached, and not all of them."""
_CHECKS = re.compile(rf"{SO}{_IT}?(?=[和跟与同]?.{{0,8}}(?:表|文字|说明|文里|正文))")
_FORM, _WITH = re.compile("表(?!格|里|中)"), "和跟与同"
AS_THERE = re.compile(
    rf"{SO}(?:这个数|这|它)?[和跟与同](?!.*(?:文字|说明|文里|正文)).*(?:一样|一致|相同|相等|对得上|同一个数|一个数)(?:吗|不)?"
)
"""和收入决算表里的一样吗: as in the form that is named, and not as in the text."""
_SAME = re.compile(
    rf"(?:^{SO})?(?:同一个?|同样的?)(?:科目|指标|问题|数据|[这那]?[项笔](?!目))(?:钱|支出|收入)?的?(?:[，,]?(?:再|也)?[问查看](?:一?下)?)?[，,]?"
)
_BACK_TO = re.compile(
    rf"{SO}(?:再?回到|再说回)?(?:我?(?:刚才|刚刚|之前|前面|一开始|最开始|最初|最早)的?(?:我?问的?)?第(?P<at>[{NUMERAL}])[个项](?:问题|问的?)?"
    rf"|我?(?:问的)?第(?P<of>[{NUMERAL}])个(?:问题|问的?)|(?:一开始|最开始|最初|最早)(?:我?问)?的?(?:那?个|那?项)?)(?:问题)?的?是?"
)
"""Points to one of the questions before by its place among them."""
_SHARE_ALONE = re.compile(
    rf"^{SO}{_IT}?{_ABOUT}占(?:了|到|比)?(?:总|全部|整体)?[的数额是有]*(?:多少|几成|百分之|多大|比例|比重)"
)
"""A share that names neither the part nor the whole."""
_ELLIPTIC, _ADDED = re.compile("呢$"), re.compile("加起来")
_ONE_OF_OTHER = re.compile(
    rf"{SO}(?P<whose>[^，,每平均]{{2,}}?)的?(?:平均)?[每一]个?(?P<unit>人|批|辆|台|次)(?:次|车)?(?:又|要|得|是|花)*(?:多少|几)[钱元]*呢?"
)
_WHICH_END = re.compile(r"(?:哪一?个|谁)(?=最)")
_SHARE_OPEN = re.compile(r"占了?(?:到|比)?(?P<much>多少|几成|百分之[几多]|多大比[例重])$")
SPENT = re.compile(r"[花用](?:了|掉|出去)?(?:多少|几)")
PART_OF = re.compile(r"其中|里面|里头|当中")
"""What begins so asks for a part of what was asked for before."""


_SHARE_OF_ANOTHER = re.compile(
    rf"{SO}(?P<whose>.{{2,}}?)的?占了?到?(?:它|其|自己|该单位)?的?(?P<whole>[\u4e00-\u9fff]{{3,12}}?)的?(?P<much>多少|几成|百分之几)"
)
_WHOLE_FIRST = re.compile(
    rf"{SO}在?(?P<whole>[\u4e00-\u9fff]{{2,12}}?)(?:里[头面边]?|当?中|内)的?占了?(?:到|比)?(?P<much>多少|几成|百分之[几多]少?|多大比[例重])"
)


def _share_of_another(question: str, last: Mention | None, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """临沂的占公用经费多少 after 办公费 of another body, with that thing before the share; '' where a thing is named."""
    match = _SHARE_OF_ANOTHER.fullmatch(question) if last and last.text else None
    own = read(match["whose"], lexicon, organisations) if match else None
    if not (match and own and last and match["whole"] in lexicon.words):
        return ""
    whole = lexicon.mentions(match["whole"])
    if any(set(one.keys(None)[:1]) & set(last.keys(None)) or one.text == last.text for one in whole):
        return ""
    alone = len(own.organisations) == 1 and not (own.mentions or own.leftovers or own.unnamed or own.unknown)
    return f"{match['whose']}的{last.text}占{match['whole']}{match['much']}" if alone else ""


def _whole_last(question: str, lexicon: Lexicon) -> str:
    """三公里占多少 as 占三公多少; others as they are."""
    within = _WHOLE_FIRST.fullmatch(question)
    return f"占{within['whole']}{within['much']}" if within and within["whole"] in lexicon.words else question


def filled_in(
    question: str, before: Sequence[Query], meant: Sequence[Query], lexicon: Lexicon, organisations: Collection[str]
) -> str:  # fmt: skip
    """A follow-up with the names of what it points to; unchanged where it points to nothing, or to nothing certain.

    `before` are the questions before it as they were put, `meant` as they were understood, the last first.
    """
    if not before:
        return question
    question = _whole_last(_SAME.sub("", question) or question, lexicon)
    if (counted := _COUNTED_IN_ALL.match(question)) and not any(counted["unit"] in one.about for one in before):
        question = question[counted.end() :]
    things = things_meant_by(question, before)
    last = last_thing(before, meant)
    told = _mean_of_another(question, meant[0], lexicon, organisations)
    told = told or _share_of_another(question, last, lexicon, organisations)
    told = told or other_end(question, before[0]) or _of_part(question, before[0]) or of_two_before(question, meant)
    column = column_of(things, before[0])
    told = told or rest_of(question, before[0]) or several_meant(question, things, column)
    told = told or several_of_body(question, things, column, lexicon, organisations)
    if told and any(Measure.SCORE in one.measures for one in meant[: len(things)]):  # of projects, and of no accounts
        told = _WHICH_END.sub("哪个项目得分", told)
    if told and things and all(not CHANGES.isdisjoint(one.measures) for one in meant[: len(things)]):
        told = _ADDED.sub(r"比上年增减额\g<0>", told)  # 基本支出少了多少？项目支出呢？加起来呢
    if told and (whole := _whole_of(meant[0])):
        told = _ELLIPTIC.sub("占多少", told)  # 三项占公用经费多少？前两项呢
        told = _SHARE_OPEN.sub(rf"占{whole}\g<much>", told)  # 福利费占公用经费多少？工会经费呢？两项加起来占多少
    alone = partial(read, lexicon=lexicon, organisations=organisations)
    if put := told or _in_column(question, last) or _checked(question, before, meant, alone):
        return put
    if _SUM_ALONE.fullmatch(question) and len({name for one in meant for name in one.organisations}) > 1:
        return "加起来多少"
    if last and (graded := _OF_GRADE.fullmatch(question)) and any(map(_GRADED.fullmatch, last.keys(None))):
        grade = graded["grade"]
        return f"自评{grade}的项目有几个" if "格" in grade else f"自评为{grade[0]}的项目有几个"
    if last and (way := _IN_OR_OUT.match(question)):
        other = last.text.replace(OPPOSITE[way["way"]], way["way"])
        return f"{other}多少" if other != last.text and other in lexicon.words else question
    if last and len(things) == 1 and _EACH_SHARE.match(question):
        of_bodies = meant[0].asks_own_bodies and meant[0].operation in RANKING  # whose shares no part of the whole tells
        return f"{meant[0].organisations[0]}各单位{last.text}分别多少" if of_bodies else f"{last.text}各部分占比多少"
    if (and_it := _AND_IT.fullmatch(question)) and (whole := _whole_of(meant[0])):
        part = alone(question)
        return f"{and_it['part']}占{whole}多少" if part.names_own and not (part.organisations or part.unknown) else question
    if last and (touches := _TOUCHES.match(question)):
        return f"{last.text}{question[touches.start('touched') :]}"
    of_base = replace(meant[0], organisations=base_of(meant))
    own = alone(question) if last else None
    cost = money_of(last) if own and last and own.measures == (Measure.SHARE,) and _in_money(own) else ""
    return _set_against(question, cost or (last.text if last else ""), of_base, lexicon, organisations)


def _in_money(query: Query) -> bool:
    """Whether all that a question names is money (几个人去的？占三公的几成)."""
    known = indicators_meant(query.rows, catalogue())
    return bool(known) and all(map(is_money, known))


def _mean_of_another(question: str, last: Query, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """枣庄一辆多少 after what one of another organisation cost on average, as 枣庄呢; '' for others."""
    match = _ONE_OF_OTHER.fullmatch(question) if last.operation is Operation.AVERAGE and last.counted else None
    if match is None or match["unit"] not in last.question:
        return ""
    own = read(match["whose"], lexicon, organisations)
    return f"{match['whose']}呢" if own.organisations and not (own.names_own or own.leftovers or own.unnamed) else ""


def _set_against(question: str, named: str, meant: Query, lexicon: Lexicon, organisations: Collection[str]) -> str:
    """A follow-up with the thing asked about before it: before what is set against that, or where a pronoun stands for it.

    `named`: what one thing was called; '' for the sum of several.
    """
    match, thing = _SET_AGAINST.match(question), named or summed(meant)
    if not thing or (not named and match is None) or not (match or _PRONOUN.search(question)):
        return question
    own = read(question, lexicon, organisations)
    if match is None or match.end() == len(question):
        certain = _THIS_MONEY.search(question) or own.names_own
        return _PRONOUN.sub(thing, PART_OF.sub("", question, count=1)) if certain else question
    derived = meant.measures != (Measure.AMOUNT,) or meant.counted is not None  # a rate or a mean, of which no amounts tell
    of_rate = own.organisations and not own.names_own and derived
    rest = _ITS_WHOLE.sub("占", question[match.end() :])
    rest = _OF_ALL.sub(f"占{column_named(meant)}", rest) if column_named(meant) else rest
    rest = rest if rest.startswith("占") else in_its_column(own, meant, rest)
    if own.organisations and rest.startswith(("加上", "再加上")):
        return question
    half = len(own.leftovers) == 1 and own.leftovers[0] in thing  # 采购 after 政府采购工程 is the whole of it, and no part
    of_whole = rest.startswith("占") and (bool(own.mentions) or half)
    body = _AGAINST_BODY.match(rest) if own.organisations else None
    if body and own.rows and own.rows[0].start >= match.end() + body.end():
        return question  # 那跟聊城比，谁的采购总额大 names behind the body what is compared
    if own.unknown or of_rate or not (own.names_own or own.organisations or of_whole):
        return question
    whose = "和".join(meant.organisations) if own.organisations else ""
    of_all = whose and len(meant.organisations) > 1 and _ADDED_UP.search(meant.question)
    if whose and len(own.roles) == len(meant.roles) == 1:
        thing = f"{thing}{meant.roles[0].value}"  # 三公经费预算多少？和B的决算比
    thing = f"{thing}加起来" if of_all or (not named and rest.startswith(("比", "较"))) else thing
    return f"{whose}{thing}{_WEIGHED_AGAINST.sub('多少', rest) if rest.startswith('占') else rest}"


def summed(query: Query) -> str:
    """What a question added up, by the names of all; '' for others."""
    names = [mention.text for mention in things_named(query)]
    added = len(names) > 1 and _ADDED_UP.search(query.question) and not PART_OF.match(query.question)
    return "和".join(names) if added else ""


def _whole_of(query: Query) -> str:
    """What a share was asked of, by the words in which it was (基本支出占总支出多少); '' where none was."""
    rows = names_asked(query)
    parts, _, whole = query.question.rpartition("占")
    shared = query.measures == (Measure.SHARE,) and len(rows) > 1
    return rows[-1] if shared and rows[-1] in whole and all(part in parts for part in rows[:-1]) else ""


def sums_nothing(question: str, meant: Sequence[Query]) -> bool:
    """Whether a follow-up asks for a sum (全年合计) of what no question before it has named, but for a part of its name."""
    alone = _SUM_ALONE.fullmatch(_WHOLE_YEAR.sub("", question))
    named = (one.operation in RANKING or any(row.text not in _SUMS for row in one.mentions) for one in meant[:2])
    return bool(alone and meant) and (not any(named) or bool(meant[0].narrowing and not meant[0].rows[1:]))


def _in_column(question: str, last: Mention | None) -> str:
    """其中基本支出呢, 项目支出那部分呢 after a row of a form, as the column of that row; of all that is spent, as it stands."""
    column = _ITS_COLUMN.match(question)
    if column is None or last is None or not (last.codes or last.keys(LabelKind.ROW) or last.keys(None)):
        return ""
    whole = not ALL_SPENT.isdisjoint(last.keys(None)[:1])
    return question[column.end() :] if whole else f"{last.text}的{question[column.end() :]}"


def _checked(question: str, before: Sequence[Query], meant: Sequence[Query], understand: Callable[[str], Query]) -> str:
    """跟文字说明一致吗 after a question for one number, as one for both places of that number; '' where it names another thing
    (基本支出表格和说明一致吗).
    """
    match = _CHECKS.match(question)
    things = things_named(before[0]) or (things_named(meant[0]) if before[0].organisations else [])
    if match is None or operation_in(question) is not Operation.CHECK or not things:
        return ""
    own = understand(question)
    named = own.names_own and not own.within and not _FORM.match(question, own.rows[0].end)
    if (named and question[0] not in _WITH) or (AS_THERE.fullmatch(question) and part_named(question)):
        return ""
    bare = meant[0].operation is Operation.REASON or not things_named(before[0])  # 某局的呢
    thing = things[0].text if bare else ""
    return (thing or HOW_MUCH.sub("", meant[0].about.replace("\n", ""))) + question[match.end() :]


def pointed_back(question: str, asked: int) -> tuple[str, int]:
    """A question without the words that point to one before it, and how many of those before it came after that one."""
    match = _BACK_TO.match(question)
    if match is None:
        return question, 0
    number = match["at"] or match["of"]
    at = NUMERAL.index(number) if number else 0
    return (question[match.end() :], asked - 1 - at) if at < asked else (question, 0)


def _of_part(question: str, earlier: Query) -> str:
    """占几成 after 其中货物多少, as 其中货物占几成."""
    if not (_SHARE_ALONE.match(question) and PART_OF.match(earlier.question)):
        return ""
    return HOW_MUCH.sub("", earlier.question) + question[question.index("占") :]
