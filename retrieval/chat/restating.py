"""What a model writes held against the answer that the rules compose: it may put things otherwise, and say nothing else.

Both texts are cut into blocks that end in citation marks. Every number of a block must be a number of the composed answer
with the same value, unit, mark, organisation, year and thing; what words claim (最高, 增加, 没有 …) must be claimed there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import zip_longest

from extraction.indicators import catalogue
from retrieval.reply import Answer, StatedFigure, Verdict
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.numerals import Numeral, numerals

_MARKS = re.compile(r"(?:\[\d+\][、，,]?)*\[\d+\]")
_MARK = re.compile(r"\[(\d+)\]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*年|[—\-至])")
_CLAIM = re.compile(
    r"最|增[加长]|减少|下降|降低|上升|上涨|持平|高于|低于|多于|少于|大于|小于|超[过出支]|不足|不到|以[上下内]|左右|将?近|约|[≤≥<>]|"
    r"不一致|一致|矛盾|尾差|未|没有|没|无|不|非|并非|空白|零|节[约省]|违[规法]|第[一二三]|前者|后者|均|都|全部|平均|合计|总计|共|差额?|"
    r"占|倍|上年|去年|往年|前年|明年|预算数|决算数|年初预算|全年预算|因为|由于|原因|导致|收入|支出|结余|结转|推算"
)
_KEPT = re.compile(r"减少|下降|增加|增长|预算数|年初预算|全年预算|没有|未|上年|最[高低]")
"""Claims that turn a statement into another where they are left out."""
_TABLE = re.compile(r"（[^（）]*表）")
_BODY = re.compile(r"[\u4e00-\u9fff]{3,}(?:局|厅|委员会|办公室|中心|大学|学院|学校|医院|法院|检察院|政府)")
_COMMON = re.compile(r"(?:部门|单位)?决算(?:报告|公开)?(?:显示|中)?|根据|按照|据|年度|本单位|该单位")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_ALIKE = 0.5
"""Share of the character pairs of a block that the evidence of its marks must hold."""

_NEARLY_ALL = 0.8
"""Share of the character pairs of a quotation that must be told."""
_LONG = 8
"""From so many character pairs on a cited stretch of prose is a quotation, and not just a number with its unit."""


@dataclass(frozen=True)
class Block:
    """A stretch of text up to its citation marks."""

    text: str
    marks: frozenset[int]


@dataclass(frozen=True)
class Statement:
    """A number of a block with the words around it, and whose and which year's it is by the words before it."""

    number: Numeral
    words: str
    marks: frozenset[int]
    organisation: str
    year: int | None


def blocks(text: str) -> list[Block]:
    """The blocks of a text; what follows the last marks stands under them too."""
    found, start, marks = [], 0, frozenset[int]()
    for match in _MARKS.finditer(text):
        marks = frozenset(map(int, _MARK.findall(match[0])))
        found.append(Block(text[start : match.end()], marks))
        start = match.end()
    return [*found, Block(text[start:], marks)] if _says_something(text[start:]) else found


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


