"""The years that a question speaks of: asked for, relative to the report, or only compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_NO_BALANCE = "(?!还?[结余剩财非资])"
"""2024年末结转 names the 年末结转 of a year, 2024年末在编人数 those of its last day."""
_YEAR = re.compile(
    rf"(?<![\d.])(?:(?<!目标)(?<!目标[为是值])(?<!指标)(?<!计划)|(?=\d{{4}}年))((?:19|20)\d{{2}})(?:年度?(?:[末底]{_NO_BALANCE})?|财年)?(?:(?<=年度)|(?!\.?\d|[万亿元人个批次件条台辆套篇分%]))"
    rf"|(?<!\d)(\d{{2}})年度?(?:[末底]{_NO_BALANCE})?|([二][〇零][〇零一二三四五六七八九]{{2}})年度?"
)
PART_OF_YEAR = re.compile(r"第?[一二三四1-4]?季度|[上下]?半年|[\d一二三四五六七八九十]月")
"""A word that narrows what is asked for to a part of a year."""
_CALENDAR = re.compile(r"(?:19|20)\d\d(?=年)")
_COMPARED = re.compile(r"(?:(?<!年)(?<!年度)[与和同跟]|(?<!占)比|较|对比|相对于?|相较于?)$")
_AGAINST = re.compile(r"[与和同跟]$")
_SET_AGAINST = re.compile(r"年?度?相?比")
_MOVED = re.compile(rf"{_SET_AGAINST.pattern}|[增减涨降多少]|上升|下降|下滑")
_TO = re.compile(r"(?:到|至|[-—–~～]+)$")
_BESIDE = ("和", "与", "、", "加", "一起", "一共", "合计")
_ADDED_YEAR = re.compile(r"(?:那|再|如果)?[和与跟同加][上起]?\d{2,4}年度?的?(?:也|都)?(?:加|一起|一共|合计)")
_SOURCE = re.compile(r"(?:按|从|据|由|依)照?$")
_NEXT = re.compile(r"(?:那么?)?(?:第二|次|后一)年(?!级)")
"""第二年呢 asks on for the year after the one asked about."""
_REPORT = re.compile(r"(?:部门|单位)?(?:报告|决算|年报)")
_LAST = "去年"
_RELATIVE = {"上年度": -1, "上年": -1, _LAST: -1, "上一年": -1, "前一年": -1, "前年": -2, "明年": 1, "后年": 2}
_ITS_YEAR_BEFORE = re.compile(
    r"年.+(?:上年度?|去年|上一年|前一年)(?:同期|当年)?的?(?:[数额]|金额|决算数?|支出数?|收入数?)?(?:又?是|为|有|花了|用了)?(?:多少|几(?!年)|呢)"
)
"""2024年支出上年是多少 asks for the year before the one named."""
_AND_BEFORE = re.compile(
    r"(?<=[，,？?；;])(?:那|那么)?(?:上年度?|去年|上一年|前一年)(?:同期)?的?(?:又|是|有|为)*(?:多少|几)?[\u4e00-\u9fff]?(?:呢|的)?[？?]?$"
)
_EVERY = re.compile(
    r"(?:最近|近|过去|这|前后)[两二三四五几]年来?(?!内|后|[以之]?前|行动|计划)|(?<![近这后过去\d])[两二三]年(?:来|合计|共计|总计|(?=的|间|一共|共|加|平均|分别|各|都))"
    r"|(?<![\d一二三四五十])几年(?:来|合计|共计|总计|(?=一共|共|加))"
    r"|历年|年均(?!增)|平均每年|每年平均|各年(?!级)度?|逐年|哪一?年度?(?=.*[最更]?[多高大少低小])|(?<=[多高大少低小]的[是为])哪一?年度?"
)
"""近两年, 历年 and 哪年最多 ask for all years of which there are reports."""
_COMPARING = re.compile(r"[与和比较同跟](?:上年度|上年|去年|上一年|前一年)|(?:上年度|上年|去年|上一年|前一年)相比")

_LEFT_OUT = re.compile(r"(?:把|将)?(?:除了?|除去|去掉|剔除|排除|抛开|撇开|刨去|扣除|[不别]算上?|[不别]包括|不含|[不别]看|把|将)$")
_LEFT_OUT_AFTER = re.compile(
    r"(?:的|(?:那|这)?[几一]?[份个家](?:报告|单位)?|报告|数据?|决算|单位)*(?:以外|之外|除外|(?:给|都)?(?:去掉|剔除|排除|扣除|扣掉|去除|拿掉|刨去|撇开)|(?:[不别]算|不计|不要|别要)(?=$|[，,了吧呢的]|(?:合计|一共|平均)))"
)
"""把2023年的去掉, 除2023年外: the reports of that year are not meant."""
_OUTSIDE = re.compile("外(?=[^事包地聘出部籍派])")
_YEAR_TOLD = re.compile(
    r"(?:去|今)年度?(?P<asked>[^（(]*?)(?:[（(](?:即|也?就是|指)?(?P<year>20\d\d)年?度?[）)]|[，,](?:即|也?就是|指)(?P<same>20\d\d)年度?)"
)
"""去年…（2024年） tells which year is meant, not the one before it."""


def with_year_told(question: str) -> str:
    """A question with the calendar year in the place of a 去年 that it explains (去年受理多少件？（2024年））."""
    if len(set(_CALENDAR.findall(question))) != 1:
        return question
    return _YEAR_TOLD.sub(_calendar_year, question)


def _calendar_year(match: re.Match[str]) -> str:
    """The year that 去年 is said to mean, parted from the number of a hotline before it."""
    parted = "的" if match.string[: match.start()][-1:].isdigit() else ""
    return f"{parted}{match['year'] or match['same']}年{match['asked']}"


def without_year_before(question: str) -> str:
    """A question for both years (有多少人，上一年呢) without the second, so that what follows it is of the year of the report."""
    return _AND_BEFORE.sub("", question)


def without_years_of_names(years: Years, names: Iterable[tuple[int, str]]) -> Years:
    """The years without those that printed names begin with (2023年度缉私经费), of which `names` gives where the rest of each
    begins in the question.
    """
    begun = {(at, int(match[0])) for at, name in names if (match := _CALENDAR.match(name))}
    ends = {end for _, end in years.spots}
    own = {year for at, year in begun if at in ends}
    return replace(years, asked=tuple(year for year in years.asked if year not in own)) if own else years


@dataclass(frozen=True, slots=True)
class Years:
    """`asked` are calendar years, `offset` is relative to the year of each report, `base` is only compared with.

    `inherited`: taken from an earlier question, so that it gives way where an organisation has no report of that year.
    `by_calendar`: 去年 that no report was spoken of before, the last year from today and not from a report.
    `every`: all years of which an organisation has reports. `added`: to be taken with that asked about before (和2023年加起来).
    `besides`: years whose reports are left out (把2023年的去掉).
    """

    asked: tuple[int, ...] = ()
    offset: int = 0
    base: int | None = None
    spots: tuple[tuple[int, int], ...] = ()
    inherited: bool = False
    by_calendar: bool = False
    every: bool = False
    added: bool = False
    besides: tuple[int, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the question names a period at all."""
        return bool(self.asked or self.offset or self.every or self.besides)

    @property
    def several(self) -> bool:
        """Whether more than one year is asked for."""
        return self.every or len(self.asked) > 1

    def or_those_of(self, earlier: Years, of_another: bool) -> Years:
        """These where they name a period, else those of an earlier question, of the same organisations or `of_another`.

        上年呢 after the amount of a year is the year before that one.
        """
        if self.offset and not (self.asked or self.by_calendar) and len(earlier.asked) == 1:
            return replace(self, asked=(earlier.asked[0] + self.offset,), offset=0)
        if self.added:
            return replace(self, asked=tuple(dict.fromkeys((*earlier.asked, *self.asked))))
        return self if self.named else replace(earlier, inherited=earlier.inherited or of_another)


def read_years(question: str) -> Years:
    """Read 2024年, 24年度, 二〇二四年, 去年, 上年; a year after 比/与/较 is a base of comparison, one in 按…报告 a source.

    2022年到2024年 asks for the year between as well.
    """
    asked: list[int] = []
    besides: list[int] = []
    spots, base = [], None
    for match in _YEAR.finditer(question):
        year = _calendar(match)
        if left_out := _spot_left_out(question, match.span()):
            besides.append(year)
            spots.append(left_out)
            continue
        spots.append(match.span())
        if _SOURCE.search(question[: match.start()]) and _REPORT.match(question[match.end() :]):
            continue
        # 2023年执行数和2024年预算数: a year joined to one before it is asked for like that
        before, after = question[: match.start()], question[match.end() :]
        beside = bool(asked) and _AGAINST.search(before) and not _MOVED.match(after)
        if not beside and _is_base(before, after):
            base = year
        elif year not in asked:
            asked.extend(range(asked[-1] + 1, year) if asked and _TO.search(before) else ())
            asked.append(year)
    offset = _offset(question)
    if len(asked) == 1 and offset and _ITS_YEAR_BEFORE.search(question):
        asked, offset = [asked[0] + offset], 0
    by_calendar = offset == -1 and not asked and _LAST in question and f"{_LAST}呢" not in question
    spots.extend(match.span() for match in [_NEXT.match(question)] if match)
    every = [match.span() for match in _EVERY.finditer(question)] if not (asked or offset) else []
    added = len(asked) == 1 and _ADDED_YEAR.match(question) is not None
    told = Years(tuple(asked), offset, base, (*spots, *every), by_calendar=by_calendar, every=bool(every), added=added)
    return replace(told, besides=tuple(besides))


def _spot_left_out(question: str, spot: tuple[int, int]) -> tuple[int, int] | None:
    """Where a question says that the reports of a year are left out; None where it does not."""
    before, after = _LEFT_OUT.search(question[: spot[0]]), _LEFT_OUT_AFTER.match(question[spot[1] :])
    if after is None and (before is None or before[0] in ("把", "将")):
        return None
    after = after or _OUTSIDE.match(question[spot[1] :])
    return before.start() if before else spot[0], spot[1] + (after.end() if after else 0)


def _is_base(before: str, after: str) -> bool:
    """Whether a year is only compared with: 比2023年, 与2023年相比; in 2023年和2024年 both are asked for."""
    if after.startswith(_BESIDE):
        return False
    return bool(_COMPARED.search(before) or (_AGAINST.search(before) and _SET_AGAINST.match(after)))


def _calendar(match: re.Match[str]) -> int:
    if match[1]:
        return int(match[1])
    if match[2]:
        return 2000 + int(match[2])
    return int(match[3].replace("二", "2").translate(_DIGITS))


def _offset(question: str) -> int:
    if _NEXT.match(question):
        return 1
    if _COMPARING.search(question):
        return 0
    return next((offset for word, offset in _RELATIVE.items() if word in question), 0)
