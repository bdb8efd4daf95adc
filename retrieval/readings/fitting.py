"""How a figure or claim fits what is asked: whether it is of the sort wanted, whether a mention names or places it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.crosscheck import Reader, Reading
from extraction.excerpts import ORIGINS
from extraction.forms import PERFORMANCE_SUMMARY, SCORED_FORMS
from extraction.labels import plain_label, plain_subject, without_unit
from extraction.numbers import Amount
from extraction.report import Claim, ClaimKind, Figure
from extraction.total_rows import headed, is_total
from retrieval.readings.facts import Facts
from retrieval.readings.listed_parts import wholes_of
from retrieval.readings.wanted import is_opening
from retrieval.readings.wording import is_rate
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure
from retrieval.understanding.named.lexicon import Mention, fold

_TOTAL_COLUMNS = (
    "合计", "小计", "总计", "本年支出合计", "本年收入合计", "本年支出", "决算数", "金额", "支出决算", "支出决算数", "采购金额",
)  # fmt: skip
_QUANTITY = re.compile(r"(?:采购|购置|配置)?数量$")
"""A column of numbers of things, which come after the money for them."""
_PART_COLUMN = re.compile(r"(?:基本支出|项目支出|人员经费|公用经费|事业收入|经营收入|公务用车购置)")
"""Headers over columns that hold only a part, whose own 小计 is no total of the row."""
_BY_ITEM = frozenset({"basic_expenditure"})
"""Forms whose columns set the items of 人员经费 and of 公用经费 side by side, each whole in its own."""
NO_TOTAL = 50
"""Rank of a column that holds no total."""
SCORED_COLUMNS = {
    Measure.SCORE: re.compile(r"得分"),
    Measure.POINTS: re.compile(r"^(?:指标)?(?:分值|权重)"),
    Measure.TARGET: re.compile(r"(?<!完成)指标值|目标值"),
    Measure.ACHIEVED: re.compile(r"完成|实际"),
    Measure.COMPLETION: re.compile(r"执行率"),
}
"""The columns of a 绩效 form that hold each measure."""
_AFTER_DONE = (Measure.TARGET, Measure.SCORE, Measure.POINTS)
"""What a row of goals tells after what was done (输送人数 25人, 19人, 15分), where none of these is asked for."""
_COMPLETION = re.compile(r"执行率|完成率|(?:(?:完成|占|为).{0,4}预算|预算.{0,4}(?:完成|执行)).{0,3}(?:%|百分比|比例)")
"""Headers of columns that tell how far the budget of each row was spent."""
_OF_GOAL = re.compile(r"^指标(?:值|分值|权重)|得分$|^权重")
"""Headers of tables of goals, whatever form they stand in."""
_WHOLE_PROJECT = {Measure.SCORE: ("总分", "总分值")}
_BOTH_WAYS = "收入支出"
"""财政拨款收入支出决算总表 is no table of 财政拨款收入."""
_REMARKS = re.compile(r"^(?:备注|说明)$")
_ASKING = re.compile(r"(?<=.{2})[是有为]?多少$")
_PLAIN = frozenset({Measure.AMOUNT, Measure.ACHIEVED})
_NO_COUNT = frozenset({"%", "百分点", "分"})
_FUNDS = ("年度资金总额", "资金总额", "项目资金总额", "年度总金额", "总金额", "年度财政资金总额")
"""The rows of a 绩效 form that speak of the project as a whole."""
_CLAIM_KINDS = {
    Measure.CHANGE_RATE: (ClaimKind.CHANGE_RATE,),
    Measure.CHANGE_AMOUNT: (ClaimKind.CHANGE_AMOUNT,),
    Measure.SHARE: (ClaimKind.SHARE,),
    Measure.COMPLETION: (ClaimKind.COMPLETION,),
    Measure.COUNT: (ClaimKind.COUNT,),
    Measure.AMOUNT: (ClaimKind.AMOUNT, ClaimKind.COUNT),
    Measure.SCORE: (ClaimKind.COUNT,),
    Measure.TARGET: (), Measure.ACHIEVED: (), Measure.POINTS: (),
}  # fmt: skip


def measures(reading: Reading, measure: Measure) -> bool:
    """Whether the reading is a number of the sort that is asked for."""
    if reading.claim is not None:
        scored = reading.claim.amount.unit == "分"
        kind = _kind_of(reading.claim)
        rate = kind is ClaimKind.SHARE and measure in _PLAIN and is_rate(reading.claim)
        return (rate or kind in _CLAIM_KINDS[measure]) and scored is (measure is Measure.SCORE)
    assert reading.figure is not None
    last = plain_label(reading.figure.column[-1]) if reading.figure.column else ""
    if (measure is Measure.COUNT and (reading.amount is None or not is_count(reading.amount))) or _REMARKS.match(last):
        return False
    if reading.figure.form not in SCORED_FORMS and not _OF_GOAL.search(last):
        rate = measure is Measure.COMPLETION and reading.amount is not None and reading.amount.unit == "%"
        return measure in (Measure.AMOUNT, Measure.COUNT) or (rate and bool(_COMPLETION.search(last)))
    if measure in SCORED_COLUMNS:
        return bool(SCORED_COLUMNS[measure].search(last))
    unasked = (Measure.SCORE, Measure.POINTS, Measure.COMPLETION, Measure.TARGET)
    return measure in (Measure.AMOUNT, Measure.COUNT) and not any(SCORED_COLUMNS[other].search(last) for other in unasked)


def _kind_of(claim: Claim) -> ClaimKind:
    """The kind of a claim; where a movement began in a stated year, the number is of that year as any other would be."""
    if claim.kind not in ORIGINS or claim.year is None:
        return claim.kind
    if claim.amount.is_money:
        return ClaimKind.AMOUNT
    return ClaimKind.SHARE if claim.amount.unit == "%" else ClaimKind.COUNT


def is_count(amount: Amount) -> bool:
    """Whether an amount can answer 多少条 or 几台: a number of things, not money, a share or points."""
    return not amount.is_money and amount.unit not in _NO_COUNT


def project_rank(reading: Reading, measure: Measure) -> int:
    """For the score of a project: the list of all projects, then its own total, then one of its indicators."""
    if measure is not Measure.SCORE or reading.figure is None or reading.figure.form == PERFORMANCE_SUMMARY:
        return 0
    return 1 if plain_label(reading.figure.row) in _WHOLE_PROJECT[measure] else 2


def names(mention: Mention, reading: Reading, measure: Measure) -> bool:
    """Whether the mention is the name of what the reading is a value of."""
    if reading.claim is not None:
        subject = plain_subject(reading.claim.subject)
        return (
            subject in mention.keys(LabelKind.PROSE)
            or subject in mention.keys(LabelKind.ROW)
            or (plain_label(reading.claim.subject) in mention.keys(LabelKind.PROSE))
        )
    figure = reading.figure
    assert figure is not None
    if figure.row_code and figure.row_code in mention.keys(LabelKind.CODE):
        return True
    if figure.row_code in mention.codes and not figure.row:
        return True
    label = plain_label(figure.row)
    if figure.form in SCORED_FORMS and measure is Measure.AMOUNT and mention.keys(None):
        return False  # what a project aims at is not what was spent under the same name
    if label:
        whole = without_unit(label) in _WHOLE_PROJECT.get(measure, _FUNDS) and bool(figure.subject)
        named = any(name in mention.keys(LabelKind.ROW) for name in (label, headed(figure)) if name)
        return named or (whole and plain_label(figure.subject) in mention.keys(LabelKind.SUBJECT))
    return any(plain_label(header) in mention.keys(LabelKind.COLUMN) for header in figure.column)


def names_with_others(mention: Mention, reading: Reading, mentions: Sequence[Mention]) -> bool:
    """Whether a row is meant by a name that is its own beside what else the question names alone: beside a column of it, what no
    report prints so (一般公共服务); beside its project, the funds of that by the name of a balance (上年结转资金); beside the
    title of its table, the total of one of the columns by the header of that (政府性基金…决算表里项目支出).
    """
    figure, others = reading.figure, [one for one in mentions if one is not mention]
    if figure is None or not figure.row or not mention.keys(None):
        return False
    if figure.form and is_total(plain_label(figure.row)) and figure.column:
        titled = any(one.names_table and plain_label(figure.table) in one.keys(LabelKind.TABLE) for one in others)
        return titled and plain_label(figure.column[-1]) in mention.keys(LabelKind.COLUMN)
    if figure.row_code:
        header = plain_label(figure.column[-1]) if figure.column else ""
        by_code = figure.row_code in mention.codes and not mention.printed
        return by_code and any(header in one.keys(LabelKind.COLUMN) for one in others)
    of_funds = figure.form in SCORED_FORMS and not figure.row_path and plain_label(figure.row) in mention.keys(LabelKind.ROW)
    return of_funds and any(plain_label(figure.subject) in one.keys(LabelKind.SUBJECT) for one in others)


def places(facts: Facts, mention: Mention, reading: Reading) -> bool:
    """Whether the mention says where the reading stands: its column, lane, table, group or project."""
    if reading.claim is not None:
        told = (reading.claim.subject, "".join(reading.claim.section[-2:]))
        return any(mention.text in fold(facts.unowned(text)) for text in told) or _is_whole_of(mention, reading.claim)
    figure = reading.figure
    assert figure is not None
    name = _ASKING.sub("", mention.text).removesuffix("项目")
    headers = [plain_label(header) for header in figure.column]
    title = figure.table.replace(_BOTH_WAYS, "")
    around = (figure.subject, title, figure.panel, figure.row_parent, *figure.row_path, *facts.ancestors(figure))
    titles = mention.keys(LabelKind.TABLE) if mention.names_table else ()
    titled = plain_label(figure.table) in titles
    if not titled and not facts.titles.isdisjoint(titles):
        return False  # 支出决算表 is a table of its own, and the end of other titles
    heads = any(name in fold(header) or header in mention.keys(LabelKind.COLUMN) for header in headers)
    return titled or heads or any(name in fold(facts.unowned(text)) for text in around if text)


def _is_whole_of(mention: Mention, claim: Claim) -> bool:
    """Whether a claim is told as a part of what a mention names."""
    return any(whole.removesuffix("人员").endswith(mention.text.removesuffix("人员")) for whole in wholes_of(claim))


def elsewhere(reading: Reading, beside: Sequence[Figure]) -> int:
    """How far a reading is from some figures: in a table and column of one of them, in a table of one, or elsewhere."""
    figure = reading.figure
    near = [one for one in beside if figure and one.table_no == figure.table_no]
    if not near:
        return min(len(beside), 1) * 2
    return 0 if figure and figure.column in [one.column for one in near] else 1


def is_whole_row(reading: Reading) -> bool:
    """Whether a cell stands in the column that adds up its row, which has a name."""
    figure = reading.figure
    header = figure.column[-1] if figure and figure.column and figure.row else ""
    return is_total(plain_label(header)) and column_rank(reading) < NO_TOTAL


def column_rank(reading: Reading) -> int:
    """Totals before their parts; a claim after every figure."""
    if reading.by is not Reader.TABLE or reading.figure is None:
        return 100
    *over, last = map(plain_label, reading.figure.column or ("",))
    if reading.figure.form not in _BY_ITEM and any(_PART_COLUMN.match(header) for header in over):
        return NO_TOTAL
    rank = NO_TOTAL + bool(_QUANTITY.search(last)) + 2 * is_opening(last)
    rank += next((at for at, measure in enumerate(_AFTER_DONE, 1) if SCORED_COLUMNS[measure].search(last)), 0)
    return _TOTAL_COLUMNS.index(last) if last in _TOTAL_COLUMNS else rank
