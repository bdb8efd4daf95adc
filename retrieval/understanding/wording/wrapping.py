"""What a question is wrapped in: what was read before it, and where its answer is to be found."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<=[，,。；;？?！!])")
_REPORT = r"(?:部门|单位)*(?:决算|预算)*(?:公开)?(?:报告|说明|材料|文件|文本|情况|决算|预算|公开|网页)+"
_READ = re.compile(
    r"^(?:我们?)?(?:刚刚?|今天|昨天|最近|正在|在|先|仔细)*(?:看|翻|读|查|浏览|研究|打开|拿到)(?:完|过|到|一?下)*了?"
    rf"(?P<whom>[^，,]{{2,30}}?)的?(?:这份|那份)?{_REPORT}(?:里|中|上)?(?:之?后|以后|时)?[，,](?=[^，,])"
)
"""看了某局的决算，… names whose figure is asked for, and asks for no 决算数."""
_WANTED = re.compile(
    r"(?:^|(?<=[，,。；;？?！!]))(?:我们?)?(?:就|只|也|还)?(?:想|要|需要|来|请|麻烦)"
    r"(?:帮?我?)?(?:核实|核对|确认|求证|弄清楚?|弄明白|搞清楚?|搞明白|打听)(?:一?下)?[：:，,]?(?=.{4})"
)
_REALLY = re.compile(
    r"(?<![是有])(?:真的是?|真真正正|实实在在|实打实|的的确确|确确实实|确实|的确)地?(?=[花用买](?:了|过|出|掉|钱)|支出|发生|接待|执行了|没有?(?=[花用发支])|有(?![没无]))"
)
"""公务接待真的花了钱 asks for nothing else than 公务接待花了钱."""
_THIS = r"(?:[这那它该](?:[个些句段笔]|一?项)?(?:数字?|话|钱|内容|说法|金额|结果|信息|数据)?(?:是|又)?)?"
_PLACE = re.compile(
    rf"{_THIS}(?:具体)?(?:出现|写|印|列|登|体现|记|说|出|放)?(?:[在自于]|见|来自|出处是)(?:报告|原文|决算|文件|正文|表|pdf)*的?(?:里|中)?的?"
    r"(?:第?(?:哪|几)一?(?:页|张?表格?|个表|部分|处|章|节|段|句|行|栏|列|个?地方)+(?:里|上|中|的)*(?:第?(?:几|哪一?)[行列页栏])*"
    r"|哪[里儿])(?:上|里|写|说|提到?|列|印|出现|体现|披露|公开|能?找到|能?查到|能?看到|可以?[看查找]到?|的|呢|啊|吗|了|着)*"
    rf"|{_THIS}(?:的?(?:出处|来源|依据|原文))(?:在|是|见|有|呢|吗|又)*(?:第?(?:哪|几)一?[页里儿处张个表]+|什么)?(?:呢|啊|吗|里)*"
    rf"|{_THIS}第?几页(?:呢|啊)?|哪一?页(?:上|的|呢)*"
)


def asks_place(text: str) -> bool:
    """Whether a clause asks for no more than where a thing stands in the report (在哪一页), which every answer tells."""
    return bool(_PLACE.fullmatch(text.strip("，,。；;？?！! ")))


def unwrapped(question: str) -> str:
    """The question without what it is wrapped in; unchanged where nothing else is asked."""
    bare = _REALLY.sub("", _WANTED.sub("", _READ.sub(r"\g<whom>，", question)))
    kept = "".join(clause for clause in _BREAK.split(bare) if not asks_place(clause))
    return kept.rstrip("，,；;。？?") or question
