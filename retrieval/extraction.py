"""Indicators out of a library: the chosen reports, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extraction.choosing import Wanted, choose
from extraction.errors import HeshuError
from extraction.extract import Entry, extract
from extraction.indicators import catalogue
from extraction.report import Kind
from retrieval.chat.model_reading import ModelReader
from retrieval.chat.models import Model, chat_model
from retrieval.library import Library
from retrieval.settings import load_settings
from retrieval.store.records import Label, LabelKind, ReportRecord

NO_MODEL = "没有配置大模型（HESHU_MODEL），按规则抽取。"

_ROWS = (LabelKind.ROW, LabelKind.CODE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The entries, report after report, and what is to be known of the reports: what was left out, what could not be read.

    `model_notes` say where a model was to read and did not; they are among the notes too.
    """

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    model_notes: tuple[str, ...] = ()


class Mode(StrEnum):
    """Who reads: the rules alone, or a chat model too."""

    RULES = "rules"
    LLM = "llm"


def extract_from(
    library: Library, names: Sequence[str] = (), files: Collection[str] | None = None, mode: str = Mode.RULES,
    model: Model | None = None,
) -> Extracted:  # fmt: skip
    """The named indicators (the core list where none is named) of the given reports (all of them where None).

    With `mode` llm the `model`, or that of the settings, reads them too, and what it reads is checked; where there is none,
    the rules read alone and a note says so. Raises HeshuError for an unknown name, and where no report is left that is
    not a template.
    """
    records = [record for record in library.reports() if files is None or record.file in files]
    usable = [record for record in records if record.kind is not Kind.TEMPLATE]
    if not usable:
        raise HeshuError(_nothing_to_read(records))
    wanted = choose(names, catalogue(), {label.label for label in rows_of(library)})
    model = (model or chat_model(load_settings())) if mode == Mode.LLM else None
    reader = ModelReader(model, library) if model else None
    entries = tuple(entry for record in usable for entry in _entries(library, record, wanted, reader))
    told = tuple(reader.notes) if reader else (NO_MODEL,) if mode == Mode.LLM else ()
    return Extracted(entries, (*told, *(note for record in records for note in _notes(record))), told)


def rows_of(library: Library) -> list[Label]:
    """The printed row labels and codes of the library."""
    return [label for label in library.labels() if label.kind in _ROWS]


def _entries(library: Library, record: ReportRecord, wanted: Sequence[Wanted], reader: ModelReader | None) -> list[Entry]:
    file = [record.file]
    figures, claims = library.figures(file), library.claims(file)
    entries = extract(record, figures, claims, library.paragraphs(file), wanted, catalogue())
    return reader.read(record, entries, figures, claims) if reader else entries


def _nothing_to_read(records: Sequence[ReportRecord]) -> str:
    if not records:
        return "报告库是空的，没有可抽取的报告；先用 python app.py ingest 文件或文件夹 读入报告。"
    names = "、".join(record.file for record in records)
    return f"“{names}”是空白模板，没有可抽取的指标；请选择其他报告。"


def _notes(record: ReportRecord) -> list[str]:
    if record.kind is Kind.TEMPLATE:
        return [f"{record.file}：空白模板，未抽取。"]
    return [f"{record.file}：{note}" for note in record.notes]