class Evidence:
    """The composed answer as what may be restated."""

    def __init__(self, answer: Answer, organisations: Sequence[str]) -> None:
        self.answer = answer
        self._organisations = sorted({*organisations, *(f.organisation for f in answer.figures)}, key=len, reverse=True)
        lines = answer.answer.splitlines()
        self.unmarked = [line for line in lines if not _MARK.search(line)]
        """Sentences without a source of their own, which the model is not asked to restate."""
        self.blocks = [block for line in lines if _MARK.search(line) for block in blocks(line)]
        self._statements = list(self.statements(self.blocks))

    @cached_property
    def _names(self) -> list[str]:
        """Names whose digits are no statements, longest first."""
        cells = [name for c in self.answer.citations for name in (c.table, c.row, *(c.column or "").split("/")) if name]
        names = {*self._organisations, *cells, *(f.label for f in self.answer.figures)}
        return sorted((name for name in names if any(map(str.isdigit, name))), key=len, reverse=True)

    def statements(self, of: Sequence[Block]) -> Iterator[Statement]:
        """The numbers that blocks state, but for years, marks and those within names."""
        organisation, year = "", None
        units = [figure.unit or "" for figure in self.answer.figures]
        for block in of:
            text = self._without_names(_MARKS.sub(lambda match: "\n" * len(match[0]), block.text))
            found = [one for one in numerals(text, units) if not (one.unit == "年" and one.value and 1900 < one.value < 2100)]
            at = 0
            for number, following in zip_longest(found, found[1:]):
                organisation = self._last_organisation(block.text[: number.start]) or organisation
                years = _YEAR.findall(text[: number.start])
                year = int(years[-1]) if years else year
                tail = "" if following else block.text[number.end :]
                yield Statement(number, block.text[at : number.start] + tail, block.marks, organisation, year)
                at = number.end

    def objections(self, of: Sequence[Block], before: Sequence[Block] = ()) -> list[str]:
        """What is wrong with blocks that follow on others, in Chinese; empty where all of it is supported."""
        known = len(list(self.statements(before)))
        stated = list(self.statements([*before, *of]))[known:]
        found = [objection for block in of for objection in self._objections_to(block)]
        return found + [objection for statement in stated if (objection := self._objection_to(statement))]

    def missing(self, of: Sequence[Block]) -> list[str]:
        """What the composed answer tells and blocks do not."""
        stated = list(self.statements(of))
        left = [s for s in self._statements if self._is_own(s) and not any(_same_number(s, other) for other in stated)]
        untold = [block.text for block in self.blocks if not self._is_told(block, of)]
        told = "".join(block.text for block in of)
        unsaid = [v.value for v in (Verdict.CONFLICT, Verdict.ROUNDING) if v.value in self.answer.answer and v.value not in told]
        return [f"漏说了“{what}”" for what in dict.fromkeys([*(s.number.raw for s in left), *untold, *unsaid])]

    def figures(self, of: Sequence[Block]) -> tuple[StatedFigure, ...]:
        """The figures that supported blocks state."""
        stated = [found for statement in self.statements(of) for found in self._figures_of(statement)]
        return tuple(figure for figure in self.answer.figures if figure in stated)

    def _is_told(self, own: Block, of: Sequence[Block]) -> bool:
        """Whether blocks restate one of the evidence: a quotation nearly whole, so that nobody picks an order out of it."""
        about = [block.text for block in of if block.marks & own.marks]
        quotes = [_pairs(c.quote) for c in self.answer.citations if c.id in own.marks and c.table is None and c.quote in own.text]
        told = "\n".join(about)
        if any(len(quote) >= _LONG and sum(pair in told for pair in quote) < _NEARLY_ALL * len(quote) for quote in quotes):
            return False
        return bool(about) or bool(list(self.statements([own])))

    def _is_own(self, statement: Statement) -> bool:
        """Whether a number is stated by the answer itself, and not just within words that it quotes."""
        quotes = [c.quote for c in self.answer.citations if c.table is None and c.id in statement.marks]
        return not any(statement.number.raw in quote and statement.words.strip("\n")[:12] in quote for quote in quotes)

    def _objections_to(self, block: Block) -> Iterator[str]:
        plain = _MARK.sub("", block.text).strip()
        unknown = block.marks - {citation.id for citation in self.answer.citations}
        if unknown or not block.marks:
            yield f"“{plain}”的出处不存在或没有标明"
            return
        support = self._support(block.marks)
        pairs = _pairs(_COMMON.sub("|", self._without_organisations(plain)))
        held = _pairs(support + self.answer.question)
        if pairs and sum(pair in held for pair in pairs) < _ALIKE * len(pairs):
            yield f"“{plain}”与所标出处的内容不符"
        bodies = [name for name in self._organisations if name in plain and name not in support]
        body = _BODY.search(self._without_organisations(plain))
        if bodies or (body and body[0][-6:] not in support):
            yield f"“{plain}”说的不是证据中的单位，或没有写它的全称"
        if not list(self.statements([block])):
            yield from _foreign(plain, support)
        for year in set(_YEAR.findall(plain)) - set(_YEAR.findall(support)):
            yield f"{year}年在证据中没有依据"

    def _objection_to(self, statement: Statement) -> str:
        raw = statement.number.raw
        same = [own for own in self._statements if _same_number(own, statement)]
        if not same:
            return f"数字“{raw}”与所标出处的证据不符"
        figures = self._figures_of(statement)
        if figures and not any(self._fits(figure, statement) for figure in figures):
            return f"“{raw}”不属于所写的单位或年度"
        complaints = [[*_foreign(statement.words, self._support_of(own, figures)), *_left_out(own, statement)] for own in same]
        return "" if not all(complaints) else complaints[0][0]

    def _figures_of(self, statement: Statement) -> list[StatedFigure]:
        number = statement.number
        return [
            figure for figure in self.answer.figures
            if number.value in (Decimal(figure.value), abs(Decimal(figure.value))) and (figure.unit or "") == number.unit
            and statement.marks.intersection(figure.citations)
        ]  # fmt: skip

    def _fits(self, figure: StatedFigure, statement: Statement) -> bool:
        """Whether the words before a number name its organisation and its year, where they name any."""
        owners = {other.organisation for other in self.answer.figures}
        allowed = owners if figure.verdict is Verdict.COMPUTED else {figure.organisation}
        organisation = statement.organisation in (allowed if len(owners) > 1 else {*allowed, ""})
        compared = [own.year for own in self._statements if _same_number(own, statement)]
        return organisation and (statement.year in (None, figure.year) or statement.year in compared)

    def _support(self, marks: frozenset[int]) -> str:
        """All that the evidence says under some marks."""
        cited = [c for c in self.answer.citations if c.id in marks]
        places = [part for c in cited for part in (c.table, c.row, c.column, c.section, c.quote) if part]
        stated = [f for f in self.answer.figures if marks.intersection(f.citations)]
        labels = [part for f in stated for part in (f.label, f.organisation, f"{f.year}年")]
        return "\n".join([*(block.text for block in self.blocks if block.marks & marks), *places, *labels])

    def _support_of(self, own: Statement, figures: Sequence[StatedFigure]) -> str:
        """What the evidence says around one number."""
        places = [part for c in self.answer.citations if c.id in own.marks for part in (c.table, c.row, c.column) if part]
        return "\n".join([own.words, *(figure.label for figure in figures), *places, own.number.comparator])

    def _last_organisation(self, text: str) -> str:
        spots = [(text.rfind(name), len(name), name) for name in self._organisations]
        at, _, name = max(spots, default=(-1, 0, ""))
        return name if at >= 0 else ""

    def _without_names(self, text: str) -> str:
        for name in self._names:
            text = text.replace(name, "\n" * len(name))
        return text

    def _without_organisations(self, text: str) -> str:
        for name in self._organisations:
            text = text.replace(name, "")
        return text


