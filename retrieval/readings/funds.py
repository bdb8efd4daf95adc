"""Things that are counted and the money for them: 有几辆公车 asks for one number, 养这些车花了多少钱 for another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.crosscheck import Reading
from extraction.indicators import Indicator, catalogue
from extraction.report import State
from retrieval.readings.fitting import is_count
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation, of_each
from retrieval.understanding.named.lexicon import Meaning, Mention, indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.averages import GUESTS_EACH, averages
from retrieval.understanding.reckoned.wholes import ECONOMIC
from retrieval.understanding.topic_cues import topic_name

_OF_MONEY = re.compile(
    r"多少[亿万]?(?:块|元)|[多少几]个?钱|花在|[花用掏](?:了|掉|出)?多少(?!人|[辆台批次个])"
    r"|(?:花费|费用|花销|开销|开支|支出|预算)(?:一共|共)?[是有为]?多少(?!人|[辆台批次个])|多少(?:项目|预算|财政)*(?:资金|经费|金额|款)|(?:资金|金额|经费|费用)(?:一共|总额|总数|共|合计)?[是有为]?多少"
)
_ONLY_COUNTS = re.compile(
    r"^(?:有|共|一共|都|[去来请][过了]?|(?:接待|招待)了?)*(?:多少|几)[个名位]?(?:批次?|人次?|人|辆|团组?|次)人?$"
)
COUNTED_IN = {"批": ("批次", "个"), "人": ("人次",), "个人": ("人次",), "个团": ("个",), "个团组": ("个",)}
_BOUGHT = re.compile(r"(?:那|那么)?(?:又|一共)?(?:打算|准备|计划|想|要)?要?(?:买|购置?|购买|采购)了?(?:几|多少)[辆台部]")
_HELD = re.compile(r"(?:那|那么)?(?:本来|现在|目前|现有|眼下|如今|手上|已经?)(?:一共|总计)?有?(?:几|多少)[辆台部]")
_HELD_IN_ALL = re.compile(r"(?:那|那么)?(?:一共|总计)(?:现在|现)?有(?:几|多少)[辆台部]")
"""总共有几辆 after how many are bought asks for all there are."""
_PARKED = re.compile(r"(?:那|那么|它们|这些|都|平时|又|分别)*[放停]在?哪(?:里|儿|些地方)?了?")
_MONEY = ("万元", "元", None)
_WORTH, _VALUE, _WORTH_NAMED = re.compile(r"价值|[原净]值|值(?:多少|几)"), "_value", "价值"
_CARS, _COST_OF_CARS = "辆", "vehicle"
_WITH_CARS = "three_public"
"""What 三公经费 are called, of which cars are a part."""
VEHICLE_USES = "车辆用途"
"""The topic under which a report tells what its vehicles are for."""
_HEADS = re.compile(
    r"(?:多少|几)[个名位]?[\u4e00-\u9fff]{0,4}?(?:干部|人员|职工|员工|同志|老人)(?=[吗呢了啊，。]|$)"
    r"|(?:干部|人员|职工|员工|同志|老人|退休|离休)(?<![位政业]离退休)的?(?:一共|共)?有?(?:多少|几)[个名位]?人?(?=[吗呢了啊，。]|$)"
    r"|(?:多少|几)[个名位]?人(?![次均民口大月])"
)
"""Asks for a number of persons, which neither money nor a number of things tells; 行政单位离退休 is what is spent on them."""
_OF_PERSONS = ("人", "名", "位", "个")
_HOUSES = re.compile(r"(?:多少|几)(?:所|座|栋|条|宗|家|场|期|辆|台)(?!有)")
_PERSONS = ("人", "名")
_GUESTS = ("批次", "人次")
_WEIGHED = "所花的钱占"
_COUNTS = (*_GUESTS, "个", "人", "辆", "次")
_THINGS = re.compile(r"(?:多少|几)[十百千万]*余?[卷册件套本张份篇幅架艘条座栋户亩吨宗株羽眼头只](?![一-龥]?人)")
"""Asks for a number of things that nobody is."""
_CAME = re.compile(
    r"(?:[进来去到](?:过|了|馆|到)?|参观|观看|游览|接待|服务|受益|培训|救助|看[书病展戏]|借[阅书])了?(?:多少|几)[个名位]?人"
    r"|(?:多少|几)[个名位]?人[次]?(?:[进去]|来(?!自)|看|借|参观|观看|游览|参加|受益|用过|到过)"
)
"""Asks who came to a body or was served by it, and not for its staff (有多少人进图书馆看书)."""
_STAFFED = re.compile(r"在职|在编|编制|实有|在岗|职工")
_SO = re.compile(r"^(?:那么?)?(?:它们|这些)?")
_INCOME = "收入"
_RECEIVED = re.compile(r"(?<![征验吸招接支签回没查])收(?:了|到|来|取|进|上来)")
_SPENDING_FORMS = frozenset({"basic_expenditure", "three_public", "general_expenditure", "expenditure"})
COUNTED_IN_MONEY = re.compile(r"^[亿万]?元")


def asks_for_money(query: Query) -> bool:
    """Whether a question asks for money and for no number of things."""
    counted = query.counters or Measure.COUNT in query.measures
    told_before = query.operation is Operation.TOTAL and not query.names_own  # 几个团，几个人？一共花了多少
    asked = (query.operation is Operation.VALUE or told_before) and not counted and _OF_MONEY.search(query.question)
    return bool(asked) and not (query.names_own and _names_both(query))


def _names_both(query: Query) -> bool:
    """Whether a question names what is counted and the money for it."""
    known = indicators_meant(query.mentions, catalogue())
    named = {indicator.id for indicator in known}
    return any(indicator.funds in named for indicator in known)


def for_the_money(query: Query) -> Query:
    """What things cost instead of how many they are, where money or its average is asked for (出国几个人？花了多少钱？)."""
    if _WORTH.search(query.question) and not query.names_own:
        return _of_worth(query)
    if query.measures == (Measure.SHARE,) and _weighs_count_in_money(query):
        part, whole = query.rows
        at = len(_WEIGHED) + len(whole.text)
        cost = replace(_cost(part, None), text=_WEIGHED[:-1], start=0, end=len(_WEIGHED) - 1)
        meant = (cost, replace(whole, start=len(_WEIGHED), end=at))
        return replace(query, question=f"{_WEIGHED}{whole.text}几成", mentions=meant, counters=(), unnamed="")
    averaged = query.counted is not None and averages(query)
    averaged = averaged and not GUESTS_EACH.search(query.question)
    if averaged and _averages_other(query):
        return replace(query, unclear=query.about.replace("\n", ""))
    if not averaged and not asks_for_money(query):
        return query
    over = catalogue().by_name(query.counted or "") if averaged else None
    costs = tuple(_cost(mention, over) for mention in query.mentions)
    counted = tuple(cost for cost, mention in zip(costs, query.mentions, strict=True) if cost != mention)
    if counted and not query.names_own:
        once = tuple({one.keys(None)[:1]: one for one in counted}.values())
        summed = query.operation is Operation.TOTAL and len(once) == 1
        return replace(query, mentions=once, operation=Operation.VALUE if summed else query.operation)
    return replace(query, mentions=costs)


def _of_worth(query: Query) -> Query:
    """What things that were counted are worth (24辆，价值多少), which is not what is spent on them nor how many they are."""
    known = [one for one in indicators_meant(query.mentions, catalogue()) if one.unit not in _MONEY]
    worth = dict.fromkeys(f"{one.id.partition('_')[0]}{_VALUE}" for one in known)
    if not known:
        return query
    if not all(map(catalogue().by_id, worth)):
        return replace(query, unclear=query.about.replace("\n", ""))
    meant = tuple(Mention(_WORTH_NAMED, 0, 0, (Meaning(None, one),)) for one in worth)
    return replace(query, mentions=meant, measures=(Measure.AMOUNT,), counters=())


def _weighs_count_in_money(query: Query) -> bool:
    """Whether the share of what is counted is asked for in money (出国几个人？花了多少？占三公几成)."""
    known = indicators_meant(query.rows, catalogue())
    of_count = len(known) == len(query.rows) == 2 and bool(known[0].funds) and known[0].unit in _COUNTS
    return of_count and known[1].unit not in _COUNTS


def _averages_other(query: Query) -> bool:
    """Whether what is averaged is a number of other things (公车) than those it is averaged over (guests)."""
    over = catalogue().by_name(query.counted or "")
    known = indicators_meant(query.mentions, catalogue())
    return bool(over and over.funds) and any(one.funds and over and one.funds != over.funds for one in known)


def _cost(mention: Mention, over: Indicator | None) -> Mention:
    """What is spent on the things that a mention counts, or on those averaged `over` that it begins to name."""
    meant = indicators_meant([mention], catalogue())
    begun = over is not None and bool(mention.text) and over.name.startswith(mention.text)
    meant = [over] if over and begun and (not meant or over.unit in _GUESTS) else meant
    if over and over.funds and meant and all(one.unit == over.unit and not one.funds for one in meant):
        meant = [over]  # 领导用车几辆？平均每辆花多少
    funds = next((indicator.funds for indicator in meant), "")
    return replace(mention, meanings=(Meaning(None, funds),)) if funds else mention


def counted_of_each(query: Query) -> Query:
    """How many each has, where that is asked beside who has any: 哪些单位有公车，各几辆 asks for no money."""
    match = of_each(query.question)
    named = [mention for mention in query.rows if match and mention.end <= match.start()]
    if match is None or not named or len(query.organisations) == 1:
        return query
    unit = match["unit"].removesuffix("项目")
    funds = {indicator.funds or indicator.id for indicator in indicators_meant(named, catalogue())}
    meant = [one for one in catalogue().all if one.funds in funds and one.unit in COUNTED_IN.get(unit, (unit,))]
    counts = (Mention(meant[0].name, *named[0].spot, (Meaning(None, meant[0].id),)),) if meant else tuple(named)
    return replace(query, mentions=counts, measures=(Measure.COUNT,), counters=(unit,), leftovers=(), narrowing=())


def counted_of(query: Query, before: Sequence[Query]) -> Query:
    """A question that names but what is counted (去了几个人), as one for that number of what was asked about before."""
    unnamed = not query.mentions and bool(_ONLY_COUNTS.search(query.question))
    counts = counts_of(before) if (unnamed or names_only_counts(query)) and not query.organisations else []
    units = [COUNTED_IN.get(counter, (counter,)) for counter in query.counters]
    meant = [one for one in counts for own in units if one.unit in own and (one.funds or one.unit == own[0])]
    if not meant:  # projects are counted in 个 too, which cost no 批
        return query
    mention = Mention("", 0, 0, ()) if unnamed else query.mentions[0]
    return replace(query, mentions=(replace(mention, meanings=(Meaning(None, meant[0].id),)),), measures=(Measure.COUNT,))


def names_only_counts(query: Query) -> bool:
    """Whether a question names nothing but what is counted (多少人)."""
    return bool(query.mentions) and all(_ONLY_COUNTS.search(mention.text) for mention in query.mentions)


def names_money_again(query: Query, before: Query) -> bool:
    """Whether a follow-up names money after a question for money and a number of things (花了多少钱，几个人去的？三公呢)."""
    known = indicators_meant(query.mentions, catalogue())
    of_money = bool(known) and all(COUNTED_IN_MONEY.match(one.unit or "") for one in known)
    return of_money and bool(_OF_MONEY.search(before.question))


def is_money(indicator: Indicator) -> bool:
    """Whether an indicator is a sum of money, and no number of what money is spent on."""
    return not indicator.funds and indicator.unit in _MONEY


def money_of(thing: Mention) -> str:
    """What is spent on a thing that is counted (自评了几个项目，一共多少钱), by its name; '' for others."""
    funds = (catalogue().by_id(one.funds) for one in indicators_meant([thing], catalogue()) if one.funds)
    return next((one.name for one in funds if one), "")


def counts_of(before: Sequence[Query]) -> list[Indicator]:
    """What can be counted of the thing that questions asked about before: batches and guests of what reception cost."""
    funds = {indicator.funds or indicator.id for indicator in last_named(before)}
    return [indicator for indicator in catalogue().all if indicator.funds in funds]


def counts_some_of(counters: Sequence[str], before: Sequence[Query]) -> bool:
    """Whether what questions asked about before is counted in one of these units: cars (有几辆) are not counted in persons."""
    units = {unit for counter in counters for unit in (counter, *COUNTED_IN.get(counter, ()))}
    return any(one.unit in units for one in counts_of(before))


_MOST_OF_SORT = re.compile(rf"{_SO.pattern}哪一?[种类](?:用途)?的?车?最(?P<end>[多少])的?呢?")
_SORTS_OF_CARS = re.compile(
    r"(?:那|那么)?(?:这些)?(?:都|分别|各)*(?:是|有)?(?:哪些|什么|哪[种类几]+)(?:样|类型|种类|用途)?的?(?:公?务?用?车辆?|车型)[呢啊]?"
)
"""都是什么用车 after the number of cars."""
_EACH_CAR = re.compile(r"[^，,]{0,8}?(?:平均)?[每一]台车?(?:要|得|是|花)?(?:多少|几)[万千]?[钱元]*")
"""平均一台多少 after cars."""


def vehicles_meant(question: str, before: Sequence[Query]) -> str:
    """打算买几辆, 现在有几辆 as 打算买几辆车, 现在有几辆车; 分别是干嘛的 after cars as 车分别是干嘛的; others as they are."""
    named = last_named(before)
    if _EACH_CAR.fullmatch(question) and any(one.unit == _CARS for one in (*named, *counts_of(before))):
        return question.replace("台", _CARS)
    if _HELD.fullmatch(question) and any(one.unit == _CARS or one.id.startswith(_COST_OF_CARS) for one in named):
        return f"{question.replace('台', _CARS)}车"
    if _HELD_IN_ALL.fullmatch(question) and any(one.funds and one.unit == _CARS for one in named):
        return f"现{question}车"
    if _BOUGHT.fullmatch(question):
        of_cars = any(one.unit == _CARS for one in counts_of(before)) or any(one.id.startswith(_WITH_CARS) for one in named)
        return f"{question}车" if of_cars else question
    kept = any(one.unit == _CARS for one in named)
    serving = any(one.operation is Operation.TEXT and "车" in row.text for one in before[:1] for row in one.mentions)
    if (kept or serving) and (most := _MOST_OF_SORT.fullmatch(question)):
        return f"车辆总数里哪一项最{most['end']}"
    if kept and _SORTS_OF_CARS.fullmatch(question):
        return "车辆有哪些类型"
    if kept and _PARKED.fullmatch(question):
        return f"车{_SO.sub('', question)}"
    used = f"车{_SO.sub('', question)}"
    return used if kept and topic_name(used) == VEHICLE_USES and topic_name(question) != VEHICLE_USES else question


def last_named(before: Sequence[Query]) -> list[Indicator]:
    """The indicators that the last question which names a thing asked for."""
    thing = next((one.mentions for one in before if one.names_own), ())
    return indicators_meant(thing, catalogue())


def parts_instead(rows: Sequence[Mention]) -> list[Indicator]:
    """The indicators by which some reports tell the last thing of a question in parts (在职 as 行政, 参公 and 事业人员).

    None where another thing right before persons makes them others (劳务派遣人员).
    """
    after_another = any(row.end == rows[-1].start > 0 for row in rows[:-1])
    meant = [one for one in indicators_meant(rows[-1:], catalogue())[:1] if not (after_another and one.unit in _PERSONS)]
    return [part for one in meant for key in one.instead if (part := catalogue().by_id(key))]


def is_spent_for_received(query: Query, finding: Finding) -> bool:
    """Whether a finding tells of spending, where it is asked what came in: 收了多少租金; 旅游收入 taken for 文化和旅游."""
    lead = next(iter(finding.readings), None)
    guessed = bool(query.guessed) and _INCOME in query.about and _INCOME not in query.guessed
    if lead is None or not (guessed or (_RECEIVED.search(query.about) and not query.asks_income)):
        return False
    indicator = catalogue().by_name(finding.name)
    form = lead.figure.form if lead.figure else None
    return form in _SPENDING_FORMS or bool(indicator and indicator.id.startswith(ECONOMIC))


def fits_what_is_counted(query: Query, finding: Finding) -> bool:
    """Whether a finding is of the sort asked for: a number of things is no answer to 多少钱, money none to 多少退休人员."""
    lead = next(iter(finding.readings), None)
    if lead is not None and lead.amount is not None and _HOUSES.search(query.question) and not _OF_MONEY.search(query.question):
        return not (lead.amount.unit or "").lstrip("万亿").startswith(_PERSONS)  # 多少所小学 asks for no pupils
    if lead is not None and _is_staff(lead) and (_THINGS.search(query.question) or _CAME.search(query.question)):
        return False
    if lead is not None and asks_for_heads(query):
        return lead.amount is not None and (lead.amount.unit or "人").lstrip("万亿").startswith(_OF_PERSONS)
    if lead is None or lead.state is not State.VALUE or lead.amount is None or not asks_for_money(query):
        return True
    unit = lead.amount.unit
    return unit is None or not is_count(lead.amount) or bool(COUNTED_IN_MONEY.match(unit))


def _is_staff(lead: Reading) -> bool:
    """Whether a sentence counts the persons who work somewhere."""
    counted = lead.claim is not None and lead.claim.amount.unit in _PERSONS
    return counted and lead.claim is not None and _STAFFED.search(lead.claim.sentence) is not None


def asks_for_heads(query: Query) -> bool:
    """Whether a question asks for a number of persons."""
    asked = query.operation is Operation.VALUE and _HEADS.search(query.question)
    return bool(asked) and not _OF_MONEY.search(query.question)
