"""What was granted at the beginning of a year (年初给了多少预算), by the one name that plans have: 年初预算."""

from __future__ import annotations

import re

_IT = r"(?:它|他们|该单位|[这那该]一?(?:项|个科目|笔钱?|块|个(?!项目)))"
_FROM = r"(?:财政|上级|上面|市里|省里|区里|县里|人大)?"
_GRANTS = r"(?:给予?|下达|核定|核准|批复|批准|批|安排|拨付?|定|下拨|分配|编制|编|列|做|报|落实)(?:下来|到|了|过|的)*"
_GRANTED = re.compile(
    rf"(?P<which>(?:年初|全年)的?)?{_FROM}(?:[给为]{_IT})?(?:(?P<sum>一共)|实际)?{_GRANTS}(?:{_IT})?(?:是|有)?(?:多少|几)(?:钱|万元|万|元)?的?(?:年初)?预算"
    rf"|(?P<of>(?:年初|全年)?)的?预算[数额]?(?:[给为]{_IT})?{_FROM}{_GRANTS}(?:是|有)?(?:多少|几)(?P<unit>万元|元|钱)?"
    rf"|(?P<first>年初|(?:原来|原先|本来)(?=安排|批|给|拨|下达|列))的?(?:时候?)?{_FROM}(?:[给为]{_IT})?{_GRANTS}(?:{_IT})?(?:多少|几)(?P<money>万元|元|钱|资金|经费)?(?=$|[呢啊，,。；;？?])"
)
"""年初给这一项批了多少预算, 预算给了多少, 年初给了多少, 原来安排了多少."""


def budget_granted(question: str) -> str:
    """A question for what was granted as one for the budget, which has the name of no other thing (年初给了多少预算)."""
    return _GRANTED.sub(_as_budget, question)


def _as_budget(match: re.Match[str]) -> str:
    which = match["which"] or match["of"] or ("年初" if match["first"] else "")  # 原来 too
    unit = match["unit"] or match["money"] or ""
    return f"{which.removesuffix('的')}预算{match['sum'] or ''}是多少{unit if unit.endswith('元') else ''}"
