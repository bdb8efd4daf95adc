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

from retrieval.understanding.numerals import numerals
from retrieval.understanding.whom.bodies import another_before, body_alone, with_body
from retrieval.understanding.whom.kinds import all_of_kind, of_kind
from retrieval.understanding.whom.names import HeldNames, Name, Spot, held_names
from retrieval.understanding.whom.places import STATIONED, located, places_in, run_of_places, within_province

_LOWEST = re.compile(r"街道|镇|乡")
"""Bodies that may be named beside their city alone, as no other level has the like (上海万里街道)."""
_TYPO_FLOOR = 82
"""Partial ratio (0–100) under which a near miss is not taken for a typo of a name."""
_COMMON_NOUN = re.compile(r"(?:便民|政务|市民|公共|社区|党群)?(?:服务)?(?:热线)?中心|街道办|办事处|办公室")
_DEALT_WITH = re.compile(r"[向找][省市区县]?$")
_HAS_DONE = "委托"
"""Who has something done at another (财政局委托第三方评价的是哪个项目) is not the one asked about."""
_RECEIVED = re.compile(r"[接招]待[省市区县]?$")
_JOINED = re.compile(r"(?:[和与跟同及比、较加]|还是|以及)$")
_JOINING = re.compile(r"[和与跟及、加]?|以及")
_EXCEPT = re.compile(r"(?:除了?|除去|去掉|剔除|排除|抛开|撇开|刨去|扣除|[不别]算上?|[不别]包括|不含|[不别]看)$")
_EXCEPTED = re.compile(r"以外|之外|除外|不[算计](?=$|谁|哪|其|各|剩)")
_CENTRE = "中心"
_FIELDS = ("n", "vn", "b", "an")
"""Tags of words that say what a 服务中心 is for."""
_OF_THEM = r"里|中|当中|的|20\d\d|[^\n，。谁哪几有]{0,14}(?:加起来|一共|合计|之和|平均|分别|各|谁|哪一?[个家]|排|最|相?差)"
_THOSE_FEW = re.compile(rf"(?:(?P<of>的)[这那]?几[个家](?:单位|部门|机构)?|[这那]?几[个家](?:单位|部门|机构))(?={_OF_THEM})")
_BEHIND_PLACE = re.compile(r"(?:的|里面?|中|当中)*(?:其[他余它]|剩下|另外)")
_AMONG = re.compile(r"[里中家个谁哪]")
_FEW = re.compile(r"(?<![哪有])[这那]?[几多][个家]$")
_FEW_AMONG = re.compile(r"[的里中，,谁哪]|之间|当中")
"""几个热线的 and 几家法院里谁 speak of all that are called so; 几个热线有公车 asks for their number."""
_COUNTED = re.compile(r"[的这那]?(?P<count>[两二三四五六七八九十2-9])[个家]")
_THAT_IS = re.compile(r"就是|也即|即|指的?是|指|我是?(?:说|问)的?是?|分别[是为]|包括|[（(:：]")
"""What tells which of those named before it are meant: 普陀的几个部门，就是财政局和社会工作部."""
_WITHIN = "在"
_WEIGHED_IN = re.compile(r"[^，。]{2,12}[里中][头面边]?占")
_PLUS = re.compile("加上?$")
_SUMMED, _MUCH = re.compile("一共|合计|加起来|总和|之和|占"), re.compile("的?[是有为]?(?=多少|几)")
_OF_WHOLE = re.compile(r"全[省市区县州旗]$")
"""福建全省12345热线 is what the one named deals with in its whole province."""


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
        written_out = bool(spots) and any(question[slice(*spots[-1])] == name.full for name in held.all)
        if meant == [] and written_out and between in ("", "的"):
            continue  # right after a name that is written out stands what it did: 某法院枫桥人民法庭建设项目
        spots.append((start, end))
        named.append(_organisations(meant or ()))
        if meant is None:
            continue
        if len(spots) == 2 and meant and set(_organisations(meant)) < set(found) and not _AMONG.search(between):
            found.clear()  # 12345 临沂: the place tells which of those
        if found and set(found) < set(_organisations(meant)) and not _BEHIND_PLACE.match(question[end:]):
            continue  # 聊城和临沂两个热线中心: a common noun for those already named
        found.extend(one for one in _organisations(meant) if one not in found)
        if not meant:
            unknown.append(question[start:end])
    if not spots:
        kind = of_kind(question, held.all, labels)
        return _of_kind(question, *kind) if kind else _typo(question, held.all)
    return Naming(_told_after(question, spots, named) or tuple(found), tuple(spots), tuple(unknown), tuple(named))


