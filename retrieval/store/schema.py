"""The tables of a library: SQLite is the truth about every report; Chroma only follows it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

VERSION = 5
"""Raised whenever a table changes; a library of another version is brought up to date, or refused."""

metadata = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _of_report(kind: type[TypeEngine[int]] = Integer) -> Column[int]:
    return Column("report_id", kind, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True)


state = Table("state", metadata, Column("name", Text, primary_key=True), *_text("value"))
"""`generation`, `epoch` (counts the writes to Chroma), `model` (which embedding model made the vectors)."""

unsettled = Table("unsettled", metadata, Column("content", Text, primary_key=True))
"""Contents whose vectors or stored originals may be there although no report shows them: swept by the next writer."""

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
    *_text("organisation", "scope"),
    Column("year", Integer),
    *_text("kind"),
    Column("pages", Integer),
    Column("lines", Integer),
    *_text("forms"),
    Column("figures", Integer, nullable=False),
    *_text("notes"),
    Column("first_passage", Integer, nullable=False),
    Column("last_passage", Integer, nullable=False),
    Column("reader", Text, nullable=False, server_default=""),
    Column("resolver", Text, nullable=False, server_default=""),
    Column("first_figure", Integer, nullable=False, server_default="0"),
    Column("first_claim", Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
"""One row a report. Its passages have consecutive row numbers, so that the lexical index can be asked for one report; so have
its figures and its claims.

`reader` is the version of the reader that read it, `resolver` that of what made its rows of `resolved`; '' where not kept yet.
"""

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("table_no", Integer, nullable=False),
    *_text("title"),
    Column("form", Text),
    *_text("panel", "row", "label", "code", "parent", "column_path", "column", "state"),
    Column("value", Text),
    Column("decimals", Integer),
    Column("unit", Text),
    *_text("comparator", "quote", "subject", "row_path"),
    Column("role", Text),
    Column("year", Integer),
    *_text("section"),
    Column("unit_source", Text),
    *_text("placement", "label_source", "places"),
    Column("ocr", Boolean, nullable=False),
    Index("figures_label", "label", "report_id"),
    Index("figures_code", "code", "report_id"),
    Index("figures_form", "form", "report_id"),
)
"""One row a figure; `label` is the plain row label, `column` the plain last header, `value` a decimal in text."""

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    *_text("subject", "label", "kind", "value"),
    Column("decimals", Integer, nullable=False),
    Column("unit", Text),
    *_text("comparator", "quote", "sentence", "section", "base", "reason"),
    Column("role", Text),
    Column("year", Integer),
    *_text("places"),
    Index("claims_label", "label", "report_id"),
)

paragraphs = Table(
    "paragraphs", metadata, Column("id", Integer, primary_key=True), _of_report(), *_text("text", "section", "places")
)

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("key", Text, nullable=False, unique=True),
    *_text("text", "indexed", "section"),
    Column("title", Text),
    *_text("places"),
    Column("vector", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
"""`key` is the passage's id, also in Chroma; `indexed` is the text that was embedded; `vector` is float32, unit length."""

resolved = Table(
    "resolved",
    metadata,
    Column("indicator", Text, primary_key=True),
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, index=True),
    *_text("found"),
    sqlite_with_rowid=False,
)
"""What each indicator comes to in each report, as `resolving` keeps it: an order reads it instead of finding it anew."""

labels = Table(
    "labels",
    metadata,
    _of_report(),
    *_text("kind", "label", "printed"),
    Column("count", Integer, nullable=False),
)
"""The distinct labels of each report, kept apart so that understanding a question never scans the figures."""
