"""Whom a question speaks of: organisations of the library by full name, short form, place or near miss.

A name is read as places (上海市, 普陀区) and a body (财政局). A mention in a question is a run of places, a short
form of a body (its characters in order, 社工部 for 社会工作部), or both. A mention that no organisation of the
library answers to is *unknown*: a question about it is refused, never answered with a neighbour's figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from retrieval.understanding.kinds import of_kind
from retrieval.understanding.names import (
    LEVELS,
    PROVINCES,
    HeldNames,
    Name,
    Spot,
    body_of,
    clear_of,
    held_names,
    overlaps,
    short_form,
    stem_of,
    word_starts,
)

_INSTITUTION = re.compile(
    r"(?:市|区|县|省)?12345(?![省市区州县]长)[\u4e00-\u9fff]{0,6}热线(?!项目)"
    r"|(?:市|区|县|省)?委?(?:(?![和与及的两几各三哪给谁那这什么怎为向找在]|项目|负责|承担)[\u4e00-\u9fff]){0,12}?"
    r"(?:委员会|人民政府办公[室厅]|人民政府|政府办公[室厅]|政府办(?!公)|政府(?!采购|性|购买|投资|集中|收支|支出)|办公[室厅]|街道办事处|街道办|街道"
    r"|检察院|法院|医院|学院|大学|中学|小学|学校|中心医院|中心(?:小|中|学)学?校?|中心|公司|协会|支队|总队"
    r"|[\u4e00-\u9fff](?:局|厅|委(?![托员])|(?<![转承督交催领申协代补举开])办(?![公法理好结成完事件])|部(?![门分])|站|(?<!场)所(?!有)|院))"
)
_NO_PLACE = re.compile(r"^(?:中国|中央|国家|全省|全市|全区|国内|国外|境外|新建|惠及|东西|城市|[东西南北]至)$|[度街路]$")
"""What the dictionary takes for places, though it is none in these questions (满意度, 大街)."""
_LOCAL = re.compile(r"[\u4e00-\u9fff]{2,}[省市区县州旗]")
"""A place that the dictionary does not hold, by its level: 东昌府区."""
_NAMED_AFTER = ("ns", "nr", "nz")
"""What the dictionary takes for a name; one before a body (徐汇财政局) makes it another organisation's."""
_LEVELS = re.compile(r"(?:中央|国家|全国|(?P<level>[省市区县州旗]))(?:委|(?:人民)?政府)?$")
_BEFORE_NAMES = "那和与跟及问查看是给比换在下"
"""After these a name begins, whatever words the dictionary cuts (那社工部)."""
_SCHOOL = re.compile(r"(?P<level>[省市区县州旗]?)第?(?P<number>[一二三四五六七八九十]{1,2})中(?:学(?![费生杂])|(?!全会))")
"""How people call 第一中学."""
_UNION = re.compile(r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,8}(?:(联)合会|(协)会)")
"""A body that people call by its first character and its kind."""
_LOWEST = re.compile(r"街道|镇|乡")
"""Bodies that may be named beside their city alone, as no other level has the like (上海万里街道)."""
_TYPO_FLOOR = 82
"""Partial ratio (0–100) under which a near miss is not taken for a typo of a name."""


