"""Questions on the library itself: which reports it holds, of which organisations (库里有哪些报告, 山东的单位有哪些)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.store.records import ReportRecord
from retrieval.understanding.query import Query

_LISTED = 30
_ASKS = re.compile(
    r"(?:哪些|哪几[个份家]|[几多]少?[个份家]|什么)(?:单位|部门|机构|年份?|年度|城市|地[方区])?的?(?:决算|预算)?(?:报告|数据|资料|单位|部门|年份|年度)"
    r"|(?:哪几|[几多]少?)份(?:部门|单位)?(?:决算|预算)(?![数支收里中])|库[里中内](?:一共|共)?有(?:几|多少)[家个](?:单位|部门|$)"
    r"|(?:报告|单位|数据)(?:都|一共)?有(?:哪|几|多少)|[能可会]以?(?:回答|问|查)(?:[你您]?)些?(?:什么|哪些)"
)
_REPORTS = re.compile("报告|数据|资料")
_WHICH = r"(?:(?:都|一共)?有?(?:哪些|哪几[个份家]|[几多]少?[个份家])|有没有)"
_THING = r"(?:单位|部门|机构|中心|街道|学校|[局办委院馆所站])?的?(?:部门|单位)?(?:决算|预算)?(?:报告|数据|资料)?"
_OF_SOME = re.compile(rf"(?:请问|库[里中内]|现在|现有)*的?(?:{_WHICH}{_THING}|{_THING}{_WHICH})[呢啊呀吗]?")
"""What is left of a question on those of a place or of a kind: 的单位有哪些, 有哪些中心."""
_NAMED_HERE = "\n"
"""What stands in a question for the names in it; a follow-up that takes them from before has none."""
OF_PROJECTS = re.compile("项目|绩效|自评|评价")
"""What speaks of what reports evaluate."""
_ASK_ON = "请问您要问哪个单位、哪一年的哪一项？可以问收支、三公经费、政府采购、绩效等内容。"


def asks_holdings(query: Query, several: bool) -> bool:
    """Whether a question asks which reports there are; `several`: it may speak of more than one organisation."""
    if query.chosen is not None and query.chosen.bound is not None:
        return False
    leans = query.mentions or (query.organisations and _NAMED_HERE not in query.about)  # 谁没有？有哪些
    whole = _OF_SOME.fullmatch("".join(query.about.split())) and (not leans or _REPORTS.search(query.about))
    if not several or whole:
        return several
    in_reports = query.section and not _REPORTS.search(query.about)
    if query.organisations or query.mentions or OF_PROJECTS.search(query.about) or in_reports:
        return False
    return _ASKS.search(query.question) is not None


def told_holdings(records: Sequence[ReportRecord]) -> str:
    """How many reports of how many organisations there are, and which."""
    held = list(dict.fromkeys((r.organisation, r.year, r.kind.value) for r in records))
    whose = len({organisation for organisation, *_ in held})
    named = "、".join(f"{organisation}（{year}年{kind}）" for organisation, year, kind in held[:_LISTED])
    more = f"等（其余 {len(held) - _LISTED} 份未列）" if len(held) > _LISTED else ""
    return f"库中现有 {whose} 个单位的 {len(held)} 份报告：{named}{more}。{_ASK_ON}"
