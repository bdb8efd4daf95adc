"""A word that is but one half of a name, made whole with a part of what was named before (政府采购 + 工程)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.understanding.named.leftovers import says_little
from retrieval.understanding.named.lexicon import Lexicon, Mention
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.wholes import shared_whole

_BEGINNING = re.compile(r"(?:那么?)?的?(?:那[一部]*分?)?呢?")


def whole_name(word: str, mentions: Sequence[Mention], lexicon: Lexicon) -> str:
    """The longest name that a word makes with a part of what was named before (政府采购 + 工程, 小微 + 企业合同额).

    Else the shortest that it makes with a part of what that is also called (买东西 is 政府采购); '' where it makes none.
    """
    if own := joined(word, [mention.text for mention in mentions], lexicon):
        return max(own, key=len)
    return min(joined(word, [name for mention in mentions for name in lexicon.called(mention)], lexicon), key=len, default="")


def wider_name(word: str, mentions: Sequence[Mention], lexicon: Lexicon) -> str:
    """The shortest name that a word of what was named before makes of another thing (采购 of 采购服务: 政府采购); else ''."""
    within = [mention for mention in mentions if word in mention.text]
    own = {key for mention in within for key in mention.keys(None)[:1]}
    names = joined(word, [name for mention in within for name in (mention.text, *lexicon.called(mention))], lexicon)
    others = (name for name in names if own.isdisjoint(meaning.key for meaning in lexicon.words[name]))
    return min(others, key=len, default="")


def same_name(word: str, mentions: Sequence[Mention], lexicon: Lexicon) -> str:
    """What was named before by a name that holds a word (采购 after 政府采购), and is no part of what that word means."""
    named = (one for one in mentions if len(word) > 1 and word in one.text and one.text in lexicon.words)
    return next((one.text for one in named if not shared_whole(one.keys(None)[:1])), "")


def one_character(word: str, mentions: Sequence[Mention], lexicon: Lexicon) -> str:
    """The name of which a follow-up gives but one character (水呢 after 办公费, 车呢 after 房子值多少钱): with the end of
    what was named before it, else as it is usually called; '' where no name is so.
    """
    texts = [name for mention in mentions for name in (mention.text, *lexicon.called(mention))]
    ends = [text[at:] for text in texts for at in range(1, len(text))]
    return next((name for name in (*(word + end for end in ends), f"{word}费", f"公{word}") if name in lexicon.words), "")


def sole_name(word: str, mentions: Sequence[Mention], lexicon: Lexicon, about: str = "") -> str:
    """The name of what a follow-up names by one word and nothing else: made whole with what was named before, else as spending
    of that sort is called (人员, 项目), else as `whole_name` finds it, or with a part of what was asked `about` before.
    """
    own = joined(word, [mention.text for mention in mentions], lexicon)
    told = max(own, key=len, default="") or usual_name(word, lexicon) or whole_name(word, mentions, lexicon)
    return told or max(joined(word, [about], lexicon), key=len, default="")


def usual_name(word: str, lexicon: Lexicon) -> str:
    """What spending is called of which a follow-up says but the sort (项目呢, 人员呢); '' where none is."""
    names = () if word.endswith(("年", "年度")) else (f"{word}经费", f"{word}支出")  # 本年呢
    return next((name for name in names if any(meaning.kind is None for meaning in lexicon.words.get(name, ()))), "")


def other_half(query: Query, mentions: Sequence[Mention], lexicon: Lexicon) -> Query | None:
    """行政单位的呢 after 事业单位医疗: a follow-up that names but the beginning of another name with the same end, by a word that
    tells of no number itself; None for others.
    """
    rows = query.rows
    alone = len(rows) == 1 and _BEGINNING.fullmatch(query.question.replace(rows[0].text, "", 1))
    if not alone or rows[0].keys(None) or rows[0].codes:
        return None
    word = rows[0].text
    names = [f"{word}{one.text[len(word):]}" for one in mentions if len(one.text) > len(word) + 1]
    name = next((one for one in names if one in lexicon.words and one not in {mention.text for mention in mentions}), "")
    named = replace(rows[0], text=name, meanings=tuple(lexicon.words[name])) if name else None
    return replace(query, mentions=(named,), leftovers=(), narrowing=(), unnamed="") if named else None


def joined(word: str, texts: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The names that a word makes with a part of one of the texts, before or after it."""
    parts = dict.fromkeys(text[i:j] for text in texts for i in range(len(text)) for j in range(i + 2, len(text) + 1))
    names = ((part, name) for part in parts for name in (part + word, word + part) if name in lexicon.words)
    return [name for part, name in names if not says_little(part)]  # 一共 of 一共几辆车 is no part of a name
