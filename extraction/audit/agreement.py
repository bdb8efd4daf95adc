"""Prose against tables, and prose against prose: what the catalogue reads, items by code, lists and what they add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from extraction.audit.facts import Facts, Passage, Row
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import add_up, same
from extraction.audit.rules import Rulebook
from extraction.crosscheck import Reader, Reading
from extraction.labels import plain_label
from extraction.numbers import Interval
from extraction.report import Claim, ClaimKind, Figure, Kind, Paragraph, Role, State, Table

_LEVELS = re.compile(r"[（(][类款项][）)]")
_CLASS_FIRST = re.compile(r"[^（(]+[（(]类[）)]")
_FUND_FORMS = (("政府性基金", "gov_fund"), ("国有资本", "state_capital"), ("一般公共预算", "general_expenditure"))
_BUDGET_ITEMS = re.compile(r"一般公共预算(?:财政拨款)?支出(?:功能分类)?预算表")
_STAFF, _REST = re.compile(r"人员经费\d?"), re.compile(r"(?:日常)?公用经费")
_BEFORE = r"(?:^|(?<=[、，,；;。：:和及由为有是于括含|])|(?<=涉及))"
_AFTER = r"(?=$|[、，,；;。：:和及等组|（(])"
_OPEN_LIST = re.compile(r"等(?:支出|费用|方面)?|主要(?:包括|用于)|包括")


def check_prose_tables(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """What sentences say of an indicator agrees with what tables print; blank beside 0 is agreement."""
    seen: set[tuple[object, object]] = set()
    for indicator in (indicator for group in rule.option("groups") for indicator in facts.known.group(group)):
        readings = [] if indicator.each else facts.readings(indicator)
        printed = [reading for reading in readings if reading.by is Reader.TABLE]
        for reading in (reading for reading in readings if reading.by is Reader.PROSE and printed):
            cell = _counterpart(printed)
            pair = (id(cell.figure), id(reading.claim))
            if pair not in seen:
                seen.add(pair)
                yield _against_cell(reading, cell, indicator.name)


def _counterpart(printed: Sequence[Reading]) -> Reading:
    """The cell to compare with: the first that holds a value, else the first."""
    return next((reading for reading in printed if reading.state is State.VALUE), printed[0])


def _against_cell(reading: Reading, cell: Reading, name: str) -> Outcome:
    said, printed = Operand.of_reading(reading), Operand.of_reading(cell)
    outcome = same(said, printed)
    return outcome.told(f"{name}：文字与{printed.table}不符")


def check_prose_prose(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Sentences that state the same indicator state the same value; each repetition against the first."""
    seen: set[tuple[int, int]] = set()
    for indicator in facts.known.all:
        readings = [] if indicator.each else [reading for reading in facts.readings(indicator) if reading.claim]
        for first, other in combinations(readings[:1] + readings[1:], 2) if len(readings) > 1 else ():
            pair = (id(first.claim), id(other.claim))
            if pair not in seen and first is readings[0]:
                seen.add(pair)
                yield same(Operand.of_reading(first), Operand.of_reading(other)).told(f"{indicator.name}：文字前后不一致")


