"""What a library folder holds and who may touch it when: the SQLite file, Chroma, the stored originals, and the lock.

Everything outside SQL is named by the hash of a report's bytes, and announced in `unsettled` before it is written;
the SQL transaction that makes the report visible takes the announcement back. What is still announced when the
next writer comes belongs to no report and is swept.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from extraction.errors import HeshuError
from retrieval.store import database, schema
from retrieval.store.vectors import Vectors, VectorStore, store_at

WAIT = 600.0
"""Seconds that a writer waits for another one."""


class Storage:
    """One library folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._originals = self.folder / "files"
        self._store = store_at(self.folder / "chroma")
        try:
            self._originals.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = FileLock(self.folder / ".lock", mode=0o600)
            self._engine = database.connect(self.folder / "library.sqlite")
            if database.version_of(self._engine) != schema.VERSION:
                with self._locked():
                    database.make_current(self._engine)
        except (OSError, database.Failure) as error:
            raise HeshuError(f"无法使用报告库“{folder}”（{error}）；请检查路径和读写权限，或用 --library 换一个目录。") from None
        database.check_version(self._engine, folder)

    def close(self) -> None:
        """Let go of all files."""
        self._store.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the library throughout."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The right to write, waited for; sweeps first what a killed writer left behind."""
        with self._locked():
            self.sweep()
            yield

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One step that becomes visible whole, and raises the generation; only inside `writing`."""
        with self._engine.begin() as connection:
            yield connection
            database.raise_count(connection, "generation")

    @contextmanager
    def _locked(self, wait: float = WAIT) -> Iterator[None]:
        try:
            held = self._lock.acquire(timeout=wait)
        except Timeout:
            raise HeshuError(f"报告库“{self.folder}”正被另一个进程写入；请等它完成后重试。") from None
        with held:
            yield

    def _vectors_for_writing(self) -> VectorStore:
        """Chroma, current; the write is counted first, so that every other process reopens before it trusts its own."""
        with self._engine.begin() as connection:
            epoch = database.raise_count(connection, "epoch")
        return self._store.open(seen=epoch - 1, now=epoch)

    @contextmanager
    def vectors_for_reading(self) -> Iterator[VectorStore | None]:
        """Chroma, current; None while somebody else has it, who is not waited for."""
        try:
            held = self._lock.acquire(timeout=0)
        except Timeout:
            yield None
            return
        with held:
            with self.reading() as connection:
                epoch = database.count(connection, "epoch")
            yield self._store.open(seen=epoch, now=epoch)

    def store_aside(
        self, content: str, model: str, original: Path, file: str, keys: Sequence[str], vectors: Vectors
    ) -> None:
        """Announce a report's content, then store its vectors and its file: all of it that is outside SQL."""
        with self._engine.begin() as connection:
            connection.execute(insert(schema.unsettled).values(content=content).on_conflict_do_nothing())
            database.put(connection, "model", model)
        target = self.original(content, file)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        if target.exists():
            # Another reader has read it, into passages that may have been others.
            self._vectors_for_writing().delete(collection_of(model), content)
        else:
            shutil.copyfile(original, target)
            os.chmod(target, 0o600)
        if keys:
            self._vectors_for_writing().upsert(collection_of(model), [content] * len(keys), keys, vectors)

    def store_anew(self, model: str, passages: Sequence[tuple[str, str]], vectors: Vectors) -> None:
        """Store the vectors of every passage, given by key and content, under a model that takes the place of another."""
        store = self._vectors_for_writing()
        keys, contents = [key for key, _ in passages], [content for _, content in passages]
        store.upsert(collection_of(model), contents, keys, vectors)
        store.keep_only(collection_of(model))

    def sweep(self) -> None:
        """Drop what is stored outside SQL for contents that no report shows."""
        with self.reading() as connection:
            announced, shown = schema.unsettled.c.content, select(schema.reports.c.sha256)
            contents = list(connection.scalars(select(announced).where(announced.not_in(shown))))
            model = database.get(connection, "model")
        if not contents:
            return
        store = self._vectors_for_writing()
        for content in contents:
            store.delete(collection_of(model), content)
            shutil.rmtree(self._originals / content[:16], ignore_errors=True)
        with self._engine.begin() as connection:
            connection.execute(delete(schema.unsettled).where(schema.unsettled.c.content.in_(contents)))

    def original(self, content: str, file: str) -> Path:
        """Where the original of a report is kept."""
        return self._originals / content[:16] / file


def collection_of(model: str) -> str:
    """The name of the Chroma collection for an embedding model's vectors."""
    return "passages-" + hashlib.sha256(model.encode()).hexdigest()[:16]
