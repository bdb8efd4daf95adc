"""What a chat model may say to Heshu's prompts: rightly, or in the many ways in which it may be wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from tests.openai_server import Body

Say = Callable[[Body], str]
_NUMBER = re.compile(r"(?<![\d\[])(\d[\d,]*\.?\d*)(?=[^\d\]年])")


def evidence_in(body: Body) -> list[str]:
    """The statements that the prompt of an answer holds."""
    for message in body["messages"]:
        if message["role"] == "user" and message["content"].startswith("{"):
            return list(json.loads(message["content"]).get("证据", []))
    return []


def is_plan(body: Body) -> bool:
    """Whether an understanding is asked for, and not an answer."""
    return "asks" in body["messages"][-1]["content"] and not evidence_in(body)


def right(body: Body) -> str:
    """The evidence in a row; no guess at what a question may mean."""
    return '{"indicators": []}' if is_plan(body) else "".join(evidence_in(body))


def polite(body: Body) -> str:
    """The evidence, put a little otherwise."""
    return right(body) if is_plan(body) else "根据部门决算报告，" + "\n".join(evidence_in(body)).replace("为", "是", 1)


def changed(change: Callable[[str], str]) -> Say:
    """The evidence with something done to it; a plan for what nobody asked."""

    def say(body: Body) -> str:
        return '{"indicators": ["公务接待费决算数", "差旅费"], "asks": "amount"}' if is_plan(body) else change(right(body))

    return say


def _digits(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: _NUMBER.sub(lambda match: change(match[1]), text)


def _transposed(number: str) -> str:
    return number[::-1] if number != number[::-1] else number + "1"


def _swapped(text: str) -> str:
    """Every number in the place of the next."""
    numbers = [match[1] for match in _NUMBER.finditer(text)]
    following = iter([*numbers[1:], *(numbers[:1] or [])])
    return _NUMBER.sub(lambda _: next(following), text)


def _spelled(number: str) -> str:
    return number.translate(str.maketrans("0123456789.", "〇一二三四五六七八九点", ","))

WRONG: dict[str, Say] = {
    "transposed digits": changed(_digits(_transposed)),
    "a digit more": changed(_digits(lambda number: number + "7")),
    "the point moved": changed(_digits(lambda number: number.replace(".", "") if "." in number else number + "0")),
    "wrong in Chinese numerals": changed(_digits(lambda number: _spelled(number) + "三")),
    "wrong in full width": changed(_digits(lambda number: "".join(chr(ord(c) + 0xFEE0) for c in number + "1"))),
    "another unit": changed(lambda text: text.replace("万元", "亿元").replace("%", "个百分点")),
    "no unit": changed(lambda text: text.replace("万元", "").replace("%", "")),
    "another year": changed(lambda text: re.sub(r"20\d\d", "2019", text)),
    "numbers exchanged": changed(_swapped),
    "the other direction": changed(lambda text: text.replace("增加", "减少").replace("增长", "下降")),
    "a made-up number besides": changed(lambda text: text + "此外另有999.99万元未列入。[1]"),
    "a made-up number in words besides": changed(lambda text: text + "此外另有一千二百万元未列入。[1]"),
    "a made-up mark": changed(lambda text: re.sub(r"\[\d+\]", "[77]", text)),
    "no marks": changed(lambda text: re.sub(r"\[\d+\]", "", text)),
    "another organisation": changed(lambda text: "北京市财政局的情况如下：" + text),
    "garbage": changed(lambda text: "锟斤拷烫烫烫" * 20),
    "nothing": changed(lambda text: ""),
    "an opinion": changed(lambda text: text + "该单位管理不善，存在严重违规。[1]"),
    "malformed JSON": lambda body: '{"indicators": ["公务接待费"' if is_plan(body) else '{"answer": "公务接待费为999万元"',
    "the schema filled with anything": lambda _: '{"indicators": ["公务接待费决算数"], "answer": "公务接待费为2.50万元[1]。"}',
}  # fmt: skip
"""Kinds of wrong models."""
