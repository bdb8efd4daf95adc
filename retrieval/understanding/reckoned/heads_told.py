"""The number of persons that a question tells itself, for a mean over them: 在编11个人，平均每人花多少."""

from __future__ import annotations

import re

from retrieval.understanding.numerals import chinese

_STAFF = r"(?:在[编职岗]|编制|实有|正式|职工|员工|人员|干部|工作人员)"
_TOLD = re.compile(
    r"(?:(?:如果|假如|假设|假定|要是|若|已知|就)说?)?(?:按照?|以)?(?:他们|它|[全该本]?单位|里面|里|手下)?(?:一?共|大概|大约|现)*"
    rf"(?:{_STAFF}的?)*(?:人数)?(?:只?[是有为按])?(?<![\d.])(?P<count>\d+|[二两三四五六七八九十百]+)[个名位]?的?{_STAFF}*"
    r"(?:人(?![次均])|(?<=职工)|(?<=员工)|(?<=干部)|(?<=编制))(?:的话)?(?:来|去)?(?:计?算|测算|分摊|摊)?(?:的话|下来)?[，,]?"
)
_EACH = re.compile(r"人均|平均每?[个名位]?(?:人|职工|员工|干部)|每[个名位]?(?:人(?!次)|职工|员工|干部)|一个人|人头")
_OTHERS = re.compile(r"(?:接待|招待|来宾|客人|出国|出访|培训|参会|学生|居民|群众|[救资补]助|发放?给?)[了的过]?$")
"""Who came, or whom money is given to, are no staff: the report counts them."""
_GIVEN = re.compile(r"发|补|领|享")
_SUPPOSED = re.compile(r"^(?:如果|假如|假设|假定|要是|若|已知)说?")


def heads_told(text: str) -> tuple[int | None, str]:
    """The number of persons over whom a mean is asked for, as the question tells it, and the question without it."""
    told = _TOLD.search(text)
    front, rest = (text[: told.start()], text[told.end() :]) if told else (text, "")
    if told is None or _OTHERS.search(front) or _GIVEN.match(rest) or not _EACH.search(f"{front}\n{rest}"):
        return None, text
    count = int(told["count"]) if told["count"].isdigit() else int(chinese(told["count"].replace("两", "二")) or 0)
    return count or None, _SUPPOSED.sub("", front) + rest
