"""What a question asks of one project as a whole: its budgets, what was spent, the rate of it, its score and its grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.indicators import Catalogue
from extraction.labels import in_marks, plain_label
from extraction.numbers import UNIT
from extraction.report import Figure, Paragraph
from retrieval.projects.goal_answers import LOST
from retrieval.projects.goal_names import ASKING, OF_FUNDS, of_project, told_of_alone
from retrieval.projects.goal_rows import GoalTold, of_cell
from retrieval.projects.goals import FUNDS, TOTAL, asks_whole, goals_asked, of_whole
from retrieval.projects.grades import grade_of
from retrieval.projects.one_project import (
    ASSESSED,
    BUDGET,
    COLUMNS,
    INITIAL,
    RATE,
    SCORE,
    SPENT,
    Project,
    assessed_score,
    finding_of,
)
from retrieval.projects.stretches import without
from retrieval.readings.facts import Facts
from retrieval.readings.leading import Finding
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import SOME_PROJECTS

OF_PROJECTS = (Operation.VALUE, Operation.TEXT, Operation.DIFFERENCE, Operation.CHECK)
"""Operations that what is printed of a whole project can answer."""
_POINTS = "points of the rate"
_SCORE_OF_ALL, _OF_ALL = "whole_score", re.compile(r"整体")
_AT_FIRST = re.compile(r"(?:年初|原来|原先|最初|一开始)的?(?:预算|安排|批复|批准|批|定|计划)?的?数?")
_AS_ADJUSTED = re.compile(r"全年的?预算数?|调整后的?(?:全年)?预算数?|最终预算")
_PLANNED = re.compile(r"预算(?!(?:资金)?执行|绩效|完成)(?:数|资金|金额)?|批[了复准]|安排|[拨给]了|拨款")
_DONE = r"完成了?多少(?=\n*$)"
"""Of a project, what was spent of its budget and how much of it that is."""
_ASKED = {
    INITIAL: _AT_FIRST,
    BUDGET: _AS_ADJUSTED,
    SPENT: re.compile(
        rf"{_DONE}|执行(?:数|了?多少|金额|各|分别)|花(?:了|掉|出|费)?|用(?:了|掉|去)|支出|支付|开销|实际[花用支执]\w?|决算数?"
    ),
    RATE: re.compile(rf"{_DONE}|执行(?:率|了?百分之[几多])|完成了?预算的?|百分之[几多]|几成|比例"),
    SCORE: re.compile(r"得分|(?:多少|几)分|打分|总分|评分|分数|得了?多少(?![钱万元])"),
}
"""Number of a project, by its name in the catalogue -> the words that ask for it."""
_OF_NO_SCORE = re.compile(r"个数|数量|[几多少]个|资金|金额|钱|情况|报告")
_FULL_MARKS = re.compile(r"(?:项目)?(?:总分的?)?(?:满分|总分值|分值)(?:[是为]?多少|呢)?")
_MEASURE_BEHIND = re.compile(r"(?:[率度性]|情况|数量)$")
_SHORT = 3
"""Names of indicators up to so many characters (总成本) may stand for the project's own."""
_GRADE_ASKED = re.compile(
    r"等级|评级|级别|(?:什么|几)级|[评得定打][了上]?(?:为|成)?(?:什么|几)等(?![\u4e00-\u9fff])|(?:自评|评价)?结论"
)
_OF_AN_ITEM = re.compile(
    r"指标|[这那该一]一?[项块]|执行率[^，,、和与及多几]{0,4}?(?:得|拿|占|扣|分值|权重|完成值|目标)|资金总额(?=.*分)"
)
_HIRED = re.compile(r"第三方|委托|[聘外]请|请(?:人|专家|公司|机构|中介|律师)|[雇租]|[购采]?买|采购")
_ON_EVALUATION = re.compile(
    r"(?:钱|经费|资金|元)[^，,]{0,2}(?:[搞做]|开展|用于|用来|花在)[^，,]{0,3}评价"
    r"|(?:[搞做]|开展)[^，,]{0,4}评价[^，,]{0,2}(?:花|用|给)"
)
"""Asks what the evaluation itself cost."""
_RATE_AND_POINTS = re.compile(r"执行率.*?(?:(?<![总评目效])得分|得了?(?:几|多少)分|[拿是](?:几|多少)分)", re.DOTALL)
"""Asks for the rate of spending and its points, which stand in one row; 执行率和自评得分 asks for the score of the whole."""
_OF_THE_WHOLE = re.compile(r"(?:单位|部门)?整体的?(?:支出)?|自评表|表[里中]?")
_SOLE = re.compile(r"绩效|自评|整体")
"""Words by which a question that names no project speaks of the only one of a report, or of its work as a whole."""
_EVALUATED = re.compile(r"自评|评价")
_HOW_IT_WENT = re.compile(r"(?:(?:[做干办搞]|完成|执行|实施|开展|进展)[得的]?)?(?:情况)?(?:怎么样|怎样|如何)[了啊呢]*$")
_AS_IT_WENT = [SPENT, RATE, SCORE]
_MORE = re.compile(r"追加|调[增减整]|增加|减少|[多少]了|(?<!少)多花|(?<!多)少花|变化")
_ADDED = re.compile(r"追加|调[增减整]")
_GREW = re.compile(r"(?:[涨增多升加]|调增)[了长加]{0,2}(?:百分之[几多]少?|几成|多大比例)")
"""Asks by how much of itself a budget was raised, and no rate of spending."""
_YEAR_BEFORE = re.compile(r"[上前]一?年|去年|同比")
_PROJECT = re.compile(r"项目(?!支出)")
_UNSPENT = re.compile(r"剩|[没未][有]?[花用执]|结余|[花用]完|超(?:了|出)?预算|超支|[比较]预算[少低省]|节[约省]|省")
_ALSO = re.compile(r"项目|整体|专项|资金|经费|金额|总额|钱|最[后终]|后来|全年|绩效|部门|单位|结果|出去|掉|比|相差|差额")
_IN_UNITS = re.compile(rf"(?:多少|几)个?(?!分|[万亿千]?元|块|钱)(?:{UNIT}|百分点)")
"""Asks for a number of things, which is none of a project's money."""
_SOURCE = re.compile(r"财政拨款|财政资金|其他资金|结转资金|单位资金")


