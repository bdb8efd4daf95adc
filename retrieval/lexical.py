"""The lexical index: Chinese text cut into words and character pairs, kept in SQLite's FTS5 beside the passages.

FTS5 cannot cut Chinese itself, so both columns hold text that is cut already. Words rank (weight 1), character
pairs catch what the dictionary cuts differently (weight 0.5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

_CREATE = "CREATE VIRTUAL TABLE IF NOT EXISTS passage_index USING fts5(words, pairs, tokenize = 'unicode61')"
_INSERT = text("INSERT INTO passage_index(rowid, words, pairs) VALUES (:rowid, :words, :pairs)")
_DELETE = text("DELETE FROM passage_index WHERE rowid BETWEEN :first AND :last")
_SEARCH = text(
    "SELECT rowid, -bm25(passage_index, 1.0, 0.5) FROM passage_index "
    "WHERE passage_index MATCH :terms AND rowid BETWEEN :first AND :last ORDER BY 2 DESC LIMIT :limit"
)
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_TERM = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+")
_QUESTION_WORDS = frozenset(
    """
    的 了 吗 呢 吧 是 在 有 和 与 及 或 被 把 对 为 从 到 请 请问 问 多少 几 什么 怎么 怎样 如何 为什么 为何 哪 哪些 哪个 谁
    一共 总共 这 那 这个 那个 我 你 他 它 我们 你们 他们 元 万元 年 年度 个 要 会 能 可以 都 也 还 就 一下 介绍 告诉 分别 情况
    """.split()  # noqa: SIM905
)


def normalise(printed: str) -> str:
    """Text as the index sees it: one width, lower case, no blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", printed)).lower()


def cut(printed: str) -> list[str]:
    """The words of a text, long ones also by their parts, without punctuation."""
    import rjieba

    return [word for word in rjieba.cut_for_search(normalise(printed)) if _TERM.fullmatch(word)]


def pairs(printed: str) -> list[str]:
    """Every two neighbouring Chinese characters of a text."""
    return [run[i : i + 2] for run in _RUN.findall(normalise(printed)) for i in range(len(run) - 1)]


def create(connection: Connection) -> None:
    """Make the index where there is none."""
    connection.exec_driver_sql(_CREATE)


def insert(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Index passages, given as row number and text, in the caller's transaction."""
    entries = [{"rowid": rowid, "words": " ".join(cut(body)), "pairs": " ".join(pairs(body))} for rowid, body in rows]
    if entries:
        connection.execute(_INSERT, entries)


def delete(connection: Connection, first: int, last: int) -> None:
    """Forget the passages of a range of row numbers."""
    connection.execute(_DELETE, {"first": first, "last": last})


def match_expression(query: str, more: Sequence[str] = ()) -> str:
    """The FTS5 expression for a question and further words: any of its terms; '' if nothing is left to look for."""
    terms = dict.fromkeys(
        term for part in (query, *more) for term in (*cut(part), *pairs(part)) if term not in _QUESTION_WORDS
    )
    return " OR ".join(f'"{term}"' for term in terms)


def search(
    connection: Connection, expression: str, ranges: Iterable[tuple[int, int]], limit: int
) -> list[tuple[int, float]]:
    """The best passages of the given ranges of row numbers with their BM25 scores (higher is better)."""
    if not expression:
        return []
    hits: list[tuple[int, float]] = []
    for first, last in ranges:
        found = connection.execute(_SEARCH, {"terms": expression, "first": first, "last": last, "limit": limit})
        hits.extend((rowid, score) for rowid, score in found)
    return sorted(hits, key=lambda hit: -hit[1])[:limit]
