"""Which code and knowledge made what a library holds of a file: what read it, and what found its indicators."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

from extraction.reading.scanned import can_recognise
from retrieval.settings import ROOT

_READ_BY = ("extraction/*.py", "extraction/reading/*.py", "data/forms.yaml", "retrieval/chunking.py")
_FOUND_BY = ("extraction/*.py", "retrieval/**/*.py", "data/*.yaml")


@cache
def reader_version() -> str:
    """A short hash that is another one after every change of the reader, and where pictures can be read and could not."""
    return _hash(_READ_BY, b"pictures" if can_recognise() else b"")


@cache
def resolver_version() -> str:
    """A short hash that is another one after every change of what finds the indicators of a report."""
    return _hash(_FOUND_BY)


def _hash(patterns: Sequence[str], start: bytes = b"") -> str:
    content = hashlib.sha256(start)
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.hexdigest()[:16]
