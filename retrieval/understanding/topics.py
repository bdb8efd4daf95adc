"""Questions for what reports tell under words of its own: a supplier, shortcomings, who was received, what money was for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.indicators import Catalogue
from extraction.quantities import find_quantities
from extraction.report import Paragraph
from retrieval.understanding.glossary import is_glossary
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.named.numbered import holds_parts
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import ALL_SPENT
from retrieval.understanding.topic_cues import elsewhere_in, has_any, needed_in, topic_asked, topic_in
from retrieval.understanding.wording.spoken import as_printed

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_LISTING = re.compile(r"[^。！？!?\n]+[。！？!?]?")
"""A sentence whole, as 用于以下方面 lists what it was for from ；to ；."""
_NAMES_ACCOUNT = re.compile(r"[^，。；]*[（(]项[）)][。：:]?")
"""A heading that names an account alone (用于体育事业的彩票公益金支出（项）) tells no use."""
_HEADERS = re.compile(
    r"序号|指标值|单位名称|单位性质|得分(?![为是]?\d)|一栏|要写明|请在|[应需]说明|(?:预算|决算)数(?:是|为)?(?:包括|指)|本表反映"
)
"""Words of the headers of tables and of the notes on how to fill them in, which tell nothing."""
_PARTS, _AS_A_WHOLE = "包括", "以下方面"
"""What money as a whole was for is told by 主要用于以下方面; any sentence may say that something 包括 another."""
_OF_A_THING = ("使用", "主要是", "主要用于")
"""Words that any sentence may hold, so that they tell nothing where the question names no thing."""
_REASON = re.compile(r"\s*主要是")
"""A sentence that begins so tells why, not what for: the thing stands before 主要是."""
_CAUSE = re.compile(r"原因[是为:：]")
"""A sentence that tells why an amount changed names what was done but by the way."""
_ANNOUNCES = re.compile(r"(?:诸多|以下|一些|不少|许多|如下|若干)的?(?:问题|不足|短板|困难)[。:：]$")
"""A sentence that only says that there are some is told with the one after it, which names them."""
_FIRST = re.compile(r"一是[^。！？!?]*[；;]\s*$")
"""The first of a list, which is told whole."""
_OTHER_NAMES = re.compile("上级补助收入|附属单位上缴收入|对附属单位补助支出|个人和家庭的?补助|来信来访|来访群众|群众来访")
"""Names of other things that hold words by which a topic is told: where money comes from, whom an organisation received."""
_LONGEST = 3
"""Paragraphs that are quoted of a section whose title names the topic."""
_PART = 2
"""Levels of headings that name a part of the report, such as one evaluation."""
_COMPOUND = 4
_SAYS_LITTLE = re.compile(r"业务|工作|服务|项目|^\d+")
"""What names of many things hold, and the number of a hotline."""
_MONEY = {"支出", "经费", "资金", "费用", "收入"}
"""What is left of 项目支出 without the word that says little: the name of no thing."""
_SPENT = "支出"
_WHOLES = ALL_SPENT | {"general_budget_expenditure"}
_THAT_PROJECT = re.compile("[该本此]项目")
"""Means the project that an earlier sentence of the paragraph names."""
_NUMBERED, _NAMED = re.compile(r"项目[\d一二三四五六七八九十]{1,2}[:：](?P<name>.+)"), 4
_OF_ACCOUNT = re.compile(r"(?P<name>[\u4e00-\u9fff、“”（）()\s]+?)[（(]\s*项\s*[)）][。．.，：:”\s]*$")
"""住房公积金（项）。 before 主要用于：… says whose use that sentence tells."""


_TO_BE_BOUGHT = re.compile(r"(?:安排|计划|[拟预]计?)(?:新增)?(?:购置|采购|更新)(?:公务用?|业务用?)?车")
"""What cars are to be bought tells not what those are for that there are."""
_BUYS = re.compile(r"[买购添]|更新|新车|安排")


def on_topic(query: Query, paragraphs: Sequence[Paragraph], catalogue: Catalogue) -> list[tuple[Paragraph, str]]:
    """The words that speak of the topic asked, with the paragraphs that they stand in; nothing where none does.

    A section whose title names the topic is quoted from its beginning, else the one sentence that names the topic beside most of
    what the question is about.
    """
    told = topic_in(query.question)
    needed = needed_in(query.question)
    prose = [
        paragraph for paragraph in paragraphs
        if not is_glossary(paragraph) and has_any(needed, paragraph.text)
        and not _is_of_project_unnamed(paragraph, query.about)
    ]  # fmt: skip
    about = _about(query, catalogue)
    if _PARTS in told and (not about or is_all_spent(query)):
        about, told = [], (_AS_A_WHOLE,)
    if not told or not prose or (not about and told == _OF_A_THING):
        return []
    titled = [p for p in prose if any(word in title for word in told for title in p.section[-2:])]
    whole = [p for p in titled if _held(about, p) == len(about)]
    if whole:
        own = [(p, p.text) for p in whole if p.section == whole[0].section][:_LONGEST]
        return [*own, *_elsewhere(query, whole[0].section, prose)]
    sentences = _LISTING if told == (_AS_A_WHOLE,) else _SENTENCE
    found = [
        (_fitness(about, told, paragraph, _of_account(spot) + sentence), paragraph, sentence)
        for paragraph in prose for spot in sentences.finditer(paragraph.text)
        if any(word in _OTHER_NAMES.sub("", sentence := spot[0]) for word in told) and has_any(needed, sentence)
        and holds_parts(query.about, fold(sentence))
        and not (_TO_BE_BOUGHT.search(sentence) and not _BUYS.search(query.about))
        and not (_HEADERS.search(sentence) or _REASON.match(sentence) or (about and _AS_A_WHOLE in sentence))
        and not (_NAMES_ACCOUNT.fullmatch(sentence.strip()) or _is_listed_among(about, paragraph, sentence))
    ]  # fmt: skip
    best = max(found, key=lambda one: one[0], default=None)
    if best is None or best[0][0] < len(about) or (needed and about and not _is_named_near(about, best[1], best[2])):
        return []
    return [(best[1], _with_announced(best[1].text, best[2]))]


def _is_of_project_unnamed(paragraph: Paragraph, about: str) -> bool:
    """Whether a paragraph stands under the number and name of a project (项目一：某某工程) that a question does not name."""
    numbered = _NUMBERED.match(paragraph.section[-1]) if paragraph.section else None
    name = fold(numbered["name"]) if numbered else ""
    return bool(name) and not any(name[at : at + _NAMED] in about for at in range(len(name) - _NAMED + 1))


def _is_named_near(about: Sequence[set[str]], paragraph: Paragraph, sentence: str) -> bool:
    """Whether a sentence, the one before it or the headings name any of the things: one contract tells nothing of another."""
    sentences = _SENTENCE.findall(paragraph.text[: paragraph.text.find(sentence)])
    before = sentences if _THAT_PROJECT.search(sentence) else sentences[-1:]
    return _names(about, "".join((sentence, *before, *paragraph.section))) > 0


def _is_listed_among(about: Sequence[set[str]], paragraph: Paragraph, sentence: str) -> bool:
    """Whether a thing is named but as one of those that another includes, which tells nothing of the thing itself."""
    whole, _, parts = sentence.partition(_PARTS)
    before = paragraph.text[: paragraph.text.find(sentence)]
    return _names(about, parts) > 0 and not _names(about, "".join((*paragraph.section, before, whole)))


def _elsewhere(query: Query, section: tuple[str, ...], prose: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """The sentences of another section of the same part that plainly tell of the topic, as parts of an evaluation each may."""
    telling = elsewhere_in(query.question)
    for paragraph in prose if len(section) > 1 else ():
        if paragraph.section != section and paragraph.section[:_PART] == section[:_PART]:
            told = (sentence for sentence in _SENTENCE.findall(paragraph.text) if any(word in sentence for word in telling))
            yield from ((paragraph, sentence) for sentence in told)


def _with_announced(text: str, sentence: str) -> str:
    if _FIRST.search(sentence) and (whole := _LISTING.match(text, text.find(sentence))):
        return whole[0]
    after = _LISTING.match(text, text.find(sentence) + len(sentence)) if _ANNOUNCES.search(sentence.strip()) else None
    return sentence + after[0] if after else sentence


def _of_account(sentence: re.Match[str]) -> str:
    """The name of the account that stands as a heading right before a sentence of a paragraph; '' where none does."""
    headed = _OF_ACCOUNT.search(sentence.string[: sentence.start()])
    return re.split(r"[）)]", headed["name"])[-1] if headed else ""


def is_all_spent(query: Query) -> bool:
    """Whether a question names all that was spent, or all of it out of the general budget, and nothing else."""
    named = query.rows or query.mentions
    wholes = (mention.text == _SPENT or _WHOLES.intersection(mention.keys(None)[:1]) for mention in named)
    return bool(named) and not query.leftovers and all(wholes)


def _fitness(about: Sequence[set[str]], told: Sequence[str], paragraph: Paragraph, sentence: str) -> tuple[int, ...]:
    """How well a sentence answers: what it names, as prose before the row of a table, thing and telling word close together."""
    folded = fold(sentence)
    telling = [match.start() for word in told for match in re.finditer(re.escape(fold(word)), folded)]
    named = [match.end() for words in about for word in words for match in re.finditer(re.escape(word), folded)]
    apart = min((tell - end if tell >= end else len(folded) for tell in telling for end in named), default=len(folded))
    prose = " " not in sentence.strip()
    plain = prose and not _CAUSE.search(sentence)
    return _held(about, paragraph), plain, _names(about, sentence), prose, -apart, not find_quantities(sentence)


def _about(query: Query, catalogue: Catalogue) -> list[set[str]]:
    """For each thing that the question is about, the words by which a sentence may call it."""
    things = []
    for mention in query.mentions:
        names = {fold(i.name) for key in mention.keys(None)[:2] if (i := catalogue.by_id(key))}
        spoken = {
            fold(word) for key in mention.keys(None)[:1] if (i := catalogue.by_id(key)) for word in i.words if len(word) > 2
        }
        plain = {name.removesuffix("决算数").removesuffix("预算数") for name in names}
        things.append({mention.text, mention.text.removesuffix("项目"), *plain, *spoken})
    asked = "".join(topic_asked(query.question))
    return things + [{word} for word in query.leftovers if word not in asked]


def _held(about: Sequence[set[str]], paragraph: Paragraph) -> int:
    """How many of the things a paragraph or its headings name."""
    return _names(about, paragraph.text + "".join(paragraph.section))


def _names(about: Sequence[set[str]], text: str) -> int:
    folded = fold(text)
    return sum(any(_holds(folded, word) for word in words) for words in about)


def _holds(text: str, word: str) -> bool:
    """Whether a text holds a word or what it stands for, or both words that it is made of (话务外包); 业务 says nothing of it."""
    said = as_printed(word, text)
    bare = _SAYS_LITTLE.sub("", said)
    halved = len(word) == _COMPOUND and word[:2] in text and word[2:] in text
    return said in text or halved or (len(bare) > 1 and bare not in _MONEY and bare in text)
