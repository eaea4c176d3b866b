"""What a file would change, and changing it: thousands of rows at a time, by the rules of entry."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import ledger
from indicators.entry.bulk import Answer, BulkRow, record_in_bulk
from indicators.entry.refusals import EntryRefused
from indicators.entry.services import Entry, read, record_values
from indicators.entry.workbook.around import Around, Reader
from indicators.entry.workbook.beside import Kept, Said, asks_of, give_all, said_anew
from indicators.entry.workbook.columns import BESIDE, BY_CODE, digest_of
from indicators.entry.workbook.compared import MOST_SHOWN, Compared, Found
from indicators.entry.workbook.places import Places
from indicators.entry.workbook.reading import Row
from indicators.models import Cell, ValueVersion

AT_ONCE = 5_000
# While somebody will see what is found of each.
TO_BE_SHOWN = 500
# Where a refusal names something else, it is said at the value.
COLUMN_OF = {"amount": "value", "amount_high": "value_high"}


class NotWritten(Exception):
    """A row has a problem: nothing of the file is written."""


def compare(rows: Iterable[Row], reader: Reader) -> Iterator[Compared]:
    """Each row beside what stands, asked of the real rules; nothing is kept.

    Locks are held for some thousand rows at a time. Once enough are printed to be shown, the others
    are only counted.
    """
    places = Places()
    printed = 0
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE if printed >= MOST_SHOWN else TO_BE_SHOWN)):
        again = places.named_before(some)
        with transaction.atomic():
            compared = _keep(some, reader, again, prints=printed < MOST_SHOWN)
            transaction.set_rollback(True)
        printed += sum(each.found != Found.SAME for each in compared)
        yield from compared


@transaction.atomic
def write(rows: Iterable[Row], reader: Reader, *, mine: Collection[str]) -> int:
    """Keep every change of the file, or none; how many rows were kept.

    ``mine`` are the keys of stale rows that go after what others wrote meanwhile; other stale
    rows are left as others wrote them. ``NotWritten`` when a row has a problem.
    """
    places = Places()
    written = 0
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        again = places.named_before(some)
        for each in _keep(some, reader, again, mine=mine, prints=False):
            if each.found == Found.PROBLEM:
                raise NotWritten
            written += each.found == Found.CHANGE
    return written


def _keep(
    rows: list[Row],
    reader: Reader,
    again: Collection[int],
    *,
    mine: Collection[str] = (),
    prints: bool,
) -> list[Compared]:
    """What is found of each row, in their order, the changes written down.

    ``again`` are the places of rows whose value the file has named before.
    """
    around = Around(rows, reader, mine=mine, prints=prints)
    compared: dict[int, Compared] = {}
    entries: dict[int, Entry] = {}
    for at, row in enumerate(rows):
        faults = row.faults | (_twice() if at in again else {})
        if not faults and row.is_as_downloaded:
            compared[at] = Compared(found=Found.SAME, row=row)
        elif faults := faults or _not_theirs(row, around):
            compared[at] = around.found(Found.PROBLEM, row, faults=faults)
        elif theirs := _said_meanwhile(row, around):
            entry = around.entry(row) if row.is_touched else None
            compared[at] = around.found(Found.STALE, row, entry, theirs=theirs)
        elif not row.is_touched:
            compared[at] = around.found(Found.SAME, row)
        elif not row.typed:
            compared[at] = _emptied(row, around)
        else:
            entries[at] = around.entry(row)
    cells = _record(rows, entries, around, compared)
    _say_beside(rows, cells, around, compared)
    if prints:
        _ask(cells, compared)
    return [compared[at] for at in range(len(rows))]


def _twice() -> dict[str, str]:
    return {"value": _("This value stands in the file twice. Take one of the two rows out.")}


def _not_theirs(row: Row, around: Around) -> dict[str, str]:
    if row.key is not None and around.has(row.key):
        return {}
    return {"value": _("You do not enter this value, or the plan no longer asks for it.")}


def _emptied(row: Row, around: Around) -> Compared:
    """Nothing typed where nothing stands is nothing; what stands is not emptied in silence."""
    if around.standing(row.key) is None:
        return around.found(Found.SAME, row)
    sentence = _("The value was cleared. Type it again, or choose a state: empty is never zero.")
    return around.found(Found.PROBLEM, row, faults={"value": sentence})


def _record(
    rows: list[Row], entries: dict[int, Entry], around: Around, compared: dict[int, Compared]
) -> dict[int, int]:
    """Keep what can be kept, all at once; the cell of each row that was looked at."""
    stated: dict[int, BulkRow] = {}
    cells: dict[int, int] = {}
    for at, entry in entries.items():
        if not around.leads(rows[at].key):
            continue
        try:
            stated[at] = _stated(entry)
        except EntryRefused as refusal:
            compared[at] = around.found(Found.PROBLEM, rows[at], entry, faults=refusal.errors)
    if stated:
        outcome = record_in_bulk(stated.values(), by=around.reader.user, now=around.reader.now)
        for at, answer in zip(stated, outcome.answers, strict=True):
            compared[at] = _answered(rows[at], entries[at], answer, around)
            cells[at] = answer.cell_id
    given = {at: entry for at, entry in entries.items() if not around.leads(rows[at].key)}
    return cells | _record_parts(rows, given, around, compared)


def _record_parts(
    rows: list[Row], entries: dict[int, Entry], around: Around, compared: dict[int, Compared]
) -> dict[int, int]:
    """The parts of an entity, which who leads the measure hands in with the whole."""
    cells = {}
    outcomes = record_values(list(entries.values()), by=around.reader.user) if entries else []
    for (at, entry), outcome in zip(entries.items(), outcomes, strict=True):
        row, refusal, before = rows[at], outcome.refusal, around.standing(rows[at].key)
        if isinstance(refusal, ledger.StaleWrite):
            compared[at] = _stale(row, entry, refusal.current, around)
        elif refusal is not None:
            compared[at] = around.found(Found.PROBLEM, row, entry, faults=refusal.errors)
        else:
            cells[at] = outcome.cell.pk
            is_new = before is None or outcome.cell.revision > before.number
            compared[at] = around.found(Found.CHANGE if is_new else Found.SAME, row, entry)
    return cells


def _stated(entry: Entry) -> BulkRow:
    """The entry in the notation of machines."""
    statement = read(entry.entered, of=entry.measure)
    return BulkRow(
        measure=entry.measure.pk,
        period=entry.period.pk,
        kind=entry.kind,
        component=entry.component and entry.component.pk,
        disaggregation=entry.disaggregation,
        as_of=entry.as_of,
        based_on=entry.based_on,
        **{name: getattr(statement, name) for name in ledger.SAID},
    )


def _answered(row: Row, entry: Entry, answer: Answer, around: Around) -> Compared:
    if answer.is_taken:
        return around.found(Found.CHANGE, row, entry)
    if answer.is_unchanged:
        return around.found(Found.SAME, row)
    if answer.code == "stale":
        return _stale(row, entry, answer.current, around)
    column = COLUMN_OF.get(answer.field, answer.field)
    faults = {column if column in BY_CODE else "value": answer.sentence}
    return around.found(Found.PROBLEM, row, entry, faults=faults)


def _stale(row: Row, entry: Entry, current: ValueVersion | None, around: Around) -> Compared:
    author = str(current.by) if current and current.by else ""
    return around.found(Found.STALE, row, entry, theirs=author)


def _say_beside(
    rows: list[Row], cells: dict[int, int], around: Around, compared: dict[int, Compared]
) -> None:
    """Keep what is said beside the values that stand as the file has them."""
    said: dict[int, Said] = {}
    at_cell: dict[int, int] = {}
    for at, row in enumerate(rows):
        if not row.speaks_beside or compared[at].found not in (Found.SAME, Found.CHANGE):
            continue
        cell = cells.get(at) or around.cell_id(row.key)
        if cell is None:
            faults = dict.fromkeys(row.beside, _("Enter the value first."))
            compared[at] = around.found(Found.PROBLEM, row, faults=faults)
            continue
        cells[at], at_cell[cell] = cell, at
        said[cell] = Said(
            measure=around.measures[row.key.measure_id],
            typed=row.beside,
            stood=around.stood_beside(row.key).texts,
            leads=around.leads(row.key),
        )
    kept = give_all(said, by=around.reader.user) if said else Kept()
    for cell in kept.changed:
        at = at_cell[cell]
        if compared[at].found == Found.SAME:
            compared[at] = around.found(Found.CHANGE, rows[at])
    for cell, faults in kept.faults.items():
        at = at_cell[cell]
        compared[at] = around.found(Found.PROBLEM, rows[at], faults=faults)


def _said_meanwhile(row: Row, around: Around) -> str:
    """Who said something else beside the value since the file was downloaded."""
    if not row.is_touched_beside or str(row.key) in around.mine:
        return ""
    stood = around.stood_beside(row.key)
    is_new = bool(said_anew(row.beside, stood.texts))
    return stood.by if is_new and digest_of(stood.texts, BESIDE) != row.key.beside else ""


def _ask(cells: dict[int, int], compared: dict[int, Compared]) -> None:
    """What is asked of the values that changed, now that all is said."""
    changed = {at: cell for at, cell in cells.items() if compared[at].found == Found.CHANGE}
    asks = asks_of(Cell.objects.filter(pk__in=changed.values()))
    for at, cell in changed.items():
        compared[at] = replace(compared[at], asks=asks.get(cell, []))
