"""The title of a report: the organisation, the year and 决算 or 预算, on a cover of its own or among the lines of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extraction.printed import YEAR, close_up
from extraction.report import Document, Grid

_COVER_LINES = 12
_HEAD_LINES = 45
_SHORTEST_NAME = 3
_LONGEST_REST = 8
_CONTENTS = ("目录", "目次")
_BODY = re.compile(r"第[一二三四五六1-6]部分|一、")
_RUN_ON = re.compile(r"[（(]?目录|第[一1]部分")
"""Where the contents begin on the title's own line, in a text that lost its line breaks."""
_DATE = re.compile(
    rf"(?:{YEAR.pattern})[\d一二三四五六七八九十]{{1,3}}月(?:[\d一二三四五六七八九十]{{1,3}}日)?(?:星期[一二三四五六日天])?"
)
_NOISE = re.compile(
    r"监督索引号[:：]?\d*|附件\d*[:：]?|[（(](?:公开稿?|模板|样张|盖章|公章)[)）]|[-•·]*(?:编制|公开|报送|发布|成文|生成|创建|更新)?(?:日期|时间)[:：].*"
)
_NAVIGATION = re.compile(r".*(?:首页|当前位置|所在位置)[^，。]*?[>|»›/→].*|.*[>|»›→]首页.*")
"""Where a web page stands on its site: 首页>信息公开>正文."""
_METADATA = re.compile(r"[\[［【]?(?:信息)?(?:索引号|发布机构|发文机关|主题分类|体裁分类|组配分类|成文日期|发布日期|公开日期)")
"""What a government's site says of a page above its title."""
YEAR_WORDS = re.compile(rf"(?:{YEAR.pattern})度?")
WORK = re.compile(
    r"(?P<name>.*?)(?:[省市区县州盟旗镇乡]级)?(?:部门|单位|汇总|财政|收支|一般公共(?:预算)?|拨款|[“\"]?三公[”\"]?经费|支出)*(?P<kind>预算|决算)"
    r"(?:公开|公示|信息|情况|文本|材料|内容|说明|报告|报表|表|及|和|、|的|目录|“三公”经费|三公经费|预算|决算|模板|样张)*"
)
_TOLD = re.compile(r"[-•·\[［]*(?:[\u4e00-\u9fff] ?){2,6}[\]］]?[:：]")
"""来源：某局, of the page and not of the report."""
_SAYS = re.compile(r"[\u4e00-\u9fff\w]")
_NAME = re.compile(r"[\u4e00-\u9fff0-9A-Za-z（）()“”·、—-]+")
_FROM_PLACE = re.compile(r"[\u4e00-\u9fff]{2,5}?[省市区县州盟旗](?!级)")
_PLACE_OR_OFFICE = re.compile(r".{1,20}[省市区县州盟旗局厅委办部署院会校]|.{2,20}(?:政府|办公室|集团|公司|中心|[大中小]学)")
"""What can stand above a name that begins with a place of its own; a slogan or the name of a column can't."""
_PART_OF_NAME = re.compile(r"[\u4e00-\u9fff（）()“”]{2,25}")


def cover_of(document: Document) -> list[str]:
    """What stands before the contents list, the first part or the first table, on one page."""
    lines: list[str] = []
    for block in document.blocks[:_COVER_LINES]:
        text = "" if isinstance(block, Grid) else close_up(block.text)
        if isinstance(block, Grid) or (block.place.page or 1) > 1 or _ends_head(text):
            break
        if not _NAVIGATION.fullmatch(text):
            lines.append(text)
    return lines


def title_on(cover: Sequence[str], document: Document, lines: Sequence[str]) -> str:
    """The title: the cover's lines in one piece, or what alone is a title among the lines of a web page."""
    above = [line for line in map(_cleaned, cover) if line]
    titles, body = list(_titles(_head(document))), [line for line in lines if line not in cover]
    if not titles:
        return "".join(above)
    first, begins = titles[0]
    own = max((title for title, _ in titles if name_in_title(title).endswith(name_in_title(first))), key=len)
    before = above[: above.index(begins)] if begins in above else above
    if _is_begun_above(first, before) and not _is_called(own, [title for title, _ in titles], before, body):
        return "".join(above)
    return own


def _titles(head: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is a title by itself, each with the line that it begins with: one line, else the year or the name above the rest."""
    yield from ((line, line) for line in head if _is_title(line))
    begun = ((above, line) for above, line in pairwise(head) if YEAR_WORDS.fullmatch(above) or _PART_OF_NAME.fullmatch(above))
    yield from ((above + line, above) for above, line in begun if _is_title(above + line) and not _is_title(line))


def _is_begun_above(title: str, above: Sequence[str]) -> bool:
    """Whether the lines above can be the beginning of the name: none is a remark, a title, or stands before a year."""
    parts = (_PART_OF_NAME.fullmatch(line) and not WORK.match(line) for line in above)
    placed = _FROM_PLACE.match(title) is not None
    whole = not placed or all(_PLACE_OR_OFFICE.fullmatch(line) for line in above)
    return bool(above) and bool(split_year(title)[0]) and all(parts) and whole


def _is_called(own: str, titles: Sequence[str], above: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the report calls the body as one line names it, and never with what stands above."""
    name = name_in_title(own)
    if any("".join([*above, name]) in line for line in lines):
        return False
    alone = re.compile(rf"(?<![省市区县州盟旗镇乡]){re.escape(name)}")
    return own != titles[0] or titles.count(own) > 1 or any(alone.search(line) for line in lines if own not in _cleaned(line))


def name_in_title(title: str) -> str:
    """What a title leaves when the year and the kind of the work are taken away: `X2024年度部门决算`, `2024年度X部门决算`."""
    before, year, after = split_year(title)
    if before and year:
        return before.removeprefix("关于")
    match = WORK.fullmatch(after) or WORK.match(after)
    return (match["name"] if match else after).removeprefix("关于")


def split_year(title: str) -> tuple[str, str, str]:
    """What stands before the first year of a title, the year, and what follows it."""
    match = YEAR_WORDS.search(title)
    return (title[: match.start()], match[0], title[match.end() :]) if match else ("", "", title)


def _ends_head(text: str) -> bool:
    return text in _CONTENTS or bool(_BODY.match(text))


def _cleaned(line: str) -> str:
    """A line of the cover without dates and remarks, up to the contents that a text without line breaks runs on with."""
    run_on = _RUN_ON.search(line)
    text = _NOISE.sub("", _DATE.sub("", line[: run_on.start()] if run_on and run_on.start() else line))
    return text if _SAYS.search(text) and not _TOLD.match(text) else ""


def _head(document: Document) -> list[str]:
    """The first lines of a document up to its contents list or first part, without what a site says of the page."""
    lines: list[str] = []
    for block in document.blocks[:_HEAD_LINES]:
        if isinstance(block, Grid):
            if not any(_METADATA.match(close_up(cell.text)) for cell in block.cells):
                break
        elif (block.place.page or 1) > 1 or _ends_head(close_up(block.text)):
            break
        else:
            lines.append(_cleaned(close_up(block.text)))
    return [line for line in lines if line]


def _is_title(line: str) -> bool:
    """Whether a line alone names a body, a year and the work."""
    before, year, after = split_year(line)
    work = WORK.match(after)
    name = name_in_title(line)
    return bool(
        year and work and len(after) - work.end() <= _LONGEST_REST and len(name) >= _SHORTEST_NAME and _NAME.fullmatch(name)
    ) and not (before and work and work["name"])
