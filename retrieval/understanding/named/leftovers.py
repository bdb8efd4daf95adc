"""What names, cues and fillers leave of a question: words that nothing explains, and those that make another thing of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from retrieval.understanding.cue_words import cue_words

_FUNCTION = frozenset("upcrmqxytfeok")
"""Part-of-speech tags of words without content: particles, pronouns, numerals, time and direction words."""

_NOUNS = re.compile(r"n|vn|an|j|b|s$")
"""Part-of-speech tags of words that make another thing of what is asked: nouns, and what stands before them (女, 双); what is
done or how (准备, 尊敬) does not."""

_COUNTED_OFF = re.compile(r"[一两二三四五六七八九十\d]+[台辆部](?=[公汽小轿用]?车)")
_OF_EACH = re.compile(
    r"每一?(?:[户亩床生校村]|[个名位家所座条亩间张份件](?!项目|单位|部门|科目|指标|季|月|人|团|客|来宾|职工|热线|中心|城市|地[方市]|报告|工作日|多|几|有|花|用|是|各|的|分别|平均|大概|大约|支|收|安排|占|都)[\u4e00-\u9fff]{1,2})"
    r"|(?<!学)[生校]均|[户亩村班床]均"
)
"""Whom or what a total is parted among, which no report counts but by chance."""
_NUMERALS = "\n一二三四五六七八九十两几百千万"
"""What says nothing beside a filler (三个)."""
_MOVED = re.compile(r"多少升(?=[到至])")
"""从多少升到多少 asks for no litres."""


def content_words(text: str) -> tuple[str, ...]:
    """Words of content, of two characters or more, that are neither cue nor filler; and all that narrows what is asked for."""
    told = [word for word, tag in _tagged(text) if tag[:1] not in _FUNCTION]
    return tuple(dict.fromkeys([*narrowing_in(text), *told]))


def narrowing_words(text: str) -> tuple[str, ...]:
    """The words of content that make another thing of what is asked for: nouns, not what is done or how."""
    return tuple(dict.fromkeys([*narrowing_in(text), *(word for word, tag in _tagged(text) if _NOUNS.match(tag))]))


def narrowing_in(text: str) -> list[str]:
    """Words that make what is asked for a part of what a report tells: one month, women alone, litres, what each village got."""
    text = _MOVED.sub("\n", text)
    averaged = "".join(word for words in cue_words()["counted"].values() for word in words if word in text)
    each = [match[0] for match in _OF_EACH.finditer(text) if match[0] not in averaged]
    for whole in cue_words()["whole"]:
        text = text.replace(whole, "\n")
    return [*(word for word in cue_words()["narrowing"] if word in text), *each]


def unnamed(text: str) -> list[str]:
    """The stretches of a text that are neither cue nor filler: what is left to be named."""
    return [bare for stretch in _without_cues(text).split("\n") if (bare := stretch.strip("、"))]


def named_stretches(text: str) -> list[str]:
    """The stretches of a text without what only asks; words that may be part of a printed name (预算, 企业) are kept."""
    text = _COUNTED_OFF.sub("", text)
    for word in _asking_words():
        if len(word) > 1:
            text = text.replace(word, "\n")
    return [stretch for stretch in _without_short(text, _asking_words()).split("\n") if stretch]


def without_roles(stretches: Iterable[str]) -> tuple[str, ...]:
    """Stretches without the words for a role or a project, which a printed name may leave out; 预算 of a fund is none."""
    words = [word for words in cue_words()["roles"].values() for word in words] + ["项目"]
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!一般公共)(?<!基金)(?<!国有资本经营)(?:{either})")
    return tuple(filter(None, (pattern.sub("", stretch) for stretch in stretches)))


def is_filler(word: str) -> bool:
    """Whether a whole word is a cue or a filler, and so names nothing."""
    return word in _all_words()


def is_measure(text: str) -> bool:
    """Whether a text names a measure or a role alone (执行率, 项目全年预算数), not a thing that has one."""
    name = text.removeprefix("项目").removeprefix("自评")
    return any(name in words for group in ("measures", "roles") for words in cue_words()[group].values())


@lru_cache(maxsize=4096)
def says_little(text: str) -> bool:
    """Whether a text is made of cues and fillers alone (花了多少钱); bystanders (人员) may be part of a name (人员经费)."""
    for word in _all_words():
        if word not in _bystanders():
            text = text.replace(word, "")
    return not text


@lru_cache(maxsize=1024)
def _without_cues(text: str) -> str:
    """The text with cues and fillers blanked; a filler of one character inside a longer word (所 in 场所) belongs to it."""
    for word in _all_words():
        if len(word) > 1:
            text = text.replace(word, "\n" * len(word))
    return _without_short(text, _all_words())


def _without_short(text: str, fillers: Collection[str]) -> str:
    """The text with fillers of one character blanked, but for those inside a longer word (高 in 高级教师)."""
    parts = ([_without_fillers(word, fillers) for word in cut_words(part)] for part in text.split("\n"))
    return "\n".join(map("".join, parts))


def _without_fillers(word: str, fillers: Collection[str]) -> str:
    bare = "".join("\n" if character in fillers else character for character in word)
    return word if len(word) > 1 and bare.strip(_NUMERALS) and is_word(word) else bare


def cut_words(text: str) -> list[str]:
    """The words of a text, one after the other."""
    import rjieba

    return list(rjieba.cut(text))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text with their parts of speech, line by line."""
    import rjieba

    return [one for part in text.split("\n") for one in rjieba.tag(part)]


def is_word(text: str) -> bool:
    """Whether the dictionary has a word."""
    import rjieba

    return bool(rjieba.has_word(text))


def _tagged(text: str) -> list[tuple[str, str]]:
    return [(word, tag) for word, tag in tagged(_without_cues(text)) if len(word) > 1]


@cache
def _bystanders() -> frozenset[str]:
    cues = cue_words()
    return frozenset(cues["bystanders"]).union(*cues["idle"].values()) - frozenset(cues["fillers"])


@cache
def _asking_words() -> dict[str, None]:
    """Cues and fillers that are part of no name, longest first."""
    return _longest_first(["operations", "measures"], cue_words()["fillers"])


@cache
def _all_words() -> dict[str, None]:
    """Every cue and filler, longest first."""
    cues = cue_words()
    groups = ["operations", "measures", "roles", "sections", "refusals", "overall", "idle", "counted"]
    return _longest_first(groups, [*cues["bystanders"], *cues["fillers"]])


def _longest_first(groups: Iterable[str], others: Iterable[str]) -> dict[str, None]:
    """The words of groups of cues and others; those of one length as they are listed, as one word may overlap another."""
    grouped = (word for group in groups for words in cue_words()[group].values() for word in words)
    return dict.fromkeys(sorted([*grouped, *others], key=len, reverse=True))
