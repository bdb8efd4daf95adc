"""A follow-up for other accounts than those that the question before chose by how they moved (没花完的呢, 第二呢)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Role
from retrieval.conversation.things_asked import SO, asks_which_of_them, is_role
from retrieval.understanding.chosen.accounts_asked import AccountsAsked, accounts_asked, tells_move
from retrieval.understanding.cues import Measure
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import of_whole_budget

_SIZE = re.compile(r"多少|(?:百分之|差|[了有]?(?<!第))几(?![个项])")
_ONLY_MOVES = re.compile(
    rf"{SO}(?:又|有没有|其中|里[面头]?|中|哪[些几]?|一|几|[个项名位]|科目|支出|的|是|有|呢|都|和|与|跟|[比较]|上一?年"
    r"|去年|同比|年初|全年|预算|决算|数|完成|执行|没有?|未|不|花|用|完|剩|[结节]余|节约|省|超过?|出|了|得|[增减]|加|长|涨|升|降|跌|少|多"
    r"|最|大|小|高|低|快|慢|厉害|狠|猛|差|那|什么|于|幅度?|率|比例|持平|不变|一样|刚好|正好|第[二三四五六七八九十]|倒数|[前头后][两二三四五]"
    r"|不?到|足|达|以[上下]|之间|至|\d[\d.]*|[%万亿元成倍]|一半|翻[了一]*[番倍]|排)+"
)
_WHY = re.compile(rf"{SO}(?:是|又|都)?(?:因?为什么|什么原因|(?:主要)?原因(?:是|在)?(?:什么|哪儿?)?|怎么回事)呢?")
_MOVED = (
    r"(?:(?:没有?|未)能?(?:完成|达到|[花用执]行?完)|超(?:支|出)?|增[加长]|减少|下降|上升|[增涨升降跌多少减]|[这那]么)"
    r"(?:预算|了|得|[这那]么|[多少高低厉害快])*"
)
_WHY_MOVED = re.compile(
    rf"{SO}(?:为什么|怎么)(?:会|就|才|又|都)?{_MOVED}的?呢?|{SO}{_MOVED}的?(?:主要)?原因(?:是|在)?(?:什么|哪[儿里]?)?呢?"
)
"""没完成的原因 of those that were told, so far as they went this way."""
_BY_HOW_MUCH = re.compile(
    r"(?<=[项个的])(?:比?(?:年初)?预算|比上年)?(?:[多少超差省涨降]|增加|减少)[花用出]?了?(?:多少|几)[万亿]?元?钱?$"
)
_HOW_FAR = re.compile(
    rf"{SO}(?:它|[这那]一?项)?(?:比?(?:年初)?预算|比上年)?(?:[多少超差省涨降增减剩]|增[加长]|减少|下降|[结节]余)[花用出下]?了?"
    r"(?:多少|(?:百分之)?几(?:个百分点)?)[万亿]?元?钱?"
)
_EACH_HOW_FAR = re.compile(
    rf"{SO}(?:各自?|分别|都)(?:比?(?:年初)?预算|比上年)?(?:[多少超差省涨降增减剩]|增[加长]|减少|下降|[结节]余)[花用出下]?了?(?:多少|(?:百分之)?几)[万亿]?元?钱?"
)
_HOW_MANY = re.compile(rf"{SO}(?:一共|共|合计)?有?(?:几|多少)[个项](?:科目)?")
_END = re.compile("最|第[二三四五]")
_LAST = re.compile(r"(?:哪[些几]?|几|[个项]|科目|支出|的|是|有|呢)+")
"""Words that ask for no move by themselves."""
_ACCOUNT, _WHICH = "科目", re.compile("哪|几[个项]")


def of_all_accounts(query: Query) -> bool:
    """Whether a question names nothing, or but the whole that accounts are parts of, and how they moved."""
    named = "".join(row.text for row in query.rows if is_role(row.text) or tells_move(row.text))
    return of_whole_budget(query, named)


def tells_accounts(query: Query) -> bool:
    """Whether a question asks for accounts of one report by how they moved, which sentences tell."""
    return accounts_asked(query.question) is not None and of_all_accounts(query)


def accounts_anew(question: str, meant: Sequence[Query]) -> str:
    """Accounts by how they moved (哪个科目差得最多) after anything of one organisation: against their budgets after a budget or
    how far it was spent, and after that of the whole even where they are not called so (超了的有几个); '' for others.
    """
    if not meant or len(meant[0].organisations) != 1 or tells_accounts(meant[0]):
        return ""
    last = meant[0]
    done = Measure.COMPLETION in last.measures and of_whole_budget(last)
    asks = _ACCOUNT in question or (done and _WHICH.search(question))
    if not asks or _SIZE.search(question) or not _ONLY_MOVES.fullmatch(question) or _LAST.fullmatch(question):
        return ""
    planned = done or Measure.COMPLETION in last.measures or Role.BUDGET in last.roles
    asked = accounts_asked(question, AccountsAsked(True, None) if done else None, planned=planned or None)
    return asked.words() if asked else ""


def accounts_again(question: str, meant: Sequence[Query]) -> str:
    """The whole question for other accounts, after one for those that moved in some way; '' for other follow-ups."""
    last = accounts_asked(meant[0].question) if meant and len(meant[0].organisations) == 1 else None
    if last is None or not of_all_accounts(meant[0]):
        return ""
    if _WHY.fullmatch(question) or _asks_why_moved(question, last):
        return f"{last.words()}是什么原因"
    if (last.end and _HOW_FAR.fullmatch(question)) or _EACH_HOW_FAR.fullmatch(question):
        return last.words()
    if asks_which_of_them(question) and not last.end:
        return last.words()
    if _HOW_MANY.fullmatch(question) and not last.end:
        return last.words().replace("哪些科目", "有几项科目")
    question = _BY_HOW_MUCH.sub("", question) if _END.search(question) else question
    if _SIZE.search(question):
        return ""
    if not _ONLY_MOVES.fullmatch(question) or _LAST.fullmatch(question):
        return ""
    asked = accounts_asked(question, last)
    return asked.words() if asked else ""


def _asks_why_moved(question: str, last: AccountsAsked) -> bool:
    """Whether it is asked why the accounts before it went the way that they did."""
    if _WHY_MOVED.fullmatch(question) is None:
        return False
    asked = accounts_asked(question, last)  # 为什么这么低 tells no way
    return asked is None or last.way is None or asked.way in (None, last.way)
