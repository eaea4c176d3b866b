"""Footnotes as a plan prints them: their marks and their words. Pure.

A footnote is a text with its mark before it: ``7 See resolution 72/194.``. A letter stands once by
itself, for the words that bear it, and again with its note where that was found.
"""

import re
from collections.abc import Sequence

MARK = re.compile(r"[a-z*†‡]|\d+")
NUMBERED = re.compile(r"(?P<mark>\d+) (?P<note>.+)", re.DOTALL)


def letters_of(footnotes: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in footnotes if MARK.fullmatch(each))


def numbered_of(footnotes: Sequence[str]) -> tuple[str, ...]:
    """The words of those that stand at the foot of a page."""
    found = (NUMBERED.fullmatch(each) for each in footnotes)
    return tuple(each["note"] for each in found if each)


def below_of(footnotes: Sequence[str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What stands below the words: lettered notes with their letters, remarks without any."""
    letters = letters_of(footnotes)
    return tuple(
        _parted(each, letters)
        for each in footnotes
        if each not in letters and not NUMBERED.fullmatch(each)
    )


def noted(footnotes: Sequence[str]) -> tuple[str, ...]:
    """The words of all of them in their order, without marks."""
    letters = letters_of(footnotes)
    found = []
    for each in footnotes:
        if each not in letters:
            numbered = NUMBERED.fullmatch(each)
            found.append(numbered["note"] if numbered else _parted(each, letters)[1])
    return tuple(found)


def _parted(said: str, letters: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The letters that open a note, and its words; a remark has none."""
    marks = []
    words = said.split(" ")
    while len(words) > 1 and MARK.fullmatch(words[0]) and words[0] in letters:
        marks.append(words.pop(0))
    return tuple(marks), " ".join(words)
