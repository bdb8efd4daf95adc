"""Which indicators of a project a question means by the unit in which it asks: 修了多少公里, 惠及多少名学生."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extraction.numbers import MONEY
from retrieval.projects.goal_names import ASKING
from retrieval.projects.goals import Goal
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.leftovers import narrowing_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.numerals import numerals
from retrieval.understanding.wording.spoken import as_printed

_COUNTER = re.compile(r"(?:多少|几)[十百千万亿]*[名位个]?(人次|批次|[条篇件份宗台套辆部名位户批人家次天]|[\u4e00-\u9fff]{1,2}员)")
_ALIKE = ("条篇件份宗个项", "台套辆部个", "名位人员", "户家", "批", "次", "天日")
"""Words that count the same things."""
_MEASURED = re.compile(r"(?:多少|几)[十百千万亿]*个?(?P<unit>平方米|公里|千米|米|亩|公顷|吨|[座所处栋盏株棵场名位户])")
_BUILT = re.compile(
    r"(?:新|改|扩|续|要|计划|打算|原定|实际|一共|最后|最终|完成)*[建修盖](?:设|成|好|造|了)*(?:多少|几)[个座处所家栋条]?"
)
_BUILDING = re.compile(r"(?:新|改|扩|续|改扩)?建(?!议|档|立)|修建")

_FEWER_DONE = re.compile(
    r"[只仅才](?!有\d)[\u4e00-\u9fff]{0,4}?了?(?P<number>\d[\d,.]*)(?P<unit>[个座处所家栋条场名位人户件套台辆次]|公里|公顷|亩)"
)
_SHORT_BY = re.compile(
    r"少[建修盖](?:成|好|设|造|了)*(?P<missing>(?:[一两二三四五六七八九十]+|\d[\d,.]*)(?:[座处所家栋条场]|公里|公顷|亩))"
)
"""By how many fewer were built than was aimed at (桥少修了一座)."""
FEWER_BUILT = re.compile(rf"少[建修盖]了?(?:成|好|设|造)?了?|{re.sub(r'[?]P<[a-z]+>', '?:', _FEWER_DONE.pattern)}")
"""Asks why fewer were built, or so few were done, than was planned."""
_OF_MONEY = re.compile(r"投资|资金|经费|费用?|多少[钱元]|安排了?多少")
_OF_NO_MONEY = re.compile(r"[率度性比分]|及时|到位|情况|怎么?样|目标|指标|完成|(?:多少|几)[^钱元万亿，。]*[个件次人家户项座]")


def of_money_alone(text: str, goals: Sequence[Goal]) -> list[Goal]:
    """Those of indicators that are money where a text asks for money and no more (总投资多少 is no 总投资控制率); else all."""
    if not _OF_MONEY.search(text) or _OF_NO_MONEY.search(text):
        return list(goals)
    return [goal for goal in goals if goal.is_of_funds or any(unit.split("/")[0] in MONEY for unit in goal.units)]


def counted_alike(question: str, goal: Goal) -> bool:
    """Whether a goal counts in such things as are asked for: 几名接线员 is no number of 条."""
    asked = _COUNTER.search(question)
    alike = next((group for group in _ALIKE if asked and asked[1][-1] in group), "")
    return not alike or not goal.units or any(character in unit for unit in goal.units for character in alike)


def measured_so(text: str, goals: Sequence[Goal]) -> list[Goal]:
    """The one indicator of a project that is measured in the unit asked for, if it or the project names what is measured."""
    asked = _MEASURED.search(text)
    if asked is None:
        return _built_so(text, goals)
    alike = next((group for group in _ALIKE if asked["unit"] in group), "") or (asked["unit"],)
    own = [goal for goal in goals if goal.units and all(unit in alike for unit in goal.units)]
    beside = narrowing_words(ASKING.sub("\n", _MEASURED.sub("\n", text)))
    named = [goal for goal in own if _names_all(beside, fold(goal.row + goal.project))]
    return named if len({goal.row for goal in named}) == 1 else []


def only_built(question: str, lost: list[Goal]) -> list[Goal]:
    """Of the indicators that lost points those of what was to be built, where it is asked why fewer were; those of which so
    few were done as the question says (为什么只完成了11座).
    """
    if stated := _FEWER_DONE.search(question):
        so_few, unit = Decimal(stated["number"].replace(",", "")), stated["unit"]
        done = ((goal, one.amount) for goal in lost if (one := goal.figure(Measure.ACHIEVED)) and one.amount)
        told = [goal for goal, amount in done if (amount.value, amount.unit) == (so_few, unit)]
        return told or [goal for goal in lost if unit in goal.units]
    if short := _SHORT_BY.search(question):
        told = [goal for goal in lost if _is_short_by(goal, short["missing"])]
        return told or [goal for goal in lost if goal.counts and _BUILDING.match(goal.row)]
    return [goal for goal in lost if goal.counts and _BUILDING.match(goal.row)] if FEWER_BUILT.search(question) else lost


def _is_short_by(goal: Goal, missing: str) -> bool:
    """Whether what became of a goal is so many of a unit below what was aimed at."""
    told = numerals(missing, goal.units)
    amounts = [one.amount for measure in (Measure.TARGET, Measure.ACHIEVED) if (one := goal.figure(measure)) and one.amount]
    short = amounts[0].value - amounts[1].value if len(amounts) > 1 else None
    return len(told) == 1 and told[0].unit in goal.units and told[0].value == short


def _built_so(text: str, goals: Sequence[Goal]) -> list[Goal]:
    """The one indicator that counts what a project was to build (新建服务站), where 计划建几个 names nothing else."""
    if not _BUILT.search(text) or narrowing_words(ASKING.sub("\n", _BUILT.sub("\n", text))):
        return []
    counts = [goal for goal in goals if goal.counts and _BUILDING.match(goal.row)]
    return counts if len({(goal.project, goal.row) for goal in counts}) == 1 else []


def _names_all(words: Sequence[str], name: str) -> bool:
    return all(as_printed(word, name) in name for word in words)
