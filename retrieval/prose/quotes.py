"""Questions that words answer: the shortest stretch of a report that defines, explains or tells what is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import numpy as np
from langchain_core.embeddings import Embeddings

from extraction.headings import numbered_heading
from extraction.report import Claim, Paragraph, Source
from retrieval.readings.facts import Facts
from retrieval.search import Hit
from retrieval.store.records import LabelKind, Passage
from retrieval.understanding.cues import BY_FIGURES, CHANGES, HOW_MUCH, Operation
from retrieval.understanding.duties import duty_asked, held_in
from retrieval.understanding.facts_asked import told_when_asked
from retrieval.understanding.glossary import in_glossary, is_glossary, is_row
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.named.numbered import holds_parts
from retrieval.understanding.query import Query
from retrieval.understanding.topic_cues import has_any, needed_in
from retrieval.understanding.wording.spoken import as_printed

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_NUMBER = re.compile(
    r"\d\s*[万亿]?\s*(?:[个件条次人起批辆台家户%％元分项名篇天倍层尾株头只羽艘吨亩册宗例笔场座套间张份位盏对]|公顷|公里)"
)
_SIZES = (
    (re.compile(r"面积|占地|多大|平方?米"), re.compile(r"\d\s*(?:平方米|亩|公顷)")),
    (re.compile(r"层"), re.compile(r"\d\s*层")),
    (re.compile(r"年限"), re.compile(r"(?<!\d)\d{1,3}\s*年(?![\d月度初末])")),
    (re.compile(r"度"), re.compile(r"\d\s*度")),
    (re.compile(r""), re.compile(r"\d\s*(?:公里|米)")),
)
"""What tells how large a thing is, by what is asked of it."""
_NUMBER_AFTER = re.compile(r"[总为是共达约]{0,2}\d[\d.,]*[万亿]?[元%个人次件条台套]")
ASKS_MOVE = re.compile(r"(?:提[高升]|上升|增长|下降|降低|下滑|[升降])(?:[到至为]了?|了)?(?:几|多少)|从多少")
"""How far a thing moved."""
_MOVE = re.compile(r"[由从][^，。；]*?\d[^，。；]*?[至到]|(?:提[高升]|上升|增[长加]|下降|降低|减少|下滑)[^，。；]{0,3}\d")
_MOVING = re.compile(r"提[高升]|[上下]升|[下升]降|降低|下滑|增长|多少升")
_ASKS_SIZE = re.compile(r"(?:占地面积|占地|面积)(?:有?多[大少])?|多[高长宽远]|(?:多少|几)个?(?:平方?米|层|度)|平方米|年限|烈度")
_SIZE_ALONE = re.compile(r"多少|几|^平方米$")
_COUNTER = re.compile(r"(?:多少|几)([个件条次人起批辆台家户项名篇天层度年宗例笔场座套间张份艘亩册株])")
_BY_CHANGE = re.compile(r"新增|新进|增加|减少|招录|招聘|招收|录用|调入|调出|入职|离职|退休|去世")
"""What became more or fewer, of which a number tells nothing of how many there are."""
_YEARS = re.compile(r"(?<!\d)\d{1,3}\s*年(?![\d月度初末])")
"""How long a thing lasts, which no year of the calendar tells."""
_COUNTED_AS = {
    "个": "个项家", "项": "项个", "家": "家个", "人": "人名", "名": "名人", "起": "起件宗", "件": "件起宗", "宗": "宗件起"
}  # fmt: skip
_COMPOUND = 4
_ASKS_WHO = re.compile(r"[是由]谁|谁(?:来|负责|批)")
_OFFICER = re.compile(r"[市区县省局处科部站所]长$|主任|书记|负责人")
"""Persons, of whom a sentence that holds their title tells no name."""
_DONE = ("开展", "进行", "组织", "完成", "来做")
"""What whoever is asked for does with any thing."""
_NAMES_ASKED = re.compile(r"叫什么|名字|名称")
_NAMED = re.compile(r"[“\"《「][^”\"》」]{3,}[”\"》」]|(?:项目|人)[:：]")
_LISTS, _LISTED = re.compile(r"一是|[（(]1[）)]|①"), re.compile(r"\s*(?:[二三四五六七八九十]是|[（(][2-9][）)]|[②-⑨])")
"""The first of several that a text counts out, and those that go on from it."""
_FIRST_REASON = re.compile(r"原因(?:是|为|有|如下)?[:：]?\s*(?:一是|[（(]1[）)]|①)[^；。]*；\s*$")
_REASON_OPEN = re.compile(r"(?:原因|主要(?:是|系|因)|由于|因为)[^；;。]*[；;]\s*$")
_FURTHER = re.compile(r"\s*(?:此外|另外|再者|另一方面|其[二三四五])(?![^；;。]*\d[\d.,]*[万亿]?元)")
"""A reason that is told besides the first, and no sum of another thing."""
SHORT = 180
"""Characters of a paragraph that is quoted whole."""

_PART_COUNTED = re.compile(r"[\u4e00-\u9fff](?:里面?|中|当中)的?(?P<part>[\u4e00-\u9fff]{2,8}?)的?有(?:多少|几)")
"""诉求中涉法涉诉的有多少: the sentence that counts must name the part."""
_NEEDED = 0.6
"""Share of the question's content that a sentence must hold to answer it; under it the report is silent on the matter."""
_HELD_BESIDE_NUMBER = 0.3
"""Share of it that the very sentence with the number must hold, where the paragraph around it holds the rest."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that answer, verbatim."""

    facts: Facts
    text: str
    section: tuple[str, ...]
    source: Source
    lead: str = ""
    """What is said before them, in words of our own."""
    belying: Claim | None = None
    """What the report states of the thing, where the question takes the opposite for granted."""


