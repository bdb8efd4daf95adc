"""Two projects set against each other by scores or money, or added up: 外包项目比宣传项目高几分, 甲项目和乙项目一共花了多少."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import Catalogue, catalogue
from extraction.labels import plain_label
from retrieval.composing.operands import size_of
from retrieval.projects.goal_names import ASKING, projects_named, told_of_alone
from retrieval.projects.goals import goals_of
from retrieval.projects.one_project import BUDGET, INITIAL, RATE, SCORE, SPENT, number_of
from retrieval.projects.stretches import without
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Operation
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.numerals import chinese

_APART = r"(?:相?差|[高低多少])[了出]?(?:几|多少)(?:个?分)?"
_SCORED = re.compile(r"分(?!别|析|管|类|配|部)")
_PAIR = re.compile(
    r"^(?P<one>.+?)[比和与跟同](?P<other>.+?)(?:的?(?:自评|绩效)?得分|的?(?:全年|年初)?(?:预算|执行)数?)?"
    rf"{_APART}呢?$",
    re.DOTALL,
)
_MONEY_OF = r"(?:的?(?P<of>(?:年初|全年)?(?:预算|执行)数?|资金|经费))?"
_TOGETHER = re.compile(
    rf"^(?P<one>.+?)(?:[和与跟、]|加上?)(?P<other>.+?)(?P<both>这?[两2]个(?:项目)?)?{_MONEY_OF}"
    r"(?:一共|合计|加起来|合起来|共)(?:实际|是|有|要)*(?P<spent>(?:花|用|支出|执行)[了掉]?)?(?:多少|几)(?![个分项人件条次批辆])",
    re.DOTALL,
)
_EACH = re.compile(
    rf"^(?P<one>.+?)[和与跟、](?P<other>.+?)(?:这?[两2]个(?:项目)?)?{_MONEY_OF}(?:分别|各自?|都)(?:是|有|要|实际|又)*"
    r"(?P<asked>(?:[花用得拿][了掉]?|支出|执行)?(?:多少|几)(?:分|钱|[万亿]?元)?)呢?$",
    re.DOTALL,
)
_SIDE_BY_SIDE = re.compile(
    r"(?P<one>.+?)[和与跟、](?P<other>.+?)(?:这?[两2]个(?:项目)?)?(?:一共|合计|加起来|合起来|共)?", re.DOTALL
)
_BY = r"(?:自评|绩效)?得分|评分|分数?|(?:预算)?执行率|执行进度|完成率|(?:年初|全年)?预算数?|执行数|花钱"
_WHICH = re.compile(
    rf"^(?P<one>.+?)[和与跟同、](?P<other>.+?)(?:这?两个项目)?(?:的?(?P<first>{_BY}))?[，,]?(?:哪一?个|谁)的?(?:项目)?的?(?P<by>[\u4e00-\u9fff]{{0,6}}?)更?"
    r"(?P<way>[高低多少大小])(?:一?些|一点)?呢?$",
    re.DOTALL,
)
_LESS, _ENDS_PART = "低少小", "，, \n"
_ENDS = re.compile(
    rf"最[高低][^，。比]{{0,6}}?[和与跟同比][^，。]{{0,6}}?最[高低][^，。]{{0,6}}?{_APART}|最大最小[^，。]{{0,4}}{_APART}"
)
AGAINST_IT = re.compile(
    rf"^(?:那么?)?(?:它?[比和与跟同](?P<other>.{{2,}}?)(?:相?比)?|(?P<first>.{{2,}}?)[比和与跟同]它)(?P<asked>{_APART})呢?$"
    r"|^(?:那么?)?它?[和与跟同](?P<rival>.{2,}?)(?:相?比)(?:起来|较)?(?:呢|怎么?样|如何)?$"
    rf"|^(?:那么?)?它?[和跟与同](?P<versus>.{{2,}}?)(?:相?比)(?:起来|较)?[，,]?(?P<which>(?:{_BY})?(?:哪一?个|谁)的?(?:{_BY})?更?[高低多少大小])呢?$"
)
"""A follow-up that sets what was spoken of against something else."""
_PLACE = re.compile(
    r"(?:排名?)?(?:最高|第(?P<at>[一二三四五六七八九])|(?P<last>最低|最后|末位|垫底))一?[名位个家]?的?(?:那个|那项)?(?:项目)?"
)
_OTHER_WORDS = re.compile(r"[项个]目?|自评|绩效|得分|评分|分数|总分|(?:年初|全年)?(?:预算|执行)数?|[的在里中又要还]")
_MONEY = (
    (re.compile("执行率|完成率|执行进度"), RATE), (re.compile("年初预算(?!完成|执行)"), INITIAL),
    (re.compile("预算(?!完成|执行)"), BUDGET), (re.compile("执行数|花|用[了掉]"), SPENT),
)  # fmt: skip


_BOTH = re.compile(
    r"(?:那么?)?(?:[这那]?[两2二]个?(?:项目|者)?|(?:它们?|[这那])?俩)的?"
    r"(?P<asked>(?:[\u4e00-\u9fff]{0,6}(?:一共|合计|加起来|共).*(?:多少|几).*|(?:分别|各自?).*(?:多少|几).*))"
)
_WHICH_OF_BOTH = re.compile(
    rf"(?:那么?)?(?:[这那]?[两2二]个?(?:项目|者)?)?的?[里中]?(?P<asked>(?:{_BY})(?:哪一?个|谁)更?[高低多少大小]|(?:哪一?个|谁)的?(?:{_BY})更?[高低多少大小])呢?"
)


def asked_of_both(question: str) -> str:
    """What a question that names neither asks of two projects spoken of before (这两个一共多少, 执行率哪个高); '' for others."""
    match = _BOTH.fullmatch(question) or _WHICH_OF_BOTH.fullmatch(question)
    return match["asked"].replace("谁", "哪个") if match else ""  # 谁 asks for organisations


def numbers_apart(text: str, facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The scores, the budgets or what was spent of the two projects that a text sets against each other, or the scores of the
    first and the last of all; else nothing.
    """
    key = _number(text)
    if key == SCORE and _ENDS.search(text) and "项目" in text:
        return _first_and_last(facts, catalogue)
    pair = _PAIR.search(text) if key else None
    names = _both_named(pair, facts) if pair else []
    if key == SCORE and pair and (place := _PLACE.fullmatch(pair["other"])) and names[0]:
        names[1] = _at_place(place, facts)  # 甲项目比最高的少几分
    told = _of_both(names, key, facts, catalogue) or (_of_both(names, INITIAL, facts, catalogue) if key == BUDGET else ())
    return told if len(told) == 2 and names[0] != names[1] else ()


