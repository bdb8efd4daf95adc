"""Words of accounts mistyped by sound or shape (公务接待费予算, 只出总计), where mending them makes a name of the library."""

from __future__ import annotations

from collections.abc import Container, Iterator

_TYPED = (
    "决绝诀觉 算祘蒜 预予豫 支只之枝指 出处岀 收手 入人如 经京径精 费废飞匪 项相巷象 目木幕 公共工功 务物勿误 "
    "基机鸡 本木夲 金今斤京 养样氧 老佬 保宝包 险显现 障章涨 采彩踩 购构够 接街节 待代带 运远 维唯 护户沪 "
    "得的德 资姿 余于鱼 结接节 拨播波 款宽 财才材 政正证 补布 助住 津金今 贴帖 医一 疗聊 教叫 育玉 职只直 "
    "业也叶 年念 离里 退腿 休修 位为 比笔 重中 率律 额恶 差叉 旅铝 训讯 会回 议义 房防 住主 税说 转专 "
    "性型"
)
"""Characters, each with those of its sound or shape that are typed for it."""
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
