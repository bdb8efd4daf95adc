"""Suite `crosscheck`: right readings of a chat model, and the same misread in every way, through the check of `extraction`.

What is right is the generator's truth, never the parser's. Where the parser itself is wrong, a right reading must not
agree with it, and one that repeats its error does: such places are counted apart.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from eval.factory.draw import Draw
from eval.factory.generate import generate
from eval.factory.outputs import write_report
from eval.factory.styles import FAMILIES, HELD
from eval.items import Item, Pages
from eval.misreadings import KINDS, plant
from eval.model_output import Paper, paper_of
from eval.places import REPORTS, TRUTH
from eval.results import Suite
from extraction.crosscheck import Reading, Verdict, measure, verdict
from extraction.errors import HeshuError
from extraction.excerpts import Excerpt
from extraction.model_readings import Asked, Fault, Stated, check
from extraction.numbers import Amount
from extraction.reading.scanned import can_recognise

SEED = 20_261_122
UNTOUCHED, WRONG = "（未改动）", "（解析与原文不同）"
_COLUMNS = ("读数", "份数", "判对", "判错", "同值不计", "与解析同误")
ALL_KINDS = len(KINDS)
_FEW_KINDS = 5
"""Kinds planted into each number of a generated report in the usual run, in turns; those of the samples get all."""


@dataclass
class Tally:
    """Counts of one row: readings of a sort, those judged rightly, wrongly, and those that cannot be judged."""

    right: int = 0
    wrong: int = 0
    coincident: int = 0
    shared: int = 0

    def row(self, name: str) -> tuple[str | int, ...]:
        """The row of the table."""
        return (name, self.right + self.wrong, self.right, self.wrong, self.coincident, self.shared)


@dataclass
class Judgement:
    """What came of the readings so far: rows by material or kind, and each reading that was misjudged."""

    rows: dict[str, Tally] = field(default_factory=dict)
    misses: list[dict[str, Any]] = field(default_factory=list)

    def of(self, name: str) -> Tally:
        """The tally of a row."""
        return self.rows.setdefault(name, Tally())


def run(each: int = 3, kinds: int = _FEW_KINDS, scans: int = 0) -> Suite:
    """The samples misread in every way, and generated reports in `kinds` ways a number.

    Of those there are `each` noisy text dumps a layout, PDFs with split codes, and `scans` pictures of pages.
    """
    judgement = Judgement()
    samples = [(f"{UNTOUCHED}示例报告", paper) for paper in sample_papers()]
    judge(samples, judgement, ALL_KINDS)
    made = {"txt": [(family, each) for family in FAMILIES], "pdf": [("split", 1), ("narrow", 1)], "scan": [("yuan", scans)]}
    for form, strata in made.items():
        papers = [(f"{UNTOUCHED}{_NAMES[form]}，{family}", paper) for family, n in strata for paper in generated(family, form, n)]
        judge(papers, judgement, kinds)
    return as_suite(judgement)


_NAMES = {"txt": "含噪文本", "pdf": "分列科目 PDF", "scan": "扫描件"}


def sample_papers() -> list[Paper]:
    """The sample reports."""
    return [
        paper_of(REPORTS / f"{truth.stem}.pdf", truth, int(re.search(r"(20\d\d)年", truth.stem)[1]))  # type: ignore[index]
        for truth in sorted(TRUTH.glob("*.jsonl"))
    ]


def generated(family: str, form: str, count: int) -> Iterator[Paper]:
    """Generated reports of a layout in a format; none, with a word, where this machine cannot set or read them."""
    with tempfile.TemporaryDirectory(prefix="heshu-eval-") as folder:
        if form == "scan" and count and not can_recognise():
            print("略过扫描件：没有安装文字识别程序（requirements-ocr.txt）", file=sys.stderr)
            return
        for number in range(count):
            made = generate(SEED, number, family)
            try:
                (path,) = write_report(made, Path(folder), [form])
            except HeshuError as error:
                print(f"略过生成的 {form}：{error}", file=sys.stderr)
                return
            yield paper_of(path, Path(f"{path}.cells.jsonl"), made.spec.year, made)


def judge(papers: Sequence[tuple[str, Paper]], into: Judgement, kinds: int) -> None:
    """Judge every reading of some reports, as it is and misread; each report's neighbour is the other organisation."""
    turns = cycle(KINDS)
    for (name, paper), (_, foreign) in zip(papers, [*papers[1:], *papers[:1]], strict=True):
        pages = Pages(paper.items, foreign.items if foreign is not paper else ())
        draw = Draw(f"misreadings/{paper.file}")
        for item in paper.items:
            asked = paper.asked[item.thing]
            sound = _has(asked.readings, item)
            _judge_right(name if sound else WRONG, item, asked, paper, into)
            for kind, planted in plant(item, pages, list(islice(turns, kinds)), draw):
                if planted.coincides(item):
                    into.of(kind).coincident += 1
                    continue
                _judge_wrong(kind, item, planted.stated, asked, paper, sound, into)


