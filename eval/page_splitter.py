"""LangChain's default recipe for documents, the baseline of the suite `retrieval`: split page texts, Chroma, nearest vectors."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

CHUNK_SIZE = 1000
OVERLAP = 200
"""Of the text splitter, as in LangChain's tutorial on retrieval."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a page."""

    id: str
    file: str
    page: int
    text: str


class PageSplitter:
    """An index in memory over PDF files."""

    def __init__(self, paths: Sequence[Path], embedding: Embeddings) -> None:
        import chromadb
        from chromadb.config import Settings

        self.chunks = list(_chunks(paths))
        self._embedding = embedding
        client = chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
        self._store = client.get_or_create_collection("page-splitter")
        self._store.upsert(
            [chunk.id for chunk in self.chunks],
            embeddings=self._vectors([chunk.text for chunk in self.chunks]),
            metadatas=[{"file": chunk.file} for chunk in self.chunks],
        )

    def find(self, question: str, files: Collection[str] | None, k: int) -> list[str]:
        """The ids of the nearest chunks in some files, None: in all."""
        where: Any = {"file": {"$in": sorted(files)}} if files is not None else None
        found = self._store.query(query_embeddings=self._vectors([question]), n_results=k, where=where)
        return list(found["ids"][0])

    def _vectors(self, texts: list[str]) -> Any:
        return self._embedding.embed_documents(texts)


def _chunks(paths: Sequence[Path]) -> Iterator[Chunk]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=OVERLAP)
    for path in paths:
        for page, text in enumerate(_page_texts(path), 1):
            for number, part in enumerate(splitter.split_text(text)):
                yield Chunk(f"{path.name}/{page}/{number}", path.name, page, part)


def _page_texts(path: Path) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield page.extract_text()
            page.close()
