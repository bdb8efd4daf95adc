"""The answers to the questions of one text as one answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import permutations

from extraction.citation import Citation
from extraction.numbers import UNIT
from retrieval.chain.turn import Turn
from retrieval.composing.told_besides import BARE_AMOUNT, is_told, is_why_told
from retrieval.reply import Answer, StatedFigure, Status, Verdict
from retrieval.understanding.named.leftovers import content_words
from retrieval.understanding.named.lexicon import fold

_MARK = re.compile(r"\[(\d+)\]")
_ACCOUNT = re.compile(r"[（(]项[)）]")
_PASSAGE = 10
"""Characters of a quotation that stands nowhere else in its section."""
_LEAD = 4
"""Characters by which two leads before a quotation begin alike."""
_BLANK = "空白"
_QUOTED = re.compile(r"“([^”]+)”")
_UNRECKONED = "不能计算"
_OF_YEAR = re.compile(r"(?<=[\u4e00-\u9fff])(?:19|20)\d\d年度?的?")
_OF_ALL = re.compile("所问的|没有找到的|只有|其余|从")
_VALUE = re.compile(rf"(?<![\d.])\d{{1,4}}(?:\.\d+)?(?:{UNIT}|”)")
"""A number that something is said to have, which 12345 in the name of a hotline is not."""
_UNTOLD = "其余所问的没有找到答案，可以写明名称后单独再问。"


def together(whole: Answer, parts: Sequence[tuple[Answer, bool]]) -> Answer:
    """The answers to the questions of one text, each with whether it names its own thing, where the whole does not tell more.

    After a question without an answer only those count that do not lean on it.
    """
    kept = _of_accounts(_reckoned(parts))
    answered = [answer for answer, _ in kept if answer.status is Status.ANSWERED]
    if kept != list(parts):
        return _with_untold(merged(whole.question, answered), kept, answered)
    if len(answered) == len(parts):
        return merged(whole.question, answered)
    leaning = parts[0][0] not in answered and not all(own for answer, own in parts if answer in answered)
    if not answered:
        return whole
    told = merged(whole.question, answered)
    if leaning and not (_is_all(whole, told) or _is_of_named(told, parts[0][0].question)):
        return whole
    quoted = all(answer in answered or is_told(answer.question, told) for answer, _ in parts)
    other = any(own and answer not in answered and not _is_named(answer.question, (whole, told)) for answer, own in parts)
    if whole.status is Status.ANSWERED and not (quoted or other) and _tells_more(whole, told):
        return whole
    return _with_untold(told, parts, answered)


def _reckoned(parts: Sequence[tuple[Answer, bool]]) -> list[tuple[Answer, bool]]:
    """The answers without one that only says that it can't be reckoned, where the others quote what it asks for (人均1,500元)."""
    told = merged("", [one for one, _ in parts if one.status is Status.ANSWERED and _UNRECKONED not in one.answer])
    lost = [_UNRECKONED in one.answer and is_told(one.question, told) for one, _ in parts]
    return [(replace(one, status=Status.REFUSED) if gone else one, own) for (one, own), gone in zip(parts, lost, strict=True)]


def _of_accounts(parts: Sequence[tuple[Answer, bool]]) -> list[tuple[Answer, bool]]:
    """The answers without an amount for a question that names nothing after the passages on accounts (哪些科目没预算，花了多少):
    it would be one of the whole.
    """
    accounts = all(map(_ACCOUNT.search, parts[0][0].answer.splitlines())) and parts[0][0].status is Status.ANSWERED
    if not accounts:
        return list(parts)
    bare = [at > 0 and bool(BARE_AMOUNT.fullmatch(fold(one.question))) for at, (one, _) in enumerate(parts)]
    told = (Answer(one.question, Status.REFUSED, "") if lost else one for (one, _), lost in zip(parts, bare, strict=True))
    return [(one, own) for one, (_, own) in zip(told, parts, strict=True)]


