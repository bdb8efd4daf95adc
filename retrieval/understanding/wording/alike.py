"""Everyday words that mean the same as another wherever they stand (啥, 咋, 几多), put as that one before a question is read."""

from __future__ import annotations

import re
from functools import cache

from retrieval.understanding.cue_words import cue_words

_WITHIN = re.compile(r"(?<=[\u4e00-\u9fff])(?<![公英海这那哪])里[头面边](?![积粉料包试貌])")
"""里面 alone, and 这里面, point back to what was asked before; 万公里面积 holds none."""
_ALL_BODIES = re.compile(r"(?<![占和与跟同比])(?:所有|全部)的?(?=(?:单位|部门)(?!合计|总|加))")
_BODIES = re.compile(
    r"(?<=[\u4e00-\u9fff]的)部门(?=有|是|里|中|[，,。？?]|$)|(?<![归由是属有设到])(?<=哪)(?P<how>些|[几一]?个)部门(?=[^，。]*(?:最|超|[高低大多少小]于|没|完成|执行))"
)
"""超过2万元的部门, 哪个部门最多: bodies that have reports, and no sections of one."""
_THERE = re.compile(r"(?<=[\u4e00-\u9fff\d])(?:那|这)(?:边|里|儿)的?(?=呢[？?]?$)")
"""聊城那边呢, which no place is."""
_INSTEAD = re.compile(r"^(?:那么?|如果|要是)?换(?:成|作|做|(?![成作做算个一]))(?=[^，。]{2,16}呢[？?]?$)(?![万亿]?元)")
_MONTHLY = re.compile(
    r"^(?:那么?)?(?:月均|每个?月平均|平均一个月|每个?月|一个月)(?:平?摊)?(?:到|下来)?(?=(?:又|是|要|得|大概|花|用|支出)*(?:(?:多少|几)[万千]?[钱元]*呢?|呢)[？?]?$)"
)
"""月均呢, 每月呢: where nothing else is named, of the money spoken of before."""
_LEAST = re.compile(r"(?<![\u4e00-\u9fff])分(?=最[高低].*(?:哪|谁))|(?<=[个些家谁的])分(?=最[高低].*(?:哪|谁))")
_WHETHER = re.compile(r"(?<![什怎这那多要])么(?=[，,。；;？?！!]|$)")
"""对么 as 对吗."""
_WHEN = r"什么时候|何时|哪[天年月]"
_EMPHASIS = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?<!那么)(?<!所以)(?:到底|究竟)(?!{_WHEN}|$)|(?:到底|究竟)(?!{_WHEN}|[是为]?(?:多少|几)|$)"
    r"|(?:具体|大概|大约|差不多)(?=(?:是|有)?(?:多少|几[个辆批次人台家项]|哪))"
)
"""到底 that changes nothing; alone with 多少 it asks which of two numbers is right, and before 何时 for the day it really was."""
_IN_ALL = re.compile(r"^(?:一共|总计)(?=呢[？?]?$)")
_ITEMS = re.compile(r"(?<![部充十])(?:各个?|每个?|下[面属]的?)?(?:分项|子项|细项|明细项)(?!目|计)(?:金?额)?")
_OF_WHOLE = re.compile(
    r"^(?:那么?|它|那它|这个?)?(?:是|相当于|等于)了?(?P<whole>[\u4e00-\u9fff“”]{0,14}(?:费|支出|收入|经费|工资|资金|补助|合计|总额))的?"
    r"(?P<much>百分之几|几成|几分之[几一]|多少分之一)(?=呢?[？?]?$)"
)
"""是人员经费的百分之几 weighs what was spoken of before in that."""
_NUMBER_THEN_YEAR = re.compile(r"(?<=12345)\s*(?=(?:19|20)\d\d年)")
"""The number of a hotline is none of the digits of a year behind it."""

