"""What a faithful chat model would say of a report, by the generator's truth alone, beside what the parser has of it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.factory.generate import Generated, Statement
from eval.items import Item, plain
from extraction.crosscheck import Reading, measure
from extraction.excerpts import Excerpt, cell_line
from extraction.labels import plain_label
from extraction.model_readings import Asked
from extraction.reading import read
from extraction.report import Claim, ClaimKind, Figure, Report
from retrieval.chat.excerpts import excerpts_of
from retrieval.chunking import chunk

Thing = tuple[str, ...]
Line = Mapping[str, Any]
"""A line of a truth file, in the words of the `cells` contract."""

_CALLED = re.compile(r"(?:项目)?(?:自评得分)?$")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(20\d\d)年")
_CLAUSE = re.compile(r"[，,。；;：:\n]")
_SENTENCE = re.compile(r"[。；;\n]")


@dataclass(frozen=True, slots=True)
class Paper:
    """One report: its numbers as they were printed, what the parser has for each of them, and what a model is given to read."""

    file: str
    items: tuple[Item, ...]
    asked: Mapping[Thing, Asked]
    excerpts: Mapping[str, Excerpt]


def paper_of(path: Path, truth: Path, year: int, made: Generated | None = None) -> Paper:
    """A report read, beside the truth of its cells (JSONL) and, where it is `made` by the generator, of its prose."""
    report = read(path)
    excerpts = excerpts_of([one.passage for one in chunk(report)], report.figures, report.claims)
    lines = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    items = [*_cells(lines, year, excerpts), *(_statements(made, excerpts) if made else ())]
    return Paper(report.file, tuple(items), _asked(items, report), excerpts)


def _asked(items: Iterable[Item], report: Report) -> dict[Thing, Asked]:
    """Each thing with the parser's readings of it: those under the labels, or of the subject, of the truth."""
    parsed: defaultdict[Thing, list[Reading]] = defaultdict(list)
    for thing, figure in zip(_numbered(map(_labels, report.figures)), report.figures, strict=True):
        parsed[thing].append(Reading.of_figure(figure))
    for claim in report.claims:
        parsed[_claimed(claim)].append(Reading.of_claim(claim))
    return {
        one.thing: Asked.of_row("/".join(one.thing), one.unit, one.year, parsed.get(one.thing, ())) for one in items
    }  # fmt: skip


def _labels(figure: Figure) -> Thing:
    rows = (figure.panel, figure.row_code, *figure.row_path, figure.row_parent, figure.row)
    return tuple(map(plain, (figure.table, figure.subject, *rows, "/".join(figure.column))))


def _labels_of(line: Line) -> Thing:
    rows = (line["panel"], line["row_code"], *line["row_path"], line["row_parent"], line["row"])
    return tuple(map(plain, (line["table"], line["subject"], *rows, line["column"])))


def _said(subject: str, kind: str, unit: str, base: str, role: str, year: int | None) -> Thing:
    """What a sentence speaks of; a project goes with or without that word behind its name."""
    sort = f"{kind}/{measure(unit)}" if kind == ClaimKind.COUNT else kind
    return (_CALLED.sub("", plain_label(subject)), "score" if unit == "分" else sort, plain_label(base), role, str(year))


def _claimed(claim: Claim) -> Thing:
    return _said(claim.subject, claim.kind, claim.amount.unit or "", claim.base, claim.role or "", claim.year)


def _numbered(things: Iterable[Thing]) -> Iterator[Thing]:
    """Things with their turn among those of the same labels."""
    seen: Counter[Thing] = Counter()
    for thing in things:
        seen[thing] += 1
        yield (*thing, str(seen[thing]))


def _cells(lines: Sequence[Line], year: int, excerpts: Mapping[str, Excerpt]) -> Iterator[Item]:
    where: defaultdict[Thing, list[str]] = defaultdict(list)
    for id, excerpt in excerpts.items():
        if excerpt.title is not None:
            for shown in excerpt.text.splitlines()[1:]:
                where[plain(excerpt.title), plain(shown)].append(id)
    turns: Counter[Thing] = Counter()
    for thing, line in zip(_numbered(map(_labels_of, lines)), lines, strict=True):
        item = _cell(thing, line, year)
        place = (plain(line["table"] + line["subject"]), plain(item.quote))
        turns[place] += 1
        ids = where[place]
        yield item.at(ids[min(turns[place], len(ids)) - 1] if ids else "")


def _cell(thing: Thing, line: Line, year: int) -> Item:
    unit, column = line["unit"] or "", line["column"]
    shown = line["raw"].removesuffix(unit)
    own = "" if unit and shown != line["raw"] else unit
    rows = (*line["row_path"], line["row_parent"], line["row"])
    named = _YEAR.search(column)
    return Item(
        thing=thing, text=shown.strip(), value=Decimal(line["value"]), unit=unit,
        year=int(named[1]) if named else year - 1 if "上年" in column else year,
        quote=cell_line(line["panel"], line["row_code"], rows, column.split("/"), line["raw"], own or None), passage="",
        group=f"{line['table_no']}", form=line["form"], panel=line["panel"], row=tuple(map(plain, (line["row_code"], *rows))),
        column=column, planned="预算" in column,
    )  # fmt: skip


def _statements(made: Generated, excerpts: Mapping[str, Excerpt]) -> Iterator[Item]:
    texts = [getattr(item, "text", "") for item in made.spec.items()]
    prose = [excerpt for excerpt in excerpts.values() if excerpt.title is None]
    for statement in made.statements:
        if _NUMBER.search(statement.stated.quote):
            yield _statement(statement, texts[statement.item], prose)


def _statement(statement: Statement, text: str, prose: Sequence[Excerpt]) -> Item:
    stated = statement.stated
    number = _NUMBER.search(stated.quote)
    assert number
    shown = ("-" if stated.value < 0 else "") + number[0]
    clause = max(_starts(_CLAUSE, text, stated.start))
    return Item(
        thing=_said(stated.subject, stated.kind, stated.unit, stated.base, stated.role, stated.year), text=shown,
        value=Decimal(shown.replace(",", "")), unit=plain(stated.quote[number.end() :]), year=stated.year,
        quote=text[clause : stated.end], passage=_passage(text[: stated.end], prose), group=f"说明{statement.item}",
        row=(plain_label(stated.subject),), column=stated.kind + stated.base, planned=stated.role == "预算",
    )  # fmt: skip


def _passage(text: str, prose: Sequence[Excerpt]) -> str:
    """The passage with what leads to a number: the whole paragraph up to it, or as much as a cut has left of that."""
    tails = (text[start:] for start in sorted(_starts(_SENTENCE, text, len(text))))
    return next((one.id for tail in tails for one in prose if one.find(tail)), "")


def _starts(mark: re.Pattern[str], text: str, before: int) -> list[int]:
    return [0, *(match.end() for match in mark.finditer(text, 0, before))]
