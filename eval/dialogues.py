"""Suite `dialogues`: short chats about rows of the tables, their answers reckoned from the cells that were read.

No gold is written by hand, so the suite runs over any reports and asks far more turns than a person would write: a row,
another one, their sum, difference, ratio and share, other units, other departments, these against each other. It
tells nothing of how well the cells were read (suite `reading`), and all of how a topic is carried on from turn to turn.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from eval.gold import Item, Number
from eval.metrics import Judgement, judge
from eval.places import REPORTS
from eval.results import Suite
from extraction.errors import HeshuError
from extraction.report import State
from retrieval.library import Library
from retrieval.reply import Answer, Status
from retrieval.store.records import ReportRecord

SEED = 20_261_123
CHATS = 60
"""Of each sort, in the usual run."""

_FORMS = ("basic_expenditure", "income_expenditure")
_PER_WAN = {"万元": Decimal(1), "元": Decimal("0.0001")}
_ENUMERATED = re.compile(r"^[一二三四五六七八九十]+、")
_NOT_A_NAME = re.compile(r"其中|小计|总计|项目$|财政|结转|结余")
_LONGEST = 16
_LEAST = Decimal(1)
"""万元: what is less keeps too few digits in sums and other units to be told from its neighbours."""
_COLUMNS = ("问法", "题数", "对", "拒答或反问", "答错")

Asked = tuple[str, Sequence[str], Sequence[tuple[Decimal, str]], bool]
"""Sort of turn, its wordings, the numbers that answer it with their units, and whether they are reckoned."""
Graded = tuple[Item, Judgement]


@dataclass(frozen=True, slots=True)
class Row:
    """A row with one amount (万元, above zero) under its name in its form."""

    organisation: str
    year: int
    form: str
    label: str
    amount: Decimal

    @property
    def whole(self) -> str:
        """Its name with whose and when, as a first question has it."""
        return f"{self.organisation}{self.year}年{self.label}"


def run(reports: Path = REPORTS, chats: int = CHATS) -> Suite:
    """Read the reports into a library of their own, and chat about them; raises HeshuError where one cannot be read."""
    from retrieval.ingest import ingest
    from retrieval.settings import load_settings

    load_settings()
    with tempfile.TemporaryDirectory(prefix="heshu-eval-") as folder:
        library = Library(Path(folder))
        result = ingest([reports], library)
        if result.errors:
            raise HeshuError(result.errors[0])
        try:
            return score(library, list(items(library, chats)))
        finally:
            library.close()


def score(library: Library, asked: Sequence[Item]) -> Suite:
    """Ask every turn after those before it; a turn is right that states its numbers, wrong that is answered without them."""
    from retrieval.answer import ask

    graded: list[Graded] = []
    misses: list[dict[str, Any]] = []
    for item in asked:
        answer = ask(item.question, library, history=item.history, id=item.id)
        graded.append((item, judge(item, answer)))
        if not _right(graded[-1]):
            misses.append(_miss(item, graded[-1][1], answer))
    kinds = Counter(item.type for item in asked)
    rows = (_row("全部", graded), *(_row(kind, [one for one in graded if one[0].type == kind]) for kind in kinds))
    _, questions, right, _, wrong = rows[0]
    counts = {"questions": int(questions), "right": int(right), "wrong_numbers": int(wrong)}
    return Suite("dialogues", _COLUMNS, rows, counts["right"] / len(graded) if graded else 0.0, counts, tuple(misses))


def items(library: Library, chats: int) -> Iterator[Item]:
    """The turns of `chats` chats of each sort, the same every time for the same reports."""
    draw, rows = Random(SEED), [row for record in library.reports() if record.year for row in _rows(library, record)]
    for number in range(chats):
        for sort in (_of_two_rows, _of_part, _of_two_bodies, _of_three_bodies, _of_one):
            if (turns := sort(rows, draw)) is not None:
                yield from _turns(f"{sort.__name__.removeprefix('_')}-{number}", turns, draw)


def _turns(name: str, turns: Sequence[Asked], draw: Random) -> Iterator[Item]:
    history: tuple[str, ...] = ()
    for place, (kind, wordings, values, reckoned) in enumerate(turns):
        question = draw.choice(wordings)
        numbers = tuple(Number(value, unit, computed=reckoned) for value, unit in values)
        yield Item(f"{name}-{place}", question, history, kind, "tuning", Status.ANSWERED, numbers, (), (), (), False)
        history += (question,)


def _of_two_rows(rows: Sequence[Row], draw: Random) -> list[Asked] | None:
    """A row, another of the same form, and what the two come to."""
    one = draw.choice(rows)
    if not (others := [row for row in rows if _beside(one, row)]):
        return None
    other = draw.choice(others)
    pair, sides = f"{one.whole}和{other.label}", f"{one.whole}是{other.label}的"
    reckoned: list[Asked] = [
        ("直接问和", [f"{pair}一共多少", f"{pair}加起来是多少"], [(one.amount + other.amount, "万元")], True),
        ("直接问差", [f"{pair}相差多少", f"{pair}差多少"], [(abs(one.amount - other.amount), "万元")], True),
        ("直接问倍数", [f"{sides}多少倍", f"{sides}几倍"], [(one.amount / other.amount, "倍")], True),
    ]
    together: Asked = "两项之和", ["两项一共多少", "加起来呢"], [(one.amount + other.amount, "万元")], True
    return [_first(one), _next("另一项", other.label, other), together, draw.choice(reckoned)]


def _of_part(rows: Sequence[Row], draw: Random) -> list[Asked] | None:
    """A row, its share in a larger one, and the rest of that."""
    part = draw.choice(rows)
    if not (larger := [row for row in rows if _beside(part, row) and row.amount > part.amount]):
        return None
    whole = draw.choice(larger)
    share = part.amount / whole.amount * 100
    asked = [f"占{whole.label}{how}" for how in ("多少", "的比重呢", "的百分之几")]
    return [_first(part), ("占比", asked, [(share, "%")], True), _next("整体", whole.label, whole)]


def _of_two_bodies(rows: Sequence[Row], draw: Random) -> list[Asked] | None:
    """A row of one department, the same of another, and the two against each other."""
    one = draw.choice(rows)
    if not (others := [row for row in rows if row.organisation != one.organisation and _named_alike(one, row)]):
        return None
    other = draw.choice(others)
    more = max(one, other, key=_amount)
    return [_first(one), _next("另一单位", other.organisation, other),
            ("两家之差", ["差多少", "两家相差多少"], [(abs(one.amount - other.amount), "万元")], True),
            ("谁多", ["哪家多", "谁更多"], [(more.amount, "万元")], False),
            ("两家之和", ["两家一共多少"], [(one.amount + other.amount, "万元")], True)]  # fmt: skip


def _of_three_bodies(rows: Sequence[Row], draw: Random) -> list[Asked] | None:
    """A row of three departments, who has most of it, what they have together and on the average."""
    one = draw.choice(rows)
    alike = {row.organisation: row for row in rows if row.organisation != one.organisation and _named_alike(one, row)}
    if len(alike) < 2:
        return None
    second, third = draw.sample(sorted(alike.values(), key=_amount), 2)
    total = one.amount + second.amount + third.amount
    return [_first(one), _next("另一单位", second.organisation, second), _next("第三家", third.organisation, third),
            ("谁最多", ["哪家最多", "三家里谁最多"], [(max(one, second, third, key=_amount).amount, "万元")], False),
            ("三家之和", ["三家一共多少"], [(total, "万元")], True),
            ("三家平均", ["三家平均多少", "平均每家多少"], [(total / 3, "万元")], True)]  # fmt: skip


def _of_one(rows: Sequence[Row], draw: Random) -> list[Asked]:
    """A row, and the same in another unit."""
    one = draw.choice(rows)
    return [_first(one), ("换单位", ["换成元", "是多少元", "用亿元表示"], [(one.amount, "万元")], True)]


def _first(row: Row) -> Asked:
    return "一项", [f"{row.whole}是多少", f"{row.whole}多少"], [(row.amount, "万元")], False


def _next(kind: str, name: str, row: Row) -> Asked:
    return kind, [f"{name}呢", f"那{name}呢"], [(row.amount, "万元")], False


def _amount(row: Row) -> Decimal:
    return row.amount


def _beside(one: Row, other: Row) -> bool:
    """Whether two rows of one form of one report lie apart, and neither name is a part of the other."""
    of_one_form = (one.organisation, one.year, one.form) == (other.organisation, other.year, other.form)
    nested = one.label in other.label or other.label in one.label
    return of_one_form and not nested and abs(one.amount - other.amount) >= _LEAST


def _named_alike(one: Row, other: Row) -> bool:
    return (one.form, one.label) == (other.form, other.label)


def _rows(library: Library, record: ReportRecord) -> list[Row]:
    """Rows whose name stands there once, with one amount, and heads no column: no other reading can be meant."""
    found: dict[str, list[tuple[str, Decimal]]] = {}
    heads: set[str] = set()
    for figure in library.figures([record.file], states=(State.VALUE,)):
        label, amount = _ENUMERATED.sub("", figure.row), figure.amount
        heads.update(figure.column)
        if amount and amount.unit in _PER_WAN and len(label) <= _LONGEST and not _NOT_A_NAME.search(label):
            found.setdefault(label, []).append((figure.form or "", amount.value * _PER_WAN[amount.unit]))
    single = ((label, *values[0]) for label, values in found.items() if label and len(values) == 1 and label not in heads)
    named = record.organisation, record.year or 0
    return [Row(*named, form, label, value) for label, form, value in single if form in _FORMS and value >= _LEAST]


def _row(name: str, graded: Sequence[Graded]) -> tuple[str | int, ...]:
    right, wrong = sum(map(_right, graded)), sum(bool(judgement.missing) for _, judgement in graded)
    return name, len(graded), right, len(graded) - right - wrong, wrong


def _right(one: Graded) -> bool:
    return one[1].status and not one[1].missing


def _miss(item: Item, judgement: Judgement, answer: Answer) -> dict[str, Any]:
    return {
        "id": item.id, "question": item.question, "history": list(item.history), "expected": item.status.value,
        "missing": list(judgement.missing), "status": answer.status.value, "answer": answer.answer,
    }  # fmt: skip
