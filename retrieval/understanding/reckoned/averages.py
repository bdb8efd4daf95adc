"""What a question averages, and over what: guests, vehicles, staff, or the reports themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.labels import plain_word
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention, indicators_meant, keys_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import mean_of_several
from retrieval.understanding.reckoned.wholes import ALL_SPENT, SPENT_IN_YEAR

ORDERED = re.compile(r"[最排]|为什么|原因|谁|哪")
_TRAVELLERS = "因公出国（境）人次"
_COUNTED_FOR = (
    (re.compile(r"接待|招待|请客|吃饭|吃喝"), "国内公务接待人次"),
    (re.compile(r"出国|出境|出访"), _TRAVELLERS),
)
_EACH_TIME = re.compile(r"[每一](?:次|批|顿|人次|位|个(?:客人|来宾|人|团组?))|每人")
_EACH_CAR = re.compile(r"(?:(?<![有是共第养])一|每)[辆台部](?:公务?用?|小汽)?车.*(?:花|费|多少钱)|车均|单车|公车平均")
_EACH = re.compile(r"(?:每一?|平均一)[辆台部]的?$")
_CARS, _CARS_BOUGHT = "公务用车保有量", "公务用车购置数量"
_PURCHASE = "vehicle_purchase_"
"""How the ids begin of what is spent on cars that are bought, and on no others."""
GUESTS_EACH = re.compile(r"[每一]批次?.*(?:多少|几)个?人")
_STAFF = "在职人数"
_PROJECTS = "绩效自评项目数"
_EVALUATED, _EACH_ONE = "self_evaluated", "每个"
_BATCHES, _GUESTS = "国内公务接待批次", "reception_guests"
_ABROAD = {"国内公务接待人次": _TRAVELLERS, _BATCHES: "因公出国（境）团组数"}
"""What journeys abroad are averaged over, by the words that would count guests."""
_NATURAL = {
    "国内公务接待人次": "reception_final", "国内公务接待批次": "reception_final", "公务用车保有量": "vehicle_running_final",
    "会议次数": "economic_whole_30215", "培训班次数": "economic_whole_30216",
}  # fmt: skip
"""What is spent on those who are counted."""
_NAME_THEIR_COST = ("会议次数", "培训班次数")
_SORT_OF_COST = re.compile(r"\d{5}|reception|overseas|vehicle")
"""What the id of money says that it is spent on."""
_FOREIGN = "foreign"
"""How the ids begin of what is spent on guests from abroad, who are counted apart."""
_IN_MONEY = re.compile(r"多少[万亿]?元|[多少几]个?钱|[花用]了?(?:多少|几)|费用")
_RECKONED = r"(?:来|去|计)?(?:计?算|均?摊|平摊|分摊|平均)?(?:下来)?的?[，,]?"
_BY_HEADS = re.compile(rf"(?:按照?|以)人[数头]{_RECKONED}")
_BY_STAFF = re.compile(
    r"(?:年末)?(?:实有)?在[职编岗]的?(?:人员?|职工|员工)们?的?[，,]?(?=人均|平均(?:下来)?[每一]个?人?)"
    rf"|(?:按照?|以)(?:(?:年[末底])?(?:实有)?(?:在[编职]){{1,2}}|年[末底](?:实有)?)的?(?:人数|人员(?![经支])|职工){_RECKONED}"
)
_ONE_EACH = re.compile(
    r"(?<=[费支出资])(?:按照?人[头数](?:来|去)?(?:平?均?摊|算|分)?(?:下来)?)?[，,]?(?:平均)?[每一]个?人(?:平均)?[要得合摊分]?(?=多少)"
)
"""人员经费一人多少, 人员经费按人头摊一个人合多少."""
_SHARED_OUT = re.compile(r"(?:折算|折合|均摊|平摊|分摊)(?:下来)?到(?=每)")
_PER_HEAD = re.compile(r"人均(?=.)|平均[每一]个?人|[每一]个?人平均")
_EACH_OF_STAFF = re.compile(r"每一?[个名位]?(?:人(?![次均])|职工|员工|人员)")
_IN_SERVICE = re.compile(r"(?<!平均)每一?[个名位]?在[职编岗]的?(?:人员|职工|员工|人(?![数次]))(?=[^，。]*(?:多少|几)[^，。人]*$)")
"""每个在职人员工资福利多少: no sentence tells a rate for those who are in service."""
_PEOPLE, _ALL_HEADS = "常住人口", "人均"
_ALL_MONEY = ALL_SPENT | {"general_budget_expenditure", "general_budget_income", "income_of_year"}
_VISITORS = "国内公务接待人次"
_MEANS = re.compile(r"均|每")
_MEAN_OF = re.compile(r"(?:人|平)均(?:每[人辆次批]次?)?|每[人辆次批]次?")
_ATTENDED = {"economic_whole_30215": "参加会议人次", "economic_whole_30216": "培训人次"}
_ACCOUNT = re.compile(r"functional_\d{5}(?:\d\d)?(?!\d)")
_FOR_STAFF = re.compile(r"运行|机关服务|离退休|养老|职业年金|医疗|公积金|住房改革|补贴$|培训")
"""Accounts of the functional classification that are spent on those who are employed."""
_PAID_ASIDE = re.compile(r"economic_(?:[a-z]+_)?303(?:\d\d)?(?!\d)")
"""Items of the economic classification that are paid to people who are no staff: pensioners, pupils, the bereaved."""
_OF_GOALS = frozenset({Measure.TARGET, Measure.ACHIEVED})
"""What is told of indicators alone, some of which are means by their name or unit."""
_TIMES = re.compile(r"(?:多少|几)倍")
_APART = re.compile(r"相?差了?(?:多少|几)|差距|差额|[高低多少贵][出了]?(?:多少|几)")
_MOST = re.compile(r"最(?:[高多贵大]|(?P<low>[低少省小]))")


_SPENT_ON_GUESTS = re.compile(r"(?<=公务接待)(?=[的上]?(?:平均|人均)[^，。]{0,8}(?:花|用了|多少钱|多少元|费用))")
"""公务接待平均每人次花了多少 asks for money, and not for how often there were guests."""


_STATED_COUNTS = re.compile(
    r"(?:了?(?<![\d.])\d+(?:批次?|人次?(?!均)|[辆台](?=车))[、，,和]?)+(?=[^，。]*(?:均|每)[^，。]*(?:多少|几)[^，。人批]*$)"
)
"""What is averaged over, as the question tells it itself: 接待100批次893人次，平均每批次多少钱."""


def named_as_mean(query: Query) -> Query:
    """A question without the mean that is but a part of a printed name (单车次平均运输成本得了几分)."""
    if query.operation is Operation.AVERAGE and _OF_GOALS.issuperset(query.measures):  # 话务员人均成本的目标
        return replace(query, operation=Operation.VALUE, counted=None)
    rest = query.about
    printed = (one.text for one in query.mentions if one.printed and not one.keys(None) and _MEANS.search(one.text))
    for name in printed:
        if not catalogue().words().get(plain_word(_MEAN_OF.sub("", name))):  # 人均接待费 is reckoned where it is not printed
            rest = rest.replace(name, "\n")
    if rest == query.about or _MEANS.search(rest):
        return query
    operation = Operation.VALUE if query.operation is Operation.AVERAGE else query.operation
    narrowing = tuple(word for word in query.narrowing if word in rest)
    return replace(query, operation=operation, counted=None, narrowing=narrowing)


def over_staff(question: str) -> str:
    """按实有在编人数算，人均人员经费 as that of 平均每个职工: over those who are employed, whatever else is counted."""
    question = _ONE_EACH.sub("人均", _SHARED_OUT.sub("平均", question))
    question = _BY_HEADS.sub("", question) if _PER_HEAD.search(question) else question
    question = _SPENT_ON_GUESTS.sub("费", _STATED_COUNTS.sub("", question))
    question = question if "均" in question else _IN_SERVICE.sub("平均每个职工", question)
    over = _BY_STAFF.sub("", question) if _BY_STAFF.search(question) else ""
    each = next((way for way in (_PER_HEAD, _EACH_OF_STAFF) if way.search(over)), None)
    return each.sub("平均每个职工", over) if each else question


def averaged_over(query: Query) -> list[str]:
    """The names of those over whom an average is taken: before the staff the people of a place, where it is one of all the money
    of its government, and who came to what the money was spent on.
    """
    of_place = query.counted == _STAFF and _ALL_HEADS in query.question and _ALL_MONEY.issuperset(keys_meant(query.rows))
    attended = (name for key, name in _ATTENDED.items() if key in keys_meant(query.rows) and query.counted == _STAFF)
    return [*([_PEOPLE] if of_place else attended), *_counted_of(query)]


def _counted_of(query: Query) -> list[str]:
    """What is averaged over; of other money than is spent on that (培训 after 平均每个会), what is so counted of it, if any."""
    counter = catalogue().by_name(query.counted or "")
    sort = _SORT_OF_COST.search(counter.funds) if counter else None
    keys = [key for row in query.rows for key in row.keys(None)]
    alike = any(sort is not None and sort[0] in key for key in keys) and not "".join(keys[:1]).startswith(_FOREIGN)
    if counter is None or sort is None or not keys or alike:
        return [query.counted or ""]
    return [one.name for one in catalogue().all if one.funds in keys and one.unit == counter.unit]


def each_averaged(query: Query) -> list[str]:
    """A question for the mean of each of several things that are counted apart (出国和接待平均每人各花多少); none for others."""
    rows = [row for row in query.rows if row.text and row.keys(None)]
    per = _MEAN_OF.search(query.question)
    if query.operation is not Operation.AVERAGE or query.heads or not per or len(query.organisations) != 1:
        return []
    called = ["".join([row.text, *(known.name for known in indicators_meant([row], catalogue()))]) for row in rows]
    counted = {next((count for sort, count in _COUNTED_FOR if sort.search(name)), "") for name in called}
    return [f"{query.organisations[0]}{row.text}{per[0]}多少钱" for row in rows] if len(counted) > 1 else []


def paid_to_others(query: Query) -> str:
    """What is averaged over the staff that is spent on other people (老年福利, 助学金); '' for none."""
    known = indicators_meant(query.rows, catalogue())
    others = (
        one for one in known if _PAID_ASIDE.match(one.id) or (_ACCOUNT.match(one.id) and not _FOR_STAFF.search(one.name))
    )  # fmt: skip
    alone = len(query.rows) == 1 and query.counted == _STAFF
    return query.rows[0].text if alone and next(others, None) else ""


def per_guest(query: Query) -> Query:
    """What is spent on guests or journeys is averaged over those who came or went, not over staff; 接待一次 asks for that."""
    if query.heads:
        return query
    query = _each_in_order(_in_money(_each_counted(_all_spent_on_them(query))))
    called = [known.name for known in indicators_meant(query.mentions, catalogue())]
    named = "".join([*(mention.text for mention in query.mentions), *called])
    counter = next((count for rows, count in _COUNTED_FOR if rows.search(named)), None)
    averaged = query.operation in RANKING or averages(query)
    tells_cost = query.counted in _NAME_THEIR_COST or _IN_MONEY.search(query.question)  # 平均每辆车多少钱
    of_itself = tells_cost and not (query.rows or query.leftovers)
    if query.counted in _NATURAL and averaged and (of_itself or _all_spent(query)):
        return replace(query, mentions=(Mention("", 0, 0, (Meaning(None, _NATURAL[query.counted]),)),))
    if query.counted == _PROJECTS and not all(key.startswith(_EVALUATED) for m in query.mentions for key in m.keys(None)[:1]):
        return replace(query, counted=_counted_for(query))  # other money is not that of the projects that were evaluated
    if query.counted == _BATCHES and GUESTS_EACH.search(query.question):
        guests = Mention("", 0, 0, (Meaning(None, _GUESTS),))
        return replace(query, operation=Operation.AVERAGE, mentions=(guests,), measures=(Measure.COUNT,))
    if query.counted == _CARS:
        return _per_car(query, called)
    if query.counted is None or counter is None:
        return _per_attendant(query)
    each = query.operation is Operation.VALUE and _EACH_TIME.search(query.question)
    operation = Operation.AVERAGE if each else query.operation
    own = counter if query.counted == _STAFF else query.counted
    counted = _ABROAD.get(own, own) if counter == _TRAVELLERS else own
    return replace(query, operation=operation, counted=counted)


def averages(query: Query) -> bool:
    """Whether a mean is asked for, or several are put in order or set against each other."""
    ordered = query.operation in RANKING and query.counted is not None
    return ordered or query.operation is Operation.AVERAGE or weighs_means(query)


def weighs_means(query: Query) -> bool:
    """Whether the means of several organisations are set against each other, of which their amounts tell nothing."""
    weighed = query.operation in (Operation.DIFFERENCE, Operation.RATIO) and len(query.organisations) > 1
    return query.counted is not None and weighed and _MEANS.search(query.question) is not None


def _counted_for(query: Query) -> str | None:
    """The number of projects that the money asked about is the money of (编报绩效目标涉及金额); None where none is known."""
    money = keys_meant(query.rows)
    counters = (one.name for one in catalogue().all if one.unit == "个" and one.funds and one.funds in money)
    return next(counters, None)


def _all_spent_on_them(query: Query) -> Query:
    """平均一个学生花多少 after the number of pupils as the mean of all that was spent, not of that number."""
    known = indicators_meant(query.rows, catalogue())
    itself = len(known) == 1 and known[0].name == query.counted and not known[0].funds and not query.leftovers
    if query.operation is not Operation.AVERAGE or not itself or not _IN_MONEY.search(query.question):
        return query
    return replace(query, mentions=(Mention("", 0, 0, (Meaning(None, SPENT_IN_YEAR),)),), measures=(Measure.AMOUNT,))


def _each_counted(query: Query) -> Query:
    """平均每个多少钱 after a number of projects, or their score, as the mean of their money."""
    each = query.counted == _PROJECTS or (query.unnamed == _EACH_ONE and query.question.startswith(f"平均{_EACH_ONE}"))
    known = indicators_meant(query.rows, catalogue()) if each else []
    funds = next((one.funds for one in known if one.unit in ("个", "分") and one.funds), "")
    if not funds or not (averages(query) or _IN_MONEY.search(query.question)):
        return query
    money = replace(query, mentions=(Mention("", 0, 0, (Meaning(None, funds),)),), leftovers=(), narrowing=(), unnamed="")
    operation = query.operation if query.operation in RANKING else Operation.AVERAGE
    return replace(money, operation=operation, counted=_counted_for(money))


def _in_money(query: Query) -> Query:
    """A mean of money as one, though the question tells a number of what it is taken over (接待100批次，平均每批多少钱)."""
    stated = query.operation is Operation.AVERAGE and Measure.COUNT in query.measures and _IN_MONEY.search(query.question)
    return replace(query, measures=(Measure.AMOUNT,)) if stated else query


def _each_in_order(query: Query) -> Query:
    """An order of means, or one set against another: by one that one report prints, as that which follows for all."""
    if query.operation is Operation.AVERAGE and query.counted and len(query.organisations) > 1:
        times, apart = _TIMES.search(query.question), _APART.search(query.question)
        query = replace(query, operation=Operation.RATIO if times else Operation.DIFFERENCE if apart else query.operation)
    return _average_printed(query) if query.operation in RANKING or weighs_means(query) else query


def _per_car(query: Query, called: Sequence[str]) -> Query:
    """A mean over cars: over those that were bought, where that is what was spent; 每辆公车 names no cost beside another one."""
    bought = _CARS_BOUGHT in called or any(row.keys(None)[0].startswith(_PURCHASE) for row in query.rows if row.keys(None))
    each = query.operation is Operation.VALUE and _EACH_CAR.search(query.question)
    costs = tuple(one for one in query.mentions if not _EACH.search(query.about[: one.start]))
    return replace(
        query,
        mentions=costs if any(one.names_row for one in costs) else query.mentions,
        operation=Operation.AVERAGE if each else query.operation,
        counted=_CARS_BOUGHT if bought else query.counted,
    )


def _per_attendant(query: Query) -> Query:
    """A mean of what was spent on meetings, or on training, over those who came to them, and no guests."""
    came = next((name for key, name in _ATTENDED.items() if key in keys_meant(query.rows)), "")
    return replace(query, counted=came) if came and query.counted == _VISITORS else query


def reckoned_mean(query: Query) -> Query | None:
    """A mean that another report prints, and this one does not (人均接待费), as the one that follows; None for others."""
    made = _average_printed(query) if query.operation is Operation.VALUE else query
    return replace(made, operation=Operation.AVERAGE, measures=(Measure.AMOUNT,)) if made is not query else None


def _average_printed(query: Query) -> Query:
    """A question for a mean that one report prints (人均接待费), as for the mean that follows for all."""
    rows = query.rows
    alone = len({row.text for row in rows}) == 1 and query.counted is not None
    printed = alone and rows[0].text.startswith(_ALL_HEADS) and not rows[0].keys(None)
    counter = next((count for words, count in _COUNTED_FOR if printed and words.search(rows[0].text)), "")
    if counter not in _NATURAL:
        return query
    spent = Mention("", 0, 0, (Meaning(None, _NATURAL[counter]),))
    return replace(query, mentions=(spent,), counted=counter, own=())


def _all_spent(query: Query) -> bool:
    """Whether nothing but all that was spent is named."""
    rows = query.rows
    return bool(rows) and all(mention.keys(None)[:1] == (SPENT_IN_YEAR,) for mention in rows)


def plain_average(query: Query) -> Query:
    """An average over nothing that is counted is the mean of several reports; of one it is a value by that name (平均得分).

    Over what is counted it is put in an order, where it is asked whose is highest.
    """
    if query.counted is not None and query.operation is Operation.AVERAGE and (most := _MOST.search(query.question)):
        return replace(query, operation=Operation.LOWEST if most["low"] else Operation.HIGHEST)
    if query.sides or query.counted is not None or "平均" not in query.question or (query.operation in RANKING and query.chosen):
        return query
    if query.operation in (Operation.AVERAGE, Operation.VALUE) and len(query.organisations) == 1:
        if query.years.several or mean_of_several(query):
            narrowing = tuple(word for word in query.narrowing if not _MEANS.search(word))
            return replace(query, operation=Operation.AVERAGE, narrowing=narrowing)
        return replace(query, operation=Operation.VALUE, narrowing=(*query.narrowing, "平均"))
    of_a_mean = query.operation is Operation.DIFFERENCE and any("平均" in row.text for row in query.rows)  # 两家自评平均分差多少
    return query if of_a_mean or ORDERED.search(query.question) else replace(query, operation=Operation.AVERAGE)
