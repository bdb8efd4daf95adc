"""Which of the topics of `data/cues.yaml` a question asks for, and by what words reports tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from retrieval.understanding.cue_words import cue_words

_MAIN_REASON = re.compile(r"主要是什么(?:样的)?原因")
"""主要是什么 asks for a purpose, but not with 原因 after it."""


def topic_in(text: str) -> tuple[str, ...]:
    """The words under which reports tell what a question asks for, where it asks for one of the topics."""
    return tuple(_longest(_MAIN_REASON.sub("原因", text)).get("told", ()))


def topic_name(text: str) -> str:
    """What the topic that a text asks for is called; '' where it asks for none."""
    found = [(len(word), topic["name"]) for topic in cue_words()["topics"].values() for word in topic["asked"] if word in text]
    return str(max(found)[1]) if found else ""


def topic_asked(text: str) -> list[str]:
    """The words by which a text asks for topics."""
    return [word for topic in cue_words()["topics"].values() for word in topic["asked"] if word in text]


def needed_in(text: str) -> tuple[str, ...]:
    """Words of which an answer must hold one, where the topic that a text asks for has such words."""
    return tuple(_longest(text).get("needs", ()))


def _longest(text: str) -> dict[str, Any]:
    """The topic that a text asks for in the longest words; {} where it asks for none."""
    topics = cue_words()["topics"]
    found = [(len(word), key) for key, topic in topics.items() for word in topic["asked"] if word in text]
    return topics[max(found)[1]] if found else {}


def elsewhere_in(text: str) -> tuple[str, ...]:
    """Words by which a sentence tells of a topic that a text asks for, wherever it stands."""
    return _of_topics("elsewhere", text)


def _of_topics(key: str, text: str) -> tuple[str, ...]:
    listed = (topic for topic in cue_words()["topics"].values() if any(word in text for word in topic["asked"]))
    return tuple(word for topic in listed for word in topic.get(key, ()))


def has_any(needed: Sequence[str], text: str) -> bool:
    """Whether a text holds one of the words of which an answer must hold one, where there are such words."""
    return not needed or any(word in text for word in needed)
