"""A real inference server with a tiny, randomly initialised model: the worst reader there is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status

pytestmark = pytest.mark.slow

CHAT = "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}assistant: "
PATIENCE = 120


def make_model(folder: Path) -> None:
    """Two layers of noise that speak in bytes."""
    from tokenizers import ByteLevelBPETokenizer
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

    bytes_alone = ByteLevelBPETokenizer()
    bytes_alone.train_from_iterator(["部门决算报告"], vocab_size=300, special_tokens=["<end>"])
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=bytes_alone._tokenizer, eos_token="<end>", pad_token="<end>")
    tokenizer.chat_template = CHAT
    tokenizer.save_pretrained(folder)
    config = Qwen2Config(
        vocab_size=len(tokenizer), hidden_size=64, intermediate_size=128, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=32768, eos_token_id=tokenizer.eos_token_id,
    )  # fmt: skip
    Qwen2ForCausalLM(config).save_pretrained(folder)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def is_up(url: str) -> bool:
    try:
        with urlopen(f"{url}/models", timeout=2) as reply:
            return bool(reply.status == 200)
    except (URLError, OSError):
        return False


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The name of the model and the address at which it is served."""
    if not find_spec("accelerate"):
        pytest.skip("transformers serve needs accelerate: pip install accelerate")
    folder, port = tmp_path / "tiny", free_port()
    make_model(folder)
    url, log = f"http://127.0.0.1:{port}/v1", tmp_path / "log"
    command = [str(Path(sys.executable).with_name("transformers")), "serve", str(folder), "--device", "cpu", "--port", str(port)]
    with log.open("wb") as told:
        server = subprocess.Popen(command, stdout=told, stderr=told, env={**os.environ, "HF_HUB_CACHE": str(tmp_path)})
        try:
            end = time.monotonic() + PATIENCE
            while not is_up(url):
                if server.poll() is not None or time.monotonic() > end:
                    pytest.skip(f"transformers serve does not start: {log.read_text(errors='replace')[-300:]}")
                time.sleep(0.5)
            yield str(folder), url
        finally:
            server.kill()
            server.wait()


def test_a_model_of_noise_changes_nothing(town: Library, served: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    name, url = served
    for setting, value in {"": f"openai:{name}", "_URL": url, "_TIMEOUT": "20", "_RETRIES": "0"}.items():
        monkeypatch.setenv(f"HESHU_MODEL{setting}", value)
    expected = {"云泽市财政局2024年公务接待费是多少": Status.ANSWERED, "云泽市财政局2024年离婚率": Status.REFUSED}
    for question, status in expected.items():
        start = time.monotonic()
        answer = ask(question, town, mode="llm", explain=True)
        assert time.monotonic() - start < 30
        assert (answer.status, answer.mode) == (status, "rules") and answer.note
        assert answer.figures == ask(question, town).figures
        assert any(call["output"] for call in answer.explain["model"]["calls"]) or "时限" in answer.note