def is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph tells something in sentences: neither a row nor a definition."""
    return not (is_glossary(paragraph) or is_row(paragraph.text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its end."""
    return _SENTENCE.findall(text)


def tell(
    query: Query, facts: Facts, hits: Iterable[Hit], paragraphs: Sequence[Paragraph], embedding: Embeddings
) -> list[Quote]:  # fmt: skip
    """Of the paragraphs found, the one that holds most of the question's content and is nearest to it in meaning.

    A long one is cut to the sentence nearest to the question and the one after it; a number is quoted with its sentence alone.
    """
    words = _content(query)
    sized = bool(_ASKS_SIZE.search(query.question))
    if query.apart and not sized:
        return []
    if query.operation in BY_FIGURES and len(words) < 2 and not query.counters:
        # a sentence that holds the one word may tell anything of it
        hits = [hit for hit in hits if words and _is_counted_first(words[0], hit.passage.text, query, facts)]
    if len(words) == 1:
        hits = [hit for hit in hits if not _is_item(words[0], fold(hit.passage.text))]
    whom = bool(_ASKS_WHO.search(query.question))
    words, least = ([word for word in duty_asked(query) if word not in _DONE], 1) if whom else (words, _NEEDED)
    around = {hit: _around(words, hit.passage, paragraphs) if sized else "" for hit in hits}
    found = [(hit, 1.0 if around[hit] else _share(words, _told_in(hit.passage))) for hit in hits if _is_prose(hit)]
    enough = [(hit, share) for hit, share in found if share >= least]
    if sized or HOW_MUCH.search(query.question):
        enough = [
            (hit, share) for hit, share in enough
            if _counted(query.question).search(hit.passage.text) and _holds_all(query, hit.passage, around[hit])
        ]  # fmt: skip
    if not words or not enough or (whom and any(map(_OFFICER.search, words))):
        return []
    near = _nearness(query.question, [hit.passage.text for hit, _ in enough], embedding)
    passage = enough[max(range(len(enough)), key=lambda i: enough[i][1] + near[i])][0].passage
    whole = len(passage.text) <= SHORT and query.operation is Operation.TEXT
    text = passage.text if whole else _nearest_sentences(query, passage.text, embedding)
    told = has_any(needed_in(query.question), text) and (not _NAMES_ASKED.search(query.question) or _NAMED.search(text))
    told = told and told_when_asked(query.question, text)
    told = told and (sized or not HOW_MUCH.search(query.question) or _share(words, fold(text)) >= _HELD_BESIDE_NUMBER)
    part = _PART_COUNTED.search(query.about)
    named = [word for word in words if part and word in part["part"]]
    told = told and (not named or _share(named, fold(text)) == 1)
    told = told and (not whom or held_in(words, text) == sum(map(len, words)))
    moved = query.operation is Operation.VALUE and not CHANGES.isdisjoint(query.measures)
    told = told and (not moved or all(as_printed(word, fold(text)) in fold(text) for word in words))
    told = told and not (HOW_MUCH.search(query.question) and _BY_CHANGE.search(text) and not _BY_CHANGE.search(query.question))
    return [quoted(facts, passage, text)] if told else []