_OF_EVERY_PLACE = re.compile(r"(?:政务|行政|便民|市民|公共|企业)服务中心|政务中心")
"""Bodies that every place has, so that their names are short for no other body (政务服务中心 for 政务服务热线受理中心)."""
_COMMON_NOUN = re.compile(r"(?:便民|政务|市民|公共|社区|党群)?(?:服务)?(?:热线)?中心|街道办|办事处|办公室")
_DEALT_WITH = re.compile(r"[向找][省市区县]?$")
_RECEIVED = re.compile(r"[接招]待[省市区县]?$")
_OF_MAYOR = r"(?![市区县]长(?:热线|公开|专线|信箱|电话|是|叫|姓|$))"
"""枣庄市长热线 is the 市长热线 of 枣庄."""
_JOINED = re.compile(r"(?:[和与跟同及比、较]|还是|以及)$")
_JOINING = re.compile(r"[和与跟及、]?|以及")
_EXCEPT = re.compile(r"(?:除了?|除去|去掉|剔除|排除|抛开|撇开|刨去|扣除|[不别]算上?|[不别]包括|不含|[不别]看)$")
_EXCEPTED = re.compile(r"以外|之外|除外|不[算计](?=$|谁|哪|其|各|剩)")
_AMONG = re.compile(r"[里中家个谁哪]")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_WRITTEN_OUT = "人民政府"
"""A government written out is no name for its 办公室, as 政府 alone may be."""
_STATIONED = "驻"
"""驻北京办事处 is an office of the one named, and 北京 no other organisation's place."""
_TRAVELLED = "赴"
"""赴韩国 tells where someone went."""
_OF_WHOLE = re.compile(r"全[省市区县州旗]$")
"""福建全省12345热线 is what the one named deals with in its whole province."""
_OWN_OF_GOVERNMENT = re.compile(r"^人民政府(?!办公[室厅]|$)")
"""街道办事处 of a 人民政府, which is an organisation of its own."""
_NEXT_WORD = re.compile(r"办公[务用车款]$")
"""政府办公务员: the 公 belongs to the word after the name."""
_PIECE = 2
_OFFICE, _FIELDS = "局", ("n", "vn", "j")
_ALL_OF_KIND = re.compile(
    r"(?:各个?|每[个家]|所有|全部|[几两二三四五六七八九十\d]+[个家]|哪一?[个家]|哪些|哪几[个家])"
    r"(?P<kind>[\u4e00-\u9fff]{2,6}?)(?=[的里中谁哪之分花用都一总合共最公呢，]|20\d\d|$)"
    r"|(?P<among>[\u4e00-\u9fff]{2,6}?)(?=(?:单位|部门)?[里中]头?面?(?:谁|哪[个家]|20\d\d年))"
)
"""五个热线里, 各街道的, 哪家热线的, 热线里哪家: all whose names hold the word."""
_BEFORE_KIND = re.compile(r"哪一?[个家]|哪些|哪几[个家]|[只单光][看算比]|各个?|每[个家]|所有|全部|[几两二三四五六七八九十\d]+家")
_LONGEST_KIND = 6
_LONG = 6
"""Characters from which on one wrong one is taken for a typo."""
_NUMERALS = re.compile(r"[一二三四五六七八九十\d]")


@dataclass(frozen=True, slots=True)
class Naming:
    """Organisations that a question names, where it does, and names in it that the library does not hold.

    `named` are the organisations meant at each of the `spots`.
    """

    organisations: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    unknown: tuple[str, ...] = ()
    named: tuple[tuple[str, ...], ...] = ()


def resolve(question: str, organisations: Iterable[str], labels: Sequence[Spot] = ()) -> Naming:
    """Find the organisations that a question names; `labels` are stretches that name figures, not organisations."""
    held = held_names(tuple(organisations))
    found: list[str] = []
    spots: list[Spot] = []
    unknown: list[str] = []
    named: list[tuple[str, ...]] = []
    for start, end, meant in _mentions(question, held, labels):
        between = question[spots[-1][1] : start] if spots else ""
        spots.append((start, end))
        named.append(tuple(name.full for name in meant or ()))
        if meant is None:
            continue
        if len(spots) == 2 and meant and {name.full for name in meant} < set(found) and not _AMONG.search(between):
            found.clear()  # 12345 临沂: the place tells which of those
        if found and set(found) < {name.full for name in meant}:
            continue  # 聊城和临沂两个热线中心: a common noun for those already named
        found.extend(name.full for name in meant if name.full not in found)
        if not meant:
            unknown.append(question[start:end])
    if not spots:
        kind = of_kind(question, held.all, labels)
        return _of_kind(question, *kind) if kind else _typo(question, held.all)
    return Naming(tuple(found), tuple(spots), tuple(unknown), tuple(named))


def _of_kind(question: str, spot: Spot, meant: list[Name]) -> Naming:
    full = tuple(name.full for name in meant)
    return Naming(full, (spot,), () if full else (question[slice(*spot)],), (full,))


