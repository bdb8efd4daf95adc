"""Query -> the reports that can answer it, or the reason why none can."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extraction.report import Kind
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import BY_FIGURES, CALCULATION, RANKING, Beyond, Measure, Operation
from retrieval.understanding.facts_asked import WAYS, fact_asked
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query
from retrieval.understanding.whom.holdings_asked import OF_PROJECTS, asks_holdings, told_holdings

_ALL = re.compile(r"各|所有|全部|全库|库[里中内]|每[个家]|这些|其[他余它]|剩[下余]|[几多]家")
"""A sum that names no organisation is one over all of them where it says so."""
_COUNTED = re.compile(r"([一二两三四五六七八九十]+|\d+)(?:家|[个份](?=单位|部门|机构|报告))")
_EACH = re.compile(r"(?:各|每[一个]?)(?:家|个?单位|个?部门|个?机构|个?中心|地)")
_OF_EACH = re.compile(r"各|分别")
_OF_TEMPLATE = re.compile(
    r"(?:决算|预算|公开|报告|空白|官方|统一)的?(?:编制|公开|文本|说明)?的?模[板版]|^模[板版](?:上|里|中|的|要求|规定|怎么|如何|是|[那这]一?[份个])|[那这]份(?:空白)?模[板版]"
)
_OF_SET = re.compile(rf"{_ALL.pattern}|哪|谁|分别|排|比较|对比")

_OF_ONE = re.compile(r"哪(?:一?[个项]|[些几]个?)[^，。]{0,4}科目|科目(?:里|中)?(?:是|有)?哪")
"""Accounts are those of one report."""
MANY = 3
"""With more organisations than this, a question that names none is asked back instead of answered for all."""

_LISTED = 6

_NOTHING_OF_IT = re.compile(
    r"(?:请|麻烦|帮忙?|给|我们?|你|想要?|需要|先|来|能|可以)*(?:了解|知道|介绍|看看?|查[看询找]?|说说?|讲讲?|谈谈|聊聊|打开|概括|总结)*[一了]*下?"
    r"[的这那份年度]*(?:部门|单位)*(?:决算|预算|报告|情况|概况|整体|总体|[吧呢吗啊呀]|怎么样|怎样|如何|\d{4}年度?)*"
)
"""介绍一下某局 and 某局怎么样 name an organisation and nothing that a report prints."""
_CAN_ASK = "例如总收入、总支出、三公经费、政府采购、人员、主要职责、绩效自评。"
NOTHING_SEEN = "没有看出问的是报告里的哪一项；可以问收支、三公经费、政府采购、绩效等内容，并写明单位和年度"

_AGREES = re.compile(
    r"自相矛盾|前后矛盾|(?:表格?|数据?|文字|说明|内容)[^，。？]{0,12}(?:一致|对得上|对不上|打架|矛盾|有出入|勾稽)"
)
"""Whether a whole report agrees with itself, where no one thing is named of which that is asked."""
_CHECKED_ELSEWHERE = (
    "表格与文字是否处处一致，由“勾稽核查”逐项核对并标出位置；在问答里请写明核对哪一项，例如收入总计、三公经费"
)

_BEYOND = {
    Beyond.OPINION: "报告只公开数字和说明，不作评价；合理与否、应当与否不在披露范围内，可以改问具体的金额、增减和报告写明的原因",
    Beyond.FUTURE: "报告只反映已经发生的收支，没有对以后年度的预测",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Reports to look in, each with the period to look for; or why not (`refusal`), or what to ask back (`clarify`), and
    what the question left open (`unsaid`).

    `left_out` are organisations that an order leaves out, because only a budget report of theirs is there; `absent` tells of
    those of several that are named of which there is no report of the year asked.
    """

    records: tuple[tuple[ReportRecord, int | None], ...] = ()
    refusal: str = ""
    clarify: str = ""
    unsaid: str = "单位"
    left_out: tuple[str, ...] = ()
    absent: str = ""

    @property
    def sole(self) -> ReportRecord | None:
        """The one report to look in, whatever its years; None where there are several or none."""
        records = {record.file: record for record, _ in self.records}
        return records.popitem()[1] if len(records) == 1 else None


