"""哪几项没完成 after how far the whole budget was spent, and 最差的呢 after that: of accounts, and of no goals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.ordered.accounts_again import accounts_anew
from retrieval.conversation.ordered.ordered_items import whole_ordered
from retrieval.conversation.things_asked import SO
from retrieval.readings.parts.each_part import asks_all_parts, each_part
from retrieval.understanding.cues import Measure, against_budget_in
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import of_whole_budget

_LISTED = "哪些科目没完成预算"
_UNDONE = re.compile(
    rf"{SO}(?:有|是)?哪[些几一]?个?(?:支出)?(?:科目|款项|项)?(?:都|又)?(?:没有?|未)能?(?:完成|达到|[花用]完|执行完)(?:的|预算)?呢?"
)
_WORST = re.compile(
    rf"{SO}(?:(?:完成|执行)得?)?(?:差得?最[远多厉]害?|最差|最离谱|最夸张|最严重|最厉害|最惨|最低|差距最大|最少)的?(?:那?一?[项个])?(?:科目)?(?:呢|是?(?:哪一?[项个]|什么)(?:科目)?)*"
)
_MOST_SHORT = re.compile(rf"{SO}(?:是|主要)*哪一?[项个块](?:科目|支出)?(?:[差剩少][得了]?最多|没[花用]完的?最多)的?呢?")
_UNSPENT = re.compile(r"[没未]有?[花用]完|[没未]有?完成预算")
_LISTED_BEFORE = re.compile(
    r"哪[些几]个?(?:支出)?科目(?:都|又|还)?(?:没有?|未)能?(?:完成|[花用]完|执行完)(?:年初|全年)?的?(?:预算)?[的呢]?$"
)


def of_accounts(question: str, last: Query) -> str:
    """The question with the accounts that it speaks of; '' for other questions."""
    if asks_all_parts(parts := each_part(last)) and _UNDONE.fullmatch(question):
        return f"{whole_ordered(parts)}里{_LISTED}"
    whole = Measure.COMPLETION in last.measures and len(last.organisations) == 1 and of_whole_budget(last)
    if whole and _UNDONE.fullmatch(question):
        return _LISTED
    return "哪个科目预算完成得最差" if _LISTED_BEFORE.search(last.question) and _WORST.fullmatch(question) else ""
_END_OF_RATES = re.compile(rf"{SO}哪一?[项个]的?(?:预算)?(?:完成|执行)(?:率|得)最(?P<end>[高低好差])[的呢]*")
_NEAR = 3
"""So many questions back the completion of a budget may be spoken of."""


def of_accounts_anew(question: str, meant: Sequence[Query]) -> str:
    """A follow-up for accounts by how they moved that goes on with no such question before it; '' for others."""
    end = _END_OF_RATES.fullmatch(question) if any(Measure.COMPLETION in one.measures for one in meant[:_NEAR]) else None
    if end:  # 住房公积金完成率多少？哪项完成率最高
        return f"哪个科目完成率最{end['end']}"
    last = meant[0] if meant else None
    spent = any(_UNSPENT.search(one.about) or against_budget_in(one.question) for one in meant[:_NEAR])
    if last and spent and _MOST_SHORT.fullmatch(question) and len(last.organisations) == 1 and of_whole_budget(last):
        return "哪个科目预算差得最多"  # 为什么没花完预算？哪项差得最多
    return "" if meant and of_accounts(question, meant[0]) else accounts_anew(question, meant)
