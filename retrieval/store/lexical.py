"""The lexical index: Chinese text cut into words and character pairs, kept in SQLite's FTS5 beside the passages.

FTS5 cannot cut Chinese itself, so both columns hold text that is cut already. Words rank (weight 1), character
pairs catch what the dictionary cuts differently (weight 0.5).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, text

_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS passage_index USING fts5(words, pairs, tokenize = 'unicode61')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS passage_terms USING fts5vocab(passage_index, row)",
)
_INSERT = text("INSERT INTO passage_index(rowid, words, pairs) VALUES (:rowid, :words, :pairs)")
_DELETE = text("DELETE FROM passage_index WHERE rowid BETWEEN :first AND :last")
_SEARCH = text(
    "SELECT rowid, -bm25(passage_index, 1.0, 0.5) FROM passage_index "
    "WHERE passage_index MATCH :terms AND rowid BETWEEN :first AND :last ORDER BY 2 DESC LIMIT :limit"
)
_COUNTS = text("SELECT term, doc FROM passage_terms WHERE term IN :terms").bindparams(bindparam("terms", expanding=True))
_SIZE = text("SELECT max(rowid) FROM passages")
MANY_RANGES = 20
"""With more ranges than this, one search over all rows is faster than one for each."""

COMMON = 1000
"""A term that no more passages than this hold is always looked for."""

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
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def insert(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Index passages, given as row number and text, in the caller's transaction."""
    entries = [{"rowid": rowid, "words": " ".join(cut(body)), "pairs": " ".join(pairs(body))} for rowid, body in rows]
    if entries:
        connection.execute(_INSERT, entries)


def delete(connection: Connection, first: int, last: int) -> None:
    """Forget the passages of a range of row numbers."""
    connection.execute(_DELETE, {"first": first, "last": last})


def terms_of(query: str, more: Sequence[str] = ()) -> list[str]:
    """The terms to look for, of a question and of further words."""
    terms = (term for part in (query, *more) for term in (*cut(part), *pairs(part)))
    return list(dict.fromkeys(term for term in terms if term not in _QUESTION_WORDS))


def search(
    connection: Connection, terms: Sequence[str], ranges: Sequence[tuple[int, int]], limit: int
) -> list[tuple[int, float]]:
    """The best passages of the given ranges of row numbers (in order) with their BM25 scores (higher is better)."""
    telling = _telling(connection, terms)
    if not telling or not ranges:
        return []
    expression = " OR ".join(f'"{term}"' for term in telling)
    if len(ranges) > MANY_RANGES:
        found = _best(connection, expression, (ranges[0][0], ranges[-1][1]), limit * MANY_RANGES)
        return [hit for hit in found if is_in(hit[0], ranges)][:limit]
    hits = [hit for one in ranges for hit in _best(connection, expression, one, limit)]
    return sorted(hits, key=lambda hit: -hit[1])[:limit]


def _telling(connection: Connection, terms: Sequence[str]) -> list[str]:
    """The terms without those that a third of a large library holds: they take most of the time and rank nothing."""
    seen: dict[str, int] = dict(connection.execute(_COUNTS, {"terms": list(terms)}).tuples().all())
    held = connection.scalar(_SIZE) or 0
    return [term for term in terms if 0 < seen.get(term, 0) <= max(COMMON, held // 3)]


def _best(connection: Connection, expression: str, rows: tuple[int, int], limit: int) -> list[tuple[int, float]]:
    given = {"terms": expression, "first": rows[0], "last": rows[1], "limit": limit}
    return [(rowid, score) for rowid, score in connection.execute(_SEARCH, given)]


def is_in(rowid: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a row number lies in one of the ranges, which are in order."""
    at = bisect_right(ranges, rowid, key=lambda one: one[0]) - 1
    return at >= 0 and rowid <= ranges[at][1]
