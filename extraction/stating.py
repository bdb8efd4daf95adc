"""What one number of a sentence states: a claim of the right kind, subject, base and year, given what was said before it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extraction.clauses import Stretch
from extraction.context import DEPENDENT, DONE_TO, OTHER_FUND, Context, bought_here, names_both_ways, part_of
from extraction.dealt import Dealt
from extraction.graded import grade_behind
from extraction.heading_words import of_fund_headed
from extraction.joining import merged_places
from extraction.numbers import Amount
from extraction.quantities import Quantity
from extraction.report import Claim, ClaimKind, Paragraph, Role, Source
from extraction.shared_words import noun_after, part_made, part_told, served_in, serves, spent_of
from extraction.subjects import Phrase, subject_in
from extraction.wholes import sum_told, sums_meant, whole_meant

_PARTED = frozenset({ClaimKind.AMOUNT, ClaimKind.COUNT})
_MEASURES = frozenset({"人数", "批次", "人次", "数量", "批次数", "人次数", "辆数", "总计", "合计"})
_RECEIVED = frozenset({"接待人次", "接待人数", "接待批次"})
"""What is counted of the reception that was named before."""
_STAFFED = re.compile("(?:年末)?(?:实有|在[职岗编])(?:在[职岗编])?(?:人数|人员)?")
_ALL_STAFF = re.compile("实有在[职岗编]")
"""Who is there in all, whatever posts are told before."""
_LONGEST_OWN = 30
_SPENDING = re.compile(r"(?:费|费用|经费|支出|决算|预算|收入)$")
_UNDERGOES = re.compile(
    r"[^，。；]{0,12}?项目(?:支出)?(?:已经?)?(?:全面|全部|均|都)?(?:开展|进行|实施|编制)了?(?P<what>[^，。；]{2,14}?)(?:工作)?(?:[，。；、]|$)"
)
_TAKEN_UP = re.compile(r"(?:全面|全部|均|都)?(?:开展|进行)了?(?P<what>[^，。；]{2,14}?)(?:工作)?(?:[，。；、]|$)")
"""二级项目23个全面开展绩效自评: the projects are named before their number."""
_BY_OTHERS = re.compile(r"(?:部门|财政|重点)(?:绩效)?评价")
"""What is done to the projects that are named and to no others (“甲”“乙”等2个项目), where a self-evaluation is of more."""
_OF_PROJECTS = ("个", "项")
"""Measure words of projects."""
_JOINED = re.compile(r"[和及与]$")
_DONE_TO = re.compile(rf"{DONE_TO}(?=的$)")
_SCORED = re.compile(r"(?P<project>.{2,}项目)(?:绩效)?(?:自评|评价)?(?:综合)?得分")
_GIVEN = re.compile(r"(?:自评|评价|综合)得$")
"""自评得95.40分: the verb before points is the name of what they are."""
_VISITING = re.compile(r"(?:共?接待)?来访(?:团组|人员)?|来宾")
_FOREIGN = re.compile(r"外宾|外事|国[（(]境[）)]外")
"""外宾接待支出0万元。共接待来访团组0个: the visitors are those spoken of."""
_BEYOND = re.compile(r"(?:低于|高于|少于|多于|超[出过]?)了?[^，。；\d]{0,4}(?:[预决]算|上年)数?$")
"""低于预算6235元: by how much, or below what, the words do not tell."""
_ORIGIN = re.compile(r"[由从][^由从]*$")
Parts = dict[tuple[str, ClaimKind, Role | None], tuple[Decimal, str]]
"""What was stated first of a name, and of which whole it is a part."""


class Statements:
    """The claims of one paragraph as they are found, with the context in which the next number will be read."""

    def __init__(self, paragraph: Paragraph, report_year: int | None, parts: Parts) -> None:
        self.paragraph = paragraph
        self.report_year = report_year
        self.context = Context(year=report_year)
        self.sentence = Stretch("", 0)
        self.claims: list[Claim] = []
        self.open: list[int] = []
        self.topic_from = 0
        self.parts = parts
        self.served = ""
        self.dealt = Dealt()

    def new_topic(self, subject: str) -> None:
        """What follows speaks of a subject until another is named."""
        self.context.speak_of(subject)
        self.topic_from = len(self.claims)

    def turn_to_parts(self) -> None:
        """What follows are parts of what was named last; of a plan, if its budget alone was told."""
        whole = self.context.last[0]
        told = {claim.role for claim in self.claims if claim.subject == whole and claim.kind is ClaimKind.AMOUNT}
        self.context.whole, self.context.planned = whole, self.context.plan or "预算" if told == {Role.BUDGET} else ""

    def tell_posts_apart(self) -> None:
        """Name the staff by the posts they hold, where several sorts are told: 行政编制…，实有人数…；事业编制…，实有人数…."""
        first = next((at for at in range(len(self.claims)) if self.claims[at].sentence == self.sentence.text), len(self.claims))
        held = [at for at in range(first + 1, len(self.claims)) if _STAFFED.fullmatch(self.claims[at].subject)]
        posts = [self.claims[at - 1].subject for at in held]
        of_seat = len(posts) == 1 and "机关" in posts[0]  # 机关行政编制…，实有…: of the seat, whatever bodies are under it
        if not all(one.endswith("编制") for one in posts) or not (of_seat or len(posts) > 1):
            return
        for at in (one for one in held if not _ALL_STAFF.search(self.claims[one].subject)):
            self.claims[at] = replace(self.claims[at], subject=self.claims[at - 1].subject + self.claims[at].subject)

    def stay_same(self, words: str, same: tuple[str, bool]) -> None:
        """Record that something is as its base was (持平): a change of 0 where it is exactly so."""
        words_before, exactly = same
        phrase = Phrase(words_before, self.report_year)
        own = self.context.named(phrase.subject())
        if own and phrase.base:
            self._remember(own, is_topic=not DEPENDENT.search(own))
        if not exactly or not self.context.base:
            return
        subject = own or self.context.inherited(phrase)
        amount = Amount(Decimal(0), 0, self.context.money if _SPENDING.search(subject) else self.context.unit)
        quote = words.lstrip("，,。 ")
        self._claim(subject, ClaimKind.CHANGE_AMOUNT, amount, quote, phrase, base=self.context.base)

    def read(self, quantity: Quantity, left: str, right: str) -> None:
        """Record what a number states; `left` and `right` are the words up to the numbers beside it."""
        if quantity.moved:
            self._read_end(quantity, left)
            return
        if _BEYOND.search(left) or self.dealt.takes(quantity, left, self.claims, self.open):
            return
        self.dealt = self.dealt.begun(quantity, left, self.claims, self.sentence.text)
        self._tell_served(left)
        phrase = Phrase(left, self.report_year)
        self.context.base = phrase.base or self.context.base
        change = phrase.change(compared=bool(self.context.base))
        if change:
            planned = self.context.plan if phrase.base == "预算" else ""
            self.context.base = planned or phrase.base or self.context.base
            self._read_change(quantity, phrase, *change)
        elif quantity.is_percentage:
            self._read_percentage(quantity, phrase)
        elif quantity.is_money:
            self._read_amount(quantity, phrase, right)
        else:
            self._read_count(quantity, phrase, right)
        self.context.description = ""

    def _read_end(self, quantity: Quantity, left: str) -> None:
        """One end of a movement: the first is of the year that its words name, if any, the second of the report's otherwise."""
        origin = _ORIGIN.search(left) if quantity.is_origin else None
        phrase = Phrase(left[: origin.start()] if origin else "", self.report_year)
        when = Phrase(origin[0] if origin else left, self.report_year)
        own = self.context.named(phrase.subject()) or quantity.thing
        subject = own or self.context.inherited(phrase)
        when.subject()
        year = when.relative_year or when.year or (None if quantity.is_origin else self.report_year)
        kind = ClaimKind.SHARE if quantity.is_percentage else ClaimKind.AMOUNT if quantity.is_money else ClaimKind.COUNT
        if quantity.is_origin:
            kind = ClaimKind.RISEN_FROM if quantity.moved > 0 else ClaimKind.FALLEN_FROM
            self.context.base = "上年" if year and self.report_year and year == self.report_year - 1 else self.context.base
        if subject:
            self._record(subject, kind, quantity.amount, quantity.quote, year)
        self._remember(own, is_topic=not DEPENDENT.search(own))
        self.context.unit, self.context.description = quantity.amount.unit, ""

    def _read_change(self, quantity: Quantity, phrase: Phrase, sign: int, each: bool) -> None:
        if not sign and quantity.amount.value:
            return
        own = self.context.named(phrase.subject())
        own = "" if names_both_ways(own) and self.context.several(each) else own
        subjects = (own,) if own else self.context.several(each) or self.context.last
        kind = ClaimKind.CHANGE_RATE if quantity.is_percentage else ClaimKind.CHANGE_AMOUNT
        amount = replace(quantity.amount, value=sign * quantity.amount.value + 0)  # no change is no -0
        subjects = subjects if own else self.context.large_enough(sums_meant(subjects, amount, self.claims), amount)
        if not own and self._has_just_told_last_year(phrase.base == ""):
            self.context.year = self.report_year
        for subject in subjects:
            self._claim(subject, kind, amount, quantity.quote, phrase, base=self.context.base)
        self.context.last, self.context.amounts = subjects, {}

    def _has_just_told_last_year(self, bare: bool) -> bool:
        """Whether the amount before is last year's, given for comparison (`2023年度为 X，减少 Y`): the change is this year's.

        It is, if this year's stands in the sentence too; or for a `bare` change, that names no base, if one was named before.
        """
        last = self.claims[-1] if self.claims else None
        if last is None or not self.report_year or last.kind is not ClaimKind.AMOUNT or last.year != self.report_year - 1:
            return False
        alike = (one for one in self.claims if (one.subject, one.kind, one.sentence) == (last.subject, last.kind, last.sentence))
        return (bare and self.context.base == "上年") or any(one.year == self.report_year for one in alike)

    def _has_just_told_budget(self) -> bool:
        """Whether the number before is the budget that the percentage is of: 完成年初预算 X 的 Y%; 年初预算 X，完成 Y%."""
        return bool(self.claims) and self.claims[-1].kind is ClaimKind.AMOUNT and self.claims[-1].role is Role.BUDGET

    def _read_percentage(self, quantity: Quantity, phrase: Phrase) -> None:
        of_budget = phrase.words in ("的", "完成") and self._has_just_told_budget()
        completion = self.context.plan if of_budget else phrase.completion()
        if completion is not None:
            own = "" if of_budget else self.context.named(phrase.subject())
            subject = own or self.context.topic or self.context.inherited(phrase)
            base = self.context.plan or completion if completion == "预算" else completion
            self._claim(subject, ClaimKind.COMPLETION, quantity.amount, quantity.quote, phrase, base=base)
            return
        share = phrase.share()
        own = self.context.named(phrase.subject()) if share is not None or phrase.is_rate() else ""
        base = (share or self.context.whole) if share is not None else ""
        subject = own or (self.context.last[0] if share is not None and self.context.last else "")
        base = whole_meant(subject, base, quantity.amount, self.claims) if base and not share else base
        self._claim(subject, ClaimKind.SHARE, quantity.amount, quantity.quote, phrase, base=base)

    def _read_amount(self, quantity: Quantity, phrase: Phrase, right: str) -> None:
        named = phrase.subject()
        if part := part_told(named, (claim.subject for claim in self.claims)) or part_made(named, right):
            self.context.whole, named = part
        own = self.context.named(named)
        if phrase.base and (phrase.of_base or not own):
            phrase.speak_of_base()
        subject = own or self.context.inherited(phrase)
        own = subject if phrase.spends and subject != self.context.topic else own
        subject = subject if own else spent_of(subject, phrase.words)
        role = phrase.role or (Role.BUDGET if self.context.planned else None)
        base = phrase.plan or self.context.planned if role is Role.BUDGET else ""
        self.context.plan = phrase.plan or self.context.plan
        self._claim(subject, ClaimKind.AMOUNT, quantity.amount, quantity.quote, phrase, base=base, role=role)
        self.context.unit = self.context.money = quantity.amount.unit
        if not own and self.report_year and self.report_year - 1 in (phrase.year, phrase.relative_year):
            self.context.base = self.context.base or "上年"
        else:
            self.context.amounts[subject] = quantity.amount.value
        if own and phrase.base and phrase.plan:
            self.context.base = phrase.base.removeprefix("本年") + phrase.plan
        self._remember(own, is_topic=not DEPENDENT.search(named))

    def _tell_served(self, left: str) -> None:
        """Name those who were counted alone where the words behind them tell of the number that follows as well."""
        whom = served_in(left) if self.served == left else ""
        if whom and self.claims and self.claims[-1].subject.endswith(noun_after(left)):
            self.claims[-1] = replace(self.claims[-1], subject=whom)
        self.served = ""

    def _read_count(self, quantity: Quantity, phrase: Phrase, right: str) -> None:
        if grade := grade_behind(right) if quantity.amount.unit in _OF_PROJECTS else "":
            self._claim(grade, ClaimKind.COUNT, quantity.amount, quantity.quote, phrase)
            return
        self.served = right if serves(phrase.words) else ""
        named, noun = phrase.subject(), noun_after(right)
        named = "" if named in _MEASURES or (named in _RECEIVED and "接待" in self.context.spoken_of) else named
        named = _GIVEN.sub(r"\g<0>分", named) if quantity.amount.unit == "分" else named
        own = self.context.named(named)
        if _VISITING.fullmatch(own) and (foreign := _FOREIGN.search(self.context.topic)):
            own = foreign[0] + own
        added = sum_told(phrase.words, quantity.amount, self.claims, self.sentence.text) if not own else ""
        subject = own or added or (self.context.last[0] if self.context.last else "")
        undergone = _UNDERGOES.match(right)
        if taken_up := _TAKEN_UP.match(right) if own.endswith("项目") else None:
            subject = subject_in(taken_up["what"]) + "项目"
        elif noun and undergone and (not own.endswith("等") or _BY_OTHERS.search(undergone["what"])):
            fund = OTHER_FUND.match(right)
            subject = (fund[0] if fund else "") + subject_in(undergone["what"]) + "项目"
        elif noun and (done := _DONE_TO.search(phrase.words)):
            subject = done[0] + noun
        elif noun:
            described = own.removeprefix("对") if len(own) <= _LONGEST_OWN and not self._has_just_counted(own) else ""
            subject = (described or self.context.lead) + noun
        self._claim(subject, ClaimKind.COUNT, quantity.amount, quantity.quote, phrase)
        self.context.unit = quantity.amount.unit
        if scored := _SCORED.fullmatch(named):
            self.new_topic(subject_in(scored["project"]))
        elif not noun:
            self._remember(own, is_topic=not DEPENDENT.search(named))

    def _has_just_counted(self, words: str) -> bool:
        """Whether words are the thing that was counted before, and what joins it to the next: 28个职能科室和36个…."""
        return bool(self.claims) and _JOINED.search(words) is not None and self.claims[-1].subject.endswith(words[:-1])

    def _remember(self, own: str, is_topic: bool) -> None:
        if own and is_topic:
            claims = self.topic_from
            self.new_topic(own)
            self.topic_from = max(claims, len(self.claims) - 1)
        elif own:
            self.context.last = (own,)

    def _claim(
        self, subject: str, kind: ClaimKind, amount: Amount, quote: str, phrase: Phrase, base: str = "", role: Role | None = None
    ) -> None:
        """Record a claim of the year that the words name or the context has; a number whose subject nobody names is none."""
        if phrase.year:
            self.context.year = phrase.year
        if subject:
            subject = self._told_apart(of_fund_headed(subject, self.paragraph.section), kind, amount, role)
            self._record(subject, kind, amount, quote, phrase.relative_year or self.context.year, base, role)

    def _told_apart(self, subject: str, kind: ClaimKind, amount: Amount, role: Role | None) -> str:
        """A subject with its whole before it, if it was stated before as another value and a part of something else."""
        whole, key = self.context.whole, (subject, kind, role)
        if kind is ClaimKind.COUNT and bought_here(whole, subject, self.claims, self.sentence.text):
            return part_of(whole, subject)
        value, before = self.parts.setdefault(key, (amount.value, whole))
        apart = kind in _PARTED and value != amount.value and before and whole not in (before, subject, "")
        return part_of(whole, subject) if apart else subject

    def _record(
        self, subject: str, kind: ClaimKind, amount: Amount, quote: str, year: int | None,
        base: str = "", role: Role | None = None,
    ) -> None:
        source, text = _source(self.paragraph, self.sentence), self.sentence.text
        self.open.append(len(self.claims))
        self.claims.append(Claim(source, subject, kind, amount, quote, text, self.paragraph.section, base, "", role, year))


def _source(paragraph: Paragraph, sentence: Stretch) -> Source:
    """The printed lines that hold the sentence, or the whole paragraph where its lines are not known."""
    if not paragraph.lines:
        return paragraph.source
    ends = [start for start, _ in paragraph.lines[1:]] + [len(paragraph.text)]
    spans = zip(paragraph.lines, ends, strict=True)
    lines = [place for (start, place), end in spans if start < sentence.end and sentence.start < end]
    return Source(paragraph.source.file, merged_places(lines))
