"""Footnotes of a plan: numbered ones at the foot of the page, lettered ones below their words.

A node's footnotes are texts with their mark before them: ``7 See resolution 72/194.``. A letter
stands once by itself, for the words that bear it, and again with its note where that was found.
"""

import re
from collections.abc import Iterable, Iterator

from indicators.reports.blocks import Look, Notes, Paragraph
from indicators.reports.printed import PrintedNode

MARK = re.compile(r"[a-z*†‡]|\d+")
NUMBERED = re.compile(r"(?P<mark>\d+) (?P<note>.+)", re.DOTALL)


def notes_of(node: PrintedNode) -> Notes:
    """What is raised after the words of a node."""
    numbered = (NUMBERED.fullmatch(each) for each in node.footnotes)
    return Notes(
        letters=tuple(each for each in node.footnotes if MARK.fullmatch(each)),
        foot=tuple(each["note"] for each in numbered if each),
    )


def below(nodes: Iterable[PrintedNode]) -> Iterator[Paragraph]:
    """What stands under a table or figure of these nodes: their lettered notes, and remarks."""
    for node in nodes:
        letters = notes_of(node).letters
        for each in node.footnotes:
            if each in letters or NUMBERED.fullmatch(each):
                continue
            marks, note = _parted(each, letters)
            yield Paragraph(note, Look.NOTE, Notes(letters=marks))


def _parted(said: str, letters: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The letters that open a note, and its words; a remark has none."""
    marks = []
    words = said.split(" ")
    while len(words) > 1 and MARK.fullmatch(words[0]) and words[0] in letters:
        marks.append(words.pop(0))
    return tuple(marks), " ".join(words)
