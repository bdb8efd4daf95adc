"""The lines above a grid: its title, its unit of account, and what else is printed there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extraction.forms import form_of
from extraction.headings import reads_as_title
from extraction.numbers import without_blanks
from extraction.printed import is_collapsed_table
from extraction.report import Block, Line
from extraction.units import units_above

UNIT = re.compile(
    r"单位[:：]?(?:人民币)?(?P<unit>[万千亿]?元|%)(?=(?:公开|预决|决公开|财决)|[^\u4e00-\u9fff]|$)|[（(](?P<bracketed>[万千亿]?元)[）)]$"
)
FORM_NUMBER = re.compile(
    r"[公开预决算财附部门单位]{0,8}"
    r"(?:\d{1,2}(?:-\d{1,2})?表|表\d{1,2}?(?:-\d{1,2}?)?(?=20\d\d年)|表\d{1,2}(?:-\d{1,2})?|"
    r"附件\d{1,2}$|表[一二三四五六七八九十]{1,3}(?![\u4e00-\u9fff]))"
)
"""The number of a form; before a year no more digits than leave the year whole (附件1 2023年度…)."""
_ORGANISATION = re.compile(r"^\S{0,4}(?:部门|单位)(?:名称|编码|及代码|[（(][^）)]*[）)])*[:：]")
_PROJECT = re.compile(
    r"(?:专项)?项目(?:支出)?名称[:：](?P<name>[^:：，。；]{2,60}?)(?=(?:金额|计量)?单位[:：]|(?:业务|项目|预算)?(?:主管|实施|承担|预算)(?:部门|单位)|"
    r"项目(?:编码|类别|负责人|单位|属性|级次)|$)"
)
_FORM_OF = re.compile(
    r"(?:(?:19|20)\d\d年度?)?(?:关于)?[“\"]?(?P<name>[^:：，。；]{4,40}?(?P<kind>项目|专项|工程|经费|资金|补助|补贴))[”\"]?的?(?:支出)?"
    r"绩效(?:目标|指标)?(?:自评|评价|完成|实现|评分)(?:结果|情况|得分)?(?:明细)?表(?:[（(].*)?"
)
_NO_PROJECT = re.compile(
    r"(?:[^“”]*(?:部门|单位|政府|本级|[省市县区]级|年度?|[局厅委处院校馆站所队会社室园部中]心?))?"
    r"(?:财政|支出|整体|重点|一般|专项|[省市县区]级|部门|单位|特定目标类?|运转类|其他|全部|各|的|和)*"
    r"(?:项目|专项|工程|经费|资金|补助|补贴)+|.*(?:预算|转移支付)(?:项目|专项|资金)+"
)
"""Words before 绩效自评表 that name the form alone, or whose projects it scores: 市级预算项目, X局部门预算项目."""
_OF_PROJECT = re.compile(r"^(?:项目(?:编码|类别|负责人|属性|级次)|联系(?:人|电话|方式))[:：]")
_PART_OF_FORM = re.compile(
    r"(?:年度)?(?:绩效|评价|考核)指标(?:完成情况|体系|情况)?|(?:项目|预算)?资金(?:执行|使用)?情况|年度(?:总体)?(?:绩效)?目标"
)
"""A row of a 绩效自评表 that heads its next part over the whole width of the form."""
_PERIOD = re.compile(r"^[（(]?(?:19|20)\d\d年?度?[）)]?$|^(?:填报|编制|公开)?(?:日期|时间)[:：]|^(?:\d{4}年\d+月\d+日)$")
_OF_YEAR = re.compile(r"^[（(](?:19|20)\d\d年度?[）)](?=.)")
"""The year of a form that stands before its project in one line: （2024年度）项目名称：X."""
PAGE_NUMBER = re.compile(r"^(?:Page)?[-—–－_~·第/\s]*\d+[-—–－_~·页/\s，,]*(?:(?:共|of)?\d+页?)?[-—–－_~·\s]*$", re.IGNORECASE)
_NUMBERING = re.compile(
    r"^(?:附件|附表|附|表)(?:(?:\d{1,2}?(?:-\d{1,2}?)?)?(?=20\d\d年)|[一二三四五六七八九十\d]+(?:-\d+)?[:：、.．]?|[:：])(?=.)|"
    r"^第[一二三四五六七八九十]+(?:部分|[章节])[、:：]?(?=.)|"
    r"^[（(]?[一二三四五六七八九十]+[）)]?[、.．:：]|^[（(][一二三四五六七八九十\d]+[）)]|^\d{1,2}(?:[、．]|\.(?!\d))"
)
_HEADING = re.compile(r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])")
_TABLE_WORD = re.compile(r"(?:表|情况|分布|明细|构成|名单)(?:[（(].*[）)])?$|(?<![预决]算)统计数$|一览|清单$|目录$")
_CONTINUED = re.compile(r"[（(]续(?:表)?\d*[）)]|^续表\d*|[（(]续$")
_NO_WORDS = re.compile(r"[（(][）)]")
"""The brackets that a unit leaves: 收入决算表（单位：元）."""
_END_OF_TITLE = re.compile(r"[预决算总汇明细情况一览]{0,4}表")
"""What a title that wraps leaves for its second line."""
_STATISTICS = re.compile(r"^\S{0,8}统计数据?(?:如下)?[:：]?$")
"""What introduces the counts under a form of money."""
_SENTENCE_END = re.compile(r"[。；;，,：:]$")
_STOPS = ("。", "；", ";")
_SEEN_BELOW = re.compile(r"[如见详]下?表|[见如]下")
_LONGEST_TITLE = 45
_RUNNING_SHARE = 2


@dataclass(frozen=True, slots=True)
class Caption:
    """What the lines directly above a grid say: its title, unit, whether it is marked as continued, and their block numbers.

    `counted` is the unit of counts beside that of account (单位：万元、人) or alone; `subject` the project of a form
    (项目名称：X). `adjacent` tells whether nothing but such lines stands between this grid and the one before; `flattened`
    are the block numbers of lines among them into which a dump has pressed a part of the table.
    """

    title: str = ""
    unit: str | None = None
    continued: bool = False
    adjacent: bool = False
    counted: str = ""
    subject: str = ""
    lines: frozenset[int] = frozenset()
    flattened: frozenset[int] = frozenset()

    @property
    def names_table(self) -> bool:
        """Whether the grid has a title of its own."""
        return bool(self.title)


def running_heads(blocks: Sequence[Block]) -> frozenset[str]:
    """Texts that stand on most pages: running heads and feet, never titles."""
    pages = {block.place.page for block in blocks if block.place.page is not None}
    on_pages = {(block.text, block.place.page) for block in blocks if isinstance(block, Line) and block.place.page}
    counts = Counter(text for text, _ in on_pages if not UNIT.search(without_blanks(text)))
    return frozenset(text for text, count in counts.items() if count > 3 and count * _RUNNING_SHARE > len(pages))


def read_caption(blocks: Sequence[Block], grid: int, running: frozenset[str]) -> Caption:
    """The caption of the grid at an index, from the lines between it and the block that ends them."""
    caption, index = Caption(), grid - 1
    while index >= 0:
        block = blocks[index]
        if not isinstance(block, Line):
            return replace(caption, adjacent=True)
        text = without_blanks(block.text).lstrip("#*")
        index -= 1
        if is_collapsed_table(block.text):
            caption = replace(caption, flattened=caption.flattened | {index + 1})
            continue
        if not text or block.text in running or PAGE_NUMBER.match(text) or _wraps_organisation(blocks, index + 1):
            continue
        if not is_furniture(text):
            return _with_title(caption, blocks, index + 1)
        caption = _with_furniture(caption, text, index + 1)
    return caption


def _wraps_organisation(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line is the rest of a long 部门：X, which starts at the same edge one or two lines higher."""
    box = blocks[index].place.bbox
    for above in takewhile(lambda block: isinstance(block, Line), reversed(blocks[max(index - 2, 0) : index])):
        names = isinstance(above, Line) and above.place.page == blocks[index].place.page
        started = above.place.bbox if names and _ORGANISATION.match(without_blanks(getattr(above, "text", ""))) else None
        if box and started and abs(started[0] - box[0]) < started[3] - started[1]:
            text = without_blanks(getattr(blocks[index], "text", ""))
            return box[2] < started[2] and not is_furniture(text) and not is_title(text)
    return False


