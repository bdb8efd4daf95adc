"""Who reports, over what scope, for which year, and whether a document is 决算, 预算 or an empty template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extraction.numbers import MONEY
from extraction.printed import YEAR, close_up, year_in
from extraction.report import Document, Grid, Kind, Line

_COVER_LINES = 12
_TEMPLATE_SPANS = 10
_SHORTEST_OWN_NAME = 5
_CALLED_SO = 2
_SELF = frozenset({"部门", "单位", "本部门", "本单位", "我单位", "我部门"})

_LABEL = re.compile(
    r"(?:预算主管部门|主管部门|预算部门|预算单位|编制单位|编制部门|填报单位|填报部门|公开单位|公开部门|部门|单位)"
    r"(?:[（(](?:单位|部门|公章|盖章|签章)[)）])?(?:名称)?[:：](?:[（(](?:公章|盖章)[)）])?"
    r"(?P<name>[^:：。，；]{2,50}?)(?=金额单位|单位[:：]|公开\d|$)"
)
_CONTENTS = ("目录", "目次")
_BODY = re.compile(r"第[一1]部分|一、")
_DATE = re.compile(rf"(?:{YEAR.pattern})[\d一二三四五六七八九十]{{1,3}}月(?:[\d一二三四五六七八九十]{{1,3}}日)?")
_NOISE = re.compile(
    r"监督索引号[:：]?\d*|附件\d*[:：]?|[（(](?:公开稿?|模板|样张|盖章|公章)[)）]|(?:编制|公开|报送)?(?:日期|时间)[:：].*"
)
_NAVIGATION = re.compile(r".*(?:首页|当前位置|所在位置)[^，。]*?[>|»›/→].*|.*[>|»›→]首页.*")
"""Where a web page stands on its site: 首页>信息公开>正文."""
_YEAR_WORDS = re.compile(rf"(?:{YEAR.pattern})度?")
_WORK = re.compile(
    r"(?P<name>.*?)(?:[省市区县州盟旗镇乡]级)?(?:部门|单位|汇总|财政|收支)*(?P<kind>预算|决算)"
    r"(?:公开|信息|情况|文本|材料|内容|说明|报告|报表|表|及|和|、|“三公”经费|三公经费|预算|决算|模板|样张)*"
)
_REGION = re.compile(r".{1,20}[省市区县州盟旗]")
_AUTHORITY = re.compile(r".{2,20}(?:[局厅委办部署院会]|政府|办公室|集团|公司|大学|中心)")
"""An authority that a cover can name over the body that reports."""
_SCOPE = re.compile(r"[（(](汇总|本级|本部)[)）]$|(本级)$")
_SCOPE_OF_WORK = re.compile(r"[决预]算\S{0,4}[（(](汇总|本级|本部)[)）]")
_OVERVIEW = re.compile(r"第[一1]部分[:：]?(?P<name>.{3,40}?)(?:概况|概述|基本情况)")
_INCLUDED = re.compile(rf"^纳入(?P<name>.{{3,40}}?)(?:{_YEAR_WORDS.pattern})?(?:部门|单位)?[决预]算编制范围")
_FORM = re.compile(r".{0,20}(?P<kind>决算|预算)(?:总表|明细表|表)")
_PLACEHOLDER = re.compile(r"[XxＸ×╳]{2,}|\*{2,}|某某|[○〇]{2,}")
_PLACEHOLDER_AMOUNT = re.compile(rf"(?:{_PLACEHOLDER.pattern})\s*(?:万?元|[%％]|[个辆家]|批次|人次)")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report says of itself; `notes` tells what had to be taken from the name of the file."""

    organisation: str
    scope: str
    year: int | None
    kind: Kind
    notes: tuple[str, ...] = ()


def identify(document: Document) -> Identity:
    """Read the identity off the cover, off the tables and the prose where the cover is silent, last off the file's name."""
    lines = [close_up(block.text) for block in document.blocks if isinstance(block, Line)]
    cover = _cover(document)
    title = _title(cover)
    name, scope = _split_scope(_name(document, cover, title, lines))
    scope = scope or _scope_of(title)
    year = year_in(title) or _year_of_forms(lines)
    kind = _kind(title, name, lines)
    stem = close_up(Path(document.file).stem)
    notes = []
    if not name:
        (name, scope), notes = _split_scope(_name_in_title(stem) or stem), ["文件未写明单位名称，取自文件名"]
    if year is None and (year := year_in(stem)):
        notes = [*notes, "文件未写明年度，取自文件名"]
    return Identity(name, scope, year, kind, tuple(notes))


def _cover(document: Document) -> list[str]:
    """What stands before the contents list, the first part or the first table, on one page."""
    lines: list[str] = []
    for block in document.blocks[:_COVER_LINES]:
        text = "" if isinstance(block, Grid) else close_up(block.text)
        if isinstance(block, Grid) or (block.place.page or 1) > 1 or text in _CONTENTS or _BODY.match(text):
            break
        if not _NAVIGATION.fullmatch(text):
            lines.append(text)
    return lines


def _title(cover: Sequence[str]) -> str:
    """The cover's lines in one piece, without labelled lines, dates and remarks."""
    return "".join(_NOISE.sub("", _DATE.sub("", line)) for line in cover if not _LABEL.match(line))


