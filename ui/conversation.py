"""A conversation as HTML: the turns so far, and what to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ui.answer_html import reply_html
from ui.turns import Turn

GREETING = "问一问报告里的数字和文字"
EXPLAINED = "每个数字都注明出处和核对结果；点一个数字或出处的编号，看它印在哪一页、哪一格。"
NOTHING_HELD = "报告库还是空的：先到“报告库”里添加报告，再回来提问。"


def conversation_html(turns: Sequence[Turn]) -> str:
    """The whole conversation."""
    shown = "".join(_turn_html(at, turn, at == len(turns) - 1) for at, turn in enumerate(turns))
    return f'<div class="log" role="log" tabindex="0" aria-label="对话">{shown}</div>'


def welcome_html(told: str, examples: Sequence[str] = ()) -> str:
    """What stands in the place of a conversation that has not begun."""
    offered = "".join(f'<button type="button" data-ask="{escape(one)}">{escape(one)}</button>' for one in examples)
    return f'<div class="log welcome"><h2>{GREETING}</h2><p>{told}</p><div class="examples">{offered}</div></div>'


def _turn_html(at: int, turn: Turn, last: bool) -> str:
    asked = f'<p class="asked">{escape(turn["question"])}</p>'
    return f'<article class="turn" data-turn="{at}">{asked}{_told_html(turn, last)}</article>'


def _told_html(turn: Turn, last: bool) -> str:
    reply, note, text = turn.get("reply"), turn.get("note"), turn.get("text", "")
    if reply is not None:
        return reply_html(reply, last)
    written = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    if note is not None:
        again = '<footer><span class="acts"><button type="button" data-retry>重试</button></span></footer>' if last else ""
        return f'<div class="reply stopped">{written}<p class="note">{escape(note)}</p></div>{again}'
    return f'<div class="reply growing" aria-busy="true">{written}<p class="waiting" role="status">正在查找和核对…</p></div>'
