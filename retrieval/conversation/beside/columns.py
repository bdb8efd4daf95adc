"""A follow-up after one column of a row of a form (行政运行的项目支出): the other, the whole row, or both side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.indicators import catalogue
from retrieval.conversation.things_asked import SO, things_named
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.lexicon import Lexicon, Mention, indicators_meant
from retrieval.understanding.named.spellings import names_body
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.things import has_columns
from retrieval.understanding.reckoned.wholes import ALL_MONEY, ALL_SPENT

HOW_GREAT = (
    r"(?:多少(?:比例|比重|个百分点)?|几成|几分之几|百分之(?:几|多少)"
    r"|多[大高](?:比例|比重)?|(?:的?(?:比例|比重)(?:是|有)?(?:多少|多大)?))[呢啊]?"
)
_COLUMN = r"(?:基本支出|项目支出)"
_OTHER_COLUMN = re.compile(rf"{SO}(?P<column>基本|项目)支?出?的?[那这]?(?:一?部分|块)?(?:呢|[是有为]?多少)*")
_COLUMN_SHARE = re.compile(
    rf"{SO}(?:其中|里面|当中)?的?(?P<column>基本|项目)(?:支出|(?=[这那]))(?:[这那]一?(?:块|部分))?(?:占(?:了|到|比)?{HOW_GREAT}|占比)[呢啊]?"
)
_CHARGED = re.compile(
    rf"{SO}(?:其中|里面|当中)?(?:在|从)?(?P<column>{_COLUMN})(?:里头?|里面|中|当中)?(?:又|都)?(?:列支?|开支|承担)了?(?:的?是|的?有)?(?:多少|几)[钱万元]*"
)
"""How much of a thing was charged to 项目支出."""
_BARE_COLUMN = re.compile(rf"{_COLUMN}(?:[和、]{_COLUMN})?(?:又|还|都|分别|各)?(?:呢|[是有为花用了]*(?:多少|几).*)")
_IN_SHORT = re.compile(
    rf"{SO}(?:其中|里面|当中)?的?(?P<one>基本|项目)(?:支出)?(?:[和与跟及、](?P<other>基本|项目)(?:支出)?)?(?P<asked>(?:又|还|都|分别|各自?)*[是有为占花用了]*(?:多少|几)[钱万元]*|呢)"
)
"""基本和项目各多少, 项目多少 in one text after an account."""
_UNPRINTED = re.compile(r"2\d{6}")
_OF_CODE = re.compile(rf"{SO}(?:它的?)?(?:年初|全年)?(?:预算|决算)数?(?:[是有为]?多少.*|呢)")
"""What leans on an account that a question named by a code which no report prints."""
_EITHER = re.compile(
    rf"{SO}(?:它|[这那该]?一?[项个笔]?钱?)?(?:都|全)*(?:是|属于?|算)+"
    rf"{_COLUMN}(?:还是(?:属于?|算)?{_COLUMN}(?:的|呢|啊)*|里?的?吗)"
)
_GRANTED = re.compile(
    rf"{SO}(?:其中|里面|当中)?的?(?:来自|属于|用的?)?(?:财政拨款|财政资金|一般公共预算(?:财政拨款)?)(?:资金|支出|安排)?的?(?:那?一?部分)?"
    rf"(?:呢|(?:[是有为]|安排了?)*(?:多少|几)[钱万元]*|占(?:了|到|比)?{HOW_GREAT})"
)
"""What of an account the treasury paid, which the form of the general budget tells."""
_ALL_BUDGETED = re.compile(r"(?:本年|全年|总)?(?P<way>收入|支出)(?:预算|决算|合计|总计|总额)*")
"""All that comes in or is spent, by the words of a report that has no indicator of it: a budget."""
_GENERAL, _OF_GENERAL_BUDGET = "一般公共预算", "general_budget_expenditure"
_CODES_BEGIN = "2"
"""How the codes of such accounts begin, other than those of the economic classification."""
_FUNCTION = "functional_"
"""How the ids of the accounts of the functional classification begin, whose rows have columns."""
_BOTH = r"(?:这?[两二][者项块个]|它们)?(?:之间)?"
_AGAINST = re.compile(
    rf"{SO}{_BOTH}(?P<asked>哪一?[个项块]的?[更占]?[多少高低大小]|(?:相差|差|[多少]出?)了?(?:多少|几)[钱万元]*)"
)
_WHOLE_ROW = re.compile(
    rf"{SO}{_BOTH}(?:一共|合计数?|总计数?|加起来|加在?一起|总数|总额)(?:呢|[是有为花了]*(?:多少|几)[钱万元]*|)"
)
_SHARE = re.compile(
    rf"{SO}(?:它|这项)?(?:(?:在(?P<within>[\u4e00-\u9fff]{{2,16}}?)(?:里|中|里面|当中))?占(?:了|到|比)?(?P<whole>[\u4e00-\u9fff]{{2,16}}?)?的?(?:{HOW_GREAT}|呢)"
    r"|(?:占比|比例|比重)(?:呢|是?多少|多大)*)"
)
_ANOTHER_ROW = re.compile(rf"{SO}(?P<row>[\u4e00-\u9fff（）()]{{2,20}}?)的?呢")
_NAME_ALONE = re.compile(rf"{SO}(?P<name>[\u4e00-\u9fff（）()]{{2,20}}?)的?(?:[又是有为]?(?:多少|几)[钱万元]*|呢)+")
_STAFF_OF_BODY = re.compile(
    rf"{SO}(?=.*(?:人(?!次)|职工|编|实有|在职|在岗))(?:它|该单位)?的?(?:年[末底]|现在|目前|又|还|实际|实有|在职|在岗|现有)*的?"
    r"(?:编制|在编)?(?:人[数员]|职工)?数?(?:呢|[是有为]?(?:多少|几)[个名]?(?:人|职工|员工|编制)?)+"
)
"""Asks for posts or staff, which a table of bodies has columns of."""
_OF_STAFF = re.compile(r"编|人(?!次)|职工|在职|在岗")
_ITS = re.compile(rf"{SO}(?:它|该[\u4e00-\u9fff]{{1,3}}?)的?(?=.*(?:多少|几|呢))(?!占|比|和|跟|与)")
_TOTAL = re.compile("的?(?:本年)?(?:支出|收入)?(?:合计|小计|总计)")
"""What the column of a form is headed that holds the whole of each row."""
_OF_ROW = frozenset({"", "的", "项目", "项目的"})
"""What stands between a row and the column of it that is asked for."""


def of_row_before(question: str, before: Sequence[Query]) -> str:
    """项目支出多少 in one text after 图书馆支出多少, as that column of the row; any other question as it is."""
    if of_body := _of_body_before(question, before[-1:]):
        return of_body
    asked = question
    short = _IN_SHORT.fullmatch(question)
    columns = [f"{short[part]}支出" for part in ("one", "other") if short[part]] if short else []
    question = f"{'和'.join(columns)}{short['asked']}" if short else question
    named = (row for query in before for row in things_named(query))
    row = next((row.text for row in named if _is_of_function(row)), "") if _BARE_COLUMN.fullmatch(question) else ""
    return _of_either(question, before) or (f"{row}的{question}" if row else _of_unprinted(question, before) or asked)


def _of_unprinted(question: str, before: Sequence[Query]) -> str:
    """年初预算多少 after an account by a code that is printed nowhere, as of that one, and not of the whole; else ''."""
    leans = before and (_BARE_COLUMN.fullmatch(question) or _OF_CODE.fullmatch(question))
    code = next(filter(_UNPRINTED.fullmatch, before[0].apart), "") if leans else ""
    return f"{code}的{question}" if code else ""


def _of_either(question: str, before: Sequence[Query]) -> str:
    """是基本支出还是项目支出 after an account, as one for both columns of its row; '' for other questions."""
    named = things_named(before[-1]) if before and _EITHER.fullmatch(question) else []
    rows = [one for one in named if not re.fullmatch(_COLUMN, one.text)]
    return f"{rows[0].text}的基本支出和项目支出分别是多少" if len(rows) == 1 and _is_of_function(rows[0]) else ""


def _of_body_before(question: str, before: Sequence[Query]) -> str:
    """实际有多少人 after 某中心有多少编制, of that body; '' for other questions."""
    asks_staff = _STAFF_OF_BODY.fullmatch(question) and before and _OF_STAFF.search(before[-1].about)
    row = own_row(before) if asks_staff else ""
    return f"{row}{question}" if row else ""


def _of_own_row(question: str, last: Query) -> str:
    """它一年收多少水费 after a row that only a table of the report's own has (某水库的库容), of that row; else ''."""
    its, row = _ITS.match(question), own_row([last])
    return f"{row}{question[its.end() :]}" if its and row else ""


