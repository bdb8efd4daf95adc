"""What the words before a number have settled: what it is about where it names nothing of its own, or only a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extraction.numbers import Amount
from extraction.report import Claim
from extraction.subjects import Phrase, subject_in

DEPENDENT = re.compile(
    r"^(?:涉及|涵盖|平均(?!住院|年龄)|到位(?!资金)|[人车次]均$|[一二三]级项目$|(?:账面)?价值$|账面[原净]值$)|得分$"
)
"""Words that name only a part or property of what was spoken of before."""

OTHER_FUND = re.compile(r"政府性基金预算|国有资本经营预算")
"""The funds beside the general budget."""

LEAD = re.compile(
    r"(?:开展了?(?P<lead>[^，。；]{2,20}?)(?:工作)?|(?:开支|支出|发生|使用)的(?P<spent>[\u4e00-\u9fff]{2,12}(?:费用?|经费)))[。；]?$"
)
"""What was done, or spent, before the numbers of it: 开展绩效自评，项目8个; …而开支的机关运行经费，合计 X."""
_OF_LEAD = {"资金": "涉及资金", "项目": "项目"}
"""What is told by a word alone of what was done to it: 开展绩效自评，其中，项目8个."""
_SUMMED = frozenset({"合计", "共计", "总计"})
"""What sums up by a word alone the fee that was said to be spent: …而开支的机关运行经费，合计 X."""
_PAIR = re.compile(r"(?P<before>|.*(?:拨款|预算|基金|本年度?|当年|总))(?P<side>收入|支出)(?P<after>.*)")
_OF_FUND = re.compile(r"(?P<fund>.*(?:拨款|预算|基金|本年度?|当年))(?:收入|支出|年[初末]|上年)")
_BALANCE = re.compile(r"(?:结转|结余)(?:资金)?$")
_SIDE = re.compile(r"(?P<side>收入|支出)(?:决算)?(?:数|额)?")
"""After a balance a bare 支出 is of the fund whose income was told before: 基金收入 X；年初结转和结余 Y；支出 Z."""
_TOTAL = re.compile(r"[总合]计$")
_ABBREVIATION = 4
DONE_TO = r"(?:购置|更新|购买|新增|报废|处置)"
"""What is done to things that are counted apart from those that are there."""
_BOUGHT = re.compile(rf"{DONE_TO}.{{0,4}}(?:用车|车辆)")
_TELLS_APART = re.compile(rf"{DONE_TO}$|[正副非]$|参公(?:管理)?$|参照公务员法管理的?$|[全差]额(?:拨款|管理)?$")
"""What makes a thing another than the one so called without it: 正高级教师5人，高级教师118人; 参公事业编制28名，事业编制116名."""
_BARE = re.compile(r"(?:实际|费用|经费)?(?:支出|开支|金额|费用)(?:数|额)?")
_FUND = re.compile(r"一般公共预算|政府性基金预算|国有资本经营预算")
_OF_FUNDS = re.compile(r"财政拨款(?:收入|支出)$")
_OWN_PROJECT = re.compile(
    r"^(?!自评|评价|涉及).{2,}(?:项目|专项|工程|计划).*得分$"
    r"|^(?!.*(?:自评|部门|重点|财政|绩效|综合|平均|整体|单位|第三方)).{4,}评价得分$|^(?:部门|单位)整体支出(?:绩效)?自评得分$"
)
_SCORE = re.compile(r"(?:绩效)?(?:自评|评价|综合)*得分")
"""The score behind what was done in a project (X项目 …。服务1260人次，自评得分95.7分) is that of the project."""
_OF_PROJECT = re.compile(r"[本该]项目|项目(?:年初|全年)?预算数?")
_PROJECTS = ("项目", "专项", "工程", "行动", "计划", "补助", "补贴", "经费", "资金")
_THIS_PROJECT = re.compile(r"[本该]项目(?=[\u4e00-\u9fff]{3})")
_FIRM = "(?:公司|厂|院|所|中心|集团|社|店)"
_AWARDED = re.compile(
    rf"(?P<what>[^，。；：]*?)(?:由?(?P<by>(?<=由)[^由，。；]{{2,40}}|[^由，。；]{{2,40}}{_FIRM})(?:独家)?"
    rf"(?:中标|中选|成交|承接|承办|承建|承担|承揽|实施|施工|供货|提供)|由[^由，。；]{{2,40}}{_FIRM}[\u4e00-\u9fff]{{2,6}})"
)
_CONTRACT_SUM = re.compile(r"年?(?:合同|中标|成交)总?(?:金额|价款|价格|价)")
_KIND = re.compile(
    r"(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)(?:财政)?(?:拨款)?(?:支出|收入|安排)?|[\u4e00-\u9fff]{2}"
)
"""Words in a bracket that only say of which kind a part is: （其中：政府性基金预算支出…）, （离休…，退休…）."""
_FEE = re.compile("(?<!经)费(?:支出)?$")
_SPENT = re.compile("费用?$|经费$")
_BY_KIND = re.compile("(?P<kind>基本支出|项目支出)(?:中?(?:列支|安排|开支))?")
"""公务用车运行维护费 X，其中基本支出 Y: of the fee, and not what the basic expenditure comes to."""
_TOTALS = re.compile(
    r"(?:本年度?|财政拨款|部门|单位)*(?:总?收入|总?支出|收支|收、支|收入、支出)(?:预算|决算)?(?:合计|总计|总额|总数)?"
)
_BOTH_WAYS = re.compile(r"收支|收、支|收入、?支出")
_BOTH_TOTALS = re.compile(r"收入(?P<of>总计|合计)[、和与及]支出(?P=of)")
_TOTAL_OF_BOTH = re.compile(rf"(?:{_BOTH_WAYS.pattern})总计")
"""收、支总计 X. 与上年相比，收支各增加 Y: the change is of the total."""
_GRANTED_TOTAL = re.compile(r"非?财政拨款(?:收支|收、支|收入、支出|收入支出)(?:预算|决算)?总计")


def names_both_ways(subject: str) -> bool:
    """Whether words name all income and all spending at once: 收支; 收入总计、支出总计."""
    return _BOTH_WAYS.fullmatch(subject) is not None or _BOTH_TOTALS.fullmatch(subject) is not None


def part_of(whole: str, part: str) -> str:
    """The name of a part that its own words do not tell from the same part of something else."""
    return f"{whole}中的{part}"


def bought_here(whole: str, part: str, told: Sequence[Claim], sentence: str) -> bool:
    """Whether a part is of the cars that this sentence tells were bought, and not of those that are there."""
    own = part.endswith("车") and _BOUGHT.search(whole) is not None and not _BOUGHT.search(part)
    return own and any(one.subject == whole and one.sentence == sentence for one in told)


def is_total(subject: str, side: str) -> bool:
    """Whether a subject is all that comes in (收入) or goes out (支出)."""
    return side in subject and _TOTALS.fullmatch(subject) is not None


@dataclass(slots=True)
class Context:
    """What the words before have settled: what a number that names nothing of its own is about."""

    topic: str = ""
    project: str = ""
    last: tuple[str, ...] = ()
    whole: str = ""
    bracketed: str = ""
    lead: str = ""
    fund: str = ""
    base: str = ""
    plan: str = ""
    planned: str = ""
    description: str = ""
    contract: str = ""
    unit: str | None = None
    money: str | None = None
    year: int | None = None
    amounts: dict[str, Decimal] = field(default_factory=dict)

    @property
    def spoken_of(self) -> str:
        """The subject named last."""
        return self.last[0] if self.last else self.topic

    def several(self, each: bool) -> tuple[str, ...]:
        """The amounts that a change without a subject is said of: two or three with 各, or two totals that are the same."""
        amounts = self.amounts
        if each:
            return tuple(amounts) if 2 <= len(amounts) <= 3 else ()
        alike = len(amounts) == 2 and len(set(amounts.values())) == 1 and all(_TOTAL.search(subject) for subject in amounts)
        return tuple(amounts) if alike else ()

    def large_enough(self, subjects: tuple[str, ...], change: Amount) -> tuple[str, ...]:
        """What rose by more than it comes to can only be the whole told before it: 收入总计 X，其中年初结转 Y，较上年增加 Z."""
        sizes = [self.amounts[subject] for subject in subjects if subject in self.amounts]
        if len(subjects) != 1 or not change.is_money or not sizes or change.unit != self.unit or change.value <= sizes[0]:
            return subjects
        return next(((whole,) for whole, size in self.amounts.items() if size > change.value), subjects)

    def inherited(self, phrase: Phrase) -> str:
        """The subject of a number that names none: the item for 预算 and 决算, else what was spoken of last."""
        if phrase.spends and (other := self._of_fund("支出") or self._other_side("支出")):
            return other
        if phrase.role is not None or not self.last:
            return self.topic
        return self.last[0]

    def named(self, own: str) -> str:
        """A clause's own subject, in full where it is short for the one before or hangs on it."""
        if own and (other := self._of_fund(own) or self._other_side(own)):
            return other
        if (this := _THIS_PROJECT.match(own)) and self.topic.endswith(_PROJECTS):
            return self.topic + own[this.end() :]
        if _CONTRACT_SUM.fullmatch(own):
            return f"{self.contract}合同金额" if self.contract else own
        if not own or self._says_nothing_new(own):
            return ""
        if part := self._part_of_whole(own):
            return part
        if self.description:
            return subject_in(self.description) + own
        if len(own) >= _ABBREVIATION and self.topic.endswith(own) and not _TELLS_APART.search(self.topic.removesuffix(own)):
            return self.topic
        if _GRANTED_TOTAL.fullmatch(self.topic) and _TOTALS.fullmatch(own) and own.endswith("总计"):
            return self.topic
        if _BOTH_WAYS.fullmatch(own) and _TOTAL_OF_BOTH.search(self.topic):
            return self.topic
        granted = _OF_FUNDS.search(self.topic)
        if granted and _FUND.fullmatch(own):
            return own + granted[0]
        if own == "资金" and OTHER_FUND.match(self.topic) and self.topic.endswith("项目"):
            return self.topic + _OF_LEAD[own]
        if self.lead and (own in _OF_LEAD or (own in _SUMMED and _SPENT.search(self.lead))):
            return f"{self.lead}{_OF_LEAD.get(own, '')}"
        return self._in_full(own) if DEPENDENT.search(own) else own

    def hear_award(self, words: str) -> None:
        """A clause that says who got a contract (监测服务由甲公司中标): a sum behind it is that of this contract alone."""
        if award := _AWARDED.fullmatch(words.lstrip("，,；;。 ")):
            self.contract = subject_in(award["what"]) or award["by"] or ""

    def speak_of(self, subject: str) -> None:
        """What follows speaks of a subject; of a balance within the fund that was spoken of before."""
        of_fund = _OF_FUND.match(subject)
        kept = self.fund if _BALANCE.search(subject) else ""
        self.fund = of_fund["fund"] if of_fund else kept
        self.topic, self.last, self.lead = subject, (subject,), ""
        self.project = subject if subject.endswith(_PROJECTS[:2]) else self.project

    def _part_of_whole(self, own: str) -> str:
        """The part that words name by its kind alone, of what stands before their bracket or of a fee; '' for other words."""
        if self.bracketed and _KIND.fullmatch(own) and not _TOTALS.fullmatch(self.bracketed):
            return part_of(self.bracketed, own)
        by_kind = _BY_KIND.fullmatch(own) if _FEE.search(self.whole) else None
        return part_of(self.whole.removesuffix("支出"), by_kind["kind"]) if by_kind else ""

    def _of_fund(self, own: str) -> str:
        """收入 or 支出 alone after a balance, of the fund that the balance is of, or told apart from the balance at least."""
        side = _SIDE.fullmatch(own)
        if side is None or not _BALANCE.search(self.topic) or self.description:
            return ""
        return (self.fund or self.topic) + side["side"]

    def _other_side(self, own: str) -> str:
        """The expenditure of the grants whose income is spoken of, or the other way round: 财政拨款收入 X、支出 Y."""
        pair = _PAIR.fullmatch(self.topic)
        fits = pair and own == {"收入": "支出", "支出": "收入"}[pair["side"]] + pair["after"]
        return pair["before"] + own if pair and fits else ""

    def _in_full(self, own: str) -> str:
        """What names only a part or property, with what it is of before it."""
        head = self.lead or (self.project if self.project and _SCORE.fullmatch(own) else self.topic)
        if own.startswith(head) or _OWN_PROJECT.search(own):
            return own
        if head.endswith("项目"):
            return head + own.removeprefix("项目").removeprefix("自评的")
        return head + (own.removeprefix("自评") if head.endswith("自评") else own)

    def _says_nothing_new(self, own: str) -> bool:
        """Whether words name only what everything here is: 支出 of the item spoken of, 项目全年预算数 of the project."""
        if _BARE.fullmatch(own):
            return bool(self.last) and not self.description
        return self.topic.endswith(_PROJECTS) and _OF_PROJECT.fullmatch(own) is not None