def _with_untold(told: Answer, parts: Sequence[tuple[Answer, bool]], answered: Sequence[Answer]) -> Answer:
    """An answer with which of the questions it leaves open."""
    untold = [answer for answer, _ in parts if answer not in answered and not is_told(answer.question, told)]
    blank = _BLANK in told.answer and not told.figures
    return replace(told, answer=f"{told.answer}\n{_untold(untold, blank)}") if untold else told


def _is_named(question: str, told: Sequence[Answer]) -> bool:
    """Whether a question names anything that answers tell of: they may answer it of another thing."""
    labels = fold("\n".join(figure.label for answer in told for figure in answer.figures))
    return any(word in labels for word in content_words(fold(question)))


def _is_all(whole: Answer, told: Answer) -> bool:
    """Whether the whole tells nothing but what its parts tell."""
    lines, others = (set(_MARK.sub("", one.answer).splitlines()) for one in (whole, told))
    return whole.status is Status.ANSWERED and lines <= others


def _is_of_named(told: Answer, question: str) -> bool:
    """Whether all numbers told are of the thing that a question without an answer names (培训费预算多少，决算多少)."""
    return bool(told.figures) and all(figure.label in question for figure in told.figures)


def with_more(whole: Answer, parts: Sequence[tuple[Answer, bool]]) -> Answer:
    """The answers to the questions of one text, where each has one and all that the whole tells is among them; else the whole,
    with what it leaves open.
    """
    answered = [answer for answer, _ in parts if answer.status is Status.ANSWERED]
    told = merged(whole.question, answered)
    if len(answered) == len(parts):
        in_words = [one for one in answered if not (one.figures or _is_all(one, whole) or is_why_told(one, whole))]
        unlike = [one for one in answered if whole.figures and one.figures and not _units(one) <= _units(whole)]  # 完成95%对不对
        more = merged(whole.question, [whole, *in_words, *unlike]) if in_words or unlike else whole
        alone = any(own and not _named_numbers(one) <= _named_numbers(whole) for one, own in parts)
        return told if alone or _named_numbers(whole) < _named_numbers(told) or _is_all(whole, told) else more
    missing = [one for one in answered if one.figures and not _named_numbers(one) <= _named_numbers(whole)]
    if not answered or not all(_projects(one) & _projects(whole) for one in missing):
        return whole
    in_words = [one for one, own in parts if own and one in answered and not (one.figures or _is_all(one, whole))]
    return _with_untold(merged(whole.question, [*missing, whole, *(() if missing else in_words)]), parts, answered)


def beside(whole: Answer, parts: Sequence[Answer], sure: bool) -> Answer:
    """The answers for things side by side, where each has one of its own and the whole does not tell of all; else the whole.

    `sure`: what is asked of each is known (占比 of one and 增加额 of the other, or 占比 of both), whatever the whole tells.
    """
    told, own = [_numbers(part) for part in parts], _numbers(whole)
    if not all(told) or any(one <= other for one, other in permutations(map(_named_numbers, parts), 2)):
        return whole
    things = {figure.label for figure in whole.figures}
    less = own <= told[-1] or (own <= set().union(*told) and len(things) < len(parts))
    if whole.status is Status.ANSWERED and (all(own & one for one in told) or not (sure or less)):
        return whole
    return merged(whole.question, parts)


def _tells_more(whole: Answer, told: Answer) -> bool:
    """Whether the whole states more numbers than the parts together, or theirs and something else."""
    own, others = _numbers(whole), _numbers(told)
    return whole.answer != told.answer if others <= own else len(own - others) > len(others - own)


def _projects(answer: Answer) -> set[str]:
    """The projects whose numbers an answer tells, as their labels quote them."""
    return {name for figure in answer.figures for name in _QUOTED.findall(figure.label)}


def _numbers(answer: Answer) -> set[tuple[str, str | None]]:
    return {(figure.value, figure.unit) for figure in answer.figures}


