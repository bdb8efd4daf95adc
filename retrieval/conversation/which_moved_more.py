"""哪个涨得多 after several things of one organisation, or after how each of them changed."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.conversation.things_asked import each_once, things_before, things_named
from retrieval.readings.moved_parts import asks_which_moved
from retrieval.understanding.query import Query


def which_moved_more(question: str, before: Sequence[Query]) -> str:
    """The question with the names of the things that were asked about; '' for other questions."""
    if not before or not asks_which_moved(question) or len({name for one in before for name in one.organisations}) != 1:
        return ""
    last = next((one for one in before if things_named(one)), before[0])  # 两项各多少？各涨了多少？谁涨得快
    beside = each_once(things_named(last))
    names = [thing.text for thing in (beside if len(beside) > 1 else things_before(before))]
    asked = question.removeprefix("那").replace("谁", "哪个")  # 谁 would ask for an organisation
    return "和".join(names) + asked if len(names) > 1 else ""