def own_row(before: Sequence[Query]) -> str:
    """The one row named that only tables of the reports' own have, or a body; '' where there is none, or several."""
    named = [row for query in before for row in query.rows if not row.names_column]
    own = [row.text for row in named if row.printed and all(meaning.kind is LabelKind.ROW for meaning in row.meanings)]
    bodies = own or [row.text for row in named if any(map(names_body, row.keys(LabelKind.ROW)))]
    return bodies[0] if len(bodies) == 1 else ""


def _all_money(query: Query) -> str:
    """收入 or 支出, where a question asks for all that came in or was spent, and names no part of it; else ''."""
    rows = list(query.rows) if query.operation is Operation.VALUE else []
    plain = len(rows) == 1 and query.measures == (Measure.AMOUNT,)
    if plain and (whole := _ALL_BUDGETED.fullmatch(rows[0].text)):
        return whole["way"]
    keys = {key for row in rows for key in row.keys(None)[:1]}
    if keys and keys <= ALL_SPENT | {_OF_GENERAL_BUDGET}:
        return "支出"
    return "收入" if keys and keys <= ALL_MONEY else ""


def in_other_column(question: str, meant: Sequence[Query], lexicon: Lexicon) -> str:
    """项目支出呢 after 行政运行的基本支出多少, as 行政运行的项目支出呢; its share in the row, the whole row, or both columns."""
    if told := _charged_to(question, meant) or _of_either(question, meant[:1]) or _of_unprinted(question, meant[:1]):
        return told
    named = things_named(meant[0])
    rows = [one for one in named if not re.fullmatch(_COLUMN, one.text)]  # 事业运行里基本支出多少，项目支出多少
    if (share := _COLUMN_SHARE.fullmatch(question)) and len(rows) == 1 and _is_of_function(rows[0]):
        return f"{rows[0].text}的{share['column']}支出占{rows[0].text}多少"
    way = _all_money(meant[0]) if _GRANTED.fullmatch(question) else ""
    if way and (way == "支出" or "拨款支出" not in question):  # 财政拨款支出 after an income is no part of that
        granted = f"{_GENERAL if _GENERAL in question else ''}财政拨款{way}"
        return f"{granted}占本年{way}多少" if "占" in question else f"{granted}多少"
    if _GRANTED.fullmatch(question) and len(named) == 1 and _is_of_function(named[0]):
        return f"{named[0].text}的一般公共预算财政拨款多少"
    if (other_column := _OTHER_COLUMN.fullmatch(question)) and (whole := _whole_row_asked(meant[0])):
        return f"{whole}的{other_column['column']}支出呢"
    row, column = _column_asked(meant[0])
    of_all = [mention.text for mention in named if re.fullmatch(_COLUMN, mention.text)] if len(named) == 1 else []
    another = _ANOTHER_ROW.fullmatch(question)
    if another and question.endswith("的呢") and (column or of_all) and _is_row(another["row"], lexicon):
        return f"{another['row']}的{column or of_all[0]}多少"
    if not row:
        return ""
    if other_column := _OTHER_COLUMN.fullmatch(question):
        return f"{row}的{other_column['column']}支出呢"
    if _WHOLE_ROW.fullmatch(question):
        other = next((known for known, own in map(_column_asked, meant[1:2]) if known not in ("", row) and own == column), "")
        return f"{other}的{column}和{row}的{column}加起来多少" if other else f"{row}多少"
    share = _SHARE.fullmatch(question)
    if share and (share["within"] or share["whole"] or row) in (row, f"{row}支出"):
        return f"{row}的{column}占{row}多少"
    if another and _is_row(another["row"], lexicon):
        return f"{another['row']}的{column}多少"
    other = next((own for known, own in map(_column_asked, meant[1:]) if known == row and own != column), "")
    against = _AGAINST.fullmatch(question) if other else None
    return f"{row}的{other}和{column}{against['asked']}" if against else ""