def _same_number(own: Statement, other: Statement) -> bool:
    """Whether two statements state the same number of the same place; one that is not exact must be the same words."""
    a, b = own.number, other.number
    if not own.marks & other.marks or a.comparator != b.comparator:
        return False
    if a.value is None or b.value is None:
        return a.raw == b.raw
    return a.unit == b.unit and b.value in (a.value, abs(a.value))


def _foreign(words: str, support: str) -> Iterator[str]:
    """Claims and names of things in the words of a number that its evidence does not hold."""
    plain, held = _COMMON.sub("|", _MARK.sub("", words)), fold(support)
    for claim in dict.fromkeys(_CLAIM.findall(plain)):
        if claim not in support:
            yield f"“{plain.strip()}”中的“{claim}”没有依据"
    folded = fold(plain)
    for word in _things():
        if word in folded and word not in held:
            yield f"“{plain.strip()}”说的不是证据中的那一项"


def _left_out(own: Statement, other: Statement) -> Iterator[str]:
    """Claims that belong to a number and are not made."""
    for claim in dict.fromkeys(_KEPT.findall(_TABLE.sub("", own.words))):
        if claim not in other.words:
            yield f"“{other.number.raw}”前漏了“{claim}”"


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1) if _WORD.fullmatch(text[at : at + 2])]


@cache
def _things() -> tuple[str, ...]:
    """The words of the catalogue that are long enough not to stand in another by chance."""
    return tuple(word for word in map(fold, catalogue().words()) if len(word) > 2 or word.endswith("费"))
