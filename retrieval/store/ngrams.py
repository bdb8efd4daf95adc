"""The bundled embedding model: a vector for every hashed run of one to three characters, summed over a text.

It knows no grammar and needs no torch: everyday and official wording share characters (接待/招待, 用车/公车), and
training on the indicator catalogue moves the rest together. `retrieval.ngram_module` is its twin for
sentence-transformers.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LONGEST = 400
"""Characters of a text that count."""

_SPLIT_NUMBER = re.compile(r"(?<=[\d,.])\s+(?=[\d,.])")
_NUMBER = re.compile(r"-?\d[\d,]*\.?\d*%?")
_NOISE = re.compile(r"[\s“”\"‘’'#]+")


def ngram_ids(text: str, buckets: int) -> list[int]:
    """The buckets of a text's character runs; every number is one sign, since values carry no meaning here."""
    closed = _SPLIT_NUMBER.sub("", unicodedata.normalize("NFKC", text).lower())
    plain = _NUMBER.sub("0", _NOISE.sub("", closed))[:LONGEST]
    runs = (plain[at : at + size] for size in (1, 2, 3) for at in range(len(plain) - size + 1))
    return [zlib.crc32(run.encode()) % buckets for run in runs] or [0]


def quantise(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Weights as whole numbers from -127 to 127 with a scale for each row."""
    scales = np.maximum(np.abs(weights).max(axis=1), 1e-12).astype(np.float32) / np.float32(127)
    return np.rint(weights / scales[:, None]).astype(np.int8), scales


class NgramModel:
    """The model read from its folder (config.json, model.safetensors)."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file

        self.buckets = int(json.loads((folder / "config.json").read_text(encoding="utf-8"))["buckets"])
        tensors = load_file(folder / "model.safetensors")
        self._weights = tensors["weight"].astype(np.float32) * tensors["scale"][:, None]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of texts."""
        sums = np.stack([self._weights[ngram_ids(text, self.buckets)].sum(axis=0) for text in texts])
        return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12), dtype=np.float32)


def fingerprint(folder: Path) -> str:
    """A short hash of the model's weights."""
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()[:12]
