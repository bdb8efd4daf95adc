"""To which account a thing is charged (开办费从哪个科目列支), or which account is meant by what it is for (做审计的那个科目, or
all that was done with its money: 请中介机构做审计和绩效评价).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.crosscheck import Agreement, compare
from extraction.labels import plain_label, plain_subject
from extraction.report import Paragraph
from retrieval.chain.holdings import Holdings
from retrieval.chain.meant import understand
from retrieval.chain.turn import Turn
from retrieval.prose.beside_numbers import stated_quantities
from retrieval.prose.quotes import Quote, is_prose, quoted
from retrieval.readings.facts import Facts
from retrieval.store.records import LabelKind
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import content_words, cut_words, is_filler, without_roles
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.wording.spoken import as_printed

_ASKED = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,16}?)(?:的钱)?(?:是|都)?(?:在|从|由|走|列在|记在|算在)?(?:哪|什么)(?:一?个|些)?(?:功能|支出)?科目"
)
_ACCOUNT = re.compile(r"[（(]项[)）].*?用于[:：]?(?P<uses>[^。；]+)")
_NAMED = re.compile(
    r"(?:(?P<above>[\u4e00-\u9fff][\u4e00-\u9fff、]*)[（(]款[)）])?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff、]*)[（(]项[)）]"
    r"[^（()）。]*。?[^（()）。]*?用于[:：]?(?P<uses>[^。；]+)"
)
_POINTED_AT = re.compile(
    r"^(?P<thing>[^，,。；;？?！!]{4,}?)(?:的|所在的?)?"
    r"(?:[那这](?:个|一个|一?项)(?:功能|支出)?(?:科目|支出项目?|支出|开支)|[那这]一?项|(?<=的)科目)"
    r"(?=[的，,。；;？?！!\s年全预决实花用支是]|多少|$)"
)
"""做审计的那个科目: what is before it tells what the account is for."""
_SPENT = re.compile(
    r"(?:那|这)?(?P<sum>\d[\d.,]*[万亿]元?)(?:的?(?:项目|基本)?(?:支出|钱|经费|资金))?(?:都|主要|具体|是)*(?:用|花)[在于到去]了?(?:哪|什么)[\u4e00-\u9fff]*[？?]?$"
)
_LISTED = re.compile(r"以及|[、，]")
_DONE_TO = re.compile(r"^[修建改做搞办买请租换养](?=..)")
_SEVERAL = 2
"""So many words tell what an account is for."""


def tell_charged(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The paragraph on the account that was mainly used for the thing; nothing where several were, or none was."""
    match = _ASKED.search(query.about.replace("\n", ""))
    words = content_words(match["thing"]) if match and not query.rows else ()
    used = ((one, _ACCOUNT.search(one.text)) for one in paragraphs if words and is_prose(one))
    told = [one for one, uses in used if uses and all(word in fold(uses["uses"]) for word in words)]
    return [quoted(facts, one, one.text) for one in told] if len(told) == 1 else []


def with_account(turn: Turn, held: Holdings) -> Turn:
    """The turn with an account by its name where a question tells it by what it is for; the questions before it likewise,
    also where they name but what was done with its money.
    """
    told: list[str] = []
    for one in turn.history:
        before = replace(turn, question=one, history=tuple(told))
        named = _named(before, held)
        told.append(_by_uses(before, held) if named == one else named)
    return replace(turn, question=_named(replace(turn, history=tuple(told)), held), history=tuple(told))


def _by_uses(turn: Turn, held: Holdings) -> str:
    """A question before, with the account in place of what was done with its money."""
    meant = understand(turn, held)
    query, record = meant.asked, meant.scope.sole
    plain = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,) and not query.apart
    if record is None or not plain or not query.leftovers:
        return turn.question
    name = account_used_for(query, held.facts_of(record), held.paragraphs(record))
    return f"{record.called}{name}是多少" if name else turn.question


def _named(turn: Turn, held: Holdings) -> str:
    """A question with the name of the only account that one report says to be mainly used for what it tells of it, or for
    what it asks the use of a sum.
    """
    if spent := _SPENT.search(turn.question):
        return _of_sum(spent, turn, held)
    match = _POINTED_AT.search(turn.question)
    if match is None:
        return turn.question
    meant = understand(replace(turn, question=match["thing"]), held)
    query, record = meant.asked, meant.scope.sole
    words = content_words(query.about)
    printed = any(one.keys(LabelKind.ROW) and all(word in one.text for word in words) for one in query.rows)
    if record is None or not words or printed:
        return turn.question
    told = list(_uses(held.paragraphs(record)))
    names = [name for name, uses in told if all(as_printed(word, uses) in uses for word in words)]
    alone = len(names) == 1 and [name for name, _ in told].count(names[0]) == 1
    return f"{record.called}{names[0]}{turn.question[match.end() :]}" if alone else turn.question


