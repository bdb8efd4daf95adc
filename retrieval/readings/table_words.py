"""What people call the rows and the columns of a table that is no statutory form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.labels import plain_label
from retrieval.understanding.named.leftovers import is_filler
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.named.spellings import short_company

_BRACKETED = re.compile(r"[(（].*?[)）]")
_NUMBER = re.compile(r"(?:数量?|[总余]?额)$")
_STEM = re.compile(r"(?:人[员数]|[小合]计)+$")
"""What the header of a column of people ends with that is left out: 离休(人员), 参保(人数)."""
_TIMES = re.compile(r"(?:人次|台次|例次|件次|场次)数?$")
"""What the header of a column of deeds ends with: 手术(台次), 门诊(人次)."""
_OF_YEAR = re.compile(r"^(?:(?:19|20)\d\d年度?|[本当今]年度?|全年|核定|批准)(?=[\u4e00-\u9fff]{2})")
_YEAR = re.compile(r"(?:19|20)\d\d年度?|全年")
_DONE = re.compile(r"(?:完成|实施|办结)(?:面积|数量?|情况)?$")
"""What people leave out of the header of what was done."""
_MONEY = re.compile(r"[\u4e00-\u9fff]{2,}金额")
_TOTAL = re.compile(r"总(?P<unit>[\u4e00-\u9fff]{1,2})数")
_DASH = re.compile(r"[—–－―-]+")
_OF_ANY = frozenset({"金额", "数量", "总额", "人数", "个数", "情况", "合计", "小计"})
_SPOKEN = {
    "未使用": re.compile("(?:还有多少)?没(?:有?使)?用完?|没花完?|未用"), "已使用": re.compile("用[了掉去]|花[了掉]|已用"),
    "入住": re.compile("住进去?了?|住了|住满"), "发放": re.compile("发[了放出]+(?=多少)"),
    "标准": re.compile("每[户人张台亩名](?:每月)?(?:补[助贴]?|发|给)了?(?:多少|几)"),
}
"""What people say for what the header of a column begins with."""
_PEOPLE = {"教师": re.compile("老师"), "在校生": re.compile("学生(?=最|有?多少|有?几|人?数)")}
"""What people call those whom a header ends with."""
_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?[省市县区](?P<own>[\u4e00-\u9fff]{4,})")
_OF_HEAD = re.compile(r"(?:本级|机关)$")
_HEAD = ("局机关", "机关", "本级")
_SHORT = (
    ("基本医疗保险", "医保"), ("医疗保险", "医保"), ("基本养老保险", "养老保险"), ("公共租赁住房", "公租房"),
    ("廉租住房", "廉租房"), ("招商引资", "招商"),
)  # fmt: skip
_WHOSE = re.compile("城乡|城镇")
_SHORTEST = 3
_BETWEEN = "(?:了|的)?(?:多少|几)?[个名位]?"
STAFF = re.compile(r"实有|在职|在岗|现有")
POSTS = "编"
"""What heads a column of those who are there, and what one of posts says."""
_HOW_MANY_STAFF = re.compile(
    r"(?:年[末底]|现在|目前)?(?:实际|实有|在职|在岗|现有|现在|目前)?的?(?:职工|人员|干部)?(?:一?共)?(?:[有是]|工作)*(?:多少|几)"
    r"[个名]?(?:人(?!次)|职工|员工)|(?:实有|在职|在岗)(?:人[数员])?"
)
"""Asks for those who are there, where others are posts (编制)."""
_CLOSING = re.compile(r"(?:年[末底]|期末)(?:数|余|余额|金额)?")
_OPENING = re.compile(r"(?:年初|期初)(?:数|余|余额|金额)?")
_ENDS = {_CLOSING: re.compile(r"年[末底]|期末"), _OPENING: re.compile(r"年初|期初")}
_CARRIED = re.compile(r"(?:年[末底])?结[转余](?:下年)?")
_LEFT_OVER = re.compile(r"(?:年[末底])?(?:最后)?(?:还|剩|结余|结转)[剩下余了有]*多少钱?(?:没(?:花|用)完?)?")


def row_names(row: str) -> list[str]:
    """A row as people call it, folded: without brackets or what stands before a dash, a body without its place and in short,
    the head of a department 机关, an insurance 职工医保.
    """
    label = fold(plain_label(row))
    parts = (_BRACKETED.sub("", row), _DASH.split(row)[-1])
    names = [label, *(name for name in (fold(plain_label(part)) for part in parts) if len(name) > 1)]
    names += [match["own"] for name in names if (match := _OF_PLACE.match(name))]
    short = short_of(label)
    names += [one for one in (short, _WHOSE.sub("", short)) if len(one) >= _SHORTEST]
    return list(dict.fromkeys([*names, *map(short_company, names), *(_HEAD if _OF_HEAD.search(label) else ())]))


def shared_tail(labels: Sequence[str]) -> str:
    """What all rows end with and people leave out (年级 of 高一年级, 高二年级); '' where it is short, or leaves no name."""
    first = labels[0] if len(labels) > 1 else ""
    tail = next((end for cut in range(len(first)) if all(label.endswith(end := first[cut:]) for label in labels)), "")
    names = [label.removesuffix(tail) for label in labels]
    return tail if len(tail) > 1 and all(len(name) > 1 and not is_filler(name) for name in names) else ""


def column_names(header: str) -> list[str]:
    """A header as people call its column: without 数 or 额 at its end, of people without 人员, without 本年 or 核定 before it."""
    name = fold(plain_label(_BRACKETED.sub("", header)))
    short = (name, _NUMBER.sub("", name), _STEM.sub("", name), _DONE.sub("", name), _TIMES.sub("", name))
    names = (*short, *(_OF_YEAR.sub("", one) for one in short))
    return [one for one in dict.fromkeys(names) if len(one) > 1 and (one == name or not _is_end(one))]


def column_tails(header: str) -> list[str]:
    """The ends of a header by which its column may be called, where no other has them: 利率 of 票面利率."""
    return [tail for name in column_names(header) for cut in (1, 2) if len(tail := name[cut:]) > 1 and tail not in _OF_ANY]


def said_after(row: str, name: str, text: str) -> str:
    """A column whose beginning is the end of the row before it (扩建工程 | 工程进度)."""
    shared = next((cut for cut in range(len(name) - 1, 0, -1) if row.endswith(name[:cut])), 0)
    return name if shared and row + name[shared:] in text else ""


def said_of(name: str, text: str) -> str:
    """The stretch of a text that names a column: as it is headed, or in two halves (完成了多少投资); '' where there is none."""
    if name in text:
        return name
    if STAFF.search(name) and POSTS not in text and (staff := _HOW_MANY_STAFF.search(text)):
        return staff[0]
    end = next((asked.search(text) for header, asked in _ENDS.items() if header.fullmatch(name)), None)
    left = _LEFT_OVER.search(text) if _CARRIED.fullmatch(name) else None
    spent = re.search(f"{re.escape(name[:-2])}的?[花用]了?多少钱", text) if _MONEY.fullmatch(name) else None
    counted = _TOTAL.fullmatch(name)
    in_all = re.search(f"一?共有?(?:多少|几){counted['unit']}", text) if counted else None
    spoken = next((asked.search(text) for begun, asked in _SPOKEN.items() if begun in name), None)
    spoken = spoken or next((asked.search(text) for who, asked in _PEOPLE.items() if name.endswith(who)), None)
    cut = len(name) // 2
    halves = re.search(f"{re.escape(name[:cut])}{_BETWEEN}{re.escape(name[cut:])}", text) if cut > 1 else None
    said = halves or left or end or in_all or spoken or spent
    return said[0] if said else ""


def short_of(word: str) -> str:
    """A word as it is said in short: 招商 of 招商引资; itself where it is not."""
    for long, spoken in _SHORT:
        word = word.replace(long, spoken)
    return word


def without_base(unsaid: str, heads: Sequence[Sequence[str]], column: Sequence[str]) -> str:
    """A text without what it says right before a rate, where the column before that counts such: 贷款 of 贷款逾期率."""
    at = list(heads).index(column)
    before = fold(heads[at - 1][-1]) if at and column_names(column[-1])[0].endswith("率") else ""
    bases = {before[start:end] for start in range(len(before)) for end in range(start + 2, len(before) + 1)}
    found = [match for base in bases if (match := re.search(f"{re.escape(base)}的?(?=\n)", unsaid))]
    longest = max((match[0] for match in found), key=len, default="")
    return unsaid.replace(f"{longest}\n", "\n") if longest else unsaid


def whole_of_title(title: str, text: str, sort: str) -> str:
    """What a table is of that its title divides by a sort, where a text asks for the sort's extreme in just that.

    新增四上企业 of 2023年新增“四上”企业分乡镇情况表; '' for others.
    """
    divided = re.fullmatch(f"(?P<what>.+?)[分按]{re.escape(sort)}(?:分布|统计|情况|明细)*表?", _YEAR.sub("", fold(title)))
    if not sort or divided is None:
        return ""
    what = divided["what"]
    which = f"(?:的{re.escape(sort)}[是为])?哪一?[个些座条处家所位]?(?:{re.escape(sort)})?"
    rest = re.sub(which, "", _YEAR.sub("", text))
    asked = f"的?{re.escape(what)}数?量?最[多少](?:(?:{re.escape(what[:2])})?[了有是为]*(?:多少|几).?)?"
    return what if re.fullmatch(asked, rest) else ""


def _is_end(name: str) -> bool:
    return any(header.fullmatch(name) for header in _ENDS)
