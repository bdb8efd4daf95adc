"""A follow-up for the other end of the year (年初呢 after what was left at the end of it), or for another year."""

from __future__ import annotations

import re

from extraction.indicators import catalogue
from retrieval.conversation.things_asked import SO, things_named
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.periods import Years
from retrieval.understanding.query import Query

CLOSING = re.compile(r"年末|年底|期末")
_END_OF_YEAR = re.compile(rf"年初|期初|{CLOSING.pattern}")
_DATED = re.compile(rf"(?:{_END_OF_YEAR.pattern}).*结[转余]")
_OTHER_END = re.compile(
    rf"{SO}(?P<whose>(?![上去前]年)[\u4e00-\u9fff\d]{{2,12}}?的)?(?P<end>{_END_OF_YEAR.pattern})(?:的?时候)?(?:[又还是的有剩呢]|多少|几|万?元|钱)*$"
)
"""年初呢, 某局的年初呢."""
_FURTHER = re.compile(r"再往?(?:以|之)?(?:前|早|上)(?:推|数|面)?的?一?年|更早(?:的|些|一点)?那?一?年?|再往前(?=呢)")
"""再早一年呢 after one year asks for that before it."""
_END_OF_LAST = re.compile(rf"(?:上一?年|去年)度?的?(?={CLOSING.pattern}|末)")
_THIS_YEAR = re.compile(rf"{SO}(?:今年|本年|当年)度?(?:的|年?末|年?底)*(?:呢|[是有]?多少[钱万元]*)+")
"""本年呢 after 上年年末结转和结余 asks for what was left at the end of this one."""
_LAST_YEAR = re.compile(r"(?<!减)去年|(?<![的比较])前一年(?=[呢是有]|的?(?:多少|几)|$)")
_THIS = re.compile(r"今年(?=的?(?:总|全部)?[收支])")
_BACK = {0: "上年", -1: "前年", -2: "大前年"}
HOW_MUCH = re.compile(r"(?:花了?|用了?|是|有|为|采购了?)?(?:多少|几).*$")


def other_end(question: str, earlier: Query) -> str:
    """年末呢 after 年初财政拨款结转和结余多少, as that question for the other end of the year."""
    if _THIS_YEAR.fullmatch(question) and _END_OF_LAST.search(earlier.about):
        return _END_OF_LAST.sub("本年", earlier.about.replace("\n", "")).replace("本年年末", "年末")
    match = _OTHER_END.match(question)
    asked = _with_its_end(earlier)
    known = match and _END_OF_YEAR.search(asked)
    amount = f"{HOW_MUCH.sub('', asked)}多少" if HOW_MUCH.search(asked) else asked  # 年末结转多少，为什么？年初呢
    return f"{match['whose'] or ''}{_END_OF_YEAR.sub(match['end'].replace('年底', '年末'), amount)}" if match and known else ""


def _with_its_end(query: Query) -> str:
    """What a question asks, of a balance that it does not date (还剩多少) by the name that the catalogue gives it."""
    things = things_named(query)
    known = [] if any(_DATED.search(one.text) for one in things) else indicators_meant(things, catalogue())
    return known[0].name if len(known) == 1 and _END_OF_YEAR.search(known[0].name) else query.about.replace("\n", "")


def undated(query: Query) -> str:
    """What a question asks, but for the end of the year and how much it is."""
    return _END_OF_YEAR.sub("", HOW_MUCH.sub("", _with_its_end(query)))


def further_back(question: str, last: Years) -> str:
    """再早一年呢 as that question for the year before the one that was asked about last; other questions as they are."""
    before = f"{last.asked[0] - 1}年" if len(last.asked) == 1 and not last.offset else _BACK.get(last.offset, "")
    return _FURTHER.sub(before, question) if before else question


def of_report(question: str, follows: bool) -> str:
    """A question with 今年, and 去年 where it `follows` others, as years of the report asked about."""
    return _THIS.sub("本年", _LAST_YEAR.sub("上年", question) if follows else question)
