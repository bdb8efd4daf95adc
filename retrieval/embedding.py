"""Embedding models behind LangChain's `Embeddings`: the bundled one, or any of sentence-transformers by setting."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

from extraction.errors import HeshuError
from retrieval.settings import BUNDLED, ROOT
from retrieval.store import ngrams

MODEL_FOLDER = ROOT / "data" / "model"
"""The bundled model."""


class BundledEmbeddings(Embeddings):
    """The bundled n-gram model, in numpy alone."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        if not (folder / "model.safetensors").is_file():
            remedy = "请运行 python -m eval.train_embedding 重新训练，或恢复该目录"
            raise HeshuError(f"找不到内置向量模型“{folder}”；{remedy}。")
        self.folder = folder

    @cached_property
    def identity(self) -> str:
        """Name and fingerprint of the model."""
        return f"heshu-ngrams@{ngrams.fingerprint(self.folder)}"

    @cached_property
    def _model(self) -> ngrams.NgramModel:
        return ngrams.NgramModel(self.folder)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of texts."""
        return self._model.encode(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return self.embed_documents([text])[0]


class TransformerEmbeddings(Embeddings):
    """A sentence-transformers model, by folder or by its name on the model hub; loaded at first use."""

    def __init__(self, name: str) -> None:
        folder = Path(name).expanduser()
        if _looks_like_path(name) and not (folder / "modules.json").is_file():
            raise HeshuError(f"设置的向量模型“{name}”不是 sentence-transformers 模型的目录；请检查 HESHU_EMBEDDING。")
        self.name = str(folder) if _looks_like_path(name) else name

    @property
    def identity(self) -> str:
        """The name by which the model was asked for; of a folder, its last part."""
        return Path(self.name).resolve().name if _looks_like_path(self.name) else self.name

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer

        own = Path(self.name).resolve() == MODEL_FOLDER.resolve()
        try:
            return SentenceTransformer(self.name, trust_remote_code=own, device="cpu")
        except (OSError, ValueError) as error:
            remedy = "请检查名称和网络，或去掉 HESHU_EMBEDDING 改用内置模型"
            raise HeshuError(f"无法载入向量模型“{self.name}”（{type(error).__name__}）；{remedy}。") from error

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of texts."""
        vectors = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return [vector.tolist() for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question, with the model's own prompt for questions where it has one."""
        prompt = "query" if "query" in self._model.prompts else None
        vector = self._model.encode([text], prompt_name=prompt, normalize_embeddings=True, show_progress_bar=False)[0]
        return list(vector.tolist())


def open_embedding(setting: str) -> Embeddings:
    """The embedding model that a setting names; raises HeshuError at once for a folder that holds none."""
    return BundledEmbeddings() if setting == BUNDLED else TransformerEmbeddings(setting)


def identity_of(embedding: Embeddings) -> str:
    """What an index records of the model that made it."""
    return str(getattr(embedding, "identity", type(embedding).__name__))


def _looks_like_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or "\\" in name or name.count("/") > 1 or Path(name).exists()
