"""A question on its way to its answer: turns that grow, and end in an answer or in a sentence that says why there is none."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence

from extraction.errors import HeshuError
from retrieval.answer import stream
from retrieval.library import Library
from retrieval.reply import Answer
from ui.turns import Turn


def answered(
    asked: str, library: Library, history: Sequence[str], files: Collection[str] | None, mode: str
) -> Iterator[Turn]:
    """The turn as its text grows, and at last with the answer."""
    try:
        for part in stream(asked, library, history=history, files=files, mode=mode, explain=True):
            yield Turn(question=asked, reply=part.to_json()) if isinstance(part, Answer) else Turn(question=asked, text=part)
    except HeshuError as error:
        yield Turn(question=asked, note=str(error))
    except Exception as error:
        logging.getLogger(__name__).exception("answering %r failed", asked)
        yield Turn(question=asked, note=f"程序内部出错（{type(error).__name__}），这个问题没有回答；详情在程序的日志里。")
