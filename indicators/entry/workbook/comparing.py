"""What a file would change, and changing it: a thousand rows at a time, by the rules of entry."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import ledger
from indicators.entry.services import Entry, record_values
from indicators.entry.workbook.compared import MOST_SHOWN, Around, Compared, Found, Reader
from indicators.entry.workbook.reading import Row

AT_ONCE = 1000


class NotWritten(Exception):
    """A row has a problem: nothing of the file is written."""


def compare(rows: Iterable[Row], reader: Reader) -> Iterator[Compared]:
    """Each row beside what stands, asked of the real rules; nothing is kept.

    Locks are held for a thousand rows at a time. Once enough are printed to be shown, the others
    are only counted.
    """
    seen: set[tuple] = set()
    printed = 0
    for some in _chunks(rows):
        with transaction.atomic():
            compared = _keep(some, reader, seen, prints=printed < MOST_SHOWN)
            transaction.set_rollback(True)
        printed += sum(each.found != Found.SAME for each in compared)
        yield from compared


@transaction.atomic
def write(rows: Iterable[Row], reader: Reader, *, mine: Collection[str]) -> int:
    """Keep every change of the file, or none; how many values were kept.

    ``mine`` are the keys of stale rows that go after what others wrote meanwhile; other stale
    rows are left as others wrote them. ``NotWritten`` when a row has a problem.
    """
    seen: set[tuple] = set()
    written = 0
    for some in _chunks(rows):
        for each in _keep(some, reader, seen, mine=mine, prints=False):
            if each.found == Found.PROBLEM:
                raise NotWritten
            written += each.found == Found.CHANGE
    return written


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def _keep(
    rows: list[Row],
    reader: Reader,
    seen: set[tuple],
    *,
    mine: Collection[str] = (),
    prints: bool,
) -> list[Compared]:
    """What is found of each row, in their order, the changes written down."""
    keys = [row.key for row in rows if row.key and row.is_touched]
    around = Around(keys, reader, prints=prints)
    compared: dict[int, Compared] = {}
    entries: dict[int, Entry] = {}
    for at, row in enumerate(rows):
        faults = row.faults | _twice(row, seen)
        if not faults and not row.is_touched:
            compared[at] = Compared(found=Found.SAME, row=row)
        elif faults := faults or _not_theirs(row, around):
            compared[at] = around.found(Found.PROBLEM, row, faults=faults)
        elif not row.typed:
            compared[at] = _emptied(row, around)
        else:
            entries[at] = around.entry(row, mine=mine)
    compared |= _record(rows, entries, around)
    return [compared[at] for at in range(len(rows))]


def _twice(row: Row, seen: set[tuple]) -> dict[str, str]:
    if row.key is None:
        return {}
    is_new = row.key.place not in seen
    seen.add(row.key.place)
    if is_new:
        return {}
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


def _record(rows: list[Row], entries: dict[int, Entry], around: Around) -> dict[int, Compared]:
    """Keep what can be kept; what says nothing new is left out before."""
    same = {at for at, entry in entries.items() if around.says_already(rows[at], entry)}
    compared = {at: around.found(Found.SAME, rows[at]) for at in same}
    changed = {at: entry for at, entry in entries.items() if at not in same}
    outcomes = record_values(list(changed.values()), by=around.reader.user) if changed else []
    for (at, entry), outcome in zip(changed.items(), outcomes, strict=True):
        compared[at] = _outcome(rows[at], entry, outcome.refusal, around)
    return compared


def _outcome(row: Row, entry: Entry, refusal: Exception | None, around: Around) -> Compared:
    if refusal is None:
        return around.found(Found.CHANGE, row, entry)
    if isinstance(refusal, ledger.StaleWrite):
        theirs = around.standing(row.key)
        author = str(theirs.by) if theirs and theirs.by else ""
        return around.found(Found.STALE, row, entry, theirs=author)
    return around.found(Found.PROBLEM, row, entry, faults=refusal.errors)