def tell_project(query: Query, facts: Facts, catalogue: Catalogue, paragraphs: Sequence[Paragraph]) -> list[GoalTold]:
    """What the report prints of the one project that a question names and asks nothing else of; else nothing."""
    if SOME_PROJECTS.search(query.about) or (_GREW.search(query.about) and _since_year_before(query)):
        return []
    goals = goals_asked(query.about, facts)
    whole = asks_whole(query.about) and bool(goals) and all("整体" in goal.figures[0].table for goal in goals)
    rest, names, own = of_project(query.about, goals, facts)
    if not names and (told := told_of_alone(query.about, facts)):
        rest, names, own = without(query.about, told), told, []
    apart = not whole and _scored_apart(query, facts, catalogue)
    if not names and _SOLE.search(query.about) and not apart and not of_whole(query.about, goals):
        names, own = {goal.project for goal in goals} | set(() if whole else facts.projects.names), goals
    said = _OF_THE_WHOLE.sub("\n", rest)
    text = _SOURCE.sub("\n", said)
    went = _HOW_IT_WENT.search(text)
    grew, text = _GREW.search(text), _GREW.sub("追加", text)
    asked, graded = _asked(text), _GRADE_ASKED.search(text) or went
    project = Project(next(iter(names), ""), tuple(own), facts)
    if len(names) == 1 and _FULL_MARKS.fullmatch(text.strip("\n“”的")) and (most := _of_total(project, Measure.POINTS)):
        return [GoalTold((most,))]
    wanted = asked or graded or _ADDED.search(text) or _UNSPENT.search(text)
    if len(names) != 1 or _may_be_account(query, rest, facts) or not wanted or _asks_more(text) or _names_goal(query, project):
        return []
    if _SOURCE.search(said):
        return [GoalTold((one,)) for key in asked for one in _of_source(_sources(said, project), key, facts)]
    found = {key: finding for key in asked if (finding := finding_of(project, key, catalogue))}
    if SCORE in found and ASSESSED.search(query.about) and (assessed := assessed_score(project)):
        found[SCORE] = assessed
    if pair := _pair(text, query, found, project, catalogue):
        return [GoalTold(pair, lost=True, excess=grew is not None)]
    if RATE in asked and RATE not in found:
        both = tuple(filter(None, (finding_of(project, key, catalogue) for key in (SPENT, BUDGET))))
        if len(both) == 2:
            beside = (one for key, one in found.items() if key not in (SPENT, BUDGET))
            return [GoalTold(both, completed=True), *(GoalTold((one,)) for one in beside)]
    grades = filter(None, (grade_of(project.name, project.goals, facts, paragraphs),)) if graded else ()
    called = f"{in_marks(project.name)}的等级："
    if own and project.name not in (own[0].figures[0].subject, *facts.projects.names):
        called = f"{own[0].figures[0].table}的等级："
    if RATE in found and _RATE_AND_POINTS.search(text):
        found = {**found, _POINTS: points} if (points := _points_of_rate(project)) else found
        found[SCORE] = found.pop(SCORE)
    return [GoalTold((one,)) for one in found.values()] + [GoalTold((), ((called, one),)) for one in grades]


