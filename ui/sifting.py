"""The bar over a list or a table on which it is sifted by state and by words (`table.js`), and tables with heads to sort by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def bar_html(what: str, states: Iterable[tuple[str, ...]] = (), more: str = "") -> str:
    """The bar: a button for each state (its name, its text, a colour if it has one), a field for words, and what else is told."""
    chips = "".join(_chip(*state) for state in states)
    find = f'<input type="search" placeholder="筛选{what}" aria-label="筛选{what}">'
    told = f"<span>{escape(more)}</span>" if more else ""
    return f'<div class="sift">{chips}{find}{told}</div>'


def _chip(state: str, text: str, colour: str = "") -> str:
    style = f' style="background:#{colour};color:#1f2937"' if colour else ""
    return f'<button type="button" class="{state}" data-show="{state}" aria-pressed="false"{style}>{escape(text)}</button>'


def nothing_left(what: str) -> str:
    """What is shown where nothing fits."""
    return f'<p class="nothing-left" hidden>没有符合条件的{what}。</p>'


def table_html(heads: Sequence[str], lines: str, first: str = "") -> str:
    """A table whose heads sort; `first` stands before them, `lines` are its rows."""
    head = "".join(f'<th scope="col" tabindex="0">{escape(one)}</th>' for one in heads)
    return f'<div class="figures"><table><thead><tr>{first}{head}</tr></thead><tbody>{lines}</tbody></table></div>'
