"""The rows of one report: putting them all in, and taking them all out, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from extraction.remarks import with_remarks
from extraction.report import Kind, Report
from retrieval.chunking import Chunk
from retrieval.store import lexical
from retrieval.store.reader import resolver_version
from retrieval.store.records import claim_row, dump_path, dump_places, figure_row, label_rows, paragraph_row, report_row
from retrieval.store.schema import claims, figures, labels, paragraphs, passages, reports, resolved, unsettled
from retrieval.store.vectors import Vectors


def insert_report(
    connection: Connection, report: Report, chunks: Sequence[Chunk], vectors: Vectors, found: Sequence[Mapping[str, str]]
) -> None:  # fmt: skip
    """Put in a report and take back the announcement of its content; of a template, only its entry in the registry.

    `found` is what the indicators come to in it.
    """
    first = (connection.scalar(select(func.max(reports.c.last_passage))) or 0) + 1
    first_figure, first_claim = ((connection.scalar(select(func.max(table.c.id))) or 0) + 1 for table in (figures, claims))
    row = {
        **report_row(report), "first_passage": first, "last_passage": first + len(chunks) - 1,
        "resolver": resolver_version(), "first_figure": first_figure, "first_claim": first_claim,
    }  # fmt: skip
    report_id = connection.scalar(insert(reports).returning(reports.c.id), row)
    connection.execute(delete(unsettled).where(unsettled.c.content == report.sha256))
    if report.kind is Kind.TEMPLATE:
        return
    contents: dict[Table, list[dict[str, Any]]] = {
        figures: [{"id": at, **figure_row(figure)} for at, figure in enumerate(report.figures, first_figure)],
        claims: [{"id": at, **claim_row(claim)} for at, claim in enumerate(report.claims, first_claim)],
        paragraphs: [paragraph_row(one) for one in with_remarks(report.paragraphs, report.tables)],
        labels: label_rows(report),
        resolved: [dict(one) for one in found],
        passages: [_passage_row(first + n, one, vectors[n]) for n, one in enumerate(chunks)],
    }
    for table, rows in contents.items():
        if rows:
            connection.execute(insert(table), [{**row, "report_id": report_id} for row in rows])
    lexical.insert(connection, ((first + n, one.indexed) for n, one in enumerate(chunks)))


def forget_report(connection: Connection, file: str) -> str | None:
    """Take out a report and announce its content as nobody's; the hash of its bytes, or None where there was none."""
    columns = (reports.c.id, reports.c.sha256, reports.c.first_passage, reports.c.last_passage)
    row = connection.execute(select(*columns).where(reports.c.file == file)).one_or_none()
    if row is None:
        return None
    lexical.delete(connection, row.first_passage, row.last_passage)
    connection.execute(delete(reports).where(reports.c.id == row.id))
    connection.execute(insert_or(unsettled).values(content=row.sha256).on_conflict_do_nothing())
    return str(row.sha256)


def replace_resolved(connection: Connection, report_id: int, found: Sequence[Mapping[str, str]]) -> None:
    """Give a report what its indicators come to by the present version."""
    connection.execute(delete(resolved).where(resolved.c.report_id == report_id))
    if found:
        connection.execute(insert(resolved), [{**row, "report_id": report_id} for row in found])
    first = {
        f"first_{name}": select(func.coalesce(func.min(table.c.id), 0)).where(table.c.report_id == report_id).scalar_subquery()
        for name, table in (("figure", figures), ("claim", claims))
    }
    connection.execute(update(reports).where(reports.c.id == report_id).values(resolver=resolver_version(), **first))


def replace_vectors(connection: Connection, ids: Sequence[int], vectors: Vectors) -> None:
    """Give passages new vectors."""
    statement = update(passages).where(passages.c.id == bindparam("of")).values(vector=bindparam("new"))
    rows = [{"of": number, "new": vector.tobytes()} for number, vector in zip(ids, vectors, strict=True)]
    if rows:
        connection.execute(statement, rows)


def _passage_row(number: int, one: Chunk, vector: Vectors) -> dict[str, Any]:
    return {
        "id": number, "key": one.passage.id, "text": one.passage.text, "indexed": one.indexed,
        "section": dump_path(one.passage.section), "title": one.passage.table,
        "places": dump_places(one.passage.source), "vector": vector.tobytes(),
    }  # fmt: skip
