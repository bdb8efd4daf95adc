"""What other programs can do: ask, extract, audit, and list reports; the same functions as HTTP endpoints and as MCP tools."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any, Literal

import gradio as gr
from gradio.events import api

from extraction.errors import HeshuError
from retrieval.library import Library
from ui.terminal import chosen_files

Mode = Literal["rules", "llm"]
Json = dict[str, Any]


class Programs:
    """The functions over one library; a HeshuError says in one sentence what can't be done. Files are named, never paths."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def ask(
        self, question: str, history: list[str] | None = None, reports: list[str] | None = None, mode: Mode = "rules"
    ) -> Json:
        """Answer a question in Chinese about the reports of the library, every number with its verdict and its place.

        Args:
            question: the question, for example 某某局2024年公务接待费是多少？
            history: earlier questions of the same conversation, oldest first
            reports: file names to look into; all reports where empty
            mode: "rules", or "llm" to let the configured chat model phrase the answer
        """
        from retrieval.answer import ask

        if not question.strip():
            raise HeshuError("问题是空的；请写出要问的内容。")
        return ask(question, self._library, history=history or (), files=self._chosen(reports), mode=mode).to_json()

    def extract(self, indicators: list[str] | None = None, reports: list[str] | None = None, mode: Mode = "rules") -> list[Json]:
        """Extract indicators of reports: value, unit, status, and every reading with its place.

        Args:
            indicators: names, groups (三公经费), codes or printed row labels; the core list where empty
            reports: file names; all reports where empty
            mode: "rules", or "llm" to have the configured chat model read them too
        """
        from retrieval.extraction import extract_from

        found = extract_from(self._library, indicators or [], self._chosen(reports), mode)
        return [entry.to_json() for entry in found.entries]

    def audit(self, reports: list[str] | None = None) -> Json:
        """Check reports for consistency: `findings` with arithmetic and places, and the `ledger` of every rule and report.

        Args:
            reports: file names; all reports but templates where empty
        """
        from extraction.audit import audit, files

        chosen = self._chosen(reports) or [record.file for record in self._library.reports() if record.kind != "模板"]
        read, complaints = files.read_reports([self._library.path_of(file) for file in chosen])
        *findings, ledger = files.as_json(audit(read))
        return {"findings": findings, **ledger, "notes": complaints}

    def reports(self) -> list[Json]:
        """The reports that the library holds: file, organisation, year, kind, forms, number of figures, notes."""
        return [asdict(record) for record in self._library.reports()]

    def all(self) -> tuple[Callable[..., Any], ...]:
        """The functions, by whose names programs call them."""
        return self.ask, self.extract, self.audit, self.reports

    def _chosen(self, names: list[str] | None) -> list[str] | None:
        return chosen_files(self._library, names or ())


def endpoints(library: Library) -> None:
    """Hang the functions into the page being built, as named endpoints of its HTTP API."""
    for function in Programs(library).all():
        api(_telling(function), api_name=function.__name__, concurrency_limit=4)


def _telling(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with what it refuses told to the caller."""

    @wraps(function)
    def called(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except HeshuError as error:
            raise gr.Error(str(error), print_exception=False) from None

    return called