def _units(answer: Answer) -> set[str | None]:
    return {figure.unit for figure in answer.figures}


def _named_numbers(answer: Answer) -> set[tuple[str, str, str | None]]:
    """Numbers that count as two where a target and what became of it are the same.

    What follows from others has no name of its own, as it is named by them in one order or the other.
    """
    computed = Verdict.COMPUTED
    return {("" if figure.verdict is computed else figure.label, figure.value, figure.unit) for figure in answer.figures}


def _untold(refused: Sequence[Answer], blank: bool) -> str:
    """Which of the questions the reports leave open; without their words where these hold numbers, which none confirms.

    `blank`: nothing but empty cells was found, of which nothing follows.
    """
    asked = [_OF_YEAR.sub("", answer.question) for answer in refused]
    named = "、".join(f"“{one}”" for one in asked)
    if _VALUE.search(named):
        return _UNTOLD
    return f"表中空白，所问的{named}无从得出。" if blank else f"所问的{named}没有找到答案，可以写明名称后单独再问。"


def each_with_owner(answers: Sequence[Answer], read: Sequence[Turn]) -> list[Answer]:
    """The answers to the questions of one text, with whose words they quote where those are not all asked of one report."""
    whose = [{f"{record.called}{'度' if record.year else ''}" for record, _ in one.scope.records} for one in read]
    every = set[str]().union(*whose)
    if len(every) < 2:
        return list(answers)
    named = (_with_owner(one, min(own), every) if len(own) == 1 else one for one, own in zip(answers, whose, strict=True))
    return list(named)


def _with_owner(answer: Answer, owner: str, every: Collection[str]) -> Answer:
    if answer.status is not Status.ANSWERED:
        return answer
    first = answer.answer.partition("\n")[0]  # what comes after it is of the same
    named = _OF_ALL.match(first) or any(name in first for name in every)
    return answer if named else replace(answer, answer=f"{owner}：{answer.answer}")


def merged(question: str, answers: Sequence[Answer]) -> Answer:
    """The answers one after the other, every place and every number once, the marks numbered anew."""
    sentences: list[str] = []
    figures: list[StatedFigure] = []
    citations: list[Citation] = []
    for answer in answers:
        numbers = {one.id: _number(citations, one) for one in answer.citations}
        text = _MARK.sub(lambda mark, numbers=numbers: f"[{numbers[int(mark[1])]}]", answer.answer)  # type: ignore[misc]
        lines = text.splitlines()
        told = [line.endswith("：") and after in sentences for line, after in zip(lines, (*lines[1:], ""), strict=True)]
        sentences.extend(line for line, leads in zip(lines, told, strict=True) if not leads)  # what it leads in was told before
        figures.extend(replace(one, citations=tuple(numbers[number] for number in one.citations)) for one in answer.figures)
    text = "\n".join(_each_once(sentences))
    return Answer(question, Status.ANSWERED, text, tuple(dict.fromkeys(figures)), tuple(citations))


def _each_once(sentences: Sequence[str]) -> list[str]:
    """The sentences without those that quote the words of one place again, under another heading of their column."""
    kept: dict[str, str] = {}
    for sentence in dict.fromkeys(sentences):
        lead, colon, words = sentence.partition("：")
        quoted = f"{lead[:_LEAD]}{words}" if colon and len(words) > _PASSAGE else sentence
        kept.setdefault(quoted, sentence)
    return list(kept.values())


def _number(citations: list[Citation], new: Citation) -> int:
    for old in citations:
        if replace(old, id=0) == replace(new, id=0) or _is_same_passage(old, new):
            return old.id
    citations.append(replace(new, id=len(citations) + 1))
    return len(citations)


def _is_same_passage(one: Citation, other: Citation) -> bool:
    """Whether two places hold the same words of one report: a sentence in its paragraph and in a passage of several."""
    places = [(place.file, place.section, place.quote) for place in (one, other)]
    return one.table is None and len(one.quote) >= _PASSAGE and places[0] == places[1]
