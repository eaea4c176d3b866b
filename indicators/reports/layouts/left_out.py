"""What exists and is not in a table, said beneath every table in one way.

Each table counts what it leaves out itself; what is none is not said, and where there is nothing,
that is.
"""

from collections.abc import Iterable

from indicators.enums import ReportColumn
from indicators.reports.document import Document, Measure
from indicators.reports.words import Words

# A thing in the words of the report, and how many of it, or which.
Things = tuple[str, int | str]


def said(words: Words, *things: Things, note: str = "") -> str:
    """``note`` is what the table leaves out by its nature."""
    told = [words("{things} ({n})", things=words(name), n=n) for name, n in things if n]
    if not told:
        return note or words("This table leaves nothing out.")
    left = words("Not in this table: {things}.", things=words("; ").join(told))
    return words("{sentence} {next}", sentence=note, next=left) if note else left


def values(measures: Iterable[Measure]) -> tuple[Things, ...]:
    """Values of the period that are in no figure of these measures."""
    kept = [each.held_back for each in measures if each.held_back]
    return (
        ("drafts", sum(each.drafts for each in kept)),
        ("values submitted and not yet approved", sum(each.submitted for each in kept)),
        ("values suppressed for confidentiality", sum(each.suppressed for each in kept)),
    )


def programmes(document: Document) -> Things:
    return "programmes that were not asked for", document.left_out.programmes


def years(document: Document, words: Words) -> Things:
    return "years that were not asked for", words(", ").join(document.years_left_out)


def columns(document: Document, words: Words, offered: Iterable[ReportColumn]) -> Things:
    """Where columns were chosen, those of the ``offered`` that were not."""
    missing = [each for each in offered if each not in document.columns]
    told = words(", ").join(map(words.label, missing)) if document.columns else ""
    return "columns that were not asked for", told


def other_measures(document: Document, listed: int) -> Things:
    """Of a table that lists some measures of the report only."""
    return "measures that are not of this list", sum(1 for _ in document.measures) - listed
