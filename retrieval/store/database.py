"""The SQLite file of a library: opening it, its version, and the few named values that say what state it is in."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError as Failure

from extraction.errors import HeshuError
from retrieval.store import lexical, schema

__all__ = ["Failure", "check_version", "connect", "count", "get", "make_current", "put", "raise_count", "version_of"]

_PRAGMAS = ("busy_timeout = 30000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536")


def connect(path: Path) -> Engine:
    """An engine on a library's file (made on first use) whose transactions see one state from first to last statement."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def version_of(engine: Engine) -> int:
    """The version of the tables in the file; 0 for a file without any."""
    with engine.begin() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def make_current(engine: Engine) -> None:
    """Make the tables, or bring those of the version before up to date, in one step; other tables stay as they are."""
    version = version_of(engine)
    with engine.begin() as connection:
        if version == 0:
            schema.metadata.create_all(connection)
            lexical.create(connection)
        elif version == schema.VERSION - 1:
            for column in ("resolver TEXT NOT NULL DEFAULT ''", "first_figure INTEGER NOT NULL DEFAULT 0",
                           "first_claim INTEGER NOT NULL DEFAULT 0"):  # fmt: skip
                connection.exec_driver_sql(f"ALTER TABLE reports ADD COLUMN {column}")
            schema.resolved.create(connection)
        else:
            return
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
    os.chmod(str(engine.url.database), 0o600)


def check_version(engine: Engine, folder: Path) -> None:
    """Refuse a library whose tables are of another version."""
    if version_of(engine) != schema.VERSION:
        raise HeshuError(f"报告库“{folder}”由另一版本的程序建立，不能使用；请删除这个文件夹，再用 ingest 重新读入报告。")


def get(connection: Connection, name: str) -> str:
    """A named value; '' where it was never set."""
    return connection.scalar(select(schema.state.c.value).where(schema.state.c.name == name)) or ""


def put(connection: Connection, name: str, value: str) -> None:
    """Set a named value in the caller's transaction."""
    statement = insert(schema.state).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def count(connection: Connection, name: str) -> int:
    """A named counter; 0 where it was never raised."""
    return int(get(connection, name) or 0)


def raise_count(connection: Connection, name: str) -> int:
    """Raise a named counter by one in the caller's transaction; its new value."""
    value = count(connection, name) + 1
    put(connection, name, str(value))
    return value
