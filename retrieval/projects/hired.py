"""Which firm did a project, where a sentence beside its score tells that of 项目 alone: 项目由某公司承接."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.labels import in_marks
from extraction.report import Paragraph
from retrieval.projects.goal_names import project_named, projects_of
from retrieval.projects.told_in_prose import speaks_of
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.topic_cues import has_any, needed_in

_WHO = r"(?:哪一?[家个](?:公司|企业|单位|机构|厂家)?|什么公司|谁)"
_DID = r"(?:[承负][接建包担责]|中标|实施|[干做][的成了]?)"
_ASKED = (
    rf"(?:的?活儿?|的|它|这个?|该|项目|那么?|又|都|[\n，])*(?:是|由|给|交给|包给|外包给)*了?{_WHO}(?:来|在|去|给)?{_DID}+的?(?:呢|啊)?"
    rf"|(?:的|它|项目|\n)*(?:中标|承[接建包])(?:单位|公司|方|商)?(?:的?是|呢)+{_WHO}?"
)
_WHOM_ALONE = re.compile(rf"^(?:{_ASKED})$")
"""哪家公司干的, 中标的是谁."""
ASKS_WORK = re.compile(rf"^(?:那么?|这|它的?)?活儿?(?:{_ASKED})$")
"""活是哪家公司干的, which speaks of a project."""
_TOLD = re.compile(r"^\s*(?:该|本|此)?项目由[^，。；]{4,40}?(?:中标|承[接建包担]|负责|实施|建设)")


def tell_hired(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that tells who did the one project that a question names and asks nothing else of."""
    name = project_named(query.about, facts)
    rest = query.about.replace(name, "\n") if name else ""
    if not name or not _WHOM_ALONE.search(rest.strip("\n“”")):
        return []
    own = [one for one in paragraphs if is_prose(one) and speaks_of(one, name)]
    all_told = ((one, text) for one in own for text in sentences_of(one.text) if _TOLD.search(text))
    told = [(one, text) for one, text in all_told if _is_of(name, text, one, facts)]
    firms = [quoted(facts, one, text) for one, text in told if has_any(needed_in("哪家公司"), text)]
    return [replace(one, lead=f"{in_marks(name)}：") for one in firms] if len(told) == 1 else []


def _is_of(name: str, sentence: str, paragraph: Paragraph, facts: Facts) -> bool:
    """Whether the project that a paragraph names last before a sentence, if it names any, is the one of a name."""
    before = fold(paragraph.text.partition(sentence)[0])
    spots = {other: before.rfind(fold(other)) for other in {name, *projects_of(facts)}}
    last = max(spots, key=lambda other: (spots[other], len(other)))
    return spots[last] < 0 or fold(name) == fold(last)