def left_out(question: str, naming: Naming) -> tuple[str, ...]:
    """The organisations that a question leaves out (除了枣庄和福建，…; 不算临沂)."""
    runs: list[list[tuple[Spot, tuple[str, ...]]]] = []
    for spot, meant in zip(naming.spots, naming.named, strict=False):
        if runs and _JOINING.fullmatch(question[runs[-1][-1][0][1] : spot[0]]):
            runs[-1].append((spot, meant))
        else:
            runs.append([(spot, meant)])
    out = (run for run in runs if _EXCEPT.search(question[: run[0][0][0]]) or _EXCEPTED.match(question[run[-1][0][1] :]))
    return tuple(dict.fromkeys(name for run in out for _, meant in run for name in meant))


def _mentions(question: str, held: HeldNames, labels: Sequence[Spot]) -> Iterator[tuple[int, int, list[Name] | None]]:
    """Every mention from left to right with the names that answer to it, none for an unknown one.

    None instead of names: one that is told of beside the organisation asked about (向市财政局要钱).
    """
    names, places = held.all, _places(question, held, labels)
    position, named = 0, -1
    while position < len(question):
        whole = max((name for name in names if question.startswith(name.full, position)), key=lambda n: len(n.full), default=None)
        if whole:
            yield position, position + len(whole.full), [whole]
            position = named = position + len(whole.full)
        elif position in places:
            end, stems = _run_of_places(places, position, names)
            places_end = end
            end, meant = _with_body(question, end, _located(names, stems), labels)
            lowest = end == places_end or bool(_LOWEST.search(question, places_end, end))
            meant = [name for name in meant if lowest or not name.places or name.stems[-1] in stems]
            yield position, end, meant
            position = named = end
        elif kind := _all_of_kind(question, position, names, labels):
            yield kind
            position = named = kind[1]
        elif body := _body_alone(question, position, held, labels):
            inside = position == named or (named > 0 and _is_of(question, position, body))
            another = _another_before(question, position, body[1])
            meant = [] if another else body[1]
            inside = inside or _is_office(question, position - len(another), meant)
            dealt_with = _DEALT_WITH.search(question[:position]) if named > 0 else None
            if dealt_with:
                yield dealt_with.start(), body[0], None
            elif not inside and not (_RECEIVED.search(question[:position]) and not meant):  # 财政局办公室 is inside the one named
                yield position - len(another), body[0], meant
            position = named = body[0]
        else:
            position += 1


def _all_of_kind(question: str, start: int, names: Sequence[Name], labels: Sequence[Spot]) -> tuple[int, int, list[Name]] | None:
    """Several of one kind (五个热线), where more than one but not all of the library's names hold the word."""
    for begin, end in _kinds_at(question, start):
        meant = [name for name in names if question[begin:end] in name.full]
        if 1 < len(meant) < len(names) and not overlaps((begin, end), labels):
            return (begin if question[start] == "哪" else start), end, meant  # 哪家 still asks for an order
    return None


def _kinds_at(question: str, start: int) -> Iterator[Spot]:
    """Where the word may stand that several organisations have in common: up to what tells of them, or the end of a word."""
    if match := _ALL_OF_KIND.match(question, start):
        yield match.span("kind" if match["kind"] else "among")
    if before := _BEFORE_KIND.match(question, start):
        begin, ends = before.end(), sorted(word_starts(question), reverse=True)
        yield from ((begin, end) for end in ends if begin + 1 < end <= begin + _LONGEST_KIND)


def _is_of(question: str, start: int, body: tuple[int, list[Name]]) -> bool:
    """Whether a common noun after a name (它那个服务中心, 驻外办事处) is a thing of the one named, and not another one."""
    if _OF_WHOLE.search(question[:start]):
        return True
    return bool(body[1]) and bool(_COMMON_NOUN.fullmatch(question[start : body[0]])) and not _JOINED.search(question[:start])


def _is_office(question: str, start: int, meant: list[Name]) -> bool:
    """Whether what no organisation of the library answers to is an office that another one has elsewhere (驻北京办事处)."""
    return not meant and question[max(start - 1, 0) : start] == _STATIONED


