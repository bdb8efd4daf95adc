"""Who reports, over what scope, for which year, and whether a document is 决算, 预算 or an empty template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extraction.numbers import MONEY
from extraction.printed import close_up, year_in
from extraction.report import Document, Grid, Kind, Line
from extraction.titles import WORK, YEAR_WORDS, cover_of, name_in_title, split_year, title_on

_TEMPLATE_SPANS = 10
_FIRST_LINES = 60
_SHORTEST_OWN_NAME = 5
_CALLED_SO = 2
_SELF = frozenset({"部门", "单位", "本部门", "本单位", "我单位", "我部门"})

_LABEL = re.compile(
    r"(?:预算主管部门|主管部门|预算部门|预算单位|编制单位|编制部门|填报单位|填报部门|公开单位|公开部门|部门|单位)"
    r"(?:[（(](?:单位|部门|公章|盖章|签章)[)）])?(?:名称)?[:：](?:[（(](?:公章|盖章)[)）])?"
    r"(?P<name>[^:：。，；]{2,50}?)(?=金额单位|单位[:：]|公开\d|$)"
)
_REGION = re.compile(r".{1,20}[省市区县州盟旗]")
_AUTHORITY = re.compile(r".{2,20}(?:[局厅委办部署院会]|政府|办公室|集团|公司|大学|中心)")
"""An authority that a cover can name over the body that reports."""
_SCOPE = re.compile(r"[（(](汇总|本级|本部)[)）]$|(本级|汇总)$")
_BRACKETED_SELF = re.compile(r"[（(](?:部门|单位)[)）]$")
_SCOPE_OF_WORK = re.compile(r"[决预]算\S{0,4}[（(](汇总|本级|本部)[)）]")
_OVERVIEW = re.compile(r"(?:第[一1]部分[:：]?|一、)(?P<name>.{3,40}?)(?:概况|概述|基本情况)")
_INCLUDED = re.compile(rf"^纳入(?P<name>.{{3,40}}?)(?:{YEAR_WORDS.pattern})?(?:部门|单位)?[决预]算编[制报]")
_SUBJECT = re.compile(
    r"(?:(?:根据|按照)[^。]{0,80}?[，,])?(?P<name>(?![省市区县州镇乡本我]?(?:人民政府|政府|委|局|院|单位|部门))[\u4e00-\u9fff]{2,30}?"
    r"(?:[局厅委办院校会馆站所府处]|中心|[大中小]学|街道|(?:(?<=[东南西北])小|中)(?=属于|是))"
    r"(?:[（(](?:本级|汇总|本部)[)）])?)"
    r"(?:的?主要职[责能]|主要(?:履行|承担)|是(?:主管|国家|.{0,24}(?:部门|机关|机构|单位))|属于|(?:主要)?负责|20\d\d年末)"
)
"""What a report says of the body's duties, or of its kind: X负责…, X是…工作部门."""
_FORM = re.compile(
    r".{0,40}(?P<kind>决算|预算)(?:总表|明细表|公开表|(?:安排|编制)?情况说明|表)"
    r"|.{0,40}纳入.{0,30}(?P<included>决算|预算)编制.*"
)
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
    cover = cover_of(document)
    title = title_on([line for line in cover if not _LABEL.match(line)], document, lines)
    name, scope = _split_scope(_name(document, cover, title, lines))
    scope = scope or _scope_of(title)
    year = year_in(title) or _year_of_forms(lines)
    kind = _kind(title, name, lines)
    stem = close_up(Path(document.file).stem)
    notes = []
    if not name:
        (name, scope), notes = _split_scope(name_in_title(stem) or stem), ["文件未写明单位名称，取自文件名"]
    if year is None and (year := year_in(stem)):
        notes = [*notes, "文件未写明年度，取自文件名"]
    return Identity(name, scope, year, kind, tuple(notes))


def _name(document: Document, cover: Sequence[str], title: str, lines: Sequence[str]) -> str:
    """The organisation by the best witness: label on the cover, title, labels of the tables, prose; '' for none."""
    on_cover = name_in_title(title) if YEAR_WORDS.search(title) or WORK.search(title) else ""
    votes = Counter([*_labelled(lines), *_labelled(_cell_texts(document))])
    voted = [name for name, _ in votes.most_common(1)]
    below_year = name_in_title(split_year(title)[2])
    on_cover = below_year if below_year in voted else _as_called(on_cover, cover, lines)
    by_title = [] if _REGION.fullmatch(on_cover) and voted else [on_cover]
    in_body = [match["name"] for line in lines for match in [_OVERVIEW.match(line) or _INCLUDED.match(line)] if match]
    in_duties = [match["name"] for line in lines[:_FIRST_LINES] for match in [_SUBJECT.match(line)] if match]
    candidates = [*_labelled(cover), *by_title, *voted, *in_body, *in_duties]
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
    match = _SCOPE.search(name := _BRACKETED_SELF.sub("", name))
    return (name[: match.start()], match[1] or match[2]) if match and match.start() else (name, "")


def _scope_of(title: str) -> str:
    """The scope that the cover puts behind the kind of the report: X部门决算（汇总）."""
    match = _SCOPE_OF_WORK.search(title)
    return match[1] if match else ""


def _year_of_forms(lines: Sequence[str]) -> int | None:
    """The year that most lines about 决算 or 预算 name, else that most lines about a 年度 name."""
    for words in (("决算", "预算"), ("年度",)):
        years = Counter(year for line in lines if any(word in line for word in words) for year in [year_in(line)] if year)
        if years:
            return years.most_common(1)[0][0]
    return None


def _kind(title: str, name: str, lines: Sequence[str]) -> Kind:
    spans = sum(len(_PLACEHOLDER_AMOUNT.findall(line)) for line in lines)
    if _PLACEHOLDER.search(name) or spans >= _TEMPLATE_SPANS:
        return Kind.TEMPLATE
    for kind in (Kind.FINAL, Kind.BUDGET):
        if kind.value in title.removeprefix(name):
            return kind
    forms = Counter(match["kind"] or match["included"] for line in lines for match in [_FORM.fullmatch(line)] if match)
    return Kind(forms.most_common(1)[0][0]) if forms else Kind.OTHER
