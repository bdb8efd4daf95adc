"""How an answer came about, as a fold-out: how the question was read, the verdicts, and what passed to and from the model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from ui.wording import seconds_text

_FIGURES = ("数", "值", "判定", "算法", "出处")
_FIELDS = {
    "question": "问题", "operation": "问法", "measures": "度量", "organisations": "单位", "unknown": "库中没有的单位",
    "years": "年度", "mentions": "所问的项目", "roles": "预算或决算", "budget": "所指的预算", "unit": "要求的计量单位",
    "places": "要求的小数位", "leftovers": "没有对应的词", "section": "所问的章节", "unnamed": "其余的词", "guessed": "按此理解",
}  # fmt: skip
_ROLES = {"system": "系统提示", "human": "给模型的内容", "ai": "模型先前的输出"}


def trace_html(reply: Mapping[str, Any]) -> str:
    """The fold-out; empty for an answer that explains nothing (one kept from an earlier visit)."""
    explained = reply.get("explain")
    if not explained:
        return ""
    parts = [_query_html(explained.get("query", {})), _figures_html(reply["figures"]), _model_html(explained)]
    return f'<details class="trace"><summary>过程</summary>{"".join(parts)}</details>'


def _query_html(query: Mapping[str, Any]) -> str:
    told = {_FIELDS.get(name, name): _text_of(value) for name, value in _filled(query).items()}
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in told.items())
    return f"<h4>对问题的理解</h4><dl>{rows}</dl>" if rows else ""


def _figures_html(figures: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        (one["label"], one["value"] + (one["unit"] or ""), one["verdict"], one["derivation"], _text_of(list(one["citations"])))
        for one in figures
    ]
    return f"<h4>数字的核对</h4>{_table_html(rows)}" if rows else ""


def _table_html(rows: Iterable[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in _FIGURES)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _model_html(explained: Mapping[str, Any]) -> str:
    """What the model was told and said, and what was wrong with it."""
    model = explained.get("model")
    if not model:
        return ""
    head = f"<h4>模型 {escape(model['name'])}：{seconds_text(model['seconds'])}，{model['tokens']} 词元</h4>"
    composed = f"<h5>按规则的回答</h5>{_pre(explained['evidence']['composed'])}"
    objections = "".join(f"<li>{escape(objection)}</li>" for some in model["objections"] for objection in some)
    wrong = f"<h5>没有通过核对的地方</h5><ul>{objections}</ul>" if objections else ""
    return head + composed + "".join(_call_html(call) for call in model["calls"]) + wrong


def _call_html(call: Mapping[str, Any]) -> str:
    told = "".join(f"<h5>{_ROLES.get(role, role)}</h5>{_pre(text)}" for role, text in call["messages"])
    failure = f'<p class="note">{escape(call["failure"])}</p>' if call["failure"] else ""
    return f"{told}<h5>模型的输出（{seconds_text(call['seconds'])}，{call['tokens']} 词元）</h5>{_pre(call['output'])}{failure}"


def _pre(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


def _text_of(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, (str, int)) for one in value):
        return "、".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _filled(value: Any) -> Any:
    """Without the fields that say nothing."""
    if isinstance(value, Mapping):
        return {name: kept for name, one in value.items() if (kept := _filled(one)) not in (None, "", [], {}, False)}
    return [_filled(one) for one in value] if isinstance(value, (list, tuple)) else value