def _places(question: str, held: HeldNames, labels: Sequence[Spot]) -> dict[int, tuple[int, str]]:
    """Start -> (end, stem) of each place: those of the library, and any other that the dictionary knows as one."""
    import rjieba

    spots = {}
    for stem in filter(question.__contains__, held.stems):
        for match in re.finditer(re.escape(stem) + rf"(?:{_OF_MAYOR}{LEVELS})?", question):
            bare = overlaps(match.span(), labels)  # 临沂市民诉求办结率 is one of 临沂
            spots[match.start()] = (match.start() + len(stem) if bare else match.end(), stem)
    position = 0
    for word, tag in rjieba.tag(question):
        position = question.index(word, position)
        named = (tag == "ns" and rjieba.has_word(word)) or (tag in _NAMED_AFTER and _LOCAL.fullmatch(word))
        listed = named and len(word) > 1 and not _NO_PLACE.search(word) and not _is_of_body(question, position, word, held.all)
        if listed and not any(begin <= position < end for begin, (end, _) in spots.items()):
            spots[position] = (position + len(word), stem_of(word))
        position += len(word)
    own = {start: spot for start, spot in spots.items() if question[start - 1 : start] not in (_STATIONED, _TRAVELLED)}
    return {start: spot for start, spot in own.items() if not overlaps((start, spot[0]), labels)}


def _is_of_body(question: str, start: int, word: str, names: Sequence[Name]) -> bool:
    """Whether what the dictionary takes for a place begins a body of the library (江河局), or 和 before one (和县医院)."""
    begun = (name for name in names if word in name.body)
    if _SCHOOL.match(question, start) or any(short_form(question[start:], name.body) > len(word) for name in begun):
        return True
    joins = start > 0 and word[0] in _BEFORE_NAMES
    return joins and any(short_form(question[start + 1 :], body_of(name)) > len(word) for name in names)


def _run_of_places(places: dict[int, tuple[int, str]], start: int, names: Sequence[Name]) -> tuple[int, list[str]]:
    """Places of one name that follow each other directly: 山东省聊城市."""
    end = start
    stems: list[str] = []
    while end in places and not _is_another(names, stems, places[end][1]):
        end, stem = places[end]
        stems.append(stem)
    return end, stems


def _is_another(names: Sequence[Name], stems: list[str], next_stem: str) -> bool:
    """Whether a place begins another name (聊城临沂): the library knows it and the one before it, and none has both."""
    last = [name for name in names if stems and stems[-1] in name.stems and not PROVINCES.fullmatch(stems[-1])]
    return bool(last) and any(next_stem in name.stems for name in names) and all(next_stem not in name.stems for name in last)


def _located(names: Sequence[Name], stems: list[str]) -> list[Name]:
    """Names at a place; the places around it must not contradict where the name has them."""
    return [name for name in names if not set(stems).isdisjoint(name.stems) and name.stands_in(stems)]


def _with_body(question: str, start: int, located: list[Name], labels: Sequence[Spot]) -> tuple[int, list[Name]]:
    """Narrow the names at a place by the body that follows it; a body that none of them has makes the mention unknown."""
    whole = {name: len(body_of(name)) for name in located if question.startswith(body_of(name), start)}
    whole |= {name: len(name.body) for name in located if name.body and question.startswith(name.body, start)}
    lengths = whole or {
        name: clear_of(labels, start, start + short_form(question[start:], body_of(name))) - start for name in located
    }
    longest = max(lengths.values(), default=0)
    institution = _INSTITUTION.match(question, start)
    if institution and _is_name(institution.span(), labels) and institution.end() - start > longest:
        return institution.end(), [name for name in located if _misspells(institution[0], name.body)]
    if own := _OF_EVERY_PLACE.match(question, start):
        return max(own.end(), start + longest), [name for name in located if own[0] in name.body]
    if longest >= 2:
        end = start + longest - bool(_NEXT_WORD.search(question[start : start + longest + 1]))
        above = _GOVERNMENT.search(question[start:end])  # 区政府 is above the 街道办事处 whose name begins so
        meant = [n for n in located if lengths.get(n) == longest and not (above and _OWN_OF_GOVERNMENT.match(n.body))]
        whole_government = above is not None and question.startswith(_WRITTEN_OUT, start)
        return end, [n for n in meant if not whole_government or n.body.endswith(_WRITTEN_OUT)]
    return start, located


