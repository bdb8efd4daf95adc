"""The words of the command line: a parser that complains in Chinese, and results as plain text."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Collection, Sequence
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from extraction.errors import HeshuError
from ui.wording import cell_text, place_text

if TYPE_CHECKING:
    from retrieval.ingest import IngestResult
    from retrieval.library import Library
    from retrieval.reply import Answer
    from retrieval.store.records import ReportRecord

_COMPLAINTS = {
    r"the following arguments are required: (.+)": r"缺少参数 \1",
    r"unrecognized arguments: (.+)": r"不认识的参数 \1",
    r"argument (.+?): expected .*": r"参数 \1 后面缺少值",
    r"argument (.+?): invalid (?:int|positive) value: (.+)": r"参数 \1 应为正整数，而不是 \2",
    r"argument (.+?): invalid share value: (.+)": r"参数 \1 应为 0 到 1 之间的数，而不是 \2",
    r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)": r"参数 \1 不能是 \2，可用的有 \3",
}
"""What argparse says, and how a user is told."""


class _Formatter(HelpFormatter):
    """Help with a Chinese usage line."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(ArgumentParser):
    """An argument parser in Chinese; bad usage raises `HeshuError`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **settings)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份帮助")

    def error(self, message: str) -> NoReturn:
        for english, chinese in _COMPLAINTS.items():
            if re.fullmatch(english, message):
                message = re.sub(english, chinese, message)
        raise HeshuError(f"命令有误：{message}；用法见 python {self.prog} --help。")


def positive(text: str) -> int:
    """A whole number above zero; raises ValueError."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def share(text: str) -> float:
    """A number from 0 to 1; raises ValueError."""
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError(text)
    return number


def batch_questions(path: Path) -> list[dict[str, Any]]:
    """The questions of a JSONL file, one object with at least `question` on each line; blank lines are passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise HeshuError(f"无法读取问题文件“{path}”：文件不存在、无权读取或不是 UTF-8 文本；请检查路径和编码。") from None
    return [_question(line, f"“{path.name}”第 {number} 行") for number, line in enumerate(lines, 1) if line.strip()]


def _question(line: str, place: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except ValueError:
        item = None
    history = item.get("history", []) if isinstance(item, dict) else None
    if not isinstance(history, list) or not all(isinstance(text, str) for text in [item.get("question"), *history]):
        raise HeshuError(f'{place}不是所要的 JSON 对象；每行应形如 {{"id": "1", "question": "…", "history": ["…"]}}。')
    return item


def chosen_files(library: Library, names: Sequence[str]) -> list[str] | None:
    """The named reports of the library, None when none is named; raises `HeshuError` for a name that it does not hold."""
    held = {record.file for record in library.reports()}
    for name in names:
        if name not in held:
            raise HeshuError(f"报告库中没有“{name}”；用 python app.py reports 查看库中的文件名。")
    return list(dict.fromkeys(names)) or None


def new_password() -> str:
    """A password typed twice, unseen; from a pipe, its first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    typed, again = getpass("密码："), getpass("再输一次：")
    if typed != again:
        raise HeshuError("两次输入的密码不同；请重新运行这条命令。")
    return typed


def answer_text(answer: Answer) -> str:
    """An answer for the terminal: its text, then its numbered sources."""
    lines = [answer.answer or answer.reason]
    if answer.citations:
        lines += ["", "来源"]
    for citation in answer.citations:
        cell = f"，{text}" if (text := cell_text(citation)) else ""
        lines.append(f"[{citation.id}] {citation.file} {place_text(citation)}{cell}：“{citation.quote}”")
    if answer.explain:
        lines += ["", "理解与证据", json.dumps(answer.explain, ensure_ascii=False, indent=2, default=str)]
    return "\n".join(lines)


def reports_text(records: Collection[ReportRecord]) -> str:
    """The reports of a library for the terminal."""
    if not records:
        return "报告库是空的；用 python app.py ingest 文件或文件夹 读入报告。"
    return "\n".join([*(_report_text(record) for record in records), f"共 {len(records)} 份报告。"])


def _report_text(record: ReportRecord) -> str:
    scope = f"（{record.scope}）" if record.scope else ""
    year = f"{record.year} 年度" if record.year else "年度不明"
    extent = f"{record.pages} 页" if record.pages is not None else f"{record.lines} 行"
    lines = [f"{record.organisation or '单位不明'}{scope} {year}{record.kind}"]
    lines.append(f"  {record.file} · {extent} · {len(record.forms)} 种报表 · {record.figures} 个数字")
    lines += [f"  注意：{note}" for note in record.notes]
    return "\n".join(lines)


def ingest_text(result: IngestResult) -> str:
    """What became of each file, for the terminal."""
    return "\n".join(result.lines()) or "没有可读入的报告。"