_HOW_FAR = re.compile(
    r"^(?:那么?)?[这那]?(?:两[家个者边]|它们|双方)?(?:之间)?(?:[又相]?差了?|差[额距值]又?[是有]?)(?:多少|几)[人辆批个台名位万元钱]*(?=呢?[？?]?$)"
)
"""两家差多少人, of what was set against each other before, whatever it is counted in."""
_TOP_ONE = re.compile(r"(?:相当于|等于|(?P<of>占)|是)[\u4e00-\u9fff]{0,6}?最(?P<way>[高多低少])的?那一?家的?")
"""相当于支出最高那家的百分之几, whose own number it is set against."""
_LEFT_OUT = re.compile(
    r"^(?:那么?)?(?:如果|要是)?(?P<whom>[\u4e00-\u9fff、\d]{2,24}?)(?:都|先)?不(?:算|计|看|考虑)(?:在内|进来)?[，,](?=.*(?:谁|哪|最))"
)
"""枣庄和财政局不算，谁最高."""
_SUM_OF_BODIES = re.compile(r"(?P<it>它)?占(?P<count>[两二三四五六七八九十]家)的?(?:总和|之和|总数|总额)的?")
_OTHERS = re.compile(r"剩下的?(?=[两三四五六七八九][家个])")
_SUM_ALONE = re.compile(r"(?<=[家项个者]合计)(?=呢[？?]?$)")
_THAT_PART = re.compile(r"(?<=支出|收入|经费)[那这]一?(?:块|部分)(?=[占是有花])")
_COUNTED_BODIES = re.compile(r"(?<=[两三四五六七八九几]家)(?P<kind>热线(?:中心)?)(?=[\u4e00-\u9fff]{2,8}(?:各|分别))")
"""三家热线接通率各多少 asks three bodies, and for no 热线接通率."""
_FIRST_FEW = re.compile(r"(?<=最[多大高少小低]的)(?P<count>[两二三四五])个?(?=[类项款](?!目)|科目)")
_OF_WAY = re.compile(r"在(?P<of>基本|项目)支出[里中](?=一共|合计|加起来)")
_NEXT = re.compile(
    r"^(?:那么?)?排?名?(?P<at>第[二三四五])[大高多]?[的位名]?的?又?是(?:哪一?[类项款个笔家]|什么|谁)(?:单位|部门|科目)?(?=呢?[？?]?$)"
)
"""排第二的是哪类 after an order."""
_OF_WHOM = re.compile(r"^(?:那么?)?(?P<whose>(?!.*最)[\u4e00-\u9fff\d]{2,12})的又?是多少(?=[？?]?$)")
"""聊城的是多少, of what was asked about before."""
_SAID_TO = re.compile(
    r"是不是(?P<said>[^，。是]{0,8}?(?:[多少增减涨降升]|增加|减少|增长|下降|上涨|上升)了?(?:\d|[一二两三四五六七八九半]成)[^，。？?]*)(?=[？?]?$)"
)
"""是不是比上年多了300万, which is put to the test."""
_OF_ALL = re.compile(r"(?<=[\u4e00-\u9fff])是(?:全部|所有|整个)的?(?=[\u4e00-\u9fff]{2,8}的?(?:百分之几|几成|几分之))")
_LARGEST = re.compile(r"(?<!谁)占了?大头(?!吗)")
_STAFF = re.compile(r"(?<=[年局部委厅办院校站所队心会])几个人(?=[，,。？?]|$)")
_IN_ORDER = re.compile(r"怎么排(?:名|序|的)?(?=呢?[？?]?$)")
_DONE_OR_NOT = re.compile(r"(?P<done>[达完花用买变涨降增减升超配])没(?P=done)(?P<of>[\u4e00-\u9fff]{0,3})(?=[，,。？?]|$)")
"""达没达标, 超没超预算."""
_OF_THEM = re.compile(r"^(?:那么?)?它们的?(?P<what>[^，。]{2,10}?)各(?:是|有)?多少(?=[？?]?$)")
_MEAN_SHARE = re.compile(r"^(?:那么?)?平均占多少(?=[？?]?$)")
_PASSES = 2
"""A word may be put as one that is part of another (钱没花光的是哪个项目, 钱没花完的是哪个项目)."""


def put_alike(question: str) -> str:
    """The question with one word in the place of all that mean the same."""
    pattern, meant = _alike()
    question = _EMPHASIS.sub("", question)
    for _ in range(_PASSES):
        question = pattern.sub(lambda match: meant[match[0]], question)
    question = _LEAST.sub("得分", _INSTEAD.sub("那", _THERE.sub("", question)))
    question = _ALL_BODIES.sub("各", _WITHIN.sub("里", _IN_ALL.sub("合计", question)))
    question = _WHETHER.sub("吗", _MONTHLY.sub("平均每月", _ITEMS.sub("各项", question)))
    question = _LEFT_OUT.sub(r"除了\g<whom>，", _TOP_ONE.sub(lambda one: f"{one['of'] or '是'}最{one['way']}的那家的", question))
    question = _COUNTED_BODIES.sub(r"\g<kind>的", question)
    question = _SAID_TO.sub(r"\g<said>，对吗", _OF_WHOM.sub(r"\g<whose>的呢", question))
    question = _NEXT.sub(r"\g<at>呢", question)
    question = _DONE_OR_NOT.sub(r"\g<done>\g<of>了吗", question)
    question = _MEAN_SHARE.sub("平均多少", _OF_THEM.sub(r"各自\g<what>多少", question))
    question = _IN_ORDER.sub("从高到低排一下", _STAFF.sub("有多少人", _LARGEST.sub("最多", question)))
    question = _SUM_ALONE.sub("多少", question)
    question = _OF_ALL.sub("占", _OF_WAY.sub(r"的\g<of>支出", _FIRST_FEW.sub(r"前\g<count>", question)))
    question = _THAT_PART.sub("", _SUM_OF_BODIES.sub(_of_sum, _OTHERS.sub("其余", question)))
    question = _HOW_FAR.sub("差多少", question)
    question = _OF_WHOLE.sub(r"占\g<whole>的\g<much>", question)
    return _NUMBER_THEN_YEAR.sub("的", _BODIES.sub(lambda match: f"{match['how'] or ''}单位", question))


def _of_sum(match: re.Match[str]) -> str:
    return f"占{match['count']}合计" if match["it"] else f"占{match['count']}的"


@cache
def _alike() -> tuple[re.Pattern[str], dict[str, str]]:
    meant = {word: one for one, words in cue_words()["alike"].items() for word in words}
    return re.compile("|".join(map(re.escape, sorted(meant, key=len, reverse=True)))), meant
