"""Places in a question (山东省聊城市): those of the library and those that the dictionary knows, and whose names they lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.understanding.whom.bodies import BEFORE_NAMES, NAMED_AFTER, begins_body
from retrieval.understanding.whom.names import LEVELS, PROVINCES, HeldNames, Name, Spot, overlaps, stem_of

_NO_PLACE = re.compile(
    r"^(?:中国|中央|国家|全省|全市|全区|国内|国外|境外|城镇|乡镇|村镇|集镇|新建|惠及|东西|城市|[东西南北]至|馆[藏内舍]|几比|花钱买|中[加])$|[度街路]$"
)
"""What the dictionary takes for places, though it is none in these questions (满意度, 大街, 馆藏)."""
_LOCAL = re.compile(r"[\u4e00-\u9fff]{2,}[省市区县州旗]")
"""A place that the dictionary does not hold, by its level: 东昌府区."""
_OF_MAYOR = r"(?![市区县]长(?:热线|公开|专线|信箱|电话|是|叫|姓|$))"
"""枣庄市长热线 is the 市长热线 of 枣庄."""
_NUMERALS = tuple("一二两三四五六七八九几半")
_YUAN, _SUM = "元", re.compile(r"(?:多少|几|[\d万亿百千])$")
_CITY = "市"
_EVERY_ONE = re.compile(
    r"(?:省?(?:境内|[里内]))?的?(?:各[个家]?|每一?[个家]|所有的?|全部的?|[这那]?[几两二三四五六七八九十\d]+[个家])|(?:省?(?:境内|[里内]))?的|省?(?:境内|内)|(?=单位|部门|热线(?!中心))"
)
"""山东的热线 and 山东三家 mean those of its cities; 山东省热线中心 is one of the province itself."""
_OF_SEVERAL = re.compile(r"谁|哪[一几]?[家个]|[两二三四五六七八九几][家者]|各|分别|排[个一下名序]|合计|一共|加起来|平均|相差")
STATIONED = "驻"
"""驻北京办事处 is an office of the one named, and 北京 no other organisation's place."""
_OFFICE_THERE = re.compile(r"(?:[、和与及跟][\u4e00-\u9fff]{2,3}?)*(?:两地|两个)?的(?:办事处|驻外机构)")
_TRAVELLED = "赴"
"""赴韩国 tells where someone went."""
_SLOGAN = re.compile(r"(?:数字|智慧|平安|健康|美丽|法治|诚信|信用|文明|清廉|幸福|好客|活力|和美|绿色|无废|书香|善治)$")
"""What makes a place the name of an undertaking (数字山东)."""


def places_in(question: str, held: HeldNames, labels: Sequence[Spot]) -> dict[int, tuple[int, str]]:
    """Start -> (end, stem) of each place: those of the library, and any other that the dictionary knows as one."""
    import rjieba

    spots = {}
    for stem in filter(question.__contains__, held.stems):
        for match in re.finditer(re.escape(stem) + rf"(?:{_OF_MAYOR}{LEVELS})?", question):
            bare = overlaps(match.span(), labels)  # 临沂市民诉求办结率 is one of 临沂
            spots[match.start()] = (match.start() + len(stem) if bare else match.end(), stem)
    position = 0
    for cut, tag in rjieba.tag(question):
        position = question.index(cut, position)
        word = cut[1:] if len(cut) > 2 and cut[0] == _YUAN and _SUM.search(question, 0, position) else cut  # 多少元云泽市
        position += len(cut) - len(word)
        named = (tag == "ns" and rjieba.has_word(word)) or (tag in NAMED_AFTER and _LOCAL.fullmatch(word))
        named = named or (not position and rjieba.has_word(f"{word}{_CITY}"))  # 烟台 alone is a word of another sort
        listed = named and len(word) > 1 and not _NO_PLACE.search(word) and not begins_body(question, position, word, held.all)
        tenths = word[0] == "成" and question[position - 1 : position] in _NUMERALS  # 一成都没用到
        joins = word[0] in BEFORE_NAMES and position + 1 in spots  # 那青禾县, which the dictionary cuts as one
        if listed and not (joins or tenths) and not any(begin <= position < end for begin, (end, _) in spots.items()):
            spots[position] = (position + len(word), stem_of(word))
        position += len(word)
    own = {start: spot for start, spot in spots.items() if question[start - 1 : start] not in (STATIONED, _TRAVELLED)}
    own = {start: spot for start, spot in own.items() if not (_SLOGAN.search(question[:start]) or _stationed(question, spot[0]))}
    return {start: spot for start, spot in own.items() if not overlaps((start, spot[0]), labels)}


def _stationed(question: str, end: int) -> bool:
    """Whether a place is where an office stands that another organisation has there (在北京、济南的办事处)."""
    return _OFFICE_THERE.match(question, end) is not None


def run_of_places(
    question: str, places: dict[int, tuple[int, str]], start: int, names: Sequence[Name]
) -> tuple[int, list[str]]:  # fmt: skip
    """Places of one name that follow each other directly: 山东省聊城市."""
    end = start
    stems: list[str] = []
    several = _OF_SEVERAL.search(question) is not None
    while end in places and not _is_another(names, stems, places[end][1], several):
        end, stem = places[end]
        stems.append(stem)
    return end, stems


def _is_another(names: Sequence[Name], stems: list[str], next_stem: str, several: bool) -> bool:
    """Whether a place begins another name (聊城临沂): the library knows it and the one before it, and none has both; behind a
    province that is one of `several` named, where it stands in none of that (福建临沂谁多).
    """
    if several and len(stems) == 1 and PROVINCES.fullmatch(stems[0]) and any(name.stems == (stems[0],) for name in names):
        nexts = [name for name in names if next_stem in name.stems]
        return bool(nexts) and not any(name.stands_in([*stems, next_stem]) for name in nexts)
    last = [name for name in names if stems and stems[-1] in name.stems and not PROVINCES.fullmatch(stems[-1])]
    return bool(last) and any(next_stem in name.stems for name in names) and all(next_stem not in name.stems for name in last)


def within_province(question: str, end: int, stems: Sequence[str], names: Sequence[Name]) -> tuple[int, list[Name]]:
    """Where what tells of all in a province ends that no name holds (山东的, 山东三家), and the names of its cities."""
    every = _EVERY_ONE.match(question, end)
    if not every or not PROVINCES.fullmatch("".join(stems)):
        return end, []
    return every.end(), [name for name in names if name.is_in_province(stems[-1])]


def located(names: Sequence[Name], stems: list[str]) -> list[Name]:
    """Names at a place; the places around it must not contradict where the name has them."""
    return [name for name in names if not set(stems).isdisjoint(name.stems) and name.stands_in(stems)]
