"""What others say or think of a thing, around the question for its number (有网友质疑X太高，到底多少)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from retrieval.understanding.cue_words import cue_words

_MANY = r"(?:据说?|有的?|有[个些位]|有不少|不少|好多|很多|许多|一些|部分|多[名位]|几位|近日|最近)"
_BETWEEN = r"(?:们|都|纷纷|一直|普遍|老是?|总|也|在|来信|来电|留言|给我|跟我)*"
_AS_ONE = (
    r"(?:作为|身为)(?:一[个名位])?[\u4e00-\u9fff]{2,6}?[，,]?(?:我们?|本人)"
    r"(?:[就很也]|有权|只)*(?:想|要|得)*(?:知道|问问?|了解|弄清|查)?(?:一下)?"
)
_SIZE = r"(?:实在|确实|真的?|未免|明显|有[点些]|是不是|居然|竟然)*"
_VERDICT = (
    rf"{_SIZE}(?:(?:太|偏|过|过于|挺|很|特别|非常|极其)[高低多少大小](?:了|啦|的)?|[高低多少大小]得(?:太?离谱|[吓惊]人|可怕|出奇|过分)"
    r"|太?(?:离谱|夸张|惊人|吓人)(?:了|啦)?|创了?(?:新高|纪录|新低)|是?不少|的?(?<!回)事(?:情|儿)?)"
)
_ASKS = re.compile(r"多少|几|数")


@cache
def _opening() -> re.Pattern[str]:
    """What may stand before the question itself: who says it, and that they do."""
    told = cue_words()["hearsay"]
    speakers, verbs, alone = ("|".join(sorted(told[key], key=len, reverse=True)) for key in ("speakers", "says", "alone"))
    said = rf"(?P<many>{_MANY})?(?:{speakers}){_BETWEEN}(?:{verbs})(?:了|到|的是|称|说)?[，,：:]?"
    return re.compile(rf"^(?:(?P<sure>{_AS_ONE}|(?:我|我们)?(?:{alone})[，,：:]?)|{said})")


@cache
def _ending() -> re.Pattern[str]:
    """What is thought of the thing that is named, and who says so (工会经费网上说太高了，实际多少)."""
    told = cue_words()["hearsay"]
    speakers, verbs = ("|".join(sorted(told[key], key=len, reverse=True)) for key in ("speakers", "says"))
    said = rf"(?:被|让)?{_MANY}?(?:{speakers}){_BETWEEN}(?:{verbs})"
    return re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:{said})?{_VERDICT}(?=[，,。？?！!；;]|$)")


def without_hearsay(question: str, names: Callable[[str], bool]) -> str:
    """The question without who says it and what they think of the number; unchanged where nothing is left to ask.

    `names`: whether a text names an organisation; without a word for how many say it (群众反映问题办结率), one must follow.
    """
    match = _opening().match(question)
    rest = question[match.end() :] if match else ""
    if match and rest and (match["sure"] or match["many"] or names(rest)):
        question = rest
    bare = _ending().sub("", question)
    return bare if bare != question and _ASKS.search(bare) and not bare.startswith(("，", ",")) else question
