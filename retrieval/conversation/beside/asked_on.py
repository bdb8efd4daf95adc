"""A follow-up that asks in words of the thing before it: what its money is for, what it includes, what a prize was worth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.things_asked import SO, last_thing
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import means_all_money
from retrieval.understanding.topic_cues import topic_in
from retrieval.understanding.wording.not_fiscal import LEFT_OF_INCOME
from retrieval.understanding.wording.spoken import FROM_PROJECTS

_IT = r"(?:它|这笔?钱|[这那该][一]?[项个笔])"
_SERVES = re.compile(
    rf"(?!它?是?[干做]什么的$){SO}{_IT}?(?:钱|费用|经费)?(?:都|是|主要|具体|用来|拿来|拿去|用去)*"
    r"(?:[干做搞](?:什么|嘛|哪些)(?:事|用|使)?[了的]?|[花用](?:在|到|去)了?(?:哪(?!一?[年月])[里儿些]*(?:方面|地方)?|什么(?:地方|方面|上面?)?)[了的]?)[呢啊]?"
)
"""What money is spent on, which is no duty of who spends it."""
_WHENCE = re.compile(
    rf"{SO}{_IT}?(?:钱|收入)?(?:都|是|主要|具体|分别)*(?:[干做搞](?:什么|嘛)|从?哪[里儿]?|怎么|靠什么|什么(?:收入|钱))(?:挣|得|赚|收)?来?的?[呢啊]?"
)
"""都是干什么来的 after an income asks where that came from, and not who was received."""
_INCOME, _WHENCE_ALL = "收入", "事业收入和其他收入来自哪里"
_OF_IT = re.compile(rf"^{SO}(?:其中|里[头面])?的?")
_OF_PROJECTS = "有多少是项目支出"
_COUNTS = re.compile(r"多少|几|数$")
_INCLUDES = re.compile(r"包括|包含")
_OTHER = re.compile(rf"{SO}(?![比较跟和与同])(?P<name>[\u4e00-\u9fff]{{2,12}}?)的?呢")
_WHERE = re.compile(rf"{SO}(?:都|主要|具体|分别)*[去到]过?了?(?:哪|什么地方)(?:里|儿|些?国家|些?地方)?[了的]?[呢啊]?")
_COUNTRIES = re.compile(r"[哪几什么多少]+个?(?:国家|国(?![家产有内])|境外|城市)|出访")
_STAND = re.compile(rf"{SO}(?:都|主要|具体|分别)*(?:停|放|驻)?在(?:哪[里儿]?|什么地方)[了的]?[呢啊]?")
_WHICH = re.compile(rf"{SO}(?:都|主要|具体|分别)*(?:是|有|包括)?(?:哪几?[家个些](?:单位|机构|部门)?|谁|什么单位)[呢啊]?")
_ABROAD, _CARS, _BODIES = "overseas", "vehicles", "reporting_units"
"""How the ids of what is spent and counted abroad begin, and those of cars; the number of bodies of a department."""
_IN_PROJECT = re.compile(rf"{SO}(?P<project>[^，,]{{2,}}?项目)(?:里[头面]?|中|当中)的?呢")
"""某项目里的呢 after an account asks for what that project spent on it."""
_SOME_OF_THEM = re.compile(
    rf"{SO}(?:其中|里面)?的?(?P<deed>新增|新建|新开|新登记|新设|新购|退出|注销|关停|报废|减少)了?的?(?:呢|(?:又|是|有)*(?:多少|几)[个张户人家名位座台套辆件]?呢?)"
)
"""新增的呢 asks how many were added to what was counted before."""
_PRIZE_MONEY, _WON = re.compile(rf"{SO}(?:{_IT}的?|有)?奖金"), "荣获"
"""The money of a prize that was asked about is no 奖金 of the staff."""


def asked_on(question: str, before: Sequence[Query], meant: Sequence[Query]) -> str:
    """The question with what it leaves unsaid; '' for other questions. The questions before it are given as to `filled_in`."""
    if not before:
        return ""
    if _PRIZE_MONEY.match(question) and _WON in topic_in(before[0].question):
        return f"获奖的{question}"
    counted = Measure.COUNT in meant[0].measures and meant[0].leftovers
    if counted and before[0].names_own and (some := _SOME_OF_THEM.fullmatch(question)):
        return some["deed"] + before[0].about.replace("\n", "")
    listed = meant[0].operation is Operation.DEFINITION and _INCLUDES.search(meant[0].question)
    if listed and (other := _OTHER.fullmatch(question)):
        return f"{other['name']}包括哪些"
    last = last_thing(before, meant)
    of_it = _OF_IT.sub("", question, count=1)
    if last and FROM_PROJECTS.sub(_OF_PROJECTS, of_it) == _OF_PROJECTS and not means_all_money(last):
        return f"{last.text}{_OF_PROJECTS}"  # which is no other spending on projects
    if "来" in question and _WHENCE.fullmatch(question):
        if LEFT_OF_INCOME in meant[0].question:
            return _WHENCE_ALL
        if last and last.text.endswith(_INCOME):
            return f"{last.text}来自哪里"
    if last and (inside := _IN_PROJECT.fullmatch(question)):
        return f"{inside['project']}里的{last.text}多少"
    abroad = last and any(key.startswith(_ABROAD) for key in last.keys(None)[:1])
    if abroad and (_WHERE.fullmatch(question) or (_COUNTRIES.search(question) and "出国" not in question)):
        return "出国去了哪些国家"
    if last and _STAND.fullmatch(question) and any(key.startswith(_CARS) for key in last.keys(None)[:1]):
        return f"{last.text}分别在哪"
    if last and _WHICH.fullmatch(question) and _BODIES in last.keys(None)[:1]:
        return "有哪些下属单位"
    serves = last and meant[0].section is None and not _COUNTS.search(last.text) and _SERVES.fullmatch(question)
    return f"{last.text}主要用于什么" if last and serves else ""
