"""Turns that a whole question, or the end of one, takes in speech, put as the one that is read (枣庄和财政局不算，谁最高)."""

from __future__ import annotations

import re

_SO, _END = r"^(?:那么?)?", r"[？?]?$"
_CJK = r"[\u4e00-\u9fff]"
_FEW = "两三四五六七八九"
_TURNS = (
    # bodies and whose number it is
    (
        rf"{_SO}(?:如果|要是)?(?P<whom>[\u4e00-\u9fff、\d]{{2,24}}?)(?:都|先)?不(?:算|计|看|考虑)(?:在内|进来)?[，,](?=.*(?:谁|哪|最))",
        r"除了\g<whom>，",
    ),  # 枣庄和财政局不算，谁最高
    (rf"占{_CJK}{{0,6}}?最(?P<way>[高多低少])的?那一?家的?", r"占最\g<way>的那家的"),
    (rf"(?:相当于|等于|是){_CJK}{{0,6}}?最(?P<way>[高多低少])的?那一?家的?", r"是最\g<way>的那家的"),
    (rf"它占(?P<count>[{_FEW}十]家)的?(?:总和|之和|总数|总额)的?", r"占\g<count>合计"),
    (rf"占(?P<count>[{_FEW}十]家)的?(?:总和|之和|总数|总额)的?", r"占\g<count>的"),
    (rf"剩下的?(?=[{_FEW}][家个])", "其余"),
    (r"(?<=[家项个者]合计)(?=呢[？?]?$)", "多少"),
    (rf"(?<=[{_FEW}几]家)(?P<kind>热线(?:中心)?)(?={_CJK}{{2,8}}(?:各|分别))", r"\g<kind>的"),  # no 热线接通率
    (rf"{_SO}它们的?(?P<what>[^，。]{{2,10}}?)各(?:是|有)?多少(?={_END})", r"各自\g<what>多少"),
    (r"(?<=[年局部委厅办院校站所队心会])几个人(?=[，,。？?]|$)", "有多少人"),
    # places in an order
    (
        rf"{_SO}排?名?(?P<at>第[二三四五])[大高多]?[的位名]?的?又?是(?:哪一?[类项款个笔家]|什么|谁)(?:单位|部门|科目)?(?=呢?{_END})",
        r"\g<at>呢",
    ),  # 排第二的是哪类
    (rf"怎么排(?:名|序|的)?(?=呢?{_END})", "从高到低排一下"),
    (r"(?<!谁)占了?大头(?!吗)", "最多"),
    (r"(?<=最[多大高少小低]的)(?P<count>[两二三四五])个?(?=[类项款](?!目)|科目)", r"前\g<count>"),
    # parts and wholes
    (rf"(?<={_CJK})是(?:全部|所有|整个)的?(?={_CJK}{{2,8}}的?(?:百分之几|几成|几分之))", "占"),
    (r"在(?P<of>基本|项目)支出[里中](?=一共|合计|加起来)", r"的\g<of>支出"),
    (r"(?<=支出|收入|经费)[那这]一?(?:块|部分)(?=[占是有花])", ""),
    (rf"{_SO}平均占多少(?={_END})", "平均多少"),
    # differences and tests
    (r"(?P<planned>预算[数额]?)[和与跟同]实际(?:支出|花费)?(?:之间)?相?差了?(?=多少|几)", r"\g<planned>比实际支出差"),
    (
        rf"{_SO}(?P<both>[这那]?(?:两[家个者边]|它们|双方)?(?:之间)?)(?:[又相]?差了?|差[额距值]又?[是有]?)(?:多少|几)[人辆批个台名位万元钱]*(?=呢?{_END})",
        r"\g<both>差多少",
    ),  # 两家差多少人
    (
        r"是不是(?P<said>[^，。是]{0,8}?(?:[多少增减涨降升]|增加|减少|增长|下降|上涨|上升)了?(?:\d|[一二两三四五六七八九半]成)[^，。？?]*)(?=[？?]?$)",
        r"\g<said>，对吗",
    ),  # 是不是比上年多了300万
    (rf"(?P<done>[达完花用买超])没(?P=done)(?P<of>{_CJK}{{0,3}})(?=[，,。？?]|$)", r"\g<done>\g<of>了吗"),  # 超没超预算
)
_PATTERNS = tuple((re.compile(pattern), put) for pattern, put in _TURNS)


def put_in_turn(question: str) -> str:
    """The question with each such turn put as it is read."""
    for pattern, put in _PATTERNS:
        question = pattern.sub(put, question)
    return question