def sized_in_words(query: Query) -> Query | None:
    """A question for the size of a thing, which sentences alone tell, as one for words; None for others."""
    if query.operation is not Operation.VALUE or not _ASKS_SIZE.search(query.question):
        return None
    named = [mention.text for mention in query.mentions]
    words = [word for word in (*named, *query.leftovers) if not _SIZE_ALONE.search(word)]
    return replace(query, operation=Operation.TEXT, mentions=(), leftovers=tuple(words)) if words else None


def _told_in(passage: Passage) -> str:
    return fold(passage.text + "".join(passage.section))


def _around(words: Sequence[str], passage: Passage, paragraphs: Sequence[Paragraph]) -> str:
    """What the part of the report says in which a passage stands, as it may speak of 本工程 that is named elsewhere; '' where
    the two do not hold all the words between them, or the passage none.
    """
    part, own = passage.section[:-1], _told_in(passage)
    beside = fold("".join(one.text for one in paragraphs if part and one.section[:-1] == part and not is_row(one.text)))
    held = any(word in own for word in words) and all(word in own or word in beside for word in words)
    return beside if held else ""


def _holds_all(query: Query, passage: Passage, around: str) -> bool:
    """Whether a passage holds all that makes another thing of what is asked for (the 月薪 of 话务员), sizes excepted."""
    text = _told_in(passage) + around
    moved = ASKS_MOVE.search(query.question)
    sizes = (_ASKS_SIZE, _SIZE_ALONE)
    narrowing = (word for word in query.narrowing if not any(size.search(word) for size in sizes))
    told = (word for word in narrowing if not (moved and _MOVING.fullmatch(word)))
    return all(as_printed(word, text) in text for word in told)


def moved_in_words(query: Query) -> bool:
    """Whether it is asked how far a thing moved that sentences alone may tell of (一次办好率提升了多少个百分点)."""
    kinds = {meaning.kind for mention in query.mentions for meaning in mention.meanings}
    in_words = kinds <= {LabelKind.PROSE, LabelKind.ROW} and query.operation is Operation.VALUE
    return in_words and bool(ASKS_MOVE.search(query.question))


def _counted(question: str) -> re.Pattern[str]:
    """A number of what a question counts: 几个 by 5个 or 5项, 多少件 by 493万件; of anything where it does not say."""
    if _ASKS_SIZE.search(question):
        return next(told for asked, told in _SIZES if asked.search(question))
    if ASKS_MOVE.search(question):
        return _MOVE
    asked = _COUNTER.search(question)
    if asked is None:
        return _NUMBER
    if asked[1] == "年":
        return _YEARS
    pairs = "|".join(re.escape(question[at : at + 2]) for at in range(len(question) - 1))
    of_it = rf"(?=[^\u4e00-\u9fff]|$|{pairs})" if asked[1] == "个" else ""  # 1个项目 counts no 电话
    return re.compile(rf"\d\s*[万亿]?\s*[{_COUNTED_AS.get(asked[1], asked[1])}]{of_it}")


def names_topic(hit: Hit, words: Sequence[str]) -> bool:
    """Whether a passage or its headings hold one of the words by which a topic is told."""
    return any(word in text for word in words for text in (hit.passage.text, *hit.passage.section))


