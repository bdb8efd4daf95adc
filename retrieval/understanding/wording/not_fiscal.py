"""Income that is not from the 财政 (不是财政给的收入, 财政以外的收入), as what is left of the year's income without that.

No one name stands for it: 其他收入 is but a part, beside 事业收入, 经营收入 and what comes from above.
"""

from __future__ import annotations

import re

_GIVEN = r"(?:(?:给|拨|出|安排|拨付|下拨|补助)(?:来|下来)?)?的?(?:钱|款|资金)?的?"
_INCOME = r"(?:其[他它]|别的|那部分|那一?块)?的?(?:收入|进账|进项)(?:总额|合计|金额)?"
_DENIED = rf"(?:(?:不|并非|没有?)(?:是|靠|属于|来自|算)|并非|不靠)财政(?:拨款|资金)?{_GIVEN}{_INCOME}"
_NON = rf"非财政(?:性|性?资金|给的|来的)?的?{_INCOME}"
_LEFT_OUT = r"(?:除了?|除去|除开|刨去|去掉|扣除|扣掉|抛开|不算|不含|不包括)"
_BUT = rf"{_LEFT_OUT}财政(?:拨款|资金)?{_GIVEN}(?:收入)?(?:以外|之外|外)?的{_INCOME}"
_BESIDE = rf"财政(?:拨款|资金)?(?:收入)?(?:以外|之外)的{_INCOME}"
_NOT_FISCAL = re.compile(rf"(?:有没有)?(?:{_DENIED}|{_NON}|{_BUT}|{_BESIDE})")
_OF_MORE = re.compile(r"最|第[一二三]|排|占|比|较|[增减]|变化|为什么|原因|哪个|哪些?(?:单位|部门)|谁|倍|各单位")
"""Asks for more than its amount: an order, a share, a change or a reason, which no difference of two stands for."""
LEFT_OF_INCOME, _UNTOLD = "本年收入合计减财政拨款收入", "非财政的那部分收入"


def not_fiscal(question: str) -> str:
    """A question for income that is not from the 财政, with the difference that it is in its place; else with what says so."""
    return _NOT_FISCAL.sub(_UNTOLD if _OF_MORE.search(question) else LEFT_OF_INCOME, question)
