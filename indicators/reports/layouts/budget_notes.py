"""Footnotes of a plan: numbered ones at the foot of the page, lettered ones below their words."""

from collections.abc import Iterable, Iterator

from indicators.reports.blocks import Look, Notes, Paragraph
from indicators.reports.footnotes import below_of, letters_of, numbered_of
from indicators.reports.printed import PrintedNode, PrintedValue


def notes_of(noted: PrintedNode | PrintedValue) -> Notes:
    """What is raised after the words of a node, or after a value."""
    return Notes(letters_of(noted.footnotes), numbered_of(noted.footnotes))


def below(nodes: Iterable[PrintedNode]) -> Iterator[Paragraph]:
    """What stands under a table or figure of these nodes: lettered notes of them and of their
    values, each once, and remarks.
    """
    for node in nodes:
        of_values = (note for value in node.values for note in value.footnotes)
        for letters, note in below_of(tuple(dict.fromkeys((*node.footnotes, *of_values)))):
            yield Paragraph(note, Look.NOTE, Notes(letters=letters))
