"""Which projects, and which of their indicators, a text means by words that need not be the printed ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import digits

import numpy as np
from langchain_core.embeddings import Embeddings

from extraction.report import Claim, ClaimKind
from retrieval.projects.goals import FUNDS, Goal, goals_of
from retrieval.projects.stretches import LONG_STRETCH, blocks, is_other_rate, said_in_words, without, written
from retrieval.readings.facts import Facts
from retrieval.readings.listed_projects import plain_project
from retrieval.understanding.named.leftovers import content_words, cut_words, narrowing_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.wording.spoken import as_printed

ASKING = re.compile(
    r"绩效|自评|评价|整体(?:支出)?|总分|年度|超额|(?:控制)?目标值?|指标值?|达标|[没未不]?[拿得打评]?满\d*分|[没未][拿得打]到?满|完成值?|情况|实际|得分|得了|分值|权重|项目|任务|定[了的]?|达到|做到|怎么样|怎么回事"
    r"|自?评?(?:附表|表格|(?<=评)表|表[里中])|正文|文字(?:说明)?|说明里|写[的得]|(?:是不是)?(?:一致|相符|一样|对得上)"
    r"|[扣丢]在|[扣丢失拿]了?(?:几|多少|的)?分?|偏差|没有?|未|(?:按[时期]|如期)(?=完成|达)|原因|为什么|哪[些个一]|多少|请问|什么|控制在|以[内上下]|才算|应该|需要|(?:考核)?(?:要求|标准)|考核|[是的呢吗]"
)
"""Words that ask about indicators and name none."""
OF_FUNDS = re.compile(r"执行率|(?:预算|资金|经费)的?执行(?!数)")
"""Words for the row of a project's funds, which is scored by how much of them was spent."""
_FUNDS_NAMED = re.compile(r"(?:年度)?资金总额")
_AFTER_PROJECT = re.compile(
    r"(?:这个|那个)?(?:项目|专项|专班|经费|平台|工程)|[这那]一?个(?=呢|的?(?:自评|得分|评分))|(?:绩效|部门|重点)?(?:自评|评价)(?=[扣丢得])"
)
_SAYS_NO_PROJECT = re.compile(r"项目|经费|费用|资金|服务|运行|管理|工作|保障|专项|平台|工程|支出|绩效|自评")
"""What the names of many projects hold."""
_NAMES_PROJECT = 0.4
"""Share of a project's name that a question must write out to mean it."""
_TOLD_PROJECT = re.compile(r"(?<!等)(?<!各)(?<!个).{3}项目$")
_TOLD_SPECIAL = re.compile(r".{3}(?:专项|工程|补[助贴]|经费)$")
_OF_PERFORMANCE = re.compile(r"绩效|自评")
_SCORE = re.compile(r"(?:绩效|自评价?|评价|综合)*(?:得分|总分|评分)$")
_RUN = re.compile(r"执行(?:数|率|金额)")
_QUOTED = re.compile(r"[“”\"「」『』]")
_BEGINS_PROJECT = 3
"""Stretches of so many characters count for the share that is written out."""
_MOSTLY = 0.75
_LIKE = 0.78
"""Cosine from which on other words mean an indicator: 差旅人次 and 出差人次 have 0.84, 投诉办结率 and 诉求办结率 0.74."""
SERVED = re.compile(r"老?百姓|群众|市民|公众|服务对象")
"""Those who are served, whom no indicator tells apart."""
CALLS, _ANSWERED = re.compile(r"电话|话务|热线|来电|呼[叫入]"), re.compile(r"接[通听起]|挂断|呼损")
"""What alone can be answered: 电话接通率 and 热线接通率 are a 接通率 by any name."""
HOW_LONG = re.compile(r"(?:几|多少)个?(?:小时|钟头|分钟|工作日|[天日])(?:之?[内里])?|多长时间|多少时间|多久")
"""How soon a thing is to be done, which the words of its row tell (4小时完成修复)."""
_HOW_MANY = re.compile(r"(?:买|采购|购置|修|建|办|接|印|发)了(?:多少|几)(?!分|个?百分)")
_QUANTITY, _TIMES = "数量", ("次数", "人次", "批次")
_RATES = ("率", "及时性", "合格性")
_COUNTED = re.compile(r"人次|人数|批次|次数")
_JOINING = re.compile(r"[和与及跟各、，]|分别")
_ADDED = re.compile("新增|净增|增设|扩建|新建")
"""新增床位 of a project are not all 床位 that there are."""
_EACH = {
    "天": re.compile(r"平均每[天日]|每[天日]|一天|日均"),
    "人": re.compile(r"(?:平均)?每一?[个名位]?人|一个人|人均"),
    "月": re.compile(r"(?:平均)?每一?个?月|一个月|月均"),
}
"""What a unit (条/天, 元/人/月) counts by -> how that is asked."""
IN_ITS_PROJECT = 0.2
"""Share of an indicator's name that names it where its project is named too."""
_AS_GOOD = 0.03
_PAIR = 2
_MEASURES = "数量率费额度值性时"
"""What ends the name of a measure, whatever it is of."""
_ROW = "\x00"
"""Stands for the name of a row in a text."""
_MOST = 4  # so many equally good indicators are all told; with more the question is open


