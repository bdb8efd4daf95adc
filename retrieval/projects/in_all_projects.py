"""All projects together set against 项目支出 (五个项目加起来等于项目支出吗): what was spent on each of them, and that whole."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.indicators import Catalogue
from retrieval.projects.project_numbers import ProjectNumbers, project_numbers
from retrieval.readings.facts import Facts
from retrieval.readings.findings import finding_of
from retrieval.readings.wanted import Wanted
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention
from retrieval.understanding.query import Query

_WHOLE, _WHOLE_ID = "项目支出", "project_expenditure"
_EQUALS = re.compile(
    rf"(?P<which>(?:所有|全部|[各每]个?|(?:\d+|[一二三四五六七八九十]+)个)?)的?(?:自评|绩效)?项目(?!支出)[^，。]{{0,12}}?(?:加起来|合起来|加在一起|合计|之和|总和|一共)[^。]{{0,8}}?(?:等于|[跟和与同就]?是?){_WHOLE}"
    r"(?:总额|合计|数)?(?:[对]?得?[上一]?(?:一致|相等|相同|一样|对得上|对上))?了?(?:吗|不)"
)


def against_whole(query: Query, facts: Facts, catalogue: Catalogue) -> ProjectNumbers | None:
    """What was spent on each project of a report, and 项目支出 last; None where that is not asked for or not printed of all."""
    asked = _EQUALS.search(query.about)
    if asked is None:
        return None
    in_all = f"\n{asked['which'] or '所有'}项目一共花了多少"
    spent = replace(query, question=in_all, about=in_all, mentions=(), operation=Operation.TOTAL, measures=(Measure.AMOUNT,))
    of_each = project_numbers(spent, facts, catalogue)
    named = Mention(_WHOLE, 0, 0, (Meaning(None, _WHOLE_ID),))
    whole = finding_of(facts, catalogue, [named], Wanted(Measure.AMOUNT, None, facts.record.year))
    together = of_each is not None and of_each.reckoned is Operation.TOTAL and whole.readings
    return replace(of_each, findings=(*of_each.findings, whole)) if of_each and together else None
