"""Embedding models: the bundled one in numpy and through sentence-transformers, and wrong settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.errors import HeshuError
from retrieval.embedding import MODEL_FOLDER, BundledEmbeddings, TransformerEmbeddings, identity_of, open_embedding
from retrieval.settings import Settings, load_settings
from retrieval.store.ngrams import ngram_ids, quantise

TEXTS = ["请客吃饭花了多少", "公务接待费支出决算为 0.15 万元", "", "“三公”经费", "行政运行 2010601", "Ａ股 12345 热线"]


def test_identical_through_sentence_transformers() -> None:
    own = BundledEmbeddings().embed_documents(TEXTS)
    through = TransformerEmbeddings(str(MODEL_FOLDER)).embed_documents(TEXTS)
    assert np.abs(np.array(own) - np.array(through)).max() < 1e-5
    assert np.allclose(np.linalg.norm(own, axis=1), 1, atol=1e-5)


def test_everyday_words_lie_near_their_official_name() -> None:
    model = BundledEmbeddings()
    official = ["公务接待费 决算数", "公务用车运行维护费 决算数", "因公出国（境）费 决算数", "住房公积金"]
    passages = np.array(model.embed_documents(official))
    for asked, nearest in (("请客吃饭", 0), ("加油修车的钱", 1), ("出国考察", 2)):
        assert int(np.argmax(passages @ np.array(model.embed_query(asked)))) == nearest


def test_the_bundled_model_needs_no_torch() -> None:
    code = (
        "import sys; from retrieval.embedding import BundledEmbeddings; BundledEmbeddings().embed_query('公务接待费')\n"
        "sys.exit(bool({'torch', 'transformers', 'sentence_transformers', 'chromadb'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=MODEL_FOLDER.parents[1]).returncode == 0


def test_layout_and_values_do_not_change_a_vector() -> None:
    assert ngram_ids("公务 接待费 1,222.54 万元", 1 << 14) == ngram_ids("公务接待费0万元", 1 << 14)
    assert ngram_ids("672. 13％", 1 << 14) == ngram_ids("8%", 1 << 14)


@given(st.lists(st.floats(-10, 10, width=32), min_size=4, max_size=4))
def test_quantising_errs_by_half_a_step_at_most(row: list[float]) -> None:
    weights = np.array([row], dtype=np.float32)
    whole, scale = quantise(weights)
    assert np.abs(whole * scale[:, None] - weights).max() <= scale[0] * 0.51


def test_a_wrong_folder_is_told_at_once(tmp_path: Path) -> None:
    for setting in ("./没有这个目录", str(tmp_path)):
        with pytest.raises(HeshuError, match="HESHU_EMBEDDING"):
            open_embedding(setting)
    with pytest.raises(HeshuError, match="train_embedding"):
        BundledEmbeddings(tmp_path)


def test_models_are_told_apart(tmp_path: Path) -> None:
    assert identity_of(BundledEmbeddings()).startswith("heshu-ngrams@")
    assert identity_of(open_embedding("BAAI/bge-small-zh-v1.5")) == "BAAI/bge-small-zh-v1.5"


def test_settings_come_from_the_environment_then_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.delenv("HESHU_EMBEDDING", raising=False)
    monkeypatch.setenv("HESHU_LIBRARY", str(tmp_path / "库"))
    file = tmp_path / ".env"
    file.write_text("HESHU_LIBRARY=/elsewhere\nHESHU_EMBEDDING=BAAI/bge-small-zh-v1.5\n", encoding="utf-8")
    assert load_settings(file) == Settings(tmp_path / "库", "BAAI/bge-small-zh-v1.5")
    assert "HF_HUB_OFFLINE" not in os.environ
    assert load_settings(tmp_path / "none").embedding == "bundled"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
