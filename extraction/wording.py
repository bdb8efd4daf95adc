"""What the words in the cells of a table say of their column or row: code, label, number of the line, money."""

from __future__ import annotations

import re

from extraction.numbers import parse_number, without_blanks

CODE = re.compile(r"\d{3}(?:\d\d){0,3}")
CODE_PART = re.compile(r"\d{1,8}")
CODE_PREFIX = re.compile(r"[\[【]?[1-3]\d\d(?:\d\d){0,2}(?![\d.,年])")
CODED_LABEL = re.compile(r"[\[【]?([1-3]\d\d(?:\d\d){0,2})[\]】]?[-－–—_]?([\u4e00-\u9fff].*)")
DASH = re.compile(r"[-—–－_/*·.•…]+|无")

CODE_HEADER = re.compile(r"编码$|代码$|^[类款项码]$|^科目编|^(?:类款|款项|类款项)$")
INDEX_HEADER = re.compile(r"^[行栏]次$|^序号$|^编号$|^行号$|^序$")
LABEL_HEADER = re.compile(
    r"^项目(?!支出|金额)|名称|姓名|职务|职责|部门$|单位$|类别$|性质|分类$|内容$|指标$|^事项|^年度$|^年份$|^摘要|^地区|^科目|科目$"
)
TEXT_HEADER = re.compile(r"备注|说明|原因|措施|等级|依据|方式|供应商|负责(?!人用车)|分析|联系")
INDEX_ROW = re.compile(r"^(?:[类款项]*)[行栏]次$")
_INDEX_MARK = re.compile(r"[\d—\-－=+*()（）%/]+|[类款项]+")
_FORMULA = re.compile(r"^(?:(\d{1,2})=[\d+\-—－()（）]+|[（(](\d{1,2})[）)])$")
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
NOTE = re.compile(r"^(?:备?注|说明)\d?[:：]")
NOTE_LINE = re.compile(rf"{NOTE.pattern}|[。；]$")
TOTAL = re.compile(r"合计|总计|小计|[一二三四五六七八九十]+、")
SUM = re.compile(r"[合总小]计")
ENUMERATED = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|其中[:：])")

HEADER_WORD = re.compile(
    r"项目(?:[（(].*[)）])?|收入|支出|[行栏]次|序号|金额|[预决]算数|合计|.*科目(?:[编代]码|名称)|人员经费|公用经费|本年[收支][入出](?:合计)?|.*名称|[类款项]|"
    r"(?:本年|财政拨款)?[收支][入出]|(?:财政拨款)?[“\"]?三公[”\"]?经费|备注|小计|.*预算数|.*决算数|.*指标"
)
BUDGET_OR_RESULT = re.compile(r"[预决]算数")
DIVIDING_HEADER = re.compile(rf"{BUDGET_OR_RESULT.pattern}|收入|支出|项目|人员经费|公用经费|.*科目.*")
"""Headers that part a whole form: whatever stands under them."""
YEAR_HEADER = re.compile(r"(?:19|20)\d\d(?:年度?)?")
SUBHEADER = re.compile(
    r"(?:19|20)\d\d年度?.*|[类款项]|类款|款项|类款项|合计|小计|总计|.*(?:数|额|金|费用?|支出|收入|拨款|预算|决算|科目|编码|名称|比例?|率|分|计|基金|经营|结余|结转|其中.*|数量|金额|单价|人数)"
)


def is_index_row(texts: list[str]) -> bool:
    """Whether the texts of a row number the form: 栏次 1 2 3 …, or 1 2 3 … alone, marks and stray letters aside."""
    filled = [_FORMULA.sub(r"\1\2", text) for text in texts if text]
    numbers = [text for text in filled if text.isdecimal()]
    counts = bool(numbers) and numbers == [str(number) for number in range(1, len(numbers) + 1)]
    if any(INDEX_ROW.search(text) for text in filled):
        decimals = any("." in text and is_amount(text) for text in filled)
        mostly = len(numbers) > 2 and len(numbers) * 2 > len(filled) and not decimals
        return counts or mostly or all(INDEX_ROW.search(text) or _INDEX_MARK.fullmatch(text) for text in filled)
    words = [text for text in filled if _IDEOGRAPH.search(text) and not re.fullmatch("[类款项]+", text)]
    return len(numbers) > 2 and counts and not words and not any(is_amount(text) for text in set(filled) - set(numbers))


def is_amount(text: str) -> bool:
    """Whether a cell holds nothing but a number."""
    return parse_number(text) is not None


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or only a mark that says so."""
    plain = without_blanks(text)
    return not plain or bool(DASH.fullmatch(plain))


def starts_data(texts: list[str]) -> bool:
    """Whether a row of a table is certainly no header: it holds an amount, a code, or an enumerated or total label."""
    if is_index_row(texts):
        return False
    filled = [text for text in texts if text]
    first = filled[0] if filled else ""
    return (
        any(is_amount(text) for text in filled)
        or bool(CODED_LABEL.fullmatch(first))
        or bool(ENUMERATED.match(first))
        or (bool(re.fullmatch(r"合计|总计", first)) and len(filled) == 1)
    )
