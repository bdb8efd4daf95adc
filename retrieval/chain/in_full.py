"""A follow-up that finds nothing, completed by what was spoken of before it: its thing, or what was asked of that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from extraction.indicators import catalogue
from extraction.report import Role
from retrieval.chain.turn import Turn
from retrieval.conversation.standing_alone import bodies_before, names_thing, report_before
from retrieval.conversation.things_asked import is_role, things_named
from retrieval.readings.funds import is_money
from retrieval.readings.silence import NOT_FOUND
from retrieval.reply import Answer, Status
from retrieval.store.records import ReportRecord
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.named.leftovers import says_little
from retrieval.understanding.named.lexicon import indicators_meant
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_SPENT

_MOST = 8
"""So many ways at most are tried, as each is asked anew."""
_BEGINS = re.compile(r"^(?:那么?|所以|然后|再|还有)?[，,]?(?=.)")
_THING_THEN = re.compile(
    r"(?P<thing>[\u4e00-\u9fff\d]{1,14}?)(?P<one>[那这]一?个(?:项目)?)?的?(?:[那这]一?[块项笔])?呢(?:[，,。？?]+(?P<rest>.+))?[？?]?"
)
_OTHERS = re.compile(
    r"别的|其[他它余]|另外?|剩|余下|两|俩|三|四|都|各|一[起共]|合计|加起来|分别|[第前后]|上面|刚才|除|最|排|比|差|倍|哪些|哪几|叫"
)
"""What asks of several things, of others than the one spoken of, or sets things against each other."""
_OF_ITSELF = re.compile(r"^[比较](?:年初|期初|(?:年初|全年)?预算|计划|上一?年|去年)[多少增减超省]?|^(?:最[后终]|到头来)")
"""比年初多了多少 sets the thing spoken of against itself, 最后花了多少 asks what became of it."""
_IN_WORDS = re.compile(r"哪|谁|怎|什么")
_WHETHER = re.compile(r"(?:吗|什么|没有?|是不是.*)[？?]?$")
_VERDICT = re.compile(r"达到|达标|没有|未|一致|相等|完成|推算|[超多少]于")
_IN_NUMBERS = re.compile(r"多少|几")
_NUMBER_AND_WHY = re.compile(r"(?:多少|几)[\u4e00-\u9fff]{0,3}[，,].*(?:为什么|怎么|原因)")
"""多了多少，为什么: of another thing neither may be told, and its amount is."""
_THAT_ONE = re.compile(r"(?<=[\u4e00-\u9fff\d])[那这]一?个(?!项目|指标|科目|单位|部门|月|季)")
"""话务那个, 首发那个: a project, where projects are spoken of."""
_PROJECTS = re.compile(r"项目(?!支出)")
_ASKED = re.compile(r"(?:一共|又|都)?(?:[是有为花用]了?)*(?:多少|几)[\u4e00-\u9fff]{0,2}$")
_ELLIPTIC, _IN_ALL = re.compile("呢[？?]?$"), re.compile("(?:一共|合计)$")
_SPENT, _OF_YEAR = "支出", "本年支出"
_NEAR = 3
"""So many questions back a thing may be spoken of."""
_PLAIN = (Operation.VALUE, Operation.AVERAGE)
_APART = (Operation.DIFFERENCE, Operation.RATIO)
_ASKED_OF_ONE = (*_PLAIN, Operation.REASON, Operation.TEXT, Operation.CHECK)
Answered = Callable[[Turn], tuple[Turn, Answer, bool]]
"""How a question that stands by itself was read, and its answer."""
_NUMBERS = ({Measure.AMOUNT}, {Measure.COUNT})


def told_in_full(
    question: str, own: Query, earlier: Sequence[Query], before: Turn, asked_of: Sequence[ReportRecord], answered: Answered
) -> Answer | None:  # fmt: skip
    """The first answer that speaks to a follow-up put in full, if any; the arguments are those of `completed`."""
    tried = (answered(way) for way in completed(question, own, earlier, before, asked_of))
    return next((told for whole, told, _ in tried if speaks_to(question, whole, told)), None)


def completed(question: str, own: Query, earlier: Sequence[Query], before: Turn, asked_of: Sequence[ReportRecord]) -> list[Turn]:
    """The ways in which a follow-up may be put in full, the likeliest first; none where it names whose report it asks of.

    `own` is the follow-up by itself, `earlier` are the questions before it as they were understood, the last first; `before` is
    the last of them, `asked_of` the reports that the follow-up was asked of.
    """
    whose = (bodies_before if len(earlier[0].organisations) > 1 else report_before)(own, asked_of)
    bare = _of_project(_BEGINS.sub("", question), earlier)
    against = _OF_ITSELF.match(bare)
    alone = _THING_THEN.fullmatch(bare)
    of_role = Role.BUDGET in own.roles or any(is_role(row.text) for row in own.mentions)  # of no other budget than is named
    of_role = of_role or (alone is not None and is_role(alone["thing"]))
    of_one = (against or own.operation in _ASKED_OF_ONE) and not _why_two_differ(own, earlier[0])
    if of_role or not whose or not of_one or _OTHERS.search(_OF_ITSELF.sub("", bare)):
        return []
    if own.operation is Operation.AVERAGE:  # 平均每个月呢 names no thing
        bare = _ELLIPTIC.sub("多少", bare)
    named = _THING_THEN.fullmatch(bare)
    is_thing = own.operation is not Operation.REASON or bool(own.rows)  # 原因呢 names none
    ways = _of_thing(named["thing"], earlier[0], before) if named and is_thing and not named["rest"] else iter(())
    again = (Turn(way, before.history, before.files) for way in ways)
    put_alone = _named(named, earlier[0]) if named else _alone(bare, own, earlier)
    put = (Turn(f"{whose}{way}", (), before.files) for way in put_alone if way != question)
    return list(dict.fromkeys(islice((*again, *put), _MOST)))


def _why_two_differ(own: Query, last: Query) -> bool:
    """Whether a bare 为什么 asks why two things are apart, of which the reason of neither tells."""
    return own.operation is Operation.REASON and not own.rows and last.operation in _APART and len(things_named(last)) > 1


def amount_alone(question: str, own: Query, said: str, asked_of: Sequence[ReportRecord]) -> str:
    """物业费呢 after a change with its reason, of which the report tells neither, as that for the amount of this thing; '' for
    others. `said` is the question before it, as it was written.
    """
    named = _THING_THEN.fullmatch(_BEGINS.sub("", question)) if _NUMBER_AND_WHY.search(said) else None
    plain = named is not None and not (named["rest"] or named["one"] or own.roles) and len(own.rows) == 1
    whose = report_before(own, asked_of) if plain and not is_role(own.rows[0].text) else ""
    return f"{whose}{named['thing']}多少" if named and whose else ""


def speaks_to(question: str, told: Turn, answer: Answer) -> bool:
    """Whether an answer to a follow-up that was put in full speaks to every word of it, and takes none for another."""
    left_open = _WHETHER.search(question) and not _VERDICT.search(answer.answer)
    if answer.status is not Status.ANSWERED or told.asked.guessed or left_open:
        return False
    if told.goals:
        return True
    if not (told.quotes or answer.figures) or _is_of_heads(told) or NOT_FOUND in answer.answer:
        return False
    in_words = _IN_WORDS.search(question) and not _IN_NUMBERS.search(question)
    if in_words and not told.quotes:  # 超在哪 asks for no amount
        return False
    words = (*told.asked.leftovers, *told.asked.narrowing, told.asked.unnamed.removeprefix("占"))
    return all(word in answer.answer for word in words)


def _is_of_heads(told: Turn) -> bool:
    """Whether the reason of a number of persons or things was asked, which the reason of no money tells."""
    known = indicators_meant(told.asked.rows, catalogue()) if told.asked.operation is Operation.REASON else []
    return not all(map(is_money, known))


def _of_project(question: str, earlier: Sequence[Query]) -> str:
    """首发那个扣在哪 as that of a project, where projects are spoken of."""
    spoken = any(_PROJECTS.search(one.question) for one in earlier[:_NEAR])
    return _THAT_ONE.sub(r"\g<0>项目", question, count=1) if spoken else question


def _of_thing(thing: str, last: Query, before: Turn) -> Iterator[str]:
    """The question before, asked of the thing that a follow-up names instead of its own."""
    names = {one.text for one in things_named(last) if one.text in before.question} or {*last.leftovers}
    name = names.pop() if len(names) == 1 else ""
    if name and name in before.question and name != thing:
        yield before.question.replace(name, thing, 1)


def _named(named: re.Match[str], last: Query) -> Iterator[str]:
    """What a follow-up asks of the thing that it names (养车呢，几辆), with the number that was asked for of the one before."""
    thing, rest = f"{named['thing']}{named['one'] or ''}", named["rest"]
    number = last.operation in _PLAIN and set(last.measures) in _NUMBERS
    if rest:
        yield from ((f"{thing}花了多少，{rest}",) if number else ())
        yield f"{thing}{rest}"
    elif number and last.operation is Operation.VALUE and not named["one"]:  # a mean of it is no amount
        yield from (thing, f"{thing}是多少")


def _alone(bare: str, own: Query, earlier: Sequence[Query]) -> Iterator[str]:
    """A follow-up that names a thing by itself, or with the thing spoken of last in front."""
    if names_thing(own):
        yield bare
    for topic in _topics(earlier):
        yield f"{topic}{bare}"


def _topics(earlier: Sequence[Query]) -> list[str]:
    """What was spoken of last, by the words in which it was, without those that only ask."""
    for one in earlier[:_NEAR]:
        things = [row for row in things_named(one) if not is_role(row.text)]
        if things and one.narrowing:  # 绩效里哪个指标没完成 speaks of no 绩效 alone
            return []
        if any(not ALL_SPENT.isdisjoint(row.keys(None)[:1]) for row in things):
            return [_OF_YEAR]
        names = [_IN_ALL.sub("", _ASKED.sub("", row.text)) for row in things] or one.asked
        told = [name for name in dict.fromkeys(names) if name and not (says_little(name) or is_role(name))]
        beside = [] if things else [row.text for row in one.mentions if not is_role(row.text)]
        if told := [*(f"{name}{_SPENT}" for name in beside), *(beside or told)]:  # 一般公共预算年初安排多少
            return told
    return []
