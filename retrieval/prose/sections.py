"""The paragraphs of the section that a question asks for; of duties those alone that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.report import Paragraph
from retrieval.prose.quotes import SHORT, Quote, sentences_of
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import DUTIES, Operation, asks_duty
from retrieval.understanding.duties import duty_asked, held_close, held_in, in_halves, kind_asked, office_asked
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.numerals import chinese
from retrieval.understanding.query import Query

_LONGEST_SECTION = 30
_INNER_ASKED = re.compile(r"内设|[科处股]室|[几哪]些?个?[科处股](?!级|长|员)|职能部门")
"""Offices within an organisation, which a list of the bodies that keep accounts does not name."""
_OF_EACH_OFFICE = re.compile(r"[每各]个?(?:内设机构|[科处股]室|部门|单位)[\u4e00-\u9fff]{0,4}?(?:几|多少)")
"""What each office has, which no list of them tells."""
_INNER_TOLD = re.compile(r"内设|[科处股]室|职能部门|[\u4e00-\u9fff]{2}[科处股][、，。；,;]")
_INNER = "内设机构"
_DUTIES, _OFFICES = re.compile("职责|职能"), re.compile("机构|单位构成")
"""What titles of the first part are of, which one may be of both: 主要职责及内设机构."""
_KIND_ASKED = re.compile(r"(?:[几哪][些个]|多少个)(?P<kind>[\u4e00-\u9fff]{2,8}?(?:所|站|分局|支队|大队|中队|法庭|学校|中心))")
"""Bodies of one kind, of which the rest of the section tells nothing."""
_NEEDED = 0.6
"""Share of what is asked for that one of the duties must hold; under it the report lists no such duty."""


_NTH = re.compile(r"第(?P<nth>[一二三四五六七八九十]{1,3}|\d{1,2})[条项点个款]|(?P<last>最后)一?[条项点个款]")
_NUMBERED = re.compile(r"^\W*(?P<nth>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)、.．，]")
"""The number that a duty of a list begins with: （三）, 3."""


def tell_section(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The paragraphs of the section that the question asks for; none for a thing of a part of the organisation.

    Of duties, those alone that hold most of what it is about (督查方面负责什么), where some do.
    """
    if query.apart:
        return []
    inner = query.section != DUTIES and _INNER_ASKED.search(query.question) is not None
    words = (query.section or "").split("|")
    headed = [p for p in paragraphs if _is_under([_INNER], p, duties=False)] if inner else []
    own = headed or _innermost([p for p in paragraphs if _is_under(words, p, query.section == DUTIES)], words)
    if query.section == DUTIES and query.operation is Operation.TEXT:
        return _duties(query, facts, own)
    if _OF_EACH_OFFICE.search(query.question):
        return []
    if inner and not any(_INNER_TOLD.search(paragraph.text) for paragraph in own):
        return []
    kind = _KIND_ASKED.search(query.question)
    of_kind = [paragraph for paragraph in own if kind and kind["kind"] in fold(paragraph.text)]
    return [Quote(facts, one.text, one.section, one.source) for one in (of_kind or own)[:_LONGEST_SECTION]]


def _is_under(words: Sequence[str], paragraph: Paragraph, duties: bool) -> bool:
    """Whether a title over a paragraph has one of the words, of duties or of offices, and none below it is of the other."""
    over = [at for at, title in enumerate(paragraph.section) if any(word in title for word in words)]
    below = paragraph.section[over[-1] + 1 :] if over else ()
    other, kind = (_OFFICES, _DUTIES) if duties else (_DUTIES, _OFFICES)
    mixed = bool(over) and _OFFICES.search(paragraph.section[over[-1]]) and _DUTIES.search(paragraph.section[over[-1]])
    parted = any(kind.search(title) or other.search(title) for title in below)
    if mixed and not parted:
        return bool(_INNER_TOLD.search(paragraph.text)) is not duties
    return bool(over) and not any(other.search(title) and not kind.search(title) for title in below)


def _innermost(listed: Sequence[Paragraph], words: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a section without what stands beside a part of it that is called so itself: 单位构成 in 单位基本情况."""
    paths = [_path_named(paragraph, words) for paragraph in listed]
    inner = {path[:depth] for path in paths for depth in range(1, len(path))}
    return [paragraph for paragraph, path in zip(listed, paths, strict=True) if path not in inner]


def _path_named(paragraph: Paragraph, words: Sequence[str]) -> tuple[str, ...]:
    """The headings above a paragraph down to the last one that holds one of some words."""
    last = max(at for at, title in enumerate(paragraph.section) if any(word in title for word in words))
    return paragraph.section[: last + 1]


def _duties(query: Query, facts: Facts, listed: Sequence[Paragraph]) -> list[Quote]:
    """The duties that hold most of what a question is about; all where it asks for none; of an office those naming it."""
    if office := office_asked(query):
        return [Quote(facts, one.text, one.section, one.source) for one in listed if office in fold(one.text)]
    if nth := _NTH.search(query.question):
        return [Quote(facts, one.text, one.section, one.source) for one in _counted_out(nth, listed)]
    about = duty_asked(query) or list(query.leftovers)
    about = about if any(held_in(about, one.text) for one in listed) else in_halves(about) or about
    close = [one for one in listed if held_close(about, one.text)]
    listed = close or listed
    held = [held_in(about, paragraph.text) for paragraph in listed]
    most = max(held, default=0)
    kind = kind_asked(query) if most < sum(map(len, about)) else []
    if kind and max(in_kind := [held_in(kind, paragraph.text) for paragraph in listed], default=0) == sum(map(len, kind)):
        about, held, most = kind, in_kind, sum(map(len, kind))  # 电梯、锅炉 are examples of what is listed
    if not close and (not most or (asks_duty(query.question) and most < _NEEDED * sum(map(len, about)))):
        whole = [] if asks_duty(query.question) else listed
        return [Quote(facts, paragraph.text, paragraph.section, paragraph.source) for paragraph in whole[:_LONGEST_SECTION]]
    quotes = []
    for paragraph in (one for one, share in zip(listed, held, strict=True) if share == most):
        sentences = sentences_of(paragraph.text) if len(paragraph.text) > SHORT else [paragraph.text]
        sentences = [one for one in sentences if held_close(about, one)] or sentences
        best = max(held_in(about, sentence) for sentence in sentences)
        told = "".join(sentence for sentence in sentences if held_in(about, sentence) == best)
        quotes.append(Quote(facts, told, paragraph.section, paragraph.source))
    return quotes


def _counted_out(nth: re.Match[str], listed: Sequence[Paragraph]) -> list[Paragraph]:
    """The duty of that number in a list (第三条), or its last one; none where no duty has it."""
    numbered = [(_number(match["nth"]), one) for one in listed if (match := _NUMBERED.match(one.text))]
    if nth["last"]:
        return [one for _, one in numbered[-1:]]
    return [one for number, one in numbered if number == _number(nth["nth"])][:1]


def _number(said: str) -> int:
    return int(said if said.isdecimal() else chinese(said) or 0)