def _since_year_before(query: Query) -> bool:
    """Whether a change from the year before is asked for, of which the form of a project tells nothing."""
    return query.years.base is not None or _YEAR_BEFORE.search(query.question) is not None


def _scored_apart(query: Query, facts: Facts, catalogue: Catalogue) -> bool:
    """Whether the work as a whole is asked for, of which the report gives a score beside that of its only project."""
    whole = catalogue.by_id(_SCORE_OF_ALL)
    return _OF_ALL.search(query.about) is not None and whole is not None and bool(facts.printed.readings(whole, catalogue))


def _of_total(project: Project, measure: Measure) -> Finding | None:
    """A number of the row of a project's form that adds up its points."""
    totals = [goal for goal in project.goals if TOTAL.match(goal.row)]
    figure = totals[0].figure(measure) if len(totals) == 1 else None
    return of_cell(project.facts, figure) if figure else None


def _points_of_rate(project: Project) -> Finding | None:
    """What the row of a project's funds scored."""
    funds = [goal for goal in project.goals if goal.is_of_funds]
    figure = funds[0].figure(Measure.SCORE) if len(funds) == 1 else None
    return of_cell(project.facts, figure) if figure else None


def _sources(text: str, project: Project) -> list[Figure]:
    """The cells of the one source of a project's money that a text names (财政资金, 其他资金); none where it names none."""
    words = set(_SOURCE.findall(text))
    tables = {goal.figures[0].table_no for goal in project.goals}
    beside = (f for f in project.facts.figures if f.table_no in tables and not f.row_path and not FUNDS.match(f.row))
    cells = [figure for figure in beside if any(_is_source(figure.row, word) for word in words)]
    return cells if len({(figure.table_no, figure.row) for figure in cells}) == 1 else []


def _is_source(row: str, word: str) -> bool:
    """Whether a row is of the money that a word names: 其中：财政拨款 of 财政拨款, 其他 of 其他资金."""
    label = plain_label(row)
    return word in row or (bool(label) and label in word)


def _of_source(cells: Sequence[Figure], key: str, facts: Facts) -> Iterator[Finding]:
    for cell in cells:
        if cell.column and COLUMNS[key].search(cell.column[-1]):
            yield of_cell(facts, cell)


def _may_be_account(query: Query, rest: str, facts: Facts) -> bool:
    """Whether the words that name a project name something of the whole report as well, or a longer name of it."""
    written = len(query.about.replace("\n", "")) - len(rest.replace("\n", ""))
    called = [one for one in query.mentions if one.keys(None)[:1]]
    known = [one for one in called if not one.keys(None)[0].startswith("project_")]
    if not written:
        return bool(known) and "整体" not in query.about
    of_projects = len(called) > len(known) or Measure.SCORE in query.measures
    coded = (figure for figure in facts.figures if figure.form and figure.row_code and not of_projects)
    accounts = {fold(plain_label(figure.row)) for figure in coded}
    names = (one.text for one in query.mentions if one in known or one.text in accounts)
    longest = max((len(name.removesuffix("项目")) for name in names if name not in rest), default=0)
    return longest > written or (longest == written and not _PROJECT.search(query.about))


