"""Why a report prints two numbers of one name: by another classification, or of all spending and of 基本支出 alone."""

from __future__ import annotations

import re

from retrieval.composing.compose import of_basic_form, other_senses
from retrieval.readings.leading import Finding

ASKS_TWO = re.compile(r"[两几二2]个(?:不同的?|不一样的?)*(?:数|金额|口径|答案)|哪[一个]+(?:数|金额|口径)*才?是?(?:对|准)")
_BY_FUNCTION = ("expenditure", "general_expenditure", "income", "income_expenditure", "fiscal_income_expenditure")
_THREE_PUBLIC = "three_public"


def why_two(finding: Finding) -> str:
    """What tells the number told first from the other one told beside it; '' where the forms do not say."""
    lead = finding.readings[0].figure
    others = other_senses(finding)
    if lead is None or len(others) != 1 or not of_basic_form(others[0]):
        return ""
    if lead.form == _THREE_PUBLIC:
        return "前者是“三公”经费表的数，包括基本支出和项目支出中的；后者只是基本支出中的：口径不同，不能直接相比。"
    by_function = lead.form in _BY_FUNCTION and not lead.row_code.startswith("3")
    return "前者按支出功能分类列示，后者按经济分类列示、只含基本支出：口径不同，不能直接相比。" if by_function else ""
