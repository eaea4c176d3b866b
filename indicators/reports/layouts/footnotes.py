"""Footnotes of a plan by what they stand to, for files that have no foot of a page."""

from collections.abc import Iterator

from indicators.reports.blocks import Cell, Column, Content, Row, Table
from indicators.reports.document import Document
from indicators.reports.layouts import left_out
from indicators.reports.layouts.budget_words import BUDGET_WORDS
from indicators.reports.layouts.measures import PERIOD_HEADS
from indicators.reports.layouts.parts import address
from indicators.reports.words import Words


def footnotes(document: Document, words: Words) -> Iterator[Table]:
    rows = tuple(_rows(document, words))
    if rows:
        name = BUDGET_WORDS[words.language]["footnotes"]
        columns = (
            Column(words("Path"), Content.TEXT, 60),
            Column(words("Value"), Content.TEXT, 34),
            Column(name),
        )
        yield Table(name, columns, rows, left_out.said(words, left_out.programmes(document)))


def _rows(document: Document, words: Words) -> Iterator[Row]:
    """Of nodes with their marks, as printed; of single values by their period and kind."""
    for node in document.plan.nodes if document.plan else ():
        for note in node.footnotes:
            yield Row((Cell(node.path, link=address(node.path, document)), Cell(), Cell(note)))
    for measure in document.measures:
        for each in measure.footnotes:
            value = words(PERIOD_HEADS[each.kind], period=each.period)
            path = Cell(measure.path, link=address(measure.path, document))
            yield Row((path, Cell(value), Cell(each.text)))