def scope_of(query: Query, records: Sequence[ReportRecord], files: Collection[str] | None) -> Scope:
    """Choose the reports: of the organisations named, for the years named, finals before budgets, templates never."""
    held = [record for record in records if record.kind is not Kind.TEMPLATE and (files is None or record.file in files)]
    named = set(query.organisations) or {record.organisation for record in held}
    own = [record for record in held if record.organisation in named.difference(query.without)]
    own = [record for record in own if record.year not in query.years.besides]
    if none := _of_no_report(query, records, held, own):
        return none
    dated = _of_years(query, own)
    places = {organisation: place for place, organisation in enumerate(query.organisations)}
    dated.sort(key=lambda one: places.get(one[0].organisation, 0))
    if not dated:
        return Scope(refusal=_year_missing(query, own))
    if query.years.by_calendar:
        return _last_year(dated, alone=len(held) == 1)
    base = query.years.base
    if base is not None and all(record.year != base + 1 for record, _ in dated):
        return Scope(refusal=f"所问的要与 {base} 年比较，库中没有这样的两个年度；报告一般只与上一年比较")
    over_all = _over_all(query, records)
    chosen = _preferred_kinds(query, dated, over_all)
    if back := _asked_back(query, own, dated, [record for record, _ in chosen], over_all):
        return back
    if _miscounted(query, records, own):
        return _which_of([record for record, _ in chosen])
    whom = {record.organisation for record, _ in chosen}
    left_out = dict.fromkeys(record.organisation for record, _ in dated if over_all and record.organisation not in whom)
    return Scope(tuple(chosen), left_out=tuple(left_out), absent=_absent(query, own, dated))


def _of_no_report(
    query: Query, records: Sequence[ReportRecord], held: Sequence[ReportRecord], own: Sequence[ReportRecord]
) -> Scope | None:  # fmt: skip
    """Why no report at all can be meant; None where one can."""
    blank = [record for record in records if record.kind is Kind.TEMPLATE and record.organisation in query.organisations]
    if query.beyond is not None:
        return Scope(refusal=_BEYOND[query.beyond])
    if query.unclear:
        return Scope(clarify=f"从问题里看不出“{query.unclear}”指的是哪一个，请写出它的名称", unsaid="所指")
    if about_template(query.question):
        return Scope(refusal=of_template(records))
    if query.unknown:
        return Scope(refusal=f"库中没有“{'、'.join(query.unknown)}”的报告；{_holdings(held)}")
    if _AGREES.search(query.question) and not (query.mentions or query.roles):
        return Scope(refusal=_CHECKED_ELSEWHERE)
    if not held:
        return Scope(refusal="库中还没有报告，请先在“报告库”中添加")
    if blank and not own:
        return Scope(refusal=of_template(blank))
    return None if own else Scope(refusal=f"所选范围内没有{'、'.join(query.organisations)}的报告；{_holdings(held)}")


def _asked_back(
    query: Query, own: Sequence[ReportRecord], dated: Sequence[tuple[ReportRecord, int | None]],
    chosen: Sequence[ReportRecord], over_all: bool,
) -> Scope | None:  # fmt: skip
    """What is said to a question on the library itself, on nothing of reports, or on one of too many; None for any other."""
    several = len({record.organisation for record in own}) > 1
    if asks_holdings(query, several):
        return Scope(clarify=told_holdings([record for record, _ in dated] if query.years.asked else own))
    if one_of := _one_of_many(query, chosen, over_all):
        return Scope(clarify=one_of)
    if query.organisations:
        inherited = query.mentions or query.section or not all(word in query.about for word in query.leftovers)
        nothing = not inherited and _NOTHING_OF_IT.fullmatch("".join(query.about.split()))
        back = f"请问您要问{_names(chosen)}的哪一项？{_CAN_ASK}"
        return Scope(tuple((one, one.year) for one in chosen), clarify=back, unsaid="哪一项") if nothing else None
    whom = {record.organisation for record in chosen}
    fact = len(whom) <= MANY and query.operation in WAYS and fact_asked(query)
    told_in_words = query.operation in (Operation.REASON, Operation.DEFINITION)
    rated = query.asks_whom and query.measures == (Measure.COMPLETION,)  # 哪几家完成预算超过100%
    told_in_words = told_in_words or rated
    if several and not (query.mentions or query.section or told_in_words or fact or OF_PROJECTS.search(query.about)):
        return Scope(refusal=NOTHING_SEEN)
    defined = query.operation is Operation.DEFINITION  # a term is defined alike by each
    of_one = over_all and _OF_ONE.search(query.about) is not None  # 哪个科目花得最多 puts no bodies in order
    return _which_of(chosen) if len(whom) > MANY and (of_one or not (over_all or defined)) else None


