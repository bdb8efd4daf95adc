"""Chat models: what they send, how they mend, and that every trouble ends as one failure in bounded time."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from importlib import import_module
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from extraction.errors import HeshuError
from retrieval.chat.model_session import ModelFailure, bounded
from retrieval.chat.models import Model, chat_model, configured
from retrieval.settings import ModelSettings, Settings, Structured
from tests.openai_server import Body, FakeServer, Trouble, serving

KEY = "sk-a-secret-of-mine"
ASKED = [("human", "公务接待费是多少？")]
GOOD = json.dumps({"indicator": "公务接待费", "year": 2024}, ensure_ascii=False)


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """The client's library is loaded before any clock runs, however slow the machine is."""
    import_module("langchain_openai")


class Wanted(BaseModel):
    """What the tests ask for."""

    indicator: str
    year: int


def model(server: FakeServer, **settings: object) -> Model:
    """A model behind a fake server, patient for five seconds."""
    defaults: dict[str, object] = {"name": "openai:fake", "url": server.url, "key": KEY, "timeout": 5, "retries": 1}
    return Model(ModelSettings(**{**defaults, **settings}))  # type: ignore[arg-type]


def saying(*replies: str):
    """One reply after the other, the last one for ever."""
    left = chain(replies[:-1], repeat(replies[-1]))
    return lambda _: next(left)


def test_a_stream_comes_in_pieces_and_is_recorded() -> None:
    with serving(saying("<think>想想</think>2024年为2.50万元。[1]")) as server:
        made = model(server)
        session = made.session()
        pieces = list(made.stream(ASKED, session))
    assert "".join(pieces) == "2024年为2.50万元。[1]"
    assert len(pieces) > 3
    assert (session.calls[0].tokens, session.calls[0].failure) == (15, "")
    assert session.trace()[0]["messages"] == tuple(ASKED)
    assert server.seen[0]["max_tokens"] > 0
    assert server.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize("method", list(Structured))
def test_structured_output_by_each_method(method: Structured) -> None:
    with serving(saying(GOOD)) as server:
        made = model(server, structured=method)
        assert made.structured(Wanted, ASKED, made.session()) == Wanted(indicator="公务接待费", year=2024)
    sent = server.seen[0]
    assert ("response_format" in sent, "tools" in sent) == {
        Structured.JSON_SCHEMA: (True, False), Structured.JSON_MODE: (True, False),
        Structured.FUNCTION_CALLING: (False, True), Structured.PROMPT: (False, False),
    }[method]  # fmt: skip
    assert '"indicator"' in sent["messages"][-1]["content"]


def test_a_server_that_refuses_structured_output_is_asked_in_words() -> None:
    with serving(saying(f"好的：\n```json\n{GOOD}\n```"), Trouble.NO_SCHEMA) as server:
        made = model(server)
        assert made.structured(Wanted, ASKED, made.session()).year == 2024
    assert ["response_format" in body for body in server.seen] == [True, False]


def test_malformed_json_gets_one_round_to_be_mended() -> None:
    with serving(saying('{"indicator": "公务接待费", "year": "去年"}', GOOD)) as server:
        made = model(server)
        assert made.structured(Wanted, ASKED, made.session()).year == 2024
    assert "year" in server.seen[1]["messages"][-1]["content"]
    with serving(saying("{{{")) as server:
        made = model(server)
        with pytest.raises(ModelFailure, match="JSON"):
            made.structured(Wanted, ASKED, made.session())
    assert len(server.seen) == 2


@pytest.mark.parametrize("trouble", [t for t in Trouble if t not in (Trouble.NONE, Trouble.NO_SCHEMA)])
@pytest.mark.parametrize("streamed", [True, False])
def test_every_trouble_is_one_failure_in_bounded_time(trouble: Trouble, streamed: bool) -> None:
    def say(_: Body) -> str:
        return GOOD if not streamed else "这是一句相当长的回答，要一会儿才说得完。"

    with serving(say, trouble) as server:
        made = model(server, timeout=1)
        session, start = made.session(), time.monotonic()
        with pytest.raises(ModelFailure) as failed:
            list(made.stream(ASKED, session)) if streamed else made.structured(Wanted, ASKED, session)
    assert time.monotonic() - start < 2
    assert KEY not in str(failed.value) + repr(made) + str(session) + json.dumps(session.trace())
    assert session.calls[-1].failure


def test_a_passing_trouble_is_overcome_by_trying_again() -> None:
    with serving(saying("好。"), Trouble.RATE_LIMIT, times=1) as server:
        made = model(server)
        assert list(made.stream(ASKED, made.session())) == ["好。"]
    assert len(server.seen) == 2


def test_nothing_is_asked_beyond_the_budget() -> None:
    with serving(saying("好。")) as server:
        made = model(server, tokens=20)
        session = made.session()
        list(made.stream(ASKED, session))
        with pytest.raises(ModelFailure, match="预算"):
            list(made.stream(ASKED, session))
    assert len(server.seen) == 1


def test_a_server_that_is_not_there_and_a_provider_that_is_not_installed() -> None:
    for settings, told in (
        (ModelSettings("openai:x", "http://127.0.0.1:9/v1", retries=0), "连接"),
        (ModelSettings("ollama:qwen3"), "pip install langchain-ollama"),
        (ModelSettings("nonsense"), "HESHU_MODEL"),
    ):
        made = Model(settings)
        with pytest.raises(ModelFailure, match=told):
            list(made.stream(ASKED, made.session()))


@given(st.lists(st.integers()))
def test_bounded_passes_on_all_items_in_order(items: list[int]) -> None:
    assert list(bounded(lambda: items, time.monotonic() + 5)) == items


def test_bounded_does_not_wait_for_what_never_comes() -> None:
    def never() -> Iterable[int]:
        yield 1
        time.sleep(3)

    items, start = bounded(never, time.monotonic() + 0.1), time.monotonic()
    assert next(items) == 1
    with pytest.raises(TimeoutError):
        next(items)
    assert time.monotonic() - start < 1


def test_settings() -> None:
    settings = Settings.read({"HESHU_MODEL": "openai:qwen-plus", "HESHU_MODEL_KEY": KEY, "HESHU_MODEL_TOKENS": "500"})
    assert (settings.model.tokens, settings.model.timeout, configured(settings)) == (500, 60, "qwen-plus")
    assert KEY not in repr(settings)
    assert configured(Settings()) is None
    assert chat_model(Settings()) is None
    assert chat_model(settings) is chat_model(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HESHU_MODEL_URL", "localhost:8000"), ("HESHU_MODEL_TIMEOUT", "soon"), ("HESHU_MODEL_TIMEOUT", "0"),
        ("HESHU_MODEL_RETRIES", "-1"), ("HESHU_MODEL_TOKENS", "1.5"), ("HESHU_MODEL_STRUCTURED", "xml"),
    ],
)  # fmt: skip
def test_bad_settings_are_named(name: str, value: str) -> None:
    with pytest.raises(HeshuError, match=rf"设置 {name} 应当.*“{value}”；请改正.*。$"):
        Settings.read({name: value})
