"""The attainment annex: exact figures of every measure with their certificate numbers."""

from collections.abc import Iterator

from indicators.reports.blocks import Block, Heading, Table
from indicators.reports.document import Document
from indicators.reports.layouts.annex import exact_table, reckoned
from indicators.reports.words import Words


def blocks(document: Document, words: Words, digest: str) -> Iterator[Block]:
    yield Heading(1, words("Annex: exact figures"))
    yield from reckoned(document, words, digest, is_whole=True)


def sheets(document: Document, words: Words) -> Iterator[Table]:
    for each in document.programmes:
        yield exact_table(each, document, words, is_certified=True)