def _which_of(chosen: Sequence[ReportRecord]) -> Scope:
    """Which organisation is meant, asked back."""
    many = len({record.organisation for record in chosen})
    return Scope(clarify=f"库中有 {many} 个单位的报告，请问您要问哪一个？例如：{_names(chosen)}")


def _miscounted(query: Query, records: Sequence[ReportRecord], own: Sequence[ReportRecord]) -> bool:
    """Whether a sum or a mean is asked of another number of organisations than there are, and none is named (七家 of two)."""
    summed = query.operation in (Operation.TOTAL, Operation.AVERAGE) and _COUNTED.search(query.question) is not None
    several = not query.organisations and len({record.organisation for record in own}) > 1
    return several and summed and not (_ALL.search(query.question) or _counts_all(query, records))


def _one_of_many(query: Query, chosen: Sequence[ReportRecord], over_all: bool) -> str:
    """What is asked back where a common name (财政局) answers to more organisations than an answer can tell of; else ''."""
    alike = [record for record in chosen if record.organisation not in query.question]
    of_set = over_all or query.operation in CALCULATION or _OF_SET.search(query.question)
    if of_set or not query.organisations or len({record.organisation for record in alike}) <= _LISTED:
        return ""
    return f"问题里的名称可以指库中 {len(query.organisations)} 个单位，请问您要问哪一个？例如：{_names(alike)}"


def _absent(query: Query, own: Sequence[ReportRecord], dated: Sequence[tuple[ReportRecord, int | None]]) -> str:
    """Of which of the organisations named there is no report of the year asked, and of which year there is one."""
    told = {record.organisation for record, _ in dated}
    silent = [name for name in query.organisations if name not in told and name not in query.without]
    theirs = ([record for record in own if record.organisation == name] for name in silent)
    return "；".join(_year_missing(replace(query, organisations=(one[0].organisation,)), one) for one in theirs if one)


def about_template(question: str) -> bool:
    """Whether a question is about the blank form of a report."""
    return _OF_TEMPLATE.search(question) is not None


def of_template(records: Sequence[ReportRecord]) -> str:
    """Why a question about the blank form of a report has no answer: another's words are not its."""
    blank = "、".join(f"“{record.file}”" for record in records if record.kind is Kind.TEMPLATE)
    held = f"{blank}是空白模板，其文字不收入问答" if blank else "库中没有空白模板"
    return f"{held}，不能用其他报告的文字代答"


def _over_all(query: Query, records: Sequence[ReportRecord]) -> bool:
    """Whether an order, a sum or a mean is one over all organisations where it names none."""
    averaged = query.operation is Operation.AVERAGE and (query.counted is None or bool(_EACH.search(query.question)))
    summed = query.operation is Operation.TOTAL and (_ALL.search(query.question) or _counts_all(query, records))
    each = query.operation is Operation.VALUE and _OF_EACH.search(query.question) and _counts_all(query, records)
    return query.operation in RANKING or averaged or bool(summed or each)


def _counts_all(query: Query, records: Sequence[ReportRecord]) -> bool:
    """Whether a question speaks of as many organisations or reports as there are (八家单位加起来), or are of the years it names;
    blank forms told or not.
    """
    counted = _COUNTED.search(query.question)
    number = (chinese if counted and not counted[1].isdigit() else int)(counted[1]) if counted else None
    told = [record for record in records if record.kind is not Kind.TEMPLATE]
    finals = {record.organisation for record in told if record.kind is Kind.FINAL}
    of_years = {record.organisation for record in told if record.year in query.years.asked} or finals
    return number in (len(finals), len({record.organisation for record in told}), len(records), len(of_years))


