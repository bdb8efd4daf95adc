"""Chinese wording as printed: layout blanks, heading numbers, years, and the marks of damaged text."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
"""What a decoder writes for a character that it could not read."""

_BLANK = re.compile(r"[\s\u3000\u200b\ufeff]+")
_LIST_MARK = re.compile(r"\s*\d{1,2}[.．] ")
_SPLIT_DECIMAL = re.compile(r"(?<=\d)\. (?=\d{1,2}(?!\d))")
_SPLIT_THOUSANDS = re.compile(r"(?<=\d), (?=\d{3}(?!\d))")
_WORD = re.compile(r"[A-Za-z0-9]")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
_CLAUSE_END = re.compile(r"\d\s*(?:[万千亿]?元|%|％|个百分点|人次?|批次?|辆)\s*[，；]")

NUMERAL = "一二三四五六七八九十"

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
YEAR = re.compile(r"(?<!\d)(20\d{2}|二[〇○零0][〇○零一二三四五六七八九]{2})年")
"""A year with its 年, in digits or in Chinese numerals."""


def close_up(text: str) -> str:
    """Text without layout blanks: they stay between Latin words and after a list number that a digit follows.

    Numbers that were printed or recognised with blanks inside (`4, 637. 79`) are closed up as well.
    """
    spaced = _BLANK.sub(" ", text).strip()
    if " " not in spaced:
        return spaced
    mark = _LIST_MARK.match(spaced)
    head, body = (mark[0], spaced[mark.end() :]) if mark else ("", spaced)
    body = _SPLIT_THOUSANDS.sub(",", _SPLIT_DECIMAL.sub(".", body))
    kept = "".join(char for at, char in enumerate(body) if char != " " or _parts_words(body, at))
    return (head if kept[:1].isdigit() else head.strip()) + kept


def _parts_words(text: str, at: int) -> bool:
    left, right = text[at - 1], text[at + 1]
    if not _WORD.match(right):
        return False
    return bool(_WORD.match(left)) or (left in ",.;:" and right.isalpha())


def year_in(text: str) -> int | None:
    """The first year that the text names with its 年, or None."""
    match = YEAR.search(text)
    return int(match[1].translate(_CHINESE_DIGITS)) if match else None


def is_collapsed_table(text: str) -> bool:
    """Whether a line is a table that lost its grid: a run of labels and numbers without any sentence.

    A sentence may stop at 其中： without its full stop; its clauses end behind their amounts (90000.00 元，).
    Which number belongs to which label cannot be told from such a line, so nobody may quote it.
    """
    words = text.split()
    numbers = sum(1 for word in words if _NUMBER.fullmatch(word))
    tells = "。" in text or len(_CLAUSE_END.findall(text)) > 1
    return len(words) >= 12 and not tells and numbers * 5 >= len(words)


def chinese_number(count: int) -> str:
    """A number from 1 to 99 in Chinese numerals, as list numbers are: 十二 for 12."""
    tens, ones = divmod(count, 10)
    if not 0 < count < 100:
        return str(count)
    return ("" if tens == 0 else "十" if tens == 1 else NUMERAL[tens - 1] + "十") + (NUMERAL[ones - 1] if ones else "")