def _with_furniture(caption: Caption, text: str, index: int) -> Caption:
    unit, (money, counted) = UNIT.search(text), units_above(text)
    return replace(
        caption,
        unit=caption.unit or (unit and (unit["unit"] or unit["bracketed"])) or money,
        counted=caption.counted or counted,
        subject=caption.subject or project_named(text),
        continued=caption.continued or bool(_CONTINUED.search(text)),
        lines=caption.lines | {index},
    )


def is_furniture(text: str) -> bool:
    """Whether a line is a form number, unit, organisation, period, 续表 or the name of a part of a form, and no title."""
    rest = FORM_NUMBER.sub("", text, count=1) if form_of(text) is None else text
    return (
        not rest
        or (bool(UNIT.search(rest)) and form_of(rest) is None and not _TABLE_WORD.search(UNIT.sub("", rest)))
        or (bool(units_above(rest)[1]) and rest.endswith(units_above(rest)[1]))
        or bool(_ORGANISATION.match(rest))
        or bool(_PERIOD.match(rest) or project_named(rest) or _OF_PROJECT.match(rest))
        or bool(_CONTINUED.fullmatch(rest) or _PART_OF_FORM.fullmatch(rest))
    )


def project_named(text: str) -> str:
    """The project that a line without blanks above its form names (项目名称：X); '' for any other line."""
    match = _PROJECT.match(_OF_YEAR.sub("", text))
    return match["name"] if match else ""