def place_by_score(text: str, facts: Facts, catalogue: Catalogue) -> tuple[int, tuple[Finding, ...]] | None:
    """The place of the one project that a text names among all by their scores, and these; None where a report lists not all."""
    names, scores = projects_named(text, facts), _by_score(facts, catalogue)
    own = scores.get(next(iter(names))) if len(names) == 1 else None
    if own is None:
        return None
    return 1 + sum(size_of(one).value > size_of(own).value for one in scores.values()), tuple(scores.values())


def first_of_two(text: str, facts: Facts, catalogue: Catalogue) -> tuple[Operation, tuple[Finding, ...]] | None:
    """One number of each of the two projects of which a text asks which has more or less of it (甲和乙哪个得分高), with that
    order; no number where but one of them is known, None for other texts.
    """
    pair = _WHICH.search(text)
    key = _number(f"{pair['first'] or ''}{pair['by']}") if pair else ""
    if pair is None or not key:
        return None
    names = _both_named(pair, facts)
    told = _of_both(names, key, facts, catalogue)
    both = told if len({one.asked for one in told}) == 2 else ()
    return (Operation.LOWEST if pair["way"] in _LESS else Operation.HIGHEST, both) if any(names) else None


def _number(text: str) -> str:
    """The number of a project that a text asks for, its score or its money; '' for others."""
    return SCORE if _SCORED.search(text) else next((key for words, key in _MONEY if words.search(text)), "")


