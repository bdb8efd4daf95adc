"""How an answer came about, as a fold-out: how the question was read, the verdicts, and what else the answer explains."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

TITLES = {"query": "对问题的理解", "evidence": "用到的证据", "prompts": "给模型的提示", "outputs": "模型的输出", "tokens": "用量"}
HEADS = ("数", "值", "判定", "算法", "出处")


def trace_html(reply: Mapping[str, Any]) -> str:
    """The fold-out; empty for an answer that explains nothing (one kept from an earlier visit)."""
    explained = reply.get("explain")
    if not explained:
        return ""
    told = ((TITLES.get(name, name), value) for name, value in explained.items() if value)
    parts = "".join(f"<h4>{escape(title)}</h4>{_value_html(value)}" for title, value in told)
    return f'<details class="trace"><summary>过程</summary>{_verdicts_html(reply)}{parts}</details>'


def _verdicts_html(reply: Mapping[str, Any]) -> str:
    if not reply["figures"]:
        return ""
    rows = [
        (one["label"], one["value"] + (one["unit"] or ""), one["verdict"], one["derivation"], "、".join(map(str, cited)))
        for one in reply["figures"] for cited in [one["citations"]]
    ]
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<h4>数字的核对</h4><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _value_html(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(_filled(value), ensure_ascii=False, indent=1, default=str)
    return f"<pre>{escape(text)}</pre>"


def _filled(value: Any) -> Any:
    """Without the fields that say nothing."""
    if isinstance(value, Mapping):
        return {name: _filled(one) for name, one in value.items() if one not in (None, "", (), [], {})}
    return [_filled(one) for one in value] if isinstance(value, (list, tuple)) else value
