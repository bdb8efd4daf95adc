"""An answer as the conversation shows it: sentences whose numbers bear their verdicts, tables, and how it came about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import escape
from typing import Any

from ui.comparison import Comparison, compared, shares
from ui.trace import trace_html
from ui.transcript import reply_text
from ui.verdicts import legend_html, number_html
from ui.wording import MODES, seconds_text

Reply = Mapping[str, Any]
"""The JSON of an answer."""

_TOKEN = re.compile(r"\[(?P<cite>\d+)\]|(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)")
_CITE = re.compile(r"\[(\d+)\]")
_LISTED = 2
"""A line that lists so many numbers after a colon is told by the table that holds them all."""


def reply_html(reply: Reply, last: bool) -> str:
    """The whole answer; the last of a conversation can be asked again."""
    again = '<button type="button" data-retry>重答</button>' if last else ""
    by = f"{MODES.get(reply['mode'], reply['mode'])} · {seconds_text(reply['seconds'])}"
    return (
        f'<div class="reply {reply["status"]}">{"".join(_blocks(reply))}{_note_html(reply)}</div>'
        f'<footer><span class="by">{by}</span>{legend_html(reply)}'
        f'<span class="acts"><button type="button" data-copy="{escape(reply_text(reply))}">复制</button>{again}</span></footer>'
        f"{trace_html(reply)}"
    )


def _note_html(reply: Reply) -> str:
    """Why it was not the model that answered although it was asked."""
    return f'<p class="note">{escape(reply["note"])}</p>' if reply.get("note") else ""


def _blocks(reply: Reply) -> Iterator[str]:
    """Paragraphs, and the table of the figures where the sentence that lists them would stand, or else at the end."""
    table = compared(reply)
    for line in (reply["answer"] or reply["reason"]).splitlines():
        stated, (head, listing, _) = set(_stated(line, reply)), line.partition("：")
        if table and listing and len(stated) >= _LISTED and stated <= table.places:
            yield _table_html(table, reply, head)
            table = None
        else:
            yield f"<p>{_line_html(line, reply)}</p>"
    if table:
        yield _table_html(table, reply, "")


def _line_html(line: str, reply: Reply) -> str:
    """A line with its citations as buttons and its numbers with their verdicts."""
    parts, end = [], 0
    for token in _TOKEN.finditer(line):
        at = _figure_at(token, reply)
        if at is not None:
            figure = reply["figures"][at]
            stop = _end_of_unit(token, figure) or token.end()
            parts += [escape(line[end : token.start()]), number_html(figure, line[token.start() : stop])]
            end = stop
        elif token["cite"]:
            parts += [escape(line[end : token.start()]), _cite_html(int(token["cite"]), reply)]
            end = token.end()
    return "".join(parts) + escape(line[end:])


def _stated(line: str, reply: Reply) -> Iterator[int]:
    """The places of the figures that a line states."""
    return (at for token in _TOKEN.finditer(line) if (at := _figure_at(token, reply)) is not None)


def _figure_at(token: re.Match[str], reply: Reply) -> int | None:
    """The stated figure that is written here; of several alike, the one with the next citation."""
    if not token["number"]:
        return None
    value = Decimal(token["number"].replace(",", ""))
    alike = [
        at for at, figure in enumerate(reply["figures"])
        if abs(Decimal(figure["value"])) == value and _end_of_unit(token, figure) is not None
    ]  # fmt: skip
    following = _CITE.search(token.string, token.end())
    cited = (at for at in alike if following and int(following[1]) in reply["figures"][at]["citations"])
    return next(cited, alike[0] if alike else None)


def _end_of_unit(token: re.Match[str], figure: Mapping[str, Any]) -> int | None:
    """Where the number ends with its unit; None where another word follows."""
    rest = token.string[token.end() :]
    unit = figure["unit"] or ""
    blanks = len(rest) - len(rest.lstrip()) if unit else 0
    return token.end() + blanks + len(unit) if rest[blanks:].startswith(unit) else None


def _cite_html(number: int, reply: Reply) -> str:
    known = next((one for one in reply["citations"] if one["id"] == number), None)
    if known is None:
        return f"[{number}]"
    told = f'title="{escape(known["file"])}：{escape(known["quote"][:60])}" aria-label="出处 {number}"'
    return f'<button type="button" class="cite" data-cite="{number}" {told}>{number}</button>'


def _table_html(table: Comparison, reply: Reply, caption: str) -> str:
    bars = shares(table, reply["figures"])
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("", *table.heads)) + ("<td></td>" if bars else "")
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(_cell_html(at, reply) for at in cells)}'
        f"{_bar_html(bars[number]) if bars else ''}</tr>"
        for number, (name, cells) in enumerate(table.rows)
    )
    told = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="compared">{told}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></figure>'


def _cell_html(at: int | None, reply: Reply) -> str:
    if at is None:
        return "<td></td>"
    figure = reply["figures"][at]
    number = number_html(figure, f"{Decimal(figure['value']):,}{figure['unit'] or ''}")
    return f"<td>{number}{''.join(_cite_html(cited, reply) for cited in figure['citations'][:1])}</td>"


def _bar_html(share: Decimal | None) -> str:
    kind = ' class="below"' if share is not None and share < 0 else ""
    bar = f'<i{kind} style="width:{abs(share):.1%}"></i>' if share is not None else ""
    return f'<td class="bar" aria-hidden="true">{bar}</td>'