def spent_together(text: str, facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """What was spent on each of the two projects that a text adds up, or planned for them; else nothing.

    What a table may print as well as an account is neither, unless the text says that they are projects or that they were spent.
    """
    both = _TOGETHER.search(text)
    printed = both and {fold(plain_label(one.row)) for one in facts.figures if not one.subject}.intersection(
        both[part].strip(_ENDS_PART) for part in ("one", "other")
    )
    sure = both and (both["both"] or both["spent"] or "项目" in text or not printed)
    return _of_pair(both, _money(both["of"] or ""), facts, catalogue) if both and sure else ()


def spent_on_both(text: str, facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """What was spent on each of the two projects that a text names side by side and nothing else; else nothing."""
    both = _SIDE_BY_SIDE.fullmatch(text.strip())
    return _of_pair(both, SPENT, facts, catalogue) if both else ()


def each_of_two(text: str, facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The score or the money of each of the two projects of which a text asks for both (甲项目和乙项目分别花了多少)."""
    both = _EACH.search(text)
    key = SCORE if both and _SCORED.search(both["asked"]) else _money((both["of"] or "") if both else "")
    return _of_pair(both, key, facts, catalogue) if both and "项目" in text else ()


def _money(text: str) -> str:
    """Which money of a project a text speaks of; what was spent where it does not say."""
    return next((key for words, key in _MONEY if words.search(text)), SPENT)


def _of_pair(pair: re.Match[str], key: str, facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """One number of each of the two projects that both parts of a text name; nothing where one of them is not told."""
    names = _both_named(pair, facts)
    told = _of_both(names, key, facts, catalogue)
    return told if len(told) == 2 and names[0] != names[1] else ()


def _both_named(pair: re.Match[str], facts: Facts) -> list[str]:
    """The projects that both parts of a text name, the other one by words of its name (宣传尾款) where one is known."""
    names = [_only_named(pair[part], facts) for part in ("one", "other")]
    said = zip(names, ("one", "other"), strict=True)
    return [name or _only_named(f"{pair[part].strip(_ENDS_PART)}项目", facts) for name, part in said] if any(names) else names


def _of_both(names: Sequence[str], key: str, facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """One number of each of the projects that are named, as far as the report tells it."""
    goals = list(goals_of(facts))
    return tuple(filter(None, (number_of(name, key, goals, facts, catalogue) for name in names if name)))


def against_project(question: str, project: str, facts: Facts, told: str) -> str:
    """比宣传项目低几分 after the score of a project, with that project before it; '' for other questions.

    Of its money, the number that was `told` of it is set against that of the other (预算数, 执行数).
    """
    match = AGAINST_IT.match(question)
    if match and match["versus"] and _number(match["which"]):
        return f"{project}和{match['versus']}{match['which']}" if _only_named(match["versus"], facts) else ""
    other = (match["other"] or match["first"] or match["rival"]) if match else ""
    asked = (match["asked"] or "相差多少") if match else ""
    scored = match is not None and (told == "得分" or _SCORED.search(asked))
    other = _at_place(place, facts) if scored and (place := _PLACE.fullmatch(other)) else other
    if match is None or not (scored or told in ("预算数", "执行数")) or not _only_named(other, facts):
        return ""
    first, second = (other, project) if match["first"] else (project, other)
    if not scored:
        return f"{first}{told}比{second}{asked}"
    return f"{first}得分比{second}{asked.removesuffix('分')}分"


def _only_named(text: str, facts: Facts) -> str:
    """The one project that a text names, and nothing beside it; ''."""
    named = projects_named(text, facts) or told_of_alone(text, facts)
    beside = content_words(_OTHER_WORDS.sub("\n", ASKING.sub("\n", without(text, named))))
    return next(iter(named)) if len(named) == 1 and not beside else ""


def _score(name: str, facts: Facts, catalogue: Catalogue) -> Finding | None:
    return number_of(name, SCORE, list(goals_of(facts)), facts, catalogue)


def _first_and_last(facts: Facts, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The highest and the lowest score, where the list of all has as many scores as projects."""
    told = list(_by_score(facts, catalogue).values())
    return (told[0], told[-1]) if told else ()


def _by_score(facts: Facts, catalogue: Catalogue) -> dict[str, Finding]:
    """The projects with their scores, the highest first, where the list of all has as many scores as projects, and several."""
    scores = {name: told for name in facts.projects.names if (told := _score(name, facts, catalogue))}
    ordered = sorted(scores.items(), key=lambda one: size_of(one[1]).value, reverse=True)
    return dict(ordered) if len(scores) == len(facts.projects.names) > 1 else {}


def _at_place(place: re.Match[str], facts: Facts) -> str:
    """The project at a place of the order by scores, at its ends any of those that stand there; '' where another one stands
    beside it, or there is no such place.
    """
    scores = {name: size_of(told).value for name, told in _by_score(facts, catalogue()).items()}
    at = -1 if place["last"] else int(chinese(place["at"]) or 1) - 1 if place["at"] else 0
    names = list(scores)[at:][:1]
    alone = bool(names) and list(scores.values()).count(scores[names[0]]) == 1
    return names[0] if names and (alone or at in (0, -1)) else ""
