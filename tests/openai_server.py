"""An OpenAI-compatible chat server on loopback, which can be told what to say and how to misbehave."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Body = dict[str, Any]
"""A chat completion request as it was sent."""


class Trouble(StrEnum):
    """What is wrong with a server, whatever its model says."""

    NONE = "none"
    RATE_LIMIT = "429"
    ERROR = "500"
    NO_SCHEMA = "refuses structured output"
    DRIP = "a character now and then"
    CUT = "closes in the middle"
    TORN = "breaks off within a line"
    HTML = "a page instead of JSON"


@dataclass
class FakeServer:
    """`say` makes the reply to a request; `seen` are the requests so far, `times` says how many of them go wrong."""

    say: Callable[[Body], str]
    trouble: Trouble = Trouble.NONE
    times: int = 1_000_000
    seen: list[Body] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""

    def trouble_now(self, body: Body) -> Trouble:
        """What goes wrong with the request that has just come."""
        if len(self.seen) > self.times or (self.trouble is Trouble.NO_SCHEMA and not body.get("response_format")):
            return Trouble.NONE
        return self.trouble


@contextmanager
def serving(say: Callable[[Body], str], trouble: Trouble = Trouble.NONE, times: int = 1_000_000) -> Iterator[FakeServer]:
    """A running server; `url` is its base URL."""
    fake = FakeServer(say, trouble, times)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"fake": fake}))
    fake.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: Any) -> None:
        """A client that has heard enough hangs up: nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    fake: FakeServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.fake.seen.append(body)
        self.fake.keys.append(self.headers.get("Authorization", ""))
        trouble = self.fake.trouble_now(body)
        if trouble in (Trouble.RATE_LIMIT, Trouble.ERROR, Trouble.NO_SCHEMA):
            status = {Trouble.RATE_LIMIT: 429, Trouble.ERROR: 500, Trouble.NO_SCHEMA: 400}[trouble]
            self._send(json.dumps({"error": {"message": f"no: {self.fake.keys[-1]}", "type": "error"}}), status)
        elif trouble is Trouble.HTML:
            self._send("<html>欢迎</html>", kind="text/html")
        elif body.get("stream"):
            self._stream(self.fake.say(body), trouble)
        else:
            self._send(json.dumps(_completion(body, self.fake.say(body))), trouble=trouble)

    def _send(self, text: str, status: int = 200, kind: str = "application/json", trouble: Trouble = Trouble.NONE) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if trouble in (Trouble.CUT, Trouble.TORN):
            data = data[: len(data) // 2]
        for at in range(0, len(data), step := 1 if trouble is Trouble.DRIP else len(data)):
            self.wfile.write(data[at : at + step])
            self.wfile.flush()
            time.sleep(0.1 if trouble is Trouble.DRIP else 0)

    def _stream(self, text: str, trouble: Trouble) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        step = 1 if trouble is Trouble.DRIP else 6
        for at in range(0, len(text), step):
            if at > len(text) // 2 and trouble in (Trouble.CUT, Trouble.TORN):
                self.wfile.write(b'data: {"choices": [{"delta": {"con' if trouble is Trouble.TORN else b"")
                return
            self._event(_chunk(text[at : at + step]))
            time.sleep(0.3 if trouble is Trouble.DRIP else 0)
        self._event(_chunk("", "stop"))
        self._event({**_chunk(""), "choices": [], "usage": _USAGE})
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, event: Body) -> None:
        self.wfile.write(b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\n\n")
        self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


_USAGE = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
_BASE = {"id": "1", "created": 0, "model": "fake"}


def _completion(body: Body, text: str) -> Body:
    message: Body = {"role": "assistant", "content": text}
    if body.get("tools"):
        call = {"name": body["tools"][0]["function"]["name"], "arguments": text}
        message = {"role": "assistant", "content": None, "tool_calls": [{"id": "1", "type": "function", "function": call}]}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {**_BASE, "object": "chat.completion", "choices": [choice], "usage": _USAGE}


def _chunk(text: str, finished: str | None = None) -> Body:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finished}
    return {**_BASE, "object": "chat.completion.chunk", "choices": [choice]}
