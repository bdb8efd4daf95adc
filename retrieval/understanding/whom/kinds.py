"""Organisations called by what they are, without a name: 法院, 市中院, 师大, 医院 for the one of its kind that is held.

Such a word is a common noun too (给医院的补助), so it counts at the beginning of a question alone, where nothing
else is named. 五个热线 and 各街道 call all whose names hold the word, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.understanding.whom.names import Name, Spot, body_of, overlaps, short_form, word_starts

_BEFORE = re.compile(r"(?:请问|那么?|这[家个所]|该|我们|咱们?|我|查一?下?|看一?下?|(?:19|20)\d\d年度?|今年|去年|的|[,，])*")
_LEVEL = re.compile(r"自治[州县区]|[省市区县州]")
_KINDS = re.compile(r"(?:法院|检察院|医院|大学|学院|学校|中学|小学|幼儿园)$")
_COURTS = (("中级人民法院", "中院"), ("高级人民法院", "高院"))
_UNIVERSITY, _OFFICES = "大学", "委局厅办"
_FOREIGN = re.compile(
    r"[省市区县州]?(?:[\u4e00-\u9fff]{2,6}[局厅]|(?:人民)?(?:法院|检察院)|检察分院|[中高]院)"
    r"|(?:(?![哪各每几个所这那该本城乡])[\u4e00-\u9fff]){2,4}(?:街道(?:办(?:事处)?)?|[镇乡](?:人民)?(?:政府)?)"
)
_NO_OFFICE = re.compile(r"办公厅|大厅|[布结邮当全]局")
_ALL_OF_KIND = re.compile(
    r"(?:各[个家]?|每[个家]|所有|全部|[几两二三四五六七八九十\d]+[个家]|哪一?[个家]|哪些|哪几[个家])"
    r"(?P<kind>[\u4e00-\u9fff]{2,6}?)(?=[的里中谁哪之分花用都一总合共最公呢，]|20\d\d|$)"
    r"|(?P<among>[\u4e00-\u9fff]{2,6}?)(?=(?:单位|部门)?[里中]头?面?(?:谁|哪[个家]|20\d\d年)|类?(?:单位|部门)的?(?:平均|一共|合计|加起来|各|分别))"
)
"""五个热线里, 各街道的, 哪家热线的, 热线里哪家, 热线单位平均: all whose names hold the word."""
_BEFORE_KIND = re.compile(
    r"哪一?[个家]|哪些|哪几[个家]|[只单光][看算比]|各[个家]?|每[个家]|所有|全部|[几两二三四五六七八九十\d]+家"
)
_OFFICES_ASKED = re.compile(
    r"(?P<which>哪一?[个家些几]{1,2}|[这那]?[两二三四五六七八九十几\d]+[个家]|各[个家]?|每[个家]|所有的?|全部的?)"
    r"(?P<kind>委办局|局委办|[局厅](?![长级面部限势机]))"
)
"""哪个局, 这三个局: offices of whatever sort, where the library holds but these, or none that is called so."""
_LONGEST_KIND = 6
_MOST = 5
"""More organisations than these of one kind are asked back for."""

_AMONG_FEW = re.compile(
    r"^(?:把|将)?[这那]?[几多][个家份](?:(?:单位|部门|机构|报告|中心)?(?:里面?|中间?|当中|之中|之间)(?=.*[谁哪])"
    r"|(?:单位|部门|机构)的(?=.*(?:[谁哪排最]|从[高低大小]|分别|各)))"
)
"""几个单位里谁最多, 把这几个单位的三公经费排一下 count none of them."""

def with_any_office(question: str, names: Sequence[Name]) -> str:
    """A question with 单位 for an office of any sort (哪个局的三公经费最高), where the word tells none from others, and without
    words for a few of them among whom one is asked for.
    """

    def as_body(match: re.Match[str]) -> str:
        return match[0] if _tells_some(match["kind"], names) else f"{match['which']}单位"

    return _AMONG_FEW.sub("", _OFFICES_ASKED.sub(as_body, question))


def _tells_some(kind: str, names: Sequence[Name]) -> bool:
    """Whether several organisations, but not all, are called so."""
    return 1 < len({name.of for name in names if kind in name.full}) < len({name.of for name in names})


def of_kind(question: str, names: Sequence[Name], labels: Sequence[Spot]) -> tuple[Spot, list[Name]] | None:
    """The word at the beginning of a question that calls organisations by their kind, with those of the library meant."""
    start = at = _BEFORE.match(question).end()  # type: ignore[union-attr]
    if stated := _LEVEL.match(question, start):
        at = stated.end()
    level = question[start:at][-1:]
    lengths = {name: _called(question, at, name) for name in names}
    longest = max(lengths.values(), default=0)
    if longest and not any(begin <= at and end > at + longest for begin, end in labels):
        meant = [name for name in names if lengths[name] == longest and body_of(name).startswith(level if name.places else "")]
        return ((start, at + longest), meant) if len({name.of for name in meant}) <= _MOST else None
    return _foreign(question, start, labels)


def _called(question: str, start: int, name: Name) -> int:
    """How long the word is that calls an organisation by its kind there; 0 where none does."""
    kind = _KINDS.search(name.body)
    forms = [kind[0]] if kind else []
    forms += [form for court, form in _COURTS if name.body.endswith(court)]
    if len(office := question[start : start + short_form(question[start:], name.body)]) > 2 and office[-1] in _OFFICES:
        forms.append(office)  # 卫健委, 市监局
    length = max((len(form) for form in forms if question.startswith(form, start)), default=0)
    if kind and kind[0] == _UNIVERSITY:
        short = question[start : start + short_form(question[start:], name.body)]
        length = max(length, len(short) if len(short) > 1 and short.endswith(_UNIVERSITY[0]) else 0)
    return length if start + length in word_starts(question) else 0


def _foreign(question: str, start: int, labels: Sequence[Spot]) -> tuple[Spot, list[Name]] | None:
    """An office named by its kind (县公安局, 林业局) that the library does not hold."""
    match = _FOREIGN.match(question, start)
    if match is None or match.end() not in word_starts(question) or _NO_OFFICE.search(match[0]):
        return None
    around = (label for label in labels if not (start <= label[0] and label[1] < match.end()))
    return None if overlaps(match.span(), around) else (match.span(), [])


def all_of_kind(question: str, start: int, names: Sequence[Name], labels: Sequence[Spot]) -> tuple[int, int, list[Name]] | None:
    """Several of one kind (五个热线), where more than one but not all of the library's names hold the word."""
    for begin, end in _kinds_at(question, start):
        meant = [name for name in names if question[begin:end] in name.full]
        if 1 < len({name.of for name in meant}) < len({name.of for name in names}) and not overlaps((begin, end), labels):
            return (begin if question[start] == "哪" else start), end, meant  # 哪家 still asks for an order
    return None


def _kinds_at(question: str, start: int) -> Iterator[Spot]:
    """Where the word may stand that several organisations have in common: up to what tells of them, or the end of a word."""
    if match := _ALL_OF_KIND.match(question, start):
        yield match.span("kind" if match["kind"] else "among")
    if before := _BEFORE_KIND.match(question, start):
        begin, ends = before.end(), sorted(word_starts(question), reverse=True)
        yield from ((begin, end) for end in ends if begin + 1 < end <= begin + _LONGEST_KIND)
