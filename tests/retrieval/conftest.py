"""A library of the made-up departments, read once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retrieval.library import Library
from tests.retrieval.town import fill


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three departments, searched by the bundled embedding model."""
    folder = tmp_path_factory.mktemp("town")
    library = Library(folder / "库")
    fill(library, folder)
    yield library
    library.close()
