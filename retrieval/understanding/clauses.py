"""What one text asks: its courtesies left out, and its questions apart where it puts several (预算多少？接待了几批几人？)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

from retrieval.understanding.cues import background, courtesies, of_each

_BREAK = re.compile(r"[，,。？?；;！!\n]+")
_SPACED = re.compile(r"((?:多少|几)[\u4e00-\u9fff]{0,3}|[吗呢么样])[ \u3000]+(?=[\u4e00-\u9fff])")
"""A space in place of a comma (预算多少 决算多少)."""
_UP, _DOWN = "多高大升增涨上超", "少低小降减跌下"
_ASKS = re.compile(
    r"多少|啥|(?<![这那])几(?!乎|[家个份][^，]*[里中]$)|哪|什么|干嘛|谁|怎么|怎样|如何|吗|呢|多[大高长宽快重]|占比|比例|比重|对得上|是否|有没有|[没否]$|金额$|总额$|(?:^|[额距低高小大])(?:主要)?原因"
    rf"|(?:[花用支变涨降]完?了|完成了?|够|达标了?|超[了过出]?(?:年初|全年)?的?(?:预算)?了?)没有?$|(?P<verb>[\u4e00-\u9fff])不(?P=verb)|是[^，]{{2,14}}还是"
    rf"|[{_UP}][{_UP}了加长]{{0,2}}(?:还?是)[{_DOWN}]|[{_DOWN}][{_DOWN}了落]{{0,2}}(?:还?是)[{_UP}]"
)

_COUNT_AND_COST = re.compile(
    r"((?:几|多少)(?:[辆台趟次拨波]|批次?|人次?|个人|个?团组?)[^，、多少几]{0,4}?)"
    r"(?=(?:(?<=[团组批拨波])|(?<=[几少批]次))(?:一共|共|都)?(?:几|多少)个?人|(?:一共|共|都)?[花用掏][了掉]?(?:多少|几)|(?:花费|费用|金额|预算|经费)[是有为]?多少|多少钱)"
)
"""买几辆车花多少钱 asks for a number and, in the same breath, for the money; 几个团组几个人 and 几批几人 for two numbers."""
_ASKED_BESIDE = re.compile(
    r"、|(?:(?<=多少)|(?<=多少[钱人元]))(?:以及|[和跟与及])(?![^，]*(?:比|差|一样|相[同等]))"
    r"|(?:(?<=多少)|(?<=多少[钱元]))(?<![从由]多少)(?=(?!人民|[钱元人个件条家倍次辆批万亿分名的里中和与跟及比占是岁天年月台套平米公吨]|百分)[\u4e00-\u9fff]{2,8}(?:多少|几成|百分之几))"
)
"""What joins two questions in one clause, if nothing: 培训费多少和会议费多少, 预算多少花了多少."""
_TAG = re.compile(
    r"(?:这个?数?|那|这样|说得)?(?:是?(?:对|真|属实|准确|正确|事实|这样)的?|没错|没问题|有误|是)(?:吗|吧|不对|不是|不)?"
    r"|(?:是不是|有没有|对不对|属不属实)(?:真的?|对|错|属实|这样|有误)?的?"
)
"""What only asks if the clause before it is so: …是16.12%，对吗."""
_TOPIC = re.compile(r"^(?!.*(?:多少|几|哪|什么|谁|怎|吗|呢)).*(?:占比|比例|比重)$")
"""What an order is asked of in the next clause: 项目支出占总支出的比重，哪个最高."""
_WHICH = re.compile(
    r"[^，]{0,24}?(?:谁|哪一?[个家边])(?:的|更|要|比较|占比|比例|比重)*[高大低小多少](?!少)"
    r"|(?:哪一?[个家]?|谁|什么单位)(?:的|是|单位|部门)*最|最[高低大小多少]的|从[高低大小多少]|排"
)
_FEW = re.compile(r"(?:(?:报告)?库[里中]的?|[这那])?几[家个](?![^，]*[有是])[\u4e00-\u9fff\d]{2,}")
_OF_FEW = re.compile(r"[^，]{0,4}(?:谁|哪|各|分别)")
"""库里几家热线中心，谁花得最多 asks of those, and not how many they are."""
_FEW_OF_ALL = re.compile(r"^(?:(?:报告)?库[里中]的?)?(?:这|那)?几[家个](?:单位|部门|机构)(?:里|中)?[，,](?=谁|哪|各)")
_NAMED_ALONE = re.compile(r"(?:它们|这些|各自|各个?|分别|都)*叫什么(?:名字|名称)?")
"""分别叫什么 after how many there are asks for them by their names."""
_ANY = re.compile(r"有没有|有[^，]*(?:吗|什么)$")
_THESE_ALONE = re.compile(r"(?:都|分别|具体|又)*[是有]?(?:哪(?:[几些]个?|一?个)(?:项目)?|哪[几些]项|谁)(?:呢|啊)?")
"""哪几个 after whether there are any such asks for these, and for no others."""
_WHETHER_FIRST = re.compile(r"(?:这|它)?(?:在[^，]{2,8}里)?(?:是不是|是|算不算|算)最[高多大低少小]的?(?:了?吗)?")
"""是最高的吗 after what a thing of a body is said to be."""
_KEPT = re.compile(r"(?:都|平时|又|分别)*[放停]在?哪(?:里|儿|些地方)?了?")
"""放哪 after what sorts of cars there are: one sentence of a report tells both."""
_BODIES = re.compile(r"(?:几|多少)[个家]?[\u4e00-\u9fff]{0,4}?(?:单位|机构|部门|[科处股]室?)$")
"""What is counted of a body, and listed elsewhere."""
_EACH_MUCH = re.compile(r"(?:各自?|分别)(?:[是为有花用了]|支出)*多少(?:钱|[万亿]?元)?$")
"""会议费和培训费各多少 is a question of its own, whatever is counted of each after it."""
_WHO = re.compile(r"谁|哪一?[家边]")
"""各接待了多少人 after 哪家接待花得多 asks for another number of each."""
_JOINED_ON = re.compile(r"^(?:还有|另外|再有|以及|顺便问一?下|再问一?下)(?:[，,]|(?!那?[一两二三几](?:[个家项笔]|$)|的|$))")
"""What only adds a question to the one before it; 另外两个呢 asks for others."""
_EACH_SHARE = re.compile(
    r"(?:它们|[这那]?[两三][者项个])?(?:(?:各自?|分别)占了?(?:到|比)?(?=[^多几比的到百了]{2})|占了?(?P<whole>[^，占多几比]{2,10}?)的?(?:各自?|分别)(?:是|为)?(?=多少|几成|百分))"
)
_SUM = r"[是为有]?\d[\d.,]*(?:万元|亿元|元|万)?"
_OPERANDS = re.compile(
    rf"(?<=[%％])[，,；;](?:可是?|但是?|而|不过|其实|明明)?(?:年初|全年)?预算数?{_SUM}[，,、和]而?(?:支出)?决算数?{_SUM}(?=[，,；;。])"
)
_OPERANDS_BEFORE = re.compile(
    rf"(?:年初|全年)?预算数?{_SUM}[，,、和]?(?:而|实际)?(?:支出|花了?|用了?)?(?:决算|执行)?数?{_SUM}[，,；;、](?:报告)?(?=(?:完成|执行)率[^，,]{{0,4}}\d[\d.]*[%％])"
)
"""The numbers that a rate is made of, said beside the one that is put to the test: the report has them."""
_ITS_RATE = re.compile(
    r"(?<=[，,；;。])(?:那|那么)?(?:这个?|该|它的?)?(?:完成率|执行率|完成比例|百分比|比率|比例)(?=(?:算?得?)(?:对|准|正确|有误|错))"
)
"""这个完成率 of 这个完成率对不对, where the clause before it states the rate."""


_BOTH_STATED = re.compile(
    rf"(?:按照?)?年初(?:预算数?|安排|[排给])?了?{_SUM}[，,、]?(?:而|实际|最后|结果|全年)*(?:支出|[花用])了?{_SUM}[，,；;、]"
    r"(?:(?:报告|文[里中字]|他们|它)?(?:里|中|上)?(?:说|写|称|讲)(?:的是|的|着)?)?(?=(?:完成|执行)[^，,]{0,6}\d[\d.]*[%％])"
)
"""年初576.61万花了672.13万，报告说完成100%，对吗."""
_BARE_RATE = re.compile(r"完成[了率是为到]*(?=\d[\d.]*[%％])")
_REALLY = re.compile(r"真的?(?=是\d[\d.]*[%％])|(?<=率)果?真的?(?=[是有]\d)")
"""完成率真的是100%吗 puts a rate to the test like any other."""
_STATED_BESIDE = re.compile(
    r"(?<=[购费金入款出物程务资余转])\d[\d,]*(?:\.\d+(?:[万亿]?元|万|亿)?|[万亿]?元)"
    r"(?=占|里|中(?!心)|当中|[，,]?[比较](?:年初|上年|去年|目标))"
)
"""货物采购0.51万元占采购总额多少: the number of a thing said behind its name."""
_ADDENDS = re.compile(
    rf"(?P<one>[\u4e00-\u9fff]{{2,12}}?){_SUM}(?P<plus>加上?)(?P<other>[\u4e00-\u9fff]{{2,12}}?){_SUM}"
    r"(?:是不是|能|就)?(?:等于|对得上|凑成|[是=])(?=\d)"
)
"""基本支出5万加项目支出6万等于11万吗: the report has both."""
_WITHIN_IT = re.compile(r"里其中的?")
_ITS_SUM = re.compile(
    r"(?P<order>(?:^|[，,])(?![^，,]*(?:各|所有|全部))[^，,]*(?:谁|哪一?[家个])[^，,]*最[高低多少大小]的?)[，,](?:一共|总共|共|合计)(?:有|是|花了?)?"
    r"多少(?:钱|[万亿]?元)?(?=[，,？?。]|$)"
)
"""哪家花得最少，一共多少 asks what that one has, which the order tells, and for no sum of all."""
_STATED_SPENT = re.compile(r"(?:一共|共)(?:花|用|支出)了?\d[\d.,]*(?:万元?|亿元?|元)(?=[，,](?:人均|平均|每))")
"""10个人一共花211.09万，人均多少: the report has it."""
_STATED_WHOLE = re.compile(r"(?:一共|共)?(?:花了?|用了?|支出|是|为|有)\d[\d.,]*(?:万元?|亿元?|元)[，,](?=其中)")
"""三公经费花了1.37万，其中公车多少 asks for a part of it, and tests no number."""


_PLANNED_TWICE = re.compile(
    rf"年初(?:预算|安排)?(?:数|了)?(?:是|为|有|只有)?{_SUM}[，,、]?(?:但|而|后来|最后|年中|又|到)*"
    rf"(?:全年(?:预算)?数?(?:是|为|有|成了)?|变成了?|变为|(?:调整?增?|追加|增加|加|涨)[到为成]了?){_SUM}"
    r"[，,、]?(?:一共)?(?:中间|之间)?(?:相?差|[多增追超])[了出来加]*(?:多少|几)(?:钱|[万亿]?元)?"
)
"""年初500万，全年552.59万，多出来多少: both budgets of a thing, with what they come to."""


_TOLD_OF = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!的)呢[，,]\s*"
    r"(?=(?:[比较]|超了?|完成了?)(?:年初|全年)?的?预算|(?:为什么|怎么)[才只就]得"
    r"|(?:平均|合)?[每一]个?(?:批次?|人次?|次|[辆台]车?)(?:客人)?(?:平均)?[花用合要]*(?:多少|几))"
)
"""养车呢，比预算省了多少, 宣传项目呢，咋才得那么点 is one question of what it names first."""
_OF_YEAR = re.compile(
    r"^(?P<year>(?:那么?)?(?:[上去前]一?年|(?:19|20)\d\d年)度?)的?呢[，,]\s*"
    r"(?=(?:又|一共|实际)*(?:[花用]|支出|是|有)了?(?:多少|几)(?:钱|[万亿]?元)?[？?]?$)"
)
"""上一年呢，花了多少元 is one question of what was asked about before, in that year."""
_CARS_EACH = re.compile(
    r"^(?P<so>那么?)?(?:(?:公务用|公)?车(?:辆|子)?呢?[，,](?P<whose>[这那]?[两几三四各]家(?:单位)?|它们|各单位)?的?"
    r"|(?P<of>[这那]?[两几三四各]家(?:单位)?)的?(?:公务用|公)?车(?:辆|子)?)(?:各自?|分别|都)+有?(?:几|多少)[辆台部]车?(?=[，,。；;？?呢]|$)"
)
"""车呢，两家各有几辆 asks for nothing but cars."""
_TURNED = re.compile(
    r"(?P<asked>(?:那|又)*(?:相?差|[高低多少大小])了?(?:多少|几)(?:个?分|钱|万?元|倍)?)[呢啊]?[，,\s]+"
    r"(?:[跟和与同比](?P<what>[^，,]{1,20}?))(?:相?比|比起来|比较)?[呢啊]?[？?]?"
)
"""低多少，跟第一比: what it is set against comes last."""


def punctuated(question: str) -> str:
    """The question with a comma where a mere space parts what it asks, and what it sets a thing against before how far apart
    they are.
    """
    question = _FEW_OF_ALL.sub("", question)
    question = _OF_YEAR.sub(r"\g<year>", _TOLD_OF.sub("", _SPACED.sub(r"\1，", question)))
    question = _CARS_EACH.sub(_each_has_cars, question)
    turned = _TURNED.fullmatch(question)
    return f"跟{turned['what']}比{turned['asked']}" if turned else question


def _each_has_cars(match: re.Match[str]) -> str:
    return f"{match['whose'] or match['of'] or ''}各有几辆车"


def without_operands(question: str) -> str:
    """A question whether a stated rate is right, or how far two stated budgets are apart, without the numbers that it states."""
    question = _STATED_SPENT.sub("一共花了多少", question)
    question = _ADDENDS.sub(r"\g<one>加\g<other>等于", _PLANNED_TWICE.sub("全年预算比年初预算多了多少", question))
    if stated := _BOTH_STATED.search(question):
        question = question[: stated.end()] + _BARE_RATE.sub("完成年初预算的", question[stated.end() :])
    bare = _OPERANDS_BEFORE.sub("", _BOTH_STATED.sub("", _OPERANDS.sub("", _REALLY.sub("", _STATED_WHOLE.sub("里", question)))))
    bare = _WITHIN_IT.sub("里", _STATED_BESIDE.sub("", _ITS_SUM.sub(r"\g<order>", bare)))
    return _ITS_RATE.sub("", bare) if "%" in bare or "％" in bare else bare


def asks(clause: str) -> bool:
    """Whether a clause asks anything by its words."""
    return bool(_ASKS.search(clause))


def with_owner_first(question: str, alone: Callable[[str], bool], names: Callable[[str], bool]) -> str:
    """A question with the body before what is asked of it, where it is told at the end (花了多少，为什么，某局)."""
    before, comma, last = question.rstrip("？?。！! ").rpartition("，" if "，" in question else ",")
    late = comma and not asks(last) and alone(last) and (asks(before) or "是不是" in before) and not names(before)
    return f"{last.removesuffix('的')}{'的' if last[-1].isdigit() else ''}{before}" if late else question


def without_courtesies(question: str) -> str:
    """The question without clauses that only greet, thank or tell of who asks; unchanged where nothing else is left."""
    clauses = _BREAK.split(question)
    kept = [clause for clause in clauses if clause and not _is_courtesy(clause)]
    return "，".join(kept) if kept and len(kept) < len(clauses) else question


def without_background(question: str, names: Callable[[str], bool]) -> str:
    """The question without clauses that tell what others say or what it is asked for, and name nothing of the reports."""
    clauses = [clause for clause in _BREAK.split(question) if clause]
    kept = [one for one in clauses if _ASKS.search(one) or not background(one) or names(one)]
    return "，".join(kept) if kept and len(kept) < len(clauses) else question


def asked_apart(question: str) -> list[str]:
    """The questions of a text, one after the other; a clause that asks nothing belongs to the next that does."""
    apart: list[str] = []
    open_clause = ""
    clauses = _clauses(question)
    for clause, after in zip_longest(clauses, clauses[1:], fillvalue=""):
        goes_on = counts_each(clause) and not (apart and (_EACH_MUCH.search(apart[-1]) or _WHO.search(apart[-1])))
        named = _NAMED_ALONE.fullmatch(clause) and not (apart and _BODIES.search(apart[-1]))
        joined = bool(apart) and _goes_with(clause, apart[-1])
        if apart and not open_clause and (goes_on or named or joined or _TAG.fullmatch(clause)):
            apart[-1] += f"，{clause}"
            continue
        open_clause = f"{open_clause}，{clause}" if open_clause else clause
        of_next = (_TOPIC.search(clause) and _WHICH.match(after)) or (_FEW.fullmatch(clause) and _OF_FEW.match(after))
        if _ASKS.search(clause) and not of_next:
            apart.append(without_joint(open_clause) if apart else open_clause)
            open_clause = ""
    if open_clause and apart:
        apart[-1] += f"，{open_clause}"
    return apart


def without_joint(clause: str) -> str:
    """A clause without the words that but add it to the one before (另外, 再问下)."""
    return _JOINED_ON.sub("", clause)


def _goes_with(clause: str, before: str) -> bool:
    """Whether a clause but asks which those are that the one before asks for (有没有满分的，哪几个), or where its cars stand."""
    which = _ANY.search(before) and _THESE_ALONE.fullmatch(clause)
    counts = re.search("几|多少", before)
    return bool(which or _WHETHER_FIRST.fullmatch(clause) or ("车" in before and not counts and _KEPT.fullmatch(clause)))


def each_share(clause: str) -> str:
    """What a clause asks the share in of each thing named before it (各占基本支出的百分之几); '' where it does not."""
    match = _EACH_SHARE.match(clause)
    return f"{match['whole'] or ''}{clause[match.end() :]}" if match else ""


def counts_each(clause: str) -> bool:
    """Whether a clause begins by asking what is counted of each thing named before it (各有多少人参加)."""
    each = of_each(clause)
    return each is not None and each.start() == 0


def _clauses(question: str) -> list[str]:
    """The clauses of a text, those that 、 or 和 joins apart where each of them asks (收入多少、支出多少)."""
    clauses: list[str] = []
    for clause in filter(None, _BREAK.split(_COUNT_AND_COST.sub(r"\1，", question))):
        items = [item for item in _ASKED_BESIDE.split(clause) if item]
        clauses.extend(items if all(_ASKS.search(item) for item in items) else [clause])
    return clauses


def _is_courtesy(clause: str) -> bool:
    """Whether a clause is nothing else: one with a number or a year may name the report."""
    return courtesies(clause) and not _ASKS.search(clause) and not re.search(r"\d|〇|年度", clause)