def _told_after(question: str, spots: Sequence[Spot], named: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Those of the ones named first that are named after that as the ones meant: by 就是, or as many as were spoken of
    (某区两个部门…财政局和民政局).
    """
    few = tuple(dict.fromkeys(name for whose in named[1:] for name in whose))
    if not few or not set(few) < set(named[0]) or not all(len(whose) == 1 for whose in named[1:]):
        return ()
    counted = _COUNTED.match(question, spots[0][1])
    as_many = counted and next((one.value for one in numerals(counted["count"] + "个")), None) == len(few)
    return few if as_many or _THAT_IS.search(question[spots[0][1] : spots[1][0]]) else ()


def _of_kind(question: str, spot: Spot, meant: list[Name]) -> Naming:
    whose = _organisations(meant)
    return Naming(whose, (spot,), () if whose else (question[slice(*spot)],), (whose,))


def _organisations(names: Iterable[Name]) -> tuple[str, ...]:
    """Whose the names are, each once."""
    return tuple(dict.fromkeys(name.of for name in names))


def left_out(question: str, naming: Naming) -> tuple[str, ...]:
    """The organisations that a question leaves out (除了枣庄和福建，…; 不算临沂)."""
    runs: list[list[tuple[Spot, tuple[str, ...]]]] = []
    for spot, meant in zip(naming.spots, naming.named, strict=False):
        among = _BEHIND_PLACE.match(question[spot[1] :]) and len(meant) > 1  # 除了财政局，某区的其他单位
        if runs and not among and _JOINING.fullmatch(question[runs[-1][-1][0][1] : spot[0]]):
            runs[-1].append((spot, meant))
        else:
            runs.append([(spot, meant)])
    out = (run for run in runs if _EXCEPT.search(question[: run[0][0][0]]) or _EXCEPTED.match(question[run[-1][0][1] :]))
    return tuple(dict.fromkeys(name for run in out for _, meant in run for name in meant))


def placed_among(text: str, naming: Naming) -> tuple[str, ...]:
    """The one named besides all those that it is placed among (某区几家里财政局排第几), and then these; () where none is so."""
    held = [*zip(naming.spots, naming.named, strict=False)]
    alone = [whose[0] for _, whose in held if len(whose) == 1 and sum(whose[0] in others for _, others in held) > 1]
    if not alone:
        return ()
    told = (whose for (start, _), whose in held if text[:start].endswith(_WITHIN) and alone[-1] in whose)
    among = naming.organisations if len(naming.organisations) > 1 else next(told, ())
    return (alone[-1], *among) if len(among) > 1 else ()


def named_first(text: str, naming: Naming) -> str:
    """The text with its only organisation before all else, where the whole of a share is its (项目支出占某局总支出几成)."""
    (start, end), *others = naming.spots or ((0, 0),)
    weighs = text[:start].endswith("占") or (text[:start].endswith(_WITHIN) and _WEIGHED_IN.match(text, end))
    return f"{text[start:end]}{text[:start]}{text[end:].removeprefix('的')}" if weighs and not others else ""


def added_up(text: str, naming: Naming) -> str:
    """The text as a question for the sum of organisations of which one is joined to the other by 加 (聊城三公加枣庄三公); ''."""
    joined = [(start, match) for start, _ in naming.spots[1:] if (match := _PLUS.search(text[:start]))]
    for start, match in reversed(joined):
        text = f"{text[: match.start()]}和{text[start:]}"
    summed = text if _SUMMED.search(text) else _MUCH.sub("一共", text, count=1)
    return summed if joined else ""


def few_named(text: str, naming: Naming) -> Spot | None:
    """Where 几个 stands before a name that several organisations answer to, or behind it, and asks for no number of them."""
    named = list(zip(naming.spots, naming.named, strict=False))
    behind = (match for (_, end), whom in named if len(whom) > 1 and (match := _THOSE_FEW.match(text, end)))
    if few := next(behind, None):
        return few.start() + bool(few["of"]), few.end()
    several = (start for (start, end), whom in named if len(whom) > 1 and _FEW_AMONG.match(text, end))
    return next((match.span() for start in several if (match := _FEW.search(text[:start]))), None)


def _mentions(question: str, held: HeldNames, labels: Sequence[Spot]) -> Iterator[tuple[int, int, list[Name] | None]]:
    """Every mention from left to right with the names that answer to it, none for an unknown one.

    None instead of names: one that is told of beside the organisation asked about (向市财政局要钱).
    """
    names, places = held.all, places_in(question, held, labels)
    position, named = 0, -1
    while position < len(question):
        whole = max((own for name in names for own in name.written if question.startswith(own, position)), key=len, default="")
        if whole:
            yield position, position + len(whole), [name for name in names if whole in name.written]
            position = named = position + len(whole)
        elif position in places:
            end, stems = run_of_places(question, places, position, names)
            there = located(names, stems)
            if not there:
                end, there = within_province(question, end, stems, names)
                stems += [stem for name in there for stem in name.stems]
            places_end = end
            end, meant = with_body(question, end, there, labels)
            lowest = end == places_end or bool(_LOWEST.search(question, places_end, end))
            meant = [name for name in meant if lowest or not name.places or name.stems[-1] in stems]
            yield position, end, meant
            position = named = end
        elif kind := all_of_kind(question, position, names, labels):
            yield kind
            position = named = kind[1]
        elif body := body_alone(question, position, held, labels):
            inside = position == named or (named > 0 and _is_of(question, position, body))
            another = another_before(question, position, body[1])
            meant = [] if another else body[1]
            inside = inside or _is_office(question, position - len(another), meant) or _ends_longer(question, position, body[0])
            dealt_with = _DEALT_WITH.search(question[:position]) if named > 0 else None
            if dealt_with:
                yield dealt_with.start(), body[0], None
            elif not meant and question.startswith(_HAS_DONE, body[0]):
                yield position - len(another), body[0], None
            elif not inside and not (_RECEIVED.search(question[:position]) and not meant):  # 财政局办公室 is inside the one named
                yield position - len(another), body[0], meant
            position = named = body[0]
        else:
            position += 1


def _is_of(question: str, start: int, body: tuple[int, list[Name]]) -> bool:
    """Whether a common noun after a name (它那个服务中心, 驻外办事处) is a thing of the one named, and not another one."""
    if _OF_WHOLE.search(question[:start]):
        return True
    return bool(body[1]) and bool(_COMMON_NOUN.fullmatch(question[start : body[0]])) and not _JOINED.search(question[:start])


def _ends_longer(question: str, start: int, end: int) -> bool:
    """Whether a common noun ends a longer name of something else (社区公共服务中心, 养老服务中心)."""
    if not (question[start:end].endswith(_CENTRE) and _COMMON_NOUN.fullmatch(question[start:end])):
        return False
    import rjieba

    word, tag = next(reversed(rjieba.tag(question[:start])), ("", ""))
    return len(word) > 1 and tag in _FIELDS


def _is_office(question: str, start: int, meant: list[Name]) -> bool:
    """Whether an office that another organisation has elsewhere is named (驻外办事处), or may be, where none of the library
    answers to it (驻北京办事处).
    """
    return question[:start].endswith(f"{STATIONED}外") or (not meant and question[max(start - 1, 0) : start] == STATIONED)


def _typo(question: str, names: Sequence[Name]) -> Naming:
    """The one name that the question misspells, if there is exactly one near enough."""
    near = []
    for name in names:
        alignment = fuzz.partial_ratio_alignment(name.full, question)
        if alignment and alignment.score >= _TYPO_FLOOR and len(question) > len(name.full) // 2:
            near.append((alignment.score, name, (alignment.dest_start, alignment.dest_end)))
    near.sort(key=lambda item: -item[0])
    if not near or any(score > near[0][0] - 5 for score, name, _ in near[1:] if name.of != near[0][1].of):
        return Naming()
    return Naming((near[0][1].of,), (near[0][2],))
