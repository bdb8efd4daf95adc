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
    r"|(?:具体|大概|大约|差不多)(?=(?:是|有|[多少高低涨降增减]了)?(?:多少|几[个辆批次人台家项]|哪))"
)
"""到底 that changes nothing; alone with 多少 it asks which of two numbers is right, and before 何时 for the day it really was."""
_IN_ALL = re.compile(r"^(?:一共|总计)(?=呢[？?]?$)")
_ITEMS = re.compile(r"(?<![部充十])(?:各个?|每个?|下[面属]的?)?(?:分项|子项|细项|明细项)(?!目|计)(?:金?额)?")
_OF_WHOLE = re.compile(
    r"^(?:那么?|它|那它|这个?)?(?:是|相当于|等于)了?(?P<whole>[\u4e00-\u9fff“”]{0,14}(?:费|支出|收入|经费|工资|资金|补助|合计|总额))的?"
    r"(?P<much>百分之几|几成|几分之[几一]|多少分之一)(?=呢?[？?]?$)"
)
"""是人员经费的百分之几 weighs what was spoken of before in that."""
_ALL_SPENT = re.compile(
    r"(?P<no>没有?|未)?把(?P<what>[^把，,。？?]{1,12}?)(?:都|全部?)?(?P<done>(?:[花用执支][行付出]?|完成)(?:完|掉|光|了)?)(?=[的了吗没？?，,。]|$)"
)
"""没把预算花完 as 没花完预算, 把预算花完了 as 预算花完了."""
_NUMBER_THEN_YEAR = re.compile(r"(?<=12345)\s*(?=(?:19|20)\d\d年)")
"""The number of a hotline is none of the digits of a year behind it."""
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
    question = _ALL_SPENT.sub(_turned, _OF_WHOLE.sub(r"占\g<whole>的\g<much>", question))
    return _NUMBER_THEN_YEAR.sub("的", _BODIES.sub(lambda match: f"{match['how'] or ''}单位", question))


def _turned(match: re.Match[str]) -> str:
    return f"{match['no']}{match['done']}{match['what']}" if match["no"] else f"{match['what']}{match['done']}"


@cache
def _alike() -> tuple[re.Pattern[str], dict[str, str]]:
    meant = {word: one for one, words in cue_words()["alike"].items() for word in words}
    return re.compile("|".join(map(re.escape, sorted(meant, key=len, reverse=True)))), meant
