"""The bundled model as a module of sentence-transformers, so that `SentenceTransformer("data/model")` loads it.

Only sentence-transformers imports this file; the program itself uses `retrieval.ngrams`, which gives the same vectors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers.base.modules import InputModule
from torch.nn import functional

from retrieval.store.ngrams import ngram_ids, quantise


class NgramEmbedding(InputModule):
    """A sum of n-gram vectors, scaled to unit length; saved as int8 with a scale for each row."""

    config_keys: list[str] = ["buckets", "dim"]  # noqa: RUF012
    config_file_name = "config.json"

    def __init__(self, buckets: int = 1 << 14, dim: int = 256) -> None:
        super().__init__()
        self.buckets = buckets
        self.dim = dim
        self.weight = torch.nn.Parameter(torch.randn(buckets, dim) * 0.05)

    def preprocess(self, inputs: Any, prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """The buckets of all texts in one row, and where each text begins."""
        ids = [ngram_ids((prompt or "") + text, self.buckets) for text in inputs]
        starts = torch.tensor([0, *map(len, ids)]).cumsum(0)[:-1]
        return {"input_ids": torch.tensor([bucket for one in ids for bucket in one]), "starts": starts}

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Add the sentence embeddings to the features."""
        sums = functional.embedding_bag(features["input_ids"], self.weight, features["starts"], mode="sum")
        features["sentence_embedding"] = functional.normalize(sums)
        return features

    def get_embedding_dimension(self) -> int:
        """The length of a vector."""
        return self.dim

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write config.json and model.safetensors."""
        self.save_config(output_path)
        weight, scale = quantise(self.weight.detach().numpy())
        tensors = {"weight": torch.from_numpy(weight), "scale": torch.from_numpy(scale)}
        save_file(tensors, Path(output_path) / "model.safetensors")

    @classmethod
    def load(cls, model_name_or_path: str, **_: Any) -> NgramEmbedding:  # type: ignore[override]
        """Read what `save` wrote."""
        module = cls(**cls.load_config(model_name_or_path))
        tensors = load_file(Path(model_name_or_path) / "model.safetensors")
        module.weight.data = tensors["weight"].float() * tensors["scale"][:, None]
        return module
