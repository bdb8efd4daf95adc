"""Which reader made what a library holds of a file: the code and the knowledge that read, and whether pictures could be read."""

from __future__ import annotations

import hashlib
from functools import cache

from extraction.reading.scanned import can_recognise
from retrieval.settings import ROOT

_MADE_BY = ("extraction/*.py", "extraction/reading/*.py", "data/forms.yaml", "retrieval/chunking.py")


@cache
def reader_version() -> str:
    """A short hash that is another one after every change of the reader; rather once too often than not."""
    content = hashlib.sha256(b"pictures" if can_recognise() else b"")
    for pattern in _MADE_BY:
        for path in sorted(ROOT.glob(pattern)):
            content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.hexdigest()[:16]