def _charged_to(question: str, meant: Sequence[Query]) -> str:
    """项目支出里列了多少 after what a thing cost, or how many it was spent on, as that part of it; '' for other questions."""
    asked = _CHARGED.fullmatch(question)
    thing = next((named[0] for one in meant if len(named := things_named(one)) == 1), None) if asked else None
    if asked is None or thing is None or re.fullmatch(_COLUMN, thing.text):
        return ""
    if _is_of_function(thing):
        return f"{thing.text}的{asked['column']}多少"
    funds = next((one.funds for one in indicators_meant([thing], catalogue())), "")
    cost = catalogue().by_id(funds) if funds else None
    return f"{cost.name.removesuffix('决算数') if cost else thing.text}里{asked['column']}列支多少"


def _is_row(text: str, lexicon: Lexicon) -> bool:
    """Whether a text names an account that has columns."""
    named = lexicon.mentions(text)
    return len(named) == 1 and named[0].text == text and _is_of_function(named[0])


def along_row_or_column(question: str, last: Query, lexicon: Lexicon) -> str:
    """本年收入呢 after a project's 年初结转 as that column of its row; another row alone as the same column of that one."""
    if of_row := _of_body_before(question, [last]) or _of_own_row(question, last):
        return of_row
    other, named = _NAME_ALONE.fullmatch(question), things_named(last)
    if other is None or len(named) != 2 or not has_columns(*named) or last.question[named[0].end : named[1].start] not in _OF_ROW:
        return ""
    kinds = {meaning.kind for meaning in lexicon.words.get(other["name"], ())}
    coded = any(one.codes for one in lexicon.mentions(other["name"]))
    if LabelKind.ROW in kinds and (coded or LabelKind.COLUMN not in kinds):  # 商品和服务支出 heads columns too
        return f"{other['name']}的{named[1].text}多少" if LabelKind.COLUMN not in kinds else ""
    return f"{named[0].text}的{question.removeprefix('那')}" if LabelKind.COLUMN in kinds else ""


