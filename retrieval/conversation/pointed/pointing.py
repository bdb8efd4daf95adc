"""What a follow-up points back to: what it corrects, which of several it means, and what it sets side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.printed import NUMERAL
from extraction.report import Role
from retrieval.conversation.beside.differing import POINTS_APART
from retrieval.conversation.things_asked import SINCE, each_once, orders_accounts, things_before, things_counted
from retrieval.understanding.cues import CHANGES, DUTIES, RANKING, Measure, Operation, against_budget_in, measures_in
from retrieval.understanding.named.lexicon import Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import without_own_whole

_I_MEANT = re.compile(
    r"^(?:[你您]?(?:搞|弄|看|理解|答)错了|错了|不对)[啊呀吧]?[，,]*(?:应该?[是为])?|^不是的?[，,]"
    r"|我(?:想|刚才|刚刚|明明)?(?:问|要|说|指|讲|查|看)的(?:其实|明明|可)?是(?!哪|什么|多)"
)
_NOT_THAT = re.compile(r"^不是[^是，,]+[，,]?而?是|[，,]?而?(?<!是)不是[^是，,]{2,}$")
_NOT_FIRST = re.compile(r"^不是[^是]+?(?=我(?:想|刚才|刚刚|明明)?(?:问|要|说|指|讲|查|看)的)")
"""不是工程，我问的是服务."""
_INSIDE = re.compile(
    r"[，,、。]\s*(?:(?:[哦噢啊呃额哎唉嗯]呀?[，,]?\s*)(?:不是?对?|错了|说错了)|不对|(?:我?(?:说|打|写|搞|弄|问)错了))[啊呀吧]?\s*[，,。]\s*"
    r"(?:(?:应该?)?是(?!否|不是)|我?是?(?:想|要)?(?:问|说)的?是?|改成|换成)?"
)
"""聊城，哦不，临沂的公务接待费: what comes first is taken back."""
_GO_BACK = re.compile(
    r"^(?:那|那么|好的?|好吧)?[，,]?(?:我们|咱们)?(?:再|还是|接着)?(?:回到|说回|回过?头来?再?(?:看|说)|回来再?(?:看|说))"
    r"|^(?:刚才|刚刚|前面|之前)(?:我?[问说提]的?)?的?(?:那个|那项|的)(?=(?!数|问题|单位|项目|[^，,]*比)[\u4e00-\u9fff]{2,}呢$)"
)
_ITS = re.compile(r"[，,]?(?:它|他们|该单位|这家)的?")
_NTH = re.compile(
    r"^(?:那|那么)?(?P<which>第(?P<at>[一二三四五六七八九十]|\d{1,2})[个项家条款笔]|后者|前者|最后一?[个项家]"
    r"|(?P<front>前)面那一?[个项](?:项目)?|后(?:面那?|那)一?[个项](?:项目)?)(?!月|年|季)"
)
_BACK = re.compile(r"^(?:那|那么)?[和跟与同](?:上面|前面|刚才|之前|上一?个|前一?个|第一?个|那个|这个)[^多少]*比")
"""和上面那个比呢."""
_TOGETHER = re.compile(
    r"^(?:那|那么|这?[两三几]项|它们)*(?:一共|合计|共计|拢共|总计)[是花了有支出]*多少|^(?:那|那么)?这?[两三几]项(?:一共|合计|总计)"
)
_WHOSE = re.compile(r"谁|哪[一两几]?家|哪个(?:单位|部门|中心)")
_OF_ONE = re.compile(r"其中|里头|里面|当中|剩下|余下|其余")
_WHICH_OF = re.compile(r"(?:那么?)?哪一?个更?[^项类块]")
_MEAN = re.compile(r"(?:平均)?每一?个?[人辆次批]次?|[人车批]均")
_PROJECTS = re.compile(r"项目(?!支出)")
_SO_MANY = re.compile(r"^(?:那么?)?[这那]?(?P<count>[两三四五])[个项块笔样](?!月|季|单位|部门|地方|中心|项目|城市)")
_NUMBERS = "一两三四五"
_SIDE_BY_SIDE = (Operation.HIGHEST, Operation.LOWEST, Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO)
_BEHIND_HALF = re.compile(r"[的比较跟和同超没未涨降多少花用]|预算|完成|执行|增[加长]|减少|上涨|下降")
_WHOLE_NAME, _HALF = 4, 2
"""Characters of a name of which two are half."""


def taken_back(question: str) -> tuple[str, str]:
    """What a question takes back (聊城的，哦不，临沂的公务接待费), and what it asks instead; two '' for others."""
    match = _INSIDE.search(question)
    return (question[: match.start()], question[match.end() :]) if match and question[match.end() :] else ("", "")


_ROLE_BEFORE = re.compile(r"^(?:那么?)?上年度?(?=[决预]算数?(?:呢|[是有]?(?:多少|几)))")
_THAN = re.compile(
    r"^(?:那么?)?比(?!.{0,3}年|[它他其这那全同]|第|平均|最|预|计划|目标|指标|决算|例|重)(?P<whom>[^，。？?多少高低几]{2,16})呢$"
)
_WITHIN_WHOLE = re.compile(
    r"^(?:那么?)?(?:它|其)?在(?P<whole>[^，。？?占]{2,12}?)(?<![家个者门们])(?:里[头面]?|[之当]?中)的?(?:大概|大约|能|又|只)*占(?:比(?=[是有]?[多几])|了|到)?(?=[是有]?(?:多|几|百分|[^比]*比))"
)
"""在公用经费里占多少 weighs the thing before in a whole that stands before the share."""


def corrected(question: str) -> str:
    """What a correction asks for (我问的是预算数，不是决算数 asks for 预算数); any other question as it is.

    回到聊城，它的项目支出呢 asks for that of 聊城, 比聊城呢 what 和聊城比呢 asks, 在三公里占多少 what 占三公多少 asks, and
    上年决算数呢 names no column of that name.
    """
    question = _ROLE_BEFORE.sub("上年的", _THAN.sub(r"和\g<whom>比呢", question))
    question = _WITHIN_WHOLE.sub(r"占\g<whole>的", question)
    if back := _GO_BACK.match(question):
        question = _ITS.sub("的", question[back.end() :], count=1)
    told = _I_MEANT.sub("", _NOT_FIRST.sub("", question))
    meant = _NOT_THAT.sub("", told).strip("，,")
    return meant if meant and (told != question or _NOT_THAT.match(question)) else question


def nth_of(question: str, names: Sequence[str]) -> str:
    """A question with the one of some names that it counts out (第二个呢); '' where it counts out none of them."""
    match = _NTH.match(question)
    at = _place(match, len(names)) if match else -1
    return names[at] + question[match.end() :] if match and 0 <= at < len(names) else ""


def _place(match: re.Match[str], count: int) -> int:
    """Which of so many a question counts out, from 0 on."""
    if match["at"]:
        return int(match["at"]) - 1 if match["at"].isdecimal() else NUMERAL.index(match["at"])
    return 0 if match["front"] or match["which"] == "前者" else count - 1


def counts_out(question: str) -> bool:
    """Whether a question counts out one of several that were named before it (第四个项目呢)."""
    return _NTH.match(question) is not None


def beyond(question: str, count: int) -> str:
    """The words that count out one of more than there are (第五个 of four); '' for others."""
    match = _NTH.match(question)
    return match["which"] if match and _place(match, count) >= count else ""


def nth_meant(question: str, before: Sequence[Query]) -> tuple[str, str]:
    """A question with the name of the one that it counts out (第二个呢) among those asked about before it.

    Beside it the words that count out what no question has named: '' where there are none.
    """
    both = ("前者" in question and "后者" in question) or len(re.findall(r"第[一二三四五]", question)) > 1
    match = _NTH.match(question) if before and before[0].operation not in RANKING and not both else None
    if match is None:
        return question, ""
    if before[0].section == DUTIES and before[0].operation is Operation.TEXT:
        return f"职责{question}", ""  # 第三条呢 after the list of duties
    rows = [mention.text for mention in before[0].rows]
    projects = [mention.text for mention in before[0].mentions if mention.printed and not mention.names_table]
    named = next((names for names in (list(before[0].organisations), rows, projects) if len(names) > 1), [])
    meant = nth_of(question, named)
    return (meant, "") if meant else (question, match["which"])


def _asks_another(own: Query, before: Sequence[Query]) -> bool:
    """Whether a question names a thing that none before it did (一共多少辆车 after two sorts of cars)."""
    asked = {key for one in before for mention in one.rows for key in mention.keys(None)[:1]}
    named = {key for mention in own.rows for key in mention.keys(None)[:1]}
    return own.names_own and bool(named) and named.isdisjoint(asked)


def _asks_of_projects(own: Query, items: Sequence[Mention]) -> bool:
    """Whether projects are put in order (这些项目哪个花得最多) that are none of those asked about before, or all accounts."""
    projects = _PROJECTS.search(own.question) and not any(item.text.endswith("项目") for item in items)
    return bool(projects or orders_accounts(own))


def named_by_half(question: str, before: Sequence[Query]) -> str:
    """What is asked of the budget or the change of the one of several things with the first half of whose name a question begins
    (高中超预算多少, 高中完成多少), with the whole of that name; other questions as they are.
    """
    things = each_once(things_before(before)) if before and before[0].operation not in RANKING else []
    named = [one.text for one in things if question.startswith(one.text[:_HALF]) and not question.startswith(one.text)]
    moved = against_budget_in(question) or not {*CHANGES, Measure.COMPLETION}.isdisjoint(measures_in(question))
    alone = _BEHIND_HALF.match(question, _HALF) is not None  # 农机购置补贴 is another name than 农机补贴台数
    if len(things) < 2 or len(named) != 1 or len(named[0]) < _WHOLE_NAME or not (moved and alone):
        return question
    return f"{named[0]}{question[_HALF:]}"


def of_itself(own: Query) -> bool:
    """Whether a difference is one from the year before or from the budget of the thing spoken of last (比上年多多少)."""
    since = own.years.base is not None or SINCE.search(own.question) or against_budget_in(own.question)
    return own.operation is Operation.DIFFERENCE and bool(since)


_MEASURED = {(True, False): Measure.COMPLETION, (False, True): Measure.CHANGE_AMOUNT, (False, False): Measure.AMOUNT}
"""What of several things is asked for together: by whether their rates, or how they moved, were asked for."""


def set_side_by_side(query: Query, own: Query, before: Sequence[Query], meant: Sequence[Query]) -> Query:
    """A comparison that names nothing (哪个多, 加起来, 和上面那个比呢), as one of what the questions before it named in turn:
    of their budgets or rates, where those were asked for.
    """
    back = bool(_BACK.match(own.question))
    counted = _SO_MANY.match(own.question)
    together = _TOGETHER.match(own.question) or (counted and _TOGETHER.match(own.question[counted.end() :]))
    summed = bool(together) and not _asks_another(own, before)
    compares = back or summed or own.operation in _SIDE_BY_SIDE
    of_others = own.organisations or own.unknown or _OF_ONE.search(own.question)
    if not compares or (own.names_own and not summed) or of_others:
        return query
    if meant and Measure.SHARE in meant[0].measures and POINTS_APART.fullmatch(own.question) and len(query.organisations) < 2:
        return replace(query, unclear=own.question)  # what they are shares of is not named, and no amounts answer it
    operation = Operation.DIFFERENCE if back else Operation.TOTAL if summed else own.operation
    rated = operation is not Operation.TOTAL and bool(meant) and Measure.COMPLETION in meant[0].measures
    of_one = bool(meant) and len({name for one in meant for name in one.organisations}) < 2
    moved = operation is Operation.TOTAL and of_one and not CHANGES.isdisjoint(meant[0].measures)  # 少了多少？加起来呢
    amount = {"operation": operation, "measures": (_MEASURED[rated, moved],)}
    if {one.roles for one in meant[:2]} == {(Role.BUDGET,)} and not own.roles:
        amount["roles"] = (Role.BUDGET,)
    whom = [one.organisations for one in before if one.organisations][:2]
    items = each_once(things_before(before)) if len(query.organisations) < 2 else []
    if back and not items and len(whom) == 2 and whom[0] != whom[1]:
        return replace(query, organisations=(*whom[1], *whom[0]), **amount)  # type: ignore[arg-type]
    if counted and len(query.organisations) < 2:
        count = _NUMBERS.index(counted["count"]) + 1
        items = items if len(items) == count else things_counted(before, count)  # 基本工资多少？津补贴和奖金呢？三个加起来
        if not items:
            return replace(query, unclear=counted[0])
    if operation in (*RANKING, Operation.TOTAL):
        items = without_own_whole(items)  # 公用经费多少？办公费呢？电费呢？哪个大
    of_means = operation in RANKING and bool(meant) and meant[0].operation is Operation.AVERAGE and _WHICH_OF.match(own.question)
    if of_means and len(items) < 2 and len(query.organisations) == 1:  # no amount is dearer than a mean
        return replace(query, unclear=own.question)
    if len(items) < 2 or of_itself(own) or _WHOSE.search(own.question) or _asks_of_projects(own, items):
        return query
    asked = items[-2:] if back else items
    text, spots = "", []
    for item in asked:
        text += "和" if text else ""
        spots.append(replace(item, start=len(text), end=len(text) + len(item.text)))
        text += item.text
    averaged = operation in RANKING and meant and meant[0].operation is Operation.AVERAGE  # 接待人均多少？哪个更贵
    if averaged and (per := next(filter(None, (_MEAN.search(one.question) for one in meant)), None)):
        asked_again = f"{text}{per[0]}各多少钱"
        return replace(meant[0], question=asked_again, about=asked_again, mentions=tuple(spots))
    return replace(query, question=text + own.question, mentions=tuple(spots), **amount)  # type: ignore[arg-type]
