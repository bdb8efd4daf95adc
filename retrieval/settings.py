"""The settings of a session, from the environment or `.env` beside `app.py`; reading them keeps libraries from calling home."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from extraction.errors import HeshuError

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


class Structured(StrEnum):
    """How a chat model is asked for JSON: by a feature of its server, or by words alone."""

    JSON_SCHEMA = "json_schema"
    FUNCTION_CALLING = "function_calling"
    JSON_MODE = "json_mode"
    PROMPT = "prompt"


@dataclass(frozen=True)
class ModelSettings:
    """Which chat model assists, and how much it may take.

    `name` (HESHU_MODEL) is what LangChain's `init_chat_model` takes, `provider:model`; empty for none. `url` is the base URL
    of an OpenAI-compatible server. `timeout` (seconds) and `tokens` are what one question may take altogether, all requests
    and repetitions together; `retries` is how often a failed request is repeated.
    """

    name: str = ""
    url: str = ""
    key: str = field(default="", repr=False)
    timeout: int = 60
    retries: int = 2
    tokens: int = 30_000
    structured: Structured = Structured.JSON_SCHEMA

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> ModelSettings:
        """The settings that an environment states; HeshuError for one that makes no sense."""
        url = environment.get("HESHU_MODEL_URL", "")
        if url and not url.startswith(("http://", "https://")):
            raise _bad("HESHU_MODEL_URL", "以 http:// 或 https:// 开头", url)
        structured = environment.get("HESHU_MODEL_STRUCTURED") or cls.structured
        if structured not in list(Structured):
            raise _bad("HESHU_MODEL_STRUCTURED", f"是 {'、'.join(Structured)} 之一", structured)
        return cls(
            name=environment.get("HESHU_MODEL", ""),
            url=url,
            key=environment.get("HESHU_MODEL_KEY", ""),
            timeout=_whole(environment, "HESHU_MODEL_TIMEOUT", 1, cls.timeout),
            retries=_whole(environment, "HESHU_MODEL_RETRIES", 0, cls.retries),
            tokens=_whole(environment, "HESHU_MODEL_TOKENS", 1, cls.tokens),
            structured=Structured(structured),
        )


def _whole(environment: Mapping[str, str], name: str, least: int, default: int) -> int:
    stated = environment.get(name) or str(default)
    if not stated.isdecimal() or int(stated) < least:
        raise _bad(name, f"是不小于 {least} 的整数", stated)
    return int(stated)


def _bad(name: str, wanted: str, stated: str) -> HeshuError:
    return HeshuError(f"设置 {name} 应当{wanted}，而不是“{stated}”；请改正环境变量或 .env。")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set.

    `library` (HESHU_LIBRARY) is the folder of the report library; `embedding` (HESHU_EMBEDDING) is `bundled`, the
    folder of a sentence-transformers model, or the name of one on the model hub; `model` (HESHU_MODEL…) is the chat model.
    `users` (HESHU_USERS) is the file of accounts that a log-in asks for, None for no log-in; `upload_mb` (HESHU_UPLOAD_MB) and
    `upload_pages` (HESHU_UPLOAD_PAGES) are the most that one uploaded file may have.
    """

    library: Path = ROOT / "data" / "library"
    embedding: str = BUNDLED
    model: ModelSettings = field(default_factory=ModelSettings)
    users: Path | None = None
    upload_mb: int = 64
    upload_pages: int = 2000

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that an environment states, defaults for the rest."""
        return cls(
            library=Path(environment.get("HESHU_LIBRARY") or cls().library).expanduser(),
            embedding=environment.get("HESHU_EMBEDDING") or cls().embedding,
            model=ModelSettings.read(environment),
            users=Path(environment["HESHU_USERS"]).expanduser() if environment.get("HESHU_USERS") else None,
            upload_mb=_whole(environment, "HESHU_UPLOAD_MB", 1, cls().upload_mb),
            upload_pages=_whole(environment, "HESHU_UPLOAD_PAGES", 1, cls().upload_pages),
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
