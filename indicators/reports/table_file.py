"""A report's tables as CSV, which a spreadsheet opens without running anything in it."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from indicators.formulas import inert
from indicators.reports.blocks import Cell, Content, Cover, Layout, Table, told_in_full
from indicators.reports.document import Document
from indicators.reports.layouts import tabulated
from indicators.reports.making import made_with
from indicators.reports.words import Words

BYTE_ORDER_MARK = "\ufeff"
MADE_WITH = made_with("CSV in UTF-8, RFC 4180")


def write_csv(frozen: Mapping[str, Any]) -> bytes:
    """The flat tables of the report one after another; the first begins with the first line.

    After its rows a table says what it leaves out. An empty line and its name come before each
    further one. Numbers are plain, with a point and without spaces; verdicts and words as shown.
    The last lines, below an empty one, are the cover: what the report is called, what it warns of,
    its facts, one with its name on each line, and what the file was made with.
    """
    document = Document.from_json(frozen)
    layout = tabulated(document)
    file = StringIO()
    writer = csv.writer(file)
    for index, table in enumerate(layout.tables):
        if index:
            writer.writerows([[], [inert(table.name)]])
        writer.writerows(_lines(table, layout))
    words = Words.of(document.language)
    writer.writerow([])
    writer.writerows(_cover(layout.cover))
    writer.writerow([words("Made with"), MADE_WITH])
    return f"{BYTE_ORDER_MARK}{file.getvalue()}".encode()


def _lines(table: Table, layout: Layout) -> Iterator[list[str]]:
    yield [column.head for column in table.columns]
    for row in table.rows:
        cells = zip(row.cells, table.columns, strict=True) if row.cells else ()
        told = [_told(cell, column.content, layout.judged) for cell, column in cells]
        yield told or [inert(row.band)]
    if table.left_out:
        yield [inert(table.left_out)]
    if layout.watermark:
        yield [inert(layout.watermark)]


def _cover(cover: Cover) -> Iterator[list[str]]:
    for said in filter(None, (cover.title, cover.warning)):
        yield [inert(said)]
    for name, fact in cover.facts:
        yield [name, inert(fact)]


def _told(cell: Cell, content: Content, judged: str) -> str:
    if content == Content.NUMBER and cell.number:
        return cell.number
    return inert(told_in_full(cell, judged))
