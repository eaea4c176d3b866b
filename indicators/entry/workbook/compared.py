"""Rows of a file beside what stands, and what is found of each."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from indicators import access, attainment, ledger
from indicators.entry.parts import parts_of_measures
from indicators.entry.refusals import EntryRefused
from indicators.entry.services import Entered, Entry, read
from indicators.entry.workbook.asked import cells_of, standing
from indicators.entry.workbook.columns import Key
from indicators.entry.workbook.reading import Row
from indicators.enums import ValueKind
from indicators.models import Cell, Component, PerformanceMeasure, Period, User, ValueVersion

MOST_SHOWN = 500


class Found(StrEnum):
    """What becomes of a row."""

    SAME = "same"
    CHANGE = "change"
    STALE = "stale"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A row beside what stands. ``faults`` has a sentence for each column at fault.

    ``old`` and ``new`` are printed in the reader's language; ``theirs`` is who wrote the value
    that stands since the file was downloaded.
    """

    found: Found
    row: Row
    name: str = ""
    period: str = ""
    kind: str = ""
    old: str = ""
    new: str = ""
    theirs: str = ""
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads a file: whose values, on which day, in which notation."""

    user: User
    on: date
    language: str


class Around:
    """What some rows are looked at beside, read in five queries for any number."""

    def __init__(self, keys: Collection[Key], reader: Reader, *, prints: bool) -> None:
        self.reader = reader
        self.prints = prints
        entered = access.measures_entered_by(reader.user, on=reader.on)
        own = entered.filter(pk__in={key.measure_id for key in keys})
        self.measures: dict[int, PerformanceMeasure] = own.select_related("current").in_bulk()
        self.parts = Component.objects.in_bulk({key.component_id for key in keys} - {None})
        self.periods = Period.objects.in_bulk({key.period_id for key in keys})
        identities = {measure.identity_id for measure in self.measures.values()}
        self.breakdowns = {
            identity: {part.key for part in parts}
            for identity, parts in parts_of_measures(identities).items()
        }
        self.cells = cells_of(identities, self.periods.values())

    def has(self, key: Key) -> bool:
        """Whether the key names a value that the person enters; its round is asked later."""
        measure, part = self.measures.get(key.measure_id), self.parts.get(key.component_id)
        if measure is None or key.period_id not in self.periods:
            return False
        breakdowns = self.breakdowns.get(measure.identity_id, set())
        of_measure = part is not None and part.measure_id == measure.identity_id
        return (
            key.kind in set(ValueKind)
            and (key.component_id is None or of_measure)
            and (not key.disaggregation or key.disaggregation in breakdowns)
            and (key.as_of is None or key.kind == ValueKind.ACTUAL)
        )

    def standing(self, key: Key) -> ValueVersion | None:
        return standing(self._cell(key))

    def entry(self, row: Row, *, mine: Collection[str]) -> Entry:
        """The row as it would be typed; after what stands now, when the person said so."""
        key, version = row.key, self.standing(row.key)
        cell = self._cell(key)
        takes = str(key) in mine and cell is not None
        return Entry(
            measure=self.measures[key.measure_id],
            component=self.parts.get(key.component_id),
            period=self.periods[key.period_id],
            kind=ValueKind(key.kind),
            disaggregation=key.disaggregation,
            as_of=key.as_of,
            entered=Entered(
                language=self.reader.language,
                basis=version.basis if version else "",
                **row.typed,
            ),
            based_on=cell.revision if takes else key.revision,
        )

    def says_already(self, row: Row, entry: Entry) -> bool:
        """Whether what stands is what the row says: so a second upload changes nothing."""
        version = self.standing(row.key)
        try:
            statement = read(entry.entered, of=entry.measure)
        except EntryRefused:
            return False
        return (
            version is not None
            and ledger.says_the_same(version, statement)
            and (version.comment, version.evidence) == (statement.comment, statement.evidence)
        )

    def found(self, found: Found, row: Row, entry: Entry | None = None, **others) -> Compared:
        """The row; where somebody will see it, with its names and both values as printed."""
        if not self.prints or found == Found.SAME:
            return Compared(found=found, row=row, **others)
        if row.key is None or not self.has(row.key):
            return Compared(found=found, row=row, new=row.typed.get("value", ""), **others)
        measure = self.measures[row.key.measure_id]
        part = self.parts.get(row.key.component_id)
        old = self.standing(row.key)
        return Compared(
            found=found,
            row=row,
            name=f"{measure.node.text}: {part.name}" if part else measure.node.text,
            period=self.periods[row.key.period_id].label,
            kind=_(ValueKind(row.key.kind).label),
            old=attainment.printed_value(old, measure, self.reader.language),
            new=self._printed(row, entry),
            **others,
        )

    def _printed(self, row: Row, entry: Entry | None) -> str:
        """As it will stand; as it was typed, where it cannot be kept."""
        if entry is not None:
            try:
                statement = read(entry.entered, of=entry.measure)
            except EntryRefused:
                pass
            else:
                version = ValueVersion(**asdict(statement))
                return attainment.printed_value(version, entry.measure, self.reader.language)
        return row.typed.get("value") or row.typed.get("words", "")

    def _cell(self, key: Key) -> Cell | None:
        identity = self.measures[key.measure_id].identity_id
        return self.cells.get((identity, *key.place[1:]))
