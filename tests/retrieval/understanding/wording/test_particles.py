"""The particle between a verb and what it did something with."""

from __future__ import annotations

import pytest

from retrieval.understanding.wording.particles import without_particle

WORDS = frozenset({"买公车", "买办公设备", "出国", "修车"})


@pytest.mark.parametrize(
    ("put", "meant"),
    [
        ("哪些单位买了公车", "哪些单位买公车"),
        ("财政局买了些办公设备", "财政局买办公设备"),
        ("谁出过国", "谁出国"),
        ("修了几次车", "修了几次车"),
        ("三公花了多少", "三公花了多少"),
        ("热线2023年的话务服务费多少", "热线2023年话务服务费多少"),
        ("不算公务接待费的话还剩多少", "不算公务接待费的话还剩多少"),
    ],
)
def test_a_verb_with_its_particle_is_the_word_of_the_catalogue(put: str, meant: str) -> None:
    assert without_particle(put, WORDS) == meant