def _column_asked(query: Query) -> tuple[str, str]:
    """The row and its column that a question asks for; two times '' where it asks for no column of a row."""
    rows = [mention.text for mention in things_named(query) if not re.fullmatch(_COLUMN, mention.text)]
    of_row = re.search(rf"{re.escape(rows[0])}[的里中]?面?的?({_COLUMN})", query.question) if len(rows) == 1 else None
    return (rows[0], of_row[1]) if of_row else ("", "")


def _whole_row_asked(query: Query) -> str:
    """The account of which a question asks for the total, in so many words (行政运行的合计, 行政运行的本年支出合计); else ''."""
    rows = things_named(query)
    if not rows or not _is_of_function(rows[0]) or rows[0].names_column or len(rows) > 2:
        return ""
    total = _TOTAL.match(query.question, rows[0].end)
    return rows[0].text if total and total.end() >= rows[-1].end else ""


def _is_of_function(row: Mention) -> bool:
    """Whether a thing is an account of the functional classification, which reports may print though the catalogue has it not."""
    known = row.keys(None)[:1]
    coded = any(code.startswith(_CODES_BEGIN) for code in row.keys(LabelKind.CODE))
    return known[0].startswith(_FUNCTION) if known else coded or bool(row.keys(LabelKind.ROW))
