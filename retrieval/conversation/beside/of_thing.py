"""A follow-up that asks of the thing before it what it is made of, where its money comes from, what its name means."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.conversation.inheriting import has_parts
from retrieval.conversation.things_asked import SO
from retrieval.readings.parts.each_part import known_parts
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.wording.quarters import of_all_quarters

_SOURCE = re.compile(
    rf"{SO}(?:它|这笔钱|[这那该]一?[项笔])?的?(?:资金|经费|钱)的?来[源自]于?(?:是|有)?(?:什么|哪里?|哪些|哪儿)?呢?"
)
_WHENCE = re.compile(
    rf"{SO}(?:它|这些?|[这那该]一?[项笔]?)?的?(?:钱|资金|收入)?(?:都|主要|大部分|具体|是)*"
    r"(?:(?:来[源自]于?|靠|从|打)(?:的?是|是)?(?:哪[里儿些]?|什么)(?:地方|渠道|方面)?(?:来|得来?)?的?|[的有是]*(?:主要)?来源(?:是|有)?(?:什么|哪些|哪里)?)(?:呢|啊)?"
)
"""主要来自哪里 after all that came in."""
_ALL_INCOME = re.compile(r"(?:本年|全年|总)?收入(?:预算|合计|总计|总额)?")
_MADE_OF = re.compile(
    rf"{SO}(?:它|其|这[一]?项)?(?:的|下面|里[头面]|其中|当中|底下|具体|又|都|主要|再)*(?:由|包括|包含|细?分成?|分为|细分|有|分别是|各是|都是)(?:了|到|成|项|是)*"
    r"(?:哪[些几]|什么|几)个?(?:明细|小?项|科目|款项?|内容|部分|类|块)?(?:构成|组成)?的?"
    rf"|{SO}(?:它|其)?的?(?:具体|又|都|内部)*的?(?:是?(?:怎么|如何|怎样)(?:构成|组成)的?|(?:构成|组成)(?:情况|部分)?(?:呢|是什么|如何|怎么?样)?)"
)
"""里面分哪几项 after what was spent."""
_MOST_ON = re.compile(
    rf"{SO}(?:它|钱|这笔钱)?(?:都|主要|大头|大部分|基本上?|是)*[花用][在到]了?哪一?[项块类笔个](?:上面?|里)?了?的?"
)
"""主要花在哪一项 after a whole asks which part of it is the greatest."""
_WHICH_PROJECTS = re.compile(rf"{SO}(?:它|其中)?(?:都|主要|具体|一共|又)*(?:包括|包含|有|分|含)了?(?:哪[些几]个?|什么|几个)项目")
_PER_OTHER = re.compile(rf"{SO}(?:平均)?[每一]+(?P<unit>个?人|批|[辆台次场])次?(?:呢|(?:平均)?[是合要花]*多少[钱元]*)+")
"""一个人呢 after the mean of something else."""
_WHY_NONE = re.compile(
    rf"{SO}(?:为什么|怎么)(?:会|就|都|一[点个分])*(?:没有?|无)(?:安排)?(?P<planned>(?:年初|全年)?预算)?(?:呢|啊)?"
)
_MEANS = re.compile(rf"{SO}(?:这|它)(?:个|一?项)?(?:是|指的?是)?个?什么(?:东西|意思|支出|费用|钱|科目)?[呢啊]?")
_COMPOSED = re.compile("[构组]成")
_SPENT_ON, _ON_PROJECTS = "支出", "项目支出"


def of_thing(question: str, thing: Mention, last: Query) -> str:
    """What a thing is made of, where its money comes from, what its name means or comes to for one, after its amount or mean;
    '' for others.
    """
    name = thing.text
    if last.operation is Operation.AVERAGE and (other := _PER_OTHER.fullmatch(question)):
        return f"{name}平均每{other['unit']}多少"
    if quarters := of_all_quarters(question, name):
        return quarters
    if name.endswith(_ON_PROJECTS) and _WHICH_PROJECTS.fullmatch(question):
        return "各项目执行数分别多少"
    if last.measures == (Measure.AMOUNT,) and has_parts(thing) and _MOST_ON.fullmatch(question):
        return f"{name}里哪一项最多"
    if last.measures == (Measure.AMOUNT,) and _MADE_OF.fullmatch(question):
        if known_parts(replace(last, mentions=(thing,))):
            return f"{name}各项分别是多少"
        if name.endswith(_SPENT_ON) or _COMPOSED.search(question) or has_parts(thing):
            return f"{name}构成"
    if _WHENCE.fullmatch(question) and _ALL_INCOME.fullmatch(name):
        return "收入的主要来源是什么"
    if _SOURCE.fullmatch(question):
        return f"{name}的资金来源是什么"
    if none := _WHY_NONE.fullmatch(question):
        return f"{name}为什么没有{none['planned'] or ''}"
    meant = _MEANS.fullmatch(question) and last.operation is Operation.VALUE and last.section is None
    return f"{name}是什么意思" if meant else ""
