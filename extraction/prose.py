"""Sentences -> claims: each number with what it is of, what kind of statement it makes, and against what.

A sentence is read clause by clause from left to right. The words before a number tell what sort of statement it is
and, mostly, its subject; a number that names none inherits the subject before it (`年初预算为…，支出决算为…，完成…`).
Subjects are given as printed: `收、支总计均为 X` is one claim about 收、支总计; `收入总计 X，支出总计 Y，各增加 Z` gives a
change of either. For a budget amount `base` names the budget: 年初预算 or 全年预算. 持平 is a change of 0, 基本持平 is none.
`由上年的5个减少到3个` states both ends, 5 of last year and 3 of this; without 上年 the first is of no stated year (`before`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from extraction.clauses import Stretch, clauses, sentences, statements
from extraction.context import LEAD, OTHER_FUND, Context, is_total, part_of
from extraction.heading_words import fee_headed, heading_of_project, heads_item, names_item, names_thing, topic_headed
from extraction.later_reasons import with_later_reasons
from extraction.printed import NUMERAL
from extraction.report import CHANGE_KINDS, Claim, ClaimKind, Paragraph
from extraction.stating import Parts, Statements
from extraction.subjects import Phrase, canonical_base, comparison_in, is_same, subject_in

_SAID_OF_ALL = re.compile(r"(?:以上)?(?:全部|均|都)(?:授予|面向|给予|由|为|是)")
"""全部授予中小企业 after the parts of a whole is said of the whole."""
_REVIEW = re.compile(r"(?P<project>.{2,60}?项目)(?:支出)?(?:绩效)?(?:自评|评价)(?:(?:情况)?综述|(?:结果)?情况(?=[:：]))")
_OF_ALL_WORK = re.compile("整体支出$")
"""What is evaluated is the work as a whole, and no project: 对部门整体支出开展绩效自评."""
_TOTAL_COMPARED = re.compile(r"(?:收入|支出|收支)总(?:计|体)$")
"""What is compared as a whole before its change is told: 收入支出总计与上年相比，增加 X."""
_WHOLE = re.compile(r"^其中")
_LATER_ITEM = re.compile(rf"\s*(?:[2-9]\s*[.．、](?!\d)|[（(][{NUMERAL}2-9][)）](?<![（(]一[)）]))")
_WHOLE_WORK = re.compile(r"^[个项]?(?:部门|单位)?(?P<what>整体支出绩效(?:自评|评价))")
"""共开展1项部门整体支出绩效自评价, beside the projects that were evaluated."""
_WITHIN = re.compile(r"在?(?P<whole>[\u4e00-\u9fff]{2,12}(?:收入|支出|经费|合计|总计|总额))[中里](?:面)?")
"""本年收入中，财政拨款收入占98% names the whole of the shares that follow."""
_STAYS = re.compile(r"(?:持平|相同|一致)[；;。]?")
_SPOKEN_OF = re.compile(
    r"(?:举办|承办|主办)了?(?P<held>[\u4e00-\u9fff“”、]{2,20}?)(?:等?活动)?(?:\d+[场次期届项个])?"
    r"|(?P<reviewed>[^，。；]{2,30}?项目)(?:由|委托|聘请|邀请)[^，。；]{2,40}(?:评价|评审)"
    r"|[^，。；]{0,16}(?:未|没有)发生(?P<absent>[^，。；]{2,20}?(?:费用?|经费|支出))"
    r"|(?P<made>(?!其)[\u4e00-\u9fff“”]{2,14}(?:收入|支出|费用?|经费))主要(?:为|是|包括|来自|来源于|用于)[^，。；：]{2,}"
)
"""A clause that says what was held (举办丰收节活动，开支 X), which project others evaluate (某项目委托某所开展评价，得分 X), what
there was none of (未发生因公出国（境）费用，费用支出与上年持平) or what a thing is made of (经营收入主要为加工，较上年减少 X).
"""
_OF_PROBLEM = re.compile(r"问题[及和与]$")
_DESCRIPTION = re.compile(r"的$|^在.*中$")
_CHANGED = re.compile(r"压减|压缩|削减|核减|缩减|调减|减少|追加|调增|增加|新增")
_COMPARES = re.compile(r"(?:收支|收、支)?(?:与|和|比|较)\S{0,10}(?:相比|年|同期)")
_RESUMES = re.compile(r"(?P<side>收入|支出)(?=较|比|[与和同].{1,8}相比)")
_FEWEST = 2
"""A whole and one part of it: a change told after them may be that part's."""
_RISES, _FALLS, _SINCE = re.compile("增加|增长|上升|提高"), re.compile("减少|下降|降低"), re.compile("上年|上一年|去年")
_CHANGES = CHANGE_KINDS | {ClaimKind.COMPLETION}


