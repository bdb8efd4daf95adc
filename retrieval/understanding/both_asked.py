"""Two things asked for in one breath, put so that each is asked by itself (收入多少，支出多少; 各项预算和决算)."""

from __future__ import annotations

import re

from retrieval.understanding.wording.demands import demanded

_IN_AND_OUT = re.compile(
    r"(?:收入(?:是|有|为|了)?|收[了到])多少(?:钱|万元|元)?[，,、；;和]?(?:又|那|而|还)?(?:支出|花|用)(?:是|有|为|了|掉)*多少"
)
_BOTH_BUDGETS = re.compile(
    r"(?P<first>年初|全年|调整)预算[数额]?[和与跟及、](?P<second>年初|全年|调整)预算[数额]?(?:各自?|分别)?[是为有]*多少"
)
_BOTH_COLUMNS = re.compile(r"(基本支出|项目支出)(?:是|有|为|花了?)?多少[，,、；;]?(基本支出|项目支出)(?:是|有|为|花了?)?多少")
_BUDGET_TO_RATE = re.compile(
    r"(?P<budget>(?:年初|全年)?预算)[数额]?[、，,和与](?:支出)?决算[数额]?(?:以及|[、，,和与及])(?:预算)?完成率(?:各自?|分别)?(?:[是为有]|达到?)*(?:多少|几)"
)
"""The two numbers of a thing, and the rate that they make."""
_BOTH_CLASSES = re.compile(
    r"按?(?:经济|功能)(?:分类|科目)(?:口径|的|数|[\d.])*[和与跟同比]按?(?:功能|经济)(?:分类|科目)(?:口径|的|数|[\d.])*"
    r"(?:相?差(?:距|额)?(?:是|了|有)*|[多少])(?:多少|几)"
)
"""经济分类比功能分类多多少 sets what is printed of one thing by both classifications against each other."""
_ALL_AND_MEAN = re.compile(
    r"^(?P<thing>[^，,。；;？?]{2,12}?)(?:一共|合计|加起来)(?=[是有为花了]*多少[^，,]{0,3}[，,；;？?]平均(?:每[家个]|下来))"
)
"""三公经费总共多少，平均每家多少 asks for the sum over all reports, and for its mean."""
_BOTH_MEANS = re.compile(
    r"(?:平均)?每(?P<one>批|人)次?的?[和与跟及、，,]?(?:平均)?每(?P<two>批|人)次?的?(?:各自?|分别)(?:[是要为花用了]|费用)*多少(?:钱|元)?$"
)
"""每批次和每人次各多少 asks for two means of one cost, and not how many persons came in each group."""
_IN_AND_OUT_ALONE = re.compile(
    r"收支(?:情况|金额|数)?(?:各自?|分别)?(?:[是为有]*多少(?:钱|万元)?)?(?=[，,、；;]|$)"
    r"|收入支出(?:情况|金额|数)?(?:(?:各自?|分别)[是为有]*多少(?:钱|万元)?|[是为有]*多少(?:钱|万元)?)(?=[，,、；;]|$)"
)
_BOTH_OF_EACH = re.compile(
    r"(?:各个?分?|分|每一?)[项块]的?(?P<first>(?:年初|全年)?预算|决算)[数额]?[和与跟及、]?(?P<second>预算|决算)[数额]?(?:各自?|分别)?(?:[是有为]?多少)?$"
)


def in_and_out(question: str) -> str:
    """住房公积金收入多少，支出多少 as one question for both, as the second half names nothing by itself."""
    question = _BOTH_CLASSES.sub("按功能科目和按经济科目差多少", demanded(question))
    question = _BOTH_MEANS.sub(r"平均每\g<one>次多少钱，平均每\g<two>次多少钱", question)
    question = _IN_AND_OUT_ALONE.sub("收入和支出分别多少", question)
    question = _BOTH_BUDGETS.sub(r"\g<first>预算多少，\g<second>预算多少", question)
    question = _BOTH_COLUMNS.sub(r"\1和\2分别多少", question)
    question = _BOTH_OF_EACH.sub(r"各项\g<first>分别多少，各项\g<second>分别多少", question)
    question = _BUDGET_TO_RATE.sub(r"\g<budget>和决算分别多少，完成率是多少", question)
    return _IN_AND_OUT.sub("收入和支出分别多少", _ALL_AND_MEAN.sub(r"所有单位\g<thing>合计", question))