def _name(document: Document, cover: Sequence[str], title: str, lines: Sequence[str]) -> str:
    """The organisation by the best witness: label on the cover, title, labels of the tables, prose; '' for none."""
    on_cover = _name_in_title(title) if _YEAR_WORDS.search(title) or _WORK.search(title) else ""
    votes = Counter([*_labelled(lines), *_labelled(_cell_texts(document))])
    voted = [name for name, _ in votes.most_common(1)]
    below_year = _name_in_title(_split_year(title)[2])
    on_cover = below_year if below_year in voted else _as_called(on_cover, cover, lines)
    by_title = [] if _REGION.fullmatch(on_cover) and voted else [on_cover]
    in_body = [match["name"] for line in lines for match in [_OVERVIEW.match(line) or _INCLUDED.match(line)] if match]
    candidates = [*_labelled(cover), *by_title, *voted, *in_body]
    return next((name for name in candidates if name and name not in _SELF), "")


def _as_called(name: str, cover: Sequence[str], lines: Sequence[str]) -> str:
    """The name without what stands on lines of its own above it, where the report calls the body so and never with that.

    It is the place, or the authority over the body: `云川市教育局` above `云川市实验小学`.
    """
    if any(name in line for line in lines):
        return name
    text = [line for line in lines if line not in cover]
    bodies = ((above, name.removeprefix(above)) for above in _lines_above(name, cover))
    return next((body for above, body in bodies if len(body) >= _SHORTEST_OWN_NAME and _stands_alone(above, body, text)), name)


def _lines_above(name: str, cover: Sequence[str]) -> Iterator[str]:
    """What the first line of a name on the cover says, what the first two say, and so on."""
    above = ""
    for line in cover:
        if line and name.startswith(above + line):
            above += line
            yield above
        elif above:
            return


def _stands_alone(above: str, body: str, text: Sequence[str]) -> bool:
    """Whether the text names a body without the place or the authority above it."""
    if _REGION.fullmatch(above):
        own = re.compile(rf"(?<![省市区县州盟旗镇乡]){re.escape(body)}")
    elif _AUTHORITY.fullmatch(above):
        own = re.compile(rf"(?:^|[，。；：:、（(“]){re.escape(body)}")
    else:
        return False
    return body in _labelled(text) or sum(bool(own.search(line)) for line in text) >= _CALLED_SO


def _name_in_title(title: str) -> str:
    """What a title leaves when the year and the kind of the work are taken away: `X2024年度部门决算`, `2024年度X部门决算`."""
    before, year, after = _split_year(title)
    if before and year:
        return before
    match = _WORK.fullmatch(after) or _WORK.match(after)
    return match["name"] if match else after


def _split_year(title: str) -> tuple[str, str, str]:
    match = _YEAR_WORDS.search(title)
    return (title[: match.start()], match[0], title[match.end() :]) if match else ("", "", title)


def _labelled(lines: Sequence[str] | Iterator[str]) -> list[str]:
    """Names behind 部门：, 编制单位： and the like; `单位：万元` names a unit of account and no one."""
    matches = (_LABEL.match(line) for line in lines)
    names = (match["name"] for match in matches if match)
    return [name for name in names if name not in MONEY and not name.startswith("人民币")]


def names_by_tables(document: Document) -> tuple[Line, ...]:
    """The organisations that lines and cells by the tables name (部门：X), where they are printed; not those above (主管部门)."""
    printed = [Line(cell.text, cell.place) for block in document.blocks if isinstance(block, Grid) for cell in block.cells]
    lines = [block for block in document.blocks if isinstance(block, Line)] + printed
    own = (line for line in lines if _has_colon(line.text) and "主管" not in line.text[:6])
    found = ((line, name) for line in own for name in _labelled([close_up(line.text)]))
    return tuple(Line(name, line.place) for line, name in found)


def _cell_texts(document: Document) -> Iterator[str]:
    grids = (block for block in document.blocks if isinstance(block, Grid))
    return (close_up(cell.text) for grid in grids for cell in grid.cells if _has_colon(cell.text))


def _has_colon(text: str) -> bool:
    """Whether a text can be a label with a name; most cells can not, and need no closer look."""
    return ":" in text or "：" in text


def _split_scope(name: str) -> tuple[str, str]:
    match = _SCOPE.search(name)
    return (name[: match.start()], match[1] or match[2]) if match and match.start() else (name, "")


def _scope_of(title: str) -> str:
    """The scope that the cover puts behind the kind of the report: X部门决算（汇总）."""
    match = _SCOPE_OF_WORK.search(title)
    return match[1] if match else ""


def _year_of_forms(lines: Sequence[str]) -> int | None:
    """The year that most lines about 决算 or 预算 name."""
    years = Counter(year for line in lines if "决算" in line or "预算" in line for year in [year_in(line)] if year)
    return years.most_common(1)[0][0] if years else None


def _kind(title: str, name: str, lines: Sequence[str]) -> Kind:
    spans = sum(len(_PLACEHOLDER_AMOUNT.findall(line)) for line in lines)
    if _PLACEHOLDER.search(name) or spans >= _TEMPLATE_SPANS:
        return Kind.TEMPLATE
    for kind in (Kind.FINAL, Kind.BUDGET):
        if kind.value in title.removeprefix(name):
            return kind
    forms = Counter(match["kind"] for line in lines for match in [_FORM.fullmatch(line)] if match)
    return Kind(forms.most_common(1)[0][0]) if forms else Kind.OTHER
