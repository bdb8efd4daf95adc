"""Items that the prose names by 类, 款 and 项 against the form of their fund."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.audit.facts import Facts, Passage, Row
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity, insufficient
from extraction.audit.relation import add_up, same, shown
from extraction.audit.rules import Rulebook
from extraction.labels import plain_label
from extraction.report import Claim, ClaimKind, Kind, Paragraph, Role, State, Table

_LEVELS = re.compile(r"[（(][类款项][）)]")
_CLASS_FIRST = re.compile(r"[^（(]+[（(]类[）)]")
_FUND_FORMS = (("政府性基金", "gov_fund"), ("国有资本", "state_capital"), ("一般公共预算", "general_expenditure"))
_KINDS = ("基本支出", "项目支出")
_USE = re.compile(r"主要用于[：:]?(?:(?!基本支出|项目支出)[^。]){0,60}(?P<kind>基本支出|项目支出)(?=。)")
_BUDGET_ITEMS = tuple(
    re.compile(rf"{fund}(?:财政拨款)?支出(?:功能分类)?预算表") for fund in ("一般公共预算", "政府性基金预算", "国有资本经营预算")
)


def check_items(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """An item that the prose names by 类, 款 and 项 has the amount of its row in the form of its fund."""
    other = Role.FINAL if facts.report.kind is Kind.BUDGET else Role.BUDGET
    for passage in facts.passages:
        forms = [(table, rows) for table in _forms_of(facts, passage) if (rows := facts.functional(table))]
        for claim in passage.claims if forms else ():
            levels = _levels(claim)
            spoken = claim.kind is ClaimKind.AMOUNT and claim.year == facts.report.year and claim.role is not other
            if levels and spoken:
                named = (form for form in forms if _rows_named(claim, levels, form[1], book))
                yield _item(claim, levels, *next(named, forms[0]), book)


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


def check_item_use(facts: Facts, rule: Rule, book: Rulebook) -> Iterator[Outcome]:
    """What an item is said to be for (主要用于：…基本支出) is the kind of expenditure that its row has an amount of."""
    for passage in facts.passages:
        table, use = _form_of(facts, passage), _USE.search(passage.paragraph.text)
        rows = facts.functional(table) if table and use else None
        claim = next((claim for claim in passage.claims if rows and _CLASS_FIRST.match(claim.subject)), None)
        found = _rows_named(claim, _levels(claim), rows, book) if claim and rows else []
        if use and claim and len(found) == 1:
            yield from _use(found[0], use, passage.paragraph)


def _use(row: Row, use: re.Match[str], paragraph: Paragraph) -> Iterator[Outcome]:
    kinds = {cell.column[-1]: Operand.of_figure(cell) for cell in row.cells}
    said, other = (kinds.get(name) for name in (_KINDS if use["kind"] == _KINDS[0] else _KINDS[::-1]))
    if said is None or other is None or not other.amount or said.state is State.UNREADABLE or said.is_from_text:
        return
    wrong = (said.amount is None or said.value() == 0) and other.value() != 0
    words = Operand.of_words("文字", use[0], paragraph)
    title = f"“{row.label}”：文字所说的用途与{other.table}不符"
    text = f"文字说用于{use['kind']}，表中{use['kind']}为 {shown(said)}，{other.column}为 {shown(other)}"
    yield Outcome(Result.FAIL if wrong else Result.PASS, (words, said, other) if wrong else (), title, text)


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
    return next(iter(_forms_of(facts, passage)), None)


def _forms_of(facts: Facts, passage: Passage) -> list[Table]:
    """That form; in a budget, whose text tells of all funds together, the table by function of each."""
    if facts.report.kind is Kind.BUDGET:
        return [table for title in _BUDGET_ITEMS for table in facts.report.tables if title.search(table.title)]
    named = (facts.form(form) for word, form in _FUND_FORMS if word in passage.title)
    return list(filter(None, [next(named, None)]))


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
    cells = [Operand.of_figure(row.spent) for row in found if row.spent]
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
