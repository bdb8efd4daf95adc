"""The words left of a number: what it is of, in which role, for which year, and what it is compared with."""

from __future__ import annotations

import re

from extraction.headings import mark_of
from extraction.printed import YEAR, year_in
from extraction.report import Role

_YEAR_WORDS = rf"(?:{YEAR.pattern}度?(?:末|底|初)?)"
_PERIOD = rf"(?:{_YEAR_WORDS}(?:[（(][^（()）]{{1,8}}[）)])?|(?:上年|上一年|去年)度?(?:同期|年?[末底](?!的?[财结]))?|本年度|同期)"
_PLAN = r"(?:年初预算|全年预算|调整预算|当年预算|(?<!一般公共)(?<!政府性基金)(?<!国有资本经营)预算)"
"""一般公共预算 and the like name funds, and no plan."""
COMPARISON = re.compile(
    rf"(?:同比|与|同|和|比|(?<!比)较)(?P<base>{_PERIOD}?(?:的?(?:决算收入|决算支出|{_PLAN}执行|{_PLAN}|支出决算|决算|执行|实际|(?:支出|收入)(?=数))数?)?)(?:相比|比较|相较|比)?的?"
)
_PLAN_DIFFERENCE = "预决算差异率"
_RISING = "增加|增长|上升|提高|上涨|增幅|增长率|(?<!新)增(?=了)"
_FALLING = "减少|下降|降低|下滑|回落|缩短|减幅|降幅|下降率|(?<!核)减(?=了)"
_DIRECTIONS = f"{_RISING}|{_FALLING}|{_PLAN_DIFFERENCE}"
_DECREASES = frozenset({"减少", "下降", "降低", "下滑", "回落", "缩短", "减幅", "降幅", "下降率", "减", "少", "低"})
_CHANGE = re.compile(
    rf"(?P<each>各|均|分别)?(?:按(?:同|可比)口径)?(?:同比)?(?P<direction>{_DIRECTIONS})(?:率|额|幅度)?"
    rf"(?P<either>[（(/／](?:{_DIRECTIONS})[）)]?)?了?(?:为|是|达到?|[:：])?$"
)
"""增加（减少）is what a template leaves: it tells no way."""
_MORE = re.compile(
    r"(?:^|[，,；;、])(?P<each>各|均|分别)?(?P<direction>[多少高低])(?:了|(?<=[多少])(?![数种为于])[\u4e00-\u9fff]{1,4})?$"
)
"""比上年多 N, 比上年多救助 N, where what is compared with has been named."""
_SAME = re.compile(r"(?P<own>.*?)(?P<about>基本|大致|总体)?(?:持平|相同|一致|(?:无|没有)(?:增减)?(?:变化|变动)|无增减)$")
_COMPLETION = re.compile(
    rf"完成了?(?P<base>{_YEAR_WORDS}?{_PLAN})数?的?$|(?:为|占|达到?)(?P<of>{_YEAR_WORDS}?{_PLAN})数?的$"
    r"|(?:预算)?(?:执行|完成)(?:率|比例)(?:为|是|达到?|[:：])?$"
)
_SHARE = re.compile(r"占(?:比(?:[（(][^（()）]*[）)])?|(?P<whole>.*?))(?:的(?:比例|比重)?|比例|比重|比)?(?:为|是|达到?|约)?$")
_RATE = re.compile(r"(?:[率度]|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]占比)(?:为|是|达到?|[:：])?$")
"""药占比 is the name of a rate, as 满意率 is."""
_WHOLE = r"(?:(?<=费预算)|(?<=费决算)|(?<=费支出预算)|(?<=费支出决算))(?:总额|总计|总数)"
"""“三公”经费决算总额 is that of the 经费; of the totals of a report 收入决算总计 is the name."""
_ROLE = re.compile(
    rf"(?:(?P<plan>{_PLAN})(?:数|安排|(?P<spent>支出))?|(?P<fact>(?:当年)?(?:预算)?执行数?|决算数?))(?P<whole>{_WHOLE})?"
    r"(?:均?为|是|[:：])?$"
)
_COPULA = re.compile(
    r"(?:共计|累计|总共|分别|(?<![人车次生户亩])均|各|共|约)?(?:为|是|达到?|[:：])$"
    r"|(?:共计|累计|总共|分别|约|(?<![人车次生户亩])均|共|设有|下设|现有|(?<![保实])有|实现|(?<![内建开增新附架铺常])设|(?<=[费款])安排)$"
)

