"""A question to which nothing was found, read in another way."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import catalogue
from extraction.labels import plain_label, plain_subject
from extraction.report import ClaimKind, Role
from retrieval.chain.holdings import Holdings
from retrieval.chain.like_accounts import of_like_account
from retrieval.chain.meant import understand
from retrieval.chain.nearest import asks_part, called, columns_beside, goes_other_way, nearest
from retrieval.chain.turn import Turn
from retrieval.chain.weighed_before import weighed
from retrieval.conversation.pointed.items_within import items_of_projects
from retrieval.conversation.pointed.weighing import without_whole
from retrieval.conversation.things_asked import is_role
from retrieval.projects.goal_names import project_named
from retrieval.prose.quotes import moved_in_words, sized_in_words
from retrieval.prose.whether_evaluated import BY_OTHERS
from retrieval.readings.funds import VEHICLE_USES, parts_instead
from retrieval.readings.parts.each_part import known_parts
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import BY_FIGURES, CHANGES, RANKING, Measure, Operation, roles_in
from retrieval.understanding.named.leftovers import narrowing_in, without_roles
from retrieval.understanding.named.lexicon import Meaning, Mention, fold, indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.averages import reckoned_mean
from retrieval.understanding.reckoned.budgets import completion_of, set_against_budget
from retrieval.understanding.reckoned.formula import formula_of
from retrieval.understanding.reckoned.things import inside
from retrieval.understanding.reckoned.wholes import ALL_MONEY, ALL_SPENT, as_a_whole, with_both_totals
from retrieval.understanding.topic_cues import needed_in, topic_in, topic_name
from retrieval.understanding.topics import is_all_spent

_OF_WHOLE_PROJECT = frozenset({Measure.AMOUNT, Measure.COMPLETION, Measure.SCORE})
"""What is printed of a project as a whole."""
_MEAN_SCORE = "self_evaluation_score"
_SCORE_OF_ALL = re.compile(r"的?(?:项目)?(?:绩效|自评|评价)+的?(?:项目)?的?(?:[得评总]分|分数)?[都是为有得了拿打]*[多几]?少?分?")
_DEED_ALONE = re.compile(r"(?:[本当全]年|其中)?(?:[新净]增加?|增加|减少|退出|新建|新登记|注销|关停)了?的?(?:数量?|人数)?")
"""What a clause says of whatever is named before it (其中新增386人), and of nothing else."""
_YEAR_BEFORE = re.compile(r"[上去前]一?年|同比|[比较]20\d\d")
_USES, _SOURCE, _ALL_SPENT = "具体用途", "来源", "本年支出"
"""What all money went to is told by its items, where no sentence lists them."""
_MEAN, _INCOME = "平均", "收入"
_SHORTEST_END = 4
_SHARES = ("占比", "比例", "比重", "率")
_RATE, _COUNTS = "率", re.compile(r"多少(?!比例|百分)|几[件宗条例个]")
_HOW_MUCH = re.compile(r"(?:各|都|分别)?(?:[是有为花]了?)*(?:多少|几)[万亿]?[元钱个]?$")
_DONE = re.compile(r"完成了?多少|完成[值数]")
_MOVED = "较上年"
"""In the names of indicators that are the change of another one."""


def read_otherwise(turn: Turn, held: Holdings) -> Query | None:
    """The question as one for a budget and what became of it, or for a printed name that it writes out in part."""
    query = turn.asked
    if (in_words := _of_all_money(turn, held)) is not None:
        return in_words
    if query.operation in RANKING and query.measures == (Measure.CHANGE_AMOUNT,):
        return replace(query, measures=(Measure.CHANGE_RATE,))  # which rose most, where but rates are printed
    if query.operation not in BY_FIGURES or query.apart or formula_of(query) or items_of_projects(query):
        return None
    if _DONE.search(query.about) and query.measures == (Measure.ACHIEVED,) and query.rows:
        return replace(query, measures=(Measure.AMOUNT,), roles=(Role.FINAL,))
    if (sized := sized_in_words(query)) is not None:
        return sized
    if moved_in_words(query):
        return replace(query, operation=Operation.TEXT)
    against = Role.BUDGET in query.roles and not CHANGES.isdisjoint(query.measures) and not _YEAR_BEFORE.search(query.question)
    if not (against and is_all_spent(query)) and (whole := as_a_whole(query)) is not None:
        return with_both_totals(whole)
    if against:
        return set_against_budget(query)
    ways = (_mean_of_scores, reckoned_mean, told_in_parts)
    beside = next(filter(None, (way(query) for way in ways)), None) or _told_with_whole(turn, held) or weighed(turn, held)
    beside = beside or without_whole(query)
    if beside is not None:
        return beside
    told = query.roles or query.measures != (Measure.AMOUNT,) or ("项目" in query.about and not query.mentions)
    plain = told and set(query.measures) <= _OF_WHOLE_PROJECT
    if plain and not narrowing_in(query.about) and (project := _project(turn, held)):
        return replace(query, mentions=(project,), leftovers=(), narrowing=())
    if Measure.COMPLETION in query.measures and query.rows:
        return completion_of(query)
    near = _printed_name(turn, held) or _guess(query, held)
    near = near if near and not _other_account(query, near, held) else None
    return _as_named(query, near, held) or of_like_account(query, turn.scope, held) or _ending_alike(turn, held)


def _other_account(query: Query, near: Mention, held: Holdings) -> bool:
    """Whether an account is asked for, and what is called like it is another one (公务员事务 and 公务员医疗补助)."""
    known = Mention(near.text, 0, 0, (*near.meanings, *held.lexicon.words.get(fold(called(near, held)), ())))
    return bool(known.codes) and any(row.codes for row in query.rows)


def _guess(query: Query, held: Holdings) -> Mention | None:
    """What words that nothing holds most nearly mean; of what is known by its name, only the thing whose change it is."""
    guess, known = nearest(query, held), indicators_meant(query.rows, catalogue())
    whole = called(guess, held).removesuffix("决算数") if guess else ""
    return guess if all(_MOVED in one.name and whole in one.name for one in known) else None


def _ending_alike(turn: Turn, held: Holdings) -> Query | None:
    """A name that but ends those of several things that one sentence tells of (次均费用), as a question for each of them."""
    query, records = turn.asked, [record for record, _ in turn.scope.records]
    word = _HOW_MUCH.sub("", query.about.replace("\n", "")).removeprefix("的")
    if len(records) != 1 or query.rows or query.operation is not Operation.VALUE or len(word) < _SHORTEST_END:
        return None
    told: dict[str, list[str]] = {}
    for claim in held.facts_of(records[0]).claims:
        name = plain_subject(claim.subject)
        if fold(name).endswith(word) and fold(name) != word and claim.kind in (ClaimKind.AMOUNT, ClaimKind.COUNT):
            told.setdefault(claim.sentence, []).append(name)
    names = list(dict.fromkeys(next(iter(told.values()), []))) if len(told) == 1 else []
    mentions = tuple(Mention(fold(name), 0, 0, (Meaning(LabelKind.PROSE, name),)) for name in names)
    return replace(query, mentions=mentions, leftovers=(), narrowing=(), unnamed="") if len(mentions) > 1 else None


def _as_named(query: Query, mention: Mention | None, held: Holdings) -> Query | None:
    """The question as one for another name; None without one, or where that is not what is asked for."""
    name = called(mention, held) if mention else ""
    if mention is None or _DEED_ALONE.fullmatch(name) or _asks_rate(query) or asks_part(query, name) or _is_other(query, name):
        return None
    where = (*(one for one in query.mentions if one.names_table), *columns_beside(query, name))
    itself = query.measures == (Measure.SHARE,) and name.endswith(_SHARES)  # the row is the share that is asked for
    query = replace(query, measures=(Measure.AMOUNT,)) if itself else query
    told = "".join(one.text for one in query.mentions if is_role(one.text))  # 年初预算是多少 is a name too, which is left out
    roles = query.roles or roles_in(told)
    named = replace(query, mentions=(*where, mention), roles=roles, leftovers=(), narrowing=())
    return replace(named, unnamed=mention.text, guessed=name)


def _printed_name(turn: Turn, held: Holdings) -> Mention | None:
    """The printed name that the question writes out in part."""
    query = turn.asked
    files = {record.file for record, _ in turn.scope.records}
    counted = tuple(one for one in query.asked if one not in query.counters)
    means = (_MEAN, *counted) if _MEAN in query.narrowing else ()
    wordings = (_with_income(query), query.asked, without_roles(query.asked), counted, means)
    near = (
        held.near_rows.find(asked, query.question, files, query.leftovers)
        for asked in wordings if "".join(asked) not in held.lexicon.words
    )  # fmt: skip
    return next(filter(None, near), None)


def _with_income(query: Query) -> tuple[str, ...]:
    """What a question names, with 收入 where it is what comes in by it (旅游收入)."""
    return tuple(f"{one}{_INCOME}" if f"{one}{_INCOME}" in query.question else one for one in query.asked)


def _of_all_money(turn: Turn, held: Holdings) -> Query | None:
    """What all money went to by its items, where no sentence lists them; another topic without what is named beside it."""
    query = turn.asked
    if query.operation is not Operation.TEXT:
        return None
    parted = bool(query.rows) and bool(known_parts(query))  # 政府采购买了什么
    if topic_name(query.question) == _USES and (is_all_spent(query) or parted or not (query.rows or query.leftovers)):
        whole = "".join(row.text for row in query.rows if ALL_SPENT.isdisjoint(row.keys(None)[:1])) or _ALL_SPENT
        parts = understand(Turn(f"{'、'.join(query.organisations)}{whole}构成", (), turn.files), held).asked
        return replace(parts, years=query.years)
    of_cars = topic_name(query.question) == VEHICLE_USES  # the question names its cars itself
    # a supplier is one of the thing asked about
    told_of_all = topic_in(query.question) and (of_cars or not needed_in(query.question))
    # 收入多少？钱主要用在哪？ does not ask what the income was for, 政府性基金收入多少？用在哪 does
    of_part = topic_name(query.question) in (_USES, _SOURCE)
    part = of_part and any(ALL_MONEY.isdisjoint(row.keys(None)[:1]) for row in query.rows)
    return replace(query, mentions=()) if told_of_all and query.mentions and not (query.names_own or part) else None


def _mean_of_scores(query: Query) -> Query | None:
    """The mean of all projects for their score (绩效多少分), where a report tells but that."""
    text = query.about.replace("\n", "")
    mean = catalogue().by_id(_MEAN_SCORE)
    if mean is None or Measure.SCORE not in query.measures or not _SCORE_OF_ALL.fullmatch(text):
        return None
    mention = Mention(mean.name, 0, 0, (Meaning(None, mean.id),))
    told = replace(query, mentions=(mention,), measures=(Measure.AMOUNT,), leftovers=(), narrowing=())
    return replace(told, unnamed="绩效得分", guessed=mean.name)


def told_in_parts(query: Query) -> Query | None:
    """What a thing comes to as what its parts do, by which some reports tell it (what small enterprises sold, posts by sort)."""
    plain = query.operation is Operation.VALUE and query.measures in ((Measure.AMOUNT,), (Measure.COUNT,))
    plain = plain and not query.leftovers  # 辅警有多少人 asks for no other sort
    parts = parts_instead(query.rows) if plain else []
    mentions = tuple(Mention(part.name, 0, 0, (Meaning(None, part.id),)) for part in parts)
    told = replace(query, mentions=mentions, measures=(Measure.AMOUNT,), counters=(), leftovers=(), narrowing=())
    if len(parts) == 1 and catalogue().by_name(query.rows[-1].text):
        return None  # of what is asked by its own name nothing is told
    if len(parts) == 1:  # one part alone is not all of it
        told = replace(told, unnamed=query.rows[-1].text, guessed=parts[0].name)
    return told if mentions else None


def _told_with_whole(turn: Turn, held: Holdings) -> Query | None:
    """Parts asked for within a whole (事业收入里学费和住宿费) by their names, where sentences tell them as parts of it."""
    query, rows = turn.asked, turn.asked.rows
    records = [record for record, _ in turn.scope.records]
    if len(rows) < 2 or len(records) != 1 or not inside(query.question, *rows[:2]):
        return None
    made_of = rf"{re.escape(rows[0].text)}(?:[^。；（(]*其中|[^，。；、]*?(?:(?:为|是)(?!\d)|包括|包含)).*"
    told = {fold(one.subject): one.sentence for one in held.facts_of(records[0]).claims}
    parts = all(re.search(f"{made_of}{re.escape(row.text)}", told.get(row.text, "")) for row in rows[1:])
    return replace(query, mentions=tuple(rows[1:])) if parts else None


def _is_other(query: Query, name: str) -> bool:
    """Whether a question asks for what a name is not: what goes out, or how many there are (结案多少 and 结案率)."""
    counted = _COUNTS.search(query.about) and _RATE not in query.about
    return goes_other_way(query, name) or bool(counted and name.endswith(_RATE))


def _asks_rate(query: Query) -> bool:
    """Whether an indicator that is a rate is asked for, for which no amount of a like name stands."""
    return any(indicator.unit == "%" for indicator in indicators_meant(query.rows, catalogue()))


def _project(turn: Turn, held: Holdings) -> Mention | None:
    """The project that a question about one report writes out in part (场所建设项目)."""
    facts = [held.facts_of(record) for record, _ in turn.scope.records[:2]]
    name = project_named(turn.asked.about, facts[0]) if len(facts) == 1 else None
    if name is None:
        return None
    by_others = bool(BY_OTHERS.search(turn.asked.question))
    told = (claim.subject for claim in facts[0].claims if claim.subject.startswith(name) and claim.amount.unit == "分")
    scores = {subject for subject in told if bool(BY_OTHERS.search(subject)) is by_others}
    kinds = () if by_others else (LabelKind.ROW, LabelKind.SUBJECT, LabelKind.PROSE)
    meanings = [Meaning(kind, plain_label(name)) for kind in kinds]
    return Mention(fold(name), 0, 0, (*meanings, *(Meaning(LabelKind.PROSE, plain_label(one)) for one in scores)))