def read_claims(paragraphs: Sequence[Paragraph], report_year: int | None) -> tuple[Claim, ...]:
    """The claims of the paragraphs, in reading order; a sentence speaks of `report_year` unless it says otherwise."""
    found: list[Claim] = []
    topic, headed, parts, section = "", "", Parts(), None
    for paragraph in paragraphs:
        if paragraph.section != section:
            parts, section, headed = Parts(), paragraph.section, heading_of_project(paragraph)
        reader = _Reader(paragraph, report_year, topic or headed, parts)
        found = [*with_later_reasons(found, paragraph), *reader.read()]
        topic = reader.named_alone
    return tuple(found)


class _Reader:
    """Reads one paragraph; `topic` is the item that the paragraph before only named, `parts` what its section has stated."""

    def __init__(self, paragraph: Paragraph, report_year: int | None, topic: str, parts: Parts) -> None:
        self.text = paragraph.text
        self.report_year = report_year
        self.told = Statements(paragraph, report_year, parts)
        if topic:
            self.told.new_topic(topic)
        self.outside: Context | None = None

    def read(self) -> list[Claim]:
        """The paragraph's claims."""
        told = list(sentences(self.text))
        for sentence, following in zip_longest(told, told[1:]):
            self._read_sentence(sentence)
            head, behind = sentence.text.rstrip("。：:"), following.text if following else ""
            if topic := topic_headed(head, behind, self.told.paragraph.section):
                self.told.new_topic(topic)
        return self.told.claims

    @property
    def named_alone(self) -> str:
        """The item of the budget that the paragraph names, if it says nothing else."""
        return self.told.context.topic if not self.told.claims and names_item(self.text.strip().rstrip("。：:")) else ""

    def _read_sentence(self, sentence: Stretch) -> None:
        self._leave_bracket()
        self.told.sentence = sentence
        kept = self.told.context.base if sentence.text.startswith("其中") else ""
        amounts = self.told.context.amounts if _COMPARES.match(sentence.text) else {}
        self.told.context = replace(
            self.told.context, base=kept, year=self.report_year, amounts=amounts, plan="", planned="", description="", contract=""
        )
        if _LATER_ITEM.match(sentence.text):  # 2. begins another thing, whose reason is none of the one before
            self.told.open = []
        self._set_topic(sentence.text)
        self._return_to_whole(sentence.text)
        for statement in statements(sentence):
            outer, first, self.told.context.contract = self.told.context.whole, len(self.told.claims), ""
            self._read_clauses(statement.body)
            self._leave_inner(outer, first)
            if statement.reason is not None:
                self._give_reason(statement.head, statement.reason.text)
                self._read_aside(statement.reason)
        self.told.tell_posts_apart()

    def _leave_inner(self, outer: str, first: int) -> None:
        """A list of the parts of a part ends with its segment: 其中：A占96%，其中a1，a2；B占4% turns back to the whole."""
        told, inner, sentence = self.told.claims, self.told.context.whole, self.told.sentence.text.strip()
        amounts = {claim.subject for claim in told[first:] if claim.kind is ClaimKind.AMOUNT}
        listed = sentence.startswith("其中") or any(claim.subject == outer for claim in told if claim.sentence == sentence)
        if outer and listed and inner in amounts and len(amounts) > _FEWEST:
            self.told.context.whole = outer

    def _set_topic(self, sentence: str) -> None:
        """A sentence that only names an item, or the project under review, is what the next ones speak of."""
        review = _REVIEW.search(sentence)
        if review:
            self.told.new_topic(subject_in(review["project"]))
        elif heads_item(sentence.rstrip("。：:")):
            self.told.new_topic(subject_in(sentence.rstrip("。：:")))
        elif fee := fee_headed(sentence.rstrip("。：:")):
            self.told.new_topic(fee)
        elif resumed := _RESUMES.match(sentence):
            totals = (claim.subject for claim in self.told.claims if is_total(claim.subject, resumed["side"]))
            self.told.new_topic(next(totals, self.told.context.spoken_of))

    def _return_to_whole(self, sentence: str) -> None:
        """较上年增加 X after a sentence that ended with the parts of a whole (其中) is said of the whole."""
        before = self.told.claims[-1].sentence if self.told.claims else ""
        wholes = {claim.subject for claim in self.told.claims}
        if _COMPARES.match(sentence) and "其中" in before and self.told.context.whole in wholes:
            self.told.new_topic(self.told.context.whole)

    def _read_aside(self, stretch: Stretch) -> None:
        """Numbers inside a reason speak of other things: they inherit nothing, and leave nothing behind."""
        kept, self.told.context = self.told.context, Context(year=self.report_year)
        still_open, first = list(self.told.open), len(self.told.claims)
        self._read_clauses(stretch)
        self.told.context, self.told.open = kept, still_open
        self.told.claims[first:] = _changed_alike([claim for claim in self.told.claims[first:] if names_thing(claim.subject)])

    def _read_clauses(self, stretch: Stretch) -> None:
        for clause in clauses(stretch):
            if not clause.quantities:
                if not self._is_inside(stretch.start + clause.words.start):
                    self._leave_bracket()
                self._hear(clause.words.text.rstrip("；;。"), clause.introduces)
                continue
            if _WHOLE.search(clause.words.text) and self.told.context.last:
                self.told.turn_to_parts()
            if self._follows_parts(stretch.start + clause.words.start, clause.words.text):
                self.told.new_topic(self.told.context.whole)
            start = clause.words.start
            for index, quantity in enumerate(clause.quantities):
                following = clause.quantities[index + 1].start if index + 1 < len(clause.quantities) else clause.words.end
                self._mind_brackets(stretch.start + quantity.start)
                self.told.read(quantity, stretch.text[start : quantity.start], stretch.text[quantity.end : following])
                start = quantity.end
            rest = stretch.text[start : clause.words.end]
            if _STAYS.fullmatch(rest):
                self.told.stay_same(rest, ("", True))
            self._hear_lead(rest)
            if clause.introduces and self.told.context.last:
                self.told.turn_to_parts()

    def _follows_parts(self, at: int, words: str) -> bool:
        """Whether a clause after a semicolon tells how the whole changed whose parts were listed before it."""
        before, whole = self.text[self.told.sentence.start : at].rstrip(), self.told.context.whole
        parts = [claim for claim in self.told.claims if claim.sentence == self.told.sentence.text.strip()]
        listed = len({claim.subject for claim in parts}) > _FEWEST and all(claim.kind not in _CHANGES for claim in parts)
        of_fee = bool(parts) and parts[-1].subject.startswith(part_of(whole.removesuffix("支出"), ""))
        closed = before.endswith(("；", ";")) and "其中" in before and listed
        return (of_fee or closed) and bool(whole and _COMPARES.match(words))

    def _mind_brackets(self, at: int) -> None:
        """What a bracket speaks of ends with the bracket, and is a part of what stands before it."""
        if not self._is_inside(at):
            self._leave_bracket()
        elif self.outside is None:
            self.outside = replace(self.told.context)
            self.told.context.bracketed = self.told.context.spoken_of

    def _is_inside(self, at: int) -> bool:
        before = self.text[self.told.sentence.start : at]
        return sum(map(before.count, "（(")) > sum(map(before.count, "）)"))

    def _leave_bracket(self) -> None:
        if self.outside is not None:
            self.told.context, self.outside = self.outside, None

    def _hear(self, words: str, introduces: bool) -> None:
        """A clause without a number: what it compares with, leads up to, or describes."""
        context = self.told.context
        comparison, same = comparison_in(words), is_same(words)
        if comparison:
            if _TOTAL_COMPARED.search(words[: comparison.start()]):
                self.told.new_topic(re.sub("总体$", "总计", subject_in(words[: comparison.start()])))
            context.base = canonical_base(comparison["base"], self.report_year)
        elif not same:
            context.year = Phrase(words, self.report_year).stated_year() or context.year
        if same:
            self.told.stay_same(words, same)
        if (introduces or _WHOLE.search(words)) and context.last:
            self.told.turn_to_parts()
        if words.endswith("项目") or names_item(words) or (introduces and heads_item(words)):
            self.told.new_topic(subject_in(words))
        spoken = _SPOKEN_OF.fullmatch(words.removeprefix("其中").strip("，, "))
        if spoken:
            evaluated = "评价" if spoken["reviewed"] else ""
            self.told.new_topic(subject_in(spoken[spoken.lastgroup or 0]) + evaluated)
        if within := _WITHIN.fullmatch(words):
            context.whole = subject_in(within["whole"])
        if _SAID_OF_ALL.match(words) and context.whole:
            context.last = (context.whole,)
        context.description = context.description + words if _DESCRIPTION.search(words) and not same else ""
        context.hear_award(words)
        if not spoken:
            self._hear_lead(words)

    def _hear_lead(self, words: str) -> None:
        if of_whole := _WHOLE_WORK.match(words):
            self.told.new_topic(of_whole["what"])
        lead = LEAD.search(words)
        if lead:
            funds, whole = OTHER_FUND.findall(words), _OF_ALL_WORK.search(words, 0, lead.start())
            fund = "" if "一般公共预算" in words else "".join(funds[:1])
            self.told.context.lead = fund + (whole[0] if whole else "") + subject_in(lead[lead.lastgroup or 0])

    def _give_reason(self, head: str, reason: str) -> None:
        """Set the reason of the open claims that it speaks of: those it names, or else the changes since the last reason."""
        text = reason.strip("。；;，,：: ")
        of_plan = "决算" in head and "预算" in head
        since = 0 if head else self.told.topic_from
        spoken_of = [at for at in self.told.open if at >= since]
        own = self.told.sentence.text.strip()
        parts = own if _WHOLE.match(own) else own.partition("其中")[2] if reason.rstrip().endswith(("；", ";")) else ""
        if parts:  # 其中：A减少X，主要原因是…；B减少Y gives no reason of the whole before it
            claims = self.told.claims
            spoken_of = [at for at in spoken_of if claims[at].sentence == own and claims[at].quote in parts] or spoken_of
        changes = self._compared_so([at for at in spoken_of if _is_explained(self.told.claims[at], of_plan)], head, of_plan)
        changes = [at for at in changes if _moves_as(self.told.claims[at], head)] or changes
        fitting = changes or [at for at in spoken_of if head and self.told.claims[at].role is not None]
        fitting = fitting or (self._completed_last() if of_plan and not spoken_of else []) or self._set_against(head)
        named = [at for at in fitting if self.told.claims[at].subject in head]
        for at in named or fitting if text and not _OF_PROBLEM.search(head) else ():
            self.told.claims[at] = replace(self.told.claims[at], reason=text)
        self.told.open = [at for at in self.told.open if not self.told.claims[at].reason] if of_plan or named else []

    def _compared_so(self, changes: list[int], head: str, of_plan: bool) -> list[int]:
        """Of changes those against what the words before 原因 compare with: why it was below its budget is not why it fell."""
        of_years = not of_plan and _SINCE.search(head) is not None
        if not of_plan and not of_years:
            return changes
        return [at for at in changes if self.told.claims[at].base.endswith("上年") is of_years] or changes

    def _set_against(self, head: str) -> list[int]:
        """The budget of an item and what it spent, told side by side without a rate: 预算0万元，决算15万元，主要原因是"""
        told = self.told.claims
        last = [at for at in range(len(told)) if told[at].sentence == self.told.sentence.text.strip()][-2:]
        roles = {told[at].role for at in last}
        alike = len({(told[at].subject, told[at].kind) for at in last}) == 1
        return last if not head and alike and None not in roles and len(roles) > 1 else []

    def _completed_last(self) -> list[int]:
        """What was said of the budget of the thing last set against it: its own reason may follow that of the change."""
        told = self.told.claims
        last = next((claim.subject for claim in reversed(told) if claim.kind is ClaimKind.COMPLETION), None)
        of_it = [at for at, claim in enumerate(told) if claim.subject == last]
        return [at for at in of_it if told[at].kind is ClaimKind.COMPLETION or told[at].role is not None]


def _changed_alike(claims: list[Claim]) -> list[Claim]:
    """The things of one list under the verb before the first: 压减公务接待费 X、公务用车运行费 Y are both cut by so much."""
    verb = _CHANGED.match(claims[0].subject) if claims else None
    return [replace(one, subject=verb[0] + one.subject) if verb and not _CHANGED.match(one.subject) else one for one in claims]


def _is_explained(claim: Claim, of_plan: bool) -> bool:
    return claim.kind in _CHANGES or (of_plan and claim.role is not None)


def _moves_as(claim: Claim, head: str) -> bool:
    """Whether a claim is no change, or moved as the words before 原因 say: 增加原因 is of what rose."""
    rises, falls = (direction.search(head) is not None for direction in (_RISES, _FALLS))
    value = claim.amount.value
    return claim.kind not in CHANGE_KINDS or rises is falls or (value > 0 if rises else value < 0)