_REPORTER = r"(?:本|我|该|全)(?:部门|单位|机关|系统|办|局|委|院|校|中心|街道|省|市|区|县|旗|镇|乡)(?:本级)?"
_LEADERS = re.compile(
    rf"(?:[，,；;：:、。）)\s]|其中|(?:其次|再次)[为是]|包括|含|以及|及(?!时)|和|并|{_REPORTER}|全年|当年|年内|本年度|今年(?=(?:收入|支出|收支)总)|本年(?=资产|负债|净资产)|实际|累计|共计|总共|共(?![青产同])"
    r"|\d{1,2}月\d{1,2}日|[年期][末底](?=公务用车|车辆)|相比|将|支出(?=[“\"])|[一二三四五六七八九十]是|分别(?:为|是|用于)|还(?=对)|(?:部门)?预算安排(?=购置)|(?:部门|单位|学[院校]|医院|大学|法院|检察院)(?=政府采购|机关运行|财政拨款|一般公共|[“\"]三公|公务)|由于|安排|实现|发生|组织(?=对|开展)|本次公开"
    r"|有(?=内设|下属|所属|在职|公务)|接待$|主要用于.*(?:等|所需|发生|支付).*|主要用于|具体[为是]|开支(?=[^，。]{2,12}费))"
)
_CARRIERS = re.compile(
    r"^.*(?:共有|拥有|设有|下设(?=内设)|现有|现(?:单位)?(?=实有)|内有|使用财政拨款|等单位|(?<=收入)主要(?:为|是|包括)|(?<=支出)主要(?:为|是|包括)|支出涉及(?=.*团组)|以及(?=下属|所属)|、(?=下属|所属))"
)
_ORGANISATION = re.compile(
    r"^(?!.*其他)(?:.{2,}(?:海关|监狱|(?<!乡)镇|(?<!城)乡)|.{3,}(?:局|委|厅|办|处|室|院|校|学|中心|部|会|队|所|站|馆|园|街道|政府|公司))(?:[（(](?:汇总|本级|本部|部门|(?:行政|参照)[^（()）]*单位)[）)])?"
    r"(?=(?:收入|支出|收支|本年|财政拨款|一般公共预算|政府性基金|国有资本|政府采购|机关运行|资产总|车辆|(?:国内)?公务接待|(?:因公)?出国|公务用车|(?:人员|核定|政法专项)?编制|[“\"]三公)[^的]*$)"
)
"""A name before what is its: 其他法院支出 is an account."""
_OWNED = re.compile(
    r"^(?!.*养老).*的(?=公务用车(?:保有量|年末|期末)|机关运行经费|公务接待费|因公出国|在职人|在编人|离?退休人|离休人)"
)
_REMARK = re.compile(r"[（(][^（()）]*(?:为准|统计|单位[:：])[^（()）]*[)）]")
_ASIDE = re.compile(r"^[（(][^（()）]*[）)](?=[、，,；;])")
"""A remark on the number before: 货物支出 X（主要为图书）、工程支出 Y."""
_ITEM_OR_THING = re.compile(r"(?:[（(][类款项][）)]|费用?|经费|支出|收入|项目)[”\"]?$")
_OF_CLASS = re.compile(r"(?<=支出)类(?:科目)?$")
"""社会保障和就业支出类科目 names the class."""
_ITEM_SPENDING = re.compile(r"(?<=[（(][款项][）)])支出$")
_CODE = re.compile(r"^(?:[（(][23]\d\d(?:\d\d){0,2}[）)]|[23]\d\d(?:\d\d){0,2})\s?(?=[\u4e00-\u9fff“])")
_QUOTED = re.compile(r"[“\"](?P<inside>[^“”\"]*)[”\"](?P<after>项目)?")
_LAST_YEAR = re.compile(r"(?:上年|上一年)度?(?!末?结[转余])|去年")
_ITS_YEAR = re.compile(rf"^(?:{_LAST_YEAR.pattern})的?(?=[\u4e00-\u9fff“]{{3}})")
_NOTHING = frozenset({
    "上年", "上年度", "上一年度", "去年", "本年", "支出", "支出数", "收入数", "数", "金额", "其", "资金", "经费", "完成", "",
})  # fmt: skip
_KEEPS_FACE = frozenset({"项目", "收入", "支出", "收支", "收、支", "部门", "单位"})


