"""A follow-up that asks for another place in an order asked for before (最低的呢, 第二名呢), as a question of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.printed import NUMERAL
from retrieval.conversation.referents import SO
from retrieval.understanding.cues import RANKING
from retrieval.understanding.query import Query

_FIRST_OF = re.compile(rf"{SO}最(?P<end>[高低多少大小好差])的?(?:呢|是?(?:谁|哪一?个|哪项|哪家))?$")
_NEXT_OF = re.compile(
    rf"{SO}(?:排(?:在|名)?|得分)?(?P<from>倒数|最后)?第(?P<at>[{NUMERAL}\d])(?P<end>[高低多少大小])?[个名位]?的?(?:呢|是?(?:谁|哪一?个|哪项|什么))*$"
)
_ENDS = re.compile(r"最(?P<end>[高低多少大小好差])|(?:倒数)?第[二三四五六七八九十\d](?P<next>[高低多少大小])?")
_SCORES_ALONE = re.compile(rf"{SO}(?=(?:得|评|自评得|总)分|满分)")
_PROJECTS_ASKED = re.compile(r"(?:绩效|自评|评价).*项目|项目.*(?:绩效|自评|评价)")
_WHICH_PROJECT = re.compile(
    rf"{SO}(?:它|其|这些|这几个|那些)?(?:其中|里头|里面|当中|中)?的?(?=(?:[\u4e00-\u9fff]{{2,6}}最[高低多少大小好差]的?是?)?(?:哪一?[个些几]|[各每]个?(?:项目)?|第[一二三]名))"
)


def of_projects(question: str, before: Sequence[Query]) -> str:
    """哪个得分最低 after a question for the projects that were evaluated, as one for these projects; '' for other questions."""
    asked = before[0].question if before else ""
    if not _PROJECTS_ASKED.search(asked):
        return ""
    if at_end := _at_end(question, asked):
        return at_end
    match = _WHICH_PROJECT.match(question) or _SCORES_ALONE.match(question)
    return f"绩效项目{question[match.end() :]}" if match else ""


def of_parts(question: str, before: Sequence[Query], meant: Sequence[Query]) -> str:
    """最少的呢 after one of the parts of an order (哪项最多？公务接待费呢？), as that order; '' for others."""
    if not meant or meant[0].operation in RANKING:
        return ""
    ordered = (one.question for one, own in zip(before, meant, strict=True) if own.operation in RANKING and one.organisations)
    return _at_end(question, next(ordered, ""))


def _at_end(question: str, asked: str) -> str:
    """An order asked for before (哪个最低) with the place in it that a follow-up asks for (最高的呢, 排第二的呢)."""
    ends = _ENDS.search(asked)
    if ends and (first := _FIRST_OF.match(question)):
        return f"{asked[: ends.start()]}最{first['end']}{asked[ends.end() :]}"
    if ends and (place := _NEXT_OF.match(question)):
        end = place["end"] or ("低" if place["from"] else ends["end"] or ends["next"] or "高")
        return f"{asked[: ends.start()]}第{place['at']}{end}{asked[ends.end() :]}"
    return ""