def _last_year(dated: Sequence[tuple[ReportRecord, int | None]], alone: bool) -> Scope:
    """去年 is last year by the calendar: its reports, or which year is meant, asked back with what there is.

    Where one report is held `alone`, older than that by years, it is the year before the report's: no other one can be meant.
    """
    last = date.today().year - 1
    if alone and (dated[0][0].year or last) < last - 1:
        return Scope(tuple(dated))
    own = tuple((record, last) for record, _ in dated if record.year == last)
    held = "、".join(dict.fromkeys(f"{record.organisation}（{record.year}年度）" for record, _ in dated[:_LISTED]))
    back = f"“去年”按日历是{last}年，库中没有这一年的报告；现有：{held}。请问您要问哪一年？"
    return Scope(own) if own else Scope(clarify=back, unsaid="年度")


def _of_years(query: Query, records: Sequence[ReportRecord]) -> list[tuple[ReportRecord, int | None]]:
    """Reports of the years asked; where there is none, next year's report, which may state the year before.

    Where no year is asked, the latest; of two files of it numbers are told of the last, words may stand in either.
    """
    if query.years.every:
        return [(record, record.year) for record in sorted(records, key=lambda one: one.year or 0)]
    held = {record.year for record in records}
    whom = dict.fromkeys(record.organisation for record in records)
    if query.years.inherited and len(whom) > 1:
        return [one for name in whom for one in _of_years(query, [record for record in records if record.organisation == name])]
    if not query.years.asked or (query.years.inherited and not held.intersection(query.years.asked)):
        latest: dict[tuple[str, str, Kind], list[ReportRecord]] = {}
        for record in sorted(records, key=lambda r: r.year or 0):
            own = latest.setdefault((record.organisation, record.scope, record.kind), [])
            own[:] = [*(one for one in own if one.year == record.year), record]
        last = (one for own in latest.values() for one in (own[-1:] if query.operation in BY_FIGURES else own))
        return [_moved(record, records, query.years.offset) for record in last]
    dated: list[tuple[ReportRecord, int | None]] = []
    for year in query.years.asked:
        exact = [(record, year) for record in records if record.year == year]
        dated.extend(exact or [(record, year) for record in records if record.year == year + 1])
    return dated


def _moved(record: ReportRecord, records: Sequence[ReportRecord], offset: int) -> tuple[ReportRecord, int | None]:
    """The year so far from that of a report, in the report of that year where there is one."""
    year = record.year + offset if record.year else None
    whose = (record.organisation, record.scope, record.kind)
    alike = (one for one in records if one.year == year and (one.organisation, one.scope, one.kind) == whose)
    return next(alike, record) if offset else record, year


def _preferred_kinds(
    query: Query, dated: Sequence[tuple[ReportRecord, int | None]], of_all: bool
) -> list[tuple[ReportRecord, int | None]]:
    """Where an organisation has both, the final accounts answer, unless the budget report is what is asked for.

    What is reckoned with, and what is set in an order, is of one kind even where the two are of different years.
    """
    wanted = Kind.BUDGET if "预算报告" in query.question or "部门预算" in query.question else Kind.FINAL
    preferred = {(record.organisation, year) for record, year in dated if record.kind is wanted}
    if preferred and of_all and not (query.organisations or query.budgets_too):
        return [(record, year) for record, year in dated if record.kind is wanted]
    reckoned = query.operation in (*CALCULATION, *RANKING) or Measure.SHARE in query.measures
    if reckoned and not query.years.asked and not query.roles:
        owners = {organisation for organisation, _ in preferred}
        return [(record, year) for record, year in dated if record.kind is wanted or record.organisation not in owners]
    return [(record, year) for record, year in dated if record.kind is wanted or (record.organisation, year) not in preferred]


def _year_missing(query: Query, records: Sequence[ReportRecord]) -> str:
    asked = "、".join(f"{year}年" for year in query.years.asked)
    years = "、".join(sorted({f"{record.year}年度" for record in records if record.year}))
    whose = "、".join(query.organisations)
    return f"库中没有{whose}{asked}的报告，现有{years}"


def _holdings(records: Sequence[ReportRecord]) -> str:
    return f"库中现有：{_names(records)}" if records else "库中还没有报告"


def _names(records: Sequence[ReportRecord]) -> str:
    names = list(dict.fromkeys(f"{r.organisation}（{r.year}）" for r in records))
    return "、".join(names[:_LISTED]) + (f"等 {len(names)} 份" if len(names) > _LISTED else "")
