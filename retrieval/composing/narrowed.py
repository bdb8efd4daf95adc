"""Words that make another thing of what is asked (给学员的, 夜班的), and the year before that of a report, held against what was
found.
"""

from __future__ import annotations

import re

from extraction.numbers import MONEY
from retrieval.chain.turn import Turn
from retrieval.composing.draft import Draft
from retrieval.projects.goal_names import CALLS, SERVED
from retrieval.projects.stretches import holds_word
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.another_thing import words_before
from retrieval.understanding.named.leftovers import cut_words, is_measure
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

_ONLY_SAYS = re.compile(r"目标|指标|新增|[扣丢失得]+|第三方|内容|以[上下内外]|左右")
"""What is said of a thing, and makes no other of it."""
_THING = r"(?![有是呢吗嘛吧多几占了和与、最更还都谁哪那这]|$)[\u4e00-\u9fff\d]"
"""What begins the name of a thing behind 的."""
_WHAT_THEY_ARE = re.compile(r"(?P<thing>[\u4e00-\u9fff]{1,4})(?:都|分别|又)*是(?:什么|哪种|哪些)(?P=thing)\n*$")
_MOVED_MOST = re.compile(r"[涨升降跌]得?最[多少大小狠厉快]")
_YEAR_BEFORE = re.compile(r"上一?年|去年|持平")
_AMOUNT_OF = re.compile(r"(?P<thing>[\u4e00-\u9fff]{2,8}?[费款金额额购率])(?:占了?|一共|是|有|为)?(?:多少|几成|百分之几)")
_FILLING = re.compile(r"^(?:一年|每年|全年|今年|当年|一个?月|每月|一共)")


def is_of_another(query: Query, draft: Draft, quoted_alone: bool) -> bool:
    """Whether what is told holds nothing of a word by which the question narrows what it asks for, or, `quoted_alone`, of the
    thing whose amount it asks for.
    """
    attributes = (word for word in query.narrowing if re.search(rf"{re.escape(word)}的{_THING}", query.about))
    words = dict.fromkeys([*words_before(query.about, query.mentions), *attributes])
    if quoted_alone and not query.mentions and (thing := _AMOUNT_OF.search(query.about)):
        words[_FILLING.sub("", thing["thing"])] = None  # 典当费多少 is told by no sentence on a 租赁费
    asked = [word for word in words if not (is_measure(word) or _ONLY_SAYS.fullmatch(word))]
    if not asked:
        return False
    cited = (part for one in draft.citations for part in (one.quote, one.table, one.section, one.row, one.column) if part)
    told = fold("".join([*draft.sentences, *map(str, cited)]))
    return not all(_is_told(word, told) for word in asked)


def is_mere_count(turn: Turn, draft: Draft) -> bool:
    """Whether how many of a thing there are is all that is told, where it is asked what they are (两台设备是什么设备)."""
    counted = all(one.unit not in (*MONEY, "%", "分") for one in draft.figures)
    return bool(_WHAT_THEY_ARE.search(turn.asked.about) and draft.figures and counted and not (turn.quotes or turn.goals))


def is_order_of_amounts(query: Query) -> bool:
    """Whether things are set in order by what they come to, where it is asked which of them moved most (涨得最多的呢)."""
    return query.operation in RANKING and query.measures == (Measure.AMOUNT,) and _MOVED_MOST.search(query.question) is not None


def is_of_other_year(turn: Turn, told: str) -> bool:
    """Whether nothing that is told is of the year asked about, where that is the one before the year of each report."""
    years = {year for record, year in turn.scope.records if year not in (None, record.year)}
    if not years or any(year in (None, record.year) for record, year in turn.scope.records):
        return False
    of_year = any(f"{year}年" in told for year in years) or _YEAR_BEFORE.search(told)
    return turn.asked.operation is Operation.REASON or not of_year


def _is_told(word: str, told: str) -> bool:
    """Whether what is told holds a word, each part of it, or another for the same (群众 for 市民, 电话 for 话务)."""
    alike = any(same.fullmatch(word) and same.search(told) for same in (SERVED, CALLS))
    return alike or all(holds_word(part, told) for part in cut_words(word))
