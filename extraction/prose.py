"""Sentences -> claims: each number with what it is of, what kind of statement it makes, and against what.

A sentence is read clause by clause from left to right. The words before a number tell what sort of statement it is
and, mostly, its subject; a number that names none inherits the subject before it (`年初预算为…，支出决算为…，完成…`).
Subjects are given as printed: `收、支总计均为 X` is one claim about 收、支总计; `收入总计 X，支出总计 Y，各增加 Z` gives a
change of either. For a budget amount `base` names the budget: 年初预算 or 全年预算. 持平 is a change of 0, 基本持平 is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extraction.clauses import Stretch, clauses, sentences, statements
from extraction.context import DEPENDENT, Context
from extraction.joining import merged_places
from extraction.numbers import Amount
from extraction.quantities import Quantity
from extraction.report import Claim, ClaimKind, Paragraph, Role, Source
from extraction.subjects import Phrase, canonical_base, comparison_in, is_same, subject_in

_ITEM = re.compile(r"[（(][类款项][）)][”\"]?[。：:]?$")
_REVIEW = re.compile(r"(?P<project>.{2,60}?项目)绩效自评综述")
_LEAD = re.compile(r"开展了?(?P<lead>[^，。；]{2,20}?)(?:工作)?[。；]?$")
_WHOLE = re.compile(r"^其中")
_DESCRIPTION = re.compile(r"的$|^在.*中$")
_MEASURES = frozenset({"人数", "批次", "人次", "数量", "批次数", "人次数", "辆数"})
_LONGEST_OWN = 30
_NOUN = re.compile(r"(?!含|其中)[\u4e00-\u9fff][\u4e00-\u9fff（）()]{1,15}")
_NOUN_END = re.compile(r"的|进行|开展|(?<!为)中$|(?<!为)中(?=[，。])|组成|分别")
_THING = re.compile(r"(?:费用?|经费|资金|支出|收入|预算|决算|金额|额|款|项目|补贴|补助|工资|奖金|数|率|量)$")
_COMPARES = re.compile(r"(?:与|和|比|较)\S{0,10}(?:相比|年|同期)")
_CHANGES = frozenset({ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE, ClaimKind.COMPLETION})


def read_claims(paragraphs: Sequence[Paragraph], report_year: int | None) -> tuple[Claim, ...]:
    """The claims of the paragraphs, in reading order; a sentence speaks of `report_year` unless it says otherwise."""
    return tuple(claim for paragraph in paragraphs for claim in _Reader(paragraph, report_year).read())


class _Reader:
    """Reads one paragraph."""

    def __init__(self, paragraph: Paragraph, report_year: int | None) -> None:
        self.paragraph = paragraph
        self.report_year = report_year
        self.context = Context(year=report_year)
        self.outside: Context | None = None
        self.sentence = Stretch("", 0)
        self.claims: list[Claim] = []
        self.open: list[int] = []
        self.topic_from = 0

    def read(self) -> list[Claim]:
        """The paragraph's claims."""
        for sentence in sentences(self.paragraph.text):
            self._read_sentence(sentence)
        return self.claims

    def _read_sentence(self, sentence: Stretch) -> None:
        self.sentence = sentence
        kept = self.context.base if sentence.text.startswith("其中") else ""
        amounts = self.context.amounts if _COMPARES.match(sentence.text) else {}
        self.context = replace(self.context, base=kept, year=self.report_year, amounts=amounts, plan="", description="")
        self._set_topic(sentence.text)
        for statement in statements(sentence):
            self._read_clauses(statement.body)
            if statement.reason is not None:
                self._give_reason(statement.head, statement.reason.text)
                self._read_aside(statement.reason)

    def _set_topic(self, sentence: str) -> None:
        """A sentence that only names an item, or the project under review, is what the next ones speak of."""
        review = _REVIEW.search(sentence)
        if review:
            self._new_topic(subject_in(review["project"]))
        elif _ITEM.search(sentence):
            self._new_topic(subject_in(sentence.rstrip("。：:")))

    def _new_topic(self, subject: str) -> None:
        self.context.topic, self.context.last, self.context.lead = subject, (subject,), ""
        self.topic_from = len(self.claims)

    def _read_aside(self, stretch: Stretch) -> None:
        """Numbers inside a reason speak of other things: they inherit nothing, and leave nothing behind."""
        kept, self.context = self.context, Context(year=self.report_year)
        still_open, first = list(self.open), len(self.claims)
        self._read_clauses(stretch)
        self.context, self.open = kept, still_open
        self.claims[first:] = [claim for claim in self.claims[first:] if _THING.search(claim.subject)]

    def _read_clauses(self, stretch: Stretch) -> None:
        for clause in clauses(stretch):
            if not clause.quantities:
                self._hear(clause.words.text.rstrip("；;。"), clause.introduces)
                continue
            start = clause.words.start
            for index, quantity in enumerate(clause.quantities):
                following = clause.quantities[index + 1].start if index + 1 < len(clause.quantities) else clause.words.end
                self._mind_brackets(stretch, quantity)
                self._read_quantity(quantity, stretch.text[start : quantity.start], stretch.text[quantity.end : following])
                start = quantity.end
            self._hear_lead(stretch.text[start : clause.words.end])

    def _mind_brackets(self, stretch: Stretch, quantity: Quantity) -> None:
        """What a bracket speaks of ends with the bracket."""
        before = self.paragraph.text[self.sentence.start : stretch.start + quantity.start]
        inside = sum(before.count(char) for char in "（(") > sum(before.count(char) for char in "）)")
        if inside and self.outside is None:
            self.outside = replace(self.context)
        elif not inside and self.outside is not None:
            self.context, self.outside = self.outside, None

    def _hear(self, words: str, introduces: bool) -> None:
        """A clause without a number: what it compares with, leads up to, or describes."""
        context = self.context
        comparison, same = comparison_in(words), is_same(words)
        if comparison:
            context.base = canonical_base(comparison["base"], self.report_year)
        elif not same:
            context.year = Phrase(words, self.report_year).stated_year() or context.year
        if same:
            self._stay_same(words, same)
        if (introduces or _WHOLE.search(words)) and context.last:
            context.whole = context.last[0]
        if words.endswith("项目"):
            self._new_topic(subject_in(words))
        context.description = context.description + words if _DESCRIPTION.search(words) and not same else ""
        self._hear_lead(words)

    def _hear_lead(self, words: str) -> None:
        lead = _LEAD.search(words)
        if lead:
            self.context.lead = subject_in(lead["lead"])

    def _stay_same(self, words: str, same: tuple[str, bool]) -> None:
        own, exactly = same
        phrase = Phrase(own, self.report_year)
        if not exactly or not self.context.base:
            return
        subject = self.context.named(phrase.subject()) or self.context.inherited(phrase)
        amount = Amount(Decimal(0), 0, self.context.unit)
        quote = words.lstrip("，,。 ")
        self._claim(subject, ClaimKind.CHANGE_AMOUNT, amount, quote, phrase, base=self.context.base)

    def _read_quantity(self, quantity: Quantity, left: str, right: str) -> None:
        phrase = Phrase(left, self.report_year)
        self.context.base = phrase.base or self.context.base
        change = phrase.change()
        if change:
            self.context.base = phrase.base or self.context.base
            self._read_change(quantity, phrase, *change)
        elif quantity.is_percentage:
            self._read_percentage(quantity, phrase)
        elif quantity.is_money:
            self._read_amount(quantity, phrase)
        else:
            self._read_count(quantity, phrase, right)
        self.context.description = ""

    def _read_change(self, quantity: Quantity, phrase: Phrase, sign: int, each: bool) -> None:
        own = self.context.named(phrase.subject())
        subjects = (own,) if own else self.context.several(each) or self.context.last
        kind = ClaimKind.CHANGE_RATE if quantity.is_percentage else ClaimKind.CHANGE_AMOUNT
        amount = replace(quantity.amount, value=sign * quantity.amount.value)
        if not own and not phrase.base and self._has_just_told_last_year():
            self.context.year = self.report_year
        for subject in subjects:
            self._claim(subject, kind, amount, quantity.quote, phrase, base=self.context.base)
        self.context.last = subjects or self.context.last

    def _has_just_told_last_year(self) -> bool:
        """Whether the amount before is last year's, given for comparison (`2023年度为 X，减少 Y`): the change is this year's."""
        if not self.claims or not self.report_year or self.context.base != "上年":
            return False
        return self.claims[-1].kind is ClaimKind.AMOUNT and self.claims[-1].year == self.report_year - 1

    def _read_percentage(self, quantity: Quantity, phrase: Phrase) -> None:
        completion = phrase.completion()
        if completion is not None:
            subject = self.context.named(phrase.subject()) or self.context.topic or self.context.inherited(phrase)
            base = self.context.plan or completion if completion == "预算" else completion
            self._claim(subject, ClaimKind.COMPLETION, quantity.amount, quantity.quote, phrase, base=base)
            return
        share = phrase.share()
        own = self.context.named(phrase.subject()) if share is not None or phrase.is_rate() else ""
        base = (share or self.context.whole) if share is not None else ""
        subject = own or (self.context.last[0] if share is not None and self.context.last else "")
        self._claim(subject, ClaimKind.SHARE, quantity.amount, quantity.quote, phrase, base=base)

    def _read_amount(self, quantity: Quantity, phrase: Phrase) -> None:
        named = phrase.subject()
        own = self.context.named(named)
        if phrase.base and not own:
            phrase.speak_of_base()
        subject = own or self.context.inherited(phrase)
        base = phrase.plan if phrase.role is Role.BUDGET else ""
        self.context.plan = base or self.context.plan
        self._claim(subject, ClaimKind.AMOUNT, quantity.amount, quantity.quote, phrase, base=base, role=phrase.role)
        self.context.unit = quantity.amount.unit
        if not own and self.report_year and self.report_year - 1 in (phrase.year, phrase.relative_year):
            self.context.base = self.context.base or "上年"
        else:
            self.context.amounts[subject] = quantity.amount.value
        self._remember(own, is_topic=not DEPENDENT.search(named))

    def _read_count(self, quantity: Quantity, phrase: Phrase, right: str) -> None:
        named, noun = phrase.subject(), _noun_after(right)
        named = "" if named in _MEASURES else named
        own = self.context.named(named)
        subject = own or (self.context.last[0] if self.context.last else "")
        if noun:
            described = own.removeprefix("对") if len(own) <= _LONGEST_OWN else ""
            subject = (described or self.context.lead) + noun
        self._claim(subject, ClaimKind.COUNT, quantity.amount, quantity.quote, phrase)
        self.context.unit = quantity.amount.unit
        if not noun:
            self._remember(own, is_topic=not DEPENDENT.search(named))

    def _remember(self, own: str, is_topic: bool) -> None:
        if own and is_topic:
            claims = self.topic_from
            self._new_topic(own)
            self.topic_from = max(claims, len(self.claims) - 1)
        elif own:
            self.context.last = (own,)

    def _claim(
        self, subject: str, kind: ClaimKind, amount: Amount, quote: str, phrase: Phrase, base: str = "", role: Role | None = None
    ) -> None:
        """Record a claim; a number whose subject nobody names is none."""
        if phrase.year:
            self.context.year = phrase.year
        if not subject:
            return
        sentence = self.sentence
        source = _source(self.paragraph, sentence)
        year = phrase.relative_year or self.context.year
        claim = Claim(source, subject, kind, amount, quote, sentence.text, self.paragraph.section, base, "", role, year)
        self.open.append(len(self.claims))
        self.claims.append(claim)

    def _give_reason(self, head: str, reason: str) -> None:
        """Set the reason of the open claims that it speaks of: those it names, or else the changes since the last reason."""
        text = reason.strip("。；;，,：: ")
        of_plan = "决算" in head and "预算" in head
        since = 0 if head else self.topic_from
        spoken_of = [at for at in self.open if at >= since]
        changes = [at for at in spoken_of if _is_explained(self.claims[at], of_plan)]
        fitting = changes or [at for at in spoken_of if head and self.claims[at].role is not None]
        named = [at for at in fitting if self.claims[at].subject in head]
        for at in named or fitting if text else ():
            self.claims[at] = replace(self.claims[at], reason=text)
        self.open = []


def _is_explained(claim: Claim, of_plan: bool) -> bool:
    return claim.kind in _CHANGES or (of_plan and claim.role is not None)


def _noun_after(right: str) -> str:
    """The thing counted where it follows its number: 6 个职能处室."""
    match = _NOUN.match(right)
    words = _NOUN_END.split(match[0])[0] if match else ""
    return words.rstrip("（(") if len(words) >= 2 else ""


def _source(paragraph: Paragraph, sentence: Stretch) -> Source:
    """The printed lines that hold the sentence, or the whole paragraph where its lines are not known."""
    if not paragraph.lines:
        return paragraph.source
    ends = [start for start, _ in paragraph.lines[1:]] + [len(paragraph.text)]
    lines = [
        place for (start, place), end in zip(paragraph.lines, ends, strict=True) if start < sentence.end and sentence.start < end
    ]
    return Source(paragraph.source.file, merged_places(lines))