def project_titled(title: str) -> str:
    """The project whose form a title without blanks names (X项目绩效自评表); '' where it names the form alone."""
    match = _FORM_OF.fullmatch(title)
    return match["name"] if match and not _NO_PROJECT.fullmatch(match["name"]) else ""


def names_organisation(text: str) -> bool:
    """Whether a line without blanks is 部门：X."""
    return bool(_ORGANISATION.match(text)) and not UNIT.search(text)


def _with_title(caption: Caption, blocks: Sequence[Block], index: int) -> Caption:
    line = blocks[index]
    assert isinstance(line, Line)
    text = without_blanks(line.text).lstrip("#*")
    joined = _joined_title(blocks, index)
    if joined:
        return _titled(caption, joined, {index - 1, index})
    if is_title(text):
        lines = set() if _HEADING.match(text) else {index}
        return _titled(caption, text, lines)
    return caption


def _titled(caption: Caption, text: str, lines: set[int]) -> Caption:
    unit = UNIT.search(text)
    return replace(
        caption,
        title=clean_title(text),
        unit=caption.unit or (unit and (unit["unit"] or unit["bracketed"])) or None,
        subject=caption.subject or project_titled(clean_title(text)),
        continued=caption.continued or bool(_CONTINUED.search(text)),
        lines=caption.lines | lines,
    )


def _joined_title(blocks: Sequence[Block], index: int) -> str:
    """A title that wraps over two lines: one that names a form only when joined, or whose second line is but its end (算表)."""
    above = blocks[index - 1] if index else None
    line = blocks[index]
    if not isinstance(above, Line) or not isinstance(line, Line) or above.place.page != line.place.page:
        return ""
    upper, lower = without_blanks(above.text).lstrip("#*"), without_blanks(line.text).lstrip("#*")
    whole = upper + lower
    told = upper.endswith(_STOPS)  # the note under the form before: 本单位无…支出，故本表为空。
    if told or form_of(lower) is not None or form_of(upper) is not None or len(whole) > _LONGEST_TITLE:
        return ""
    begun = not (is_title(upper) or is_furniture(upper) or _SENTENCE_END.search(upper))
    return whole if form_of(whole) is not None or (begun and _END_OF_TITLE.fullmatch(lower)) else ""


def is_title(text: str) -> bool:
    """Whether a line without blanks can be the title of the table under it."""
    if _STATISTICS.match(text):
        return True
    if len(text) > _LONGEST_TITLE or _SENTENCE_END.search(text) or _SEEN_BELOW.search(text) or "。" in text:
        return False
    return bool(_TABLE_WORD.search(text) or _HEADING.match(text) or form_of(text))


def nearest_heading(blocks: Sequence[Block], grid: int) -> str:
    """The title of the nearest numbered heading above a grid; '' where there is none."""
    for index in range(grid - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Line):
            text = without_blanks(block.text).lstrip("#*-").rstrip("。")
            if _HEADING.match(text) and len(text) <= _LONGEST_TITLE and reads_as_title(text) and not _SENTENCE_END.search(text):
                return clean_title(text)
    return ""


def clean_title(text: str) -> str:
    """A caption without blanks, numbering, form number, unit and 续表 mark, otherwise as printed."""
    title = without_blanks(text).strip("#*")
    if form_of(title) is not None:
        title = re.sub(rf"^{FORM_NUMBER.pattern}[:：]?|{FORM_NUMBER.pattern}$", "", title) or title
    title = _NO_WORDS.sub("", _CONTINUED.sub("", UNIT.sub("", title)))
    return _NUMBERING.sub("", _NUMBERING.sub("", title)).rstrip("。：:（(") or title
