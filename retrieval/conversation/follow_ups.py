"""A question after others: what it leaves open is taken from the questions before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from retrieval.conversation.anew import set_anew
from retrieval.conversation.asked_otherwise import asked_otherwise
from retrieval.conversation.beside.asked_on import asked_on
from retrieval.conversation.beside.differing import DIFFER, of_two_shares
from retrieval.conversation.beside.ends_of_year import further_back, of_report
from retrieval.conversation.carrying import carried
from retrieval.conversation.continuing import continued
from retrieval.conversation.inheriting import inherit
from retrieval.conversation.ordered.accounts_again import accounts_again
from retrieval.conversation.ordered.of_accounts import of_accounts_anew
from retrieval.conversation.ordered.ordered_bodies import unplaced
from retrieval.conversation.ordered.ordered_items import untold_item
from retrieval.conversation.ordered.orders_again import of_parts
from retrieval.conversation.ordered.projects_again import of_projects
from retrieval.conversation.pointed.completed_names import completed_name
from retrieval.conversation.pointed.half_names import usual_name
from retrieval.conversation.pointed.looked_elsewhere import looked_for_elsewhere
from retrieval.conversation.pointed.other_bodies import bodies_named
from retrieval.conversation.pointed.pointing import corrected, named_by_half, nth_meant, set_side_by_side
from retrieval.conversation.pointed.referents import SPENT, filled_in, pointed_back, sums_nothing
from retrieval.conversation.pointed.several_meant import uncounted
from retrieval.conversation.pointed.weighing import weighed
from retrieval.conversation.things_asked import is_role, things_named
from retrieval.conversation.told_already import asked_again
from retrieval.conversation.whom_asked import (
    asks_its_bodies,
    base_of,
    count_of_listed,
    named_before,
    of_all_again,
    of_all_before,
    of_each_body,
    sets_beside,
    speaks_of_bodies,
    sums_bodies,
)
from retrieval.readings.counted import part_counted, persons_meant
from retrieval.readings.funds import counted_of, counts_some_of, last_named, names_only_counts, vehicles_meant
from retrieval.understanding.cues import RANKING, Measure, Operation, budget_in, roles_in
from retrieval.understanding.named.leftovers import says_little
from retrieval.understanding.named.lexicon import Lexicon, Mention, fold
from retrieval.understanding.periods import without_year_before
from retrieval.understanding.query import Query
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.budgets import budget_of_thing
from retrieval.understanding.reckoned.wholes import means_all_money
from retrieval.understanding.topic_cues import topic_asked
from retrieval.understanding.whom.own_roles import roles_before
from retrieval.understanding.within import things_meant
from retrieval.understanding.wording.at_beginning import at_beginning

_RUN_TOGETHER = re.compile(r"(?<=\d)\s+(?=(?:19|20)\d\d年)|(?<=其中)(?=小微|小型)")
_SMALL = re.compile(r"(?<!型)小微(?=呢|最|的?占|的?有?多少|拿|的呢|$)")
"""小微 alone, as enterprises are called."""
_TOO = re.compile(
    r"(?<=.)(?:同样的?问题|同问|同理)$"
    r"|(?:也|同样|照样)(?:帮我|给我|再|这样|这么|同样|照样|地)*(?:算|看|查|问|说|列|报|讲|比)(?:一?[下看算列比])?$"
)
_ASKS = re.compile(r"多少|几|什么|哪|怎|谁|为")
_ASKED_AGAIN = re.compile(r"(?:是|有)?(?:多少|几|什么)?(?:来着|呢|啊|了|来的)*")  # 第一个问的是多少来着
_GIVEN_TO_OTHERS, _OWN_STAFF = ("functional_205", "functional_208", "functional_210"), ("functional_20805", "functional_21011")
"""Accounts of what is given to others (最低生活保障), and those among them of what is paid for the staff itself."""
_HEADS_ALONE = re.compile(r"(?:[那又有共]|一共)*(?:多少|几)[个名位]?人呢?")
_IT_SPENT = re.compile(r"(?:那|那么)?(?:它|[这那该]个?项目)(?!们|俩)")
_ONE_PROJECT = re.compile(r"(?<!个)(?<!哪些)(?<!所有)(?<!全部)项目(?!支出|数)")
_AMONG_PROJECTS = re.compile("项目[里中当].{0,3}谁")
"""所有项目里谁分最低 asks which project of the body spoken of."""
_WHO_MORE = re.compile("谁更?[多高大少低小]$")
_AS_A_WHOLE = re.compile(r"年|(?<!其他)(?:单位|部门)|机关|全部|总[支开额花]|所有")
_SUM_WEIGHED = re.compile(r"(?:那|那么)?(?:[^占]*(?:合计|一共)[^占]*)?占(?=[\u4e00-\u9fff]{3})")
_OF_SUMMED_PROJECTS = re.compile(r"项目(?!支出)[^，。]*(?:合计|一共|加起来)")
"""占项目支出多少 after the sum of some projects, which no name stands for."""
_DATED = re.compile(r"^(?:那么?)?(?:[上前去]一?年|\d{2,4}年)度?(?:的?时候)?(?=(?:又|是|一共)*[花用])")
_A_YEAR = re.compile(r"[一每]年")
"""有几辆车？一年花多少钱 asks for what those cost, and not for all that was spent."""
Understood = dict[tuple[str, ...], tuple[Query, Query]]
"""By the questions of a conversation so far, its last one as it is put, and with what it takes from those before it."""


def understand(
    question: str, history: Sequence[str], lexicon: Lexicon, organisations: Collection[str], known: Understood | None = None
) -> Query:  # fmt: skip
    """Read a question; what it leaves open is taken from the questions before it (那聊城呢？ keeps the indicator).

    What is `known` of the conversation is not read again, and what is found of it is added there.
    """
    known = {} if known is None else known
    before: list[Query] = []
    meant: list[Query] = []
    for at, one in enumerate((*history, question)):
        text = one if at == len(history) else without_year_before(one)
        turns = (*history[:at], text)
        read_before = known.get(turns) or _understood(_parted(text), before, meant, lexicon, organisations)
        known[turns] = read_before
        put, whole = read_before if at == len(history) else (at_beginning(budget_of_thing(one)) for one in read_before)
        before.insert(0, put)
        meant.insert(0, whole)
    return meant[0]


def _understood(
    question: str, before: Sequence[Query], meant: Sequence[Query], lexicon: Lexicon, organisations: Collection[str]
) -> tuple[Query, Query]:  # fmt: skip
    """One question as it is put, and with what it takes from those before it, which are given in both ways, the last first."""
    anew = set_anew(fold(question), before, meant, lambda rest: _after(rest, before, meant, lexicon, organisations))
    return anew or _after(question, before, meant, lexicon, organisations)


def _after(
    question: str, before: Sequence[Query], meant: Sequence[Query], lexicon: Lexicon, organisations: Collection[str]
) -> tuple[Query, Query]:  # fmt: skip
    """A question that speaks of no others than those before it, in both ways, as `_understood` gives it."""
    put = corrected(further_back(fold(question), meant[0].years)) if before else fold(question)
    asked = of_report(put, bool(before))
    asked, later = pointed_back(_asked_too(asked, before, lexicon), len(before))
    before, meant = before[later:], meant[later:]
    asked, nobody = bodies_named(asked, before, meant, organisations)
    if (later and _ASKED_AGAIN.fullmatch(asked)) or (before and asked_again(asked, meant[0])):
        how_far = DIFFER.fullmatch(asked) and meant[0].operation is Operation.CHECK  # 表和文字一致吗？差多少
        return before[0], replace(meant[0], question=f"{meant[0].question}\n{asked}") if how_far else meant[0]
    of_bodies = of_each_body(asked, before) or count_of_listed(asked, before)
    if among := of_projects(asked, before) or of_parts(asked, before, meant) or of_bodies or of_accounts_anew(asked, meant):
        own = read(among, lexicon, organisations)
        return own, own if own.organisations or own.unknown else _of_same_report(own, meant[0])
    asked = part_counted(persons_meant(vehicles_meant(asked, before), before, lexicon.words), before)
    put, unclear = nth_meant(named_by_half(asked, before), before)
    whole = accounts_again(put, meant) or asked_on(put, before, meant) or asked_otherwise(put, before, meant)
    whole = of_two_shares(put, meant) or whole or continued(put, meant, lexicon, organisations)
    unclear = nobody or unclear or ("" if whole or not meant else untold_item(put, meant[0]))
    whole = whole or filled_in(put, before, meant, lexicon, organisations)
    put_alone = _of_two_things(read(whole, lexicon, organisations), meant, lexicon)
    own = counted = counted_of(put_alone, before)
    own = (looked_for_elsewhere(own, meant, lexicon, organisations) if before else None) or own
    if own.within is None and not unplaced(put, own.operation) and (kept := carried(own, meant)):
        return own, kept
    counts_apart = names_only_counts(own) and bool(own.mentions[0].keys(None)) and not counts_some_of(own.counters, before)
    own = _of_recipients(own, meant) if counts_apart else own
    if before and not counts_apart and counted is put_alone and all(is_role(mention.text) for mention in own.mentions):
        own = _of_role(own)
    if _spent_on_thing(own, before) or sums_bodies(own, before):
        own = replace(own, mentions=())
    names_role = is_role(own.about) and Measure.COUNT not in own.measures
    query = own = own if own.within or names_role else completed_name(own, before, lexicon)
    query = _inherited(query, meant, put_alone.mentions)
    if of_all_before(own, whom := named_before(before)):
        years = query.years if own.years.named else replace(query.years, inherited=query.years.inherited or len(whom) > 1)
        query = replace(query, organisations=whom, years=years)
        query = query if own.roles else _each_with_its_role(query, meant)
    if of_all_again(own, whom, before):
        query = replace(query, organisations=())
    in_words = topic_asked(own.question) or asks_its_bodies(own)
    asks_bodies = own.asks_whom and not _AMONG_PROJECTS.search(own.question)
    ordered = asks_bodies and (own.operation in RANKING or own.chosen) and not in_words
    if ordered and len(named_before(before)) < 2 and not speaks_of_bodies(before):
        query = replace(query, organisations=())  # 哪家最高 after one asks for an order of all
    if before and own.organisations and (how := sets_beside(own)):
        whom = tuple(dict.fromkeys([*base_of(meant), *own.organisations]))
        query = replace(query, organisations=whom, operation=how, measures=(Measure.AMOUNT,))
        query = _each_with_its_role(query, [own, *meant])
    if own.within:
        return own, replace(query, mentions=things_meant(meant[0].question, query.mentions))
    both_told = whole != put and DIFFER.match(put)  # 预算多少？决算呢？两者差多少
    unclear = unclear or ("" if both_told else uncounted(put, before)) or (put if _names_nothing(put, whole, own, meant) else "")
    beside = weighed(set_side_by_side(query, own, before, meant))
    return own, replace(beside, unclear=unclear or beside.unclear)


def _of_two_things(own: Query, meant: Sequence[Query], lexicon: Lexicon) -> Query:
    """劳务费和委托业务费谁多 of the one body spoken of as 哪个多, which asks for no body; others as they are."""
    two = len({row.text for row in own.rows}) == 2 and not (own.organisations or own.unknown)
    asked = two and bool(meant) and len(meant[0].organisations) == 1 and _WHO_MORE.search(own.question)
    return read(own.question.replace("谁", "哪个"), lexicon, ()) if asked else own


def _inherited(query: Query, meant: Sequence[Query], said: Sequence[Mention]) -> Query:
    """A follow-up with what it leaves open, and with the words that it `said` for a role alone where no thing was named before it
    (支出多少？年初预算呢).
    """
    for earlier in meant:
        if query.mentions and (query.organisations or query.unknown):
            break
        query = inherit(query, earlier)
    of_role = not query.mentions and all(is_role(mention.text) for mention in said)
    return replace(query, mentions=tuple(said)) if of_role else query


def _names_nothing(put: str, whole: str, own: Query, meant: Sequence[Query]) -> bool:
    """Whether a follow-up reckons with what no name stands for, as with the sum of some projects that it weighs in a whole."""
    weighs_sum = bool(meant) and _SUM_WEIGHED.match(whole) and _OF_SUMMED_PROJECTS.search(meant[0].about)
    return bool(weighs_sum) or sums_nothing(put, meant) or bool(meant and unplaced(whole, own.operation))


def _of_recipients(own: Query, meant: Sequence[Query]) -> Query:
    """多少人 right after what is given to others (低保金) as one for those, so that no staff answers it."""
    last = meant[0] if meant and _HEADS_ALONE.fullmatch(own.question) else None
    rows = last.rows if last else ()
    keys = [key for row in rows for key in row.keys(None)[:1]]
    known = any(not key.startswith(_GIVEN_TO_OTHERS) or key.startswith(_OWN_STAFF) for key in keys)
    known = known or last is None or not set("户人名位口家").issuperset(last.counters)  # 受理多少件
    thing = "" if last is None or known else next((row.text for row in rows), "".join(last.leftovers[:1]))
    return replace(own, narrowing=(*own.narrowing, thing)) if thing else own


def _asked_too(question: str, before: Sequence[Query], lexicon: Lexicon) -> str:
    """聊城也算一下, and the mere name of a thing, as 聊城呢: what was asked before of another is asked of it."""
    told = question in lexicon.words and not says_little(question)
    name = usual_name(question, lexicon) or (question if told else "")
    named = before and name and not (is_role(question) or _ASKS.search(question))
    return f"{question}呢" if named and lexicon.mentions(name)[0].names_row else _TOO.sub("呢", question)


def _each_with_its_role(query: Query, asked: Sequence[Query]) -> Query:
    """A question for several organisations with the number that was asked of each last (A预算多少？B决算呢？差多少)."""
    own_roles = roles_before(query.organisations, [(one.organisations, one.roles) for one in asked])
    return replace(query, roles=(), own_roles=own_roles) if own_roles else query


def _of_same_report(query: Query, earlier: Query) -> Query:
    """A question that names all that it asks about, of the organisation and year of an earlier one."""
    years = query.years.or_those_of(earlier.years, of_another=False)
    return replace(query, organisations=earlier.organisations, unknown=earlier.unknown, years=years)


def _of_role(query: Query) -> Query:
    """What asks for a role or a measure alone, as one for that of the thing before (那预算数呢)."""
    named = "".join(mention.text for mention in query.mentions)
    return replace(query, mentions=(), roles=query.roles or roles_in(named), budget=query.budget or budget_in(named))


def _parted(question: str) -> str:
    """A question with a year parted from a number before it (12345 2024年), and 其中 from 小微企业, which are no 中小微企业."""
    return _RUN_TOGETHER.sub("的", _SMALL.sub("小微企业", question))


def _only_spends(query: Query) -> bool:
    """Whether a question says no more than that something was spent (花了多少钱), neither by whom nor in which year."""
    return _spends_alone(query) and not query.organisations and not query.unknown and not _AS_A_WHOLE.search(query.question)


def _spends_alone(query: Query) -> bool:
    """Whether that something was spent is all that a question names."""
    named = query.rows
    bare = all(not mention.printed and SPENT.search(mention.text) and says_little(mention.text) for mention in named)
    return bool(named) and bare


def _spent_on_thing(query: Query, before: Sequence[Query]) -> bool:
    """Whether it is asked what was spent on the thing before; on a project (它全年花了多少钱) even if its name is not known."""
    if before and _ONE_PROJECT.search(before[0].question) and _IT_SPENT.match(query.question):
        return _spends_alone(query)
    dated = _DATED.sub("", query.question)  # 三公经费花了多少？去年花了多少
    parts = [row for one in before[:1] for row in things_named(one) if row.keys(None) and not means_all_money(row)]
    spent_on = next((one for one in before if one.names_own or one.narrowing or (parts and dated != query.question)), None)
    counted = _A_YEAR.search(query.question) and any(one.funds for one in last_named(before))
    spends = _only_spends(replace(query, question=_A_YEAR.sub("", dated) if counted else dated))
    return spends and spent_on is not None and not spent_on.asks_income