def of_project(text: str, goals: Sequence[Goal], facts: Facts) -> tuple[str, set[str], list[Goal]]:
    """What is left of a text beside the name of a project, that name, and its goals; all goals where the text names none."""
    listed = set(facts.projects.names)
    headed = {goal.project for goal in goals if not any(name != goal.project and name in goal.project for name in listed)}
    row = _row_written(text, goals, headed | listed)  # 维护门禁系统 names no 门禁系统维护费 by the way
    beside = text.replace(row, _ROW) if row else text
    holding = {goal.project for goal in goals if row and fold(goal.row) == row}
    names = _projects_named(beside, headed | listed) or _projects_named(text, headed | listed) & holding
    if not names:
        return text, set(), list(goals)
    own = [goal for goal in goals if goal.project in names or _is_reported(goal, names)]
    if not own:  # A form whose name could not be read is that of the project if it speaks of it.
        unnamed = [goal for goal in goals if not goal.figures[0].subject]
        tables = {goal.figures[0].table_no for goal in unnamed if goal.row in names}
        own = [goal for goal in unnamed if goal.figures[0].table_no in tables]
    return without(beside, names).replace(_ROW, row), names, own


def _row_written(text: str, goals: Iterable[Goal], projects: Iterable[str]) -> str:
    """The longest name of a row that a text writes out, and that is no part of the name of a project."""
    called = [fold(name) for name in projects]
    rows = {fold(goal.row) for goal in goals if len(goal.row) >= LONG_STRETCH}
    return max((row for row in rows if row in text and not any(row in name for name in called)), key=len, default="")


def asks_funds(text: str) -> bool:
    """Whether a text speaks of the row of a project's funds, by its name or by what it is scored for."""
    return bool(OF_FUNDS.search(text) or _FUNDS_NAMED.search(text))


def projects_named(text: str, facts: Facts) -> set[str]:
    """The projects of a report that a text names, beside whatever else it asks."""
    return _projects_named(text, {figure.subject for figure in facts.figures if figure.subject} | set(facts.projects.names))


def _is_reported(goal: Goal, names: Iterable[str]) -> bool:
    """Whether a form that names no project stands under the title of the report on one of them."""
    return not goal.figures[0].subject and any(fold(name) in fold(goal.project) for name in names)


def projects_of(facts: Facts) -> list[str]:
    """All projects: those a report lists, those of its forms, and those its prose tells of under 绩效."""
    forms = [goal.project for goal in goals_of(facts) if goal.figures[0].subject]
    spoken = ((name, one.section, one.amount.unit == "分" and "自评" in one.subject) for name, one in _told_of_projects(facts))
    told = [name for name, section, scored in spoken if scored or (section and _is_on_projects(section, name))]
    known: dict[str, str] = {}
    for name in (*facts.projects.names, *forms, *told):
        known.setdefault(fold(name).removesuffix("项目"), name)
    return list(known.values())


def _is_on_projects(section: Sequence[str], name: str) -> bool:
    """Whether what tells of a project stands right under a title on 绩效, or there under the project's own."""
    own = len(section) > 1 and fold(plain_project(name)) in fold(section[-1])
    return _OF_PERFORMANCE.search(section[-2] if own and not _OF_PERFORMANCE.search(section[-1]) else section[-1]) is not None


def project_named(text: str, facts: Facts) -> str | None:
    """The one project of a report that a text names, if in part, and nothing beside it; as a form, a list or the prose has it."""
    printed = {figure.subject for figure in facts.figures if figure.subject}
    told = {name for name, _ in _told_of_projects(facts)}
    named = _projects_named(text, printed | set(facts.projects.names)) or _projects_named(text, told)
    beside = content_words(ASKING.sub("\n", without(text, named)))
    return next(iter(named)) if len(named) == 1 and not beside else None


def told_of_alone(text: str, facts: Facts) -> set[str]:
    """The project that a text names and of which a report without forms tells in its prose alone; none where it names several."""
    named = _projects_named(text, {name for name, _ in _told_of_projects(facts)})
    return named if len(named) == 1 else set()


