"""Train the bundled embedding model: `python -m eval.train_embedding [-o data/model] [--held-out LIBRARY]`.

Contrastive training of an n-gram table on `eval.training_text`: in a batch every question must find the passage of
its own concept among those of all others. A batch draws each concept once, since two of one concept would be taken
for a mismatch. Some two minutes on two cores; the same seed gives the same model.
"""

from __future__ import annotations

import json
import random
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from torch.nn import functional

from eval.training_text import Concept, concepts, passage, question
from retrieval.embedding import MODEL_FOLDER
from retrieval.store.ngrams import ngram_ids, quantise

BUCKETS = 1 << 14
DIM = 256
STEPS = 2500
BATCH = 64
POOL = 60
"""Questions and passages made of each concept; a step draws from them."""

DROPPED = 0.15
"""Share of a text's n-grams that a step leaves out, so that no single one is relied on."""

SHARPNESS = 20.0
SHORTER = 64
"""The first so many dimensions are trained to do alone as well, which also steadies the whole."""


class _Table(torch.nn.Module):
    """A vector and a weight for every bucket."""

    def __init__(self) -> None:
        super().__init__()
        self.vectors = torch.nn.Parameter(torch.randn(BUCKETS, DIM) * 0.05)
        self.weights = torch.nn.Parameter(torch.zeros(BUCKETS))

    def forward(self, texts: Sequence[np.ndarray]) -> torch.Tensor:
        ids = torch.from_numpy(np.concatenate(texts))
        starts = torch.tensor([0, *(len(text) for text in texts[:-1])]).cumsum(0)
        weights = torch.exp(self.weights[ids])
        return functional.embedding_bag(ids, self.vectors, starts, mode="sum", per_sample_weights=weights)

    def table(self) -> np.ndarray:
        """The weighted vectors as one table."""
        return (self.vectors * torch.exp(self.weights)[:, None]).detach().numpy()


def train(known: Sequence[Concept], seed: int = 0, steps: int = STEPS) -> np.ndarray:
    """The n-gram table that brings the questions of each concept to its passages."""
    torch.manual_seed(seed)
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    asked = [[_ids(question(one, chance)) for _ in range(POOL)] for one in known]
    printed = [[_ids(passage(one, chance)) for _ in range(POOL)] for one in known]
    model = _Table()
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.05, steps)
    for step in range(steps):
        drawn = chance.sample(range(len(known)), min(BATCH, len(known)))
        questions = model([_thinned(chance.choice(asked[one]), noise) for one in drawn])
        passages = model([_thinned(chance.choice(printed[one]), noise) for one in drawn])
        loss = _mismatch(questions, passages) + _mismatch(questions[:, :SHORTER], passages[:, :SHORTER])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 500 == 499:
            print(f"step {step + 1}: loss {loss.item():.3f}", file=sys.stderr)
    return model.table()


def _ids(text: str) -> np.ndarray:
    return np.array(ngram_ids(text, BUCKETS))


def _thinned(ids: np.ndarray, noise: np.random.Generator) -> np.ndarray:
    kept = ids[noise.random(len(ids)) > DROPPED]
    return kept if len(kept) else ids


def _mismatch(questions: torch.Tensor, passages: torch.Tensor) -> torch.Tensor:
    """The multiple-negatives ranking loss, both ways."""
    scores = SHARPNESS * functional.normalize(questions) @ functional.normalize(passages).T
    own = torch.arange(len(scores))
    return (functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)) / 2


def save(table: np.ndarray, folder: Path) -> None:
    """Write the model so that both `retrieval.ngrams` and sentence-transformers load it."""
    folder.mkdir(parents=True, exist_ok=True)
    weight, scale = quantise(table)
    save_file({"weight": weight, "scale": scale}, folder / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "retrieval.store.ngram_module.NgramEmbedding"}]
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "config.json", {"buckets": BUCKETS, "dim": DIM})
    _write_json(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def without_last_words(known: Sequence[Concept], count: int = 2, least: int = 6) -> list[Concept]:
    """The concepts without the last words of each that has enough of them: what a test of unknown wording trains on."""
    return [replace(one, words=one.words[:-count]) if len(one.words) >= least else one for one in known]


def main() -> None:
    """Train on everything and write the model."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--held-out", action="store_true", help="leave the last two words of each concept out, for a test")
    options = parser.parse_args()
    known = concepts()
    print(f"{len(known)} concepts, {sum(len(one.words) for one in known)} words", file=sys.stderr)
    save(train(without_last_words(known) if options.held_out else known), options.output)


if __name__ == "__main__":
    main()
