"""Bodies in a question: what of an organisation's name is no place (财政局), whole, shortened, misspelt, or another one's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from retrieval.understanding.whom.contractions import begins_middle_school, contracted, union_length
from retrieval.understanding.whom.names import HeldNames, Name, Spot, body_of, clear_of, overlaps, short_form, word_starts

_INSTITUTION = re.compile(
    r"(?:市|区|县|省)?12345(?![省市区州县]长)[\u4e00-\u9fff]{0,6}热线(?!项目)"
    r"|(?:市|区|县|省)?12345(?![\d.]|[省市区州县]长|[\u4e00-\u9fff]{0,12}(?:热线|项目|经费|平台|中心))"
    r"|(?:市|区|县|省)?(?:民|市民|政|政务|便民|服务|政府)*热线(?!项目)"
    r"|(?:市|区|县|省)?(?:少年儿童|少儿|工人|群众|群众艺术)?(?:图书|博物|文化|档案|美术|体育|纪念|科技|展览|规划)馆"
    r"|(?!其[他它])(?:市|区|县|省)?委?(?:(?![和与及比较跟的是占两几各三哪给谁那这什么怎为向找在里]|中(?![心医学小])|加(?![强快工])|相当于|超[过出]|[大高低多少]于|项目|负责|承担|多少|[一二四五六七八九十]+[家个])[\u4e00-\u9fff]){0,12}?"
    r"(?:委员会|人民政府办公[室厅]|人民政府|政府办公[室厅]|政府办(?!公)|政府(?!采购|性|购买|投资|集中|收支|支出)|办公[室厅]|街道办事处|街道办|街道"
    r"|检察院|法院|医院|学院|大学|中学|小学|学校|中心医院|中心(?:小|中|学)学?校?|中心|公司|协会|支队|总队|大队"
    r"|[\u4e00-\u9fff](?:局|厅|委(?![托员])|(?<![转承督交催领申协代补举开])办(?![公法理好结成完事件了过])|(?<![全内外干])部(?![门分])|站|(?<!场)所(?!有)|院))"
)
NAMED_AFTER = ("ns", "nr", "nz")
"""What the dictionary takes for a name; one before a body (徐汇财政局) makes it another organisation's."""
_LEVELS = re.compile(r"(?:中央|国家|全国|(?P<level>[省市区县州旗]))(?:委|(?:人民)?政府)?$")
BEFORE_NAMES = "那和与跟及加问查看是给比换在下占"
"""After these a name begins, whatever words the dictionary cuts (那社工部)."""
_OF_EVERY_PLACE = re.compile(r"(?:政务|行政|便民|市民|公共|企业)服务中心|政务中心")
"""Bodies that every place has, so that their names are short for no other body (政务服务中心 for 政务服务热线受理中心)."""
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_WRITTEN_OUT = "人民政府"
"""A government written out is no name for its 办公室, as 政府 alone may be."""
_OWN_OF_GOVERNMENT = re.compile(r"^人民政府(?!办公[室厅]|$)")
"""街道办事处 of a 人民政府, which is an organisation of its own."""
_OFFICE_AWAY = re.compile(r"驻[\u4e00-\u9fff]{1,3}办(?!事处)")
"""驻济办 is an office of the one named before it."""
_PERSON = "人"
_NEXT_WORD = re.compile(r"(?:办公[务用车款]|(?<=\d)线[路索上下缆]|(?<=\d)中[标间期途选等介])$")
"""政府办公务员, 12345线路: the last character belongs to the word after the name."""
_HOW_MUCH_DONE = re.compile(r"(?:了|过)?(?:多少|几)")
_DEALS_WITH = re.compile(r"(?<=热线|中心)(?:受理|办理|服务)$")
_DEALT_WITH = re.compile(r"(?:了|过|到)?(?:多少|几|诉求|来电|工单|电话|群众|市民|企业|[量件数])")
"""临沂热线受理了多少诉求: what a 热线受理中心 does is here no part of its name."""
_NO_NAME_BEFORE = re.compile(r"[.\d]|[市区县]长|$")
"""What goes on after a number so that it is no short name of a hotline (12345.6, 12345市长热线)."""
_ABOVE = re.compile(r"(?:局|厅|部|委员会|大学|学院|学校|医院)$")
"""How the name of a body ends that may stand above another."""
_BELOW = re.compile(r"(?:队|中心|所|站|院|学校?|小学|分局|馆|园|校|协会|公司)(?:[（(].*)?$")
"""How the name of a body ends that is another one than that above it, as its 办公室 is not."""
_PIECE = 2
_INCOME = "收入"
_OFFICE_ENDS = "办委厅局"
_OFFICE, _FIELDS = "局", ("n", "vn", "j")
_HOTLINE = "热线"
_SCHOOLS = {"高中": "高级中学", "初中": "初级中学", "职中": "职业中学", "完中": "完全中学"}
_LONG = 6
"""Characters from which on one wrong one is taken for a typo."""
_ANY_OF_KIND = re.compile(r"[民公]办|[公私民][立营]|乡镇|农村|乡村|基层|中小|普惠|定点|培训|卫生院$")
"""What makes a name one of all bodies of a kind (民办学校)."""
_COUNTED = re.compile(r"(?:多少|几)[所家个座处间]?[县乡镇村]?$")
_NUMERALS = re.compile(r"[一二三四五六七八九十\d]")
_SERVED = re.compile(r"(?:[人者]|儿童|妇女|职工|青少年)$")
"""How the words end for those whom a body is there for (残疾人), who are not the body."""


