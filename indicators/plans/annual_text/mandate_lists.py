"""The lists of legislative mandates of one unit."""

from dataclasses import dataclass, field

from indicators.plans.annual_text.desk import Desk
from indicators.plans.mandates import Entry, MandateList, entries, heading
from indicators.plans.records import Mandate
from indicators.plans.text import Passage


@dataclass(slots=True)
class MandateLists:
    """Reads the lists passage by passage. ``unit`` is the path of the unit they belong to.

    At the foot of a page the columns may be printed one after the other, all symbols and then
    all titles: a title alone goes to the first line of symbols that still lacks one.
    """

    desk: Desk
    unit: str
    _under: MandateList | None = None
    _untitled: list[list[tuple[Entry, Passage]]] = field(default_factory=list)

    def take(self, passage: Passage) -> None:
        named = heading(passage.text)
        if named:
            self.close()
            self._under = named
            self.desk.drop(passage, "list heading")
            return
        row: list[tuple[Entry, Passage]] = []
        for entry in entries(passage.text, self._under):
            symbol, passage = passage.split(len(entry.printed))
            row.append((entry, symbol))
            if entry.has_title:
                title, passage = passage.split(len(entry.title))
                self._row(row, title)
                row = []

    def close(self) -> None:
        """A symbol whose title never came is a mandate without one."""
        untitled, self._untitled = self._untitled, []
        for row in untitled:
            self._add_row(row, Passage(()))

    def _row(self, row: list[tuple[Entry, Passage]], title: Passage) -> None:
        """The symbols of one line and their title; a title alone has one entry with no symbol."""
        has_symbol = bool(row[0][1].pieces)
        if has_symbol and not title.pieces:
            self._untitled.append(row)
        elif has_symbol:
            self.close()
            self._add_row(row, title)
        elif self._untitled:
            self._add_row(self._untitled.pop(0), title)
        elif self._under:
            self._add_row(row, title)
        else:
            self.desk.leave(title)

    def _add_row(self, row: list[tuple[Entry, Passage]], title: Passage) -> None:
        for entry, symbol in row:
            self._add(entry, symbol, title)
            title = title.bare if title.pieces else title

    def _add(self, entry: Entry, symbol: Passage, title: Passage) -> None:
        self.desk.drop(symbol, "symbol")
        self.desk.add(
            Mandate(
                path=self.desk.next_path(self.unit, "mandate"),
                text=title.text,
                source=(symbol if symbol.pieces else title).source,
                footnotes=title.notes,
                body=entry.body,
                mandate_kind=entry.kind,
                symbol=entry.symbol,
                section=entry.section,
            )
        )