def _told_of_projects(facts: Facts) -> Iterator[tuple[str, Claim]]:
    """The projects that the prose tells of by their names, each with what it tells, other than their number."""
    told = ((_SCORE.sub("", one.subject) if one.amount.unit == "分" else one.subject, one) for one in facts.claims)
    told = ((_QUOTED.sub("", name), one) for name, one in told)  # “甲”项目 and 甲项目 are one
    telling = ((name, one) for name, one in told if one.kind is not ClaimKind.COUNT or one.amount.unit == "分")
    return ((name, one) for name, one in telling if _TOLD_PROJECT.search(name) or _is_reviewed(name, one))


def _is_reviewed(name: str, claim: Claim) -> bool:
    """Whether the part on 绩效 tells of a thing that is no 项目 by its name (违法建设治理专项), or how it was run and scored."""
    scored = len(name) > _BEGINS_PROJECT and name != claim.subject and _RUN.search(claim.sentence)
    return bool(_TOLD_SPECIAL.search(name) or scored) and any("绩效" in title for title in claim.section)


def _projects_named(text: str, projects: Iterable[str]) -> set[str]:
    """The projects whose name the text writes out most of, by share, or by what no other project is called; else none."""
    named = {project: fold(project) for project in projects if fold(project)}
    shares = {project: (_share(text, fold(plain_project(project))), _share(text, name)) for project, name in named.items()}
    most = max(shares.values(), default=(0, 0))
    if max(most) >= _NAMES_PROJECT:
        longest = max(written(text, named[project]) for project, share in shares.items() if share == most)
        same = {project for project in named if max(most) < 1 and written(text, named[project], longest) == longest}
        if len(same) > 1:
            return same  # 专项经费 ends the names of several
        alike = {project: written(text, named[project]) for project, share in shares.items() if share == most}
        return {project for project, written in alike.items() if written == max(alike.values())}
    spots = {project: blocks(text, name) for project, name in named.items()}
    told = {project for project, own in spots.items() if any(_tells(text, *spot, named.values()) for spot in own)}
    told = told or _holding_all(text, named)
    return told if len(told) == 1 else set()


def _holding_all(text: str, named: Mapping[str, str]) -> set[str]:
    """The projects whose names hold each of the words right before 项目, of which there are several (第一书记补助那个项目)."""
    return {project for project, name in named.items() if said_in_words(text, name)}


def _share(text: str, name: str) -> float:
    """The share of a name that a text writes out; the number that a name begins with (12345话务服务费用) need not be."""
    own = (len(_SAYS_NO_PROJECT.sub("", text[start:end])) > 1 for start, end in blocks(text, name, _BEGINS_PROJECT))
    each = any(words.search(text) for words in _EACH.values())  # 话务服务每人每月多少钱 asks for a cost of it
    bare = name.lstrip(digits) if not each and any(own) else name
    return written(text, bare, _BEGINS_PROJECT) / max(len(bare), 1)


def _tells(text: str, start: int, end: int, names: Iterable[str]) -> bool:
    """Whether a stretch of a text tells one project from the others: 宣传 of 宣传项目, the name of an indicator does not."""
    stretch = text[start:end]
    said = len(_SAYS_NO_PROJECT.sub("", stretch)) > 1 and (_AFTER_PROJECT.match(text, end) or _AFTER_PROJECT.search(stretch))
    return bool(said) and sum(stretch in name for name in names) == 1


def goals_meant(
    text: str, goals: Sequence[Goal], embedding: Embeddings, share: float, counted: bool
) -> list[Goal]:
    """The goals whose names are most like what is asked, and written out for that share at least.

    Where a number of things is asked for (`counted`), what is done to them may be called otherwise.
    """
    if asks_funds(text):
        beside = content_words(ASKING.sub("\n", _FUNDS_NAMED.sub("\n", OF_FUNDS.sub("\n", text))))
        own = [goal for goal in goals if all(word in fold(goal.project) for word in beside)]  # no other project's
        funds = [goal for goal in own if FUNDS.match(goal.row) or any(map(OF_FUNDS.search, goal.names))]
        return funds if len(funds) <= _MOST else []
    asked = ASKING.sub("", text.replace("\n", ""))
    all_of_kind = share != IN_ITS_PROJECT and not _ADDED.search(text)
    indicators = [goal for goal in goals if not (FUNDS.match(goal.row) or (all_of_kind and _ADDED.match(goal.row)))]
    if alike_named := _alike_named(_JOINING.sub("", ASKING.sub("", text.replace("\n", ""))), indicators):
        return alike_named
    if whole := _joined_named(text, indicators):
        return whole
    rows = list(dict.fromkeys(goal.row for goal in indicators))
    if len(asked) < 2 or not rows:
        return []
    cosines = np.array(embedding.embed_documents(rows)) @ np.array(embedding.embed_query(asked))
    alike = dict(zip(rows, map(float, cosines), strict=True))
    likeness = {id(goal): alike[goal.row] + _share_written(_said_of(text, goal), goal) for goal in indicators}
    named = [goal for goal in indicators if alike[goal.row] >= _LIKE or _is_named(_said_of(text, goal), goal, share, counted)]
    named = [goal for goal in named if not _says_other(text, goal)]
    if _HOW_MANY.search(text):
        named = [goal for goal in named if not goal.row.endswith(_RATES)]  # 买了多少 asks for no 采购及时率
    if _QUANTITY in text:
        named = [goal for goal in named if not goal.row.endswith((*_TIMES, *_RATES))]  # a number of things is none of times
    best = max((likeness[id(goal)] for goal in named), default=0)
    meant = [goal for goal in named if likeness[id(goal)] > best - _AS_GOOD]
    return meant if len({goal.row for goal in meant}) == 1 or len(meant) <= _MOST else []


