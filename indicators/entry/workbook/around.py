"""What the rows of a file are looked at beside: values that stand, and what is said beside them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from indicators import access, attainment
from indicators.entry.parts import MeasurePart, is_given, parts_of_measures
from indicators.entry.refusals import EntryRefused
from indicators.entry.services import Entered, Entry, read
from indicators.entry.workbook.asked import Place, cells_of, place_of, standing
from indicators.entry.workbook.beside import NOTHING, Stood, stands_beside
from indicators.entry.workbook.columns import Key
from indicators.entry.workbook.compared import Compared, Found
from indicators.entry.workbook.reading import Row
from indicators.enums import Basis, ValueKind
from indicators.models import Cell, Component, PerformanceMeasure, Period, User, ValueVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads a file: whose values, when, in which words, and in whose language its numbers."""

    user: User
    now: datetime
    language: str
    notation: str

    @property
    def on(self) -> date:
        return self.now.date()


class Around:
    """What some rows are looked at beside, in a few queries for any number.

    The cells are read where somebody will see what stands in them, where something is said beside
    their values, and where the person goes after others: ``mine`` are the keys of those.
    """

    def __init__(
        self, rows: Collection[Row], reader: Reader, *, mine: Collection[str], prints: bool
    ) -> None:
        self.reader = reader
        self.mine = mine
        self.prints = prints
        touched = [row for row in rows if row.key and not row.is_as_downloaded]
        keys = [row.key for row in touched]
        self.contributed = access.parts_contributed_by(reader.user, on=reader.on)
        self.measures = self._measures({key.measure_id for key in keys})
        self.components = Component.objects.in_bulk({key.component_id for key in keys} - {None})
        self.periods = Period.objects.in_bulk({key.period_id for key in keys})
        self.parts = self._parts([key for key in keys if key.disaggregation])
        self.bases = _bases(self._identities(keys), self.periods)
        self.cells = self._cells([row.key for row in touched if self._is_looked_up(row)])
        said = [self.cell(row.key) for row in touched if row.speaks_beside]
        self.beside = stands_beside([cell for cell in said if cell is not None])

    def has(self, key: Key) -> bool:
        """Whether the key names a value that the person enters; its round is asked later."""
        measure = self.measures.get(key.measure_id)
        component = self.components.get(key.component_id)
        if measure is None or key.period_id not in self.periods:
            return False
        if not (measure.is_led or is_given(key.disaggregation, self.contributed[measure.pk])):
            return False
        is_of_measure = component is not None and component.measure_id == measure.identity_id
        return (
            key.kind in set(ValueKind)
            and (key.component_id is None or is_of_measure)
            and (not key.disaggregation or self._is_a_part(measure, key))
            and (key.as_of is None or key.kind == ValueKind.ACTUAL)
        )

    def leads(self, key: Key) -> bool:
        """Whether the person enters all of the measure, and not the part of an entity alone."""
        return self.measures[key.measure_id].is_led

    def cell(self, key: Key) -> Cell | None:
        measure = self.measures.get(key.measure_id)
        return self.cells.get((measure.identity_id, *key.place[1:])) if measure else None

    def standing(self, key: Key) -> ValueVersion | None:
        return standing(self.cell(key))

    def cell_id(self, key: Key) -> int | None:
        cell = self.cell(key)
        return cell.pk if cell and standing(cell) else None

    def stood_beside(self, key: Key) -> Stood:
        return self.beside.get(self.cell_id(key), NOTHING)

    def entry(self, row: Row) -> Entry:
        """The row as it would be typed; after what stands now, when the person said so."""
        key = row.key
        measure = self.measures[key.measure_id]
        cell = self.cell(key) if str(key) in self.mine else None
        kept = {code: getattr(self.standing(key), code, "") for code in _left_out(row)}
        return Entry(
            measure=measure,
            component=self.components.get(key.component_id),
            period=self.periods[key.period_id],
            kind=ValueKind(key.kind),
            disaggregation=key.disaggregation,
            as_of=key.as_of,
            entered=Entered(
                language=self.reader.notation,
                basis=self.bases.get((measure.identity_id, *key.place[1:]), ""),
                **kept,
                **row.typed,
            ),
            based_on=cell.revision if cell else key.revision,
        )

    def found(self, found: Found, row: Row, entry: Entry | None = None, **others) -> Compared:
        """The row; where somebody will see it, with its names and both values as printed."""
        if not self.prints or found == Found.SAME:
            return Compared(found=found, row=row, **others)
        if row.key is None or not self.has(row.key):
            return Compared(found=found, row=row, new=row.typed.get("value", ""), **others)
        measure = self.measures[row.key.measure_id]
        old, new = self._before_and_after(row, entry)
        return Compared(
            found=found,
            row=row,
            name=self._name(measure, row.key),
            period=self.periods[row.key.period_id].label,
            kind=_(ValueKind(row.key.kind).label),
            old=old,
            new=new,
            stood=self.stood_beside(row.key).texts,
            **others,
        )

    def _name(self, measure: PerformanceMeasure, key: Key) -> str:
        component = self.components.get(key.component_id)
        part = self.parts.get(measure.identity_id, {}).get(key.disaggregation)
        named = [measure.node.text, component.name if component else "", part.title if part else ""]
        return ": ".join(filter(None, named))

    def _before_and_after(self, row: Row, entry: Entry | None) -> tuple[str, str]:
        """With as many decimals as it takes for neither to seem the other or the target; as it
        was typed, where it cannot be kept.
        """
        measure, language = self.measures[row.key.measure_id], self.reader.language
        stands, target = self.standing(row.key), self._target(row.key)
        will_stand = _read(entry) if entry is not None and row.is_touched else None
        old = attainment.printed_value(stands, measure, language, [will_stand, target])
        if not row.is_touched:
            return old, old
        if will_stand is None:
            return old, row.typed.get("value") or row.typed.get("words", "")
        return old, attainment.printed_value(will_stand, measure, language, [stands, target])

    def _target(self, key: Key) -> ValueVersion | None:
        """What an actual is compared with."""
        identity = self.measures[key.measure_id].identity_id
        place = (identity, key.component_id, key.period_id, ValueKind.TARGET, "", None)
        return standing(self.cells.get(place)) if key.kind == ValueKind.ACTUAL else None

    def _is_looked_up(self, row: Row) -> bool:
        measure = self.measures.get(row.key.measure_id)
        is_mine = bool(self.mine) and str(row.key) in self.mine
        is_a_part = measure is not None and not measure.is_led
        is_said = row.speaks_beside or not row.typed or bool(_left_out(row))
        return self.prints or is_said or is_mine or is_a_part

    def _measures(self, keys: Collection[int]) -> dict[int, PerformanceMeasure]:
        entered = access.measures_entered_by(self.reader.user, on=self.reader.on)
        found = PerformanceMeasure.objects.filter(pk__in=keys).select_related("current", "node")
        own = found.annotate(is_led=Exists(entered.filter(pk=OuterRef("pk"))))
        return own.filter(Q(is_led=True) | Q(pk__in=list(self.contributed))).in_bulk()

    def _identities(self, keys: Collection[Key]) -> set[int]:
        found = (self.measures.get(key.measure_id) for key in keys)
        return {measure.identity_id for measure in found if measure is not None}

    def _cells(self, keys: Sequence[Key]) -> dict[Place, Cell]:
        if not keys:
            return {}
        periods = [self.periods[key.period_id] for key in keys if key.period_id in self.periods]
        return cells_of(self._identities(keys), set(periods))

    def _parts(self, keys: Sequence[Key]) -> dict[int, dict[str, MeasurePart]]:
        if not keys:
            return {}
        found = parts_of_measures(self._identities(keys))
        return {identity: {part.key: part for part in parts} for identity, parts in found.items()}

    def _is_a_part(self, measure: PerformanceMeasure, key: Key) -> bool:
        return key.disaggregation in self.parts.get(measure.identity_id, {})


def _read(entry: Entry) -> ValueVersion | None:
    """What would be kept; ``None`` where it cannot be."""
    try:
        return ValueVersion(**asdict(read(entry.entered, of=entry.measure)))
    except EntryRefused:
        return None


def _left_out(row: Row) -> list[str]:
    """The remarks for which the file has no column: they stay as they stand."""
    return [code for code in ("comment", "evidence") if code not in row.columns]


def _bases(identities: Collection[int], periods: Collection[int]) -> dict[Place, str]:
    """What a workbook does not ask, where it is not the usual: whether a value is a level."""
    stands = Coalesce(*(F(f"{which}__basis") for which in ("draft", "submitted", "approved")))
    cells = Cell.objects.filter(measure__in=identities, period__in=periods).annotate(basis=stands)
    unusual = cells.filter(basis__isnull=False).exclude(basis=Basis.LEVEL)
    return {place_of(cell): cell.basis for cell in unusual}
