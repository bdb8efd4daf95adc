"""Which indicator of a project lost most points, told by what each could have got and got; and where the work as a whole did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extraction.report import Paragraph
from retrieval.projects.goals import TOTAL, Goal, asks_whole
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import is_measure
from retrieval.understanding.query import Query

_MOST_LOST = re.compile(r"(?:[扣丢失]的?分数?|分[扣丢失][得了]?|[扣丢]得?)最[多大狠]|最(?:多|大)的?[扣丢失]分")
_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[初中底末])?(?:前|以前|之前)?")
_OF_OTHERS = re.compile(r"哪[一几]?[个些]?(?:项目|单位|部门|家)|谁")
OF_PROJECTS = re.compile(r"哪[一几]?[个些]?项目")
_OF_INDICATORS = re.compile(r"指标|哪一?[项条块]|哪里|哪儿|一[项条]|在哪|什么地方")
_LOST = re.compile(r"[扣丢失][了的]?(?:多少|几|的)?分|[扣丢失]在|分[是都]?[扣丢]|[没未]拿?满分")
_WHY_LOST = re.compile(r"[扣丢失]了?分|偏差|满分")
_POINT, _WORK_AS_WHOLE = "分", "部门整体支出绩效自评"
_WHOLE_SCORED = re.compile(r"整体[^，,。；;]*得分")
_REASONS = re.compile(r"\s*(?:主要)?扣分的?(?:主要)?原因")
"""Why the work as a whole lost points, by whatever project it did."""
_SAYS_LOST = re.compile(r"[扣减失]了?\d[\d.]*分|[扣减失]分")
_PART = re.compile(
    r"[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?\s*(?P<name>[\u4e00-\u9fff]{2,12})(?:情况|指标)?[（(](?=[^（）()]*\d分)[^（）()]*[)）]"
)
_ASKED_PART = (
    r"(?:情况)?(?:这个|这一?)?(?:维度|方面|部分|指标|环节|块|项|类)*的?(?:一共|满分|分值|占|得|拿|扣|丢|失|是|为什么|评)"
)


def tells_when(text: str) -> bool:
    """Whether a cell holds a date alone, which is what became of a goal and no reason."""
    return _DATE.fullmatch(text.strip()) is not None


def points_kept(query: Query) -> list[Measure]:
    """What is told of a goal that lost nothing, where it is asked why it did: its points, all of which it has."""
    why = query.operation is Operation.REASON or "偏差原因" in query.question
    asked = why and _WHY_LOST.search(query.question)
    return [Measure.POINTS, Measure.SCORE] if asked else []


def names_row(rest: str, query: Query) -> bool:
    """Whether a text names a row that reports print, if by no more than words that say little (财政资金), beside its project."""
    printed = (one.text for one in query.rows if one.keys(LabelKind.ROW) and one.text in rest)
    return any(not (TOTAL.match(text) or is_measure(text)) for text in printed)


def asks_most_lost(query: Query) -> bool:
    """Whether the indicator of a project is asked for that lost most points (哪个指标扣分最多)."""
    text = query.question
    ranked = query.operation is Operation.HIGHEST and _MOST_LOST.search(text)
    return bool(ranked and _OF_INDICATORS.search(text) and not _OF_OTHERS.search(text))


def lost_by_whole(own: Query, before: Query) -> str:
    """扣在哪 after the score of an organisation's work as a whole, with words for that; '' for others."""
    asked = (_LOST.search(own.question) or asks_most_lost(own)) and not own.rows
    scored = asks_whole(before.about) and _POINT in before.about
    return f"{_WORK_AS_WHOLE}{own.question}" if asked and scored else ""


def most_lost(listed: Sequence[Goal], own: Sequence[Goal]) -> list[Goal]:
    """The indicators that lost most points, behind the project's funds where these lost more; none where a score is unknown."""
    known = {goal: lost for goal in listed if (lost := goal.points_lost) is not None}
    most = max(known.values(), default=Decimal(0))
    if len(known) < len(listed) or most <= 0:
        return []
    funds = [goal for goal in own if goal not in known and not TOTAL.match(goal.row) and (goal.points_lost or 0) > most]
    return [*funds, *(goal for goal, lost in known.items() if lost == most)]


def tell_scored_part(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """What the report on an evaluation tells of the one part of it whose points are asked for: （二）过程（30分，得27.5分）."""
    if query.operation not in (Operation.VALUE, Operation.REASON, Operation.TEXT) or "分" not in query.about:
        return []
    parts = ((one, match["name"]) for one in paragraphs if (match := _PART.match(one.text)))
    own = [one for one, name in parts if re.search(rf"{name}{_ASKED_PART}", query.about)]
    return [quoted(facts, one, one.text) for one in own] if len(own) == 1 else []


def tell_lost_by_whole(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that tells where the work of an organisation as a whole lost points, where that is asked."""
    if not (asks_whole(query.about) and _LOST.search(query.question)) or _OF_OTHERS.search(query.question):
        return []
    for one in filter(is_prose, paragraphs):
        sentences = sentences_of(one.text)
        scored = (at for at, sentence in enumerate(sentences) if asks_whole(sentence) or _WHOLE_SCORED.search(sentence))
        start = next(scored, len(sentences))
        told = [text for text in sentences[start:] if _SAYS_LOST.search(text) and ("项目" not in text or _REASONS.match(text))]
        if told:
            return [quoted(facts, one, "".join(told))]
    return []
