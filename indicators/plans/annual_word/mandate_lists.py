"""Lists of legislative mandates: tables of symbol and title, and plain lines without a symbol."""

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.plans.annual_word.blocks import Line, Row, Table
from indicators.plans.annual_word.reading import Reading
from indicators.plans.mandates import Entry, MandateList, begins_entry, entries, heading
from indicators.plans.records import Mandate, Source

_BULLET = re.compile(r"^[•·▪–-]\s*|^\([a-z]\)\s*")
_BETWEEN = re.compile(
    r"\s*[;；]\s*|\s*[,，、]\s*(?=(?:[A-Z]{1,6}[./])?\S*\d\S*/)|\s+(?:and|和)\s+(?=\S*\d\S*/)"
)


class MandateReader:
    """Reads the lists below one heading of mandates. ``path`` is the frame they stand in."""

    def __init__(self, reading: Reading, path: str) -> None:
        self._reading = reading
        self._list: MandateList | None = None
        self.path = path

    def open_list(self, line: Line) -> None:
        """A line between the lists: it names the body and the kind of what follows."""
        self._list = heading(line.plain) or MandateList(body=line.plain, kinds=())
        self._reading.drop_line(line, "body and kind of mandates, kept in their fields")

    def read_line(self, line: Line, at: int) -> None:
        """A mandate without a symbol, such as a convention, or an entry on one line."""
        text = line.plain
        bullet = _BULLET.match(text)
        if bullet and bullet.group():
            self._reading.drop(bullet.group(), "bullet", line.source)
            text = text[bullet.end() :]
        footnotes = self._reading.notes.cite(line, at)
        for entry in _by_tabs(line.text) or [text]:
            self._read_text(entry, line.source, footnotes)
            footnotes = ()

    def read_table(self, table: Table, at: int) -> None:
        for rows in _entries_of_rows(table):
            for left, right in _pairs(rows[0]):
                self._read_pair(rows, left, right, at)

    def _read_pair(self, rows: list[Row], left: int, right: int | None, at: int) -> None:
        cell = rows[0].cells[left]
        source = Source(table=rows[0].source.table, row=rows[0].source.row)
        footnotes = self._reading.notes.cite(cell, at)
        if right is None:
            self._read_text(cell.plain, source, footnotes)
            return
        titles = [row.cells[right] for row in rows if right < len(row.cells)]
        for titled in titles:
            footnotes += self._reading.notes.cite(titled, at)
        title = "\n".join(titled.plain for titled in titles if titled.plain)
        for part in _parts(cell.plain):
            for entry in entries(f"{part} {titles[0].plain}", self._list):
                told = entry if entry.symbol else replace(entry, symbol=part)
                self._put(told, title, source, footnotes)
                footnotes = ()
        self._reading.drop(cell.plain, "symbols of mandates, kept in their fields", cell.source)

    def _read_text(self, text: str, source: Source, footnotes: tuple[str, ...]) -> None:
        """Entries with their titles in one text; a text without a symbol is a title alone."""
        for entry in entries(text, self._list):
            self._reading.drop(entry.printed, "symbol of a mandate, kept in its field", source)
            self._put(entry, entry.title, source, footnotes)
            footnotes = ()

    def _put(self, entry: Entry, title: str, source: Source, footnotes: tuple[str, ...]) -> None:
        self._reading.put(
            Mandate(
                path=self._reading.free_path(f"{self.path}/mandate 1"),
                text=title,
                source=source,
                footnotes=footnotes,
                body=entry.body,
                mandate_kind=entry.kind,
                symbol=entry.symbol,
                section=entry.section,
            )
        )


def _by_tabs(text: str) -> list[str]:
    """Symbols and titles parted by tabs, two and two on one line; ``[]`` for any other line."""
    cells = [" ".join(cell.split()) for cell in text.split("\t") if cell.strip()]
    symbols, titles = cells[::2], cells[1::2]
    are_pairs = len(symbols) == len(titles) > 1 and all(begins_entry(each) for each in symbols)
    if not are_pairs or any(begins_entry(each) for each in titles):
        return []
    return [f"{symbol} {title}" for symbol, title in zip(symbols, titles, strict=True)]


def _entries_of_rows(table: Table) -> Iterator[list[Row]]:
    """The rows of one entry: a row without a symbol goes on with the title above it."""
    entry: list[Row] = []
    for row in table.rows:
        if not row.plain:
            continue
        goes_on = len(row.cells) == 2 and not row.cells[0].plain
        if goes_on and entry and next(_pairs(entry[0])) == (0, 1):
            entry.append(row)
            continue
        if entry:
            yield entry
        entry = [row]
    if entry:
        yield entry


def _pairs(row: Row) -> Iterator[tuple[int, int | None]]:
    """Symbol and title cells of a row: two columns, or twice two side by side."""
    filled = [place for place, cell in enumerate(row.cells) if cell.plain]
    for at in range(0, len(filled), 2):
        left = filled[at]
        right = filled[at + 1] if at + 1 < len(filled) else None
        yield left, right


def _parts(symbols: str) -> list[str]:
    """``71/243; 75/233`` is two mandates with one title; ``25/1, sect. II`` is one."""
    parts = [part.strip(" ;；,，") for part in _BETWEEN.split(symbols)]
    parts = [part for part in parts if part]
    return parts if all(begins_entry(part) for part in parts) else [symbols]
