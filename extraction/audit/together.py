"""Things that go together: money spent on a thing and how many of it there were, the parts of a list and their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.audit.facts import Facts, Passage
from extraction.audit.model import Operand, Outcome, Result, Rule, Severity
from extraction.audit.relation import add_up, shown
from extraction.audit.scorecards import scored_forms
from extraction.report import Claim, ClaimKind, Paragraph

_LISTED = re.compile(r"(?:纳入|列入).{0,40}?(?:编制|编报)范围的.{0,12}?(?:单位|部门|机构)[^，。；]{0,6}?(?P<count>\d+)个")
_BESIDE_HEAD = re.compile(r"(?:本级|本部|机关)[^，。；]{0,4}?(?:以?及|[和与、])(?P<others>\d+)[个家][^，。；]{0,12}[：:]$")
_NUMBERED = re.compile(r"[（(]?(?P<number>\d{1,2})[.、．）)](?!\d)")
_UNIT_TABLE = re.compile(r"单位(?:基本情况|构成|名单|情况)(?:一览)?表?$")
_GRADED = re.compile(r"(?<!不)(?:优|良|中|合格|差|一般)$|不合格$")
_ASSESSED = re.compile(r"自评.*项目$|项目$")
_OWN_FORMS = re.compile(
    r"(?:以及|公开|反映了?|公布|附)(?:了)?(?P<names>[^，。；]*?)(?P<open>等|共)(?P<count>\d+)个项目的?(?:支出)?绩效自评表"
)


def check_spent_and_counted(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """Where money is spent (`money`) things were got (`counts`), and the other way round unless `either` is money."""
    money = next((one for name in rule.option("money") if (one := facts.said(name))), None)
    counts = [count for name in rule.option("counts") if (count := facts.said(name))]
    for count in counts if money else ():
        assert money is not None
        alike = (money.value() == 0) == (count.value() == 0) or (money.value() == 0 and "money" in rule.option("either"))
        text = f"{shown(money)}，{shown(count)}"
        title = f"{rule.option('money')[0]}与数量一有一无"
        yield Outcome(Result.PASS if alike else Result.FAIL, (money, count), title, text)


def check_units_listed(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """The numbered list of units, and the table of them, are as long as the sentence says."""
    passages = facts.passages
    for at, passage in enumerate(passages):
        match = _LISTED.search(passage.paragraph.text)
        if match:
            following = [later.paragraph for later in passages[at + 1 :] if later.paragraph.section == passage.paragraph.section]
            said, words = int(match["count"]), Operand.of_words("文字", match[0], passage.paragraph)
            yield from _units(_listed_of(said, passage.paragraph.text), words, following)
            yield from _rows_of_units(facts, said, words)


def _listed_of(said: int, text: str) -> int:
    """How many of so many units a list below names: 共5个，包括本级和4个下属单位： lists the four."""
    beside = _BESIDE_HEAD.search(text)
    return int(beside["others"]) if beside and int(beside["others"]) + 1 == said else said


def _units(said: int, words: Operand, following: Sequence[Paragraph]) -> Iterator[Outcome]:
    numbers = [int(match["number"]) for match in (_NUMBERED.match(paragraph.text) for paragraph in following) if match]
    last = max((number for at, number in enumerate(numbers) if number > at), default=0)
    if not last:
        return
    title, text = "决算编制范围的单位个数与所列名单不符", f"说有 {said} 个，名单列到第 {last} 个"
    yield Outcome(Result.PASS if said == last else Result.FAIL, (words,), title, text)


def _rows_of_units(facts: Facts, said: int, words: Operand) -> Iterator[Outcome]:
    for table in facts.report.tables:
        rows = {row.label: row for row in facts.rows(table) if row.label and not row.is_total}
        if _UNIT_TABLE.search(table.title) and rows:
            first = Operand.of_figure(next(iter(rows.values())).cells[0])
            title, text = f"决算编制范围的单位个数与{table.title}不符", f"说有 {said} 个，表中列出 {len(rows)} 个"
            yield Outcome(Result.PASS if said == len(rows) else Result.FAIL, (words, first), title, text)


def check_graded(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """N 个项目中，a 个等级为优，b 个为良: the grades add up to N."""
    for passage in facts.passages:
        for sentence in dict.fromkeys(claim.sentence for claim in passage.claims):
            counts = [claim for claim in passage.claims if claim.sentence == sentence and _is_count(claim)]
            grades = [claim for claim in counts if _GRADED.search(claim.subject)]
            whole = _whole_of(counts, grades)
            if whole and grades:
                parts = [Operand.of_claim(claim) for claim in grades]
                yield add_up(Operand.of_claim(whole), parts).told("各等级项目数之和与项目数不符")


def _whole_of(counts: Sequence[Claim], grades: Sequence[Claim]) -> Claim | None:
    """The number of projects that were given grades: of those evaluated otherwise before them (部门评价) there are others."""
    before = counts[: counts.index(grades[0])] if grades else []
    wholes = [claim for claim in before or counts if claim not in grades and _ASSESSED.search(claim.subject)]
    evaluated = [claim for claim in wholes if "自评" in claim.subject]
    return next(reversed(evaluated or wholes), None)


def _is_count(claim: Claim) -> bool:
    return claim.kind is ClaimKind.COUNT and claim.amount.unit in ("个", "项")


def check_forms_told(facts: Facts, rule: Rule) -> Iterator[Outcome]:
    """As many 自评表 are attached as the prose says, and no more projects are named than that."""
    forms = scored_forms(facts)
    for passage in facts.passages:
        for match in _OWN_FORMS.finditer(passage.paragraph.text):
            yield from _told(passage, match, len(forms))


def _told(passage: Passage, match: re.Match[str], attached: int) -> Iterator[Outcome]:
    said = int(match["count"])
    words = Operand.of_words("文字", match[0], passage.paragraph)
    names = [name for name in re.split(r"[、，]|(?<=[”\"])及(?=[“\"])", match["names"]) if name]
    wrong = len(names) != said if match["open"] == "共" else len(names) > said
    text = f"说有 {said} 个，点名 {len(names)} 个"
    yield Outcome(Result.FAIL if wrong else Result.PASS, (words,), "所说的项目个数与点名的项目不符", text)
    if attached:
        text = f"说有 {said} 个项目的自评表，附有 {attached} 张"
        severity = None if attached < said else Severity.INFO
        result = Result.PASS if attached == said else Result.FAIL
        yield Outcome(result, (words,), "所说的自评表张数与所附的不符", text, severity=severity)