def check_items(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """An item that the prose names by 类, 款 and 项 has the amount of its row in the form of its fund."""
    other = Role.FINAL if facts.report.kind is Kind.BUDGET else Role.BUDGET
    for passage in facts.passages:
        table = _form_of(facts, passage)
        rows = facts.functional(table) if table else None
        for claim in passage.claims if rows else ():
            levels = _levels(claim)
            spoken = claim.kind is ClaimKind.AMOUNT and claim.year == facts.report.year and claim.role is not other
            if table and rows and levels and spoken:
                yield _item(claim, levels, table, rows, book)


def check_item_paths(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """类, 款 and 项 stand in this order, and 类 and 款 before an item are those above it in the form of its fund."""
    for passage in facts.passages:
        yield from _marks(passage)
        table = _form_of(facts, passage)
        rows = facts.functional(table) if table else None
        for subject in dict.fromkeys(claim.subject for claim in passage.claims if rows and _CLASS_FIRST.match(claim.subject)):
            claim = next(claim for claim in passage.claims if claim.subject == subject)
            levels = _levels(claim)
            found = [row for row in (rows or {}).values() if len(row.code) == 7 and levels[1:] and _alike(row.plain, levels[-1])]
            if rows and table and found:
                yield _path(claim, found, table, rows, book)


def _marks(passage: Passage) -> Iterator[Outcome]:
    for claim in {claim.subject: claim for claim in passage.claims}.values():
        marks = [mark.strip("（()）") for mark in _LEVELS.findall(claim.subject)]
        if len(marks) > 1 and marks != sorted(marks, key="类款项".index):
            text = f"依次写为{'、'.join(marks)}"
            yield Outcome(Result.FAIL, (Operand.of_claim(claim),), f"“{claim.subject}”的类、款、项次序有误", text)


def _path(claim: Claim, found: list[Row], table: Table, rows: dict[str, Row], book: Rulebook) -> Outcome:
    """Whether the levels before the last fit any of the rows that the last one names."""
    said, levels = Operand.of_claim(claim), _levels(claim)
    fitting = [row for row in found if all(_fits(row, level, rows) for level in levels[:-1])]
    classes = {name for row in fitting for name in (_class_of(row, book), rows.get(row.code[:3], row).plain)}
    right = any(_alike(name, levels[0]) for name in classes)
    above = " / ".join(f"{row.code} {row.label}" for code, row in rows.items() if any(one.code.startswith(code) for one in found))
    text = f"文字为“{claim.subject}”，{table.title}为 {above}"
    proof = () if right else (said, Operand.of_figure(found[0].cells[0]))
    return Outcome(Result.PASS if right else Result.FAIL, proof, f"“{claim.subject}”的类、款与{table.title}不符", text)


def _class_of(row: Row, book: Rulebook) -> str:
    return plain_label(book.classes.get(row.code[:3], ""))


def _form_of(facts: Facts, passage: Passage) -> Table | None:
    """The form of the fund that the headings name; in a budget the table of the general budget by function."""
    if facts.report.kind is Kind.BUDGET:
        return next((table for table in facts.report.tables if _BUDGET_ITEMS.search(table.title)), None)
    return next((facts.form(form) for word, form in _FUND_FORMS if word in passage.title), None)


def _levels(claim: Claim) -> list[str]:
    """类, 款 and 项 of a subject as plain labels, or the one level that it names."""
    marks = _LEVELS.findall(claim.subject)
    names = [plain_label(name) for name in _LEVELS.split(claim.subject) if name and name != "支出"]
    return names if marks and len(names) == len(marks) else []


def _item(claim: Claim, levels: list[str], table: Table, rows: dict[str, Row], book: Rulebook) -> Outcome:
    said = Operand.of_claim(claim)
    found = _rows_named(claim, levels, rows, book)
    if not found:
        nothing = claim.amount.value == 0
        return Outcome(Result.PASS, (said,)) if nothing else _not_there(said, claim, table)
    if len({len(row.code) for row in found}) > 1 or (len(found) > 1 and len(levels) > 1):
        return insufficient((said,), "科目名称对应多个编码")
    cells = [Operand.of_figure(_spent(row)) for row in found]
    title = f"“{claim.subject}”：文字与{table.title}不符"
    return (same(said, cells[0]) if len(cells) == 1 else add_up(said, cells)).told(title)


def _not_there(said: Operand, claim: Claim, table: Table) -> Outcome:
    """An item with an amount that the form does not have; a text dump can have lost its row, a budget can leave it out."""
    text = f"{table.title}中没有找到这一科目"
    dumped = any(Operand.of_figure(figure).is_from_text for figure in table.figures[:1])
    if dumped or claim.role is Role.BUDGET or not _CLASS_FIRST.match(claim.subject):
        return insufficient((said,), text)
    title = f"“{claim.subject}”：{table.title}中没有这一科目"
    return Outcome(Result.FAIL, (said,), title, f"文字为 {claim.quote}，{text}", severity=Severity.WARNING)


def _spent(row: Row) -> Figure:
    return next((cell for cell in row.cells if cell.column[0].startswith("本年支出")), row.cells[0])


def _rows_named(claim: Claim, levels: list[str], rows: dict[str, Row], book: Rulebook) -> list[Row]:
    """The rows that the last level names, under the 类 and 款 before it where these are printed; a 类 without its own row
    is all the rows of its code."""
    depth = {"类": 3, "款": 5, "项": 7}[re.findall(r"[（(]([类款项])[）)]", claim.subject)[-1]]
    name = levels[-1]
    named = [row for row in rows.values() if len(row.code) == depth and _alike(row.plain, name)]
    above = [row for row in named if all(_fits(row, level, rows) for level in levels[:-1])]
    if named or depth > 3:
        return above or (named if len(named) == 1 else [])
    code = next((code for code, known in book.classes.items() if _alike(known, name)), None)
    inside = [row for key, row in rows.items() if code and key[:3] == code]
    top = min((len(row.code) for row in inside), default=0)
    return [row for row in inside if len(row.code) == top]


def _fits(row: Row, level: str, rows: dict[str, Row]) -> bool:
    parents = [other for code, other in rows.items() if code != row.code and row.code.startswith(code)]
    return not parents or any(_alike(parent.plain, level) for parent in parents)


def _alike(one: str, other: str) -> bool:
    return one.removesuffix("支出") == other.removesuffix("支出")


def check_item_sums(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The 年初预算 (`role` 预算) or 决算 of all items that a section lists add up to that of the whole."""
    role = Role(rule.option("role")[0])
    for title in dict.fromkeys(passage.title for passage in facts.passages if passage.claims):
        claims = [claim for passage in facts.passages if passage.title == title for claim in passage.claims]
        amounts = [claim for claim in claims if claim.kind is ClaimKind.AMOUNT and claim.role is role and claim.amount.is_money]
        items = {claim.subject: claim for claim in amounts if _LEVELS.findall(claim.subject)[-1:] in (["（项）"], ["(项)"])}
        wholes = [claim for claim in amounts if "拨款支出" in claim.subject and claim.subject not in items]
        bases = {claim.base for claim in items.values()}
        if len(items) > 1 and wholes and len(bases) == 1:
            whole = next((claim for claim in wholes if claim.base in bases), None)
            if whole:
                what = whole.base or role.value
                parts = [Operand.of_claim(claim) for claim in items.values()]
                said = f"各项{what}之和与“{whole.subject}”{what}不符"
                yield add_up(Operand.of_claim(whole), parts).told(said)


def check_shares_listed(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The parts that a sentence lists with shares that make 100 % make the whole."""
    for passage in facts.passages:
        shares = [claim for claim in passage.claims if claim.kind is ClaimKind.SHARE and claim.base]
        for base in dict.fromkeys(claim.base for claim in shares):
            inside = {claim.subject for claim in shares if claim.base == base}
            amounts = [claim for claim in passage.claims if claim.kind is ClaimKind.AMOUNT and claim.amount.is_money]
            whole = next((claim for claim in amounts if claim.subject == base), None)
            parts = {claim.subject: claim for claim in amounts if claim.subject in inside}
            if whole and len(parts) > 1 and _is_complete([claim for claim in shares if claim.base == base]):
                operands = [Operand.of_claim(claim) for claim in parts.values()]
                yield add_up(Operand.of_claim(whole), operands).told(f"所列各项之和与“{base}”不符")


def _is_complete(shares: Sequence[Claim]) -> bool:
    """Whether the shares of a list make 100 %, so that the list is of parts and leaves none out."""
    total = sum((claim.amount.interval() for claim in shares), Interval(Fraction(0), Fraction(0)))
    return total.low <= 100 <= total.high


def check_vehicles(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The vehicles by use add up to 共有车辆."""
    for passage in facts.passages:
        counts = [claim for claim in passage.claims if claim.kind is ClaimKind.COUNT and claim.amount.unit in ("辆", "台")]
        whole = next((claim for claim in counts if claim.subject.endswith("车辆")), None)
        uses = {claim.subject: claim for claim in counts if claim.subject.endswith("用车")}
        if whole and len(uses) > 1:
            parts = [Operand.of_claim(claim) for claim in uses.values()]
            yield add_up(Operand.of_claim(whole), parts).told("各类用车之和与车辆总数不符")


def check_named_items(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """An economic item that the prose names as spent on has an amount in the form, and a closed list leaves none out."""
    table = facts.form("basic_expenditure")
    rows = {row.plain: row for row in facts.rows(table) if re.fullmatch(r"3\d{4}", row.code)} if table else {}
    for passage in facts.passages if rows else ():
        for staff, words in _lists(passage.paragraph.text):
            named = _items_in(plain_label(words), list(rows))
            if "基本支出" in passage.title and len(named) > 2:
                yield from _named_without_amount(named, rows, passage.paragraph)
                if not _OPEN_LIST.search(words):
                    yield from _left_out(named, rows, staff, passage.paragraph)


def _items_in(words: str, names: Sequence[str]) -> list[str]:
    """The names that stand in a list of words, the longest first, so that 办公费 is not read out of a longer name."""
    found = []
    for name in sorted(names, key=len, reverse=True):
        words, count = re.subn(_BEFORE + re.escape(name) + _AFTER, "|", words)
        found += [name] if count else []
    return found


def _lists(text: str) -> Iterator[tuple[bool, str]]:
    """The stretches of a paragraph that list what 人员经费 (True) and 公用经费 (False) was spent on."""
    heads = ((_STAFF, True), (_REST, False))
    marks = sorted((match.start(), staff) for pattern, staff in heads for match in pattern.finditer(text))
    for (start, staff), end in zip(marks, [*(at for at, _ in marks[1:]), len(text)], strict=bool(marks)):
        yield staff, text[start:end]


def _named_without_amount(named: Sequence[str], rows: dict[str, Row], paragraph: Paragraph) -> Iterator[Outcome]:
    prints_blanks = any(cell.state is State.BLANK for row in rows.values() for cell in row.cells)
    for name in dict.fromkeys(named):
        cells = [Operand.of_figure(cell) for cell in rows[name].cells]
        if any(cell.state is State.UNREADABLE for cell in cells):
            yield insufficient(cells, "有数字无法辨认")
            continue
        spent = any(cell.amount and (cell.value() != 0 or prints_blanks) for cell in cells)
        words = Operand.of_words("文字", name, paragraph)
        printed = cells[0].quote or "空白"
        text = f"文字列有“{name}”，表中为 {printed}"
        proof = () if spent else (words, *cells[:1])
        yield Outcome(Result.PASS if spent else Result.FAIL, proof, f"文字列举的“{name}”在基本支出表中没有金额", text)


def _left_out(named: Sequence[str], rows: dict[str, Row], staff: bool, paragraph: Paragraph) -> Iterator[Outcome]:
    for name, row in rows.items():
        cell = Operand.of_figure(row.cells[0])
        if (row.code[:3] in ("301", "303")) == staff and name not in named and cell.amount and cell.value() != 0:
            words = Operand.of_words("文字", paragraph.text[:40], paragraph)
            text = f"表中“{name}”有金额 {cell.quote}，文字未列"
            yield Outcome(Result.FAIL, (words, cell), f"基本支出表中的“{name}”未在文字中列举", text, severity=Severity.INFO)