def _of_sum(spent: re.Match[str], turn: Turn, held: Holdings) -> str:
    """202.24万用在哪些地方 with the name of the only account that so much was spent on, where its use is told."""
    meant = understand(replace(turn, question=turn.question[: spent.start()]), held)
    record = meant.scope.sole
    stated = [one.amount for one in stated_quantities(spent["sum"])]
    if record is None or len(stated) != 1:
        return turn.question
    claims = held.facts_of(record).claims
    sums = {fold(plain_subject(one.subject)) for one in claims if compare(one.amount, stated[0]) is Agreement.SAME}
    names = {name for name, _ in _uses(held.paragraphs(record)) if fold(name) in sums}
    return f"{turn.question[: spent.start()]}{names.pop()}主要用于什么" if len(names) == 1 else turn.question


def uses_of(name: str, paragraphs: Sequence[Paragraph]) -> str:
    """What an account is said to be mainly used for, other than by its own name; '' where that is all."""
    uses = dict(_uses(paragraphs)).get(name, "")
    return "" if fold(name) in uses else uses


def account_used_for(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> str:
    """The name of the only account that is said to be used for just what a question names; '' without one."""
    asked = [word for word in content_words(query.about) if word not in facts.record.organisation]
    told = list(_uses(paragraphs)) if len(asked) >= _SEVERAL else []
    names = [name for name, uses in told if _tells_all(asked, uses)]
    return names[0] if len(names) == 1 and [name for name, _ in told].count(names[0]) == 1 else ""


def account_spent_on(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> tuple[str, str, str]:
    """What a question names of the uses of the only account that lists it among them, the name of that, and these uses."""
    named = {one.text for one in query.rows}.intersection(fold(plain_label(figure.row)) for figure in facts.figures)
    asked = words_asked(query) and not named
    told = [(name, uses) for name, uses in _uses(paragraphs) if fold(name) not in uses] if asked else []
    holding = {name: (uses, held) for name, uses in told if (held := _held(uses, query))}
    known = {one.text for one in query.rows if one.keys(None)}  # 绩效发了多少 asks for 绩效工资, whatever else was evaluated
    if len(holding) != 1 or any(known.issuperset(held) for _, held in holding.values()):
        return "", "", ""
    name, (uses, (first, *rest)) = holding.popitem()
    last = rest[-1] if rest else first
    text = query.question if first in query.question and last in query.question else query.about
    return text[text.find(first) : text.rfind(last) + len(last)], name, uses


def _held(uses: str, query: Query) -> list[str]:
    """Each thing that a question names, as a whole or in its words, as one of the uses holds it; nothing where they lack one."""
    things = [thing for stretch in without_roles(query.asked) for thing in _LISTED.split(stretch) if thing]
    words = [[thing] if holds(uses, thing) else _words_of(thing) for thing in things]
    each = _LISTED.split(uses)
    told = all(any(all(holds(one, word) for word in own) for one in each) for own in words)
    return [word for own in words for word in own] if told else []


def words_asked(query: Query) -> list[str]:
    """The words of what a question names, but for those that only ask."""
    return [word for stretch in without_roles(query.asked) for word in _words_of(stretch)]


def _words_of(text: str) -> list[str]:
    return [word for word in cut_words(text) if len(word) > 1 and not is_filler(word)]


def holds(text: str, word: str) -> bool:
    """Whether a text holds a word, or but what something was done to (修绿道)."""
    return any(as_printed(one, text) in text for one in (word, _DONE_TO.sub("", word)))


def _tells_all(asked: Sequence[str], uses: str) -> bool:
    """Whether uses hold all that is asked, as far as their words go, and each of them some of it."""
    held = all(as_printed(word, uses) in uses or _in_order(word, uses) for word in asked)
    return held and all(any(_in_order(word, one) for word in asked) for one in _LISTED.split(uses))


def _in_order(word: str, text: str) -> bool:
    """Whether the characters of a word stand near each other in a text, in their order (新部门 in 新建部门)."""
    return re.search("[\u4e00-\u9fff]{0,2}".join(map(re.escape, word)), text) is not None


def _uses(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """The accounts of which paragraphs say what they were mainly used for, each with that; of several of a name each behind
    what is above it.
    """
    told = [one for paragraph in filter(is_prose, paragraphs) for one in _NAMED.finditer(paragraph.text)]
    several = Counter(one["name"] for one in told)
    for one in told:
        above = one["above"] if several[one["name"]] > 1 and one["above"] else ""
        yield above + one["name"], fold(one["uses"])