def begins_body(question: str, start: int, word: str, names: Sequence[Name]) -> bool:
    """Whether what the dictionary takes for a place begins a body of the library (江河局), or 和 before one (和县医院)."""
    begun = (name for name in names if word in name.body)
    if begins_middle_school(question, start) or any(short_form(question[start:], name.body) > len(word) for name in begun):
        return True
    joins = start > 0 and word[0] in BEFORE_NAMES
    return joins and any(short_form(question[start + 1 :], body_of(name)) > len(word) for name in names)


def with_body(question: str, start: int, located: list[Name], labels: Sequence[Spot]) -> tuple[int, list[Name]]:
    """Narrow the names at a place by the body that follows it; a body that none of them has makes the mention unknown."""
    institution = None if _OFFICE_AWAY.match(question, start) else _INSTITUTION.match(question, start)
    if institution and any(name.body.endswith(institution[0]) for name in located):
        labels = [label for label in labels if label[0] != start]  # 云溪区法院 is no account, though 法院 may be one
    whole = {name: len(body_of(name)) for name in located if question.startswith(body_of(name), start)}
    whole |= {name: len(name.body) for name in located if name.body and question.startswith(name.body, start)}
    lengths = whole or {
        name: clear_of(labels, start, start + short_form(question[start:], body_of(name))) - start for name in located
    }
    longest = max(lengths.values(), default=0)
    if institution and _is_name(institution.span(), labels) and institution.end() - start > longest:
        return institution.end(), [name for name in located if _answers_to(institution[0], name.body)]
    if own := _OF_EVERY_PLACE.match(question, start):
        return max(own.end(), start + longest), [name for name in located if own[0] in name.body]
    if short := contracted(question, start, located, labels):
        return short
    if longest >= 2 and not (_is_income_of_field(question, start, longest, located) or _is_deed(question, start, longest)):
        end = start + _of_name(question, start, longest)
        above = _GOVERNMENT.search(question[start:end])  # 区政府 is above the 街道办事处 whose name begins so
        meant = [n for n in located if lengths.get(n) == longest and not (above and _OWN_OF_GOVERNMENT.match(n.body))]
        meant = [name for name in meant if not _is_above(question[start:end], name.body)]
        whole_government = above is not None and question.startswith(_WRITTEN_OUT, start)
        return end, [n for n in meant if not whole_government or n.body.endswith(_WRITTEN_OUT)]
    return start, located


def _is_income_of_field(question: str, start: int, length: int, located: Sequence[Name]) -> bool:
    """Whether one of the fields of a body with 收入 behind it is what a place earns by it, and no name (旅游收入; 政府办收入 is
    that of an 办公室).
    """
    said = question[start : start + length]
    whole = said[-1] in _OFFICE_ENDS or any(name.body.startswith(said[0]) or name.body.endswith(said[-1]) for name in located)
    return question.startswith(_INCOME, start + length) and not whole


def _is_deed(question: str, start: int, length: int) -> bool:
    """Whether one of the words of a name is here what was done (受理了多少 of 热线受理中心)."""
    if not _HOW_MUCH_DONE.match(question, start + length):
        return False
    import rjieba

    return [tag[0] for _, tag in rjieba.tag(question[start : start + length])] == ["v"]


def _of_name(question: str, start: int, length: int) -> int:
    """How many of the characters that may shorten a name do not belong to the word after it, nor tell what was done."""
    said = question[start : start + length]
    done = _DEALS_WITH.search(said) if _DEALT_WITH.match(question, start + length) else None
    return length - (len(done[0]) if done else _begins_word(question[start : start + length + 1]))


def _begins_word(said: str) -> bool:
    """Whether the last but one of some characters belongs to the word after the name: 镇人均, 镇人居环境."""
    import rjieba

    person = said[-2:-1] == _PERSON and rjieba.has_word(said[-2:])
    return person or _NEXT_WORD.search(said) is not None


