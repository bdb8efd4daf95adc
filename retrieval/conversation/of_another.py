"""那某局呢: what was asked of one organisation, asked of another one in the same words."""

from __future__ import annotations

import re
from collections.abc import Collection

from retrieval.understanding.chosen.selection import Of
from retrieval.understanding.cues import Operation
from retrieval.understanding.query import Query

_ANOTHER = re.compile(
    r"(?:那么?|换[成作]?|还有|再看看?|至于)*的?(?:同样的?问题|同问|同理|也一样)?"
    r"(?:[又也]?是?(?:多少|怎么样|怎样|如何|什么情况))?(?:呢|啊|嘞)?"
)
_MEAN_OF_ANOTHER = re.compile(
    r"(?:那么?)?的?(?:(?:平均|人均|均值)(?:每[人次辆批个])?|[每一][人辆台次批](?:公?车|客人)?(?:平均)?)的?"
    rf"(?:{_ANOTHER.pattern}|是?多少)"
)
_WHICH_WAY = re.compile(
    r"(?:那么?)?的?呢?[，,]?又?是?(?:(?:[涨升多高]|增[加长])了?还是(?:[跌降少低]|减少|下降)"
    r"|(?:[跌降少低]|减少|下降)了?还是(?:[涨升多高]|增[加长]))了?[呢啊]?"
)
_MOVED_AND_WHY = "比上年涨了还是跌了，为什么"
_WHY = re.compile(r"(?P<thing>[\u4e00-\u9fff“”]{2,12}?)(?:[比较跟与和](?:上年|去年|上一年)度?)?(?:为什么|怎么)")
_PLACE = "\n"
_HOW_MUCH, _EACH_MONTH = "多少", "平均每月"
_LEANS = re.compile(r"^(?:那|它|其|这)|呢$")


def asked_of_another(own: Query, before: Query, years: Collection[int | None]) -> str:
    """The question before, put of the one organisation that a follow-up names and nothing else; '' where it cannot be.

    Both are read by themselves. `years` are those of the reports of that organisation: of a year that it has no report of, the
    follow-up asks for the year it has.
    """
    plain = own.organisations and not own.unknown and not own.years.named and not own.mentions
    asked, same = _said_of_body(before), before.organisations == own.organisations
    one_each = len(before.organisations) == len(own.organisations) == 1 and not (same or before.unknown or before.own)
    placed = before.chosen is not None and before.chosen.of is not Of.POSITION  # 在七家里排第几
    told_whole = not (before.unit or placed or before.years.offset or before.sides or before.without)
    alone = asked and told_whole and not _LEANS.search(asked)
    said = own.about.replace(_PLACE, "")
    moved, why = _WHICH_WAY.fullmatch(said), _WHY.match(asked) if before.operation is Operation.REASON else None
    if plain and one_each and moved and why:  # 收支怎么降了这么多？某局的呢，涨了还是跌了
        return f"{own.organisations[0]}{why['thing']}{_MOVED_AND_WHY}"
    again = _ANOTHER.fullmatch(said) or (before.operation is Operation.AVERAGE and _MEAN_OF_ANOTHER.fullmatch(said))
    if not (plain and one_each and alone and again):
        return ""
    year = before.years.asked[0] if len(before.years.asked) == 1 else None
    if len(before.years.asked) > 1 or (year and year not in years):
        return ""
    return f"{own.organisations[0]}{f'{year}年' if year else ''}{asked}"


def _said_of_body(query: Query) -> str:
    """What a question says of the body that it begins with, or says without names and years where it begins with none.

    The years that it compares with (比2023年多多少) stay, and that it asks for a mean over the months.
    """
    said = query.about.replace(_PLACE, "").removeprefix("的")
    if query.about.startswith(_PLACE) and len(query.about) == len(query.question):
        rest = query.question[len(query.about) - len(query.about.lstrip(_PLACE)) :]
        said = rest.removeprefix("的") if query.years.base or query.chosen else said
    at = max(said.find(_HOW_MUCH), 0) if query.monthly else -1
    return said if at < 0 else f"{said[:at]}{_EACH_MONTH}{said[at:]}"
