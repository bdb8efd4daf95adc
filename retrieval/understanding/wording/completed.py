"""How far a budget was completed, in everyday words: 完成了预算的多少, 完成年初预算没有, 实际比预算节约了多少."""

from __future__ import annotations

import re

_REALLY_COMPLETED = re.compile(
    r"(?:支出)?(?:决算)?实际上?(?=完成了?(?:年初|全年)?预算|完成率"
    r"|[比较](?:年初|全年)?预算数?(?:节[约省]|[省少多超]))"
)
_IN_THE_END = re.compile(r"(?:到?最后|最终|到头来)(?:一共|实际上?)?(?=[花用][了掉去]|支出)")
"""最后花了多少 asks what was spent in fact."""
_PART_COMPLETED = re.compile(
    r"(?:(?:完成|执行)了?|[用花支](?:掉了?|了))(?P<of>年初|全年)?(?:的?预算[数额]?)的?(?:多少|几成|百分之(?:几|多少))|完成了?(?:多少|几成)的?(?P<whole>年初|全年)?预算"
    r"|的?(?P<planned>年初|全年)?(?<!一般公共)(?<!性基金)(?<!资本经营)预算[数额]?(?:实际|一共|已经?|都)?(?:[花用支](?:掉了?|出了?|了)|执行了|(?:完成|执行|[花用支]出?)到了?)(?:几成|百分之(?:几|多少)|多少个?百分)"
    r"|的?(?P<done>全年)的?预算[数额]?(?:实际|一共|已经?|都)?完成了(?:几成|百分之(?:几|多少))"
    r"|(?<!预算)(?<!预算[数额])(?:[这那该]个?数字?|它|其)?(?:是|为)了?(?P<be>年初|全年)的?预算[数额]?的?(?:几成|百分之(?:几|多少))"
    r"|的?(?:支出)?决算[数额]?(?:是|为|占)了?(?P<set>年初|全年)?的?预算[数额]?的?(?:多少(?!倍)|几成|百分之(?:几|多少))"
    r"|完成了?(?P<all>年初|全年)?的?预算[数额]?了?(?:没有?|吗)(?=[，,。？?]|$)"
)
"""完成了预算的多少, 预算花掉了百分之几, 决算是预算的百分之几 ask for the part that was, not for the budget."""
_AGAINST_COMPLETED = re.compile(
    r"(?:[跟和与同比较](?:着|照)?)(?P<of>年初|全年)?的?预算[数额]?(?:相?比|比起来|比较|来看)?[，,]?(?:又|实际|一共)*(?:完成|执行)了?(?:多少|几成|百分之(?:几|多少))"
)
"""跟年初预算比完成多少 asks how far that budget was spent."""
_ALL_SPENT = re.compile(
    r"(?<=预算)(?P<of>[数额]?)(?:\d[\d.]*[万亿]?元?)?(?:都|全|最[后终])*[花用支](?:(?:出去?|掉|完)了?|了)(?:没有?|吗)(?=[，,。？?]|$)"
)
"""预算花出去了吗 asks if it was all spent."""
_RATE_STATED = re.compile(
    r"(?:完成|执行|支出|[用花])(?:掉?了|到了?|掉)?(?P<of>年初|全年)?的?预算[数额]?的?(?=还?(?:不到|不足)?(?:\d[\d.]*[%％]|百分之[^几多]|[一二两三四五六七八九\d]成|一半))"
)
"""完成了年初预算的4% states the rate of what it asks about."""
_DONE_BY = re.compile(r"(?:(?<=[费金款算说写])|(?<=支出)|(?<=项目))(?:完成|执行)了?到?(?=\d[\d.]*[%％])")
"""经费完成100%, said of money, is the rate of its budget."""
_SPARED = re.compile(
    r"(?:(?:比|较)?(?:年初|全年)?预算[数额]?)?(?:(?:有没有|是不是)(?:节[约省]|省)(?:下来?|出来?|钱)?了?吗?|(?:节[约省]|省)(?:下来?|出来?|钱)?了(?:吗|没有?|么)|省没省)(?=[，,。？?]|$)"
    r"|(?:预算[数额]?)?(?:花得?|用得?)?超支了?(?:吗|没有?|么)(?=[，,。？?]|$)|(?:[花用]超)了?(?:吗|没有?|么)(?=[，,。？?]|$)"
    r"|(?:(?:\d[\d.]*[万亿]?元?的?)?预算|经费|钱)[数额]?(?:还|都)?(?:够不够|够[花用]?(?:吗|不够|么|没有?))[花用]?(?=[，,。？?]|$)"
    r"|(?:够不够|超没超|超不超|有没有超)(?:出|过)?(?:年初|全年)?的?预算[数额]?(?=[，,。？?]|$)"
)
"""三公经费省了吗, 经费够不够用: asked without what it is set against, which is the budget of the thing."""
_SET_AGAINST_OTHER = re.compile(r"[比较](?!年初预算|全年预算|预算)|上一?年|去年|前年|往年|同期|目标|任务|指标")


_HOW_COMPLETED = re.compile(r"(?P<of>年初|全年)?预算[数额]?的?(?:完成|执行)(?:得|的?情况)?(?:怎么?样|如何|好不好|好吗)")


def completed(question: str) -> str:
    """The question with the words by which the rate of a budget is asked for as reports print it."""
    question = _AGAINST_COMPLETED.sub(r"完成\g<of>预算的百分之几", _DONE_BY.sub("完成预算的", question))
    question = _HOW_COMPLETED.sub(r"\g<of>预算完成率是多少", question)
    question = question if _SET_AGAINST_OTHER.search(question) else _SPARED.sub(_against_budget, question)
    question = _ALL_SPENT.sub(r"\g<of>花完了没有", _IN_THE_END.sub("实际", question))
    question = _PART_COMPLETED.sub(_part_completed, _REALLY_COMPLETED.sub("", question))
    return _RATE_STATED.sub(r"完成\g<of>预算的", question)


def _part_completed(match: re.Match[str]) -> str:
    """The rate by the words that reports print after a name; by its own name where the question names nothing before it."""
    named = match.string[: match.start()].strip("那它其又么")
    return f"完成{next(filter(None, match.groups()), '')}预算的百分之几" if named else "预算完成率"


def _against_budget(match: re.Match[str]) -> str:
    """Whether a thing went beyond its budget; 经费 is part of its name (三公经费够不够)."""
    name = "经费" if match[0].startswith("经费") else ""
    return f"{name}超预算了吗"