class Phrase:
    """What stands left of one number, taken apart from its end: verb, role, comparison, year, own subject."""

    def __init__(self, words: str, report_year: int | None) -> None:
        self.base = ""
        self.of_base = False
        self.year: int | None = None
        self.relative_year: int | None = None
        self.role: Role | None = None
        self.spends = False
        self.plan = ""
        self.report_year = report_year
        self.words = self._without_comparison(words)

    def _without_comparison(self, words: str) -> str:
        match = comparison_in(words)
        if match is None:
            return words
        self.base = canonical_base(match["base"], self.report_year)
        self.of_base = match.end() == len(words.rstrip())  # 总收入较上年决算数 X
        return words[: match.start()] + words[match.end() :]

    def change(self, compared: bool = False) -> tuple[int, bool] | None:
        """Sign of a change (0: no way is told), and whether it is of each of several subjects; None where the verb is no change.

        多 and 少 are, where something is `compared`.
        """
        match = _CHANGE.search(self.words) or (_MORE.search(self.words) if compared else None)
        if match is None:
            return None
        if "同比" in self.words:
            self.base = self.base or "上年"
        if match["direction"] == _PLAN_DIFFERENCE:
            self.base = "预算"
        self.words = self.words[: match.start()].removesuffix("同比")
        way = 0 if match.groupdict().get("either") else -1 if match["direction"] in _DECREASES else 1
        return way, match["each"] is not None

    def completion(self) -> str | None:
        """The budget that a percentage is a completion of."""
        match = _COMPLETION.search(self.words)
        if match is None:
            return None
        self.words = self.words[: match.start()]
        return canonical_base(match["base"] or match["of"] or "预算", self.report_year)

    def share(self) -> str | None:
        """The whole that a percentage is a share of; '' where the sentence has named it before."""
        match = _SHARE.search(self.words)
        if match is None or self.is_rate():
            return None
        self.words = self.words[: match.start()]
        return subject_in(match["whole"] or "") if match["whole"] else ""

    def is_rate(self) -> bool:
        """Whether the words name a rate of their own: 群众满意率."""
        return bool(_RATE.search(self.words))

    def stated_year(self) -> int | None:
        """The year that the words name, other than one that they compare with."""
        return year_in(self.words)

    def subject(self) -> str:
        """What the clause itself names; '' where it names nothing. Sets role, plan and years on the way."""
        self.year = self.stated_year()
        if self.report_year and _LAST_YEAR.search(self.words):
            self.relative_year = self.report_year - 1
        words = _COPULA.sub("", _REMARK.sub("", _ITS_YEAR.sub("", self.words)))
        match = _ROLE.search(words)
        if match is None:
            return _ITEM_SPENDING.sub("", subject_in(words))
        self.role = Role.BUDGET if match["plan"] else Role.FINAL
        self.plan = canonical_base(match["plan"], self.report_year) if match["plan"] else ""
        named = subject_in(words[: match.start()]).removesuffix("的")
        if self._needs_face(named, match):
            return subject_in(words)
        self.spends = named == "支出"
        return "" if named in _NOTHING else named

    @staticmethod
    def _needs_face(named: str, role: re.Match[str]) -> bool:
        """Whether words name nothing without the 预算 or 决算 that follows them: 收入预算, 收支总预算, 部门预算支出."""
        spent = role["spent"] is not None and named not in _NOTHING and not named.endswith("费")
        return spent or named.endswith("总") or (named in _KEEPS_FACE and role["plan"] is not None)

    def speak_of_base(self) -> None:
        """The number is that of the base itself: `与年初预算数100万元相比`."""
        self.role = Role.BUDGET if "预算" in self.base and "执行" not in self.base else Role.FINAL
        self.plan = self.base.removeprefix("上年")
        if self.base.startswith("上年") and self.report_year:
            self.relative_year = self.report_year - 1


