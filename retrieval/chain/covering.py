"""Whether what was found is what was asked for, and no other thing of a like name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.labels import plain_label
from extraction.quantities import quoted_quantities
from extraction.report import ClaimKind, State
from retrieval.chain.holdings import Holdings
from retrieval.chain.nearest import is_inside
from retrieval.composing.printed_words import printed_around
from retrieval.conversation.things_asked import weighed
from retrieval.projects.accounts_or_goals import is_funds_for_goal, is_of_funds
from retrieval.projects.goal_answers import RATE_SCORED
from retrieval.projects.goal_names import projects_named
from retrieval.prose.whether_evaluated import BY_OTHERS
from retrieval.readings.funds import fits_what_is_counted, is_spent_for_received
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import is_economic
from retrieval.understanding.wording.each import asks_rate_of_each, asks_who_was_given

_GRANTED, _SPENT_IN_ALL, _PAID_BY_TREASURY = "财政拨款", "expenditure", "fiscal_income_expenditure"
_OF_GENERAL_BUDGET, _OF_FUNDS = "general_expenditure", "gov_fund"
_OF_ACCOUNTS = (_SPENT_IN_ALL, _OF_GENERAL_BUDGET, "basic_expenditure")
_EVALUATED_WHOLE = "整体"
_STAFF, _PERSON = "在职人数", "人"
_ALL = frozenset({"在职", "在编", "职工", "人员", "员工", "在岗", "实有"})
_OF_EACH = re.compile(r"[每均]|标准")
_AIMED = re.compile("(?:目标|指标|完成)值")
_OF_PROJECTS = re.compile(r"(?:里头?|里面|中|当中)?的?(?:其中)?的?项目支出")
_IN_PROJECTS = re.compile(r"项目支出(?:里头?|里面|中|当中|其中)的?$")
_THINGS_COUNTED = re.compile(
    r"(?:多少|几)(?:[十百千万]+)?(?:人次|[卷册件套本张份篇幅架艘条座所栋户名位亩吨场期起宗株羽眼头只]|公里|平方米|公顷"
    r"|[\u4e00-\u9fff]{0,4}(?:工人|人员|教师|队员|民警|学生)(?![经工补支])|[个家]?(?:行政|参公|事业)单位)(?![钱元亿])"
)
"""Asks for a number of things, which no money is."""
_MONEY_TOO = re.compile(r"钱|元|金额|花|支出|经费|费用|资金")
_SCORE_ALONE = re.compile(r"得分|[得拿打评]了?(?:多少|几)分")
_HOW_MUCH = re.compile(r"多少|几")
_MONEY = re.compile(r"[钱额款费]|[万亿]元|支出|收入|经费|资金|预算|决算|花(?:[了掉费]|多少|几)|开[支销]|造价|投资|工资")
_SUM = re.compile(r"[款价额](?:一?共|[是有为])*多少(?:[呢了]?$|钱|[万亿]?元)")
"""Asks for money, of whatever is counted too (提取额多少)."""
_PRICED = re.compile(r"(?:单价|单位价值|价值)在?(?P<price>\d+)万元?")
_SORT_OF_BODIES = re.compile("(?:行政|事业|参公|企业)单位(?=[有是]?(?:几|多少))")
"""其中事业单位几家 asks for some of the bodies that are counted."""
_WHEN_DONE = re.compile(
    r"(?:哪一?[年月天日]|哪个月|什么时[候间]|何时|几月)份?(?:开始|[才又去来就])*(?:购|买|采|建|去|来|办|开|设|装|修|签|立|做|进|成|启|招|换|报)"
)
"""是哪年买的 asks for a day, which no number of the things is."""
_DATED = ("年", "月", "日", "天")
_RATE, _RATE_UNITS = "率", ("%", "‰")
_RATE_ASKED = re.compile(
    r"[\u4e00-\u9fff](?<!完成|执行|增长|下降|变化|减少|增减)(?<![汇利税费])率(?:[是为有]|多少|几|怎么样|如何)*$"
)
_POSTS = "编制"
_POST_NAMES = ("编制", "编制数")
_HEADS = re.compile(r"(?:多少|几)[个名]?人(?!次)|机关.{0,8}[多几]少?[个名]")
_PUPILS = "在校学生数"
_HEADS_OF = re.compile(r"[的又]?有?(?:多少|几)[个名]?人(?!次)")
_STAFFED = re.compile(r"(?:多少|几)[个名]?(?:人(?!次)|职工|员工)|人数|实有|在职|在岗")
_OF_PROJECTS_ALL = re.compile(r"(?:[各每]个?|所有|全部)项目(?!支出)")
_PROJECTS_SCORED = re.compile(r"项目(?!支出)[^，。]{0,8}?(?:得分|[多少几]+分|总分|分数)")
_CLAUSE = re.compile(r"[^，,、；;：:。]+")
_MERE_SUM = re.compile(r"(?:合计|总计|小计)?")
_PART_IN = re.compile(r"(?:里头?|里面|中|当中)的?[\u4e00-\u9fff]{2,}?占")
_OF_WHOLE = re.compile(r"占了?(?P<whole>[\u4e00-\u9fff]{2,8}?)的?(?:比例|比重|份额|百分|多少|几成|多大)")


def fitting(query: Query, findings: Sequence[Finding], held: Holdings) -> list[Finding]:
    """The findings that answer the question, those without readings included."""
    others = (
        _is_of_other_sort, _is_no_rate, _is_of_other_price, is_spent_for_received, _is_of_all, _is_money_for_things,
        _is_basic_alone, _is_sum_of_all, _is_whole_for_projects, _is_staff_for_some, _is_posts_for_heads, _is_of_other_sources,
        _is_weighed_in_project, _is_account_for_goal, _is_no_date, _is_told_apart, is_funds_for_goal,
    )  # fmt: skip
    covering = [one for one in findings if not one.readings or _covers(query, one, held)]
    own = [one for one in covering if not any(is_other(query, one) for is_other in others)]
    return [one for one in own if fits_what_is_counted(query, one)]


def _is_told_apart(query: Query, finding: Finding) -> bool:
    """Whether a sentence gives a number of its own to what narrows the question (接待兄弟县1.48万元 of all that guests cost)."""
    amount = finding.readings[0].amount if finding.readings else None
    if not query.narrowing or amount is None or not amount.is_money:
        return False
    told = (claim.sentence for claim in finding.facts.claims)
    sentences = dict.fromkeys(one for one in told if any(word in one for word in query.narrowing))
    things = [row.text for row in query.rows if row.text]
    clauses = (clause for one in sentences for clause in _CLAUSE.findall(one) if any(thing in clause for thing in things))
    clauses = (clause for clause in clauses if any(word in clause for word in query.narrowing))
    numbers = (number.amount for clause in clauses for number in quoted_quantities(clause))
    return any(one.is_money and one.value != amount.value for one in numbers)


def _is_no_date(query: Query, finding: Finding) -> bool:
    """Whether a number was found where it is asked when something was done."""
    when = query.operation is Operation.VALUE and _WHEN_DONE.search(query.question) and not _HOW_MUCH.search(query.question)
    amount = finding.readings[0].amount if when and finding.readings else None
    return amount is not None and amount.unit not in _DATED


def _is_weighed_in_project(query: Query, finding: Finding) -> bool:
    """Whether an account of the whole report is set against the money of one project, of which it need be no part."""
    pair = weighed(query)
    if pair is None or not pair[0].keys(None) or pair[1].keys(None):
        return False
    return not projects_named(pair[0].text, finding.facts) and bool(projects_named(pair[1].text, finding.facts))


def _is_account_for_goal(query: Query, finding: Finding) -> bool:
    """Whether a cell of an account was found where what a project aimed at or reached is asked for (实际完成值)."""
    cell = finding.readings[0].figure if finding.readings else None
    aimed = _AIMED.search(query.question)
    return aimed is not None and cell is not None and cell.form in _OF_ACCOUNTS


def _is_of_other_sources(query: Query, finding: Finding) -> bool:
    """Whether a column of all that was spent was found for a part of what the treasury paid, where other money was spent too."""
    cell = finding.readings[0].figure if finding.readings else None
    granted = query.rows[-1:] and query.rows[-1].text.startswith(_GRANTED)
    if query.measures[:1] != (Measure.SHARE,) or not granted or cell is None:
        return False
    if cell.form == _OF_GENERAL_BUDGET and _MERE_SUM.fullmatch(plain_label(cell.row)):  # beside which other funds paid, too
        return any(one.form == _OF_FUNDS and one.amount and one.amount.value for one in finding.facts.figures)
    if cell.form != _SPENT_IN_ALL:
        return False
    paid = {one.amount.value for one in finding.facts.figures if one.form == _PAID_BY_TREASURY and one.amount}
    row = (one for one in finding.facts.figures if one.table_no == cell.table_no and one.row == cell.row)
    return next((one.amount.value not in paid for one in row if one.amount), True)  # the whole row comes first


def _is_of_other_sort(query: Query, finding: Finding) -> bool:
    """Whether money was found where points alone are asked for, or in a table of a report's own the number of things or posts
    where what it cost, or who is there, is.
    """
    lead = finding.readings[0] if finding.readings else None
    if lead is None or lead.amount is None or query.operation is not Operation.VALUE:
        return False
    if lead.amount.is_money:
        return bool(_SCORE_ALONE.search(query.about)) and len(_HOW_MUCH.findall(query.about)) < 2
    cell = lead.figure
    if lead.claim is not None and lead.claim.kind is ClaimKind.COUNT:
        return bool(_SUM.search(query.about))
    if cell is None or cell.form is not None or not cell.column:
        return False
    printed = fold("".join((*cell.column, cell.row)))
    asked = query.about.replace(fold(plain_label(cell.row)), "\n")
    if _STAFFED.search(asked):
        return _POSTS in printed and _POSTS not in asked
    return bool(_MONEY.search(asked)) and not _MONEY.search(printed + fold(cell.table))


def _is_no_rate(query: Query, finding: Finding) -> bool:
    """Whether something was guessed that is no rate, where one is asked for by a name of its own (开工率 by 落地开工数)."""
    cut = [row.text for row in query.rows if row.text and query.measures == (Measure.AMOUNT,)]  # 破案率 by what 破案 costs
    named = any(word.endswith(_RATE) or f"{word}{_RATE}" in query.about for word in (*query.leftovers, *cut))  # 抢修率 in two
    rated = named or bool(cut and _RATE_ASKED.search(query.about))
    amount = finding.readings[0].amount if rated and finding.readings else None
    return amount is not None and amount.unit not in _RATE_UNITS and _RATE not in "".join(printed_around(finding))


def _is_staff_for_some(query: Query, finding: Finding) -> bool:
    """Whether all staff were found where those are asked for whom the report counts apart (干部多少人)."""
    own = {reading.claim.subject for reading in finding.readings if reading.claim}
    counted = (one.subject for one in finding.facts.claims if one.kind is ClaimKind.COUNT and one.amount.unit == _PERSON)
    sorts = {subject for subject in counted if len(subject) > 1 and subject not in _ALL} - own
    asked = _HEADS_OF.sub("多少人", query.about)
    if finding.name == _PUPILS:  # 高中有多少学生
        return any(re.search(rf"{re.escape(fold(sort))}[部段的有]*(?:(?:多少|几)[个名]?)?学生", query.about) for sort in sorts)
    return finding.name == _STAFF and any(f"{fold(sort)}多少人" in asked for sort in sorts)


def _is_posts_for_heads(query: Query, finding: Finding) -> bool:
    """Whether posts were found where those who are there are asked for (机关和事业各几个)."""
    return finding.name.endswith(_POST_NAMES) and bool(_HEADS.search(query.question)) and _POSTS[:1] not in query.question


def _is_of_other_price(query: Query, finding: Finding) -> bool:
    """Whether things of one price were found where those of another are asked for (单价50万以上设备, of 单价100万元以上)."""
    asked = _PRICED.search(query.question)
    found = _PRICED.search(fold("".join(printed_around(finding)))) if asked and finding.readings else None
    return asked is not None and found is not None and asked["price"] != found["price"]


def _is_of_all(query: Query, finding: Finding) -> bool:
    """Whether the amount of the whole was found where what each gets is asked for, or the staff for who was given."""
    if not finding.readings:
        return False
    if asks_who_was_given(query):
        amount = finding.readings[0].amount
        return finding.name == _STAFF or (amount is not None and amount.is_money)
    lead = finding.readings[0]
    cell, claim = lead.figure, lead.claim
    printed = "".join((cell.subject, *cell.row_path, cell.row, *cell.column)) if cell else claim.subject if claim else ""
    return asks_rate_of_each(query) and not _OF_EACH.search(printed)


def _is_money_for_things(query: Query, finding: Finding) -> bool:
    """Whether money was found where a number of things is asked for (馆藏档案多少卷), or of bodies (有多少行政单位)."""
    amount = finding.readings[0].amount if finding.readings else None
    counts = _THINGS_COUNTED.search(query.question) and not _MONEY_TOO.search(query.question)
    return bool(counts) and amount is not None and amount.is_money


def _is_whole_for_projects(query: Query, finding: Finding) -> bool:
    """Whether the points of the evaluation as a whole were found where those of projects are asked for (项目绩效得分)."""
    amount = finding.readings[0].amount if finding.readings else None
    asked = _PROJECTS_SCORED.search(query.about) and _EVALUATED_WHOLE not in query.about
    return bool(asked) and amount is not None and not amount.is_money and _is_of_whole(finding)


def _is_sum_of_all(query: Query, finding: Finding) -> bool:
    """Whether the sum of a form of accounts was found where that of the projects is asked for (各项目合计)."""
    cell = finding.readings[0].figure if finding.readings else None
    if cell is None or not _MERE_SUM.fullmatch(plain_label(cell.row)) or not _OF_PROJECTS_ALL.search(query.question):
        return False
    return not any("项目" in told for told in (cell.subject, cell.table, *cell.column))


def _covers(query: Query, finding: Finding, held: Holdings) -> bool:
    """Whether what was found accounts for every word of the question: one left over makes it another thing (话务员的工资)."""
    if Measure.SCORE in query.measures and BY_OTHERS.search(query.question) and _is_of_own(finding):
        return False
    if Measure.SCORE in query.measures and RATE_SCORED.search(query.about) and not is_of_funds(finding):
        return False
    if Measure.COMPLETION in query.measures and _EVALUATED_WHOLE in query.about and not _is_of_whole(finding):
        return False
    if _is_share_of_another(query, finding):
        return False
    listed, sort = held.catalogue.by_name(finding.name), _SORT_OF_BODIES.search(query.about)
    if listed is not None and listed.lists and sort and sort[0] not in finding.name:
        return False
    if query.asks_own_bodies:
        return True
    if query.apart or not query.narrowing:
        return not query.apart
    if listed is not None and listed.lists:  # of the bodies that are counted, a list tells not how many are 医院
        known = fold("".join((listed.name, *listed.words, *listed.also)))
    else:
        known = fold("".join(printed_around(finding))) + _told_of_project(finding, held)
    done = known.replace(fold(finding.facts.record.organisation), "\n")  # 服务了多少人 of a 服务中心
    open_words = [word for word in query.narrowing if word not in (done if f"{word}了" in query.question else known)]
    if any(is_inside(query, word) and word not in fold(finding.name) for word in query.narrowing):
        return False  # 差旅费里的住宿 is a part of it, though the whole is called by that word too
    return not open_words or held.guesser.explains(open_words, finding.name)


def _told_of_project(finding: Finding, held: Holdings) -> str:
    """What the part of the report says in which an amount of money stands, if that part is on one project (新建工程第二季度)."""
    claim = finding.readings[0].claim
    part = claim.section[:-1] if claim is not None and claim.amount.is_money else ()
    if not any("项目" in title for title in part[-1:]):
        return ""
    return fold("".join(one.text for one in held.paragraphs(finding.facts.record) if one.section[: len(part)] == part))


def _is_share_of_another(query: Query, finding: Finding) -> bool:
    """Whether a printed share is one of another whole than the question names in words that mean nothing (占工程的比例)."""
    claim = next((reading.claim for reading in finding.readings), None)
    if claim is not None and claim.kind is ClaimKind.SHARE and len(query.rows) == 1:
        whole = query.rows[0]  # 事业收入里培训费占多少 asks for no share of 事业收入
        if whole.text and query.about[whole.start : whole.end] == whole.text and _PART_IN.match(query.about, whole.end):
            return True
    named = _OF_WHOLE.search(query.question) if claim and claim.kind is ClaimKind.SHARE and claim.base else None
    if claim is None or named is None or any(mention.end > named.start("whole") for mention in query.rows):
        return False
    return named["whole"] in query.leftovers and named["whole"] not in fold(claim.base)


def _is_basic_alone(query: Query, finding: Finding) -> bool:
    """Whether an item of the form of 基本支出, or all that projects spent, was found, where what projects spent on the items
    is asked for (办公费和差旅费的项目支出).
    """
    if not finding.readings:
        return False
    lead = finding.readings[0]
    row = fold(plain_label(lead.figure.row)) if lead.figure else ""
    in_basic = lead.figure is not None and lead.figure.form == "basic_expenditure" and lead.state is State.VALUE
    items = {one.text for one in query.mentions if is_economic(one)}
    names = {row, *(one.text for one in query.mentions)} if in_basic else items if row not in items else set()
    text = query.question
    spots = [found.span() for name in names if name for found in re.finditer(re.escape(name), text)]
    return any(_OF_PROJECTS.match(text, end) or _IN_PROJECTS.search(text[:start]) for start, end in spots)


def _is_of_whole(finding: Finding) -> bool:
    """Whether what was found is of the evaluation of a department as a whole, whose rate is not that of the general budget."""
    return _EVALUATED_WHOLE in "".join(printed_around(finding))


def _is_of_own(finding: Finding) -> bool:
    """Whether a self-evaluation gave what was found."""
    figures = [reading.figure for reading in finding.readings if reading.figure]
    return any("自评" in (figure.table + "".join(figure.column)) for figure in figures)
