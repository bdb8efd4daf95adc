"""What is asked of several things of one organisation together: 哪个涨得多, 谁多, 都完成预算了吗."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.things_asked import SO, each_once, spoken_of, things_before, things_named
from retrieval.readings.parts.moved_parts import asks_which_moved
from retrieval.understanding.cues import CHANGES
from retrieval.understanding.query import Query
from retrieval.understanding.wording.moved_where import which_moved

_WHICH_OF_THEM = re.compile(rf"{SO}谁(?P<more>更?[多少高低大小](?:[些点]|一[些点])?)")
"""谁多 after two things of one organisation."""
_AMONG_THEM = re.compile(rf"^{SO}(?:[这那]?[两三四几][个项者]|它们|[这那]些?)(?:里[面头]?|当中|之中|之间|中)?的?[，,]?(?=哪|谁)")
"""两个里面哪个降得多: of the two that were asked about."""
_ALL_DONE = re.compile(
    rf"{SO}(?:它们|这?[两三几]项)?(?:是不是)?都是?[完达]成了?(?P<budget>年初|全年)?预算(?:了|没有?|吗)*"
)
"""都完成预算了吗 after several things asks how far the budget of each was spent."""


def which_moved_more(question: str, before: Sequence[Query]) -> str:
    """The question with the names of the things that were asked about; '' for other questions."""
    question = _AMONG_THEM.sub("", question)
    if not before or not asks_which_moved(question) or len({name for one in before for name in one.organisations}) != 1:
        return ""
    last = next((one for one in before if things_named(one)), before[0])  # 两项各多少？各涨了多少？谁涨得快
    beside = each_once(spoken_of(last))
    names = [thing.text for thing in (beside if len(beside) > 1 else things_before(before))]
    asked = question.removeprefix("那").replace("谁", "哪个")  # 谁 would ask for an organisation
    return "和".join(names) + asked if len(names) > 1 else ""


def of_them(question: str, before: Sequence[Query]) -> str:
    """Which of several things of one organisation is more, or how far the budget of each was spent; '' for other questions."""
    whose, done = _WHICH_OF_THEM.fullmatch(question), _ALL_DONE.fullmatch(question)
    if not (before and (whose or done) and _of_one(before)):
        return ""
    named = "和".join(one.text for one in things_before(before))
    return f"哪个{whose['more']}" if whose else f"{named}完成{(done and done['budget']) or '年初'}预算的百分之几"


def of_all_spent(question: str, last: Query) -> str:
    """主要是哪块少的 after by how much less was spent in all, as which of its two parts fell more; after what came in, as why."""
    which = which_moved(question)
    if which is None or CHANGES.isdisjoint(last.measures) or len(last.organisations) != 1:
        return ""
    way = "涨" if which.way in "多增涨升超" else "降"
    return f"基本支出和项目支出哪个{way}得多" if "支出" in last.about and "收" not in last.about else "为什么"


def _of_one(before: Sequence[Query]) -> bool:
    """Whether several things of one organisation were asked about."""
    return len({name for one in before for name in one.organisations}) == 1 and len(things_before(before)) > 1
