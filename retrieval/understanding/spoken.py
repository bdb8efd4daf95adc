"""Everyday words as reports print them: who asks how many 电话 were taken asks for the 话务 of the report."""

from __future__ import annotations

import re

from retrieval.understanding.cues import spoken_words

_BUILT = re.compile(
    r"(?:[建盖修造](?:好|完|起来|成)|完工)了?(?:之后|以后|后)|[建盖修造](?:好|完|起来)了?(?=用来|拿来|[做干作]什么)"
)


def as_printed(text: str, printed: str) -> str:
    """The text with everyday words put as a printed text puts them, where it does not use them itself."""
    for word, others in spoken_words().items():
        if word in text and word not in printed:
            said = next((other for other in others if other in printed), None)
            text = text.replace(word, said) if said else text
    return text


def when_built(question: str) -> str:
    """建好后用来做什么 by the word with which reports tell what a house is for."""
    return _BUILT.sub("建成后", question)
