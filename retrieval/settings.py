"""The settings of a session, from the environment or `.env` beside `app.py`; reading them keeps libraries from calling home."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The folder of `app.py`."""

BUNDLED = "bundled"
"""The embedding setting that stands for the model under `data/model`."""

_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGSMITH_TRACING": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set.

    `library` (HESHU_LIBRARY) is the folder of the report library; `embedding` (HESHU_EMBEDDING) is `bundled`, the
    folder of a sentence-transformers model, or the name of one on the model hub.
    """

    library: Path = ROOT / "data" / "library"
    embedding: str = BUNDLED

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that an environment states, defaults for the rest."""
        return cls(
            library=Path(environment.get("HESHU_LIBRARY") or cls().library).expanduser(),
            embedding=environment.get("HESHU_EMBEDDING") or cls().embedding,
        )


def load_settings(env_file: Path = ROOT / ".env") -> Settings:
    """Read the settings; the environment wins over the file.

    Call it before a heavy library is imported: it also tells them not to call home. Hub access is switched off
    only while the bundled model is in use.
    """
    from dotenv import dotenv_values

    stated = {name: value for name, value in dotenv_values(env_file).items() if value}
    settings = Settings.read({**stated, **os.environ})
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if settings.embedding == BUNDLED:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    return settings