def _judge_right(name: str, item: Item, asked: Asked, paper: Paper, into: Judgement) -> None:
    """A right reading is taken; where the parser has something else, it must not be taken for the same."""
    accepted, outcome = _outcome(item.told(), asked, paper.excerpts)
    tally = into.of(name)
    if name == WRONG:
        silent = accepted and bool(asked.readings) and outcome != Verdict.ROUNDING
        tally.right += not silent
        tally.wrong += silent
        tally.shared += any(_outcome(one, asked, paper.excerpts)[0] for one in _repeated(asked.readings, item, paper.excerpts))
        return
    tally.right += accepted
    tally.wrong += not accepted
    if not accepted:
        into.misses.append(_miss(paper, item, "未改动", item.told(), outcome))


def _judge_wrong(
    kind: str, item: Item, stated: Stated, asked: Asked, paper: Paper, sound: bool, into: Judgement
) -> None:  # fmt: skip
    accepted, outcome = _outcome(stated, asked, paper.excerpts)
    tally = into.of(kind)
    if accepted and not sound:
        tally.shared += 1
        return
    tally.right += not accepted
    tally.wrong += accepted
    if accepted:
        into.misses.append(_miss(paper, item, kind, stated, outcome))


def _outcome(stated: Stated, asked: Asked, excerpts: Mapping[str, Excerpt]) -> tuple[bool, str]:
    """Whether a reading is taken without contradiction, and the words for what came of it."""
    found = check(stated, asked, excerpts)
    if isinstance(found, Fault):
        return False, found.value
    status = verdict((*asked.readings, found))
    return status is not Verdict.CONFLICT, status.value


def _has(readings: Iterable[Reading], item: Item) -> bool:
    """Whether the parser has the printed amount."""
    return any(one.amount is not None and _is(one.amount, item) for one in readings)


def _is(amount: Amount, item: Item) -> bool:
    return amount.value == item.value and measure(amount.unit) == measure(item.unit)


def _repeated(readings: Iterable[Reading], item: Item, excerpts: Mapping[str, Excerpt]) -> Iterator[Stated]:
    """What a model says that makes the parser's mistake."""
    wanted = [one for one in readings if one.amount]
    for excerpt in excerpts.values():
        for number in excerpt.numbers:
            if any(reading in wanted for reading in number.readings):
                amount = number.readings[0].amount or number.amount
                quote = excerpt.text[excerpt.text.rfind("\n", 0, number.start) + 1 : number.end]
                value = f"{amount.comparator}{amount.value:f}"
                yield Stated(item.told().indicator, value, amount.unit or "", str(item.year), quote, excerpt.id)


def _miss(paper: Paper, item: Item, kind: str, stated: Stated, outcome: str) -> dict[str, Any]:
    fields = {"file": paper.file, "kind": kind, "item": item.told().indicator, "printed": f"{item.text}{item.unit}"}
    return {**fields, "read": f"{stated.value}{stated.unit}", "quote": stated.quote, "outcome": outcome}


def as_suite(judgement: Judgement) -> Suite:
    """Rows for right readings by material, then for misreadings by kind; the score is the lower share judged rightly."""
    untouched = _sum(tally for name, tally in judgement.rows.items() if name.startswith(UNTOUCHED))
    planted = _sum(tally for name, tally in judgement.rows.items() if name in KINDS)
    apart = judgement.rows.get(WRONG, Tally())
    counts = {
        "untouched": untouched.right + untouched.wrong, "right": untouched.right, "false": untouched.wrong,
        "planted": planted.right + planted.wrong, "found": planted.right, "wrong_numbers": planted.wrong,
        "coincident": planted.coincident, "misparsed": apart.right + apart.wrong, "agreed_wrong": apart.shared + planted.shared,
    }  # fmt: skip
    shares = [one.right / (one.right + one.wrong) for one in (untouched, planted) if one.right + one.wrong]
    names = sorted(judgement.rows, key=lambda name: (name in KINDS, name == WRONG))
    rows = [("（全部未改动）", untouched), ("（全部误读）", planted), *((name, judgement.rows[name]) for name in names)]
    misses = tuple(miss for miss in judgement.misses if not miss["file"].startswith(HELD))
    return Suite("crosscheck", _COLUMNS, tuple(tally.row(name) for name, tally in rows), min(shares, default=0.0), counts, misses)


def _sum(tallies: Iterable[Tally]) -> Tally:
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(vars(tally))
    return Tally(**total)
