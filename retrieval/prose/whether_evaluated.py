"""Whether an evaluation was made: the sentence by which it was, or was not (无项目支出，未开展单位自评)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, is_prose, quoted, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query

BY_OTHERS = re.compile(
    r"(?:部门|单位|财政|第三方|重点)(?:重点|绩效)*评价(?!指标|表)|第三方(?:机构|公司)?(?:给|对|为|评|打|的?得?分)[^，。；]{0,12}分"
)
"""An evaluation of which no self-evaluation tells the score."""
_KIND = r"(?P<of>[^，。]{0,8}?)(?P<kind>[部单][门位]评价|财政评价|重点评价|自评)(?:工作)?"
_DO = "(?:开展|做|进行|组织|搞)"
_ASKED = re.compile(rf"(?:有没有|有没|是不是){_DO}[过了]?{_KIND}[了吗呢么]*$")
_ASKED_PLAINLY = re.compile(rf"{_DO}[过了]?{_KIND}了?(?:吗|没有?|么)$")
_ASKED_OF_IT = re.compile(rf"{_KIND}(?:有没有|是不是)?{_DO}了?(?:吗|没有?|么)?$")
_ASKED_FOR = re.compile(
    rf"^\s*(?:有没有|有)?{_KIND}的?(?:项目)?(?:有(?!多少|几)|吗|没有|有没有|(?:是|有)?(?:哪些|哪几个|什么))*$"
)
"""有没有财政评价项目, 财政评价的项目有哪些"""
_NAMES = re.compile("哪些|哪几个|什么")
_WHY_NOT = re.compile(
    r"(?:为什么|怎么)会?(?:没有?|未|不)(?:开展|做|进行|组织|搞)?(?P<of>(?:过|项目|单位|部门|绩效)*)(?P<kind>自评|[部单][门位]评价|财政评价|重点评价)的?$"
)
_ASSESSED = re.compile(
    r"(?P<kind>[部单][门位]评价|重点(?:绩效)?评价|财政(?:重点)?评价)(?:的?结果|的?项目|等级|得分|[了的是得打评])*"
    r"(?:哪一?[个些几]|什么|谁|多少分|几分|怎么样|如何|得分多少|等级是?什么)"
)
"""Which project others evaluated, and what came of it."""
_BY_THIRD = re.compile(r"第三方(?:机构|公司)?的?(?:绩效)?评价(?!.*(?:花|钱|费))")
_OF_THIRD = re.compile("第三方.*评价|评价.*第三方")
_EVALUATION = "评价"
_OUTCOME = re.compile(r"(?<!自)评价.{0,6}?(?:得分|评分|等级)")
_SCORED = re.compile(r"(?<!自评)得分|评分|等级")
_QUOTED = re.compile("“[^“”]+”")
_WHICH = r"(?:对|选取|选择).{{2,60}}?(?:项目|经费|费用)[^，。]{{0,8}}?(?:开展|进行|组织|实施)了?{kind}"
_UNDONE = r"(?:未|没有|没)(?:开展|组织|进行)[^，。；]{{0,8}}{kind}|(?:无|没有|未有)[^，。；]{{0,20}}{kind}"
_DONE = r"(?<![未没有])(?:开展|进行)了?[^，。；]{{0,8}}{kind}"
_PLAIN = re.compile(r"项目|单位|部门|绩效|整体|支出|预算|[的了过做有开展\n]")
_OF_PARTS = re.compile("项目|单位")
"""Whose evaluation may be wanting where one of all work was made."""


def tell_evaluated(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentence that answers whether such an evaluation was made; nothing where none does."""
    ways = (_ASKED, _ASKED_PLAINLY, _ASKED_OF_IT, _ASKED_FOR, _WHY_NOT)
    match = next(filter(None, (way.search(query.about) for way in ways)), None)
    if match is None or query.apart:
        return []
    prose = [one for one in paragraphs if is_prose(one)]
    plain = match["kind"] == "自评" and not _OF_PARTS.search(match["of"])
    if match["kind"] == "自评" and _NAMES.search(match[0]) and facts.projects.names:
        return []  # the list of them tells which
    for pattern in (_DONE, _UNDONE) if plain else (_UNDONE, _DONE):
        if told := next(_stating(pattern.format(kind=match["kind"]), match["of"], facts, prose), None):
            return [told]
    return []


def tell_assessed(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """Which project a 部门评价 or 重点评价 was made of, and what score and grade it came to, as sentences tell both."""
    if third := _BY_THIRD.search(query.about):
        return _told_by_third(query.about[: third.start()], facts, paragraphs)
    match = _ASSESSED.search(query.about)
    if match is None or query.apart:
        return []
    kind = rf"{match['kind'][:2]}(?:重点)?(?:绩效)?评价"
    prose = [one for one in paragraphs if is_prose(one)]
    made = next(_stating(_WHICH.format(kind=kind), "", facts, prose), None)
    rows = [row.text.removesuffix("项目") for row in query.rows if _EVALUATION not in row.text]
    if made is None or not all(row in fold(made.text) for row in rows):
        return []
    under = [one for one in prose if re.search(kind, "".join(one.section) + one.text)]
    outcomes = [(one, text) for one in under for text in sentences_of(one.text) if _OUTCOME.search(text)][:1]
    if len(names := _QUOTED.findall(made.text)) > 1:
        outcomes = list(_of_each(names, _words_of(query.about[: match.start()]), under))
    return [made, *(quoted(facts, one, text) for one, text in outcomes)] if outcomes or not names[1:] else []


def _of_each(names: Sequence[str], words: Sequence[str], prose: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """The sentences that tell the score or grade of each of several projects, or of the one that has the words asked for."""
    for paragraph in prose:
        for text in sentences_of(paragraph.text):
            own = any(name in text for name in names) and all(word in fold(text) for word in words)
            if own and _SCORED.search(text):
                yield paragraph, text


def _words_of(project: str) -> list[str]:
    """The words that tell a project from others, in what a question says before it asks for an evaluation."""
    return [word for word in content_words(_PLAIN.sub("\n", project)) if len(word) > 1]


def _told_by_third(project: str, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The sentences on an evaluation by a third party, of the project by whose words it is asked for, if any."""
    words = _words_of(project)
    told = ((one, text) for one in filter(is_prose, paragraphs) for text in sentences_of(one.text) if _OF_THIRD.search(text))
    return [quoted(facts, one, text) for one, text in told if all(word in fold(text) for word in words)]


def _stating(pattern: str, of: str, facts: Facts, prose: Sequence[Paragraph]) -> Iterator[Quote]:
    """The sentences that hold a pattern, of projects where these are asked for."""
    for paragraph in prose:
        for text in sentences_of(paragraph.text):
            if re.search(pattern, text) and ("项目" not in of or "项目" in text) and _PLAIN.sub("", of) in text:
                yield quoted(facts, paragraph, text)
