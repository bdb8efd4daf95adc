"""Chat models from the settings: any that LangChain's `init_chat_model` takes, bounded in time, tries and tokens.

Servers that call themselves compatible differ: some ignore or refuse structured output, some never end. So the schema is
always told in words too, every answer is validated, and whatever goes wrong comes out as one `ModelFailure`.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from retrieval.chat.model_session import TOO_LATE, Call, Messages, ModelFailure, Session, bounded, estimate
from retrieval.settings import ModelSettings, Settings, Structured

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from pydantic import BaseModel, ValidationError

SchemaT = TypeVar("SchemaT", bound="BaseModel")

_REPLY_TOKENS = 4096
"""What one reply may take: servers that know no bound of their own would go on to the end of their context."""

_BACKOFF = 0.5
"""Seconds before the first repetition; doubled for each that follows."""

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_ENDINGS = ("finish_reason", "stop_reason", "done_reason")
"""Under which names providers tell why a reply ended; a stream that tells none was cut."""

_BROKEN, _REFUSED, _ERROR = "连接不上服务器，或连接中断", "服务器拒绝了请求", "服务器内部出错"
_CAUSES = {
    "ModelAuthenticationError": "密钥无效（HESHU_MODEL_KEY）",
    "ModelPermissionDeniedError": "密钥没有使用这个模型的权限（HESHU_MODEL_KEY）",
    "ModelNotFoundError": "服务器上没有这个模型（HESHU_MODEL、HESHU_MODEL_URL）",
    "ModelRateLimitError": "服务器限流",
    "ModelAPIError": _ERROR,
    "ModelConnectionError": _BROKEN,
    "ModelTimeoutError": TOO_LATE,
    "TimeoutError": TOO_LATE,
    "ContextOverflowError": "内容超出了模型的上下文长度",
    "ModelInvalidRequestError": _REFUSED,
}
"""What an exception of a client, or the nearest of its bases, means to a user."""


class Model:
    """One chat model; its client is made at first use, so that having it in the settings costs nothing."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self.name = _display_name(settings)

    def session(self) -> Session:
        """A fresh budget of time and tokens, for one question."""
        return Session(self._settings)

    def structured(self, schema: type[SchemaT], messages: Messages, session: Session) -> SchemaT:
        """The reply as an object of the schema, with one round to mend what is not; raises ModelFailure."""
        from pydantic import ValidationError

        asked = [*messages, ("human", _in_words(schema))]
        for _ in range(2):
            text = self._reply(schema, asked, session)
            try:
                return schema.model_validate_json(_json_in(text))
            except ValidationError as error:
                session.calls[-1].failure = f"输出不合要求：{_complaint(error)}"
                asked = [*asked, ("ai", text), ("human", f"{session.calls[-1].failure}。请只输出改正后的 JSON。")]
        raise ModelFailure("输出不是所要求的 JSON")

    def stream(self, messages: Messages, session: Session, purpose: str = "answer") -> Iterator[str]:
        """The reply in pieces as it comes, without thoughts; ModelFailure, which may come after some pieces."""
        call, told = session.begin(purpose, messages), 0
        for message in self._tried(lambda: self._to_its_end(messages), call, session):
            call.output += message.text
            spoken = _spoken(call.output)
            if len(spoken) > told:
                yield spoken[told:]
                told = len(spoken)
        if not _spoken(call.output).strip():
            call.failure = "回答是空的"
            raise ModelFailure(call.failure)

    def _reply(self, schema: type[BaseModel], messages: Messages, session: Session) -> str:
        """The text of one structured reply; a server that refuses the method is asked again in words alone."""
        for method in dict.fromkeys((self._settings.structured, Structured.PROMPT)):
            call = session.begin(schema.__name__, messages)
            try:
                for message in self._tried(lambda by=method: iter([self._ask(schema, messages, by)]), call, session):  # type: ignore[misc]
                    call.output = _arguments(message) or _spoken(message.text)
                return call.output
            except ModelFailure as failure:
                if method is Structured.PROMPT or failure.cause not in (_REFUSED, _ERROR):
                    raise
        raise AssertionError("the last method returns or raises")

    def _ask(self, schema: type[BaseModel], messages: Messages, method: Structured) -> BaseMessage:
        if method is Structured.PROMPT:
            return self._chat.invoke(list(messages))
        asked = self._chat.with_structured_output(schema.model_json_schema(), method=str(method), include_raw=True)
        return asked.invoke(list(messages))["raw"]  # type: ignore[index]

    def _to_its_end(self, messages: Messages) -> Iterator[BaseMessage]:
        """The chunks of a reply; ModelFailure where it stops before its end."""
        ended = ""
        for chunk in self._chat.stream(list(messages)):
            ended = next((str(chunk.response_metadata[name]) for name in _ENDINGS if chunk.response_metadata.get(name)), ended)
            yield chunk
        if not ended:
            raise ModelFailure(_BROKEN)
        if ended in {"length", "max_tokens"}:
            raise ModelFailure("回答太长，没有说完")

    def _tried(self, request: Callable[[], Iterator[BaseMessage]], call: Call, session: Session) -> Iterator[BaseMessage]:
        """The messages of a request, which is repeated while it fails before saying anything and may yet succeed."""
        start, usage = time.monotonic(), 0
        try:
            for attempt in range(self._settings.retries + 1):
                try:
                    for message in bounded(request, session.deadline):
                        usage = max(usage, (getattr(message, "usage_metadata", None) or {}).get("total_tokens", 0))
                        yield message
                    call.failure = ""
                    return
                except Exception as error:  # what a broken server makes its client raise is not to be foreseen
                    call.failure = _cause(error)
                    pause = _BACKOFF * 2**attempt
                    late = time.monotonic() + pause >= session.deadline
                    if call.output or late or attempt == self._settings.retries or not _may_succeed(error):
                        raise ModelFailure(call.failure) from None
                    time.sleep(pause)
        finally:
            call.seconds = round(time.monotonic() - start, 3)
            call.tokens = usage or estimate([*call.messages, ("ai", call.output)])

    @cached_property
    def _chat(self) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        settings, name = self._settings, self._settings.name
        options: dict[str, Any] = {"timeout": settings.timeout, "max_retries": 0}
        if settings.url:
            name = f"openai:{name.removeprefix('openai:')}"
            # Compatible servers know max_tokens, not all of them max_completion_tokens, which is what `max_tokens=` sends.
            options |= {"base_url": settings.url, "stream_usage": True, "temperature": 0}
            options |= {"extra_body": {"max_tokens": _REPLY_TOKENS}}
        else:
            options |= {"max_tokens": _REPLY_TOKENS}
        if settings.key or settings.url:
            # A key of another service that happens to be in the environment is not to be sent to this server.
            options |= {"api_key": settings.key or "none"}
        try:
            return init_chat_model(name, **options)
        except ImportError:
            raise
        except Exception:
            raise ModelFailure("请检查 HESHU_MODEL（应写作“提供者:模型名”）和 HESHU_MODEL_KEY") from None