def _misspells(written: str, body: str) -> bool:
    """Whether a long name is a body but for one character; another number (第二医院) makes it another body."""
    alignment = fuzz.partial_ratio_alignment(written, body)
    if len(written) < _LONG or alignment is None or alignment.score < 100 - 100 / len(written) - 0.1:
        return False
    return _NUMERALS.findall(written) == _NUMERALS.findall(body[alignment.dest_start : alignment.dest_end])


def _is_name(spot: Spot, labels: Sequence[Spot]) -> bool:
    """Whether a stretch that reads like an institution is one: a label inside it (教育 in 教育局) is part of its name."""
    return not overlaps(spot, [label for label in labels if not (spot[0] <= label[0] and label[1] < spot[1])])


def _body_alone(question: str, start: int, held: HeldNames, labels: Sequence[Spot]) -> tuple[int, list[Name]] | None:
    """A body without its place: at least three of its characters in a row, or a short form that reaches its end."""
    lengths: dict[tuple[str, str], int] = {}
    begins = start in word_starts(question) or (start > 0 and question[start - 1] in _BEFORE_NAMES)
    for body, with_level in held.bodies if begins else ():
        length = clear_of(labels, start, start + short_form(question[start:], with_level)) - start
        stretch = question[start : start + length]
        if (
            length >= 3
            and not (stretch.isdigit() and question[start + length : start + length + 1] in ".0123456789")
            and (stretch in body or stretch[-1] == body[-1] or _in_two(stretch, body))
            and _is_name((start, start + length), labels)
        ):
            lengths[body, with_level] = length
        elif contracted := _contracted(question, start, body, with_level):
            lengths[body, with_level] = contracted
    if lengths:
        longest = max(lengths.values())
        meant = frozenset[Name]().union(*(held.bodies[body] for body, length in lengths.items() if length == longest))
        return start + longest, [name for name in held.all if name in meant]
    if begins and (school := _SCHOOL.match(question, start)) and school.end() in word_starts(question):
        called = re.compile(rf"^{school['level']}.*第{school['number']}(?:初级|高级|实验)?中学$")
        return school.end(), [name for name in held.all if called.search(body_of(name))]
    return _foreign_institution(question, start, labels)


def _contracted(question: str, start: int, body: str, with_level: str) -> int:
    """How long the contraction of a union's name is that stands in a question: 残联, 县残联 for 残疾人联合会, 科协; else 0."""
    union = _UNION.fullmatch(body)
    called = "".join(filter(None, union.groups())) if union else ""
    forms = (with_level[0] + called, called) if called else ()
    return next((len(form) for form in forms if question.startswith(form, start)), 0)


def _in_two(stretch: str, body: str) -> bool:
    """Whether a stretch is two pieces of a body that are words of their own (12345热线 of 12345市民热线中心)."""
    cuts = range(_PIECE, len(stretch) - _PIECE + 1) if len(stretch) > 2 * _PIECE else ()
    return any(stretch[:cut] in body and stretch[cut:] in body and cut in word_starts(stretch) for cut in cuts)


def _another_before(question: str, start: int, meant: list[Name]) -> str:
    """What right before a body makes it another one's: a name (徐汇财政局), a level of none of those meant (市财政局)."""
    import rjieba

    position, before = 0, ""
    for word, tag in rjieba.tag(question):
        position += len(word)
        if position == start:
            named = tag in _NAMED_AFTER and len(word) > 1
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
    if known and len(word) > 2 and _is_name((start, start + len(word)), labels):
        return start + len(word), []
    return None


def _typo(question: str, names: Sequence[Name]) -> Naming:
    """The one name that the question misspells, if there is exactly one near enough."""
    near = []
    for name in names:
        alignment = fuzz.partial_ratio_alignment(name.full, question)
        if alignment and alignment.score >= _TYPO_FLOOR and len(question) > len(name.full) // 2:
            near.append((alignment.score, name, (alignment.dest_start, alignment.dest_end)))
    near.sort(key=lambda item: -item[0])
    if not near or (len(near) > 1 and near[1][0] > near[0][0] - 5):
        return Naming()
    return Naming((near[0][1].full,), (near[0][2],))
