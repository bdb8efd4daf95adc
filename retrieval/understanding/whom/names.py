"""Names of organisations taken apart: places and a body, and how people shorten them; stretches of a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path

import yaml

from extraction.plates import plates_of
from retrieval.understanding.named.lexicon import fold

_DATA = Path(__file__).resolve().parents[3] / "data"
_CITIES, _FORMER_NAMES = _DATA / "cities.yaml", _DATA / "former_names.yaml"
Spot = tuple[int, int]
"""Start and end of a stretch of the question."""

_PEOPLES = (
    "维吾尔|(?:壮|回|藏|彝|苗|侗|瑶|白|傣|满|水|土|羌|黎|畲|佤|京|怒|蒙古|布依|土家|哈尼|傈僳|拉祜|纳西|景颇|仡佬|布朗|毛南|阿昌|普米|独龙|德昂"
    "|基诺|撒拉|东乡|保安|裕固|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春|朝鲜|仫佬|各)族"
)
"""Whose autonomous areas are called without them: 红河州 for 红河哈尼族彝族自治州."""
_ZONES = (
    r"(?:经济技术|经济|高新技术产业|高新技术|高新|旅游)开发区|经开区|高新区|(?:综合)?保税区|(?:工业|产业|科技)园区|开发区|新区"
)
"""Areas that are called by their place and kind, in full or not: 经开区 for 经济技术开发区."""
LEVELS = rf"(?:(?:{_PEOPLES})*(?:特别行政区|自治区|自治州|自治县|{_ZONES}|省|市|州|盟|区|县|旗))"
_PLACE = re.compile(rf"(?!{_ZONES})[\u4e00-\u9fff]{{2,8}}?{LEVELS}(?<!社区)(?!容|场[监管])")
"""A place; an area of it called by its kind alone (某市经济技术开发区) is a body there, and no place ends in 市容 or 社区."""
_BELOW_CITIES = re.compile(r"(?<!自治)(?<!行政)[区县旗]$")
_LEVEL = re.compile(rf"{LEVELS}$")
_ABOVE_ALL = re.compile(r"^(?:中国共产党|中共|中华人民共和国|国家税务总局(?=.+税务局))")
"""What stands before a name and is of no place: the party, the country, the office over all others."""
PROVINCES = re.compile(
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门"
)
_OF_ITS_OWN = re.compile(
    rf"(?:{PROVINCES.pattern})[\u4e00-\u9fff]{{4,}}|[\u4e00-\u9fff]{{2,4}}[镇乡](?!人民政府|政府)[\u4e00-\u9fff]{{4,}}"
)
"""A body named after a place that is none above it: a road's, or the town's that it serves."""
_STREET = re.compile(r"(?:人民政府)?([\u4e00-\u9fff]{2,4})(?:街道|镇|乡)")
_COMMUNITY = "社区"
_NAMING = ("m", "ns", "nr", "nz", "nt")
"""Tags of words that may name a street, as those for what is long or bright may not."""
_BEFORE_STREET = ("", "那", "那么", "和", "与", "跟", "同", "比", "、", "，", ",", "问", "查", "看")
_GOES_ON = re.compile("街|道|镇|乡|社区|路|桥|村|小区|[大中小]?学|医院|公园|工程|项目|行动|计划|补[贴助]|津贴")
_MONTH = re.compile(r"\d{1,2}月")
_MAYOR = re.compile("[市区县]长")
_BELOW_CITY = ("区", "县", "旗")


@dataclass(frozen=True)
class Name:
    """A folded name of an organisation taken apart; `of` is what the library calls it, by both name plates where it has two."""

    full: str
    places: tuple[str, ...]
    body: str
    of: str

    def stands_in(self, stems: Sequence[str]) -> bool:
        """Whether a run of places (山东省聊城市) may lead to it: none inside its place, above it what may hold it."""
        if not self.places or self.stems[-1] not in stems:
            return all(stem in self.stems for stem in stems)
        at = stems.index(self.stems[-1])
        above = [stem for stem in stems[:at] if stem not in self.stems]
        return set(stems[at:]) <= set(self.stems) and all(map(self._may_be_under, above))

    def is_in_province(self, province: str) -> bool:
        """Whether it is a body of a city of a province that its own name leaves out (山东 for 聊城市)."""
        return bool(self.places) and _provinces().get(self.stems[0]) == province

    def _may_be_under(self, stem: str) -> bool:
        """Whether a place that the name leaves out may stand above it: its own province, or any city above a district."""
        if len(self.places) > 1:
            return False
        if PROVINCES.fullmatch(stem) is None:
            return self.places[0].endswith(_BELOW_CITY)
        return stem == _provinces().get(self.stems[0], stem)

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The name in full, and without the places above where the body has a place's name in its own (四川南路小学)."""
        if _OF_ITS_OWN.match(self.body) is None:
            return (self.full,)
        return (self.full, *("".join([*self.places[at:], self.body]) for at in range(1, len(self.places) + 1)))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The places as people say them: without 省, 市, 区 …"""
        return tuple(stem_of(place) for place in self.places)


@cache
def _provinces() -> dict[str, str]:
    """The province of each city that `data/cities.yaml` names."""
    listed: dict[str, list[str]] = yaml.safe_load(_CITIES.read_text(encoding="utf-8"))
    return {city: province for province, cities in listed.items() for city in cities}


@dataclass(frozen=True)
class HeldNames:
    """The names of a library, sorted, and what many of them have in common, worked out once for all questions."""

    all: tuple[Name, ...]

    @cached_property
    def organisations(self) -> frozenset[str]:
        """Whose the names are."""
        return frozenset(name.of for name in self.all)

    @cached_property
    def bodies(self) -> Mapping[tuple[str, str], frozenset[Name]]:
        """Body, and body with its level word (财政局, 区财政局) -> the names that have both."""
        named: defaultdict[tuple[str, str], set[Name]] = defaultdict(set)
        for name in self.all:
            named[name.body, body_of(name)].add(name)
        return {body: frozenset(names) for body, names in named.items()}

    @cached_property
    def places(self) -> Mapping[str, frozenset[str]]:
        """Place (聊城市) -> the bodies there."""
        return _bodies_at((place, name.body) for name in self.all for place in name.places)

    @cached_property
    def communities(self) -> Mapping[str, str]:
        """What people call a street or a town by its community (万里社区) -> as its office is named (万里街道社区)."""
        own = (match for name in self.all if (match := _STREET.match(name.body)))
        return {f"{match[1]}{_COMMUNITY}": f"{match[0].removeprefix('人民政府')}{_COMMUNITY}" for match in own}

    @cached_property
    def stems(self) -> Mapping[str, frozenset[str]]:
        """Place as people say it (聊城) -> the bodies there."""
        return _bodies_at((stem, name.body) for name in self.all for stem in name.stems)


def with_street(text: str, held: HeldNames) -> str:
    """A text with the communities and streets that it names as the offices of these streets are called."""
    for said, named in held.communities.items():
        text = _with_whole_street(text.replace(said, named), named.removesuffix(_COMMUNITY))
    return text


def _with_whole_street(text: str, street: str) -> str:
    """A text with a street that it calls without its kind (万里 for 万里街道) written out, where a name may stand."""
    stem = street[: -len("街道")] if street.endswith("街道") else ""
    if not stem or stem not in text:
        return text
    import rjieba

    cut = [("", ""), *rjieba.tag(text), ("", "")]
    for (before, _), (word, tag), (after, _) in zip(cut, cut[1:], cut[2:], strict=False):
        if word == stem and tag in _NAMING and before in _BEFORE_STREET and not _GOES_ON.match(after):
            return re.sub(rf"(?<={re.escape(before)}){stem}(?!街道|社区)", street, text, count=1)
    return text


def as_named(text: str, held: HeldNames) -> str:
    """A text with the bodies of the library that it calls otherwise by their own names."""
    return with_present_name(with_street(text, held), held)


def with_present_name(text: str, held: HeldNames) -> str:
    """A text with an office that it calls as it was named before (环保局) by its name now, where the library holds such a one."""
    for now, former in _former_names().items():
        own = [body for body, _ in held.bodies if now in body]
        if own and not any(name in body for name in former for body, _ in held.bodies):
            text = re.sub(rf"(?:{'|'.join(former)})(?=[局厅委](?![员托]))", now, text)
    return text


@cache
def _former_names() -> dict[str, list[str]]:
    listed: dict[str, list[str]] = yaml.safe_load(_FORMER_NAMES.read_text(encoding="utf-8"))
    return listed


def _bodies_at(located: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for place, body in located:
        bodies[place].add(body)
    return {place: frozenset(own) for place, own in sorted(bodies.items())}


@lru_cache(maxsize=16)
def held_names(organisations: tuple[str, ...]) -> HeldNames:
    """The names of organisations, taken apart; remembered, as a library is asked many questions."""
    return HeldNames(tuple(name for organisation in sorted(set(organisations)) for name in _names_of(organisation)))


def _names_of(organisation: str) -> tuple[Name, ...]:
    """What an organisation is called by: each of its two name plates alone, and both together."""
    plates = tuple(replace(take_apart(fold(plate)), of=organisation) for plate in plates_of(organisation))
    return plates if len(plates) == 1 else (*plates, replace(plates[0], full=fold(organisation)))


@lru_cache(maxsize=100_000)
def stem_of(place: str) -> str:
    """聊城 for 聊城市; a place of two characters stays as it is."""
    stem = _LEVEL.sub("", place)
    return stem if len(stem) > 1 else place


@lru_cache(maxsize=100_000)
def take_apart(full: str) -> Name:
    """Split 中共上海市普陀区委社会工作部 into its places and its body 委社会工作部."""
    rest = _ABOVE_ALL.sub("", full)
    places: list[str] = []
    while (match := _PLACE.match(rest)) and not (match[0].endswith("市") and places and _BELOW_CITIES.search(places[-1])):
        places.append(match[0])
        rest = rest[match.end() :]
    return Name(full, tuple(places), rest, full)


def body_of(name: Name) -> str:
    """The body with the level word of its last place, as in 市政府办 or 区委社工部."""
    return (name.places[-1][-1] if name.places else "") + name.body


def short_form(text: str, body: str) -> int:
    """How many leading characters of the text stand in the body in the same order; 市 of 市长 is no 市."""
    length = position = 0
    body, text = body.replace("办公厅", "办公室"), text.replace("办公厅", "办公室")
    mayor = _MAYOR.search(text)
    month = _MONTH.match(text)  # 12月 after a place is no 12345
    for at, character in enumerate(text):
        found = body.find(character, position)
        if found < 0 or (month and at < month.end()) or (mayor and mayor.start() == at and mayor[0] not in body):
            break
        position, length = found + 1, length + 1
    return length


@lru_cache(maxsize=256)
def word_starts(text: str) -> frozenset[int]:
    """Where words begin: a name never starts inside one (务服务 in 话务服务)."""
    import rjieba

    starts, position = set(), 0
    for word in rjieba.cut(text):
        starts.add(position)
        position += len(word)
    return frozenset(starts | {position})


def clear_of(labels: Sequence[Spot], start: int, end: int) -> int:
    """Draw the end of a stretch back to the start of the first label that it runs into; one wholly inside is a part of it."""
    into = (begin for begin, stop in labels if begin < end <= stop or begin < start < stop)
    return min([end, *(max(begin, start) for begin in into)])


def overlaps(spot: Spot, others: Iterable[Spot]) -> bool:
    """Whether a stretch shares a character with any of the others."""
    return any(spot[0] < end and start < spot[1] for start, end in others)


def blanked(text: str, spots: Iterable[Spot]) -> str:
    """The text with the spots blanked out."""
    characters = list(text)
    for start, end in spots:
        characters[start:end] = "\n" * (end - start)
    return "".join(characters)
