"""All that came in set against all that went out, in everyday words (进账比花掉的多出多少, 支出超过收入了吗)."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import partial

_CAME = r"(?:本年|全年)?(?:收入|进账|入账)(?:总?[额数])?|收(?:进来|上来|到)的钱?|挣的钱?|进来的钱|进的钱"
_WENT = r"(?:本年|全年)?(?:支出|开支|开销|花费|花销|出账)(?:总?[额数])?|[花用支](?:掉|出去|了)?的钱?|出去的钱"
_MORE = r"(?=(?:[要还也]|大约)*[多少高低超大小])"
_NAMED_SO = "款业营金助缴税他本目费算构总"
"""What ends the beginning of a longer name: 财政拨款收入 is a part of what came in, 总收入 more than that of the year."""
_NAME = 24
"""Characters of a name that may stand before its last word."""
_OF_YEAR = re.compile(rf"(?P<than>[比较])(?P<other>收入|支出){_MORE}")
_OF_BODY = re.compile(r"(?:学校?|医院|中心|[局委办部院厅站所队馆]|街道)$")
"""How the names of bodies end, whose own 支出 is meant (某学校支出)."""
_GRANTED = ("拨款收入", "拨款支出", "拨款")
_TURNS = (
    (
        re.compile(
            r"(?P<one>(?:本年|全年)?支出)(?:是不是)?(?:比|超过了?|大于|多于)(?:本年|全年)?收入"
            r"(?:要|还)?[多大高]?了?吗?$"
            r"|(?P<both>(?:本年|全年)?(?:支出[和跟与](?:本年|全年)?收入|收入[和跟与](?:本年|全年)?支出))"
            r"(?:哪个|谁)更?[多大高少小低]$"
        ),
        "本年收入合计和本年支出合计差多少",
    ),
    (re.compile(r"(?P<one>收入支出|收支)(?:之间)?(?:相差|差[距额]|差)了?[是有]?(?=多[少大])"), "本年收入和本年支出差"),
    (re.compile(rf"(?P<one>{_CAME})(?:一共)?[比较](?:{_WENT}){_MORE}"), "本年收入比本年支出"),
    (re.compile(rf"(?P<one>{_WENT})(?:一共)?[比较](?:{_CAME}){_MORE}"), "本年支出比本年收入"),
    (
        re.compile(r"(?P<one>(?P<of>收入|支出))是(?:本年|全年)?(?P<other>收入|支出)的?(?=几倍|多少倍|百分之)"),
        r"本年\g<of>是本年\g<other>的",
    ),
)


def set_apart(question: str, words: Container[str]) -> str:
    """The question with both as reports name them; what ends a longer name among `words` (卫生健康支出比收入少多少) stays."""
    for turn, told in _TURNS:
        question = turn.sub(partial(_put, told, words), question)
    return _OF_YEAR.sub(partial(_of_year, words), question)


def _put(told: str, words: Container[str], match: re.Match[str]) -> str:
    return match[0] if _ends_name(match, words) else match.expand(told)


def _of_year(words: Container[str], match: re.Match[str]) -> str:
    """比收入 behind the name of another thing as 比本年收入; what the treasury paid may be set against what was spent of it."""
    before = match.string[max(0, match.start() - _NAME) : match.start()]
    named = not before.endswith(_GRANTED) and any(before[at:] in words for at in range(len(before) - 1))
    return f"{match['than']}本年{match['other']}" if named else match[0]


def _ends_name(match: re.Match[str], words: Container[str]) -> bool:
    before, groups = match.string[max(0, match.start() - _NAME) : match.start()], match.groupdict()
    one = groups["one"] or (groups.get("both") or "")[:4].rstrip("和跟与收")
    if before.endswith(tuple(_NAMED_SO)):
        return True
    return not _OF_BODY.search(before) and any(before[at:] + one in words for at in range(len(before)))
