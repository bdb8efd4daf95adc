"""Everyday words as reports print them: who asks how many 电话 were taken asks for the 话务 of the report."""

from __future__ import annotations

from retrieval.understanding.cues import spoken_words


def as_printed(text: str, printed: str) -> str:
    """The text with everyday words put as a printed text puts them, where it does not use them itself."""
    for word, others in spoken_words().items():
        if word in text and word not in printed:
            said = next((other for other in others if other in printed), None)
            text = text.replace(word, said) if said else text
    return text