def _is_above(said: str, body: str) -> bool:
    """Whether what is said names the body above one (公安局, of which the 交通警察支队 is a part) and not that one."""
    if not _ABOVE.search(said):
        return False
    parts = (body[:at] for at in range(len(said) - 1, len(body)) if body[at - 1] == said[-1] and _BELOW.search(body[at:]))
    return any(short_form(said, part) == len(said) or short_form(said[1:], part) == len(said) - 1 for part in parts)


def _answers_to(written: str, body: str) -> bool:
    """Whether a name may mean a body: either is called a hotline, which has many names, or the name is long and is the body
    but for one character; another number (第二医院) makes it another body.
    """
    if written.endswith(_HOTLINE):
        return _HOTLINE in body
    alignment = fuzz.partial_ratio_alignment(written, body)
    if len(written) < _LONG or alignment is None or alignment.score < 100 - 100 / len(written) - 0.1:
        return False
    return _NUMERALS.findall(written) == _NUMERALS.findall(body[alignment.dest_start : alignment.dest_end])


def _is_name(spot: Spot, labels: Sequence[Spot]) -> bool:
    """Whether a stretch that reads like an institution is one: a label inside it (教育 in 教育局) is part of its name."""
    return not overlaps(spot, [label for label in labels if not (spot[0] <= label[0] and label[1] < spot[1])])


def body_alone(question: str, start: int, held: HeldNames, labels: Sequence[Spot]) -> tuple[int, list[Name]] | None:
    """A body without its place: at least three of its characters in a row, or a short form that reaches its end."""
    lengths: dict[tuple[str, str], int] = {}
    begins = start in word_starts(question) or (start > 0 and question[start - 1] in BEFORE_NAMES)
    for body, with_level in held.bodies if begins else ():
        taken = _of_name(question, start, short_form(question[start:], with_level))
        length = clear_of(labels, start, start + taken) - start
        stretch = question[start : start + length]
        if (
            length >= 3
            and not (stretch.isdigit() and _NO_NAME_BEFORE.match(question, start + length))
            and not (_SERVED.search(stretch) and not body.endswith(stretch))
            and (stretch in body or _reaches_end(stretch, body) or _is_school(stretch, body) or _in_two(stretch, body))
            and _is_name((start, start + length), labels)
        ):
            lengths[body, with_level] = length
        elif union := union_length(question, start, body, with_level):
            lengths[body, with_level] = union
    if lengths:
        longest = max(lengths.values())
        meant = frozenset[Name]().union(*(held.bodies[body] for body, length in lengths.items() if length == longest))
        said = question[start : start + longest]
        return start + longest, [name for name in held.all if name in meant and not _is_above(said, name.body)]
    if begins and (short := contracted(question, start, held.all, labels)):
        return short
    return _foreign_institution(question, start, labels)


def _reaches_end(stretch: str, body: str) -> bool:
    """Whether a short form ends as the body does, a committee by its 委 (建交委)."""
    return stretch[-1] == body[-1] or (stretch[-1] == "委" and body.endswith("委员会"))


def _is_school(stretch: str, body: str) -> bool:
    """Whether a stretch ends as people call what the body is: 某某高中 for 某某高级中学."""
    return any(stretch.endswith(short) and body.endswith(long) for short, long in _SCHOOLS.items())


def _in_two(stretch: str, body: str) -> bool:
    """Whether a stretch is two pieces of a body that are words of their own (12345热线 of 12345市民热线中心)."""
    cuts = range(_PIECE, len(stretch) - _PIECE + 1) if len(stretch) > 2 * _PIECE else ()
    return any(stretch[:cut] in body and stretch[cut:] in body and cut in word_starts(stretch) for cut in cuts)


def another_before(question: str, start: int, meant: list[Name]) -> str:
    """What right before a body makes it another one's: a name (徐汇财政局), a level of none of those meant (市财政局)."""
    import rjieba

    position, before = 0, ""
    for word, tag in rjieba.tag(question):
        position += len(word)
        if position == start:
            named = tag in NAMED_AFTER and len(word) > 1
            level = _LEVELS.search(word)
            other = level is not None and all(name.places and body_of(name)[0] != level["level"] for name in meant)
            before = word if named else level[0] if level and other else ""
    return before


def _foreign_institution(question: str, start: int, labels: Sequence[Spot]) -> tuple[int, list[Name]] | None:
    """An institution that the dictionary knows as a name, or a 局 by its field (教育局, 医保局), when no organisation of the
    library answers to it.
    """
    import rjieba

    (word, tag), (after, _) = [*rjieba.tag(question[start:]), ("", ""), ("", "")][:2]
    if after == _OFFICE and tag in _FIELDS:
        word, tag = word + after, "nt"
    known = tag == "nt" or (tag == "n" and word.endswith(_OFFICE))
    if _ANY_OF_KIND.match(word) or _COUNTED.search(question[:start]):
        return None
    if known and len(word) > 2 and _is_name((start, start + len(word)), labels):
        return start + len(word), []
    return None
