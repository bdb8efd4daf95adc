"""Which rows of a table a question sets in order by a word for their sort (哪个乡镇), as the labels of the rows end with it
or are names of such things (清洁能源 is a 产业).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.report import Figure, State
from retrieval.understanding.named.lexicon import fold

_WHICH = re.compile(r"哪一?(?:[个些座条处家所位]|[类种](?=产业|行业))?")
_IS_WHICH = re.compile(r"最[高低大小多少快慢长短]的(?P<sort>[^的最]{1,8}?)(?:分别)?[是为](?=哪)")
_LONGEST = 4
_LEVELS = "省市区县州旗镇乡村"
"""Words of one character that end the names of places of one level and of nothing else."""
_PLACES = re.compile(rf"(?:街道|[{_LEVELS}])+")
_LEVEL = re.compile(rf"街道|[{_LEVELS}]")
_INDUSTRIES = re.compile(r"(?:产业|行业)(?:类[别型]|门类)?")
_INDUSTRY = re.compile(
    r"业$|其他|农牧|种植|养殖|畜牧|加工|制造|建筑|建材|能源|电力|采矿|化工|医药|食品|材料|电子|装备|商贸|物流|批发|零售|批零|"
    r"住宿|餐饮|旅游|文旅|金融|运输|仓储|房地产|信息|软件|服务|科技"
)
_NO_INDUSTRY = re.compile(
    rf"(?:[局院校所站厂社园队费{_LEVELS}]|中心|公司|企业|作业|就业|街道|工程|项目|人员|资金|经费|支出|收入|活动|培训|建设|事业)$"
)


def sort_asked(text: str, labels: Collection[str]) -> str:
    """The word beside 哪个 that labels are of: 乡镇 for those in 镇 and in 乡; '' where there is none."""
    return next((word for word in _words_asked(text) if any(_is_of(word, label) for label in labels)), "")


def asks_other_places(text: str, labels: Collection[str]) -> bool:
    """Whether it asks for places of a level (哪个县, 最多的县是哪个) that no label is a name of."""
    which, said = _WHICH.search(text), _IS_WHICH.search(text)
    after = which is not None and _PLACES.match(text, which.end()) is not None
    return (after or (said is not None and _PLACES.fullmatch(said["sort"]) is not None)) and not sort_asked(text, labels)


def rows_of_sort(sort: str, rows: Sequence[Figure], highest: bool) -> list[Figure]:
    """The rows to be set in order: of places those of the level; of other things all, where one of the sort comes first.

    Else none, as what is called otherwise may be of the sort too (第一小学 is a 学校).
    """
    own = [one for one in rows if _is_of(sort, fold(one.row))]
    if not sort or len(own) == len(rows):
        return list(rows)
    if _PLACES.fullmatch(sort):
        return own
    if _INDUSTRIES.fullmatch(sort):
        return []
    sizes = {one.row: one.amount.value for one in rows if one.amount and one.state is State.VALUE}
    end = (max if highest else min)(sizes.values(), default=None)
    return list(rows) if sizes and all(sizes.get(one.row) != end or one in own for one in rows) else []


def _words_asked(text: str) -> list[str]:
    """What may be the word for a sort, longest first: what begins after 哪个, and what ends before 是哪个."""
    which, said = _WHICH.search(text), _IS_WHICH.search(text)
    after = text[which.end() : which.end() + _LONGEST] if which else ""
    before = said["sort"] if said else ""
    return [*(after[:length] for length in range(len(after), 0, -1)), *(before[start:] for start in range(len(before)))]


def _is_of(sort: str, label: str) -> bool:
    """Whether a label is the name of a thing of a sort."""
    if _INDUSTRIES.fullmatch(sort):
        return label.endswith("产业") or bool(_INDUSTRY.search(label) and not _NO_INDUSTRY.search(label))
    return label.endswith(_ends(sort))


def _ends(word: str) -> tuple[str, ...]:
    """The ends of names that a word stands for."""
    return tuple(_LEVEL.findall(word)) if _PLACES.fullmatch(word) else (word,)