def _joined_named(text: str, goals: Sequence[Goal]) -> list[Goal]:
    """The goals whose name joins several things and is written out as such (专线租赁费和设备费); nothing where rows differ."""
    joined = [goal for goal in goals if "、" in goal.row and _joined(goal.row) in _joined(text)]
    return joined if len({goal.row for goal in joined}) == 1 else []


def _joined(name: str) -> str:
    """A name without what joins its parts (专线租赁费、设备费)."""
    return _JOINING.sub("", fold(name))


def _alike_named(asked: str, goals: Sequence[Goal]) -> list[Goal]:
    """The goals whose names differ but in what stands before the words asked for (网络、电话、短信系统畅通率), or not at all."""
    long_enough = len(asked) >= _BEGINS_PROJECT + (not asked.endswith("率"))
    ending = [goal for goal in goals if long_enough and fold(goal.row).endswith(asked)]
    meant = [goal for goal in ending if fold(goal.row) == asked] or ending
    return meant if 1 < len({(goal.project, goal.row) for goal in meant}) <= _MOST else []


def _said_of(text: str, goal: Goal) -> str:
    """A text in the words of a goal: 每天接多少个电话 as 接多少个话务 beside 接通话务量, which is counted by the day."""
    said = as_printed(text, fold(goal.row))
    for by in goal.counted_by & _EACH.keys():
        said = _EACH[by].sub("\n", said)
    return said


def _share_written(text: str, goal: Goal) -> float:
    """How much of a text is the name of a goal, and a little of its project."""
    asked = max(len(ASKING.sub("", text.replace("\n", ""))), 1)
    return (_words_written(text, fold(goal.row)) + _words_written(text, fold(goal.project)) / asked) / asked


def _is_named(text: str, goal: Goal, share: float, counted: bool) -> bool:
    """Whether a text writes out enough of a row's name, and nothing beside it that neither the row nor its project has."""
    name = fold(goal.row)
    enough = _words_written(ASKING.sub("\n", text), name) >= max(2, share * len(name)) or is_written_out(text, goal, _MOSTLY)
    left = without(text, {goal.row})
    beside = HOW_LONG.sub("\n", SERVED.sub("\n", ASKING.sub("\n", left)))
    beside = CALLS.sub("\n", beside) if _ANSWERED.search(name) else beside
    words = narrowing_words(beside) if counted and goal.counts else content_words(beside)
    return enough and not _COUNTED.search(left) and all(word in name or word in fold(goal.project) for word in words)


def _says_other(text: str, goal: Goal) -> bool:
    """Whether a text has another word where a row's name has one that ends alike (彩信 for 短信), or another rate."""
    if is_other_rate(_said_of(text, goal), name := fold(goal.row)):
        return True
    own = {word for word in cut_words(name) if len(word) == _PAIR and word not in text}
    words = {word for word in cut_words(ASKING.sub("\n", text)) if len(word) == _PAIR and word not in name + fold(goal.project)}
    words = {one for one in words if one[1] not in _MEASURES and not SERVED.fullmatch(one) and not CALLS.fullmatch(one)}
    return any(word[1] == other[1] for word in words for other in own if word in narrowing_words(word))


def is_written_out(text: str, goal: Goal, share: float) -> bool:
    """Whether a text writes out so much of a goal's name."""
    name = fold(goal.row)
    return _words_written(_said_of(text, goal), name) >= share * len(name)


def _words_written(text: str, name: str) -> int:
    """How many characters of a name a text writes out, in whatever order of its words."""
    words = sum(len(word) for word in content_words(text) if word in name)
    return max(written(text, name), min(words, len(name)))