def configured(settings: Settings) -> str | None:
    """The name under which the chat model is shown; None where none is set."""
    return _display_name(settings.model) or None


def chat_model(settings: Settings) -> Model | None:
    """The chat model of the settings; None where none is set."""
    return _model(settings.model) if settings.model.name else None


@lru_cache(maxsize=4)
def _model(settings: ModelSettings) -> Model:
    return Model(settings)


def _display_name(settings: ModelSettings) -> str:
    return settings.name.removeprefix("openai:")


def _in_words(schema: type[BaseModel]) -> str:
    described = json.dumps(schema.model_json_schema(), ensure_ascii=False)
    return f"只输出一个 JSON 对象，不要其他文字，须符合这个 JSON Schema：\n{described}"


def _spoken(text: str) -> str:
    """A reply without thoughts; of an unfinished one also without what may become the mark of one."""
    spoken = _THOUGHT.sub("", text)
    opening = spoken.rfind("<")
    return spoken[:opening] if opening >= 0 and "<think>".startswith(spoken[opening:]) else spoken


def _arguments(message: BaseMessage) -> str:
    """The arguments of a tool call, as JSON; '' where there is none."""
    calls = [*getattr(message, "tool_calls", ()), *getattr(message, "invalid_tool_calls", ())]
    found = (calls[0]["args"] or "") if calls else ""
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _json_in(text: str) -> str:
    """The JSON object within a reply that wraps it in words or a fence."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _complaint(error: ValidationError) -> str:
    told = [f"{'.'.join(map(str, one['loc'])) or 'JSON'}（{one['msg']}）" for one in error.errors(include_url=False)[:5]]
    return "；".join(told)


def _cause(error: Exception) -> str:
    """What went wrong, in Chinese; never the server's own words, which may repeat the key."""
    if isinstance(error, ModelFailure):
        return error.cause
    if isinstance(error, ImportError):
        install = re.search(r"pip install [\w-]+", str(error))
        return "没有安装连接这个模型的程序包" + (f"，请运行 {install[0]}" if install else "")
    known = (_CAUSES[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _CAUSES)
    return next(known, "服务器的回应无法理解")


def _may_succeed(error: Exception) -> bool:
    if isinstance(error, ModelFailure):
        return error.cause == _BROKEN
    return not isinstance(error, ImportError | TimeoutError) and bool(getattr(error, "is_retryable", True))
