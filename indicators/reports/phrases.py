"""Phrases of other languages inside Arabic: set apart, so that their stops stay at their ends."""

import re
from collections.abc import Iterator
from typing import Any

# Several words that run from left to right: without Arabic letters, and up to what parts them.
# A day alone, too: after Arabic letters 2026-02-01 would be read from its other end.
DAY = r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?: UTC)?)?(?![0-9])"
PHRASE = re.compile(
    rf"{DAY}|"
    r"(?:(?<![0-9:])[0-9](?:[0-9.,:]*[0-9])? )?[A-Za-zÀ-ɏ]"
    r"(?:[^\u0600-\u08ff\u2066-\u2069\n\t·←]*[^\u0600-\u08ff\u2066-\u2069\s·←:;,])?"
)
WORDS_OF_A_SENTENCE = 4
# What opens or closes around the phrase is of the sentence that it stands in.
OPENING, CLOSING = "([", ")]"
NO_WORDS = frozenset({"is", "link", "look", "marks", "alt", "verdict", "totals"})


def isolated(value: Any) -> Any:
    """Plain data with the phrases in its texts set apart, addresses and names of looks aside."""
    if isinstance(value, str):
        return PHRASE.sub(_isolated, value)
    if isinstance(value, list | tuple):
        return [isolated(each) for each in value]
    if isinstance(value, dict):
        return {k: each if k in NO_WORDS else isolated(each) for k, each in value.items()}
    return value


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether it is such a phrase."""
    done = 0
    for found in PHRASE.finditer(text):
        words = _phrase(found)
        if words:
            yield text[done : found.start()], False
            yield words, True
            done = found.start() + len(words)
    yield text[done:], False


def _isolated(found: re.Match[str]) -> str:
    words = _phrase(found)
    return f"\u2066{words}\u2069{found[0].removeprefix(words)}" if words else found[0]


def _phrase(found: re.Match[str]) -> str:
    """Its words, none where it is one word alone and no day.

    The stop after a name ends the Arabic sentence, the stop of a sentence its own.
    """
    words = _balanced(found[0])
    if " " not in words and not re.fullmatch(DAY, words):
        return ""
    if words.endswith(".") and len(words.split()) < WORDS_OF_A_SENTENCE:
        return words[:-1]
    return words


def _balanced(words: str) -> str:
    """Without brackets at the end whose other one stands outside."""
    while words[-1] in OPENING or any(
        words.endswith(close) and words.count(open_) < words.count(close)
        for open_, close in zip(OPENING, CLOSING, strict=True)
    ):
        words = words[:-1].rstrip()
    return words
