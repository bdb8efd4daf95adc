"""How a question is put: the operation, measure and role that its words call for, from `data/cues.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from extraction.report import Role
from retrieval.understanding.cue_words import cue_words

_PART = re.compile(
    r"占\n*(?:的|了)?(?:多少|几成|百分之|比例|比重)|占.*(?:多少|几成)$|\n占\n+$"
    r"|占.+(?:[最更得][高低大小多少]|[费出金额][多高大](?:些|一点)?$)",
    re.DOTALL,
)
_WHICH = re.compile(r"(?:谁|哪一?[家个项块类笔]).*(?:(?P<more>[多高大])|(?<!多)[少低小])(?:些|一点|一些)?$", re.DOTALL)
"""谁的差旅费多: the thing asked about stands between the words that ask for an order."""

_EITHER = re.compile(r"(?P<size>[多高大少低小])(?:些|一点|一些)?还是\n*的?(?P=size)", re.DOTALL)
"""人员经费多还是公用经费多."""
_COMPLETED_RATE = re.compile(r"完成了?(?:年初|全年)?(?:预算)?的?(?:多少|几个?)?百分")
HOW_MUCH = re.compile(r"多少|几(?:[^年]|年$)")
_HOW_MANY = re.compile(
    r"(?:(?<![哪第好])几|多少)[十百千万亿]*(?:[条篇件份宗例张封座棵台辆套名位户场起次批层栋幢亩]|人次|间(?!接)|部(?!门|分)"
    r"|公里|平方米|公顷|米|亩|吨|小时|天(?!然)|个(?:小时|工作日|月)|[名位个]?[\u4e00-\u9fff]{1,3}员(?!工资|经费|支出|费))"
)
"""A number of things, by the word that counts them: 多少条, 几万件."""
_MOVED_BY = re.compile(r"(?<=[比较].{2})(?P<way>\n*(?:增[加长]?|减少?|多|少)了?)(?:几|多少)(?:批次|人次|[辆台个家人名批])")
"""比上年少了几辆 asks how the number changed, not what it is."""
_OF_EACH = re.compile(
    r"(?:各|分别)(?:自|家|单位)*[\u4e00-\u9fff]{0,4}?(?:几|多少)(?P<unit>辆|台|批|人次|个(?:团组?|项目|人|单位|科室)|[人家件名])"
)
"""各几辆, 分别有几辆, 各接待多少批次: the measure word tells what is counted of each."""
_WHO_HOW_MUCH = re.compile(r"(?<=[谁家个])(?=多少)")
"""Between 哪个 and 多少, so that 最低的是哪个，多少分 does not ask for 哪个多."""
_BODIES_ORDERED = re.compile(r"(?:下属|所属|下辖|二级|直属)的?(?:预算)?(?=单位.*最[高低多少大小])", re.DOTALL)
"""哪个下属单位最多 asks for no list of them."""
_OPEN_SIZE = re.compile(r"(?:[花用]得)?(?<!一样)(?:多|高|大|贵|少|低)(?:吗|不[多高大贵少低])(?!样)")
"""花得多吗 asks for no order."""
_CHANGED_RATE = re.compile(
    r"[增涨升降跌掉减缩](?:长|加|少|低|幅)?了?(?:(?:几|多少)个?百分|几成)"
    r"|(?:变化|变动|增减|波动|浮动|同比)了?(?:(?:几|多少)个?百分|百分之[几多]|几成)|(?:[增减]|上升|下[降滑])[长加少]?的(?:幅度|比例|百分比)"
)
_AMOUNT_TOO = re.compile(r"(?:金额|数额|额度|总额)[\n各分别是为]*(?:以?及|[和与、])|(?:以?及|[和与、])(?:金额|数额)")
"""金额和比例 asks for both."""
_WHICH_BUDGET = re.compile(r"(?:全年|调整后?的?|当年的?|原来?的?)(?=预算)")
_STATED = re.compile(
    r"(?:[是有花为到占]了?|等于)\d[\d.]*(?:[万亿]?元|[万亿]|%|批次|人次|[个人辆分项家次])?[\u4e00-\u9fff]{0,6}[吗么吧]|是不是\d|是否是?\d|有没有\d(?![\d.]*[千百万亿]*元?以[上下])|\d(?:[万亿]?元|[万亿]|%|批次|人次|[个人辆分项家次])?还是\d"
)
"""A number that is put to the test: 也是5个吗."""
_MEAN_OF_POINTS = re.compile(r"项目.*(?:[得评打]分|多少分|几分|分数)")
_LEAST, _MOST = re.compile("最[少低小]"), re.compile("最[多高大]")
_WHY = re.compile(
    r"怎么(?=来的|形成的|又|还|最后|突然|忽然|一下|这么|那么|大幅|猛|反而|反倒|倒|不|没|只|才|都|全|会|能|花|用|有|多|少|高|低|差|超|涨|升|跌|降|掉|剩|追加|是空|年[初底末](?:没|才|只|就))(?!花的|用的|花到)"
)
"""怎么最后花了钱: asks for a reason, unlike 怎么样 and 怎么做."""

_IN_TOTAL = re.compile(r"占(?:了|到)*的?(?:合计|总计|总和)(?=多少|的?(?:几|百分|比))")
"""占合计多少 weighs a part in the whole that it belongs to, and adds nothing up."""
_TWICE = re.compile("(?<=多少)(?=多少)")
"""花了多少，多少人次 without its comma asks twice, and for no 少多少."""
_REPORT = re.compile(r"(?:部门|单位)?(?:综合)?(?:预算|决算)(?:信息)?(?:公开)?(?:报告|公开|说明|文本|文件|资料)")
_SPENT_BESIDE = re.compile(
    r"(?:费|支出|经费)[是为有]?(?:花了?)?多少(?:钱|万?元)?[，,、；;\s]*(?:那|而|它的)?(?:年初|全年)?预算[数额]?(?:又|[是为有])*多少"
)
"""三公经费多少，预算多少 asks what was spent beside what was planned."""
_BUDGET_RUN = re.compile(r"预算(?=的?执行(?:数|额|金额|情况是?多少|了?多少))")
"""预算执行数 is what became of a budget, and no budget."""
_CARRIED_ON = re.compile(r"(?:结转|留|滚|带|转)[到入至给去]?[\u4e00-\u9fff]{0,8}?(?:下一?年|来年|明年|次年|第二年)")
"""What is left to the next year is of this one."""
_BOUND = re.compile(
    r"(?:超过?|[高大多]于|[低少小]于|不到|不足|没到|不止|突破|达到|[到够过])了?(?:\d|[一二三四五六七八九十两]+[百千万亿])"
    r"|\d[多余来]?(?:[千百]?[万亿]|千|百)?[多余来]?[元块]?钱?以[上下内]"
)
_TESTS = re.compile(r"有没有|有没|是不是|超没超|到没到|够不够|[吗么没]$|没有$")


DUTIES = "职责|职能"
"""The section that lists duties, by the words of its title."""
PERFORMANCE = "预算绩效管理|预算绩效情况|预算绩效工作"
"""That on how well the money was used."""
_DUTY = re.compile(
    r"(?:(?<![主分保尽不城])管(?![理控辖])|负责|承担|主管)[^，。？多少几钱]{2,14}(?:[吗嘛]|(?<![什怎])么)|管不管|[负承]不[负承][责担]|[承受]?[办理]不[承受]?[办理](?!了|完|下|好|成)|是否(?:负责|承担)"
)
_UNITS = re.compile(r"(?:下属|所属|下面|下辖|底下)[着的有]{0,2}[两几一二三四五六七八九十\d]+[个家](?!项目|人|车)")
_NO_SECTION = re.compile(r"来(?:干|做|办)什么的?|(?:干|做)什么来的?|科目")
"""What guests came for is no duty, and 哪些科目 are no 科."""


class Operation(StrEnum):
    """What kind of answer is asked for."""

    VALUE = "value"
    REASON = "reason"
    DEFINITION = "definition"
    TEXT = "text"
    HIGHEST = "highest"
    LOWEST = "lowest"
    DIFFERENCE = "difference"
    TOTAL = "total"
    RATIO = "ratio"
    EXCESS = "excess"
    AVERAGE = "average"
    CHECK = "check"


RANKING = (Operation.HIGHEST, Operation.LOWEST)
_TEXT_APART = re.compile(
    r"(?:表格?|表[里中])的?(?:数字?)?[和跟与同](?:说明)?(?:文字|正文|说明)(?:说明)?[里中上]?的?(?:数字?)?(?:之间)?(?:相?差|差[额距])"
)
"""表格和文字说明差多少: how far one number is from itself in another place."""
CALCULATION = (Operation.DIFFERENCE, Operation.TOTAL, Operation.RATIO, Operation.EXCESS, Operation.AVERAGE)
SET_AGAINST = (Operation.DIFFERENCE, Operation.RATIO, Operation.EXCESS)
"""Operations that set one number against another."""
BY_FIGURES = (Operation.VALUE, Operation.CHECK, *RANKING, *CALCULATION)
"""Operations that figures answer, not passages."""


class Measure(StrEnum):
    """Which number of a thing is asked for; the amount itself where the question names none."""

    AMOUNT = "amount"
    CHANGE_RATE = "change_rate"
    CHANGE_AMOUNT = "change_amount"
    SHARE = "share"
    COMPLETION = "completion"
    COUNT = "count"
    TARGET = "target"
    ACHIEVED = "achieved"
    POINTS = "points"
    SCORE = "score"


CHANGES = frozenset({Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE})
"""Measures of how a thing changed."""


class Beyond(StrEnum):
    """What no report answers."""

    OPINION = "opinion"
    FUTURE = "future"


def operation_in(text: str, whole: str = "") -> Operation:
    """The operation that the words ask for: a value unless they say otherwise; `whole` as for `measures_in`."""
    text = _IN_TOTAL.sub("占\n", text)
    text = _TWICE.sub("\n", _BODIES_ORDERED.sub("", _OPEN_SIZE.sub("\n", _WHO_HOW_MUCH.sub("\n", text))))
    if "减去" in text:
        return Operation.DIFFERENCE
    if _TEXT_APART.search(text):
        return Operation.CHECK
    if match := _EITHER.search(text):
        return Operation.HIGHEST if match["size"] in "多高大" else Operation.LOWEST
    if (match := _WHICH.search(text)) and "最" not in text:
        return Operation.HIGHEST if match["more"] else Operation.LOWEST
    named = _longest("operations", text)
    if named == Operation.HIGHEST.value and _LEAST.search(text) and not _MOST.search(text):
        return Operation.LOWEST  # 各单位谁的接待费最少: the bodies are no word for the direction
    if named is None and _STATED.search(whole or text):
        return Operation.CHECK
    return Operation(named) if named else Operation.REASON if _WHY.search(text) else Operation.VALUE


def measures_in(text: str, whole: str = "") -> tuple[Measure, ...]:
    """The measures that the words ask for, in their order; a word inside a longer cue does not count.

    `whole` is the text with the names that it holds: 年初预算完成了百分之几 asks for a rate though 年初预算完成 is a name.
    """
    found: dict[Measure, int] = {}
    text = _MOVED_BY.sub(r"\g<way>多少", text)
    completed, changed = _COMPLETED_RATE.search(whole or text), _CHANGED_RATE.search(text)
    words = [(word, key) for key, listed in cue_words()["measures"].items() for word in listed]
    if counted := _HOW_MANY.search(text):
        found[Measure.COUNT] = counted.start()
        text = text.replace(counted[0], "\n" * len(counted[0]))
    for word, key in sorted(words, key=lambda pair: -len(pair[0])):
        at = text.find(word)
        if at >= 0:
            found.setdefault(Measure(key), at)
            text = text.replace(word, "\n" * len(word))
    if part := _PART.search(text):
        found.setdefault(Measure.SHARE, part.start())
    if completed:
        found[Measure.COMPLETION] = found.pop(Measure.ACHIEVED, completed.start())
    if changed:
        found[Measure.CHANGE_RATE] = changed.start()
    if Measure.SHARE in found and (too := _AMOUNT_TOO.search(text)):
        found.setdefault(Measure.AMOUNT, too.start())
    if found.keys() & {Measure.COMPLETION, Measure.CHANGE_RATE}:
        found.pop(Measure.SHARE, None)  # 完成预算的百分之几: the per cent is of another sort
    return tuple(sorted(found, key=lambda measure: found[measure])) or (Measure.AMOUNT,)


def of_each(text: str) -> re.Match[str] | None:
    """Where a text asks how many each of several has (各几辆); `unit` is what they are counted in."""
    return _OF_EACH.search(text)


def roles_in(text: str, whole: str = "") -> tuple[Role, ...]:
    """Whether budget figures, final ones or both are asked for; empty where the words do not say.

    What the report is called (决算报告中年初预算多少) says so only where nothing else does; `whole` as for `measures_in`.
    """
    named = _roles(_REPORT.sub("", text))
    if named == (Role.BUDGET,) and _SPENT_BESIDE.search(whole or text):
        named = (Role.BUDGET, Role.FINAL)
    return named if named or _roles(_REPORT.sub("", whole)) else _roles(text)


def _roles(text: str) -> tuple[Role, ...]:
    text = _BUDGET_RUN.sub("", text)
    return tuple(Role[key.upper()] for key, words in cue_words()["roles"].items() if any(word in text for word in words))


def budget_in(text: str) -> str:
    """Which budget is named: 年初 (as approved) or 全年 (as adjusted), '' where the words do not say."""
    return next((name for name in ("年初", "全年") if f"{name}预算" in text), "")


def counted_in(text: str) -> str | None:
    """The indicator that counts what an average is taken over; none for a mean score, which reports print."""
    return None if _MEAN_OF_POINTS.search(text) else _longest("counted", text)


def beyond_in(text: str, whole: str = "") -> Beyond | None:
    """Whether an opinion or the future is asked for; `whole` as for `measures_in`."""
    if _CARRIED_ON.search(whole):
        return None
    key = _longest("refusals", text)
    return Beyond(key) if key else None


def section_in(text: str) -> str | None:
    """The words in the title of the section that answers the question as a whole, if there is one."""
    if found := _longest("sections", _NO_SECTION.sub("\n", text)):
        return found
    if asks_duty(text):
        return DUTIES
    return next((key for key in cue_words()["sections"] if "机构" in key), None) if _UNITS.search(text) else None


def asks_duty(text: str) -> bool:
    """Whether it is asked if a thing is among the duties (管信访吗)."""
    return bool(_DUTY.search(text))


def against_budget_in(text: str) -> bool:
    """Whether a thing is set against its own budget."""
    text = _WHICH_BUDGET.sub("", text)
    return any(word in text for word in cue_words()["against_budget"])


def bound_in(text: str) -> bool:
    """Whether it is asked if a number is above or below another (有没有超过30万)."""
    return bool(_BOUND.search(text) and _TESTS.search(text))


def overall_in(text: str) -> str | None:
    """The id of the indicator that stands for all spending or all income, where the words speak of one of them."""
    return _longest("overall", text)


def courtesies(text: str) -> bool:
    """Whether a clause greets, thanks or tells of who asks."""
    return any(word in text for word in cue_words()["courtesies"])


def background(text: str) -> bool:
    """Whether a clause tells what others say, or what the answer is wanted for."""
    return any(word in text for word in cue_words()["background"])


def spoken_words() -> Mapping[str, Sequence[str]]:
    """Everyday words with those that reports print in their place."""
    spoken: Mapping[str, Sequence[str]] = cue_words()["spoken"]
    return spoken


def _longest(group: str, text: str) -> str | None:
    """The key of the longest cue of a group in the text."""
    found = [(len(word), key) for key, words in cue_words()[group].items() for word in words if word in text]
    return max(found)[1] if found else None
