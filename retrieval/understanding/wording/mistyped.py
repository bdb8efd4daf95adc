"""Words of accounts mistyped by shape (公务接待费予算, 收人总计), where mending them makes a name of the library."""

from __future__ import annotations

from collections.abc import Container, Iterator

_TYPED = (
    "决绝诀 算祘蒜 预予豫 经京径 费废飞匪非 出岀 入人 目木 本夲木 金斤京 待侍 刷涮 项顶 度庭 拨拔 款歉 贷货 末未 率卒 车牟 职识 "
    "补朴 劳捞 电店 运远 里离 得的德 福褔"
)
"""Characters, each with those of its shape that are typed for it."""
_MEANT = {wrong: [one[0] for one in _TYPED.split() if wrong in one[1:]] for wrong in _TYPED.replace(" ", "")}
_PLACING = "里"
"""What places a thing in the one before it, and is typed for another character too."""
_LONGEST = 16
_SHORTEST = 3
_MEANT_SO = ("相当", "相比", "相差", "相加", "相等", "相同", "相符", "支出", "收入", "公开", "代表", "一共", "指标")
"""Words of everyday speech that stand right, whatever name the one before it would make with their first character."""
_PLAIN = frozenset({"予算", "绝算", "诀算", "预祘", "决祘", "经废"})
"""Mistyped words of two characters that are no words at all."""


def well_typed(question: str, words: Container[str]) -> str:
    """The folded question with such words as the names among `words` have them; of the same length."""
    for at, typed in enumerate(question):
        if question.startswith(_MEANT_SO, at):
            continue
        if typed in _PLACING and _stands_between(question, at, words):
            continue  # 对个人和家庭的补助里退休费 means no 离退休费
        for right in _MEANT.get(typed, ()):
            meant = question[:at] + right + question[at + 1 :]
            plain = any(question[start : start + 2] in _PLAIN and start <= at < start + 2 for start in (at - 1, at))
            longest = max(_names_over(meant, at, words), default=0)
            if plain or longest > max(_names_over(question, at, words), default=_SHORTEST - 1):
                return well_typed(meant, words)
    return question


def _stands_between(text: str, at: int, words: Container[str]) -> bool:
    """Whether a name ends right before a place in a text, and another begins right behind it."""
    ends = any(text[start:at] in words for start in range(max(0, at - _LONGEST), at - _SHORTEST + 1))
    return ends and any(text[at + 1 : end] in words for end in range(at + 1 + _SHORTEST, min(at + _LONGEST, len(text)) + 1))


def _names_over(text: str, at: int, words: Container[str]) -> Iterator[int]:
    """The lengths of the names that hold the character at a place."""
    for start in range(max(0, at - _LONGEST + 1), at + 1):
        for end in range(max(at + 1, start + _SHORTEST), min(start + _LONGEST, len(text)) + 1):
            if text[start:end] in words:
                yield end - start
