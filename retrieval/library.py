"""The report library: one folder that any process may read at any time, and that one process at a time writes.

A report becomes visible in one SQL transaction, when all of it is in; figures, claims and texts come back as the
objects that were put in, selected by SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from langchain_core.embeddings import Embeddings
from sqlalchemy import Column, Connection, Select, Table, func, select

from extraction.errors import HeshuError
from extraction.indicators import catalogue
from extraction.labels import plain_label
from extraction.report import Claim, ClaimKind, Figure, Kind, Paragraph, Report, State
from retrieval.chunking import chunk
from retrieval.embedding import identity_of, open_embedding
from retrieval.readings.facts import Facts
from retrieval.readings.resolving import resolved_rows
from retrieval.settings import load_settings
from retrieval.store import database, records
from retrieval.store.reader import reader_version, resolver_version
from retrieval.store.records import Label, Passage, ReportRecord, record_of, report_of
from retrieval.store.schema import claims, figures, labels, paragraphs, passages, reports
from retrieval.store.storage import Storage
from retrieval.store.vectors import Vectors
from retrieval.store.writing import forget_report, insert_report, replace_resolved, replace_vectors

Item = TypeVar("Item")

Files = Collection[str] | None
"""Base names of reports; None stands for every report of the library."""

Words = Collection[str] | None
"""The values of which a column may have any; None for no condition."""


class Added(StrEnum):
    """What adding a report did."""

    NEW = "new"
    REPLACED = "replaced"
    READ_ANEW = "read_anew"
    SAME_NAME = "same_name"
    SAME_CONTENT = "same_content"


class Library:
    """A report library in a folder, made on first use.

    `embedding` is what passages are searched by; the one of the settings where none is given. A library whose
    vectors another model made is refused, with the command that rebuilds it. Templates are listed and hold nothing.
    """

    def __init__(self, folder: Path, embedding: Embeddings | None = None) -> None:
        self.embedding = embedding or open_embedding(load_settings().embedding)
        self.model = identity_of(self.embedding)
        self.storage = Storage(folder)
        self._labels: tuple[int, tuple[Label, ...]] = (-1, ())
        self._headers: dict[tuple[int, str], list[tuple[str, str]]] = {}

    @property
    def generation(self) -> int:
        """A number that grows with every visible change; 0 for a library that never held a report."""
        with self.storage.reading() as connection:
            return database.count(connection, "generation")

    def close(self) -> None:
        """Let go of all files; the library must not be used after it."""
        self.storage.close()

    def check_model(self) -> None:
        """Refuse to go on when another embedding model made the library's vectors."""
        with self.storage.reading() as connection:
            made_by = database.get(connection, "model")
            holds_vectors = connection.scalar(select(passages.c.id).limit(1)) is not None
        if holds_vectors and made_by != self.model:
            folder = self.storage.folder
            raise HeshuError(
                f"报告库“{folder}”的索引由向量模型“{made_by}”建立，与现在的“{self.model}”不同；"
                f"请改回原来的模型，或运行 python app.py rebuild --library {folder} 重建索引。"
            )

    def add(self, report: Report, original: Path) -> Added:
        """Take in a report and a copy of its file; the same name with new bytes replaces, the same bytes change nothing.

        The same name and bytes replace what another version of the reader made of them.
        """
        self.check_model()
        if known := self.known(report.sha256, report.file):
            return known
        chunks = [] if report.kind is Kind.TEMPLATE else chunk(report)
        vectors = self._embed([one.indexed for one in chunks])
        found = resolved_rows(Facts(record_of(report), report.figures, report.claims), catalogue())
        with self.storage.writing():
            if known := self.known(report.sha256, report.file):
                return known
            keys = [one.passage.id for one in chunks]
            self.storage.store_aside(report.sha256, self.model, original, report.file, keys, vectors)
            with self.storage.transaction() as connection:
                replaced = forget_report(connection, report.file)
                insert_report(connection, report, chunks, vectors, found)
            self.storage.sweep()
        if replaced is None:
            return Added.NEW
        return Added.READ_ANEW if replaced == report.sha256 else Added.REPLACED

    def remove(self, file: str) -> None:
        """Take a report out; raises HeshuError when the library does not hold it."""
        with self.storage.writing():
            with self.storage.transaction() as connection:
                if not forget_report(connection, file):
                    raise _unknown(file)
            self.storage.sweep()

    def rebuild(self) -> None:
        """Make every vector anew with the present embedding model, and find anew what the indicators come to, in one step."""
        with self.storage.writing():
            resolved = self._resolved()
            with self.storage.reading() as connection:
                columns = (passages.c.id, passages.c.key, passages.c.indexed, reports.c.sha256)
                rows = connection.execute(select(*columns).join(reports).order_by(passages.c.id)).all()
            vectors = self._embed([row.indexed for row in rows])
            self.storage.store_anew(self.model, [(row.key, row.sha256) for row in rows], vectors)
            with self.storage.transaction() as connection:
                database.put(connection, "model", self.model)
                replace_vectors(connection, [row.id for row in rows], vectors)
                for report_id, found in resolved.items():
                    replace_resolved(connection, report_id, found)

    def _resolved(self) -> dict[int, list[dict[str, str]]]:
        """By report, what the indicators come to, of the reports that another version took in."""
        with self.storage.reading() as connection:
            older = connection.execute(select(reports).where(reports.c.resolver != resolver_version())).all()
        return {row.id: resolved_rows(self.facts_of(report_of(row)), catalogue()) for row in older}

    def facts_of(self, record: ReportRecord) -> Facts:
        """What a report prints."""
        return Facts(record, tuple(self.figures([record.file])), tuple(self.claims([record.file])))

    def _embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, 1), dtype=np.float32)
        vectors = np.array(self.embedding.embed_documents(list(texts)), dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)

    def reports(self) -> list[ReportRecord]:
        """Every report, by name."""
        with self.storage.reading() as connection:
            return [records.report_of(row) for row in connection.execute(select(reports).order_by(reports.c.file))]

    def file_of(self, sha256: str) -> str | None:
        """The name under which the library holds these bytes, or None."""
        with self.storage.reading() as connection:
            return connection.scalar(select(reports.c.file).where(reports.c.sha256 == sha256))

    def known(self, sha256: str, file: str) -> Added | None:
        """What adding these bytes under that name would come to without reading them; None where they are to be read."""
        with self.storage.reading() as connection:
            held = connection.execute(select(reports.c.file, reports.c.reader).where(reports.c.sha256 == sha256)).one_or_none()
        if held is None or (held.file == file and held.reader != reader_version()):
            return None
        return Added.SAME_NAME if held.file == file else Added.SAME_CONTENT

    def path_of(self, file: str) -> Path:
        """The stored original of a report; raises HeshuError when the library does not hold it."""
        with self.storage.reading() as connection:
            content = connection.scalar(select(reports.c.sha256).where(reports.c.file == file))
        if content is None:
            raise _unknown(file)
        return self.storage.original(content, file)

    def figures(
        self, files: Files = None, *, forms: Words = None, titles: Words = None, labels: Words = None, codes: Words = None,
        panels: Words = None, columns: Words = None, subjects: Words = None, roles: Words = None,
        states: Collection[State] | None = None, years: Collection[int] | None = None,
    ) -> list[Figure]:  # fmt: skip
        """Figures of the given reports in reading order, where every condition holds.

        `labels` are row labels and `columns` last headers, both compared in their plain form; the other
        conditions compare what is printed. Blank and unreadable cells are included unless `states` leaves them out.
        """
        plain_labels, plain_columns = _plain(labels), _plain(columns)
        conditions: dict[Column[Any], Collection[Any] | None] = {
            figures.c.form: forms, figures.c.title: titles, figures.c.label: plain_labels, figures.c.code: codes,
            figures.c.panel: panels, figures.c.column: plain_columns, figures.c.subject: subjects, figures.c.role: roles,
            figures.c.state: states, figures.c.year: years,
        }  # fmt: skip
        return self._select(figures, files, conditions, records.figure_of)

    def claims(
        self, files: Files = None, *, subjects: Words = None, kinds: Collection[ClaimKind] | None = None
    ) -> list[Claim]:
        """Claims of the given reports in reading order; `subjects` are compared in their plain form."""
        return self._select(claims, files, {claims.c.label: _plain(subjects), claims.c.kind: kinds}, records.claim_of)

    def paragraphs(self, files: Files = None) -> list[Paragraph]:
        """Paragraphs of the given reports in reading order."""
        return self._select(paragraphs, files, {}, records.paragraph_of)

    def passages(self, files: Files = None) -> list[Passage]:
        """Passages of the given reports: prose in reading order, then tables."""
        return self._select(passages, files, {}, records.passage_of)

    def _select(
        self, table: Table, files: Files, conditions: dict[Column[Any], Collection[Any] | None], make: Callable[[Any], Item]
    ) -> list[Item]:
        statement = _of_reports(table, files).order_by(table.c.id)
        for column, values in conditions.items():
            if values is not None:
                statement = statement.where(column.in_(list(values)))
        with self.storage.reading() as connection:
            return [make(row) for row in connection.execute(statement).all()]

    def labels(self) -> tuple[Label, ...]:
        """Every distinct label of the library with the reports that hold it; remembered until the library changes."""
        with self.storage.reading() as connection:
            generation = database.count(connection, "generation")
            if self._labels[0] != generation:
                self._labels = (generation, _read_labels(connection, None))
        return self._labels[1]

    def headers(self, form: str) -> list[tuple[str, str]]:
        """The distinct plain row labels and stored header paths of a form's cells; remembered until the library changes."""
        with self.storage.reading() as connection:
            generation = database.count(connection, "generation")
            if (generation, form) not in self._headers:
                self._headers = {key: known for key, known in self._headers.items() if key[0] == generation}
                distinct = select(figures.c.label, figures.c.column_path).where(figures.c.form == form).distinct()
                self._headers[generation, form] = list(connection.execute(distinct).tuples())
            return self._headers[generation, form]

    def row_labels(self, files: Files) -> tuple[Label, ...]:
        """The distinct labels of some reports."""
        with self.storage.reading() as connection:
            return _read_labels(connection, files)


def _of_reports(table: Table, files: Files) -> Select[Any]:
    statement = select(table, reports.c.file).join(reports, reports.c.id == table.c.report_id)
    return statement if files is None else statement.where(reports.c.file.in_(list(files)))


def _read_labels(connection: Connection, files: Files) -> tuple[Label, ...]:
    named = select(reports.c.id, reports.c.file)
    chosen = dict(connection.execute(named if files is None else named.where(reports.c.file.in_(list(files)))).tuples().all())
    keys = (labels.c.kind, labels.c.label, labels.c.printed)
    grouped = select(*keys, func.sum(labels.c.count), func.group_concat(labels.c.report_id)).group_by(*keys)
    if files is not None:
        grouped = grouped.where(labels.c.report_id.in_(chosen))
    return records.merge_labels(connection.execute(grouped).tuples(), chosen)


def _plain(words: Words) -> set[str] | None:
    return None if words is None else {plain_label(word) for word in words}


def _unknown(file: str) -> HeshuError:
    return HeshuError(f"报告库中没有“{file}”；用 python app.py reports 查看库中的文件名。")
