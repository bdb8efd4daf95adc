"""What a follow-up asks of the items that answers before it put in an order: of the one told last, or of all of them together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation.beside.columns import HOW_GREAT
from retrieval.conversation.beside.differing import DIFFER
from retrieval.conversation.ordered.accounts_again import tells_accounts
from retrieval.conversation.ordered.places_told import by_place, names_places
from retrieval.conversation.things_asked import SO, each_once, is_role, spoken_of
from retrieval.readings.parts.moved_parts import move_asked
from retrieval.reply import Answer, Verdict
from retrieval.understanding.cues import CHANGES, RANKING, Measure, Operation
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_MONEY, ALL_SPENT, shared_whole

_COLUMN = re.compile(r"(?:预算数|决算数|（[^（）]*）)$")
_MOVED_MOST = re.compile(r"；(?P<name>[^；、]+)(?:增加|减少)(?:最多|较多)。")
"""How the answer ends that sets the changes of parts in an order."""
_INCOME = "本年收入合计"
_OF_PROJECTS = "绩效"
"""What an order of projects (绩效项目哪个总投资最大) is called by beside the number that it is one of."""
_COUNTED = "两三四五"
_IT = re.compile(
    rf"{SO}(?:(?:它(?!们|俩)|其(?![他它余中实次])|[这那该]一?[项类款块](?!目))(?:里面|里头|当中|之中|里|中)?|(?:其中|里面|里头|当中)的?(?=基本支出|项目支出))的?"
    r"(?=[^呢的，？?占]{2})"
)
_TOGETHER = re.compile(
    rf"{SO}(?:(?:它们|这?[前上]?面?[两三四五几]个?[项类款者个样块])的?)?(?:一共|合计|共计|加起来|合起来|相加|加在?一起|总和)(?=[占是有为花多，]|呢?$)"
    rf"|{SO}(?:它们|这?[前上]?面?[两三四五几]个?[项类款者个样块])(?:一共|合计|加起来)?(?=占)"
)
_THESE = re.compile(
    rf"{SO}(?:它们|他们|这(?P<few>[{_COUNTED}])[项类款者个样块])的?(?:[都各]|分别)*(?=.{{2}})(?![是叫]?(?:哪|谁|什么))"
)
"""它们为什么没花完: of all that were told."""
_FIRST_TWO = re.compile("前(?!面)")
"""前两项 after a list of them are the first."""
_SHARE = re.compile(
    rf"{SO}(?:它|其|[这那该]一?[项类款块])?(?:又|大概|约)?(?:占了?(?P<whole>(?!比|多|几|百)[\u4e00-\u9fff]{{2,12}}?)?的?{HOW_GREAT}|(?:金额|所)?(?:所?占)?的?(?:占比|比例|比重)(?:呢|[是有]?(?:多少|多大|几))*)"
)
"""占多少, 占总支出多少: of the item told last."""
REST = re.compile(
    rf"{SO}(?:剩下|余下|剩余|其余|其他|另外)(?:的|那?[几两二三四五][项个])*(?:里面?|里头|当中|之中|中)?(?:哪一?[项个块类]|什么|谁)?(?:又|是)?(?P<most>最[多大高少低小])的?(?:呢|是?(?:哪一?[项个块类]|什么|谁))?"
)
"""剩下的里哪一项最多: of the parts but those told."""
_REST_LISTED = re.compile(
    rf"{SO}(?:剩下|余下|剩余|其余|其[他它]|另外)(?:的|那?[几两二三四五][项个类])*(?:钱|支出)?(?:都|又|还|分别|各|具体)*"
    r"(?:[是有花在了为]*(?:哪[些几]?|什么|多少)[项个类里儿方面]*(?:钱|支出)?[了的]?|呢)"
)
"""其余都是什么: all parts but those told."""
_ALL = "前三十项最多的是哪一项"
_NUMBER_ALONE = re.compile(rf"{SO}(?:一共)?[有是]?(?=(?:多少|几)[\u4e00-\u9fff]{{0,2}}$)")
"""有多少台 after which item came first."""
_BESIDE = re.compile(
    rf"{SO}(?=(?:[和跟与同]|比(?!上|去|前|年初|预算|\d))[\u4e00-\u9fff]{{2,12}}?(?:相?差|相?比|[多少高低]))(?!.*(?:上一?年|去年|预算|年初))"
)
"""和绩效工资差多少: of the item told last and the one named now."""
_PLACED = re.compile(rf"{SO}(?P<item>[\u4e00-\u9fff]{{2,12}}?)(?:又|能|可以)?排(?:在|名)?第几[名位]?呢?")
_POINTED = re.compile(rf"{SO}(?P<it>它(?!们|俩)|[这那该]一[项类款])")
_THIS = re.compile(r"[这那该其它].*|总[额数体的和计]|全部|整体|合计")
_OF_CLAUSE = re.compile(r"[比较占和跟与同]|为|怎么|同比")
_OF_ALL = re.compile(rf"{SO}(?:总数|总额|总的|总体|整体|合计)上?的?(?=[\u4e00-\u9fff]{{2}})")
"""总数比上年多了多少 after 其中哪一项最多 asks of the whole."""
_ENDS = re.compile(
    rf"{SO}最[高多大]的?(?:那?一?[个家项]?(?:单位)?)?[和跟与同比]最[低少小]的?(?:那?一?[个家项]?(?:单位)?)?(?:之间)?(?:相?差|[高多大]出?)了?(?:多少|几)[\u4e00-\u9fff]{{0,2}}"
)
"""最多的比最少的多几个: both ends of all that were told."""
_HEADS, _PERSONS = "人数", re.compile(r"(?:各?有)?(?:多少|几)个?人")
_FROM_NEXT = re.compile(
    rf"{SO}(?:第一[名位项]?(?:的那?一?[项个])?|它)?的?(?:比|是|[和跟与同])第二[名位项]?(?:的那?一?[项个])?的?"
    r"(?:(?P<times>(?:多少|几)倍)|(?:相?差|[多高大]出?)了?(?:多少|几)[钱万元]*)"
)
_TIMES_APART = "差几倍"
_SIZES = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def may_speak_of_items(question: str, own: Query) -> bool:
    """Whether a follow-up, read by itself, may ask for something of the items that were told in an order."""
    if _FROM_NEXT.fullmatch(fold(question)):
        return True
    if (speaks_of_rest(question) or places_item(question)) and not (own.organisations or own.unknown):
        return True
    if (_ENDS.fullmatch(question) or names_places(question)) and not (own.organisations or own.unknown):
        return True
    it = _IT.match(question)  # 它2023年完成了多少投资 keeps its year
    if own.organisations or own.unknown or ((own.years.named or own.operation in RANKING) and not it):
        return False
    patterns = (_TOGETHER.match, _THESE.match, _SHARE.fullmatch, _BESIDE.match, DIFFER.fullmatch)
    return bool(it or any(fits(question) for fits in patterns)) or _asks_of_item(own) or _asks_number(own)


def _asks_number(own: Query) -> bool:
    """Whether it is only asked how many of whatever was told."""
    return bool(own.counters) and not own.rows and _NUMBER_ALONE.match(own.question) is not None


def speaks_of_rest(question: str) -> bool:
    """Whether a follow-up asks for the parts of a whole that were not told, the largest of them or all."""
    return bool(REST.fullmatch(question) or _REST_LISTED.fullmatch(question))


def _weighed_in(share: re.Match[str], whole: str) -> str:
    """The whole in which a share is taken: the one that it names, or that of the order where it names but the total."""
    named = share["whole"] or ""
    return whole if not named or _THIS.fullmatch(named) else named


def from_next(question: str) -> str:
    """比第二名多多少 after the first of an order of items, so put that it names both places; others as they are."""
    apart = _FROM_NEXT.fullmatch(question)
    return f"第一和第二{_TIMES_APART if apart['times'] else '差多少'}" if apart else question


def places_item(question: str) -> bool:
    """Whether a follow-up asks which place an item that it names has in the order before (办公费排第几)."""
    return _PLACED.fullmatch(question) is not None


def _asks_of_item(own: Query) -> bool:
    """Whether a question that names nothing asks for what there is to an item, but no order and no other number of it."""
    told = own.operation is Operation.REASON or own.roles or Measure.COMPLETION in own.measures
    of_role = bool(own.rows) and all(is_role(mention.text) for mention in own.rows)
    return (of_role or not own.names_own) and bool(of_role or told or not CHANGES.isdisjoint(own.measures)) and own.chosen is None


def untold_item(question: str, order: Query) -> str:
    """The word for the first of an order of items that no answer before has told (它); '' for other follow-ups.

    `order` is the question before, as it was understood; what it is about is the whole, and none of its items.
    """
    pointed = _POINTED.match(question)
    rows = spoken_of(order)
    of_items = order.operation in RANKING and len(order.organisations) == 1 and len(each_once(rows)) == 1
    return pointed["it"] if pointed and of_items and Measure.SCORE not in order.measures else ""


def items_told(query: Query, answer: Answer) -> list[str]:
    """The items of one organisation that the answer to a question for their order tells, from the first on."""
    rows = [row for row in query.rows if row.text != _OF_PROJECTS]
    in_one_whole = len(rows) < 2 or bool(_whole_of_all(query))  # 货物、工程、服务哪一块最大
    of_one = query.operation in RANKING and len(query.organisations) == 1 and in_one_whole
    if not of_one or tells_accounts(query) or Measure.SCORE in query.measures or (query.section and "最" not in query.about):
        return []
    if move_asked(query):
        moved = _MOVED_MOST.search(answer.answer)
        return [moved["name"]] if moved else []
    printed = [figure for figure in answer.figures if figure.verdict is not Verdict.COMPUTED]
    if len(rows) > 1 and query.operation is Operation.HIGHEST:  # what there is none of is told before the others
        printed = [figure for figure in printed if figure.value.strip("0.")]
    names = [_COLUMN.sub("", figure.label) for figure in (printed if query.chosen else printed[:1])]
    return names if all(name and "“" not in name for name in names) else []


def whole_ordered(query: Query) -> str:
    """What the items of an order are parts of, by the word for it."""
    if whole := _whole_of_all(query):
        return whole
    row = next(iter(query.rows), None)
    keys = row.keys(None)[:1] if row else ()
    if row and row.text and ALL_SPENT.isdisjoint(keys):
        return row.text
    return "总支出" if (ALL_MONEY - ALL_SPENT).isdisjoint(keys) else _INCOME


def _whole_of_all(query: Query) -> str:
    """What several things that are set in an order side by side are all parts of; '' where there is no such whole."""
    keys = [key for row in query.rows for key in row.keys(None)[:1]]
    return shared_whole(keys) if len(keys) == len(query.rows) > 1 and query.measures == (Measure.AMOUNT,) else ""


def of_items(question: str, last: Sequence[str], told: Sequence[str], whole: str, beside: bool = False) -> str:
    """A follow-up with the name of the one item told `last`, or with those of all `told`; '' where it speaks of neither.

    `whole` is what they are parts of, in which a share that names no other is taken; of things set side by side (`beside`)
    nothing but that share is asked of the one.
    """
    if beside and not _SHARE.fullmatch(question):
        return ""
    if _ENDS.fullmatch(question) and last:
        heads = "在职人数" if _PERSONS.fullmatch(whole) else whole if whole.endswith(_HEADS) else ""
        return f"{told[0]}和{told[-1]}{heads}差多少" if len(told) > 1 else ""
    if question == _TIMES_APART:
        return "是".join(told) + "的几倍" if len(told) > 1 else ""
    chosen, rest_asked = by_place(question, told)
    if chosen or names_places(question):
        return of_items(rest_asked, chosen, chosen, whole) if chosen else ""
    if speaks_of_rest(question) and told:
        rest = REST.fullmatch(question)
        return f"{whole}里除了{'和'.join(told)}" + (f"哪一项{rest['most']}" if rest else _ALL)
    if DIFFER.fullmatch(question):  # 哪项最多？第二呢？差多少
        return f"{told[-2]}和{told[-1]}差多少" if len(told) > 1 else ""
    if told and (placed := _PLACED.fullmatch(question)):
        return f"{placed['item']}在{whole}里排第几"
    if together := _TOGETHER.match(question):
        count = next((size for word, size in _SIZES.items() if word in together[0]), len(told) if last else 0)
        asked = question[together.end() :]
        alone = _SHARE.fullmatch(asked)
        summed = f"占{_weighed_in(alone, whole)}多少" if alone else asked if asked.startswith("占") else f"加起来{asked}"
        these = told[:count] if _FIRST_TWO.search(together[0]) else told[-count:]
        return "和".join(these) + summed if 1 < count <= len(told) else ""
    if last and (share := _SHARE.fullmatch(question)):
        return f"{'和'.join(last)}占{_weighed_in(share, whole)}多少"
    if whole and (of_all := _OF_ALL.match(question)):
        return f"{whole}{question[of_all.end() :]}"
    if last and (all_told := _THESE.match(question)):
        count = _SIZES.get(all_told["few"] or "", len(told))
        share = _SHARE.fullmatch(question, all_told.end())
        asked = f"各占{_weighed_in(share, whole)}多少" if share else question[all_told.end() :]
        return f"{'和'.join(told[-count:])}{asked}" if 1 < count <= len(told) else ""
    if len(last) != 1:
        return ""
    pointed = _IT.match(question) or _NUMBER_ALONE.match(question)
    asked = question[pointed.end() :] if pointed else question
    return f"{last[0]}{'' if _OF_CLAUSE.match(asked) else '的'}{asked}"
