"""What is found in reports when they are taken in: the same as what a question finds, for as long as the code is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import retrieval.chain.gathering
import retrieval.readings.resolving
from extraction.indicators import catalogue
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.readings.facts import Facts
from retrieval.readings.leading import NUMBERS, resolve
from retrieval.readings.resolving import Kept, kept_of
from retrieval.store.schema import resolved
from tests.retrieval.made import PairEmbeddings, original, report

ORDER = "哪个单位三公经费最高"


def kept_in(library: Library) -> dict[str, Kept]:
    indicators = [indicator.id for indicator in catalogue().all]
    with library.storage.reading() as connection:
        return dict(kept_of(connection, indicators, NUMBERS, [record.file for record in library.reports()]))


def test_what_is_kept_is_what_is_found(town: Library) -> None:
    known, kept = catalogue(), kept_in(town)
    for record in town.reports():
        facts = Facts(record, tuple(town.figures([record.file])), tuple(town.claims([record.file])))
        found = {(one.id, number): resolve(facts, known, one, number) for one in known.all for number in NUMBERS}
        told = {key: one for key, one in found.items() if one is not None}
        assert {key: one.certain for key, one in told.items()} == {key: bool(own) for key, own in kept[record.file].items()}
        leads = {key: (one.readings[0], one.verdict, one.name) for key, one in told.items() if one.certain}
        assert leads == {key: (own.lead, own.verdict, own.name) for key, own in kept[record.file].items() if own}
        assert leads


@pytest.mark.parametrize("order", [ORDER, "各单位公务接待费占三公经费的比例，谁最高"])
def test_orders_are_read_from_what_is_kept(order: str, town: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    told = ask(order, town)
    monkeypatch.setattr(retrieval.chain.gathering, "MANY", 0)
    monkeypatch.setattr("retrieval.readings.selected.selected_facts", None)
    assert told.figures and ask(order, town).answer == told.answer


def test_what_another_version_found_is_not_read(town: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval.chain.gathering, "MANY", 0)
    told = ask(ORDER, town)
    monkeypatch.setattr(retrieval.readings.resolving, "resolver_version", lambda: "another")
    assert kept_in(town) == {}
    assert ask(ORDER, town).answer == told.answer


def test_it_goes_with_its_report(tmp_path: Path) -> None:
    library, given = Library(tmp_path / "库", PairEmbeddings()), report()
    library.add(given, original(tmp_path, given.file))
    assert kept_in(library)[given.file]
    library.remove(given.file)
    with library.storage.reading() as connection:
        assert connection.execute(resolved.select()).all() == []
    library.close()