def _asked(text: str) -> list[str]:
    """What is asked for, in the order of a form; a budget that no word tells is the one at first and as adjusted."""
    planned = bool(_PLANNED.search(_AS_ADJUSTED.sub("\n", _AT_FIRST.sub("\n", text))))
    both = planned and not _AT_FIRST.search(text)
    unsaid = {BUDGET: planned, INITIAL: both}
    asked = [key for key, words in _ASKED.items() if words.search(text) or unsaid.get(key)]
    if not _EVALUATED.search(text) and _HOW_IT_WENT.search(text):
        return _AS_IT_WENT
    return asked or ([SCORE] if _EVALUATED.search(text) and not (_GRADE_ASKED.search(text) or _OF_NO_SCORE.search(text)) else [])


def _asks_more(text: str) -> bool:
    """Whether a question asks for an indicator of the project, for lost points, or for anything that no word accounts for."""
    hired = _HIRED.search(text) and _ASKED[SPENT].search(text)  # 请第三方做评价花了多少钱 asks for a part of its money
    of_an_item = LOST.search(text) or _OF_AN_ITEM.search(text) or _IN_UNITS.search(text)
    return bool(hired or of_an_item or _ON_EVALUATION.search(text) or beyond_numbers(text))


def _names_goal(query: Query, project: Project) -> bool:
    """Whether a question writes out the name of an indicator, though its words may ask for the project as a whole (经费开支),
    and may begin with words of its name (传染病报告及时率 of 重大传染病防控).
    """
    text = fold(query.about).replace(fold(project.name), "\n")
    own = (goal.row for goal in project.goals if goal.figures[0].row_path and not OF_FUNDS.search(goal.row))
    return any(len(row) > _SHORT and (fold(row) in text or _without_measure(row) in text) for row in own)


def _without_measure(row: str) -> str:
    """The name of an indicator without the word for its measure, as people leave it out (资金支付及时 of 资金支付及时率)."""
    stem = _MEASURE_BEHIND.sub("", fold(row))
    return stem if len(stem) > _SHORT else fold(row)


def beyond_numbers(text: str) -> tuple[str, ...]:
    """The words of a text that ask for no number of a project."""
    for words in (_HOW_IT_WENT, *_ASKED.values(), _EVALUATED, _PLANNED, _GRADE_ASKED, _MORE, _UNSPENT, ASKING, _ALSO):
        text = words.sub("\n", text)
    return content_words(text)


def _pair(
    text: str, query: Query, found: dict[str, Finding], project: Project, catalogue: Catalogue
) -> tuple[Finding, ...]:  # fmt: skip
    """Two numbers whose difference is asked for: those named, else both budgets, or the budget and what was spent of it."""
    if query.operation is not Operation.DIFFERENCE and not (_MORE.search(text) or _UNSPENT.search(text) or "超" in text):
        return ()
    if not {SPENT, BUDGET, INITIAL}.intersection(found) and found:  # 跟自评差多少 asks for no money
        return ()
    named = [key for key in (SPENT, BUDGET, INITIAL) if key in found]
    unspent = SPENT in found or _UNSPENT.search(text)
    two = len(named) == 2 and (SPENT in named or not unspent)  # 超预算了吗 sets no budget against another
    first = "超" in text and _AT_FIRST.search(text) and not _AS_ADJUSTED.search(text)  # 比年初预算超了多少
    keys = named if two and not first else [INITIAL if first else BUDGET, SPENT] if unspent or first else [BUDGET, INITIAL]
    both = [found.get(key) or finding_of(project, key, catalogue) for key in keys]
    return tuple(filter(None, both)) if all(both) else ()
