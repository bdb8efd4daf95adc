"""The passages' vectors in an embedded Chroma: always given explicitly, cosine, touched only under the library's lock.

A Chroma client keeps its index in memory, and a query of a client that is behind may write that index back over
a newer one. So nobody calls these methods without holding the lock, and a client that is behind is reopened first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_COSINE = {"hnsw": {"space": "cosine", "ef_search": 200}}
_stores: dict[Path, VectorStore] = {}


class VectorStore:
    """The Chroma folder of one library; `epoch` is the count of writes up to which this process has seen it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.epoch = -1
        self._client: Any = None

    def open(self, seen: int, now: int) -> VectorStore:
        """Make the client current: reopen it unless it has seen all writes up to `seen`; `now` is the count from here on."""
        if self.epoch != seen:
            self.close()
        self.epoch = now
        if self._client is None:
            import chromadb
            from chromadb.config import Settings

            settings = Settings(anonymized_telemetry=False)
            self._client = chromadb.PersistentClient(path=str(self.folder), settings=settings)
        return self

    def close(self) -> None:
        """Let go of the client and its files."""
        if self._client is not None:
            self._client.close()
        self._client = None
        self.epoch = -1

    def _collection(self, name: str) -> Any:
        return self._client.get_or_create_collection(name, embedding_function=None, configuration=_COSINE)

    def upsert(self, name: str, contents: Sequence[str], keys: Sequence[str], vectors: Vectors) -> None:
        """Put the vectors of passages, each with the content it belongs to, in batches as large as Chroma takes."""
        step = self._client.get_max_batch_size()
        collection = self._collection(name)
        for start in range(0, len(keys), step):
            end = start + step
            metadatas = [{"content": content} for content in contents[start:end]]
            collection.upsert(ids=list(keys[start:end]), embeddings=vectors[start:end], metadatas=metadatas)

    def delete(self, name: str, content: str) -> None:
        """Drop the vectors of one report."""
        self._collection(name).delete(where={"content": content})

    def keep_only(self, name: str) -> None:
        """Drop every collection but one: what a rebuild with another model leaves behind."""
        for collection in self._client.list_collections():
            if collection.name != name:
                self._client.delete_collection(collection.name)

    def size(self) -> int:
        """How many vectors there are, of all models."""
        return sum(collection.count() for collection in self._client.list_collections())

    def search(self, name: str, vector: Vectors, limit: int) -> list[str]:
        """The keys of the nearest passages, best first."""
        found = self._collection(name).query(query_embeddings=[vector], n_results=limit, include=[])
        return list(found["ids"][0])


def store_at(folder: Path) -> VectorStore:
    """The one store of a folder in this process: Chroma shares its clients by path."""
    return _stores.setdefault(folder.resolve(), VectorStore(folder.resolve()))
