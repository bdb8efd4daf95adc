"""Whether one organisation comes first among all (某市的支出是不是各单位里最高的), which its place in their order tells."""

from __future__ import annotations

import re

from retrieval.understanding.chosen.selection import Of, Selection
from retrieval.understanding.cues import RANKING, Measure
from retrieval.understanding.query import Query

_BODIES = (
    r"(?:(?:全部|所有|各|这些?|那些?|全|其[他余它])?的?(?:[几两三四五六七八九\d]+|各|每)?(?:个?(?:单位|部门|机构|中心|热线)|家(?:单位|部门|机构|中心|热线)?)|库|报告)"
    r"(?:里[头面]?|中间?|当中|之中)的?"
)
_IS = r"(?:是不是|算不算|(?<![预决结])算|是|不是)"
_END = (
    r"(?:[花用]得?|支出|花钱|用钱)?最(?:[高多大贵]|(?P<low>[低少小省]))的?"
    r"(?:(?:那|一|这)?[家个](?:单位|部门)?|单位|部门)?"
)
_MOST = rf"{_END}(?:了?[吗么吧嘛没]|呢)?$"
_IS_FIRST = re.compile(
    rf"(?:{_IS}(?:在|当)?{_BODIES}[^谁哪几，]{{0,12}}?|{_BODIES}{_IS}[^谁哪几，]{{0,12}}?|^\n+{_IS}[^谁哪几，]{{2,12}}?){_MOST}"
)

_STATED = r"(?:(?:是|有|达到?|为)?\d[\d.,]*(?:%|[万亿]元?|元|[辆个人批次]+)?)?"
_THING_IS_FIRST = re.compile(
    rf"^\n+的?(?!.*(?:历|近[几一两三]|往))[^\n里中谁哪几，]{{2,24}}?{_STATED}(?:[在当]?{_BODIES})?{_IS}{_MOST}"
)
"""某局的公用经费12万，是最高的吗: a thing of one organisation, with what it is said to be, among all."""
_BARE_FIRST = re.compile(rf"^[^谁哪几，]{{4,24}}?(?<!\d)[是算]?\n*(?:[在当]?{_BODIES})?{_END}了?[吗吧嘛]$")
"""公务接待费某局最高吗, without 是."""


def first_of_all(query: Query) -> Selection | None:
    """The place of the one organisation that is named among all, where it is asked whether it is the first; else None."""
    if len(query.organisations) != 1 or query.chosen is not None:
        return None
    if query.operation not in RANKING:
        bare = _BARE_FIRST.match(query.about)
        return Selection(Of.POSITION, rising=bool(bare["low"])) if bare and query.rows else None
    alone = len(query.rows) <= 1 or Measure.SHARE in query.measures
    of_thing = _THING_IS_FIRST.match(query.about) if alone and Measure.SCORE not in query.measures else None
    match = _IS_FIRST.search(query.about) or of_thing
    return Selection(Of.POSITION, rising=bool(match["low"])) if match else None
