"""The projects of one report by one of their numbers: the first and the last, those beyond a limit, or all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from extraction.forms import PERFORMANCE_SUMMARY
from extraction.indicators import Catalogue
from extraction.numbers import Amount
from retrieval.composing.operands import size_of
from retrieval.projects.goal_names import ASKING, of_project, projects_named, projects_of
from retrieval.projects.goal_rows import of_cell
from retrieval.projects.goals import Goal, asks_whole, goals_of
from retrieval.projects.of_body import of_body
from retrieval.projects.one_project import BUDGET, COLUMNS, INITIAL, RATE, SCORE, SPENT, number_of
from retrieval.projects.raised_budgets import raised_budgets
from retrieval.projects.stretches import without
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.readings.listed_projects import LIKE_NAMES, SUM_OF_LIST, plain_project
from retrieval.understanding.chosen.limits import bounds
from retrieval.understanding.chosen.selecting import beyond_mean_in
from retrieval.understanding.chosen.selection import Of, Selection, by_place
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.numerals import numerals
from retrieval.understanding.query import Query

OF_PROJECTS = re.compile(r"项目(?!支出|经费)|专项|自评|执行率")
_OF_OTHERS = re.compile(
    r"指标|[这那该]一?项|哪[一几]?[项里]|哪些方面|为什么|原因|占|收入|科目|[部单][门位]评价|重点|财政评价|转移支付"
)
_IN_ALL = re.compile(r"(?:一共|共)(?=有?(?:几|多少)个)")
_HOW_MANY = re.compile(r"(?<!哪)(?:几|多少)个")
_AVERAGED = re.compile(r"平均")
_OF_THOSE = re.compile(r"它们|他们|[这那][些几两二三四五]|其中|上述|以上|前者|后者")
_MEAN_SCORE = "self_evaluation_score"
_TALLIES = re.compile(r"对得上|对不对|一致|相等|等于|吻合|相符")
_SUMMED = re.compile(r"一共|合计|之和|加起来|总和")
_NUMBERS = {
    SPENT: re.compile(r"执行(?:数|金额|了?多少|得?最|资金)|实际[花用支执]\w?|花[钱费得了掉]?|用钱|支出(?:数|额|金额|得?最)"),
    RATE: re.compile(r"执行(?:率|进度)|(?<!目标)(?<!指标)完成率|预算(?:执行|完成)得?的?(?:最|更|比较)?[差好低高]"),
    BUDGET: re.compile(r"(?:全年|调整后的?)?预算(?!(?:资金)?(?:执行|完成)|绩效)数?|资金量?|经费|金额|规模"),
    INITIAL: re.compile(r"年初(?:的?预算|安排|批复)数?"),
    SCORE: re.compile(r"[得评打]?分(?!别|析|管|类|配|部)数?|垫底|末位|倒数第一|最后一名|最差"),
}
_LAST_OF_ORDER = re.compile(r"垫底|末位|倒数第一|最后一名|最差")
"""By which projects come last in whatever order is asked for, by their scores where none is."""
"""Number of a project -> the words that ask for it where no project is named."""
_CALLED = {SPENT: "执行数", RATE: "执行率", BUDGET: "全年预算数", INITIAL: "年初预算数", SCORE: "自评得分"}
_WORST = re.compile(
    r"[扣丢失]了?分数?得?(?:最|第[一二三四五六七八九十\d]+)?[多狠]|最[低差少小]|(?:谁|哪[个家]).{0,8}?(?<![不降])[更较]?[低差少](?!于|了|多少)"
    r"|垫底|末位|倒数|最后一名|拖后腿|从[低小少]到|升序|后.{1,2}[名位]"
)
_BEST = re.compile(
    r"最[高好多大贵]|(?:谁|哪[个家]).{0,8}?(?<![不提])[更较]?[高多](?!于|了|少)"
    r"|第一名?(?!书记)|领先|排个?[名序列]|排一?[下排]|从[高大多]到|降序|前.{1,2}[名位]"
)
_ENDS_APART = re.compile(
    r"最(?:[高多好大].*最[低差少小]|[低差少小].*最[高多好大]).*(?:[差多少高低][出了]*(?:多少|几)|差距|差额)|最(?:高|低)分.*最(?:高|低)分.*差"
)
"""最高的比最低的高几分 asks how far both ends of an order are apart."""
_ALIKE = re.compile(r"(?:得分|分数|评分|分)(?:都|是|完全)?(?:一样|相同|相等|并列)|并列")
_SORTED = re.compile(r"排个?[名序列]|排一?[下排]|从[高大多低小少]到|[升降]序")
_NOT_FULL = re.compile(r"(?:(?<![有是])[没未不](?!低|超|高|小|大)[^，。\n分\d]{0,4}?|缺)(?=\d)")
_IF_ANY = re.compile(r"有没有")
_NONE_LOST = re.compile(r"(?:[没未]有?|[没未]有?被|一分(?:都|也)?没有?)[扣丢失]过?了?分(?!数?得?最?[多狠])")
_LOSES = re.compile(r"[扣丢失]了?分(?!数?得?最?[多狠])")
_EVERY = re.compile(r"(?:都|全部?|每个(?:项目)?)(?:都|是|得了?|拿了?|有)*(?:\d|满分)[^，,]*(?:吗|不是|没有?)")
_THAN = re.compile(
    r"比\n+[^，。\n比]{0,8}?(?:还|更|要)?(?P<way>[高低多少大小好差])(?!少)|(?P<side>不如|不到|低于|少于|高于|多于|超过?)\n+"
)
_MORE = ("高", "多", "大", "好", "高于", "多于", "超", "超过")
_WHICH = re.compile(r"[哪几][些几]?个?项目|项目(?:有|是)?(?:哪|几)|有没有")
_EXACTLY = re.compile(r"(\d{1,3}(?:\.\d+)?)分")
_ALL = re.compile(
    r"[各每]个?项目|(?:所有|全部|\d+个|[一两二三四五六七八九十]+个)项目|分别|各[是为多得花执用]|[各都]得|逐[一个项]|列[出一]"
)
_COUNTED_PROJECTS = re.compile(r"(?:绩效|自评)*项目")
_ALL_SCORES = re.compile(r"得分|(?:多少|几)分|评分|分数")
_NAMES = re.compile(
    r"(?:\d+|[\u4e00-\u9fff]?十?[\u4e00-\u9fff])个(?=自评|项目)|有?哪些|有?哪几个|名单|清单|叫什么(?:名字)?|列[出举一]下?|名称|项目|预算|支出|绩效|自评价?|评价"
    r"|做|开展|进行|纳入|参加|所有|全部|分别|[的了过是都有各请把里中和与及]|[几两二三四五六]?家(?:单位)?|单位|\s"
)
_ASKS_NAMES = re.compile(r"哪些|哪几个|名单|清单|叫什么|列[出举一]|名称")
_ASKED = re.compile(
    r"谁|(?:自评)?汇总表[里中]?的?|合计|对得上|对不对|一致|相等|等于|吻合|相符|[没未]有?[花用]完|钱|哪[个些几]?|[几多少]+[个钱]?|所有|全部|各|每|低于|不[足到超满]|超过|以[上下]|\d+|[高低大小多少]于?|垫底|最[后终]?|排|名|序|[得拿]|满"
    r"|一样|相同|相等|并列|[两二]个|它|其中|里[头面边]?|当中|这些|这几个|上[面述]|花|执行|实际|分别|逐|列|一下|倒数|从|到|[前后]"
)


@dataclass(frozen=True, slots=True)
class ProjectNumbers:
    """The numbers of projects that a question asks for; with an `order`, which of them by their place (`chosen`) or the first."""

    findings: tuple[Finding, ...]
    order: Operation | None = None
    chosen: Selection | None = None
    asked: str = ""
    """The one number of each, by a word that asks for it."""
    reckoned: Operation | None = None
    """What is made of all of them together: their sum or their mean."""

    def in_order(self) -> list[Finding]:
        """Those that have a number, each once; the first of the order first."""
        told = [one for one in dict.fromkeys(self.findings) if one.readings]
        if self.order:
            told.sort(key=lambda one: size_of(one).value, reverse=self.order is Operation.HIGHEST)
        return told


def project_numbers(query: Query, facts: Facts, catalogue: Catalogue) -> ProjectNumbers | None:
    """What a question that names no project asks of the numbers of all of them; None where it asks for something else."""
    text, own = of_body(_IN_ALL.sub("", query.about), facts)
    if not OF_PROJECTS.search(text) or _OF_OTHERS.search(text) or asks_whole(text):
        return None
    if raised := raised_budgets(text, list(goals_of(facts)), facts, catalogue):
        return ProjectNumbers(raised)
    keys = _keys(query.question)
    if not keys and "自评" in text and by_place(query.question):
        keys = [SCORE]
    named = not keys and bool(_ASKS_NAMES.search(query.question)) and not _NAMES.sub("", text).strip("\n")
    goals = list(goals_of(facts))
    if not (keys or named) or of_project(text, goals, facts)[1] or (not named and _asks_more(text)):
        return None
    found = {key: _each(key, goals, facts, catalogue, own) for key in keys or [SCORE]}
    if keys == [BUDGET] and not found[BUDGET]:  # a list may print the budgets of the beginning alone
        found[BUDGET] = _each(INITIAL, goals, facts, catalogue, own)
    if len(keys) == 1 and _ENDS_APART.search(query.question):
        return _ends_apart(found[keys[0]])
    if len(keys) == 1 and (limit := beyond_mean_in(query.question)) and len(found[keys[0]]) > 1:
        limit = replace(limit, counted=bool(_HOW_MANY.search(query.question)))
        return ProjectNumbers(tuple(found[keys[0]]), Operation.LOWEST if limit.rising else Operation.HIGHEST, limit)
    if _AVERAGED.search(text) or _SUMMED.search(text):
        if own and _TALLIES.search(text):
            return None  # no list prints the sum of one body's alone
        return _together(text, keys, found, facts, catalogue)
    if named:
        return ProjectNumbers(tuple(found[SCORE])) if found[SCORE] else None
    ordered = _in_order(query, keys[0], found[keys[0]]) if len(keys) == 1 and found[keys[0]] else None
    if ordered:
        return replace(ordered, asked=_CALLED[keys[0]])
    if not (_ALL.search(text) or (keys == [SCORE] and _ALL_SCORES.search(text))):
        return None
    told = () if any(counts_others(text, found[key]) for key in keys) else tuple(one for key in keys for one in found[key])
    return ProjectNumbers(told, asked=_CALLED[keys[0]] if len(keys) == 1 else "") if told else None


def beyond_another(query: Query, facts: Facts, catalogue: Catalogue) -> ProjectNumbers | None:
    """The projects that have more or less of a number than the one that a question names (比宣传项目得分低的有哪些)."""
    project, goals = projects_named(query.about, facts), list(goals_of(facts))
    rest = without(query.about, project)
    than = _THAN.search(rest) if len(project) == 1 and _WHICH.search(rest) else None
    keys = _keys(rest) if than else []
    bound = number_of(next(iter(project)), keys[0], goals, facts, catalogue) if len(keys) == 1 else None
    if than is None or bound is None or _asks_more(rest):
        return None
    above = (than["way"] or than["side"]) in _MORE
    limit = Selection(Of.BEYOND, bound=_amount(bound), words=f"{'高' if above else '低'}于{bound.asked}", above=above)
    found = [one for one in _each(keys[0], goals, facts, catalogue, ()) if not _is_same(one, bound)]
    wanted = tuple(one for one in found if limit.admits(_amount(one)))
    return ProjectNumbers(wanted or tuple(found), None if wanted else _nearest(limit), None if wanted else limit)


def counts_others(text: str, found: Sequence[Finding]) -> bool:
    """Whether a text counts more or fewer projects (五个项目) than were found."""
    counts = (one for one in numerals(text) if one.unit == "个" and _COUNTED_PROJECTS.match(text, one.end))
    return any(one.value != len(found) and text[max(one.start - 1, 0)] != "第" for one in counts)


def _ends_apart(found: Sequence[Finding]) -> ProjectNumbers | None:
    """How far the first and the last of the projects are apart by one of their numbers."""
    ordered = sorted(found, key=lambda one: size_of(one).value, reverse=True)
    return ProjectNumbers((ordered[0], ordered[-1]), reckoned=Operation.DIFFERENCE) if len(ordered) > 1 else None


def _together(
    text: str, keys: Sequence[str], found: Mapping[str, Sequence[Finding]], facts: Facts, catalogue: Catalogue
) -> ProjectNumbers | None:  # fmt: skip
    """The mean of all scores, where the report prints none, or the sum of what was spent on the projects or planned for them."""
    key, averaged = keys[0] if len(keys) == 1 else "", _AVERAGED.search(text) is not None
    printed = catalogue.by_id(_MEAN_SCORE)
    told = averaged and printed is not None and facts.printed.readings(printed, catalogue)
    if averaged and _OF_THOSE.search(text):  # of some that were told
        return None
    if told or (key == SCORE) is not averaged or not (averaged or _ALL.search(text)) or len(found.get(key, ())) < 2:
        return None
    if counts_others(text, found[key]):
        return None  # of some of the projects alone nothing is told
    whole = _whole(key, facts) if _TALLIES.search(text) and not averaged else []
    return ProjectNumbers((*found[key], *whole), reckoned=Operation.AVERAGE if averaged else Operation.TOTAL)


def _whole(key: str, facts: Facts) -> list[Finding]:
    """What the list of projects prints as their sum."""
    cells = [f for f in facts.figures if f.form == PERFORMANCE_SUMMARY and SUM_OF_LIST.fullmatch(f.row) and f.amount and f.column]
    own = [cell for cell in cells if COLUMNS[key].search(cell.column[-1])]
    return [of_cell(facts, own[0])] if len(own) == 1 else []


def _each(key: str, goals: Sequence[Goal], facts: Facts, catalogue: Catalogue, own: Collection[str]) -> list[Finding]:
    """One number of every project, or of its `own` ones where it asks of a body; scores of those listed where there is a list."""
    found: list[Finding] = []
    for name in own or (key == SCORE and facts.projects.names) or projects_of(facts):
        one = number_of(name, key, goals, facts, catalogue)
        if one and not any(_is_same(one, other) for other in found):
            found.append(one)
    return found


def _is_same(one: Finding, other: Finding) -> bool:
    """Whether two findings are of one project, whose name a form prints damaged and the prose whole."""
    alike = get_close_matches(plain_project(one.asked), [plain_project(other.asked)], 1, LIKE_NAMES)
    return bool(alike) and size_of(one).value == size_of(other).value


def _keys(text: str) -> list[str]:
    """The numbers that a text asks for; a budget is named by money alone where nothing says that it was spent."""
    found = [key for key, words in _NUMBERS.items() if words.search(text)]
    if len(found) > 1 and not _NUMBERS[SCORE].search(_LAST_OF_ORDER.sub("", text)):
        found = [key for key in found if key not in (SCORE, *([BUDGET] if RATE in found else []))]
    more = {SPENT, RATE, INITIAL, SCORE}.intersection(found)
    plain = re.search(r"预算(?!执行|(?:资金)?完成)", _NUMBERS[INITIAL].sub("", text).replace("自评预算", ""))
    return [key for key in found if key != BUDGET or not more or (plain and "预算执行" not in text and "预算项目" not in text)]


def _asks_more(text: str) -> bool:
    """Whether a text asks for anything beside the numbers of projects."""
    for words in (*_NUMBERS.values(), _AVERAGED, _SUMMED, ASKING, _ASKED):
        text = words.sub("\n", text)
    return bool(content_words(text))


def _in_order(query: Query, key: str, found: Sequence[Finding]) -> ProjectNumbers | None:
    """The first of an order, those at its places, or those beyond a limit; where none is, the one nearest to it."""
    worst = _WORST.search(query.question)
    order = Operation.LOWEST if worst else Operation.HIGHEST
    place = by_place(query.question)
    if place and place.of is Of.PLACES:
        return ProjectNumbers(tuple(found), Operation.LOWEST if place.rising else order, place)
    limit = _limit(query.question, key)
    if limit:
        wanted = tuple(one for one in found if limit.admits(_amount(one)))
        return ProjectNumbers(wanted) if wanted else ProjectNumbers(tuple(found), _nearest(limit), limit)
    if key == SCORE and _ALIKE.search(query.question):
        values = [_amount(one).value for one in found]
        return ProjectNumbers(tuple(one for one in found if values.count(_amount(one).value) > 1))
    if key == SCORE and (exact := _EXACTLY.search(_in_points(query.question))):
        wanted = tuple(one for one in found if _amount(one).value == Decimal(exact[1]))
        others = tuple(one for one in found if one not in wanted) if _EVERY.search(query.question) else ()
        wanted = others or wanted  # 都是100分吗 is denied by those that are not
        return ProjectNumbers(wanted) if wanted else ProjectNumbers(tuple(found), Operation.HIGHEST)
    if _SORTED.search(query.question):
        return ProjectNumbers(tuple(found), order, Selection(Of.PLACES, (1, len(found))))
    return ProjectNumbers(tuple(found), order) if worst or _BEST.search(query.question) else None


def _limit(text: str, key: str) -> Selection | None:
    """The limit that a text sets; full marks are 100 points."""
    return next(bounds(_in_points(text) if key == SCORE else text), None)


def _nearest(limit: Selection) -> Operation:
    return Operation.HIGHEST if limit.above else Operation.LOWEST


def _in_points(text: str) -> str:
    """A text with 满分 and lost points as numbers: 没拿满分 and 扣分的 as 低于100分, 没扣分的 as 100分."""
    stated = _NONE_LOST.sub("100分", _IF_ANY.sub("", text)).replace("满分", "100分")
    return _LOSES.sub("低于100分", _NOT_FULL.sub("低于", stated))


def _amount(finding: Finding) -> Amount:
    amount = finding.readings[0].amount
    assert amount is not None
    return amount