def _is_item(word: str, text: str) -> bool:
    """Whether a text only lists a thing among others (基本工资、奖金、绩效工资), and tells or counts nothing of it."""
    return word in text and not re.search(rf"(?<!、){re.escape(word)}(?!、)|{re.escape(word)}\d", text)


def _is_counted_first(word: str, text: str, query: Query, facts: Facts) -> bool:
    """Whether a text gives the number of a deed right behind the word for it, where that is asked for (接生了多少)."""
    done = query.operation is Operation.VALUE and f"{word}了多少" in query.question
    told = as_printed(word, text)
    counted = any(told == fold(claim.subject) for claim in facts.claims)  # which tells its number without a quotation
    return done and not counted and bool(re.search(rf"(?<![\u4e00-\u9fff]){re.escape(told)}\d", text))


def _is_prose(hit: Hit) -> bool:
    written = hit.passage.table is None and not is_row(hit.passage.text)
    return written and not in_glossary(hit.passage.section)


def _nearest_sentences(query: Query, text: str, embedding: Embeddings) -> str:
    sentences = _SENTENCE.findall(text)
    sentences = [one for one in sentences if holds_parts(query.about, fold(one))] or sentences
    words = _content(query)
    if HOW_MUCH.search(query.question) or _ASKS_SIZE.search(query.question):
        sentences = [sentence for sentence in sentences if _counted(query.question).search(sentence)] or sentences
    near = _nearness(query.question, sentences, embedding)
    best_at = max(range(len(sentences)), key=lambda i: _share(words, fold(sentences[i])) + near[i])
    several = query.operation is Operation.TEXT or len(_ASKS_SIZE.findall(query.question)) > 1
    heading = numbered_heading(sentences[best_at].strip())  # which tells nothing without what follows it
    end = best_at + 1 + (several or heading is not None)
    if _LISTS.search("".join(sentences[best_at:end])):
        end += next((at for at, one in enumerate(sentences[end:]) if not _LISTED.match(one)), len(sentences) - end)
    untold = [word for word in query.leftovers if word not in fold("".join(sentences[best_at:end]))]
    more = any(word in fold(sentence) for word in untold for sentence in sentences[end : end + 1])
    return "".join(sentences[best_at : end + more])


def _nearness(question: str, texts: Sequence[str], embedding: Embeddings) -> list[float]:
    asked = np.array(embedding.embed_query(question))
    return [float(cosine) for cosine in np.array(embedding.embed_documents(list(texts))) @ asked]


def _content(query: Query) -> list[str]:
    return [*(mention.text for mention in query.mentions), *(word for word in query.leftovers if not _SIZE_ALONE.search(word))]


def _share(words: Sequence[str], text: str) -> float:
    """How much of the words' length the text holds; of a word that is made of two (媒体报道), either."""
    parts = [part for word in words for part in ((word[:2], word[2:]) if len(word) == _COMPOUND else (word,))]
    return sum(len(part) for part in parts if as_printed(part, text) in text) / max(sum(map(len, parts)), 1)


def quoted(facts: Facts, where: Paragraph | Passage | Claim, text: str) -> Quote:
    """Words of a paragraph, a passage or the sentence of a claim, with where they stand; of reasons that it counts out, all."""
    whole = "" if isinstance(where, Claim) else where.text
    return Quote(facts, (text + _other_reasons(text, whole)).strip(), where.section, where.source)


def _other_reasons(text: str, whole: str) -> str:
    """What goes on after the first of several reasons (原因：一是…；二是…, 主要是…；此外…); '' where a text ends otherwise."""
    going_on = _LISTED if _FIRST_REASON.search(text) else _FURTHER if _REASON_OPEN.search(text) else None
    if going_on is None or text not in whole:
        return ""
    after = _SENTENCE.findall(whole[whole.find(text) + len(text) :])
    return "".join(takewhile(going_on.match, after))


def tells_number(text: str, names: Collection[str]) -> bool:
    """Whether a passage tells the number of something right after one of its names (年租赁费60万元)."""
    folded = fold(text)
    spots = [match.end() for name in names if name for match in re.finditer(re.escape(fold(name)), folded)]
    return any(_NUMBER_AFTER.match(folded, spot) for spot in spots)
