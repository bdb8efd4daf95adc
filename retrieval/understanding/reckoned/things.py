"""The things that a question names side by side: joined with 和, weighed with 占 or 比, or one inside the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.indicators import Catalogue, Indicator
from retrieval.understanding.cues import RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import Meaning, Mention, fold
from retrieval.understanding.query import Query

_JOINING = frozenset(
    {"和", "与", "及", "以及", "、", "跟", "同", "还有", "加", "加上", "再加", "再加上", "分别", "或", "还是", "和它", "同它",
     "+"}
)  # fmt: skip
_WEIGHING = frozenset(
    {"占", "在", "占了", "占到", "各占", "各自占", "分别占", "比", "是", "相比", "对比", "减", "减去", "除以", "/", "相当于",
     "相对于", "较", "比起", "超过", "超出", "多于", "大于", "高于", "低于", "少于", "小于"}
)  # fmt: skip
_ADDED = frozenset({"加", "加上"})
_AGAINST = frozenset({"比", "较", "相比", "比起", "相对于"})
INSIDE = frozenset({"里", "中", "里头", "里面", "当中", "其中", "内", "里边", "下面", "上"})
_OF_ROW = frozenset({"", "的"})
"""What stands between a row and its column."""
_DOING = re.compile(r"(?:的|购?买|采购|用于|用在|花在)+$")
_ITEM = re.compile(r"3\d{4}")
_ITEM_NAMED = re.compile(rf"economic_{_ITEM.pattern}")
_STATED = re.compile(r"[是有为]?\d[\d.]*[多余来]?(?:[万亿]?元|[万亿])?[多余]?")
"""A number that is put to the test, between two things: 基本支出119万，项目支出552万，对吗."""
_SUMMED = re.compile(r"加起来|合起来|加一起|合计|一共")
_STEM = re.compile(r"(?:的钱|的费用|的支出|费用|支出|开支|的)$")
_ROLE = re.compile(r"^的?(?:年初|全年)?(?:预算|决算)数?(?=[占比较减])|^(?:的?(?:金额|总额|数额|额|资金|支出|费用?|开支|经费))+")
"""What a name may end with before the word that joins it to the next: 小微企业合同|金额|占."""
_ROLE_AND = re.compile(r"^的?(?:年初|全年)?(?:预算|决算)数?(?=(?:[和与跟、]|再?加上?)$)")
_ROLE_NEXT = re.compile("(?:年初|全年)?[预决]算")
_EITHER = re.compile(r"^的?[多高大少低小](?:些|一点|一些)?(?=还是)")
_TOGETHER = re.compile(r"加起来|合起来|[加合]在?一起|合计|一共|共计|之和|总和|差额|差距|差值|相差|之差|几倍|多少倍")
_EACH = re.compile(r"各|分别")
_EACH_SHARE = re.compile(r"(?:各自?|分别)占|占比(?:各|分别)|占比[和与、].*占比|[和与、][^占]*占比(?:是|有|为)*(?:多少)?$")

_LISTED = re.compile(r"以?及|[和与、]")
_ASKING = re.compile(r"有?(?:几|多少)")
_SHARE_FOLLOWS = re.compile(r"的?(?:占比|比重|比例|百分比|份额)")
_EACH_OF_WHOLE = re.compile(r"(?:各自?|分别)占了?(?:到|比)?(?=[^多几比的到百了]{2})")
"""The share of each thing in a whole that is named: 各占公用经费多少."""
_MORE_BY = re.compile(
    r"(?:谁|哪一?[个家项边])(?:的|更|要)*(?P<way>[多高大贵少低小])[些点]?[，,]?(?:(?P=way)[出了]*)?(?:多少|几)"
)
"""哪个多，多多少 of two."""


_MEAN_LAST = re.compile(r"平均(?:数|值|每项|一项|下来|起来)?(?:[是为有]|大[约概]|花了?)*(?:多少|几)[钱万元]*呢?$")


def more_by(query: Query) -> Query:
    """How far two are apart, bodies or things, where it is asked which of them is more and by how much."""
    two = {max(len(query.organisations), 1), len({row.text for row in query.rows})} == {1, 2}
    asked = two and query.operation in RANKING and _MORE_BY.search(query.question)
    return replace(query, operation=Operation.DIFFERENCE) if asked else query


def things_of(question: str, mentions: Sequence[Mention], weighed: bool) -> list[list[Mention]]:
    """The mentions of each thing asked, in the order of the question; the words that only place them belong to each.

    `weighed`: 占, 比 and the like join as 和 does. A thing asked for within another (采购里服务占多少) comes before the whole.
    """
    rows = [mention for mention in mentions if mention.names_row]
    if cells := cells_beside(question, rows):
        placing = [mention for mention in mentions if mention not in rows]
        return [sorted([*placing, *cell], key=lambda m: m.start) for cell in cells]
    joining = _JOINING | _WEIGHING | INSIDE if weighed else _JOINING
    between = (_SUMMED.sub("", _link(question, *pair)) for pair in pairwise(rows))
    between = ("、" if _STATED.fullmatch(link) else link for link in between)
    links = [_EITHER.sub("", _ROLE.sub("", link)).strip("的数") for link in between]
    if weighed and len(rows) == 2 and not links[0] and _is_share_within(question, *rows):
        links = ["里"]
    sides = zip(pairwise(rows), links, strict=True)
    in_a_row = all(link in _JOINING or (not link and not has_columns(*pair)) for pair, link in sides)
    listed = weighed and not any(links) and _TOGETHER.search(question)  # 水费电费加起来
    listed = listed or (weighed and in_a_row and any(links[:1]) and _SUMMED.search(question))  # 三公经费和水费电费合计
    beside = {""} if listed or _EACH.search(question) else set()
    unwritten = not any(row.end for row in rows)  # the parts of a thing that the question names as a whole
    beside |= {""} if unwritten or _items(*rows) or all(map(_asks_itself, rows)) else set()
    beside |= {""} if _TOGETHER.search(question) and all(map(_is_fee, rows)) else set()
    joined = [
        mention for (before, mention), link in zip(pairwise(rows), links, strict=True)
        if link in joining | beside or (link == "其中" and not has_columns(before, mention))
    ]  # fmt: skip
    placed = has_columns(*rows[:2]) if len(rows) > 1 else False
    placed = placed or (weighed and len(rows) > 2 and links[0] in INSIDE)  # 基本支出里津贴补贴占工资福利支出多少
    if len(joined) > 1 and placed and links[0] in {""} | INSIDE and joined[0] is rows[1]:
        joined, links = joined[1:], links[1:]
    if not joined:
        return [list(mentions)]
    separate = [rows[rows.index(joined[0]) - 1], *joined]
    shared = [mention for mention in mentions if mention not in separate]
    named = [sorted([*shared, mention], key=lambda m: m.start) for mention in separate]
    return named[::-1] if len(named) == 2 and weighed and links and links[0] in INSIDE else named


def _link(question: str, before: Mention, after: Mention) -> str:
    """What stands between two names, without the role of the first: its 预算和 that of another, but not 预算和决算 of one."""
    link = question[before.end : after.start]
    return link if after.text == before.text or _ROLE_NEXT.match(after.text) else _ROLE_AND.sub("", link)


def _is_share_within(question: str, whole: Mention, part: Mention) -> bool:
    """Whether the share of a part is asked for after its whole: 基本支出的人员经费占比."""
    joined = question[whole.end : part.start] == "的" and not has_columns(whole, part)
    return joined and bool(_SHARE_FOLLOWS.match(question, part.end))


def things_named(query: Query) -> list[list[Mention]]:
    """The things of a question that is read by its operation alone."""
    return things_of(query.question, query.mentions, query.operation is not Operation.VALUE)


def _items(*rows: Mention) -> bool:
    """Whether all are items of the economic classification as they are printed, none of which holds another (水费电费)."""
    return all(row.printed and _ITEM.fullmatch("".join(row.codes)) for row in rows)


def _is_fee(row: Mention) -> bool:
    """Whether a name is that of one fee (公务接待费, 物业), which holds no other, as 三公经费 does."""
    item = _ITEM_NAMED.fullmatch("".join(row.keys(None)))
    return item is not None or (row.text.endswith("费") and not row.text.endswith("经费"))


def _asks_itself(row: Mention) -> bool:
    """Whether the words for a thing ask for it too (几个优几个良)."""
    return bool(_ASKING.match(row.text))


def has_columns(row: Mention, column: Mention) -> bool:
    """Whether two mentions that follow each other are a row and a column of it (事业运行基本支出), not two rows."""
    return column.names_column and not row.names_column


def cells_beside(question: str, rows: Sequence[Mention]) -> list[list[Mention]]:
    """Cells that a question sets side by side, each by its row and its column (甲的项目支出和乙的项目支出), or the first of them
    beside rows; none where it names but one, or a column by itself.
    """
    cells: list[list[Mention]] = []
    for row in rows:
        of_row = bool(cells) and len(cells[-1]) == 1 and names_cell(question, cells[-1][0], row)
        cells = [*cells[:-1], [*cells[-1], row]] if of_row else [*cells, [row]]
    links = [question[one[-1].end : other[0].start] for one, other in pairwise(cells)]
    told = all(_ROLE.sub("", _SUMMED.sub("", link)).strip("的数") in _JOINING | _WEIGHING for link in links)
    # 占本年支出合计 weighs in a column as a whole; elsewhere a column by itself belongs to the row before it
    mere = any(len(cell) == 1 and cell[0].names_column and "占" not in link for link, cell in zip(links, cells[1:], strict=True))
    return cells if len(cells) > 1 and told and not mere and len(cells[0]) > 1 else []


def names_cell(question: str, row: Mention, column: Mention) -> bool:
    """Whether a column is named right after a row that has it: 事业运行的项目支出."""
    return has_columns(row, column) and question[row.end : column.start] in _OF_ROW


def shares_apart(question: str) -> bool:
    """Whether the share of each thing in the whole is asked for (各占多少), not that of one in the other."""
    return bool(_EACH_SHARE.search(question)) and not _EACH_OF_WHOLE.search(question)


def each_weighed(query: Query) -> list[str]:
    """水费电费各占公用经费多少 as a question for the share of each; none for other questions."""
    match = _EACH_OF_WHOLE.search(query.question)
    rows = [row for row in query.rows if row.text and match and row.end <= match.start()]
    if match is None or (rows and rows[-1].end != match.start()):
        return []
    rest = query.question[match.end() :]
    if len(rows) > 1:
        return [f"{query.question[: rows[0].start]}{row.text}占{rest}" for row in rows]
    before = query.about[: match.start()].rpartition("\n")[2].removeprefix("的")
    names = [name for name in _LISTED.split(before) if len(name) > 1]
    whose = query.question[: match.start()].removesuffix(before)
    return [f"{whose}{name}占{rest}" for name in names] if len(names) > 1 and set(names) <= set(query.leftovers) else []


def added(question: str, mentions: Sequence[Mention]) -> bool:
    """Whether things are joined by 加 (奖金加绩效工资)."""
    rows = [mention for mention in mentions if mention.names_row]
    return any(question[before.end : mention.start].strip("的数再") in _ADDED for before, mention in pairwise(rows))


def set_against(question: str, mentions: Sequence[Mention]) -> bool:
    """Whether one thing is set against the next: 年末结转比年初结转多了多少."""
    rows = [mention for mention in mentions if mention.names_row]
    return any(question[before.end : mention.start].strip("的数") in _AGAINST for before, mention in pairwise(rows))


def mean_of_several(query: Query) -> bool:
    """Whether the mean of several things of one organisation is asked for (水费和电费平均多少)."""
    plain = query.measures == (Measure.AMOUNT,) and not (query.leftovers or query.unnamed)
    return plain and len(things_of(query.question, query.mentions, weighed=True)) > 1 and bool(_MEAN_LAST.search(query.question))


def inside(question: str, whole: Mention, part: Mention) -> bool:
    """Whether one thing is asked for within the one named before it: 差旅费里的机票, 办公费里买打印纸."""
    return _DOING.sub("", question[whole.end : part.start]) in INSIDE


def agreed_meaning(mentions: Sequence[Mention], catalogue: Catalogue) -> Mention | None:
    """One mention for several everyday words of one indicator (公车烧油修理), where its words hold every one of them."""
    stems = [_STEM.sub("", mention.text) or mention.text for mention in mentions]
    meant = dict.fromkeys(key for mention in mentions for key in mention.keys(None)) if len(mentions) > 1 else {}
    for indicator in filter(None, map(catalogue.by_id, meant)):
        words = [fold(word) for word in (indicator.name, *indicator.words)]
        if all(any(stem in word for word in words) for stem in stems):
            text = "".join(mention.text for mention in mentions)
            return Mention(text, mentions[0].start, mentions[-1].end, (Meaning(None, indicator.id),))
    return None


def senses(mention: Mention, catalogue: Catalogue) -> list[Mention]:
    """One mention for each of several things that a word means alike (水电费: 水费, 电费)."""
    equal = equal_meanings(mention, catalogue)
    return [replace(mention, meanings=(meaning,)) for meaning in equal] if len(equal) > 1 else [mention]


def summands(mention: Mention, catalogue: Catalogue) -> list[Mention]:
    """The senses of a word that may be added up: two numbers of the same things (保有量, 车辆总数) are one."""
    told: dict[tuple[str, str], Mention] = {}
    for at, sense in enumerate(senses(mention, catalogue)):
        meant = catalogue.by_id(next(iter(sense.keys(None)), ""))
        told.setdefault((meant.funds, meant.unit) if meant and meant.funds else ("", str(at)), sense)
    return list(told.values())


def equal_meanings(mention: Mention, catalogue: Catalogue) -> list[Meaning]:
    """The indicators that have a word among their own, where no report prints it; not the whole of which it names a part."""
    meant = ((key, catalogue.by_id(key)) for key in mention.keys(None) if not mention.printed)
    return [Meaning(None, key) for key, one in meant if one and mention.text in map(fold, _whole_words(one))]


def _whole_words(indicator: Indicator) -> list[str]:
    return [word for word in indicator.words if word not in indicator.parts]