def comparison_in(words: str) -> re.Match[str] | None:
    """The comparison that words make, with what they compare to: `与2023年度相比`, `比年初预算数`."""
    found = (match for match in COMPARISON.finditer(words) if match["base"])
    return next(found, None)


def is_same(words: str) -> tuple[str, bool] | None:
    """What is said to be the same as its base (持平, 相同, 一致) and whether exactly; None where nothing is."""
    match = _SAME.search(words)
    return (match["own"], not match["about"]) if match else None


def canonical_base(base: str, report_year: int | None) -> str:
    """What is compared with in one spelling: 上年, 上年预算, 年初预算, 全年预算, 预算; another year as printed."""
    plan = base
    year = year_in(base)
    plan = re.sub(rf"^{_PERIOD}的?", "", base)
    plan = re.sub(r"数$", "", plan)
    plan = "" if plan in ("决算", "支出决算", "决算收入", "决算支出", "实际", "执行", "支出", "收入") else plan
    relative = re.match(r"上年|上一年|去年|同期", base)
    if relative or (year and report_year and year == report_year - 1):
        return f"上年{plan}"
    if year is None or year == report_year:
        return plan or ("本年" if base else "")
    return base


_COUNTED_BESIDE = re.compile(r"(?P<before>.*?)\d{1,3}(?:,\d{3})+[万亿]?[\u4e00-\u9fff]{1,3}、(?P<own>.*)")
"""产量8,640吨、产值 names the second by itself, or, where nothing is named, both (发放贷款3,216笔、)."""


def subject_in(words: str) -> str:
    """The name of a thing, as printed, without what leads up to it: list number, year, reporter, 其中, 共有."""
    text = _ASIDE.sub("", words.strip())
    counted = _COUNTED_BESIDE.fullmatch(text)
    text = (counted["own"] or counted["before"]) if counted else text
    mark = mark_of(text)
    text = text[len(mark[1]) :] if mark else text
    text = _after_open_bracket(_without_year(text))
    text = _ORGANISATION.sub("", _CARRIERS.sub("", text))
    text = _OWNED.sub("", text)
    while match := _LEADERS.match(text):
        text = text[match.end() :]
        mark = mark_of(text)  # 包括：1.本年收入
        text = text[len(mark[1]) :] if mark else text
    text = _ITEM_SPENDING.sub("", _OF_CLASS.sub("", _CODE.sub("", _COPULA.sub("", text))))
    quoted = _QUOTED.fullmatch(text)
    return quoted["inside"] + (quoted["after"] or "") if quoted else text


def _without_year(text: str) -> str:
    """Without the last year and the reporter before it; a description that ends in 的 stays: 绩效自评的2024年度项目."""
    *_, match = [None, *re.finditer(_YEAR_WORDS, text)]
    if match is None:
        return text
    before, after = text[: match.start()], text[match.end() :]
    own = before.endswith("的") or (after in _NOTHING and _ITEM_OR_THING.search(before))
    return before + after if own or not after else after


def _after_open_bracket(text: str) -> str:
    """What follows a bracket or quotation mark that is not closed: `（含外事接待` speaks of 外事接待."""
    for opening, closing in ("（(", "）)"), ("“", "”"):
        depth, opened = 0, -1
        for at, char in enumerate(text):
            if char in opening:
                depth, opened = depth + 1, at if depth == 0 else opened
            elif char in closing:
                depth = max(depth - 1, 0)
        text = text[opened + 1 :] if depth else text
    return text
