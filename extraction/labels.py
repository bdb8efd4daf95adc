"""Printed labels -> the plain form in which rows, columns and subjects of different reports are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBERING = re.compile(r"\(?[一二三四五六七八九十]+[)、.]+|\(\d+\)|\d+、|\d+\.(?!\d)|(?:其中|减|加|注):")
_LAYOUT = re.compile(r"[\s“”\"'‘’①-⑳]+")
_BEFORE_YEAR = re.compile(r"^.*?(?:19|20)\d{2}年(?:度|末|底|初)?")
_CODE = re.compile(r"^2\d{6}(?=[\u4e00-\u9fff])")
_LEVEL = re.compile(r"\([类款项]\)")
_GENERAL = re.compile(r"其他|支出|费用|经费|资金|事务|费$|等")
"""What names of unlike things have in common."""
_FUNDED = re.compile(
    r"^(?:一般公共预算|[及和]政府性基金(?:预算)?|财政|预算|拨款|全口径|所属|各|单位|部门|安排|使用|的|中|[市县区镇]?本级|[本我][局委院校厅办处所站]?)+"
    r"(?=三公经费|(?:机关)?运行经费|政府采购|收入总预算|支出总预算|收支总预算|人员编制)"
)
"""What only says by whom and out of which money: 一般公共预算财政拨款安排的“三公”经费, 所属各预算单位政府采购."""
_JOINED = re.compile(r"(?<=社会保障)[与及](?=就业)")
"""How some provinces print the name of a 类 otherwise than the classification does."""
_IN_MONEY = re.compile(r"(?<=.)\([万亿千]?元\)$")
_OTHER_NAME = re.compile(r"(?P<one>[^()]{3,})\((?:即|也称|又称|简称)?(?P<other>[^()]{3,})\)(?P<end>[^()]*)")
_FACE = re.compile(r"(?:(?:支出)?决算|(?:年初|全年|当年)?预算)(?:数|统计数|安排)?$")


def in_marks(name: str) -> str:
    """A name in quotation marks, those of its own as the inner ones: “‘城市大脑’二期”."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"


@lru_cache(maxsize=100_000)
def plain_label(printed: str) -> str:
    """A label without numbering (一、 (一) 1. 其中：), blanks and quotation marks, its signs in half width.

    `1.因公出国（境）费` and `（一）因公出国(境)费` are one label; the words themselves are never changed.
    """
    text = _JOINED.sub("和", _half_width(printed))
    while match := _NUMBERING.match(text):
        text = text[match.end() :]
    return text.rstrip(":")


def without_unit(label: str) -> str:
    """A plain label without the unit of account in brackets at its end: 执行数(万元)."""
    return _IN_MONEY.sub("", label)


@lru_cache(maxsize=100_000)
def plain_subject(printed: str) -> str:
    """The subject of a sentence as the label of a row.

    Left out: what stands before the year, a leading code, the money that pays 三公经费, 决算数 or 预算数 at the end, and the
    levels above the last of `X（类）Y（款）Z（项）`. `X（类）支出`, or `X支出（类）支出`, is the row X支出.
    """
    text = _FUNDED.sub("", _CODE.sub("", _BEFORE_YEAR.sub("", plain_label(printed))))
    last = [part for part in _LEVEL.split(re.sub(r"(?:支出)?\([类款项]\)支出", "支出", text)) if part]
    return _FACE.sub("", last[-1]) or last[-1] if last else ""


@lru_cache(maxsize=100_000)
def both_names(subject: str) -> frozenset[str]:
    """The two names of what a plain subject calls by one with the other in brackets: 机构运行经费(机关运行经费)支出.

    For a subject without brackets that is the subject alone.
    """
    match = _OTHER_NAME.fullmatch(subject)
    return frozenset((match["one"] + match["end"], match["other"] + match["end"])) if match else frozenset((subject,))


@lru_cache(maxsize=100_000)
def plain_word(word: str) -> str:
    """A word as typed, without blanks and quotation marks, in half width and lower case."""
    return _half_width(word).lower()


def alike(label: str, name: str) -> bool:
    """Whether a plain label can be a damaged or an older print of a name: two characters, or the only one, are the same."""
    one, other = (set(_GENERAL.sub("", text) or text) for text in (label, name))
    return len(one & other) >= min(2, len(one), len(other))


def _half_width(text: str) -> str:
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", _LAYOUT.sub("", text)))
