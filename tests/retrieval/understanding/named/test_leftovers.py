"""What is left of a question is the same in every process."""

import os
import subprocess
import sys

import pytest

from retrieval.understanding.named.leftovers import named_stretches

ASKED = "现在在职有多少人离退休的有多少人"


@pytest.mark.parametrize("seed", ["0", "3"])
def test_what_is_left_of_a_question_hangs_on_no_hash_seed(seed: str) -> None:
    told = f"from retrieval.understanding.named.leftovers import named_stretches; print(named_stretches({ASKED!r}))"
    run = subprocess.run(
        [sys.executable, "-c", told], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == str(named_stretches(ASKED))


def test_a_filler_inside_a_longer_word_belongs_to_it() -> None:
    assert named_stretches("有多少名高级教师") == ["高级教师"]
    assert named_stretches("三个部门的国内公务接待")[-1] == "国内公务接待"
